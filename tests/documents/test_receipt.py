import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.documents.builders import KEY, LONG_FACTS, make_facts, make_sheet, make_text
from tethelp_desktop.documents.drawing import Frame, Line, Mark, Modules, Text
from tethelp_desktop.documents.fonts import ASCENT, DESCENT, Unprintable, width_of
from tethelp_desktop.documents.receipt import Sheet, render, render_many
from tethelp_desktop.documents.receipt_layout import PAGE_HEIGHT, PAGE_WIDTH, layout
from tethelp_desktop.documents.seal import read_seal, seals_in_image, seals_in_pdf
from tethelp_desktop.domain.records import ItemKind

PRINTERS_EDGE = 7.0
OPTIONAL = (
    *("office_above", "office_place", "signer_title", "signer_name", "campaign", "birth_date"),
    *("sex", "personal_id", "insurance_code", "address", "item_number", "item_valid_from"),
    *("item_valid_to", "item_note", "sponsor", "handed_by"),
)
EXTREMES = {
    "a card": make_sheet(),
    "a proxy": make_sheet(collector="Trần Văn Bình (con trai)"),
    "everything long": make_sheet(**LONG_FACTS),
    "everything at once": make_sheet(
        **LONG_FACTS, training=True, copy=123, void="Sai tên người nhận. " * 12
    ),
    "nothing optional": make_sheet(**dict.fromkeys(OPTIONAL, ""), seal=""),
}
"""The last sheets a designer thinks of."""
ENDLESS = make_sheet(full_name="N" * 60, sponsor="Đ" * 120, address="Ệ" * 160)
"""Words that cannot be broken: they shrink below what anybody reads, but stay whole."""


