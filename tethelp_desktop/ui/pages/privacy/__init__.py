"""Personal data: what people ask, what went wrong, what left the office, and on what basis."""

from tethelp_desktop.ui.pages.privacy.page import PrivacyPage

__all__ = ["PrivacyPage"]
