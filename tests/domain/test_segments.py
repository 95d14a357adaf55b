from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import REPLICA, make_id
from tethelp_desktop.domain.chains import Chain, Link, Links
from tethelp_desktop.domain.segments import (
    ALL,
    EDIT,
    EDIT_COLUMNS,
    UP,
    Block,
    Holding,
    Parcel,
    Segment,
    Span,
    StreamName,
)
from tethelp_desktop.domain.stamps import Replica

SEQUENCES = st.sets(st.integers(1, 30))


@given(SEQUENCES)
def test_what_is_here_and_what_is_missing_make_up_every_number(here: set[int]) -> None:
    holding = Holding.of(sorted(here))
    last = max(here, default=0)
    assert {n for n in range(1, 40) if holding.has(n)} == here
    missing = {n for span in holding.gaps for n in range(span.first, span.last + 1)}
    assert missing == set(range(1, last)) - here
    assert sum(map(len, holding.gaps)) == len(missing)
    assert {n for n in range(1, 40) if holding.lacks(n)} == missing


@given(SEQUENCES, st.data())
def test_what_is_held_is_here_and_not_merged(here: set[int], data: st.DataObject) -> None:
    held = data.draw(st.sets(st.sampled_from(sorted(here)))) if here else set()
    holding = Holding.of(sorted(here), sorted(held))
    assert {n for n in range(1, 40) if holding.merged(n)} == here - held


def test_a_gap_of_a_million_numbers_is_two_of_them() -> None:
    assert Holding.of([1, 2, 999_999]).gaps == (Span(3, 999_998),)
    assert Holding(999_999).joined(Holding(5, (7,), (5,))) == Holding(999_999)


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


FIRST, SECOND, THIRD, OTHER = (digit * 64 for digit in "123e")
OURS: Links = {FIRST: Link(1, ""), SECOND: Link(2, FIRST), THIRD: Link(3, SECOND)}
A_COPY_S: Links = {FIRST: Link(1, ""), OTHER: Link(2, FIRST)}


def test_a_number_says_nothing_of_another_segment_that_bears_it() -> None:
    theirs = Holding.of_links(A_COPY_S)
    assert (theirs.through, theirs.chains) == (2, (Chain(1, 2, OTHER),))
    assert theirs.had(A_COPY_S).here == A_COPY_S.keys()
    assert theirs.had(OURS).here == set()
    together = Holding.of_links({**A_COPY_S, **OURS})
    assert together.had(OURS).here == OURS.keys()
    assert together.gaps == ()


def test_through_goes_no_farther_than_each_segment_follows_the_one_before() -> None:
    parted = Holding.of_links({**A_COPY_S, THIRD: Link(3, SECOND)})
    assert (parted.through, parted.beyond, parted.gaps) == (2, (3,), (Span(2, 2),))
    assert parted.had(OURS).here == {THIRD}
    later = Holding.of_links({THIRD: Link(3, SECOND)})
    assert later.gaps == (Span(1, 2),)  # what it follows is among them, and named once


def test_of_what_is_held_the_word_names_the_very_segment() -> None:
    said = Holding.of_links({**OURS, OTHER: Link(2, FIRST, held=True)})
    assert (said.held, said.waiting) == ((2,), (OTHER,))
    assert said.had(OURS).merged == OURS.keys()
    assert said.had(A_COPY_S).merged == {FIRST}


def test_the_numbers_of_an_older_release_keep_their_meaning() -> None:
    said = Holding(2, held=(2,))
    assert said.had(OURS).here == {FIRST, SECOND}
    assert said.had(A_COPY_S).merged == {FIRST}


def test_who_has_more_is_taken_to_have_what_is_here_but_for_its_end() -> None:
    more = Holding(4, chains=(Chain(1, 4, "4" * 64),))
    assert more.had(OURS).here == set()
    assert more.had(OURS, presumed=True).here == {FIRST, SECOND}
    differing = Holding(3, chains=(Chain(1, 3, OTHER),))
    assert differing.had(OURS, presumed=True).here == set()
    shown = Holding(4, chains=(Chain(1, 4, OTHER), Chain(3, 3, THIRD)))
    assert shown.had(OURS, presumed=True).here == {THIRD}
    assert more.had({}, presumed=True).here == set()


@given(st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_a_word_shows_whoever_knows_the_ends_exactly_what_is_there(
    mine: set[int], theirs: set[int], held: set[int]
) -> None:
    """Of two copies that part after the first segment: 0, 1 2 3 of one, 4 5 of the other."""
    every = [Link(1, ""), *(Link(n, f"{n - 2}") for n in (2, 3, 4)), Link(2, "0"), Link(3, "4")]
    there = {f"{n}": replace(every[n], held=n in held) for n in theirs}
    word = Holding.of_links(there)
    here = {f"{n}": every[n] for n in mine} | {
        end.hash: every[int(end.hash)] for end in word.chains
    }
    had = word.had({f"{n}": link for n, link in enumerate(every)})
    assert (had.here, had.merged) == (there.keys(), {h for h in there if not there[h].held})
    assert word.had(here).here <= there.keys()
    assert word.joined(word) == word
