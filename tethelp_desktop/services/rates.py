"""The figures of the law: those that ship with the program, and headquarters' in their place.

Headquarters imports a newer table; only what differs becomes `Rate` records, which travel to
every office like any reference. So nobody waits for a new release when a decree comes out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.rate_tables import RateFault, RateTable, read_rates, refused
from tethelp_desktop.domain.rates import Evidence, Figure, Rates
from tethelp_desktop.domain.records import Rate
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.places import shipped_places
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.sync import files


@dataclass(frozen=True, slots=True)
class RatesImport:
    """What a newer table changes.

    Attributes:
        edition: The table's.
        added: New figures, and those that take the place of a shipped one.
        changed: Earlier records of headquarters, as they are now.
        unchanged: How many figures were known as they stand.
        left: Known figures for what the table names, from a first day that it does not; they stay.
            One that was entered with a wrong first day is among them.
    """

    edition: date
    added: Sequence[Rate]
    changed: Sequence[Rate]
    unchanged: int
    left: Sequence[Figure] = ()


@cache
def _shipped() -> RateTable:
    path = RESOURCES / "rates" / "rates.toml"
    return read_rates(path.read_text(encoding="utf-8"))


@cache
def shipped_rates() -> Rates:
    """Read `resources/rates` once; for what works without a store."""
    return Rates(_shipped().figures)


def rates_of(reader: Reader) -> Rates:
    """Tell the figures as this store knows them: headquarters' records before the shipped."""
    return reader.once(_rates)


def _rates(reader: Reader) -> Rates:
    return _overridden(tuple(reader.find(Rate)))


@lru_cache(maxsize=2)
def _overridden(records: tuple[Rate, ...]) -> Rates:
    return shipped_rates().overridden(records)


def import_rates(desk: Desk, path: Path, *, dry_run: bool = False) -> RatesImport:
    """Take a newer table of figures for the whole line; headquarters only, whole or not at all.

    Args:
        desk: Who imports, and where.
        path: A table in the form of the shipped one.
        dry_run: Only compare.

    Raises:
        Invalid: Rules stop a figure; nothing was changed.
        TetHelpError: This is not headquarters, or the file is missing, older than the table
            that ships, or wrong in a line that is named; nothing was changed.
    """
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)
    table = _read(path)
    with desk.write(Act.SET_UP) as tx:
        found = _differences(rates_of(tx), table, desk.today)
        for rate in (*found.added, *found.changed):
            checked(problems(rate, desk.today))
        if dry_run:
            return found
        return replace(
            found,
            added=[tx.add(rate) for rate in found.added],
            changed=[_put(tx, rate) for rate in found.changed],
        )


def _read(path: Path) -> RateTable:
    try:
        text = files.read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(1, RateFault.NOT_TOML, "UTF-8") from error
    provinces = {province.code for province in shipped_places().provinces()}
    return read_rates(text, provinces, _shipped().edition)


def _differences(known: Rates, table: RateTable, today: date) -> RatesImport:
    """Compare a table with what is known, figure by figure."""
    before = {(figure.key, figure.rate.valid_from): figure for figure in known.listed()}
    added, changed, unchanged = [], [], 0
    for figure in table.figures:
        new = figure.rate
        old = before.get((figure.key, new.valid_from))
        if old is None:
            added.append(new)
        elif _says(old.rate) == _says(new):
            unchanged += 1
        elif old.evidence is Evidence.HEADQUARTERS:
            changed.append(replace(new, id=old.rate.id))
        else:
            added.append(new)
    return RatesImport(table.edition, added, changed, unchanged, _left(known, table, today))


def _left(known: Rates, table: RateTable, today: date) -> list[Figure]:
    """Find what headquarters sent, or what is to come, that the table does not name again."""
    named = {(figure.key, figure.rate.valid_from) for figure in table.figures}
    keys = {key for key, _ in named}
    return [
        figure
        for figure in known.listed()
        if figure.key in keys
        and (figure.key, figure.rate.valid_from) not in named
        and (figure.evidence is Evidence.HEADQUARTERS or figure.rate.valid_from > today)
    ]


def _says(rate: Rate) -> tuple[int, date | None, str]:
    return (rate.value, rate.valid_to, rate.legal_basis)


def _put(tx: Writer, rate: Rate) -> Rate:
    before = tx.load(Rate, rate.id)
    value, valid_to, legal_basis = _says(rate)
    return tx.put(
        before, replace(before.record, value=value, valid_to=valid_to, legal_basis=legal_basis)
    )
