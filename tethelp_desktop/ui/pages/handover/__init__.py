"""Handing over: events, the counter, and undoing what went wrong there."""

from tethelp_desktop.ui.pages.handover.counter import CounterPage
from tethelp_desktop.ui.pages.handover.page import HandoverPage
from tethelp_desktop.ui.pages.handover.stage import CounterState

__all__ = ["CounterPage", "CounterState", "HandoverPage"]
