"""What the parts of the section call things, in the language of the moment."""

from typing import Final

from PySide6.QtCore import QObject

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.records import Campaign, ReportKind, ReportSubmission
from tethelp_desktop.domain.reporting import ReportState
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Tone

_LOOKS: Final = {
    ReportState.IN_TIME: (Tone.OK, Icon.CHECK),
    ReportState.LATE: (Tone.WARN, Icon.CLOCK),
    ReportState.AWAITED: (Tone.INFO, Icon.CIRCLE),
    ReportState.MISSING: (Tone.BAD, Icon.STOP),
}


def state_badge(messages: Messages, state: ReportState) -> Badge:
    """Say where an office's report stands."""
    return Badge(messages.name(state), *_LOOKS[state])


class ReportWords(QObject):
    """Names periods and reports."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages

    def period(self, report: ReportSubmission) -> str:
        """Say of which days a report is."""
        days = self.tr("{0} to {1}").format(shown_day(report.first_day), shown_day(report.last_day))
        if report.kind is ReportKind.SETTLEMENT:
            return f"{self._messages.name(report.kind)}: {days}"
        return days

    def campaign(self, campaign: Campaign) -> str:
        """Say what a programme is called and where it stands."""
        if campaign.settled_on is not None:
            return self.tr("Settled on {0}: counter-entries only").format(
                shown_day(campaign.settled_on)
            )
        if campaign.closed_on is not None:
            return self.tr("Closed on {0}: only leftovers and what was begun").format(
                shown_day(campaign.closed_on)
            )
        return self.tr("Open: everything can still be entered")
