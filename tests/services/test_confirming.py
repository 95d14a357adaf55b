"""What headquarters reads on the telephone, and what an office then knows."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from tests.builders import Line, add_people, export, send
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.segments import UP
from tethelp_desktop.services import confirming, exporting, people, receiving, state
from tethelp_desktop.services.above import heard_above, remarked
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import answers
from tethelp_desktop.store.schema import ANSWER
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import sending_counts

NONE = dict.fromkeys(Sending, 0)


def counts(desk: Desk) -> dict[Sending, int]:
    with desk.store.read() as reader:
        own = desk.identity.own_replicas
        return sending_counts(reader, own, heard_above(desk, reader))


def code(line: Line, office: Desk) -> str:
    (found,) = confirming.confirmations(line.hq, office.identity.office_id)
    return found.code


def refusal(desk: Desk, typed: str) -> Failure:
    with pytest.raises(TetHelpError) as refused:
        confirming.confirm(desk, typed)
    return refused.value.failure


def forget_answers(desk: Desk) -> None:
    with desk.write() as tx:
        tx.connection.execute(sa.delete(ANSWER))


def test_a_code_confirms_everything_up_to_what_headquarters_has(line: Line) -> None:
    add_people(line.one, 3)
    send(line.one, line.hq)
    said = code(line, line.one)
    add_people(line.one, 2)
    export(line.one, line.hq)  # on its way
    assert counts(line.one)[Sending.EXPORTED] == 5
    found = confirming.confirm(line.one, said.lower())
    assert (found.through, found.changes) == (1, 3)
    assert counts(line.one) == NONE | {
        Sending.RECORDED: 0,
        Sending.EXPORTED: 2,
        Sending.CONFIRMED: 3,
    }
    assert confirming.confirm(line.one, said) == found
    assert not state.check(line.one)


def test_the_next_bundle_of_headquarters_says_it_all_anew(line: Line) -> None:
    add_people(line.one, 3)
    send(line.one, line.hq)
    confirming.confirm(line.one, code(line, line.one))
    add_people(line.one, 2)
    send(line.one, line.hq)
    send(line.hq, line.one)
    assert counts(line.one)[Sending.CONFIRMED] == 5


@pytest.mark.parametrize("is_answered", [False, True])
def test_an_answer_made_before_the_code_takes_nothing_back(line: Line, is_answered: bool) -> None:
    if not is_answered:
        forget_answers(line.one)
    add_people(line.one, 1)
    send(line.one, line.hq)
    line.clock.turn(hours=1)
    early = export(line.hq, line.one)
    add_people(line.one, 1)
    line.clock.turn(hours=1)
    send(line.one, line.hq)
    confirming.confirm(line.one, code(line, line.one))
    assert counts(line.one)[Sending.CONFIRMED] == 2
    receiving.merge_bundles(line.one, [early])
    assert counts(line.one)[Sending.CONFIRMED] == 2


def test_a_code_typed_while_the_clock_is_ahead_keeps_no_answer_out(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    add_people(line.two, 1)
    for desk in (line.one, line.two):
        send(desk, line.hq)
    forget_answers(line.one)
    line.clock.turn(days=3000)
    confirming.confirm(line.one, code(line, line.one))
    line.clock.turn(days=-3000)
    with line.hq.store.read() as reader:
        loaded = reader.load(Beneficiary, person.id)
    for desk, address in ((line.hq, "Thôn Hai"), (line.one, "Thôn Một")):
        people.save_person(desk, loaded, replace(loaded.record, address=address))
    send(line.one, line.hq)
    send(line.hq, line.one)
    with line.one.store.read() as reader:
        assert [one.remark.rid for one in remarked(line.one, reader)] == [person.id]


def test_what_a_release_before_kept_of_the_telephone_stays_and_keeps_no_answer_out(
    line: Line,
) -> None:
    add_people(line.one, 1)
    send(line.one, line.hq)
    stream = f"{line.one.store.replica}.{UP}"
    row = {
        "replica": line.hq.store.replica,
        "office_id": line.one.identity.office_id,
        "made_at": "2099-01-01T00:00:00Z",
        "have": f'{{"{stream}":{{"through":1,"beyond":[],"held":[]}}}}',
        "reasons": "[]",
        "data": None,
    }
    forget_answers(line.one)
    with line.one.write() as tx:
        tx.connection.execute(sa.insert(ANSWER).values(row))
    assert counts(line.one)[Sending.CONFIRMED] == 1
    send(line.hq, line.one)
    assert counts(line.one)[Sending.CONFIRMED] == 1
    with line.one.store.read() as reader:
        (kept,) = answers.answers(reader, [line.one.identity.office_id])
        assert kept.data is not None
        assert answers.told(reader, line.hq.store.replica)[stream].through == 1


def test_a_gap_is_not_passed_over(line: Line) -> None:
    add_people(line.one, 1)
    lost = export(line.one, line.hq)
    add_people(line.one, 1)
    (_, second) = exporting.export_parts(line.one, line.folder, largest=1)
    receiving.merge_bundles(line.hq, [second.path])
    assert confirming.confirmations(line.hq, line.one.identity.office_id) == []
    receiving.merge_bundles(line.hq, [lost])
    assert confirming.confirm(line.one, code(line, line.one)).through == 2


def test_the_code_of_another_office_or_pc_is_refused(line: Line) -> None:
    second = line.certified(line.one, "second")
    for desk in (line.one, line.two, second):
        add_people(desk, 1)
        send(desk, line.hq)
    of_one, of_second = confirming.confirmations(line.hq, line.one.identity.office_id)
    assert refusal(line.two, of_one.code) is Failure.CODE_UNKNOWN
    assert refusal(second, of_one.code) is Failure.CODE_UNKNOWN
    assert refusal(line.one, of_second.code) is Failure.CODE_UNKNOWN
    assert refusal(line.one, code(line, line.two)) is Failure.CODE_UNKNOWN
    assert refusal(line.one, of_one.code[:-1]) is Failure.CODE_INCOMPLETE
    assert counts(line.one)[Sending.CONFIRMED] == 0
    assert confirming.confirm(second, of_second.code).changes == 1


def test_only_headquarters_makes_codes(line: Line) -> None:
    with pytest.raises(TetHelpError) as refused:
        confirming.confirmations(line.one, line.two.identity.office_id)
    assert refused.value.failure is Failure.NOT_HEADQUARTERS
