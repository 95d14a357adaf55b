"""People's insurance and households, rates by law, data protection, published figures."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_LEDGERS = ("consent", "override", "disclosure", "erasure")
_RECORDS = (
    "rate",
    "unit_change",
    "statement",
    "household",
    "coverage",
    "admission",
    "consent",
    "override",
    "disclosure",
    "data_request",
    "incident",
    "erasure",
)


def upgrade() -> None:
    """Add the tables, and forbid what their laws forbid."""
    op.create_table(
        "rate",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("applies_to", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text()),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_table(
        "unit_change",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("successors", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("scope", sa.Text()),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Text()),
        sa.Column("part_of", sa.Text()),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("difference_reason", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("statement_campaign_id", "statement", ["campaign_id"])
    op.create_index("statement_part_of", "statement", ["part_of"])
    op.create_table(
        "household",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("commune", sa.Text()),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_table(
        "coverage",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("valid_from", sa.Text()),
        sa.Column("valid_to", sa.Text()),
        sa.Column("facility", sa.Text()),
        sa.Column("paid_on", sa.Text()),
        sa.Column("checked_on", sa.Text()),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("coverage_beneficiary_id", "coverage", ["beneficiary_id"])
    op.create_table(
        "admission",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("hospital", sa.Text(), nullable=False),
        sa.Column("facility", sa.Text()),
        sa.Column("ward", sa.Text(), nullable=False),
        sa.Column("admitted_on", sa.Text(), nullable=False),
        sa.Column("discharged_on", sa.Text()),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("admission_beneficiary_id", "admission", ["beneficiary_id"])
    op.create_table(
        "consent",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("guardian", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("consent_beneficiary_id", "consent", ["beneficiary_id"])
    op.create_table(
        "override",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("subject_table", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("override_subject_id", "override", ["subject_id"])
    op.create_table(
        "disclosure",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text()),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("disclosed_to", sa.Text(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("disclosed_on", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("reverses", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("disclosure_beneficiary_id", "disclosure", ["beneficiary_id"])
    op.create_index("disclosure_reverses", "disclosure", ["reverses"])
    op.create_table(
        "data_request",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text()),
        sa.Column("requester", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.Column("third_parties", sa.Integer(), nullable=False),
        sa.Column("extended", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Text()),
        sa.Column("done_on", sa.Text()),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("data_request_beneficiary_id", "data_request", ["beneficiary_id"])
    op.create_table(
        "incident",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("discovered_at", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.Text()),
        sa.Column("closed_on", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text()),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("erasure_beneficiary_id", "erasure", ["beneficiary_id"])
    op.create_index("erasure_request_id", "erasure", ["request_id"])
    op.add_column("beneficiary", sa.Column("hardship_until", sa.Text()))
    op.add_column("beneficiary", sa.Column("household_id", sa.Text()))
    op.create_index("beneficiary_household_id", "beneficiary", ["household_id"])
    op.create_index(
        "beneficiary_withdrawn",
        "beneficiary",
        ["id"],
        sqlite_where=sa.text("withdrawn IS NOT NULL"),
        postgresql_where=sa.text("withdrawn IS NOT NULL"),
    )
    op.add_column("award", sa.Column("months", sa.BigInteger()))
    op.add_column("award", sa.Column("starts_on", sa.Text()))
    op.add_column("award", sa.Column("income", sa.BigInteger()))
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
