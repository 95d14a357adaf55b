"""Administrative units: find a commune as clerks type it, name it, follow it through July 2025.

Until then communes lay in districts; since then provinces have communes only, and codes of
merged units were used again for other extents. So a commune is known by system and code, and an
old one may have several successors, between which only a person can choose.

The tables that ship with the program grow old: a province becomes a city, communes merge. What
headquarters enters of that (`UnitChange`) is laid over the tables, each change from its day on.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, Self

from tethelp_desktop.domain.records import UnitChange, UnitCode, UnitSystem
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

PROVINCE_KINDS: Final = frozenset({"tỉnh", "thành phố"})
COMMUNE_KINDS: Final = frozenset({"xã", "phường", "đặc khu"})
"""What a commune can be since July 2025."""

PROVINCE_CODE: Final = re.compile(r"[0-9]{2}")
COMMUNE_CODE: Final = re.compile(r"[0-9]{5}")
"""The statistics office's. Source: QĐ 19/2025/QĐ-TTg; QĐ 124/2004/QĐ-TTg."""


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
        return f"{_short_kind(self.kind)} {self.name}"


def _short_kind(kind: str) -> str:
    """Shorten a kind; one that a later law invents stays as it is."""
    return _SHORT_KINDS.get(kind, kind)


class _Entry(NamedTuple):
    """A commune as it is searched.

    Attributes:
        order: Where a dictionary has it.
        spelled: All that may be typed, with accents; a blank begins each word.
        folded: The same without accents, and without apostrophes too.
        titles: What it is called, folded, each between line ends: with and without kinds and
            units above.
        ended: Whether others took over from it.
    """

    commune: Commune
    order: tuple[str, str]
    spelled: str
    folded: str
    titles: str
    ended: bool

    def distance(self, closeness: tuple[re.Pattern[str], ...]) -> int:
        """Tell which of the patterns, the closest first, a title has; their number if none."""
        for rank, title in enumerate(closeness):
            if title.search(self.titles):
                return rank
        return len(closeness)


# Most words of an entry are those of a few kinds, provinces and districts.
_folded = lru_cache(maxsize=2048)(fold)
_spelled = lru_cache(maxsize=2048)(spelling)


def _entry(commune: Commune, *, ended: bool) -> _Entry:
    units = commune.units
    written = [word for unit in units for word in (unit.kind, unit.name, _short_kind(unit.kind))]
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
        order=(sort_key(commune.name), commune.province.name),
        spelled=" ".join(["", *map(_spelled, written)]),
        folded=" ".join(["", *map(_folded, (*written, joined))]),
        titles="\n".join(["", *titles, ""]),
        ended=ended,
    )


