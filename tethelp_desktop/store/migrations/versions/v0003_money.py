"""Money down the line: allotments, payments, targets, papers that change a pledge."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_LEDGERS = ("allotment", "payment", "pledge_change")
_RECORDS = (
    "allotment",
    "payment",
    "target",
    "pledge_change",
)


def upgrade() -> None:
    """Add the tables, and forbid what their laws forbid."""
    op.create_table(
        "allotment",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("pledge_line_id", sa.Text(), nullable=False),
        sa.Column("office_id", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("allotted_on", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("reverses", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("allotment_office_id", "allotment", ["office_id"])
    op.create_index("allotment_pledge_line_id", "allotment", ["pledge_line_id"])
    op.create_index("allotment_reverses", "allotment", ["reverses"])
    op.create_table(
        "payment",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("pledge_line_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("counterpart_id", sa.Text()),
        sa.Column("reverses", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("payment_counterpart_id", "payment", ["counterpart_id"])
    op.create_index("payment_pledge_line_id", "payment", ["pledge_line_id"])
    op.create_index("payment_reverses", "payment", ["reverses"])
    op.create_table(
        "target",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("office_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("set_on", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("target_campaign_id", "target", ["campaign_id"])
    op.create_index("target_office_id", "target", ["office_id"])
    op.create_table(
        "pledge_change",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("changed_on", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("pledge_change_pledge_id", "pledge_change", ["pledge_id"])
    for table in _RECORDS:
        op.create_index(
            f"{table}_unsent",
            table,
            ["seg"],
            sqlite_where=sa.text("seg IS NULL"),
            postgresql_where=sa.text("seg IS NULL"),
        )
        op.execute(
            f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN"
            " SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END"
        )
    for table in _LEDGERS:
        columns = [
            column["name"]
            for column in sa.inspect(op.get_bind()).get_columns(table)
            if column["name"] != "seg"
        ]
        op.execute(
            f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OF {', '.join(columns)} ON {table} BEGIN"
            " SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END"
        )
