"""Giving a PC other keys: after its store was restored from a backup, or copied.

Two copies of one store would number segments and receipts alike. So a restored store signs with
new keys under a new receipt series, and asks headquarters to certify them. The old key signs once
more what was unsent, into streams that bear the new PC's name, and then nothing ever again. What
it signed stays the PC's own; what was encrypted to it can still be read.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Certificate, Receipt
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.services import exporting, sealing
from tethelp_desktop.services.desk import Desk, enrolment
from tethelp_desktop.services.identity import Identity, keep_identity
from tethelp_desktop.services.offices import check_series
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.sync import files, trust
from tethelp_desktop.sync.trust import Enrolment


@dataclass(frozen=True, slots=True)
class Renewed:
    """A PC under its new keys.

    Attributes:
        series: Its receipt series from now on.
        enrolments: The files for headquarters with the code of each, to read out; more than one
            where the old keys were never certified; none at headquarters, which certifies itself.
    """

    desk: Desk
    series: str
    enrolments: tuple[tuple[Path, str], ...]


def free_series(desk: Desk) -> str:
    """Propose a receipt series that no PC of the office has, as far as is known here."""
    with desk.store.read() as reader:
        taken = _taken(reader, desk)
    numbers = (f"{number:02d}" for number in range(1, 100))
    return next((series for series in numbers if series not in taken), "")


def renew(desk: Desk, folder: Path, series: str = "") -> Renewed:
    """Give this PC new keys and a receipt series of its own.

    Args:
        desk: The PC; work goes on with the desk that is returned.
        folder: Where the files for headquarters are written.
        series: The new series; empty for the first free one.

    Raises:
        TetHelpError: The series is taken or cannot be printed, the member's roles do not allow
            it, or the folder cannot be written; nothing was changed.
    """
    series = series or free_series(desk)
    check_series(series)
    old = desk.identity
    identity = replace(
        old, keys=old.keys.renewed(), series=series, former=(old.keys.public, *old.former)
    )
    renewed = replace(desk, identity=identity)
    with desk.write(Act.SET_UP) as tx:
        if series in _taken(tx, desk):
            raise TetHelpError(Failure.SERIES_TAKEN, series, desk.office.name)
        sealing.seal_in(desk, tx, successor=identity.keys.public.replica)
        written = _requests(tx, desk, renewed, folder)
        keep_identity(tx, identity)
        tx.become(identity.keys.public.raw)
        _certify_headquarters(tx, identity, enrolment(renewed))
    return Renewed(renewed, series, written)


def _taken(reader: Reader, desk: Desk) -> set[str]:
    office_id = desk.identity.office_id
    certified = {one.series for one in reader.find(Certificate, office_id=office_id)}
    printed = {one.series for one in reader.find(Receipt, office_id=office_id)}
    return certified | printed | {desk.identity.series}


def _requests(tx: Writer, desk: Desk, renewed: Desk, folder: Path) -> tuple[tuple[Path, str], ...]:
    """Ask headquarters for the new keys, and for the old ones where it was never asked."""
    if desk.is_headquarters:
        return ()
    own = desk.identity.keys.public.raw.hex()
    asking = [renewed] if tx.find(Certificate, signing_key=own) else [renewed, desk]
    return tuple(_write_request(tx, one, folder) for one in asking)


def _write_request(tx: Reader, desk: Desk, folder: Path) -> tuple[Path, str]:
    request, keys = enrolment(desk), desk.identity.keys
    symbol = exporting.file_symbol(desk.office)
    name = f"{symbol}-{request.series}-{keys.public.replica[:6]}{trust.ENROLMENT_SUFFIX}"
    files.write(folder / name, trust.write_enrolment(request, keys))
    return folder / name, request.fingerprint


def _certify_headquarters(tx: Writer, identity: Identity, request: Enrolment) -> None:
    if identity.root_keys is not None:
        tx.add(trust.certify(request, identity.root_keys))
