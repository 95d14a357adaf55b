"""Receipts: looked at, printed, voided, proved gapless, and verified."""

from tethelp_desktop.ui.pages.receipts.page import ReceiptsPage
from tethelp_desktop.ui.pages.receipts.verify import VerifyPage

__all__ = ["ReceiptsPage", "VerifyPage"]
