"""Lists of communes and hospitals, and the decisions that approve what they propose."""

from tethelp_desktop.ui.pages.lists.page import ListsPage

__all__ = ["ListsPage"]
