"""A person transferred from one office to another: by stick, through headquarters, in any order."""

import random
from dataclasses import replace
from typing import Any

import pytest

from tests.builders import (
    Line,
    add_approved,
    add_line,
    add_people,
    everything,
    export,
    make_erasure,
    make_office,
    make_person,
    make_transfer,
    make_transfer_reply,
    send,
)
from tests.services.test_exchange import same, segments_of
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Beneficiary,
    ItemKind,
    Office,
    Sameness,
    Transfer,
    TransferReply,
    TransferStep,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.transfers import TransferState
from tethelp_desktop.services import (
    awards,
    duplicates,
    exporting,
    handover,
    offices,
    people,
    privacy,
    sealing,
    state,
    transfers,
)
from tethelp_desktop.services.admission import admit
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.renewing import renew
from tethelp_desktop.services.review import review
from tethelp_desktop.services.transfers import TransferView
from tethelp_desktop.store import archive
from tethelp_desktop.store.double_gifts import double_gifts
from tethelp_desktop.sync import bundle, files

NUMBER = "037157000017"


@pytest.fixture
def met(line: Line) -> Line:
    """Both offices know each other's PCs."""
    for desk in (line.one, line.two):
        send(line.hq, desk)
    return line


def moved(line: Line, **fields: Any) -> tuple[Beneficiary, Transfer]:
    (person,) = add_people(line.one, 1, **fields)
    office = line.two.identity.office_id
    return person, transfers.transfer(line.one, person.id, office, "Chuyển nơi ở")


def seen(desk: Desk) -> list[TransferView]:
    with desk.store.read() as reader:
        return transfers.views(desk, reader)


def state_at(desk: Desk) -> list[TransferState]:
    return [view.state for view in seen(desk)]


def to_answer(desk: Desk) -> int:
    with desk.store.read() as reader:
        return transfers.count_to_answer(desk, reader)


def test_a_transfer_goes_by_stick_and_its_answer_comes_back(met: Line) -> None:
    person, _ = moved(met, phone="0912345678", address="Thôn Mẫu")
    assert exporting.receivers(met.one) == [met.hq.office, met.two.office]
    assert exporting.receivers(met.two) == [met.hq.office]
    send(met.one, met.two)
    (arrived,) = seen(met.two)
    assert (arrived.state, arrived.is_ours, arrived.sender) == (
        TransferState.WAITING,
        True,
        met.one.office.name,
    )
    assert to_answer(met.two) == 1
    taken = transfers.accept(met.two, arrived.transfer.id)
    assert replace(taken, id=person.id, recorded_at=person.recorded_at) == replace(
        person, recorded_by=taken.recorded_by
    )
    assert to_answer(met.two) == 0
    assert exporting.receivers(met.two) == [met.hq.office, met.one.office]
    send(met.two, met.one)
    assert state_at(met.one) == [TransferState.ACCEPTED]
    assert not state.check(met.one)
    assert not state.check(met.two)


def test_nothing_else_travels_between_two_offices(met: Line) -> None:
    add_approved(met.one)
    person, entry = moved(met)
    send(met.one, met.two)
    with met.two.store.read() as reader:
        assert reader.find(Beneficiary) == []
    assert [one.id for one in everything(met.two, [Transfer])] == [entry.id]
    taken = transfers.accept(met.two, entry.id)
    add_people(met.two, 2)
    send(met.two, met.one)
    with met.one.store.read() as reader:
        assert taken.id not in {one.id for one in reader.find(Beneficiary)}
        assert person.id in {one.id for one in reader.find(Beneficiary)}


def test_a_bundle_for_another_office_says_nothing_of_what_else_is_here(met: Line) -> None:
    add_people(met.one, 1)
    send(met.one, met.hq)
    send(met.hq, met.one)
    moved(met)
    path = export(met.one, met.two)
    opened = bundle.unpack(files.read(path), training=met.one.identity.training)
    assert opened.have == {}
    assert {one.stream.audience for one in opened.segments} == {met.two.identity.office_id}
    assert (list(opened.answers), list(opened.served), opened.has_served) == ([], [], {})


