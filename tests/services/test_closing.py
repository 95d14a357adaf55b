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
    make_allotment,
    make_batch,
    make_campaign,
    make_consignment,
    make_consignment_item,
    make_contribution,
    make_enrolment,
    make_event,
    make_line,
    make_payment,
    make_payment_part,
    make_pledge,
    make_refund_case,
    send,
    turn,
)
from tests.services.refusing import refused
from tethelp_desktop.domain.cases import CaseKind
from tethelp_desktop.domain.errors import Failure, Invalid
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Campaign,
    Event,
    ItemKind,
    Office,
    Outcome,
    Override,
    PaymentKind,
    Pledge,
    PledgeLine,
    ReportKind,
    ReportSubmission,
)
from tethelp_desktop.domain.reporting import ReportFigures, Span
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services import awards, closing, offices, reporting
from tethelp_desktop.services.allotting import allot, take_back
from tethelp_desktop.services.cases import open_cases
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.events import save_event
from tethelp_desktop.services.handover import hand_over
from tethelp_desktop.services.money import enter_payment
from tethelp_desktop.services.pledges import (
    LineChange,
    contribution_problems,
    receive,
    reverse_contribution,
    save_pledge,
)
from tethelp_desktop.services.report_states import compare_settlements

CARD = 1_263_600


def broken(act: Callable[[], object]) -> set[Rule]:
    """Name the rules that stop something."""
    with pytest.raises(Invalid) as stopped:
        act()
    return {problem.rule for problem in stopped.value.problems}


def blocking(desk: Desk, campaign_id: Stamp) -> dict[Rule, int]:
    return {one.rule: len(one.ids) for one in closing.obstacles(desk, campaign_id)}


def report(office: Desk, campaign_id: Stamp, **over: object) -> ReportSubmission:
    """Let an office send its settlement."""
    draft = reporting.draft_settlement(office, campaign_id).report
    return reporting.submit(office, replace(draft, number="1/BC", signer="Lê Mẫu", **over))


def all_report(line: Line) -> None:
    """Let both offices send their settlements to headquarters."""
    for office in (line.one, line.two):
        send(line.hq, office)
        report(office, line.campaign.id)
        send(office, line.hq)


def settled(hq: Desk, campaign_id: Stamp, **over: object) -> closing.Settled:
    """Settle with what is drafted now."""
    draft = reporting.draft_settlement(hq, campaign_id).report
    signed = {"number": "9/BC-BHXH", "signer": "Trần Mẫu", **over}
    return closing.settle(hq, replace(draft, **signed))


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
        closing.settle(line.one, reporting.draft_settlement(line.one, campaign).report)


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
        Rule.UNITS_UNCOVERED: [approved[0].pledge_line_id],
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

    def settle(**over: object) -> closing.Settled:
        return settled(hq, campaign.id, **over)

    assert broken(settle) == {Rule.CAMPAIGN_STILL_OPEN}
    closing.close(hq, campaign.id)
    assert broken(settle) == {Rule.REPORTS_MISSING}
    all_report(line)
    assert broken(lambda: settle(number="", signer="")) == {Rule.REQUIRED}
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
    turn(desk, line_campaign(desk), settled_on=desk.today)
    late = make_contribution(pledge_line_id=pledged.id)
    assert broken(lambda: receive(desk, late)) == {Rule.CAMPAIGN_SETTLED}
    assert broken(lambda: save_pledge(desk, pledge, pledge.record, [])) == {Rule.CAMPAIGN_SETTLED}
    assert reverse_contribution(desk, entry.id, "Ghi nhầm").amount == -entry.amount


def line_campaign(desk: Desk) -> Stamp:
    return closing.campaigns(desk)[0].id


def sponsor_of(desk: Desk) -> Stamp:
    with desk.store.read() as reader:
        return reader.find(Pledge)[0].sponsor_id


