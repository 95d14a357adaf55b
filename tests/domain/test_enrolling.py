from datetime import timedelta

import pytest

from tests.builders import (
    TODAY,
    make_batch,
    make_enrolment,
    make_funding_part,
    make_id,
    make_refund_case,
)
from tests.domain.saying import broken
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import ItemKind, Record

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_funding_part(amount=0), "amount", Rule.NOT_POSITIVE),
        (make_batch(kind=ItemKind.GIFT), "kind", Rule.NOT_A_CARD_OR_BOOK),
        (make_batch(submitted_on=TODAY - timedelta(days=9)), "submitted_on", Rule.DATES_REVERSED),
        (make_enrolment(amount=-1), "amount", Rule.NEGATIVE),
        (make_enrolment(returned_on=TODAY), "return_reason", Rule.REQUIRED),
        (make_enrolment(issued_on=TOMORROW), "issued_on", Rule.IN_THE_FUTURE),
        (make_refund_case(amount=0), "amount", Rule.NOT_POSITIVE),
        (make_refund_case(claimed_on=YESTERDAY), "claimed_on", Rule.DATES_REVERSED),
        (make_refund_case(closed_on=TODAY), "closing_reason", Rule.REQUIRED),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert broken(record) == {(field, rule)}


@pytest.mark.parametrize(
    "record",
    [
        make_funding_part(),
        make_batch(submitted_on=TODAY),
        make_enrolment(returned_on=TODAY, return_reason="sai ngày sinh"),
        make_refund_case(closed_on=TODAY, payment_id=make_id(22)),
    ],
)
def test_what_is_in_order_passes(record: Record) -> None:
    assert broken(record) == set()
