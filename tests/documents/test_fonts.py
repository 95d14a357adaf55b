import unicodedata

import pytest
from reportlab.pdfbase import pdfmetrics

from tethelp_desktop.documents.drawing import Paper, Text
from tethelp_desktop.documents.fonts import (
    VIETNAMESE_LETTERS,
    Face,
    Unprintable,
    check_printable,
    missing_letters,
    register_fonts,
    width_of,
)
from tethelp_desktop.resources import RESOURCES


def test_there_are_146_vietnamese_letters_and_all_can_be_printed() -> None:
    assert len(set(VIETNAMESE_LETTERS)) == 146
    assert missing_letters(VIETNAMESE_LETTERS) == ""


def test_letters_of_the_highland_peoples_can_be_printed() -> None:
    assert missing_letters("Y Bhăm Êban, H’Ñuôt Kbuôr, Čư Ƀung, Đăk Ŏ, Kpă Ñŭ") == ""


def test_reportlab_holds_our_files_and_no_namesake() -> None:
    register_fonts()
    for face in Face:
        held = pdfmetrics.getFont(face.value).face.filename
        assert held.startswith(str(RESOURCES / "fonts"))


def test_letters_without_a_glyph_are_named() -> None:
    assert missing_letters("Lê ☃ Văn ✓ ☃") == "☃✓"


def test_a_text_that_would_lose_letters_is_refused() -> None:
    with pytest.raises(Unprintable) as refused:
        check_printable("Lê ☃")
    assert refused.value.letters == "☃"


def test_a_text_of_loose_marks_is_refused() -> None:
    paper = Paper("Thử", 100, 100)
    with pytest.raises(Unprintable):
        paper.add_page([Text(10, 20, unicodedata.normalize("NFD", "Nguyễn"), Face.BOLD, 10)])


def test_figures_are_of_one_width_so_that_amounts_align() -> None:
    register_fonts()
    for face in Face:
        assert len({round(width_of(figure, face), 6) for figure in "0123456789"}) == 1
