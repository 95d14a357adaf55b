from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    TODAY,
    Line,
    add_line,
    add_people,
    close_campaign,
    make_campaign,
    make_coverage,
    make_decision,
    make_id,
    make_list,
    make_nomination,
    make_person,
    send,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.cases import CaseKind
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Beneficiary,
    ItemKind,
    Nomination,
    Outcome,
    Payer,
    SelectionList,
)
from tethelp_desktop.domain.selection import ListState
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    awards,
    cases,
    decisions,
    insurance,
    offices,
    people,
    selection,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.list_check import CheckedRow, checked_list
from tethelp_desktop.services.prospects import Judgement
from tethelp_desktop.services.selection import ListView, NominationRow
from tethelp_desktop.wording import Language, case_sentence, case_ways


def add_list(line: Line, **over: Any) -> SelectionList:
    entry = make_list(**{"campaign_id": line.campaign.id, **over})
    return selection.save_list(line.one, None, entry)


def fill(
    desk: Desk, list_id: Stamp, people_: Sequence[Beneficiary], *, reserve: bool = False
) -> list[Nomination]:
    return [selection.nominate(desk, list_id, one.id, reserve=reserve) for one in people_]


def the_view(line: Line) -> ListView:
    with line.one.store.read() as reader:
        (view,) = selection.lists(line.one, reader, line.campaign.id)
    return view


def rows(desk: Desk, list_id: Stamp) -> list[NominationRow]:
    with desk.store.read() as reader:
        return selection.rows_of(reader, list_id)


def order(desk: Desk, list_id: Stamp) -> list[tuple[bool, int, str]]:
    found = rows(desk, list_id)
    return [(r.nomination.reserve, r.nomination.rank, r.person.full_name) for r in found]


def test_a_list_goes_its_way(line: Line) -> None:
    asked = add_list(line, requested_on=None, places=2)
    assert the_view(line).state is ListState.PLANNED
    selection.ask(line.one, asked.id, date(2026, 1, 5), due_on=date(2026, 1, 9), number="4/CV")
    assert the_view(line).state is ListState.OVERDUE
    selection.receive(line.one, asked.id, TODAY, "Chủ tịch Mẫu", number="8/DS")
    assert the_view(line).state is ListState.RECEIVED
    fill(line.one, asked.id, add_people(line.one, 2))
    fill(line.one, asked.id, add_people(line.one, 1), reserve=True)
    with invalid(("decision_id", Rule.DECISION_NOT_REGISTERED)):
        selection.decide(line.one, asked.id, "12/QĐ-BHXH")
    decision = decisions.save_decision(line.one, None, make_decision(campaign_id=line.campaign.id))
    selection.decide(line.one, asked.id, decision.number)
    view = the_view(line)
    assert (view.state, view.decision) == (ListState.DECIDED, decision)
    assert (view.named, view.reserve, view.awarded) == (2, 1, 0)


def test_nobody_to_propose_is_an_answer_of_its_own(line: Line) -> None:
    asked = add_list(line)
    with invalid(("confirmed_by", Rule.REQUIRED)):
        selection.receive(line.one, asked.id, TODAY, "", nothing=True)
    selection.receive(line.one, asked.id, TODAY, "Chủ tịch Mẫu", nothing=True)
    assert the_view(line).state is ListState.NOTHING
    (person,) = add_people(line.one, 1)
    with invalid(("list_id", Rule.LIST_HAS_NOBODY)):
        selection.nominate(line.one, asked.id, person.id)
    selection.receive(line.one, asked.id, TODAY, "Chủ tịch Mẫu")
    selection.nominate(line.one, asked.id, person.id)
    with invalid(("nothing_to_propose", Rule.LIST_NAMES_PEOPLE)):
        selection.receive(line.one, asked.id, TODAY, "Chủ tịch Mẫu", nothing=True)
    late = asked.received_on or TODAY + timedelta(1)
    with invalid(("received_on", Rule.IN_THE_FUTURE)):
        selection.receive(line.one, asked.id, late, "Chủ tịch Mẫu")


