"""The administrative units: those that ship with the program, and what headquarters changed.

Headquarters imports a newer table (`import_units`); only what differs becomes `UnitChange`
records, which travel to every office like any reference. So nobody waits for a new release.
"""

from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.records import UNRECORDED, Office, UnitChange
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.domain.text import spelling
from tethelp_desktop.domain.unit_tables import (
    Difference,
    LawMissing,
    NotAUnitTable,
    UnitLaw,
    difference,
)
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.identity import read_identity
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.line import read_line
from tethelp_desktop.store.people import used_communes
from tethelp_desktop.store.store import Reader, Store
from tethelp_desktop.sync import files


@cache
def shipped_places() -> Places:
    """Read `resources/units` once; for what works without a store."""

    def table(name: str) -> str:
        return (RESOURCES / "units" / f"{name}.csv").read_text(encoding="utf-8")

    return Places.from_csv(
        provinces=table("provinces"),
        communes=table("communes"),
        old_provinces=table("old-provinces"),
        old_districts=table("old-districts"),
        old_communes=table("old-communes"),
        successors=table("successors"),
    )


def places_in(reader: Reader, today: date) -> Places:
    """Tell the units as this store knows them: a change counts from its first day on."""
    return reader.once(_places, today)


def _places(reader: Reader, today: date) -> Places:
    in_force = [change for change in reader.find(UnitChange) if change.valid_from <= today]
    return _changed(tuple(in_force)) if in_force else shipped_places()


@lru_cache(maxsize=2)
def _changed(changes: tuple[UnitChange, ...]) -> Places:
    return shipped_places().changed(changes, max(change.valid_from for change in changes))


_at: WeakKeyDictionary[Store, tuple[int, date, Places]] = WeakKeyDictionary()


def places_at(desk: Desk) -> Places:
    """Tell the units as a desk knows them; quick enough for each cell of a table."""
    written, today = desk.store.written, desk.today
    known = _at.get(desk.store)
    if known is None or known[:2] != (written, today):
        with desk.store.read() as reader:
            known = (written, today, places_in(reader, today))
        _at[desk.store] = known
    return known[2]


def own_provinces(reader: Reader, places: Places) -> set[str]:
    """Name the provinces that this office works in, by code; none at headquarters.

    Those that it or an office above it is called after, else those that people here live in.
    """
    identity = read_identity(reader)
    line = read_line(reader, identity.headquarters_id)
    above = line.above(identity.office_id) | {identity.office_id}
    own = above - {identity.headquarters_id}
    names = [f" {spelling(office.name)} " for office in reader.find(Office) if office.id in own]
    called = {
        province.code
        for province in places.provinces()
        if any(f" {spelling(province.name)} " in name for name in names)
    }
    if called or not own:
        return called
    lived_in = map(places.commune, used_communes(reader))
    return {one.province.code for one in lived_in if one and not places.has_ended(one.code)}


def import_units(
    desk: Desk, path: Path, law: UnitLaw | None = None, *, dry_run: bool = False
) -> Difference:
    """Enter what a newer table of units says differently; headquarters only.

    Args:
        desk: Who imports, and where.
        path: A table of communes or provinces as in `resources/units`, or of amendments.
        law: From when and by what the table holds; a list of amendments says so itself.
        dry_run: Only compare.

    Returns:
        What differed; with bad lines, nothing was entered.

    Raises:
        Invalid: Rules stop a change; nothing was entered.
        TetHelpError: This is not headquarters, the file is no such table, or nobody said from
            when and by what it holds.
    """
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)
    if dry_run:
        with desk.store.read() as reader:
            return _compared(desk, reader, path, law)
    with desk.write(Act.SET_UP) as tx:
        found = _compared(desk, tx, path, law)
        for change in found.changes:
            tx.add(change)
    return found


def _compared(desk: Desk, reader: Reader, path: Path, law: UnitLaw | None) -> Difference:
    known = places_in(reader, law.valid_from if law is not None else desk.today)
    try:
        found = difference(files.read(path).decode("utf-8"), known, law)
    except (NotAUnitTable, UnicodeDecodeError) as error:
        raise TetHelpError(Failure.UNITS_FILE_WRONG, path.name) from error
    except LawMissing as error:
        raise TetHelpError(Failure.UNITS_LAW_MISSING, path.name) from error
    # What comes into force later is not among the units of today, and is recorded all the same.
    # Of several for one day the last stands, so that taking a correction back is a change too.
    recorded = {
        (change.code, change.valid_from): replace(
            change, id=NEW, recorded_at=UNRECORDED, recorded_by=""
        )
        for change in sorted(reader.find(UnitChange), key=lambda change: change.id)
    }
    new = tuple(
        change
        for change in found.changes
        if recorded.get((change.code, change.valid_from)) != change
    )
    for change in new:
        checked(problems(change, desk.today))
    return replace(found, changes=new, unchanged=found.unchanged + len(found.changes) - len(new))
