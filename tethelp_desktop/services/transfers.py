"""Transferring a person to another office of one's level, and taking over whom others transfer.

Nothing is moved: the receiver makes a record of its own from what the sender tells, and from then
on both records count as one person.
"""

from dataclasses import dataclass

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    ItemKind,
    Office,
    Transfer,
    TransferReply,
    TransferStep,
    table_of,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.transfers import TransferState, read, state_of, write
from tethelp_desktop.services.desk import Desk, current_id
from tethelp_desktop.services.handover import standing_handover
from tethelp_desktop.services.people import (
    people_with_numbers_of,
    record_person,
    standing_person,
)
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.line import office_of, read_line
from tethelp_desktop.store.sameness import decisions_about
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.store.transfers import sent_away, standing_replies


@dataclass(frozen=True, slots=True)
class TransferView:
    """A transfer to this office, from it, or between offices below it.

    Attributes:
        person: As told; None where an order to erase took it, or this release cannot read it.
        sender: The name of the office that transferred the person.
        receiver: The name of the office that is to take the person over.
        is_ours: Whether this office is the receiver.
        is_sent: Whether this office is the sender.
        reply: The answer that stands.
        known: Who is recorded here by one of the person's numbers, while nobody answered.
    """

    transfer: Transfer
    person: Beneficiary | None
    sender: str
    receiver: str
    is_ours: bool
    is_sent: bool
    reply: TransferReply | None
    known: Beneficiary | None

    @property
    def state(self) -> TransferState:
        """How far it is."""
        return state_of(self.reply)

    @property
    def is_erased(self) -> bool:
        """Whether an order to erase took what was told, here or at the other office."""
        return not self.transfer.person

    @property
    def is_to_answer(self) -> bool:
        """Whether this office still has to accept or refuse it."""
        return self.is_ours and self.state is TransferState.WAITING


def offices_aside(desk: Desk) -> list[Office]:
    """List the offices to which somebody may be transferred: those not on our own line."""
    with desk.store.read() as reader:
        line = read_line(reader, desk.identity.headquarters_id)
        offices = reader.find(Office)
    own, today = desk.identity.office_id, desk.today
    aside = (
        one
        for one in offices
        if not line.joins(one.id, own) and (one.valid_to is None or one.valid_to >= today)
    )
    return sorted(aside, key=lambda one: one.name)


def transfer(desk: Desk, rid: Stamp, to_office_id: Stamp, reason: str) -> Transfer:
    """Transfer a person; the office gets what is known of them with the next bundle.

    Raises:
        Invalid: No reason was given.
        TetHelpError: The person is not here, is another office's, was transferred before, or the
            office stands on our own line.
    """
    with desk.write(Act.ENTER) as tx:
        person = standing_person(tx, rid)
        line = read_line(tx, desk.identity.headquarters_id)
        if office_of(tx, rid) != desk.identity.office_id:
            raise TetHelpError(Failure.RECORD_OF_ANOTHER_OFFICE, table_of(Beneficiary))
        if line.joins(tx.get(Office, to_office_id).id, desk.identity.office_id):
            raise TetHelpError(Failure.NOT_AN_OFFICE_ASIDE)
        if before := sent_away(tx, [rid]):
            raise TetHelpError(Failure.TRANSFERRED_BEFORE, before[rid])
        entry = Transfer(
            beneficiary_id=rid,
            to_office_id=to_office_id,
            person=write(person),
            campaign_id=current_id(tx),
            served=_served(tx, rid),
            reason=reason,
        )
        checked(problems(entry, desk.today))
        return tx.add(entry)


def accept(desk: Desk, transfer_id: Stamp) -> Beneficiary:
    """Take a person over: whoever has one of their numbers here is the one, else a new record.

    Returns:
        Our record of the person.

    Raises:
        Invalid: Rules stop the record; nothing was changed.
        TetHelpError: It is not for this office, was answered before, or tells of nobody.
    """
    with desk.write(Act.ENTER) as tx:
        entry = _to_answer(desk, tx, transfer_id)
        told = read(entry)
        if told is None:
            raise TetHelpError(Failure.TRANSFER_UNREADABLE)
        person = _known(tx, told) or record_person(desk, tx, None, told)
        _reply(desk, tx, entry, TransferStep.ACCEPTED, beneficiary_id=person.id)
        return person


