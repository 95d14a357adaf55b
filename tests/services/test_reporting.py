"""Reports up the line, from the wish of headquarters to the comparison of what was sent."""

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
    as_staff,
    make_batch,
    make_contribution,
    make_enrolment,
    make_office,
    send,
)
from tests.services.refusing import refused
from tethelp_desktop.domain.errors import Failure, Invalid
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Allotment,
    Enrolment,
    ItemKind,
    Office,
    Outcome,
    Pledge,
    PledgeLine,
    ReportRequest,
    ReportSubmission,
)
from tethelp_desktop.domain.reporting import ReportState
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.services import awards, cases, offices, reporting
from tethelp_desktop.services.allotting import allot
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import hand_over, undo_handover
from tethelp_desktop.services.ledger_view import Scope, read_ledger
from tethelp_desktop.services.pledges import LineChange, receive, save_pledge
from tethelp_desktop.services.report_counting import count, readable
from tethelp_desktop.services.report_states import compare, owed_reports, request_states
from tethelp_desktop.services.reporting import Draft

HANDED = (ItemKind.CARD, Step.HANDED_OVER)
WEEK = (date(2026, 1, 5), TODAY)


def broken(act: Callable[[], object]) -> set[Rule]:
    """Name the rules that stop something."""
    with pytest.raises(Invalid) as stopped:
        act()
    return {problem.rule for problem in stopped.value.problems}


def want(line: Line, due_on: date = TODAY, name: str = "Tuần 2 tháng 1") -> ReportRequest:
    request = ReportRequest(
        campaign_id=line.campaign.id,
        name=name,
        first_day=WEEK[0],
        last_day=WEEK[1],
        due_on=due_on,
    )
    made = reporting.save_request(line.hq, None, request)
    for office in (line.one, line.two):
        send(line.hq, office)
    return made


def signed(draft: Draft, **over: object) -> ReportSubmission:
    return replace(draft.report, number="05/BC-HL", signer="Nguyễn Văn Mẫu", **over)


def sent(desk: Desk, request: ReportRequest) -> ReportSubmission:
    return reporting.submit(desk, signed(reporting.draft_requested(desk, request.id)))


def test_a_report_holds_what_its_office_did_in_the_period_and_since_the_beginning(
    line: Line,
) -> None:
    request, office = want(line), line.one
    given = add_approved(office, 3)
    hand_over(office, given[0].id)
    hand_over(office, given[1].id, handed_on=date(2025, 12, 20))
    draft = reporting.draft_requested(office, request.id)
    assert draft.figures.period.figure(*HANDED).units == 1
    assert draft.figures.cumulative.figure(*HANDED).units == 2
    assert (draft.figures.cumulative.awarded, draft.figures.cumulative.served) == (3, 2)
    assert (draft.figures.period.awarded, draft.figures.period.served) == (3, 1)
    assert draft.report.due_on == request.due_on
    assert not draft.report.nothing_to_report
    assert (draft.previous, draft.changes) == (None, [])


def test_a_report_never_changes_and_the_next_says_what_was_entered_late(line: Line) -> None:
    office, clock = line.one, line.clock
    request = want(line)
    given = add_approved(office, 3)
    first = sent(office, request)
    clock.turn(days=5)
    hand_over(office, given[0].id)
    hand_over(office, given[1].id, handed_on=TODAY)
    [kept] = reporting.reports(office, line.campaign.id)
    assert kept.report == first
    assert kept.figures is not None
    assert kept.figures.cumulative.figure(*HANDED) == Figure()
    draft = reporting.draft_period(
        office, line.campaign.id, TODAY + timedelta(days=1), office.today
    )
    [change] = draft.changes
    assert (change.change.kind, change.change.step) == HANDED
    assert change.change.difference.units == 2
    assert [one.day for one in change.late] == [TODAY]
    assert len(change.entries) == 2
    assert change.unexplained == Figure()
    second = reporting.submit(office, signed(draft))
    again = reporting.changes_since(office, second.id)
    assert (again.previous, again.changes) == (first, draft.changes)


