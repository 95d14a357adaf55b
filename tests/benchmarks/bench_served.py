"""A served list of very many entries: `python -m tests.benchmarks.bench_served [ENTRIES]`.

Seconds to make it, to take it whole and to take a difference; megabytes in a bundle; milliseconds
of a look-up, and how many of those on the list and of strangers are found.
"""

import sys
import tempfile
import time
from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TypeVar

import zstandard

from tests.builders import copy_line, make_id, make_line_of_offices, make_person
from tethelp_desktop.domain.records import Beneficiary, ItemKind
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.served import KEY, Fact, Update, entry, tag
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import served
from tethelp_desktop.store.served import ServedList
from tethelp_desktop.sync import served as files

OFFICES = tuple(make_id(number) for number in range(1, 700))
SECRET = bytes(KEY)
LOOK_UPS, KNOWN, STRANGERS, TOGETHER = 2_000, 100_000, 20_000, 2_000

T = TypeVar("T")


def told(what: str, act: Callable[[], T]) -> T:
    """Say how long something takes."""
    begun = time.perf_counter()
    made = act()
    sys.stdout.write(f"{what:32} {time.perf_counter() - begun:8.2f} s\n")
    return made


def listed(campaign: Stamp, numbers: range) -> "array[int]":
    """Make up the entries of people with consecutive numbers."""
    return array(
        "Q",
        (
            entry(
                tag(SECRET, campaign, ItemKind.CARD, Fact("personal_id", f"{one:012d}")),
                one % len(OFFICES),
            )
            for one in numbers
        ),
    )


def renewed(desk: Desk, campaign: Stamp, entries: "array[int]") -> Update:
    """Make the list at headquarters, and the update for whoever has the version before."""
    new = ServedList(campaign, desk.store.replica, 0, desk.clock(), SECRET, OFFICES, "made up")
    with desk.write(Act.EXCHANGE) as tx:
        before = served.list_of(tx, campaign)
        served.renew(tx, new, entries)
        here = served.list_of(tx, campaign)
        assert here is not None
        return served.update_since(tx, here, before.version if before and before.offices else 0)


def taken(desk: Desk, update: Update) -> int:
    """Write an update as it travels, read it and take it; how many bytes it takes in a bundle."""
    data = files.write(update)
    with desk.write(Act.EXCHANGE) as tx:
        served.take(tx, files.read(data))
    return len(zstandard.ZstdCompressor(3).compress(data))


def found(desk: Desk, people: list[Beneficiary], campaign: Stamp) -> int:
    """Count those of some people whom a number shows to be served elsewhere."""
    with desk.store.read() as reader:
        known = served.served_elsewhere(reader, people, campaign)
    return sum(any(one.is_sure for one in of_one) for of_one in known.values())


def main(count: int) -> None:
    """Measure a list of so many entries."""
    chance, person = Random(1), make_person()  # noqa: S311 - no secret; the same people each time

    def people(numbers: list[int]) -> list[Beneficiary]:
        return [
            replace(person, id=make_id(place), personal_id=f"{one:012d}")
            for place, one in enumerate(numbers)
        ]

    with tempfile.TemporaryDirectory() as folder:
        make_line_of_offices(Path(folder) / "made")
        line = copy_line(Path(folder) / "made", Path(folder) / "line")
        campaign, office = line.campaign.id, line.two
        entries = told("tags", lambda: listed(campaign, range(count)))
        whole = told("the list", lambda: renewed(line.hq, campaign, entries))
        size = told("taken whole", lambda: taken(office, whole))
        sys.stdout.write(f"{'in a bundle':32} {size / 10**6:8.2f} MB\n")
        took = []
        for one in people([chance.randrange(count) for _ in range(LOOK_UPS)]):
            begun = time.perf_counter()
            found(office, [one], campaign)
            took.append((time.perf_counter() - begun) * 1000)
        last = quantiles(took, n=20)[-1]
        sys.stdout.write(f"{'a look-up':32} median {median(took):.2f}, 95 % {last:.2f} ms\n")
        for what, first, number in (("known", 0, KNOWN), ("strangers", 9 * 10**11, STRANGERS)):
            asked = [first + one * 29 % count for one in range(number)]
            doubles = sum(
                found(office, people(asked[place : place + TOGETHER]), campaign)
                for place in range(0, number, TOGETHER)
            )
            sys.stdout.write(f"{what:32} {doubles} of {number} found\n")
        fewer = entries[1_000:] + listed(campaign, range(count, count + 2_000))
        change = told("the list again", lambda: renewed(line.hq, campaign, fewer))
        size = told("a difference taken", lambda: taken(office, change))
        sys.stdout.write(f"{'in a bundle':32} {size / 10**6:8.2f} MB\n")
        line.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000)
