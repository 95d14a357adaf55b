"""The life of a gift: lists, decisions, batches, consignments, reports, evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_LEDGERS = ("payment_part", "consignment", "consignment_item", "report_submission", "attachment")
_RECORDS = (
    "payment_part",
    "decision",
    "selection_list",
    "nomination",
    "funding_part",
    "enrolment_batch",
    "enrolment",
    "refund_case",
    "invitation",
    "consignment",
    "consignment_item",
    "report_request",
    "report_submission",
    "attachment",
)


def upgrade() -> None:
    """Add the tables and columns, and forbid what their laws forbid."""
    op.create_table(
        "payment_part",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("payment_part_award_id", "payment_part", ["award_id"])
    op.create_index("payment_part_payment_id", "payment_part", ["payment_id"])
    op.create_table(
        "decision",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("signer_title", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("supplements", sa.Text()),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("decision_campaign_id", "decision", ["campaign_id"])
    op.create_index("decision_supplements", "decision", ["supplements"])
    op.create_table(
        "selection_list",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("commune", sa.Text()),
        sa.Column("facility", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("places", sa.BigInteger()),
        sa.Column("requested_on", sa.Text()),
        sa.Column("request_number", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text()),
        sa.Column("received_on", sa.Text()),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("nothing_to_propose", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Text()),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("selection_list_campaign_id", "selection_list", ["campaign_id"])
    op.create_index("selection_list_decision_id", "selection_list", ["decision_id"])
    op.create_table(
        "nomination",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("reserve", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("nomination_beneficiary_id", "nomination", ["beneficiary_id"])
    op.create_index("nomination_list_id", "nomination", ["list_id"])
    op.create_table(
        "funding_part",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Text(), nullable=False),
        sa.Column("pledge_line_id", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("funding_part_award_id", "funding_part", ["award_id"])
    op.create_index("funding_part_pledge_line_id", "funding_part", ["pledge_line_id"])
    op.create_table(
        "enrolment_batch",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("submitted_on", sa.Text()),
        sa.Column("receipt_number", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("enrolment_batch_campaign_id", "enrolment_batch", ["campaign_id"])
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("newly_insured", sa.Integer(), nullable=False),
        sa.Column("returned_on", sa.Text()),
        sa.Column("return_reason", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text()),
        sa.Column("item_number", sa.Text(), nullable=False),
        sa.Column("electronic", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Text()),
        sa.Column("valid_to", sa.Text()),
        sa.Column("facility", sa.Text()),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("enrolment_award_id", "enrolment", ["award_id"])
    op.create_index("enrolment_batch_id", "enrolment", ["batch_id"])
    op.create_table(
        "refund_case",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Text(), nullable=False),
        sa.Column("pledge_line_id", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("claimed_on", sa.Text()),
        sa.Column("claim_number", sa.Text(), nullable=False),
        sa.Column("given_up", sa.BigInteger(), nullable=False),
        sa.Column("closed_on", sa.Text()),
        sa.Column("closing_reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("refund_case_award_id", "refund_case", ["award_id"])
    op.create_index("refund_case_pledge_line_id", "refund_case", ["pledge_line_id"])
    op.create_table(
        "invitation",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Text(), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("symbolic", sa.Integer(), nullable=False),
        sa.Column("presented_on", sa.Text()),
        sa.Column("presented_by", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("invitation_award_id", "invitation", ["award_id"])
    op.create_index("invitation_event_id", "invitation", ["event_id"])
    op.create_table(
        "consignment",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text()),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("receiver_unit", sa.Text(), nullable=False),
        sa.Column("commune", sa.Text()),
        sa.Column("facility", sa.Text()),
        sa.Column("decision_id", sa.Text()),
        sa.Column("consigned_on", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text()),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("consignment_campaign_id", "consignment", ["campaign_id"])
    op.create_index("consignment_decision_id", "consignment", ["decision_id"])
    op.create_index("consignment_event_id", "consignment", ["event_id"])
    op.create_table(
        "consignment_item",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("consignment_id", sa.Text(), nullable=False),
        sa.Column("pledge_line_id", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Text()),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("moved_on", sa.Text(), nullable=False),
        sa.Column("reverses", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("consignment_item_award_id", "consignment_item", ["award_id"])
    op.create_index("consignment_item_consignment_id", "consignment_item", ["consignment_id"])
    op.create_index("consignment_item_pledge_line_id", "consignment_item", ["pledge_line_id"])
    op.create_index("consignment_item_reverses", "consignment_item", ["reverses"])
    op.create_table(
        "report_request",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("report_request_campaign_id", "report_request", ["campaign_id"])
    op.create_table(
        "report_submission",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("office_id", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text()),
        sa.Column("cut_off", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("signer_title", sa.Text(), nullable=False),
        sa.Column("submitted_on", sa.Text(), nullable=False),
        sa.Column("nothing_to_report", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("corrects", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("report_submission_campaign_id", "report_submission", ["campaign_id"])
    op.create_index("report_submission_corrects", "report_submission", ["corrects"])
    op.create_index("report_submission_office_id", "report_submission", ["office_id"])
    op.create_index("report_submission_request_id", "report_submission", ["request_id"])
    op.create_table(
        "attachment",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("subject_table", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text()),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("reverses", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("seg", sa.BigInteger()),
    )
    op.create_index("attachment_reverses", "attachment", ["reverses"])
    op.create_index("attachment_subject_id", "attachment", ["subject_id"])
    op.add_column("award", sa.Column("decision_id", sa.Text()))
    op.create_index("award_decision_id", "award", ["decision_id"])
    op.add_column("award", sa.Column("nomination_id", sa.Text()))
    op.create_index("award_nomination_id", "award", ["nomination_id"])
    op.add_column("award", sa.Column("replaces", sa.Text()))
    op.create_index("award_replaces", "award", ["replaces"])
    op.add_column("handover", sa.Column("consignment_id", sa.Text()))
    op.create_index("handover_consignment_id", "handover", ["consignment_id"])
    op.add_column("pledge_line", sa.Column("designated_commune", sa.Text()))
    op.add_column("pledge_line", sa.Column("designated_hardship", sa.Text()))
    op.add_column("pledge_line", sa.Column("due_on", sa.Text()))
    op.add_column("payment", sa.Column("batch_id", sa.Text()))
    op.create_index("payment_batch_id", "payment", ["batch_id"])
    for table in ("handover", "payment"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_fixed")
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
    for table in (*_LEDGERS, "handover", "payment"):
        columns = [
            column["name"]
            for column in sa.inspect(op.get_bind()).get_columns(table)
            if column["name"] != "seg"
        ]
        op.execute(
            f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OF {', '.join(columns)} ON {table} BEGIN"
            " SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END"
        )
