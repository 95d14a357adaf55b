"""A broken rule on one field, as a code; sentences are made at the edge (`wording`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops a save."""

    WARNING = "warning"
    ERROR = "error"


class Rule(StrEnum):
    """Every rule a record can break; the value names its sentence in `resources/wording`."""

    REQUIRED = "required"
    IN_THE_FUTURE = "in-the-future"
    NOT_POSITIVE = "not-positive"
    NEGATIVE = "negative"
    NOT_NFC = "not-nfc"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"
    NOT_DIGITS = "not-digits"
    TOO_FEW_DIGITS = "too-few-digits"
    TOO_MANY_DIGITS = "too-many-digits"
    BIRTH_YEAR_CONTRADICTS_PERSONAL_ID = "birth-year-contradicts-personal-id"
    PERSONAL_ID_SAYS_MALE = "personal-id-says-male"
    PERSONAL_ID_SAYS_FEMALE = "personal-id-says-female"
    BIRTHPLACE_UNKNOWN = "birthplace-unknown"
    HEALTH_CARD_SHAPE = "health-card-shape"
    HEALTH_CARD_LETTERS = "health-card-letters"
    HEALTH_CARD_GROUP_UNKNOWN = "health-card-group-unknown"
    HEALTH_CARD_LEVEL_UNUSUAL = "health-card-level-unusual"
    TAX_CODE_SHAPE = "tax-code-shape"
    TAX_CODE_CHECK_DIGIT = "tax-code-check-digit"
    MOBILE_TOO_SHORT = "mobile-too-short"
    MOBILE_TOO_LONG = "mobile-too-long"
    MOBILE_RETIRED = "mobile-retired"
    PHONE_SHAPE = "phone-shape"
    PHONE_UNUSUAL = "phone-unusual"
    DATES_REVERSED = "dates-reversed"
    MONTHS_REQUIRED = "months-required"
    MONTHS_NOT_FOR_GIFTS = "months-not-for-gifts"
    DUPLICATE_NUMBER = "duplicate-number"
    BELOW_AWARDED = "below-awarded"
    LINE_USED_UP = "line-used-up"
    ALREADY_AWARDED = "already-awarded"
    LINE_OF_ANOTHER_OFFICE = "line-of-another-office"
    CAMPAIGN_CLOSED = "campaign-closed"
    LEVEL_FIXED = "level-fixed"
    PROXY_INCOMPLETE = "proxy-incomplete"


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule.

    Attributes:
        field: The record's field that a form marks; empty when no single field is at fault.
        rule: What is broken.
        severity: An error stops the save, a warning is shown and kept.
        values: What the sentence needs, in the order the sentence numbers them ({0}, {1} …).
    """

    field: str
    rule: Rule
    severity: Severity = Severity.ERROR
    values: tuple[str | int, ...] = ()


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep only the problems that stop a save."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)
