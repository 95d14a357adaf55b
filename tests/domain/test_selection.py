from datetime import date, timedelta

import pytest

from tests.builders import TODAY, make_decision, make_list, make_nomination
from tests.domain.saying import broken
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Record

TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_decision(decided_on=TOMORROW), "decided_on", Rule.IN_THE_FUTURE),
        (make_decision(number=""), "number", Rule.REQUIRED),
        (make_list(places=0), "places", Rule.NOT_POSITIVE),
        (make_list(facility="37"), "facility", Rule.FACILITY_SHAPE),
        (make_list(due_on=date(2025, 12, 19)), "due_on", Rule.DATES_REVERSED),
        (make_list(requested_on=TOMORROW), "requested_on", Rule.IN_THE_FUTURE),
        (make_list(nothing_to_propose=True), "received_on", Rule.REQUIRED),
        (make_list(received_on=TODAY), "confirmed_by", Rule.REQUIRED),
        (make_nomination(rank=0), "rank", Rule.NOT_POSITIVE),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert broken(record) == {(field, rule)}


@pytest.mark.parametrize(
    "record",
    [
        make_decision(),
        make_list(),
        make_list(requested_on=None, received_on=TODAY, confirmed_by="Chủ tịch"),
        make_nomination(reserve=True),
    ],
)
def test_what_is_in_order_passes(record: Record) -> None:
    assert broken(record) == set()
