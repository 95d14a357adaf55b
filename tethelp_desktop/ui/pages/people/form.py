"""The form of one person, in the order of the paper it is typed from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import VIETNAM, age_on, shown_day
from tethelp_desktop.domain.health_cards import (
    CARD_GROUPS,
    SHARE_PAID_PERCENT,
    facts_of_health_card,
)
from tethelp_desktop.domain.identity import BIRTH_PROVINCES, facts_of_personal_id
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    PAPER_NUMBERS,
    Beneficiary,
    Hardship,
    Sex,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.domain.scanned import Scanned
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import current_id
from tethelp_desktop.services.overrides import standing
from tethelp_desktop.services.people import person_problems, save_person
from tethelp_desktop.services.scans import people_of
from tethelp_desktop.store.duplicates import alike
from tethelp_desktop.store.finding import PersonSort
from tethelp_desktop.store.people import (
    changes_since,
    fields_in_conflict,
    used_communes,
)
from tethelp_desktop.store.people_list import (
    PeopleQuery,
    PersonState,
    count_people,
    people,
    person_states,
)
from tethelp_desktop.store.sending import NOTHING_HEARD
from tethelp_desktop.store.store import Loaded, Reader
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.card_scans import CardScans
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.commune_field import CommuneField
from tethelp_desktop.ui.field_box import FieldBox
from tethelp_desktop.ui.fields import OptionalTextField, TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.people.card import CardInForm
from tethelp_desktop.ui.pages.people.hardship_note import HardshipNote
from tethelp_desktop.ui.pages.people.same_person import SamePersonNote, comparable
from tethelp_desktop.ui.parsed_fields import BirthField, DayField, ParsedField
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Keycap, Label, Note
from tethelp_desktop.ui.workplace import Workplace

_YEARS: Final = range(1990, 2100)
_LOOKED_AT_AGAIN: Final = frozenset({"full_name", "birth_date", *PAPER_NUMBERS})
"""Fields by which the same person is looked for."""


@dataclass(frozen=True, slots=True)
class SavedPerson:
    """A person as the store has them now, and the fields for which two values stand."""

    person: Beneficiary
    in_conflict: Sequence[str]


@dataclass(frozen=True, slots=True)
class Company:
    """The people among whom one is registered.

    Attributes:
        count: How many there are.
        communes: Where most of them live.
        latest: Who was recorded last, to copy from; None where somebody is corrected.
    """

    count: int
    communes: Sequence[UnitCode]
    latest: Beneficiary | None


class YearField(ParsedField[int]):
    """A calendar year."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__(theme, name=name, placeholder="", parse=_parse_year, show=str)

    def _expected(self) -> str:
        return self.tr("Type the year as 2026.")


