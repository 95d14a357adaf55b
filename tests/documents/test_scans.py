"""Pictures are kept small and without what they do not show; anything else is refused."""

from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tethelp_desktop.documents.drawing import Paper
from tethelp_desktop.documents.pages import Unreadable
from tethelp_desktop.documents.scans import LARGEST_PICTURE, LONGEST_SIDE, read_scan
from tethelp_desktop.domain.records import MediaType

_ORIENTATION, _GPS = 0x0112, 0x8825


def drawn(picture: Image.Image, form: str = "JPEG", **how: object) -> bytes:
    written = BytesIO()
    picture.save(written, form, **how)
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def noise(width: int, height: int) -> Image.Image:
    pixels = Random(1).randbytes(width * height * 3)  # noqa: S311 - a pattern, not a secret
    return Image.frombytes("RGB", (width, height), pixels)


def a_pdf() -> bytes:
    paper = Paper("Giấy", 200, 200)
    paper.add_page([])
    return paper.to_bytes()


def test_a_photograph_is_turned_upright_and_tells_nothing_but_what_it_shows() -> None:
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    exif.get_ifd(_GPS)[1] = "N"
    sideways = Image.new("RGB", (40, 20), "red")
    sideways.paste("blue", (0, 0, 20, 20))
    scan = read_scan(drawn(sideways, exif=exif))
    kept = opened(scan.content)
    assert (scan.media_type, kept.size) == (MediaType.JPEG, (20, 40))
    assert not kept.getexif()
    red, _, blue = kept.getpixel((10, 5))
    assert blue > red, "the left half is up once the picture stands upright"


def test_a_large_picture_becomes_small_in_pixels_and_bytes() -> None:
    scan = read_scan(drawn(noise(2_400, 1_200)))
    kept = opened(scan.content)
    assert max(kept.size) <= LONGEST_SIDE
    assert kept.width == 2 * kept.height
    assert len(scan.content) <= LARGEST_PICTURE


def test_what_is_transparent_becomes_paper() -> None:
    scan = read_scan(drawn(Image.new("RGBA", (10, 10), (0, 0, 0, 0)), "PNG"))
    assert opened(scan.content).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_scanners_colours_are_all_taken(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    assert read_scan(drawn(Image.new(mode, (10, 10)), form)).media_type is MediaType.JPEG


def test_a_pdf_is_kept_as_it_is() -> None:
    pdf = a_pdf()
    scan = read_scan(pdf)
    assert (scan.media_type, scan.content) == (MediaType.PDF, pdf)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90",
        b"%PDF-1.7 and nothing else",
        drawn(Image.new("RGB", (10, 10)), "GIF"),
        drawn(noise(100, 100))[:600],
        drawn(Image.new("1", (20_000, 20_000)), "PNG"),
    ],
    ids=["empty", "program", "cut PDF", "another picture", "cut picture", "bomb"],
)
def test_what_cannot_be_shown_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_scan(data)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_damage_is_refused_or_still_a_picture(data: st.DataObject) -> None:
    for whole in (drawn(noise(30, 20)), drawn(noise(30, 20), "PNG"), a_pdf()):
        place = data.draw(st.integers(0, len(whole) - 1))
        damaged = bytearray(whole)
        damaged[place] ^= data.draw(st.integers(1, 255))
        try:
            scan = read_scan(bytes(damaged))
        except Unreadable:
            continue
        assert scan.content
