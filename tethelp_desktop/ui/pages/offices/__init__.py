"""The section of offices, at headquarters: who is in the line, and which PCs are believed."""

from tethelp_desktop.ui.pages.offices.page import OfficesPage

__all__ = ["OfficesPage"]
