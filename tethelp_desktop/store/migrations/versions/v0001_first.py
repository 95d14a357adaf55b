"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_LEDGERS = ("contribution", "handover", "receipt", "receipt_void", "printing")
_RECORDS = (
    "office",
    "certificate",
    "campaign",
    "sponsor",
    "pledge",
    "pledge_line",
    "contribution",
    "beneficiary",
    "award",
    "event",
    "handover",
    "receipt",
    "receipt_void",
    "printing",
)


def upgrade() -> None:
    """Make every table, and forbid what the laws of the tables forbid."""
    op.create_table(
        "office",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Text()),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("signer_title", sa.Text(), nullable=False),
        sa.Column("signer_name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text()),
        sa.Column("valid_to", sa.Text()),
        sa.Column("successor_id", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("office_parent_id", "office", ["parent_id"])
    op.create_index("office_successor_id", "office", ["successor_id"])
    op.create_index(
        "office_unsent",
        "office",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("office_id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("signing_key", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("certificate_office_id", "certificate", ["office_id"])
    op.create_index(
        "certificate_unsent",
        "certificate",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "campaign",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Text()),
        sa.Column("settled_on", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index(
        "campaign_unsent",
        "campaign",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "sponsor",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("tax_code", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("printed_name", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index(
        "sponsor_unsent",
        "sponsor",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "pledge",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("sponsor_id", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("pledged_on", sa.Text(), nullable=False),
        sa.Column("declared_amount", sa.BigInteger()),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("difference_reason", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("pledge_campaign_id", "pledge", ["campaign_id"])
    op.create_index("pledge_sponsor_id", "pledge", ["sponsor_id"])
    op.create_index(
        "pledge_unsent",
        "pledge",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "pledge_line",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit_value", sa.BigInteger(), nullable=False),
        sa.Column("months", sa.BigInteger()),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("office_id", sa.Text()),
        sa.Column("designated_group", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("pledge_line_office_id", "pledge_line", ["office_id"])
    op.create_index("pledge_line_pledge_id", "pledge_line", ["pledge_id"])
    op.create_index(
        "pledge_line_unsent",
        "pledge_line",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "contribution",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("pledge_line_id", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("reverses", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("contribution_pledge_line_id", "contribution", ["pledge_line_id"])
    op.create_index("contribution_reverses", "contribution", ["reverses"])
    op.create_index(
        "contribution_unsent",
        "contribution",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "beneficiary",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Text()),
        sa.Column("sex", sa.Text()),
        sa.Column("personal_id", sa.Text()),
        sa.Column("identity_card", sa.Text()),
        sa.Column("insurance_code", sa.Text()),
        sa.Column("health_card", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("commune", sa.Text()),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("hardship", sa.Text()),
        sa.Column("hardship_year", sa.BigInteger()),
        sa.Column("hardship_decision", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("beneficiary_identity_card", "beneficiary", ["identity_card"])
    op.create_index("beneficiary_insurance_code", "beneficiary", ["insurance_code"])
    op.create_index("beneficiary_personal_id", "beneficiary", ["personal_id"])
    op.create_index(
        "beneficiary_unsent",
        "beneficiary",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "award",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("pledge_line_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("decision_number", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.Text()),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text()),
        sa.Column("outcome_on", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("award_beneficiary_id", "award", ["beneficiary_id"])
    op.create_index("award_campaign_id", "award", ["campaign_id"])
    op.create_index("award_pledge_line_id", "award", ["pledge_line_id"])
    op.create_index(
        "award_unsent",
        "award",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("delegation", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("event_campaign_id", "event", ["campaign_id"])
    op.create_index(
        "event_unsent",
        "event",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "handover",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text()),
        sa.Column("handed_on", sa.Text(), nullable=False),
        sa.Column("handed_by", sa.Text(), nullable=False),
        sa.Column("collector_name", sa.Text(), nullable=False),
        sa.Column("collector_relation", sa.Text(), nullable=False),
        sa.Column("collector_id", sa.Text(), nullable=False),
        sa.Column("collector_paper", sa.Text(), nullable=False),
        sa.Column("item_number", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text()),
        sa.Column("valid_to", sa.Text()),
        sa.Column("reverses", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("handover_award_id", "handover", ["award_id"])
    op.create_index("handover_event_id", "handover", ["event_id"])
    op.create_index("handover_reverses", "handover", ["reverses"])
    op.create_index(
        "handover_unsent",
        "handover",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "receipt",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("handover_id", sa.Text(), nullable=False),
        sa.Column("office_id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("printed_number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("receipt_handover_id", "receipt", ["handover_id"])
    op.create_index("receipt_office_id", "receipt", ["office_id"])
    op.create_index(
        "receipt_unsent",
        "receipt",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "receipt_void",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("receipt_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("receipt_void_receipt_id", "receipt_void", ["receipt_id"])
    op.create_index(
        "receipt_void_unsent",
        "receipt_void",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "printing",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("receipt_id", sa.Text(), nullable=False),
        sa.Column("copy", sa.BigInteger(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("printing_receipt_id", "printing", ["receipt_id"])
    op.create_index(
        "printing_unsent",
        "printing",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "edit",
        sa.Column("rid", sa.Text(), primary_key=True),
        sa.Column("tbl", sa.Text(), primary_key=True),
        sa.Column("field", sa.Text(), primary_key=True),
        sa.Column("stamp", sa.Text(), primary_key=True),
        sa.Column("base", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text()),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "edit_unsent",
        "edit",
        ["seg"],
        sqlite_where=sa.text("seg IS NULL"),
        postgresql_where=sa.text("seg IS NULL"),
    )
    op.create_table(
        "conflict",
        sa.Column("rid", sa.Text(), primary_key=True),
        sa.Column("tbl", sa.Text(), primary_key=True),
        sa.Column("field", sa.Text(), primary_key=True),
        sa.Column("heads", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "segment",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False, unique=True),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("changes", sa.BigInteger(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("held", sa.Text()),
    )
    op.create_index("segment_stream", "segment", ["stream", "seq"])
    op.create_table(
        "clock",
        sa.Column("one", sa.Integer(), sa.CheckConstraint("one = 1"), primary_key=True),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("wall", sa.Text(), nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "peer",
        sa.Column("replica", sa.Text(), primary_key=True),
        sa.Column("have", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
    )
    op.create_table(
        "person_key",
        sa.Column("rid", sa.Text(), primary_key=True),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("recency", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("person_key_recency", "person_key", ["recency", "rid"])
    op.create_index("person_key_sort", "person_key", ["sort", "rid"])
    op.create_table(
        "person_term",
        sa.Column("term", sa.Text(), primary_key=True),
        sa.Column("rid", sa.Text(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("person_term_rid", "person_term", ["rid"])
    for table in _RECORDS:
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
