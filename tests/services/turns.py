"""What may be done in a year: each verb with what it is done to, and when it is likely to work."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from tethelp_desktop.domain.consigning import Lot
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Campaign,
    Consignment,
    Contribution,
    Enrolment,
    EnrolmentBatch,
    FundingPart,
    Handover,
    Nomination,
    Payment,
    PaymentKind,
    PaymentPart,
    PledgeLine,
    Record,
    SelectionList,
)
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Division, Offices
from tethelp_desktop.store import consigned
from tethelp_desktop.store.enrolments import promised
from tethelp_desktop.store.totals import line_balances

R = TypeVar("R", bound=Record)
E = TypeVar("E", Contribution, Payment, Handover)


class At:
    """What a PC knows at this moment, read once; gone stale after the next step.

    Attributes:
        sibling: The other PC of the office, where there is one.
        some: A small number above 0, by chance.
        serial: A number that nothing else has.
    """

    def __init__(self, desk: Desk, sibling: Desk | None, some: int, serial: int) -> None:
        self.desk = desk
        self.sibling = sibling
        self.some = some
        self.serial = serial
        self._found: dict[type[Record], Sequence[Record]] = {}

    def all(self, kind: type[R]) -> Sequence[R]:
        if kind not in self._found:
            with self.desk.store.read() as reader:
                self._found[kind] = reader.find(kind)
        return cast(Sequence[R], self._found[kind])

    @cached_property
    def today(self) -> date:
        return self.desk.today

    @cached_property
    def campaign(self) -> Campaign:
        return self.all(Campaign)[0]

    @property
    def is_open(self) -> bool:
        return self.campaign.closed_on is None

    @property
    def is_settled(self) -> bool:
        return self.campaign.settled_on is not None

    @property
    def at_headquarters(self) -> bool:
        return self.desk.is_headquarters

    @cached_property
    def offices(self) -> Offices:
        with self.desk.store.read() as reader:
            return Offices.of(self.desk, reader)

    def is_own(self, record: Record) -> bool:
        """Tell whether this office made it."""
        owner = self.offices.of_pc.get(replica_of(record.id))
        return owner == self.desk.identity.office_id

    @cached_property
    def lines(self) -> Mapping[Stamp, Division]:
        """The lines that stand and that concern this office."""
        own = self.desk.identity.office_id
        with self.desk.store.read() as reader:
            divided = [self.offices.divide(one) for one in line_balances(reader)]
        return {
            one.balance.line.id: one for one in divided if self.at_headquarters or one.serves(own)
        }

    def left(self, line: PledgeLine) -> int:
        """Count the units that this office may still award of a line."""
        divided, own = self.lines.get(line.id), self.desk.identity.office_id
        return divided.part(own).left if divided is not None and divided.serves(own) else 0

    def money(self, line: PledgeLine) -> int:
        """Count the đồng of a line that no award of another line counts on, at least 0."""
        divided = self.lines.get(line.id)
        if divided is None:
            return 0
        with self.desk.store.read() as reader:
            return max(0, divided.balance.money.balance - promised(reader, line.id))

    def stands(self, entry: E) -> bool:
        """Tell whether an entry is none that undoes another, and was not undone."""
        undone = {one.reverses for one in self.all(type(entry))}
        return entry.reverses is None and entry.id not in undone

    @cached_property
    def handed(self) -> Mapping[Stamp, Handover]:
        """The handovers that stand, by award."""
        return {one.award_id: one for one in self.all(Handover) if self.stands(one)}

    @cached_property
    def unserved(self) -> Sequence[Stamp]:
        """People of this office to whom nothing was ever awarded, and who are on no list."""
        named = {one.beneficiary_id for kind in (Award, Nomination) for one in self.all(kind)}
        return [one.id for one in self.all(Beneficiary) if self.is_own(one) and one.id not in named]

    @cached_property
    def lots(self) -> Sequence[Lot]:
        with self.desk.store.read() as reader:
            return consigned.lots(reader, [one.id for one in self.all(Consignment)])

    @cached_property
    def out(self) -> Mapping[Stamp, Stamp]:
        """Where awards are that went out by name."""
        return {
            one.award_id: one.consignment_id
            for one in self.lots
            if one.award_id is not None and one.outstanding > 0
        }

    def stock(self, consignment_id: Stamp, line_id: Stamp) -> int:
        """Count the units without a name that are out."""
        return sum(
            one.outstanding
            for one in self.lots
            if (one.consignment_id, one.line_id, one.award_id) == (consignment_id, line_id, None)
        )

    @cached_property
    def batches(self) -> Mapping[Stamp, EnrolmentBatch]:
        return {one.id: one for one in self.all(EnrolmentBatch)}

    @cached_property
    def paid_batches(self) -> Mapping[Stamp, frozenset[Stamp]]:
        """The lines from which batches were paid."""
        found: dict[Stamp, set[Stamp]] = defaultdict(set)
        for one in self.all(Payment):
            if one.batch_id and one.kind is PaymentKind.INSURANCE and self.stands(one):
                found[one.batch_id].add(one.pledge_line_id)
        return {batch: frozenset(lines) for batch, lines in found.items()}

    @cached_property
    def rows(self) -> Mapping[Stamp, Sequence[Enrolment]]:
        """The rows that stand, by award."""
        found: dict[Stamp, list[Enrolment]] = defaultdict(list)
        for row in self.all(Enrolment):
            if row.withdrawn is None:
                found[row.award_id].append(row)
        return found

    @cached_property
    def paid(self) -> Mapping[tuple[Stamp, Stamp], tuple[int, int]]:
        """The units and the đồng that lines paid for awards and did not get back."""
        entries = {one.id: one for one in self.all(Payment) if self.stands(one)}
        found: dict[tuple[Stamp, Stamp], tuple[int, int]] = defaultdict(lambda: (0, 0))
        for part in self.all(PaymentPart):
            entry = entries.get(part.payment_id)
            if entry is not None:
                sign = -1 if entry.kind is PaymentKind.REFUND else 1
                units, amount = found[part.award_id, entry.pledge_line_id]
                found[part.award_id, entry.pledge_line_id] = (
                    units + sign * part.quantity,
                    amount + sign * part.amount,
                )
        return found

    def is_paid(self, award: Award) -> bool:
        units, _ = self.paid.get((award.id, award.pledge_line_id), (0, 0))
        return units > 0

    def is_unbatched(self, award: Award) -> bool:
        return not any(row.returned_on is None for row in self.rows.get(award.id, ()))

    def is_in_hand(self, award: Award) -> bool:
        """Tell whether an award of this office stands and is with the office itself."""
        stands = award.outcome is None and award.id not in self.handed
        return self.is_own(award) and stands and award.id not in self.out

    def is_ready(self, award: Award) -> bool:
        """Tell whether an award in hand is approved."""
        return self.is_in_hand(award) and award.state is AwardState.APPROVED

    @cached_property
    def parts(self) -> Mapping[Stamp, Sequence[FundingPart]]:
        """The parts that stand, by award."""
        found: dict[Stamp, list[FundingPart]] = defaultdict(list)
        for part in self.all(FundingPart):
            if part.withdrawn is None:
                found[part.award_id].append(part)
        return found

    def has_a_reserve(self, award: Award) -> bool:
        """Tell whether somebody may step in for an award."""
        named = {one.id: one for one in self.all(Nomination)}
        own = named.get(award.nomination_id or Stamp(""))
        served = Counter(one.nomination_id for one in self.all(Award))
        return own is not None and any(
            one.reserve and one.list_id == own.list_id and not served[one.id]
            for one in named.values()
        )

    def is_named_first(self, row: Nomination) -> bool:
        """Tell whether a row is of a list of this office, and had no award yet."""
        lists = {one.id for one in self.all(SelectionList) if self.is_own(one)}
        served = {one.nomination_id for one in self.all(Award)}
        return row.list_id in lists and not row.reserve and row.id not in served


@dataclass(frozen=True)
class Turn:
    """A verb.

    Attributes:
        kind: What it is done to.
        likely: Tells whether it is likely to work with one of them; else it should be refused.
        do: Does it.
        often: How often it is tried for each time that another is.
    """

    verb: str
    kind: type[Record]
    likely: Callable[[At, Any], bool]
    do: Callable[[At, Any], object]
    often: float

    def targets(self, at: At) -> Sequence[Record]:
        return [one for one in at.all(self.kind) if self.likely(at, one)]


TURNS: list[Turn] = []
"""Every verb, in the order in which the modules tell them."""


def turn(
    verb: str, kind: type[R], likely: Callable[[At, R], bool], often: float = 1
) -> Callable[[Callable[[At, R], object]], Callable[[At, R], object]]:
    """Make a function a verb of the year."""

    def made(do: Callable[[At, R], object]) -> Callable[[At, R], object]:
        TURNS.append(Turn(verb, kind, likely, do, often))
        return do

    return made
