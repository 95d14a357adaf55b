"""The sheet with the recovery code, read back from the PDF."""

import pypdfium2
import pytest

from tethelp_desktop.documents import recovery_sheet
from tethelp_desktop.documents.pages import page_count
from tethelp_desktop.documents.recovery_sheet import PAGE_HEIGHT, PAGE_WIDTH

CODE = "7KQ4-M2XD-91HT-V6NB-R3WZ-0CJF"


def sheet(**over: object) -> bytes:
    facts = {
        "code": CODE,
        "office": "Bảo hiểm xã hội cơ sở Hoa Lư",
        "series": "01",
        "made_by": "Nguyễn Thị Lan",
        "made_on": "26/11/2026",
        "training": False,
    }
    return recovery_sheet.render(**(facts | over))


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    return " ".join(text.split())


def test_it_says_the_code_and_whose_it_is() -> None:
    pdf = sheet()
    assert page_count(pdf) == 1
    text = text_of(pdf)
    for fact in (CODE, "Bảo hiểm xã hội cơ sở Hoa Lư", "Nguyễn Thị Lan", "26/11/2026"):
        assert fact in text
    assert "tập huấn" not in text


def test_a_practice_sheet_says_so() -> None:
    assert "tập huấn" in text_of(sheet(training=True))


@pytest.mark.parametrize("office", ["BHXH", "Bảo hiểm xã hội cơ sở " + "Thành phố Hoa Lư " * 6])
def test_long_names_stay_on_the_one_page(office: str) -> None:
    document = pypdfium2.PdfDocument(sheet(office=office.strip()))
    assert len(document) == 1
    page = document[0]
    assert page.get_size() == (pytest.approx(PAGE_WIDTH, abs=1), pytest.approx(PAGE_HEIGHT, abs=1))
    for thing in page.get_objects():
        left, bottom, right, top = thing.get_bounds()
        assert 0 <= left <= right <= PAGE_WIDTH
        assert 0 <= bottom <= top <= PAGE_HEIGHT
    document.close()
