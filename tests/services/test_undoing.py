"""The last save is taken back by new edits, or it is said why not."""

from dataclasses import replace

from tests.builders import (
    PASSPHRASE,
    Line,
    add_approved,
    add_line,
    add_people,
    as_staff,
    export,
    make_contribution,
    make_person,
    send,
)
from tests.services.refusing import refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.records import Award, AwardState, Beneficiary, Outcome
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, handover, own_pc, people, pledges, receiving, state
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.histories import record_history
from tethelp_desktop.services.undoing import last_save, undo


def edit(desk: Desk, rid: Stamp, **over: object) -> Beneficiary:
    with desk.store.read() as reader:
        loaded = reader.load(Beneficiary, rid)
    return people.save_person(desk, loaded, replace(loaded.record, **over))


def now(desk: Desk, rid: Stamp) -> Beneficiary:
    with desk.store.read() as reader:
        return reader.get(Beneficiary, rid)


def test_every_field_of_the_last_save_is_put_back_once(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    edit(line.one, person.id, phone="0912345678")
    edit(line.one, person.id, phone="0987654321", address="Thôn Hai")
    own_pc.keep_preferences(line.one, dark="yes")
    assert {(one.field, one.before) for one in last_save(line.one)} == {
        ("phone", "0912345678"),
        ("address", person.address),
    }
    undo(line.one, last_save(line.one))
    found = now(line.one, person.id)
    assert (found.phone, found.address) == ("0912345678", person.address)
    assert len(record_history(line.one, person.id).changes) == 6
    assert last_save(line.one) == ()
    with refused(Failure.NOTHING_TO_UNDO):
        undo(line.one, last_save(line.one))
    assert state.check(line.one) == ()


def test_what_was_just_recorded_is_withdrawn(line: Line) -> None:
    person = people.save_person(line.one, None, make_person())
    undo(line.one, last_save(line.one))
    assert now(line.one, person.id).withdrawn


def test_all_that_one_save_did_goes_back_together(line: Line) -> None:
    (award,) = add_approved(line.one)
    awards.withdraw(line.one, award.id, Outcome.MOVED)
    undo(line.one, last_save(line.one))
    with line.one.store.read() as reader:
        assert reader.get(Award, award.id) == award


def test_an_export_ends_it(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    edit(line.one, person.id, phone="0912345678")
    send(line.one, line.hq)
    with refused(Failure.NOTHING_TO_UNDO):
        undo(line.one, last_save(line.one))
    assert now(line.one, person.id).phone == "0912345678"


def test_whatever_was_changed_meanwhile_stays(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    edit(line.one, person.id, phone="0912345678")
    shown = last_save(line.one)
    with line.one.store.write("another window", line.one.clock()) as tx:
        loaded = tx.load(Beneficiary, person.id)
        tx.put(loaded, replace(loaded.record, phone="0900000000"))
    assert last_save(line.one) == ()
    with refused(Failure.RECORDED_SINCE):
        undo(line.one, shown)
    assert now(line.one, person.id).phone == "0900000000"


def test_what_a_command_built_on_the_last_save_keeps_it(line: Line) -> None:
    units, (person,) = add_line(line.one), add_people(line.one, 1)
    (award,) = awards.propose(line.one, units.id, [person.id]).awards
    awards.approve(line.one, [award.id], "12/QĐ-BHXH")
    shown = last_save(line.one)
    command = open_desk(line.one.store.folder, PASSPHRASE, clock=line.clock)
    line.others.append(command)
    handover.hand_over(command, award.id)
    with refused(Failure.RECORDED_SINCE):
        undo(line.one, shown)
    with line.one.store.read() as reader:
        assert reader.get(Award, award.id).state is AwardState.APPROVED


def test_a_bundle_that_a_command_takes_in_ends_it(line: Line) -> None:
    add_people(line.two, 1)
    bundle = export(line.two, line.hq)
    edit(line.hq, add_people(line.hq, 1)[0].id, phone="0912345678")
    shown = last_save(line.hq)
    command = open_desk(line.hq.store.folder, PASSPHRASE, clock=line.clock)
    line.others.append(command)
    receiving.merge_bundles(command, [bundle])
    assert last_save(line.hq) == ()
    with refused(Failure.RECORDED_SINCE):
        undo(line.hq, shown)


def test_what_was_shown_is_taken_back_or_nothing(line: Line) -> None:
    add_people(line.one, 1)
    shown = last_save(line.one)
    (later,) = add_people(line.one, 1)
    with refused(Failure.RECORDED_SINCE):
        undo(line.one, shown)
    assert now(line.one, later.id).withdrawn is None


def test_what_records_nothing_leaves_it(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    edit(line.one, person.id, phone="0912345678")
    edit(line.one, person.id, phone="0912345678")
    undo(line.one, last_save(line.one))
    assert now(line.one, person.id).phone == person.phone


def test_entries_of_ledgers_have_ways_of_their_own(line: Line) -> None:
    units = add_line(line.one)
    entry = make_contribution(pledge_line_id=units.id)
    with line.one.write() as tx:
        tx.add(entry)
    with refused(Failure.UNDO_BY_ITS_OWN_WAY):
        undo(line.one, last_save(line.one))
    pledges.receive(line.one, entry)
    assert last_save(line.one) == ()


def test_nobody_undoes_what_somebody_else_saved(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    edit(line.one, person.id, phone="0912345678")
    other = as_staff(line.one, "Bình")
    assert last_save(other) == ()
    with refused(Failure.NOTHING_TO_UNDO):
        undo(other, last_save(line.one))
