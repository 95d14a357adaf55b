"""Benchmarks as paired ratios: how long our work takes against a plain piece of work beside it.

A time says as much about the machine as about the program; the ratio of two pieces of work done
in turns in one process says how the program changed. Each benchmark has a limit that it has
never come near: a ratio above it is a question to ask, not a failed test.
"""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median, quantiles
from time import perf_counter
from typing import Final

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.money import amount_in_words, grouped
from tethelp_desktop.domain.records import Beneficiary, Sex, UnitCode, UnitSystem
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services.places import shipped_places

PAIRS: Final = 15

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Two pieces of work that are done in turns.

    Attributes:
        name: What is measured; names the sentence that says what it is a ratio of.
        prepare: Makes both: ours, and what it is held against.
        limit: The ratio that it stays well below.
    """

    name: str
    prepare: Callable[[], tuple[Work, Work]]
    limit: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out: the median ratio, and between which nine tenths of the pairs lie."""

    name: str
    ratio: float
    low: float
    high: float
    limit: float

    @property
    def within(self) -> bool:
        """Whether the ratio stays below its limit."""
        return self.ratio <= self.limit


def measure(benchmark: Benchmark, pairs: int = PAIRS) -> Measured:
    """Do both pieces of work in turns, and divide their times pair by pair."""
    ours, other = benchmark.prepare()
    ours(), other()
    ratios = []
    for number in range(pairs):
        # Whichever comes second finds warmer caches, so they take turns in that too.
        if number % 2:
            against = _seconds(other)
            ratios.append(_seconds(ours) / against)
        else:
            own = _seconds(ours)
            ratios.append(own / _seconds(other))
    return measured(benchmark.name, ratios, benchmark.limit)


def measured(name: str, ratios: Sequence[float], limit: float) -> Measured:
    """Say what ratios of pairs come to."""
    twentieths = quantiles(ratios, n=20, method="inclusive")
    return Measured(name, median(ratios), twentieths[0], twentieths[-1], limit)


def _seconds(work: Work) -> float:
    gc.collect()
    gc.disable()
    try:
        begun = perf_counter()
        work()
        return perf_counter() - begun
    finally:
        gc.enable()


_SYLLABLES: Final = ("tay hoa lu", "hoa lu ninh binh", "phu quoc", "tan th", "ea hleo", "dong nai")
_AMOUNTS: Final = range(1, 10**12, 10**9 + 7_654_321)
_SOMEBODY: Final = Beneficiary(
    full_name="Nguyễn Thị Thử Nghiệm",
    birth_date=BirthDate(1957, 3, 5),
    sex=Sex.FEMALE,
    personal_id="037157001234",
    insurance_code="3720123456",
    phone="0912345678",
    commune=UnitCode(UnitSystem.SINCE_2025, "14359"),
    address="Thôn Mẫu",
)
_CARD: Final = (
    "037157001234|161234567|Nguyễn Thị Thử Nghiệm|05031957|Nữ|"
    "Thôn Mẫu, Phường Tây Hoa Lư, Tỉnh Ninh Bình|10052024"
)
_SOME_DAY: Final = date(2026, 1, 10)


def _places() -> tuple[Work, Work]:
    known = shipped_places()
    communes = {system: list(known.communes(system)) for system in UnitSystem}

    def ours() -> object:
        return [known.find(typed, 20, system) for typed in _SYLLABLES for system in UnitSystem]

    def one_by_one() -> object:
        typed = _SYLLABLES[0].split()
        return [
            commune
            for system in UnitSystem
            for commune in communes[system]
            if all(word in fold(commune.full_name) for word in typed)
        ]

    return ours, one_by_one


def _words() -> tuple[Work, Work]:
    return (
        lambda: [amount_in_words(amount) for amount in _AMOUNTS],
        lambda: [grouped(amount) for amount in _AMOUNTS],
    )


def _rules() -> tuple[Work, Work]:
    times = range(500)
    return (
        lambda: [list(problems(_SOMEBODY, _SOME_DAY)) for _ in times],
        lambda: [replace(_SOMEBODY) for _ in times],
    )


def _scan() -> tuple[Work, Work]:
    times = range(200)
    return (
        lambda: [read_scan(_CARD) for _ in times],
        lambda: [_CARD.split("|") for _ in times],
    )


BENCHMARKS: Final = (
    Benchmark("places", _places, limit=1.0),
    Benchmark("words", _words, limit=60.0),
    Benchmark("scan", _scan, limit=400.0),
    Benchmark("rules", _rules, limit=150.0),
)
