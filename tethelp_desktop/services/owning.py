"""Whose award, batch or consignment it is: an office goes on with its own only."""

from collections.abc import Mapping
from typing import Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Award, Consignment, EnrolmentBatch, Record
from tethelp_desktop.domain.stamps import Replica, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.store.store import Reader

_OF_ANOTHER: Final[Mapping[type[Record], Failure]] = {
    Award: Failure.AWARD_OF_ANOTHER_OFFICE,
    EnrolmentBatch: Failure.BATCH_OF_ANOTHER_OFFICE,
    Consignment: Failure.CONSIGNMENT_OF_ANOTHER_OFFICE,
}


def own_pcs(desk: Desk, reader: Reader) -> frozenset[Replica]:
    """Read which PCs are of this office."""
    return frozenset(Offices.of(desk, reader).pcs(desk.identity.office_id))


def check_own(desk: Desk, reader: Reader, record: Award | EnrolmentBatch | Consignment) -> None:
    """Stop where another office made a record.

    Raises:
        TetHelpError: It did.
    """
    if replica_of(record.id) not in own_pcs(desk, reader):
        raise TetHelpError(_OF_ANOTHER[type(record)])
