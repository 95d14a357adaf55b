from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.documents.builders import make_sheet
from tethelp_desktop.documents.drawing import Area, Paper
from tethelp_desktop.documents.pages import MOST_PIXELS, Unreadable, page_count, picture
from tethelp_desktop.documents.receipt import render_many


def test_pages_are_counted() -> None:
    assert page_count(render_many([make_sheet()] * 3)) == 3


def test_a_page_has_the_size_of_a5_at_the_wanted_resolution() -> None:
    raster = picture(render_many([make_sheet()]), 0, dpi=144)
    assert (raster.width, raster.height) == (1191, 840)
    assert raster.stride >= raster.width * 4
    assert len(raster.pixels) == raster.stride * raster.height


def test_bytes_are_blue_green_red_as_qt_wants_them() -> None:
    paper = Paper("Thử", 10, 10)
    paper.add_page([Area(0, 0, 10, 10, (1.0, 0.5, 0.0))])
    blue, green, red = picture(paper.to_bytes(), 0, dpi=72).pixels[:3]
    assert (blue, red) == (0, 255)
    assert 126 <= green <= 129


def test_there_is_no_page_after_the_last() -> None:
    with pytest.raises(IndexError):
        picture(render_many([make_sheet()]), 1, dpi=72)


@pytest.mark.parametrize("damage", [b"", b"no pdf", b"%PDF-1.4\n"])
def test_a_damaged_pdf_is_called_unreadable(damage: bytes) -> None:
    with pytest.raises(Unreadable):
        page_count(damage)
    with pytest.raises(Unreadable):
        picture(damage, 0, dpi=72)


def test_a_page_of_absurd_size_is_refused_before_it_takes_the_memory() -> None:
    paper = Paper("Thử", 14_000, 14_000)
    paper.add_page([])
    pdf = paper.to_bytes()
    assert picture(pdf, 0, dpi=20).width ** 2 < MOST_PIXELS
    with pytest.raises(Unreadable):
        picture(pdf, 0, dpi=200)


def test_window_and_worker_may_draw_at_the_same_time() -> None:
    sheets = [make_sheet(amount=amount) for amount in range(1000, 1012)]
    alone = [picture(render_many([sheet]), 0, dpi=50).pixels for sheet in sheets]
    with ThreadPoolExecutor(4) as pool:
        together = pool.map(lambda sheet: picture(render_many([sheet]), 0, dpi=50).pixels, sheets)
        assert list(together) == alone
