"""Tiền và phân bổ: where every unit and every đồng is, and the entries that move them."""

from tethelp_desktop.ui.pages.money.ledger_panel import LedgerPanel
from tethelp_desktop.ui.pages.money.page import MoneyPage, Part

__all__ = ["LedgerPanel", "MoneyPage", "Part"]
