"""Random years of four PCs: a seeded beginning, mornings of work, merges, and an end."""

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.builders import (
    PASSPHRASE,
    TODAY,
    Line,
    add_line,
    add_people,
    copy_line,
    export,
    make_batch,
    make_contribution,
    make_decision,
    make_list,
    send,
)

# The modules of turns fill TURNS as they are read.
from tests.services import giving_turns, money_turns  # noqa: F401
from tests.services.life_turns import DECISION
from tests.services.recounting import (
    cases_are_facts,
    figures_open,
    parts_come_to_their_entries,
    receipts_prove_handovers,
    recount,
)
from tests.services.turns import TURNS, At, Turn
from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.records import (
    Award,
    ItemKind,
    Nomination,
    PledgeLine,
    Record,
    ReportSubmission,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    awards,
    batch_paying,
    decisions,
    enrolling,
    pledges,
    receiving,
    selection,
)
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.ledger_view import Scope, ledger
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.services.state import digest
from tethelp_desktop.store.totals import line_balances

HQ, ONE, SECOND, TWO = PCS = ("headquarters", "one", "second of one", "two")
Room: TypeAlias = dict[tuple[str, str], int]
SIBLING = {ONE: SECOND, SECOND: ONE}
CARD = 400_000
"""What a card is pledged at; by the law of July 2026 it costs more."""
GIFT = 500_000
LAW_CHANGES = date(2026, 7, 1)


@dataclass(frozen=True)
class Work:
    """How seldom a verb was tried this year, to which of its targets, and a small number."""

    seldom: int
    which: int
    some: int


@dataclass(frozen=True)
class Morning:
    """What is done at a PC in a row, whatever that may then be."""

    who: str
    works: Sequence[Work]


UP = [(ONE, HQ), (SECOND, HQ), (TWO, HQ)]
WAY = st.sampled_from([*UP, *((below, above) for above, below in UP), (ONE, SECOND), (SECOND, ONE)])
DAYS = st.sampled_from([1, 3, 10, 45])
WHO = st.sampled_from([ONE, ONE, SECOND, TWO, HQ])
WORK = st.builds(
    Work, st.sampled_from([0, 0, 0, 1, 1, 2, 3, 5, 8]), st.integers(0, 9), st.integers(1, 3)
)
MORNING = st.builds(Morning, WHO, st.tuples(WORK, WORK, WORK, WORK, WORK))
ANYTHING = st.tuples(WHO, WORK, st.tuples(*[st.deferred(lambda: st.sampled_from(TURNS))] * 3))
"""A PC, what to do it to, and any three verbs."""


@dataclass(frozen=True)
class Seeded:
    """The closed stores with which every year begins, and when they were closed."""

    folder: Path
    now: datetime


def seed_year(template: Path, folder: Path) -> Seeded:
    """Let pledges, money, people, lists and decisions be there before anything else happens."""
    line = copy_line(template, folder)
    campaign_id = line.campaign.id
    second = line.certified(line.one, SECOND)
    promised_for = {"due_on": TODAY + timedelta(days=2)}
    cards = {"unit_value": CARD, **promised_for}
    gifts = {"unit_value": GIFT, "kind": ItemKind.GIFT, "months": None, **promised_for}
    add_line(line.hq, **cards, quantity=9)
    add_line(line.hq, **gifts, quantity=6)
    add_line(line.hq, **cards, quantity=6, office_id=line.one.identity.office_id)
    add_line(line.hq, **gifts, quantity=4, office_id=line.two.identity.office_id)
    add_line(line.one, **gifts, quantity=4)
    add_line(line.two, **cards, quantity=5)
    for desk in (line.one, line.two):
        send(desk, line.hq)
    with line.hq.store.read() as reader:
        promised = reader.find(PledgeLine)
    for units in promised:
        received = {"quantity": units.quantity - 1, "amount": 3 * units.unit_value}
        pledges.receive(line.hq, make_contribution(pledge_line_id=units.id, **received))
    for number, desk in enumerate((line.one, line.two), 1):
        send(line.hq, desk)
        decision = make_decision(campaign_id=campaign_id, number=f"{number}/QĐ-BHXH")
        decisions.save_decision(desk, None, decision)
        entry = make_list(campaign_id=campaign_id, source_name=f"UBND {number}")
        made = selection.save_list(desk, None, entry)
        for rank, person in enumerate(add_people(desk, 5)):
            selection.nominate(desk, made.id, person.id, reserve=rank > 2)
        add_people(desk, 3)
    pay_for_a_list(line.one)
    send(line.one, second)
    for desk in (line.one, second, line.two):
        send(line.hq, desk)
    line.close()
    return Seeded(folder, line.clock.now)


