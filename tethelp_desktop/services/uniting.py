"""A bundle's segments are opened, and merged or held, some at a time: memory never grows with it.

Whom this PC knows comes first, headquarters before all. Of what strangers sent nothing is read but
their own certificates, and no more is kept than `admission.LARGEST_UNKNOWN` and
`admission.MOST_UNKNOWN` say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.segments import ALL, Signed
from tethelp_desktop.services import admission
from tethelp_desktop.services.admission import Admitted, Trusted, admit_part, released
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.refusing import refused_pcs
from tethelp_desktop.services.sealing import seal_in
from tethelp_desktop.store import archive
from tethelp_desktop.store.store import Writer
from tethelp_desktop.sync import bundle as bundles
from tethelp_desktop.sync import segments
from tethelp_desktop.sync.bundle import Bundle, SealedSegment


@dataclass(frozen=True, slots=True)
class Part:
    """What came of some segments.

    Attributes:
        already: How many of their changes were here before.
        not_kept: How many of them were not kept, since no certificate names their PCs.
    """

    admitted: Admitted
    already: int = 0
    not_kept: int = 0


_NOTHING: Final = Admitted((), frozenset())


def united(desk: Desk, tx: Writer, opened: Bundle) -> Iterator[Part]:
    """Merge a bundle's segments, and what they release of what is held, some at a time.

    Whoever comes or changes is left to be made findable.

    Raises:
        TetHelpError: A segment is damaged, forged or for somebody else.
    """
    waiting = sorted(opened.segments, key=lambda one: one.stream.meant_for == ALL)
    strangers = _Strangers(tx)
    while waiting:
        trusted = Trusted.of(desk, tx)
        if chosen := _chosen(desk, trusted, waiting):
            taken = set(map(id, chosen))
            waiting = [one for one in waiting if id(one) not in taken]
            for some in _together(desk, chosen):
                yield _merged(desk, tx, some)
                some.clear()  # before the next are opened
            continue
        is_introduced = False
        while waiting and not is_introduced:
            signed = _opened(desk, waiting.pop())  # what is for everybody lies at the end
            is_introduced = admission.introduces(trusted, signed)
            yield _merged(desk, tx, [signed]) if is_introduced else strangers.take(signed)
    for admitted in released(desk, tx):
        yield Part(admitted)


def _chosen(
    desk: Desk, trusted: Trusted, waiting: Sequence[SealedSegment]
) -> Sequence[SealedSegment]:
    """Choose headquarters' segments, which say who is believed; without any, whose PCs are known.

    What headquarters says may make others known, and others headquarters'.
    """
    offices, top = trusted.offices, desk.identity.headquarters_id
    known = [one for one in waiting if one.stream.replica in offices]
    return [one for one in known if offices[one.stream.replica] == top] or known


def _together(desk: Desk, chosen: Sequence[SealedSegment]) -> Iterator[list[Signed]]:
    """Open segments, and part them into few enough to lie in memory, whatever comes."""
    some, size = list[Signed](), 0
    for one in chosen:
        if some and size + one.sealed.size > admission.TOGETHER:  # it is hardly less unpacked
            yield some
            some, size = [], 0
        signed = _opened(desk, one)
        if some and size + len(signed.text) > admission.TOGETHER:
            yield some
            some, size = [], 0
        some.append(signed)
        size += len(signed.text)
        del signed
    if some:
        yield some


def _merged(desk: Desk, tx: Writer, some: Sequence[Signed]) -> Part:
    fresh = [one for one in some if not archive.is_here(tx, one.hash)]
    if any(one.stream.replica == desk.store.replica for one in fresh):
        seal_in(desk, tx)  # a copy of this store may have used our next stamps
    already = sum(one.changes for one in some if archive.is_merged(tx, one.hash))
    return Part(admit_part(desk, tx, fresh), already)


class _Strangers:
    """Keeps what PCs sent that no certificate names, unread, as far as there is room."""

    def __init__(self, tx: Writer) -> None:
        self._tx = tx
        self._refused = refused_pcs(tx)
        self._count, self._size = archive.room_of_unknown(tx)

    def take(self, signed: Signed) -> Part:
        if signed.stream.replica in self._refused:
            return Part(_NOTHING, not_kept=1)
        if archive.is_here(self._tx, signed.hash):
            return Part(_NOTHING)
        if self._count >= admission.MOST_UNKNOWN or self._size >= admission.LARGEST_UNKNOWN:
            return Part(_NOTHING, not_kept=1)
        self._size += archive.hold(self._tx, signed, archive.UNKNOWN_SENDER)
        self._count += 1
        return Part(_NOTHING)


def _opened(desk: Desk, one: SealedSegment) -> Signed:
    data = bundles.open_sealed(one.sealed.read(), desk.identity.keys)
    try:
        signed = segments.outline(*segments.from_bytes(data))
    except segments.Damaged as error:
        raise TetHelpError(Failure.BUNDLE_DAMAGED, str(error)) from error
    except segments.TooNew as error:
        raise TetHelpError(Failure.BUNDLE_TOO_NEW) from error
    if (signed.stream, signed.sequence) != (one.stream, one.sequence):
        raise TetHelpError(Failure.BUNDLE_DAMAGED, one.stream.text)
    return signed
