"""Administrative units: find a commune as clerks type it, name it, follow it through July 2025.

Until then communes lay in districts; since then provinces have communes only, and codes of
merged units were used again for other extents. So a commune is known by system and code, and an
old one may have several successors, between which only a person can choose.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple, Self

from tethelp_desktop.domain.records import UnitCode, UnitSystem
from tethelp_desktop.domain.text import fold, sort_key, spelling

_SHORT_KINDS: Final = {
    "xã": "X.",
    "phường": "P.",
    "đặc khu": "ĐK.",
    "thị trấn": "TT.",
    "huyện": "H.",
    "quận": "Q.",
    "thị xã": "TX.",
    "thành phố": "TP.",
    "tỉnh": "T.",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A province or a district; its code is the statistics office's, with leading zeros.

    Attributes:
        kind: In small letters: tỉnh, thành phố, huyện, quận, thị xã.
    """

    code: str
    kind: str
    name: str

    @property
    def full_name(self) -> str:
        """As a sentence has it: `tỉnh Ninh Bình`."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, or an island district of before July 2025 that had none.

    Attributes:
        kind: In small letters: xã, phường, đặc khu, thị trấn; huyện for such an island.
        district: None since July 2025.
    """

    code: UnitCode
    kind: str
    name: str
    province: Unit
    district: Unit | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        """The commune itself and the units that hold it, the nearest first."""
        own = Unit(self.code.code, self.kind, self.name)
        return (own, self.district, self.province) if self.district else (own, self.province)

    @property
    def full_name(self) -> str:
        """As a sentence has it: `phường Tây Hoa Lư, tỉnh Ninh Bình`."""
        return ", ".join(unit.full_name for unit in self.units)

    @property
    def short_name(self) -> str:
        """As a table has it: `P. Tây Hoa Lư`."""
        return f"{_SHORT_KINDS[self.kind]} {self.name}"


class _Entry(NamedTuple):
    """A commune as it is searched.

    Attributes:
        spelled: All that may be typed, with accents; a blank begins each word.
        folded: The same without accents, and without apostrophes too.
        titles: What it is called, folded, one a line: with and without kinds and units above.
    """

    commune: Commune
    spelled: str
    folded: str
    titles: str

    def distance(self, closeness: list[re.Pattern[str]]) -> int:
        """Tell which of the patterns, the closest first, a title has; their number if none."""
        for rank, title in enumerate(closeness):
            if title.search(self.titles):
                return rank
        return len(closeness)


# Most words of an entry are those of a few kinds, provinces and districts.
_folded = lru_cache(maxsize=2048)(fold)
_spelled = lru_cache(maxsize=2048)(spelling)


def _entry(commune: Commune) -> _Entry:
    units = commune.units
    written = [word for unit in units for word in (unit.kind, unit.name, _SHORT_KINDS[unit.kind])]
    joined = commune.name.replace("’", "")
    name, kind = _folded(commune.name), _folded(commune.kind)
    names = " ".join(_folded(unit.name) for unit in units)
    titles = (
        name,
        f"{kind} {name}",
        names,
        f"{kind} {names}",
        " ".join(_folded(unit.full_name) for unit in units),
    )
    return _Entry(
        commune,
        spelled=" ".join(["", *map(_spelled, written)]),
        folded=" ".join(["", *map(_folded, (*written, joined))]),
        titles="\n".join(titles),
    )


