"""Who lives with whom, what that makes a card cost, and which households somebody may belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.households import enrolled
from tethelp_desktop.domain.records import Beneficiary, Household, ItemKind
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.valuation import Valuation
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.insurance import household_members
from tethelp_desktop.services.places import places_in
from tethelp_desktop.services.valuing import cards_of_household, value_by_law
from tethelp_desktop.store.households import (
    households_at,
    households_named,
    people_at,
    people_named,
)
from tethelp_desktop.store.store import Reader

_YEAR: Final = 12
"""Months of the card by which members are compared."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands among those enrolled as a household this year.

    Attributes:
        is_enrolled: Whether a card of the household category was paid for them this year.
        year: What a card of twelve months costs them today. Its rank is the member's own, by
            enrolment or by a card that is awarded to them, or that of whoever enrols next; it
            has none where the State supports the member. None where a figure of today is not
            known.
    """

    is_enrolled: bool
    year: Valuation | None


@dataclass(frozen=True, slots=True)
class HouseholdOffer:
    """A household that somebody may belong to, with who is in it."""

    household: Household
    members: Sequence[Beneficiary]


def household_of(reader: Reader, person: Beneficiary) -> HouseholdOffer | None:
    """Read a person's household and everybody in it; None where they are in none."""
    if person.household_id is None:
        return None
    found = reader.find(Household, id=person.household_id, withdrawn=None)
    return next(iter(_with_members(reader, found)), None)


def standings(desk: Desk, reader: Reader, household_id: Stamp) -> dict[Stamp, Standing]:
    """Say of each member whether they are enrolled this year, and what a year's card costs."""
    today = desk.today
    known = places_in(reader, today)
    order = enrolled(cards_of_household(reader, known, household_id, today), today.year)
    return {
        member.id: Standing(member.id in order, _year(desk, reader, member))
        for member in household_members(reader, household_id)
    }


def _year(desk: Desk, reader: Reader, member: Beneficiary) -> Valuation | None:
    try:
        return value_by_law(desk, reader, member, ItemKind.CARD, _YEAR)
    except TetHelpError:
        return None


def offered_households(reader: Reader, person: Beneficiary, text: str = "") -> list[HouseholdOffer]:
    """Find households for a person: by name or a member's, else those at the person's address."""
    found = (
        households_named(reader, text)
        if text
        else households_at(reader, person.commune, person.address)
    )
    return _with_members(reader, (one for one in found if one.id != person.household_id))


def offered_members(reader: Reader, household: Household, text: str = "") -> list[Beneficiary]:
    """Find people for a household: by name, else whoever lives where its members do."""
    if text:
        found = people_named(reader, text)
    else:
        homes = {(household.commune, household.address)}
        homes.update((m.commune, m.address) for m in household_members(reader, household.id))
        everybody = (p for commune, address in homes for p in people_at(reader, commune, address))
        found = list({person.id: person for person in everybody}.values())
    return [person for person in found if person.household_id != household.id]


def _with_members(reader: Reader, found: Iterable[Household]) -> list[HouseholdOffer]:
    return [HouseholdOffer(one, household_members(reader, one.id)) for one in found]
