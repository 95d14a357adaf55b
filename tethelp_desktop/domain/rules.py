"""Every rule of a record, pure: used alike by the form, the import and the service that saves.

`problems` knows what a record says of itself; the functions after it know what surrounds it,
and are given that as arguments.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Final

from tethelp_desktop.domain import identity
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Contribution,
    Event,
    Handover,
    ItemKind,
    Office,
    Pledge,
    PledgeLine,
    ReceiptVoid,
    Record,
    Sponsor,
)
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.domain.text import nfc

_LONGEST: Final = 500
_LONGEST_NAME: Final = 120
_MACHINE_WRITTEN: Final = frozenset({"facts", "seal", "signature"})

_LARGEST_AMOUNT: Final = 10**12 - 1
"""In đồng; a receipt's seal holds less than 2^40."""
_LARGEST_NUMBERS: Final = {
    "unit_value": _LARGEST_AMOUNT,
    "amount": _LARGEST_AMOUNT,
    "declared_amount": _LARGEST_AMOUNT,
    "quantity": 10**7,
}
"""The most a field holds, in whatever record and with whatever sign: beyond it, a slip."""

_REQUIRED: Final[dict[type[Record], tuple[str, ...]]] = {
    Office: ("name", "symbol"),
    Campaign: ("name", "short_name"),
    Sponsor: ("name",),
    Pledge: ("sponsor_id", "campaign_id"),
    Beneficiary: ("full_name",),
    Award: ("beneficiary_id", "pledge_line_id", "campaign_id"),
    Event: ("name", "place"),
    Handover: ("award_id", "handed_by"),
    ReceiptVoid: ("reason",),
}
"""Fields that a record cannot do without."""


def problems(record: Record, today: date) -> Iterator[Problem]:
    """Find what is wrong with a record as it stands.

    Args:
        record: As typed, read or scanned; texts are expected as `text.nfc` leaves them.
        today: The day in Việt Nam.
    """
    yield from _text_problems(record)
    yield from _size_problems(record)
    yield from _required(record, *_REQUIRED.get(type(record), ()))
    match record:
        case Beneficiary():
            yield from _beneficiary_problems(record, today)
        case Sponsor():
            yield from identity.tax_code_problems(record.tax_code)
            yield from identity.phone_problems(record.phone)
        case Pledge():
            yield from _not_in_the_future("pledged_on", record.pledged_on, today)
            yield from _not_negative("declared_amount", record.declared_amount)
        case PledgeLine():
            yield from _line_problems(record)
        case Contribution():
            yield from _contribution_problems(record, today)
        case Handover():
            yield from _handover_problems(record, today)
        case Campaign():
            yield from _in_order("ends_on", record.starts_on, record.ends_on)
        case _:
            return


def _text_problems(record: Record) -> Iterator[Problem]:
    for field in fields(record):
        value = getattr(record, field.name)
        if type(value) is not str:
            continue
        longest = _LONGEST_NAME if field.name == "full_name" else _LONGEST
        if value != nfc(value):
            yield Problem(field.name, Rule.NOT_NFC)
        elif len(value) > longest and field.name not in _MACHINE_WRITTEN:
            yield Problem(field.name, Rule.TOO_LONG, values=(longest,))


def _size_problems(record: Record) -> Iterator[Problem]:
    for name, largest in _LARGEST_NUMBERS.items():
        if abs(getattr(record, name, None) or 0) > largest:
            yield Problem(name, Rule.TOO_LARGE, values=(grouped(largest),))


def _required(record: Record, *names: str) -> Iterator[Problem]:
    for name in names:
        if getattr(record, name) in ("", None, NEW):
            yield Problem(name, Rule.REQUIRED)


def _not_in_the_future(field: str, day: date, today: date) -> Iterator[Problem]:
    if day > today:
        yield Problem(field, Rule.IN_THE_FUTURE)


def _not_negative(field: str, number: int | None) -> Iterator[Problem]:
    if number is not None and number < 0:
        yield Problem(field, Rule.NEGATIVE)


def _in_order(field: str, first: date | None, last: date | None) -> Iterator[Problem]:
    if first is not None and last is not None and last < first:
        yield Problem(field, Rule.DATES_REVERSED)


