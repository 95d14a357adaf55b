"""A line's shortfall with the names of everybody whom it touches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.ledger import Affordable, ClaimKind
from tethelp_desktop.domain.records import Beneficiary, Office
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.shortfalls import LineShortfall, affordable_of, shortfall_of


@dataclass(frozen=True, slots=True)
class Touched:
    """An award, units of an allotment or consigned stock, for which nothing is there.

    Attributes:
        id: Of the award or the allotment; of the office for stock that it consigned.
        name: Of the person, or of the office.
        hold: Units that had better wait.
        is_settled: Whether it was paid or handed over.
        cost: What it costs today, in đồng; None where the money there pays it, or nobody approved.
    """

    id: Stamp
    name: str
    kind: ClaimKind
    units: int
    hold: int
    is_settled: bool
    cost: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to say about one line.

    Attributes:
        affordable: None where a figure of today is not known; then `unknown` says which.
    """

    short: LineShortfall
    affordable: Affordable | None
    unknown: TetHelpError | Invalid | None
    rows: Sequence[Touched]


def read_shortfall(desk: Desk, line_id: Stamp) -> Found:
    """Read a line's shortfall with the names of everybody whom it touches.

    Raises:
        TetHelpError: There is no such line.
    """
    short = shortfall_of(desk, line_id)
    affordable, unknown = None, None
    try:
        affordable = affordable_of(desk, line_id)
    except (TetHelpError, Invalid) as error:
        unknown = error
    cost = {award.id: v.amount for award, v in affordable.left_over} if affordable else {}
    return Found(short, affordable, unknown, _rows(desk, short, cost))


def _rows(desk: Desk, short: LineShortfall, cost: Mapping[Stamp, int]) -> list[Touched]:
    held = {hold.claim.id: hold.quantity for hold in short.shortfall.hold}
    claims = {claim.id: claim for claim in short.shortfall.touched}
    claims |= {hold.claim.id: hold.claim for hold in short.shortfall.hold}
    waiting = [rid for rid in cost if rid not in claims]
    with desk.store.read() as reader:
        offices = {office.id: office.name for office in reader.find(Office)}

        def person(rid: Stamp) -> str:
            beneficiary = short.awards[rid].beneficiary_id
            return reader.get(Beneficiary, beneficiary).full_name

        rows = [
            Touched(
                claim.id,
                person(claim.id)
                if claim.kind is ClaimKind.AWARD
                else offices.get(claim.office_id, ""),
                claim.kind,
                claim.quantity,
                held.get(claim.id, 0),
                claim.is_settled,
                cost.get(claim.id),
            )
            for claim in claims.values()
        ]
        rows += [
            Touched(rid, person(rid), ClaimKind.AWARD, 1, 0, is_settled=False, cost=cost[rid])
            for rid in waiting
        ]
    return sorted(rows, key=lambda row: row.id)