def test_what_was_undone_since_is_a_difference_that_no_entry_explains(line: Line) -> None:
    office = line.one
    request = want(line)
    handed = hand_over(office, add_approved(office)[0].id)
    sent(office, request)
    line.clock.turn(days=1)
    undo_handover(office, handed.handover.id, "Trao nhầm người")
    draft = reporting.draft_period(office, line.campaign.id, office.today, office.today)
    assert [one.change.difference.units for one in draft.changes] == [-1]
    assert draft.changes[0].unexplained.units == -1


def test_what_came_late_and_what_was_undone_do_not_hide_each_other(line: Line) -> None:
    office = line.one
    request = want(line)
    first, second = add_approved(office, 2)
    handed = hand_over(office, first.id)
    sent(office, request)
    line.clock.turn(days=1)
    undo_handover(office, handed.handover.id, "Trao nhầm người")
    hand_over(office, second.id, handed_on=TODAY)
    draft = reporting.draft_period(office, line.campaign.id, office.today, office.today)
    [moved] = draft.changes
    assert moved.change.difference.units == 0
    assert (len(moved.late), moved.unexplained.units) == (1, -1)


def test_nothing_is_reported_as_nothing_only(line: Line) -> None:
    request, office = want(line), line.one
    assert reporting.draft_requested(office, request.id).report.nothing_to_report
    add_approved(office)
    full = reporting.draft_requested(office, request.id)
    assert broken(lambda: reporting.submit(office, signed(full, nothing_to_report=True))) == {
        Rule.REPORT_NOT_EMPTY
    }
    assert reporting.report_problems(office, signed(full)) == []
    said = reporting.report_problems(office, signed(full, nothing_to_report=True))
    assert [problem.rule for problem in said] == [Rule.REPORT_NOT_EMPTY]


def test_what_changed_while_the_report_was_read_is_not_signed_unseen(line: Line) -> None:
    request, office = want(line), line.one
    other = line.certified(office, "pc2")
    add_approved(office)
    hand_over(other, add_approved(other)[0].id)
    draft = reporting.draft_requested(office, request.id)
    send(other, office)
    assert broken(lambda: reporting.submit(office, signed(draft))) == {Rule.REPORT_CHANGED}


def test_what_is_entered_after_the_cut_off_waits_for_the_next_report(line: Line) -> None:
    request, office = want(line), line.one
    draft = reporting.draft_requested(office, request.id)
    line.clock.turn(minutes=1)
    add_approved(office)
    report = reporting.submit(office, signed(draft))
    assert report.nothing_to_report


def test_a_wrong_report_is_corrected_by_a_new_one_with_the_reason(line: Line) -> None:
    office, request = line.one, want(line)
    first = sent(office, request)
    add_approved(office)
    draft = reporting.draft_requested(office, request.id)
    assert draft.report.corrects == first.id
    assert draft.previous == first
    assert broken(lambda: reporting.submit(office, signed(draft))) == {Rule.REQUIRED}
    second = reporting.submit(office, signed(draft, reason="Thiếu một suất"))
    newer, older = reporting.reports(office, line.campaign.id)
    assert (newer.report, newer.corrected_by) == (second, None)
    assert older.corrected_by == second
    once_more = reporting.draft_correction(office, first.id)
    assert broken(lambda: reporting.submit(office, signed(once_more, reason="Lại thiếu"))) == {
        Rule.CORRECTED_ALREADY
    }
    twice = reporting.draft_period(office, line.campaign.id, *WEEK)
    assert broken(lambda: reporting.submit(office, signed(twice))) == {Rule.REPORTED_ALREADY}


