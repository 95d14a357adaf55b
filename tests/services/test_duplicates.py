"""Two records of one person: found once compared, decided once, counted together from then on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    Line,
    add_approved,
    add_line,
    copy_line,
    make_person,
    make_same_person,
    send,
)
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Rule, errors
from tethelp_desktop.domain.progress import Cancelled, Monitor, Progress
from tethelp_desktop.domain.records import Beneficiary, Outcome, Sameness, SamePerson
from tethelp_desktop.domain.sameness import Pair
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, duplicates, handover, people, undoing
from tethelp_desktop.services.assessing import assess
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.duplicates import PairRow, PairState, judge
from tethelp_desktop.services.receiving import doubles
from tethelp_desktop.store import comparing
from tethelp_desktop.store.comparing import count_uncompared, likely_pairs
from tethelp_desktop.store.duplicates import alike
from tethelp_desktop.store.search import forget_everybody, index
from tethelp_desktop.store.situations import situations

SAME, DIFFERENT, ASKED = Sameness


def recorded(desk: Desk, **facts: object) -> Beneficiary:
    return people.save_person(desk, None, make_person(**facts))


def two_of_one(desk: Desk) -> tuple[Beneficiary, Beneficiary]:
    one = recorded(desk, full_name="Khuất Thị Mẫu", personal_id=None)
    swapped = BirthDate(1957, 5, 3)
    return one, recorded(desk, full_name="Khuat Mau", personal_id=None, birth_date=swapped)


def compared(desk: Desk) -> list[PairRow]:
    duplicates.compare(desk, Monitor())
    with desk.store.read() as reader:
        assert count_uncompared(reader) == 0
        return duplicates.pairs(reader)


def waiting(desk: Desk) -> int:
    with desk.store.read() as reader:
        return duplicates.count_open(reader)


def test_only_whoever_is_new_or_changed_is_compared_again(line: Line) -> None:
    one, other = two_of_one(line.one)
    (row,) = compared(line.one)
    assert (row.pair, row.state, row.is_contradicted) == (
        (one.id, other.id),
        PairState.UNDECIDED,
        False,
    )
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, other.id)
    renamed = replace(other, full_name="Lê Văn Sáu", birth_date=BirthDate(1944))
    people.save_person(line.one, loaded, renamed)
    with line.one.store.read() as reader:
        assert count_uncompared(reader) == 1
    assert compared(line.one) == []
    third = recorded(line.one, full_name="Mẫu Khuất Thị", personal_id=None)
    (row,) = compared(line.one)
    assert row.pair == (one.id, third.id)
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, third.id)
    people.save_person(line.one, loaded, replace(third, withdrawn="trùng"))
    assert compared(line.one) == []


def test_comparing_that_is_broken_off_keeps_what_it_did_and_goes_on(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "_AT_ONCE", 2)
    pairs = [two_of_one(line.one) for _ in range(3)]

    def listen(progress: Progress) -> None:  # heard at the next part
        if progress.done == 2:
            monitor.cancel()

    monitor = Monitor(listen)
    with pytest.raises(Cancelled):
        duplicates.compare(line.one, monitor)
    with line.one.store.read() as reader:
        assert count_uncompared(reader) == 2
    assert {row.pair for row in compared(line.one)} >= {(one.id, two.id) for one, two in pairs}


def pairs_compared(desk: Desk) -> set[Pair]:
    compared(desk)
    with desk.store.read() as reader:
        return {likely.pair for likely in likely_pairs(reader)}


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), steps=st.lists(st.integers(1, 6), min_size=1, max_size=5))
def test_part_by_part_the_same_are_compared_as_when_everybody_is_new(
    template: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, steps: Sequence[int]
) -> None:
    line = copy_line(template, tmp_path_factory.mktemp("parts"))
    chance = Random(seed)  # noqa: S311 - tests
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing, "sure_enough", lambda _people: -100)  # whoever is compared
        for number in steps:
            for _ in range(number):
                recorded(
                    line.one,
                    full_name=chance.choice(("Khuất Thị Mẫu", "Khuat Mau", "Vi Thị Lan")),
                    birth_date=BirthDate(1957, chance.choice((3, 5)), chance.choice((3, 5))),
                    personal_id=None,
                )
            found = pairs_compared(line.one)
        with line.one.write() as tx:
            forget_everybody(tx.connection)
            index(tx.connection, tx.find(Beneficiary))
        assert pairs_compared(line.one) == found
    line.close()


def test_a_decision_ends_the_question_and_may_be_changed_or_taken_back(line: Line) -> None:
    one, other = two_of_one(line.one)
    compared(line.one)
    assert waiting(line.one) == 1
    first = judge(line.one, (other.id, one.id), ASKED, "hỏi trưởng thôn")
    assert (first.beneficiary_id, first.other_id) == (one.id, other.id)
    (row,) = compared(line.one)
    assert (row.state, waiting(line.one)) == (PairState.ASKED, 0)
    decided = judge(line.one, row.pair, DIFFERENT, "hai mẹ con")
    assert (decided.id, decided.sameness) == (first.id, DIFFERENT)
    (row,) = compared(line.one)
    assert (row.state, row.sameness) == (PairState.DECIDED, DIFFERENT)
    with line.one.store.read() as reader:
        assert alike(reader, reader.get(Beneficiary, one.id)) == []
    duplicates.take_back(line.one, row.pair, "nhầm")
    assert [row.state for row in compared(line.one)] == [PairState.UNDECIDED]
    assert waiting(line.one) == 1
    with pytest.raises(TetHelpError) as refused:
        duplicates.take_back(line.one, row.pair, "nhầm")
    assert refused.value.failure is Failure.NOTHING_DECIDED


def test_a_person_names_their_other_records(line: Line) -> None:
    one, other = two_of_one(line.one)
    compared(line.one)

    def named() -> duplicates.OtherRecords:
        with line.one.store.read() as reader:
            return duplicates.other_records(reader, other.id)

    assert named() == duplicates.OtherRecords([], [one.full_name])
    judge(line.one, (one.id, other.id), SAME)
    assert named() == duplicates.OtherRecords([one.full_name], [])
    judge(line.one, (one.id, other.id), DIFFERENT)
    assert named() == duplicates.OtherRecords([], [])


def test_the_last_decision_can_be_undone(line: Line) -> None:
    one, other = two_of_one(line.one)
    judge(line.one, (one.id, other.id), SAME)
    undoing.undo(line.one, undoing.last_save(line.one))
    (row,) = compared(line.one)
    assert row.state is PairState.UNDECIDED


def test_what_cannot_be_decided_is_refused(line: Line) -> None:
    one, other = two_of_one(line.one)
    for pair, failure in (
        ((one.id, one.id), Failure.ONE_RECORD),
        ((one.id, Stamp("0" * 64)), Failure.NOT_FOUND),
    ):
        with pytest.raises(TetHelpError) as refused:
            judge(line.one, pair, SAME)
        assert refused.value.failure is failure
    with pytest.raises(Invalid):
        judge(line.one, (one.id, other.id), SAME, "x" * 2000)
    with line.one.store.read() as reader:
        assert reader.find(SamePerson) == []


def test_linked_records_stand_twice_and_told_apart_ones_do_not(line: Line) -> None:
    (first,), (second,) = add_approved(line.one), add_approved(line.one)
    pair = (first.beneficiary_id, second.beneficiary_id)
    with line.one.store.read() as reader:
        assert doubles(reader) == []
    judge(line.one, pair, SAME)
    with line.one.store.read() as reader:
        (double,) = doubles(reader)
        people_ = [reader.get(Beneficiary, rid) for rid in pair]
        known = situations(reader, people_, line.campaign.id)
        shown = duplicates.view(line.one, reader, pair)
    assert (double.by, double.awards) == ("decision", (first.id, second.id))
    assert known[pair[0]].twins == []
    assert {award.id for award in known[pair[0]].awards} == {first.id, second.id}
    assert shown.kinds == [first.kind]
    assert [side.awards[0].person.id for side in shown.sides] == list(pair)
    with line.one.store.read() as reader:
        loaded = [reader.load(Beneficiary, rid) for rid in pair]
    with line.one.write() as tx:  # past the rule: as two offices could, not knowing
        for one in loaded:
            tx.put(one, replace(one.record, identity_card="164012345"))
    judge(line.one, pair, DIFFERENT)
    with line.one.store.read() as reader:
        assert doubles(reader) == []
        people_ = [reader.get(Beneficiary, rid) for rid in pair]
        apart = situations(reader, people_, line.campaign.id)[pair[0]]
    assert ([award.id for award in apart.awards], apart.twins) == ([first.id], [])


def test_one_proposal_gives_a_person_of_two_records_one_unit(line: Line) -> None:
    one, other = recorded(line.one), recorded(line.one)
    units = add_line(line.one, quantity=3)
    ids = [one.id, other.id]
    judge(line.one, (one.id, other.id), SAME)
    first, second = assess(line.one, units.id, ids)
    assert not first.stops
    assert [problem.rule for problem in errors(second.problems)] == [Rule.ALREADY_AWARDED]
    judge(line.one, (one.id, other.id), DIFFERENT)
    assert not any(one.stops for one in assess(line.one, units.id, ids))


def test_what_was_given_under_another_record_stops_a_second_handover(line: Line) -> None:
    (first,), (second,) = add_approved(line.one), add_approved(line.one)
    handover.hand_over(line.one, first.id)
    judge(line.one, (first.beneficiary_id, second.beneficiary_id), SAME)
    with pytest.raises(Invalid) as refused:
        handover.hand_over(line.one, second.id)
    (problem,) = refused.value.problems
    assert problem.rule is Rule.GIVEN_UNDER_ANOTHER_RECORD
    given = handover.hand_over(line.one, second.id, reasons={problem.rule: "hai suất theo đơn"})
    handover.undo_handover(line.one, given.handover.id, "thử")
    awards.withdraw(line.one, second.id, Outcome.ALREADY_COVERED)
    with line.one.store.read() as reader:
        assert doubles(reader) == []


def test_three_records_of_one_person_are_one(line: Line) -> None:
    (first,), (third,) = add_approved(line.one), add_approved(line.one)
    between = recorded(line.one)
    judge(line.one, (first.beneficiary_id, between.id), SAME)
    judge(line.one, (between.id, third.beneficiary_id), SAME)
    with line.one.store.read() as reader:
        (double,) = doubles(reader)
    assert double.beneficiaries == (first.beneficiary_id, third.beneficiary_id)


def test_headquarters_decides_between_offices_and_an_office_does_not(line: Line) -> None:
    here, there = recorded(line.one), recorded(line.two)
    for desk in (line.one, line.two):
        send(desk, line.hq)
    with pytest.raises(TetHelpError) as refused:
        judge(line.one, (here.id, there.id), SAME)
    assert refused.value.failure is Failure.NOT_FOUND
    decided = judge(line.hq, (here.id, there.id), SAME)
    with line.hq.store.read() as reader:
        ((made, office),) = duplicates.view(line.hq, reader, (here.id, there.id)).decisions
    assert (made, office) == (decided, line.hq.office.name)


def test_decisions_of_two_pcs_meet_above_and_a_contradiction_is_asked_again(line: Line) -> None:
    one, other = two_of_one(line.one)
    second = line.certified(line.one, "second-pc")
    send(line.hq, line.one)
    send(line.one, second)
    judge(line.one, (one.id, other.id), SAME)
    judge(second, (one.id, other.id), DIFFERENT)
    send(second, line.one)
    send(line.one, line.hq)
    for desk in (line.one, line.hq):
        (row,) = compared(desk)
        assert (row.state, row.is_contradicted, waiting(desk)) == (PairState.UNDECIDED, True, 1)
    judge(line.hq, (one.id, other.id), SAME, "gọi hỏi xã")
    (row,) = compared(line.hq)
    assert (row.sameness, waiting(line.hq)) == (SAME, 0)


def test_a_forged_decision_about_another_offices_people_is_held(line: Line) -> None:
    there = recorded(line.two)
    here = recorded(line.one)
    send(line.two, line.hq)
    with line.one.write() as tx:  # past the service: as a changed program could
        tx.add(make_same_person(beneficiary_id=there.id, other_id=here.id))
    merged = send(line.one, line.hq)
    assert merged.held
    with line.hq.store.read() as reader:
        assert reader.find(SamePerson) == []


def test_a_decision_that_came_before_its_people_waits_for_them(line: Line) -> None:
    one, other = two_of_one(line.one)
    second = line.certified(line.one, "second-pc")
    judge(line.one, (one.id, other.id), SAME)
    with line.one.store.read() as reader:
        (made,) = reader.find(SamePerson)
    with second.write() as tx:
        tx.add(replace(make_same_person(), beneficiary_id=made.beneficiary_id, other_id=other.id))
    assert compared(second) == []
    send(line.hq, line.one)
    send(line.one, second)
    assert [row.sameness for row in compared(second)] == [SAME]
