"""The report on A4: every figure is read back, nothing is cut, a table goes on with its head."""

from datetime import date
from itertools import combinations

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import make_report
from tethelp_desktop.documents.a4 import HEIGHT, WIDTH, layout
from tethelp_desktop.documents.drawing import Text
from tethelp_desktop.documents.fonts import Unprintable, width_of
from tethelp_desktop.documents.report_paper import ReportPaper, pieces, render_report
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import ItemKind, ReportKind
from tethelp_desktop.domain.reporting import ReportFigures, Span

FULL = Span(
    {
        (kind, step): Figure(10**6 + 100 * one + two, 10**11 + 1000 * one + two)
        for one, kind in enumerate(ItemKind)
        for two, step in enumerate(Step)
    },
    1234,
    987,
)
REPORT = make_report(
    number="05/BC-BHXHHL",
    signer="Nguyễn Văn Mẫu",
    submitted_on=date(2026, 2, 9),
    reason="Bỏ sót 3 suất",
)


def make_paper(**over: object) -> ReportPaper:
    facts = {
        "report": REPORT,
        "figures": ReportFigures(Span(), FULL),
        "office": "BHXH cơ sở Hoa Lư",
        "office_above": "BHXH tỉnh Ninh Bình",
        "place": "Hoa Lư",
        "campaign": "Chương trình Xuân Bính Ngọ 2026",
        "corrected": "04/BC-BHXHHL",
    }
    return ReportPaper(**{**facts, **over})  # type: ignore[arg-type]


def pages_of(paper: ReportPaper) -> list[str]:
    document = pypdfium2.PdfDocument(render_report(paper))
    return [page.get_textpage().get_text_range() for page in document]


def test_every_figure_and_sentence_is_read_back() -> None:
    text = " ".join("".join(pages_of(make_paper())).split())
    for figure in FULL.figures.values():
        assert grouped(figure.units) in text
        assert grouped(figure.amount) in text
    assert "Hoa Lư, ngày 09 tháng 02 năm 2026" in text
    assert "Báo cáo này thay báo cáo số 04/BC-BHXHHL. Lý do: Bỏ sót 3 suất." in text
    assert "- BHXH tỉnh Ninh Bình;" in text
    assert "lũy kế 1.234" in text


def test_a_long_table_goes_on_with_its_head_and_the_page_number() -> None:
    first, second = pages_of(make_paper())
    assert first.count("Chỉ tiêu") == second.count("Chỉ tiêu") == 1
    assert second.split()[0] == "2"


def test_nothing_is_said_to_be_nothing() -> None:
    empty = ReportFigures(Span(), Span())
    report = make_report(nothing_to_report=True, kind=ReportKind.SETTLEMENT)
    paper = make_paper(report=report, figures=empty, corrected="", office_above="", place="")
    [text] = pages_of(paper)
    assert "Trong kỳ không phát sinh." in text
    assert "BÁO CÁO QUYẾT TOÁN" in text
    assert "Chưa có số liệu từ đầu chương trình." in text
    assert "TẬP HUẤN" in "".join(pages_of(make_paper(figures=empty, training=True)))


def test_equal_reports_give_equal_bytes() -> None:
    assert render_report(make_paper()) == render_report(make_paper())


def test_a_letter_without_a_glyph_is_refused() -> None:
    with pytest.raises(Unprintable):
        render_report(make_paper(office="单位"))


@settings(max_examples=25)
@given(
    st.text("BHXHế ăđ", max_size=150),
    st.text("Lýdo ệ", max_size=400),
    st.integers(0, len(FULL.figures)),
)
def test_texts_keep_inside_the_page_and_apart(office: str, reason: str, count: int) -> None:
    report = make_report(reason=reason, signer=office[:60] or "A", signer_title=office[:60])
    figures = dict(list(FULL.figures.items())[:count])
    paper = make_paper(
        report=report,
        office=office,
        office_above=office,
        figures=ReportFigures(Span(), Span(figures)),
    )
    for marks in layout(pieces(paper)):
        texts = [mark for mark in marks if isinstance(mark, Text) and mark.text.strip()]
        for text in texts:
            assert text.x >= 0
            assert text.x + width(text) <= WIDTH
            assert text.y <= HEIGHT - 20
        for one, other in combinations(texts, 2):
            assert not overlap(one, other), (one, other)


def width(text: Text) -> float:
    return width_of(text.text, text.face, text.size)


def overlap(one: Text, other: Text) -> bool:
    apart = 0.5
    beside = one.x + width(one) > other.x + apart and other.x + width(other) > one.x + apart
    return beside and abs(one.y - other.y) < min(one.size, other.size) * 0.6
