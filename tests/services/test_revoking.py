"""A PC that is believed no more, in whatever order its parts and the word of it arrive."""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import PASSPHRASE, Line, add_people, export, send
from tests.services.test_exchange import hashes_of, segments_of
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.records import Beneficiary, Certificate, Revocation
from tethelp_desktop.domain.segments import ALL, UP, Segment
from tethelp_desktop.services import (
    admission,
    exporting,
    offices,
    receiving,
    revoking,
    sealing,
    state,
)
from tethelp_desktop.services.admission import admit
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.revoking import CertifiedPc
from tethelp_desktop.store import archive
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import bundle as bundles
from tethelp_desktop.sync import segments


def certificate_of(line: Line, desk: Desk) -> Certificate:
    with line.hq.store.read() as reader:
        key = desk.identity.keys.public.raw.hex()
        return reader.find(Certificate, signing_key=key)[0]


def held(desk: Desk) -> list[str]:
    with desk.store.read() as reader:
        return [reason for _, _, reason in archive.held_reasons(reader)]


def own_parts(desk: Desk, receiver: Desk, audience: str = UP) -> Path:
    """Write a bundle without what the sender has of headquarters."""
    path = export(desk, receiver)
    envelope = bundles.unpack(path.read_bytes(), training=False).envelope
    with desk.store.read() as reader:
        own = [
            bundles.Packed(one.stream, one.sequence, segments.to_bytes(one.text, one.signature))
            for one in archive.bodies(reader, [f"{desk.store.replica}.{audience}"])
        ]
    to = [receiver.identity.keys.recipient]
    path.write_bytes(bundles.pack(envelope, {}, own, to, desk.identity.keys))
    return path


def people_at(desk: Desk) -> int:
    with desk.store.read() as reader:
        return len(reader.find(Beneficiary))


def pcs(line: Line) -> list[CertifiedPc]:
    with line.hq.store.read() as reader:
        return revoking.certified_pcs(reader, line.one.identity.office_id)


def test_a_revocation_counts_for_what_arrives_beside_it(line: Line) -> None:
    blank = line.join(line.hq, "blank", "09").desk
    add_people(line.one, 1)
    send(line.one, line.hq)
    revoking.revoke(line.hq, certificate_of(line, line.one).id, "mất máy")
    add_people(line.one, 1)
    for desk in (line.one, line.hq):
        sealing.seal_unsent(desk)
    known = hashes_of(blank)
    together = {one.hash: one for desk in (line.one, line.hq) for one in segments_of(desk)}
    with blank.write() as tx:
        admit(blank, tx, [one for hash_, one in together.items() if hash_ not in known])
    assert (held(blank), people_at(blank)) == (["revoked"], 1)


def test_what_came_before_stays_and_what_comes_later_is_held(line: Line) -> None:
    add_people(line.one, 2)
    send(line.one, line.hq)
    revoking.revoke(line.hq, certificate_of(line, line.one).id, "mất máy")
    add_people(line.one, 1)
    send(line.one, line.hq)
    assert held(line.hq) == ["revoked"]
    assert people_at(line.hq) == 2
    (pc,) = pcs(line)
    assert pc.revocation is not None
    revoking.believe_again(line.hq, pc.revocation.id, "tìm thấy máy")
    assert held(line.hq) == []
    assert people_at(line.hq) == 3
    assert not state.check(line.hq)


