"""Two PCs of one office that do not know of each other: facts are taken, and are open cases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_people,
    close_campaign,
    make_award,
    make_consignment,
    make_contribution,
    make_handover,
    make_id,
    make_line,
    make_payment,
    make_pledge,
    make_sponsor,
    send,
)
from tests.services.giving_out import (
    WEEK_AGO,
    add_gifts,
    give_out,
    left,
    lots,
    patient,
    stock_hospital,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.cases import Case, CaseKind
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    Outcome,
    PaymentKind,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    awards,
    cases,
    consigning,
    handover,
    money,
    pledges,
    returns,
    state,
)
from tethelp_desktop.services.consignments import ConsignmentView, contents
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.store.consigned import out_with
from tethelp_desktop.store.totals import line_balance, line_balances
from tethelp_desktop.wording import Language, case_sentence


@pytest.fixture
def second(line: Line) -> Desk:
    """A second PC of the office, which both know of."""
    desk = line.certified(line.one, "second", "02")
    send(line.one, line.hq)
    send(line.hq, line.one)
    send(line.one, desk)
    return desk


def found(desk: Desk) -> list[Case]:
    with desk.store.read() as reader:
        return cases.open_cases(desk, reader)


def kinds(desk: Desk) -> list[CaseKind]:
    return [case.kind for case in found(desk)]


def view(desk: Desk, rid: Stamp) -> ConsignmentView:
    with desk.store.read() as reader:
        return contents(desk, reader, rid).view


class TestComeBackAndHandedOver:
    @pytest.fixture
    def rid(self, line: Line, second: Desk) -> Stamp:
        """One PC takes an award back, the other enters that it was handed over; one stays out."""
        back, _out = approved = add_approved(line.one, 2)
        rid = give_out(line, approved, due_on=WEEK_AGO).consignment.id
        send(line.one, second)
        consigning.bring_back(line.one, rid, "vắng nhà", awards=[back.id])
        consigning.settle(second, rid, TODAY, except_for=[approved[1].id])
        send(second, line.one)
        return rid

    def test_what_is_out_is_not_settled_by_what_contradicts(self, line: Line, rid: Stamp) -> None:
        shown = view(line.one, rid)
        assert list(shown.outstanding.values()) == [1]
        assert shown.is_overdue
        assert not shown.is_settled
        case, overdue = found(line.one)
        assert (case.kind, overdue.kind) == (
            CaseKind.BACK_AND_HANDED,
            CaseKind.CONSIGNMENT_OVERDUE,
        )
        assert case.facts == ("UBND phường Mẫu", 1, 1, 1)
        assert case_sentence(case, Language.VI) == (
            "Lần giao cho UBND phường Mẫu: giao 1, nhưng ghi nhận lại 1 và ghi trao 1."
        )

    def test_the_handover_is_undone(self, line: Line, rid: Stamp) -> None:
        handover.undo_handover(line.one, found(line.one)[0].behind[0], "ghi nhầm dòng")
        assert kinds(line.one) == [CaseKind.CONSIGNMENT_OVERDUE]

    def test_or_it_never_came_back(self, line: Line, rid: Stamp) -> None:
        subject = found(line.one)[0].subject
        with invalid(("reason", Rule.REQUIRED)):
            returns.undo_return(line.one, subject, "")
        [counter] = returns.undo_return(line.one, subject, "ghi nhầm dòng")
        assert (counter.quantity, counter.award_id) == (1, subject)
        assert kinds(line.one) == [CaseKind.CONSIGNMENT_OVERDUE]
        first = lots(line.one, rid)[0]
        assert (first.out, first.back, first.handed, first.outstanding) == (1, 0, 1, 0)
        with refused(Failure.RETURN_AGREES):
            returns.undo_return(line.one, subject, "lần nữa")


def test_what_came_back_twice_counts_once(line: Line, second: Desk) -> None:
    (award,) = add_approved(line.one)
    rid = give_out(line, [award]).consignment.id
    send(line.one, second)
    for desk in (line.one, second):
        consigning.bring_back(desk, rid, "vắng nhà", awards=[award.id])
    send(second, line.one)
    [case] = found(line.one)
    assert (case.kind, case.facts[1:], case.behind) == (CaseKind.BACK_AND_HANDED, (1, 2, 0), ())
    returns.undo_return(line.one, award.id, "ghi hai lần")
    assert found(line.one) == []
    assert handover.hand_over(line.one, award.id)


def test_of_a_stock_only_what_contradicts_never_came_back(line: Line, second: Desk) -> None:
    gifts = add_gifts(line.one, 5)
    rid = stock_hospital(line, gifts, 3).consignment.id
    send(line.one, second)
    consigning.bring_back(line.one, rid, "ra viện", stock={gifts.id: 3})
    consigning.give_from_stock(second, rid, gifts.id, patient())
    send(second, line.one)
    assert kinds(line.one) == [CaseKind.STOCK_DEFICIT]
    [counter] = returns.undo_return(line.one, rid, "chỉ hai gói về")
    assert counter.quantity == 1
    assert found(line.one) == []
    assert (left(line.one, gifts.id), view(line.one, rid).is_settled) == (4, True)


def test_what_comes_back_is_taken_once_however_often_it_is_named(line: Line) -> None:
    approved = add_approved(line.one, 2)
    rid = give_out(line, approved).consignment.id
    first = approved[0].id
    assert len(consigning.bring_back(line.one, rid, "vắng", awards=[first, first])) == 1
    assert [lot.outstanding for lot in lots(line.one, rid)] == [0, 1]
    before = state.digest(line.one)
    with refused(Failure.NOT_CONSIGNED):
        consigning.bring_back(line.one, rid, "vắng", awards=[first, approved[1].id])
    assert state.digest(line.one) == before


class TestGivenOutTwice:
    @pytest.fixture
    def both(self, line: Line, second: Desk) -> tuple[Award, Stamp, Stamp]:
        """Each PC gives the same award to somebody else."""
        (award,) = add_approved(line.one)
        send(line.one, second)
        one = give_out(line, [award]).consignment.id
        entry = make_consignment(
            campaign_id=line.campaign.id, consigned_on=WEEK_AGO, receiver_unit="UBND xã Khác"
        )
        other = consigning.consign(second, entry, [award.id]).consignment.id
        send(second, line.one)
        return award, one, other

    def test_it_is_told_with_both_places(
        self, line: Line, both: tuple[Award, Stamp, Stamp]
    ) -> None:
        award, one, other = both
        with line.one.store.read() as reader:
            assert set(out_with(reader, [award.id])[award.id]) == {one, other}
        [case] = found(line.one)
        assert (case.kind, case.subject) == (CaseKind.IN_TWO_PLACES, award.id)
        assert set(case.behind) == {one, other}
        assert "UBND phường Mẫu (03/01/2026)" in str(case.facts[0])
        assert "UBND xã Khác (03/01/2026)" in str(case.facts[0])

    @pytest.mark.parametrize("signed", [0, 1])
    def test_either_sheet_is_entered_and_the_other_takes_it_back(
        self, line: Line, both: tuple[Award, Stamp, Stamp], signed: int
    ) -> None:
        award, *places = both
        kept = places[1 - signed]
        assert len(consigning.settle(line.one, places[signed], TODAY).handed) == 1
        [case] = found(line.one)
        assert (case.kind, case.behind) == (CaseKind.IN_TWO_PLACES, (kept,))
        [(_, error)] = consigning.settle(line.one, kept, TODAY).refused
        assert error.failure is Failure.ALREADY_HANDED_OVER
        consigning.bring_back(line.one, kept, "đã trao nơi khác", awards=[award.id])
        assert found(line.one) == []


def test_what_is_out_and_was_handed_over_at_the_table_is_told(line: Line, second: Desk) -> None:
    (award,) = add_approved(line.one)
    send(line.one, second)
    rid = give_out(line, [award]).consignment.id
    handover.hand_over(second, award.id)
    send(second, line.one)
    [case] = found(line.one)
    assert (case.kind, case.behind) == (CaseKind.IN_TWO_PLACES, (rid,))
    assert "Người của second (10/01/2026)" in str(case.facts[0])


def test_the_unit_of_a_proven_handover_may_be_gone(line: Line) -> None:
    (award,) = add_approved(line.one)
    rid = give_out(line, [award]).consignment.id
    awards.withdraw(line.one, award.id, Outcome.MOVED)
    (other,) = add_people(line.one, 1)
    assert awards.propose(line.one, award.pledge_line_id, [other.id]).awards
    reasons = dict.fromkeys((Rule.AWARD_WAS_WITHDRAWN, Rule.SHEET_UNIT_GONE), "đã ký nhận")
    assert consigning.settle(line.one, rid, TODAY, reasons=reasons).handed
    assert kinds(line.one) == [CaseKind.HANDED_THOUGH_WITHDRAWN, CaseKind.UNIT_DEFICIT]


def test_what_was_handed_over_after_a_closing_is_a_case(line: Line) -> None:
    rid = give_out(line, add_approved(line.one)).consignment.id
    line.clock.turn(days=2)
    late = TODAY + timedelta(days=2)
    [handed] = consigning.settle(line.one, rid, late).handed
    assert found(line.one) == []
    close_campaign(line)  # as of a day before the office heard of it
    [case] = found(line.one)
    assert (case.kind, case.behind) == (CaseKind.HANDED_AFTER_CLOSING, (handed.handover.id,))
    assert case.facts == (TODAY, "Phạm Thị Mẫu", late)
    handover.undo_handover(line.one, handed.handover.id, "ghi nhầm ngày")
    assert found(line.one) == []


class TestWithdrawnLine:
    @pytest.fixture
    def units(self, line: Line) -> PledgeLine:
        """Headquarters withdraws a line from which an office handed over meanwhile."""
        office = line.one.identity.office_id
        sponsor = pledges.save_sponsor(line.hq, None, make_sponsor())
        promise = make_pledge(campaign_id=line.campaign.id, sponsor_id=sponsor.id)
        wanted = make_line(quantity=2, office_id=office)
        pledge = pledges.save_pledge(line.hq, None, promise, [LineChange(None, wanted)])
        send(line.hq, line.one)
        with line.hq.store.read() as reader:
            form, [units] = reader.load(Pledge, pledge.id), reader.find(PledgeLine)
            before = reader.load(PledgeLine, units.id)
        (person,) = add_people(line.one, 1)
        (award,) = awards.propose(line.one, units.id, [person.id]).awards
        awards.approve(line.one, [award.id], "12/QĐ")
        pledges.receive(
            line.one, make_contribution(pledge_line_id=units.id, quantity=1, amount=500_000)
        )
        handover.hand_over(line.one, award.id)
        change = LineChange(before, replace(before.record, withdrawn="rút"))
        pledges.save_pledge(line.hq, form, form.record, [change])
        send(line.hq, line.one)
        send(line.one, line.hq)
        return units

    def test_its_deficit_is_told_and_counted_one_way(self, line: Line, units: PledgeLine) -> None:
        for desk in (line.one, line.hq):
            [case] = found(desk)
            assert (case.kind, case.subject) == (CaseKind.UNIT_DEFICIT, units.id)
            with desk.store.read() as reader:
                one = line_balance(reader, units.id)
                [other] = line_balances(reader, only=[units.id], withdrawn=True)
                assert one == other
                assert (one.units.pledged, one.left) == (0, -1)

    def test_its_money_leaves_it_and_nothing_is_spent(self, line: Line, units: PledgeLine) -> None:
        back = make_payment(
            pledge_line_id=units.id, kind=PaymentKind.RETURN, quantity=0, amount=200_000
        )
        money.enter_payment(line.one, replace(back, reason="trả nhà tài trợ"))
        spent = make_payment(pledge_line_id=units.id, quantity=0, amount=100_000)
        with refused(Failure.NOT_FOUND):
            money.enter_payment(line.one, spent)
        with line.one.store.read() as reader:
            assert line_balance(reader, units.id).money.balance == 300_000

    def test_no_award_stands_again_on_it(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        awards.withdraw(line.one, award.id, Outcome.MOVED)
        with line.one.store.read() as reader:
            before = reader.load(PledgeLine, award.pledge_line_id)
            pledge = reader.load(Pledge, before.record.pledge_id)
        change = LineChange(before, replace(before.record, withdrawn="rút"))
        pledges.save_pledge(line.one, pledge, pledge.record, [change])
        with invalid(("pledge_line_id", Rule.UNIT_GONE)):
            cases.reinstate(line.one, award.id, "vẫn ở đây")


class TestStandingAgain:
    def test_what_was_undone_on_the_spot_is_entered_from_the_stock_again(self, line: Line) -> None:
        gifts = add_gifts(line.one, 5)
        rid = stock_hospital(line, gifts, 3).consignment.id
        handed = consigning.give_from_stock(line.one, rid, gifts.id, patient())
        handover.undo_handover(line.one, handed.handover.id, "nhầm")
        with invalid(("pledge_line_id", Rule.NAMED_ON_THE_SPOT)):
            cases.reinstate(line.one, handed.handover.award_id, "đúng là đã trao")

    def test_one_whose_place_was_taken_stays_out(self, line: Line) -> None:
        gone, _other = add_approved(line.one, 2)
        awards.withdraw(line.one, gone.id, Outcome.MOVED)
        with line.one.store.read() as reader:
            before = reader.load(PledgeLine, gone.pledge_line_id)
            pledge = reader.load(Pledge, before.record.pledge_id)
        change = LineChange(before, replace(before.record, quantity=4))
        pledges.save_pledge(line.one, pledge, pledge.record, [change])
        (next_one,) = add_people(line.one, 1)
        with line.one.write() as tx:
            tx.add(
                make_award(
                    campaign_id=gone.campaign_id,
                    pledge_line_id=gone.pledge_line_id,
                    beneficiary_id=next_one.id,
                    replaces=gone.id,
                )
            )
        with invalid(("replaces", Rule.REPLACED_ALREADY)):
            cases.reinstate(line.one, gone.id, "vẫn ở đây")

    def test_stock_is_counted_one_way_though_a_merge_lets_one_wait(self, line: Line) -> None:
        gifts = add_gifts(line.one, 5)
        rid = stock_hospital(line, gifts, 3).consignment.id
        handed = consigning.give_from_stock(line.one, rid, gifts.id, patient())
        handover.undo_handover(line.one, handed.handover.id, "nhầm")
        with line.one.write() as tx:  # as a decided conflict leaves it
            before = tx.load(Award, handed.handover.award_id)
            tx.put(before, replace(before.record, outcome=None, outcome_on=None))
        with line.one.store.read() as reader:
            units = line_balance(reader, gifts.id).units
        [lot] = lots(line.one, rid)
        assert (units.reserved, lot.outstanding) == (2, 2)
        assert (units.awarded, units.left) == (1, 2)


def test_what_came_without_its_person_hides_no_other_case(line: Line) -> None:
    (award,) = add_approved(line.hq)
    with line.hq.write() as tx:
        lost = tx.add(
            make_award(
                campaign_id=line.campaign.id,
                pledge_line_id=award.pledge_line_id,
                beneficiary_id=make_id(999),
            )
        )
        for _ in range(2):
            tx.add(make_handover(award_id=lost.id))
    twice = found(line.hq)[0]
    assert (twice.kind, twice.subject, twice.name) == (CaseKind.HANDED_TWICE, lost.id, "")