class Places:
    """The communes of both systems; immutable but for an index made at the first search."""

    def __init__(
        self,
        communes: Iterable[Commune],
        successors: Mapping[UnitCode, tuple[UnitCode, ...]],
        provinces: Iterable[tuple[UnitSystem, Unit]] = (),
    ) -> None:
        """Take the communes of both systems, who took over from which, and the provinces."""
        self._communes = {commune.code: commune for commune in communes}
        self._successors = dict(successors)
        self._provinces = {
            (c.code.system, c.province.code): c.province for c in self._communes.values()
        }
        self._provinces |= {(system, province.code): province for system, province in provinces}
        self._entries: dict[UnitCode, _Entry] = {}
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
        followed: defaultdict[UnitCode, list[UnitCode]] = defaultdict(list)
        for old, new in _rows(successors):
            followed[_former(old)].append(_present(new))
        above = {
            UnitSystem.SINCE_2025: _units(provinces),
            UnitSystem.UNTIL_2025: _units(old_provinces),
        }
        present = _present_communes(above[UnitSystem.SINCE_2025], communes)
        former = _former_communes(above[UnitSystem.UNTIL_2025], old_districts, old_communes)
        return cls(
            [*present, *former],
            {old: tuple(new) for old, new in followed.items()},
            [(system, province) for system in above for province in above[system].values()],
        )

    def changed(self, changes: Iterable[UnitChange], on: date) -> Self:
        """Lay changes over these places, which stay as they are, as of one day.

        A change says all about its unit from its first day on, so that of several the latest
        counts alone: by first day, then by id. One whose first day is after `on` is left out;
        whoever keeps places for longer asks again the next day. A change whose code is its
        province's own is of the province. One that names a province unknown here waits for it.
        """
        latest: dict[UnitCode, UnitChange] = {}
        for change in sorted(changes, key=lambda change: (change.valid_from, change.id)):
            if change.valid_from <= on:
                latest[change.code] = change
        provinces = dict(self._provinces)
        for change in latest.values():
            if change.code.code == change.province:
                key = (change.code.system, change.province)
                provinces[key] = Unit(change.province, change.kind, change.name)
        communes = {
            code: _under(commune, provinces[code.system, commune.province.code])
            for code, commune in self._communes.items()
        }
        successors = dict(self._successors)
        for code, change in latest.items():
            province = provinces.get((code.system, change.province))
            if code.code == change.province or province is None:
                continue
            before = communes.get(code)
            district = before.district if before is not None else None
            communes[code] = Commune(code, change.kind, change.name, province, district)
            if change.successors:
                successors[code] = tuple(_present(new) for new in change.successors.split(","))
            elif code.system is UnitSystem.SINCE_2025:
                successors.pop(code, None)
        made = type(self)(
            communes.values(), successors, [(key[0], unit) for key, unit in provinces.items()]
        )
        made._entries = self._entries
        return made

    def province(self, code: str, system: UnitSystem = UnitSystem.SINCE_2025) -> Unit | None:
        """Look a province up; None for a code that is not known."""
        return self._provinces.get((system, code))

    def provinces(self, system: UnitSystem = UnitSystem.SINCE_2025) -> Iterator[Unit]:
        """List the provinces of a system."""
        return (province for (of, _), province in self._provinces.items() if of is system)

    def commune(self, code: UnitCode) -> Commune | None:
        """Look a commune up, an ended one too; None for a code that is not known."""
        return self._communes.get(code)

    def communes(self, system: UnitSystem = UnitSystem.SINCE_2025) -> Iterator[Commune]:
        """List the communes of a system, those of the present one without the ended."""
        return (
            commune
            for code, commune in self._communes.items()
            if code.system is system and not self.has_ended(code)
        )

    def has_ended(self, code: UnitCode) -> bool:
        """Tell whether other communes took over from one of the present system."""
        return code.system is UnitSystem.SINCE_2025 and code in self._successors

    def successors(self, code: UnitCode) -> tuple[UnitCode, ...]:
        """Name the communes that stand where an ended one was, in order of code.

        Several mean that a person must choose: the code cannot tell. Empty for a code that is
        unknown or stands itself.
        """
        found: set[UnitCode] = set()
        seen, waiting = {code}, list(self._successors.get(code, ()))
        while waiting:
            new = waiting.pop()
            if new in seen:
                continue
            seen.add(new)
            if new in self._successors:
                waiting += self._successors[new]
            else:
                found.add(new)
        return tuple(sorted(found, key=lambda new: new.code))

    def find(
        self, text: str, limit: int = 20, system: UnitSystem = UnitSystem.SINCE_2025
    ) -> tuple[Commune, ...]:
        """Find communes by words, in any order, with or without accents, whole or begun.

        Every word must begin a word of a commune's name or kind or of the units above it: `tay
        hoa lu`, `hoa lu ninh binh`, `p hoa l`. Where accents were typed, exact ones come first;
        then the closest names, then the order of a dictionary; ended communes of the present
        system come last. A blank text finds nothing.
        """
        words = fold(text).split()
        if not words:
            return ()
        hits = list(self._index(system))
        for word in words:
            hits = [entry for entry in hits if f" {word}" in entry.folded]
        in_a_row = "[^ \n]* ".join(words)
        closeness = tuple(
            re.compile(p) for p in (f"\n{in_a_row}\n", f"\n{in_a_row}", f" {in_a_row}")
        )
        spelled = spelling(text.replace(",", " ").replace(".", " ")).split()
        has_accents = spelled != words
        begun = [f" {word}" for word in spelled]

        def rank(entry: _Entry) -> tuple[bool, bool, int, bool]:
            differs = not all(word in entry.spelled for word in begun)
            return entry.ended, has_accents and differs, entry.distance(closeness), differs

        return tuple(entry.commune for entry in sorted(hits, key=rank)[:limit])

    def _index(self, system: UnitSystem) -> tuple[_Entry, ...]:
        if system not in self._indexes:
            entries = (self._entry(c) for c in self._communes.values() if c.code.system is system)
            self._indexes[system] = tuple(sorted(entries, key=lambda entry: entry.order))
        return self._indexes[system]

    def _entry(self, commune: Commune) -> _Entry:
        """Make an entry, or take over one that was made before a change of others."""
        ended = self.has_ended(commune.code)
        known = self._entries.get(commune.code)
        if known is not None and known.commune is commune and known.ended == ended:
            return known
        made = _entry(commune, ended=ended)
        self._entries.setdefault(commune.code, made)
        return made


def _rows(text: str) -> Iterator[list[str]]:
    """Read the rows under a table's header."""
    rows = csv.reader(text.splitlines())
    next(rows)
    return rows


def _present(code: str) -> UnitCode:
    return UnitCode(UnitSystem.SINCE_2025, code)


def _former(code: str) -> UnitCode:
    return UnitCode(UnitSystem.UNTIL_2025, code)


def _units(text: str) -> dict[str, Unit]:
    return {code: Unit(code, kind, name) for code, kind, name in _rows(text)}


def _present_communes(above: Mapping[str, Unit], communes: str) -> Iterator[Commune]:
    for code, kind, name, province in _rows(communes):
        yield Commune(_present(code), kind, name, above[province])


def _former_communes(above: Mapping[str, Unit], districts: str, communes: str) -> Iterator[Commune]:
    childless = {
        code: (Unit(code, kind, name), above[p]) for code, kind, name, p in _rows(districts)
    }
    held = dict(childless)
    for code, kind, name, district in _rows(communes):
        childless.pop(district, None)
        yield Commune(_former(code), kind, name, held[district][1], held[district][0])
    for unit, province in childless.values():
        yield Commune(_former(unit.code), unit.kind, unit.name, province)


def _under(commune: Commune, province: Unit) -> Commune:
    """Put a commune under its province as that is called now."""
    return commune if province is commune.province else replace(commune, province=province)
