from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import TODAY, make_award, make_decision, make_id, make_list, make_nomination
from tests.domain.saying import broken
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Decision, Outcome, Record, SelectionList
from tethelp_desktop.domain.selection import (
    ListState,
    cited,
    cited_problems,
    citing_problems,
    fixed_problems,
    in_turn,
    is_waiting,
    joining_problems,
    list_state,
    naming_problems,
    next_row,
    register_problems,
    supplement_problems,
    taking_problems,
)

TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_decision(decided_on=TOMORROW), "decided_on", Rule.IN_THE_FUTURE),
        (make_decision(number=""), "number", Rule.REQUIRED),
        (
            make_decision(id=make_id(9), supplements=make_id(9)),
            "supplements",
            Rule.SUPPLEMENTS_ITSELF,
        ),
        (make_list(places=0), "places", Rule.NOT_POSITIVE),
        (make_list(facility="37"), "facility", Rule.FACILITY_SHAPE),
        (make_list(due_on=date(2025, 12, 19)), "due_on", Rule.DATES_REVERSED),
        (make_list(requested_on=TOMORROW), "requested_on", Rule.IN_THE_FUTURE),
        (make_list(nothing_to_propose=True), "received_on", Rule.REQUIRED),
        (make_list(received_on=TODAY), "confirmed_by", Rule.REQUIRED),
        (make_nomination(rank=0), "rank", Rule.NOT_POSITIVE),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert broken(record) == {(field, rule)}


@pytest.mark.parametrize(
    "record",
    [
        make_decision(),
        make_list(),
        make_list(requested_on=None, received_on=TODAY, confirmed_by="Chủ tịch"),
        make_nomination(reserve=True),
    ],
)
def test_what_is_in_order_passes(record: Record) -> None:
    assert broken(record) == set()


def rules(found: Iterable[Problem]) -> list[Rule]:
    return [problem.rule for problem in found]


@pytest.mark.parametrize(
    ("selection", "state"),
    [
        (make_list(requested_on=None), ListState.PLANNED),
        (make_list(), ListState.REQUESTED),
        (make_list(due_on=TODAY), ListState.REQUESTED),
        (make_list(due_on=TODAY - timedelta(1)), ListState.OVERDUE),
        (make_list(due_on=TODAY - timedelta(1), received_on=TODAY), ListState.RECEIVED),
        (make_list(received_on=TODAY, nothing_to_propose=True), ListState.NOTHING),
        (make_list(received_on=TODAY, decision_id=make_id(9)), ListState.DECIDED),
    ],
)
def test_how_far_a_list_has_come_is_read_from_its_days(
    selection: SelectionList, state: ListState
) -> None:
    assert list_state(selection, TODAY) is state


ONE, TWO = make_id(1), make_id(2)


def register(*over: dict[str, object]) -> list[Decision]:
    return [make_decision(id=make_id(30 + n), **facts) for n, facts in enumerate(over)]


def test_a_number_means_one_decision_of_its_programme() -> None:
    known = register(
        {"campaign_id": ONE, "number": "7/QĐ-BHXH"},
        {"campaign_id": TWO, "number": "7/QĐ-BHXH"},
        {"campaign_id": ONE, "number": "8/QĐ", "issued_by": "Một"},
        {"campaign_id": ONE, "number": "8/QĐ", "issued_by": "Hai"},
        {"campaign_id": ONE, "number": "9/QĐ", "withdrawn": "Nhầm"},
    )
    assert cited(" 7/qđ-bhxh", ONE, known) == known[0]
    assert cited("7/QĐ-BHXH", TWO, known) == known[1]
    assert cited("8/QĐ", ONE, known) is None
    assert cited("9/QĐ", ONE, known) is None


def test_a_number_of_another_programme_only_is_refused_and_an_unknown_one_passes() -> None:
    known = register({"campaign_id": ONE, "number": "7/QĐ"}, {"campaign_id": TWO, "number": "8/QĐ"})
    names = {ONE: "Xuân Bính Ngọ 2026"}
    (told,) = citing_problems("7/QĐ", TWO, known, names)
    assert (told.rule, told.values) == (
        Rule.DECISION_OF_ANOTHER_PROGRAMME,
        ("7/QĐ", "Xuân Bính Ngọ 2026"),
    )
    assert rules(citing_problems("7/QĐ", ONE, known, names)) == []
    assert rules(citing_problems("99/QĐ", ONE, known, names)) == []


def test_the_register_takes_a_paper_once() -> None:
    first, second = register({"number": "7/QĐ"}, {"number": "7/QĐ", "issued_by": "UBND"})
    twin = make_decision(number="7 / qđ")
    assert rules(register_problems(twin, [first, second])) == [Rule.DECISION_REGISTERED_ALREADY]
    assert rules(register_problems(first, [first, second])) == []
    withdrawn = make_decision(number="7/QĐ", withdrawn="Nhầm")
    assert rules(register_problems(withdrawn, [first])) == []