def refuse(desk: Desk, transfer_id: Stamp, reason: str) -> None:
    """Send a transfer back: the person stays with the sender.

    Raises:
        Invalid: No reason was given.
        TetHelpError: It is not for this office, or was answered before.
    """
    with desk.write(Act.ENTER) as tx:
        _reply(desk, tx, _to_answer(desk, tx, transfer_id), TransferStep.REFUSED, reason)


def take_back(desk: Desk, transfer_id: Stamp, reason: str) -> None:
    """Undo a transfer that nobody answered yet; one accepted meanwhile stays accepted.

    Raises:
        Invalid: No reason was given.
        TetHelpError: It is not of this office, or was answered before.
    """
    with desk.write(Act.ENTER) as tx:
        entry = tx.get(Transfer, transfer_id)
        if office_of(tx, entry.id) != desk.identity.office_id:
            raise TetHelpError(Failure.TRANSFER_OF_ANOTHER_OFFICE)
        _unanswered(tx, entry)
        _reply(desk, tx, entry, TransferStep.TAKEN_BACK, reason)


def views(desk: Desk, reader: Reader) -> list[TransferView]:
    """Read every transfer that this office sees: the latest first, ours to answer before all."""
    entries = reader.find(Transfer)
    replies = standing_replies(reader, entries)
    names = {office.id: office.name for office in reader.find(Office)}
    own = desk.identity.office_id
    found = []
    for entry in entries:
        sender, told, reply = office_of(reader, entry.id), read(entry), replies[entry.id]
        is_ours = entry.to_office_id == own
        known = _known(reader, told) if told is not None and is_ours and reply is None else None
        found.append(
            TransferView(
                transfer=entry,
                person=told,
                sender=names.get(sender, "") if sender else "",
                receiver=names.get(entry.to_office_id, ""),
                is_ours=is_ours,
                is_sent=sender == own,
                reply=reply,
                known=known,
            )
        )
    return sorted(found, key=lambda one: (one.is_to_answer, one.transfer.id), reverse=True)


def count_to_answer(desk: Desk, reader: Reader) -> int:
    """Count the transfers that this office has to accept or refuse."""
    ours = reader.find(Transfer, to_office_id=desk.identity.office_id)
    return sum(reply is None for reply in standing_replies(reader, ours).values())


def _to_answer(desk: Desk, tx: Writer, transfer_id: Stamp) -> Transfer:
    entry = tx.get(Transfer, transfer_id)
    if entry.to_office_id != desk.identity.office_id:
        raise TetHelpError(Failure.TRANSFER_OF_ANOTHER_OFFICE)
    _unanswered(tx, entry)
    return entry


def _unanswered(reader: Reader, entry: Transfer) -> None:
    if standing_replies(reader, [entry])[entry.id] is not None:
        raise TetHelpError(Failure.TRANSFER_ANSWERED)


def _reply(
    desk: Desk,
    tx: Writer,
    entry: Transfer,
    step: TransferStep,
    reason: str = "",
    beneficiary_id: Stamp | None = None,
) -> None:
    is_ours = entry.to_office_id == desk.identity.office_id
    reply = TransferReply(
        transfer_id=entry.id,
        to_office_id=(office_of(tx, entry.id) if is_ours else None) or entry.to_office_id,
        step=step,
        beneficiary_id=beneficiary_id,
        reason=reason,
    )
    checked(problems(reply, desk.today))
    tx.add(reply)


def _known(reader: Reader, told: Beneficiary) -> Beneficiary | None:
    """Find who is recorded here by one of the numbers of whom a transfer tells."""
    found = (one for one in people_with_numbers_of(reader, told) if one.withdrawn is None)
    return next(found, None)


def _served(reader: Reader, rid: Stamp) -> tuple[ItemKind, ...]:
    """Name what a person has or shall have of the programme, under whatever record."""
    records = [rid, *decisions_about(reader, [rid]).linked(rid)]
    awards = [
        award
        for one in records
        for award in reader.find(Award, beneficiary_id=one, campaign_id=current_id(reader))
    ]
    kinds = {
        award.kind
        for award in awards
        if award.state is AwardState.APPROVED or standing_handover(reader, award.id) is not None
    }
    return tuple(sorted(kinds))
