"""The accounts of the people who work at this PC."""

from tethelp_desktop.ui.pages.staff.page import StaffPage
from tethelp_desktop.ui.pages.staff.recovery import RecoveryPage

__all__ = ["RecoveryPage", "StaffPage"]
