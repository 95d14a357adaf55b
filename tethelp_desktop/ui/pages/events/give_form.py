"""Entering a gift that a hospital gave to a patient named on the spot."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.checks import not_in_the_future
from tethelp_desktop.domain.consigning import passed_on_problems
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Admission,
    Beneficiary,
    Hardship,
    Sex,
    UnitCode,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services import consigning
from tethelp_desktop.services.consigning import Patient
from tethelp_desktop.services.consignments import Contents
from tethelp_desktop.services.handover import Collector, Handed
from tethelp_desktop.services.overrides import NO_REASONS, Reasons
from tethelp_desktop.services.people import person_problems
from tethelp_desktop.store.people import used_communes
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.commune_field import CommuneField
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import OptionalTextField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.parsed_fields import BirthField, DayField
from tethelp_desktop.ui.person_field import PersonField
from tethelp_desktop.ui.reasons import ReasonDialog, stopping
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

_OF_PERSON = (
    "full_name",
    "birth_date",
    "sex",
    "personal_id",
    "health_card",
    "hardship",
    "commune",
    "address",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A gift given on the spot, as it is typed.

    Attributes:
        beneficiary_id: Somebody who is recorded; None for a new person.
        hospital: Empty where the stay of a recorded person is known.
    """

    pledge_line_id: Stamp
    beneficiary_id: Stamp | None = None
    full_name: str = ""
    birth_date: BirthDate | None = None
    sex: Sex | None = None
    personal_id: str | None = None
    health_card: str | None = None
    hardship: Hardship | None = None
    commune: UnitCode | None = None
    address: str = ""
    hospital: str = ""
    ward: str = ""
    admitted_on: date | None = None
    handed_on: date
    collector_name: str = ""
    collector_relation: str = ""


