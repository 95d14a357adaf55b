from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from tests.builders import Line, add_approved
from tests.documents.builders import make_facts
from tethelp_desktop.documents.pages import grey_pictures, page_count, picture
from tethelp_desktop.documents.receipt import Sheet, render_many
from tethelp_desktop.documents.seal import seals_in_pdf
from tethelp_desktop.domain.progress import Cancelled, Monitor
from tethelp_desktop.domain.records import Printing
from tethelp_desktop.services import handover, receipts
from tethelp_desktop.ui.printing import (
    PrinterTrouble,
    Trouble,
    as_image,
    for_receipts,
    print_receipt,
    put_on_paper,
)

A5_WIDE = (8.27, 5.83)
"""Inches."""


def printer_into(path: Path, size: QPageSize.PageSizeId | None = None) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(150)
    printer.setOutputFileName(str(path))
    for_receipts(printer)
    if size is not None:
        upright = QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(QPageSize(size), upright, QMarginsF()))
    return printer


@pytest.fixture
def pdf(line: Line) -> bytes:
    [award] = add_approved(line.one)
    return receipts.draw(line.one, handover.hand_over(line.one, award.id).receipt.id).pdf


def inked(path: Path) -> tuple[float, float, float, float]:
    """Measure what is printed on the first page, in inches from its upper left corner."""
    [page, *_] = grey_pictures(path.read_bytes(), dpi=100)
    box = page.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = (edge / 100 for edge in box)
    return left, top, right, bottom


def test_a_receipt_prints_on_its_own_paper(pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a5.pdf"
    put_on_paper(pdf, printer_into(path))
    drawn = picture(path.read_bytes(), 0, dpi=72)
    assert (drawn.width, drawn.height) == pytest.approx((595, 420), abs=2)
    assert seals_in_pdf(path.read_bytes())


def test_on_larger_paper_it_keeps_its_size_in_the_corner(pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a4.pdf"
    put_on_paper(pdf, printer_into(path, QPageSize.PageSizeId.A4))
    own = tmp_path / "a5.pdf"
    put_on_paper(pdf, printer_into(own))
    assert inked(path) == pytest.approx(inked(own), abs=0.05)
    assert seals_in_pdf(path.read_bytes())


def test_on_smaller_paper_it_is_made_to_fit(pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a6.pdf"
    put_on_paper(pdf, printer_into(path, QPageSize.PageSizeId.A6))
    _, _, right, bottom = inked(path)
    assert right < 4.13  # inches: the width of the sheet
    assert bottom < 5.83 / 2


def test_every_page_is_printed(tmp_path: Path) -> None:
    seal = "T" + "0" * 153
    pdf = render_many([Sheet(facts=make_facts(), seal=seal) for _ in range(3)])
    path = tmp_path / "three.pdf"
    put_on_paper(pdf, printer_into(path))
    assert page_count(path.read_bytes()) == 3


def test_work_that_is_stopped_prints_nothing_more(pdf: bytes, tmp_path: Path) -> None:
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        put_on_paper(pdf, printer_into(tmp_path / "none.pdf"), monitor)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_job_that_is_not_taken_is_no_printing(line: Line, tmp_path: Path) -> None:
    [award] = add_approved(line.one)
    paper = receipts.draw(line.one, handover.hand_over(line.one, award.id).receipt.id)
    nowhere = printer_into(tmp_path / "no folder" / "paper.pdf")
    with pytest.raises(PrinterTrouble):
        put_on_paper(paper.pdf, nowhere)
    assert print_receipt(line.one, paper, nowhere).trouble is Trouble.REFUSED
    assert print_receipt(line.one, paper, None).trouble is Trouble.NO_PRINTER
    with line.one.store.read() as reader:
        assert reader.find(Printing) == []


def test_the_preview_shows_the_pixels_of_the_page(pdf: bytes) -> None:
    page = picture(pdf, 0, dpi=72)
    image = as_image(page, 2.0)
    assert image.deviceIndependentSize().width() == page.width / 2
    assert image.pixelColor(0, 0).name() == "#ffffff"
