"""Putting a gift into somebody's hands: durable first, then printed."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.documents.fonts import missing_letters
from tethelp_desktop.documents.seal import SealedFacts, make_seal
from tethelp_desktop.domain.consigning import on_a_sheet, passed_on_problems
from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.entitlement import Asked, entitlement_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Consignment,
    Handover,
    Office,
    Outcome,
    Pledge,
    PledgeLine,
    Receipt,
    ReceiptVoid,
    Sponsor,
)
from tethelp_desktop.domain.residences import written_home
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.belonging import event_problems
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.insurance import situation_of
from tethelp_desktop.services.lines import division
from tethelp_desktop.services.overrides import NO_REASONS, Reasons, judged, keep_reasons
from tethelp_desktop.services.own_pc import speech
from tethelp_desktop.services.owning import check_own
from tethelp_desktop.services.places import places_in
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.withdrawals import withdrawal_of
from tethelp_desktop.store.consigned import is_named_on_the_spot, out_with
from tethelp_desktop.store.enrolments import issued_row
from tethelp_desktop.store.sameness import decisions_about
from tethelp_desktop.store.store import Reader, Writer
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


def hand_over(
    desk: Desk,
    award_id: Stamp,
    event_id: Stamp | None = None,
    *,
    collector: Collector | None = None,
    item: Item | None = None,
    handed_on: date | None = None,
    consignment_id: Stamp | None = None,
    despite_withdrawal: str = "",
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
        consignment_id: The consignment with which it was out, when whoever took it handed it
            over.
        despite_withdrawal: Why a handover is recorded that a signed paper proves although the
            award was withdrawn; it stays an open case.
        reasons: Why rules that may be set aside shall not stop it; kept with who.

    Raises:
        Invalid: Rules stop it, such as a gift for somebody who is no inpatient on that day, or
            an event that was called off; nothing was changed.
        TetHelpError: The award is not approved, is withdrawn, was handed over before, is out
            with somebody who hands it over, or is another office's, which may be handing it
            over at this moment; the sentence says when. Or the event is not there, or a name
            holds a letter that the paper's font lacks.
    """
    if despite_withdrawal:
        reasons = {**reasons, Rule.AWARD_WAS_WITHDRAWN: despite_withdrawal}
    with desk.write(Act.HAND_OVER) as tx:
        award = tx.get(Award, award_id)
        check_may_hand_over(
            desk, tx, award, consignment_id, is_proven=Rule.AWARD_WAS_WITHDRAWN in reasons
        )
        if event_id is not None:
            checked(event_problems(tx, event_id, award.campaign_id))
        entry = _entry(desk, tx, award, handed_on or desk.today, collector, item, consignment_id)
        return record_handover(desk, tx, award, replace(entry, event_id=event_id), reasons)


def _entry(
    desk: Desk,
    tx: Writer,
    award: Award,
    handed_on: date,
    collector: Collector | None,
    item: Item | None,
    consignment_id: Stamp | None,
) -> Handover:
    """Write down who gave what to whom; of a consignment, whoever took it handed it over."""
    collector = collector or Collector("", "")
    item = item or _issued_item(tx, award.id) or Item()
    consignment = None if consignment_id is None else tx.get(Consignment, consignment_id)
    return Handover(
        award_id=award.id,
        handed_on=handed_on,
        handed_by=desk.staff if consignment is None else consignment.receiver,
        collector_name=collector.name,
        collector_relation=collector.relation,
        collector_id=collector.personal_id,
        collector_paper=collector.paper,
        item_number=item.number,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
        consignment_id=consignment_id,
    )


def _issued_item(reader: Reader, award_id: Stamp) -> Item | None:
    """Read what the insurance side issued for an award."""
    row = issued_row(reader, award_id)
    return None if row is None else Item(row.item_number, row.valid_from, row.valid_to)


def record_handover(
    desk: Desk, tx: Writer, award: Award, entry: Handover, reasons: Reasons
) -> Handed:
    """Record a handover with its receipt, in a transaction that began before.

    Raises:
        Invalid: Rules stop it; the transaction must be given up.
        TetHelpError: A name holds a letter that the paper's font lacks.
    """
    against = _handover_problems(desk, tx, award, entry.handed_on)
    if entry.consignment_id is not None:
        against = map(on_a_sheet, against)
    found = [
        *problems(entry, desk.today),
        *_consignment_problems(tx, entry),
        *judged(tx, award, against, reasons),
    ]
    checked(found)
    handover = tx.add(entry)
    keep_reasons(tx, award, found, reasons)
    return Handed(handover, _issue_receipt(desk, tx, award, handover))


def _consignment_problems(tx: Writer, entry: Handover) -> Iterator[Problem]:
    if entry.consignment_id is not None:
        consignment = tx.get(Consignment, entry.consignment_id)
        yield from passed_on_problems(entry.handed_on, consignment.consigned_on)