class Box(NamedTuple):
    """Where a mark's ink may be, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def overlaps(self, other: "Box") -> bool:
        hair = 0.01
        return (
            self.left < other.right - hair
            and other.left < self.right - hair
            and self.top < other.bottom - hair
            and other.top < self.bottom - hair
        )


def boxes(mark: Mark) -> Iterator[Box]:
    """Bound what must not be written over; areas and watermarks lie behind by design."""
    match mark:
        case Text():
            right = mark.x + width_of(mark.text, mark.face, mark.size)
            top, bottom = mark.y - ASCENT * mark.size, mark.y + DESCENT * mark.size
            yield Box(mark.x, top, right, bottom, mark.text)
        case Line():
            half = mark.weight / 2
            sides = (mark.x - half, mark.y - half, mark.to_x + half, mark.to_y + half)
            yield Box(*sides, "line")
        case Modules():
            quiet = mark.quiet
            near, far = mark.x - quiet, mark.x + mark.side + quiet
            yield Box(near, mark.y - quiet, far, mark.y + mark.side + quiet, "code")
        case Frame():
            left, top, right, bottom = mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
            for edges in (
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ):
                yield from boxes(Line(*edges, weight=mark.weight))


def faults(sheet: Sheet) -> list[tuple[str, str]]:
    """Name what leaves the page or covers something else; rules may cross each other."""
    found = [box for mark in layout(sheet) for box in boxes(mark)]
    outside = [
        (box.what, "outside")
        for box in found
        if min(box.left, box.top) < PRINTERS_EDGE
        or box.right > PAGE_WIDTH - PRINTERS_EDGE
        or box.bottom > PAGE_HEIGHT - PRINTERS_EDGE
    ]
    covering = [
        (one.what, other.what)
        for one, other in combinations(found, 2)
        if one.overlaps(other) and not one.what == other.what == "line"
    ]
    return outside + covering


def written(sheet: Sheet) -> str:
    return " ".join(mark.text for mark in layout(sheet) if isinstance(mark, Text))


def poppler_text(pdf: bytes) -> str:
    command = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def pdfium_text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text: str = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed here"
)
readers = pytest.mark.parametrize(
    "text_of", [pdfium_text, pytest.param(poppler_text, marks=needs_poppler)]
)


def facts_on_paper(sheet: Sheet) -> list[str]:
    facts = sheet.facts
    return [
        facts.printed_number,
        facts.office.upper(),
        facts.office_above.upper(),
        facts.office_place,
        facts.signer_title,
        facts.signer_name,
        facts.campaign,
        facts.full_name.upper(),
        facts.personal_id,
        facts.insurance_code,
        facts.address,
        facts.item_number,
        facts.item_note,
        facts.sponsor,
        facts.collector,
        facts.handed_by,
        sheet.void or "",
    ]


@readers
@pytest.mark.parametrize("name", EXTREMES)
def test_every_fact_is_read_back_exactly_as_nfc(name: str, text_of: Callable[[bytes], str]) -> None:
    text = " ".join(text_of(render_many([EXTREMES[name]])).split())
    assert unicodedata.is_normalized("NFC", text)
    missing = [fact for fact in facts_on_paper(EXTREMES[name]) if fact not in text]
    assert missing == []


@readers
@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, ["Thẻ bảo hiểm y tế, 12 tháng", "từ 01/02/2026 đến 31/01/2027", "Số thẻ"]),
        (
            {"kind": ItemKind.BOOK, "item_months": 6, "item_valid_to": ""},
            ["Sổ bảo hiểm xã hội tự nguyện, 6 tháng", "từ 01/02/2026", "Số sổ"],
        ),
        (
            {"kind": ItemKind.GIFT, "item_months": 0, "item_number": "", "amount": 500_000},
            ["Suất quà Tết", "500.000", "Năm trăm nghìn đồng./.", "Về việc trao quà Tết"],
        ),
        ({"birth_date": "1957"}, ["Ngày sinh: 1957 Giới tính: Nữ"]),
        ({"birth_date": "1957-08"}, ["Ngày sinh: 08/1957"]),
        ({"issued_on": "2026-03-05"}, ["Hoa Lư, ngày 05 tháng 3 năm 2026"]),
        ({}, ["1.263.600", "Một triệu hai trăm sáu mươi ba nghìn sáu trăm đồng./."]),
        (
            {"amount": 1_005_000, "amount_in_words": "một triệu không trăm lẻ năm ngàn"},
            ["Một triệu không trăm lẻ năm ngàn đồng./."],
        ),
        ({"signer_title": ""}, ["ĐẠI DIỆN ĐƠN VỊ", "In lúc 08:31 ngày 05/02/2026 – Máy QT-02"]),
    ],
)
def test_the_receipt_words_its_item_its_days_and_its_amount(
    over: dict[str, object], expected: list[str], text_of: Callable[[bytes], str]
) -> None:
    text = " ".join(text_of(render_many([make_sheet(**over)])).split())
    assert [words for words in expected if words not in text] == []


def test_a_gift_without_a_number_has_no_column_for_one() -> None:
    assert "Số hiệu" not in written(make_sheet(kind=ItemKind.GIFT, item_number=""))


def test_a_proxy_signs_in_their_own_hand_and_promises_to_pass_it_on() -> None:
    text = written(make_sheet(collector="Trần Văn Bình (con trai)"))
    assert "NGƯỜI NHẬN THAY" in text
    assert "Tôi đã nhận thay" in text
    assert "Nguyễn Thị Khánh Huyền" not in text


def test_only_a_copy_says_so_with_its_number() -> None:
    assert "BẢN SAO" not in written(make_sheet())
    assert "Liên 1" in written(make_sheet())
    assert "BẢN SAO – LẦN IN 3" in written(make_sheet(copy=3))
    assert "Liên 1" not in written(make_sheet(copy=3))


def test_only_a_void_receipt_says_so_with_its_reason() -> None:
    assert "HỦY" not in written(make_sheet())
    assert "HỦY Lý do: Sai tên" in written(make_sheet(void="Sai tên"))
    assert "HỦY" in written(make_sheet(void=""))


def test_only_training_says_so() -> None:
    assert "TẬP HUẤN" not in written(make_sheet())
    assert "TẬP HUẤN" in written(make_sheet(training=True))


@pytest.mark.parametrize("sheet", [*EXTREMES.values(), ENDLESS], ids=[*EXTREMES, "endless"])
def test_nothing_leaves_the_page_or_covers_anything(sheet: Sheet) -> None:
    assert faults(sheet) == []


syllables = st.sampled_from(
    ("Nguyễn", "Trường", "Hoàng", "Quỳnh", "Nghiêm", "Ẵm", "Ở", "Ý", "H’Ñuôt", "Y", "gỵ", "-")
)


def words(longest: int, *, least: int = 0) -> st.SearchStrategy[str]:
    some = st.lists(syllables, min_size=least, max_size=longest // 2).map(" ".join)
    return some.map(lambda text: text[:longest].strip())


@settings(max_examples=80, deadline=None)
@given(
    facts=st.fixed_dictionaries(
        {
            "full_name": words(60, least=1),
            "address": words(160),
            "sponsor": words(120),
            "collector": words(150),
            "office": words(90, least=1),
            "office_above": words(90),
            "office_place": words(40),
            "campaign": words(170),
            "item_note": words(110),
            "item_number": words(30),
            "signer_title": words(40),
            "signer_name": words(60),
            "handed_by": words(60),
            "amount": st.integers(0, 10**15),
            "kind": st.sampled_from(ItemKind),
            "training": st.booleans(),
        }
    ),
    void=st.none() | words(200),
    copy=st.integers(1, 99),
)
def test_whatever_the_names_every_word_is_printed_and_nothing_collides(
    facts: dict[str, object], void: str | None, copy: int
) -> None:
    sheet = make_sheet(**facts, void=void, copy=copy)
    assert faults(sheet) == []
    text = written(sheet)
    assert [fact for fact in facts_on_paper(sheet) if fact not in text] == []


@pytest.mark.parametrize("dpi", [150, 200])
@pytest.mark.parametrize(
    "over", [{}, {"void": "Sai tên"}, {"training": True}, {"copy": 2, **LONG_FACTS}]
)
def test_the_seal_is_read_from_the_pages_picture_and_verifies(
    over: dict[str, object], dpi: int
) -> None:
    with pypdfium2.PdfDocument(render_many([make_sheet(**over)])) as document:
        image = document[0].render(scale=dpi / 72).to_pil()
    (text,) = seals_in_image(image)
    seal = read_seal(text)
    KEY.public_key().verify(seal.signature, seal.signed)
    assert (seal.facts.number, seal.facts.amount) == (123, 1_263_600)


@needs_poppler
@pytest.mark.parametrize("dpi", [150, 200])
def test_the_seal_is_read_from_another_programs_picture(tmp_path: Path, dpi: int) -> None:
    command = ["pdftoppm", "-r", str(dpi), "-png", "-singlefile", "-", str(tmp_path / "page")]
    subprocess.run(command, input=render_many([make_sheet()]), check=True)
    with Image.open(tmp_path / "page.png") as image:
        assert seals_in_image(image) == [make_text()]


def test_the_code_with_its_quiet_zone_is_at_least_18_mm_wide() -> None:
    (code,) = [mark for mark in layout(make_sheet()) if isinstance(mark, Modules)]
    assert code.quiet == pytest.approx(4 * code.side / 41)
    assert (code.side + 2 * code.quiet) / 72 * 25.4 >= 18


def test_all_seals_of_a_file_are_found_in_the_order_of_pages() -> None:
    texts = [make_text(number=number) for number in (7, 3, 5)]
    sheets = [make_sheet(seal=text) for text in [*texts, texts[0]]]
    assert seals_in_pdf(render_many(sheets)) == texts


def test_equal_receipts_are_equal_bytes_whatever_was_drawn_before() -> None:
    first = render(make_facts(), make_text())
    render_many(EXTREMES.values())
    assert render(make_facts(), make_text()) == first


def test_equal_receipts_are_equal_bytes_in_another_process() -> None:
    program = (
        "import sys; from tests.documents.builders import make_facts, make_text\n"
        "from tethelp_desktop.documents.receipt import render\n"
        "sys.stdout.buffer.write(render(make_facts(), make_text()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/Lima"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    assert done.stdout == render(make_facts(), make_text())


def test_the_file_says_its_title_and_language() -> None:
    pdf = render(make_facts(), make_text())
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_value("Title") == "Biên nhận 01-000123/BN-HL"
    assert b"/Lang (vi)" in pdf


def test_sheets_are_taken_one_at_a_time_and_keep_their_order() -> None:
    taken = []

    def sheets() -> Iterator[Sheet]:
        for number in (3, 1, 2):
            taken.append(number)
            yield make_sheet(printed_number=f"01-{number:06}/BN-HL")

    with pypdfium2.PdfDocument(render_many(sheets())) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert ["01-000003" in pages[0], "01-000001" in pages[1], "01-000002" in pages[2]] == [True] * 3
    assert taken == [3, 1, 2]


def test_a_name_that_would_lose_a_letter_is_refused_not_printed() -> None:
    with pytest.raises(Unprintable):
        render(make_facts(full_name="Lê ☃"), make_text())