def test_it_arrives_through_headquarters_as_well(met: Line) -> None:
    _, entry = moved(met)
    send(met.one, met.hq)
    send(met.hq, met.two)
    transfers.accept(met.two, entry.id)
    send(met.two, met.hq)
    assert state_at(met.hq) == [TransferState.ACCEPTED]
    send(met.hq, met.one)
    assert state_at(met.one) == [TransferState.ACCEPTED]
    assert not any(state.check(desk) for desk in (met.hq, met.one, met.two))


def test_it_comes_down_by_the_province_of_the_receiver(line: Line, province: Desk) -> None:
    """The first office stands under a province, the second under headquarters."""
    (person,) = add_people(line.two, 1)
    office = line.one.identity.office_id
    entry = transfers.transfer(line.two, person.id, office, "Chuyển nơi ở")
    send(line.two, line.hq)
    send(line.hq, province)
    assert state_at(province) == [TransferState.WAITING]
    with province.store.read() as reader:
        assert reader.find(Beneficiary) == []
    send(province, line.one)
    transfers.accept(line.one, entry.id)
    send(line.one, province)
    send(province, line.hq)
    send(line.hq, line.two)
    assert state_at(line.two) == [TransferState.ACCEPTED]
    assert not merging_held(province)


def merging_held(desk: Desk) -> list[str]:
    with desk.store.read() as reader:
        return [reason for _, _, reason in archive.held_reasons(reader)]


def test_any_order_of_arrival_ends_alike(met: Line) -> None:
    _, entry = moved(met)
    send(met.one, met.two)
    transfers.accept(met.two, entry.id)
    for desk in (met.one, met.two):
        sealing.seal_unsent(desk)
    parts = [*segments_of(met.one), *segments_of(met.two)]
    new = list(
        {one.hash: one for one in parts if one.stream.replica != met.hq.store.replica}.values()
    )
    chance = random.Random(3)  # noqa: S311 - must repeat
    digests = set()
    for _ in range(3):
        chance.shuffle(new)
        with met.hq.store.read() as reader:
            here = [one for one in new if not archive.is_here(reader, one.hash)]
        for segment in here:
            with met.hq.write() as tx:
                admit(met.hq, tx, [segment])
        digests.add(state.digest(met.hq))
    assert len(digests) == 1
    assert state_at(met.hq) == [TransferState.ACCEPTED]


def test_another_offices_word_about_anything_else_waits(met: Line) -> None:
    """Only transfers are merged from an office that stands neither above nor below."""
    add_people(met.one, 1)
    sealing.seal_unsent(met.one)
    own = [one for one in segments_of(met.one) if one.stream.replica == met.one.store.replica]
    with met.two.write() as tx:
        admit(met.two, tx, own)
    assert merging_held(met.two) == ["no-authority:beneficiary"]
    with met.two.store.read() as reader:
        assert reader.find(Beneficiary) == []


def test_both_records_are_one_person_at_headquarters(met: Line) -> None:
    person, entry = moved(met, personal_id=NUMBER)
    send(met.one, met.two)
    taken = transfers.accept(met.two, entry.id)
    for desk in (met.one, met.two):
        send(desk, met.hq)
    pair = tuple(sorted((person.id, taken.id)))
    with met.hq.store.read() as reader:
        rows = {row.pair: row.sameness for row in duplicates.pairs(reader)}
        assert rows[pair] is Sameness.SAME
        assert duplicates.count_open(reader) == 0
        other = duplicates.other_records(reader, person.id)
    assert other.linked == [taken.full_name]
    duplicates.judge(met.hq, (person.id, taken.id), Sameness.DIFFERENT, "Đã gặp cả hai")
    with met.hq.store.read() as reader:
        rows = {row.pair: row.sameness for row in duplicates.pairs(reader)}
    assert rows[pair] is Sameness.DIFFERENT


