"""Brings a store from any released schema to this program's, inside the program, with Alembic.

A migration is frozen in time: it never imports `schema`. It runs in one transaction with the
record that it ran, so an interrupted upgrade leaves the store as it was.
"""

import json
from importlib import import_module
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.store.schema import SCHEMA, SEGMENT, SETTING

UNABSORBED: Final = "unabsorbed"
"""The setting that says what a store knew before its upgrade (`store.absorbing`)."""

FOLDER: Final = Path(__file__).resolve().parent

_VERSION: Final = sa.table("alembic_version", sa.column("version_num"))
_UPGRADING: Final = "tethelp_desktop.store.upgrading"


def pending(engine: sa.Engine) -> str | None:
    """Name the schema that a store has where it needs an upgrade; None where it does not.

    Raises:
        TetHelpError: It was written by a newer program, or holds no schema at all.
    """
    with engine.connect() as connection:
        is_ours = sa.inspect(connection).has_table(_VERSION.name)
        current = connection.scalar(sa.select(_VERSION.c.version_num)) if is_ours else None
    if current is None:
        raise TetHelpError(Failure.STORE_DAMAGED, "schema")
    known = [f"{number:04d}" for number in range(1, SCHEMA + 1)]
    if current not in known:
        raise TetHelpError(Failure.STORE_TOO_NEW, current)
    return None if current == known[-1] else str(current)


def upgrade(connection: sa.Connection) -> None:
    """Run every missing migration in the caller's transaction.

    Where the store has anything of newer releases, it notes what it knew of their records.
    """
    known = _known(connection)
    before = connection.scalar(sa.select(_VERSION.c.version_num)) if known else None
    import_module(_UPGRADING).upgrade(connection)
    if before is not None:
        _note(connection, int(before), known)


def stamp(connection: sa.Connection) -> None:
    """Note that tables just made are those of this program's schema."""
    import_module(_UPGRADING).stamp(connection)


def _known(connection: sa.Connection) -> dict[str, list[str]]:
    """Read the columns of each table of records; none in a new store."""
    found = sa.inspect(connection)
    return {
        name: [str(column["name"]) for column in found.get_columns(name)]
        for name in RECORDS
        if found.has_table(name)
    }


def _note(connection: sa.Connection, schema: int, known: dict[str, list[str]]) -> None:
    """Keep what the store knew; an earlier note stays until all of it was absorbed."""
    newer = sa.select(SEGMENT.c.id).where(SEGMENT.c.schema > schema).limit(1)
    noted = sa.select(SETTING.c.name).where(SETTING.c.name == UNABSORBED)
    if connection.execute(newer).first() and not connection.execute(noted).first():
        text = json.dumps({"schema": schema, "known": known})
        connection.execute(sa.insert(SETTING).values(name=UNABSORBED, value=text))
