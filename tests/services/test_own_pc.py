from datetime import timedelta
from pathlib import Path

from tests.builders import Line, add_people
from tethelp_desktop.services import own_pc, state
from tethelp_desktop.services.folders import recent_folders, remember_folder


def test_preferences_are_kept_here_and_are_no_part_of_the_state(line: Line) -> None:
    before = state.digest(line.one)
    assert own_pc.preference(line.one, "language") is None
    own_pc.keep_preferences(line.one, language="vi", appearance="dark")
    own_pc.keep_preferences(line.one, language="en")
    assert own_pc.preference(line.one, "language") == "en"
    assert own_pc.preference(line.one, "appearance") == "dark"
    assert state.digest(line.one) == before


def test_a_clock_that_went_back_is_told_with_what_it_said(line: Line) -> None:
    add_people(line.one, 1)
    said = line.clock.now
    assert own_pc.clock_behind(line.one) is None
    line.clock.turn(minutes=-4)
    assert own_pc.clock_behind(line.one) is None
    line.clock.turn(days=-30)
    behind = own_pc.clock_behind(line.one)
    assert behind is not None
    assert abs(behind - said) <= timedelta(seconds=2)


def test_the_clocks_of_other_pcs_say_nothing_about_this_one(line: Line) -> None:
    """Stamps of an office whose clock runs a year ahead make no other PC's clock wrong."""
    with line.two.store.write("Mai", line.clock.now + timedelta(days=365)) as tx:
        stamp = tx.stamp()
    with line.one.write() as tx:
        tx.witness(stamp)
    assert own_pc.clock_behind(line.one) is None


def test_the_folders_used_last_come_first_and_none_twice(line: Line) -> None:
    assert recent_folders(line.one) == []
    for name in "abcdea":
        remember_folder(line.one, Path(f"/{name}"))
    assert [str(path) for path in recent_folders(line.one)] == ["/a", "/e", "/d", "/c"]
