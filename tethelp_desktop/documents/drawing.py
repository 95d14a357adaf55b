"""Marks on a page, and the PDF made of them; owns ReportLab.

A layout is a list of marks: values that know their place, so that a test can ask whether any
two collide before anything is drawn. Lengths are points; x grows to the right and y down from
the upper left corner, as a page is read.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from threading import Lock
from typing import Any, Final, TypeAlias, assert_never

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tethelp_desktop.documents.fonts import (
    Face,
    check_printable,
    register_fonts,
)

rl_config.useA85 = 0  # pages of plain bytes: a fifth smaller than in letters

_SUBSETTING: Final = Lock()
"""All documents share the parsed fonts, whose reading position moves while a PDF is closed."""

_LEADER_DASH: Final = (0.5, 1.6)


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text.

    Attributes:
        y: Of the base line.
        grey: 0 is black, 1 white.
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A level or upright line; `dotted` leads the eye to what is written on it."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float = 0.4
    grey: float = 0.0
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle below everything else; colours are red, green, blue of 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    colour: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle drawn with a line."""

    x: float
    y: float
    width: float
    height: float
    weight: float = 0.9


@dataclass(frozen=True, slots=True)
class Modules:
    """A QR code of `side` points, on white that reaches over its quiet zone.

    Attributes:
        rows: One byte per module, 1 is black.
    """

    x: float
    y: float
    side: float
    rows: tuple[bytes, ...]

    @property
    def quiet(self) -> float:
        """Width of the white that belongs around it: four modules (ISO/IEC 18004)."""
        return 4 * self.side / len(self.rows)


@dataclass(frozen=True, slots=True)
class Watermark:
    """Large pale words across the page, below all but areas; `y` is their middle."""

    x: float
    y: float
    text: str
    size: float
    slope_degrees: float
    grey: float = 0.86


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph, as JPEG."""

    x: float
    y: float
    width: float
    height: float
    jpeg: bytes


Mark: TypeAlias = Text | Line | Area | Frame | Modules | Watermark | Picture

_LAYERS: Final = (Picture, Area, Watermark, Line, Frame, Modules, Text)
"""From the paper up."""


def lowered(mark: Mark, by: float) -> Mark:
    """Move a mark down the page."""
    if isinstance(mark, Line):
        return replace(mark, y=mark.y + by, to_y=mark.to_y + by)
    return replace(mark, y=mark.y + by)


class Paper:
    """A PDF under way, page after page. Equal marks give equal bytes, at any time on any PC."""

    def __init__(self, title: str, width: float, height: float) -> None:
        register_fonts()
        self._height = height
        self._file = BytesIO()
        self._canvas: Any = Canvas(
            self._file,
            pagesize=(width, height),
            invariant=1,
            pageCompression=1,
            initialFontName=Face.REGULAR.value,
            lang="vi",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("TếtHelp")
        self._canvas.setCreator("TếtHelp")
        self._canvas.setSubject("")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def add_page(self, marks: Iterable[Mark]) -> None:
        """Draw a page from areas up to texts, whatever the order of its marks.

        Raises:
            Unprintable: A text has letters that the fonts lack, or is not NFC.
        """
        texts = []
        for mark in sorted(marks, key=lambda mark: _LAYERS.index(type(mark))):
            match mark:
                case Text():
                    texts.append(mark)
                case Line():
                    self._draw_line(mark)
                case Area():
                    self._canvas.setFillColorRGB(*mark.colour)
                    self._draw_rectangle(mark, fill=1, stroke=0)
                case Frame():
                    self._canvas.setStrokeGray(0)
                    self._canvas.setLineWidth(mark.weight)
                    self._draw_rectangle(mark, fill=0, stroke=1)
                case Modules():
                    self._draw_modules(mark)
                case Watermark():
                    self._draw_watermark(mark)
                case Picture():
                    bottom = self._height - mark.y - mark.height
                    picture = ImageReader(BytesIO(mark.jpeg))
                    self._canvas.drawImage(picture, mark.x, bottom, mark.width, mark.height)
                case _:
                    assert_never(mark)
        self._draw_texts(texts)
        self._canvas.showPage()

    def to_bytes(self) -> bytes:
        """Close the document and return it; no page can be added after."""
        with _SUBSETTING:
            self._canvas.save()
        return self._file.getvalue()

    def _draw_texts(self, texts: Iterable[Text]) -> None:
        drawn = self._canvas.beginText()
        grey = None
        for text in texts:
            check_printable(text.text)
            if text.grey != grey:
                grey = text.grey
                drawn.setFillGray(grey)
            drawn.setFont(text.face.value, text.size)
            drawn.setTextOrigin(text.x, self._height - text.y)
            drawn.textOut(text.text)
        self._canvas.drawText(drawn)

    def _draw_line(self, line: Line) -> None:
        canvas = self._canvas
        canvas.setStrokeGray(line.grey)
        canvas.setLineWidth(line.weight)
        canvas.setDash(*((_LEADER_DASH,) if line.dotted else ()))
        canvas.line(line.x, self._height - line.y, line.to_x, self._height - line.to_y)

    def _draw_rectangle(self, mark: Area | Frame, *, fill: int, stroke: int) -> None:
        bottom = self._height - mark.y - mark.height
        self._canvas.rect(mark.x, bottom, mark.width, mark.height, fill=fill, stroke=stroke)

    def _draw_modules(self, mark: Modules) -> None:
        """Paint black through a one-bit mask: a ninth of the bytes of as many rectangles.

        Written into the page itself, since ReportLab knows only images of eight bits.
        """
        count = len(mark.rows)
        packed = b"".join(_packed(row) for row in mark.rows)
        canvas = self._canvas
        canvas.setFillGray(1)
        white = mark.side + 2 * mark.quiet
        left, bottom = mark.x - mark.quiet, self._height - mark.y - mark.side - mark.quiet
        self._canvas.rect(left, bottom, white, white, fill=1, stroke=0)
        self._canvas.saveState()
        self._canvas.setFillGray(0)
        self._canvas.translate(mark.x, self._height - mark.y - mark.side)
        self._canvas.scale(mark.side, mark.side)
        self._canvas._code.append(
            f"BI /W {count} /H {count} /BPC 1 /IM true /D [1 0] /F /AHx ID {packed.hex()}> EI"
        )
        self._canvas.restoreState()

    def _draw_watermark(self, mark: Watermark) -> None:
        check_printable(mark.text)
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(mark.x, self._height - mark.y)
        canvas.rotate(mark.slope_degrees)
        canvas.setFillGray(mark.grey)
        canvas.setFont(Face.BOLD.value, mark.size)
        canvas.drawCentredString(0, -mark.size / 3, mark.text)
        canvas.restoreState()


def _packed(row: bytes) -> bytes:
    """Pack modules into bits, the first one highest, padded to whole bytes."""
    size = math.ceil(len(row) / 8)
    bits = int(row.translate(_AS_DIGITS), 2) << (size * 8 - len(row))
    return bits.to_bytes(size, "big")


_AS_DIGITS: Final = bytes.maketrans(b"\0\1", b"01")