class GivePage(FormPage[Given]):
    """Names who got a gift, with the stay and the card, and makes the receipt."""

    def __init__(self, place: Workplace, contents: Contents) -> None:
        super().__init__(place, "")
        self._consignment = entry = contents.view.consignment
        self._reasons: Reasons = NO_REASONS
        self.set_title(self.tr("Gift given on the spot"))
        self.set_context(f"{entry.receiver_unit}  ·  {entry.receiver}")
        self._stock = [unit for unit in contents.stock if unit.lot.outstanding > 0]
        theme, messages = place.theme, place.messages
        self.form = form = RecordForm[Given](
            theme, messages, with_gaps(self._problems, {"handed_on": place.desk.today})
        )
        self._person = PersonField(place, name="give-person")
        offered = [
            (
                unit.line.id,
                f"{unit.sponsor.name} ({grouped(unit.lot.outstanding)})",
            )
            for unit in self._stock
        ]
        line = ChoiceBox[Stamp](theme, offered, name="give-line")
        hint = self.tr("Only if recorded already; else fill in below")
        form.add_row(
            (
                form.field(
                    "beneficiary_id", self._person, label=self.tr("Recorded person"), hint=hint
                ),
                6,
            ),
            (form.field("pledge_line_id", line, label=self.tr("Gift of"), required=True), 6),
        )
        form.add_row(
            (form.field("full_name", TextField(theme, name="give-name")), 5),
            (form.field("birth_date", BirthField(theme, name="give-birth")), 3),
            (
                form.field(
                    "sex", SegmentedChoice[Sex](theme, messages.names(Sex), name="give-sex")
                ),
                4,
            ),
        )
        form.add_row(
            (form.field("personal_id", OptionalTextField(theme, name="give-id")), 4),
            (form.field("health_card", OptionalTextField(theme, name="give-card")), 4),
            (
                form.field(
                    "hardship",
                    ChoiceBox[Hardship](theme, messages.names(Hardship), name="give-hardship"),
                ),
                4,
            ),
        )
        commune = CommuneField(theme, place.places, name="give-commune")
        with place.desk.store.read() as reader:
            commune.used = used_communes(reader)
        form.add_row(
            (form.field("address", TextField(theme, name="give-address")), 6),
            (form.field("commune", commune), 6),
        )
        form.add_row(
            (form.field("hospital", TextField(theme, name="give-hospital")), 5),
            (form.field("ward", TextField(theme, name="give-ward")), 4),
            (form.field("admitted_on", self._day("give-admitted")), 3),
        )
        form.add_row(
            (form.field("collector_name", TextField(theme, name="give-collector")), 5),
            (form.field("collector_relation", TextField(theme, name="give-relation")), 4),
            (form.field("handed_on", self._day("give-day"), required=True), 3),
        )
        note = Note(
            theme,
            Tone.INFO,
            self.tr("In hospital and with a card on the day of the gift"),
            self.tr(
                "Person, stay, award, handover and receipt are recorded together. Whoever was"
                " given a gift before is refused."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(
            form,
            self._person,
            next_words=self.tr("Save and enter the next"),
        )
        self._person.edited.connect(self._on_person)
        self._load(None)

    def work(self, record: Given) -> Callable[[Monitor], object]:
        """Record it all in one transaction."""
        desk, rid, reasons = self.place.desk, self._consignment.id, self._reasons
        patient, collector = self._patient(record), None
        if record.collector_name:
            collector = Collector(record.collector_name, record.collector_relation)

        def give(_monitor: Monitor) -> Handed:
            return consigning.give_from_stock(
                desk,
                rid,
                record.pledge_line_id,
                patient,
                handed_on=record.handed_on,
                collector=collector,
                reasons=reasons,
            )

        return give

    def begin_next(self) -> None:
        """Keep the line, the ward and the day: the next patient lies there too."""
        done = self.form.previous = self.form.record()
        self._load(done)
        self._person.setFocus()

    def _load(self, done: Given | None) -> None:
        self._reasons = NO_REASONS
        first = self._stock[0].line.id if self._stock else NEW
        given = Given(
            pledge_line_id=done.pledge_line_id if done else first,
            hospital=done.hospital if done else self._consignment.receiver_unit,
            ward=done.ward if done else "",
            handed_on=done.handed_on if done else self.place.desk.today,
        )
        self.form.load(given if done else unfilled(given, "handed_on"))
        self.bar.refresh()
        self._on_person()

    def _day(self, name: str) -> DayField:
        return DayField(self.theme, name=name, today=lambda: self.place.desk.today)

    def _on_person(self) -> None:
        """Take no other facts of somebody who is recorded."""
        is_new = not self._person.line.text().strip()
        for name in _OF_PERSON:
            self.form.boxes[name].editor.setEnabled(is_new)

    def _patient(self, given: Given) -> Patient:
        stay = None
        if given.admitted_on is not None:
            stay = Admission(
                hospital=given.hospital,
                ward=given.ward,
                facility=self._consignment.facility,
                admitted_on=given.admitted_on,
            )
        if given.beneficiary_id is None:
            return Patient(_new_person(given, self.place.desk.today), None, stay)
        with self.place.desk.store.read() as reader:
            loaded = reader.load(Beneficiary, given.beneficiary_id)
        return Patient(loaded.record, loaded, stay)

    def _problems(self, given: Given) -> Iterator[Problem]:
        desk = self.place.desk
        yield from not_in_the_future("handed_on", given.handed_on, desk.today)
        yield from passed_on_problems(given.handed_on, self._consignment.consigned_on)
        if given.beneficiary_id is None:
            yield from person_problems(desk, _new_person(given, desk.today))
            if given.admitted_on is None:
                yield Problem("admitted_on", Rule.REQUIRED)
        if given.admitted_on is not None:
            stay = Admission(
                beneficiary_id=Stamp("given"),
                hospital=given.hospital,
                ward=given.ward,
                admitted_on=given.admitted_on,
            )
            yield from problems(stay, desk.today)
        if given.collector_name and not given.collector_relation:
            yield Problem("collector_relation", Rule.PROXY_INCOMPLETE)

    def _on_refused(self, error: Expected) -> None:
        """Offer to say why, where papers may be right against the rules that stop it."""
        super()._on_refused(error)
        if not isinstance(error, Invalid):
            return
        stops = error.problems
        if not stops or not all(problem.rule.can_be_set_aside for problem in stops):
            return
        dialog = ReasonDialog(
            self.theme,
            self,
            title=self.tr("Why was it given all the same?"),
            complaints=stopping(self.place.messages, stops),
            action=self.tr("Keep the reason and save"),
            hint=self.tr("Such as: the ward confirms the stay. Kept with your name."),
        )

        def keep(reason: str) -> None:
            self._reasons = {**self._reasons, **{stop.rule: reason for stop in stops}}
            self._save(self.form.record())

        dialog.given.connect(keep)
        dialog.open()


def _new_person(given: Given, today: date) -> Beneficiary:
    return Beneficiary(
        full_name=given.full_name,
        birth_date=given.birth_date,
        sex=given.sex,
        personal_id=given.personal_id,
        health_card=given.health_card,
        hardship=given.hardship,
        hardship_year=today.year if given.hardship else None,
        commune=given.commune,
        address=given.address,
    )
