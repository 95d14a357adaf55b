"""The first section: where every kind of gift is, and what waits for somebody."""

from tethelp_desktop.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
