from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    Line,
    add_approved,
    add_line,
    make_allotment,
    make_contribution,
    make_line,
    make_payment,
    make_pledge,
    make_pledge_change,
    make_sponsor,
    send,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure, Invalid
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Contribution, Pledge, PledgeChange, PledgeLine, Sponsor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import pledges
from tethelp_desktop.services.allotting import allot
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.money import enter_payment
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.store.totals import line_balance
from tethelp_desktop.wording import Language, problem_sentence


def promise(line: Line) -> Pledge:
    sponsor = pledges.save_sponsor(line.one, None, make_sponsor())
    return make_pledge(campaign_id=line.campaign.id, sponsor_id=sponsor.id)


def change_of(desk: Desk, rid: Stamp, **over: object) -> LineChange:
    with desk.store.read() as reader:
        before = reader.load(PledgeLine, rid)
    return LineChange(before, replace(before.record, **over))


def save_change(desk: Desk, units: PledgeLine, **over: object) -> Pledge:
    with desk.store.read() as reader:
        before = reader.load(Pledge, units.pledge_id)
    return pledges.save_pledge(desk, before, before.record, [change_of(desk, units.id, **over)])


def test_a_pledge_is_registered_with_its_lines(line: Line) -> None:
    wanted = [make_line(quantity=2), make_line(quantity=5, unit_value=1)]
    changes = [LineChange(None, one) for one in wanted]
    pledge = pledges.save_pledge(line.one, None, promise(line), changes)
    with line.one.store.read() as reader:
        found = reader.find(PledgeLine, pledge_id=pledge.id)
    assert [(one.quantity, one.unit_value) for one in found] == [(2, 1_263_600), (5, 1)]


def test_a_sponsor_is_registered_and_corrected(line: Line) -> None:
    sponsor = pledges.save_sponsor(line.one, None, make_sponsor())
    with line.one.store.read() as reader:
        before = reader.load(Sponsor, sponsor.id)
    changed = pledges.save_sponsor(line.one, before, replace(sponsor, anonymous=True))
    assert changed.anonymous
    with invalid(("name", Rule.REQUIRED)):
        pledges.save_sponsor(line.one, None, make_sponsor(name=""))


def test_a_pledge_without_lines_is_refused(line: Line) -> None:
    with invalid(("quantity", Rule.REQUIRED)):
        pledges.save_pledge(line.one, None, promise(line), [])


def test_a_slip_of_the_keyboard_is_refused_with_the_limit(line: Line) -> None:
    pledge, slip = promise(line), LineChange(None, make_line(unit_value=10**12))
    with pytest.raises(Invalid) as raised:
        pledges.save_pledge(line.one, None, pledge, [slip])
    (problem,) = raised.value.problems
    said = problem_sentence(problem, Language.VI)
    assert said == "Lớn quá: tối đa 999.999.999.999. Kiểm tra lại số chữ số."


def test_one_bad_line_keeps_the_whole_pledge_out(line: Line) -> None:
    changes = [LineChange(None, make_line()), LineChange(None, make_line(quantity=0))]
    with invalid(("quantity", Rule.NOT_POSITIVE)):
        pledges.save_pledge(line.one, None, promise(line), changes)
    with line.one.store.read() as reader:
        assert not reader.find(Pledge)
        assert not reader.find(PledgeLine)


def test_a_line_does_not_fall_below_what_was_awarded(line: Line) -> None:
    (award, _) = add_approved(line.one, 2)
    with line.one.store.read() as reader:
        units = reader.get(PledgeLine, award.pledge_line_id)
    with invalid(("quantity", Rule.BELOW_AWARDED)):
        save_change(line.one, units, quantity=1)
    save_change(line.one, units, quantity=3)
    save_change(line.one, units, quantity=2)


def test_a_line_with_awards_is_not_withdrawn(line: Line) -> None:
    (award,) = add_approved(line.one)
    with line.one.store.read() as reader:
        units = reader.get(PledgeLine, award.pledge_line_id)
    with invalid(("quantity", Rule.BELOW_AWARDED)):
        save_change(line.one, units, withdrawn="rút")
    with line.one.store.read() as reader:
        assert reader.get(PledgeLine, units.id).withdrawn is None


