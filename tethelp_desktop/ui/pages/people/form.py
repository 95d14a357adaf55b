"""The form of one person, in the order of the paper it is typed from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import VIETNAM, age_on, shown_day
from tethelp_desktop.domain.identity import (
    BIRTH_PROVINCES,
    cleaned_digits,
    facts_of_personal_id,
    normal_phone,
)
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary, Hardship, Sex, UnitSystem
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.people import person_problems, save_person
from tethelp_desktop.services.places import places
from tethelp_desktop.store.lists import (
    PeopleQuery,
    PersonSort,
    PersonState,
    count_people,
    people,
    person_states,
)
from tethelp_desktop.store.people import (
    changes_since,
    fields_in_conflict,
    possibly_same,
    used_communes,
)
from tethelp_desktop.store.store import Loaded, Reader
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.commune_field import CommuneField
from tethelp_desktop.ui.fields import OptionalTextField, TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import FieldBox, RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.people.same_person import SamePersonNote
from tethelp_desktop.ui.parsed_fields import BirthField, ParsedField
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Keycap, Label, Note
from tethelp_desktop.ui.workplace import Workplace

_YEARS: Final = range(1990, 2100)
_LOOKED_AT_AGAIN: Final = frozenset(
    {"full_name", "birth_date", "personal_id", "identity_card", "insurance_code", "health_card"}
)
"""Fields by which the same person is looked for."""


@dataclass(frozen=True, slots=True)
class SavedPerson:
    """A person as the store has them now, and the fields for which two values stand."""

    person: Beneficiary
    in_conflict: Sequence[str]


class YearField(ParsedField[int]):
    """A calendar year."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__(theme, name=name, placeholder="", parse=_parse_year, show=str)

    def _expected(self) -> str:
        return self.tr("Type the year as 2026.")


class NumberText(OptionalTextField):
    """A number on a paper; blanks and dots are taken out when it is left, and that is said.

    Signals:
        cleaned: The text was changed; carries it as it had been typed.
    """

    cleaned = Signal(str)

    def tidy(self) -> None:
        """Write the number in its stored form."""
        typed = nfc(self.line.text())
        super().tidy()
        if typed != self.line.text():
            self.cleaned.emit(typed)


