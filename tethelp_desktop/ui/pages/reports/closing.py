"""The end of a programme: what is not at its end yet, what is left over, and turning the page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, PaymentKind, ReportSubmission
from tethelp_desktop.services import closing, reporting
from tethelp_desktop.services.leftovers import Leftover
from tethelp_desktop.services.obstacles import Obstacle
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.reports.figures import DraftPage
from tethelp_desktop.ui.pages.reports.leftover_form import LeftoverPage
from tethelp_desktop.ui.pages.reports.offices import ReportingOfficesPage
from tethelp_desktop.ui.pages.reports.panel import Panel
from tethelp_desktop.ui.pages.reports.sign_form import SignPage
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Label, Note
from tethelp_desktop.ui.workplace import Workplace

_WHERE: Final = {
    Rule.LEFTOVERS_REMAIN: "money",
    Rule.ALLOTMENTS_UNUSED: "money",
    Rule.UNITS_UNCOVERED: "money",
    Rule.PAID_FOR_NOBODY: "money",
    Rule.AWARDS_UNDECIDED: "awards",
    Rule.AWARDS_UNSERVED: "handover",
    Rule.CONSIGNMENTS_OUT: "events",
    Rule.REFUNDS_OPEN: "enrolments",
    Rule.BATCHES_UNANSWERED: "enrolments",
    Rule.CASES_OPEN: "overview",
    Rule.CONFLICTS_REMAIN: "conflicts",
    Rule.BUNDLES_HELD: "exchange",
    Rule.REPORTS_MISSING: "requests",
    Rule.REPORTS_TWICE: "requests",
    Rule.REPORTS_DIFFER: "requests",
}
"""The section, or the part of this one, where each is brought to its end."""

_OF_REPORTS: Final = (Rule.REPORTS_MISSING, Rule.REPORTS_TWICE, Rule.REPORTS_DIFFER)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of a programme."""

    campaign: Campaign
    obstacles: Sequence[Obstacle]
    leftovers: Sequence[Leftover]


