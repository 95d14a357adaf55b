"""The end of a programme: khóa sổ, leftovers, quyết toán."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    add_people,
    make_batch,
    make_campaign,
    make_consignment,
    make_consignment_item,
    make_contribution,
    make_enrolment,
    make_line,
    make_payment,
    make_payment_part,
    make_pledge,
    make_refund_case,
    send,
)
from tests.services.refusing import refused
from tethelp_desktop.domain.errors import Failure, Invalid
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Campaign,
    ItemKind,
    Outcome,
    Override,
    PaymentKind,
    Pledge,
    PledgeLine,
    ReportKind,
)
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services import awards, closing, offices, reporting
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import hand_over
from tethelp_desktop.services.money import enter_payment
from tethelp_desktop.services.pledges import (
    LineChange,
    contribution_problems,
    receive,
    reverse_contribution,
    save_pledge,
)

CARD = 1_263_600


def broken(act: Callable[[], object]) -> set[Rule]:
    """Name the rules that stop something."""
    with pytest.raises(Invalid) as stopped:
        act()
    return {problem.rule for problem in stopped.value.problems}


def blocking(desk: Desk, campaign_id: Stamp) -> dict[Rule, int]:
    return {one.rule: len(one.ids) for one in closing.obstacles(desk, campaign_id)}


def funded(desk: Desk, quantity: int = 3) -> PledgeLine:
    line = add_line(desk, quantity=quantity)
    receive(
        desk,
        make_contribution(pledge_line_id=line.id, quantity=quantity, amount=quantity * CARD),
    )
    return line


def test_a_programme_is_closed_opened_again_with_a_reason_and_closed(line: Line) -> None:
    campaign, hq = line.campaign, line.hq
    assert closing.close(hq, campaign.id).closed_on == TODAY
    assert hq.campaign == closing.campaigns(hq)[0]
    assert broken(lambda: closing.close(hq, campaign.id)) == {Rule.CAMPAIGN_CLOSED}
    assert broken(lambda: closing.reopen(hq, campaign.id, "")) == {Rule.REQUIRED}
    assert closing.reopen(hq, campaign.id, "Còn thẻ chưa nhập").closed_on is None
    with hq.store.read() as reader:
        [why] = reader.find(Override, subject_id=campaign.id)
    assert (why.reason, why.facts) == ("Còn thẻ chưa nhập", str(TODAY))
    assert broken(lambda: closing.reopen(hq, campaign.id, "Lại")) == {Rule.CAMPAIGN_STILL_OPEN}
    assert closing.close(hq, campaign.id, TODAY - timedelta(days=1)).closed_on != TODAY


def test_only_headquarters_turns_the_page(line: Line) -> None:
    campaign = line.campaign.id
    with refused(Failure.NOT_HEADQUARTERS):
        closing.close(line.one, campaign)
    with refused(Failure.NOT_HEADQUARTERS):
        closing.reopen(line.one, campaign, "Vì")
    with refused(Failure.NOT_HEADQUARTERS):
        closing.settle(line.one, campaign, "1/BC", "Trần Mẫu")


def test_what_is_not_at_its_end_is_named_with_its_records(line: Line) -> None:
    desk, campaign = line.one, line.campaign.id
    assert blocking(desk, campaign) == {}
    pledged = funded(desk)
    [proposed] = awards.propose(desk, pledged.id, [add_people(desk, 1)[0].id]).awards
    approved = add_approved(desk, 2)
    hand_over(desk, approved[0].id)
    with desk.write() as tx:
        batch = tx.add(make_batch(campaign_id=campaign))
        tx.add(make_enrolment(batch_id=batch.id, award_id=approved[1].id))
        paid = tx.add(
            make_payment(pledge_line_id=pledged.id, kind=PaymentKind.INSURANCE, quantity=0)
        )
        for payment_id in (paid.id, tx.add(replace(paid, id=NEW)).id):
            tx.add(make_payment_part(payment_id=payment_id, award_id=approved[0].id, quantity=0))
        case = tx.add(make_refund_case(award_id=approved[0].id, pledge_line_id=pledged.id))
        consigned = tx.add(make_consignment(campaign_id=campaign))
        tx.add(
            make_consignment_item(
                consignment_id=consigned.id, pledge_line_id=pledged.id, quantity=1
            )
        )
    found = {one.rule: list(one.ids) for one in closing.obstacles(desk, campaign)}
    assert found == {
        Rule.LEFTOVERS_REMAIN: [pledged.id],
        Rule.AWARDS_UNDECIDED: [proposed.id],
        Rule.AWARDS_UNSERVED: [approved[1].id],
        Rule.CONSIGNMENTS_OUT: [consigned.id],
        Rule.REFUNDS_OPEN: [case.id],
        Rule.BATCHES_UNANSWERED: [batch.id],
    }


def test_a_leftover_is_returned_or_carried_by_the_entry_that_is_proposed(line: Line) -> None:
    desk, campaign = line.hq, line.campaign
    pledged = funded(desk)
    [left] = closing.leftovers(desk, campaign.id)
    assert (left.line.id, left.units, left.amount) == (pledged.id, 3, 3 * CARD)
    closing.close(desk, campaign.id)
    back = closing.proposed_payment(desk, left)
    assert back.kind is PaymentKind.RETURN
    enter_payment(desk, replace(back, quantity=1, amount=CARD, document_number="1/UNC"))
    [left] = closing.leftovers(desk, campaign.id)
    offices.save_campaign(desk, None, make_campaign(name="Xuân Đinh Mùi 2027", short_name="2027"))
    add_line(desk)
    [target] = closing.open_lines(desk)
    carried = closing.proposed_payment(desk, left, target.line.id)
    enter_payment(desk, replace(carried, document_number="2/UNC"))
    assert closing.leftovers(desk, campaign.id) == []
    [onward] = closing.leftovers(desk, target.campaign.id)
    assert (onward.units, onward.amount) == (2, 2 * CARD)


def test_what_awards_still_cost_is_not_proposed_to_leave(line: Line) -> None:
    desk = line.one
    pledged = funded(desk)
    awards.propose(desk, pledged.id, [add_people(desk, 1)[0].id])
    [left] = closing.leftovers(desk, line.campaign.id)
    assert (left.units, left.amount, left.needed) == (2, 3 * CARD, CARD)
    assert closing.proposed_payment(desk, left).amount == left.free == 2 * CARD


def test_a_programme_is_settled_only_when_everything_is_at_its_end(line: Line) -> None:
    hq, campaign = line.hq, line.campaign

    def settle() -> closing.Settled:
        return closing.settle(hq, campaign.id, "9/BC-BHXH", "Trần Mẫu", "GIÁM ĐỐC")

    assert broken(settle) == {Rule.CAMPAIGN_STILL_OPEN}
    closing.close(hq, campaign.id)
    assert broken(settle) == {Rule.REPORTS_MISSING}
    for office in (line.one, line.two):
        send(hq, office)
        draft = reporting.draft_settlement(office, campaign.id)
        reporting.submit(office, replace(draft.report, number="1/BC", signer="Lê Mẫu"))
        send(office, hq)
    assert broken(lambda: closing.settle(hq, campaign.id, "", "")) == {Rule.REQUIRED}
    done = settle()
    assert done.campaign.settled_on == TODAY
    assert done.report.kind is ReportKind.SETTLEMENT
    assert done.report.office_id == hq.identity.office_id
    assert broken(settle) == {Rule.CAMPAIGN_SETTLED}
    assert broken(lambda: closing.reopen(hq, campaign.id, "Sai")) == {Rule.CAMPAIGN_SETTLED}
    send(hq, line.one)
    [there] = closing.campaigns(line.one)
    assert there.settled_on == TODAY


def test_the_settlement_holds_the_figures_of_the_whole_programme(line: Line) -> None:
    desk, hq, campaign = line.one, line.hq, line.campaign
    [award] = add_approved(desk)
    hand_over(desk, award.id)
    closing.close(hq, campaign.id)
    send(hq, desk)
    draft = reporting.draft_settlement(desk, campaign.id)
    figure = draft.figures.period.figure(ItemKind.CARD, Step.HANDED_OVER)
    assert figure.units == 1
    assert draft.report.first_day == campaign.starts_on


def test_open_programmes_come_first(line: Line) -> None:
    hq, newer = line.hq, line.campaign
    older = make_campaign(
        short_name="Ất Tỵ 2025", starts_on=date(2024, 11, 1), ends_on=date(2025, 2, 1)
    )
    older = offices.save_campaign(hq, None, older)
    closing.close(hq, newer.id)
    assert [one.id for one in closing.campaigns(hq)] == [older.id, newer.id]


def test_a_withdrawn_award_stands_in_nobodys_way(line: Line) -> None:
    desk, campaign = line.one, line.campaign.id
    [award] = add_approved(desk)
    assert blocking(desk, campaign) == {Rule.AWARDS_UNSERVED: 1}
    awards.withdraw(desk, award.id, Outcome.REFUSED)
    assert blocking(desk, campaign) == {}


def test_after_closing_nothing_new_is_promised_and_what_comes_is_still_entered(line: Line) -> None:
    desk = line.hq
    pledged = add_line(desk)
    closing.close(desk, line_campaign(desk))
    promise = make_pledge(campaign_id=line_campaign(desk), sponsor_id=sponsor_of(desk))
    new = [LineChange(None, make_line())]
    assert broken(lambda: save_pledge(desk, None, promise, new)) == {Rule.CAMPAIGN_CLOSED}
    entry = make_contribution(pledge_line_id=pledged.id)
    assert [one.rule for one in contribution_problems(desk, entry)] == [Rule.RECEIVED_AFTER_CLOSING]
    receive(desk, entry)
    [left] = closing.leftovers(desk, line_campaign(desk))
    assert left.units == 2


def test_what_stands_is_corrected_until_the_settlement_and_undone_after_it(line: Line) -> None:
    desk = line.hq
    pledged = add_line(desk)
    entry = receive(desk, make_contribution(pledge_line_id=pledged.id))
    closing.close(desk, line_campaign(desk))
    with desk.store.read() as reader:
        before = reader.load(PledgeLine, pledged.id)
        pledge = reader.load(Pledge, pledged.pledge_id)
    fewer = LineChange(before, replace(before.record, designated_group="Hộ nghèo"))
    save_pledge(desk, pledge, pledge.record, [fewer])
    with desk.store.read() as reader:
        settled = reader.load(Campaign, line_campaign(desk))
    offices.save_campaign(desk, settled, replace(settled.record, settled_on=desk.today))
    late = make_contribution(pledge_line_id=pledged.id)
    assert broken(lambda: receive(desk, late)) == {Rule.CAMPAIGN_SETTLED}
    assert broken(lambda: save_pledge(desk, pledge, pledge.record, [])) == {Rule.CAMPAIGN_SETTLED}
    assert reverse_contribution(desk, entry.id, "Ghi nhầm").amount == -entry.amount


def line_campaign(desk: Desk) -> Stamp:
    return closing.campaigns(desk)[0].id


def sponsor_of(desk: Desk) -> Stamp:
    with desk.store.read() as reader:
        return reader.find(Pledge)[0].sponsor_id
