"""The forms of a card or book that a person has, and of a stay in hospital."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Admission,
    Beneficiary,
    Coverage,
    Household,
    ItemKind,
    Payer,
)
from tethelp_desktop.services.insurance import (
    insurance_problems,
    save_admission,
    save_coverage,
    save_household,
)
from tethelp_desktop.store.people import used_communes
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.commune_field import CommuneField
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import OptionalTextField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

R = TypeVar("R", Coverage, Admission, Household)


class _OfPerson(FormPage[R]):
    """A form about one person; what was wrong is withdrawn with a reason and never deleted."""

    def __init__(self, place: Workplace, person: Beneficiary, before: Loaded[R] | None) -> None:
        super().__init__(place, "", person.full_name)
        self.person = person
        self.before: Loaded[R] | None = before

    def _today(self) -> date:
        return self.place.desk.today

    def _day(self, name: str) -> DayField:
        return DayField(self.theme, name=name, today=self._today)

    def _add_withdrawal(self, form: RecordForm[R]) -> None:
        if self.before is not None:
            reason = OptionalTextField(self.theme, name="withdrawn")
            hint = self.tr("Fill in only to take it off the list; it stays on record")
            form.add_row((form.field("withdrawn", reason, hint=hint), 12))

    def _problems(self, record: R) -> Iterable[Problem]:
        return insurance_problems(self.place.desk, record)


class CoveragePage(_OfPerson[Coverage]):
    """Enters a card or a book, or corrects one."""

    def __init__(
        self, place: Workplace, person: Beneficiary, before: Loaded[Coverage] | None = None
    ) -> None:
        super().__init__(place, person, before)
        self.set_title(
            self.tr("Add a card or book") if before is None else self.tr("Correct a card or book")
        )
        theme, messages = place.theme, place.messages
        self.form = form = RecordForm[Coverage](
            theme, messages, with_gaps(self._problems, {"payer": Payer.HOUSEHOLD})
        )
        self._kind = SegmentedChoice[ItemKind](
            theme, messages.names((ItemKind.CARD, ItemKind.BOOK)), name="coverage-kind"
        )
        payer = ChoiceBox[Payer](
            theme, messages.names(Payer), name="payer", placeholder=self.tr("Choose (Alt+Down)")
        )
        self._number = OptionalTextField(theme, name="coverage-number")
        form.add_row(
            (form.field("kind", self._kind, required=True), 5),
            (form.field("payer", payer, required=True), 7),
        )
        label = self.tr("Number of the card or book")
        form.add_row(
            (form.field("number", self._number, label=label), 7),
            (
                form.field(
                    "facility",
                    OptionalTextField(theme, name="coverage-facility"),
                    hint=self.tr("Five characters, such as 37001"),
                ),
                5,
            ),
        )
        form.add_row(
            (form.field("valid_from", self._day("valid-from")), 4),
            (form.field("valid_to", self._day("valid-to")), 4),
            (form.field("paid_on", self._day("paid-on")), 4),
        )
        hint = self.tr("Ctrl+; writes today's day")
        form.add_row((form.field("checked_on", self._day("checked-on"), hint=hint), 4))
        self._add_withdrawal(form)
        note = Note(
            theme,
            Tone.INFO,
            self.tr("Only months that overlap are not paid"),
            self.tr(
                "A card that is given joins the expiry of this one. The day of payment orders the"
                " members of the household."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, payer)
        self._kind.edited.connect(self._on_kind_edited)
        form.load(self._new() if before is None else before.record)

    def work(self, record: Coverage) -> Callable[[Monitor], object]:
        """Save the card or book."""
        desk, before = self.place.desk, self.before

        def save(_monitor: Monitor) -> Coverage:
            return save_coverage(desk, before, record)

        return save

    def _new(self) -> Coverage:
        card = Coverage(
            beneficiary_id=self.person.id,
            kind=ItemKind.CARD,
            payer=Payer.HOUSEHOLD,
            number=self.person.health_card,
        )
        return unfilled(card, "payer")

    def _on_kind_edited(self) -> None:
        """Offer the number that the person's own record has for a card, or for a book."""
        known = (self.person.health_card, self.person.insurance_code)
        if self.before is None and self._number.value in (None, *known):
            is_book = self._kind.value is ItemKind.BOOK
            self._number.set_value(known[1] if is_book else known[0])


