"""Looking up what the program knows: figures of the law, its rules, administrative units."""

from tethelp_desktop.ui.pages.lookup.page import LookupPage, Part

__all__ = ["LookupPage", "Part"]