def test_units_must_balance_before_a_settlement(line: Line) -> None:
    hq, campaign = line.hq, line.campaign.id
    given = add_approved(hq)
    hand_over(hq, given[0].id)
    paid = funded(hq)
    enter_payment(
        hq, make_payment(pledge_line_id=paid.id, quantity=3, amount=3 * CARD, document_number="1")
    )
    allotted = add_line(hq, quantity=2)
    receive(hq, make_contribution(pledge_line_id=allotted.id, quantity=2, amount=0))
    entry = make_allotment(
        pledge_line_id=allotted.id, office_id=line.one.identity.office_id, quantity=2
    )
    kept = allot(hq, entry)
    found = {one.rule: list(one.ids) for one in closing.obstacles(hq, campaign)}
    assert found == {
        Rule.UNITS_UNCOVERED: [given[0].pledge_line_id],
        Rule.PAID_FOR_NOBODY: [paid.id],
        Rule.ALLOTMENTS_UNUSED: [allotted.id],
    }
    take_back(hq, kept.id, "Không dùng", 2)
    [left] = closing.leftovers(hq, campaign)
    enter_payment(hq, replace(closing.proposed_payment(hq, left), document_number="2"))
    refund = make_payment(
        pledge_line_id=paid.id, kind=PaymentKind.REFUND, quantity=3, amount=3 * CARD
    )
    enter_payment(hq, refund)
    [left] = closing.leftovers(hq, campaign)
    enter_payment(hq, replace(closing.proposed_payment(hq, left), document_number="3"))
    uncovered = given[0].pledge_line_id
    receive(hq, make_contribution(pledge_line_id=uncovered, quantity=1, amount=CARD))
    enter_payment(hq, make_payment(pledge_line_id=uncovered, quantity=1, amount=CARD))
    assert blocking(hq, campaign) == {}


def test_what_contradicts_the_books_stops_a_settlement_and_outlives_it(line: Line) -> None:
    hq, campaign = line.hq, line.campaign.id
    second = line.certified(line.one, "pc2")
    [award] = add_approved(line.one)
    send(line.one, hq)
    send(hq, second)
    send(line.one, second)
    for desk in (line.one, second):
        hand_over(desk, award.id)
    send(second, line.one)
    assert blocking(line.one, campaign)[Rule.CASES_OPEN] >= 1
    turn(hq, campaign, closed_on=TODAY, settled_on=TODAY)
    send(hq, line.one)
    with line.one.store.read() as reader:
        assert CaseKind.HANDED_TWICE in {one.kind for one in open_cases(line.one, reader)}


def test_what_is_held_and_conflicts_of_this_programme_stop_a_settlement(line: Line) -> None:
    hq, campaign = line.hq, line.campaign.id
    with line.one.store.write("Lan", line.clock()) as tx:
        before = tx.load(Campaign, campaign)
        tx.put(before, replace(before.record, name="Chương trình của tôi"))
    assert send(line.one, hq).held
    assert blocking(hq, campaign) == {Rule.BUNDLES_HELD: 1}


def test_a_conflict_of_another_programme_stands_in_nobodys_way(line: Line) -> None:
    hq = line.hq
    other = offices.save_campaign(hq, None, make_campaign(name="Xuân 2027", short_name="2027"))
    send(hq, line.one)
    second = line.certified(line.one, "pc2")
    event = save_event(line.one, None, make_event(campaign_id=other.id))
    send(line.one, hq)
    send(hq, line.one)
    send(line.one, second)
    for desk, place in ((line.one, "Xã A"), (second, "Xã B")):
        with desk.store.read() as reader:
            loaded = reader.load(Event, event.id)
        save_event(desk, loaded, replace(loaded.record, place=place))
    send(second, line.one)
    assert blocking(line.one, other.id) == {Rule.CONFLICTS_REMAIN: 1}
    assert blocking(line.one, line.campaign.id) == {}


def test_only_closing_turns_the_page_of_a_programme(line: Line) -> None:
    for field in ("closed_on", "settled_on"):
        with line.hq.store.read() as reader:
            before = reader.load(Campaign, line.campaign.id)
        after = replace(before.record, **{field: TODAY})
        assert broken(lambda: offices.save_campaign(line.hq, before, after)) == {  # noqa: B023
            Rule.TURNED_ELSEWHERE
        }
    new = make_campaign(name="Xuân 2027", short_name="2027", closed_on=TODAY)
    assert broken(lambda: offices.save_campaign(line.hq, None, new)) == {Rule.TURNED_ELSEWHERE}


