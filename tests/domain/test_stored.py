from dataclasses import fields
from datetime import date, datetime

import pytest

from tests.builders import make_full
from tethelp_desktop.domain.records import (
    LAWS,
    Beneficiary,
    Campaign,
    Pledge,
    PledgeLine,
    Record,
    Sponsor,
)
from tethelp_desktop.domain.segments import SEEN
from tethelp_desktop.domain.stored import FIXED, LARGEST, STORED, stated


@pytest.mark.parametrize("kind", LAWS)
def test_every_field_is_stored_in_a_way_that_reads_back(kind: type[Record]) -> None:
    record = make_full(kind)
    for name, how in STORED[kind].items():
        value = getattr(record, name)
        if how.form is not None:
            text = how.form.write(value)
            how.check(text)
            assert how.form.read(text) == value


def test_what_every_record_has_is_fixed() -> None:
    assert set(FIXED) == {field.name for field in fields(Record)}


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        (Beneficiary, "full_name", None),
        (Beneficiary, "sex", "nam"),
        (Beneficiary, "birth_date", "1957-3-5"),
        (Beneficiary, "birth_date", "1957-02-30"),
        (Beneficiary, "commune", "14333"),
        (Beneficiary, "recorded_at", "2026-01-10 03:00:00"),
        (Beneficiary, "recorded_at", "2026-1-10T03:00:00Z"),
        (Campaign, "starts_on", "20260110"),
        (Campaign, "starts_on", "2026-W02-6"),
        (Campaign, "kinds", "card,medal"),
        (PledgeLine, "quantity", "3.0"),
        (PledgeLine, "quantity", "03"),
        (PledgeLine, "quantity", "ba"),
        (PledgeLine, "quantity", None),
        (PledgeLine, "quantity", str(LARGEST + 1)),
        (PledgeLine, "quantity", str(-LARGEST - 1)),
        (Sponsor, "anonymous", "yes"),
    ],
)
def test_a_text_that_no_store_writes_is_refused(
    kind: type[Record], field: str, text: str | None
) -> None:
    with pytest.raises(ValueError, match=r"."):
        STORED[kind][field].check(text)


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        (Beneficiary, "full_name", ""),
        (Beneficiary, "sex", None),
        (Beneficiary, "birth_date", "1957-03"),
        (Campaign, "kinds", ""),
        (PledgeLine, "months", None),
        (PledgeLine, "months", "-12"),
        (PledgeLine, "quantity", str(LARGEST)),
        (Sponsor, "anonymous", "1"),
    ],
)
def test_a_text_that_a_store_writes_is_accepted(
    kind: type[Record], field: str, text: str | None
) -> None:
    STORED[kind][field].check(text)


def test_a_field_knows_whether_it_is_a_number_and_whether_it_may_be_empty() -> None:
    how = STORED[PledgeLine]
    assert how["quantity"].is_number
    assert not how["quantity"].optional
    assert how["months"].is_number
    assert how["months"].optional
    assert STORED[Sponsor]["anonymous"].is_number
    assert not how["designated_group"].is_number
    assert STORED[Campaign]["starts_on"].kind is date
    assert STORED[Campaign]["recorded_at"].kind is datetime


def test_a_statement_is_named_by_any_of_its_fields() -> None:
    both = ("declared_amount", "qualifier")
    assert stated(Pledge, ["qualifier"]) == stated(Pledge, ["declared_amount"]) == both
    assert stated(Pledge, ["withdrawn"]) == ("withdrawn",)
    assert stated(Pledge, ["qualifier", "withdrawn"]) == (*both, "withdrawn")


@pytest.mark.parametrize("kind", LAWS)
def test_no_statement_is_called_like_a_field_that_is_not_part_of_it(kind: type[Record]) -> None:
    groups = {one.name: one.metadata.get("group") for one in fields(kind)}
    for group in filter(None, groups.values()):
        assert groups.get(group, group) == group
    assert all(list(groups.values()).count(group) > 1 for group in groups.values() if group)
    assert SEEN not in groups
