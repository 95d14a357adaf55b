from dataclasses import FrozenInstanceError, fields

import pytest

from tests.builders import (
    BUILDERS,
    FULL,
    START,
    make_award,
    make_certificate,
    make_full,
    make_revocation,
)
from tethelp_desktop.domain.chains import Link
from tethelp_desktop.domain.records import (
    LAWS,
    RECORDS,
    AwardState,
    Outcome,
    PledgeLine,
    Record,
    UnitCode,
    UnitSystem,
    table_of,
)
from tethelp_desktop.domain.stamps import replica_of_key


def test_every_kind_has_a_law_and_a_table() -> None:
    declared = {kind.__name__ for kind in Record.__subclasses__()}
    assert {kind.__name__ for kind in LAWS} == declared
    assert set(RECORDS.values()) == set(LAWS)
    assert table_of(PledgeLine) == "pledge_line"


@pytest.mark.parametrize("kind", LAWS)
def test_a_record_never_changes(kind: type[Record]) -> None:
    record = BUILDERS[kind]()
    with pytest.raises(FrozenInstanceError):
        record.recorded_by = "somebody else"


@pytest.mark.parametrize("kind", LAWS)
def test_a_full_record_leaves_no_field_empty(kind: type[Record]) -> None:
    """A new field is noticed here: give `builders.FULL` a value for it."""
    record = make_full(kind)
    own = {field.name for field in fields(kind)} - {field.name for field in fields(Record)}
    empty = {name for name in own if getattr(record, name) in (None, "", ())}
    assert not empty, f"tests/builders.py: FULL[{kind.__name__}] lacks {sorted(empty)}"
    assert FULL.keys() == LAWS.keys()


@pytest.mark.parametrize(
    ("over", "state"),
    [
        ({}, AwardState.PROPOSED),
        ({"approved_at": START}, AwardState.APPROVED),
        ({"outcome": Outcome.DIED}, AwardState.WITHDRAWN),
        ({"approved_at": START, "outcome": Outcome.DIED}, AwardState.WITHDRAWN),
    ],
)
def test_an_award_says_where_it_stands(over: dict[str, object], state: AwardState) -> None:
    assert make_award(**over).state is state


def test_a_certificate_names_its_pc_by_the_key() -> None:
    key = bytes(range(32))
    certificate = make_certificate(signing_key=key.hex())
    assert certificate.pc == replica_of_key(key)


def test_of_a_revoked_pc_only_what_headquarters_had_and_what_that_follows_counts() -> None:
    stream = "0123456789abcdef.up"
    first, second, other = "1" * 64, "2" * 64, "3" * 64
    revocation = make_revocation(through=f"{stream}:2/{second} 0123456789abcdef.all:1/{other}")
    alone = revocation.reach(stream, {})
    assert (alone.has(2, second), alone.has(1, first), alone.has(2, other)) == (True, False, False)
    known = revocation.reach(stream, {second: Link(2, first)})
    assert (known.has(1, first), known.has(1, other), known.has(2, first)) == (True, False, False)
    assert not revocation.reach("0123456789abcdef.offices", {}).has(1, first)
    assert not make_revocation().reach(stream, {}).has(1, first)


def test_a_revocation_that_names_numbers_alone_keeps_its_meaning() -> None:
    revocation = make_revocation(through="0123456789abcdef.up:3 0123456789abcdef.all:1")
    reach = revocation.reach("0123456789abcdef.up", {})
    assert reach.has(3, "3" * 64)
    assert not reach.has(4, "4" * 64)
    assert not revocation.reach("0123456789abcdef.offices", {}).has(1, "1" * 64)


@pytest.mark.parametrize("system", UnitSystem)
def test_a_unit_code_reads_back(system: UnitSystem) -> None:
    code = UnitCode(system, "26734")
    assert UnitCode.from_text(code.text) == code


@pytest.mark.parametrize("text", ["", "26734", "since-2025:", "since-1990:26734", ":26734"])
def test_what_names_no_unit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"[Uu]nit"):
        UnitCode.from_text(text)
