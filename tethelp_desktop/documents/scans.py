"""Scans and photographs made small enough to travel, and drawn for the eye; owns Pillow.

A picture is written anew, so that nothing but what it shows is left of it: neither the place
where it was taken nor the camera. A PDF stays as it is.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from tethelp_desktop.documents.pages import MOST_PIXELS, Unreadable, page_count
from tethelp_desktop.domain.records import MediaType

LONGEST_SIDE: Final = 1_600
"""Pixels of a picture's longer side: a page of type stays readable."""
LARGEST_PICTURE: Final = 350_000
"""Bytes of a picture; its quality falls until it fits."""

_PDF: Final = b"%PDF-"
_HEAD: Final = 1_024
"""Readers of PDF accept a few stray bytes before it."""
_QUALITIES: Final = (85, 75, 65, 55, 45, 35, 25, 15, 5)
_SMALLER: Final = 0.8


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it is kept."""

    media_type: MediaType
    content: bytes


def read_scan(data: bytes) -> Scan:
    """Tell what a file is by its content, and bring it into the form in which it is kept.

    Raises:
        Unreadable: It is neither a PDF nor a JPEG or PNG picture, or is damaged or locked.
    """
    if _PDF in data[:_HEAD]:
        if not page_count(data):
            raise Unreadable("a PDF without pages")
        return Scan(MediaType.PDF, data)
    return Scan(MediaType.JPEG, _shrunk(_picture(data)))


def _picture(data: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Unreadable("a picture too large")
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            return _on_white(upright)
    except Image.DecompressionBombError as error:
        raise Unreadable("a picture too large") from error
    except (OSError, ValueError, SyntaxError) as error:  # what Pillow's parsers raise
        raise Unreadable("no picture, or damaged") from error


def _on_white(picture: Image.Image) -> Image.Image:
    """Copy the pixels alone: what is transparent becomes paper."""
    drawn = picture.convert("RGBA")
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    return paper


def _shrunk(picture: Image.Image) -> bytes:
    for quality in _QUALITIES:
        written = BytesIO()
        picture.save(written, "JPEG", quality=quality, optimize=True)
        if written.tell() <= LARGEST_PICTURE:
            return written.getvalue()
    smaller = (round(picture.width * _SMALLER), round(picture.height * _SMALLER))
    return _shrunk(picture.resize(smaller))
