"""What a person may be given in the programme of today: as a proposal would say it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import (
    Line,
    add_line,
    add_people,
    make_admission,
    make_coverage,
    send,
    turn,
)
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.problems import Rule, errors
from tethelp_desktop.domain.progress import Cancelled, Monitor
from tethelp_desktop.domain.records import Beneficiary, Campaign, Hardship, ItemKind, Payer
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import assessing, awards, offices
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.insurance import save_admission, save_coverage, situation_of
from tethelp_desktop.services.prospects import Judgement, Prospect, candidates, prospects
from tethelp_desktop.services.valuing import preview_value

SURE = {
    "birth_date": BirthDate(1980),
    "personal_id": None,
    "hardship_decision": "15/QĐ-UBND",
}
"""Somebody of whom nothing is missing."""


def somebody(desk: Desk, **over: Any) -> Beneficiary:
    return add_people(desk, 1, **SURE | over)[0]


def of_kind(desk: Desk, person: Beneficiary, kind: ItemKind) -> Prospect:
    [found] = [one for one in prospects(desk, person.id) if one.kind is kind]
    return found


def rules(prospect: Prospect) -> set[Rule]:
    return {problem.rule for problem in prospect.problems}


def test_every_kind_of_the_programme_is_judged_even_without_a_pledge(line: Line) -> None:
    person = somebody(line.one)
    found = prospects(line.one, person.id)
    assert [one.kind for one in found] == list(ItemKind)
    assert [one.left for one in found] == [0, 0, 0]
    book, card, gift = found
    assert book.value is not None
    assert card.value is not None
    assert gift.value is None
    assert card.value.pledged is None
    assert not errors(card.problems)


def test_what_the_programme_does_not_give_is_not_judged(line: Line) -> None:
    with line.hq.store.read() as reader:
        before = reader.load(Campaign, line.campaign.id)
    only = (ItemKind.CARD,)
    offices.save_campaign(line.hq, before, replace(before.record, kinds=only))
    send(line.hq, line.one)
    assert [one.kind for one in prospects(line.one, somebody(line.one).id)] == [ItemKind.CARD]


def test_a_closed_programme_gives_nothing_and_says_so(line: Line) -> None:
    closed = date(2026, 1, 9)
    turn(line.hq, line.campaign.id, closed_on=closed)
    send(line.hq, line.one)
    judged = prospects(line.one, somebody(line.one).id)
    assert {one.kind for one in judged} == set(ItemKind)
    for one in judged:
        assert Rule.CAMPAIGN_CLOSED in [problem.rule for problem in errors(one.problems)]


def test_lines_with_the_same_months_are_judged_once_and_their_units_added(line: Line) -> None:
    add_line(line.one, quantity=3)
    add_line(line.one, quantity=4)
    add_line(line.one, quantity=5, months=6, unit_value=600_000)
    person = somebody(line.one)
    cards = [one for one in prospects(line.one, person.id) if one.kind is ItemKind.CARD]
    assert [(one.months, one.left) for one in cards] == [(12, 7), (6, 5)]


def test_lines_of_another_office_are_not_offered(line: Line) -> None:
    add_line(line.two, quantity=3)
    send(line.two, line.hq)
    send(line.hq, line.one)
    assert of_kind(line.one, somebody(line.one), ItemKind.CARD).left == 0


def test_a_card_joins_the_expiry_and_is_worth_its_months_by_law(line: Line) -> None:
    add_line(line.one, quantity=3)
    person = somebody(line.one)
    ends = date(2026, 4, 30)
    save_coverage(line.one, None, make_coverage(beneficiary_id=person.id, valid_to=ends))
    card = of_kind(line.one, person, ItemKind.CARD)
    assert card.term is not None
    assert (card.term.starts_on, card.term.months) == (date(2026, 5, 1), 12)
    assert Rule.CARD_JOINS_EXPIRY in rules(card)
    assert not errors(card.problems)
    assert card.value is not None
    # Near-poor: 30 % of 12 months of 4,5 % of 2.340.000 đ.
    assert card.value.amount == 12 * 2_340_000 * 45 // 1000 * 30 // 100


def test_a_card_that_the_state_pays_stops_a_card_and_nothing_else(line: Line) -> None:
    person = somebody(line.one)
    paid = make_coverage(beneficiary_id=person.id, payer=Payer.STATE, valid_to=date(2027, 12, 31))
    save_coverage(line.one, None, paid)
    stopped = of_kind(line.one, person, ItemKind.CARD)
    assert stopped.judgement is Judgement.NOT_ENTITLED
    assert Rule.STATE_PAYS_FOR_CARD in rules(stopped)
    assert not errors(of_kind(line.one, person, ItemKind.BOOK).problems)


def test_a_gift_asks_for_a_stay_and_a_card(line: Line) -> None:
    person = somebody(line.one)
    missing = rules(of_kind(line.one, person, ItemKind.GIFT))
    assert {Rule.STAY_UNCONFIRMED, Rule.CARD_UNCONFIRMED} <= missing
    save_coverage(line.one, None, make_coverage(beneficiary_id=person.id))
    save_admission(line.one, None, make_admission(beneficiary_id=person.id))
    assert rules(of_kind(line.one, person, ItemKind.GIFT)) == set()


def test_it_says_what_a_proposal_says(line: Line) -> None:
    pledged = add_line(line.one, quantity=3)
    for over in (
        {"birth_date": BirthDate(2022)},
        {"hardship": Hardship.POOR},
        {"hardship_year": 2024},
        {"birth_date": None},
    ):
        person = somebody(line.one, **over)
        [assessed] = assessing.assess(line.one, pledged.id, [person.id])
        card = of_kind(line.one, person, ItemKind.CARD)
        assert list(card.problems) == list(assessed.problems)
        assert card.term is not None
        assert (card.term.starts_on, card.term.months) == (assessed.starts_on, assessed.months)


def test_who_has_an_award_gets_no_second_one_of_the_kind(line: Line) -> None:
    pledged = add_line(line.one, quantity=3)
    person = somebody(line.one)
    awards.propose(line.one, pledged.id, [person.id])
    card = of_kind(line.one, person, ItemKind.CARD)
    assert [problem.rule for problem in errors(card.problems)] == [Rule.ALREADY_AWARDED]
    assert card.left == 2


def test_an_unusual_term_is_told(line: Line) -> None:
    add_line(line.one, quantity=3, months=5, unit_value=500_000)
    assert Rule.TERM_UNUSUAL in rules(of_kind(line.one, somebody(line.one), ItemKind.CARD))


def test_a_day_without_figures_is_told(line: Line) -> None:
    person = somebody(line.one)
    line.clock.turn(days=-365 * 20)
    card = of_kind(line.one, person, ItemKind.CARD)
    assert card.value is None
    assert card.unknown is not None


def test_nobody_is_judged_who_is_not_there(line: Line) -> None:
    with pytest.raises(TetHelpError):
        prospects(line.one, Stamp("nobody"))


class TestCandidates:
    """Several people for a unit of one line."""

    def test_each_is_judged_and_valued_as_the_proposal_would(self, line: Line) -> None:
        units = add_line(line.one, quantity=5)
        sure = {"hardship_year": 2026}
        poor = somebody(line.one, hardship=Hardship.POOR, **sure)
        near = somebody(line.one, hardship=Hardship.NEAR_POOR, **sure)
        unknown = somebody(line.one, hardship=None, **sure)
        found = candidates(line.one, units.id, [poor.id, near.id, unknown.id])
        assert [one.judgement for one in found] == [
            Judgement.NOT_ENTITLED,
            Judgement.ENTITLED,
            Judgement.TO_LOOK_AT,
        ]
        for one, person in zip(found, (poor, near, unknown), strict=True):
            with line.one.store.read() as reader:
                situation = situation_of(reader, person.id, line.campaign.id)
                value = preview_value(line.one, reader, units, situation)
            assert one.value == value
        proposed = awards.propose(line.one, units.id, [poor.id, near.id, unknown.id])
        assert [person.id for person, _ in proposed.refused] == [poor.id]

    def test_a_reason_makes_it_something_to_look_at(self, line: Line) -> None:
        units = add_line(line.one)
        poor = somebody(line.one, hardship=Hardship.POOR, hardship_year=2026)
        reasons = {poor.id: {Rule.STATE_PAYS_FOR_THE_POOR: "Thẻ đã thu hồi"}}
        (found,) = candidates(line.one, units.id, [poor.id], reasons=reasons)
        assert found.judgement is Judgement.TO_LOOK_AT
        assert [problem.set_aside for problem in found.problems] == [True]

    def test_whoever_comes_after_the_last_unit_is_stopped(self, line: Line) -> None:
        units = add_line(line.one, quantity=1)
        chosen = [somebody(line.one).id for _ in range(2)]
        first, second = candidates(line.one, units.id, chosen)
        assert not first.assessment.stops
        assert [problem.rule for problem in second.assessment.stops] == [Rule.LINE_USED_UP]

    def test_an_unusual_term_is_the_line_s_and_hides_nobody_who_must_be_looked_at(
        self, line: Line
    ) -> None:
        units = add_line(line.one, months=7)
        person = somebody(line.one, hardship=Hardship.NEAR_POOR, hardship_year=2026)
        (found,) = candidates(line.one, units.id, [person.id])
        assert found.judgement is Judgement.ENTITLED
        assert Rule.TERM_UNUSUAL in {problem.rule for problem in found.problems}

    def test_it_can_be_stopped(self, line: Line) -> None:
        units = add_line(line.one)
        monitor = Monitor()
        monitor.cancel()
        with pytest.raises(Cancelled):
            candidates(line.one, units.id, [somebody(line.one).id], monitor=monitor)
