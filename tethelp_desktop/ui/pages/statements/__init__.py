"""Published figures, each beside what the store counts."""

from tethelp_desktop.ui.pages.statements.page import StatementsPage

__all__ = ["StatementsPage"]
