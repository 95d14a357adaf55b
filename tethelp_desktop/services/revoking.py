"""A PC that is believed no more: stolen, lost, or in the wrong hands; headquarters decides."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tethelp_desktop.domain.checks import required
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Certificate, Office, Revocation
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.segments import StreamName
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.admission import release_held, revocations
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.records import checked
from tethelp_desktop.store import archive
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class CertifiedPc:
    """A PC that headquarters certified.

    Attributes:
        revocation: The standing one; None while the PC is believed.
    """

    office: Office
    certificate: Certificate
    revocation: Revocation | None


def certified_pcs(reader: Reader, office_id: Stamp | None = None) -> list[CertifiedPc]:
    """List the certified PCs of an office, or of all, by office and series."""
    offices = {office.id: office for office in reader.find(Office)}
    revoked = revocations(reader)
    found = [
        CertifiedPc(offices[one.office_id], one, revoked.get(one.id))
        for one in reader.find(Certificate)
        if one.office_id in offices and office_id in (None, one.office_id)
    ]
    return sorted(found, key=lambda pc: (pc.office.name, pc.certificate.series, pc.certificate.id))


def revoke(desk: Desk, certificate_id: Stamp, reason: str) -> Revocation:
    """Believe a PC no more: what headquarters has of it stays, later parts are held everywhere.

    No bundle is encrypted to it from then on, here and wherever the word of it arrives.

    Raises:
        Invalid: No reason was given.
        TetHelpError: This is not headquarters, the PC is this one, or it is revoked already.
    """
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)
    with desk.write(Act.SET_UP) as tx:
        certificate = tx.get(Certificate, certificate_id)
        if certificate.pc in desk.identity.own_replicas:
            raise TetHelpError(Failure.OWN_PC)
        if tx.find(Revocation, certificate_id=certificate_id, withdrawn=None):
            raise TetHelpError(Failure.REVOKED_ALREADY)
        through = " ".join(_merged(tx, certificate))
        record = Revocation(certificate_id=certificate_id, reason=reason, through=through)
        checked(problems(record, desk.today))
        return tx.add(record)


def believe_again(desk: Desk, revocation_id: Stamp, reason: str) -> None:
    """Withdraw a revocation; what was held for it is merged.

    Raises:
        Invalid: No reason was given.
        TetHelpError: This is not headquarters.
    """
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)
    with desk.write(Act.SET_UP) as tx:
        before = tx.load(Revocation, revocation_id)
        after = replace(before.record, withdrawn=reason)
        checked([*required(after, "withdrawn"), *problems(after, desk.today)])
        tx.put(before, after)
        release_held(desk, tx)


def _merged(reader: Reader, certificate: Certificate) -> Iterator[str]:
    """Name the last part that is merged here of each of a PC's streams."""
    for text, holding in archive.have(reader).items():
        if StreamName.from_text(text).replica == certificate.pc:
            here = {*range(1, holding.through + 1), *holding.beyond} - {*holding.held}
            if here:
                yield f"{text}:{max(here)}"
