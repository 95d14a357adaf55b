"""What a store of very many people answers, in milliseconds, and other ways to ask it the same.

Typing is measured as somebody types: one question for each key, and the rows a screen shows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import Final, TypeVar

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Handover,
    Hardship,
    ItemKind,
    Level,
    Office,
    Pledge,
    PledgeLine,
    Sponsor,
    SponsorKind,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services import practice
from tethelp_desktop.services.desk import Desk, make_headquarters
from tethelp_desktop.services.made_up import Inventor
from tethelp_desktop.services.people import save_person
from tethelp_desktop.services.places import shipped_places
from tethelp_desktop.store import award_list, measuring
from tethelp_desktop.store.duplicates import alike
from tethelp_desktop.store.finding import PersonSort
from tethelp_desktop.store.people_list import (
    PeopleQuery,
    PersonState,
    find_all,
    find_first,
    listed,
    rows,
)
from tethelp_desktop.store.sending import NOTHING_HEARD
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import line_balance, line_balances

T = TypeVar("T")

PASSPHRASE: Final = "only made-up people"  # noqa: S105 - opens made-up data only
_TOGETHER: Final = 10_000
_AWARDED: Final = 0.3
_APPROVED: Final = 0.8
_HANDED: Final = 0.7
_SCREEN: Final = 30
"""Rows that a screen of 1366×768 shows."""
_GROUPS: Final = (Hardship.POOR, Hardship.NEAR_POOR, Hardship.INPATIENT)
_SAVED: Final = 100
_LINES: Final = 40
"""Among how many pledge lines the awards are shared out."""
_MONTHS: Final = 12
_SLOW: Final = 20
"""How often a slow way is measured."""


@dataclass(frozen=True, slots=True)
class Timed:
    """How long something took, in milliseconds.

    Attributes:
        name: What; names a sentence of `[benchmark]`.
        p95: What nineteen of twenty took at most.
        limit: What `p95` stays below; None for another way, or where there is no promise.
    """

    name: str
    median: float
    p95: float
    times: int
    limit: float | None = None

    @property
    def within(self) -> bool:
        """Whether it keeps its limit."""
        return self.limit is None or self.p95 <= self.limit


def open_crowded(folder: Path, people: int, monitor: Monitor) -> Desk:
    """Make a store of made-up people, some with an award and a handover; takes minutes.

    Raises:
        TetHelpError: There is a store in the folder, or it cannot be written.
        Cancelled: As asked; what was made stays.
    """
    record = Office(name="BHXH Việt Nam", level=Level.CENTRAL, symbol="TW")
    desk, _ = make_headquarters(folder, PASSPHRASE, record, "Đo", training=True)
    campaign = practice.open_programme(desk)
    lines = cycle(_make_lines(desk, campaign, people))
    chance = Random(5)  # noqa: S311 - made-up data, and it must repeat
    invented = _invented(desk, people)
    done = 0
    while some := list(islice(invented, _TOGETHER)):
        monitor.report("registering", done, people)
        with desk.write() as tx:
            made = tx.add_all(Beneficiary, some)
            awards = tx.add_all(
                Award,
                [
                    Award(
                        beneficiary_id=person.id,
                        pledge_line_id=next(lines).id,
                        campaign_id=campaign.id,
                        kind=ItemKind.CARD,
                        months=_MONTHS,
                        approved_at=tx.now if chance.random() < _APPROVED else None,
                    )
                    for person in made
                    if chance.random() < _AWARDED
                ],
            )
            tx.add_all(
                Handover,
                [
                    Handover(award_id=award.id, handed_on=desk.today, handed_by="Đo")
                    for award in awards
                    if award.approved_at is not None and chance.random() < _HANDED
                ],
            )
        done += len(some)
    return desk


def _invented(desk: Desk, people: int) -> Iterator[Beneficiary]:
    """Make up so many people; the same ones each time, so that more of them are new ones."""
    communes = list(islice(shipped_places().communes(), 200))
    inventor = Inventor(7, desk.today)
    return (inventor.person(communes[n % len(communes)], _GROUPS[n % 3]) for n in range(people))


def _make_lines(desk: Desk, campaign: Campaign, people: int) -> list[PledgeLine]:
    with desk.write() as tx:
        sponsor = tx.add(Sponsor(name="Công ty Mẫu", kind=SponsorKind.ENTERPRISE))
        pledge = tx.add(
            Pledge(campaign_id=campaign.id, sponsor_id=sponsor.id, pledged_on=desk.today)
        )
        line = PledgeLine(
            pledge_id=pledge.id,
            kind=ItemKind.CARD,
            quantity=people,
            months=_MONTHS,
            unit_value=1_263_600,
        )
        return [tx.add(line) for _ in range(_LINES)]


def measure_store(desk: Desk, scratch: Path) -> Iterator[Timed]:
    """Measure one thing after the other.

    Args:
        desk: On a store of many people.
        scratch: Where a copy in the clear may lie for a while.
    """
    chance = Random(11)  # noqa: S311 - which are asked for must repeat
    with desk.store.read() as reader:
        everybody = find_all(reader, PeopleQuery())
        known = listed(reader, chance.sample(everybody, min(60, len(everybody) // 20)))
    typed = list(_keystrokes(known))
    campaign = desk.campaign
    campaign_id = campaign.id if campaign else None

    def answer(reader: Reader, text: str) -> None:
        found = find_first(reader, PeopleQuery(text=text, campaign_id=campaign_id))
        rows(reader, found.keys[:_SCREEN], campaign_id, NOTHING_HEARD)

    yield _read(desk, "typing", answer, typed, limit=10)
    some = chance.sample(typed, min(_SLOW, len(typed)))
    yield _read(desk, "typing-scan", measuring.by_scan, some)
    with desk.store.read() as reader:
        measuring.make_full_text(reader)
        yield _timed("typing-full-text", lambda t: measuring.by_full_text(reader, t), some)
    with measuring.in_the_clear(desk.store, scratch) as reader:
        yield _timed("typing-in-the-clear", lambda t: answer(reader, t), typed)
    yield from _measure_lists(desk, everybody, campaign_id, chance)
    yield from _measure_sums(desk, campaign_id)
    yield from _measure_forms(desk, known, len(everybody))


def _keystrokes(people: Sequence[Beneficiary]) -> Iterator[str]:
    """Type each person as somebody would: the name in some order, a number from either end."""
    for person in people:
        words = fold(person.full_name).split()
        texts = [" ".join(words), f"{words[-1]} {words[0]}", " ".join(words[-2:]), person.full_name]
        for number in (person.personal_id, person.insurance_code, person.phone):
            if number:
                texts += [number, number[-6:]]
        for text in texts:
            yield from (text[:length] for length in range(1, len(text) + 1))


def _measure_lists(
    desk: Desk, everybody: Sequence[int], campaign_id: Stamp | None, chance: Random
) -> Iterator[Timed]:
    places = [chance.randrange(len(everybody)) for _ in range(200)]

    def jump(reader: Reader, place: int) -> None:
        rows(reader, everybody[place : place + _SCREEN], campaign_id, NOTHING_HEARD)

    yield _read(desk, "jump", jump, places, limit=16)
    yield _read(desk, "jump-offset", measuring.by_offset, places[:_SLOW])
    queries = {
        "sort-name": PeopleQuery(),
        "sort-birth": PeopleQuery(sort=PersonSort.BIRTH),
        "sort-commune": PeopleQuery(sort=PersonSort.COMMUNE),
        "filter-state": PeopleQuery(state=PersonState.AWAITING, campaign_id=campaign_id),
        "filter-text": PeopleQuery(text="nguyen"),
    }
    for name, query in queries.items():
        yield _read(desk, name, find_all, [query] * 4)
    awards = award_list.AwardsQuery(campaign_id=campaign_id)

    def first(reader: Reader, asked: award_list.AwardsQuery) -> None:
        found = award_list.find_first(reader, asked)
        award_list.rows(reader, found.keys[:_SCREEN])

    yield _read(desk, "awards", first, [awards] * 6, limit=100)
    yield _read(desk, "awards-whole", award_list.find_all, [awards] * 4)


def _measure_sums(desk: Desk, campaign_id: Stamp | None) -> Iterator[Timed]:
    with desk.store.read() as reader:
        line = reader.find(PledgeLine)[0]
    yield _read(desk, "line-totals", line_balance, [line.id] * 6, limit=100)
    yield _read(
        desk,
        "programme-totals",
        lambda r, rid: line_balances(r, campaign_id=rid),
        [campaign_id] * 4,
        limit=3000,
    )


def _measure_forms(desk: Desk, known: Sequence[Beneficiary], people: int) -> Iterator[Timed]:
    yield _read(desk, "alike", alike, known, limit=30)
    made_up = islice(_invented(desk, people + _SAVED), people, None)
    # Of numbers there are fewer than of people here, and a number is one person's.
    new = [replace(one, insurance_code=None, identity_card=None) for one in made_up]
    yield _timed("save", lambda person: save_person(desk, None, person), new, limit=10)
    yield _timed("save-least", lambda _: measuring.commit_least(desk.store), new)


def _read(
    desk: Desk,
    name: str,
    ask: Callable[[Reader, T], object],
    what: Sequence[T],
    *,
    limit: float | None = None,
) -> Timed:
    """Time questions, each in a view of its own."""

    def one(asked: T) -> None:
        with desk.store.read() as reader:
            ask(reader, asked)

    return _timed(name, one, what, limit=limit)


def _timed(
    name: str, do: Callable[[T], object], what: Sequence[T], *, limit: float | None = None
) -> Timed:
    do(what[0])  # unmeasured: it fills caches
    took = []
    for one in what[1:]:
        begun = perf_counter()
        do(one)
        took.append((perf_counter() - begun) * 1000)
    p95 = quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0]
    return Timed(name, median(took), p95, len(took), limit)
