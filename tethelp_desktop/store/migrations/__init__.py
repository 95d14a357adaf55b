"""Brings a store from any released schema to this program's, inside the program, with Alembic.

A migration is frozen in time: it never imports `schema`. It runs in one transaction with the
record that it ran, so an interrupted upgrade leaves the store as it was.
"""

from pathlib import Path
from typing import Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from tethelp_desktop.domain.errors import Failure, TetHelpError

_FOLDER: Final = Path(__file__).resolve().parent


def pending(engine: sa.Engine) -> bool:
    """Tell whether a store needs an upgrade.

    Raises:
        TetHelpError: It was written by a newer program, or holds no schema at all.
    """
    script = ScriptDirectory.from_config(_config())
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current is None:
        raise TetHelpError(Failure.STORE_DAMAGED, "schema")
    if current not in {revision.revision for revision in script.walk_revisions()}:
        raise TetHelpError(Failure.STORE_TOO_NEW, current)
    return current != script.get_current_head()


def upgrade(connection: sa.Connection) -> None:
    """Run every missing migration in the caller's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
