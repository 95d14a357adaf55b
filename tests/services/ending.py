"""The end of a random year: what is open is given up, leftovers go back, and all is settled."""

from dataclasses import replace
from itertools import product

import pytest

from tests.services.turns import TURNS
from tests.services.years import HQ, ONE, SECOND, TWO, Year
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.services import closing, conflicts, money, reporting
from tethelp_desktop.services.report_counting import count, readable, sent
from tethelp_desktop.store.conflicts import open_conflicts

_SIGNED = {"signer": "Lương Quốc Mẫu", "reason": "hết chương trình"}
_ENDING = (
    "the books are opened again",
    "a signed sheet is entered",
    "a gift is brought back",
    "a gift is handed over at the table",
    "a batch is made",
    "a row is taken out",
    "a row is returned",
    "somebody dies before the payment",
    "somebody dies after the payment",
    "a part is taken back",
    "money is claimed back",
    "money comes back",
    "a case is closed without money",
)
"""With what every office comes to its end, in this order."""

_CONTRADICTED = "somebody is given up where the handover is not known"
_CLOSING = ("the books are closed", "the books are opened again", "the books are closed")


class YearToItsEnd(Year):
    """A year that is settled wherever no merge left something that only a person may decide."""

    def end(self) -> None:
        self.pass_days(10)
        self.do_with_all(ONE, "a card is issued")
        self.carry(ONE, SECOND)
        self.do_with_all(ONE, "a gift is handed over at the table")
        if not self.told[_CONTRADICTED]:  # a year that holds one cannot be settled
            self.do_with_all(SECOND, _CONTRADICTED)
        self.carry(SECOND, ONE)
        for who in (HQ, ONE, TWO):
            self.decide_conflicts(who)
            for verb in _ENDING:
                self.do_with_all(who, verb)
        for name in (ONE, TWO):
            self.carry(name, HQ)
        for verb in _CLOSING:
            self.do_with_all(HQ, verb)
        self.return_leftovers()
        for name in (ONE, TWO):
            self.carry(HQ, name)
            self.report_the_end(name)
            self.carry(name, HQ)
        self.last = HQ
        self.everything_adds_up()
        self.reports_count_alike()
        self.settle()

    def do_with_all(self, who: str, verb: str) -> None:
        [turn] = [one for one in TURNS if one.verb == verb]
        for target in turn.targets(self.at(who, 3)):
            at = self.at(who, 3)
            if turn.likely(at, target):
                self.act(who, at, turn, target)

    def decide_conflicts(self, who: str) -> None:
        desk = self.desks[who]
        self.rooms.pop(who, None)
        with desk.store.read() as reader:
            found = open_conflicts(reader)
        for one in found:
            conflicts.resolve_conflict(desk, one, one.sides[-1].value)
            self.told["a conflict is decided"] += 1

    def return_leftovers(self) -> None:
        for _ in ("gifts first", "then money"):
            for left in closing.leftovers(self.line.hq, self.campaign_id):
                entry = closing.proposed_payment(self.line.hq, left)
                if entry.quantity or entry.amount:
                    signed = replace(entry, document_number="1/UNC", reason="hết chương trình")
                    money.enter_payment(self.line.hq, signed)
                    self.told["a leftover goes back"] += 1
                    self.told["gifts go back in kind"] += left.goods > 0

    def report_the_end(self, who: str) -> None:
        draft = reporting.draft_settlement(self.desks[who], self.campaign_id).report
        reporting.submit(self.desks[who], replace(draft, number="9/BC", **_SIGNED))

    def reports_count_alike(self) -> None:
        """Count again what an office with one PC reported of what only that PC enters."""
        two = self.desks[TWO]
        with two.store.read() as reader:
            for one in sent(two, reader, self.campaign_id):
                said, counted = readable(one), count(two, reader, one)[0]
                assert said is not None
                for key in product(ItemKind, (Step.AWARDED, Step.ISSUED, Step.HANDED_OVER)):
                    assert counted.period.figure(*key).units == said.period.figure(*key).units
                    whole = counted.cumulative.figure(*key)
                    assert whole.units == said.cumulative.figure(*key).units
                self.told["a report counts as it was sent"] += 1

    def settle(self) -> None:
        """Settle the programme, unless something stands in the way and says so."""
        obstacles = closing.obstacles(self.line.hq, self.campaign_id)
        draft = reporting.draft_settlement(self.line.hq, self.campaign_id).report
        report = replace(draft, number="10/BC", **_SIGNED)
        if obstacles:
            with pytest.raises(Invalid) as refused:
                closing.settle(self.line.hq, report)
            assert {one.rule for one in refused.value.problems} == {one.rule for one in obstacles}
            self.told.update(f"not settled: {one.rule}" for one in obstacles)
            return
        closing.settle(self.line.hq, report)
        self.told["a programme is settled"] += 1
        self.everything_adds_up()
        for verb in ("a part of the money comes", "units are proposed", "units are allotted"):
            done = self.told[verb]
            [turn] = [one for one in TURNS if one.verb == verb]
            at = self.at(HQ, 1)
            self.act(HQ, at, turn, at.all(turn.kind)[0])
            assert self.told[verb] == done
