"""What can go wrong without being a bug: codes with values, never sentences.

Anything that is not a `TetHelpError` is a bug and is reported as one.
"""

from enum import StrEnum

from tethelp_desktop.domain.problems import Problem


class Failure(StrEnum):
    """Why a use case was refused; the value names its sentence in `resources/wording`."""

    STORE_MISSING = "store-missing"
    STORE_EXISTS = "store-exists"
    STORE_READ_ONLY = "store-read-only"
    STORE_FULL = "store-full"
    STORE_BUSY = "store-busy"
    STORE_DAMAGED = "store-damaged"
    STORE_TOO_NEW = "store-too-new"
    STORE_IN_USE = "store-in-use"
    UPGRADE_WITHOUT_BACKUP = "upgrade-without-backup"
    BACKUP_DAMAGED = "backup-damaged"
    BACKUP_OF_ANOTHER_KEY = "backup-of-another-key"
    BACKUP_RUNNING = "backup-running"
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105 - a code, not a secret
    WEAK_PASSPHRASE = "weak-passphrase"  # noqa: S105 - a code, not a secret
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    NO_ACCOUNT = "no-account"
    NOT_PERMITTED = "not-permitted"
    SLOTS_ALTERED = "slots-altered"
    SLOTS_LOST = "slots-lost"
    CLOCK_WRONG = "clock-wrong"
    NOT_FOUND = "not-found"
    FILE_MISSING = "file-missing"
    FILE_NOT_WRITABLE = "file-not-writable"
    FOLDER_MISSING = "folder-missing"
    FILE_EXISTS = "file-exists"
    BUNDLE_DAMAGED = "bundle-damaged"
    BUNDLE_TOO_NEW = "bundle-too-new"
    BUNDLE_NOT_FOR_US = "bundle-not-for-us"
    BUNDLE_FORGED = "bundle-forged"
    BUNDLE_OF_TRAINING = "bundle-of-training"
    BUNDLE_OF_ANOTHER_ROOT = "bundle-of-another-root"
    NO_RECEIVER = "no-receiver"
    CODE_INCOMPLETE = "code-incomplete"
    CODE_UNKNOWN = "code-unknown"
    NOT_HEADQUARTERS = "not-headquarters"
    OWN_PC = "own-pc"
    REVOKED_ALREADY = "revoked-already"
    NO_UNKNOWN_PC = "no-unknown-pc"
    ROOT_CHANGED = "root-changed"
    ENROLMENT_DAMAGED = "enrolment-damaged"
    FINGERPRINT_DIFFERS = "fingerprint-differs"
    KEY_TAKEN = "key-taken"
    CERTIFIED_ALREADY = "certified-already"
    CERTIFIED_UNTIL = "certified-until"
    SERIES_TAKEN = "series-taken"
    SERIES_MALFORMED = "series-malformed"
    AWARD_NOT_APPROVED = "award-not-approved"
    AWARD_OF_ANOTHER_OFFICE = "award-of-another-office"
    AWARD_WITHDRAWN = "award-withdrawn"
    WITHDRAWN_BEFORE_HANDOVER = "withdrawn-before-handover"
    NOT_WITHDRAWN = "not-withdrawn"
    AWARD_CONSIGNED = "award-consigned"
    NOT_CONSIGNED = "not-consigned"
    NOTHING_TO_CONSIGN = "nothing-to-consign"
    STOCK_USED_UP = "stock-used-up"
    ALREADY_INVITED = "already-invited"
    ALREADY_HANDED_OVER = "already-handed-over"
    NOT_HANDED_OVER = "not-handed-over"
    UNPRINTABLE = "unprintable"
    RECEIPT_ALREADY_VOID = "receipt-already-void"
    SAME_PERSON_APPROVES = "same-person-approves"
    NO_CAMPAIGN = "no-campaign"
    NO_SUCH_CONFLICT = "no-such-conflict"
    CONSENT_MISSING = "consent-missing"
    ALREADY_RECALLED = "already-recalled"
    ERASURE_AWAITS_AWARDS = "erasure-awaits-awards"
    ALREADY_ORDERED_ERASED = "already-ordered-erased"
    SCAN_UNREADABLE = "scan-unreadable"
    SCAN_TOO_LARGE = "scan-too-large"
    SCAN_ERASED = "scan-erased"
    SCAN_DAMAGED = "scan-damaged"
    SCAN_OF_ANOTHER_OFFICE = "scan-of-another-office"
    NO_SUCH_ANNEX = "no-such-annex"
    FOLDER_EXISTS = "folder-exists"
    RATE_MISSING = "rate-missing"
    RATE_OF_GROUP_MISSING = "rate-of-group-missing"
    RATES_FILE_WRONG = "rates-file-wrong"
    UNITS_FILE_WRONG = "units-file-wrong"
    UNITS_LAW_MISSING = "units-law-missing"
    REPORT_UNREADABLE = "report-unreadable"
    SHEET_EMPTY = "sheet-empty"
    NOT_A_SHEET = "not-a-sheet"
    SHEET_PROTECTED = "sheet-protected"
    SHEET_TOO_LARGE = "sheet-too-large"
    SHEET_WITHOUT_HEADINGS = "sheet-without-headings"

    NOTHING_TO_UNDO = "nothing-to-undo"
    ONE_RECORD = "one-record"
    NOTHING_DECIDED = "nothing-decided"
    RECORDED_SINCE = "recorded-since"
    UNDO_BY_ITS_OWN_WAY = "undo-by-its-own-way"
    RECORD_OF_ANOTHER_OFFICE = "record-of-another-office"
    NOT_AN_OFFICE_ASIDE = "not-an-office-aside"
    TRANSFERRED_BEFORE = "transferred-before"
    TRANSFER_OF_ANOTHER_OFFICE = "transfer-of-another-office"
    TRANSFER_ANSWERED = "transfer-answered"
    TRANSFER_UNREADABLE = "transfer-unreadable"
    ERASURE_AWAITS_TRANSFER = "erasure-awaits-transfer"
    AWARD_OF_ANOTHER_PROGRAMME = "award-of-another-programme"
    RETURN_AGREES = "return-agrees"
    BATCH_OF_ANOTHER_OFFICE = "batch-of-another-office"
    CONSIGNMENT_OF_ANOTHER_OFFICE = "consignment-of-another-office"
    COLUMNS_FILE_WRONG = "columns-file-wrong"
    PART_PAID = "part-paid"
    BATCH_NOT_PAID = "batch-not-paid"
    REFUND_CAME_BACK = "refund-came-back"


class TetHelpError(Exception):
    """Something expected went wrong; nothing was changed.

    Attributes:
        failure: The code that names the sentence.
        values: What the sentence needs, in the order it numbers them.
    """

    def __init__(self, failure: Failure, *values: str | int) -> None:
        super().__init__(failure.value, *values)
        self.failure = failure
        self.values = values


class Invalid(Exception):
    """A record breaks rules that stop a save; nothing was changed."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(*(f"{problem.field}: {problem.rule}" for problem in problems))
        self.problems = problems