def _beneficiary_problems(person: Beneficiary, today: date) -> Iterator[Problem]:
    if person.birth_date is None:
        yield Problem("birth_date", Rule.BIRTH_DATE_UNKNOWN)
    else:
        yield from _not_in_the_future("birth_date", person.birth_date.first, today)
    yield from identity.personal_id_problems(person.personal_id, person.birth_date, person.sex)
    yield from identity.identity_card_problems(person.identity_card)
    yield from identity.insurance_code_problems(person.insurance_code)
    yield from identity.health_card_problems(person.health_card)
    yield from identity.phone_problems(person.phone)


def _line_problems(line: PledgeLine) -> Iterator[Problem]:
    if line.quantity <= 0:
        yield Problem("quantity", Rule.NOT_POSITIVE)
    yield from _not_negative("unit_value", line.unit_value)
    if line.kind is ItemKind.GIFT:
        if line.months is not None:
            yield Problem("months", Rule.MONTHS_NOT_FOR_GIFTS)
    elif line.months is None:
        yield Problem("months", Rule.MONTHS_REQUIRED)
    elif line.months <= 0:
        yield Problem("months", Rule.NOT_POSITIVE)


def _contribution_problems(entry: Contribution, today: date) -> Iterator[Problem]:
    yield from _not_in_the_future("received_on", entry.received_on, today)
    if entry.reverses is None:
        yield from _not_negative("quantity", entry.quantity)
        yield from _not_negative("amount", entry.amount)
        if entry.quantity == 0 and entry.amount == 0:
            yield Problem("amount", Rule.NOT_POSITIVE)
    else:
        yield from _required(entry, "reason")


def _handover_problems(entry: Handover, today: date) -> Iterator[Problem]:
    yield from _not_in_the_future("handed_on", entry.handed_on, today)
    if entry.collector_name and not entry.collector_relation:
        yield Problem("collector_relation", Rule.PROXY_INCOMPLETE)
    yield from _in_order("valid_to", entry.valid_from, entry.valid_to)
    if entry.reverses is not None:
        yield from _required(entry, "reason")


def number_problems(
    person: Beneficiary, others: list[Beneficiary], *, before: Beneficiary | None
) -> Iterator[Problem]:
    """Find numbers that another person already has.

    A number that stays as it was is not judged again: a twin that a merge brought must not
    stop every other correction. Whoever is withdrawn is nobody's twin.

    Args:
        person: Who is being saved.
        others: Everybody, the person included, who has one of the person's numbers.
        before: The person as loaded; None for somebody new.
    """
    if person.withdrawn is not None:
        return
    known = before if before is not None and before.withdrawn is None else None
    standing = [o for o in others if o.id != person.id and o.withdrawn is None]
    for field in ("personal_id", "insurance_code", "identity_card"):
        number = getattr(person, field)
        if not number or (known is not None and getattr(known, field) == number):
            continue
        twin = next((o for o in standing if getattr(o, field) == number), None)
        if twin is not None:
            yield Problem(field, Rule.DUPLICATE_NUMBER, values=(twin.full_name,))


def award_problems(
    award: Award,
    *,
    campaign: Campaign,
    line: PledgeLine,
    left: int,
    standing: list[Award],
    is_own_line: bool,
) -> Iterator[Problem]:
    """Find why an award may not be proposed.

    Args:
        award: What is proposed.
        campaign: Its campaign.
        line: The pledge line it takes a unit from.
        left: Units of the line that are not yet awarded.
        standing: The person's other awards in the campaign that are not withdrawn.
        is_own_line: Whether the line may serve the office that proposes.
    """
    if campaign.closed_on is not None:
        yield Problem("campaign_id", Rule.CAMPAIGN_CLOSED)
    if left <= 0:
        yield Problem("pledge_line_id", Rule.LINE_USED_UP, values=(line.quantity,))
    if not is_own_line:
        yield Problem("pledge_line_id", Rule.LINE_OF_ANOTHER_OFFICE)
    if any(other.kind is award.kind for other in standing):
        yield Problem("beneficiary_id", Rule.ALREADY_AWARDED)
