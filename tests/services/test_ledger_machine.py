"""Random years of money and units on real stores: nothing is lost, and nothing spent twice.

Headquarters and two offices, one of them with two PCs, receive late money in parts, allot, award,
hand over, pay, carry, undo and merge as chance has it. After every step each store's đồng and
units are recounted from its bare records, no step of a store takes more than is there, and
every figure is the sum of the entries that it opens to.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.builders import (
    Line,
    add_line,
    add_people,
    copy_line,
    make_allotment,
    make_contribution,
    make_payment,
    send,
)
from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.ledger import Money
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    AwardState,
    Contribution,
    Handover,
    ItemKind,
    Outcome,
    Payment,
    PaymentKind,
    Pledge,
    PledgeLine,
    Record,
)
from tethelp_desktop.services import awards, handover, pledges
from tethelp_desktop.services.allotting import allot, take_back
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Ledger, Scope, ledger, read_entries, read_ledger
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.services.money import enter_payment, undo_payment
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import LineBalance, line_balances

R = TypeVar("R", bound=Record)
E = TypeVar("E", Contribution, Payment, Allotment, Handover)

PCS = ("headquarters", "one", "second of one", "two")
WHO = st.sampled_from(PCS)
OFFICE = st.sampled_from(PCS[1:])
WHICH = st.integers(0, 9)
WAY = st.sampled_from(
    [
        *((below, PCS[0]) for below in PCS[1:]),
        *((PCS[0], below) for below in PCS[1:]),
        ("one", "second of one"),
        ("second of one", "one"),
    ]
)
FEW = st.integers(0, 3)
SOME = st.sampled_from([0, 1, 90, 100, 250, 400])
ENTERED = st.sampled_from(
    [PaymentKind.CARRY_OUT, *(kind for kind in PaymentKind if kind is not PaymentKind.CARRY_IN)]
)
UNDONE = st.sampled_from([Payment, Payment, Contribution, Handover])
SHARE = st.sampled_from([1, 50, 100, 100, 150, 0])
LEDGERS = (Contribution, Payment, Allotment, Handover, Award)

_ANY = 9
"""By this chance anything is picked, however unlikely it is to work."""
_IN = {PaymentKind.REFUND, PaymentKind.CARRY_IN}


class YearMachine(RuleBasedStateMachine):
    """A year of four PCs."""

    def __init__(self, template: Path, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        shutil.copytree(template, folder)
        self.line: Line
        self.desks: dict[str, Desk] = {}
        self.last = PCS[0]

    @initialize()
    def begin(self) -> None:
        """Let headquarters pledge for all and for one office, and an office for itself."""
        self.line = line = copy_line(self.folder, self.folder / "opened")
        pc = line.certified(line.one, "second-pc")
        self.desks = dict(zip(PCS, (line.hq, line.one, pc, line.two), strict=True))
        facts = {"unit_value": 100}
        gifts = {**facts, "kind": ItemKind.GIFT, "months": None}
        add_line(line.hq, **facts, quantity=9)
        add_line(line.hq, **gifts, quantity=5)
        add_line(line.hq, **facts, quantity=4, office_id=line.one.identity.office_id)
        add_line(line.one, **gifts, quantity=3)
        self.carry("one", PCS[0])
        with line.hq.store.read() as reader:
            promised = reader.find(PledgeLine)
        for units in promised:
            received = {"quantity": units.quantity - 1, "amount": 300}
            pledges.receive(line.hq, make_contribution(pledge_line_id=units.id, **received))
        for name in PCS[1:]:
            self.carry(PCS[0], name)

    def teardown(self) -> None:
        """Bring everything up and down again, and look once more."""
        if self.desks:
            for name in PCS[1:]:
                self.carry(name, PCS[0])
            for name in PCS[1:]:
                self.carry(PCS[0], name)
                self.last = name
                self.everything_adds_up()
            self.last = PCS[0]
            self.everything_adds_up()
            self.the_offices_come_to_the_whole()
            self.line.close()
        shutil.rmtree(self.folder)

    def pick(
        self, who: str, kind: type[R], which: int, likely: Callable[[R], bool] = lambda _: True
    ) -> R | None:
        """Pick a record of a store by chance: mostly one with which something may be done."""
        with self.desks[who].store.read() as reader:
            found = reader.find(kind)
        found = [one for one in found if which == _ANY or likely(one)]
        return found[which % len(found)] if found else None

    def pick_line(self, who: str, which: int) -> LineBalance:
        """Pick a line: mostly one that the PC's office has a share of."""
        desk = self.desks[who]
        with desk.store.read() as reader:
            offices = Offices.of(desk, reader)
            found = line_balances(reader, withdrawn=which == _ANY)
        own = desk.identity.office_id
        likely = [one for one in found if offices.divide(one).serves(own)]
        usable = found if which == _ANY or not likely else likely
        return usable[which % len(usable)]

    def pick_entry(self, who: str, kind: type[E], which: int) -> E | None:
        """Pick an entry: mostly one that was not undone."""
        with self.desks[who].store.read() as reader:
            undone = {one.reverses for one in reader.find(kind)}
        return self.pick(
            who, kind, which, lambda one: one.reverses is None and one.id not in undone
        )

    def act(self, who: str, work: Callable[[], object]) -> None:
        """Do something at a PC: it takes no more than is there, or it changes nothing."""
        desk, self.last = self.desks[who], who
        before, counted = self.room(desk), self.rows(desk)
        try:
            work()
        except (Invalid, TetHelpError):
            assert self.rows(desk) == counted
        after = self.room(desk)
        worse = {key: n for key, n in after.items() if n < min(0, before.get(key, 0))}
        assert worse == {}

    def rows(self, desk: Desk) -> dict[str, int]:
        """Count the rows of the ledgers."""
        with desk.store.read() as reader:
            return {kind.__name__: len(reader.find(kind)) for kind in LEDGERS}

    def room(self, desk: Desk) -> dict[tuple[str, str], int]:
        """Say what is left of everything that must not be used up."""
        own = desk.identity.office_id
        found: dict[tuple[str, str], int] = {}
        with desk.store.read() as reader:
            offices = Offices.of(desk, reader)
            for balance in line_balances(reader, withdrawn=True):
                units, money, rid = balance.units, balance.money, balance.line.id
                divided = offices.divide(balance)
                found |= {
                    (rid, "money"): money.balance,
                    (rid, "spent"): money.spent,
                    (rid, "at hand"): units.at_hand,
                    (rid, "settled"): units.settled,
                    (rid, "unsettled"): units.standing - units.settled,
                    (rid, "left"): units.left,
                    (rid, "unclaimed"): units.standing - divided.claimed,
                    (rid, "own"): divided.part(own).left if divided.serves(own) else 0,
                }
                found |= {
                    (rid, office): share.allotted - share.awarded
                    for office, share in divided.shares.items()
                    if office != divided.own
                }
        return found

    def carry(self, sender: str, receiver: str) -> None:
        self.last = receiver
        send(self.desks[sender], self.desks[receiver])

    @rule(way=WAY)
    def merge(self, way: tuple[str, str]) -> None:
        self.carry(*way)

    @rule(who=WHO, which=WHICH, quantity=FEW, amount=SOME)
    def receive(self, who: str, which: int, quantity: int, amount: int) -> None:
        units = self.pick_line(who, which).line
        entry = make_contribution(pledge_line_id=units.id, quantity=quantity, amount=amount)
        self.act(who, lambda: pledges.receive(self.desks[who], entry))

    @rule(who=WHO, which=WHICH, kind=UNDONE)
    def undo(
        self, who: str, which: int, kind: type[Contribution] | type[Payment] | type[Handover]
    ) -> None:
        desk, entry = self.desks[who], self.pick_entry(who, kind, which)
        match entry:
            case Contribution():
                self.act(who, lambda: pledges.reverse_contribution(desk, entry.id, "nhầm"))
            case Payment():
                self.act(who, lambda: undo_payment(desk, entry.id, "nhầm"))
            case Handover():
                self.act(who, lambda: handover.undo_handover(desk, entry.id, "nhầm"))

    @rule(to=OFFICE, which=WHICH, quantity=FEW, used=FEW)
    def allot(self, to: str, which: int, quantity: int, used: int) -> None:
        """Allot units; the office may hear of it, and use some, at once or only later."""
        units = self.pick_line(PCS[0], which).line
        office_id = self.desks[to].identity.office_id
        entry = make_allotment(pledge_line_id=units.id, office_id=office_id, quantity=quantity)
        self.act(PCS[0], lambda: allot(self.line.hq, entry))
        if used:
            self.carry(PCS[0], to)
            self.give(to, units, used)
            self.carry(to, PCS[0])

    @rule(which=WHICH, quantity=FEW)
    def take_back(self, which: int, quantity: int) -> None:
        if entry := self.pick_entry(PCS[0], Allotment, which):
            wanted = quantity or None
            self.act(PCS[0], lambda: take_back(self.line.hq, entry.id, "thu hồi", wanted))

    @rule(who=WHO, which=WHICH, number=st.integers(1, 3))
    def award(self, who: str, which: int, number: int) -> None:
        self.give(who, self.pick_line(who, which).line, number)

    def give(self, who: str, units: PledgeLine, number: int) -> None:
        """Award units to new people and approve most of them."""
        desk = self.desks[who]
        chosen = [person.id for person in add_people(desk, number)]

        def work() -> None:
            made = awards.propose(desk, units.id, chosen).awards
            awards.approve(desk, [award.id for award in made[number // 2 :]], "12/QĐ-BHXH")

        self.act(who, work)

    @rule(who=WHO, which=WHICH, hands=st.booleans())
    def hand_over_or_withdraw(self, who: str, which: int, hands: bool) -> None:
        desk, approved = self.desks[who], AwardState.APPROVED
        if given := self.pick(who, Award, which, lambda one: one.state is approved):
            if hands:
                self.act(who, lambda: handover.hand_over(desk, given.id, reasons=_REASONS))
            else:
                self.act(who, lambda: awards.withdraw(desk, given.id, Outcome.DIED))

    @rule(who=WHO, which=WHICH, to=WHICH, kind=ENTERED, quantity=FEW, share=SHARE)
    def move_money(
        self, who: str, which: int, to: int, kind: PaymentKind, quantity: int, share: int
    ) -> None:
        """Enter a share, in hundredths, of what could move."""
        balance, carries = self.pick_line(who, which), kind is PaymentKind.CARRY_OUT
        money = balance.money
        whole = money.spent if kind is PaymentKind.REFUND else money.balance
        entry = make_payment(
            pledge_line_id=balance.line.id,
            kind=kind,
            quantity=quantity,
            amount=max(0, whole) * share // 100,
            counterpart_id=self.pick_line(who, to).line.id if carries else None,
        )
        self.act(who, lambda: enter_payment(self.desks[who], entry))

    @rule(who=WHO, which=WHICH, quantity=st.integers(1, 8), withdrawn=st.booleans())
    def change_line(self, who: str, which: int, quantity: int, withdrawn: bool) -> None:
        desk, units = self.desks[who], self.pick_line(who, which).line
        with desk.store.read() as reader:
            pledge = reader.load(Pledge, units.pledge_id)
            before = reader.load(PledgeLine, units.id)
        gone = "rút" if withdrawn else None
        change = LineChange(before, replace(units, quantity=quantity, withdrawn=gone))
        self.act(who, lambda: pledges.save_pledge(desk, pledge, pledge.record, [change]))

    @invariant()
    def everything_adds_up(self) -> None:
        """Hold figures against the bare records, and against what they open to."""
        if not self.desks:
            return
        desk = self.desks[self.last]
        scope = Scope(campaign_id=self.line.campaign.id)
        whole = ledger(desk, scope)
        with desk.store.read() as reader:
            recount(reader, whole)
        for one in (scope, replace(scope, office_id=desk.identity.office_id)):
            figures_open(desk, one)

    def the_offices_come_to_the_whole(self) -> None:
        """Hold the accounts of the offices together against headquarters' own."""
        scope = Scope(campaign_id=self.line.campaign.id)
        whole = ledger(self.line.hq, scope)
        by_office = [
            ledger(self.line.hq, replace(scope, office_id=desk.identity.office_id))
            for desk in (self.line.hq, self.line.one, self.line.two)
        ]
        for kind, one in whole.kinds.items():
            for step, figure in one.figures.items():
                parts = [office.kinds[kind].figures[step] for office in by_office]
                assert sum(part.units for part in parts) == figure.units, (kind, step)
                assert sum(part.amount for part in parts) == figure.amount, (kind, step)


_REASONS = {"not-an-inpatient": "trao tại nhà", "without-a-valid-card": "đang chờ thẻ"}


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
    """Recount a store from its bare records, in plain Python.

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
    entries = reader.find(Handover)
    undone = {one.reverses for one in entries}
    handed = Counter(
        one.award_id for one in entries if one.reverses is None and one.id not in undone
    )
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


_IN_KIND = {PaymentKind.RETURN: -1, PaymentKind.CARRY_OUT: -1, PaymentKind.CARRY_IN: 1}
_COLUMN = {
    PaymentKind.REFUND: "refunded",
    PaymentKind.RETURN: "returned",
    PaymentKind.CARRY_OUT: "carried_out",
    PaymentKind.CARRY_IN: "carried_in",
}


def test_no_year_loses_a_unit_or_a_dong(template: Path, quick_folder: Path) -> None:
    made = count()
    run_state_machine_as_test(
        lambda: YearMachine(template, quick_folder / f"year-{next(made)}"),
        settings=settings(max_examples=10, stateful_step_count=35, derandomize=True),
    )
