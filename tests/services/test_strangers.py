"""What PCs send that no certificate names: kept unread, within bounds, and refused for good."""

from pathlib import Path

import pytest

from tests.builders import Line, add_people, export, make_person, send
from tests.services.test_closing import blocking
from tests.services.test_exchange import bundle_of, knows, refused, row_of
from tests.services.test_streams import streams_of
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Sponsor
from tethelp_desktop.domain.segments import UP, Block, Span, StreamName
from tethelp_desktop.services import admission, offices, receiving, state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.refusing import refuse_pc, unknown_pcs
from tethelp_desktop.services.staff import access_log
from tethelp_desktop.services.streams import SegmentState
from tethelp_desktop.store import archive
from tethelp_desktop.store.access import Access
from tethelp_desktop.sync.keys import Keys

LAST = 999_999


def held(desk: Desk) -> list[str]:
    with desk.store.read() as reader:
        return [reason for _, _, reason in archive.held_reasons(reader)]


def claimed(desk: Desk) -> set[str]:
    with desk.store.read() as reader:
        return set(archive.have(reader))


def far_ahead(line: Line, keys: Keys) -> Path:
    """Write a bundle of a made-up PC, whose only part bears the greatest number."""
    stream = StreamName(keys.public.replica, UP)
    block = Block("orchard", ("id",), [(f"0199aaaaaaaa7000{stream.replica}",)])
    return bundle_of(line.one, line.hq, block, signer=keys, stream=stream, sequence=LAST)


def test_nobody_reads_what_a_stranger_sent(line: Line) -> None:
    joined = line.join(line.one, "new")
    block = Block("sponsor", ("id", "nonsense"), [("x", "y")])
    path = bundle_of(joined.desk, line.hq, block)
    assert receiving.merge_bundles(line.hq, [path]).applied == 0
    assert held(line.hq) == ["unknown-sender"]
    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
    assert held(line.hq) == ["unknown-sender"]  # signed by a changed program: nothing reads it
    with line.hq.store.read() as reader:
        assert reader.find(Sponsor, name="y") == []


def test_a_stranger_s_gap_of_a_million_numbers_is_no_gap(line: Line) -> None:
    keys = Keys.generate()
    merged = receiving.merge_bundles(line.hq, [far_ahead(line, keys)])
    assert (len(merged.held), merged.gaps) == (1, {})
    theirs = streams_of(line.hq)[f"{keys.public.replica}.{UP}"]
    assert theirs.numbers(SegmentState.HELD) == (Span(LAST, LAST),)
    assert theirs.count(SegmentState.MISSING) == 0


def test_a_known_pc_s_gap_of_a_million_numbers_is_two_of_them(line: Line) -> None:
    path = bundle_of(line.one, line.hq, row_of(line.one, make_person(), "beneficiary"))
    far = bundle_of(
        line.one, line.hq, row_of(line.one, make_person(), "beneficiary", 1), sequence=LAST
    )
    merged = receiving.merge_bundles(line.hq, [path, far])
    gap = Span(2, LAST - 1)
    assert merged.gaps == {f"{line.one.store.replica}.{UP}": (gap,)}
    theirs = streams_of(line.hq)[f"{line.one.store.replica}.{UP}"]
    assert theirs.numbers(SegmentState.MISSING) == (gap,)
    assert len(theirs.segments) == 3


@pytest.mark.parametrize(("bound", "most"), [("MOST_UNKNOWN", 1), ("LARGEST_UNKNOWN", 1)])
def test_what_is_too_much_of_strangers_comes_again_once_they_are_certified(
    line: Line, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    monkeypatch.setattr(admission, bound, most)
    first, second = line.join(line.one, "first"), line.join(line.two, "second", "02")
    people = [*add_people(first.desk, 1), *add_people(second.desk, 1)]
    paths = [export(one.desk, line.hq) for one in (first, second)]
    merged = receiving.merge_bundles(line.hq, paths)
    assert (len(merged.held), merged.not_kept) == (1, 1)
    assert f"{second.desk.store.replica}.{UP}" not in claimed(line.hq)
    for one in (first, second):
        offices.approve_enrolment(line.hq, one.enrolment, one.fingerprint)
    again = receiving.merge_bundles(line.hq, paths)
    assert (again.held, again.not_kept) == ([], 0)
    assert knows(line.hq, *people)


def test_a_stranger_is_refused_for_good_and_a_certificate_undoes_it(line: Line) -> None:
    joined = line.join(line.one, "new")
    (person,) = add_people(joined.desk, 1)
    path = export(joined.desk, line.hq)
    receiving.merge_bundles(line.hq, [path])
    assert blocking(line.hq, line.campaign.id)[Rule.BUNDLES_HELD] == 1
    before, pc = state.digest(line.hq), joined.desk.store.replica
    with line.hq.store.read() as reader:
        assert [(one.pc, one.segments, one.changes) for one in unknown_pcs(reader)] == [(pc, 1, 1)]
    assert refuse_pc(line.hq, pc) == 1
    assert Rule.BUNDLES_HELD not in blocking(line.hq, line.campaign.id)
    assert access_log(line.hq)[0].entry.act is Access.REFUSED_PC
    assert access_log(line.hq)[0].subject == pc
    assert receiving.merge_bundles(line.hq, [path]).not_kept == 1
    assert held(line.hq) == []
    assert f"{pc}.{UP}" not in claimed(line.hq)
    assert state.digest(line.hq) == before
    with refused(Failure.NO_UNKNOWN_PC):
        refuse_pc(line.hq, pc)

    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
    assert receiving.merge_bundles(line.hq, [path]).applied == 1
    assert knows(line.hq, person)


def test_nothing_of_a_certified_pc_is_refused(line: Line) -> None:
    add_people(line.one, 1)
    send(line.one, line.hq)
    before = claimed(line.hq)
    with refused(Failure.NO_UNKNOWN_PC):
        refuse_pc(line.hq, line.one.store.replica)
    assert claimed(line.hq) == before
