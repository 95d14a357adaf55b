"""Receipts: drawn, printed, void, counted and verified offline."""

from pathlib import Path

import pypdfium2
import pytest

from tests.builders import (
    CHEAP,
    PASSPHRASE,
    Line,
    add_approved,
    make_campaign,
    make_event,
    make_office,
    send,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.documents.seal import read_seal
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.progress import Cancelled, Monitor
from tethelp_desktop.domain.records import Handover, Printing, Receipt
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import events, handover, offices, receipts
from tethelp_desktop.services.desk import Desk, make_headquarters
from tethelp_desktop.services.receipts import Verdict
from tethelp_desktop.store.store import Reader

NOWHERE = Stamp("0" * 32)


def issue(desk: Desk) -> Receipt:
    (award,) = add_approved(desk)
    return handover.hand_over(desk, award.id).receipt


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


class TestPrinting:
    def test_the_first_printing_is_the_original_and_each_later_one_a_copy(self, line: Line) -> None:
        receipt = issue(line.one)
        for number in (1, 2, 3):
            paper = receipts.draw(line.one, receipt.id)
            assert (paper.copy, paper.receipt) == (number, receipt)
            assert paper.pdf.startswith(b"%PDF")
            printing = receipts.record_printing(line.one, paper, "HP LaserJet")
            assert (printing.copy, printing.device) == (number, "HP LaserJet")

    def test_drawing_alone_records_nothing(self, line: Line) -> None:
        receipt = issue(line.one)
        receipts.draw(line.one, receipt.id)
        with line.one.store.read() as reader:
            assert not reader.find(Printing)

    def test_what_is_not_there_is_not_drawn(self, line: Line) -> None:
        with refused(Failure.NOT_FOUND):
            receipts.draw(line.one, NOWHERE)

    def test_several_go_into_one_file_a_page_each(self, line: Line, tmp_path: Path) -> None:
        issued = [issue(line.one), issue(line.one)]
        path = tmp_path / "receipts.pdf"
        printed = receipts.print_to_file(line.one, [r.id for r in issued], path)
        assert (printed.path, list(printed.receipts)) == (path, issued)
        assert "01-000001/BN-HL" in text_of(path)
        assert "01-000002/BN-HL" in text_of(path)
        with line.one.store.read() as reader:
            assert {(p.receipt_id, p.copy, p.device) for p in reader.find(Printing)} == {
                (receipt.id, 1, receipts.TO_FILE) for receipt in issued
            }

    def test_a_file_that_cannot_be_written_records_no_printing(
        self, line: Line, tmp_path: Path
    ) -> None:
        receipt = issue(line.one)
        with refused(Failure.FOLDER_MISSING):
            receipts.print_to_file(line.one, [receipt.id], tmp_path / "no" / "x.pdf")
        with line.one.store.read() as reader:
            assert not reader.find(Printing)

    def test_cancelling_writes_no_file(self, line: Line, tmp_path: Path) -> None:
        receipt = issue(line.one)
        monitor = Monitor()
        monitor.cancel()
        with pytest.raises(Cancelled):
            receipts.print_to_file(line.one, [receipt.id], tmp_path / "x.pdf", monitor)
        assert not (tmp_path / "x.pdf").exists()

    def test_the_receipts_of_an_event_are_those_that_stand(self, line: Line) -> None:
        event = events.save_event(line.one, None, make_event(campaign_id=line.campaign.id))
        awarded = add_approved(line.one, 3)
        first, second = (
            handover.hand_over(line.one, award.id, event.id).receipt for award in awarded[:2]
        )
        handover.hand_over(line.one, awarded[2].id)
        receipts.void(line.one, second.id, "rách")
        assert receipts.receipts_of_event(line.one, event.id) == [first]
        with refused(Failure.NOT_FOUND):
            receipts.receipts_of_event(line.one, NOWHERE)


class TestVoiding:
    def test_a_receipt_is_void_once_with_a_reason(self, line: Line) -> None:
        receipt = issue(line.one)
        with invalid(("reason", Rule.REQUIRED)):
            receipts.void(line.one, receipt.id, "")
        entry = receipts.void(line.one, receipt.id, "rách")
        assert (entry.receipt_id, entry.reason) == (receipt.id, "rách")
        with refused(Failure.RECEIPT_ALREADY_VOID):
            receipts.void(line.one, receipt.id, "rách")

    def test_what_is_not_there_is_not_voided(self, line: Line) -> None:
        with refused(Failure.NOT_FOUND):
            receipts.void(line.one, NOWHERE, "rách")

    def test_a_void_receipt_keeps_its_number_and_its_handover(self, line: Line) -> None:
        receipt = issue(line.one)
        receipts.void(line.one, receipt.id, "rách")
        with line.one.store.read() as reader:
            entry = handover.standing_handover(reader, _award_of(reader, receipt))
        assert entry is not None
        (series,) = receipts.number_report(line.one)
        assert (series.used, series.voided, series.missing) == (0, [1], [])


def _award_of(reader: Reader, receipt: Receipt) -> Stamp:
    return reader.get(Handover, receipt.handover_id).award_id


class TestVerifying:
    def test_a_genuine_receipt_is_known_at_its_office_and_at_headquarters(self, line: Line) -> None:
        receipt = issue(line.one)
        send(line.one, line.hq)
        for desk in (line.one, line.hq):
            found = receipts.verify(desk, receipt.seal)
            assert (found.verdict, found.receipt) == (Verdict.GENUINE, receipt)
            assert found.office == line.one.office.name
            assert found.facts == read_seal(receipt.seal).facts

    def test_an_office_that_never_saw_the_record_still_knows_the_seal(self, line: Line) -> None:
        receipt = issue(line.one)
        send(line.hq, line.two)
        found = receipts.verify(line.two, receipt.seal)
        assert (found.verdict, found.receipt) == (Verdict.GENUINE, None)
        assert found.office == line.one.office.name

    def test_a_void_receipt_is_void_with_its_reason_wherever_the_news_arrived(
        self, line: Line
    ) -> None:
        receipt = issue(line.one)
        send(line.one, line.hq)
        receipts.void(line.one, receipt.id, "rách")
        assert receipts.verify(line.hq, receipt.seal).verdict is Verdict.GENUINE
        send(line.one, line.hq)
        for desk in (line.one, line.hq):
            found = receipts.verify(desk, receipt.seal)
            assert (found.verdict, found.reason) == (Verdict.VOID, "rách")

    def test_an_altered_seal_is_altered_or_no_seal(self, line: Line) -> None:
        seal = issue(line.one).seal
        verdicts = set()
        for place in range(len(seal)):
            other = "0" if seal[place] != "0" else "1"
            found = receipts.verify(line.one, seal[:place] + other + seal[place + 1 :])
            assert found.verdict not in {Verdict.GENUINE, Verdict.VOID}
            verdicts.add(found.verdict)
        assert verdicts >= {Verdict.ALTERED, Verdict.NOT_A_SEAL, Verdict.UNKNOWN_OFFICE}

    def test_a_pc_that_is_not_certified_here_is_an_unknown_office(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        receipt = issue(joined.desk)
        assert receipts.verify(joined.desk, receipt.seal).verdict is Verdict.GENUINE
        assert receipts.verify(line.hq, receipt.seal).verdict is Verdict.UNKNOWN_OFFICE
        offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        found = receipts.verify(line.hq, receipt.seal)
        assert (found.verdict, found.office) == (Verdict.GENUINE, line.one.office.name)
        assert receipts.verify(line.two, receipt.seal).verdict is Verdict.UNKNOWN_OFFICE

    def test_a_receipt_of_a_practice_line_is_worth_nothing_here(
        self, line: Line, tmp_path: Path
    ) -> None:
        office = make_office(symbol="TW")
        training, _ = make_headquarters(
            tmp_path / "t", PASSPHRASE, office, "Ai", line.clock, training=True, cost=CHEAP
        )
        offices.save_campaign(training, None, make_campaign())
        receipt = issue(training)
        assert receipts.verify(training, receipt.seal).verdict is Verdict.GENUINE
        assert receipts.verify(line.hq, receipt.seal).verdict is Verdict.UNKNOWN_OFFICE
        training.store.close()

    @pytest.mark.parametrize("text", ["", "https://example.org", "T", "T" * 154, "T1A\x00"])
    def test_another_code_is_no_seal(self, line: Line, text: str) -> None:
        assert receipts.verify(line.one, text).verdict is Verdict.NOT_A_SEAL

    def test_a_scanners_line_end_is_no_part_of_a_seal(self, line: Line) -> None:
        seal = issue(line.one).seal
        for text in (f"{seal}\r\n", f"\t{seal}\n"):
            assert receipts.verify(line.one, text).verdict is Verdict.GENUINE

    def test_a_printed_file_verifies_from_its_picture(self, line: Line, tmp_path: Path) -> None:
        issued = [issue(line.one), issue(line.one)]
        path = tmp_path / "receipts.pdf"
        receipts.print_to_file(line.one, [r.id for r in issued], path)
        found = receipts.verify_file(line.one, path)
        assert [v.verdict for v in found] == [Verdict.GENUINE] * 2
        assert {v.receipt for v in found} == set(issued)

    def test_a_file_without_a_seal_says_so(self, line: Line, tmp_path: Path) -> None:
        path = tmp_path / "x.pdf"
        path.write_bytes(b"no pdf")
        assert [v.verdict for v in receipts.verify_file(line.one, path)] == [Verdict.NOT_A_SEAL]
        with refused(Failure.FILE_MISSING):
            receipts.verify_file(line.one, tmp_path / "nothing.pdf")
