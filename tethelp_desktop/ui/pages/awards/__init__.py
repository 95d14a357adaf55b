"""Awards: what is proposed, approved, withdrawn and replaced, and for whom."""

from tethelp_desktop.ui.pages.awards.page import AwardsPage

__all__ = ["AwardsPage"]
