"""A store's folder that was copied, and both copies live on: found, told, and ended by new keys."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE, Line, add_people, send
from tests.services.test_exchange import everybody
from tethelp_desktop.services import offices, state
from tethelp_desktop.services.copies import copied_pcs
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.renewing import renew

Found = list[tuple[str, bool]]


def found(desk: Desk) -> Found:
    with desk.store.read() as reader:
        return [
            (one.office.name if one.office else "", one.is_ours) for one in copied_pcs(desk, reader)
        ]


def names(desk: Desk) -> set[str]:
    return {person.id for person in everybody(desk)}


@pytest.fixture
def copy(line: Line, tmp_path: Path) -> Iterator[Desk]:
    """The folder of an office's store, copied by hand and opened on another PC."""
    line.one.store.close()
    folder = shutil.copytree(line.one.store.folder, tmp_path / "copy")
    opened = open_desk(folder, PASSPHRASE, clock=line.clock)
    yield opened
    opened.store.close()


def test_both_copies_and_headquarters_hear_of_it_and_each_gets_what_the_other_recorded(
    line: Line, copy: Desk
) -> None:
    office = line.one.office.name
    for desk in (line.one, copy):
        add_people(desk, 2)
        send(desk, line.hq)
    assert found(line.hq) == [(office, False)]
    assert found(line.two) == []
    for desk in (line.one, copy):
        send(line.hq, desk)
    for desk in (line.one, copy):
        assert found(desk) == [(office, True)]
    assert names(line.one) == names(copy) == names(line.hq)
    assert len(names(line.hq)) == 4
    assert state.digest(line.one).digest == state.digest(copy).digest


def test_new_keys_for_one_of_them_end_it(line: Line, copy: Desk, tmp_path: Path) -> None:
    for desk in (line.one, copy):
        add_people(desk, 1)
        send(desk, line.hq)
    for desk in (line.one, copy):
        send(line.hq, desk)
    made = renew(copy, tmp_path)
    assert found(made.desk) == []
    for path, code in made.enrolments:
        offices.approve_enrolment(line.hq, path, code)
    assert found(line.hq) == []
    add_people(made.desk, 1)
    send(made.desk, line.hq)
    send(line.hq, line.one)
    assert found(line.one) == []
    assert len(names(line.one)) == 3
    assert not state.check(line.one)


def test_what_the_old_key_signed_last_for_the_new_one_ends_it_too(
    line: Line, copy: Desk, tmp_path: Path
) -> None:
    for desk in (line.one, copy):
        add_people(desk, 1)
        send(desk, line.hq)
    add_people(copy, 1)
    send(line.hq, line.one)
    assert found(line.one)
    made = renew(copy, tmp_path)
    send(made.desk, line.hq)
    assert found(line.hq) == []


def test_an_older_copy_hears_that_others_have_more_of_it(line: Line, copy: Desk) -> None:
    add_people(line.one, 1)
    send(line.one, line.hq)
    assert found(copy) == []
    send(line.hq, copy)
    assert found(copy) == [(copy.office.name, True)]
    assert found(line.one) == found(line.hq) == []


def test_an_ordinary_line_has_no_copies(line: Line) -> None:
    for desk in (line.one, line.two):
        add_people(desk, 1)
        send(desk, line.hq)
        send(line.hq, desk)
    assert found(line.hq) == found(line.one) == found(line.two) == []