class PersonFormPage(FormPage[Beneficiary]):
    """Registers somebody new, or corrects what is known; `saved` carries a `SavedPerson`.

    Signals:
        found: Nothing is typed yet, and a scan names somebody recorded; carries the id.
    """

    found = Signal(str)

    def __init__(self, place: Workplace, person_id: Stamp | None = None) -> None:
        super().__init__(place, "")
        self._messages = place.messages
        self._desk = place.desk
        self._loaded: Loaded[Beneficiary] | None = None
        self._others: set[Stamp] = set()
        with self._desk.store.read() as reader:
            if person_id is not None:
                self._loaded = reader.load(Beneficiary, person_id)
        self._count = 0
        self.form = RecordForm[Beneficiary](place.theme, place.messages, self._problems)
        self._copy_hint = self._make_copy_hint()
        self.add_action(self._copy_hint)
        scan = Button(
            place.theme,
            self.tr("Scan a card"),
            name="person-scan",
            icon=Icon.QR,
            shortcut="F4",
        )
        self.add_action(scan)
        self._scans = CardScans(self, place)
        self._card = CardInForm(place, self.form)
        self._lay_out_fields()
        self._complaints = ComplaintNote(place.theme, self.form)
        self._stale = Note(place.theme, Tone.WARN, "", icon=Icon.MERGE)
        self._stale.setObjectName("person-stale")
        self._stale.setVisible(False)
        self._same = SamePersonNote(place)
        self._nobody = Note(place.theme, Tone.MUTED, "", icon=Icon.SHIELD)
        self._hardship = HardshipNote(place.theme, place.messages)
        self.set_columns(
            self.form,
            self._complaints,
            self._card.note,
            self._stale,
            self._same,
            self._nobody,
            self._hardship,
        )
        first = self.form.boxes["full_name"].editor
        is_new = person_id is None
        self.set_form(
            self.form, first, next_words=self.tr("Save and add the next") if is_new else ""
        )
        self._connect()
        scan.clicked.connect(self._card.await_card)
        self._show_record()

    def take_scan(self, scanned: Scanned) -> None:
        """Fill in what a scan says, or go to whoever is recorded under it."""
        with self._desk.store.read() as reader:
            known = [p for p in people_of(reader, scanned) if p.id not in self._others]
        if known and self._loaded is None:
            if self.form.is_dirty:
                self._on_open_same(known[0].id)
            else:
                self.found.emit(known[0].id)
        else:
            self.fill_from(scanned)

    def fill_from(self, scanned: Scanned) -> None:
        """Fill in what a scan says of the person."""
        self._card.take(scanned)
        self._explain()
        self._look_for_same()

    def await_card(self) -> None:
        """Say that a card can be scanned now."""
        self._card.await_card()

    def refresh(self) -> None:
        """Tell when a merge changed what this form was opened with; what was typed stays."""
        self._look_for_same()
        if self._loaded is None:
            return
        with self._desk.store.read() as reader:
            changes = changes_since(reader, self._loaded.record.id, self._loaded.heads)
        self._stale.setVisible(bool(changes))
        if changes:
            fields = ", ".join(dict.fromkeys(self._messages.field(c.field) for c in changes))
            who = ", ".join(dict.fromkeys(c.recorded_by for c in changes))
            self._stale.say(
                self.tr("Changed meanwhile by {0}").format(who),
                self.tr(
                    "{0}. What you type stays. Where both of you changed one field, saving keeps"
                    " both values and somebody chooses under Conflicts."
                ).format(fields),
            )

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the form."""
        return [
            Shortcut("Ctrl+S", self.tr("Save")),
            Shortcut("Ctrl+Return", self.tr("Save and add the next")),
            Shortcut("Ctrl+D", self.tr("Copy the field from the person before")),
            Shortcut("F4", self.tr("Scan a card")),
            Shortcut("Alt+Return", self.tr("Take what is offered, or say why a value stays")),
            Shortcut("F6", self.tr("Open the record that may be the same")),
            Shortcut("Alt+Down", self.tr("Open a list")),
        ]

    def work(self, record: Beneficiary) -> Callable[[Monitor], object]:
        """Save the person, and look whether two values stand for a field."""
        desk, before, reasons = self._desk, self._loaded, self.form.reasons

        def save(_monitor: Monitor) -> SavedPerson:
            person = save_person(desk, before, record, reasons)
            with desk.store.read() as reader:
                return SavedPerson(person, fields_in_conflict(reader, person.id))

        return save

    def begin_next(self) -> None:
        """Show an empty form; the person just saved is the one to copy from."""
        self._loaded = None
        self._others.clear()
        self._show_record()
        self.form.boxes["full_name"].editor.setFocus()

    def _on_saved(self, result: object) -> None:
        assert isinstance(result, SavedPerson)  # noqa: S101 - what `work` returns
        self.form.previous = result.person
        self._count += 1 if self._loaded is None else 0
        super()._on_saved(result)
        self.set_context(self.tr("Saved: {0}").format(result.person.full_name))
        if result.in_conflict:
            fields = ", ".join(self._messages.field(name) for name in result.in_conflict)
            self.place.operations.tell(
                Notice(
                    self.tr("Saved, and two values stand: {0}").format(fields),
                    self.tr(
                        "Somebody else changed the same while you were typing. Both values are"
                        " kept; choose between them under Conflicts."
                    ),
                    Tone.WARN,
                )
            )

    def _problems(self, person: Beneficiary) -> Iterator[Problem]:
        before = self._loaded.record if self._loaded is not None else None
        yield from person_problems(self._desk, person, before)

    def _make_copy_hint(self) -> QWidget:
        hint = QWidget()
        row = QHBoxLayout(hint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Keycap(self.theme, "Ctrl+D"))
        row.addWidget(Label(self.theme, self.tr("as the person before"), Role.SECONDARY))
        return hint

    def _lay_out_fields(self) -> None:
        theme, form = self.theme, self.form
        form.add_section(self.tr("Person"))
        form.add_row(
            (form.field("full_name", TextField(theme, name="full-name"), required=True), 6),
            (self._number("personal_id", self.tr("12 digits")), 6),
        )
        form.add_row(
            (form.field("birth_date", BirthField(theme, name="birth-date")), 3),
            (
                form.field(
                    "sex", SegmentedChoice[Sex](theme, self._messages.names(Sex), name="sex")
                ),
                3,
            ),
            (self._number("phone", self.tr("May stay empty")), 3),
            (self._number("identity_card", self.tr("9 digits")), 3),
        )
        self._commune = CommuneField(theme, self.place.places, name="commune")
        form.add_row(
            (
                form.field(
                    "address", TextField(theme, name="address"), label=self.tr("Village, house")
                ),
                7,
            ),
            (form.field("commune", self._commune), 5),
        )
        form.add_section(self.tr("Hardship and insurance"))
        hardships = ChoiceBox[Hardship](
            theme,
            self._messages.names(Hardship),
            name="hardship",
            placeholder=self.tr("Choose"),
        )
        form.add_row(
            (form.field("hardship", hardships), 7),
            (form.field("hardship_year", YearField(theme, name="hardship-year")), 2),
            (form.field("hardship_until", self._day("hardship-until")), 3),
        )
        form.add_row(
            (form.field("hardship_decision", TextField(theme, name="hardship-decision")), 4),
            (self._number("insurance_code", self.tr("10 digits")), 4),
            (self._number("health_card", self.tr("15 characters, or 10 digits")), 4),
        )

    def _day(self, name: str) -> DayField:
        return DayField(self.theme, name=name, today=lambda: self._desk.today)

    def _number(self, field: str, placeholder: str) -> FieldBox:
        name = field.replace("_", "-")
        editor = OptionalTextField(self.theme, name=name, placeholder=placeholder)
        return self.form.field(field, editor)

    def _connect(self) -> None:
        self._scans.read.connect(self.take_scan)
        self._same.opened.connect(self._on_open_same)
        self._same.dismissed.connect(self._on_dismissed)
        for box in self.form.boxes.values():
            box.editor.edited.connect(self._on_edited)
            box.editor.left.connect(self._on_left)
        run = self.place.operations.run
        title = self.tr("Reading what stands around a person")
        run(self._read_company, title, self._on_company_read, writes=False)
        title = self.tr("Reading the list of communes")
        run(self._make_index, title, self._on_indexed, writes=False)

    def _show_record(self) -> None:
        """Load the form with the person, or with nobody."""
        is_new = self._loaded is None
        record = Beneficiary(full_name="") if self._loaded is None else self._loaded.record
        self.set_title(self.tr("Add a person") if is_new else record.full_name)
        if is_new:
            campaign = self._desk.campaign
            name = "" if campaign is None else campaign.short_name
            self.set_context("  ·  ".join(filter(None, (self.tr("New record"), name))))
        else:
            day = shown_day(record.recorded_at.astimezone(VIETNAM).date())
            self.set_context(self.tr("Recorded by {0}, {1}").format(record.recorded_by, day))
        self._stale.setVisible(False)
        self._card.reset()
        with self._desk.store.read() as reader:
            decided = standing(reader, record)
        self.form.kept = {
            decision: f"{entry.reason} ({entry.recorded_by})" for decision, entry in decided.items()
        }
        self.form.load(record)
        self.bar.refresh()
        self._say_company()
        self._explain()
        self._hardship.show_person(record, self._desk.today)
        self._look_for_same()

    def _say_company(self) -> None:
        self._copy_hint.setVisible(self.form.previous is not None)
        self._nobody.say(
            self.tr("Nobody alike"),
            self.tr("Compared with {0} people of this office.").format(grouped(self._count)),
        )

    def _typed(self) -> Beneficiary:
        """Copy the record with whatever can be read of what was typed."""
        values = {}
        for name, box in self.form.boxes.items():
            try:
                values[name] = box.editor.value
            except Unreadable:
                values[name] = None
        record = self.form.original
        return Beneficiary(id=record.id, **values)

    def _look_for_same(self) -> None:
        typed = comparable(self._typed(), self._desk.today)
        with self._desk.store.read() as reader:
            found = [one for one in alike(reader, typed) if one.person.id not in self._others]
            ids = [one.person.id for one in found[:1]]
            states = person_states(reader, ids, current_id(reader))
        other = found[0] if found else None
        state = None if other is None else states.get(other.person.id, PersonState.NO_AWARD)
        self._same.compare(typed, other, state, len(found))
        self._nobody.setVisible(other is None and bool(typed.full_name or typed.personal_id))

    def _explain(self) -> None:
        """Say below the fields what their values mean: age, province, what an id tells."""
        typed = self._typed()
        hints = {"birth_date": ""}
        if typed.birth_date is not None and typed.birth_date.first <= self._desk.today:
            age = age_on(typed.birth_date, self._desk.today)
            hints["birth_date"] = self.tr("{0} years old").format(age)
        hints["personal_id"] = self._told_by(typed.personal_id)
        hints["health_card"] = self._told_by_card(typed.health_card)
        for name, hint in hints.items():
            self.form.boxes[name].set_hint(hint)
        self._explain_commune()

    def _told_by(self, personal_id: str | None) -> str:
        try:
            facts = facts_of_personal_id(personal_id or "")
        except ValueError:
            return ""
        where = BIRTH_PROVINCES.get(facts.birthplace, "")
        words = self.tr("{0}, born {1}").format(self._messages.name(facts.sex), facts.birth_year)
        return ", ".join(filter(None, (words, where)))

    def _told_by_card(self, code: str | None) -> str:
        facts = facts_of_health_card(code or "")
        group = None if facts is None else CARD_GROUPS.get(facts.group)
        if facts is None or group is None:
            return ""
        percent = SHARE_PAID_PERCENT[facts.level]
        words = self.tr("level {0}, {1} % paid").format(facts.level, percent)
        return ", ".join(filter(None, (group.name, words)))

    def _explain_commune(self) -> None:
        hint = self._card.explanation() or self._commune.explanation
        self.form.boxes["commune"].set_hint(hint)

    def _read_company(self, _monitor: Monitor) -> Company:
        """Read what takes the longer the more people there are."""
        with self._desk.store.read() as reader:
            return Company(
                count=count_people(reader, PeopleQuery()),
                communes=used_communes(reader),
                latest=_latest(reader) if self._loaded is None else None,
            )

    def _on_company_read(self, company: Company) -> None:
        self._count = company.count
        if self.form.previous is None:
            self.form.previous = company.latest
        self._commune.used = company.communes
        self._say_company()

    def _on_indexed(self, _: None) -> None:
        self._commune.finds_old = True

    def _name_of_sender(self) -> str:
        sender = self.sender()
        return next((n for n, box in self.form.boxes.items() if box.editor is sender), "")

    def _on_edited(self) -> None:
        self._explain()

    def _on_left(self) -> None:
        name = self._name_of_sender()
        self._explain()
        self._hardship.show_person(self._typed(), self._desk.today)
        if name in _LOOKED_AT_AGAIN:
            self._look_for_same()

    def _on_open_same(self, rid: str) -> None:
        self.covered.emit(PersonFormPage(self.place, Stamp(rid)))

    def _on_dismissed(self, rid: str) -> None:
        self._others.add(Stamp(rid))
        self._look_for_same()

    def _make_index(self, _monitor: Monitor) -> None:
        """Make the indexes of communes, which takes longer than a window may wait."""
        for system in (UnitSystem.SINCE_2025, UnitSystem.UNTIL_2025):
            self.place.places().find("a", 1, system)


def _latest(reader: Reader) -> Beneficiary | None:
    """Read who was recorded last."""
    newest = PeopleQuery(sort=PersonSort.RECENT, descending=True)
    found = people(reader, newest, 0, 1, NOTHING_HEARD)
    return reader.get(Beneficiary, found[0].id) if found else None


def _parse_year(text: str) -> int:
    year = int(text)
    if year not in _YEARS:
        raise ValueError(text)
    return year
