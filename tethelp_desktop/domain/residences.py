"""Where a card says that somebody lives, followed to the communes of today.

A card has its holder's residence as one text, `thôn, xã, huyện, tỉnh` until June 2025 and
`thôn, xã, tỉnh` since. The text is kept as it stands; what it names is found here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from tethelp_desktop.domain.places import Commune, Places, Unit
from tethelp_desktop.domain.records import UnitCode, UnitSystem
from tethelp_desktop.domain.text import fold, same_spelling

NEW_UNITS_SINCE: Final = date(2025, 7, 1)
"""From when cards name the present units. Source: QĐ 19/2025/QĐ-TTg."""

_KINDS: Final = {
    short: kind
    for kind, shorts in {
        "xã": ("xã", "x"),
        "phường": ("phường", "p"),
        "đặc khu": ("đặc khu", "đk"),
        "thị trấn": ("thị trấn", "tt"),
        "huyện": ("huyện", "h"),
        "quận": ("quận", "q"),
        "thị xã": ("thị xã", "tx"),
        "thành phố": ("thành phố", "tp"),
        "tỉnh": ("tỉnh", "t"),
    }.items()
    for short in shorts
}
_KIND: Final = re.compile(f"({'|'.join(sorted(_KINDS, key=len, reverse=True))})(?:\\.\\s*|\\s+)")
_ENDED_KINDS: Final = frozenset({"huyện", "quận", "thị xã", "thị trấn"})
"""No unit of today is one."""
_NUMBER: Final = re.compile(r"0+(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Residence:
    """What the text of a residence names.

    Attributes:
        named: The communes that it may mean; more than one where it does not tell them apart.
        now: What stands there today; a person chooses where it is more than one.
    """

    named: tuple[Commune, ...] = ()
    now: tuple[Commune, ...] = ()

    @property
    def proposed(self) -> UnitCode | None:
        """The commune for a record: that of today, or the old one that was divided."""
        if len(self.now) == 1:
            return self.now[0].code
        return self.named[0].code if len(self.named) == 1 else None

    @property
    def has_moved(self) -> bool:
        """Whether the commune on the card is now part of the one that is proposed."""
        return len(self.now) == 1 and all(c.code != self.now[0].code for c in self.named)


def find_residence(text: str, places: Places, issued_on: date | None = None) -> Residence:
    """Find the commune in a residence as a card has it.

    Args:
        text: Parts from the nearest to the province, with commas between them.
        places: The communes of both systems.
        issued_on: When the card was made, which tells its system: many a district of before gave
            its name to a commune. Where it is not known, both count.
    """
    parts = [part for part in map(_part, reversed(text.split(","))) if part.name]
    old = _closest(parts, places, UnitSystem.UNTIL_2025)
    is_of_before = issued_on is not None and issued_on < NEW_UNITS_SINCE
    if is_of_before or any(part.kind in _ENDED_KINDS for part in parts):
        named = old
    else:
        new = _closest(parts, places, UnitSystem.SINCE_2025)
        if issued_on is not None:
            named = new or old
        else:
            named = [*old, *new] if old or (new and parts[1].kind) else []
    now = {code: None for c in named for code in places.successors(c.code) or (c.code,)}
    known = (places.commune(code) for code in now)
    return Residence(tuple(named), tuple(commune for commune in known if commune is not None))


def written_home(address: str, commune: Commune | None, *, nearest: bool = False) -> str:
    """Write where somebody lives: the address, then the commune, and no unit twice.

    An address that was read from a card ends with the units of its time; those that the commune
    says again are left out, the others stay as the paper has them.

    Args:
        address: As on paper.
        commune: By code; None where it is not known.
        nearest: Whether the commune stands alone, without the units that hold it.
    """
    if commune is None:
        return address
    parts = [part.strip() for part in address.split(",") if part.strip()]
    for unit in reversed(commune.units):
        if parts and _part(parts[-1]).names(unit):
            parts.pop()
    place = commune.units[0].full_name if nearest else commune.full_name
    return ", ".join((*parts, place))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a residence: a unit's name, and its kind where it is written.

    Attributes:
        folded: The name, and all that was written: a name may begin like a kind.
    """

    kind: str
    name: str
    folded: frozenset[str]

    def names(self, unit: Unit) -> bool:
        return _folded(unit.name) in self.folded

    def distance(self, unit: Unit) -> tuple[bool, bool]:
        """Tell how a unit that is named differs: in its kind, in its accents."""
        differs = not same_spelling(self.name, unit.name)
        return bool(self.kind) and self.kind != unit.kind, differs


_folded = lru_cache(maxsize=4096)(fold)


def _part(text: str) -> _Part:
    text = text.strip()
    found = _KIND.match(text.casefold())
    kind = "" if found is None else _KINDS[found[1]]
    name = _NUMBER.sub("", text if found is None else text[found.end() :])
    return _Part(kind, name, frozenset({fold(name), fold(text)}))


def _closest(parts: Sequence[_Part], places: Places, system: UnitSystem) -> list[Commune]:
    """Find the communes that the parts name, leaving out those that another is closer than."""
    found = [
        (tuple(part.distance(unit) for part, unit in named), commune)
        for commune, named in _named(parts, places, system)
    ]
    least = min((distance for distance, _ in found), default=())
    return [commune for distance, commune in found if distance == least]


def _named(
    parts: Sequence[_Part], places: Places, system: UnitSystem
) -> Iterator[tuple[Commune, list[tuple[_Part, Unit]]]]:
    """Find the communes whose province, district and own name the parts give, province first."""
    if not parts:
        return
    provinces = _by_province(places, system)
    for province in provinces:
        if not parts[0].names(province):
            continue
        for commune in provinces[province]:
            units = commune.units[::-1]
            named = list(zip(parts, units, strict=False))
            if len(named) == len(units) and all(part.names(unit) for part, unit in named):
                yield commune, named


@lru_cache(maxsize=4)
def _by_province(places: Places, system: UnitSystem) -> Mapping[Unit, Sequence[Commune]]:
    held: defaultdict[Unit, list[Commune]] = defaultdict(list)
    for commune in places.communes(system):
        held[commune.province].append(commune)
    return held
