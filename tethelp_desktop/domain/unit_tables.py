"""Reads a newer table of administrative units and tells how it differs from what is known.

Three forms, told apart by their first line: communes and provinces as in `resources/units`, and
the list of amendments, whose lines say themselves from which day and by which decree. A commune
that ended carries its successors. A file with one wrong line gives no change at all.
"""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from tethelp_desktop.domain.places import (
    COMMUNE_CODE,
    COMMUNE_KINDS,
    PROVINCE_CODE,
    PROVINCE_KINDS,
    Places,
)
from tethelp_desktop.domain.records import UnitChange, UnitCode, UnitSystem
from tethelp_desktop.domain.text import nfc

_COMMUNES: Final = ("code", "kind", "name", "province")
_PROVINCES: Final = ("code", "kind", "name")
_ENDING: Final = ("ended", "successors")
_AMENDMENTS: Final = ("code", "before", "since", "in_force_on", "decree")

_SUCCESSORS: Final = re.compile(r"[ ;]+")


class UnitFault(StrEnum):
    """What is wrong with a line of a table of units."""

    COLUMNS = "columns"
    """More or fewer cells than the first line names."""
    CODE = "code"
    TWICE = "twice"
    KIND = "kind"
    NAME = "name"
    PROVINCE = "province"
    """No known province has the code."""
    ENDING = "ending"
    """A day without successors, no day of the calendar, or a successor that does not stand or
    that itself ends into the unit.
    """
    BEFORE = "before"
    """The amended unit is not called that here."""
    LAW = "law"
    """The day in force or the decree is missing."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that stops the import.

    Attributes:
        number: As an editor counts it, the head is 1.
    """

    number: int
    fault: UnitFault
    text: str


