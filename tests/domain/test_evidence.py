import pytest

from tests.builders import make_attachment, make_id
from tests.domain.saying import broken
from tethelp_desktop.domain.evidence import LARGEST, proven, standing
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import EvidenceKind, Record

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


def test_what_was_taken_back_proves_nothing() -> None:
    kept = make_attachment(id=make_id(40), subject_id=make_id(1))
    gone = make_attachment(id=make_id(34), subject_id=make_id(2))
    counter = make_attachment(id=make_id(41), subject_id=make_id(2), **COUNTER)
    entries = [kept, gone, counter]
    assert standing(entries) == [kept]
    assert proven(entries) == {make_id(1)}
    assert proven(entries, EvidenceKind.DECISION, EvidenceKind.LETTER) == {make_id(1)}
    assert proven(entries, EvidenceKind.SIGNED_SHEET) == set()
