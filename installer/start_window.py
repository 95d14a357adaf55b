"""Starts the packaged window."""

import sys

from tethelp_desktop.__main__ import main

sys.exit(main())
