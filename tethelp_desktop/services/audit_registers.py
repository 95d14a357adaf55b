"""The registers of an audit file as spreadsheets.

Those of pledges, money, awards and handovers list the records behind the ledger's figures. A file
that names nobody tells no more of anybody than the annex of a letter does: initials, a commune
with others in it, a month; nobody of the staff, and no reasons, which may name somebody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Beneficiary,
    Contribution,
    Handover,
    Payment,
    Receipt,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.audit_material import Material
from tethelp_desktop.services.whereabouts import initials
from tethelp_desktop.sheets.writing import Cell, Column, Look, Table
from tethelp_desktop.wording import Language, catalogue, field_name, item_name, name_of

_MONEY: Final = (
    Step.PAID,
    Step.REFUNDED,
    Step.RETURNED,
    Step.CARRIED_IN,
    Step.CARRIED_OUT,
)

_STATE: Final = "state"
"""A column that is no field of a record."""


@dataclass(frozen=True, slots=True)
class Registers:
    """Writes the tables of an audit file.

    Attributes:
        with_people: Whether people are named, with their numbers masked.
    """

    found: Material
    language: Language
    with_people: bool

    def pledged(self) -> list[Table]:
        """Write the lines of the pledges, and the papers that changed them."""
        rows = []
        for view in self.found.pledges:
            for balance in view.lines:
                line = balance.line
                rows.append(
                    (
                        self._sponsor(view.pledge.sponsor_id),
                        view.pledge.document_number,
                        view.pledge.pledged_on,
                        self._name(line.kind),
                        line.quantity,
                        line.unit_value,
                        balance.value,
                    )
                )
        changes = [(c.changed_on, c.document_number, c.description) for c in self.found.changes]
        return [
            self._table(
                "pledged",
                ("sponsor_id", "document_number", "pledged_on:day", "kind", "quantity:number"),
                rows,
                ("unit_value:number", "amount:number"),
            ),
            self._table("changes", ("changed_on:day", "document_number", "description"), changes),
        ]

    def money(self) -> list[Table]:
        """Write what came in, what was paid or left, and what was allotted."""
        came = [
            (one.day, one.document_number, self._name(kind), one.units, one.amount, reason)
            for kind, one in self.found.of(Step.RECEIVED)
            if isinstance(one.record, Contribution)
            for reason in (self._reason(one.record.reason),)
        ]
        paid = [
            (
                one.day,
                one.document_number,
                self._name(one.record.kind),
                self._name(kind),
                one.units,
                one.amount,
                self._reason(one.record.reason),
            )
            for kind, one in self.found.of(*_MONEY)
            if isinstance(one.record, Payment)
        ]
        allotted = [
            (
                one.day,
                one.document_number,
                self._office(one.record.office_id),
                self._name(kind),
                one.units,
                one.amount,
            )
            for kind, one in self.found.of(Step.ALLOTTED)
            if isinstance(one.record, Allotment)
        ]
        sums = ("quantity:number", "amount:number")
        return [
            self._table(
                "received", ("received_on:day", "document_number", "kind", *sums, "reason"), came
            ),
            self._table(
                "paid", ("paid_on:day", "document_number", "purpose", "kind", *sums, "reason"), paid
            ),
            self._table(
                "allotted",
                ("allotted_on:day", "document_number", "office_id", "kind", *sums),
                allotted,
            ),
        ]

    def awarded(self) -> list[Table]:
        """Write the decisions, and the awards with how many units each takes."""
        decisions: list[tuple[Cell, ...]] = [
            (one.number, one.decided_on, one.issued_by, *self._named(one.signer, one.signer_title))
            for one in self.found.decisions
        ]
        awards = [
            (
                *self._person(award.beneficiary_id),
                self._item(award),
                one.units,
                one.amount,
                award.decision_number,
                self._day(local_day(award.approved_at)) if award.approved_at else None,
                self._name(award.state),
            )
            for _, one in self.found.of(Step.AWARDED)
            for award in (one.record,)
            if isinstance(award, Award)
        ]
        return [
            self._table(
                "decisions",
                ("number", "decided_on:day", "issued_by", *self._named("signer", "signer_title")),
                decisions,
            ),
            self._table(
                "awards",
                (*self._whom, "kind", "quantity:number", "amount:number"),
                awards,
                ("decision_number", self._dated("approved_at"), _STATE),
            ),
        ]

    def enrolled(self) -> list[Table]:
        """Write the batches to the insurance side and what came of each award in them."""
        batches = {one.id: one for one in self.found.batches}
        rows: list[tuple[Cell, ...]] = [
            (
                batches[one.batch_id].number,
                self._day(batches[one.batch_id].submitted_on),
                *self._person(self.found.awards[one.award_id].beneficiary_id),
                self._item(self.found.awards[one.award_id]),
                one.amount,
                self._day(one.issued_on),
                *self._named(masked(one.item_number), one.return_reason or one.withdrawn or ""),
            )
            for one in self.found.enrolments
            if one.batch_id in batches
        ]
        return [
            self._table(
                "enrolled",
                ("number", self._dated("submitted_on"), *self._whom, "kind", "amount:number"),
                rows,
                (self._dated("issued_on"), *self._named("item_number", "return_reason")),
            )
        ]

    def handed(self) -> list[Table]:
        """Write what was handed over, and what was given to others to pass on."""
        return [
            self._handed() if self.with_people else self._reached(),
            self._table(
                "consigned",
                (
                    *self._named("document_number", "receiver_unit"),
                    self._dated("moved_on"),
                    "kind",
                    "quantity:number",
                ),
                list(self._consigned()),
                self._named("reason"),
            ),
        ]

    def _handed(self) -> Table:
        receipts = self._standing_receipts()
        events = {one.id: one.name for one in self.found.events}
        rows: list[tuple[Cell, ...]] = []
        for _, one in self.found.of(Step.HANDED_OVER):
            entry = one.record
            if isinstance(entry, Handover):
                award = self.found.awards[entry.award_id]
                receipt = receipts.get(entry.id)
                rows.append(
                    (
                        entry.handed_on,
                        *self._person(award.beneficiary_id),
                        self._item(award),
                        one.units,
                        one.amount,
                        receipt.printed_number if receipt else "",
                        entry.handed_by,
                        self._words["yes" if entry.collector_name else "no"],
                        events.get(entry.event_id, "") if entry.event_id else "",
                    )
                )
        return self._table(
            "handed",
            ("handed_on:day", *self._whom, "kind", "quantity:number", "amount:number"),
            rows,
            ("receipt_id", "handed_by", "collector_name", "event_id"),
        )

    def _reached(self) -> Table:
        """Write what an annex tells, in its order, which is not that of receipts."""
        counted = {one.record.id: one for _, one in self.found.of(Step.HANDED_OVER)}
        other = self._words["other-communes"]
        rows = [
            (
                told.month,
                told.person,
                told.commune or other,
                told.item,
                counted[rid].units,
                counted[rid].amount,
            )
            for rid, told in self.found.told.items()
        ]
        return self._table(
            "handed",
            ("handed_on", *self._whom, "commune", "kind", "quantity:number", "amount:number"),
            rows,
        )

    def _consigned(self) -> Iterator[tuple[Cell, ...]]:
        known = {one.id: one for one in self.found.consignments}
        for item in self.found.items:
            consignment = known.get(item.consignment_id)
            if consignment is not None:
                yield (
                    *self._named(consignment.document_number, consignment.receiver_unit),
                    self._day(item.moved_on),
                    self._name(self.found.lines[item.pledge_line_id].kind),
                    item.quantity,
                    *self._named(item.reason),
                )

    def receipts(self) -> list[Table]:
        """Write every receipt with its state, and the proof that no number is missing."""
        rows = [
            (
                one.printed_number,
                self._office(one.office_id),
                self._day(one.issued_on),
                self._name(one.kind),
                one.amount,
                self._column("voided" if one.id in self.found.void_ids else "used"),
            )
            for one in self.found.receipts
        ]
        numbers = [
            (
                one.office,
                one.series,
                str(one.year),
                one.used,
                len(one.voided),
                len(one.missing),
                ", ".join(map(str, one.voided)),
                ", ".join(map(str, one.missing)),
            )
            for one in self.found.numbers
        ]
        heads = ("office", "series", "year", "used", "voided", "unused", "voided", "unused")
        counted = {"used", "voided", "unused"}
        columns = [
            Column(self._column(head), Look.NUMBER if head in counted and place < 6 else Look.TEXT)
            for place, head in enumerate(heads)
        ]
        return [
            self._table(
                "receipts",
                ("printed_number", "office_id", self._dated("issued_on"), "kind", "amount:number"),
                rows,
                (_STATE,),
            ),
            Table(self._words["numbers"], self._words["numbers-title"], columns, numbers),
        ]

    def reported(self) -> list[Table]:
        """Write the reports and settlements that were sent up."""
        rows: list[tuple[Cell, ...]] = [
            (
                self._office(one.office_id),
                self._name(one.kind),
                one.number,
                one.first_day,
                one.last_day,
                one.submitted_on,
                *self._named(one.signer, one.reason),
            )
            for one in self.found.reports
        ]
        return [
            self._table(
                "reported",
                ("office_id", "kind", "number", "first_day:day", "last_day:day"),
                rows,
                ("submitted_on:day", *self._named("signer", "reason")),
            )
        ]

    @property
    def _words(self) -> Mapping[str, str]:
        return catalogue(self.language)["audit-register"]

    def _column(self, name: str) -> str:
        return catalogue(self.language)["column"][name]

    def _table(
        self,
        name: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        more: Sequence[str] = (),
    ) -> Table:
        """Head the columns by the names of fields, each with its look where that is not text."""
        columns = []
        for head in (*heads, *more):
            field, _, look = head.partition(":")
            named = self._column(field) if field == _STATE else field_name(field, self.language)
            columns.append(Column(named, Look(look or Look.TEXT)))
        return Table(self._words[name], self._words[f"{name}-title"], columns, rows)

    def _name(self, member: StrEnum) -> str:
        return name_of(member, self.language)

    def _item(self, award: Award) -> str:
        months = award.months or self.found.lines[award.pledge_line_id].months
        return item_name(award.kind, months, self.language)

    def _office(self, rid: Stamp) -> str:
        office = self.found.offices.get(rid)
        return office.name if office else ""

    def _sponsor(self, rid: Stamp) -> str:
        sponsor = self.found.sponsors.get(rid)
        return sponsor.name if sponsor else ""

    @property
    def _whom(self) -> tuple[str, ...]:
        """The columns that say who somebody is."""
        return ("beneficiary_id", *self._named("personal_id"))

    def _person(self, rid: Stamp) -> tuple[str, ...]:
        person: Beneficiary | None = self.found.people.get(rid)
        name = person.full_name if person else ""
        if not self.with_people:
            return ("…" if rid in self.found.erased else initials(name),)
        return name, masked(person.personal_id or "" if person else "")

    def _named(self, *cells: str) -> tuple[str, ...]:
        """Keep columns or cells that may name somebody only where people are named."""
        return cells if self.with_people else ()

    def _reason(self, text: str) -> str:
        return text if self.with_people else ""

    def _dated(self, field: str) -> str:
        """Head a column of days on which something happened to somebody."""
        return f"{field}:day" if self.with_people else field

    def _day(self, day: date | None) -> Cell:
        """Write such a day: no more than its month where nobody is named."""
        return day if self.with_people or day is None else f"{day:%m/%Y}"

    def _standing_receipts(self) -> dict[Stamp, Receipt]:
        return {
            one.handover_id: one for one in self.found.receipts if one.id not in self.found.void_ids
        }
