"""Backups: how old the last is, where they lie, and whether they bring everything back."""

from tethelp_desktop.ui.pages.backups.page import BackupsPage

__all__ = ["BackupsPage"]