def test_a_number_is_not_taken_by_the_same_persons_other_record(met: Line) -> None:
    person, entry = moved(met, personal_id=NUMBER)
    send(met.one, met.two)
    taken = transfers.accept(met.two, entry.id)
    for desk in (met.one, met.two):
        send(desk, met.hq)
    assert review(met.hq) == []
    here = [people.person_problems(met.hq, one) for one in (person, taken)]
    assert here == [[], []]
    third = make_person(full_name="Lê Văn Mẫu", personal_id=NUMBER)
    assert Rule.DUPLICATE_NUMBER in {one.rule for one in people.person_problems(met.hq, third)}
    duplicates.judge(met.hq, (person.id, taken.id), Sameness.DIFFERENT, "Đã gặp cả hai")
    assert {one.problems[0].rule for one in review(met.hq)} == {Rule.DUPLICATE_NUMBER}


def rules_against(desk: Desk, line_id: Stamp, rid: Stamp) -> set[Rule]:
    refused = awards.propose(desk, line_id, [rid]).refused
    return {problem.rule for _, problems in refused for problem in problems}


def test_what_was_given_before_is_known_where_the_person_lives_now(met: Line) -> None:
    (award,) = add_approved(met.one)
    handover.hand_over(met.one, award.id)
    office = met.two.identity.office_id
    entry = transfers.transfer(met.one, award.beneficiary_id, office, "Chuyển nơi ở")
    assert entry.served == (award.kind,)
    send(met.one, met.two)
    taken = transfers.accept(met.two, entry.id)
    assert Rule.SERVED_ELSEWHERE in rules_against(met.two, add_line(met.two).id, taken.id)


def test_whoever_was_transferred_is_not_awarded_where_they_lived(met: Line) -> None:
    (person,) = add_people(met.one, 1)
    entry = transfers.transfer(met.one, person.id, met.two.identity.office_id, "Chuyển nơi ở")
    line = add_line(met.one).id
    assert Rule.PERSON_TRANSFERRED in rules_against(met.one, line, person.id)
    transfers.take_back(met.one, entry.id, "Nhầm người")
    assert Rule.PERSON_TRANSFERRED not in rules_against(met.one, line, person.id)


def test_whoever_is_recorded_already_is_not_recorded_twice(met: Line) -> None:
    (here,) = add_people(met.two, 1, personal_id=NUMBER, full_name="Bà Mẫu")
    _, entry = moved(met, personal_id=NUMBER)
    send(met.one, met.two)
    (arrived,) = seen(met.two)
    assert arrived.known == here
    assert transfers.accept(met.two, entry.id) == here
    with met.two.store.read() as reader:
        assert reader.find(Beneficiary) == [here]


def test_a_refusal_says_why_and_the_person_may_be_transferred_again(met: Line) -> None:
    person, entry = moved(met)
    office = met.two.identity.office_id
    with pytest.raises(TetHelpError) as caught:
        transfers.transfer(met.one, person.id, office, "Lần nữa")
    assert caught.value.failure is Failure.TRANSFERRED_BEFORE
    send(met.one, met.two)
    with pytest.raises(Invalid):
        transfers.refuse(met.two, entry.id, "")
    transfers.refuse(met.two, entry.id, "Không ở địa bàn này")
    with pytest.raises(TetHelpError) as caught:
        transfers.accept(met.two, entry.id)
    assert caught.value.failure is Failure.TRANSFER_ANSWERED
    send(met.two, met.one)
    (answered,) = seen(met.one)
    assert answered.reply is not None
    assert (answered.state, answered.reply.reason) == (
        TransferState.REFUSED,
        "Không ở địa bàn này",
    )
    transfers.transfer(met.one, person.id, office, "Đã xác minh")
    assert state_at(met.one) == [TransferState.WAITING, TransferState.REFUSED]


def test_one_taken_back_and_accepted_at_once_is_accepted_everywhere(met: Line) -> None:
    _, entry = moved(met)
    send(met.one, met.two)
    transfers.accept(met.two, entry.id)
    transfers.take_back(met.one, entry.id, "Nhầm người")
    assert state_at(met.one) == [TransferState.TAKEN_BACK]
    send(met.one, met.two)
    send(met.two, met.one)
    assert state_at(met.one) == state_at(met.two) == [TransferState.ACCEPTED]


