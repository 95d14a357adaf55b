"""Starts the packaged ``tethelp`` command."""

import sys

from tethelp_desktop.cli.main import main

sys.exit(main())
