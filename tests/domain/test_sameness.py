"""What decisions about pairs of records come to, whatever their order."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_id, make_same_person
from tethelp_desktop.domain.records import Sameness, SamePerson
from tethelp_desktop.domain.sameness import Decisions, pair_of

SAME, DIFFERENT, ASKED = Sameness
A, B, C, D = map(make_id, (1, 2, 3, 4))


def decided(number: int, one: str, other: str, sameness: Sameness) -> SamePerson:
    pair = pair_of(one, other)  # type: ignore[arg-type]
    made = make_same_person(beneficiary_id=pair[0], other_id=pair[1], sameness=sameness)
    return replace(made, id=make_id(100 + number))


def decisions(*made: tuple[str, str, Sameness]) -> Decisions:
    return Decisions([decided(number, *one) for number, one in enumerate(made)])


@pytest.mark.parametrize(
    ("said", "stands", "contradicted"),
    [
        ([], None, False),
        ([SAME], SAME, False),
        ([DIFFERENT, DIFFERENT], DIFFERENT, False),
        ([SAME, DIFFERENT], None, True),
        ([ASKED], ASKED, False),
        ([ASKED, SAME], SAME, False),
        ([ASKED, SAME, DIFFERENT], None, True),
    ],
)
def test_an_answer_stands_against_a_question_and_two_answers_against_each_other(
    said: Sequence[Sameness], stands: Sameness | None, *, contradicted: bool
) -> None:
    found = decisions(*((A, B, one) for one in said))
    assert found.of(A, B) is found.of(B, A) is stands
    assert found.are_contradicted(B, A) is contradicted
    assert [one.sameness for one in found.about(A, B)] == said
    assert found.of(A, C) is None


def test_one_person_may_have_many_records_and_a_withdrawn_decision_says_nothing() -> None:
    found = decisions((A, B, SAME), (C, B, SAME), (C, D, DIFFERENT))
    assert found.linked(A) == {B, C}
    assert found.linked(B) == {A, C}
    assert found.linked(D) == frozenset()
    assert found.linked_people == sorted((A, B, C))
    assert found.pairs == sorted((pair_of(A, B), pair_of(B, C), pair_of(C, D)))
    gone = replace(decided(1, A, B, SAME), withdrawn="nhầm người")
    assert Decisions([gone]).pairs == []


PEOPLE = st.sampled_from((A, B, C, D, make_id(5)))


@given(
    made=st.lists(st.tuples(PEOPLE, PEOPLE, st.sampled_from(Sameness)), max_size=12),
    chance=st.randoms(use_true_random=False),
)
def test_neither_order_nor_side_matters(made: list[tuple[str, str, Sameness]], chance) -> None:  # type: ignore[no-untyped-def]
    records = [decided(number, *one) for number, one in enumerate(made) if one[0] != one[1]]
    mixed = list(records)
    chance.shuffle(mixed)
    one, other = Decisions(records), Decisions(mixed)
    assert one.pairs == other.pairs
    assert [one.of(*pair) for pair in one.pairs] == [other.of(*pair) for pair in one.pairs]
    for rid in (A, B, C, D):
        assert one.linked(rid) == other.linked(rid)
        assert all(rid in one.linked(near) for near in one.linked(rid))
        assert rid not in one.linked(rid)


def test_a_transfer_makes_two_records_one_person_while_nobody_decided() -> None:
    transferred = Decisions([], [pair_of(A, B)])
    assert transferred.pairs == [(A, B)]
    assert transferred.of(B, A) is Sameness.SAME
    assert (transferred.linked(A), transferred.linked_people) == (frozenset({B}), [A, B])
    assert not transferred.are_contradicted(A, B)
    told_apart = Decisions([decided(1, A, B, DIFFERENT)], [pair_of(A, B)])
    assert told_apart.of(A, B) is DIFFERENT
    assert told_apart.linked(A) == frozenset()