def test_no_bundle_is_for_a_revoked_pc_any_more(line: Line) -> None:
    second = line.certified(line.one, "second")
    certificate = certificate_of(line, second)
    revoking.revoke(line.hq, certificate.id, "mất máy")
    path = export(line.hq, line.one)
    opened = bundles.unpack(path.read_bytes(), training=False)
    for sealed in (one.sealed.read() for one in opened.segments):
        bundles.open_sealed(sealed, line.one.identity.keys)
        with pytest.raises(TetHelpError):
            bundles.open_sealed(sealed, second.identity.keys)
    revoking.revoke(line.hq, certificate_of(line, line.one).id, "mất máy")
    assert line.one.office not in exporting.receivers(line.hq)
    with pytest.raises(TetHelpError) as refused:
        export(line.hq, line.one)
    assert refused.value.failure is Failure.NO_RECEIVER


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_things_arrive_does_not_matter(
    line: Line, order: tuple[int, ...]
) -> None:
    """Another PC of the office gets the stolen PC's parts and headquarters' word of it."""
    other = line.certified(line.one, "other")
    send(line.hq, line.one)
    add_people(line.one, 1)
    send(line.one, line.hq)
    early = export(line.one, other)
    revoking.revoke(line.hq, certificate_of(line, line.one).id, "mất máy")
    word = export(line.hq, other)
    add_people(line.one, 1)
    late = export(line.one, other)
    paths = (early, word, late)
    for number in order:
        receiving.merge_bundles(other, [paths[number]])
    if order.index(1) < order.index(2):
        assert held(other) == ["revoked"]
        assert people_at(other) == 1
    assert not state.check(other)


