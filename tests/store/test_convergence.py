"""Any order, batching and repetition of the same segments leaves the same state."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.histories import (
    EDITABLE,
    History,
    Stores,
    contradictions,
    merge,
    merge_in_batches,
    seal,
    segment_numbers,
    segments_of,
    state_of,
    writings,
)
from tethelp_desktop.domain.chains import Link
from tethelp_desktop.store import archive, merging

PCS = 4  # two of one office, one of another, and headquarters
WHO = st.integers(0, PCS + 1)  # whoever is there, round and round
WHICH = st.integers(0, 5)
FIELDS = st.sampled_from(sorted(EDITABLE))
SKEWS = st.sampled_from([-(10**7), -5, 0, 5, 10**7])
USUAL = st.one_of(
    st.tuples(st.just("create"), WHO, WHICH),
    st.tuples(st.just("edit"), WHO, FIELDS, WHICH),
    st.tuples(st.just("edit"), WHO, FIELDS, WHICH),
    st.tuples(st.just("open_form"), WHO, WHICH),
    st.tuples(st.just("save_form"), WHO, FIELDS, WHICH),
    st.tuples(st.just("seal"), WHO),
    st.tuples(st.just("carry"), WHO, WHO),
    st.tuples(st.just("carry"), WHO, WHO),
    st.tuples(st.just("turn_clock"), WHO, SKEWS),
    st.tuples(st.just("resolve"), WHO, WHICH),
)
EVENTS = st.lists(USUAL, min_size=8, max_size=40)
COPIES = st.one_of(
    st.tuples(st.just("fork"), WHO, WHICH), st.tuples(st.just("stand_still")), USUAL, USUAL, USUAL
)
WITH_COPIES = st.lists(COPIES, min_size=8, max_size=40)
"""Disks are copied, and both stores live on, with clocks that may stand still."""


@pytest.fixture
def quick_stores(quick_folder: Path) -> Iterator[Stores]:
    return Stores(quick_folder, PCS)


def play(stores: Stores, events: list[tuple], opened: ExitStack) -> History:
    """Let everybody know two people, then let the events happen."""
    history = History([stores.pc(number) for number in range(PCS)])
    opened.callback(history.close)
    history.create(0, 0)
    history.create(0, 0)
    history.seal(0)
    for other in range(1, PCS):
        history.carry(0, other)
    for name, *arguments in events:
        history.tick()
        getattr(history, name)(*arguments)
    for pc in history.pcs:
        seal(pc)
    return history


@given(events=st.one_of(EVENTS, WITH_COPIES), chance=st.randoms(use_true_random=False))
@settings(max_examples=18)
def test_every_order_of_every_history_ends_alike(
    quick_stores: Stores, events: list[tuple], chance: random.Random
) -> None:
    with ExitStack() as opened:
        history = play(quick_stores, events, opened)
        union = {s.hash: s for pc in history.pcs for s in segments_of(pc.store)}
        everything = list(union.values())

        reference = quick_stores.empty()
        opened.callback(reference.close)
        merge(reference, everything)
        expected = state_of(reference)
        for _ in range(2):
            fresh = quick_stores.empty()
            opened.callback(fresh.close)
            shuffled = everything + chance.sample(everything, len(everything) // 2)
            chance.shuffle(shuffled)
            merge_in_batches(fresh, shuffled, chance)
            assert state_of(fresh) == expected
        for pc in history.pcs:
            chance.shuffle(everything)
            merge_in_batches(pc.store, everything, chance)
            assert state_of(pc.store) == expected
            with pc.store.read() as reader:
                assert history.contradictions(reader) == []

        assert writings(reference) >= history.kept()
        with reference.read() as reader:
            assert history.contradictions(reader) == []


@given(events=EVENTS, chance=st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_what_arrived_in_part_says_exactly_what_is_missing_and_merging_it_closes_the_gaps(
    quick_stores: Stores, events: list[tuple], chance: random.Random
) -> None:
    with ExitStack() as opened:
        history = play(quick_stores, events, opened)
        union = {s.hash: s for pc in history.pcs for s in segments_of(pc.store)}
        everything = list(union.values())
        part = chance.sample(everything, chance.randint(0, len(everything)))
        fresh = quick_stores.empty()
        opened.callback(fresh.close)
        merge_in_batches(fresh, part, chance)
        with fresh.read() as reader:
            have = archive.have(reader)
            assert contradictions(reader) == []
        here = segment_numbers(fresh)
        assert have.keys() == here.keys()
        for stream, numbers in here.items():
            assert {n for n in range(1, max(numbers) + 3) if have[stream].has(n)} == numbers
            missing = {n for gap in have[stream].gaps for n in range(gap.first, gap.last + 1)}
            assert missing == set(range(1, max(numbers))) - numbers
        everywhere = {
            stream: {
                s.hash: Link(s.sequence, s.previous) for s in everything if s.stream.text == stream
            }
            for stream in have
        }
        shown = {h for stream, one in have.items() for h in one.had(everywhere[stream]).merged}
        assert shown == {s.hash for s in part}
        lacking = [
            s
            for s in everything
            if s.stream.text not in have or not have[s.stream.text].has(s.sequence)
        ]
        merge_in_batches(fresh, lacking, chance)
        with fresh.read() as reader:
            assert not any(holding.gaps for holding in archive.have(reader).values())
        whole = quick_stores.empty()
        opened.callback(whole.close)
        merge(whole, everything)
        assert state_of(fresh) == state_of(whole)


@given(events=EVENTS)
@settings(max_examples=10)
def test_merging_again_writes_nothing(quick_stores: Stores, events: list[tuple]) -> None:
    with ExitStack() as opened:
        history = play(quick_stores, events, opened)
        pc = history.pcs[0]
        everything = [s for other in history.pcs for s in segments_of(other.store)]
        merge(pc.store, everything)
        with pc.store.write("Mai", history.now) as tx:
            connection = tx.connection.connection.driver_connection
            assert connection is not None
            before = connection.total_changes
            assert not merging.merge(tx, everything)
            assert connection.total_changes == before
