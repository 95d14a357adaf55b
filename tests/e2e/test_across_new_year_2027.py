"""A campaign from November 2026 to March 2027: law, numbers and groups change at its middle."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.builders import (
    Line,
    add_people,
    make_batch,
    make_event,
    make_household,
    make_report_request,
    send,
)
from tests.e2e.telling import command_line, figures, line_on, pledged, receive, turn_to
from tests.services.refusing import invalid
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Enrolment,
    EnrolmentBatch,
    Hardship,
    ItemKind,
    PledgeLine,
    Receipt,
)
from tethelp_desktop.services import (
    awards,
    batch_paying,
    enrolling,
    events,
    handover,
    reporting,
)
from tethelp_desktop.services.insurance import put_into_household, save_household
from tethelp_desktop.services.ledger_view import Scope

CARDS, BOOKS = ItemKind.CARD, ItemKind.BOOK
BEGUN, ADVENT, LAST_DAYS = date(2026, 11, 20), date(2026, 12, 15), date(2026, 12, 29)
IN_TIME, TOO_LATE = date(2027, 1, 7), date(2027, 1, 8)
BOOK_2026, BOOK_2027 = 1_584_000, 2_323_200
"""Six months for the "other" group: 6 × (330.000 − 66.000), then 6 × (484.000 − 96.800)."""
FULL = 1_366_200
"""A first member's year: 12 × 2.530.000 × 4,5 %."""
OTHERS = {"hardship": Hardship.OTHER, "hardship_year": 2026}


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return line_on(
        tmp_path,
        BEGUN,
        name="Chương trình Xuân Đinh Mùi 2027",
        short_name="Xuân Đinh Mùi 2027",
        starts_on=date(2026, 11, 15),
        ends_on=date(2027, 3, 31),
    )


def cards(line: Line, quantity: int) -> PledgeLine:
    wanted = PledgeLine(kind=CARDS, quantity=quantity, unit_value=FULL, months=12)
    made = pledged(line.one, "Công ty Thẻ", wanted)
    receive(line.one, made, quantity, quantity * FULL, "UNC 1")
    return made


def books(line: Line, came: int) -> PledgeLine:
    wanted = PledgeLine(kind=BOOKS, quantity=4, unit_value=BOOK_2026, months=6)
    made = pledged(line.one, "Công ty Sổ", wanted)
    receive(line.one, made, came, came * BOOK_2026, "UNC 2")
    return made


def award(line: Line, units: PledgeLine, people: Sequence[Beneficiary]) -> list[Award]:
    made = awards.propose(line.one, units.id, [person.id for person in people])
    assert not made.refused
    return awards.approve(line.one, [one.id for one in made.awards], "12/QĐ-BHXH")


def hand_in(line: Line, given: Sequence[Award], number: str) -> EnrolmentBatch:
    day, kind = line.one.today, given[0].kind
    entry = make_batch(campaign_id=line.campaign.id, kind=kind, number=number, made_on=day)
    batch = enrolling.make_batch(line.one, entry, [one.id for one in given])
    return enrolling.submit_batch(line.one, batch.id, day, f"PT {number}")


def amounts(line: Line, batch: EnrolmentBatch) -> list[int]:
    with line.one.store.read() as reader:
        return [row.amount for row in reader.find(Enrolment, batch_id=batch.id)]


def rules(found: Sequence[Problem]) -> set[Rule]:
    return {problem.rule for problem in found}


def test_a_book_costs_what_the_law_of_the_day_of_payment_says(line: Line, tmp_path: Path) -> None:
    units = books(line, came=3)
    first, second, third = award(line, units, add_people(line.one, 3, **OTHERS))
    turn_to(line, ADVENT)
    batch = hand_in(line, [first], "01/D05")
    assert amounts(line, batch) == [BOOK_2026]
    [paid] = batch_paying.pay_batch(line.one, batch.id, ADVENT, "UNC 10")
    assert (paid.quantity, paid.amount) == (1, BOOK_2026)
    later = hand_in(line, [second, third], "02/D05")
    assert amounts(line, later) == [BOOK_2026, BOOK_2026]

    turn_to(line, IN_TIME)
    plan = batch_paying.plan_payment(line.one, later.id, IN_TIME)
    assert (plan.drawn_up, plan.amount) == (2 * BOOK_2026, 2 * BOOK_2027)
    assert rules(plan.problems) == {Rule.LAW_CHANGED, Rule.BUYS_FEWER}
    [short] = plan.lines
    assert (short.balance, short.payable) == (2 * BOOK_2026, 1)
    with invalid(("amount", Rule.BUYS_FEWER)):
        batch_paying.pay_batch(line.one, later.id, IN_TIME, "UNC 11")
    missing = 2 * (BOOK_2027 - BOOK_2026)
    receive(line.one, units, 0, missing, "UNC 3")
    [paid] = batch_paying.pay_batch(line.one, later.id, IN_TIME, "UNC 11")
    assert (paid.quantity, paid.amount) == (2, 2 * BOOK_2027)
    assert amounts(line, later) == [BOOK_2027, BOOK_2027]
    scope = Scope(campaign_id=line.campaign.id, line_id=units.id)
    assert figures(line.one, scope, BOOKS) == {
        Step.PLEDGED: (4, 4 * BOOK_2026),
        Step.RECEIVED: (3, 3 * BOOK_2026 + missing),
        Step.AWARDED: (3, 3 * BOOK_2026),
        Step.PAID: (3, BOOK_2026 + 2 * BOOK_2027),
    }
    line.close()
    told = command_line(tmp_path, "one").told("pledges", "balance", units.pledge_id)
    [shown] = told["lines"]
    assert (shown["paid"], shown["money"]["paid"], shown["money"]["balance"]) == (
        3,
        BOOK_2026 + 2 * BOOK_2027,
        0,
    )


