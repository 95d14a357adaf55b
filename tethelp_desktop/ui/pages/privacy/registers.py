"""The tables of requests, breaches and disclosures; what is overdue stands first."""

from typing import Final

from tethelp_desktop.domain.dates import shown_day, shown_moment
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.privacy import Timeliness
from tethelp_desktop.services.privacy import DisclosureView, IncidentView, RequestView
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Theme, Tone

_TIMELINESS: Final = {
    Timeliness.OVERDUE: (Tone.BAD, Icon.STOP),
    Timeliness.DUE_SOON: (Tone.WARN, Icon.CLOCK),
    Timeliness.OPEN: (Tone.INFO, Icon.PEN),
    Timeliness.DONE: (Tone.OK, Icon.CHECK),
}


def timeliness_badge(messages: Messages, timeliness: Timeliness) -> Badge:
    """Say where something with a deadline stands."""
    return Badge(messages.name(timeliness), *_TIMELINESS[timeliness])


def _state_width(messages: Messages) -> int:
    return pills_width(timeliness_badge(messages, one) for one in Timeliness)


class RequestTable(RecordTable[RequestView]):
    """What people ask about their data."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__(
            theme,
            [
                Column(
                    title=messages.field("beneficiary_id"),
                    cell=lambda view: view.person or view.request.requester,
                    kind=Kind.STRONG,
                ),
                Column(
                    title=self.tr("What is asked"),
                    cell=lambda view: messages.name(view.request.kind),
                    width=172,
                ),
                Column(
                    title=messages.field("received_on"),
                    cell=lambda view: shown_day(view.request.received_on),
                    kind=Kind.DATE,
                    width=118,
                    hidden_when_narrow=True,
                ),
                Column(title=self.tr("Due"), cell=_due_day, kind=Kind.DATE, width=98),
                Column(
                    title=self.tr("State"),
                    cell=lambda view: timeliness_badge(messages, view.timeliness),
                    kind=Kind.PILL,
                    width=_state_width(messages),
                ),
            ],
            name="requests-table",
            key=lambda view: view.request.id,
            empty_icon=Icon.SHIELD,
        )
        self.empty.say(
            self.tr("Nobody asked anything"),
            self.tr(
                "When somebody asks to see, correct or delete their data, enter it with Ctrl+N:"
                " two working days run from then."
            ),
        )

    def show_views(self, views: list[RequestView]) -> None:
        """Show requests."""
        self.set_source(Listed(views))
        words = self.tr("{0} requests").format(grouped(len(views)))
        self.set_footer(words, [("F2", self.tr("Record how far it has come"))])


class IncidentTable(RecordTable[IncidentView]):
    """What went wrong with personal data."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__(
            theme,
            [
                Column(
                    title=messages.field("description"),
                    cell=lambda view: view.incident.description,
                    kind=Kind.STRONG,
                ),
                Column(
                    title=messages.field("people"),
                    cell=lambda view: grouped(view.incident.people),
                    kind=Kind.NUMBER,
                    width=90,
                ),
                Column(
                    title=messages.field("discovered_at"),
                    cell=lambda view: shown_moment(view.incident.discovered_at),
                    kind=Kind.DATE,
                    width=142,
                    hidden_when_narrow=True,
                ),
                Column(title=self.tr("Report by"), cell=_due_moment, kind=Kind.DATE, width=142),
                Column(
                    title=self.tr("State"),
                    cell=lambda view: timeliness_badge(messages, view.timeliness),
                    kind=Kind.PILL,
                    width=_state_width(messages),
                ),
            ],
            name="incidents-table",
            key=lambda view: view.incident.id,
            empty_icon=Icon.SHIELD,
        )
        self.empty.say(
            self.tr("No breach is known"),
            self.tr(
                "A stick was lost, a list was sent to the wrong place: enter it with Ctrl+N."
                " 72 hours run from the discovery."
            ),
        )

    def show_views(self, views: list[IncidentView]) -> None:
        """Show breaches."""
        self.set_source(Listed(views))
        words = self.tr("{0} breaches").format(grouped(len(views)))
        self.set_footer(words, [("F2", self.tr("Record what was done"))])


class DisclosureTable(RecordTable[DisclosureView]):
    """What left the office."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        recalled = Badge(self.tr("Recalled"), Tone.MUTED, Icon.CROSS)
        stands = Badge(self.tr("Given out"), Tone.INFO, Icon.OUT)
        super().__init__(
            theme,
            [
                Column(
                    title=messages.field("disclosed_to"),
                    cell=lambda view: (
                        f"{view.disclosure.disclosed_to}\n{messages.name(view.disclosure.purpose)}"
                    ),
                    kind=Kind.TWO_LINES,
                ),
                Column(title=self.tr("Whose data"), cell=self._whose, width=220),
                Column(
                    title=messages.field("disclosed_on"),
                    cell=lambda view: shown_day(view.disclosure.disclosed_on),
                    kind=Kind.DATE,
                    width=124,
                ),
                Column(
                    title=self.tr("State"),
                    cell=lambda view: stands if view.recall is None else recalled,
                    kind=Kind.PILL,
                    width=pills_width((recalled, stands)),
                ),
            ],
            name="disclosures-table",
            key=lambda view: view.disclosure.id,
            empty_icon=Icon.OUT,
            row_height=TALL_ROW,
        )
        self.empty.say(
            self.tr("Nothing left the office"),
            self.tr(
                "Lists and files that this program writes are entered here by themselves; what"
                " is given on paper or by telephone, enter with Ctrl+N."
            ),
        )

    def show_views(self, views: list[DisclosureView]) -> None:
        """Show disclosures."""
        self.set_source(Listed(views))
        self.set_footer(self.tr("{0} times").format(grouped(len(views))))

    def _whose(self, view: DisclosureView) -> str:
        count = view.disclosure.people
        return view.person or self.tr("{0} people").format(grouped(count))


def _due_day(view: RequestView) -> str:
    return "" if view.timeliness is Timeliness.DONE else shown_day(view.due_on)


def _due_moment(view: IncidentView) -> str:
    is_due = view.timeliness in (Timeliness.OVERDUE, Timeliness.DUE_SOON)
    return shown_moment(view.report_by) if is_due else ""
