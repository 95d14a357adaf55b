import pytest

from tests.builders import make_attachment, make_id
from tests.domain.saying import broken
from tethelp_desktop.domain.evidence import LARGEST
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Record

COUNTER = {"reverses": make_id(34), "media_type": None, "content": "", "digest": "", "size": 0}


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_attachment(content=""), "content", Rule.REQUIRED),
        (make_attachment(size=LARGEST + 1), "size", Rule.TOO_LARGE),
        (make_attachment(**COUNTER), "reason", Rule.REQUIRED),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert broken(record) == {(field, rule)}


@pytest.mark.parametrize(
    "record", [make_attachment(size=LARGEST), make_attachment(**COUNTER, reason="nhầm tệp")]
)
def test_what_is_in_order_passes(record: Record) -> None:
    assert broken(record) == set()
