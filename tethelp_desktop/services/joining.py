"""What speaks against an award in a batch to the insurance side, and what it costs there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.enrolling import is_newly_insured, may_join_problems
from tethelp_desktop.domain.entitlement import Asked, Situation, entitlement_problems
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.rates import SupportGroup
from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Enrolment,
    EnrolmentBatch,
    Handover,
    ItemKind,
    Payer,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.domain.valuation import Valuation
from tethelp_desktop.services.assessing import ReasonsById
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.insurance import situations_of
from tethelp_desktop.services.overrides import NO_REASONS, Reasons, judged
from tethelp_desktop.services.owning import own_pcs
from tethelp_desktop.services.valuing import payment_day, value_with
from tethelp_desktop.store.consigned import awards as awards_by_id
from tethelp_desktop.store.consigned import handed_over
from tethelp_desktop.store.enrolments import standing_rows
from tethelp_desktop.store.paying import paid_for
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class Judged:
    """An award that somebody wants in a batch, and everything that speaks against it.

    Attributes:
        value: By the law of the batch's day; None where something stops it.
    """

    award: Award
    situation: Situation
    problems: Sequence[Problem]
    value: Valuation | None


def row_of(desk: Desk, batch: EnrolmentBatch, one: Judged) -> Enrolment:
    """Make the row with which an award joins a batch."""
    value = one.value
    newly_insured = (
        one.award.kind is ItemKind.CARD
        and value is not None
        and value.group is SupportGroup.OTHER
        and is_newly_insured(one.situation.coverages, desk.today)
    )
    return Enrolment(
        batch_id=batch.id,
        award_id=one.award.id,
        amount=0 if value is None else value.amount,
        newly_insured=newly_insured,
    )


def judged_awards(
    desk: Desk,
    reader: Reader,
    batch: EnrolmentBatch,
    awards: Sequence[Stamp],
    reasons: ReasonsById,
) -> list[Judged]:
    """Say everything that speaks against each of some awards in a batch, read all at once."""
    ids = list(dict.fromkeys(awards))
    own = own_pcs(desk, reader)
    if any(replica_of(rid) not in own for rid in ids):
        raise TetHelpError(Failure.AWARD_OF_ANOTHER_OFFICE)
    known = awards_by_id(reader, ids)
    found = [known[rid] if rid in known else reader.get(Award, rid) for rid in ids]
    situations, rows = situations_of(reader, found), standing_rows(reader, ids)
    handed = {one.award_id: one for one in handed_over(reader, ids)}
    paid = paid_for(reader, ids)
    judgements = []
    for award in found:
        situation = situations[award.id]
        told = list(may_join_problems(award, batch))
        told += _elsewhere_problems(rows.get(award.id), handed.get(award.id))
        value: Valuation | None = None
        if not errors(told):
            if not (award.id in paid or _was_paid(reader, award, situation)):
                given = reasons.get(award.id, NO_REASONS)
                told += _entitlement(desk, reader, award, situation, given)
            try:
                value = value_with(desk, reader, award, situation, batch.made_on)
            except Invalid as error:
                told += error.problems
        judgements.append(Judged(award, situation, told, value))
    return judgements


def _was_paid(reader: Reader, award: Award, situation: Situation) -> bool:
    """Tell whether an award was paid without a batch: the money is spent, so it is not judged."""
    by_sponsors = any(
        one.payer is Payer.SPONSOR and one.kind is award.kind for one in situation.coverages
    )
    return by_sponsors and payment_day(reader, award) is not None


def _entitlement(
    desk: Desk, reader: Reader, award: Award, situation: Situation, reasons: Reasons
) -> list[Problem]:
    asked = entitlement_problems(
        award,
        reader.once(Reader.get, PledgeLine, award.pledge_line_id),
        reader.once(Reader.get, Campaign, award.campaign_id),
        situation,
        on=desk.today,
        asked=Asked.PAYMENT,
    )
    told = list(asked)
    return judged(reader, award, told, reasons) if told else told


def _elsewhere_problems(
    standing: tuple[Enrolment, EnrolmentBatch] | None, handed: Handover | None
) -> Iterator[Problem]:
    """Find what was done with an award already."""
    if standing is not None:
        row, batch = standing
        if row.issued_on is not None:
            yield Problem("award_id", Rule.ISSUED_ALREADY, (row.item_number,))
        else:
            yield Problem("award_id", Rule.IN_ANOTHER_BATCH, (batch.number,))
    if handed is not None:
        yield Problem("award_id", Rule.HANDED_ALREADY, (shown_day(handed.handed_on),))


def amount_on(desk: Desk, reader: Reader, row: Enrolment, day: date) -> int:
    """Say what a row's award costs by the law of a day, in đồng.

    Raises:
        Invalid: The award cannot be valued.
        TetHelpError: A figure of the day is not known.
    """
    award = reader.get(Award, row.award_id)
    situation = situations_of(reader, [award])[award.id]
    return value_with(desk, reader, award, situation, day).amount
