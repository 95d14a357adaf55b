"""Everything the store has of one person, for that person to read.

What belongs to a person is found by following the references of the records themselves, so a
new kind of record that refers to people is in their file from its first day.
Source: Luật 91/2025/QH15, đ. 15 (providing a person's data to the person).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from tethelp_desktop.domain.dates import BirthDate, shown_birth, shown_day, shown_moment
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import (
    LAWS,
    Beneficiary,
    DataUse,
    Disclosure,
    Handover,
    Household,
    Override,
    Receipt,
    Record,
    Sex,
    UnitCode,
    table_of,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.stored import STORED
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.places import places_at
from tethelp_desktop.sheets.writing import Cell, Column, Table, workbook
from tethelp_desktop.store.history import Entered, history
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import files
from tethelp_desktop.wording import Language, catalogue, field_name, name_of

_PRINTED: Final = {
    "printed_number": "printed_number",
    "issued_on": "issued_on",
    "office": "office_id",
    "campaign": "campaign_id",
    "full_name": "full_name",
    "birth_date": "birth_date",
    "sex": "sex",
    "personal_id": "personal_id",
    "insurance_code": "insurance_code",
    "address": "address",
    "kind": "kind",
    "item_months": "months",
    "item_number": "item_number",
    "item_valid_from": "valid_from",
    "item_valid_to": "valid_to",
    "item_note": "contents",
    "sponsor": "sponsor_id",
    "amount": "amount",
    "collector": "collector_name",
    "handed_by": "handed_by",
    "signer_title": "signer_title",
    "signer_name": "signer_name",
}
"""What a receipt says, in its order, by the field whose name says what each is."""


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person's data.

    Attributes:
        records: By kind: the person, the household, and whatever refers to the person, directly
            or through something of theirs; also what left the office with many people at once.
        history: Every value that an edited field was given, with who and when.
    """

    person: Beneficiary
    records: Mapping[type[Record], Sequence[Record]]
    history: Sequence[Entered]


def person_file(desk: Desk, person_id: Stamp) -> PersonFile:
    """Gather everything the store has of a person.

    Raises:
        TetHelpError: There is no such person.
    """
    with desk.store.read() as reader:
        return _gathered(reader, person_id)


def write_person_file(desk: Desk, person_id: Stamp, path: Path, language: Language) -> PersonFile:
    """Write a person's file as a workbook, or as JSON where the name ends so, and record that.

    Nothing of the person is masked: it is handed to them. The number of whoever collected in their
    place is, for it is that one's.

    Raises:
        TetHelpError: There is no such person, or the file cannot be written; then none is left
            and nothing is recorded.
    """
    found = person_file(desk, person_id)
    if path.suffix.lower() == ".json":
        data = _as_json(found).encode("utf-8")
    else:
        data = workbook(list(_tables(desk, found, language)), desk.clock())
    with desk.write(Act.DISCLOSE) as tx:
        tx.add(
            Disclosure(
                beneficiary_id=person_id,
                purpose=DataUse.SUPPORT,
                disclosed_to=found.person.full_name,
                contents=catalogue(language)["sheet"]["whole-file"],
                disclosed_on=desk.today,
            )
        )
        files.write(path, data)
    return found


def _gathered(reader: Reader, person_id: Stamp) -> PersonFile:
    person = reader.get(Beneficiary, person_id)
    found: dict[Stamp, Record] = {person.id: person}
    if person.household_id is not None:
        found.update({h.id: h for h in reader.find(Household, id=person.household_id)})
    fresh: list[Record] = [person]
    while fresh:
        record = fresh.pop()
        for other in _referring(reader, record):
            if other.id not in found:
                found[other.id] = other
                fresh.append(other)
    for entry in reader.find(Disclosure, beneficiary_id=None):
        found[entry.id] = entry
    by_kind = {
        kind: sorted((r for r in found.values() if type(r) is kind), key=lambda r: r.id)
        for kind in LAWS
    }
    return PersonFile(
        person,
        {kind: records for kind, records in by_kind.items() if records},
        history(reader, found),
    )


