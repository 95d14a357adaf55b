"""A PC that is believed no more: stolen, lost, or in the wrong hands; headquarters decides."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tethelp_desktop.domain.chains import back, merged_ends
from tethelp_desktop.domain.checks import required
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import LONGEST_THROUGH, Certificate, Office, Revocation
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
    """Believe a PC no more: what headquarters has of it stays, all else is held everywhere.

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
        through = _through(tx, certificate)
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


def _through(reader: Reader, certificate: Certificate) -> str:
    """Name the last segments that are merged here of each of a PC's streams.

    Whole chains first: of a PC that left more ends than there is room for, what stands beyond a
    gap counts no more.
    """
    said, room = list[str](), LONGEST_THROUGH
    for _, end in sorted(_ends(reader, certificate)):
        room -= len(end) + 1
        if room < 0:
            break
        said.append(end)
    return " ".join(said)


def _ends(reader: Reader, certificate: Certificate) -> Iterator[tuple[bool, str]]:
    """Write the last merged segments of a PC, each with whether it stands beyond a gap."""
    for stream, links in archive.links(reader).items():
        if StreamName.from_text(stream).replica != certificate.pc:
            continue
        for end in merged_ends(links):
            *_, start = back(links, end)
            yield links[start].sequence > 1, f"{stream}:{links[end].sequence}/{end}"