def test_a_list_answered_here_and_filled_there_is_to_be_settled(line: Line) -> None:
    second = line.certified(line.one, "second")
    send(line.hq, line.one)
    asked = add_list(line)
    (person,) = add_people(line.one, 1)
    send(line.one, second)
    (row,) = fill(second, asked.id, [person])
    selection.receive(line.one, asked.id, TODAY, "Chủ tịch Mẫu", nothing=True)
    send(second, line.one)
    with line.one.store.read() as reader:
        (case,) = cases.open_cases(line.one, reader)
    assert (case.kind, case.subject) == (CaseKind.NAMED_THOUGH_NOBODY, asked.id)
    assert "vẫn có 1 người" in case_sentence(case, Language.VI)
    assert "gạch tên" in case_ways(case, Language.VI)
    selection.strike(line.one, row.id, "Xã đã trả lời không phát sinh")
    with line.one.store.read() as reader:
        assert cases.open_cases(line.one, reader) == []


def test_nobody_is_on_a_list_twice(line: Line) -> None:
    asked = add_list(line)
    (person,) = add_people(line.one, 1)
    selection.nominate(line.one, asked.id, person.id)
    with invalid(("beneficiary_id", Rule.ON_THE_LIST_ALREADY)):
        selection.nominate(line.one, asked.id, person.id, reserve=True)
    with refused(Failure.NOT_FOUND):
        selection.nominate(line.one, Stamp("0" * 32), person.id)


def test_who_is_struck_off_stays_with_the_reason_and_may_come_again(line: Line) -> None:
    asked = add_list(line)
    (person,) = add_people(line.one, 1)
    (row,) = fill(line.one, asked.id, [person])
    with invalid(("withdrawn", Rule.REQUIRED)):
        selection.strike(line.one, row.id, "")
    selection.strike(line.one, row.id, "Đã chuyển đi")
    with invalid(("withdrawn", Rule.NOMINATION_STRUCK)):
        selection.strike(line.one, row.id, "Đã chuyển đi")
    with invalid(("withdrawn", Rule.NOMINATION_STRUCK)):
        selection.move(line.one, row.id, 1)
    assert rows(line.one, asked.id) == []
    selection.nominate(line.one, asked.id, person.id)
    assert len(rows(line.one, asked.id)) == 1


@given(data=st.data())
def test_ranks_run_from_one_however_rows_are_moved(line: Line, data: st.DataObject) -> None:
    asked = add_list(line)
    names = ["An", "Bình", "Chi", "Dung"]
    chosen = [add_people(line.one, 1, full_name=f"Lê Thị {name}")[0] for name in names]
    made = fill(line.one, asked.id, chosen[:2]) + fill(line.one, asked.id, chosen[2:], reserve=True)
    for _ in range(4):
        one = data.draw(st.sampled_from(made))
        place, reserve = data.draw(st.integers(1, 5)), data.draw(st.booleans())
        moved = selection.move(line.one, one.id, place, reserve=reserve)
        assert [row.rank for row in moved] == list(range(1, len(moved) + 1))
        assert one.id in {row.id for row in moved}
    found = order(line.one, asked.id)
    assert sorted(name for *_, name in found) == [f"Lê Thị {name}" for name in names]
    assert found == sorted(found, key=lambda row: row[:2])


def test_a_list_is_proposed_in_its_own_order(line: Line) -> None:
    asked = add_list(line)
    first, second, third = add_people(line.one, 3)
    (spare,) = fill(line.one, asked.id, [third], reserve=True)
    made = fill(line.one, asked.id, [first, second])
    units = add_line(line.one, quantity=2)
    proposed = selection.propose_from_list(line.one, units.id, [spare.id, made[1].id, made[0].id])
    assert [one.beneficiary_id for one in proposed.awards] == [first.id, second.id]
    assert [one.nomination_id for one in proposed.awards] == [one.id for one in made]
    ((person, (problem,)),) = proposed.refused
    assert (person, problem.rule) == (third, Rule.LINE_USED_UP)
    assert the_view(line).awarded == 2
    assert [row.is_served for row in rows(line.one, asked.id)] == [True, True, False]
    with invalid(("beneficiary_id", Rule.NOMINATION_AWARDED)):
        selection.strike(line.one, made[0].id, "Nhầm")
    awards.withdraw(line.one, proposed.awards[0].id, Outcome.DIED)
    selection.strike(line.one, made[0].id, "Đã mất")


def test_a_list_for_cards_gives_no_books(line: Line) -> None:
    asked = add_list(line)
    (row,) = fill(line.one, asked.id, add_people(line.one, 1))
    books = add_line(line.one, kind=ItemKind.BOOK)
    with invalid(("kind", Rule.LIST_FOR_ANOTHER_KIND)):
        selection.propose_from_list(line.one, books.id, [row.id])


