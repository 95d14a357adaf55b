"""Staff accounts, and the log of who looked, signed in and exchanged on this PC."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add both tables; neither forgets a row."""
    op.create_table(
        "staff",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index(
        "staff_unsent",
        "staff",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.execute(
        "CREATE TRIGGER staff_kept BEFORE DELETE ON staff BEGIN"
        " SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END"
    )
    op.create_table(
        "access",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
    )
    for verb in ("DELETE", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER access_{verb.lower()} BEFORE {verb} ON access BEGIN"
            " SELECT RAISE(ABORT, 'the log is only added to'); END"
        )
    op.create_table(
        "person_block",
        sa.Column("key", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("rid", sa.Text(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("person_block_rid", "person_block", ["rid"])