def test_headquarters_other_pc_is_heard_before_what_a_stolen_one_left_waiting(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it was held; what the second PC of headquarters says came last, and counts first."""
    monkeypatch.setattr(admission, "TOGETHER", 1)
    blank = line.join(line.one, "third", "03")
    thief = line.certified(line.one, "thief")
    second = line.certified(line.hq, "second")
    add_people(thief, 1)
    parts = own_parts(thief, blank.desk)
    send(line.hq, second)
    revoking.revoke(second, certificate_of(line, thief).id, "mất máy")
    word = own_parts(second, blank.desk, ALL)
    offices.approve_enrolment(line.hq, blank.enrolment, blank.fingerprint)
    receiving.merge_bundles(blank.desk, [parts])
    receiving.merge_bundles(blank.desk, [word])
    assert set(held(blank.desk)) == {"unknown-sender"}
    send(line.hq, blank.desk)
    assert held(blank.desk) == ["revoked"]
    assert people_at(blank.desk) == 0


def test_what_was_held_unknown_stays_held_when_both_words_come_at_once(line: Line) -> None:
    newcomer = line.join(line.one, "third", "03")
    second = line.certified(line.one, "second")
    offices.approve_enrolment(line.hq, newcomer.enrolment, newcomer.fingerprint)
    send(line.hq, second)
    add_people(second, 1)
    receiving.merge_bundles(newcomer.desk, [own_parts(second, newcomer.desk)])
    assert held(newcomer.desk) == ["unknown-sender"]
    revoking.revoke(line.hq, certificate_of(line, second).id, "mất máy")
    send(line.hq, newcomer.desk)
    assert held(newcomer.desk) == ["revoked"]
    assert people_at(newcomer.desk) == 0


@pytest.fixture
def thief(line: Line, tmp_path: Path) -> Iterator[Desk]:
    """Somebody who has a copy of the office's store, and with it the key."""
    line.one.store.close()
    folder = shutil.copytree(line.one.store.folder, tmp_path / "copy")
    line.one = open_desk(line.one.store.folder, PASSPHRASE, clock=line.clock)
    opened = open_desk(folder, PASSPHRASE, clock=line.clock)
    yield opened
    opened.store.close()


def written(desk: Desk, packets: int) -> list[Segment]:
    """Record so many people, each in a segment of its own."""
    before = hashes_of(desk)
    for _ in range(packets):
        add_people(desk, 1)
        sealing.seal_unsent(desk)
    return [one for one in segments_of(desk) if one.hash not in before]


def take(desk: Desk, *arrived: Segment) -> None:
    with desk.write() as tx:
        admit(desk, tx, arrived)


def test_another_segment_under_a_number_that_counts_is_held(line: Line, thief: Desk) -> None:
    (honest,), (stolen,) = written(line.one, 1), written(thief, 1)
    assert (honest.stream, honest.sequence) == (stolen.stream, stolen.sequence)
    take(line.hq, honest)
    revoking.revoke(line.hq, certificate_of(line, line.one).id, "mất máy")
    send(line.hq, line.two)
    for desk in (line.hq, line.two):
        take(desk, stolen)
        assert (held(desk), stolen.hash in hashes_of(desk)) == (["revoked"], False)


def test_a_revocation_of_numbers_alone_is_read_as_it_was_meant(line: Line, thief: Desk) -> None:
    (honest, later), (stolen,) = written(line.one, 2), written(thief, 1)
    with line.hq.write() as tx:
        certificate = certificate_of(line, line.one)
        through = f"{honest.stream.text}:1"
        tx.add(Revocation(certificate_id=certificate.id, reason="mất máy", through=through))
    take(line.hq, later, stolen, honest)
    assert (held(line.hq), people_at(line.hq)) == (["revoked"], 2)


def test_whatever_the_order_what_counts_is_merged_as_soon_as_its_place_is_shown(
    line: Line, thief: Desk
) -> None:
    """Headquarters had all but the third of four; of the copy's it had none."""
    other = line.certified(line.one, "other")
    (first,) = written(line.one, 1)
    take(thief, first)
    rest, stolen = written(line.one, 4), written(thief, 3)
    counting = {first.hash, *(one.hash for one in rest[:3])}
    take(line.hq, first, rest[0], rest[2])
    revoking.revoke(line.hq, certificate_of(line, line.one).id, "mất máy")
    receiving.merge_bundles(other, [own_parts(line.hq, other, ALL)])
    known = hashes_of(other)
    with line.hq.store.read() as reader:
        assert len(reader.find(Revocation)[0].through.split()) == 2

    @given(st.permutations([first, *rest, *stolen]), st.integers(1, 4))
    @settings(max_examples=25, deadline=None)
    def in_order(arriving: Sequence[Segment], together: int) -> None:
        with contextlib.suppress(_Undone), other.write() as tx:
            for place in range(0, len(arriving), together):
                admit(other, tx, arriving[place : place + together])
            merged = {s.hash for s in known_segments(tx)} - known
            reasons = [reason for _, _, reason in archive.held_reasons(tx)]
            assert merged == counting
            assert reasons == ["revoked"] * 4
            raise _Undone

    in_order()


class _Undone(Exception):
    """Ends a transaction that is to leave nothing behind."""


def known_segments(reader: Reader) -> list[Segment]:
    return [
        segments.read(archived.text, archived.signature, SCHEMA)
        for archived in archive.bodies(reader, archive.have(reader))
    ]


def test_only_headquarters_revokes_and_never_itself_or_twice(line: Line) -> None:
    own, other = certificate_of(line, line.hq), certificate_of(line, line.one)
    with pytest.raises(TetHelpError) as refused:
        revoking.revoke(line.one, other.id, "mất máy")
    assert refused.value.failure is Failure.NOT_HEADQUARTERS
    with pytest.raises(TetHelpError) as refused:
        revoking.revoke(line.hq, own.id, "mất máy")
    assert refused.value.failure is Failure.OWN_PC
    with pytest.raises(Invalid):
        revoking.revoke(line.hq, other.id, "")
    made = revoking.revoke(line.hq, other.id, "mất máy")
    with pytest.raises(TetHelpError) as refused:
        revoking.revoke(line.hq, other.id, "mất máy")
    assert refused.value.failure is Failure.REVOKED_ALREADY
    with pytest.raises(Invalid):
        revoking.believe_again(line.hq, made.id, "")
    with pytest.raises(TetHelpError) as refused:
        revoking.believe_again(line.one, made.id, "tìm thấy")
    assert refused.value.failure is Failure.NOT_HEADQUARTERS


def test_a_pc_that_left_more_ends_than_there_is_room_for_is_revoked_all_the_same(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, third, _, fifth = written(line.one, 5)
    take(line.hq, first, third, fifth)
    monkeypatch.setattr(revoking, "LONGEST_THROUGH", 200)
    made = revoking.revoke(line.hq, certificate_of(line, line.one).id, "mất máy")
    ends = [f"{one.stream.text}:{one.sequence}/{one.hash}" for one in (first, third)]
    assert made.through.split() == ends
