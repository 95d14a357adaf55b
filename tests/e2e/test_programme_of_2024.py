"""The programme of Tết Giáp Thìn 2024, told on small numbers from the first promise to quyết toán.

Seven enterprises promise books, cards and gifts; some pay late, in part, in kind or not at all.
Communes and a hospital are served, somebody dies after the payment, money comes back, and what is
left over goes on to the next programme.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from tests.builders import (
    Line,
    add_people,
    make_admission,
    make_allotment,
    make_batch,
    make_campaign,
    make_consignment,
    make_decision,
    make_event,
    make_list,
    make_payment,
    make_person,
    make_report_request,
    send,
)
from tests.e2e.telling import (
    command_line,
    figures,
    line_on,
    pledged,
    receive,
    turn_to,
    up_and_down,
)
from tests.services.refusing import invalid
from tethelp_desktop.domain.ledger import Figure, Step, Units, overdue
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    Enrolment,
    ItemKind,
    Outcome,
    PaymentKind,
    PledgeLine,
    RefundCase,
    SponsorScope,
)
from tethelp_desktop.domain.reporting import ReportState
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    allotting,
    awards,
    batch_paying,
    closing,
    consigning,
    decisions,
    enrolling,
    events,
    handover,
    issuing,
    money,
    offices,
    refunds,
    replacing,
    report_states,
    reporting,
    selection,
    shortfalls,
)
from tethelp_desktop.services.consigning import Patient
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.issuing import Issued
from tethelp_desktop.services.ledger_view import Scope

CARD = 291_600
"""A near-poor first member's year: 12 × 1.800.000 × 4,5 % × 30 %."""
BOOK = 1_485_000
"""Six months of a near-poor person: 6 × (330.000 − 82.500)."""
GIFT = 600_000
BEGUN, SELECTED, PAID = date(2023, 11, 29), date(2023, 12, 20), date(2024, 1, 3)
ISSUED, HELD, OVER = date(2024, 1, 15), date(2024, 1, 26), date(2024, 2, 19)
CARDS, BOOKS, GIFTS = ItemKind.CARD, ItemKind.BOOK, ItemKind.GIFT


