"""PDF pages as pictures, for preview, printing and reading back; owns PDFium."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Final

import pypdfium2
from PIL import Image

MOST_PIXELS: Final = 80_000_000
"""An A3 page at 600 dpi; a damaged page size must not take the PC's memory."""

_PDFIUM: Final = Lock()
"""PDFium may be entered by one thread at a time, even for different documents."""


class Unreadable(ValueError):
    """A file is no PDF or picture, or is damaged, locked or absurdly large."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A page as pixels, top row first.

    Attributes:
        stride: Bytes from one row to the next.
        pixels: Four bytes each: blue, green, red, unused (`QImage.Format_RGB32`).
    """

    width: int
    height: int
    stride: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """Count the pages of a PDF.

    Raises:
        Unreadable: It is no whole PDF.
    """
    with _opened(pdf) as document:
        return len(document)


def picture(pdf: bytes, page: int, *, dpi: float) -> Raster:
    """Draw a page, counted from 0, on white.

    Raises:
        Unreadable: The PDF is damaged, or the page would exceed `MOST_PIXELS`.
        IndexError: There is no such page.
    """
    with _opened(pdf) as document, _drawn(document, page, dpi, grey=False) as bitmap:
        return Raster(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def grey_pictures(pdf: bytes, *, dpi: float) -> Iterator[Image.Image]:
    """Draw every page of a PDF in grey, one after the other.

    Raises:
        Unreadable: The PDF is damaged, or a page would exceed `MOST_PIXELS`.
    """
    for page in range(page_count(pdf)):
        with _opened(pdf) as document, _drawn(document, page, dpi, grey=True) as bitmap:
            image = bitmap.to_pil().copy()
        yield image


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise Unreadable("no PDF, or damaged") from error
        try:
            yield document
        finally:
            document.close()


@contextmanager
def _drawn(
    document: pypdfium2.PdfDocument, page: int, dpi: float, *, grey: bool
) -> Iterator[pypdfium2.PdfBitmap]:
    if not 0 <= page < len(document):
        raise IndexError(f"no page {page}")
    try:
        opened = document[page]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"page {page} is damaged") from error
    scale = dpi / 72
    try:
        width, height = opened.get_size()
        if width * height * scale**2 > MOST_PIXELS:
            raise Unreadable(f"page {page} is too large")
        bitmap = opened.render(scale=scale, grayscale=grey, prefer_bgrx=not grey)
        try:
            yield bitmap
        finally:
            bitmap.close()
    finally:
        opened.close()