def _handover_problems(desk: Desk, reader: Reader, award: Award, on: date) -> Iterator[Problem]:
    withdrawal = withdrawal_of(reader, award)
    if withdrawal is not None:
        yield withdrawal.problem
        left = division(desk, reader, award.pledge_line_id).part(desk.identity.office_id).left
        if left < 1:
            yield Problem("pledge_line_id", Rule.UNIT_GONE, (grouped(left),))
    yield from _entitlement(reader, award, on)


def handover_problems(desk: Desk, reader: Reader, award_id: Stamp) -> list[Problem]:
    """Find what stops an award from being handed over to its person today, for the counter."""
    award = reader.get(Award, award_id)
    return judged(reader, award, _entitlement(reader, award, desk.today))


def undo_handover(desk: Desk, handover_id: Stamp, reason: str) -> Handover:
    """Undo a handover by a counter-entry, and void its receipt, whose number stays.

    A gift that a hospital gave on the spot returns to its stock, and the award that named its
    person is given up as a mistake.

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
            consignment_id=handover.consignment_id,
        )
        checked(problems(counter, desk.today))
        _give_up_if_named_on_the_spot(desk, tx, handover)
        for receipt in tx.find(Receipt, handover_id=handover.id):
            if not tx.find(ReceiptVoid, receipt_id=receipt.id):
                tx.add(ReceiptVoid(receipt_id=receipt.id, reason=reason))
        return tx.add(counter)


def _give_up_if_named_on_the_spot(desk: Desk, tx: Writer, handover: Handover) -> None:
    if handover.consignment_id is None:
        return
    before = tx.load(Award, handover.award_id)
    if before.record.outcome is None and is_named_on_the_spot(tx, handover.award_id):
        given_up = replace(before.record, outcome=Outcome.MISTAKE, outcome_on=desk.today)
        tx.put(before, given_up)


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


def check_may_hand_over(
    desk: Desk,
    reader: Reader,
    award: Award,
    consignment_id: Stamp | None = None,
    *,
    is_proven: bool = False,
) -> None:
    """Stop where an award may not be handed over, whoever it is for.

    Args:
        desk: Who hands over, and where.
        reader: An open view.
        award: What is to be handed over.
        consignment_id: The consignment with which it was out; None at the table.
        is_proven: Whether a signed paper proves it, though the award was withdrawn.

    Raises:
        TetHelpError: It is not approved, is withdrawn, was handed over, is out with somebody
            else, or is another office's.
    """
    check_not_handed_over(reader, award.id)
    check_own(desk, reader, award)
    withdrawal = withdrawal_of(reader, award)
    if withdrawal is not None and not is_proven:
        raise TetHelpError(
            Failure.WITHDRAWN_BEFORE_HANDOVER,
            withdrawal.outcome,
            shown_day(withdrawal.on),
            withdrawal.by,
        )
    if award.approved_at is None:
        raise TetHelpError(Failure.AWARD_NOT_APPROVED)
    _check_where_it_is(reader, award.id, consignment_id)


def _check_where_it_is(reader: Reader, award_id: Stamp, consignment_id: Stamp | None) -> None:
    out = out_with(reader, [award_id]).get(award_id, ())
    if consignment_id in out or (consignment_id is None and not out):
        return
    if consignment_id is not None:
        raise TetHelpError(Failure.NOT_CONSIGNED)
    holder = reader.get(Consignment, out[0])
    day = shown_day(holder.consigned_on)
    raise TetHelpError(Failure.AWARD_CONSIGNED, holder.receiver, holder.receiver_unit, day)


def _entitlement(reader: Reader, award: Award, on: date) -> Iterator[Problem]:
    """Ask whether the person may have it on the day it is put into their hands."""
    yield from _given_before(reader, award)
    yield from entitlement_problems(
        award,
        reader.get(PledgeLine, award.pledge_line_id),
        reader.get(Campaign, award.campaign_id),
        situation_of(reader, award.beneficiary_id, award.campaign_id),
        on=on,
        asked=Asked.HANDOVER,
    )


def _given_before(reader: Reader, award: Award) -> Iterator[Problem]:
    """Find what the person was given of the kind under a record decided to be theirs, too."""
    decided = decisions_about(reader, [award.beneficiary_id])
    for rid in sorted(decided.linked(award.beneficiary_id)):
        for other in reader.find(Award, beneficiary_id=rid, campaign_id=award.campaign_id):
            given = standing_handover(reader, other.id) if other.kind is award.kind else None
            if given is not None:
                name = ", ".join(one.full_name for one in reader.find(Beneficiary, id=rid))
                values = (name, shown_day(given.handed_on), given.handed_by)
                yield Problem("beneficiary_id", Rule.GIVEN_UNDER_ANOTHER_RECORD, values)


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
