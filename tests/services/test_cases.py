"""What only a person can settle: found anew each time, and gone once it is settled."""

from dataclasses import replace
from datetime import timedelta

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    add_people,
    close_campaign,
    make_contribution,
    make_event,
    make_payment,
    send,
)
from tests.services.giving_out import add_gifts, give_out, patient, stock_hospital
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.cases import Case, CaseKind
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Award, Campaign, ItemKind, Outcome, Override
from tethelp_desktop.services import awards, cases, consigning, events, handover, money, pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.totals import line_balance
from tethelp_desktop.wording import Language, case_sentence, case_ways


def found(desk: Desk) -> list[Case]:
    with desk.store.read() as reader:
        return cases.open_cases(desk, reader)


def kinds(desk: Desk) -> list[CaseKind]:
    return [case.kind for case in found(desk)]


def withdrawn_elsewhere(line: Line) -> Award:
    """Let a second PC of the office give an award up that the first handed over meanwhile."""
    second = line.certified(line.one, "second", "02")
    (award,) = add_approved(line.one)
    send(line.one, line.hq)
    send(line.hq, line.one)
    send(line.one, second)
    awards.withdraw(second, award.id, Outcome.DIED)
    handover.hand_over(line.one, award.id)
    send(second, line.one)
    with line.one.store.read() as reader:
        return reader.get(Award, award.id)


def test_without_contradictions_nothing_is_open(line: Line) -> None:
    handover.hand_over(line.one, add_approved(line.one, 2)[0].id)
    assert found(line.one) == []


