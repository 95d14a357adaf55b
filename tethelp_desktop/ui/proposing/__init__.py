"""Proposing awards: a unit of a pledge, the people it is for, and why somebody may have it."""

from tethelp_desktop.ui.proposing.judging import PAUSE_MS
from tethelp_desktop.ui.proposing.page import ProposePage
from tethelp_desktop.ui.proposing.roll import Everybody, Roll

__all__ = ["PAUSE_MS", "Everybody", "ProposePage", "Roll"]
