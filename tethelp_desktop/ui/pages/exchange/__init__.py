"""The section of bundles: out to a stick, in from a stick, and how far every part has come."""

from tethelp_desktop.ui.pages.exchange.page import ExchangePage

__all__ = ["ExchangePage"]
