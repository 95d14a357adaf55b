"""A broken rule on one field, as a code; sentences are made at the edge (`wording`).

A rule says itself how grave it is and what it rests on: what the law leaves open, or what we
know from practice only, is a warning. Where papers may be right against a number, a person may
set a rule aside for one record with a reason; that decision is a record of its own.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """Whether a problem stops a save."""

    WARNING = "warning"
    ERROR = "error"


_WARNING = Severity.WARNING
_ERROR = Severity.ERROR


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
    TAX_CODE_SHAPE = "tax-code-shape", _ERROR, "TT 105/2020/TT-BTC, đ. 5; TT 86/2024/TT-BTC"
    TAX_CODE_CHECK_DIGIT = "tax-code-check-digit", _ERROR, "TT 105/2020/TT-BTC, đ. 5"
    MOBILE_TOO_SHORT = "mobile-too-short"
    MOBILE_TOO_LONG = "mobile-too-long"
    MOBILE_RETIRED = "mobile-retired", _WARNING
    PHONE_SHAPE = "phone-shape"
    PHONE_UNUSUAL = "phone-unusual", _WARNING
    DUPLICATE_NUMBER = "duplicate-number"

    MONTHS_REQUIRED = "months-required"
    MONTHS_NOT_FOR_GIFTS = "months-not-for-gifts"
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


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep only the problems that stop a save."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


Decided = Collection[tuple[str, str, str]]
"""What was decided for one record: field, rule and facts of each problem that was set aside."""


def set_aside(problems: Iterable[Problem], decided: Decided) -> Iterator[Problem]:
    """Mark the problems that somebody decided shall not stop the record.

    A decision holds for one rule on one field and for just what it then said; a rule that may
    not be set aside stays an error whatever was recorded.
    """
    for problem in problems:
        is_decided = (problem.field, problem.rule.value, problem.facts) in decided
        yield replace(problem, set_aside=problem.rule.can_be_set_aside and is_decided)
