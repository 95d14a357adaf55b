"""Putting a gift into somebody's hands: durable first, numbered without a gap."""

import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    PASSPHRASE,
    TODAY,
    Line,
    add_approved,
    add_line,
    add_people,
    close_campaign,
    copy_line,
    make_admission,
    make_coverage,
    make_event,
    make_person,
    send,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.documents.seal import read_seal
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Handover,
    ItemKind,
    Outcome,
    Override,
    Receipt,
    ReceiptVoid,
    Sponsor,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    awards,
    events,
    handover,
    insurance,
    people,
    pledges,
    receipts,
    state,
)
from tethelp_desktop.services.desk import open_desk
from tethelp_desktop.services.handover import Collector, Item


def test_what_was_handed_over_is_recorded_with_its_receipt(line: Line) -> None:
    (award,) = add_approved(line.one)
    event = events.save_event(line.one, None, make_event(campaign_id=line.campaign.id))
    handed = handover.hand_over(
        line.one,
        award.id,
        event.id,
        collector=Collector("Trần Văn Mẫu", "con", "037087000001", "15/UQ"),
        item=Item("HT3373720123456", date(2026, 1, 1), date(2026, 12, 31)),
        handed_on=date(2026, 1, 8),
    )
    entry, receipt = handed.handover, handed.receipt
    assert (entry.award_id, entry.event_id, entry.handed_by) == (award.id, event.id, "Lan")
    assert (entry.handed_on, entry.collector_name) == (date(2026, 1, 8), "Trần Văn Mẫu")
    assert (receipt.handover_id, receipt.number, receipt.year) == (entry.id, 1, 2026)
    assert receipt.printed_number == "01-000001/BN-HL"
    assert (receipt.issued_on, receipt.amount) == (TODAY, 1_263_600)
    with line.one.store.read() as reader:
        assert reader.get(Handover, entry.id) == entry
        assert reader.get(Receipt, receipt.id) == receipt


def test_the_facts_of_a_receipt_are_frozen(line: Line) -> None:
    (award,) = add_approved(line.one)
    handed = handover.hand_over(line.one, award.id, collector=Collector("Trần Văn Mẫu", "con"))
    facts = ReceiptFacts.from_json(handed.receipt.facts)
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, award.beneficiary_id)
    person = loaded.record
    assert (facts.full_name, facts.personal_id) == (person.full_name, person.personal_id)
    assert (facts.office, facts.office_above) == (line.one.office.name, "BHXH Việt Nam")
    assert (facts.campaign, facts.sponsor) == (line.campaign.name, "Công ty Cổ phần Thử Nghiệm")
    assert (facts.collector, facts.amount) == ("Trần Văn Mẫu, con", 1_263_600)
    assert facts.address.startswith("Thôn Mẫu, ")
    people.save_person(line.one, loaded, replace(person, full_name="Tên đã sửa"))
    with line.one.store.read() as reader:
        assert reader.get(Receipt, handed.receipt.id) == handed.receipt


def test_a_closed_programme_takes_what_was_handed_over_before_and_counter_entries(
    line: Line,
) -> None:
    given, waiting, late = add_approved(line.one, 3)
    handed = handover.hand_over(line.one, given.id)
    close_campaign(line)
    line.clock.turn(days=1)
    with invalid(("handed_on", Rule.HANDED_AFTER_CLOSING)):
        handover.hand_over(line.one, waiting.id)
    handover.hand_over(line.one, late.id, handed_on=date(2026, 1, 9))
    awards.withdraw(line.one, waiting.id, Outcome.NOT_REACHED)
    receipts.void(line.one, handed.receipt.id, "rách")
    handover.undo_handover(line.one, handed.handover.id, "nhầm người")
    with line.one.store.read() as reader:
        assert handover.standing_handover(reader, given.id) is None


def test_a_sponsor_who_wants_no_name_is_not_printed(line: Line) -> None:
    (award,) = add_approved(line.one)
    with line.one.store.read() as reader:
        loaded = reader.load(Sponsor, reader.find(Sponsor)[0].id)
    pledges.save_sponsor(line.one, loaded, replace(loaded.record, anonymous=True))
    handed = handover.hand_over(line.one, award.id)
    assert ReceiptFacts.from_json(handed.receipt.facts).sponsor == ""