@pytest.mark.parametrize(
    ("act", "failure"),
    [
        ("above", Failure.NOT_AN_OFFICE_ASIDE),
        ("own", Failure.NOT_AN_OFFICE_ASIDE),
        ("answer", Failure.TRANSFER_OF_ANOTHER_OFFICE),
        ("back", Failure.TRANSFER_OF_ANOTHER_OFFICE),
    ],
)
def test_what_a_transfer_may_not_be(met: Line, act: str, failure: Failure) -> None:
    _, entry = moved(met)
    (other,) = add_people(met.one, 1)
    send(met.one, met.two)
    acts = {
        "above": lambda: transfers.transfer(met.one, other.id, met.hq.identity.office_id, "x"),
        "own": lambda: transfers.transfer(met.one, other.id, met.one.identity.office_id, "x"),
        "answer": lambda: transfers.accept(met.one, entry.id),
        "back": lambda: transfers.take_back(met.two, entry.id, "x"),
    }
    with pytest.raises(TetHelpError) as caught:
        acts[act]()
    assert caught.value.failure is failure


def test_a_transfer_needs_a_reason_and_a_person_of_ours(met: Line) -> None:
    (person,) = add_people(met.one, 1)
    office = met.two.identity.office_id
    with pytest.raises(Invalid):
        transfers.transfer(met.one, person.id, office, "")
    taken = people.save_person(met.two, None, make_person())
    with pytest.raises(TetHelpError):
        transfers.transfer(met.one, taken.id, office, "x")


def test_a_strangers_acceptance_links_nobody(line: Line) -> None:
    """A third office says that it took over whom the first handed to the second."""
    third = make_third(line)
    person, entry = moved(line)
    for desk in (line.one, third):
        send(desk, line.hq)
    (own,) = add_people(third, 1)
    with third.write() as tx:
        tx.add(
            make_transfer_reply(
                transfer_id=entry.id,
                to_office_id=line.one.identity.office_id,
                step=TransferStep.ACCEPTED,
                beneficiary_id=own.id,
            )
        )
    send(third, line.hq)
    send(line.hq, line.one)
    assert [one.step for one in everything(line.one, [TransferReply])] == [TransferStep.ACCEPTED]
    assert state_at(line.one) == state_at(line.hq) == [TransferState.WAITING]
    with line.hq.store.read() as reader:
        assert duplicates.other_records(reader, person.id).linked == []


def make_third(line: Line) -> Desk:
    office = offices.save_office(line.hq, None, make_office(name="BHXH Mẫu Ba", symbol="MB"))
    joined = line.join_office(office.id, "third")
    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
    for desk in (joined.desk, line.one, line.two):
        send(line.hq, desk)
    return joined.desk


def test_an_erasure_takes_what_a_transfer_told(met: Line) -> None:
    person, _ = moved(met, personal_id=NUMBER)
    send(met.one, met.hq)
    transfers.take_back(met.one, seen(met.one)[0].transfer.id, "Nhầm người")
    order = make_erasure(beneficiary_id=person.id, decided_on=met.one.today)
    privacy.order_erasure(met.one, order)
    send(met.one, met.hq)
    for desk in (met.one, met.hq):
        (kept,) = everything(desk, [Transfer])
        assert isinstance(kept, Transfer)
        assert (kept.person, kept.reason) == ("", "")
        assert [view.person for view in seen(desk)] == [None]
        assert not state.check(desk)
    assert same(met.one, met.hq)


def test_two_gifts_to_one_person_show_as_double(met: Line) -> None:
    (person,) = add_people(met.one, 1)
    (award,) = awards.propose(met.one, add_line(met.one).id, [person.id]).awards
    office = met.two.identity.office_id
    entry = transfers.transfer(met.one, person.id, office, "Chuyển nơi ở")
    awards.approve(met.one, [award.id], "12/QĐ-BHXH")
    send(met.one, met.two)
    taken = transfers.accept(met.two, entry.id)
    (mine,) = awards.propose(met.two, add_line(met.two).id, [taken.id]).awards
    awards.approve(met.two, [mine.id], "13/QĐ-BHXH")
    for desk in (met.one, met.two):
        send(desk, met.hq)
    with met.hq.store.read() as reader:
        (double,) = double_gifts(reader, met.campaign.id)
    assert set(double.awards) == {award.id, mine.id}


