"""Blocks: pieces of a page that know their height, set beside and below each other.

A block begins at y = 0; its texts keep inside its height, accents included, so blocks that are
stacked cannot touch.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import Final

from tethelp_desktop.documents.drawing import Area, Frame, Line, Mark, Text, lowered
from tethelp_desktop.documents.fonts import ASCENT, DESCENT, Face, width_of

LINE_PITCH: Final = 1.19
"""From base line to base line, in type sizes."""

PALE: Final = 0.35
"""The grey of what stays in the background; a laser printer still shows it."""

_HEAD_GREY: Final = (0.95, 0.95, 0.95)
_WORTH_A_LINE: Final = 0.86
"""Smaller than this share of its size, a text takes another line instead of shrinking."""
_SHRINKING: Final = 0.98
_BLANK: Final = re.compile(r"\s+(?![-–]\s)")
"""Where a line may break: not before a dash, which would seem to begin a list."""


class Align(Enum):
    """Where a text stands in its width; the value is the share of spare room on its left."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """A face and a size in points."""

    face: Face
    size: float


@dataclass(frozen=True, slots=True)
class Block:
    """Marks that begin at y = 0, the height they take in points, and blocks inside it.

    Attributes:
        parts: Inner blocks, each with its distance from the top.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    parts: tuple[tuple[float, "Block"], ...] = ()

    def placed(self, y: float) -> Iterator[Mark]:
        """Yield all marks as they stand when the block begins at `y`."""
        for mark in self.marks:
            yield lowered(mark, y)
        for below, part in self.parts:
            yield from part.placed(y + below)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text broken into lines, and the size at which none is too wide."""

    lines: tuple[str, ...]
    size: float


def column(blocks: Sequence[Block], *, gap: float = 0.0) -> Block:
    """Set blocks below each other."""
    tops = list(accumulate((block.height + gap for block in blocks), initial=0.0))
    return Block(tops.pop() - gap, parts=tuple(zip(tops, blocks, strict=True)))


def beside(*blocks: Block) -> Block:
    """Set blocks, which know their own left and right, at one height."""
    return Block(max(block.height for block in blocks), parts=tuple((0.0, b) for b in blocks))


def rule(left: float, right: float, *, weight: float) -> Block:
    """Draw a level line that takes its own weight of height."""
    return Block(weight, (Line(left, weight / 2, right, weight / 2, weight),))


def paragraph(
    text: str,
    style: Style,
    left: float,
    right: float,
    *,
    align: Align = Align.LEFT,
    most_lines: int = 1,
    baseline: float | None = None,
    grey: float = 0.0,
) -> Block:
    """Set a text between two edges, fitted; an empty one takes no height.

    `baseline` lays the first line on the base line of a larger neighbour.
    """
    fitted = fit(text, style, right - left, most_lines=most_lines)
    if not fitted.lines:
        return Block(0.0)
    first = max(baseline or 0.0, ASCENT * fitted.size)
    marks = tuple(
        _aligned(line, style.face, fitted.size, left, right, align, first + offset, grey)
        for line, offset in zip(fitted.lines, _offsets(fitted), strict=True)
    )
    return Block(marks[-1].y + DESCENT * fitted.size, marks)


def _offsets(fitted: Fitted) -> list[float]:
    return [number * LINE_PITCH * fitted.size for number in range(len(fitted.lines))]


def _aligned(
    line: str,
    face: Face,
    size: float,
    left: float,
    right: float,
    align: Align,
    y: float,
    grey: float,
) -> Text:
    spare = right - left - width_of(line, face, size)
    return Text(left + spare * align.value, y, line, face, size, grey)


def padded(block: Block, padding: float) -> Block:
    """Set a block between two empty bands."""
    return column([Block(padding), block, Block(padding)])


def framed(block: Block, left: float, right: float, *, padding: float) -> Block:
    """Draw a frame around a block."""
    inside = padded(block, padding)
    frame = Frame(left, 0, right - left, inside.height)
    return beside(inside, Block(inside.height, (frame,)))


def field(
    label: str,
    value: str,
    label_style: Style,
    value_style: Style,
    left: float,
    right: float,
    *,
    most_lines: int = 1,
) -> Block:
    """Set a value on dotted lines after its label; an empty one leaves the line to a pen."""
    size = label_style.size
    first, below, apart = ASCENT * size * 1.04, 0.3 * size, 0.35 * size
    start = left + width_of(label, label_style.face, size) + apart
    fitted = fit(value, value_style, right - start - apart, most_lines=most_lines)
    pitch = ASCENT * fitted.size + below + 0.6
    base_lines = [first + number * pitch for number in range(max(1, len(fitted.lines)))]
    values = (
        Text(start + apart, y, line, value_style.face, fitted.size)
        for line, y in zip(fitted.lines, base_lines, strict=False)
    )
    leaders = (
        Line(start, y + below, right, y + below, weight=0.5, grey=PALE, dotted=True)
        for y in base_lines
    )
    named = Text(left, first, label, label_style.face, size)
    return Block(base_lines[-1] + below + 0.1 * size, (named, *values, *leaders))


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a table of one row: its head, its edges, and what stands in it."""

    head: str
    left: float
    right: float
    block: Block