def pay_for_a_list(desk: Desk) -> None:
    """Let the people of an office's list be approved, enrolled and paid."""
    at = At(desk, None, 3, 0)
    [line] = [one for one in at.all(PledgeLine) if one.office_id == desk.identity.office_id]
    named = [row.id for row in at.all(Nomination) if not row.reserve]
    made = [one.id for one in selection.propose_from_list(desk, line.id, named).awards]
    awards.approve(desk, made, DECISION)
    batch = make_batch(campaign_id=at.campaign.id, number="0/D03", made_on=desk.today)
    rid = enrolling.make_batch(desk, batch, made).id
    enrolling.submit_batch(desk, rid, desk.today, "PT")
    batch_paying.pay_batch(desk, rid, desk.today, "0/UNC")


class Year(RuleBasedStateMachine):
    """A year of four PCs.

    Args:
        seeded: How it begins.
        folder: Where its stores shall lie.
        told: Counts what came up in all years.
    """

    def __init__(self, seeded: Seeded, folder: Path, told: Counter[str]) -> None:
        super().__init__()
        self.folder, self.told = folder, told
        shutil.copytree(seeded.folder, folder / "seeded")
        self.line: Line = copy_line(folder / "seeded", folder, seeded.now)
        shutil.copytree(folder / "seeded" / SECOND, folder / SECOND)
        second = open_desk(folder / SECOND / "store", PASSPHRASE, clock=self.line.clock)
        self.line.others.append(second)
        self.desks = dict(
            zip(PCS, (self.line.hq, self.line.one, second, self.line.two), strict=True)
        )
        self.campaign_id = self.line.campaign.id
        self.serials = count(1)
        self.tried: Counter[str] = Counter()
        self.rooms: dict[str, Room] = {}
        self.reports: dict[Stamp, ReportSubmission] = {}
        self.last = HQ

    @initialize(days=st.sampled_from([0, 150, 165]))
    def begin(self, days: int) -> None:
        self.line.clock.turn(days=days)

    # What happens.

    @rule(morning=MORNING)
    def a_morning(self, morning: Morning) -> None:
        """Do what may be done at a PC, first of all what was seldom tried this year."""
        for work in morning.works:
            at = self.at(morning.who, work.some)
            usable = {turn: found for turn in TURNS if (found := turn.targets(at))}
            in_turn = sorted(usable, key=lambda turn: (self.tried[turn.verb] + 1) / turn.often)
            turn = in_turn[work.seldom % len(in_turn)]
            self.act(morning.who, at, turn, usable[turn][work.which % len(usable[turn])])

    @rule(morning=MORNING, way=WAY)
    def a_morning_and_a_bundle(self, morning: Morning, way: tuple[str, str]) -> None:
        self.a_morning(morning)
        self.everything_adds_up()
        self.carry(*way)

    @rule(anything=ANYTHING)
    def try_what_should_be_refused(self, anything: tuple[str, Work, Sequence[Turn]]) -> None:
        """Do anything to anything, whosever it is and however far it came."""
        who, work, turns = anything
        for turn in turns:
            at = self.at(who, work.some)
            if found := at.all(turn.kind):
                self.act(who, at, turn, found[work.which % len(found)])

    @rule(way=WAY)
    def merge(self, way: tuple[str, str]) -> None:
        self.carry(*way)

    @rule(days=DAYS)
    def pass_days(self, days: int) -> None:
        """On 1 July 2026 the base of a card rises."""
        before = self.line.hq.today
        self.line.clock.turn(days=days)
        self.told["the law changes"] += before < LAW_CHANGES <= self.line.hq.today

    def at(self, who: str, some: int) -> At:
        sibling = self.desks[SIBLING[who]] if who in SIBLING else None
        return At(self.desks[who], sibling, some, next(self.serials))

    def act(self, who: str, at: At, turn: Turn, target: Record) -> None:
        """Do something at a PC: it takes no more than is there, or it changes nothing."""
        desk, self.last = at.desk, who
        self.tried[turn.verb] += 1
        before, state = self.rooms.get(who) or self.room(desk), digest(desk)
        try:
            turn.do(at, target)
        except (Invalid, TetHelpError):
            self.told["refused"] += 1
            assert digest(desk) == state, turn.verb
            return
        self.told[turn.verb] += 1
        after = self.rooms[who] = self.room(desk)
        worse = {key: n for key, n in after.items() if n < min(0, before.get(key, 0))}
        assert worse == {}, turn.verb

    def carry(self, sender: str, receiver: str) -> None:
        self.last = receiver
        self.rooms.pop(receiver, None)
        send(self.desks[sender], self.desks[receiver])
        self.told["a bundle is merged"] += 1

    def room(self, desk: Desk) -> Room:
        """Say what is left of everything that must not be used up, nor done twice."""
        own = desk.identity.office_id
        found: Room = {}
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
                    (rid, "unsettled"): units.standing - units.kept,
                    (rid, "left"): units.left,
                    (rid, "reserved"): units.reserved,
                    (rid, "unclaimed"): units.standing - divided.claimed,
                    (rid, "own"): divided.part(own).left if divided.serves(own) else 0,
                }
                found |= {
                    (rid, office): share.allotted - share.used
                    for office, share in divided.shares.items()
                    if office != divided.own
                }
        return found | self.once(At(desk, None, 1, 0))

    def once(self, at: At) -> Room:
        """Say what is left of what may be done once to an award, and of what is asked back."""
        found: Room = {}
        for award in at.all(Award):
            issued = sum(row.issued_on is not None for row in at.rows.get(award.id, ()))
            found[award.id, "issued"] = 1 - issued
        for (award_id, line_id), (units, amount) in at.paid.items():
            found[award_id, f"paid by {line_id}"] = 1 - units
            found[award_id, f"back to {line_id}"] = min(units, amount)
        return found

    # What must hold.

    @invariant()
    def everything_adds_up(self) -> None:
        """Hold figures, cases and proofs against the bare records of the PC that was used last."""
        desk = self.desks[self.last]
        scope = Scope(campaign_id=self.campaign_id)
        whole = ledger(desk, scope)
        with desk.store.read() as reader:
            recount(reader, whole)
            receipts_prove_handovers(reader)
            parts_come_to_their_entries(reader)
            for kind in set(cases_are_facts(desk, reader, self.campaign_id)):
                self.told[f"case: {kind}"] += 1
            for sent in reader.find(ReportSubmission):
                assert self.reports.setdefault(sent.id, sent) == sent
        own = replace(scope, office_id=desk.identity.office_id)
        figures_open(desk, scope if desk.is_headquarters else own)

    def the_offices_come_to_the_whole(self) -> None:
        """Hold the accounts of the offices together against headquarters' own."""
        scope = Scope(campaign_id=self.campaign_id)
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

    def order_does_not_matter(self) -> None:
        """Let a copy of headquarters merge the same bundles the other way round."""
        bundles = [export(self.desks[name], self.line.hq) for name in PCS[1:]]
        folder, other = self.line.hq.store.folder, self.folder / "hq again"
        self.line.hq.store.close()
        shutil.copytree(folder, other)
        hq, again = (open_desk(one, PASSPHRASE, clock=self.line.clock) for one in (folder, other))
        self.line.hq = self.desks[HQ] = hq
        self.line.others.append(again)
        receiving.merge_bundles(hq, bundles)
        for bundle in reversed(bundles):
            receiving.merge_bundles(again, [bundle])
        assert digest(hq) == digest(again)
        scope = Scope(campaign_id=self.campaign_id)
        assert ledger(hq, scope).kinds == ledger(again, scope).kinds

    def everybody_hears_of_everything(self) -> None:
        """Let the answers travel down; two PCs of one office then hold the same."""
        for name in PCS[1:]:
            self.carry(HQ, name)
            self.everything_adds_up()
        self.carry(ONE, SECOND)
        self.carry(SECOND, ONE)
        assert digest(self.desks[ONE]) == digest(self.desks[SECOND])
        self.last = HQ
        self.everything_adds_up()
        self.the_offices_come_to_the_whole()

    def end(self) -> None:
        """Do what a year ends with."""

    def teardown(self) -> None:
        """Bring everything up and down again, and look once more."""
        self.order_does_not_matter()
        self.everybody_hears_of_everything()
        self.end()
        self.line.close()
        shutil.rmtree(self.folder)
