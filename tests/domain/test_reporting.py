from datetime import date, timedelta

import pytest

from tests.builders import TODAY, make_id, make_report, make_report_request
from tests.domain.saying import broken
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Record


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_report_request(last_day=date(2026, 1, 4)), "last_day", Rule.DATES_REVERSED),
        (make_report(last_day=date(2026, 1, 4)), "last_day", Rule.DATES_REVERSED),
        (make_report(submitted_on=TODAY + timedelta(days=1)), "submitted_on", Rule.IN_THE_FUTURE),
        (make_report(corrects=make_id(33)), "reason", Rule.REQUIRED),
        (make_report(signer=""), "signer", Rule.REQUIRED),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert broken(record) == {(field, rule)}


@pytest.mark.parametrize("record", [make_report_request(), make_report()])
def test_what_is_in_order_passes(record: Record) -> None:
    assert broken(record) == set()