def test_a_pledge_with_awards_is_not_withdrawn(line: Line) -> None:
    (award,) = add_approved(line.one)
    with line.one.store.read() as reader:
        units = reader.get(PledgeLine, award.pledge_line_id)
        before = reader.load(Pledge, units.pledge_id)
    gone = replace(before.record, withdrawn="rút")
    with invalid(("quantity", Rule.BELOW_AWARDED)):
        pledges.save_pledge(line.one, before, gone, [])
    with line.one.store.read() as reader:
        assert reader.get(Pledge, before.record.id).withdrawn is None


def test_a_pledge_that_nobody_counts_on_is_withdrawn(line: Line) -> None:
    units = add_line(line.one)
    with line.one.store.read() as reader:
        before = reader.load(Pledge, units.pledge_id)
    gone = pledges.save_pledge(line.one, before, replace(before.record, withdrawn="rút"), [])
    assert gone.withdrawn == "rút"


def test_what_comes_in_is_added_up(line: Line) -> None:
    units = add_line(line.one)
    for quantity in (1, 2):
        entry = make_contribution(pledge_line_id=units.id, quantity=quantity, amount=100)
        pledges.receive(line.one, entry)
    with line.one.store.read() as reader:
        balance = line_balance(reader, units.id)
    assert (balance.received, balance.received_amount) == (3, 200)


def test_what_comes_in_for_no_line_is_refused(line: Line) -> None:
    with refused(Failure.NOT_FOUND):
        pledges.receive(line.one, make_contribution(pledge_line_id=Stamp("0" * 32)))
    with invalid(("received_on", Rule.IN_THE_FUTURE)):
        pledges.receive(line.one, make_contribution(received_on=date(2027, 1, 1)))


def test_an_office_enters_what_comes_for_its_own_lines_and_those_it_has_a_share_of(
    line: Line,
) -> None:
    shared = add_line(line.hq)
    entry = receive(line.hq, shared, 1, 100)
    office = line.one.identity.office_id
    allot(line.hq, make_allotment(pledge_line_id=shared.id, office_id=office, quantity=1))
    for desk in (line.one, line.two):
        send(line.hq, desk)
    receive(line.one, shared, 1, 0)
    with invalid(("pledge_line_id", Rule.LINE_OF_ANOTHER_OFFICE)):
        receive(line.two, shared, 1, 0)
    with invalid(("pledge_line_id", Rule.LINE_OF_ANOTHER_OFFICE)):
        pledges.reverse_contribution(line.two, entry.id, "ghi nhầm")
    with line.two.store.read() as reader:
        assert reader.find(Contribution) == [entry]


def test_an_entry_and_its_counter_entry_add_up_to_nothing(line: Line) -> None:
    units = add_line(line.one)
    entry = pledges.receive(line.one, make_contribution(pledge_line_id=units.id))
    counter = pledges.reverse_contribution(line.one, entry.id, "ghi nhầm")
    assert (counter.reverses, counter.quantity, counter.amount) == (
        entry.id,
        -entry.quantity,
        -entry.amount,
    )
    with line.one.store.read() as reader:
        balance = line_balance(reader, units.id)
        assert reader.get(Contribution, entry.id) == entry
    assert (balance.received, balance.received_amount) == (0, 0)


def test_an_entry_is_undone_once_with_a_reason_and_a_counter_entry_never(line: Line) -> None:
    units = add_line(line.one)
    entry = pledges.receive(line.one, make_contribution(pledge_line_id=units.id))
    with invalid(("reason", Rule.REQUIRED)):
        pledges.reverse_contribution(line.one, entry.id, "")
    counter = pledges.reverse_contribution(line.one, entry.id, "ghi nhầm")
    for rid in (entry.id, counter.id):
        with invalid(("", Rule.UNDONE_ALREADY)):
            pledges.reverse_contribution(line.one, rid, "ghi nhầm")
    with refused(Failure.NOT_FOUND):
        pledges.reverse_contribution(line.one, Stamp("0" * 32), "ghi nhầm")


@pytest.mark.parametrize("over", [{"quantity": 0}, {"months": None}])
def test_a_line_is_judged_when_it_is_changed_too(line: Line, over: dict[str, object]) -> None:
    units = add_line(line.one)
    (field,) = over
    rule = Rule.NOT_POSITIVE if field == "quantity" else Rule.MONTHS_REQUIRED
    with invalid((field, rule)):
        save_change(line.one, units, **over)


