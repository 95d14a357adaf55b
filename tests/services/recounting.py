"""Holds what a store says against its bare records, in plain Python."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tethelp_desktop.domain.cases import CaseKind
from tethelp_desktop.domain.ledger import Money
from tethelp_desktop.domain.records import (
    Award,
    Consignment,
    ConsignmentItem,
    Contribution,
    Enrolment,
    Handover,
    Payment,
    PaymentKind,
    PaymentPart,
    PledgeLine,
    Receipt,
    ReceiptVoid,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.cases import cases
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Ledger, Scope, read_entries, read_ledger
from tethelp_desktop.store.store import Reader

_IN = {PaymentKind.REFUND, PaymentKind.CARRY_IN}
_IN_KIND = {PaymentKind.RETURN: -1, PaymentKind.CARRY_OUT: -1, PaymentKind.CARRY_IN: 1}
_COLUMN = {
    PaymentKind.REFUND: "refunded",
    PaymentKind.RETURN: "returned",
    PaymentKind.CARRY_OUT: "carried_out",
    PaymentKind.CARRY_IN: "carried_in",
}


def figures_open(desk: Desk, scope: Scope) -> None:
    """Open every figure of a scope."""
    with desk.store.read() as reader:
        whole, behind = read_ledger(desk, reader, scope), read_entries(desk, reader, scope)
    for kind, one in whole.kinds.items():
        for step, figure in one.figures.items():
            opened = behind[kind, step]
            assert sum(entry.units for entry in opened) == figure.units, (kind, step)
            assert sum(entry.amount for entry in opened) == figure.amount, (kind, step)


def recount(reader: Reader, whole: Ledger) -> None:
    """Recount a store from its bare records.

    An office hears of money on another office's line without ever seeing the line; it counts
    nowhere.
    """
    kinds = {line.id: line.kind for line in reader.find(PledgeLine)}
    came = [one for one in reader.find(Contribution) if one.pledge_line_id in kinds]
    movements = [one for one in reader.find(Payment) if one.pledge_line_id in kinds]
    cash = sum(one.amount for one in came) + sum(
        one.amount if one.kind in _IN else -one.amount for one in movements
    )
    assert whole.money.balance == cash
    sees_both_sides = {one.counterpart_id for one in movements} <= kinds.keys() | {None}
    assert whole.money.carried_in == whole.money.carried_out or not sees_both_sides
    handed = Counter(one.award_id for one in standing_handovers(reader))
    out, spare = outstanding(reader), unrefunded(reader)
    for kind, one in whole.kinds.items():
        units = one.units
        assert units.received == sum(c.quantity for c in came if kinds[c.pledge_line_id] is kind)
        assert units.carried_in == units.carried_out or not sees_both_sides
        own = [*came, *(one for one in movements if one.kind in _IN_KIND)]
        assert units.in_kind == sum(
            _IN_KIND.get(getattr(one, "kind", None), 1) * one.quantity
            for one in own
            if kinds[one.pledge_line_id] is kind and one.amount == 0
        )
        given = [award for award in reader.find(Award) if award.kind is kind]
        assert units.handed == sum(handed[award.id] for award in given)
        taken = sum(handed[award.id] or (award.outcome is None) for award in given)
        assert units.awarded == taken
        assert units.issued == _issued(reader, given)
        assert units.unrefunded == sum(spare[award.id] for award in given)
        assert units.reserved == sum(
            max(0, number)
            for (_, line, award), number in out.items()
            if award is None and kinds.get(line) is kind
        )
        amounts = Counter(
            {
                "received": sum(c.amount for c in came if kinds[c.pledge_line_id] is kind),
                **dict.fromkeys(_COLUMN.values(), 0),
            }
        )
        for moved in movements:
            if kinds[moved.pledge_line_id] is kind:
                amounts[_COLUMN.get(moved.kind, "paid")] += moved.amount
        assert one.money == Money(**amounts)


def _issued(reader: Reader, given: Sequence[Award]) -> int:
    """Count what was issued; of nothing that was never approved."""
    own = {award.id: award for award in given}
    rows = [row for row in reader.find(Enrolment) if row.award_id in own]
    issued = [row for row in rows if row.issued_on is not None]
    assert all(own[row.award_id].approved_at is not None for row in issued)
    return len(issued)


def unrefunded(reader: Reader) -> Counter[Stamp]:
    """Count by award the units that its line paid beyond the one that it may have."""
    entries = {one.id: one for one in reader.find(Payment, reverses=None)}
    undone = {one.reverses for one in reader.find(Payment)}
    handed = {one.award_id for one in standing_handovers(reader)}
    spare: Counter[Stamp] = Counter()
    paid: Counter[Stamp] = Counter()
    awards = {award.id: award for award in reader.find(Award)}
    for part in reader.find(PaymentPart):
        entry, award = entries.get(part.payment_id), awards.get(part.award_id)
        if entry is None or award is None or entry.id in undone:
            continue
        if entry.pledge_line_id == award.pledge_line_id:
            paid[award.id] += part.quantity * (-1 if entry.kind is PaymentKind.REFUND else 1)
    for rid, number in paid.items():
        due = awards[rid].outcome is None or rid in handed
        spare[rid] = max(0, number - due)
    return spare


def standing_handovers(reader: Reader) -> list[Handover]:
    entries = reader.find(Handover)
    undone = {one.reverses for one in entries}
    return [one for one in entries if one.reverses is None and one.id not in undone]


def outstanding(reader: Reader) -> Mapping[tuple[Stamp, Stamp, Stamp | None], int]:
    """Count what each consignment still has, by line and award; of no award without a name."""
    awards = {award.id: award for award in reader.find(Award)}
    standing = standing_handovers(reader)
    handed = {one.award_id for one in standing}
    out: Counter[tuple[Stamp, Stamp, Stamp | None]] = Counter()
    for item in reader.find(ConsignmentItem):
        out[item.consignment_id, item.pledge_line_id, item.award_id] += item.quantity
    named = {(consignment, award) for consignment, _, award in out}
    waiting = set()
    for one in reader.find(Handover, reverses=None):
        if one.consignment_id is None or one.award_id not in awards:
            continue
        award, key = awards[one.award_id], (one.consignment_id, one.award_id)
        if key in named:
            out[one.consignment_id, award.pledge_line_id, award.id] -= one in standing
        elif one in standing:
            out[one.consignment_id, award.pledge_line_id, None] -= 1
        elif award.outcome is None and award.id not in handed:
            waiting.add((one.consignment_id, award.pledge_line_id, award.id))
    for consignment, line, _ in waiting:  # undone, and not given up: it keeps its unit
        out[consignment, line, None] -= 1
    return out


def receipts_prove_handovers(reader: Reader) -> None:
    """Every handover that stands has one receipt that stands, and no other one has."""
    void = {one.receipt_id for one in reader.find(ReceiptVoid)}
    proven = Counter(one.handover_id for one in reader.find(Receipt) if one.id not in void)
    assert proven == Counter(one.id for one in standing_handovers(reader))


def parts_come_to_their_entries(reader: Reader) -> None:
    """What an entry moved for awards is what it moved, and only its paper can tell more."""
    parts: dict[Stamp, list[PaymentPart]] = defaultdict(list)
    for part in reader.find(PaymentPart):
        parts[part.payment_id].append(part)
    for entry in reader.find(Payment):
        if of_entry := parts.get(entry.id):
            moved = (sum(p.quantity for p in of_entry), sum(p.amount for p in of_entry))
            assert moved == (entry.quantity, entry.amount)


def cases_are_facts(desk: Desk, reader: Reader, campaign_id: Stamp) -> Sequence[CaseKind]:
    """Every case is a fact, and every fact is a case; names those that are there."""
    found = [(one.kind, one.subject) for one in cases(desk, reader, campaign_id)]
    facts = set(_facts(desk, reader))
    about = {kind for kind, _ in facts} | set(_TOLD_EVERYWHERE)
    if desk.is_headquarters:
        about |= {CaseKind.UNIT_DEFICIT, CaseKind.MONEY_DEFICIT}
    assert {one for one in found if one[0] in about} == facts
    return [kind for kind, _ in found]


_TOLD_EVERYWHERE = (
    CaseKind.HANDED_TWICE,
    CaseKind.HANDED_THOUGH_WITHDRAWN,
    CaseKind.STOCK_DEFICIT,
    CaseKind.CONSIGNMENT_OVERDUE,
)


def _facts(desk: Desk, reader: Reader) -> Iterator[tuple[CaseKind, Stamp]]:
    handed = Counter(one.award_id for one in standing_handovers(reader))
    for award in reader.find(Award):
        if handed[award.id] > 1:
            yield CaseKind.HANDED_TWICE, award.id
        if handed[award.id] and award.outcome is not None:
            yield CaseKind.HANDED_THOUGH_WITHDRAWN, award.id
    due = {one.id: one.due_on for one in reader.find(Consignment)}
    for (consignment, _, award_id), number in outstanding(reader).items():
        if number < 0 and award_id is None:
            yield CaseKind.STOCK_DEFICIT, consignment
        day = due.get(consignment)
        if number > 0 and day is not None and day < desk.today:
            yield CaseKind.CONSIGNMENT_OVERDUE, consignment
    if desk.is_headquarters:
        yield from _deficits(reader)


def _deficits(reader: Reader) -> Iterator[tuple[CaseKind, Stamp]]:
    handed = Counter(one.award_id for one in standing_handovers(reader))
    used: Counter[Stamp] = Counter()
    spare = unrefunded(reader)
    for award in reader.find(Award):
        taken = handed[award.id] or (award.outcome is None)
        used[award.pledge_line_id] += taken + spare[award.id]
    for (_, line_id, award_id), number in outstanding(reader).items():
        used[line_id] += max(0, number) if award_id is None else 0
    for line in reader.find(PledgeLine, withdrawn=None):
        came = reader.find(Contribution, pledge_line_id=line.id)
        moved = reader.find(Payment, pledge_line_id=line.id)
        cash = sum(one.amount for one in came) + sum(
            one.amount if one.kind in _IN else -one.amount for one in moved
        )
        if cash < 0:
            yield CaseKind.MONEY_DEFICIT, line.id
        brought = sum(one.quantity for one in came) + sum(
            one.quantity for one in moved if one.kind is PaymentKind.CARRY_IN
        )
        gone = sum(one.quantity for one in moved if _IN_KIND.get(one.kind) == -1)
        standing = line.quantity - max(0, gone - max(0, brought - line.quantity))
        if standing < used[line.id]:
            yield CaseKind.UNIT_DEFICIT, line.id
