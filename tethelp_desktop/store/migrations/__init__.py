"""Brings a store from any released schema to this program's, inside the program, with Alembic.

A migration is frozen in time: it never imports `schema`. It runs in one transaction with the
record that it ran, so an interrupted upgrade leaves the store as it was.
"""

from importlib import import_module
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.store.schema import SCHEMA

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
    """Run every missing migration in the caller's transaction."""
    import_module(_UPGRADING).upgrade(connection)