def _referring(reader: Reader, record: Record) -> Iterator[Record]:
    """Find the records that refer to one, and what was decided about its broken rules."""
    table = table_of(type(record))
    for kind in LAWS:
        for field in fields(kind):
            if field.metadata.get("refers") == table:
                yield from reader.find(kind, **{field.name: record.id})
    yield from reader.find(Override, subject_table=table, subject_id=record.id)


def _as_json(found: PersonFile) -> str:
    """Write the file for machines: tables and fields by name, values as they are stored."""
    tables = {
        table_of(kind): [
            {name: _stored(kind, name, getattr(record, name)) for name in STORED[kind]}
            for record in map(_for_the_person, records)
        ]
        for kind, records in found.records.items()
    }
    kinds = {table_of(kind): kind for kind in found.records}
    changes = [
        {
            "table": entered.table,
            "id": entered.rid,
            "field": entered.field,
            "value": _stored(kinds[entered.table], entered.field, entered.value),
            "recorded_at": entered.recorded_at.isoformat(),
            "recorded_by": entered.recorded_by,
        }
        for entered in found.history
    ]
    return json.dumps({**tables, "history": changes}, ensure_ascii=False, indent=1)


def _stored(kind: type[Record], field: str, value: Any) -> Any:
    form = STORED[kind][field].form
    return value if value is None or form is None else form.write(value)


def _tables(desk: Desk, found: PersonFile, language: Language) -> Iterator[Table]:
    """Lay the file out for reading: a sheet for each kind of record, and one of its history."""
    words = catalogue(language)
    name = found.person.full_name
    for kind, records in found.records.items():
        names = [field.name for field in fields(kind)]
        title = words["record"][table_of(kind)]
        yield Table(
            title,
            f"{name}: {title}",
            [Column(field_name(field, language)) for field in names],
            [
                [_worded_field(desk, record, field, language) for field in names]
                for record in map(_for_the_person, records)
            ],
        )
    heads = words["column"]
    yield Table(
        words["sheet"]["history"],
        f"{name}: {words['sheet']['history']}",
        [Column(heads[head]) for head in ("record", "field", "value", "by", "at")],
        [
            [
                words["record"][entered.table],
                field_name(entered.field, language),
                _worded(desk, entered.value, language),
                entered.recorded_by,
                _worded(desk, entered.recorded_at, language),
            ]
            for entered in found.history
        ],
    )


def _for_the_person(record: Record) -> Record:
    if not isinstance(record, Handover):
        return record
    return replace(record, collector_id=masked(record.collector_id))


def _worded_field(desk: Desk, record: Record, field: str, language: Language) -> Cell:
    if isinstance(record, Receipt) and field == "facts":
        return _printed(record, language)
    return _worded(desk, getattr(record, field), language)


def _printed(receipt: Receipt, language: Language) -> str:
    """Write what a receipt says: each fact that it has, under its name."""
    facts = ReceiptFacts.from_json(receipt.facts)
    days = ("issued_on", "item_valid_from", "item_valid_to")
    said: dict[str, str] = {name: str(getattr(facts, name) or "") for name in _PRINTED}
    said |= {name: shown_day(date.fromisoformat(said[name])) for name in days if said[name]}
    said |= {"kind": name_of(facts.kind, language), "amount": dong(facts.amount)}
    if facts.birth_date:
        said["birth_date"] = shown_birth(BirthDate.from_text(facts.birth_date))
    if facts.sex:
        said["sex"] = name_of(Sex(facts.sex), language)
    return "; ".join(
        f"{field_name(label, language)}: {said[name]}"
        for name, label in _PRINTED.items()
        if said[name]
    )


def _worded(desk: Desk, value: Any, language: Language) -> Cell:
    """Write a value as a person reads it; nothing for what is empty."""
    match value:
        case bool():
            words = catalogue(language)["sheet"]["yes" if value else "no"]
        case StrEnum():
            words = name_of(value, language)
        case BirthDate():
            words = shown_birth(value)
        case UnitCode():
            commune = places_at(desk).commune(value)
            words = commune.full_name if commune else value.text
        case datetime():
            words = shown_moment(value)
        case date():
            words = shown_day(value)
        case _:
            words = "" if value is None else str(value)
    return words or None
