"""The register of decisions: listed with what rests on each, entered, corrected."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, Decision, EvidenceKind
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.selection import register_problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.decisions import DecisionView, decisions, save_decision
from tethelp_desktop.services.evidence import Subject
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.evidence import EvidencePanel, Target
from tethelp_desktop.ui.fields import OptionalTextField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class DecisionsPage(Page):
    """The decisions of a programme, the latest first."""

    def __init__(self, place: Workplace, chooser: Chooser, campaign: Campaign) -> None:
        theme = place.theme
        super().__init__(theme, "", campaign.short_name)
        self.set_title(self.tr("Decisions"))
        self._place = place
        self._chooser = chooser
        self._campaign = campaign
        self._back = Button(
            theme, self.tr("Back to the lists"), name="decisions-back", shortcut="Esc"
        )
        self._edit = Button(
            theme, self.tr("Edit"), name="decision-edit", icon=Icon.PEN, shortcut="F2"
        )
        self._add = Button(
            theme,
            self.tr("New decision"),
            name="decision-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        for button in (self._back, self._edit, self._add):
            self.add_action(button)
        self.table = RecordTable[DecisionView](
            theme,
            self._columns(),
            name="decisions",
            key=lambda view: view.decision.id,
            empty_icon=Icon.FILE,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.title)
        self.table.empty.say(
            self.tr("No decision yet"),
            self.tr("Enter each signed decision (Ctrl+N); awards that cite its number join it."),
        )
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table.view)
        self._back.clicked.connect(self.closed)
        self._add.clicked.connect(self._on_add)
        self._edit.clicked.connect(self._on_edit)
        self.table.opened.connect(self._open)
        self.table.failed.connect(place.operations.report)

    def refresh(self) -> None:
        """Read the register anew."""
        with self._place.desk.store.read() as reader:
            found = decisions(reader, self._campaign.id)
        self.table.set_source(Listed(found))
        if found and self.table.current is None:
            self.table.view.select_row(0)
        self._edit.setEnabled(bool(found))
        self.table.set_footer(
            self.tr("Decisions: {0}").format(grouped(len(found))), [("F2", self.tr("Edit"))]
        )

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the register."""
        return [
            Shortcut("Ctrl+N", self.tr("New decision")),
            Shortcut("F2", self.tr("Edit the decision, attach its scan")),
        ]

    def _columns(self) -> list[Column[DecisionView]]:
        return [
            Column(
                title=self.tr("Number"),
                cell=lambda view: f"{view.decision.number}\n{view.decision.issued_by}",
                kind=Kind.TWO_LINES,
                width=240,
            ),
            Column(
                title=self._place.messages.field("decided_on"),
                cell=lambda view: shown_day(view.decision.decided_on),
                kind=Kind.DATE,
                width=150,
            ),
            Column(
                title=self._place.messages.field("signer"),
                cell=lambda view: f"{view.decision.signer}\n{view.decision.signer_title}",
                kind=Kind.TWO_LINES,
            ),
            Column(
                title=self._place.messages.field("supplements"),
                cell=lambda view: view.supplements.number if view.supplements else "",
                width=190,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("Awards"),
                cell=lambda view: grouped(view.awards),
                kind=Kind.NUMBER,
                width=84,
            ),
            Column(
                title=self.tr("Lists"),
                cell=lambda view: grouped(view.lists),
                kind=Kind.NUMBER,
                width=100,
            ),
        ]

    def _on_add(self) -> None:
        self._cover(None)

    def _on_edit(self) -> None:
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, view: DecisionView) -> None:
        with self._place.desk.store.read() as reader:
            self._cover(reader.load(Decision, view.decision.id))

    def _cover(self, before: Loaded[Decision] | None) -> None:
        page = DecisionFormPage(self._place, self._chooser, self._campaign, before)
        page.saved.connect(self._on_saved)
        self.covered.emit(page)

    def _on_saved(self, decision: Decision) -> None:
        self.refresh()
        self.table.select_key(decision.id)


class DecisionFormPage(FormPage[Decision]):
    """Enters a decision, or corrects one."""

    def __init__(
        self,
        place: Workplace,
        chooser: Chooser,
        campaign: Campaign,
        before: Loaded[Decision] | None,
    ) -> None:
        super().__init__(place, "", campaign.short_name)
        self.set_title(self.tr("Edit the decision") if before else self.tr("New decision"))
        self._before = before
        self._campaign = campaign
        with place.desk.store.read() as reader:
            self._register = reader.find(Decision)
        self.form = form = RecordForm[Decision](
            place.theme,
            place.messages,
            with_gaps(self._problems, {"decided_on": place.desk.today}),
        )
        number = self._add_fields()
        advice = Note(
            place.theme,
            Tone.INFO,
            self.tr("As on the paper"),
            self.tr("Awards that cited this number before are joined to the decision."),
        )
        self.set_columns(form, ComplaintNote(place.theme, form), advice)
        if before is not None:
            panel = EvidencePanel(place, chooser)
            panel.covered.connect(self.covered)
            subject = Subject("decision", before.record.id)
            panel.show_targets([Target(subject, before.record.number, EvidenceKind.DECISION)])
            self.body.addWidget(panel)
        self.set_form(form, number)
        form.load(before.record if before else self._new())

    def work(self, record: Decision) -> Callable[[Monitor], object]:
        """Save the decision."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> Decision:
            return save_decision(desk, before, record)

        return save

    def _add_fields(self) -> TextField:
        theme, form = self.theme, self.form
        number = TextField(theme, name="decision-number", placeholder=self.tr("such as 12/QĐ-BHXH"))
        day = DayField(theme, name="decision-day", today=self._today)
        form.add_row(
            (form.field("number", number, label=self.tr("Number"), required=True), 7),
            (form.field("decided_on", day, required=True), 5),
        )
        issuer = TextField(theme, name="decision-issuer")
        form.add_row((form.field("issued_by", issuer), 12))
        signer, title = (
            TextField(theme, name="decision-signer"),
            TextField(theme, name="decision-title"),
        )
        form.add_row(
            (form.field("signer", signer, required=True), 7),
            (form.field("signer_title", title), 5),
        )
        own = self._before.record.id if self._before else None
        others = [
            (one.id, f"{one.number}, {shown_day(one.decided_on)}")
            for one in self._register
            if one.id != own and one.withdrawn is None and one.campaign_id == self._campaign.id
        ]
        supplements = ChoiceBox[Stamp](
            theme, others, name="decision-supplements", placeholder=self.tr("a decision of its own")
        )
        hint = self.tr("Only where it adds to another, as when somebody is replaced")
        form.add_row((form.field("supplements", supplements, hint=hint), 12))
        if self._before is not None:
            withdrawn = OptionalTextField(theme, name="decision-withdrawn")
            hint = self.tr("Fill in only to take the decision off the register")
            form.add_row((form.field("withdrawn", withdrawn, hint=hint), 12))
        return number

    def _new(self) -> Decision:
        office = self.place.desk.office
        return unfilled(
            Decision(
                campaign_id=self._campaign.id,
                number="",
                decided_on=self._today(),
                signer=office.signer_name,
                signer_title=office.signer_title,
                issued_by=office.name,
            ),
            "decided_on",
        )

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, decision: Decision) -> Iterator[Problem]:
        yield from problems(decision, self._today())
        yield from register_problems(decision, self._register)
