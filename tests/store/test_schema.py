"""Tables follow records; migrations make what the tables say."""

import re
import shutil
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests.builders import PASSPHRASE, START, Line, make_attachment, make_full, make_transfer
from tethelp_desktop.domain.records import (
    LAWS,
    RECORDS,
    Attachment,
    Law,
    Record,
    Transfer,
    table_of,
)
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.store import migrations
from tethelp_desktop.store.schema import METADATA, SCHEMA, TABLES
from tethelp_desktop.store.store import Store

VERSIONS = Path(migrations.__file__).parent / "versions"


@pytest.fixture
def migrated(line: Line) -> sa.Inspector:
    with line.one.store.read() as reader:
        yield sa.inspect(reader.connection)


@pytest.mark.parametrize("kind", LAWS)
def test_a_table_has_a_column_for_each_field_and_its_segment(kind: type[Record]) -> None:
    columns = [column.name for column in TABLES[kind].c]
    assert columns == [field.name for field in fields(kind)] + ["seg"]


@pytest.mark.parametrize("kind", LAWS)
def test_a_new_field_is_asked_for_wherever_it_must_follow(
    migrated: sa.Inspector, kind: type[Record]
) -> None:
    """Names what was forgotten when a field was added to a record."""
    table = table_of(kind)
    declared = {field.name for field in fields(kind)}
    migrated_columns = {column["name"] for column in migrated.get_columns(table)}
    forgotten = [f"a migration that adds {table}.{n}" for n in declared - migrated_columns]
    made = make_full(kind)
    empty = {n for n in declared - {"id", "recorded_by"} if getattr(made, n) in (None, "", ())}
    forgotten += [f"a value for {table}.{n} in FULL of tests/builders.py" for n in empty]
    for language in ("vi", "en"):
        text = (RESOURCES / "wording" / f"{language}.toml").read_text(encoding="utf-8")
        named = tomllib.loads(text).get("field", {})
        own = declared - {field.name for field in fields(Record)}
        forgotten += [f"[field] {n} in resources/wording/{language}.toml" for n in own - set(named)]
    assert not forgotten, "forgotten: " + "; ".join(sorted(forgotten))


def test_migrations_make_exactly_the_tables_and_indexes_of_the_schema(line: Line) -> None:
    with line.one.store.read() as reader:
        context = MigrationContext.configure(
            reader.connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, METADATA) == []


def test_the_schema_makes_exactly_what_migrations_make(migrated: sa.Inspector) -> None:
    """The other way round, down to nullability, keys and the order of columns."""
    engine = sa.create_engine("sqlite://")
    METADATA.create_all(engine)
    made = sa.inspect(engine)
    assert set(made.get_table_names()) == set(migrated.get_table_names()) - {"alembic_version"}
    for table in made.get_table_names():
        for look in ("get_columns", "get_indexes", "get_pk_constraint", "get_unique_constraints"):
            assert shape(getattr(made, look)(table)) == shape(getattr(migrated, look)(table)), (
                f"{look} of {table}"
            )
        assert rowid(engine, table) == rowid(migrated.bind, table)
    engine.dispose()


def shape(found: object) -> object:
    if isinstance(found, list):
        return sorted((shape(one) for one in found), key=str)
    if isinstance(found, dict):
        return {name: str(value) for name, value in found.items() if name != "dialect_options"} | {
            "where": str(found.get("dialect_options", {}).get("sqlite_where", ""))
        }
    return found


def rowid(bind: sa.Engine | sa.Connection, table: str) -> bool:
    query = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
    if isinstance(bind, sa.Engine):
        with bind.connect() as connection:
            (sql,) = connection.exec_driver_sql(query, (table,)).one()
    else:
        (sql,) = bind.exec_driver_sql(query, (table,)).one()
    return "WITHOUT ROWID" in sql


def test_every_law_is_a_trigger(line: Line) -> None:
    with line.one.store.read() as reader:
        found = {
            name
            for (name,) in reader.connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            )
        }
    kept = {f"{table_of(kind)}_kept" for kind in LAWS} | {"access_delete", "access_update"}
    fixed = {f"{name}_fixed" for name, kind in RECORDS.items() if LAWS[kind] is Law.LEDGER}
    erasable = {
        *("attachment_title_fixed", "attachment_content_fixed"),
        *("transfer_person_fixed", "transfer_reason_fixed"),
        "transfer_reply_reason_fixed",
    }
    assert found == kept | fixed | erasable


@pytest.mark.parametrize(
    ("made", "changes"),
    [
        (make_attachment, ("content = 'x'", "title = 'x'", "digest = ''", "subject_id = ''")),
        (make_transfer, ("person = 'x'", "reason = 'x'", "served = ''", "to_office_id = ''")),
    ],
)
def test_only_an_erasure_takes_something_away_from_a_ledger(
    line: Line, made: Callable[[], Attachment | Transfer], changes: Sequence[str]
) -> None:
    with line.one.write() as tx:
        kept = tx.add(made())
    table = table_of(type(kept))
    for change in changes:
        with (
            pytest.raises(sa.exc.DatabaseError, match="counter-entry"),
            line.one.store.noting() as connection,
        ):
            connection.exec_driver_sql(f"UPDATE {table} SET {change}")  # noqa: S608 - of this test
    with line.one.store.read() as reader:
        assert reader.get(type(kept), kept.id) == kept


def test_migrations_are_one_line_and_the_schema_counts_them() -> None:
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert len(script.get_heads()) == 1
    assert len(list(script.walk_revisions())) == SCHEMA


@pytest.mark.parametrize("path", sorted(VERSIONS.glob("v*.py")), ids=lambda path: path.name)
def test_a_migration_is_frozen_and_imports_nothing_of_the_program(path: Path) -> None:
    assert not re.search(r"^(from|import) tethelp", path.read_text(encoding="utf-8"), re.M)


def test_an_upgrade_that_breaks_off_leaves_the_store_as_it_was(
    template: Path, tmp_path: Path
) -> None:
    """A second migration that fails halfway: its own tables go with it."""
    folder = shutil.copytree(template / "one", tmp_path / "one")
    scripts = tmp_path / "migrations"
    shutil.copytree(VERSIONS.parent, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v9999_broken.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\n"
        "from tethelp_desktop.store.schema import SCHEMA\n"
        "revision, down_revision = '9999', f'{SCHEMA:04d}'\n"
        "def upgrade():\n"
        "    op.create_table('half', sa.Column('x', sa.Text()))\n"
        "    op.execute('UPDATE sponsor SET nothing = 1')\n"
    )
    with Store.open(folder, PASSPHRASE) as store:
        config = Config()
        config.set_main_option("script_location", str(scripts))
        config.set_main_option("path_separator", "os")

        def upgrade() -> None:
            with store.write("Lan", START) as tx:
                config.attributes["connection"] = tx.connection
                command.upgrade(config, "head")

        with pytest.raises(sa.exc.OperationalError, match="nothing"):
            upgrade()
        with store.read() as reader:
            tables = sa.inspect(reader.connection).get_table_names()
            (version,) = reader.connection.exec_driver_sql(
                "SELECT version_num FROM alembic_version"
            ).one()
    assert "half" not in tables
    assert version == f"{SCHEMA:04d}"
