"""What a PC without a certificate sent, and nobody ever will certify: refused for good, here alone.

Nothing of it is kept and nothing of it is said to be here, so that a certificate undoes it: then
the PC's next bundle brings all that is missing.
"""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.stamps import Replica
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import archive
from tethelp_desktop.store.access import Access, log
from tethelp_desktop.store.archive import Kept
from tethelp_desktop.store.store import Reader

_REFUSED: Final = "refused_pcs"


@dataclass(frozen=True, slots=True)
class UnknownPc:
    """A PC that no certificate names, and of which something is held.

    Attributes:
        since: When the first of it came.
    """

    pc: Replica
    segments: int
    changes: int
    since: datetime


def unknown_pcs(reader: Reader) -> list[UnknownPc]:
    """List the PCs of which something is held since no certificate names them."""
    found: dict[Replica, list[Kept]] = defaultdict(list)
    for one in archive.archived(reader):
        if one.held == archive.UNKNOWN_SENDER:
            found[one.stream.replica].append(one)
    return [
        UnknownPc(
            pc,
            len(kept),
            sum(one.changes for one in kept),
            min(one.recorded_at for one in kept),
        )
        for pc, kept in sorted(found.items())
    ]


def refused_pcs(reader: Reader) -> Set[Replica]:
    """Name the PCs that were refused here; a certificate counts against it."""
    text = reader.setting(_REFUSED)
    return frozenset() if text is None else msgspec.json.decode(text, type=frozenset[Replica])


def refuse_pc(desk: Desk, pc: Replica) -> int:
    """Discard all that is held of a PC that no certificate names, and keep nothing more of it.

    Once headquarters certifies the PC, its next bundle is merged like any other's.

    Returns:
        How many segments were discarded.

    Raises:
        TetHelpError: Nothing is held of such a PC; nothing was changed.
    """
    with desk.write(Act.SET_UP) as tx:
        discarded = archive.discard_unknown(tx, pc)
        if not discarded:
            raise TetHelpError(Failure.NO_UNKNOWN_PC, pc)
        tx.set(_REFUSED, msgspec.json.encode(sorted({*refused_pcs(tx), pc})).decode())
        log(tx.connection, tx.staff, tx.now, Access.REFUSED_PC, pc)
    return discarded
