"""What a published figure leaves open, and what it does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_id, make_statement
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import ItemKind, Measure, Qualifier, SponsorScope, Statement
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.statements import (
    Agreement,
    Comparison,
    compare,
    compare_parts,
    counted_kinds,
    in_order,
    part_problems,
)

BILLION = 10**9
FIGURES = st.integers(0, 10**12 - 1)
EXACT, OVER, NEARLY = Qualifier


@given(FIGURES, st.sampled_from(Qualifier), FIGURES)
def test_what_the_words_allow_fits_and_nothing_else(
    stated: int, qualifier: Qualifier, computed: int
) -> None:
    allowed = {
        EXACT: computed == stated,
        OVER: computed >= stated,
        NEARLY: computed <= stated and 10 * (stated - computed) <= stated,
    }[qualifier]
    found = compare(stated, qualifier, computed)
    assert (found.verdict is Agreement.FITS) is allowed
    assert (found.verdict is Agreement.CONTRADICTS) is not allowed
    assert found.difference == stated - computed


@given(FIGURES, st.sampled_from(Qualifier))
def test_a_figure_never_contradicts_itself(stated: int, qualifier: Qualifier) -> None:
    assert compare(stated, qualifier, stated).verdict is Agreement.FITS


def test_nothing_computed_is_no_contradiction() -> None:
    assert compare(5, OVER, None) == Comparison(5, OVER, None, Agreement.CANNOT_TELL)
    assert compare(5, OVER, None).difference is None


def parts_of(*parts: tuple[int, Qualifier], **over: object) -> list[Statement]:
    return [
        make_statement(id=make_id(50 + n), value=value, qualifier=qualifier, **over)
        for n, (value, qualifier) in enumerate(parts)
    ]


def test_the_article_of_2024_does_not_add_up_even_rounded_up() -> None:
    parts = parts_of((13_300_000_000, OVER), (7_200_000_000, OVER), (600_000_000, NEARLY))
    found = compare_parts(make_statement(value=22 * BILLION, qualifier=OVER), parts)
    assert found is not None
    assert (found.computed, found.difference) == (21_100_000_000, 900_000_000)
    assert found.verdict is Agreement.CONTRADICTS


@pytest.mark.parametrize(
    ("stated", "qualifier", "verdict"),
    [
        (21_000_000_000, OVER, Agreement.FITS),
        (21_100_000_000, OVER, Agreement.CANNOT_TELL),
        (21_300_000_000, OVER, Agreement.CONTRADICTS),
        (21_100_000_000, EXACT, Agreement.CANNOT_TELL),
        (21_000_000_000, EXACT, Agreement.CONTRADICTS),
        (22_000_000_000, NEARLY, Agreement.FITS),
    ],
)
def test_parts_are_read_as_closely_as_they_are_said(
    stated: int, qualifier: Qualifier, verdict: Agreement
) -> None:
    parts = parts_of((13_300_000_000, OVER), (7_200_000_000, OVER), (600_000_000, NEARLY))
    found = compare_parts(make_statement(value=stated, qualifier=qualifier), parts)
    assert found is not None
    assert found.verdict is verdict


@given(st.lists(FIGURES, min_size=1, max_size=5), FIGURES, st.sampled_from(Qualifier))
def test_exact_parts_are_judged_as_one_computed_figure(
    values: list[int], stated: int, qualifier: Qualifier
) -> None:
    parts = parts_of(*((value, EXACT) for value in values))
    found = compare_parts(make_statement(value=stated, qualifier=qualifier), parts)
    assert found == compare(stated, qualifier, sum(values))


@given(
    st.lists(st.tuples(FIGURES, st.sampled_from(Qualifier)), min_size=1, max_size=5),
    st.sampled_from(Qualifier),
)
def test_a_sum_said_as_it_is_never_contradicts_its_parts(
    values: list[tuple[int, Qualifier]], qualifier: Qualifier
) -> None:
    total = make_statement(value=sum(value for value, _ in values), qualifier=qualifier)
    found = compare_parts(total, parts_of(*values))
    assert found is not None
    assert found.verdict is not Agreement.CONTRADICTS


def test_people_and_sponsors_may_be_counted_in_several_parts() -> None:
    for measure in (Measure.PEOPLE, Measure.SPONSORS):
        total = make_statement(measure=measure, value=7, qualifier=EXACT)
        too_many, too_few = (
            compare_parts(total, parts_of((5, EXACT), (number, EXACT), measure=measure))
            for number in (3, 1)
        )
        assert too_many is not None
        assert too_many.verdict is Agreement.CANNOT_TELL
        assert too_few is not None
        assert too_few.verdict is Agreement.CONTRADICTS


def test_a_figure_without_parts_has_nothing_to_be_added_up() -> None:
    assert compare_parts(make_statement(), []) is None


def test_a_part_of_several_kinds_leaves_out_what_another_part_names() -> None:
    gifts = make_statement(kind=ItemKind.GIFT)
    insurance = {ItemKind.BOOK, ItemKind.CARD}
    assert counted_kinds(gifts, [make_statement()]) == {ItemKind.GIFT}
    assert counted_kinds(make_statement(), []) == set(ItemKind)
    assert counted_kinds(make_statement(), [gifts]) == insurance
    local = make_statement(scope=SponsorScope.LOCAL)
    assert counted_kinds(local, [gifts]) == insurance
    assert counted_kinds(local, [replace(gifts, scope=SponsorScope.LOCAL)]) == insurance
    assert counted_kinds(local, [replace(gifts, scope=SponsorScope.CENTRAL)]) == set(ItemKind)


def numbered(*totals: int | None) -> list[Statement]:
    """Make statements 1, 2, …, each a part of the one whose number is given."""
    return [
        make_statement(id=make_id(n), part_of=None if total is None else make_id(total))
        for n, total in enumerate(totals, 1)
    ]


def order(statements: list[Statement]) -> list[tuple[Stamp, int]]:
    return [(placed.statement.id, placed.depth) for placed in in_order(statements)]


def test_parts_follow_their_total() -> None:
    found = list(in_order(numbered(None, None, 1, 3, 1)))
    shown = [(placed.statement.id, placed.depth) for placed in found]
    assert shown == [
        (make_id(1), 0),
        (make_id(3), 1),
        (make_id(4), 2),
        (make_id(5), 1),
        (make_id(2), 0),
    ]
    assert [part.id for part in found[0].parts] == [make_id(3), make_id(5)]
    assert [other.id for other in found[1].siblings] == [make_id(5)]
    assert found[0].siblings == found[2].siblings == []


@given(st.lists(st.none() | st.integers(1, 9), max_size=8))
def test_every_figure_is_shown_once_whatever_a_merge_made_of_it(totals: list[int | None]) -> None:
    statements = numbered(*totals)
    shown = order(statements)
    assert sorted(rid for rid, _ in shown) == sorted(s.id for s in statements)


def test_a_part_counts_what_its_total_counts() -> None:
    [total] = numbered(None)
    part = make_statement(id=make_id(2), part_of=total.id)
    assert list(part_problems(part, [total])) == []
    assert list(part_problems(replace(part, kind=ItemKind.GIFT), [total])) == []
    for change in (
        {"campaign_id": make_id(9)},
        {"measure": Measure.PEOPLE},
        {"stage": type(part.stage).RECEIVED},
    ):
        other = replace(part, **change)
        assert [(p.field, p.rule) for p in part_problems(other, [total])] == [
            ("part_of", Rule.PART_COUNTS_SOMETHING_ELSE)
        ]
    central = replace(total, scope=SponsorScope.CENTRAL)
    assert [p.field for p in part_problems(part, [central])] == ["part_of"]
    assert [p.field for p in part_problems(central, [part])] == ["measure"]


def test_a_part_of_itself_is_refused_and_one_of_something_unknown_is_not() -> None:
    one, two = numbered(2, 1)
    assert [p.rule for p in part_problems(one, [two])] == [Rule.PART_OF_ITSELF]
    assert list(part_problems(replace(one, part_of=make_id(9)), [])) == []
