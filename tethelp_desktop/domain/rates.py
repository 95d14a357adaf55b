"""The figures that the law sets for a time: whom they are for, and which of them holds on a day.

Nothing here is a constant of the program: figures ship as a table and headquarters overrides
them by signed records, so that a decree needs no new release. A day for which no figure is
known is told, never guessed from its neighbours.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Final, Self

from tethelp_desktop.domain.dates import age_on, shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import dong, percent
from tethelp_desktop.domain.records import (
    Beneficiary,
    Coverage,
    Hardship,
    ItemKind,
    Payer,
    Rate,
    RateKind,
)

WHOLE: Final = 10_000
"""All of something, in hundredths of a percent."""
RANKS: Final = 5
"""The ranks of a household that have a share of their own; later members pay the last one's."""

_ISLAND: Final = "đặc khu"
_ISLANDS_SINCE: Final = date(2025, 7, 1)
STATE_PAYS_BELOW: Final = 6
"""Years of age, in which the State pays for every card."""
_STATE_PAYS_FROM: Final = 75
"""Years of age from which the State pays for the card of whoever has no pension."""
_STATE_PAYS_IF_POOR_FROM: Final = 70
"""The same in poor and near-poor households (NĐ 176/2025/NĐ-CP)."""
_PAID_BY_AGE_SINCE: Final = date(2025, 7, 1)
_REVIEWED_AS_POOR: Final = frozenset({Hardship.POOR, Hardship.NEAR_POOR})


class SupportGroup(StrEnum):
    """For whom the State pays all or a part of a card or a book."""

    POOR = "poor"
    UNDER_SIX = "under-six"
    SOCIAL_PROTECTION = "social-protection"
    """On a monthly allowance (bảo trợ xã hội)."""
    ELDERLY = "elderly"
    """75 and over, or 70 and over in a poor or near-poor household, without a pension."""
    ISLAND = "island"
    """Living in an island commune or a đặc khu."""
    NEAR_POOR_HARD = "near-poor-hard"
    """Near-poor in a poor commune."""
    NEAR_POOR = "near-poor"
    ETHNIC_MINORITY = "ethnic-minority"
    """For a card: in a commune that left the list of hard communes within 36 months."""
    STUDENT = "student"
    GRASSROOTS = "grassroots"
    """Victims of trafficking, village health workers, security forces at the grassroots."""
    AVERAGE_FARMING = "average-farming"
    OTHER = "other"
    """Nobody's group: for a card the household category, for a book everybody else."""


_OF_HARDSHIP: Final = {
    Hardship.POOR: SupportGroup.POOR,
    Hardship.NEAR_POOR: SupportGroup.NEAR_POOR,
    Hardship.AVERAGE_FARMING: SupportGroup.AVERAGE_FARMING,
    Hardship.ETHNIC_MINORITY: SupportGroup.ETHNIC_MINORITY,
    Hardship.STUDENT: SupportGroup.STUDENT,
}
"""Being disabled, alone or an orphan proves no allowance: who has one has a card of the State."""
_SUPPORTED_IN_BOOKS: Final = frozenset({SupportGroup.NEAR_POOR, SupportGroup.ETHNIC_MINORITY})


def standing_hardship(person: Beneficiary, on: date) -> Hardship | None:
    """Name a person's hardship; None where its decision has run out by a day."""
    has_expired = person.hardship_until is not None and person.hardship_until < on
    return None if has_expired else person.hardship


class PaidAge(Enum):
    """At which age the State pays for a card."""

    UNDER_SIX = "under-six"
    FROM_SEVENTY = "from-seventy"
    """In a poor or near-poor household."""
    FROM_SEVENTY_FIVE = "from-seventy-five"


def paid_age(
    person: Beneficiary,
    household: Iterable[Beneficiary],
    coverages: Iterable[Coverage],
    *,
    on: date,
    starts_on: date,
) -> PaidAge | None:
    """Say at which age the State pays for a person's card; None where age alone pays for nothing.

    Whoever is known to have a pension has their card from it.

    Source: NĐ 188/2025/NĐ-CP for children; NĐ 176/2025/NĐ-CP, in force since 1 July 2025, for
    the old.

    Args:
        person: Whose age counts.
        household: The others of the household: the poverty of one is that of all.
        coverages: Cards and books that the person has.
        on: The day of payment, by whose law and hardship it is judged.
        starts_on: The first day that the card would pay for, on which age counts.
    """
    if person.birth_date is None:
        return None
    age = age_on(person.birth_date, starts_on)
    if age < STATE_PAYS_BELOW:
        return PaidAge.UNDER_SIX
    if on < _PAID_BY_AGE_SINCE or any(one.payer is Payer.PENSION for one in coverages):
        return None
    if age >= _STATE_PAYS_FROM:
        return PaidAge.FROM_SEVENTY_FIVE
    everybody = (person, *household)
    is_poor = any(standing_hardship(one, on) in _REVIEWED_AS_POOR for one in everybody)
    return PaidAge.FROM_SEVENTY if age >= _STATE_PAYS_IF_POOR_FROM and is_poor else None