def test_headquarters_sees_who_is_in_time_late_missing_and_corrected(line: Line) -> None:
    request = want(line)
    first, second = line.one, line.two
    states = {one.office.id: one.state for one in request_states(line.hq, request.id)}
    assert set(states.values()) == {ReportState.AWAITED}
    sent(first, request)
    line.clock.turn(days=2)
    sent(second, request)
    correction = reporting.draft_requested(first, request.id)
    reporting.submit(first, signed(correction, reason="Sai số"))
    for office in (line.one, line.two):
        send(office, line.hq)
    met = {one.office.id: one for one in request_states(line.hq, request.id)}
    own, other = met[first.identity.office_id], met[second.identity.office_id]
    assert (own.state, own.is_corrected) == (ReportState.IN_TIME, True)
    assert (other.state, other.is_corrected) == (ReportState.LATE, False)
    [mine] = request_states(second, request.id)
    assert mine.state is ReportState.LATE


def test_a_report_that_never_came_is_missing_after_its_day(line: Line) -> None:
    request = want(line)
    line.clock.turn(days=1)
    assert {one.state for one in request_states(line.hq, request.id)} == {ReportState.MISSING}
    assert [one.standing for one in request_states(line.one, request.id)] == [None]
    assert owed_reports(line.one) == 1
    sent(line.one, request)
    assert owed_reports(line.one) == owed_reports(line.hq) == 0


def test_sums_of_reports_stand_beside_what_headquarters_counts_itself(line: Line) -> None:
    request, first, second = want(line), line.one, line.two
    hand_over(first, add_approved(first)[0].id)
    sent(first, request)
    found = hand_over(second, add_approved(second)[0].id)
    sent(second, request)
    for office in (line.one, line.two):
        send(office, line.hq)
    told = compare(line.hq, request.id)
    assert told.reported.figure(*HANDED) == told.counted.figure(*HANDED)
    assert told.counted.figure(*HANDED).units == 2
    assert [one.differences for one in told.offices] == [[], []]
    undo_handover(second, found.handover.id, "Trao nhầm người")
    send(second, line.hq)
    told = compare(line.hq, request.id)
    assert [one.differences for one in told.offices] == [[], []]
    with second.write() as tx:
        wrong = reporting.draft_requested(second, request.id).figures.to_json()
        before = told.offices[1].report
        tx.add(
            replace(
                before, id=NEW, number="06/BC", figures=wrong, corrects=before.id, reason="Sai số"
            )
        )
    send(second, line.hq)
    off = {one.office.id: one.differences for one in compare(line.hq, request.id).offices}
    assert off[first.identity.office_id] == []
    [change] = off[second.identity.office_id]
    assert (change.before.units, change.after.units) == (0, 1)


def test_an_office_that_did_not_report_is_named_beside_the_sums(line: Line) -> None:
    request = want(line)
    sent(line.one, request)
    send(line.one, line.hq)
    told = compare(line.hq, request.id)
    assert [one.id for one in told.missing] == [line.two.identity.office_id]


def test_only_headquarters_wants_reports_and_may_want_them_no_longer(line: Line) -> None:
    request = want(line)
    with refused(Failure.NOT_HEADQUARTERS):
        reporting.save_request(line.one, None, replace(request, name="Khác"))
    with pytest.raises(Invalid):
        reporting.withdraw_request(line.hq, request.id, "")
    reporting.withdraw_request(line.hq, request.id, "Gộp vào tuần sau")
    assert reporting.requests(line.hq, line.campaign.id) == []


def test_a_report_for_another_office_is_refused(line: Line) -> None:
    draft = reporting.draft_period(line.one, line.campaign.id, *WEEK)
    other = line.two.identity.office_id
    with refused(Failure.NOT_FOUND):
        reporting.submit(line.one, signed(draft, office_id=other))


def test_headquarters_reports_the_whole_line(line: Line) -> None:
    pledged = add_line(line.hq)
    receive(line.hq, make_contribution(pledge_line_id=pledged.id))
    draft = reporting.draft_period(as_staff(line.hq, "Trần Mẫu"), line.campaign.id, *WEEK)
    assert draft.figures.period.figure(ItemKind.CARD, Step.RECEIVED) == Figure(2, 2_527_200)


