"""Two copies of one store that both live on: they number segments and receipts alike.

Nothing that either records is lost: both segments of one number are kept, merged and sent to the
other copy. Whoever hears of it is told until one of the two has new keys (`services.renewing`).
"""

from dataclasses import dataclass
from datetime import datetime

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
    found = {pc for pc, came in _twins(reader).items() if not _was_renewed(desk, reader, pc, came)}
    own = desk.store.replica
    if _is_ahead(desk, reader):
        found.add(own)
    offices = offices_of_replicas(reader)
    return [Copied(pc, offices.get(pc), pc == own) for pc in sorted(found)]


def _twins(reader: Reader) -> dict[Replica, datetime]:
    """Name whose streams have two segments of one number, and when the last of these came."""
    latest: dict[Replica, datetime] = {}
    for (stream, _), came in archive.twins(reader).items():
        pc = StreamName.from_text(stream).replica
        latest[pc] = max(came, latest.get(pc, came))
    return latest


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
    """Tell whether another PC has more of this one's segments than there are here."""
    certified = offices_of_replicas(reader)
    own = {
        name.text: archive.last_of(reader, name)[0]
        for name in map(StreamName.from_text, archive.have(reader))
        if name.replica == desk.store.replica
    }
    return any(
        holding.last > own.get(text, 0)
        for pc, word in peers.words(reader).items()
        if pc in certified
        for text, holding in word.items()
        if StreamName.from_text(text).replica == desk.store.replica
    )
