"""The `tethelp` command: every job without a window, for scripts and support.

Each module holds one group of commands; a command is given what was typed and a terminal to
speak to, and returns facts for a script. Sentences come from `wording`; Qt is never imported.
"""
