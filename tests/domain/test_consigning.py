from datetime import timedelta

import pytest

from tests.builders import (
    TODAY,
    make_consignment,
    make_consignment_item,
    make_id,
    make_invitation,
)
from tests.domain.saying import broken
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Record

YESTERDAY = TODAY - timedelta(days=1)
BACK = {"reverses": make_id(31), "reason": "vắng nhà"}


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_invitation(row=0), "row", Rule.NOT_POSITIVE),
        (make_invitation(presented_on=TODAY), "presented_by", Rule.REQUIRED),
        (make_consignment(due_on=YESTERDAY), "due_on", Rule.DATES_REVERSED),
        (make_consignment_item(quantity=0), "quantity", Rule.NOT_POSITIVE),
        (make_consignment_item(quantity=-1, reverses=make_id(31)), "reason", Rule.REQUIRED),
        (make_consignment_item(quantity=1, **BACK), "quantity", Rule.NOT_POSITIVE),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert broken(record) == {(field, rule)}


@pytest.mark.parametrize(
    "record",
    [
        make_invitation(presented_on=TODAY, presented_by="Trưởng đoàn"),
        make_consignment(due_on=TODAY),
        make_consignment_item(),
        make_consignment_item(quantity=-1, **BACK),
    ],
)
def test_what_is_in_order_passes(record: Record) -> None:
    assert broken(record) == set()
