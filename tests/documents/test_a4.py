"""Letters on A4: heads come back, both edges are even, and nothing is cut or lost."""

from datetime import date

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from tethelp_desktop.documents.a4 import (
    BODY,
    HEIGHT,
    LEFT,
    PAGE_BREAK,
    RIGHT,
    WIDTH,
    Head,
    Letterhead,
    Rows,
    draw,
    heading,
    prose,
    signatures,
    title,
)
from tethelp_desktop.documents.blocks import Block
from tethelp_desktop.documents.drawing import Text
from tethelp_desktop.documents.fonts import VIETNAMESE_LETTERS, width_of

HEAD = Letterhead(
    office_above="BHXH tỉnh Ninh Bình",
    office="BHXH cơ sở Hoa Lư",
    place="Hoa Lư",
    number="7/TCO",
    day=date(2026, 3, 5),
)
WORDS = st.text(VIETNAMESE_LETTERS + "abc,.", min_size=1, max_size=14)


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def texts(block: Block) -> list[Text]:
    return [mark for mark in block.placed(0) if isinstance(mark, Text)]


def test_the_heading_follows_the_decree() -> None:
    [page] = pages_of(draw("Thư", [heading(HEAD), title("THƯ", "Về quà"), prose("Kính gửi.")]))
    for words in ("BHXH CƠ SỞ HOA LƯ", "Số: 7/TCO", "Hoa Lư, ngày 05 tháng 3 năm 2026", "Về quà"):
        assert words in page


def test_practice_is_said_across_every_page() -> None:
    pieces = [prose("Một."), PAGE_BREAK, prose("Hai.")]
    pages = pages_of(draw("Thư", pieces, training=True))
    assert all("TẬP HUẤN" in page for page in pages)
    assert ["2" in page for page in pages] == [False, True]


def test_rows_go_on_under_their_head_and_none_is_lost() -> None:
    heads = [Head("Số", 1), Head("Tên", 4)]
    rows = [(f"n{number}n", "một tên dài " * 6) for number in range(150)]
    pages = pages_of(draw("Bảng", [Rows(heads, rows)]))
    assert len(pages) > 2
    assert all("Số Tên" in page for page in pages)
    found = [word for page in pages for word in page.split() if word[0] == word[-1] == "n"]
    assert found == [row[0] for row in rows]


def test_a_table_without_rows_is_its_head() -> None:
    [page] = pages_of(draw("Bảng", [Rows([Head("Số", 1)], [])]))
    assert page == "Số"


def test_who_signs_and_who_gets_it_stand_side_by_side() -> None:
    block = signatures(HEAD, ["Nơi nhận:", "- Lưu: VT."], sign="(Ký)")
    assert {one.text for one in texts(block)} >= {"Nơi nhận:", "ĐẠI DIỆN ĐƠN VỊ", "(Ký)"}


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=80))
def test_prose_keeps_every_word_between_the_edges(words: list[str]) -> None:
    block = prose(" ".join(words))
    placed = texts(block)
    assert " ".join(one.text for one in placed).split() == " ".join(words).split()
    for one in placed:
        assert one.x >= LEFT - 0.01
        assert one.x + width_of(one.text, one.face, one.size) <= RIGHT + 0.01
        assert 0 < one.y < block.height
    lines = {one.y for one in placed}
    for y in sorted(lines)[:-1]:
        last = max((one for one in placed if one.y == y), key=lambda one: one.x)
        several = sum(one.y == y for one in placed) > 1
        if several:
            assert abs(last.x + width_of(last.text, last.face, last.size) - RIGHT) < 0.01


def test_nothing_is_no_paragraph() -> None:
    assert prose("  ").height == 0
    assert (BODY.size, round(WIDTH), round(HEIGHT)) == (13, 595, 842)
