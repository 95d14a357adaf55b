"""Two copies of one store that both live on: they number segments and receipts alike.

Nothing that either records is lost: both segments of one number are kept, merged and sent to the
other copy. Whoever hears of it is told until one of the two has new keys (`services.renewing`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tethelp_desktop.domain.chains import Chain
from tethelp_desktop.domain.records import Certificate, Office
from tethelp_desktop.domain.segments import StreamName
from tethelp_desktop.domain.stamps import Replica
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.streams import offices_of_replicas
from tethelp_desktop.store import archive, peers
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class Copied:
    """A PC for which two stores write.

    Attributes:
        office: Where it works; None while that is not known here.
        is_ours: Whether this store is one of the two.
    """

    pc: Replica
    office: Office | None
    is_ours: bool


def copied_pcs(desk: Desk, reader: Reader) -> list[Copied]:
    """Name the PCs that two stores write for, and of which none was renewed since."""
    twice = [*_twins(reader), *_said_otherwise(desk, reader)]
    found = {pc for pc, since in twice if not _was_renewed(desk, reader, pc, since)}
    own = desk.store.replica
    if _is_ahead(desk, reader):
        found.add(own)
    offices = offices_of_replicas(reader)
    return [Copied(pc, offices.get(pc), pc == own) for pc in sorted(found)]


def _twins(reader: Reader) -> Iterator[tuple[Replica, datetime]]:
    """Name whose streams have two segments of one number, and when the last of these came."""
    for (stream, _), came in archive.twins(reader).items():
        yield StreamName.from_text(stream).replica, came


def _said_otherwise(desk: Desk, reader: Reader) -> Iterator[tuple[Replica, datetime]]:
    """Name of whose streams another PC has a segment where another one of that number is here.

    With it, when we heard of it, as far as its clock can be believed.
    """
    said = _ends_said(reader)
    unknown = archive.unknown(reader, {end.hash for _, _, end, _ in said})
    for _, stream, end, made_at in said:
        came = archive.came(reader, stream, end.last) if end.hash in unknown else None
        if came is not None:
            yield StreamName.from_text(stream).replica, max(came, min(made_at, desk.clock()))


def _ends_said(reader: Reader) -> list[tuple[Replica, str, Chain, datetime]]:
    """Read what certified PCs said last of the ends of streams, and when; what they hold is none.

    A segment that a stranger signed in another's name is held, too, until that one is certified.
    """
    certified = offices_of_replicas(reader)
    return [
        (pc, stream, end, word.made_at)
        for pc, word in peers.heard(reader).items()
        if pc in certified
        for stream, holding in word.have.items()
        for end in holding.chains
        if end.hash not in holding.waiting
    ]


def _was_renewed(desk: Desk, reader: Reader, pc: Replica, since: datetime) -> bool:
    """Tell whether one of the two copies has new keys by now.

    Its old key signed for them, or a PC of that office was certified since.
    """
    if pc in desk.identity.own_replicas and pc != desk.store.replica:
        return True
    names = map(StreamName.from_text, archive.have(reader))
    if any(name.replica == pc and name.meant_for != name.audience for name in names):
        return True
    certificates = {one.pc: one for one in reader.find(Certificate)}
    own = certificates.get(pc)
    return own is not None and any(
        one.office_id == own.office_id and one.recorded_at > since for one in certificates.values()
    )


def _is_ahead(desk: Desk, reader: Reader) -> bool:
    """Tell whether another PC has segments of this one that are not here."""
    own = desk.store.replica
    said = {
        end.hash
        for _, stream, end, _ in _ends_said(reader)
        if StreamName.from_text(stream).replica == own
    }
    if archive.unknown(reader, said):
        return True
    certified = offices_of_replicas(reader)
    return any(  # by the words of releases before, which say numbers alone
        not holding.chains and holding.last > archive.last_of(reader, stream)[0]
        for pc, word in peers.words(reader).items()
        if pc in certified
        for stream, holding in ((StreamName.from_text(text), one) for text, one in word.items())
        if stream.replica == own
    )
