"""What is masked is a function of what a store holds, whatever order its segments come in."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import (
    START,
    make_admission,
    make_data_request,
    make_erasure,
    make_household,
    make_person,
)
from tests.store.histories import Pc, Stores, contradictions, merge, seal, segments_of, state_of
from tethelp_desktop.domain.erasure import ERASED_NAME, MASKS
from tethelp_desktop.domain.records import DataRequest, Household
from tethelp_desktop.domain.segments import Segment
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import checks
from tethelp_desktop.store.store import Store

ORDERS = 40


def change(pc: Pc, kind: type, rid: Stamp, **over: object) -> None:
    with pc.store.write("Lan", START) as tx:
        loaded = tx.load(kind, rid)
        tx.put(loaded, replace(loaded.record, **over))
    seal(pc)


def erased_beside_a_second_pc(first: Pc, second: Pc) -> list[Segment]:
    """Erase a household's only member at one PC, while another knows its members otherwise."""
    with first.store.write("Lan", START) as tx:
        home = tx.add(make_household(name="Hộ bà Kín", address="Ngõ Kín"))
        person = tx.add(make_person(full_name="Đinh Thị Kín", household_id=home.id))
        asked = tx.add(make_data_request(beneficiary_id=person.id, requester="Con bà Kín"))
    seal(first)
    merge(second.store, segments_of(first.store))
    change(second, Household, home.id, name="Hộ ông Kín")
    change(second, Household, home.id, address="Ngõ Kín Hơn")
    with second.store.write("Mai", START) as tx:
        other = tx.add(make_person(household_id=home.id))
    seal(second)
    change(second, DataRequest, asked.id, beneficiary_id=other.id)
    change(first, Household, home.id, address="Ngõ Kín Nhất")
    change(first, DataRequest, asked.id, requester="Cháu bà Kín")
    with first.store.write("Lan", START) as tx:
        tx.add(make_erasure(beneficiary_id=person.id, request_id=asked.id))
    seal(first)
    change(first, Household, home.id, **MASKS[Household])
    with first.store.write("Lan", START) as tx:
        tx.add(make_admission(beneficiary_id=person.id, ward="Khoa Kín"))
    seal(first)
    merge(second.store, segments_of(first.store))
    merge(first.store, segments_of(second.store))
    return segments_of(first.store)


def check_ends_alike(
    stores: Sequence[Store], made: Sequence[Segment], seed: int
) -> list[tuple[object, ...]]:
    """Merge the segments one by one, in another order into each store."""
    ends, chance = [], random.Random(seed)  # noqa: S311 - a failure must repeat
    for store in stores:
        for segment in chance.sample(made, len(made)):
            merge(store, [segment])
        ends.append(state_of(store))
        with store.read() as reader:
            assert contradictions(reader) == []
            assert list(checks.findings(reader)) == []
        store.close()
    assert all(end == ends[0] for end in ends)
    return ends[0]


@pytest.fixture
def stores(quick_folder: Path, tmp_path: Path) -> Stores:
    folder = quick_folder / tmp_path.name
    folder.mkdir()
    return Stores(folder, 2)


def test_any_order_of_segments_masks_the_same(stores: Stores) -> None:
    first, second = stores.pc(0), stores.pc(1)
    with first.store, second.store:
        made = erased_beside_a_second_pc(first, second)
        assert len(made) == 10
        assert state_of(first.store) == state_of(second.store)
        end = check_ends_alike([stores.empty() for _ in range(ORDERS)], made, seed=3)
        assert end == state_of(first.store)
    assert "Kín" not in str(end)
    assert ERASED_NAME in str(end)
