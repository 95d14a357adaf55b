"""Decisions whether two records speak of one person, and what comparing found."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the tables; everybody is still to be compared. What is erased may leave attachments."""
    op.create_table(
        "same_person",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("sameness", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    for field in ("beneficiary_id", "other_id"):
        op.create_index(f"same_person_{field}", "same_person", [field])
    op.create_index(
        "same_person_unsent",
        "same_person",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.execute(
        "CREATE TRIGGER same_person_kept BEFORE DELETE ON same_person BEGIN"
        " SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END"
    )
    op.execute("DROP TRIGGER attachment_fixed")
    columns = [
        column["name"]
        for column in sa.inspect(op.get_bind()).get_columns("attachment")
        if column["name"] not in ("seg", "title", "content")
    ]
    for name, of, when in (
        ("attachment_fixed", ", ".join(columns), "1"),
        ("attachment_title_fixed", "title", "NEW.title <> '(đã xóa)'"),
        ("attachment_content_fixed", "content", "NEW.content <> ''"),
    ):
        op.execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {of} ON attachment WHEN {when} BEGIN"
            " SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END"
        )
    op.create_table(
        "person_uncompared",
        sa.Column("mark", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("num", sa.BigInteger(), nullable=False),
    )
    op.create_index("person_uncompared_num", "person_uncompared", ["num"])
    op.create_table(
        "person_pair",
        sa.Column("elder", sa.Text(), primary_key=True),
        sa.Column("younger", sa.Text(), primary_key=True),
        sa.Column("weight", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("person_pair_younger", "person_pair", ["younger"])
    op.execute("INSERT INTO person_uncompared (num) SELECT num FROM person_key ORDER BY num")
