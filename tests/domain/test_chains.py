from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.chains import Chain, Link, Links, back, chains, merged_ends, up_to

ONE: Links = {"1": Link(1, ""), "2": Link(2, "1"), "3": Link(3, "2")}
COPIES: Links = {**ONE, "2*": Link(2, "1"), "3*": Link(3, "2*"), "5": Link(5, "4")}


@st.composite
def streams(draw: st.DrawFn) -> Links:
    """Some segments of a PC and its copies: each follows one of the number before, or nothing."""
    made: dict[str, Link] = {}
    for place in range(draw(st.integers(0, 12))):
        before = draw(st.sampled_from(["", *made]))
        number = made[before].sequence + 1 if before else 1
        made[f"{place}"] = Link(number, before, held=draw(st.booleans()))
    return {hash_: link for hash_, link in made.items() if draw(st.integers(0, 4))}


def test_what_follows_is_one_chain_and_a_gap_or_a_copy_parts_it() -> None:
    assert chains(ONE) == (Chain(1, 3, "3"),)
    assert chains(COPIES) == (Chain(1, 3, "3"), Chain(1, 3, "3*"), Chain(5, 5, "5"))
    assert chains({}) == ()


def test_what_says_to_follow_another_number_follows_nothing() -> None:
    assert chains({"1": Link(1, ""), "3": Link(3, "1")}) == (Chain(1, 1, "1"), Chain(3, 3, "3"))


@given(streams())
def test_chains_tell_every_segment_that_is_here_and_no_other(links: Links) -> None:
    told = set[str]()
    for chain in chains(links):
        walked = list(back(links, chain.hash))
        assert len(walked) == chain.last - chain.first + 1
        assert links[walked[-1]].sequence == chain.first
        told |= set(walked)
    assert told == links.keys()


@given(streams())
def test_what_the_merged_ends_follow_is_all_that_is_merged(links: Links) -> None:
    ends = merged_ends(links)
    merged = {hash_ for hash_, link in links.items() if not link.held}
    assert ends <= merged
    assert merged <= {hash_ for end in ends for hash_ in back(links, end)}


def test_what_stands_before_an_end_counts_up_to_the_first_that_is_missing() -> None:
    assert up_to([(3, "3")], ONE) == {"3": 3, "2": 2, "1": 1}
    assert up_to([(5, "5"), (2, "2*")], COPIES) == {"5": 5, "4": 4, "2*": 2, "1": 1}
    assert up_to([(2, "3")], ONE) == {"3": 2}