def test_members_of_a_household_pay_by_rank_on_the_base_of_2026(line: Line) -> None:
    units = cards(line, 3)
    home = save_household(line.one, None, make_household())
    people = add_people(line.one, 3, **OTHERS)
    for person in people:
        put_into_household(line.one, person.id, home.id)
    given = award(line, units, people)
    turn_to(line, ADVENT)
    batch = hand_in(line, given, "01/D03")
    batch_paying.pay_batch(line.one, batch.id, ADVENT, "UNC 10")
    assert sorted(amounts(line, batch), reverse=True) == [FULL, FULL * 7 // 10, FULL * 6 // 10]


def test_money_paid_too_late_for_the_thirty_days_misses_tet(line: Line) -> None:
    units = cards(line, 1)
    given = award(line, units, add_people(line.one, 1, **OTHERS))
    turn_to(line, ADVENT)
    batch = hand_in(line, given, "01/D03")
    turn_to(line, TOO_LATE)
    assert Rule.WAITING_MISSES_TET not in rules(
        batch_paying.plan_payment(line.one, batch.id, IN_TIME).problems
    )
    late = batch_paying.plan_payment(line.one, batch.id, TOO_LATE).problems
    [told] = [problem for problem in late if problem.rule is Rule.WAITING_MISSES_TET]
    assert told.values[1] == "07/02/2027"
    assert told.values[3:] == ("06/02/2027", "07/01/2027")
    assert batch_paying.pay_batch(line.one, batch.id, TOO_LATE, "UNC 9"), "it warns, no more"


def test_a_group_of_last_year_is_looked_at_again(line: Line) -> None:
    units = cards(line, 2)
    decided = {"hardship_year": 2026, "hardship_decision": "7/QĐ-UBND"}
    people = add_people(line.one, 2, **decided)
    made = awards.propose(line.one, units.id, [person.id for person in people]).awards

    def problems(one: Award) -> set[Rule]:
        with line.one.store.read() as reader:
            return rules(awards.award_problems(line.one, reader, one))

    assert Rule.HARDSHIP_OF_ANOTHER_YEAR not in problems(made[0])
    turn_to(line, IN_TIME)
    assert Rule.HARDSHIP_OF_ANOTHER_YEAR in problems(made[0])
    with line.one.store.read() as reader:
        before = reader.load(Beneficiary, people[0].id)
    reviewed = replace(before.record, hardship_year=2027, hardship_decision="1/QĐ-UBND")
    with line.one.write() as tx:
        tx.put(before, reviewed)
    assert Rule.HARDSHIP_OF_ANOTHER_YEAR not in problems(made[0])
    assert Rule.HARDSHIP_OF_ANOTHER_YEAR in problems(made[1])


def test_receipts_begin_anew_and_a_report_spans_the_years(line: Line, tmp_path: Path) -> None:
    one, hq = line.one, line.hq
    units = cards(line, 4)
    given = award(line, units, add_people(one, 4, **OTHERS))
    turn_to(line, ADVENT)
    handover.hand_over(one, given[0].id)
    turn_to(line, LAST_DAYS)
    event = make_event(campaign_id=line.campaign.id, held_on=LAST_DAYS)
    event = events.save_event(one, None, event)
    handover.hand_over(one, given[1].id, event.id)
    turn_to(line, date(2027, 1, 2))
    handover.hand_over(one, given[2].id, event.id, handed_on=LAST_DAYS)
    handover.hand_over(one, given[3].id)
    with one.store.read() as reader:
        receipts = reader.find(Receipt)
    numbers = [(one.year, one.number, one.printed_number) for one in receipts]
    assert numbers == [
        (2026, 1, "01-000001/BN-HL"),
        (2026, 2, "01-000002/BN-HL"),
        (2027, 1, "01-000001/BN-HL"),
        (2027, 2, "01-000002/BN-HL"),
    ]

    request = make_report_request(
        campaign_id=line.campaign.id,
        name="Tuần cuối năm",
        first_day=date(2026, 12, 28),
        last_day=date(2027, 1, 3),
        due_on=date(2027, 1, 4),
    )
    asked = reporting.save_request(hq, None, request)
    send(hq, one)
    turn_to(line, date(2027, 1, 4))
    draft = reporting.draft_requested(one, asked.id)
    handed = CARDS, Step.HANDED_OVER
    assert draft.figures.period.figures[handed] == Figure(3, 3 * FULL)
    assert draft.figures.cumulative.figures[handed] == Figure(4, 4 * FULL)
    assert draft.figures.cumulative.figures[CARDS, Step.RECEIVED] == Figure(4, 4 * FULL)
    assert (CARDS, Step.RECEIVED) not in draft.figures.period.figures
    reporting.submit(one, replace(draft.report, number="01/BC-HL", signer="Nguyễn Văn Mẫu"))
    line.close()
    commands = command_line(tmp_path, "one")
    opened = ("--kind", "card", "--open", "handed-over")
    of_event = commands.told("ledger", "--event", event.name, *opened)
    assert [entry["day"] for entry in of_event["entries"]] == ["2026-12-29", "2026-12-29"]