def table(cells: Sequence[Cell], head_style: Style) -> Block:
    """Set neighbouring cells between rules, their heads on grey."""
    left, right = cells[0].left, cells[-1].right
    heads = (
        paragraph(cell.head, head_style, cell.left, cell.right, align=Align.CENTRE)
        for cell in cells
    )
    head = padded(beside(*heads), 1.8)
    body = padded(beside(*(cell.block for cell in cells)), 2.5)
    below = head.height + body.height
    uprights = (Line(cell.left, 0, cell.left, below, weight=0.4) for cell in cells[1:])
    shade = Area(left, 0, right - left, head.height, _HEAD_GREY)
    return column(
        [
            rule(left, right, weight=0.9),
            Block(0.0, (shade, *uprights)),
            head,
            rule(left, right, weight=0.5),
            body,
            rule(left, right, weight=0.9),
        ]
    )


def fit(text: str, style: Style, width: float, *, most_lines: int = 1) -> Fitted:
    """Fit a text into a width without cutting it: shrink a little, then wrap, then shrink more.

    Words stay whole and lines are of even length. A blank text has no lines.
    """
    words = _BLANK.split(text.strip())
    for count in range(1, most_lines):
        fitted = _fit_lines(words, style, width, count)
        if fitted.size >= style.size * _WORTH_A_LINE:
            return fitted
    return _fit_lines(words, style, width, most_lines)


def _fit_lines(words: Sequence[str], style: Style, width: float, count: int) -> Fitted:
    """Fit words into at most `count` lines at the largest size that allows it."""
    size, face = style.size, style.face
    whole = " ".join(words)
    needed = width_of(whole, face)
    if count == 1 or needed * size <= width:
        return Fitted((whole,), min(size, width / needed)) if whole else Fitted((), size)
    while not _holds(lines := _wrapped(words, face, width / size), face, width / size, count):
        size *= _SHRINKING
    return Fitted(_evened(words, face, lines), size)


def _holds(lines: Sequence[str], face: Face, width: float, count: int) -> bool:
    return len(lines) <= count and _widest(lines, face) <= width


def _widest(lines: Sequence[str], face: Face) -> float:
    return max(width_of(line, face) for line in lines)


def _wrapped(words: Sequence[str], face: Face, width: float) -> tuple[str, ...]:
    """Break words into lines no wider than `width` (in type sizes), unless a word alone is."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, face) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _evened(words: Sequence[str], face: Face, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Narrow the lines as far as their number allows, so that no short word stands alone."""
    count = len(lines)
    widest = _widest(lines, face)
    while _holds(narrower := _wrapped(words, face, widest * _SHRINKING), face, widest, count):
        widest *= _SHRINKING
        lines = narrower
    return lines
