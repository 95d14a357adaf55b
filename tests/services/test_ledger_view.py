"""One ledger for whatever is asked for, opened to its entries."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    make_allotment,
    make_batch,
    make_contribution,
    make_enrolment,
    make_event,
    make_id,
    make_invitation,
    make_list,
    make_nomination,
    make_payment,
    make_payment_part,
    send,
)
from tests.services.recounting import figures_open
from tests.services.refusing import refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.ledger import Figure, Money, Step
from tethelp_desktop.domain.records import (
    Award,
    Contribution,
    Enrolment,
    Handover,
    ItemKind,
    Payment,
    PaymentKind,
    PaymentPart,
    Pledge,
    PledgeLine,
    Record,
)
from tethelp_desktop.services import handover, pledges
from tethelp_desktop.services.allotting import allot
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Ledger, Scope, entries, ledger
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


def add(desk: Desk, record: Record) -> Record:
    """Write a record that some other use case would."""
    with desk.write() as tx:
        return tx.add(record)


def issue(desk: Desk, award: Award, paid: int = UNIT, **over: Any) -> Enrolment:
    """Put an award into a batch of its own, paid and issued."""
    batch = add(desk, make_batch(campaign_id=award.campaign_id))
    pay = make_payment(pledge_line_id=award.pledge_line_id, quantity=1, amount=paid)
    entry = add(desk, replace(pay, batch_id=batch.id))
    add(desk, make_payment_part(payment_id=entry.id, award_id=award.id, amount=paid))
    facts = {"batch_id": batch.id, "award_id": award.id, "issued_on": TODAY}
    row = add(desk, make_enrolment(**facts | over))
    assert isinstance(row, Enrolment)
    return row


def test_what_the_insurance_side_issued_stands_between_paid_and_handed_over(
    line: Line, scope: Scope
) -> None:
    first, second, third = add_approved(line.one, 3)
    row = issue(line.one, first)
    issue(line.one, second, issued_on=None, withdrawn="đưa nhầm vào hồ sơ")
    issue(line.one, third, issued_on=None)
    found = ledger(line.one, scope)
    assert shown(found)[Step.ISSUED] == (1, UNIT)
    steps = list(found.kinds[ItemKind.CARD].figures)
    assert steps.index(Step.PAID) < steps.index(Step.ISSUED) < steps.index(Step.HANDED_OVER)
    (entry,) = entries(line.one, scope, ItemKind.CARD, Step.ISSUED)
    assert (entry.record, entry.day, entry.document_number) == (row, TODAY, "01/D03")
    figures_open(line.one, scope)


def test_a_ledger_of_a_list_tells_how_far_its_people_have_come(line: Line, scope: Scope) -> None:
    chosen, other = add_approved(line.one, 2)
    selected = add(line.one, make_list(campaign_id=line.campaign.id))
    row = make_nomination(list_id=selected.id, beneficiary_id=chosen.beneficiary_id)
    nominated = add(line.one, row)
    with line.one.write() as tx:
        before = tx.load(Award, chosen.id)
        tx.put(before, replace(before.record, nomination_id=nominated.id))
    issue(line.one, chosen, paid=UNIT - 5)
    issue(line.one, other)
    handover.hand_over(line.one, chosen.id)
    handover.hand_over(line.one, other.id)
    of_list = replace(scope, list_id=selected.id)
    found = ledger(line.one, of_list)
    assert shown(found) == {
        Step.AWARDED: (1, UNIT),
        Step.PAID: (1, UNIT - 5),
        Step.ISSUED: (1, UNIT),
        Step.HANDED_OVER: (1, UNIT),
    }
    figures_open(line.one, of_list)
    figures_open(line.one, replace(of_list, office_id=line.one.identity.office_id))
    (paid,) = entries(line.one, of_list, ItemKind.CARD, Step.PAID)
    assert isinstance(paid.record, PaymentPart)
    assert shown(ledger(line.one, replace(scope, list_id=make_id()))) == {}


def test_a_ledger_of_an_event_counts_the_invited_and_what_was_handed_over_there(
    line: Line, scope: Scope
) -> None:
    came, stayed_away, by_chance, elsewhere = add_approved(line.one, 4)
    event = add(line.one, make_event(campaign_id=line.campaign.id))
    for award in (came, stayed_away):
        add(line.one, make_invitation(event_id=event.id, award_id=award.id))
    gone = make_invitation(event_id=event.id, award_id=elsewhere.id, withdrawn="dự buổi khác")
    add(line.one, gone)
    handover.hand_over(line.one, came.id, event.id)
    handover.hand_over(line.one, by_chance.id, event.id)
    handover.hand_over(line.one, stayed_away.id)
    handover.hand_over(line.one, elsewhere.id)
    at_event = replace(scope, event_id=event.id)
    found = shown(ledger(line.one, at_event))
    assert found == {Step.AWARDED: (3, 3 * UNIT), Step.HANDED_OVER: (2, 2 * UNIT)}
    figures_open(line.one, at_event)
