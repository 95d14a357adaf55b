"""What an award is worth by law, from what a store knows of its person, home and household."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.entitlement import Situation
from tethelp_desktop.domain.households import household_rank
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.rates import SupportGroup, support_group
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Coverage,
    ItemKind,
    Payer,
    PledgeLine,
    UnitSystem,
)
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.terms import month_after
from tethelp_desktop.domain.valuation import Valuation, value_of
from tethelp_desktop.services.desk import Desk, current_id
from tethelp_desktop.services.handover import standing_handover
from tethelp_desktop.services.insurance import household_members, situation_of
from tethelp_desktop.services.places import places_in
from tethelp_desktop.services.rates import rates_of
from tethelp_desktop.store.paying import paid_by_own_line
from tethelp_desktop.store.situations import situations
from tethelp_desktop.store.store import Reader


def value_award(desk: Desk, reader: Reader, award: Award) -> Valuation:
    """Value an award by the law of the day it was paid, or of today while it is not.

    Raises:
        Invalid: The law of that day does not allow the chosen income.
        TetHelpError: Its line or person is not there, or a figure of that day is not known.
    """
    line = reader.get(PledgeLine, award.pledge_line_id)
    situation = situation_of(reader, award.beneficiary_id, award.campaign_id)
    return _valued(desk, reader, award, line, situation, paid_on=payment_day(reader, award))


def value_on(desk: Desk, reader: Reader, award: Award, day: date) -> Valuation:
    """Value an award as if it were paid on a day; raises as `value_award` does."""
    line = reader.get(PledgeLine, award.pledge_line_id)
    situation = situation_of(reader, award.beneficiary_id, award.campaign_id)
    return _valued(desk, reader, award, line, situation, paid_on=day)


def value_with(
    desk: Desk, reader: Reader, award: Award, situation: Situation, day: date
) -> Valuation:
    """Value an award as `value_on`, for a person of whom is read already what is known."""
    line = reader.once(Reader.get, PledgeLine, award.pledge_line_id)
    return _valued(desk, reader, award, line, situation, paid_on=day)


def preview_value(
    desk: Desk,
    reader: Reader,
    line: PledgeLine,
    situation: Situation,
    *,
    months: int | None = None,
    starts_on: date | None = None,
    income: int | None = None,
    ahead: Sequence[Stamp] = (),
) -> Valuation:
    """Value one unit of a line for a person before it is awarded, by the law of today.

    Args:
        desk: Who asks, and where.
        reader: The store.
        line: The pledge line.
        situation: Who would get it, and what is known of them.
        months: Of insurance, where they are not the line's.
        starts_on: The first day of insurance; None for the month after payment, or the day
            after the expiry of a card that the person has.
        income: Chosen monthly income of a book, in đồng; None for the poverty line.
        ahead: Members of the person's household who are to get theirs before.

    Raises:
        Invalid: The law of today does not allow the chosen income.
        TetHelpError: A figure of today is not known.
    """
    award = Award(
        campaign_id=_programme(reader),
        kind=line.kind,
        months=months,
        starts_on=starts_on,
        income=income,
    )
    return _valued(desk, reader, award, line, situation, ahead=ahead)


def value_by_law(
    desk: Desk, reader: Reader, person: Beneficiary, kind: ItemKind, months: int
) -> Valuation:
    """Value a card or a book for a person by the law of today, whoever would pay for it.

    Raises:
        TetHelpError: A figure of today is not known.
    """
    nobodys = PledgeLine(kind=kind, quantity=1, unit_value=0, months=months)
    situation = situation_of(reader, person.id, _programme(reader))
    return replace(preview_value(desk, reader, nobodys, situation), pledged=None)


def _programme(reader: Reader) -> Stamp:
    return reader.once(current_id) or NEW


def payment_day(reader: Reader, award: Award) -> date | None:
    """Find when an award was paid; None while it is not.

    The payment of its batch says so. Where there is none, a card or book that a sponsor paid for
    the person since the approval, for a term that begins no earlier, is this award, unless
    another award was approved meanwhile: then it is that one.
    What was handed over without such a record was paid by the day of the handover at the latest.
    """
    if award.approved_at is None:
        return None
    paid_by_batch = paid_by_own_line(reader, award)
    if paid_by_batch.is_paid:
        return paid_by_batch.on
    person_id, approved_at = award.beneficiary_id, award.approved_at
    first = award.starts_on.replace(day=1) if award.starts_on else local_day(approved_at)
    approvals = [
        other.approved_at
        for other in reader.find(Award, beneficiary_id=person_id, outcome=None)
        if other.kind is award.kind and other.approved_at is not None
    ]
    covers = reader.find(Coverage, beneficiary_id=person_id, payer=Payer.SPONSOR, withdrawn=None)
    paid = [
        cover.paid_on
        for cover in covers
        if cover.kind is award.kind
        and cover.paid_on is not None
        and cover.recorded_at >= approved_at
        and (cover.valid_from or cover.paid_on) >= first
        and not any(approved_at < later <= cover.recorded_at for later in approvals)
    ]
    handed = standing_handover(reader, award.id)
    return min(paid, default=None if handed is None else handed.handed_on)


def _valued(
    desk: Desk,
    reader: Reader,
    award: Award,
    line: PledgeLine,
    situation: Situation,
    *,
    paid_on: date | None = None,
    ahead: Sequence[Stamp] = (),
) -> Valuation:
    on = paid_on or desk.today
    known = places_in(reader, on)
    person = situation.person
    commune_kind, province = _home(known, person)
    is_card = award.kind is ItemKind.CARD
    return value_of(
        award,
        line,
        situation,
        rates_of(reader),
        today=desk.today,
        paid_on=paid_on,
        commune_kind=commune_kind,
        province=province,
        rank=_rank(reader, known, person, award.campaign_id, on, ahead) if is_card else 1,
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
    """Read the cards that rank a household's members: those that the State does not support.

    Args:
        reader: The store.
        known: The administrative units, for who lives on an island.
        household_id: The household.
        on: The day of payment.
    """
    return [
        card
        for member in reader.once(_members, household_id, _programme(reader))
        for card in member.coverages
        if _pays_by_rank(known, member, on, card.valid_from or on)
    ]


def _rank(
    reader: Reader,
    known: Places,
    person: Beneficiary,
    campaign_id: Stamp,
    on: date,
    ahead: Sequence[Stamp],
) -> int:
    """Count the members of the person's household who are enrolled as one in the year."""
    if person.household_id is None:
        return 1
    cards = cards_of_household(reader, known, person.household_id, on)
    awarded = [
        (award.id, member.person.id)
        for member in reader.once(_members, person.household_id, campaign_id)
        for award in member.awards
        if award.kind is ItemKind.CARD
        and payment_day(reader, award) is None
        and _pays_by_rank(known, member, on, award.starts_on or month_after(on))
    ]
    awaiting = chain((member for _, member in sorted(awarded)), ahead)
    return household_rank(person.id, cards, on.year, awaiting)


def _members(reader: Reader, household_id: Stamp, campaign_id: Stamp) -> Sequence[Situation]:
    members = household_members(reader, household_id)
    return list(situations(reader, members, campaign_id).values())


def _pays_by_rank(known: Places, member: Situation, on: date, starts_on: date) -> bool:
    """Tell whether a member's card from a day on is of the household category."""
    group = support_group(
        member.person,
        _home(known, member.person)[0],
        on,
        starts_on=starts_on,
        household=member.household,
        coverages=member.coverages,
    )
    return group is SupportGroup.OTHER
