"""What a person must settle of batches that several PCs paid or answered apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tethelp_desktop.domain.cases import Case, CaseKind
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.paying import Due
from tethelp_desktop.domain.records import Award, EnrolmentBatch, RefundCase
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.store import enrolments
from tethelp_desktop.store.consigned import awards as awards_by_id
from tethelp_desktop.store.paying import paid_for, to_look_at
from tethelp_desktop.store.reviewing import people
from tethelp_desktop.store.store import Reader


def batch_cases(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[Case]:
    """List what is to be settled of the batches of a programme."""
    return [
        *_money(reader, campaign_id),
        *_rows(reader, campaign_id),
        *_numbers(desk, reader, campaign_id),
    ]


def _money(reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    """Find money that must come back and that no refund case asks for, or that came twice."""
    awards = awards_by_id(reader, to_look_at(reader, campaign_id))
    paid, names = paid_for(reader, awards), _names(reader, awards)
    for award in awards.values():
        asked = {case.pledge_line_id for case in reader.find(RefundCase, award_id=award.id)}
        lines, name = paid.get(award.id, {}), names.get(award.beneficiary_id, "")
        above = -sum(min(0, one.amount) for one in lines.values())
        due = [
            one.due(stands=award.outcome is None)
            for line_id, one in lines.items()
            if line_id not in asked
        ]
        if any(one != Due() for one in due):
            amount = dong(sum(one.amount for one in due))
            if award.outcome is None:
                yield Case(CaseKind.PAID_TWICE, award.id, name, award.kind, (amount,))
            else:
                facts = (amount, award.outcome)
                yield Case(CaseKind.PAID_THOUGH_WITHDRAWN, award.id, name, award.kind, facts)
        if above:
            yield Case(CaseKind.REFUNDED_TOO_MUCH, award.id, name, award.kind, (dong(above),))


def _rows(reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    """Find cards and books that were issued against what else is recorded of them."""
    found = enrolments.contradictory_rows(reader, campaign_id)
    awards = awards_by_id(reader, {row.award_id for row in found})
    names, paid = _names(reader, awards), paid_for(reader, awards)
    for row in found:
        award = awards[row.award_id]
        name = names.get(award.beneficiary_id, "")
        if row.returned_on is not None and row.issued_on is not None:
            days = (row.item_number, row.issued_on, row.returned_on)
            kind = CaseKind.RETURNED_AND_ISSUED
            yield Case(kind, award.id, name, award.kind, days, (row.batch_id, row.id))
        elif award.outcome is not None and not paid.get(award.id):
            facts = (row.item_number, award.outcome)
            kind = CaseKind.ISSUED_THOUGH_WITHDRAWN
            yield Case(kind, award.id, name, award.kind, facts, (row.batch_id, row.id))


def _numbers(desk: Desk, reader: Reader, campaign_id: Stamp) -> Iterator[Case]:
    """Find batches of one office that have one number, as two PCs give it."""
    offices = Offices.of(desk, reader)
    by_number: dict[tuple[str, Stamp | None], list[EnrolmentBatch]] = defaultdict(list)
    for batch in reader.find(EnrolmentBatch, campaign_id=campaign_id, withdrawn=None):
        by_number[batch.number, offices.of_pc.get(replica_of(batch.id))].append(batch)
    for found in by_number.values():
        if len(found) > 1:
            first, *_, last = found
            behind = tuple(batch.id for batch in found)
            facts = (len(found), first.made_on, last.made_on)
            kind = CaseKind.SAME_BATCH_NUMBER
            yield Case(kind, last.id, last.number, last.kind, facts, behind)


def _names(reader: Reader, awards: Mapping[Stamp, Award]) -> Mapping[Stamp, str]:
    found = people(reader, {award.beneficiary_id for award in awards.values()})
    return {person.id: person.full_name for person in found}