@dataclass(frozen=True, slots=True)
class UnitLaw:
    """From when and by what a whole table holds."""

    valid_from: date
    legal_basis: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What a table says against what is known.

    Attributes:
        changes: Nothing if a line is bad.
        unchanged: How many lines say what is known.
        left: How many known units the table does not name; they stay as they are.
    """

    changes: tuple[UnitChange, ...]
    unchanged: int = 0
    left: int = 0
    bad: tuple[BadLine, ...] = ()


class NotAUnitTable(Exception):
    """The first line is of none of the three forms."""


class LawMissing(Exception):
    """The table does not say itself from when and by what it holds, and nobody else did."""


class _Line(NamedTuple):
    number: int
    text: str
    cells: dict[str, str]


class _Wrong(Exception):
    """A line has a fault; the argument is the `UnitFault`."""


def difference(text: str, known: Places, law: UnitLaw | None) -> Difference:
    """Compare a table with what is known.

    Args:
        text: The file.
        known: The units on the day from which the table holds.
        law: From when and by what; not needed for the list of amendments.

    Raises:
        NotAUnitTable: It is something else.
        LawMissing: It needs `law`.
    """
    head, lines, bad = _read(text)
    is_amendments = head == _AMENDMENTS
    if law is None and not is_amendments:
        raise LawMissing
    endings = {line.cells["code"]: _codes(line.cells.get("successors", "")) for line in lines}
    changes, seen, unchanged = [], set[str](), 0
    for line in lines:
        try:
            _check_code(line.cells["code"], seen)
            if law is None or is_amendments:
                change = _amendment(line.cells, known)
            elif head == _PROVINCES:
                change = _province(line.cells, law)
            else:
                change = _commune(line.cells, law, known, endings)
        except _Wrong as wrong:
            bad.append(BadLine(line.number, wrong.args[0], line.text))
            continue
        if _says_what_is_known(change, known):
            unchanged += 1
        else:
            changes.append(change)
    if bad:
        bad.sort(key=lambda line: line.number)
        return Difference((), bad=tuple(bad))
    left = 0 if is_amendments else _not_named(seen, head, known)
    return Difference(tuple(changes), unchanged, left)


def _read(text: str) -> tuple[tuple[str, ...], list[_Line], list[BadLine]]:
    """Read head and lines; `#` begins a remark, and lines without content are passed over."""
    numbered = [
        (number, line)
        for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not numbered:
        raise NotAUnitTable
    first = numbered[0][1]
    tab = "\t" if "\t" in first else ","
    head = tuple(name.strip().lower() for name in first.split(tab))
    if head not in {_PROVINCES, _AMENDMENTS} and head[:4] != _COMMUNES:
        raise NotAUnitTable
    if not set(head) <= {*_COMMUNES, *_ENDING, *_AMENDMENTS}:
        raise NotAUnitTable
    lines, bad = [], []
    for number, line in numbered[1:]:
        cells = _cells(line, tab)
        if len(cells) == len(head):
            lines.append(_Line(number, line, dict(zip(head, cells, strict=True))))
        else:
            bad.append(BadLine(number, UnitFault.COLUMNS, line))
    return head, lines, bad


def _cells(line: str, tab: str) -> list[str]:
    """Read the cells of a line; none where one is longer than any cell can be."""
    try:
        cells = next(csv.reader([line], delimiter=tab))
    except csv.Error:
        return []
    return [nfc(cell).replace("'", "’") for cell in cells]


def _check_code(code: str, seen: set[str]) -> None:
    if code in seen:
        raise _Wrong(UnitFault.TWICE)
    seen.add(code)


def _province(cells: dict[str, str], law: UnitLaw) -> UnitChange:
    _check(PROVINCE_CODE.fullmatch(cells["code"]) is not None, UnitFault.CODE)
    return _change(cells, cells["code"], PROVINCE_KINDS, law)


def _commune(
    cells: dict[str, str], law: UnitLaw, known: Places, endings: Mapping[str, Collection[str]]
) -> UnitChange:
    _check(COMMUNE_CODE.fullmatch(cells["code"]) is not None, UnitFault.CODE)
    _check(known.province(cells["province"]) is not None, UnitFault.PROVINCE)
    ended = cells.get("ended", "")
    successors = endings[cells["code"]]
    for code in successors:
        stands = code in endings and not endings[code]
        known_to_stand = known.commune(_present(code)) and not known.has_ended(_present(code))
        _check(bool(stands or known_to_stand), UnitFault.ENDING)
    _check(not _ends_into_itself(cells["code"], endings), UnitFault.ENDING)
    _check(bool(successors) or not ended, UnitFault.ENDING)
    if ended:
        law = UnitLaw(_day(ended, UnitFault.ENDING), law.legal_basis)
    return _change(cells, cells["province"], COMMUNE_KINDS, law, ",".join(sorted(set(successors))))


def _codes(successors: str) -> list[str]:
    return [code for code in _SUCCESSORS.split(successors) if code]


def _ends_into_itself(code: str, endings: Mapping[str, Collection[str]]) -> bool:
    """Tell whether the units that took over from one lead back to it."""
    seen, waiting = set[str](), list(endings[code])
    while waiting:
        new = waiting.pop()
        if new not in seen:
            seen.add(new)
            waiting += endings.get(new, ())
    return code in seen


def _amendment(cells: dict[str, str], known: Places) -> UnitChange:
    """Read `Xã Lộc Ninh` that became `Phường Lộc Ninh`."""
    code = cells["code"]
    commune = known.commune(_present(code))
    unit = commune.units[0] if commune is not None else known.province(code)
    if unit is None:
        raise _Wrong(UnitFault.CODE)
    kinds = COMMUNE_KINDS if commune is not None else PROVINCE_KINDS
    before, since = (_kind_and_name(cells[name], kinds) for name in ("before", "since"))
    _check((unit.kind, unit.name) in {before, since}, UnitFault.BEFORE)
    _check(bool(cells["decree"]), UnitFault.LAW)
    law = UnitLaw(_day(cells["in_force_on"], UnitFault.LAW), cells["decree"])
    province = commune.province.code if commune is not None else code
    return _change({"code": code, "kind": since[0], "name": since[1]}, province, kinds, law)


def _change(
    cells: dict[str, str], province: str, kinds: Iterable[str], law: UnitLaw, successors: str = ""
) -> UnitChange:
    kind = cells["kind"].lower()
    _check(kind in kinds, UnitFault.KIND)
    _check(bool(cells["name"]), UnitFault.NAME)
    return UnitChange(
        code=_present(cells["code"]),
        kind=kind,
        name=cells["name"],
        province=province,
        valid_from=law.valid_from,
        successors=successors,
        legal_basis=law.legal_basis,
    )


def _kind_and_name(title: str, kinds: Iterable[str]) -> tuple[str, str]:
    for kind in kinds:
        if title.lower().startswith(f"{kind} "):
            return kind, title[len(kind) + 1 :]
    raise _Wrong(UnitFault.KIND)


def _day(text: str, fault: UnitFault) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Wrong(fault) from None


def _check(holds: bool, fault: UnitFault) -> None:
    if not holds:
        raise _Wrong(fault)


def _says_what_is_known(change: UnitChange, known: Places) -> bool:
    if change.code.code == change.province:
        province = known.province(change.province)
        return province is not None and (province.kind, province.name) == (change.kind, change.name)
    commune = known.commune(change.code)
    if commune is None:
        return False
    now = (commune.kind, commune.name, commune.province.code)
    followed = ",".join(code.code for code in known.successors(change.code))
    return now == (change.kind, change.name, change.province) and followed == change.successors


def _not_named(named: set[str], head: tuple[str, ...], known: Places) -> int:
    codes: Iterator[str]
    if head == _PROVINCES:
        codes = (province.code for province in known.provinces())
    else:
        codes = (commune.code.code for commune in known.communes())
    return sum(code not in named for code in codes)


def _present(code: str) -> UnitCode:
    return UnitCode(UnitSystem.SINCE_2025, code)