def accepted_by_force(desk: Desk, transfer_id: Stamp, to: Stamp, person: Stamp) -> None:
    """Record an acceptance past the services, as only a changed program does."""
    with desk.write() as tx:
        tx.add(
            make_transfer_reply(
                transfer_id=transfer_id,
                to_office_id=to,
                step=TransferStep.ACCEPTED,
                beneficiary_id=person,
            )
        )


def transferred_by_force(desk: Desk, rid: Stamp, to: Stamp, **over: Any) -> Transfer:
    with desk.write() as tx:
        return tx.add(make_transfer(beneficiary_id=rid, to_office_id=to, **over))


def test_nobody_takes_over_a_record_of_another_office(line: Line) -> None:
    """An office hands its own person to itself, and names another office's as the one."""
    third = make_third(line)
    (victim,) = add_people(line.one, 1)
    (own,) = add_people(third, 1)
    office = third.identity.office_id
    entry = transferred_by_force(third, own.id, office)
    accepted_by_force(third, entry.id, office, victim.id)
    for desk in (line.one, third):
        send(desk, line.hq)
    assert "no-authority:transfer_reply" in merging_held(line.hq)
    with line.hq.store.read() as reader:
        assert duplicates.other_records(reader, victim.id).linked == []


def test_a_forged_acceptance_neither_stops_an_award_nor_hides_a_pair(line: Line) -> None:
    third = make_third(line)
    (victim,) = add_people(line.one, 1, full_name="Bà Mẫu Một", personal_id=NUMBER)
    (twin,) = add_people(third, 1, full_name="Bà Mẫu Một", personal_id=NUMBER)
    to = line.two.identity.office_id
    entry = transfers.transfer(line.one, victim.id, to, "Chuyển nơi ở")
    send(line.one, line.hq)
    accepted_by_force(third, entry.id, line.one.identity.office_id, twin.id)
    send(third, line.hq)
    with line.hq.store.read() as reader:
        assert [row.sameness for row in duplicates.pairs(reader)] in ([], [None])
    duplicates.compare(line.hq, Monitor())
    with line.hq.store.read() as reader:
        assert duplicates.count_open(reader) == 1
        assert duplicates.other_records(reader, victim.id).likely == [twin.full_name]
    to_one = line.one.identity.office_id
    (own,) = add_people(third, 1)
    told = transferred_by_force(
        third, own.id, to_one, campaign_id=line.campaign.id, served=tuple(ItemKind)
    )
    accepted_by_force(third, told.id, to_one, own.id)
    send(third, line.hq)
    send(line.hq, line.one)
    (other,) = add_people(line.one, 1)
    assert Rule.SERVED_ELSEWHERE not in rules_against(line.one, add_line(line.one).id, other.id)


def test_whoever_moves_back_is_awarded_again_where_they_came_from(met: Line) -> None:
    person, entry = moved(met, personal_id=NUMBER)
    send(met.one, met.two)
    taken = transfers.accept(met.two, entry.id)
    send(met.two, met.one)
    line = add_line(met.one).id
    assert Rule.PERSON_TRANSFERRED in rules_against(met.one, line, person.id)
    back = transfers.transfer(met.two, taken.id, met.one.identity.office_id, "Về lại")
    send(met.two, met.one)
    assert transfers.accept(met.one, back.id).id == person.id
    assert Rule.PERSON_TRANSFERRED not in rules_against(met.one, line, person.id)
    transfers.transfer(met.one, person.id, met.two.identity.office_id, "Lại chuyển đi")


def test_nobody_transfers_a_person_of_an_office_below(line: Line, province: Desk) -> None:
    (person,) = add_people(line.one, 1)
    send(line.one, province)
    with pytest.raises(TetHelpError) as caught:
        transfers.transfer(province, person.id, line.two.identity.office_id, "x")
    assert caught.value.failure is Failure.RECORD_OF_ANOTHER_OFFICE


def test_a_pc_that_awaits_its_certificate_knows_what_it_answered(met: Line) -> None:
    _, entry = moved(met)
    send(met.one, met.two)
    renewed = renew(met.two, met.folder).desk
    transfers.accept(renewed, entry.id)
    assert state_at(renewed) == [TransferState.ACCEPTED]
    with pytest.raises(TetHelpError) as caught:
        transfers.accept(renewed, entry.id)
    assert caught.value.failure is Failure.TRANSFER_ANSWERED


