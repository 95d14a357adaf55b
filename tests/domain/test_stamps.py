import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.stamps import (
    Replica,
    Stamp,
    Stamps,
    instant_of,
    is_well_formed,
    make_stamp,
    next_tick,
    replica_of,
    replica_of_key,
    tick_of,
)

TICKS = st.integers(0, int(datetime(2100, 1, 1, tzinfo=UTC).timestamp() * 1000 - 1) << 12)
KEYS = st.binary(min_size=32, max_size=32)


@given(TICKS, KEYS)
def test_a_stamp_gives_back_what_it_was_made_of(tick: int, key: bytes) -> None:
    replica = replica_of_key(key)
    stamp = make_stamp(tick, replica)
    assert (tick_of(stamp), replica_of(stamp)) == (tick, replica)
    assert is_well_formed(stamp)


@given(TICKS, TICKS, KEYS, KEYS)
def test_stamps_sort_as_text_as_their_clocks_did(one: int, two: int, a: bytes, b: bytes) -> None:
    first, second = make_stamp(one, replica_of_key(a)), make_stamp(two, replica_of_key(b))
    if one != two:
        assert (first < second) == (one < two)


@given(KEYS)
def test_a_stamp_has_the_shape_of_a_uuid_of_version_7(key: bytes) -> None:
    stamp = make_stamp(1_700_000_000_000 << 12 | 0xABC, replica_of_key(key))
    assert len(stamp) == 32
    assert stamp[12] == "7"
    assert stamp[16] in "89ab"


def test_a_clock_follows_the_wall_where_it_leads() -> None:
    now = datetime(2026, 1, 10, tzinfo=UTC)
    tick = next_tick(0, now)
    assert instant_of(make_stamp(tick, replica_of_key(b""))) == now


@pytest.mark.parametrize("back", [timedelta(0), timedelta(hours=3), timedelta(days=4000)])
def test_a_clock_never_stands_still_or_goes_back(back: timedelta) -> None:
    now = datetime(2026, 1, 10, tzinfo=UTC)
    last = next_tick(0, now)
    assert next_tick(last, now - back) == last + 1


def test_the_counter_runs_over_into_the_next_millisecond() -> None:
    replica = replica_of_key(b"")
    last = 5 << 12 | 0xFFF
    assert make_stamp(last, replica) < make_stamp(last + 1, replica)
    assert is_well_formed(make_stamp(last + 1, replica))


GOOD = make_stamp(1_700_000_000_000 << 12, replica_of_key(b"somebody"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        GOOD[:-1],
        GOOD + "0",
        GOOD.upper(),
        f" {GOOD[1:]}",
        f"{GOOD[:31]}\n",
        GOOD[:12] + "4" + GOOD[13:],
        GOOD[:16] + "c" + GOOD[17:],
        GOOD[:16] + "0" + GOOD[17:],
        "03bb2cc3d800" + GOOD[12:],
        "f" * 12 + GOOD[12:],
    ],
)
def test_a_malformed_stamp_is_known_for_what_it_is(text: str) -> None:
    assert is_well_formed(GOOD)
    assert not is_well_formed(text)


def test_the_last_millisecond_of_2099_is_the_latest_that_is_accepted() -> None:
    last = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp() * 1000) - 1
    replica = Replica("8" + "0" * 15)
    assert is_well_formed(make_stamp(last << 12 | 0xFFF, replica))
    assert not is_well_formed(make_stamp((last + 1) << 12, replica))


def test_another_key_is_another_pc() -> None:
    assert replica_of_key(b"one") != replica_of_key(b"two")


def test_the_id_of_nothing_is_no_stamp() -> None:
    assert not is_well_formed(Stamp(""))


@given(ticks=st.lists(st.integers(0, 2**60 - 1), unique=True, max_size=40), chance=st.randoms())
def test_packed_stamps_are_the_stamps_in_their_order(
    ticks: list[int], chance: random.Random
) -> None:
    made = [make_stamp(tick, replica_of_key(bytes([tick % 5]))) for tick in ticks]
    packed = Stamps(made)
    assert list(packed) == made
    assert len(packed) == len(made)
    start, end = sorted(chance.randint(-50, 50) for _ in range(2))
    assert packed[start:end] == made[start:end]
    assert [packed.index(stamp) for stamp in made] == list(range(len(made)))
    for place in (len(made), -len(made) - 1):
        with pytest.raises(IndexError):
            packed[place]


def test_a_stamp_is_not_found_across_two_others() -> None:
    first, second = "0" * 31 + "a", "b" + "0" * 31
    across = Stamp((first + second)[2:34])
    packed = Stamps([Stamp(first), Stamp(second)])
    with pytest.raises(ValueError, match="not found"):
        packed.index(across)
    packed = Stamps([Stamp(first), Stamp(second), across])
    assert packed.index(across) == 2