def test_a_settlement_waits_for_the_closing(line: Line) -> None:
    draft = reporting.draft_settlement(line.one, line.campaign.id)
    assert broken(lambda: reporting.submit(line.one, signed(draft))) == {Rule.CAMPAIGN_STILL_OPEN}


def test_what_is_issued_later_counts_from_when_it_was_said(line: Line) -> None:
    request, desk = want(line), line.one
    [award] = add_approved(desk)
    with desk.write() as tx:
        batch = tx.add(make_batch(campaign_id=line.campaign.id))
        row = tx.add(make_enrolment(batch_id=batch.id, award_id=award.id))
    sent(desk, request)
    line.clock.turn(hours=1)
    with desk.write() as tx:
        before = tx.load(Enrolment, row.id)
        tx.put(before, replace(before.record, issued_on=TODAY, item_number="GD4370000000001"))
    send(desk, line.hq)
    told = compare(line.hq, request.id)
    assert [one.differences for one in told.offices] == [[]]
    draft = reporting.draft_period(desk, line.campaign.id, TODAY, TODAY)
    [moved] = draft.changes
    assert moved.change.step is Step.ISSUED
    assert moved.unexplained == Figure()
    assert len(moved.late) == 1


def test_offices_are_counted_in_one_pass_as_each_by_itself(line: Line) -> None:
    request = want(line)
    ours = add_line(line.hq, quantity=9)
    receive(line.hq, make_contribution(pledge_line_id=ours.id))
    for office in (line.one, line.two):
        entry = Allotment(
            pledge_line_id=ours.id,
            office_id=office.identity.office_id,
            quantity=2,
            allotted_on=TODAY,
        )
        allot(line.hq, entry)
        send(line.hq, office)
        hand_over(office, add_approved(office, 2)[0].id)
        sent(office, request)
        send(office, line.hq)
    told = compare(line.hq, request.id)
    with line.hq.store.read() as reader:
        for one in told.offices:
            scope = Scope(campaign_id=line.campaign.id, office_id=one.office.id)
            whole = read_ledger(line.hq, reader, scope)
            for (kind, step), figure in one.counted.cumulative.figures.items():
                assert figure == whole.kinds[kind].figures[step]
    assert [one.differences for one in told.offices] == [[], []]


def test_an_award_is_counted_once_in_the_period_in_which_it_was_entered(line: Line) -> None:
    office, key = line.one, (ItemKind.CARD, Step.AWARDED)
    units = add_line(office, quantity=1)
    [person] = add_people(office, 1)
    [proposed] = awards.propose(office, units.id, [person.id]).awards
    days, weeks = [], []
    for _ in range(3):
        days.append(office.today)
        draft = reporting.draft_period(office, line.campaign.id, days[-1], days[-1])
        weeks.append(reporting.submit(office, signed(draft)))
        line.clock.turn(days=1)
        if len(days) == 1:
            awards.approve(office, [proposed.id], "12/QĐ")
    told = [readable(week) for week in weeks]
    assert [one and one.period.figure(*key).units for one in told] == [1, 0, 0]
    assert [one and one.cumulative.figure(*key).units for one in told] == [1, 1, 1]


