"""Opens the window; `tethelp`, the command of the terminal, is in `cli`."""

import sys

from tethelp_desktop.ui.app import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
