"""How a line is divided, with units that an office consigned before anybody was named."""

from dataclasses import replace
from typing import Any

from tests.builders import (
    Line,
    add_line,
    add_people,
    make_admission,
    make_allotment,
    make_consignment,
    make_consignment_item,
    make_contribution,
    make_handover,
    make_payment,
    make_person,
    send,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.ledger import ClaimKind
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    Consignment,
    Handover,
    ItemKind,
    PaymentKind,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.services import awards, consigning, handover, pledges
from tethelp_desktop.services.allotting import allot, take_back
from tethelp_desktop.services.consigning import Patient
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import awardable_balances, division
from tethelp_desktop.services.money import enter_payment
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.services.shortfalls import missing_units, shortfall_of


def consign(desk: Desk, line: PledgeLine, quantity: int, **over: Any) -> Consignment:
    """Write what a consignment leaves in the store."""
    assert desk.campaign is not None
    with desk.write() as tx:
        out = tx.add(make_consignment(campaign_id=desk.campaign.id))
        facts = {"consignment_id": out.id, "pledge_line_id": line.id, "quantity": quantity}
        tx.add(make_consignment_item(**facts, **over))
        return out


def bring_back(desk: Desk, out: Consignment, line: PledgeLine, quantity: int) -> None:
    with desk.write() as tx:
        facts = {"consignment_id": out.id, "pledge_line_id": line.id, "quantity": -quantity}
        tx.add(make_consignment_item(**facts, reason="còn thừa"))


def give(desk: Desk, award: Award, out: Consignment) -> Handover:
    with desk.write() as tx:
        return tx.add(make_handover(award_id=award.id, consignment_id=out.id))


def units_of(desk: Desk, line: PledgeLine) -> tuple[int, int, int]:
    """Read what is awarded, reserved and left."""
    with desk.store.read() as reader:
        units = division(desk, reader, line.id).balance.units
    return units.awarded, units.reserved, units.left


def approved(desk: Desk, line: PledgeLine, number: int = 1) -> list[Award]:
    chosen = [person.id for person in add_people(desk, number)]
    made = awards.propose(desk, line.id, chosen).awards
    return awards.approve(desk, [award.id for award in made], "12/QĐ-BHXH")


def test_stock_that_is_out_is_nobody_elses_until_it_is_back(line: Line) -> None:
    units = add_line(line.one, quantity=5)
    out = consign(line.one, units, 3)
    assert units_of(line.one, units) == (0, 3, 2)
    chosen = [person.id for person in add_people(line.one, 3)]
    made = awards.propose(line.one, units.id, chosen)
    assert (len(made.awards), len(made.refused)) == (2, 1)
    bring_back(line.one, out, units, 1)
    assert units_of(line.one, units) == (2, 2, 1)
    assert line.one.campaign is not None
    with line.one.store.read() as reader:
        (mine,) = awardable_balances(line.one, reader, line.one.campaign.id)
    assert mine.left == 1


def test_what_is_given_of_a_stock_is_awarded_and_no_longer_reserved(line: Line) -> None:
    units = add_line(line.one, quantity=5)
    (award,) = approved(line.one, units)
    out = consign(line.one, units, 3)
    given = give(line.one, award, out)
    assert units_of(line.one, units) == (1, 2, 2)
    handover.undo_handover(line.one, given.id, "nhầm")
    assert units_of(line.one, units) == (0, 3, 2)


def test_a_named_unit_is_its_awards_and_no_stock(line: Line) -> None:
    units = add_line(line.one, quantity=5)
    (award,) = approved(line.one, units)
    out = consign(line.one, units, 1, award_id=award.id)
    assert units_of(line.one, units) == (1, 0, 4)
    give(line.one, award, out)
    assert units_of(line.one, units) == (1, 0, 4)


def test_a_stock_given_out_twice_by_two_pcs_is_empty_and_not_below(line: Line) -> None:
    units = add_line(line.one, quantity=5)
    (award,) = approved(line.one, units)
    out = consign(line.one, units, 1)
    for _ in range(2):
        give(line.one, award, out)
    assert units_of(line.one, units) == (2, 0, 3)


def test_what_an_office_consigned_of_its_allotment_is_not_taken_back(line: Line) -> None:
    units = add_line(line.hq, quantity=5)
    facts = {"pledge_line_id": units.id, "office_id": line.one.identity.office_id}
    entry = allot(line.hq, make_allotment(**facts, quantity=4))
    send(line.hq, line.one)
    consign(line.one, units, 3)
    send(line.one, line.hq)
    with line.hq.store.read() as reader:
        divided = division(line.hq, reader, units.id)
    assert divided.capacity(line.hq.identity.office_id) == 1
    assert divided.claimed == 4
    with invalid(("quantity", Rule.TAKEN_BACK_ABOVE_UNAWARDED)):
        take_back(line.hq, entry.id, "thu hồi")
    take_back(line.hq, entry.id, "thu hồi", 1)
    with invalid(("quantity", Rule.ALLOTTED_ABOVE_LINE)):
        allot(line.hq, make_allotment(**facts, quantity=3))


def test_what_is_consigned_neither_leaves_the_line_nor_is_pledged_no_longer(line: Line) -> None:
    units = add_line(line.one, kind=ItemKind.GIFT, months=None, quantity=3)
    pledges.receive(line.one, make_contribution(pledge_line_id=units.id, quantity=3, amount=0))
    consign(line.one, units, 2)
    back = {"kind": PaymentKind.RETURN, "pledge_line_id": units.id, "amount": 0}
    with invalid(("quantity", Rule.RETURNED_ABOVE_FREE)):
        enter_payment(line.one, make_payment(**back, quantity=2))
    with line.one.store.read() as reader:
        pledge, before = reader.load(Pledge, units.pledge_id), reader.load(PledgeLine, units.id)
    change = LineChange(before, replace(units, quantity=1))
    with invalid(("quantity", Rule.BELOW_COMMITTED)):
        pledges.save_pledge(line.one, pledge, pledge.record, [change])


def test_stock_counts_on_what_came_and_is_never_held(line: Line) -> None:
    units = add_line(line.one, kind=ItemKind.GIFT, months=None, quantity=5)
    consign(line.one, units, 2)
    found = shortfall_of(line.one, units.id).shortfall
    assert (found.missing, found.hold, found.uncovered) == (2, (), 2)
    assert [(one.kind, one.quantity) for one in found.touched] == [(ClaimKind.STOCK, 2)]
    with line.one.store.read() as reader:
        assert missing_units(division(line.one, reader, units.id)) == 2


def test_what_another_office_gave_out_is_its_own_to_go_on_with(line: Line) -> None:
    units = add_line(line.one, kind=ItemKind.GIFT, months=None, quantity=5)
    out = consign(line.one, units, 3)
    send(line.one, line.hq)
    patient = Patient(make_person(), admission=make_admission(hospital="Bệnh viện Mẫu"))
    with refused(Failure.CONSIGNMENT_OF_ANOTHER_OFFICE):
        consigning.give_from_stock(line.hq, out.id, units.id, patient)
    with refused(Failure.CONSIGNMENT_OF_ANOTHER_OFFICE):
        consigning.bring_back(line.hq, out.id, "thừa", stock={units.id: 1})
    assert units_of(line.hq, units) == (0, 3, 2)