class PersonFormPage(FormPage[Beneficiary]):
    """Registers somebody new, or corrects what is known; `saved` carries a `SavedPerson`."""

    def __init__(self, place: Workplace, person_id: Stamp | None = None) -> None:
        super().__init__(place, "")
        self._messages = place.messages
        self._desk = place.desk
        self._loaded: Loaded[Beneficiary] | None = None
        self._others: set[Stamp] = set()
        self._cleaned: dict[str, str] = {}
        with self._desk.store.read() as reader:
            if person_id is not None:
                self._loaded = reader.load(Beneficiary, person_id)
            previous = _latest(reader) if person_id is None else None
            self._used = used_communes(reader)
            self._count = count_people(reader, PeopleQuery())
        self.form = RecordForm[Beneficiary](place.theme, place.messages, self._problems)
        self.form.previous = previous
        self._copy_hint = self._make_copy_hint()
        self.add_action(self._copy_hint)
        self._lay_out_fields()
        self._complaints = ComplaintNote(place.theme, self.form)
        self._stale = Note(place.theme, Tone.WARN, "", icon=Icon.MERGE)
        self._stale.setObjectName("person-stale")
        self._stale.setVisible(False)
        self._same = SamePersonNote(place.theme, place.messages)
        self._nobody = Note(
            place.theme,
            Tone.MUTED,
            self.tr("Nobody alike"),
            self.tr("Compared with {0} people of this office.").format(grouped(self._count)),
            icon=Icon.SHIELD,
        )
        self.set_columns(self.form, self._complaints, self._stale, self._same, self._nobody)
        first = self.form.boxes["full_name"].editor
        is_new = person_id is None
        self.set_form(
            self.form, first, next_words=self.tr("Save and add the next") if is_new else ""
        )
        self._connect()
        self._show_record()

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
            Shortcut("F6", self.tr("Open the record that may be the same")),
            Shortcut("Alt+Down", self.tr("Open a list")),
        ]

    def work(self, record: Beneficiary) -> Callable[[Monitor], object]:
        """Save the person, and look whether two values stand for a field."""
        desk, before = self._desk, self._loaded

        def save(_monitor: Monitor) -> SavedPerson:
            person = save_person(desk, before, record)
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
            (self._number("personal_id", cleaned_digits, self.tr("12 digits")), 6),
        )
        form.add_row(
            (form.field("birth_date", BirthField(theme, name="birth-date")), 4),
            (
                form.field(
                    "sex", SegmentedChoice[Sex](theme, self._messages.names(Sex), name="sex")
                ),
                3,
            ),
            (self._number("phone", normal_phone, self.tr("May stay empty")), 5),
        )
        commune = CommuneField(theme, places, name="commune")
        commune.used = self._used
        form.add_row(
            (self._number("identity_card", cleaned_digits, self.tr("9 digits")), 3),
            (
                form.field(
                    "address", TextField(theme, name="address"), label=self.tr("Village, house")
                ),
                4,
            ),
            (form.field("commune", commune), 5),
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
            (form.field("hardship_decision", TextField(theme, name="hardship-decision")), 3),
        )
        form.add_row(
            (self._number("insurance_code", cleaned_digits, self.tr("10 digits")), 6),
            (
                self._number("health_card", _cleaned_card, self.tr("15 characters, or 10 digits")),
                6,
            ),
        )

    def _number(self, field: str, clean: Callable[[str], str | None], placeholder: str) -> FieldBox:
        name = field.replace("_", "-")
        editor = NumberText(self.theme, name=name, placeholder=placeholder, clean=clean)
        editor.cleaned.connect(self._on_cleaned)
        return self.form.field(field, editor)

    def _connect(self) -> None:
        self._same.opened.connect(self._on_open_same)
        self._same.dismissed.connect(self._on_dismissed)
        for box in self.form.boxes.values():
            box.editor.edited.connect(self._on_edited)
            box.editor.left.connect(self._on_left)
        self.place.operations.run(
            _make_index, self.tr("Reading the list of communes"), self._on_indexed, writes=False
        )

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
        self._cleaned.clear()
        self._stale.setVisible(False)
        self.form.load(record)
        self.bar.refresh()
        self._copy_hint.setVisible(self.form.previous is not None)
        self._nobody.say(
            self.tr("Nobody alike"),
            self.tr("Compared with {0} people of this office.").format(grouped(self._count)),
        )
        self._explain()
        self._look_for_same()

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
        typed = self._typed()
        with self._desk.store.read() as reader:
            found = [p for p in possibly_same(reader, typed) if p.id not in self._others]
            states = person_states(reader, [p.id for p in found[:1]])
        other = found[0] if found else None
        state = None if other is None else states.get(other.id, PersonState.NO_AWARD)
        self._same.compare(typed, other, state, len(found))
        self._nobody.setVisible(other is None and bool(typed.full_name or typed.personal_id))

    def _explain(self) -> None:
        """Say below the fields what their values mean: age, province, what an id tells."""
        typed = self._typed()
        hints = dict.fromkeys(("birth_date", "personal_id"), "")
        if typed.birth_date is not None and typed.birth_date.first <= self._desk.today:
            age = age_on(typed.birth_date, self._desk.today)
            hints["birth_date"] = self.tr("{0} years old").format(age)
        hints["personal_id"] = self._told_by(typed.personal_id)
        for name, typed_text in self._cleaned.items():
            hints[name] = self.tr("Blanks and dots left out of “{0}”.").format(typed_text)
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

    def _explain_commune(self) -> None:
        box = self.form.boxes["commune"]
        if isinstance(box.editor, CommuneField):
            box.set_hint(box.editor.explanation)

    def _on_indexed(self, _: None) -> None:
        editor = self.form.boxes["commune"].editor
        if isinstance(editor, CommuneField):
            editor.finds_old = True

    def _name_of_sender(self) -> str:
        sender = self.sender()
        return next((n for n, box in self.form.boxes.items() if box.editor is sender), "")

    def _on_cleaned(self, typed: str) -> None:
        self._cleaned[self._name_of_sender()] = typed

    def _on_edited(self) -> None:
        self._cleaned.pop(self._name_of_sender(), None)
        self._explain()

    def _on_left(self) -> None:
        name = self._name_of_sender()
        self._explain()
        if name in _LOOKED_AT_AGAIN:
            self._look_for_same()

    def _on_open_same(self, rid: str) -> None:
        self.covered.emit(PersonFormPage(self.place, Stamp(rid)))

    def _on_dismissed(self, rid: str) -> None:
        self._others.add(Stamp(rid))
        self._look_for_same()


def _make_index(_monitor: Monitor) -> None:
    """Make the index of old communes, which takes longer than a window may wait."""
    for system in UnitSystem:
        places().find("a", 1, system)


def _latest(reader: Reader) -> Beneficiary | None:
    """Read who was recorded last."""
    newest = PeopleQuery(sort=PersonSort.RECENT, descending=True)
    found = people(reader, newest, 0, 1, {})
    return reader.get(Beneficiary, found[0].id) if found else None


def _parse_year(text: str) -> int:
    year = int(text)
    if year not in _YEARS:
        raise ValueError(text)
    return year


def _cleaned_card(text: str) -> str | None:
    """Write a card's code as printed: capitals in a row."""
    return "".join(text.split()).replace("-", "").replace(".", "").upper() or None
