"""The forms of a list: all of it, or only the step that is due."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from enum import Enum

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Campaign,
    Decision,
    EvidenceKind,
    ItemKind,
    ListSource,
    Nomination,
    SelectionList,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.selection import naming_problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.evidence import Subject
from tethelp_desktop.services.selection import save_list
from tethelp_desktop.store.people import used_communes
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.commune_field import CommuneField
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.evidence import EvidencePanel, Target
from tethelp_desktop.ui.fields import CheckField, OptionalTextField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField, NumberField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class Part(Enum):
    """What of a list a form is about."""

    ALL = "all"
    ASK = "ask"
    ANSWER = "answer"
    DECIDE = "decide"


class ListFormPage(FormPage[SelectionList]):
    """Enters a list, edits one, or records the next step of one."""

    def __init__(
        self,
        place: Workplace,
        chooser: Chooser,
        campaign: Campaign,
        before: Loaded[SelectionList] | None = None,
        part: Part = Part.ALL,
    ) -> None:
        super().__init__(place, "")
        self._before = before
        self._campaign = campaign
        self._part = part
        with place.desk.store.read() as reader:
            self._decisions = reader.find(Decision, campaign_id=campaign.id, withdrawn=None)
            own = before.record.id if before else None
            self._named = len(reader.find(Nomination, list_id=own, withdrawn=None)) if own else 0
            self._used = used_communes(reader)
        self.set_title(self._words())
        self.set_context(before.record.source_name if before else campaign.short_name)
        self.form = form = RecordForm[SelectionList](
            place.theme, place.messages, with_gaps(self._problems, {"kind": ItemKind.CARD})
        )
        first = self._add_fields()
        self.set_columns(form, ComplaintNote(place.theme, form), self._advice())
        if before is not None:
            self.body.addWidget(self._evidence(chooser, before.record))
        self.set_form(form, first)
        form.load(self._filled(before.record) if before else self._new())

    def work(self, record: SelectionList) -> Callable[[Monitor], object]:
        """Save the list."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> SelectionList:
            return save_list(desk, before, record)

        return save

    def _words(self) -> str:
        return {
            Part.ALL: self.tr("Edit the list") if self._before else self.tr("New list"),
            Part.ASK: self.tr("The list is asked for"),
            Part.ANSWER: self.tr("The answer came"),
            Part.DECIDE: self.tr("The decision about the list"),
        }[self._part]

    def _advice(self) -> Note:
        title, text = {
            Part.ALL: (
                self.tr("One list for each source and kind"),
                self.tr("Import the file with its people afterwards (Ctrl+I), or add them (Ins)."),
            ),
            Part.ASK: (
                self.tr("When should it be here?"),
                self.tr("After that day the list is shown as overdue until its answer comes."),
            ),
            Part.ANSWER: (
                self.tr("Who signed it?"),
                self.tr("An answer without anybody to propose is kept too: tick the box below."),
            ),
            Part.DECIDE: (
                self.tr("The decision must be registered"),
                self.tr("Enter it under Decisions (Ctrl+T) first; then choose it here."),
            ),
        }[self._part]
        return Note(self.place.theme, Tone.INFO, title, text)

    def _add_fields(self) -> QWidget:
        match self._part:
            case Part.ASK:
                return self._add_asking()
            case Part.ANSWER:
                return self._add_answer()
            case Part.DECIDE:
                return self._add_decision()
            case Part.ALL:
                first = self._add_source()
                self.form.add_section(self.tr("Asked for"))
                self._add_asking()
                self.form.add_section(self.tr("Answer"))
                self._add_answer()
                if self._before is not None:
                    self.form.add_section(self.tr("Decision"))
                    self._add_decision()
                    withdrawn = OptionalTextField(self.theme, name="list-withdrawn")
                    hint = self.tr("Fill in only to take the list away; nobody may stand on it")
                    self.form.add_row((self.form.field("withdrawn", withdrawn, hint=hint), 12))
                return first

    def _add_source(self) -> QWidget:
        theme, form, names = self.theme, self.form, self.place.messages.names
        source = SegmentedChoice[ListSource](theme, names(ListSource), name="list-source")
        kind = SegmentedChoice[ItemKind](theme, names(ItemKind), name="list-kind")
        name = TextField(theme, name="list-name", placeholder=self.tr("such as UBND xã Gia Sinh"))
        commune = CommuneField(theme, self.place.places, name="list-commune")
        commune.used = self._used
        form.add_row((form.field("source_name", name, required=True), 12))
        form.add_row(
            (form.field("source", source, required=True), 6),
            (form.field("kind", kind, required=True), 6),
        )
        hint = self.tr("For people whose row names no commune")
        form.add_row(
            (form.field("commune", commune, hint=hint), 5),
            (form.field("facility", OptionalTextField(theme, name="list-facility")), 4),
            (form.field("places", NumberField(theme, name="list-places")), 3),
        )
        return name

    def _add_asking(self) -> QWidget:
        theme, form = self.theme, self.form
        asked = DayField(theme, name="list-requested", today=self._today)
        due = DayField(theme, name="list-due", today=self._today)
        number = TextField(theme, name="list-request-number")
        form.add_row(
            (form.field("requested_on", asked), 4),
            (form.field("due_on", due), 4),
            (form.field("request_number", number), 4),
        )
        return asked

    def _add_answer(self) -> QWidget:
        theme, form = self.theme, self.form
        received = DayField(theme, name="list-received", today=self._today)
        confirmed = TextField(theme, name="list-confirmed-by")
        nothing = CheckField(theme, self.tr("Nobody to propose"), name="list-nothing")
        form.add_row(
            (form.field("received_on", received), 4),
            (form.field("confirmed_by", confirmed), 8),
        )
        number = TextField(theme, name="list-number")
        form.add_row(
            (form.field("document_number", number), 6),
            (form.field("nothing_to_propose", nothing), 6),
        )
        return confirmed if self._part is Part.ANSWER else received

    def _add_decision(self) -> QWidget:
        choices = [
            (one.id, f"{one.number}, {shown_day(one.decided_on)}, {one.signer}")
            for one in self._decisions
        ]
        decision = ChoiceBox[Stamp](
            self.theme,
            choices,
            name="list-decision",
            placeholder=self.tr("none yet") if choices else self.tr("none is registered yet"),
        )
        self.form.add_row((self.form.field("decision_id", decision), 12))
        return decision

    def _evidence(self, chooser: Chooser, selection: SelectionList) -> EvidencePanel:
        panel = EvidencePanel(self.place, chooser)
        panel.covered.connect(self.covered)
        subject = Subject("selection_list", selection.id)
        words = selection.document_number or selection.source_name
        panel.show_targets([Target(subject, words, EvidenceKind.SIGNED_LIST)])
        return panel

    def _filled(self, selection: SelectionList) -> SelectionList:
        """Offer today where the form is about a step that is recorded as it happens."""
        if self._part is Part.ASK and selection.requested_on is None:
            return replace(selection, requested_on=self._today())
        if self._part is Part.ANSWER and selection.received_on is None:
            return replace(selection, received_on=self._today())
        return selection

    def _new(self) -> SelectionList:
        return unfilled(
            SelectionList(
                campaign_id=self._campaign.id,
                source=ListSource.COMMUNE,
                source_name="",
                kind=ItemKind.CARD,
            ),
            "kind",
        )

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, selection: SelectionList) -> Iterator[Problem]:
        yield from problems(selection, self._today())
        yield from naming_problems(selection, self._named)
        yield from closing_problems(self._campaign, "campaign_id")