class TestHandedThoughWithdrawn:
    def test_it_says_who_gave_it_up_and_who_handed_it_over(self, line: Line) -> None:
        award = withdrawn_elsewhere(line)
        [case] = found(line.one)
        assert (case.kind, case.subject) == (CaseKind.HANDED_THOUGH_WITHDRAWN, award.id)
        assert case.facts == ("Người của second", TODAY, Outcome.DIED, "Lan", TODAY)
        assert (
            case_sentence(case, Language.VI)
            == "Người của second ghi thôi suất ngày 10/01/2026 (Đã mất); Lan đã trao ngày"
            " 10/01/2026."
        )
        assert case_ways(case, Language.EN).startswith("Let the award stand again")

    def test_it_is_settled_by_undoing_the_handover(self, line: Line) -> None:
        withdrawn_elsewhere(line)
        [case] = found(line.one)
        handover.undo_handover(line.one, case.behind[0], "người nhà trả lại")
        assert found(line.one) == []

    def test_it_is_settled_by_letting_the_award_stand_again(self, line: Line) -> None:
        award = withdrawn_elsewhere(line)
        with invalid(("reason", Rule.REQUIRED)):
            cases.reinstate(line.one, award.id, "")
        stands = cases.reinstate(line.one, award.id, "Nhận trước khi mất")
        assert (stands.outcome, stands.outcome_on) == (None, None)
        assert found(line.one) == []
        with line.one.store.read() as reader:
            [kept] = reader.find(Override, subject_id=award.id)
            assert line_balance(reader, award.pledge_line_id).left == 0
        assert (kept.reason, kept.facts) == ("Nhận trước khi mất", "10/01/2026; Người của second")

    def test_an_award_stands_again_only_with_a_unit(self, line: Line) -> None:
        award = withdrawn_elsewhere(line)
        with line.one.store.read():
            undo = found(line.one)[0].behind[0]
            units = award.pledge_line_id
        handover.undo_handover(line.one, undo, "trả lại")
        (other,) = add_people(line.one, 1)
        (taken,) = awards.propose(line.one, units, [other.id]).awards
        with invalid(("pledge_line_id", Rule.UNIT_GONE)):
            cases.reinstate(line.one, award.id, "nhầm")
        awards.withdraw(line.one, taken.id, Outcome.MISTAKE)
        assert cases.reinstate(line.one, award.id, "nhầm").outcome is None
        with refused(Failure.NOT_WITHDRAWN):
            cases.reinstate(line.one, award.id, "nhầm")

    def test_nobody_gets_two_of_a_kind_by_it(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        awards.withdraw(line.one, award.id, Outcome.MISTAKE)
        again = add_line(line.one)
        assert awards.propose(line.one, again.id, [award.beneficiary_id]).awards
        with invalid(("beneficiary_id", Rule.ALREADY_AWARDED)):
            cases.reinstate(line.one, award.id, "nhầm")

    def test_a_settled_programme_takes_it_no_more(self, line: Line) -> None:
        award = withdrawn_elsewhere(line)
        with line.hq.store.read() as reader:
            before = reader.load(Campaign, award.campaign_id)
        with line.hq.write() as tx:
            tx.put(before, replace(before.record, closed_on=TODAY, settled_on=TODAY))
        send(line.hq, line.one)
        with invalid(("campaign_id", Rule.CAMPAIGN_SETTLED)):
            cases.reinstate(line.one, award.id, "nhầm")
        [case] = found(line.one)
        assert case.kind is CaseKind.HANDED_THOUGH_WITHDRAWN
        handover.undo_handover(line.one, case.behind[0], "ghi nhầm")
        assert found(line.one) == []

    def test_a_proven_handover_here_is_a_case_too(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        awards.withdraw(line.one, award.id, Outcome.NOT_REACHED)
        handover.hand_over(line.one, award.id, despite_withdrawal="Có ký nhận ngày 9/1")
        assert kinds(line.one) == [CaseKind.HANDED_THOUGH_WITHDRAWN]


def test_one_award_handed_over_by_two_pcs_is_told_with_both_days(line: Line) -> None:
    second = line.certified(line.one, "second", "02")
    (award,) = add_approved(line.one)
    send(line.one, line.hq)
    send(line.hq, line.one)
    send(line.one, second)
    for desk in (line.one, second):
        handover.hand_over(desk, award.id)
    send(second, line.one)
    case = next(one for one in found(line.one) if one.kind is CaseKind.HANDED_TWICE)
    assert case.facts[0] == 2
    assert CaseKind.UNIT_DEFICIT in kinds(line.one)
    handover.undo_handover(line.one, case.behind[1], "ghi hai lần")
    assert found(line.one) == []


def test_money_below_zero_is_told_with_the_payments(line: Line) -> None:
    second = line.certified(line.one, "second", "02")
    units = add_line(line.one, quantity=2)
    pledges.receive(line.one, make_contribution(pledge_line_id=units.id, quantity=0))
    send(line.one, line.hq)
    send(line.hq, line.one)
    send(line.one, second)
    for desk in (line.one, second):
        money.enter_payment(
            desk, make_payment(pledge_line_id=units.id, amount=2_000_000, quantity=0)
        )
    send(second, line.one)
    [case] = found(line.one)
    assert (case.kind, case.facts) == (CaseKind.MONEY_DEFICIT, ("1.472.800 đ",))
    assert len(case.behind) == 2


def test_consignments_are_open_once_they_are_overdue(line: Line) -> None:
    rid = give_out(line, add_approved(line.one, 2), due_on=TODAY).consignment.id
    assert found(line.one) == []
    line.clock.turn(days=1)
    [case] = found(line.one)
    assert (case.kind, case.subject, case.item) == (
        CaseKind.CONSIGNMENT_OVERDUE,
        rid,
        ItemKind.CARD,
    )
    assert case.name == "Phạm Thị Mẫu (UBND phường Mẫu)"
    assert case.facts == (TODAY, 2)
    consigning.settle(line.one, rid, TODAY)
    assert found(line.one) == []


def test_more_given_by_two_pcs_than_was_there_is_a_case(line: Line) -> None:
    second = line.certified(line.one, "second", "02")
    gifts = add_gifts(line.one)
    rid = stock_hospital(line, gifts, 1).consignment.id
    send(line.one, line.hq)
    send(line.hq, line.one)
    send(line.one, second)
    for desk in (line.one, second):
        consigning.give_from_stock(desk, rid, gifts.id, patient())
    send(second, line.one)
    [case] = found(line.one)
    assert (case.kind, case.subject, case.facts) == (CaseKind.STOCK_DEFICIT, rid, (1,))


def test_whoever_is_invited_though_withdrawn_is_told(line: Line) -> None:
    (award,) = add_approved(line.one)
    event = events.save_event(line.one, None, make_event(campaign_id=line.campaign.id))
    (invitation,) = events.invite(line.one, event.id, [award.id]).invitations
    awards.withdraw(line.one, award.id, Outcome.MOVED)
    [case] = found(line.one)
    assert (case.kind, case.subject) == (CaseKind.INVITED_THOUGH_WITHDRAWN, invitation.id)
    assert case.facts == (event.name, "Lan", TODAY, Outcome.MOVED)
    events.take_off_list(line.one, [invitation.id], "đã chuyển đi")
    assert found(line.one) == []


def test_cases_of_a_closed_programme_are_still_open(line: Line) -> None:
    give_out(line, add_approved(line.one, 1), due_on=TODAY - timedelta(days=1))
    close_campaign(line)
    assert kinds(line.one) == [CaseKind.CONSIGNMENT_OVERDUE]
