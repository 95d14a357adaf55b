"""Runs the migrations, with Alembic; imported only by name, where a store has to be changed.

It takes 14 MB to load, and is needed once a release.
"""

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from tethelp_desktop.store import migrations


def upgrade(connection: sa.Connection, revision: str = "head") -> None:
    """Run every missing migration up to a revision, in the caller's transaction."""
    command.upgrade(_config(connection), revision)


def stamp(connection: sa.Connection) -> None:
    """Note that tables just made are those of this program's schema."""
    command.stamp(_config(connection), "head")


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
