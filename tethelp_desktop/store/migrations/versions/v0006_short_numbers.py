"""Search and comparison by short numbers: the tables are made anew, and filled after."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Replace the three local tables; whoever opens the store fills them from the people."""
    for table in ("person_key", "person_term", "person_block"):
        op.drop_table(table)
    op.create_table(
        "person_key",
        sa.Column("num", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("rid", sa.Text(), nullable=False, unique=True),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("birth", sa.Text()),
        sa.Column("personal_id", sa.Text()),
        sa.Column("commune", sa.Text()),
        sa.Column("found_by", sa.Text()),
        sa.Column("made_of", sa.Text(), nullable=False),
    )
    for name, columns in (
        ("person_key_sort", ["sort", "num"]),
        ("person_key_birth", ["birth", "num"]),
        ("person_key_personal_id", ["personal_id", "num"]),
        ("person_key_commune", ["commune", "sort", "num"]),
    ):
        op.create_index(
            name,
            "person_key",
            columns,
            sqlite_where=sa.text("found_by IS NOT NULL"),
            postgresql_where=sa.text("found_by IS NOT NULL"),
        )
    op.create_table(
        "person_term",
        sa.Column("term", sa.Text(), primary_key=True),
        sa.Column("sort", sa.Text(), primary_key=True),
        sa.Column("num", sa.BigInteger(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person_block",
        sa.Column("key", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("num", sa.BigInteger(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