class Places:
    """The communes of both systems; immutable but for an index made at the first search."""

    def __init__(
        self, communes: Iterable[Commune], successors: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Take the communes of both systems, and the present codes by old code."""
        self._communes = {commune.code: commune for commune in communes}
        self._successors = successors
        self._indexes: dict[UnitSystem, tuple[_Entry, ...]] = {}

    @classmethod
    def from_csv(
        cls,
        *,
        provinces: str,
        communes: str,
        old_provinces: str,
        old_districts: str,
        old_communes: str,
        successors: str,
    ) -> Self:
        """Read the texts of the tables in `resources/units`."""
        followed: defaultdict[str, list[str]] = defaultdict(list)
        for old, new in _rows(successors):
            followed[old].append(new)
        present = _present_communes(provinces, communes)
        former = _former_communes(old_provinces, old_districts, old_communes)
        return cls([*present, *former], {old: tuple(new) for old, new in followed.items()})

    def commune(self, code: UnitCode) -> Commune | None:
        """Look a commune up; None for a code that this release does not know."""
        return self._communes.get(code)

    def successors(self, old: UnitCode) -> tuple[UnitCode, ...]:
        """Name the communes that an old one became or was divided among, in order of code.

        Several mean that a person must choose: the code cannot tell. Empty for a code that is
        unknown or already of the present system.
        """
        followed = self._successors.get(old.code, ())
        is_old = old.system is UnitSystem.UNTIL_2025
        return tuple(UnitCode(UnitSystem.SINCE_2025, new) for new in followed if is_old)

    def find(
        self, text: str, limit: int = 20, system: UnitSystem = UnitSystem.SINCE_2025
    ) -> tuple[Commune, ...]:
        """Find communes by words, in any order, with or without accents, whole or begun.

        Every word must begin a word of a commune's name or kind or of the units above it: `tay
        hoa lu`, `hoa lu ninh binh`, `p hoa l`. Where accents were typed, exact ones come first;
        then the closest names, then the order of a dictionary. A blank text finds nothing.
        """
        words = fold(text).split()
        if not words:
            return ()
        hits = list(self._index(system))
        for word in words:
            hits = [entry for entry in hits if f" {word}" in entry.folded]
        in_a_row = "[^ \n]* ".join(words)
        closeness = [re.compile(p, re.M) for p in (f"^{in_a_row}$", f"^{in_a_row}", f" {in_a_row}")]
        spelled = spelling(text.replace(",", " ").replace(".", " ")).split()
        has_accents = spelled != words
        begun = [f" {word}" for word in spelled]

        def rank(entry: _Entry) -> tuple[bool, int, bool]:
            differs = not all(word in entry.spelled for word in begun)
            return has_accents and differs, entry.distance(closeness), differs

        return tuple(entry.commune for entry in sorted(hits, key=rank)[:limit])

    def _index(self, system: UnitSystem) -> tuple[_Entry, ...]:
        if system not in self._indexes:
            communes = (c for c in self._communes.values() if c.code.system is system)
            in_order = sorted(communes, key=lambda c: (sort_key(c.name), c.province.name))
            self._indexes[system] = tuple(_entry(commune) for commune in in_order)
        return self._indexes[system]


def _rows(text: str) -> Iterator[list[str]]:
    """Read the rows under a table's header."""
    rows = csv.reader(text.splitlines())
    next(rows)
    return rows


def _present_communes(provinces: str, communes: str) -> Iterator[Commune]:
    above = {code: Unit(code, kind, name) for code, kind, name in _rows(provinces)}
    for code, kind, name, province in _rows(communes):
        yield Commune(UnitCode(UnitSystem.SINCE_2025, code), kind, name, above[province])


def _former_communes(provinces: str, districts: str, communes: str) -> Iterator[Commune]:
    above = {code: Unit(code, kind, name) for code, kind, name in _rows(provinces)}
    childless = {
        code: (Unit(code, kind, name), above[p]) for code, kind, name, p in _rows(districts)
    }
    held = dict(childless)
    for code, kind, name, district in _rows(communes):
        childless.pop(district, None)
        own_code = UnitCode(UnitSystem.UNTIL_2025, code)
        yield Commune(own_code, kind, name, held[district][1], held[district][0])
    for unit, province in childless.values():
        yield Commune(UnitCode(UnitSystem.UNTIL_2025, unit.code), unit.kind, unit.name, province)
