"""How far each numbered sequence of segments is: what is here, missing, held, and acknowledged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tethelp_desktop.domain.chains import Links
from tethelp_desktop.domain.records import Office
from tethelp_desktop.domain.segments import ALL, OFFICES, UP, Had, Holding, Span, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import answers, archive, peers
from tethelp_desktop.store.archive import UNKNOWN_SENDER, Kept
from tethelp_desktop.store.line import offices_of_pcs
from tethelp_desktop.store.store import Reader


class SegmentState(StrEnum):
    """What became of one segment, the worst first."""

    MISSING = "missing"
    """Of another PC: a later one is here, this one is not."""
    LOST = "lost"
    """Ours: the receiver has a later one and not this one."""
    HELD = "held"
    """Here and not merged; ours: the receiver has it and has not merged it."""
    EXPORTED = "exported"
    """Ours: the receiver has not said yet that it has it."""
    RECEIVED = "received"
    """Ours: the receiver said that it has it."""
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class SegmentView:
    """One number of a stream; of what is missing, all numbers that follow each other.

    Attributes:
        recorded_at: When it was sealed or arrived; None for one that is missing.
        reason: Why it is held, as a code.
        missing: Of what is missing, how many numbers from this one on.
    """

    sequence: int
    state: SegmentState
    changes: int = 0
    recorded_at: datetime | None = None
    reason: str = ""
    missing: int = 0

    @property
    def span(self) -> Span:
        """The number, or of what is missing the numbers."""
        return Span(self.sequence, self.sequence + max(self.missing, 1) - 1)


@dataclass(frozen=True, slots=True)
class Stream:
    """One sequence of segments.

    Attributes:
        owner: The office of the PC that writes it; None while no certificate names the PC.
        receiver: Whom it is for; None for every office.
        is_ours: Whether this PC writes it.
        segments: Every number from 1 to the last, in order. Of a PC that no certificate names
            nothing is missing: nobody knows what it really sent.
    """

    name: StreamName
    owner: Office | None
    receiver: Office | None
    is_ours: bool
    segments: Sequence[SegmentView]

    @property
    def state(self) -> SegmentState:
        """The worst state of any of its segments."""
        order = list(SegmentState)
        return min((segment.state for segment in self.segments), key=order.index)

    @property
    def is_unknown(self) -> bool:
        """Whether it is held since no certificate names its PC."""
        return any(segment.reason == UNKNOWN_SENDER for segment in self.segments)

    def count(self, *states: SegmentState) -> int:
        """Count the segments in some states."""
        return sum(len(segment.span) for segment in self.segments if segment.state in states)

    def numbers(self, *states: SegmentState) -> tuple[Span, ...]:
        """List the sequence numbers in some states."""
        found = list[Span]()
        for one in (segment.span for segment in self.segments if segment.state in states):
            if found and one.first <= found[-1].last + 1:  # a twin bears the same number
                found[-1] = Span(found[-1].first, one.last)
            else:
                found.append(one)
        return tuple(found)


class _Said(NamedTuple):
    """What each other PC last said it has, why those above hold parts of ours, and what is here."""

    words: Mapping[Replica, Mapping[str, Holding]]
    reasons: Mapping[tuple[str, int], str]
    links: Mapping[str, Links]


def offices_of_replicas(reader: Reader) -> dict[Replica, Office]:
    """Name the office of every PC that a certificate here speaks of, and of this one."""
    offices = {office.id: office for office in reader.find(Office)}
    owners = offices_of_pcs(reader).items()
    return {pc: offices[office] for pc, office in owners if office in offices}


def streams(desk: Desk, reader: Reader) -> list[Stream]:
    """Read every stream of which something is here; those with trouble first, then ours."""
    owners = offices_of_replicas(reader)
    offices = {office.id: office for office in reader.find(Office)}
    answered = answers.answers(reader, [desk.identity.office_id])
    reasons = {place: why for answer in answered for place, why in answer.reasons.items()}
    said = _Said(peers.words(reader), reasons, archive.links(reader))
    kept: dict[StreamName, list[Kept]] = defaultdict(list)
    for one in archive.archived(reader):
        kept[one.stream].append(one)
    found = [_stream(desk, name, here, owners, offices, said) for name, here in kept.items()]
    order = list(SegmentState)
    return sorted(
        found,
        key=lambda s: (
            min(order.index(s.state), order.index(SegmentState.EXPORTED)),
            not s.is_ours,
            s.owner.name if s.owner else "",
            s.name.text,
        ),
    )


def _stream(
    desk: Desk,
    name: StreamName,
    kept: Sequence[Kept],
    owners: Mapping[Replica, Office],
    offices: Mapping[Stamp, Office],
    said: _Said,
) -> Stream:
    is_ours = name.replica in desk.identity.own_replicas
    top = offices.get(desk.identity.headquarters_id)
    receiver = top if name.meant_for == UP else offices.get(Stamp(name.meant_for))
    if is_ours:
        told = _told(name, receiver, owners, said.words)
        last = max((holding.last for holding in told), default=0)
        had = [holding.had(said.links[name.text]) for holding in told]
        segments = [_sent(one, had, last, said.reasons) for one in kept]
    else:
        segments = _arrived(kept, is_known=name.replica in owners)
    receiver = None if name.meant_for in (ALL, OFFICES) else receiver
    return Stream(name, owners.get(name.replica), receiver, is_ours, segments)


def _told(
    name: StreamName,
    receiver: Office | None,
    owners: Mapping[Replica, Office],
    words: Mapping[Replica, Mapping[str, Holding]],
) -> list[Holding]:
    """Collect what each PC of the receiver said it has of a stream."""

    def is_addressed(replica: Replica) -> bool:
        owner = owners.get(replica)
        return owner is not None and (
            name.meant_for in (ALL, OFFICES) or (receiver is not None and owner.id == receiver.id)
        )

    return [
        have.get(name.text, Holding(0)) for replica, have in words.items() if is_addressed(replica)
    ]


def _sent(
    one: Kept, told: Sequence[Had], last: int, reasons: Mapping[tuple[str, int], str]
) -> SegmentView:
    reason = ""
    if told and all(one.hash in had.merged for had in told):
        state = SegmentState.RECEIVED
    elif one.sequence <= last and any(one.hash not in had.here for had in told):
        state = SegmentState.LOST
    elif any(one.hash in had.here - had.merged for had in told):
        state = SegmentState.HELD
        reason = reasons.get((one.stream.text, one.sequence), "")
    else:
        state = SegmentState.EXPORTED
    return SegmentView(one.sequence, state, one.changes, one.recorded_at, reason)


def _arrived(kept: Iterable[Kept], *, is_known: bool) -> list[SegmentView]:
    here = {one.sequence: one for one in kept}
    found = [_here(one) for one in here.values()]
    if is_known:
        gaps = Holding.of(here).gaps
        found += [SegmentView(gap.first, SegmentState.MISSING, missing=len(gap)) for gap in gaps]
    return sorted(found, key=lambda view: view.sequence)


def _here(one: Kept) -> SegmentView:
    state = SegmentState.MERGED if one.held is None else SegmentState.HELD
    return SegmentView(one.sequence, state, one.changes, one.recorded_at, one.held or "")
