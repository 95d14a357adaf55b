"""What a person must settle because facts in the world contradict the books; never stored.

A merge refuses nothing, and a signed sheet proves what happened: so a gift may have been handed
over that was given up elsewhere, or twice, and a line may have more awards than units. Each is
found anew whenever somebody looks, and goes away once it is settled.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tethelp_desktop.domain.cases import HARMLESS, Case, CaseKind
from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.consigning import Lot
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Consignment,
    Event,
    ItemKind,
    Nomination,
    Override,
    Pledge,
    PledgeLine,
    SelectionList,
    Sponsor,
    table_of,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.batch_cases import batch_cases
from tethelp_desktop.services.consignments import ConsignmentView, consignments
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import standing_handover
from tethelp_desktop.services.insurance import situation_of
from tethelp_desktop.services.lines import Offices, division, own_balances
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.refunds import take_back
from tethelp_desktop.services.withdrawals import withdrawal_of
from tethelp_desktop.store import consigned, ledgers, reviewing
from tethelp_desktop.store.double_gifts import double_gifts
from tethelp_desktop.store.paying import paid_by_own_line
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.store.totals import LineBalance


def open_cases(desk: Desk, reader: Reader) -> list[Case]:
    """List what is to be settled in every programme.

    A late bundle brings harm to a settled programme, too; only what is harmless ends with it.
    """
    return [
        case
        for campaign in reader.find(Campaign)
        for case in cases(desk, reader, campaign.id)
        if campaign.settled_on is None or case.kind not in HARMLESS
    ]


def cases(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[Case]:
    """List what is to be settled in a programme, the greatest harm first."""
    found = [
        *_handed_though_withdrawn(reader, campaign_id),
        *_handed_twice(reader, campaign_id),
        *batch_cases(desk, reader, campaign_id),
        *_deficits(desk, reader, campaign_id),
        *_consignments(desk, reader, campaign_id),
        *_in_two_places(reader, campaign_id),
        *_handed_after_closing(reader, campaign_id),
        *_invitations(reader, campaign_id),
        *_lists(reader, campaign_id),
    ]
    order = list(CaseKind)
    return sorted(found, key=lambda case: (order.index(case.kind), case.subject))


def reinstate(desk: Desk, award_id: Stamp, reason: str) -> Award:
    """Let an award stand again that was given up, as when it was handed over all the same.

    The reason is kept beside the award, with who gave it; the history keeps that it was given up.

    Raises:
        Invalid: No reason was given, the line has no unit for it any more, the person has
            another one by now, somebody took its place, a hospital gave it on the spot and that
            was undone, or the programme is settled; nothing was changed.
        TetHelpError: The award is not there, or was not given up.
    """
    with desk.write(Act.CORRECT) as tx:
        before = tx.load(Award, award_id)
        withdrawal = withdrawal_of(tx, before.record)
        if withdrawal is None:
            raise TetHelpError(Failure.NOT_WITHDRAWN)
        checked(_reinstating_problems(desk, tx, before.record))
        entry = Override(
            subject_table=table_of(Award),
            subject_id=award_id,
            field=withdrawal.problem.field,
            rule=withdrawal.problem.rule.value,
            facts=withdrawal.problem.facts,
            reason=reason,
        )
        checked(problems(entry, desk.today))
        tx.add(entry)
        take_back(desk, tx, before.record)
        return tx.put(before, replace(before.record, outcome=None, outcome_on=None))


def _reinstating_problems(desk: Desk, tx: Writer, award: Award) -> Iterator[Problem]:
    campaign = tx.get(Campaign, award.campaign_id)
    yield from closing_problems(campaign, "campaign_id", after_closing=True)
    office = Offices.of(desk, tx).of_award(award)
    left = division(desk, tx, award.pledge_line_id).part(office).left
    # What was handed over has its unit already, and happened whoever came after it.
    is_handed = standing_handover(tx, award.id) is not None
    # What was paid for and not refunded has its unit still, too.
    has_unit = is_handed or paid_by_own_line(tx, award).units > 0
    if left < (0 if has_unit else 1):
        yield Problem("pledge_line_id", Rule.UNIT_GONE, (grouped(left),))
    if not is_handed and tx.find(Award, replaces=award.id, outcome=None):
        yield Problem("replaces", Rule.REPLACED_ALREADY)
    if not is_handed and consigned.is_named_on_the_spot(tx, award.id):
        yield Problem("pledge_line_id", Rule.NAMED_ON_THE_SPOT)
    others = situation_of(tx, award.beneficiary_id, campaign.id).awards
    if any(other.kind is award.kind for other in others):
        yield Problem("beneficiary_id", Rule.ALREADY_AWARDED)


def _handed_though_withdrawn(reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    found = consigned.withdrawn_and_handed(reader, campaign_id)
    names = _names(reader, found)
    for award in found:
        withdrawal = withdrawal_of(reader, award)
        handed = consigned.handed_over(reader, [award.id])
        if withdrawal is not None and handed:
            first = handed[0]
            yield Case(
                CaseKind.HANDED_THOUGH_WITHDRAWN,
                award.id,
                names.get(award.beneficiary_id, ""),
                award.kind,
                (
                    withdrawal.by,
                    withdrawal.on,
                    withdrawal.outcome,
                    first.handed_by,
                    first.handed_on,
                ),
                tuple(one.id for one in handed),
            )


def _names(reader: Reader, awards: Sequence[Award]) -> Mapping[Stamp, str]:
    people = reviewing.people(reader, {award.beneficiary_id for award in awards})
    return {person.id: person.full_name for person in people}


def _handed_twice(reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    for double in reader.once(double_gifts, campaign_id):
        first, second = double.awards
        if first != second:
            continue  # two awards of one person are judged on the page of conflicts
        handed = consigned.handed_over(reader, [first])
        names = _names(reader, list(consigned.awards(reader, [first]).values()))
        days = ", ".join(f"{one.handed_on:%d/%m/%Y} ({one.handed_by})" for one in handed)
        name = names.get(double.beneficiaries[0], "")
        behind = tuple(one.id for one in handed)
        facts = (len(handed), days)
        yield Case(CaseKind.HANDED_TWICE, first, name, double.kind, facts, behind)


def _deficits(desk: Desk, reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    for balance in own_balances(desk, reader, campaign_id, withdrawn=True):
        line = balance.line
        if balance.left < 0:
            taken = ledgers.awards(reader, [line.id])
            behind = tuple(award.id for award, _ in taken)
            yield _of_line(reader, balance, CaseKind.UNIT_DEFICIT, (-balance.left,), behind)
        if balance.money.balance < 0:
            behind = tuple(one.id for one in ledgers.payments(reader, [line.id]))
            missing = dong(-balance.money.balance)
            yield _of_line(reader, balance, CaseKind.MONEY_DEFICIT, (missing,), behind)


def _of_line(
    reader: Reader,
    balance: LineBalance,
    kind: CaseKind,
    facts: tuple[str | int, ...],
    behind: tuple[Stamp, ...],
) -> Case:
    line = balance.line
    sponsor = reader.get(Sponsor, reader.get(Pledge, line.pledge_id).sponsor_id)
    return Case(kind, line.id, sponsor.name, line.kind, facts, behind)


def _consignments(desk: Desk, reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    for view in consignments(desk, reader, campaign_id):
        consignment = view.consignment
        for lot in view.lots:
            if lot.outstanding < 0 and lot.award_id is None:
                yield _stock_deficit(reader, view, lot)
            elif lot.outstanding < 0 < lot.back and lot.award_id is not None:
                yield _back_and_handed(reader, view, lot, lot.award_id)
        if view.is_overdue and consignment.due_on is not None:
            for kind, number in view.outstanding.items():
                if number > 0:
                    yield Case(
                        CaseKind.CONSIGNMENT_OVERDUE,
                        consignment.id,
                        f"{consignment.receiver} ({consignment.receiver_unit})",
                        kind,
                        (consignment.due_on, number),
                    )


def _stock_deficit(reader: Reader, view: ConsignmentView, lot: Lot) -> Case:
    consignment = view.consignment
    name = f"{consignment.receiver} ({consignment.receiver_unit})"
    kind: ItemKind = reader.get(PledgeLine, lot.line_id).kind
    return Case(CaseKind.STOCK_DEFICIT, consignment.id, name, kind, (-lot.outstanding,))


def _lists(reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    """Find lists that one PC answered with nobody while another put people on them."""
    answered = reader.find(
        SelectionList, campaign_id=campaign_id, nothing_to_propose=True, withdrawn=None
    )
    for one in answered:
        if named := len(reader.find(Nomination, list_id=one.id, withdrawn=None)):
            yield Case(CaseKind.NAMED_THOUGH_NOBODY, one.id, one.source_name, one.kind, (named,))


def _back_and_handed(reader: Reader, view: ConsignmentView, lot: Lot, award_id: Stamp) -> Case:
    """Tell of an award that came back and was handed over all the same, or came back twice."""
    name, kind = _named(reader, award_id)
    handed = consigned.handed_over(reader, [award_id])
    behind = tuple(one.id for one in handed if one.consignment_id == lot.consignment_id)
    facts = (view.consignment.receiver_unit, lot.out, lot.back, lot.handed)
    return Case(CaseKind.BACK_AND_HANDED, award_id, name, kind, facts, behind)


def _named(reader: Reader, award_id: Stamp) -> tuple[str, ItemKind | None]:
    """Name whose an award is, and of what kind, as far as its bundle came."""
    for award in consigned.awards(reader, [award_id]).values():
        return _names(reader, [award]).get(award.beneficiary_id, ""), award.kind
    return "", None


def _in_two_places(reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    """Find awards that are out though they were handed over, or with two who shall do it."""
    here = {one.id: one for one in reader.find(Consignment, campaign_id=campaign_id)}
    out: dict[Stamp, list[Consignment]] = {}
    for lot in consigned.lots(reader, list(here)):
        if lot.award_id is not None and lot.outstanding > 0:
            out.setdefault(lot.award_id, []).append(here[lot.consignment_id])
    handed = {one.award_id: one for one in consigned.handed_over(reader, list(out))}
    for award_id, held in out.items():
        if len(held) > 1 or award_id in handed:
            places = [f"{one.receiver_unit} ({one.consigned_on:%d/%m/%Y})" for one in held]
            if award_id in handed:
                one = handed[award_id]
                places.insert(0, f"{one.handed_by} ({one.handed_on:%d/%m/%Y})")
            name, kind = _named(reader, award_id)
            behind = tuple(one.id for one in held)
            facts = (", ".join(places),)
            yield Case(CaseKind.IN_TWO_PLACES, award_id, name, kind, facts, behind)


def _handed_after_closing(reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    closed_on = reader.get(Campaign, campaign_id).closed_on
    if closed_on is None:
        return
    for one in consigned.handed_after(reader, campaign_id, closed_on):
        name, kind = _named(reader, one.award_id)
        facts = (closed_on, one.handed_by, one.handed_on)
        yield Case(CaseKind.HANDED_AFTER_CLOSING, one.award_id, name, kind, facts, (one.id,))


def _invitations(reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    found = consigned.invitations_of_withdrawn(reader, campaign_id)
    awards = consigned.awards(reader, [one.award_id for one in found])
    names = _names(reader, list(awards.values()))
    for invitation in found:
        award = awards[invitation.award_id]
        withdrawal = withdrawal_of(reader, award)
        if withdrawal is not None:
            event = reader.get(Event, invitation.event_id)
            yield Case(
                CaseKind.INVITED_THOUGH_WITHDRAWN,
                invitation.id,
                names.get(award.beneficiary_id, ""),
                award.kind,
                (event.name, withdrawal.by, withdrawal.on, withdrawal.outcome),
                (award.id,),
            )