class Programme:
    """Tells the programme step by step."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.campaign = line.campaign
        self.lines: dict[str, PledgeLine] = {}
        self.serials = count(1)
        self.list_id = Stamp("")
        self.chosen: list[Award] = []
        self.books: list[Award] = []
        self.others: list[Award] = []
        self.rows: list[Enrolment] = []
        self.rows_in_two: list[Enrolment] = []
        self.stepped_in: Award
        self.served_late: Award

    def scope(self, name: str | None = None, **over: Stamp) -> Scope:
        line_id = None if name is None else self.lines[name].id
        return Scope(campaign_id=self.campaign.id, line_id=line_id, **over)

    def promise(self) -> None:
        """Let seven enterprises of the whole country and one of the place promise."""
        hq = self.line.hq

        def central(
            name: str,
            kind: ItemKind,
            quantity: int,
            value: int,
            months: int | None,
            due: date | None = None,
        ) -> None:
            wanted = PledgeLine(
                kind=kind, quantity=quantity, unit_value=value, months=months, due_on=due
            )
            self.lines[name] = pledged(hq, name, wanted, scope=SponsorScope.CENTRAL)

        central("Một", BOOKS, 4, BOOK, 6)
        central("Hai", CARDS, 4, CARD, 12)
        central("Ba", CARDS, 3, CARD, 12)
        central("Bốn", CARDS, 2, CARD, 12, due=date(2023, 12, 31))
        central("Năm", BOOKS, 2, BOOK, 6)
        central("Sáu", GIFTS, 4, GIFT, None)
        central("Bảy", GIFTS, 2, GIFT, None)
        receive(hq, self.lines["Một"], 4, 4 * BOOK, "UNC 1")
        receive(hq, self.lines["Hai"], 4, 4 * CARD, "UNC 2")
        receive(hq, self.lines["Ba"], 3, 3 * CARD, "UNC 3")
        receive(hq, self.lines["Năm"], 1, BOOK, "UNC 5")
        receive(hq, self.lines["Sáu"], 4, 0, "BB 6")
        local = PledgeLine(kind=CARDS, quantity=2, unit_value=CARD, months=12)
        self.lines["Địa phương"] = pledged(self.line.one, "Địa phương", local)
        receive(self.line.one, self.lines["Địa phương"], 2, 2 * CARD, "UNC 8")

    def allot(self) -> None:
        one, two = (desk.identity.office_id for desk in (self.line.one, self.line.two))
        for name, office, quantity in (
            ("Một", one, 2),
            ("Một", two, 2),
            ("Hai", one, 4),
            ("Ba", two, 3),
            ("Năm", two, 2),
            ("Sáu", one, 4),
        ):
            entry = make_allotment(
                pledge_line_id=self.lines[name].id,
                office_id=office,
                quantity=quantity,
                allotted_on=self.line.hq.today,
            )
            allotting.allot(self.line.hq, entry)
        up_and_down(self.line)

    def select(self) -> list[Award]:
        """Let a commune name three and a reserve, decide it, and award the cards."""
        one = self.line.one
        wanted = make_list(
            campaign_id=self.campaign.id, requested_on=BEGUN, due_on=date(2023, 12, 15)
        )
        made = selection.save_list(one, None, wanted)
        people = add_people(one, 4, hardship_year=2023, hardship_decision="7/QĐ-UBND")
        named = [selection.nominate(one, made.id, person.id) for person in people[:3]]
        selection.nominate(one, made.id, people[3].id, reserve=True)
        selection.receive(one, made.id, date(2023, 12, 14), "Chủ tịch UBND phường Mẫu")
        decision = make_decision(
            campaign_id=self.campaign.id, number="12/QĐ-BHXH", decided_on=SELECTED
        )
        decisions.save_decision(one, None, decision)
        selection.decide(one, made.id, "12/QĐ-BHXH")
        self.list_id = made.id
        ids = [one.id for one in named]
        proposed = selection.propose_from_list(one, self.lines["Hai"].id, ids)
        assert not proposed.refused
        return awards.approve(one, [award.id for award in proposed.awards], "12/QĐ-BHXH")

    def award(self, desk: Desk, name: str, number: int) -> list[Award]:
        people = add_people(desk, number, hardship_year=2023, hardship_decision="7/QĐ-UBND")
        proposed = awards.propose(desk, self.lines[name].id, [person.id for person in people])
        assert not proposed.refused
        return awards.approve(desk, [award.id for award in proposed.awards], "12/QĐ-BHXH")

    def enrol(self, desk: Desk, kind: ItemKind, number: str) -> list[Enrolment]:
        """Put everybody who waits into a batch, hand it in and pay it."""
        waiting = enrolling.waiting(desk, self.campaign.id, kind)
        entry = make_batch(
            campaign_id=self.campaign.id, kind=kind, number=number, made_on=desk.today
        )
        batch = enrolling.make_batch(desk, entry, [row.award_id for row in waiting])
        enrolling.submit_batch(desk, batch.id, desk.today, f"PT {number}")
        batch_paying.pay_batch(desk, batch.id, desk.today, f"UNC {number}")
        with desk.store.read() as reader:
            return reader.find(Enrolment, batch_id=batch.id)

    def issue(self, desk: Desk, rows: Sequence[Enrolment]) -> None:
        for row in rows:
            number = f"037{next(self.serials):07}"
            issuing.issue(desk, row.id, Issued(number=number, issued_on=ISSUED))


@pytest.fixture
def told(tmp_path: Path) -> Programme:
    line = line_on(
        tmp_path,
        BEGUN,
        name="Chương trình Xuân Giáp Thìn 2024",
        short_name="Xuân Giáp Thìn 2024",
        starts_on=BEGUN,
        ends_on=date(2024, 2, 29),
    )
    return Programme(line)


def test_the_programme_of_2024_from_the_promise_to_the_settlement(
    told: Programme, tmp_path: Path
) -> None:
    told.promise()
    told.allot()
    _award(told)
    _pay(told)
    _lose_somebody(told)
    _issue(told)
    _run_short(told)
    _serve(told)
    _report(told)
    _close(told)
    _tell_the_end(told, tmp_path)


def _award(told: Programme) -> None:
    turn_to(told.line, SELECTED)
    told.chosen = told.select()
    told.books = told.award(told.line.one, "Một", 2)
    told.others = told.award(told.line.two, "Ba", 3)
    up_and_down(told.line)
    assert figures(told.line.hq, told.scope("Hai"), CARDS) == {
        Step.PLEDGED: (4, 4 * CARD),
        Step.RECEIVED: (4, 4 * CARD),
        Step.ALLOTTED: (4, 4 * CARD),
        Step.AWARDED: (3, 3 * CARD),
    }


def _pay(told: Programme) -> None:
    """Pay the batches; one enterprise pays only now, and only half of what it promised."""
    line, one = told.line, told.line.one
    turn_to(line, PAID)
    assert overdue(told.lines["Bốn"], Units(pledged=2), PAID) == 2
    receive(line.hq, told.lines["Bốn"], 1, CARD, "UNC 4")
    told.rows = told.enrol(one, CARDS, "01/D03")
    told.rows += told.enrol(one, BOOKS, "01/D05")
    told.rows_in_two = told.enrol(line.two, CARDS, "02/D03")
    assert figures(one, told.scope(list_id=told.list_id), CARDS) == {
        Step.AWARDED: (3, 3 * CARD),
        Step.PAID: (3, 3 * CARD),
    }


def _lose_somebody(told: Programme) -> None:
    """Somebody dies after the payment: money is asked back, and the reserve steps in."""
    one, dead = told.line.one, told.chosen[0]
    told.stepped_in = replacing.replace_award(one, dead.id, Outcome.DIED).award
    assert told.stepped_in.replaces == dead.id
    with one.store.read() as reader:
        [first] = decisions.decisions(reader, told.campaign.id)
        [case] = reader.find(RefundCase)
    assert (case.amount, case.award_id) == (CARD, dead.id)
    refunds.claim(one, case.id, PAID, "5/BHXH-HL")
    supplement = make_decision(
        campaign_id=told.campaign.id,
        number="15/QĐ-BHXH",
        decided_on=PAID,
        supplements=first.decision.id,
    )
    decisions.save_decision(one, None, supplement)
    awards.approve(one, [told.stepped_in.id], "15/QĐ-BHXH")
    turn_to(told.line, ISSUED)
    refunds.receive(one, case.id, CARD, ISSUED, "GBC 9")
    told.rows += told.enrol(one, CARDS, "03/D03")


def _issue(told: Programme) -> None:
    line = told.line
    [of_the_dead] = [row for row in told.rows if row.award_id == told.chosen[0].id]
    issuing.return_row(line.one, of_the_dead.id, ISSUED, "đã mất")
    told.issue(line.one, [row for row in told.rows if row.id != of_the_dead.id])
    told.issue(line.two, told.rows_in_two)
    up_and_down(line)
    assert figures(line.hq, told.scope("Hai"), CARDS) == {
        Step.PLEDGED: (4, 4 * CARD),
        Step.RECEIVED: (4, 4 * CARD),
        Step.ALLOTTED: (4, 4 * CARD),
        Step.AWARDED: (3, 3 * CARD),
        Step.PAID: (4, 4 * CARD),
        Step.REFUNDED: (1, CARD),
        Step.ISSUED: (3, 3 * CARD),
    }


def _run_short(told: Programme) -> None:
    """One of two promised books came: whoever was awarded last waits, and is let go."""
    two = told.line.two
    told.served_late, waits = told.award(two, "Năm", 2)
    short = shortfalls.shortfall_of(two, told.lines["Năm"].id).shortfall
    assert (short.missing, [hold.claim.id for hold in short.hold]) == (1, [waits.id])
    awards.withdraw(two, waits.id, Outcome.NOT_REACHED)
    told.issue(two, told.enrol(two, BOOKS, "02/D05"))


def _serve(told: Programme) -> None:
    """Hand over at an event, by the commune with its signed sheet, and in the hospital."""
    one, gifts = told.line.one, told.lines["Sáu"]
    turn_to(told.line, HELD)
    event = events.save_event(one, None, make_event(campaign_id=told.campaign.id, held_on=HELD))
    guests = [*told.chosen[1:], told.stepped_in]
    events.invite(one, event.id, [award.id for award in guests])
    handover.hand_over(one, guests[0].id, event.id)
    given = {"campaign_id": told.campaign.id, "consigned_on": HELD}
    to_commune = make_consignment(**given)
    out = consigning.consign(one, to_commune, [award.id for award in guests[1:]]).consignment
    with one.store.read() as reader:
        decided = decisions.registered(reader, told.campaign.id, "12/QĐ-BHXH")
    to_hospital = make_consignment(**given, decision_id=decided.id)
    stock = consigning.consign(one, to_hospital, stock={gifts.id: 4}).consignment
    for _ in range(3):
        patient = Patient(
            make_person(health_card="GD4373720123456", hardship_year=2024),
            admission=make_admission(hospital="Bệnh viện Mẫu", admitted_on=date(2024, 1, 20)),
        )
        consigning.give_from_stock(one, stock.id, gifts.id, patient)
    assert figures(one, told.scope(event_id=event.id), CARDS) == {
        Step.AWARDED: (3, 3 * CARD),
        Step.PAID: (3, 3 * CARD),
        Step.ISSUED: (3, 3 * CARD),
        Step.HANDED_OVER: (1, CARD),
    }
    settled = consigning.settle(one, out.id, HELD)
    assert (len(settled.handed), settled.refused) == (2, [])
    consigning.bring_back(one, stock.id, "bệnh nhân ra viện", stock={gifts.id: 1})
    for award in told.books:
        handover.hand_over(one, award.id)
    for award in (*told.others, told.served_late):
        handover.hand_over(told.line.two, award.id)


def _report(told: Programme) -> None:
    """Report up the line: what one office signed is what headquarters counts, the other is late."""
    hq, one = told.line.hq, told.line.one
    request = make_report_request(
        campaign_id=told.campaign.id,
        name="Tuần 4 tháng 1",
        first_day=date(2024, 1, 22),
        last_day=date(2024, 1, 28),
        due_on=date(2024, 1, 29),
    )
    asked = reporting.save_request(hq, None, request)
    send(hq, one)
    turn_to(told.line, date(2024, 1, 29))
    draft = reporting.draft_requested(one, asked.id)
    week = draft.figures.period.figures
    assert week[CARDS, Step.HANDED_OVER] == Figure(3, 3 * CARD)
    assert week[GIFTS, Step.HANDED_OVER] == Figure(3, 3 * GIFT)
    assert week[BOOKS, Step.HANDED_OVER] == Figure(2, 2 * BOOK)
    reporting.submit(one, replace(draft.report, number="04/BC-HL", signer="Nguyễn Văn Mẫu"))
    up_and_down(told.line)
    turn_to(told.line, date(2024, 1, 30))
    found = report_states.request_states(hq, asked.id)
    states = {one.office.symbol: one.state for one in found}
    assert (states["HL"], states["TĐ"]) == (ReportState.IN_TIME, ReportState.MISSING)
    [compared] = report_states.compare(hq, asked.id).offices
    assert compared.differences == []
    late = reporting.draft_requested(told.line.two, asked.id).report
    reporting.submit(told.line.two, replace(late, number="05/BC-TĐ", signer="Trần Thị Mẫu"))


def _close(told: Programme) -> None:
    """Close the books; what is left over goes on to the next programme, or back to its sponsor."""
    line, hq, one, two = told.line, told.line.hq, told.line.one, told.line.two
    turn_to(line, OVER)
    closing.close(hq, told.campaign.id, OVER)
    up_and_down(line)
    (person,) = add_people(one, 1)
    proposed = awards.propose(one, told.lines["Địa phương"].id, [person.id])
    ((_, why),) = proposed.refused
    assert Rule.CAMPAIGN_CLOSED in {problem.rule for problem in why}
    names = {entry.id: name for name, entry in told.lines.items()}
    for view in allotting.allotments(hq, told.campaign.id):
        if view.may_be_taken_back:
            allotting.take_back(hq, view.allotment.id, "hết chương trình", view.may_be_taken_back)
    left = {names[each.line.id]: each for each in closing.leftovers(hq, told.campaign.id)}
    assert {name: (each.goods + each.units, each.amount) for name, each in left.items()} == {
        "Một": (2, 2 * BOOK),
        "Hai": (1, CARD),
        "Bốn": (1, CARD),
        "Sáu": (1, 0),
        "Địa phương": (2, 2 * CARD),
    }
    following = make_campaign(
        name="Chương trình Xuân Ất Tỵ 2025",
        short_name="Xuân Ất Tỵ 2025",
        starts_on=date(2024, 11, 29),
        ends_on=date(2025, 2, 28),
    )
    offices.save_campaign(hq, None, following)
    onward = PledgeLine(kind=CARDS, quantity=5, unit_value=CARD, months=12)
    told.lines["Hai 2025"] = pledged(hq, "Hai 2025", onward)
    up_and_down(line)
    for name, each in left.items():
        goes_on = told.lines["Hai 2025"].id if name in ("Hai", "Bốn") else None
        entry = closing.proposed_payment(hq, each, goes_on)
        desk = one if name == "Địa phương" else hq
        number = {"document_number": f"{name}/TL", "reason": "hết chương trình"}
        money.enter_payment(desk, replace(entry, **number))
    for desk in (one, two):
        settlement = reporting.draft_settlement(desk, told.campaign.id).report
        reporting.submit(desk, replace(settlement, number="09/QT", signer="Nguyễn Văn Mẫu"))
    up_and_down(line)
    obstacles = closing.obstacles(hq, told.campaign.id)
    assert [found.rule for found in obstacles] == []
    drafted = reporting.draft_settlement(hq, told.campaign.id).report
    settled = closing.settle(hq, replace(drafted, number="10/QT-TW", signer="Tổng Giám đốc Mẫu"))
    assert settled.campaign.settled_on == OVER
    up_and_down(line)
    refund = make_payment(
        pledge_line_id=told.lines["Hai"].id, kind=PaymentKind.REFUND, quantity=0, amount=1
    )
    with invalid(("pledge_line_id", Rule.CAMPAIGN_SETTLED)):
        money.enter_payment(hq, replace(refund, paid_on=OVER))


WHOLE: dict[str, dict[Step, tuple[int, int]]] = {
    "Một": {
        Step.PLEDGED: (4, 4 * BOOK),
        Step.RECEIVED: (4, 4 * BOOK),
        Step.ALLOTTED: (2, 2 * BOOK),
        Step.AWARDED: (2, 2 * BOOK),
        Step.PAID: (2, 2 * BOOK),
        Step.ISSUED: (2, 2 * BOOK),
        Step.HANDED_OVER: (2, 2 * BOOK),
        Step.RETURNED: (2, 2 * BOOK),
    },
    "Hai": {
        Step.PLEDGED: (4, 4 * CARD),
        Step.RECEIVED: (4, 4 * CARD),
        Step.ALLOTTED: (3, 3 * CARD),
        Step.AWARDED: (3, 3 * CARD),
        Step.PAID: (4, 4 * CARD),
        Step.REFUNDED: (1, CARD),
        Step.ISSUED: (3, 3 * CARD),
        Step.HANDED_OVER: (3, 3 * CARD),
        Step.CARRIED_OUT: (1, CARD),
    },
    "Ba": {
        Step.PLEDGED: (3, 3 * CARD),
        Step.RECEIVED: (3, 3 * CARD),
        Step.ALLOTTED: (3, 3 * CARD),
        Step.AWARDED: (3, 3 * CARD),
        Step.PAID: (3, 3 * CARD),
        Step.ISSUED: (3, 3 * CARD),
        Step.HANDED_OVER: (3, 3 * CARD),
    },
    "Bốn": {
        Step.PLEDGED: (2, 2 * CARD),
        Step.RECEIVED: (1, CARD),
        Step.CARRIED_OUT: (1, CARD),
    },
    "Năm": {
        Step.PLEDGED: (2, 2 * BOOK),
        Step.RECEIVED: (1, BOOK),
        Step.ALLOTTED: (1, BOOK),
        Step.AWARDED: (1, BOOK),
        Step.PAID: (1, BOOK),
        Step.ISSUED: (1, BOOK),
        Step.HANDED_OVER: (1, BOOK),
    },
    "Sáu": {
        Step.PLEDGED: (4, 4 * GIFT),
        Step.RECEIVED: (4, 0),
        Step.ALLOTTED: (3, 3 * GIFT),
        Step.AWARDED: (3, 3 * GIFT),
        Step.HANDED_OVER: (3, 3 * GIFT),
        Step.RETURNED: (1, 0),
    },
    "Bảy": {Step.PLEDGED: (2, 2 * GIFT)},
    "Địa phương": {
        Step.PLEDGED: (2, 2 * CARD),
        Step.RECEIVED: (2, 2 * CARD),
        Step.RETURNED: (2, 2 * CARD),
    },
}
"""Where every unit and every đồng of each line went."""


def _tell_the_end(told: Programme, folder: Path) -> None:
    """Read every line through the window's ledger and through the command line alike."""
    hq, campaign = told.line.hq, told.campaign
    for name, expected in WHOLE.items():
        assert figures(hq, told.scope(name), told.lines[name].kind) == expected, name
    following = figures(hq, Scope(campaign_id=hq.campaign.id), CARDS)
    assert following == {Step.PLEDGED: (5, 5 * CARD), Step.CARRIED_IN: (2, 2 * CARD)}
    told.line.close()
    commands = command_line(folder, "hq")
    for name, expected in WHOLE.items():
        of_line = ("--campaign", campaign.short_name, "--line", told.lines[name].id)
        found = commands.told("ledger", *of_line)["kinds"][told.lines[name].kind]
        shown = {step: (one["units"], one["amount"]) for step, one in found.items()}
        assert {step: pair for step, pair in shown.items() if pair != (0, 0)} == expected
    whole = commands.told("ledger", "--campaign", campaign.short_name)
    assert whole["money"]["balance"] == 0