class ClosingPanel(Panel):
    """Checklist, leftovers, and the ways to close, open again and settle."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        self._return = Button(
            theme,
            self.tr("Return to the sponsor"),
            name="leftover-return",
            icon=Icon.UNDO,
            shortcut="Ctrl+R",
        )
        self._carry = Button(
            theme,
            self.tr("Carry forward"),
            name="leftover-carry",
            icon=Icon.ARROW,
            shortcut="Ctrl+T",
        )
        self._reopen = Button(
            theme,
            self.tr("Open again"),
            name="campaign-reopen",
            kind=ButtonKind.DANGER_GHOST,
            shortcut="Ctrl+U",
        )
        self._turn = Button(
            theme,
            self.tr("Close the books"),
            name="campaign-turn",
            icon=Icon.LOCK,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        self.buttons = [self._reopen, self._turn]
        if not place.desk.is_headquarters:
            self.buttons.remove(self._reopen)
        self.note = Note(theme, Tone.INFO, "")
        self.reason = ReasonCard(theme, self.tr("Open again"))
        self.table = RecordTable[Obstacle](
            theme,
            [
                Column(
                    title=self.tr("Not at its end yet"),
                    cell=lambda one: place.messages.problem(one.problem),
                    kind=Kind.WRAPPED,
                )
            ],
            name="obstacles",
            key=lambda one: one.rule,
            empty_icon=Icon.CHECK,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.tr("Not at its end yet"))
        self.table.empty.say(
            self.tr("Everything is at its end"), self.tr("Nothing stands in the way.")
        )
        self.left = RecordTable[Leftover](
            theme,
            self._columns(),
            name="leftovers",
            key=lambda one: one.line.id,
            empty_icon=Icon.MONEY,
            row_height=TALL_ROW,
        )
        self.left.empty.say(self.tr("Nothing is left over"), self.tr("Every line stands at zero."))
        self.column.addWidget(self.note)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.table, 3)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(theme, self.tr("What is left of the pledge lines"), Role.STRONG), 1)
        row.addWidget(self._return)
        row.addWidget(self._carry)
        self.column.addLayout(row)
        self.column.addWidget(self.left, 2)
        self._return.clicked.connect(self._on_return)
        self._carry.clicked.connect(self._on_carry)
        self._reopen.clicked.connect(self._on_reopen)
        self._turn.clicked.connect(self._on_turn)
        self.reason.confirmed.connect(self._on_reopen_confirmed)
        self.table.opened.connect(self._on_opened)
        self.left.opened.connect(self._on_left_opened)
        self.left.current_changed.connect(self._on_left_changed)

    def show_campaign(self, campaign: Campaign) -> None:
        """Look at what is not at its end yet, and what is left."""
        self.reason.hide()
        desk = self.place.desk
        self.add_up(
            lambda: _Found(
                campaign,
                closing.obstacles(desk, campaign.id),
                closing.leftovers(desk, campaign.id),
            ),
            self._show,
        )

    def _show(self, read: _Found) -> None:
        campaign, found, left = read.campaign, read.obstacles, read.leftovers
        self.table.set_source(Listed(found))
        if found and self.table.current is None:
            self.table.view.select_row(0)
        self.table.set_footer(
            self.tr("Not at its end: {0}").format(grouped(len(found))),
            [("Enter", self.tr("Go there"))],
        )
        self.left.set_source(Listed(left))
        if left and self.left.current is None:
            self.left.view.select_row(0)
        self._say_state(campaign, found)
        self._offer_turn(campaign, found)
        self._on_left_changed(self.left.current)
        self.loaded.emit()

    @property
    def first(self) -> QWidget | None:
        """The checklist, where it has rows, else the leftovers."""
        for table in (self.table, self.left):
            if table.model.rowCount():
                return table.view
        return None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of this part."""
        return [
            Shortcut("Return", self.tr("Go to where it is brought to its end")),
            Shortcut("Ctrl+R", self.tr("Return the leftover to the sponsor")),
            Shortcut("Ctrl+T", self.tr("Carry the leftover to another line")),
            Shortcut("Ctrl+Return", self._turn.text()),
        ]

    def _columns(self) -> list[Column[Leftover]]:
        return [
            Column(title=self.tr("Line and sponsor"), cell=self._what, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Units"),
                cell=lambda one: grouped(one.goods + one.units),
                kind=Kind.NUMBER,
                width=90,
            ),
            Column(
                title=self.tr("Money (đ)"),
                cell=lambda one: grouped(one.amount),
                kind=Kind.NUMBER,
                width=150,
            ),
        ]

    def _what(self, one: Leftover) -> str:
        item = self.place.messages.item(one.line.kind, one.line.months)
        return f"{item}\n{one.sponsor.name}"

    def _say_state(self, campaign: Campaign, found: Sequence[Obstacle]) -> None:
        if campaign.settled_on is not None:
            self.note.say(
                self.tr("The programme is settled"),
                self.tr("A mistake is still undone by a counter-entry; nothing else changes."),
                Tone.OK,
            )
        elif campaign.closed_on is not None:
            todo = self.tr("Bring what is listed to its end; then headquarters settles.")
            ready = self.tr("Nothing stands in the way of the settlement any more.")
            self.note.say(self.tr("The books are closed"), todo if found else ready, Tone.WARN)
        else:
            self.note.say(
                self.tr("The programme is open"),
                self.tr(
                    "Once its books are closed nothing new begins. What is listed can be brought"
                    " to its end before or after, until the settlement."
                ),
                Tone.INFO,
            )

    def _offer_turn(self, campaign: Campaign, found: Sequence[Obstacle]) -> None:
        """Offer the next step: closing, then settling; an office, its own settlement report."""
        is_top = self.place.desk.is_headquarters
        is_open, is_settled = campaign.closed_on is None, campaign.settled_on is not None
        words = self.tr("Settle") if is_top else self.tr("Settlement report")
        self._turn.setText(self.tr("Close the books") if is_top and is_open else words)
        may_settle = not is_open and not is_settled and not (is_top and found)
        self._turn.setEnabled((is_top and is_open) or may_settle)
        self._reopen.setEnabled(not is_open and not is_settled)

    def _on_left_changed(self, one: Leftover | None) -> None:
        may = (
            one is not None
            and one.amount >= 0
            and self.campaign is not None
            and self.campaign.settled_on is None
        )
        self._return.setEnabled(may)
        self._carry.setEnabled(may)

    def _on_opened(self, one: Obstacle) -> None:
        if one.rule is Rule.LEFTOVERS_REMAIN and self.left.model.rowCount():
            self.left.view.setFocus()
        elif (
            one.rule in _OF_REPORTS
            and self.place.desk.is_headquarters
            and self.campaign is not None
            and self.campaign.closed_on is not None
        ):
            self.cover(ReportingOfficesPage(self.place, self.campaign))
        else:
            self.visit_asked.emit(_WHERE[one.rule])

    def _on_left_opened(self, _one: Leftover) -> None:
        self._on_return()

    def _on_return(self) -> None:
        self._settle_leftover(PaymentKind.RETURN)

    def _on_carry(self) -> None:
        self._settle_leftover(PaymentKind.CARRY_OUT)

    def _settle_leftover(self, kind: PaymentKind) -> None:
        if self.left.current is not None and self._return.isEnabled():
            self.cover(LeftoverPage(self.place, self.left.current, kind))

    def _on_turn(self) -> None:
        campaign = self.campaign
        if campaign is None:
            return
        if self.place.desk.is_headquarters and campaign.closed_on is None:
            self._close(campaign)
        elif self.place.desk.is_headquarters:
            self._settle(campaign)
        else:
            self._draft_settlement(campaign, self._show_draft)

    def _draft_settlement(
        self, campaign: Campaign, then: Callable[[reporting.Draft], None]
    ) -> None:
        desk = self.place.desk
        self.add_up(lambda: reporting.draft_settlement(desk, campaign.id), then)

    def _show_draft(self, drafted: reporting.Draft) -> None:
        self.cover(DraftPage(self.place, drafted))

    def _close(self, campaign: Campaign) -> None:
        question = Notice(
            self.tr("Close the books of {0}?").format(campaign.short_name),
            self.tr(
                "No new pledges, awards, approvals, allotments, lists or batches after that, at"
                " any office. What was begun is brought to its end. Until the settlement the"
                " books can be opened again, with the reason."
            ),
            Tone.WARN,
        )
        if self._is_sure(question, self.tr("Close the books")):
            self._run(lambda: closing.close(self.place.desk, campaign.id))

    def _settle(self, campaign: Campaign) -> None:
        question = Notice(
            self.tr("Settle {0}?").format(campaign.short_name),
            self.tr(
                "This cannot be taken back: after that there are counter-entries only. The"
                " figures are frozen in headquarters' report, which you sign next."
            ),
            Tone.WARN,
        )
        if self._is_sure(question, self.tr("Go on and sign")):
            self._draft_settlement(campaign, self._sign)

    def _sign(self, drafted: reporting.Draft) -> None:
        report = replace(drafted.report, nothing_to_report=False)
        page = SignPage(self.place, report, self._sign_problems, self._settle_with)
        page.set_title(self.tr("Settle the programme"))
        page.set_context(self.tr("The report of the settlement; it cannot be taken back"))
        self.cover(page)

    def _sign_problems(self, report: ReportSubmission) -> Iterator[Problem]:
        yield from reporting.report_problems(self.place.desk, report)

    def _settle_with(self, report: ReportSubmission) -> closing.Settled:
        return closing.settle(self.place.desk, report)

    def _is_sure(self, question: Notice, words: str) -> bool:
        choices = [Choice("stay", self.tr("Leave it")), Choice("go", words, destroys=True)]
        return self.place.operations.ask(question, choices, "stay") == "go"

    def _on_reopen(self) -> None:
        if self.campaign is not None:
            told = self.tr("Open the books of {0} again: every office hears of it")
            self.reason.ask(told.format(self.campaign.short_name))

    def _on_reopen_confirmed(self, reason: str) -> None:
        campaign = self.campaign
        if campaign is not None:
            self._run(lambda: closing.reopen(self.place.desk, campaign.id, reason))

    def _run(self, act: Callable[[], Campaign]) -> None:
        def work(_monitor: Monitor) -> Campaign:
            return act()

        self.place.operations.run(work, self.tr("Saving"))
