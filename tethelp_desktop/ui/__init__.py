"""The window: Qt and nothing but Qt.

Nothing here decides what may be saved, opens a file of the store or builds a query; it shows
what `services` return and calls them through `operations`.
"""

from typing import Final

NAME: Final = "TếtHelp"
"""The brand, the same in every language."""