def test_the_receivers_order_to_erase_takes_what_it_was_told(met: Line) -> None:
    _, entry = moved(met, personal_id=NUMBER)
    send(met.one, met.two)
    taken = transfers.accept(met.two, entry.id)
    order = make_erasure(beneficiary_id=taken.id, decided_on=met.two.today)
    privacy.order_erasure(met.two, order)
    for desk in (met.one, met.two):
        send(desk, met.hq)
    for desk in (met.two, met.hq):
        (kept,) = everything(desk, [Transfer])
        assert isinstance(kept, Transfer)
        assert (kept.person, kept.reason) == ("", "")
        assert not state.check(desk)


@pytest.mark.parametrize("by_receiver", [False, True])
def test_an_order_to_erase_reaches_the_other_of_the_two_by_stick(
    met: Line, *, by_receiver: bool
) -> None:
    person, entry = moved(met, personal_id=NUMBER)
    send(met.one, met.two)
    taken = transfers.accept(met.two, entry.id)
    send(met.two, met.one)
    first, other = (met.two, met.one) if by_receiver else (met.one, met.two)
    rid, there = (taken.id, person.id) if by_receiver else (person.id, taken.id)
    privacy.order_erasure(first, make_erasure(beneficiary_id=rid, decided_on=first.today))
    send(first, other)
    (view,) = seen(other)
    assert view.is_erased
    assert view.person is None
    assert view.state is TransferState.ACCEPTED
    kept = {one.id: one.full_name for one in everything(other, [Beneficiary])}
    assert kept[there] == person.full_name  # its own record is for the other office to erase
    for desk in (first, other):
        send(desk, met.hq)
    for desk in (met.one, met.two, met.hq):
        assert not state.check(desk)


def test_an_order_from_above_reaches_both(met: Line) -> None:
    person, entry = moved(met)
    send(met.one, met.two)
    transfers.accept(met.two, entry.id)
    for desk in (met.one, met.two):
        send(desk, met.hq)
    privacy.order_erasure(met.hq, make_erasure(beneficiary_id=person.id, decided_on=met.hq.today))
    for desk in (met.one, met.two):
        send(met.hq, desk)
        (view,) = seen(desk)
        assert view.is_erased


def test_nobody_else_orders_an_erasure_of_what_was_told(met: Line) -> None:
    person, _ = moved(met)
    send(met.one, met.two)
    with met.two.write(Act.CORRECT) as tx:
        tx.add(make_erasure(beneficiary_id=person.id))
    send(met.two, met.one)
    for desk in (met.one, met.two):
        send(desk, met.hq)
    for desk in (met.one, met.hq):
        assert {one.full_name for one in everything(desk, [Beneficiary])} == {person.full_name}
        (view,) = seen(desk)
        assert not view.is_erased


def test_nobody_is_erased_while_another_office_is_to_take_them_over(met: Line) -> None:
    person, entry = moved(met)
    order = make_erasure(beneficiary_id=person.id, decided_on=met.one.today)
    with pytest.raises(TetHelpError) as caught:
        privacy.order_erasure(met.one, order)
    assert caught.value.failure is Failure.ERASURE_AWAITS_TRANSFER
    transfers.take_back(met.one, entry.id, "Nhầm người")
    privacy.order_erasure(met.one, order)


def test_what_is_approved_is_told_as_well(met: Line) -> None:
    (award,) = add_approved(met.one)
    office = met.two.identity.office_id
    entry = transfers.transfer(met.one, award.beneficiary_id, office, "Chuyển nơi ở")
    assert entry.served == (award.kind,)
    handover.hand_over(met.one, award.id)  # what was approved goes on


def test_an_office_that_ended_takes_nobody_over(met: Line) -> None:
    two = met.two.office
    with met.hq.store.read() as reader:
        loaded = reader.load(Office, two.id)
    offices.save_office(met.hq, loaded, replace(loaded.record, valid_to=met.hq.today))
    assert two.id in {one.id for one in transfers.offices_aside(met.one)}
    met.clock.turn(days=2)
    send(met.hq, met.one)
    assert two.id not in {one.id for one in transfers.offices_aside(met.one)}
