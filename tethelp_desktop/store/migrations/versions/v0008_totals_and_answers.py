"""Indexes that hold all that totals ask, answers from above, whom a programme serves, transfers."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Put what is counted beside a line's awards and an award's handovers; add the tables."""
    for name, table, columns in (
        (
            "award_beneficiary_id",
            "award",
            ["beneficiary_id", "campaign_id", "outcome", "approved_at", "id"],
        ),
        (
            "award_pledge_line_id",
            "award",
            ["pledge_line_id", "outcome", "approved_at", "id"],
        ),
        ("handover_award_id", "handover", ["award_id", "reverses", "id"]),
    ):
        op.drop_index(name, table)
        op.create_index(name, table, columns)
    op.create_table(
        "merged_bundle",
        sa.Column("digest", sa.Text(), primary_key=True),
        sa.Column("changes", sa.Integer(), nullable=False),
    )
    op.create_table(
        "answer",
        sa.Column("replica", sa.Text(), primary_key=True),
        sa.Column("office_id", sa.Text(), primary_key=True),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("have", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
    )
    op.create_table(
        "remark",
        sa.Column("replica", sa.Text(), primary_key=True),
        sa.Column("office_id", sa.Text(), primary_key=True),
        sa.Column("num", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("rid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("masked", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("remark_rid", "remark", ["rid"])
    op.add_column("peer", sa.Column("served", sa.Text(), nullable=False, server_default="{}"))
    op.create_table(
        "served_list",
        sa.Column("campaign_id", sa.Text(), primary_key=True),
        sa.Column("replica", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("offices", sa.Text(), nullable=False),
        sa.Column("made_of", sa.Text(), nullable=False),
    )
    op.create_table(
        "served_page",
        sa.Column("campaign_id", sa.Text(), primary_key=True),
        sa.Column("prefix", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("entries", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "served_step",
        sa.Column("campaign_id", sa.Text(), primary_key=True),
        sa.Column("version", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("removed", sa.LargeBinary(), nullable=False),
        sa.Column("added", sa.LargeBinary(), nullable=False),
    )
    op.add_column("certificate", sa.Column("valid_to", sa.Text()))
    op.create_table(
        "root_change",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index(
        "root_change_unsent",
        "root_change",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.execute(
        "CREATE TRIGGER root_change_kept BEFORE DELETE ON root_change BEGIN"
        " SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END"
    )
    op.create_table(
        "revocation",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("certificate_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("through", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("revocation_certificate_id", "revocation", ["certificate_id"])
    op.create_index(
        "revocation_unsent",
        "revocation",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.execute(
        "CREATE TRIGGER revocation_kept BEFORE DELETE ON revocation BEGIN"
        " SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END"
    )
    _add_transfers()


def _add_transfers() -> None:
    op.create_table(
        "transfer",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("to_office_id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text()),
        sa.Column("served", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_table(
        "transfer_reply",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("transfer_id", sa.Text(), nullable=False),
        sa.Column("to_office_id", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    for table, references in (
        ("transfer", ("beneficiary_id", "to_office_id", "campaign_id")),
        ("transfer_reply", ("transfer_id", "to_office_id", "beneficiary_id")),
    ):
        for field in references:
            op.create_index(f"{table}_{field}", table, [field])
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
    told = "id, recorded_at, recorded_by, beneficiary_id, to_office_id, campaign_id, served"
    replied = "id, recorded_at, recorded_by, transfer_id, to_office_id, step, beneficiary_id"
    for name, table, of, when in (
        ("transfer_fixed", "transfer", told, "1"),
        ("transfer_person_fixed", "transfer", "person", "NEW.person <> ''"),
        ("transfer_reason_fixed", "transfer", "reason", "NEW.reason <> ''"),
        ("transfer_reply_fixed", "transfer_reply", replied, "1"),
        ("transfer_reply_reason_fixed", "transfer_reply", "reason", "NEW.reason <> ''"),
    ):
        op.execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {of} ON {table} WHEN {when} BEGIN"
            " SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END"
        )
