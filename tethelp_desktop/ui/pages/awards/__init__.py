"""Awards: what is proposed, approved and withdrawn, and for whom."""

from tethelp_desktop.ui.pages.awards.judging import PAUSE_MS
from tethelp_desktop.ui.pages.awards.page import AwardsPage
from tethelp_desktop.ui.pages.awards.propose import ProposePage

__all__ = ["PAUSE_MS", "AwardsPage", "ProposePage"]
