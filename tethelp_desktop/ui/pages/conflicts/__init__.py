"""The section of conflicts: fields changed in two places, and people who stand twice."""

from tethelp_desktop.ui.pages.conflicts.page import ConflictsPage

__all__ = ["ConflictsPage"]
