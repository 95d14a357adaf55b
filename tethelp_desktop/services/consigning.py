"""Gifts that a commune or a hospital hands over for the office: given out, back, settled.

Named awards go out as themselves; a hospital also gets gifts without names, which nobody else
may award meanwhile, and names patients on the spot.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.consigning import back_problems, on_a_sheet, stock_problems
from tethelp_desktop.domain.entitlement import Asked, entitlement_problems
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Admission,
    Award,
    Beneficiary,
    Campaign,
    Consignment,
    ConsignmentItem,
    Decision,
    Handover,
    PledgeLine,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.belonging import (
    check_award_of,
    decision_problems,
    event_problems,
    standing_event_id,
)
from tethelp_desktop.services.consignments import contents
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import (
    Collector,
    Handed,
    check_may_hand_over,
    hand_over,
    record_handover,
)
from tethelp_desktop.services.insurance import situation_of
from tethelp_desktop.services.lines import division, standing_line
from tethelp_desktop.services.overrides import NO_REASONS, Reasons, judged, keep_reasons
from tethelp_desktop.services.owning import check_own
from tethelp_desktop.services.people import record_person
from tethelp_desktop.services.records import checked
from tethelp_desktop.store import consigned
from tethelp_desktop.store.store import Loaded, Reader, Writer

Stock: TypeAlias = Mapping[Stamp, int]
"""How many units without a name, by pledge line."""

NO_STOCK: Final[Stock] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Consigned:
    """A consignment that is on the disk, and the awards that could not go with it."""

    consignment: Consignment
    items: Sequence[ConsignmentItem]
    refused: Sequence[tuple[Award, TetHelpError]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a signed sheet: each row for itself, durable one by one."""

    handed: Sequence[Handed]
    refused: Sequence[tuple[Stamp, TetHelpError | Invalid]]


@dataclass(frozen=True, slots=True)
class Patient:
    """Somebody to whom a hospital gave a gift on the spot.

    Attributes:
        before: As the form loaded them; None for somebody new.
        person: As they should be.
        admission: The stay in hospital, where it is not recorded yet; its person is filled in.
    """

    person: Beneficiary
    before: Loaded[Beneficiary] | None = None
    admission: Admission | None = None


def consign(
    desk: Desk, entry: Consignment, awards: Sequence[Stamp] = (), stock: Stock = NO_STOCK
) -> Consigned:
    """Give awards, and gifts without names, to somebody who hands them over.

    An award that cannot be handed over, or is out already, is left out and told why.

    Raises:
        Invalid: Rules stop it, such as more gifts than the line has left; nothing was recorded.
        TetHelpError: Nothing would go with it, or a record is not there; nothing was recorded.
    """
    checked(problems(entry, desk.today))
    with desk.write(Act.HAND_OVER) as tx:
        campaign = tx.get(Campaign, entry.campaign_id)
        checked(
            [*closing_problems(campaign, "campaign_id"), *_programme_problems(tx, entry, campaign)]
        )
        free: list[Award] = []
        refused: list[tuple[Award, TetHelpError]] = []
        for rid in dict.fromkeys(awards):
            award = tx.get(Award, rid)
            try:
                check_award_of(tx, award, campaign.id)
                check_may_hand_over(desk, tx, award)
            except TetHelpError as error:
                refused.append((award, error))
            else:
                free.append(award)
        if not free and not stock:
            raise refused[0][1] if refused else TetHelpError(Failure.NOTHING_TO_CONSIGN)
        made = tx.add(entry)
        items = [
            ConsignmentItem(
                consignment_id=made.id,
                pledge_line_id=award.pledge_line_id,
                award_id=award.id,
                quantity=1,
                moved_on=made.consigned_on,
            )
            for award in free
        ]
        items += [_stock_item(desk, tx, made, line, number) for line, number in stock.items()]
        return Consigned(made, [tx.add(item) for item in items], refused)


def _programme_problems(
    reader: Reader, entry: Consignment, campaign: Campaign
) -> Iterator[Problem]:
    """Refuse an event, or a decision, that is called off or another programme's."""
    if entry.event_id is not None:
        yield from event_problems(reader, entry.event_id, campaign.id)
    if entry.decision_id is not None:
        yield from decision_problems(reader, entry.decision_id, campaign.id)


