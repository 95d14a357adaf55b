"""Putting a gift into somebody's hands: durable first, then printed."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.documents.fonts import missing_letters
from tethelp_desktop.documents.seal import SealedFacts, make_seal
from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.entitlement import Asked, entitlement_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Campaign,
    Event,
    Handover,
    Office,
    Pledge,
    PledgeLine,
    Receipt,
    ReceiptVoid,
    Sponsor,
)
from tethelp_desktop.domain.residences import written_home
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.admission import Trusted
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.insurance import situation_of
from tethelp_desktop.services.overrides import NO_REASONS, Reasons, judged, keep_reasons
from tethelp_desktop.services.own_pc import speech
from tethelp_desktop.services.places import places_in
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store.store import Loaded, Reader, Writer
from tethelp_desktop.sync.keys import Purpose


@dataclass(frozen=True, slots=True)
class Handed:
    """A handover that is on the disk, with its receipt."""

    handover: Handover
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Collector:
    """Who collects in the person's place."""

    name: str
    relation: str
    personal_id: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """The card or book that is given, where it has a number."""

    number: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


def save_event(desk: Desk, before: Loaded[Event] | None, after: Event) -> Event:
    """Plan an event, or record what changed.

    Raises:
        Invalid: Rules stop it; nothing was changed.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        return save(tx, before, after)


def hand_over(
    desk: Desk,
    award_id: Stamp,
    event_id: Stamp | None = None,
    *,
    collector: Collector | None = None,
    item: Item | None = None,
    handed_on: date | None = None,
    reasons: Reasons = NO_REASONS,
) -> Handed:
    """Record that a gift was handed over, and make its numbered, sealed receipt.

    When this returns, both are on the disk together; printing comes after.

    Args:
        desk: Who hands over, and where.
        award_id: What is handed over.
        event_id: Where it happens.
        collector: Who collects in the person's place; None when the person came.
        item: The number and validity of the card or book.
        handed_on: The day it happened, when entered afterwards.
        reasons: Why rules that may be set aside shall not stop it; kept with who.

    Raises:
        Invalid: Rules stop it, such as a gift for somebody who is no inpatient on that day;
            nothing was changed.
        TetHelpError: The award is not approved, is withdrawn, or was handed over before, or is
            another office's, which may be handing it over at this moment; the
            sentence says when. Or the event is not there, or a name holds a letter that the
            paper's font lacks.
    """
    collector = collector or Collector("", "")
    item = item or Item()
    with desk.write(Act.HAND_OVER) as tx:
        award = tx.get(Award, award_id)
        _check_may_hand_over(desk, tx, award)
        if event_id is not None:
            tx.get(Event, event_id)
        entry = Handover(
            award_id=award_id,
            event_id=event_id,
            handed_on=handed_on or desk.today,
            handed_by=desk.staff,
            collector_name=collector.name,
            collector_relation=collector.relation,
            collector_id=collector.personal_id,
            collector_paper=collector.paper,
            item_number=item.number,
            valid_from=item.valid_from,
            valid_to=item.valid_to,
        )
        found = [
            *problems(entry, desk.today),
            *judged(tx, award, _entitlement(tx, award, entry.handed_on), reasons),
        ]
        checked(found)
        handover = tx.add(entry)
        keep_reasons(tx, award, found, reasons)
        return Handed(handover, _issue_receipt(desk, tx, award, handover))


def handover_problems(desk: Desk, reader: Reader, award_id: Stamp) -> list[Problem]:
    """Find what stops an award from being handed over to its person today, for the counter."""
    award = reader.get(Award, award_id)
    return judged(reader, award, _entitlement(reader, award, desk.today))


def undo_handover(desk: Desk, handover_id: Stamp, reason: str) -> Handover:
    """Undo a handover by a counter-entry, and void its receipt, whose number stays.

    Raises:
        Invalid: No reason was given.
        TetHelpError: It is not there or was undone before.
    """
    with desk.write(Act.CORRECT) as tx:
        handover = tx.get(Handover, handover_id)
        if handover.reverses is not None or tx.find(Handover, reverses=handover_id):
            raise TetHelpError(Failure.NOT_HANDED_OVER)
        counter = Handover(
            award_id=handover.award_id,
            event_id=handover.event_id,
            handed_on=desk.today,
            handed_by=desk.staff,
            reverses=handover.id,
            reason=reason,
        )
        checked(problems(counter, desk.today))
        for receipt in tx.find(Receipt, handover_id=handover.id):
            if not tx.find(ReceiptVoid, receipt_id=receipt.id):
                tx.add(ReceiptVoid(receipt_id=receipt.id, reason=reason))
        return tx.add(counter)


def standing_handover(reader: Reader, award_id: Stamp) -> Handover | None:
    """Find the handover of an award that no counter-entry undid."""
    entries = reader.find(Handover, award_id=award_id)
    undone = {entry.reverses for entry in entries}
    return next((e for e in entries if e.reverses is None and e.id not in undone), None)


def check_not_handed_over(reader: Reader, award_id: Stamp) -> None:
    """Stop where an award stands as handed over.

    Raises:
        TetHelpError: It was; the sentence says when, by whom and with which receipt.
    """
    before = standing_handover(reader, award_id)
    if before is not None:
        receipts = reader.find(Receipt, handover_id=before.id)
        number = receipts[0].printed_number if receipts else ""
        day = shown_day(before.handed_on)
        raise TetHelpError(Failure.ALREADY_HANDED_OVER, day, before.handed_by, number)


def _check_may_hand_over(desk: Desk, tx: Writer, award: Award) -> None:
    check_not_handed_over(tx, award.id)
    owner = Trusted.of(desk, tx).offices.get(replica_of(award.id))
    if owner != desk.identity.office_id:
        raise TetHelpError(Failure.AWARD_OF_ANOTHER_OFFICE)
    if award.state is AwardState.WITHDRAWN:
        raise TetHelpError(Failure.AWARD_WITHDRAWN)
    if award.state is AwardState.PROPOSED:
        raise TetHelpError(Failure.AWARD_NOT_APPROVED)


def _entitlement(reader: Reader, award: Award, on: date) -> Iterator[Problem]:
    """Ask whether the person may have it on the day it is put into their hands."""
    return entitlement_problems(
        award,
        reader.get(PledgeLine, award.pledge_line_id),
        reader.get(Campaign, award.campaign_id),
        situation_of(reader, award.beneficiary_id, award.campaign_id),
        on=on,
        asked=Asked.HANDOVER,
    )


def _issue_receipt(desk: Desk, tx: Writer, award: Award, handover: Handover) -> Receipt:
    office = tx.get(Office, desk.identity.office_id)
    line = tx.get(PledgeLine, award.pledge_line_id)
    issued_on = local_day(tx.now)
    series = desk.identity.series
    number = tx.next_number(Receipt, series=series, year=issued_on.year, office_id=office.id)
    printed_number = f"{series}-{number:06d}/BN-{office.symbol}"
    facts = _facts(desk, tx, award, line, handover, office, printed_number, issued_on)
    unprintable = missing_letters(facts.to_json())
    if unprintable:
        raise TetHelpError(Failure.UNPRINTABLE, unprintable)
    seal = make_seal(
        SealedFacts(
            key=desk.store.replica,
            series=series,
            number=number,
            kind=award.kind,
            amount=line.unit_value,
            day=issued_on,
            training=desk.identity.training,
        ),
        secrets.token_bytes(16),
        lambda data: desk.identity.keys.sign(Purpose.RECEIPT, data),
    )
    return tx.add(
        Receipt(
            handover_id=handover.id,
            office_id=office.id,
            series=series,
            year=issued_on.year,
            number=number,
            printed_number=printed_number,
            issued_on=issued_on,
            kind=award.kind,
            amount=line.unit_value,
            facts=facts.to_json(),
            seal=seal,
        )
    )


def _facts(
    desk: Desk,
    tx: Writer,
    award: Award,
    line: PledgeLine,
    handover: Handover,
    office: Office,
    printed_number: str,
    issued_on: date,
) -> ReceiptFacts:
    person = tx.get(Beneficiary, award.beneficiary_id)
    campaign = tx.get(Campaign, award.campaign_id)
    pledge = tx.get(Pledge, line.pledge_id)
    sponsor = tx.get(Sponsor, pledge.sponsor_id)
    above = tx.find(Office, id=office.parent_id) if office.parent_id else []
    commune = places_in(tx, desk.today).commune(person.commune) if person.commune else None
    collector = ", ".join(p for p in (handover.collector_name, handover.collector_relation) if p)
    return ReceiptFacts(
        printed_number=printed_number,
        office=office.name,
        office_above=above[0].name if above else "",
        office_place=office.place,
        signer_title=office.signer_title,
        signer_name=office.signer_name,
        campaign=campaign.name,
        issued_on=issued_on.isoformat(),
        full_name=person.full_name,
        birth_date=person.birth_date.text if person.birth_date else "",
        sex=person.sex or "",
        personal_id=person.personal_id or "",
        insurance_code=person.insurance_code or "",
        address=written_home(person.address, commune),
        kind=award.kind,
        item_months=award.months or line.months or 0,
        item_number=handover.item_number,
        item_valid_from=handover.valid_from.isoformat() if handover.valid_from else "",
        item_valid_to=handover.valid_to.isoformat() if handover.valid_to else "",
        item_note="",
        sponsor="" if sponsor.anonymous else sponsor.printed_name or sponsor.name,
        amount=line.unit_value,
        amount_in_words=speech(tx).words(line.unit_value),
        collector=collector,
        handed_by=handover.handed_by,
        training=desk.identity.training,
    )