class AdmissionPage(_OfPerson[Admission]):
    """Enters a stay in hospital, or corrects one: most often the day of discharge."""

    def __init__(
        self, place: Workplace, person: Beneficiary, before: Loaded[Admission] | None = None
    ) -> None:
        super().__init__(place, person, before)
        self.set_title(self.tr("Add a stay") if before is None else self.tr("Correct a stay"))
        theme = place.theme
        self.form = form = RecordForm[Admission](
            theme,
            place.messages,
            with_gaps(self._problems, {"admitted_on": place.desk.today}),
        )
        hospital = TextField(theme, name="hospital")
        left_on = self._day("discharged-on")
        form.add_row(
            (form.field("hospital", hospital, required=True), 8),
            (
                form.field(
                    "facility",
                    OptionalTextField(theme, name="admission-facility"),
                    hint=self.tr("Five characters, such as 37001"),
                ),
                4,
            ),
        )
        ward = TextField(theme, name="ward")
        hint = self.tr("The ward only, no diagnosis")
        form.add_row((form.field("ward", ward, hint=hint), 12))
        empty = self.tr("Empty while the person stays")
        form.add_row(
            (form.field("admitted_on", self._day("admitted-on"), required=True), 6),
            (form.field("discharged_on", left_on, hint=empty), 6),
        )
        self._add_withdrawal(form)
        note = Note(
            theme,
            Tone.INFO,
            self.tr("A gift is for who is in hospital"),
            self.tr(
                "The day the gift is given counts. Who is discharged later keeps it; enter the day"
                " of discharge and not a reason to withdraw."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, hospital if before is None else left_on)
        form.load(self._new() if before is None else before.record)

    def work(self, record: Admission) -> Callable[[Monitor], object]:
        """Save the stay."""
        desk, before = self.place.desk, self.before

        def save(_monitor: Monitor) -> Admission:
            return save_admission(desk, before, record)

        return save

    def _new(self) -> Admission:
        stay = Admission(beneficiary_id=self.person.id, hospital="", admitted_on=self._today())
        return unfilled(stay, "admitted_on")


class HouseholdPage(_OfPerson[Household]):
    """Makes a household with the person in it, or corrects one."""

    def __init__(
        self, place: Workplace, person: Beneficiary, before: Loaded[Household] | None = None
    ) -> None:
        super().__init__(place, person, before)
        self.set_title(
            self.tr("Make a household") if before is None else self.tr("Edit the household")
        )
        theme = place.theme
        self.form = form = RecordForm[Household](theme, place.messages, self._problems)
        name = TextField(theme, name="household-name")
        commune = CommuneField(theme, place.places, name="household-commune")
        with place.desk.store.read() as reader:
            commune.used = used_communes(reader)
        label, hint = self.tr("Name of the household"), self.tr("Usually the head's name")
        form.add_row((form.field("name", name, label=label, required=True, hint=hint), 12))
        form.add_row(
            (form.field("address", TextField(theme, name="household-address")), 6),
            (form.field("commune", commune), 6),
        )
        self._add_withdrawal(form)
        note = Note(
            theme,
            Tone.INFO,
            self.tr("Members who enrol in one year pay less"),
            self.tr(
                "Of those whom the State does not support, each further one pays a smaller share,"
                " down to the fifth. A household that is withdrawn leaves its members in none."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, name)
        form.load(self._new() if before is None else before.record)

    def work(self, record: Household) -> Callable[[Monitor], object]:
        """Save the household; the person is put into a new one."""
        desk, before = self.place.desk, self.before
        members = [self.person.id] if before is None else []

        def save(_monitor: Monitor) -> Household:
            return save_household(desk, before, record, members)

        return save

    def _new(self) -> Household:
        person = self.person
        return Household(name=person.full_name, commune=person.commune, address=person.address)
