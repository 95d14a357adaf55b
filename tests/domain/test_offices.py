from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.offices import Kin, Line, short_name
from tethelp_desktop.domain.stamps import Stamp

TOP, NORTH, SOUTH, HOME, AWAY = map(Stamp, ("top", "north", "south", "home", "away"))
LINE = Line(TOP, {NORTH: [TOP], SOUTH: [TOP], HOME: [NORTH], AWAY: [SOUTH, NORTH]})
NAMES = st.sampled_from([TOP, NORTH, SOUTH, HOME, AWAY])


def test_an_office_stands_above_those_under_it_and_theirs() -> None:
    assert LINE.is_above(NORTH, HOME)
    assert LINE.is_above(TOP, HOME)
    assert not LINE.is_above(SOUTH, HOME)
    assert not LINE.is_above(HOME, NORTH)


def test_an_office_that_was_moved_stays_below_the_former_one() -> None:
    assert LINE.is_above(NORTH, AWAY)
    assert LINE.is_above(SOUTH, AWAY)


def test_headquarters_is_above_an_office_entered_under_nobody() -> None:
    assert LINE.is_above(TOP, Stamp("new"))


def test_whose_something_is() -> None:
    owners = (HOME, NORTH, TOP, None)
    assert [LINE.kin(NORTH, one) for one in owners] == [Kin.BELOW, Kin.OWN, Kin.OTHER, Kin.OTHER]


@given(st.dictionaries(NAMES, st.sets(NAMES)))
def test_whatever_was_entered_an_answer_comes_and_nobody_is_above_themselves(
    parents: dict[Stamp, set[Stamp]],
) -> None:
    line = Line(TOP, parents)
    for office in (TOP, NORTH, HOME):
        assert not line.is_above(office, office)
        assert line.is_above(TOP, office) == (office != TOP)


def test_an_office_is_joined_to_itself_and_to_those_above_and_below_it() -> None:
    assert LINE.joins(HOME, HOME)
    assert LINE.joins(NORTH, HOME)
    assert LINE.joins(HOME, NORTH)
    assert LINE.joins(TOP, AWAY)
    assert not LINE.joins(SOUTH, HOME)


def test_a_short_name_says_bhxh() -> None:
    assert short_name("Bảo hiểm xã hội huyện Gia Viễn") == "BHXH huyện Gia Viễn"
