"""A broken rule on one field, as a code; sentences are made at the edge (`wording`).

A rule says itself how grave it is and what it rests on: what the law leaves open, or what we
know from practice only, is a warning. Where papers may be right against a number, a person may
set a rule aside for one record with a reason; that decision is a record of its own.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self, TypeAlias


class Severity(StrEnum):
    """Whether a problem stops a save."""

    WARNING = "warning"
    ERROR = "error"


_WARNING = Severity.WARNING
_ERROR = Severity.ERROR

_PLAN = "Kế hoạch 2716/KH-BHXH (2025)"
"""Who the programme is for, as its plan of each year says."""


class Rule(StrEnum):
    """Every rule a record can break; the value names its sentence in `resources/wording`.

    Attributes:
        severity: Whether it stops a save.
        source: The law, standard or document it rests on; empty where the programme itself asks.
        can_be_set_aside: Whether a person may let one record stand against it, with a reason.
    """

    severity: Severity
    source: str
    can_be_set_aside: bool

    def __new__(
        cls,
        code: str,
        severity: Severity = Severity.ERROR,
        source: str = "",
        can_be_set_aside: bool = False,
    ) -> Self:
        """Make a member of what stands beside its name."""
        rule = str.__new__(cls, code)
        rule._value_ = code
        rule.severity = severity
        rule.source = source
        rule.can_be_set_aside = can_be_set_aside
        return rule

    REQUIRED = "required"
    IN_THE_FUTURE = "in-the-future"
    NOT_POSITIVE = "not-positive"
    NEGATIVE = "negative"
    NOT_NFC = "not-nfc"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"
    DATES_REVERSED = "dates-reversed"

    NOT_DIGITS = "not-digits"
    TOO_FEW_DIGITS = "too-few-digits"
    TOO_MANY_DIGITS = "too-many-digits"
    NUMBER_ROUNDED = "number-rounded"
    BIRTH_DATE_UNKNOWN = "birth-date-unknown", _WARNING
    BIRTH_YEAR_CONTRADICTS_PERSONAL_ID = (
        "birth-year-contradicts-personal-id",
        _ERROR,
        "NĐ 137/2015/NĐ-CP, đ. 13; TT 59/2021/TT-BCA, đ. 4",
        True,
    )
    PERSONAL_ID_SAYS_MALE = (
        "personal-id-says-male",
        _ERROR,
        "NĐ 137/2015/NĐ-CP, đ. 13; TT 59/2021/TT-BCA, đ. 4",
        True,
    )
    PERSONAL_ID_SAYS_FEMALE = (
        "personal-id-says-female",
        _ERROR,
        "NĐ 137/2015/NĐ-CP, đ. 13; TT 59/2021/TT-BCA, đ. 4",
        True,
    )
    PERSONAL_ID_OF_THE_FUTURE = (
        "personal-id-of-the-future",
        _ERROR,
        "NĐ 137/2015/NĐ-CP, đ. 13; TT 59/2021/TT-BCA, đ. 4",
    )
    TOO_OLD = "too-old", _ERROR, "", True
    IDENTITY_CARD_EXPIRED = "identity-card-expired", _WARNING, "Luật 26/2023/QH15, đ. 46"
    BIRTHPLACE_UNKNOWN = "birthplace-unknown", _WARNING, "TT 59/2021/TT-BCA, đ. 4"
    HEALTH_CARD_SHAPE = (
        "health-card-shape",
        _ERROR,
        "QĐ 1351/QĐ-BHXH (2015); QĐ 1666/QĐ-BHXH (2020)",
    )
    HEALTH_CARD_LETTERS = "health-card-letters", _WARNING, "QĐ 1351/QĐ-BHXH (2015)"
    HEALTH_CARD_GROUP_UNKNOWN = "health-card-group-unknown", _WARNING, "QĐ 1351/QĐ-BHXH (2015)"
    HEALTH_CARD_LEVEL_UNUSUAL = (
        "health-card-level-unusual",
        _WARNING,
        "QĐ 1351/QĐ-BHXH (2015); NQ 261/2025/QH15",
    )
    HEALTH_CARD_PROVINCE_UNKNOWN = (
        "health-card-province-unknown",
        _WARNING,
        "QĐ 1351/QĐ-BHXH (2015)",
    )
    HEALTH_CARD_OF_ANOTHER_NUMBER = (
        "health-card-of-another-number",
        _WARNING,
        "QĐ 1351/QĐ-BHXH (2015); QĐ 1666/QĐ-BHXH (2020)",
    )
    FACILITY_SHAPE = "facility-shape", _ERROR, "QĐ 4750/QĐ-BYT (2023)"
    FACILITY_PROVINCE_UNKNOWN = "facility-province-unknown", _WARNING, "QĐ 4750/QĐ-BYT (2023)"
    TAX_CODE_SHAPE = "tax-code-shape", _ERROR, "TT 105/2020/TT-BTC, đ. 5; TT 86/2024/TT-BTC"
    TAX_CODE_CHECK_DIGIT = "tax-code-check-digit", _ERROR, "TT 105/2020/TT-BTC, đ. 5"
    MOBILE_TOO_SHORT = "mobile-too-short"
    MOBILE_TOO_LONG = "mobile-too-long"
    MOBILE_RETIRED = "mobile-retired", _WARNING
    PHONE_SHAPE = "phone-shape"
    PHONE_UNUSUAL = "phone-unusual", _WARNING
    PHONE_SPELLING = "phone-spelling", _WARNING
    DUPLICATE_NUMBER = "duplicate-number"

    UNIT_CODE_SHAPE = "unit-code-shape", _ERROR, "QĐ 19/2025/QĐ-TTg; QĐ 124/2004/QĐ-TTg"
    MONTHS_REQUIRED = "months-required"
    MONTHS_NOT_FOR_GIFTS = "months-not-for-gifts"
    BELOW_AWARDED = "below-awarded"
    LINE_USED_UP = "line-used-up"
    ALREADY_AWARDED = "already-awarded"
    LINE_OF_ANOTHER_OFFICE = "line-of-another-office"
    CAMPAIGN_CLOSED = "campaign-closed"
    LEVEL_FIXED = "level-fixed"
    SYMBOL_TAKEN = "symbol-taken"
    LAST_DAY_PAST = "last-day-past"
    PROXY_INCOMPLETE = "proxy-incomplete"

    CONSENT_NOT_THE_BASIS = "consent-not-the-basis", _ERROR, "Luật 91/2025/QH15, đ. 9, đ. 19"
    GUARDIAN_REQUIRED = (
        "guardian-required",
        _ERROR,
        "Luật 91/2025/QH15, đ. 24; Luật Trẻ em 2016, đ. 1",
    )
    CHILD_AGREES_TOO = "child-agrees-too", _WARNING, "Luật 91/2025/QH15, đ. 24"
    LOOKS_LIKE_DIAGNOSIS = (
        "looks-like-diagnosis",
        _WARNING,
        "Luật 91/2025/QH15, đ. 3; NĐ 356/2025/NĐ-CP, đ. 4",
    )
    REPORTED_LATE = "reported-late", _WARNING, "Luật 91/2025/QH15, đ. 23"
    CLOSED_UNREPORTED = "closed-unreported", _WARNING, "Luật 91/2025/QH15, đ. 23"

    KIND_NOT_ACTIVE = "kind-not-active", _ERROR, _PLAN
    KIND_NO_LONGER_ACTIVE = "kind-no-longer-active", _WARNING
    PERSON_WITHDRAWN = "person-withdrawn", _ERROR, "", True
    PERSON_TRANSFERRED = "person-transferred", _ERROR, "", True
    TWIN_AWARDED = "twin-awarded", _WARNING
    SERVED_ELSEWHERE = "served-elsewhere", _ERROR, "", True
    PERHAPS_SERVED_ELSEWHERE = "perhaps-served-elsewhere", _WARNING
    GIVEN_UNDER_ANOTHER_RECORD = "given-under-another-record", _ERROR, "", True
    HAS_A_BOOK = "has-a-book", _ERROR, _PLAN, True
    TOO_YOUNG_FOR_A_BOOK = "too-young-for-a-book", _ERROR, "Luật 41/2024/QH15; NĐ 159/2025/NĐ-CP"
    UNDER_COMPULSORY_INSURANCE = (
        "under-compulsory-insurance",
        _ERROR,
        "Luật 41/2024/QH15; NĐ 159/2025/NĐ-CP",
    )
    CARD_SHOWS_AN_EMPLOYER = (
        "card-shows-an-employer",
        _WARNING,
        "Luật 41/2024/QH15; QĐ 1351/QĐ-BHXH (2015)",
    )
    BOOK_FOR_A_PENSIONER = "book-for-a-pensioner", _WARNING, "Luật BHXH 41/2024/QH15"
    """From memory: to be compared with the law before it stops anything."""
    STATE_PAYS_FOR_CARD = "state-pays-for-card", _ERROR, "NĐ 188/2025/NĐ-CP", True
    STATE_PAYS_FOR_CARD_UNDATED = "state-pays-for-card-undated", _ERROR, "NĐ 188/2025/NĐ-CP", True
    STATE_PAYS_FOR_THE_POOR = "state-pays-for-the-poor", _ERROR, "NĐ 188/2025/NĐ-CP", True
    STATE_PAYS_UNDER_SIX = "state-pays-under-six", _ERROR, "NĐ 188/2025/NĐ-CP", True
    STATE_MAY_PAY_FOR_GROUP = "state-may-pay-for-group", _WARNING, "NĐ 188/2025/NĐ-CP"
    STATE_PAYS_FROM_SEVENTY = "state-pays-from-seventy", _WARNING, "NĐ 176/2025/NĐ-CP"
    STATE_PAYS_FROM_SEVENTY_FIVE = "state-pays-from-seventy-five", _WARNING, "NĐ 176/2025/NĐ-CP"
    CARD_OVERLAPS = "card-overlaps", _ERROR, "", True
    CARD_JOINS_EXPIRY = "card-joins-expiry", _WARNING
    CARD_EXPIRY_UNKNOWN = "card-expiry-unknown", _WARNING
    STAY_UNCONFIRMED = "stay-unconfirmed", _WARNING, _PLAN
    CARD_UNCONFIRMED = "card-unconfirmed", _WARNING, _PLAN
    NOT_AN_INPATIENT = "not-an-inpatient", _ERROR, _PLAN, True
    WITHOUT_A_VALID_CARD = "without-a-valid-card", _ERROR, _PLAN, True
    HARDSHIP_MISSING = "hardship-missing", _WARNING, _PLAN
    HARDSHIP_OF_ANOTHER_YEAR = "hardship-of-another-year", _WARNING
    HARDSHIP_DECISION_MISSING = "hardship-decision-missing", _WARNING
    HARDSHIP_EXPIRED = "hardship-expired", _ERROR, "", True
    NOT_A_CARD_OR_BOOK = "not-a-card-or-book"

    INCOME_BELOW_POVERTY_LINE = (
        "income-below-poverty-line",
        _ERROR,
        "Luật 41/2024/QH15; NĐ 159/2025/NĐ-CP",
    )
    INCOME_ABOVE_CEILING = "income-above-ceiling", _ERROR, "Luật 41/2024/QH15; NĐ 159/2025/NĐ-CP"
    TERM_UNUSUAL = "term-unusual", _WARNING, "NĐ 188/2025/NĐ-CP; NĐ 159/2025/NĐ-CP"
    NOTHING_TO_PAY = "nothing-to-pay", _WARNING

    ABOVE_BALANCE = "above-balance"
    ABOVE_UNPROMISED = "above-unpromised"
    SETTLED_ABOVE_LINE = "settled-above-line"
    REFUNDED_ABOVE_PAID = "refunded-above-paid"
    RETURNED_ABOVE_FREE = "returned-above-free"
    CARRIED_TO_ITSELF = "carried-to-itself"
    CARRIED_UNITS_OF_ANOTHER_KIND = "carried-units-of-another-kind"
    CARRIED_BY_HAND = "carried-by-hand"
    SPENT_ALREADY = "spent-already"
    REFUNDED_ALREADY = "refunded-already"
    UNDONE_ALREADY = "undone-already"
    ALLOTTED_ABOVE_LINE = "allotted-above-line"
    LINE_NOT_OF_HEADQUARTERS = "line-not-of-headquarters"
    ALLOTTED_TO_ITSELF = "allotted-to-itself"
    TAKEN_BACK_ABOVE_UNAWARDED = "taken-back-above-unawarded"
    BELOW_COMMITTED = "below-committed"
    LINE_HAS_ENTRIES = "line-has-entries"
    CAMPAIGN_SETTLED = "campaign-settled"
    TARGET_SET_ALREADY = "target-set-already"

    PASSPHRASE_SHORT = "passphrase-short"  # noqa: S105 - a code, not a secret
    PASSPHRASES_DIFFER = "passphrases-differ"
    AUDITOR_STANDS_ALONE = "auditor-stands-alone"
    NAME_OF_A_MEMBER = "name-of-a-member"
    FIRST_KEEPS_ACCOUNTS = "first-keeps-accounts"
    LAST_MANAGER = "last-manager"
    CAMPAIGN_STILL_OPEN = "campaign-still-open"
    HANDED_AFTER_CLOSING = "handed-after-closing"
    RECEIVED_AFTER_CLOSING = "received-after-closing", _WARNING
    LEFTOVERS_REMAIN = "leftovers-remain"
    AWARDS_UNDECIDED = "awards-undecided"
    AWARDS_UNSERVED = "awards-unserved"
    CONSIGNMENTS_OUT = "consignments-out"
    REFUNDS_OPEN = "refunds-open"
    BATCHES_UNANSWERED = "batches-unanswered"
    CONFLICTS_REMAIN = "conflicts-remain"
    REPORTS_MISSING = "reports-missing"
    REPORTS_TWICE = "reports-twice"
    REPORTS_DIFFER = "reports-differ"
    UNITS_UNCOVERED = "units-uncovered"
    PAID_FOR_NOBODY = "paid-for-nobody"
    ALLOTMENTS_UNUSED = "allotments-unused"
    CASES_OPEN = "cases-open"
    BUNDLES_HELD = "bundles-held"
    TURNED_ELSEWHERE = "turned-elsewhere"
    PERIOD_NOT_OVER = "period-not-over"
    REPORT_CHANGED = "report-changed"
    REPORT_NOT_EMPTY = "report-not-empty"
    REPORTED_ALREADY = "reported-already"
    CORRECTED_ALREADY = "corrected-already"

    STOCK_OF_GIFTS_ONLY = "stock-of-gifts-only"
    STOCK_WITHOUT_DECISION = "stock-without-decision"
    STOCK_ABOVE_LINE = "stock-above-line"
    BROUGHT_BACK_ABOVE_OUT = "brought-back-above-out"
    HANDED_BEFORE_CONSIGNED = "handed-before-consigned"
    AWARD_WAS_WITHDRAWN = "award-was-withdrawn", _ERROR, "", True
    UNIT_GONE = "unit-gone"
    SHEET_UNIT_GONE = "sheet-unit-gone", _ERROR, "", True
    SHEET_AFTER_CLOSING = "sheet-after-closing", _ERROR, "", True
    NAMED_ON_THE_SPOT = "named-on-the-spot"
    EVENT_CALLED_OFF = "event-called-off"
    EVENT_IN_USE = "event-in-use"

    OF_ANOTHER_KIND = "of-another-kind"
    OF_ANOTHER_CAMPAIGN = "of-another-campaign"
    AWARD_UNAPPROVED = "award-unapproved"
    AWARD_FELL_OUT = "award-fell-out"
    AWARD_PAID = "award-paid"
    HANDED_ALREADY = "handed-already"
    IN_ANOTHER_BATCH = "in-another-batch"
    BATCH_EMPTY = "batch-empty"
    BATCH_NUMBER_TAKEN = "batch-number-taken"
    BATCH_GIVEN_UP = "batch-given-up"
    BATCH_SUBMITTED = "batch-submitted"
    BATCH_NOT_SUBMITTED = "batch-not-submitted"
    BATCH_PAID = "batch-paid"
    ROW_TAKEN_OUT = "row-taken-out"
    RETURNED_ALREADY = "returned-already"
    ISSUED_ALREADY = "issued-already"
    NOT_ISSUED = "not-issued"
    NOT_RETURNED = "not-returned"
    BATCH_ANSWERED = "batch-answered"
    NUMBER_OF_ANOTHER = "number-of-another"
    ROW_NOT_FOUND = "row-not-found"
    ROW_AMBIGUOUS = "row-ambiguous"
    ROW_TWICE = "row-twice"
    ROW_NAMES_ANOTHER = "row-names-another"
    CELL_UNREADABLE = "cell-unreadable"
    LAW_CHANGED = "law-changed", _WARNING
    BUYS_FEWER = "buys-fewer"
    WAITING_MISSES_TET = (
        "waiting-misses-tet",
        _WARNING,
        "Luật BHYT và NĐ 188/2025/NĐ-CP (theo một nguồn thứ cấp)",
    )
    PAYMENT_MISSES_TET = "payment-misses-tet", _WARNING
    PART_OF_OWN_LINE = "part-of-own-line"
    PART_ABOVE_FREE = "part-above-free"
    PARTS_ABOVE_VALUE = "parts-above-value"
    GIVEN_UP_NOT_PAID = "given-up-not-paid", _WARNING
    COSTS_NOTHING = "costs-nothing", _WARNING
    ABOVE_CLAIM = "above-claim"
    NOTHING_TO_REFUND = "nothing-to-refund"
    UNITS_AWAIT_REFUND = "units-await-refund"
    CASE_CLOSED = "case-closed"
    RECEIPT_ENTERED = "receipt-entered"

    OUTSIDE_DESIGNATED_PLACE = "outside-designated-place", _WARNING
    OUTSIDE_DESIGNATED_GROUP = "outside-designated-group", _WARNING

    PEOPLE_FROM_AWARDS = "people-from-awards"
    PART_OF_ITSELF = "part-of-itself"
    PART_COUNTS_SOMETHING_ELSE = "part-counts-something-else"

    DECISION_OF_ANOTHER_PROGRAMME = "decision-of-another-programme"
    DECISION_REGISTERED_ALREADY = "decision-registered-already"
    DECISION_NOT_REGISTERED = "decision-not-registered"
    SUPPLEMENTS_ITSELF = "supplements-itself"
    SUPPLEMENTS_ANOTHER_PROGRAMME = "supplements-another-programme"
    NOT_A_SUPPLEMENT = "not-a-supplement"
    DECISION_CITED = "decision-cited"
    LIST_NAMES_PEOPLE = "list-names-people"
    LIST_HAS_NOBODY = "list-has-nobody"
    LIST_DECIDED = "list-decided"
    LIST_FOR_ANOTHER_KIND = "list-for-another-kind"
    ON_THE_LIST_ALREADY = "on-the-list-already"
    IN_THE_RESERVE_ALREADY = "in-the-reserve-already"
    ON_ANOTHER_LIST = "on-another-list", _WARNING
    TWIN_ON_THE_LIST = "twin-on-the-list", _WARNING
    ABOVE_PLACES = "above-places", _WARNING
    NOMINATION_STRUCK = "nomination-struck"
    NOMINATION_AWARDED = "nomination-awarded"
    NOT_FROM_A_LIST = "not-from-a-list"
    RESERVE_EMPTY = "reserve-empty"
    REPLACED_ALREADY = "replaced-already"
    ROW_TELLS_NOBODY_APART = "row-tells-nobody-apart"
    NUMBER_OF_ANOTHER_NAME = "number-of-another-name"
    NUMBER_OF_ANOTHER_BIRTH = "number-of-another-birth"
    RECORD_SAYS_OTHERWISE = "record-says-otherwise", _WARNING
    SEVERAL_PEOPLE_MATCH = "several-people-match"
    MAY_BE_KNOWN = "may-be-known", _WARNING
    LEADING_ZERO_RESTORED = "leading-zero-restored", _WARNING
    HARDSHIP_UNREAD = "hardship-unread", _WARNING
    COMMUNE_UNREAD = "commune-unread", _WARNING


Decision: TypeAlias = tuple[str, str, str]
"""Field, rule and facts of a problem, for which a decision to set it aside holds."""

Decided: TypeAlias = Collection[Decision]
"""What was decided for one record."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule.

    Attributes:
        field: The record's field that a form marks; empty when no single field is at fault.
        rule: What is broken.
        values: What the sentence needs, in the order the sentence numbers them ({0}, {1} …).
        set_aside: Whether somebody decided that it shall not stop this record.
    """

    field: str
    rule: Rule
    values: tuple[str | int, ...] = ()
    set_aside: bool = False

    @property
    def severity(self) -> Severity:
        """Whether it stops a save: an error that was set aside is shown as a warning."""
        return Severity.WARNING if self.set_aside else self.rule.severity

    @property
    def facts(self) -> str:
        """What the problem says beside its code; a decision to set it aside holds for just that."""
        return "; ".join(map(str, self.values))

    @property
    def decision(self) -> Decision:
        """What a decision to set it aside is about."""
        return self.field, self.rule.value, self.facts


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep only the problems that stop a save."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def weight(problems: Iterable[Problem]) -> tuple[int, int]:
    """Count the errors and the rest; the smaller of two is the better record."""
    found = list(problems)
    stopping = len(errors(found))
    return stopping, len(found) - stopping


def set_aside(problems: Iterable[Problem], decided: Decided) -> Iterator[Problem]:
    """Mark the problems that somebody decided shall not stop the record.

    A decision holds for one rule on one field and for just what it then said; a rule that may
    not be set aside stays an error whatever was recorded.
    """
    for problem in problems:
        is_decided = problem.decision in decided
        yield replace(problem, set_aside=problem.rule.can_be_set_aside and is_decided)
