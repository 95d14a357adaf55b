"""One ledger for whatever is asked for, opened to its entries."""

from dataclasses import replace

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    make_allotment,
    make_contribution,
    make_id,
    make_payment,
    send,
)
from tests.services.refusing import refused
from tests.services.test_ledger_machine import figures_open
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.ledger import Money
from tethelp_desktop.domain.records import (
    Award,
    Contribution,
    Handover,
    ItemKind,
    Payment,
    PaymentKind,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.services import handover, pledges
from tethelp_desktop.services.allotting import allot
from tethelp_desktop.services.ledger_view import Figure, Ledger, Scope, Step, entries, ledger
from tethelp_desktop.services.money import enter_payment

UNIT = 1_263_600


@pytest.fixture
def scope(line: Line) -> Scope:
    return Scope(campaign_id=line.campaign.id)


def shown(found: Ledger, kind: ItemKind = ItemKind.CARD) -> dict[Step, tuple[int, int]]:
    """Read the figures that are not zero."""
    return {
        step: (figure.units, figure.amount)
        for step, figure in found.kinds[kind].figures.items()
        if figure != Figure()
    }


def served(line: Line) -> PledgeLine:
    """Receive, award, pay and hand over units of an office's own line."""
    first, second = add_approved(line.one, 2)
    with line.one.store.read() as reader:
        units = reader.get(PledgeLine, first.pledge_line_id)
    facts = {"pledge_line_id": units.id}
    pledges.receive(line.one, make_contribution(**facts, quantity=2, amount=3 * UNIT))
    enter_payment(line.one, make_payment(**facts, quantity=2, amount=2 * UNIT))
    enter_payment(line.one, make_payment(**facts, kind=PaymentKind.REFUND, quantity=1, amount=UNIT))
    back = make_payment(**facts, kind=PaymentKind.RETURN, quantity=0, amount=5)
    enter_payment(line.one, back)
    handover.hand_over(line.one, second.id)
    return units


SERVED = {
    Step.PLEDGED: (2, 2 * UNIT),
    Step.RECEIVED: (2, 3 * UNIT),
    Step.AWARDED: (2, 2 * UNIT),
    Step.PAID: (2, 2 * UNIT),
    Step.REFUNDED: (1, UNIT),
    Step.HANDED_OVER: (1, UNIT),
    Step.RETURNED: (0, 5),
}


def test_each_figure_is_in_units_and_dong_and_opens_to_its_records(
    line: Line, scope: Scope
) -> None:
    units = served(line)
    found = ledger(line.one, scope)
    assert shown(found) == SERVED
    assert found.money == Money(received=3 * UNIT, paid=2 * UNIT, refunded=UNIT, returned=5)
    assert found.kinds[ItemKind.CARD].units.settled == 1
    figures_open(line.one, scope)
    kinds = {
        Step.PLEDGED: PledgeLine,
        Step.RECEIVED: Contribution,
        Step.AWARDED: Award,
        Step.PAID: Payment,
        Step.HANDED_OVER: Handover,
    }
    for step, kind in kinds.items():
        opened = entries(line.one, scope, ItemKind.CARD, step)
        assert {type(entry.record) for entry in opened} == {kind}
        assert {entry.pledge_line_id for entry in opened} == {units.id}
    (paid,) = entries(line.one, scope, ItemKind.CARD, Step.PAID)
    assert paid.document_number == "7/UNC"
    (handed,) = entries(line.one, scope, ItemKind.CARD, Step.HANDED_OVER)
    assert handed.day == TODAY


def test_kinds_are_never_added(line: Line, scope: Scope) -> None:
    served(line)
    add_line(line.one, kind=ItemKind.GIFT, months=None, quantity=7, unit_value=500_000)
    found = ledger(line.one, scope)
    assert shown(found) == SERVED
    assert shown(found, ItemKind.GIFT) == {Step.PLEDGED: (7, 3_500_000)}
    assert shown(found, ItemKind.BOOK) == {}
    gifts = ledger(line.one, replace(scope, kind=ItemKind.GIFT))
    assert (shown(gifts), shown(gifts, ItemKind.GIFT)) == ({}, shown(found, ItemKind.GIFT))
    only_gifts = replace(scope, kind=ItemKind.GIFT)
    assert entries(line.one, only_gifts, ItemKind.CARD, Step.PLEDGED) == []


def test_a_ledger_of_a_sponsor_a_pledge_or_a_line_leaves_the_rest_out(
    line: Line, scope: Scope
) -> None:
    units = served(line)
    add_line(line.one, quantity=9)
    with line.one.store.read() as reader:
        pledge = reader.get(Pledge, units.pledge_id)
    assert shown(ledger(line.one, scope))[Step.PLEDGED] == (11, 11 * UNIT)
    for narrower in (
        replace(scope, sponsor_id=pledge.sponsor_id),
        replace(scope, pledge_id=pledge.id),
        replace(scope, line_id=units.id),
    ):
        assert shown(ledger(line.one, narrower)) == SERVED
        figures_open(line.one, narrower)
    assert shown(ledger(line.one, replace(scope, line_id=make_id()))) == {}


def test_an_office_answers_for_its_lines_its_allotments_and_its_awards(
    line: Line, scope: Scope
) -> None:
    units = add_line(line.hq, quantity=5)
    pledges.receive(line.hq, make_contribution(pledge_line_id=units.id, quantity=5, amount=500))
    office = line.one.identity.office_id
    allot(line.hq, make_allotment(pledge_line_id=units.id, office_id=office, quantity=2))
    served(line)
    send(line.one, line.hq)
    of_one = ledger(line.hq, replace(scope, office_id=office))
    assert shown(of_one) == {**SERVED, Step.ALLOTTED: (2, 2 * UNIT)}
    own = replace(scope, office_id=line.hq.identity.office_id)
    assert shown(ledger(line.hq, own)) == {
        Step.PLEDGED: (5, 5 * UNIT),
        Step.RECEIVED: (5, 500),
    }
    of_nobody = replace(scope, office_id=line.two.identity.office_id)
    assert shown(ledger(line.hq, of_nobody)) == {}
    for one in (scope, own, of_nobody, replace(scope, office_id=office)):
        figures_open(line.hq, one)


def test_what_was_carried_shows_on_both_sides(line: Line, scope: Scope) -> None:
    units, other = add_line(line.one), add_line(line.one)
    pledges.receive(line.one, make_contribution(pledge_line_id=units.id, quantity=2, amount=200))
    carry = {"kind": PaymentKind.CARRY_OUT, "counterpart_id": other.id}
    entry = make_payment(**carry, pledge_line_id=units.id, quantity=1, amount=50)
    enter_payment(line.one, entry)
    found = shown(ledger(line.one, scope))
    assert found[Step.CARRIED_IN] == found[Step.CARRIED_OUT] == (1, 50)
    one_line = shown(ledger(line.one, replace(scope, line_id=other.id)))
    assert Step.CARRIED_OUT not in one_line


def test_money_on_a_line_that_was_withdrawn_elsewhere_is_not_hidden(
    line: Line, scope: Scope
) -> None:
    units = add_line(line.one)
    send(line.one, line.hq)
    pledges.receive(line.one, make_contribution(pledge_line_id=units.id, quantity=1, amount=7))
    with line.hq.store.read() as reader:
        before = reader.load(Pledge, units.pledge_id)
    pledges.save_pledge(line.hq, before, replace(before.record, withdrawn="rút"), [])
    send(line.one, line.hq)
    assert shown(ledger(line.hq, scope)) == {Step.RECEIVED: (1, 7)}
    figures_open(line.hq, scope)


def test_a_ledger_of_no_programme_is_refused(line: Line) -> None:
    nowhere = Scope(campaign_id=make_id())
    with refused(Failure.NOT_FOUND, "campaign", make_id()):
        ledger(line.one, nowhere)
    with refused(Failure.NOT_FOUND, "campaign", make_id()):
        entries(line.one, nowhere, ItemKind.CARD, Step.PAID)