def support_group(
    person: Beneficiary,
    commune_kind: str,
    on: date,
    kind: ItemKind = ItemKind.CARD,
    *,
    starts_on: date | None = None,
    household: Collection[Beneficiary] = (),
    coverages: Collection[Coverage] = (),
) -> SupportGroup:
    """Say for whom the State pays a part, from a person's hardship, age and home.

    A card's share depends on age too; a book's only on poverty, a đặc khu and ethnicity. Of
    several groups a person gets the one with the greatest share. A hardship whose decision has
    run out on the day counts no more. Groups that no record tells (on an allowance, in a poor
    commune, village health workers) are never found here: a person names them.

    Args:
        person: Whose group is asked for.
        commune_kind: Kind of the commune where the person lives, such as `xã` or `đặc khu`.
        on: The day of payment.
        kind: A card or a book.
        starts_on: The first day of insurance; None for the day of payment.
        household: The others of the household, as `paid_age` takes them.
        coverages: Cards and books that the person has, as `paid_age` takes them.
    """
    hardship = standing_hardship(person, on)
    by_hardship = SupportGroup.OTHER
    if hardship is not None:
        by_hardship = _OF_HARDSHIP.get(hardship, SupportGroup.OTHER)
    on_island = commune_kind == _ISLAND and on >= _ISLANDS_SINCE
    if kind is ItemKind.BOOK:
        return _group_of_book(by_hardship, on_island=on_island)
    age = paid_age(person, household, coverages, on=on, starts_on=starts_on or on)
    if age is PaidAge.UNDER_SIX:
        return SupportGroup.UNDER_SIX
    if by_hardship is SupportGroup.POOR:
        return SupportGroup.POOR
    if on_island:
        return SupportGroup.ISLAND
    return by_hardship if age is None else SupportGroup.ELDERLY


def _group_of_book(by_hardship: SupportGroup, *, on_island: bool) -> SupportGroup:
    if by_hardship is SupportGroup.POOR:
        return SupportGroup.POOR
    if on_island:
        return SupportGroup.ISLAND
    return by_hardship if by_hardship in _SUPPORTED_IN_BOOKS else SupportGroup.OTHER


class Evidence(StrEnum):
    """How surely a figure is known."""

    HEADQUARTERS = "headquarters"
    """Sent and signed by headquarters."""
    VERIFIED = "verified"
    """Read in several sources that agree."""
    ONE_SOURCE = "one-source"
    MEMORY = "memory"
    """Read nowhere: to be compared with the decree before anything rests on it."""


class RateUnit(StrEnum):
    """What the number of a rate counts."""

    DONG = "dong"
    SHARE = "share"
    """Hundredths of a percent."""
    TIMES = "times"


UNITS: Final[Mapping[RateKind, RateUnit]] = {
    RateKind.BASE_SALARY: RateUnit.DONG,
    RateKind.POVERTY_LINE: RateUnit.DONG,
    RateKind.CARD_CONTRIBUTION: RateUnit.SHARE,
    RateKind.HOUSEHOLD_SHARE: RateUnit.SHARE,
    RateKind.CARD_SUPPORT: RateUnit.SHARE,
    RateKind.BOOK_CONTRIBUTION: RateUnit.SHARE,
    RateKind.BOOK_SUPPORT: RateUnit.SHARE,
    RateKind.BOOK_CEILING: RateUnit.TIMES,
}
"""What the value of each kind of rate counts."""

SUPPORTS: Final = frozenset({RateKind.CARD_SUPPORT, RateKind.BOOK_SUPPORT})
"""What is paid for a group, to which provinces may add."""