def test_a_supplement_belongs_to_the_programme_of_what_it_adds_to() -> None:
    (first,) = register({"campaign_id": ONE, "number": "1/QĐ"})
    same = make_decision(campaign_id=ONE, supplements=first.id)
    other = make_decision(campaign_id=TWO, supplements=first.id)
    unknown = make_decision(campaign_id=TWO, supplements=make_id(99))
    assert rules(register_problems(same, [first])) == []
    assert rules(register_problems(other, [first])) == [Rule.SUPPLEMENTS_ANOTHER_PROGRAMME]
    assert rules(register_problems(unknown, [first])) == []


def test_a_list_that_names_people_is_neither_withdrawn_nor_empty() -> None:
    both = make_list(nothing_to_propose=True, withdrawn="Nhầm")
    assert rules(naming_problems(both, 2)) == [Rule.LIST_NAMES_PEOPLE] * 2
    assert rules(naming_problems(both, 0)) == []
    assert rules(naming_problems(make_list(), 2)) == []


def test_who_joins_a_list_is_new_to_it_and_has_a_place() -> None:
    standing = [make_nomination(id=make_id(40), beneficiary_id=make_id(50))]
    again = make_nomination(beneficiary_id=make_id(50), rank=2)
    other = make_nomination(beneficiary_id=make_id(51), rank=2)
    spare = make_nomination(beneficiary_id=make_id(51), reserve=True)
    full, wide = make_list(places=1), make_list(places=2)
    assert rules(joining_problems(again, full, standing)) == [Rule.ON_THE_LIST_ALREADY]
    assert rules(joining_problems(spare, full, [spare])) == [Rule.IN_THE_RESERVE_ALREADY]
    assert rules(joining_problems(other, full, standing)) == [Rule.ABOVE_PLACES]
    assert rules(joining_problems(spare, full, standing)) == []
    assert rules(joining_problems(other, wide, standing)) == []
    assert rules(joining_problems(other, make_list(), standing)) == []
    nobody = make_list(nothing_to_propose=True)
    assert rules(joining_problems(other, nobody, [])) == [Rule.LIST_HAS_NOBODY]


@given(st.permutations([(False, 1), (False, 2), (True, 1), (True, 2)]))
def test_the_list_is_served_before_its_reserve(order: list[tuple[bool, int]]) -> None:
    rows = [make_nomination(reserve=reserve, rank=rank) for reserve, rank in order]
    assert [(one.reserve, one.rank) for one in in_turn(rows)] == sorted(order)


def test_a_decided_list_takes_nobody_and_keeps_its_order() -> None:
    decided = make_list(received_on=TODAY, decision_id=make_id(9))
    assert rules(fixed_problems(decided)) == [Rule.LIST_DECIDED]
    assert rules(taking_problems(decided)) == [Rule.LIST_DECIDED]
    assert rules(taking_problems(make_list())) == []


def test_a_row_is_made_after_the_last_of_its_kind() -> None:
    standing = [make_nomination(rank=4), make_nomination(rank=2, reserve=True)]
    for reserve, rank in ((False, 5), (True, 3)):
        row = next_row(make_id(1), make_id(2), standing, reserve=reserve, note="x")
        assert (row.rank, row.reserve, row.note) == (rank, reserve, "x")
    assert next_row(make_id(1), make_id(2), [], reserve=True, note="").rank == 1


@pytest.mark.parametrize(
    ("outcomes", "waits"),
    [
        ([], True),
        ([Outcome.MISTAKE], True),
        ([Outcome.MISTAKE, Outcome.DIED], False),
        ([None], False),
    ],
)
def test_a_row_waits_until_something_came_of_it_that_was_no_mistake(
    outcomes: list[Outcome | None], waits: bool
) -> None:
    assert is_waiting(make_award(outcome=outcome) for outcome in outcomes) is waits


def test_only_a_supplement_approves_who_steps_in() -> None:
    assert rules(supplement_problems(make_decision())) == [Rule.NOT_A_SUPPLEMENT]
    assert rules(supplement_problems(make_decision(supplements=make_id(9)))) == []
    assert rules(supplement_problems(None)) == []


def test_a_decision_stands_as_long_as_it_is_cited() -> None:
    decision = make_decision(supplements=make_id(9))
    gone = replace(decision, withdrawn="Nhầm")
    moved = replace(decision, campaign_id=make_id(8))
    alone = replace(decision, supplements=None)
    award, instead = make_award(), make_award(replaces=make_id(7))
    assert rules(cited_problems(decision, gone, [], 0, 0)) == []
    assert rules(cited_problems(decision, gone, [award], 0, 0)) == [Rule.DECISION_CITED]
    assert rules(cited_problems(decision, moved, [], 1, 0)) == [Rule.DECISION_CITED]
    assert rules(cited_problems(decision, moved, [], 0, 1)) == [Rule.DECISION_CITED]
    assert rules(cited_problems(decision, alone, [award], 1, 1)) == []
    assert rules(cited_problems(decision, alone, [instead], 0, 0)) == [Rule.NOT_A_SUPPLEMENT]
