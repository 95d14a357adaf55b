"""Where money or units do not go round: whom it touches, and how far what is there goes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tethelp_desktop.domain import ledger
from tethelp_desktop.domain.ledger import Affordable, Claim, ClaimKind, Shortfall
from tethelp_desktop.domain.records import Allotment, Award, AwardState
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Division, Offices, division
from tethelp_desktop.services.valuing import payment_day, value_award
from tethelp_desktop.store import ledgers
from tethelp_desktop.store.paying import paid_for
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import LineBalance


@dataclass(frozen=True, slots=True)
class LineShortfall:
    """A line's shortfall, with the awards that it may touch by their ids."""

    balance: LineBalance
    shortfall: Shortfall
    awards: Mapping[Stamp, Award]


def shortfall_of(desk: Desk, line_id: Stamp) -> LineShortfall:
    """Compare what came of a line with what is allotted and awarded of it.

    Raises:
        TetHelpError: There is no such line.
    """
    with desk.store.read() as reader:
        line = division(desk, reader, line_id)
        awards = ledgers.awards(reader, [line_id])
        offices = Offices.of(desk, reader)
        settled = _settled(reader, line, awards)
        claims = [
            Claim(
                id=award.id,
                office_id=offices.of_award(award),
                quantity=units,
                is_settled=award.id in settled,
            )
            for award, units in awards
        ]
        claims += _stock(line)
        claims += _unawarded(line, ledgers.allotments(reader, [line_id]))
        found = ledger.shortfall(
            line.balance.units, line.balance.money, line.balance.line.unit_value, claims
        )
        return LineShortfall(
            line.balance,
            found,
            {award.id: award for award, _ in awards},
        )


def missing_units(line: Division) -> int:
    """Count the units that a line's shortfall misses, without reading who counts on them."""
    balance = line.balance
    covered = ledger.covered_units(balance.units, balance.money, balance.line.unit_value)
    return max(0, line.claimed - covered)


def affordable_of(desk: Desk, line_id: Stamp) -> Affordable:
    """Say how many approved awards of a line its money still pays at today's rates, and who waits.

    Raises:
        TetHelpError: There is no such line, or a figure of today is not known.
    """
    with desk.store.read() as reader:
        line = division(desk, reader, line_id)
        awards = ledgers.awards(reader, [line_id])
        settled = _settled(reader, line, awards)
        unpaid = sorted(
            (a for a, _ in awards if a.state is AwardState.APPROVED and a.id not in settled),
            key=_by_approval,
        )
        return ledger.affordable(
            max(0, line.balance.money.balance),
            [(award, value_award(desk, reader, award)) for award in unpaid],
        )


def _by_approval(award: Award) -> tuple[str, Stamp]:
    return (award.approved_at.isoformat() if award.approved_at else "", award.id)


def _settled(
    reader: Reader, line: Division, awards: Sequence[tuple[Award, int]]
) -> frozenset[Stamp]:
    """Say which awards were paid or handed over.

    A payment of no batch names no person: what it settles is taken to be the awards that were
    handed over or insured, then the others in the order of their approval.
    """
    standing = [award for award, _ in awards if award.state is not AwardState.PROPOSED]
    line_id = line.balance.line.id
    paid = paid_for(reader, [award.id for award in standing])
    known = {a.id for a in standing if line_id in paid.get(a.id, {}) or _is_given(reader, a)}
    waiting = sorted(
        (a for a in standing if a.id not in known and a.state is AwardState.APPROVED),
        key=_by_approval,
    )
    units = line.balance.units
    lump = max(0, units.settled - units.unrefunded - len(known))
    return frozenset(known | {award.id for award in waiting[:lump]})


def _is_given(reader: Reader, award: Award) -> bool:
    return award.state is AwardState.WITHDRAWN or payment_day(reader, award) is not None


def _stock(line: Division) -> Iterator[Claim]:
    """Read what offices consigned without a name: it is out of their hands, so it is never held."""
    for office, share in line.shares.items():
        if share.reserved:
            yield Claim(
                id=office,
                office_id=office,
                quantity=share.reserved,
                kind=ClaimKind.STOCK,
                is_settled=True,
            )


def _unawarded(line: Division, entries: Sequence[Allotment]) -> Iterator[Claim]:
    """Read what offices were allotted and have not used; what they use, uses the oldest first."""
    remaining: dict[Stamp, int] = defaultdict(int)
    for entry in entries:
        remaining[entry.reverses or entry.id] += entry.quantity
    used = {office: share.used for office, share in line.shares.items()}
    for entry in entries:
        if entry.office_id == line.own or entry.reverses is not None:
            continue
        gone = min(used.get(entry.office_id, 0), remaining[entry.id])
        used[entry.office_id] = used.get(entry.office_id, 0) - gone
        if remaining[entry.id] > gone:
            yield Claim(
                id=entry.id,
                office_id=entry.office_id,
                quantity=remaining[entry.id] - gone,
                kind=ClaimKind.ALLOTMENT,
            )
