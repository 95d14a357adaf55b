import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.documents.blocks import Block, Style, beside, column, fit, paragraph
from tethelp_desktop.documents.drawing import Text
from tethelp_desktop.documents.fonts import Face, register_fonts, width_of

STYLE = Style(Face.BOLD, 12.0)
texts = st.lists(
    st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyHÀỄ.,–-", min_size=1, max_size=14), max_size=30
)


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    register_fonts()


@given(words=texts, width=st.floats(20, 500), most_lines=st.integers(1, 3))
def test_a_fitted_text_keeps_its_words_and_its_width(
    words: list[str], width: float, most_lines: int
) -> None:
    fitted = fit(" ".join(words), STYLE, width, most_lines=most_lines)
    assert " ".join(fitted.lines) == " ".join(words)
    assert len(fitted.lines) <= most_lines
    assert fitted.size <= STYLE.size
    assert all(width_of(line, STYLE.face, fitted.size) <= width + 0.001 for line in fitted.lines)


def test_a_text_that_fits_keeps_its_size() -> None:
    assert fit("Hoa Lư", STYLE, 200, most_lines=2).size == STYLE.size


def test_a_text_shrinks_a_little_before_it_takes_another_line() -> None:
    text = "Bảo hiểm xã hội cơ sở"
    whole = width_of(text, STYLE.face, STYLE.size)
    assert len(fit(text, STYLE, whole * 0.9, most_lines=2).lines) == 1
    assert len(fit(text, STYLE, whole * 0.8, most_lines=2).lines) == 2


def test_lines_are_of_even_length_and_none_begins_with_a_dash() -> None:
    text = "Bảo hiểm xã hội cơ sở Phan Rang - Tháp Chàm"
    first, second = fit(text, STYLE, 180, most_lines=2).lines
    assert not second.startswith("-")
    assert 0.6 < width_of(first, STYLE.face) / width_of(second, STYLE.face) < 1.6


def test_an_empty_text_takes_no_height() -> None:
    assert paragraph(" ", STYLE, 0, 100) == Block(0.0)


def test_blocks_stack_with_gaps_between_them_only() -> None:
    stacked = column([Block(10), Block(20), Block(5)], gap=2)
    assert stacked.height == 39
    assert [top for top, _ in stacked.parts] == [0, 12, 34]


def test_neighbours_share_a_base_line() -> None:
    small = paragraph("a", Style(Face.REGULAR, 6), 50, 90, baseline=11.0)
    large = paragraph("A", STYLE, 0, 40)
    marks = [mark for mark in beside(small, large).placed(0.0) if isinstance(mark, Text)]
    assert marks[0].y == pytest.approx(11.0)
    assert marks[1].y == pytest.approx(0.92 * 12)
