"""How far each numbered sequence of segments is, as the window and the terminal show it."""

from tests.builders import Line, add_people, export, send
from tests.services.test_exchange import only
from tethelp_desktop.domain.segments import ALL, UP, Span
from tethelp_desktop.services import offices, receiving, sealing
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.streams import SegmentState, Stream, streams


def streams_of(desk: Desk) -> dict[str, Stream]:
    with desk.store.read() as reader:
        return {stream.name.text: stream for stream in streams(desk, reader)}


def up(desk: Desk) -> str:
    return f"{desk.store.replica}.{UP}"


def test_our_own_segments_are_exported_until_the_receiver_says_so(line: Line) -> None:
    add_people(line.one, 1)
    send(line.one, line.hq)
    own = streams_of(line.one)[up(line.one)]
    assert (own.is_ours, own.state) == (True, SegmentState.EXPORTED)
    assert (own.owner, own.receiver) == (line.one.office, line.hq.office)
    send(line.hq, line.one)
    own = streams_of(line.one)[up(line.one)]
    assert own.numbers(SegmentState.RECEIVED) == (Span(1, 1),)


def test_what_arrived_is_merged_and_what_is_missing_is_numbered(line: Line) -> None:
    for _ in range(3):
        add_people(line.one, 1)
        sealing.seal_unsent(line.one)
    receiving.merge_bundles(line.hq, [only(line, export(line.one, line.hq), {1, 3})])
    theirs = streams_of(line.hq)[up(line.one)]
    assert (theirs.is_ours, theirs.state) == (False, SegmentState.MISSING)
    assert theirs.numbers(SegmentState.MISSING) == (Span(2, 2),)
    assert theirs.numbers(SegmentState.MERGED) == (Span(1, 1), Span(3, 3))
    send(line.hq, line.one)
    own = streams_of(line.one)[up(line.one)]
    assert own.numbers(SegmentState.LOST) == (Span(2, 2),)
    assert own.numbers(SegmentState.RECEIVED) == (Span(1, 1), Span(3, 3))


def test_what_is_held_says_why(line: Line) -> None:
    joined = line.join(line.one, "new")
    add_people(joined.desk, 1)
    send(joined.desk, line.hq)
    held = streams_of(line.hq)[up(joined.desk)]
    assert (held.owner, held.state) == (None, SegmentState.HELD)
    assert [segment.reason for segment in held.segments] == ["unknown-sender"]
    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
    merged = streams_of(line.hq)[up(joined.desk)]
    assert (merged.owner, merged.state) == (line.one.office, SegmentState.MERGED)


def test_what_goes_to_everybody_is_received_when_everybody_has_it(line: Line) -> None:
    name = f"{line.hq.store.replica}.{ALL}"
    sealing.seal_unsent(line.hq)
    for desk in (line.one, line.two):
        send(line.hq, desk)
    assert streams_of(line.hq)[name].state is SegmentState.EXPORTED
    send(line.one, line.hq)
    assert streams_of(line.hq)[name].receiver is None
    send(line.two, line.hq)
    sent = streams_of(line.hq)[name]
    assert sent.count(SegmentState.RECEIVED) == len(sent.segments)
