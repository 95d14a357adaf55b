"""What headquarters reads on the telephone, and what an office then knows."""

import pytest

from tests.builders import Line, add_people, export, send
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.services import confirming, exporting, receiving, state
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.desk import Desk
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