def test_what_becomes_of_it_later_changes_nothing_of_a_report_that_was_sent(line: Line) -> None:
    office, request = line.one, want(line)
    given_up, undone, twice, stays = add_approved(office, 4)
    handed = [hand_over(office, one.id).handover for one in (undone, twice, stays)]
    awards.withdraw(office, given_up.id, Outcome.REFUSED)
    again = sent(office, request)
    figures = readable(again)
    send(office, line.hq)
    line.clock.turn(days=1)
    undo_handover(office, handed[0].id, "Trao nhầm người")
    awards.withdraw(office, undone.id, Outcome.DIED)
    cases.reinstate(office, given_up.id, "Thôi nhầm")
    with office.store.read() as reader:
        units = reader.load(PledgeLine, stays.pledge_line_id)
        pledge = reader.load(Pledge, units.record.pledge_id)
    more = LineChange(units, replace(units.record, quantity=9, unit_value=1))
    save_pledge(office, pledge, pledge.record, [more])
    send(office, line.hq)
    assert [one.differences for one in compare(line.hq, request.id).offices] == [[]]
    with office.store.read() as reader:
        assert count(office, reader, again)[0] == figures
    now = reporting.draft_period(office, line.campaign.id, office.today, office.today)
    key = (ItemKind.CARD, Step.AWARDED)
    assert figures is not None
    assert figures.cumulative.figure(*key) == Figure(3, 3 * 1_263_600)
    assert now.figures.cumulative.figure(*key) == Figure(3, 3)
    assert now.figures.cumulative.figure(*HANDED) == Figure(2, 2)
    assert now.figures.cumulative.figure(ItemKind.CARD, Step.PLEDGED) == Figure(9, 9)
    with office.store.read() as reader:
        whole = read_ledger(
            office, reader, Scope(campaign_id=line.campaign.id, office_id=office.office.id)
        )
    for (kind, step), figure in now.figures.cumulative.figures.items():
        assert figure == whole.kinds[kind].figures[step]


def test_a_report_sent_before_it_was_wanted_is_taken_up(line: Line) -> None:
    office = line.one
    first = reporting.submit(
        office, signed(reporting.draft_period(office, line.campaign.id, *WEEK))
    )
    send(office, line.hq)
    request = want(line)
    met = {one.office.id: one for one in request_states(line.hq, request.id)}
    assert met[office.identity.office_id].state is ReportState.IN_TIME
    assert owed_reports(office) == 0
    answer = signed(reporting.draft_requested(office, request.id), reason="Theo yêu cầu")
    sent_again = reporting.submit(office, answer)
    assert (sent_again.request_id, sent_again.corrects) == (request.id, first.id)
    assert request_states(office, request.id)[0].standing == sent_again


def test_two_pcs_report_the_same_and_one_correction_takes_both_places(line: Line) -> None:
    office, request = line.one, want(line)
    other = line.certified(office, "pc2")
    for desk in (office, other):
        sent(desk, request)
    send(other, office)
    [met] = request_states(office, request.id)
    assert met.standing is not None
    assert len({met.standing.id, *(one.id for one in met.twins)}) == 2
    fixed = signed(reporting.draft_requested(office, request.id), reason="Hai máy cùng gửi")
    reporting.submit(office, fixed)
    [met] = request_states(office, request.id)
    assert (met.twins, met.is_corrected) == ([], True)


def test_an_office_owes_only_what_it_can_send(line: Line) -> None:
    request = want(line)
    with line.hq.store.read() as reader:
        ended = reader.load(Office, line.two.identity.office_id)
    successor = {"valid_to": WEEK[1] - timedelta(days=1), "successor_id": line.one.office.id}
    offices.save_office(line.hq, ended, replace(ended.record, **successor))
    later = make_office(name="BHXH cơ sở Mới", symbol="M", valid_from=WEEK[1] + timedelta(days=1))
    offices.save_office(line.hq, None, later)
    owing = [one.office.id for one in request_states(line.hq, request.id)]
    assert owing == [line.one.identity.office_id]
    sent(line.two, request)
    send(line.two, line.hq)
    assert len(request_states(line.hq, request.id)) == 2


def test_a_report_is_late_by_its_cut_off_and_ends_with_it(line: Line) -> None:
    request, office = want(line), line.one
    line.clock.turn(days=2)
    dated_back = signed(reporting.draft_requested(office, request.id), submitted_on=TODAY)
    reporting.submit(office, dated_back)
    assert request_states(office, request.id)[0].state is ReportState.LATE
    tomorrow = office.today + timedelta(days=1)
    early = reporting.draft_period(office, line.campaign.id, office.today, tomorrow)
    assert broken(lambda: reporting.submit(office, signed(early))) == {Rule.PERIOD_NOT_OVER}
