"""From a scan to a person: who is known by it, and what a card says of somebody."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tethelp_desktop.domain.health_cards import number_of_health_card
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.records import Award, Beneficiary, Handover, Receipt
from tethelp_desktop.domain.residences import Residence, find_residence
from tethelp_desktop.domain.scanned import (
    BareNumber,
    Card,
    HealthCard,
    IdentityCard,
    NumberKind,
    ReceiptSeal,
    Scanned,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.people import possibly_same
from tethelp_desktop.store.store import Reader

_NUMBER_FIELDS: Final = {10: "insurance_code", 12: "personal_id"}


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card says of its holder.

    Attributes:
        fields: Values by the fields of `Beneficiary`; none that the card leaves open.
        residence: What the address on the card names.
    """

    fields: Mapping[str, Any]
    residence: Residence


def person_from(card: Card, places: Places) -> CardFacts:
    """Read a card as a person's record has it; nothing on it is judged here."""
    residence = find_residence(card.residence, places, card.issued_on)
    said = {
        "full_name": card.full_name,
        "birth_date": card.birth,
        "sex": card.sex,
        "address": card.residence,
        "commune": residence.proposed,
        **_numbers(card),
    }
    return CardFacts({name: value for name, value in said.items() if value}, residence)


def numbers_of(scanned: Scanned) -> Mapping[str, str]:
    """Name the numbers of a person that a scan holds, by the fields of `Beneficiary`."""
    match scanned:
        case IdentityCard() | HealthCard():
            return _numbers(scanned)
        case BareNumber(kind=NumberKind.PERSONAL_ID, number=number):
            return {"personal_id": number}
        case BareNumber(kind=NumberKind.INSURANCE_CODE, number=number):
            return {"insurance_code": number}
        case BareNumber(kind=NumberKind.HEALTH_CARD, number=number):
            return _numbers_of_health_card(number)
        case _:
            return {}


def people_of(reader: Reader, scanned: Scanned) -> list[Beneficiary]:
    """Find whom a scan names, the surest first.

    Whoever is withdrawn is found by an award or a receipt, never by a number.
    """
    match scanned:
        case ReceiptSeal(text=seal):
            return list(_holders_of_receipts(reader, reader.find(Receipt, seal=seal)))
        case BareNumber(kind=NumberKind.AWARD, number=award_id):
            return list(_holders(reader, [Stamp(award_id)]))
        case _:
            return _people_with(reader, numbers_of(scanned))


def _people_with(reader: Reader, numbers: Mapping[str, str]) -> list[Beneficiary]:
    """Find everybody who has one of some numbers, in the order of the numbers."""

    def rank(person: Beneficiary) -> int:
        places = enumerate(numbers.items())
        return next((i for i, (f, number) in places if getattr(person, f) == number), len(numbers))

    wanted = Beneficiary(full_name="", **numbers)  # type: ignore[arg-type] # texts alone
    return sorted(possibly_same(reader, wanted), key=rank)


def _numbers(card: Card) -> dict[str, str]:
    if isinstance(card, HealthCard):
        return _numbers_of_health_card(card.code)
    numbers = {"personal_id": card.personal_id}
    return numbers | ({"identity_card": card.identity_card} if card.identity_card else {})


def _numbers_of_health_card(code: str) -> dict[str, str]:
    """Read a card's code, and its holder's number where the code has one in it."""
    number = number_of_health_card(code)
    field = _NUMBER_FIELDS.get(len(number)) if number.isdigit() else None
    return ({field: number} if field else {}) | {"health_card": code}


def _holders_of_receipts(reader: Reader, receipts: Iterable[Receipt]) -> Iterator[Beneficiary]:
    for receipt in receipts:
        handovers = reader.find(Handover, id=receipt.handover_id)
        yield from _holders(reader, (handover.award_id for handover in handovers))


def _holders(reader: Reader, awards: Iterable[Stamp]) -> Iterator[Beneficiary]:
    for award_id in awards:
        for award in reader.find(Award, id=award_id):
            yield from reader.find(Beneficiary, id=award.beneficiary_id)
