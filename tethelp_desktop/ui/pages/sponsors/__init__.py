"""The section of sponsors: what they pledged, what came in, and where every unit went."""

from tethelp_desktop.ui.pages.sponsors.page import SponsorsPage

__all__ = ["SponsorsPage"]
