"""The typeface of every paper: Liberation Serif 2 in four weights, under a name of our own.

Two traps of ReportLab are closed here. It shares faces by their PostScript name, so another
font file of the same name, such as Liberation Serif 1 without Vietnamese letters, would be
embedded in place of ours; and it prints nothing, without an error, where a glyph is missing.
So the faces that ReportLab really holds are asked for every letter before the first page.
"""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product
from string import ascii_letters, digits, punctuation
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tethelp_desktop.resources import RESOURCES


class Face(StrEnum):
    """A weight of the family; the value names it in ReportLab and its file."""

    REGULAR = "TetHelpSerif-Regular"
    BOLD = "TetHelpSerif-Bold"
    ITALIC = "TetHelpSerif-Italic"
    BOLD_ITALIC = "TetHelpSerif-BoldItalic"


ASCENT: Final = 0.92
"""Height of the tallest Vietnamese capital, such as Ẵ, above the base line, in type sizes."""
DESCENT: Final = 0.22
"""Depth of the lowest letter, such as ý or ạ, below the base line, in type sizes."""

VIETNAMESE_LETTERS: Final = "".join(
    unicodedata.normalize("NFC", vowel + mark)
    for vowel, mark in product("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", ("", *"\u0300\u0309\u0303\u0301\u0323"))
) + ("đĐ")
"""Twelve vowels in six tones, and đ; both cases."""

_REQUIRED: Final = VIETNAMESE_LETTERS + ascii_letters + digits + punctuation + " –—·…‘’“”₫°²×"


class FontsUnusable(Exception):
    """The shipped fonts are missing, damaged or replaced; no paper can be made."""


class Unprintable(ValueError):
    """A text cannot be printed as it stands: letters without a glyph, or not NFC.

    Attributes:
        letters: The letters that have no glyph; empty where only the form is wrong.
    """

    def __init__(self, text: str, letters: str) -> None:
        super().__init__(f"cannot be printed: {text!r}, letters {letters!r}")
        self.letters = letters


@cache
def register_fonts() -> frozenset[str]:
    """Give the faces to ReportLab, once, and tell which letters all of them can print.

    Raises:
        FontsUnusable: A file cannot be read, or a face lacks a letter that papers need.
    """
    faces = [_registered(face) for face in Face]
    printable = frozenset[str].intersection(*map(_letters, faces))
    if lacking := sorted(set(_REQUIRED) - printable):
        raise FontsUnusable(f"no glyph for {''.join(lacking)}")
    return printable


def _registered(face: Face) -> Any:
    """Register one face and return the font that ReportLab keeps under its name."""
    file = RESOURCES / "fonts" / f"{face.replace('TetHelp', 'Liberation')}.ttf"
    try:
        pdfmetrics.registerFont(TTFont(face.value, str(file), asciiReadable=False, shapable=False))
    except Exception as error:  # ReportLab's parser raises whatever damaged bytes lead it to
        raise FontsUnusable(f"{file.name}: {error}") from error
    return pdfmetrics.getFont(face.value)


def _letters(font: Any) -> frozenset[str]:
    return frozenset(map(chr, font.face.charToGlyph))


def missing_letters(text: str) -> str:
    """Name the letters of a text that no paper can print, each once, in order of code point."""
    return "".join(sorted(set(text) - register_fonts()))


def check_printable(text: str) -> None:
    """Refuse a text of which ReportLab would drop letters or marks without a word.

    Raises:
        Unprintable: A letter has no glyph, or the text is not NFC: loose marks fall off.
    """
    letters = missing_letters(text)
    if letters or not unicodedata.is_normalized("NFC", text):
        raise Unprintable(text, letters)


def width_of(text: str, face: Face, size: float = 1.0) -> float:
    """Measure a printable text in points, or in type sizes where no size is given."""
    return _width(text, face) * size


@lru_cache(maxsize=4096)
def _width(text: str, face: Face) -> float:
    """Measure a text in type sizes; the words of a paper come back on every page."""
    register_fonts()
    width: float = pdfmetrics.stringWidth(text, face.value, 1.0)
    return width
