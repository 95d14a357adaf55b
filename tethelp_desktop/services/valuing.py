"""What an award is worth by law, from what a store knows of its person, home and household."""

from dataclasses import replace
from datetime import date

from tethelp_desktop.domain.households import household_rank
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.rates import SupportGroup, support_group
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Coverage,
    Handover,
    ItemKind,
    Payer,
    PledgeLine,
    UnitSystem,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.valuation import Valuation, value_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.places import places_in
from tethelp_desktop.services.rates import rates_of
from tethelp_desktop.store.situations import cards_and_books
from tethelp_desktop.store.store import Reader


def value_award(desk: Desk, reader: Reader, award: Award) -> Valuation:
    """Value an award by the law of the day it was paid, or of today while it is not.

    Raises:
        Invalid: The law of that day does not allow the chosen income.
        TetHelpError: Its line or person is not there, or a figure of that day is not known.
    """
    line = reader.get(PledgeLine, award.pledge_line_id)
    person = reader.get(Beneficiary, award.beneficiary_id)
    return _valued(desk, reader, award, line, person, payment_day(reader, award))


def preview_value(
    desk: Desk,
    reader: Reader,
    line: PledgeLine,
    person: Beneficiary,
    *,
    months: int | None = None,
    income: int | None = None,
) -> Valuation:
    """Value one unit of a line for a person before it is awarded, by the law of today.

    Args:
        desk: Who asks, and where.
        reader: The store.
        line: The pledge line.
        person: Who would get it.
        months: Of insurance, where they are not the line's.
        income: Chosen monthly income of a book, in đồng; None for the poverty line.

    Raises:
        Invalid: The law of today does not allow the chosen income.
        TetHelpError: A figure of today is not known.
    """
    award = Award(kind=line.kind, months=months, income=income)
    return _valued(desk, reader, award, line, person, None)


def value_by_law(
    desk: Desk, reader: Reader, person: Beneficiary, kind: ItemKind, months: int
) -> Valuation:
    """Value a card or a book for a person by the law of today, whoever would pay for it.

    Raises:
        TetHelpError: A figure of today is not known.
    """
    nobodys = PledgeLine(kind=kind, quantity=1, unit_value=0, months=months)
    return replace(preview_value(desk, reader, nobodys, person), pledged=None)


def payment_day(reader: Reader, award: Award) -> date | None:
    """Find when an award was paid; None while it is not.

    A card or book that a sponsor paid for the person since the approval is this award. One that
    was handed over without such a record was paid by the day of the handover at the latest.
    """
    if award.approved_at is None:
        return None
    covers = reader.find(
        Coverage, beneficiary_id=award.beneficiary_id, payer=Payer.SPONSOR, withdrawn=None
    )
    paid = [
        cover.paid_on
        for cover in covers
        if cover.kind is award.kind
        and cover.paid_on is not None
        and cover.recorded_at >= award.approved_at
    ]
    entries = reader.find(Handover, award_id=award.id)
    undone = {entry.reverses for entry in entries}
    handed = [e.handed_on for e in entries if e.reverses is None and e.id not in undone]
    return min(paid or handed, default=None)


def _valued(
    desk: Desk,
    reader: Reader,
    award: Award,
    line: PledgeLine,
    person: Beneficiary,
    paid_on: date | None,
) -> Valuation:
    on = paid_on or desk.today
    known = places_in(reader, on)
    commune_kind, province = _home(known, person)
    return value_of(
        award,
        line,
        person,
        rates_of(reader),
        today=desk.today,
        paid_on=paid_on,
        commune_kind=commune_kind,
        province=province,
        rank=_rank(reader, known, person, on) if award.kind is ItemKind.CARD else 1,
    )


def _home(known: Places, person: Beneficiary) -> tuple[str, str]:
    """Say the kind of the present commune and the code of the present province, where certain.

    An old commune that was divided tells its province, but only if all its parts lie in one.
    """
    if person.commune is None:
        return "", ""
    codes = known.successors(person.commune) or (person.commune,)
    communes = [unit for code in codes if (unit := known.commune(code)) is not None]
    present = [unit for unit in communes if unit.code.system is UnitSystem.SINCE_2025]
    kinds = {unit.kind for unit in present}
    provinces = {unit.province.code for unit in present}
    return _only(kinds), _only(provinces)


def _only(found: set[str]) -> str:
    return found.pop() if len(found) == 1 else ""


def cards_of_household(
    reader: Reader, known: Places, household_id: Stamp, on: date
) -> list[Coverage]:
    """Read the cards that rank a household's members: of those whom the State does not support.

    Args:
        reader: The store.
        known: The administrative units, for who lives on an island.
        household_id: The household.
        on: The day of payment.
    """
    members = reader.find(Beneficiary, household_id=household_id, withdrawn=None)
    unsupported = {
        member.id
        for member in members
        if support_group(member, _home(known, member)[0], on) is SupportGroup.OTHER
    }
    return cards_and_books(reader, unsupported)


def _rank(reader: Reader, known: Places, person: Beneficiary, on: date) -> int:
    """Count the members of the person's household who are enrolled as one in the year."""
    if person.household_id is None:
        return 1
    cards = cards_of_household(reader, known, person.household_id, on)
    return household_rank(person.id, cards, on.year)