def looked_at(found: CheckedRow) -> list[Rule]:
    ours = {
        Rule.ALREADY_AWARDED,
        Rule.TWIN_AWARDED,
        Rule.CARD_OVERLAPS,
        Rule.STATE_PAYS_FOR_CARD,
        Rule.ON_ANOTHER_LIST,
        Rule.LINE_USED_UP,
    }
    return [problem.rule for problem in found.problems if problem.rule in ours]


def test_a_list_is_looked_through_before_anything_is_proposed(line: Line) -> None:
    asked, other = add_list(line), add_list(line, source_name="UBND xã Khác")
    units = add_line(line.one, quantity=2)
    free, awarded, covered, elsewhere, served = add_people(line.one, 5)
    awards.propose(line.one, units.id, [awarded.id])
    insurance.save_coverage(
        line.one,
        None,
        make_coverage(beneficiary_id=covered.id, payer=Payer.STATE, valid_to=date(2027, 12, 31)),
    )
    fill(line.one, other.id, [elsewhere])
    made = fill(line.one, asked.id, [free, awarded, covered, elsewhere, served])
    selection.propose_from_list(line.one, units.id, [made[-1].id])
    found = checked_list(line.one, asked.id)
    assert [looked_at(one) for one in found] == [
        [],
        [Rule.ALREADY_AWARDED],
        [Rule.STATE_PAYS_FOR_CARD],
        [Rule.ON_ANOTHER_LIST],
        [],
    ]
    assert found[0].judgement is Judgement.TO_LOOK_AT
    assert found[0].value is not None
    assert found[1].judgement is Judgement.NOT_ENTITLED
    assert found[-1].row.is_served
    with_line = checked_list(line.one, asked.id, units.id)
    assert looked_at(with_line[0]) == [Rule.LINE_USED_UP]


def test_the_same_person_under_two_records_is_told(line: Line) -> None:
    asked, other = add_list(line), add_list(line, source_name="UBND xã Khác")
    (one,) = add_people(line.one, 1)
    with line.one.write() as tx:
        twin = tx.add(make_person(personal_id=one.personal_id))
    fill(line.one, asked.id, [one])
    fill(line.one, other.id, [twin])
    units = add_line(line.one)
    awards.propose(line.one, units.id, [twin.id])
    (found,) = checked_list(line.one, asked.id)
    assert looked_at(found) == [Rule.TWIN_AWARDED, Rule.ON_ANOTHER_LIST]


def test_a_closed_programme_takes_no_lists(line: Line) -> None:
    asked = add_list(line)
    (person,) = add_people(line.one, 1)
    close_campaign(line)
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        selection.save_list(line.one, None, make_list(campaign_id=asked.campaign_id))
    with invalid(("list_id", Rule.CAMPAIGN_CLOSED)):
        selection.nominate(line.one, asked.id, person.id)
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        selection.receive(line.one, asked.id, TODAY, "Chủ tịch Mẫu")


def test_the_rows_of_a_closed_programme_stay_as_they_are(line: Line) -> None:
    asked = add_list(line)
    first, second = fill(line.one, asked.id, add_people(line.one, 2))
    close_campaign(line)
    with invalid(("list_id", Rule.CAMPAIGN_CLOSED)):
        selection.move(line.one, second.id, 1)
    with invalid(("list_id", Rule.CAMPAIGN_CLOSED)):
        selection.strike(line.one, first.id, "Đã chuyển đi")


def test_from_a_decided_list_somebody_is_only_struck_off(line: Line) -> None:
    asked = add_list(line)
    one, two, late = add_people(line.one, 3)
    first, second = fill(line.one, asked.id, [one, two])
    decisions.save_decision(line.one, None, make_decision(campaign_id=line.campaign.id))
    selection.decide(line.one, asked.id, "12/QĐ-BHXH")
    with invalid(("list_id", Rule.LIST_DECIDED)):
        selection.nominate(line.one, asked.id, late.id)
    with invalid(("list_id", Rule.LIST_DECIDED)):
        selection.move(line.one, second.id, 1)
    selection.strike(line.one, first.id, "Đã mất")
    assert [row.person.id for row in rows(line.one, asked.id)] == [two.id]
    selection.decide(line.one, asked.id, "")
    selection.nominate(line.one, asked.id, late.id)
    assert the_view(line).state is not ListState.DECIDED


