"""A store's folder that was copied, and both copies live on: found, told, and ended by new keys."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE, Line, add_people, export, send
from tests.services.test_exchange import everybody, segments_of
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.segments import Span
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import confirming, offices, receiving, sealing, state
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.admission import admit
from tethelp_desktop.services.copies import copied_pcs
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.renewing import renew
from tethelp_desktop.store import archive
from tethelp_desktop.store.people_list import PeopleQuery, people
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.sync import bundle as bundles

Found = list[tuple[str, bool]]


def found(desk: Desk) -> Found:
    with desk.store.read() as reader:
        return [
            (one.office.name if one.office else "", one.is_ours) for one in copied_pcs(desk, reader)
        ]


def names(desk: Desk) -> set[str]:
    return {person.id for person in everybody(desk)}


def sending(desk: Desk, rid: Stamp) -> Sending:
    with desk.store.read() as reader:
        heard = heard_above(desk, reader)
        return next(
            row.sending for row in people(reader, PeopleQuery(), 0, 99, heard) if row.id == rid
        )


def without_segments(path: Path, sender: Desk) -> Path:
    """Leave of a bundle only what its sender says."""
    opened = bundles.unpack(path.read_bytes(), training=False)
    keys = sender.identity.keys
    path.write_bytes(bundles.pack(opened.envelope, opened.have, [], [keys.recipient], keys))
    return path


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


def test_what_one_copy_sent_is_not_taken_for_what_the_other_s_lost_stick_held(
    line: Line, copy: Desk
) -> None:
    """Both number it alike; six ordinary sticks later everybody has both, and is told."""
    (mine,), (theirs,) = add_people(line.one, 1), add_people(copy, 1)
    send(copy, line.hq)
    export(line.one, line.hq)  # lost
    line.clock.turn(minutes=1)
    send(line.hq, line.one)
    assert sending(line.one, mine.id) is Sending.EXPORTED
    assert found(line.one) == [(line.one.office.name, True)]
    for desk in (line.one, copy):
        line.clock.turn(minutes=1)
        send(desk, line.hq)
        line.clock.turn(minutes=1)
        send(line.hq, desk)
    assert found(line.hq) == [(line.one.office.name, False)]
    assert found(line.one) == found(copy) == [(line.one.office.name, True)]
    for desk in (line.hq, line.one, copy):
        assert {mine.id, theirs.id} <= names(desk)
        assert not state.check(desk)
    assert sending(line.one, mine.id) is sending(copy, theirs.id) is Sending.CONFIRMED


def test_headquarters_hears_of_it_from_the_word_alone(line: Line, copy: Desk) -> None:
    for desk in (line.one, copy):
        add_people(desk, 1)
    send(copy, line.hq)
    line.clock.turn(minutes=1)
    receiving.merge_bundles(line.hq, [without_segments(export(line.one, line.hq), line.one)])
    assert found(line.hq) == [(line.one.office.name, False)]


def test_a_segment_that_follows_one_that_is_not_here_tells_of_a_copy(
    line: Line, copy: Desk
) -> None:
    for desk in (line.one, copy):
        add_people(desk, 1)
        sealing.seal_unsent(desk)
    add_people(line.one, 1)
    sealing.seal_unsent(line.one)
    lost, later = (s for s in segments_of(line.one) if s.stream.replica == line.one.store.replica)
    (other,) = (s for s in segments_of(copy) if s.stream.replica == line.one.store.replica)
    with line.hq.write() as tx:
        admit(line.hq, tx, [other, later])
    assert found(line.hq) == [(line.one.office.name, False)]
    (said,) = confirming.confirmations(line.hq, line.one.identity.office_id)
    assert (said.through, said.changes) == (1, other.changes)
    with pytest.raises(TetHelpError):
        confirming.confirm(line.one, said.code)
    with line.hq.store.read() as reader:
        assert archive.have(reader)[lost.stream.text].gaps == (Span(1, 1),)
    send(line.hq, line.one)
    line.clock.turn(minutes=1)
    send(line.one, line.hq)
    codes = confirming.confirmations(line.hq, line.one.identity.office_id)
    assert [one.through for one in codes] == [1, 2]
    assert confirming.confirm(line.one, codes[1].code).changes == lost.changes + later.changes


def test_a_pc_sends_again_what_whoever_has_more_of_its_own_stream_is_not_shown_to_have(
    line: Line, copy: Desk
) -> None:
    for desk, packets in ((line.one, 2), (copy, 3)):
        for _ in range(packets):
            add_people(desk, 1)
            sealing.seal_unsent(desk)
    send(copy, line.hq)
    export(line.one, line.hq)  # lost
    line.clock.turn(minutes=1)
    word = without_segments(export(line.hq, line.one), line.hq)
    receiving.merge_bundles(line.one, [word])
    assert found(line.one) == [(line.one.office.name, True)]
    sent = bundles.unpack(export(line.one, line.hq).read_bytes(), training=False).segments
    own = {one.sequence for one in sent if one.stream.replica == line.one.store.replica}
    assert own == {1, 2}


def test_the_office_between_brings_what_the_one_above_has_another_of(
    line: Line, province: Desk, copy: Desk
) -> None:
    """The province has the original's packet, headquarters the copy's, and more of them."""
    (mine,) = add_people(line.one, 1)
    send(line.one, province)
    add_people(copy, 1)
    sealing.seal_unsent(copy)
    add_people(copy, 1)
    send(copy, line.hq)
    for _ in range(2):
        line.clock.turn(minutes=1)
        send(line.hq, province)
        line.clock.turn(minutes=1)
        send(province, line.hq)
    assert mine.id in names(line.hq)


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