def test_the_seal_says_what_the_receipt_says(line: Line) -> None:
    (award,) = add_approved(line.one)
    receipt = handover.hand_over(line.one, award.id).receipt
    facts = read_seal(receipt.seal).facts
    assert facts.key == line.one.store.replica
    assert (facts.series, facts.number, facts.amount) == ("01", 1, receipt.amount)
    assert (facts.kind, facts.day, facts.training) == (receipt.kind, TODAY, False)


def test_two_seals_of_equal_facts_differ(line: Line) -> None:
    first, second = add_approved(line.one, 2)
    seals = [handover.hand_over(line.one, award.id).receipt.seal for award in (first, second)]
    assert read_seal(seals[0]).nonce != read_seal(seals[1]).nonce


class TestRefusals:
    def test_a_proposal_is_not_handed_over(self, line: Line) -> None:
        units = add_line(line.one)
        (person,) = add_people(line.one, 1)
        (award,) = awards.propose(line.one, units.id, [person.id]).awards
        with refused(Failure.AWARD_NOT_APPROVED):
            handover.hand_over(line.one, award.id)

    def test_a_withdrawn_award_is_not_handed_over(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        awards.withdraw(line.one, award.id, Outcome.DIED)
        with refused(Failure.WITHDRAWN_BEFORE_HANDOVER, Outcome.DIED, "10/01/2026", "Lan"):
            handover.hand_over(line.one, award.id)

    def test_nothing_is_handed_over_twice(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        handover.hand_over(line.one, award.id)
        before = state.digest(line.one)
        with refused(Failure.ALREADY_HANDED_OVER, "10/01/2026", "Lan", "01-000001/BN-HL"):
            handover.hand_over(line.one, award.id)
        assert state.digest(line.one) == before

    def test_an_award_that_is_not_there_is_not_handed_over(self, line: Line) -> None:
        with refused(Failure.NOT_FOUND):
            handover.hand_over(line.one, Stamp("0" * 32))

    def test_nothing_is_handed_over_at_an_event_that_is_not_there(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        with refused(Failure.NOT_FOUND, "event", "0" * 32):
            handover.hand_over(line.one, award.id, Stamp("0" * 32))
        with line.one.store.read() as reader:
            assert not reader.find(Handover)

    def test_tomorrow_is_no_day_of_a_handover(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        with invalid(("handed_on", Rule.IN_THE_FUTURE)):
            handover.hand_over(line.one, award.id, handed_on=date(2026, 1, 11))
        with invalid(("collector_relation", Rule.PROXY_INCOMPLETE)):
            handover.hand_over(line.one, award.id, collector=Collector("Trần Văn Mẫu", ""))
        with line.one.store.read() as reader:
            assert not reader.find(Receipt)

    def test_a_letter_that_paper_lacks_hands_over_nothing(self, line: Line) -> None:
        units = add_line(line.one)
        person = people.save_person(line.one, None, make_person(full_name="Nguyễn 龘"))
        (award,) = awards.propose(line.one, units.id, [person.id]).awards
        awards.approve(line.one, [award.id], "12/QĐ")
        with refused(Failure.UNPRINTABLE, "龘"):
            handover.hand_over(line.one, award.id)
        with line.one.store.read() as reader:
            assert not reader.find(Handover)

    def test_an_event_without_a_place_is_refused(self, line: Line) -> None:
        with invalid(("place", Rule.REQUIRED)):
            events.save_event(line.one, None, make_event(place=""))


class TestUndoing:
    def test_a_handover_is_undone_by_a_counter_entry_and_its_receipt_void(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        handed = handover.hand_over(line.one, award.id)
        counter = handover.undo_handover(line.one, handed.handover.id, "nhầm người")
        assert (counter.reverses, counter.reason) == (handed.handover.id, "nhầm người")
        with line.one.store.read() as reader:
            assert handover.standing_handover(reader, award.id) is None
            (voided,) = reader.find(ReceiptVoid, receipt_id=handed.receipt.id)
            assert reader.get(Receipt, handed.receipt.id) == handed.receipt
        assert voided.reason == "nhầm người"
        again = handover.hand_over(line.one, award.id)
        assert again.receipt.number == 2

    def test_undoing_needs_a_reason_and_happens_once(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        handed = handover.hand_over(line.one, award.id)
        with invalid(("reason", Rule.REQUIRED)):
            handover.undo_handover(line.one, handed.handover.id, "")
        counter = handover.undo_handover(line.one, handed.handover.id, "nhầm")
        for rid in (handed.handover.id, counter.id):
            with refused(Failure.NOT_HANDED_OVER):
                handover.undo_handover(line.one, rid, "nhầm")
        with refused(Failure.NOT_FOUND):
            handover.undo_handover(line.one, Stamp("0" * 32), "nhầm")

    def test_a_receipt_that_was_void_before_is_not_voided_again(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        handed = handover.hand_over(line.one, award.id)
        receipts.void(line.one, handed.receipt.id, "rách")
        handover.undo_handover(line.one, handed.handover.id, "nhầm")
        with line.one.store.read() as reader:
            assert len(reader.find(ReceiptVoid)) == 1


class TestNumbers:
    @given(st.lists(st.sampled_from("hhhuvn"), min_size=1, max_size=12))
    @settings(max_examples=12)
    def test_numbers_have_no_gap_whatever_is_undone_void_or_refused(
        self, template: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[str]
    ) -> None:
        line = copy_line(template, tmp_path_factory.mktemp("numbers"))
        waiting = add_approved(line.one, 3)
        standing: list[handover.Handed] = []
        issued = 0
        for step in steps:
            if step == "h" and waiting:
                standing.append(handover.hand_over(line.one, waiting.pop(0).id))
                issued += 1
            elif step == "u" and standing:
                undone = standing.pop()
                handover.undo_handover(line.one, undone.handover.id, "nhầm")
                with line.one.store.read() as reader:
                    waiting.append(reader.get(Award, undone.handover.award_id))
            elif step == "v" and standing:
                with line.one.store.read() as reader:
                    is_void = reader.find(ReceiptVoid, receipt_id=standing[0].receipt.id)
                if not is_void:
                    receipts.void(line.one, standing[0].receipt.id, "rách")
            elif step == "n" and standing:
                with refused(Failure.ALREADY_HANDED_OVER):
                    handover.hand_over(line.one, standing[-1].handover.award_id)
        with line.one.store.read() as reader:
            numbers = [receipt.number for receipt in reader.find(Receipt)]
            voided = len(reader.find(ReceiptVoid))
        assert numbers == list(range(1, issued + 1))
        for series in receipts.number_report(line.one):
            assert series.missing == []
            assert (series.used, len(series.voided)) == (issued - voided, voided)
        line.close()

    def test_each_pc_of_an_office_counts_in_a_series_of_its_own(self, line: Line) -> None:
        second = line.certified(line.one, "second", "02")
        numbers = []
        for desk in (line.one, second, line.one):
            (award,) = add_approved(desk)
            numbers.append(handover.hand_over(desk, award.id).receipt.printed_number)
        assert numbers == ["01-000001/BN-HL", "02-000001/BN-HL", "01-000002/BN-HL"]
        for desk in (line.one, second):
            send(desk, line.hq)
        report = receipts.number_report(line.hq)
        assert [(r.series, r.used, list(r.missing)) for r in report] == [
            ("01", 2, []),
            ("02", 1, []),
        ]

    def test_a_new_year_in_viet_nam_begins_at_one(self, line: Line) -> None:
        first, second = add_approved(line.one, 2)
        handover.hand_over(line.one, first.id)
        line.clock.now = line.clock.now.replace(year=2026, month=12, day=31, hour=16, minute=59)
        line.clock.turn(minutes=2)  # 00:01 on 1 January in Việt Nam
        receipt = handover.hand_over(line.one, second.id).receipt
        assert (receipt.year, receipt.number) == (2027, 1)
        assert receipt.issued_on == date(2027, 1, 1)

    def test_a_number_that_is_missing_is_reported(self, line: Line) -> None:
        for award in add_approved(line.one, 2):
            handover.hand_over(line.one, award.id)
        with line.one.write() as tx:
            last = tx.find(Receipt)[-1]
            tx.add(replace(last, id=Stamp(""), number=5, handover_id=Stamp("0" * 32), seal="T"))
        (series,) = receipts.number_report(line.one)
        assert (series.used, series.voided, series.missing) == (3, [], [3, 4])


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from tethelp_desktop.services import handover
from tethelp_desktop.services.desk import open_desk

folder, passphrase, when, *ids = sys.argv[1:]
desk = open_desk(Path(folder), passphrase, clock=lambda: datetime(2026, 1, 12, 3, tzinfo=UTC))
for number, award in enumerate(ids):
    if when == "before" and number == len(ids) - 1:
        with desk.write() as tx:
            from tests.builders import make_sponsor
            tx.add(make_sponsor(name="chưa xong"))
            print("going", flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    handed = handover.hand_over(desk, award)
    print(handed.receipt.id, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("number", [1, 2, 5])
@pytest.mark.parametrize("when", ["after", "before"])
def test_what_was_handed_over_is_there_after_the_program_was_killed(
    line: Line, number: int, when: str
) -> None:
    """kill -9 the moment `hand_over` returned, or in the middle of the next transaction."""
    approved = add_approved(line.one, number)
    folder = line.one.store.folder
    line.one.store.close()
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            textwrap.dedent(KILLED),
            str(folder),
            PASSPHRASE,
            when,
            *(award.id for award in approved),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    said = [word for word in killed.stdout.split() if word != "going"]
    assert len(said) == (number if when == "after" else number - 1)
    desk = open_desk(folder, PASSPHRASE, clock=line.clock)
    with desk.store.read() as reader:
        assert [receipt.id for receipt in reader.find(Receipt)] == said
        assert len(reader.find(Handover)) == len(said)
        assert not reader.find(Sponsor, name="chưa xong")
    assert not state.check(desk)
    line.clock.turn(days=5)
    for award in approved[len(said) :]:
        assert handover.hand_over(desk, award.id).receipt.number == len(said) + 1
    desk.store.close()


def test_an_award_is_handed_over_by_the_office_that_made_it(line: Line) -> None:
    """Two offices that hand over one award would not hear of each other in time."""
    (award,) = add_approved(line.one)
    send(line.one, line.hq)
    with refused(Failure.AWARD_OF_ANOTHER_OFFICE):
        handover.hand_over(line.hq, award.id)
    assert handover.hand_over(line.one, award.id).receipt.number == 1


def approved_gift(line: Line) -> Award:
    (award,) = add_approved(line.one, kind=ItemKind.GIFT, months=None)
    return award


def test_a_gift_is_given_to_an_inpatient_with_a_card_on_that_day(line: Line) -> None:
    award = approved_gift(line)
    with invalid(
        ("beneficiary_id", Rule.NOT_AN_INPATIENT), ("beneficiary_id", Rule.WITHOUT_A_VALID_CARD)
    ):
        handover.hand_over(line.one, award.id)
    card = make_coverage(beneficiary_id=award.beneficiary_id)
    stay = make_admission(beneficiary_id=award.beneficiary_id, discharged_on=date(2026, 1, 9))
    insurance.enter(line.one, [card, stay])
    with invalid(("beneficiary_id", Rule.NOT_AN_INPATIENT)):
        handover.hand_over(line.one, award.id)
    handed = handover.hand_over(line.one, award.id, handed_on=date(2026, 1, 9))
    assert handed.receipt.kind is ItemKind.GIFT


def test_a_gift_to_somebody_else_is_set_aside_with_a_reason(line: Line) -> None:
    award = approved_gift(line)
    why = {
        Rule.NOT_AN_INPATIENT: "Ra viện sáng nay, trao tại cổng viện",
        Rule.WITHOUT_A_VALID_CARD: "Thẻ đang cấp lại",
    }
    with invalid(("beneficiary_id", Rule.WITHOUT_A_VALID_CARD)):
        only_one = {Rule.NOT_AN_INPATIENT: why[Rule.NOT_AN_INPATIENT]}
        handover.hand_over(line.one, award.id, reasons=only_one)
    with line.one.store.read() as reader:
        assert reader.find(Override) == []
    handover.hand_over(line.one, award.id, reasons=why)
    with line.one.store.read() as reader:
        kept = reader.find(Override)
    assert {(entry.subject_id, entry.recorded_by) for entry in kept} == {(award.id, "Lan")}
    assert {Rule(entry.rule): entry.reason for entry in kept} == why
