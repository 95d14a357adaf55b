"""What an office answers for: reports up the line, settlements, and the papers behind them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tethelp_desktop.domain.records.shape import Record, findable, lengthy, refers, together
from tethelp_desktop.domain.stamps import NEW, Stamp


class ReportKind(StrEnum):
    """What a report closes."""

    PERIODIC = "periodic"
    """A week or another stretch of a running programme."""
    SETTLEMENT = "settlement"
    """Quyết toán: the whole programme of an office, after it was closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest(Record):
    """A period for which headquarters wants a report of every office below.

    Attributes:
        name: As said, `Tuần 3 tháng 1`.
        due_on: The last day on which it is in time.
    """

    campaign_id: Stamp = refers("campaign")
    name: str
    first_day: date = together("period")
    last_day: date = together("period")
    due_on: date = together("period")
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSubmission(Record):
    """Figures that an office signed and sent up the line, frozen; a correction is a new one.

    Attributes:
        first_day: Of what happened in the period; cumulative figures begin with the programme.
        cut_off: Entries recorded later are in the next report.
        number: Of the paper.
        nothing_to_report: Nothing happened in the period, `không phát sinh`.
        figures: As JSON, `domain.reporting.ReportFigures`.
        corrects: The submission that this one takes the place of.
        reason: Why it was corrected.
    """

    campaign_id: Stamp = refers("campaign")
    office_id: Stamp = refers("office")
    request_id: Stamp | None = refers("report_request", default=None)
    kind: ReportKind = ReportKind.PERIODIC
    first_day: date
    last_day: date
    due_on: date | None = None
    cut_off: datetime
    number: str
    signer: str
    signer_title: str = ""
    submitted_on: date
    nothing_to_report: bool = False
    figures: str = lengthy(200_000)
    corrects: Stamp | None = refers("report_submission", default=None)
    reason: str = ""


class EvidenceKind(StrEnum):
    """What an attached file shows."""

    SIGNED_LIST = "signed-list"
    DECISION = "decision"
    BANK_PAPER = "bank-paper"
    MINUTES = "minutes"
    SIGNED_SHEET = "signed-sheet"
    """Danh sách ký nhận."""
    LETTER = "letter"
    PHOTO = "photo"
    OTHER = "other"


class MediaType(StrEnum):
    """How an attached file is written."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A scan or a photograph that proves a record; taken back by a counter-entry without content.

    Attributes:
        subject_table: Table of the record that it proves.
        title: As the office calls it; no person's name.
        media_type: None in a counter-entry.
        size: Of the file, in bytes.
        digest: SHA-256 of the file, hexadecimal.
        reverses: The attachment that shall no longer be used.
        content: The file in base64; empty in a counter-entry. It stands last, since a database
            that reads a later column has to go through all of it.
    """

    subject_table: str
    subject_id: Stamp = findable(NEW)
    kind: EvidenceKind
    title: str
    media_type: MediaType | None = None
    size: int = 0
    digest: str = ""
    reverses: Stamp | None = refers("attachment", default=None)
    reason: str = ""
    content: str = lengthy(1_500_000, default="")
