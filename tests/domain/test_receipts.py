import json

import pytest

from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import ItemKind

FACTS = ReceiptFacts(
    printed_number="01-000001/BN-HL",
    office="BHXH cơ sở Hoa Lư",
    office_above="",
    office_place="Hoa Lư",
    signer_title="GIÁM ĐỐC",
    signer_name="",
    campaign="Xuân Bính Ngọ 2026",
    issued_on="2026-01-10",
    full_name="Nguyễn Thị Khánh Huyền",
    birth_date="1957",
    sex="female",
    personal_id="037157001234",
    insurance_code="",
    address="Thôn Mẫu",
    kind=ItemKind.CARD,
    item_months=12,
    item_number="",
    item_valid_from="",
    item_valid_to="",
    item_note="",
    sponsor="Công ty “Thử Nghiệm”",
    amount=1_263_600,
    collector="",
    handed_by="Lan",
    training=False,
)


def test_frozen_facts_read_back_as_they_were() -> None:
    assert ReceiptFacts.from_json(FACTS.to_json()) == FACTS


def test_frozen_facts_are_one_readable_line() -> None:
    text = FACTS.to_json()
    assert "\n" not in text
    assert "Nguyễn Thị Khánh Huyền" in text
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_facts_of_a_newer_release_are_left_out() -> None:
    newer = json.loads(FACTS.to_json()) | {"hologram": "yes"}
    assert ReceiptFacts.from_json(json.dumps(newer)) == FACTS


def test_a_receipt_of_an_earlier_release_has_no_words_of_its_own() -> None:
    earlier = json.loads(FACTS.to_json())
    del earlier["amount_in_words"]
    assert ReceiptFacts.from_json(json.dumps(earlier)).amount_in_words == ""


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_of_item_reads_back(kind: ItemKind) -> None:
    text = FACTS.to_json().replace('"kind":"card"', f'"kind":"{kind}"')
    assert ReceiptFacts.from_json(text).kind is kind
