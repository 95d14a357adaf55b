from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import Line, add_approved
from tests.ui.conftest import Recorder
from tests.ui.pages.counter_desk import FilePrinter
from tests.ui.pages.people_screens import CONTROL, Screen
from tethelp_desktop.documents.pages import grey_pictures, page_count
from tethelp_desktop.documents.seal import seals_in_pdf
from tethelp_desktop.domain.records import Handover, Printing, Receipt, ReceiptVoid
from tethelp_desktop.services import handover, receipts
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.receipts import VerifyPage
from tethelp_desktop.ui.program import Program
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.widgets import Facts, Label, Note

TABLE = "receipts"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return tmp_path / "paper.pdf"


@pytest.fixture
def printer(paper: Path) -> FilePrinter:
    return FilePrinter(paper)


@pytest.fixture
def screen(
    qtbot: QtBot,
    appearance: Appearance,
    operations: Operations,
    line: Line,
    printer: FilePrinter,
) -> Iterator[Screen]:
    for award in add_approved(line.one, 3):
        handover.hand_over(line.one, award.id)
    window = Program(appearance, operations, line.one, printer).window
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        lay_out(window, AT_100)
        window.activateWindow()
    window.show_section("receipts")
    made = Screen(qtbot, window, operations)
    made.wait()
    yield made
    made.wait()


def read(line: Line, kind: type) -> list:
    with line.one.store.read() as reader:
        return reader.find(kind)


def context(screen: Screen) -> str:
    return " ".join(label.text() for label in screen.page.findChildren(Label))


# The list


def test_the_latest_is_first_and_shown(screen: Screen, line: Line) -> None:
    assert screen.column(TABLE) == ["01-000003", "01-000002", "01-000001"]
    assert screen.find("receipt-number", Label).text() == "01-000003/BN-HL"
    assert "01-000003/BN-HL" in screen.find("receipt-preview").accessibleName()


def test_the_context_line_proves_that_no_number_is_missing(screen: Screen) -> None:
    assert "3 numbers given out in 2026" in context(screen)
    assert "none missing" in context(screen)


def test_receipts_are_found_by_number(screen: Screen) -> None:
    screen.search("receipts-search", "000002")
    assert screen.column(TABLE) == ["01-000002"]
    assert screen.find("receipt-number", Label).text() == "01-000002/BN-HL"


def test_those_not_printed_are_listed(screen: Screen, line: Line) -> None:
    first = read(line, Receipt)[0]
    receipts.record_printing(line.one, receipts.draw(line.one, first.id), "HP")
    screen.page.refresh()
    assert screen.count_on_chip("receipts-unprinted") == "2"
    screen.choose_chip("receipts-unprinted")
    assert screen.column(TABLE) == ["01-000003", "01-000002"]


def test_the_state_is_said(screen: Screen, line: Line) -> None:
    one, two, _ = read(line, Receipt)
    for _ in range(2):
        receipts.record_printing(line.one, receipts.draw(line.one, one.id), "HP")
    receipts.void(line.one, two.id, "Ghi nhầm")
    screen.page.refresh()
    assert screen.column(TABLE, 3) == ["Not printed", "Void", "Reprint 1"]


# Printing


def test_printing_puts_the_very_receipt_on_paper(screen: Screen, line: Line, paper: Path) -> None:
    screen.press(Qt.Key.Key_P, CONTROL)
    screen.wait()
    pdf = paper.read_bytes()
    assert page_count(pdf) == 1
    latest = read(line, Receipt)[-1]
    assert seals_in_pdf(pdf) == [latest.seal]
    [printing] = read(line, Printing)
    assert (printing.receipt_id, printing.copy) == (latest.id, 1)


def test_the_paper_looks_as_the_preview(screen: Screen, line: Line, paper: Path) -> None:
    latest = read(line, Receipt)[-1]
    drawn = receipts.draw(line.one, latest.id).pdf
    screen.press(Qt.Key.Key_P, CONTROL)
    screen.wait()
    [printed], [seen] = (list(grey_pictures(pdf, dpi=50)) for pdf in (paper.read_bytes(), drawn))
    assert abs(printed.width - seen.width) <= 2
    assert abs(printed.height - seen.height) <= 2
    small = (60, 42)
    pairs = zip(printed.resize(small).tobytes(), seen.resize(small).tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) < 60


def test_a_reprint_says_that_it_is_a_copy(screen: Screen, line: Line) -> None:
    assert screen.find("receipt-print").text() == "Print"
    screen.press(Qt.Key.Key_P, CONTROL)
    screen.wait()
    assert screen.find("receipt-print").text() == "Print a copy"
    screen.press(Qt.Key.Key_P, CONTROL)
    screen.wait()
    assert [printing.copy for printing in read(line, Printing)] == [1, 2]
    assert screen.column(TABLE, 3)[0] == "Reprint 1"


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdf", extend=True)
def test_what_the_printer_refuses_is_not_recorded(
    screen: Screen, line: Line, printer: FilePrinter, tmp_path: Path, dialogs: Recorder
) -> None:
    printer.path = tmp_path / "gone"
    printer.path.mkdir()
    screen.press(Qt.Key.Key_P, CONTROL)
    screen.wait()
    assert read(line, Printing) == []
    assert [notice.title for notice in dialogs.told] == ["Not printed"]