Key = tuple[RateKind, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A rate and how surely it is known.

    Attributes:
        seen: Where it was read; empty for one that comes from headquarters or from memory.
    """

    rate: Rate
    evidence: Evidence
    seen: str = ""

    @property
    def key(self) -> Key:
        """What it is of, and for whom."""
        return (self.rate.kind, self.rate.applies_to, self.rate.province)

    @property
    def group(self) -> SupportGroup | None:
        """The group it is for; None for everybody, for a rank, and for a newer release's group."""
        if self.rate.kind not in SUPPORTS or self.rate.applies_to not in set(SupportGroup):
            return None
        return SupportGroup(self.rate.applies_to)

    @property
    def is_sure(self) -> bool:
        """Whether headquarters sent it or several sources agree."""
        return self.evidence in (Evidence.HEADQUARTERS, Evidence.VERIFIED)

    @property
    def shown(self) -> str:
        """Its value as written: `2.530.000 đ`, `4,5 %`, `20 ×`."""
        unit = UNITS[self.rate.kind]
        if unit is RateUnit.DONG:
            return dong(self.rate.value)
        return percent(self.rate.value) if unit is RateUnit.SHARE else f"{self.rate.value} ×"

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        rate = self.rate
        return rate.valid_from <= day and (rate.valid_to is None or day <= rate.valid_to)


@dataclass(frozen=True, slots=True)
class Support:
    """What others pay of a contribution on a day, in hundredths of a percent.

    Attributes:
        state: The State's share.
        local: What the province adds; None where it adds nothing.
    """

    state: Figure
    local: Figure | None

    @property
    def state_share(self) -> int:
        """What the State pays."""
        return self.state.rate.value

    @property
    def local_share(self) -> int:
        """What the province pays; both together never pay more than the whole."""
        return min(self.local.rate.value, WHOLE - self.state_share) if self.local else 0

    @property
    def own_share(self) -> int:
        """What is left to pay."""
        return WHOLE - self.state_share - self.local_share


class Rates:
    """All known figures; immutable."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Take the figures; of two for the same thing from the same day on, the later stands."""
        chosen = {(figure.key, figure.rate.valid_from): figure for figure in figures}
        by_key: defaultdict[Key, list[Figure]] = defaultdict(list)
        for figure in chosen.values():
            by_key[figure.key].append(figure)
        for found in by_key.values():
            found.sort(key=lambda figure: figure.rate.valid_from, reverse=True)
        self._by_key = dict(by_key)

    def overridden(self, records: Iterable[Rate]) -> Self:
        """Put headquarters' records in the place of the figures for the same from the same day.

        Of two records for the same, the one recorded last stands, on every PC alike.
        """
        ordered = sorted(records, key=lambda rate: rate.id)
        signed = (Figure(rate=rate, evidence=Evidence.HEADQUARTERS) for rate in ordered)
        return type(self)([*self.listed(), *signed])

    def find(
        self, kind: RateKind, day: date, applies_to: str = "", province: str = ""
    ) -> Figure | None:
        """Find the figure in force on a day: of several, the one that came into force last."""
        known = self._by_key.get((kind, applies_to, province), ())
        return next((figure for figure in known if figure.holds_on(day)), None)

    def on(self, kind: RateKind, day: date, applies_to: str = "") -> Figure:
        """Name the figure that the State set for a day.

        Raises:
            TetHelpError: None is known.
        """
        found = self.find(kind, day, applies_to)
        if found is not None:
            return found
        if kind in SUPPORTS:
            group = SupportGroup(applies_to)
            raise TetHelpError(Failure.RATE_OF_GROUP_MISSING, kind, shown_day(day), group)
        raise TetHelpError(Failure.RATE_MISSING, kind, shown_day(day))

    def support(
        self, kind: RateKind, group: SupportGroup, day: date, province: str = ""
    ) -> Support:
        """Say what the State and a province pay for a group on a day.

        Raises:
            TetHelpError: The State's share is not known.
        """
        local = self.find(kind, day, group, province) if province else None
        return Support(self.on(kind, day, group), local)

    def household_share(self, rank: int, day: date) -> Figure:
        """Say what share the member of a rank pays; from the fifth on it is the same.

        Raises:
            TetHelpError: It is not known for the day.
        """
        return self.on(RateKind.HOUSEHOLD_SHARE, day, str(min(rank, RANKS)))

    def listed(self, kind: RateKind | None = None, on: date | None = None) -> tuple[Figure, ...]:
        """List figures by kind, the State's before the provinces', the newest of each first.

        Args:
            kind: Only these; None for all.
            on: Only those in force on that day; None for all.
        """
        found = (
            figure
            for figures in self._by_key.values()
            for figure in figures
            if kind in (None, figure.rate.kind)
            and (on is None or figure == self.find(figure.rate.kind, on, *figure.key[1:]))
        )
        return tuple(sorted(found, key=_place))


_KINDS: Final = tuple(RateKind)
_GROUPS: Final = tuple(SupportGroup)


def _place(figure: Figure) -> tuple[int, str, int, str, int]:
    rate = figure.rate
    of_group = _GROUPS.index(figure.group) if figure.group else 0
    newest_first = -rate.valid_from.toordinal()
    return (_KINDS.index(rate.kind), rate.province, of_group, rate.applies_to, newest_first)