def test_headquarters_settles_after_a_settlement_of_its_own_was_sent(line: Line) -> None:
    hq, campaign = line.hq, line.campaign.id
    closing.close(hq, campaign)
    own = report(hq, campaign)
    all_report(line)
    assert broken(lambda: settled(hq, campaign)) == {Rule.REQUIRED}
    done = settled(hq, campaign, reason="Báo cáo cuối cùng")
    assert done.report.corrects == own.id


def test_a_settlement_from_before_the_last_closing_is_missing(line: Line) -> None:
    hq, campaign = line.hq, line.campaign.id
    closing.close(hq, campaign)
    all_report(line)
    assert blocking(hq, campaign) == {}
    closing.reopen(hq, campaign, "Còn thẻ chưa nhập")
    closing.close(hq, campaign)
    assert blocking(hq, campaign) == {Rule.REPORTS_MISSING: 2}
    for office in (line.one, line.two):
        send(hq, office)
        report(office, campaign, reason="Khóa sổ lại")
        send(office, hq)
    assert blocking(hq, campaign) == {}


def test_settlements_that_are_doubled_or_differ_stop_the_settlement(line: Line) -> None:
    hq, campaign = line.hq, line.campaign.id
    second = line.certified(line.one, "pc2")
    closing.close(hq, campaign)
    send(hq, second)
    all_report(line)
    report(second, campaign)
    send(second, hq)
    assert blocking(hq, campaign) == {Rule.REPORTS_TWICE: 1}
    send(second, line.one)
    with line.one.write() as tx:
        draft = reporting.draft_settlement(line.one, campaign).report
        one_card = Span({(ItemKind.CARD, Step.HANDED_OVER): Figure(1, CARD)})
        wrong = ReportFigures(one_card, one_card).to_json()
        tx.add(replace(draft, number="2/BC", signer="Lê Mẫu", reason="Sai", figures=wrong))
    send(line.one, hq)
    assert blocking(hq, campaign) == {Rule.REPORTS_DIFFER: 1}
    told = compare_settlements(hq, campaign)
    assert [len(one.differences) for one in told.offices] == [1, 0]


def test_an_office_that_ended_owes_no_settlement(line: Line) -> None:
    hq, campaign = line.hq, line.campaign.id
    with hq.store.read() as reader:
        before = reader.load(Office, line.two.identity.office_id)
    ended = {"valid_to": TODAY - timedelta(days=1), "successor_id": line.one.office.id}
    gone = replace(before.record, **ended)
    offices.save_office(hq, before, gone)
    closing.close(hq, campaign)
    assert blocking(hq, campaign) == {Rule.REPORTS_MISSING: 1}


def test_headquarters_signs_the_figures_that_it_saw_on_the_day_it_typed(line: Line) -> None:
    hq, campaign = line.hq, line.campaign.id
    promised = add_line(hq)
    closing.close(hq, campaign, TODAY - timedelta(days=1))
    all_report(line)
    draft = reporting.draft_settlement(hq, campaign).report
    seen = replace(draft, number="9/BC", signer="Trần Mẫu", submitted_on=TODAY)
    early = replace(seen, submitted_on=TODAY - timedelta(days=2))
    assert broken(lambda: closing.settle(hq, early)) == {Rule.DATES_REVERSED}
    receive(hq, make_contribution(pledge_line_id=promised.id, quantity=1, amount=CARD))
    [left] = closing.leftovers(hq, campaign)
    enter_payment(hq, replace(closing.proposed_payment(hq, left), document_number="4"))
    assert broken(lambda: closing.settle(hq, seen)) == {Rule.REPORT_CHANGED}
    line.clock.turn(days=2)
    fresh = reporting.draft_settlement(hq, campaign).report
    done = closing.settle(hq, replace(fresh, number="9/BC", signer="Trần Mẫu", submitted_on=TODAY))
    assert (done.campaign.settled_on, done.report.submitted_on) == (TODAY, TODAY)