def test_leaving_the_printers_dialog_prints_nothing(
    screen: Screen, line: Line, printer: FilePrinter
) -> None:
    printer.path = None
    screen.press(Qt.Key.Key_P, CONTROL)
    screen.wait()
    assert read(line, Printing) == []


def test_all_that_are_not_printed_are_printed_in_their_order(screen: Screen, line: Line) -> None:
    screen.click("receipts-print-all")
    screen.wait()
    printed = [printing.receipt_id for printing in read(line, Printing)]
    assert printed == [receipt.id for receipt in read(line, Receipt)]
    assert not screen.find("receipts-print-all").isEnabled()


def test_saving_a_pdf_counts_as_a_printing(
    screen: Screen, line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "01-000003.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    screen.click("receipt-save")
    screen.wait()
    assert page_count(path.read_bytes()) == 1
    [printing] = read(line, Printing)
    assert printing.device == receipts.TO_FILE


# Voiding


def test_a_number_is_voided_with_a_reason_and_stays(screen: Screen, line: Line) -> None:
    screen.click("receipt-void")
    screen.click("reason-confirm")
    assert read(line, ReceiptVoid) == []
    screen.fill("reason-text", "In sai tên")
    screen.press(Qt.Key.Key_Return)
    screen.wait()
    [void] = read(line, ReceiptVoid)
    assert void.reason == "In sai tên"
    assert len(read(line, Handover)) == 3  # the handover stands
    assert screen.column(TABLE) == ["01-000003", "01-000002", "01-000001"]
    assert screen.column(TABLE, 3)[0] == "Void"
    assert not screen.shows("receipt-void")
    assert "In sai tên" in context(screen)
    assert "none missing" in context(screen)


# Verifying


def verdicts(screen: Screen) -> list[str]:
    QApplication.processEvents()  # what was shown before goes away when events are handled
    notes = screen.page.findChildren(Note, "verdict")
    return [note.accessibleName() for note in notes if note.isVisible()]


def verdict(screen: Screen) -> str:
    [said] = verdicts(screen)
    return said


def verified(screen: Screen, text: str) -> str:
    if not isinstance(screen.page, VerifyPage):
        screen.press(Qt.Key.Key_F4)
    line = screen.find("verify-text", QLineEdit)
    line.setText(text)
    screen.click("verify-check")
    return verdict(screen)


def test_a_seal_is_judged_in_words(screen: Screen, line: Line) -> None:
    genuine = read(line, Receipt)[0]
    assert verified(screen, genuine.seal).startswith("Genuine")
    facts = " ".join(label.text() for label in screen.page.findChild(Facts).findChildren(Label))
    assert genuine.printed_number in facts
    assert "BHXH cơ sở Hoa Lư" in facts
    altered = genuine.seal[:60] + ("0" if genuine.seal[60] != "0" else "1") + genuine.seal[61:]
    assert not verified(screen, altered).startswith("Genuine")
    receipts.void(line.one, genuine.id, "Ghi nhầm")
    assert "Ghi nhầm" not in verified(screen, "anything")
    verified(screen, genuine.seal)
    assert "Ghi nhầm" in context(screen)


def test_a_scanned_seal_is_judged_at_once(screen: Screen, line: Line) -> None:
    screen.press(Qt.Key.Key_F4)
    page = screen.page
    assert isinstance(page, VerifyPage)
    page._scanner.scanned.emit(read(line, Receipt)[1].seal)
    assert verdict(screen).startswith("Genuine")


def test_a_seal_that_a_typing_tool_rewrote_is_no_verdict(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    screen.press(Qt.Key.Key_F4)
    page = screen.page
    assert isinstance(page, VerifyPage)
    seal = read(line, Receipt)[0].seal
    page._scanner.scanned.emit(f"{seal[:50]}Â{seal[52:]}")
    assert dialogs.told[0].title == "The Vietnamese typing tool is on"
    assert page.findChild(Note, "verdict") is None
    page._scanner.scanned.emit(f"{seal}\r\n")
    assert page.findChild(Note, "verdict") is not None


def test_a_seal_of_another_office_is_verified_there(screen: Screen, line: Line) -> None:
    [award] = add_approved(line.two)
    foreign = handover.hand_over(line.two, award.id).receipt
    assert verified(screen, foreign.seal)


def test_every_seal_of_a_file_is_judged(screen: Screen, line: Line, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    receipts.print_to_file(line.one, [one.id for one in read(line, Receipt)], path)
    screen.press(Qt.Key.Key_F4)
    page = screen.page
    assert isinstance(page, VerifyPage)
    page.check_file(path)
    screen.wait()
    assert len(verdicts(screen)) == 3
    assert all(said.startswith("Genuine") for said in verdicts(screen))


@pytest.mark.parametrize("size", [AT_100, AT_125])
def test_nothing_is_cut(screen: Screen, size: object) -> None:
    lay_out(screen.window, size)
    assert audit(screen.page) == []
    screen.press(Qt.Key.Key_F4)
    lay_out(screen.window, size)
    assert audit(screen.page) == []
