import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import REPLICA, make_id
from tethelp_desktop.domain.segments import (
    ALL,
    EDIT,
    EDIT_COLUMNS,
    UP,
    Block,
    Holding,
    Parcel,
    Segment,
    StreamName,
)
from tethelp_desktop.domain.stamps import Replica

SEQUENCES = st.sets(st.integers(1, 30))


@given(SEQUENCES)
def test_what_is_here_and_what_is_missing_make_up_every_number(here: set[int]) -> None:
    holding = Holding.of(sorted(here))
    last = max(here, default=0)
    assert {n for n in range(1, 40) if holding.has(n)} == here
    assert set(holding.gaps) == set(range(1, last)) - here


@given(SEQUENCES, st.data())
def test_what_is_held_is_here_and_not_merged(here: set[int], data: st.DataObject) -> None:
    held = data.draw(st.sets(st.sampled_from(sorted(here)))) if here else set()
    holding = Holding.of(sorted(here), sorted(held))
    assert {n for n in range(1, 40) if holding.merged(n)} == here - held


@given(st.lists(st.integers(1, 9), max_size=20))
def test_order_and_repetition_of_numbers_say_nothing(numbers: list[int]) -> None:
    assert Holding.of(numbers, numbers) == Holding.of(sorted(set(numbers)), sorted(set(numbers)))


@pytest.mark.parametrize("audience", [UP, ALL, make_id()])
def test_the_name_of_a_stream_reads_back(audience: str) -> None:
    stream = StreamName(REPLICA, audience)
    assert StreamName.from_text(stream.text) == stream
    assert stream.meant_for == audience


@pytest.mark.parametrize("audience", ["up", "all", "offices", "0" * 32])
def test_a_stream_that_a_renewed_pc_ended_with_is_for_whom_it_was(audience: str) -> None:
    stream = StreamName(REPLICA, f"{audience}{REPLICA}")
    assert stream.meant_for == audience
    assert StreamName.from_text(stream.text) == stream


@pytest.mark.parametrize(
    "text",
    ["", REPLICA, f"{REPLICA}.", f"{REPLICA[1:]}.up", f"{REPLICA}.up.up", f"{REPLICA}.../x", ".up"],
)
def test_what_names_no_stream_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a stream"):
        StreamName.from_text(text)


def test_a_parcel_counts_the_rows_of_all_its_blocks() -> None:
    blocks = (
        Block("event", ("id",), [(make_id(1),), (make_id(2),)]),
        Block(EDIT, EDIT_COLUMNS, [("", "", "", "", "", "", "", "")]),
    )
    assert Parcel(UP, blocks).changes == 3


def test_a_replica_stands_in_the_name_as_it_is() -> None:
    assert StreamName(Replica("8" * 16), UP).text == "8" * 16 + ".up"


def test_the_latest_stamp_of_a_segment_is_a_record_s_or_an_edit_s() -> None:
    rows = Block("event", ("id",), [(make_id(1),), (make_id(3),)])
    edit = Block(EDIT, EDIT_COLUMNS, [("event", make_id(1), "name", make_id(5), "", "", "", "")])
    assert segment(rows).latest == make_id(3)
    assert segment(rows, edit).latest == make_id(5)
    assert segment().latest is None


def segment(*blocks: Block) -> Segment:
    changes = sum(len(block.rows) for block in blocks)
    return Segment(StreamName(REPLICA, UP), 1, "", "", b"", b"", 1, changes, blocks)


@given(st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)))
def test_together_two_stores_have_and_merged_what_one_of_them_did(
    one: set[int], other: set[int], held: set[int]
) -> None:
    mine = Holding.of(sorted(one), sorted(one & held))
    theirs = Holding.of(sorted(other), sorted(other - held))
    both = mine.joined(theirs)
    for number in range(1, 11):
        assert both.has(number) == (mine.has(number) or theirs.has(number))
        assert both.merged(number) == (mine.merged(number) or theirs.merged(number))
    assert both == theirs.joined(mine)