def receive(desk: Desk, units: PledgeLine, quantity: int, amount: int) -> Contribution:
    entry = make_contribution(pledge_line_id=units.id, quantity=quantity, amount=amount)
    return pledges.receive(desk, entry)


def test_money_that_is_spent_stays_received(line: Line) -> None:
    units = add_line(line.one)
    entry = receive(line.one, units, 2, 2_527_200)
    enter_payment(line.one, make_payment(pledge_line_id=units.id, quantity=1))
    with invalid(("amount", Rule.SPENT_ALREADY)):
        pledges.reverse_contribution(line.one, entry.id, "ghi nhầm")
    with line.one.store.read() as reader:
        assert reader.find(Contribution) == [entry]


def test_nothing_is_received_on_a_line_that_was_withdrawn(line: Line) -> None:
    units = add_line(line.one)
    save_change(line.one, units, withdrawn="rút")
    with refused(Failure.NOT_FOUND, "pledge_line", units.id):
        receive(line.one, units, 1, 1)


def test_a_line_with_entries_stands_until_they_are_undone(line: Line) -> None:
    units = add_line(line.one)
    entry = receive(line.one, units, 1, 5)
    with invalid(("withdrawn", Rule.LINE_HAS_ENTRIES)):
        save_change(line.one, units, withdrawn="rút")
    pledges.reverse_contribution(line.one, entry.id, "ghi nhầm")
    save_change(line.one, units, withdrawn="rút")


def test_a_line_does_not_fall_below_what_was_paid_or_allotted(line: Line) -> None:
    units = add_line(line.hq, quantity=5)
    receive(line.hq, units, 5, 5_000_000)
    enter_payment(line.hq, make_payment(pledge_line_id=units.id, quantity=2))
    with invalid(("quantity", Rule.BELOW_COMMITTED)):
        save_change(line.hq, units, quantity=1)
    office = line.one.identity.office_id
    allot(line.hq, make_allotment(pledge_line_id=units.id, office_id=office, quantity=3))
    with invalid(("quantity", Rule.BELOW_COMMITTED)):
        save_change(line.hq, units, quantity=2)
    save_change(line.hq, units, quantity=3)


def test_a_paper_changes_a_pledge_together_with_what_it_changes(line: Line) -> None:
    units = add_line(line.one, quantity=5)
    entry = make_pledge_change(pledge_id=units.pledge_id)
    change = change_of(line.one, units.id, quantity=2)
    recorded = pledges.record_pledge_change(line.one, entry, [change])
    with line.one.store.read() as reader:
        assert reader.find(PledgeChange) == [recorded]
        assert reader.get(PledgeLine, units.id).quantity == 2


def test_a_paper_that_cannot_be_followed_changes_nothing(line: Line) -> None:
    (award,) = add_approved(line.one)
    with line.one.store.read() as reader:
        units = reader.get(PledgeLine, award.pledge_line_id)
    entry = make_pledge_change(pledge_id=units.pledge_id)
    change = change_of(line.one, units.id, withdrawn="rút")
    with invalid(("quantity", Rule.BELOW_AWARDED)):
        pledges.record_pledge_change(line.one, entry, [change])
    bad = change_of(line.one, units.id, quantity=0)
    with invalid(("quantity", Rule.NOT_POSITIVE)):
        pledges.record_pledge_change(line.one, entry, [bad])
    with invalid(("document_number", Rule.REQUIRED)):
        pledges.record_pledge_change(line.one, replace(entry, document_number=""))
    with line.one.store.read() as reader:
        assert reader.find(PledgeChange) == []
        assert reader.get(PledgeLine, units.id) == units


def test_a_paper_of_a_withdrawn_pledge_is_refused(line: Line) -> None:
    units = add_line(line.one)
    with line.one.store.read() as reader:
        before = reader.load(Pledge, units.pledge_id)
    pledges.save_pledge(line.one, before, replace(before.record, withdrawn="rút"), [])
    with refused(Failure.NOT_FOUND, "pledge", units.pledge_id):
        pledges.record_pledge_change(line.one, make_pledge_change(pledge_id=units.pledge_id))