def test_a_list_is_served_from_a_line_of_its_own_programme(line: Line) -> None:
    asked = add_list(line)
    (row,) = fill(line.one, asked.id, add_people(line.one, 1))
    close_campaign(line)
    offices.save_campaign(line.hq, None, make_campaign(name="Xuân 2027", short_name="2027"))
    send(line.hq, line.one)
    units = add_line(line.one)
    with invalid(("list_id", Rule.OF_ANOTHER_CAMPAIGN)):
        selection.propose_from_list(line.one, units.id, [row.id])


def test_who_is_on_two_lists_is_served_once_and_named(line: Line) -> None:
    asked, other = add_list(line), add_list(line, source_name="UBND xã Khác")
    (person,) = add_people(line.one, 1)
    (first,), (second,) = (fill(line.one, one.id, [person]) for one in (asked, other))
    units = add_line(line.one, quantity=3)
    done = selection.propose_from_list(line.one, units.id, [second.id, first.id])
    assert [award.nomination_id for award in done.awards] == [first.id]
    ((refused_one, (problem,)),) = done.refused
    assert (refused_one, problem.rule) == (person, Rule.ALREADY_AWARDED)


def test_two_records_of_one_number_are_told_within_one_list(line: Line) -> None:
    asked = add_list(line)
    (one,) = add_people(line.one, 1)
    with line.one.write() as tx:
        twin = tx.add(make_person(personal_id=one.personal_id, full_name="Lê Thị Hai"))
    made = fill(line.one, asked.id, [one, twin])
    units = add_line(line.one, quantity=5)
    found = checked_list(line.one, asked.id, units.id)
    told = [{problem.rule: problem.values for problem in row.problems} for row in found]
    assert told[0][Rule.TWIN_ON_THE_LIST] == ("Lê Thị Hai", 2)
    assert told[1][Rule.TWIN_ON_THE_LIST] == (one.full_name, 1)
    assert Rule.TWIN_AWARDED not in told[0]
    assert told[1][Rule.TWIN_AWARDED] == (one.full_name,)
    assert made[0].id == found[0].row.nomination.id


def test_whose_record_was_withdrawn_waits_no_more(line: Line) -> None:
    asked = add_list(line)
    gone, stays = add_people(line.one, 2)
    fill(line.one, asked.id, [gone, stays])
    with line.one.store.read() as reader:
        before = reader.load(Beneficiary, gone.id)
    people.save_person(line.one, before, replace(gone, withdrawn="Ghi trùng"))
    assert [row.is_waiting for row in rows(line.one, asked.id)] == [False, True]
    first, second = checked_list(line.one, asked.id, add_line(line.one).id)
    assert Rule.PERSON_WITHDRAWN in {problem.rule for problem in first.problems}
    assert second.judgement is Judgement.TO_LOOK_AT


def test_who_declined_waits_no_more_but_may_be_proposed_again(line: Line) -> None:
    asked = add_list(line)
    (row,) = fill(line.one, asked.id, add_people(line.one, 1))
    units = add_line(line.one)
    for outcome, waits in ((Outcome.MISTAKE, True), (Outcome.REFUSED, False)):
        (award,) = selection.propose_from_list(line.one, units.id, [row.id]).awards
        awards.withdraw(line.one, award.id, outcome)
        assert [one.is_waiting for one in rows(line.one, asked.id)] == [waits]
    assert selection.propose_from_list(line.one, units.id, [row.id]).awards


def test_a_row_of_a_list_that_is_on_its_way_disturbs_nothing(line: Line) -> None:
    asked = add_list(line)
    (person,) = add_people(line.one, 1)
    fill(line.one, asked.id, [person])
    with line.one.write() as tx:
        tx.add(make_nomination(list_id=make_id(90), beneficiary_id=person.id))
    (found,) = checked_list(line.one, asked.id)
    assert looked_at(found) == []


def test_who_was_withdrawn_is_put_on_no_list(line: Line) -> None:
    asked = add_list(line)
    (person,) = add_people(line.one, 1)
    with line.one.store.read() as reader:
        before = reader.load(Beneficiary, person.id)
    people.save_person(line.one, before, replace(person, withdrawn="Ghi trùng"))
    with refused(Failure.NOT_FOUND, "beneficiary", person.id):
        selection.nominate(line.one, asked.id, person.id)
