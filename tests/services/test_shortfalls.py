"""Where what came does not go round, on a real store."""

from datetime import UTC, datetime
from typing import Any

from tests.builders import (
    Line,
    add_approved,
    add_line,
    add_people,
    make_allotment,
    make_contribution,
    make_payment,
    send,
)
from tethelp_desktop.domain.ledger import ClaimKind
from tethelp_desktop.domain.records import Award, PledgeLine
from tethelp_desktop.services import awards, handover, pledges
from tethelp_desktop.services.allotting import allot, take_back
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.money import enter_payment
from tethelp_desktop.services.shortfalls import affordable_of, shortfall_of
from tethelp_desktop.services.valuing import payment_day

UNIT = 1_263_600


def receive(desk: Desk, units: PledgeLine, quantity: int, amount: int | None = None) -> None:
    worth = quantity * units.unit_value if amount is None else amount
    entry = make_contribution(pledge_line_id=units.id, quantity=quantity, amount=worth)
    pledges.receive(desk, entry)


def pay(desk: Desk, units: PledgeLine, quantity: int, amount: int) -> None:
    entry = make_payment(pledge_line_id=units.id, quantity=quantity, amount=amount)
    enter_payment(desk, entry)


def line_of(desk: Desk, award: Award) -> PledgeLine:
    with desk.store.read() as reader:
        return reader.get(PledgeLine, award.pledge_line_id)


def held(desk: Desk, units: PledgeLine) -> dict[Any, int]:
    return {one.claim.id: one.quantity for one in shortfall_of(desk, units.id).shortfall.hold}


def test_the_latest_awards_wait_for_late_money(line: Line) -> None:
    first, second, third = add_approved(line.one, 3)
    units = line_of(line.one, first)
    assert held(line.one, units) == {award.id: 1 for award in (first, second, third)}
    receive(line.one, units, 1)
    found = shortfall_of(line.one, units.id)
    assert (found.shortfall.covered, found.shortfall.missing) == (1, 2)
    assert found.shortfall.missing_amount == 2 * UNIT
    assert [claim.id for claim in found.shortfall.touched] == [second.id, third.id]
    assert found.awards[second.id] == second
    receive(line.one, units, 2)
    assert held(line.one, units) == {}


def test_who_was_paid_or_has_the_card_does_not_wait(line: Line) -> None:
    first, second, third = add_approved(line.one, 3)
    units = line_of(line.one, first)
    receive(line.one, units, 2)
    handover.hand_over(line.one, third.id)
    assert held(line.one, units) == {second.id: 1}
    pay(line.one, units, 2, 2 * UNIT)
    assert held(line.one, units) == {second.id: 1}
    with line.one.store.read() as reader:
        assert payment_day(reader, first) is None


def test_what_an_office_has_not_awarded_is_held_as_its_allotment(line: Line) -> None:
    units = add_line(line.hq, quantity=9)
    receive(line.hq, units, 3)
    office = line.one.identity.office_id
    facts = {"pledge_line_id": units.id, "office_id": office}
    allot(line.hq, make_allotment(**facts, quantity=3))
    late = allot(line.hq, make_allotment(**facts, quantity=4))
    take_back(line.hq, late.id, "thu hồi", 1)
    send(line.hq, line.one)
    chosen = [person.id for person in add_people(line.one, 4)]
    given = awards.propose(line.one, units.id, chosen).awards
    send(line.one, line.hq)
    found = shortfall_of(line.hq, units.id)
    assert found.shortfall.missing == 3
    assert held(line.hq, units) == {given[3].id: 1, given[2].id: 1, given[1].id: 1}
    assert [
        (c.id, c.quantity) for c in found.shortfall.touched if c.kind is not ClaimKind.AWARD
    ] == []
    receive(line.hq, units, 0, 3 * UNIT)
    assert held(line.hq, units) == {}


def test_an_allotment_that_nobody_used_waits_first_when_it_is_the_latest(line: Line) -> None:
    units = add_line(line.hq, quantity=5)
    receive(line.hq, units, 2)
    given = awards.propose(line.hq, units.id, [p.id for p in add_people(line.hq, 2)]).awards
    facts = {"pledge_line_id": units.id, "office_id": line.one.identity.office_id}
    entry = allot(line.hq, make_allotment(**facts, quantity=3))
    found = shortfall_of(line.hq, units.id).shortfall
    assert [(one.claim.id, one.claim.kind) for one in found.hold] == [
        (entry.id, ClaimKind.ALLOTMENT)
    ]
    assert found.hold[0].claim.office_id == line.one.identity.office_id
    assert not {award.id for award in given} & {claim.id for claim in found.touched}


def test_gifts_that_were_delivered_need_no_money(line: Line) -> None:
    (award, _) = add_approved(line.one, 2)
    units = line_of(line.one, award)
    receive(line.one, units, 2, 0)
    assert shortfall_of(line.one, units.id).shortfall.missing == 0


def test_money_buys_fewer_units_after_a_change_of_rate(line: Line) -> None:
    people = {"commune": None, "hardship": None, "personal_id": None}
    units = add_line(line.one, quantity=3)
    chosen = [person.id for person in add_people(line.one, 3, **people)]
    proposed = awards.propose(line.one, units.id, chosen).awards
    given = awards.approve(line.one, [award.id for award in proposed], "12/QĐ-BHXH")
    receive(line.one, units, 3)
    before = affordable_of(line.one, units.id)
    assert [award.id for award, _ in before.payable] == [award.id for award in given]
    assert (before.left_over, before.cost, before.missing) == ((), 3 * UNIT, 0)
    line.clock.now = datetime(2026, 7, 1, 3, tzinfo=UTC)
    after = affordable_of(line.one, units.id)
    assert [award.id for award, _ in after.left_over] == [given[2].id]
    assert (after.cost, after.missing) == (2 * 1_366_200, 3 * (1_366_200 - UNIT))
    pay(line.one, units, 1, 1_366_200)
    assert [award.id for award, _ in affordable_of(line.one, units.id).payable] == [given[1].id]


def test_only_what_is_approved_and_not_paid_is_bought(line: Line) -> None:
    first, second = add_approved(line.one, 2)
    units = line_of(line.one, first)
    handover.hand_over(line.one, second.id)
    found = affordable_of(line.one, units.id)
    assert [award.id for award, _ in found.left_over] == [first.id]
    assert found.payable == ()