def _stock_item(
    desk: Desk, tx: Writer, consignment: Consignment, line_id: Stamp, quantity: int
) -> ConsignmentItem:
    line, campaign = standing_line(tx, line_id)
    if campaign.id != consignment.campaign_id:
        checked([Problem("pledge_line_id", Rule.OF_ANOTHER_CAMPAIGN)])
    left = division(desk, tx, line_id).part(desk.identity.office_id).left
    item = ConsignmentItem(
        consignment_id=consignment.id,
        pledge_line_id=line_id,
        quantity=quantity,
        moved_on=consignment.consigned_on,
    )
    found = stock_problems(consignment, line, quantity, left=left)
    checked([*problems(item, desk.today), *found])
    return item


def bring_back(
    desk: Desk,
    consignment_id: Stamp,
    reason: str,
    *,
    awards: Collection[Stamp] = (),
    stock: Stock = NO_STOCK,
    on: date | None = None,
) -> list[ConsignmentItem]:
    """Take back what could not be handed over, by counter-entries; all or nothing.

    Args:
        desk: Who takes it back, and where.
        consignment_id: With which it went out.
        reason: Why it comes back.
        awards: Those that come back.
        stock: How many units without a name come back, by line.
        on: The day; None for today.

    Raises:
        Invalid: No reason was given, or more would come back than is out; nothing was changed.
        TetHelpError: It is not out with this consignment, or that is another office's; nothing
            was changed.
    """
    with desk.write(Act.HAND_OVER) as tx:
        consignment = tx.get(Consignment, consignment_id)
        check_own(desk, tx, consignment)
        lots = consigned.lots(tx, [consignment_id])
        wanted = [(lot, 1) for lot in lots if lot.award_id in awards and lot.outstanding > 0]
        wanted += [
            (lot, stock[lot.line_id])
            for lot in lots
            if lot.award_id is None and lot.line_id in stock
        ]
        if len(wanted) < len(set(awards)) + len(stock) or not wanted:
            raise TetHelpError(Failure.NOT_CONSIGNED)
        made: list[ConsignmentItem] = []
        for lot, number in wanted:
            counter = ConsignmentItem(
                consignment_id=consignment_id,
                pledge_line_id=lot.line_id,
                award_id=lot.award_id,
                quantity=-number,
                moved_on=on or desk.today,
                reverses=consigned.first_item(tx, lot).id,
                reason=reason,
            )
            found = back_problems(counter, lot, consignment.consigned_on)
            checked([*problems(counter, desk.today), *found])
            made.append(tx.add(counter))
        return made


def settle(
    desk: Desk,
    consignment_id: Stamp,
    handed_on: date,
    *,
    except_for: Collection[Stamp] = (),
    despite_withdrawal: str = "",
    reasons: Reasons = NO_REASONS,
    monitor: Monitor | None = None,
) -> Settled:
    """Enter a signed sheet: every award that is out was handed over, but for the exceptions.

    Each is durable by itself, with its receipt; whoever is refused stays out and is told why.

    Args:
        desk: Who enters it, and where.
        consignment_id: Whose sheet it is.
        handed_on: The date on the sheet.
        except_for: Awards for which nobody signed.
        despite_withdrawal: Why awards that were withdrawn meanwhile are entered too.
        reasons: Why other rules shall not stop a row that the sheet proves: its unit was given
            to somebody else, or the books were closed before that day.
        monitor: Told of each row; stopping it leaves the rows before as they are.

    Raises:
        TetHelpError: The consignment is not there, or an exception never went with it; nothing
            was changed.
        Cancelled: As asked.
    """
    monitor = monitor or Monitor()
    with desk.store.read() as reader:
        went = contents(desk, reader, consignment_id).named
        event_id = standing_event_id(reader, reader.get(Consignment, consignment_id).event_id)
    if not set(except_for) <= {unit.award.id for unit in went}:
        raise TetHelpError(Failure.NOT_CONSIGNED)
    out = [unit for unit in went if unit.is_out]
    signed = [unit.award.id for unit in out if unit.award.id not in except_for]
    handed: list[Handed] = []
    refused: list[tuple[Stamp, TetHelpError | Invalid]] = []
    for number, award_id in enumerate(signed):
        monitor.report("settling", number, len(signed))
        try:
            handed.append(
                hand_over(
                    desk,
                    award_id,
                    event_id,
                    handed_on=handed_on,
                    consignment_id=consignment_id,
                    despite_withdrawal=despite_withdrawal,
                    reasons=reasons,
                )
            )
        except (TetHelpError, Invalid) as error:
            refused.append((award_id, error))
    return Settled(handed, refused)


def give_from_stock(
    desk: Desk,
    consignment_id: Stamp,
    line_id: Stamp,
    patient: Patient,
    *,
    handed_on: date | None = None,
    collector: Collector | None = None,
    reasons: Reasons = NO_REASONS,
) -> Handed:
    """Enter a gift that a hospital gave to a patient named on the spot, all in one transaction.

    The person and the stay are recorded where they are new, the award cites the decision that
    reserved the gifts, and the handover has its receipt.

    Args:
        desk: Who enters it, and where.
        consignment_id: From whose stock.
        line_id: The pledge line of the gift.
        patient: Who got it.
        handed_on: The day; None for today.
        collector: Who collected in the person's place.
        reasons: Why rules that may be set aside shall not stop it; kept with who.

    Raises:
        Invalid: Rules stop it, such as somebody who was no inpatient on that day, or who has a
            gift already; nothing was recorded.
        TetHelpError: Nothing of the stock is left, it is another office's, or a record is not
            there; nothing was recorded.
    """
    day = handed_on or desk.today
    with desk.write(Act.HAND_OVER) as tx:
        consignment = tx.get(Consignment, consignment_id)
        check_own(desk, tx, consignment)
        campaign = tx.get(Campaign, consignment.campaign_id)
        _check_stock(tx, consignment_id, line_id)
        person = record_person(desk, tx, patient.before, patient.person, reasons)
        if patient.admission is not None:
            stay = replace(patient.admission, beneficiary_id=person.id)
            checked(problems(stay, desk.today))
            tx.add(stay)
        line, _ = standing_line(tx, line_id)
        award = _award(desk, tx, consignment, line, person)
        situation = situation_of(tx, person.id, campaign.id)
        asked = entitlement_problems(award, line, campaign, situation, on=day, asked=Asked.PROPOSAL)
        # What was given before the books were closed is still entered, as every handover is.
        new = [problem for problem in asked if problem.rule is not Rule.CAMPAIGN_CLOSED]
        given = entitlement_problems(award, line, campaign, situation, on=day, asked=Asked.HANDOVER)
        against = map(on_a_sheet, dict.fromkeys([*new, *given]))
        found = [*problems(award, desk.today), *against]
        found = judged(tx, award, found, reasons)
        checked(found)
        added = tx.add(award)
        keep_reasons(tx, added, found, reasons)
        collector = collector or Collector("", "")
        entry = Handover(
            award_id=added.id,
            event_id=standing_event_id(tx, consignment.event_id),
            handed_on=day,
            handed_by=consignment.receiver,
            collector_name=collector.name,
            collector_relation=collector.relation,
            collector_id=collector.personal_id,
            collector_paper=collector.paper,
            consignment_id=consignment_id,
        )
        return record_handover(desk, tx, added, entry, reasons)


def _check_stock(reader: Reader, consignment_id: Stamp, line_id: Stamp) -> None:
    left = sum(
        lot.outstanding
        for lot in consigned.lots(reader, [consignment_id])
        if lot.award_id is None and lot.line_id == line_id
    )
    if left < 1:
        raise TetHelpError(Failure.STOCK_USED_UP)


def _award(
    desk: Desk, tx: Writer, consignment: Consignment, line: PledgeLine, person: Beneficiary
) -> Award:
    decision_id = consignment.decision_id
    decision = tx.get(Decision, decision_id) if decision_id is not None else None
    return Award(
        campaign_id=consignment.campaign_id,
        beneficiary_id=person.id,
        pledge_line_id=line.id,
        kind=line.kind,
        decision_number=decision.number if decision is not None else "",
        decision_id=decision_id,
        approved_at=tx.now,
        approved_by=desk.staff,
    )
