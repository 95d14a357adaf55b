"""Letters and reports on A4: heading, title, prose, tables that go on over pages, signatures.

Pieces follow each other down the page; what does not fit begins the next one. Rows of a table
repeat its head there.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I: margins, heading, sizes, the page's number above from the
second page on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Final, TypeAlias

from PIL import Image

from tethelp_desktop.documents.blocks import (
    LINE_PITCH,
    Align,
    Block,
    Style,
    beside,
    column,
    padded,
    paragraph,
    rule,
)
from tethelp_desktop.documents.drawing import Area, Line, Mark, Paper, Picture, Text, Watermark
from tethelp_desktop.documents.fonts import ASCENT, DESCENT, Face, width_of
from tethelp_desktop.documents.receipt_words import receipt_words
from tethelp_desktop.domain.dates import long_day

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
_MM: Final = 72 / 25.4
LEFT: Final = 30 * _MM
RIGHT: Final = WIDTH - 15 * _MM
_TOP: Final = 20 * _MM
_BOTTOM: Final = HEIGHT - 20 * _MM
_NUMBER_LINE: Final = 12 * _MM
_SPLIT: Final = LEFT + 0.44 * (RIGHT - LEFT)
_INDENT: Final = 10 * _MM
_SIGNING_ROOM: Final = 62.0
_TALLEST_PICTURE: Final = 320.0
_CELL_PAD: Final = 3.0
_SHADE: Final = (0.95, 0.95, 0.95)

BODY: Final = Style(Face.REGULAR, 13)
BOLD: Final = Style(Face.BOLD, 13)
ITALIC: Final = Style(Face.ITALIC, 13)
SMALL: Final = Style(Face.REGULAR, 10.5)
SMALL_BOLD: Final = Style(Face.BOLD, 10.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Whose paper it is, its number, and who signs it.

    Attributes:
        training: Whether everything on it is practice.
    """

    office_above: str
    office: str
    place: str
    number: str
    day: date
    signer_title: str = ""
    signer_name: str = ""
    training: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table: its title, its part of the width, and where its texts stand."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: a head, and rows that may go on over pages; a cell may have several lines.

    A row of one cell goes over the whole width and heads the rows below it.
    """

    heads: Sequence[Head]
    rows: Iterable[Sequence[str]]
    style: Style = SMALL


PAGE_BREAK: Final = Block(-1.0)
"""A piece that begins a new page."""

Piece: TypeAlias = Block | Rows


def draw(title: str, pieces: Iterable[Piece], *, training: bool = False) -> bytes:
    """Draw pieces as one PDF.

    Rows are taken one at a time, so a generator may report progress or stop the work.

    Raises:
        Unprintable: A text has letters that the fonts lack, or is not NFC.
        FontsUnusable: The shipped fonts are missing or damaged.
    """
    paper = Paper(title, WIDTH, HEIGHT)
    for page in layout(pieces, training=training):
        paper.add_page(page)
    return paper.to_bytes()


def layout(pieces: Iterable[Piece], *, training: bool = False) -> Iterator[list[Mark]]:
    """Place pieces page by page, from the second on with the page's number."""
    for number, placed in enumerate(_pages(pieces), 1):
        page: list[Mark] = []
        if number > 1:
            top = paragraph(f"{number}", BODY, LEFT, RIGHT, align=Align.CENTRE)
            page += top.placed(_NUMBER_LINE - top.height / 2)
        page += placed
        if training:
            cry = receipt_words().training
            page.append(Watermark(WIDTH / 2, HEIGHT / 2, cry, 90.0, 35.0))
        yield page


def _pages(pieces: Iterable[Piece]) -> Iterator[list[Mark]]:
    page: list[Mark] = []
    y = _TOP
    for block, head in _blocks(pieces):
        is_break = block is PAGE_BREAK
        if page and (is_break or y + block.height > _BOTTOM):
            yield page
            page, y = [], _TOP
            if head is not None:
                page += head.placed(y)
                y += head.height
        if not is_break:
            page += block.placed(y)
            y += block.height
    yield page


def _blocks(pieces: Iterable[Piece]) -> Iterator[tuple[Block, Block | None]]:
    """Yield every block, a row of a table with the head that a new page repeats."""
    for piece in pieces:
        if isinstance(piece, Block):
            yield piece, None
            continue
        head = _row(
            [one.title for one in piece.heads], piece.heads, SMALL_BOLD, centred=True, shaded=True
        )
        rows = (
            _row(cells, piece.heads, piece.style) if len(cells) > 1 else _subhead(cells)
            for cells in piece.rows
        )
        first = next(rows, None)
        # A head never stands alone at the foot of a page.
        yield (column([head, first]) if first else head), None
        for row in rows:
            yield row, head


def _subhead(cells: Sequence[str]) -> Block:
    return _row(cells, [Head("", 1)], SMALL_BOLD)


def _row(
    cells: Sequence[str],
    heads: Sequence[Head],
    style: Style,
    *,
    centred: bool = False,
    shaded: bool = False,
) -> Block:
    whole = sum(head.share for head in heads)
    edges = [LEFT]
    for head in heads:
        edges.append(edges[-1] + (RIGHT - LEFT) * head.share / whole)
    written = padded(
        beside(
            *(
                _cell(text, style, left, right, Align.CENTRE if centred else head.align)
                for text, head, left, right in zip(cells, heads, edges[:-1], edges[1:], strict=True)
            )
        ),
        _CELL_PAD,
    )
    height = written.height
    uprights = tuple(Line(x, 0, x, height) for x in edges)
    levels = (Line(LEFT, 0, RIGHT, 0), Line(LEFT, height, RIGHT, height))
    shade = (Area(LEFT, 0, RIGHT - LEFT, height, _SHADE),) if shaded else ()
    return beside(Block(height, (*shade, *uprights, *levels)), written)


def _cell(text: str, style: Style, left: float, right: float, align: Align) -> Block:
    inside = (left + _CELL_PAD, right - _CELL_PAD)
    lines = text.split("\n")
    return column([paragraph(line, style, *inside, align=align, most_lines=4) for line in lines])


def heading(head: Letterhead) -> Block:
    """Set the heading of an administrative paper: whose it is, the nation, number and day."""
    words = receipt_words()
    office = partial(paragraph, left=LEFT - 14, right=_SPLIT - 8, align=Align.CENTRE)
    nation = partial(paragraph, left=_SPLIT - 4, right=RIGHT, align=Align.CENTRE)
    plain, bold, motto = Style(Face.REGULAR, 12), Style(Face.BOLD, 12), Style(Face.BOLD, 13)
    middle, other = (LEFT - 14 + _SPLIT - 8) / 2, (_SPLIT - 4 + RIGHT) / 2
    half = min(width_of(words.motto, motto.face, motto.size), RIGHT - _SPLIT) / 2
    above = beside(
        column(
            [
                office(head.office_above.upper(), plain, most_lines=2),
                office(head.office.upper(), bold, most_lines=2),
                Block(2.0),
                rule(middle - 34, middle + 34, weight=0.9),
            ]
        ),
        column(
            [
                nation(words.nation, bold),
                nation(words.motto, motto),
                Block(2.0),
                rule(other - half, other + half, weight=0.9),
            ]
        ),
    )
    day = long_day(head.day)
    dated = words.place_and_day.format(head.place, day) if head.place else day
    number = words.number.format(head.number or "…………")
    below = beside(office(number, BODY), nation(dated, Style(Face.ITALIC, 13)))
    return column([above, below, Block(10.0)], gap=5.0)


def title(text: str, about: str = "") -> Block:
    """Set what a paper is, and below it what it is about, over a short rule."""
    centred = partial(paragraph, left=LEFT, right=RIGHT, align=Align.CENTRE, most_lines=3)
    middle = (LEFT + RIGHT) / 2
    parts = [centred(text, Style(Face.BOLD, 14))]
    if about:
        parts.append(centred(about, BOLD))
    return column([*parts, Block(4.0), rule(middle - 40, middle + 40, weight=0.9), Block(10.0)])


def prose(text: str, style: Style = BODY, *, indented: bool = True, below: float = 6.0) -> Block:
    """Set a paragraph, both edges even but for its last line."""
    lines = list(_lines(text.split(), style, _INDENT if indented else 0.0))
    marks = [
        Text(
            x, ASCENT * style.size + number * LINE_PITCH * style.size, word, style.face, style.size
        )
        for number, line in enumerate(lines)
        for x, word in line
    ]
    height = (len(lines) - 1) * LINE_PITCH * style.size + (ASCENT + DESCENT) * style.size
    return Block(height + below, tuple(marks)) if lines else Block(0.0)


def _lines(words: Sequence[str], style: Style, indent: float) -> Iterator[list[tuple[float, str]]]:
    """Break words into lines, each word with where it begins."""
    blank = width_of(" ", style.face, style.size)
    left, used = LEFT + indent, 0.0
    line: list[str] = []
    for word in words:
        wide = width_of(word, style.face, style.size)
        if line and left + used + blank + wide > RIGHT:
            yield _set(line, left, (RIGHT - left - used) / max(1, len(line) - 1) + blank, style)
            left, line, used = LEFT, [], 0.0
        used += wide + (blank if line else 0.0)
        line.append(word)
    if line:
        yield [(left, " ".join(line))]


def _set(line: Sequence[str], left: float, gap: float, style: Style) -> list[tuple[float, str]]:
    found, x = [], left
    for word in line:
        found.append((x, word))
        x += width_of(word, style.face, style.size) + gap
    return found


def photograph(jpeg: bytes) -> Block:
    """Set a photograph in the middle, two on a page."""
    with Image.open(BytesIO(jpeg)) as opened:
        scale = min((RIGHT - LEFT) / opened.width, _TALLEST_PICTURE / opened.height)
        width, height = opened.width * scale, opened.height * scale
    mark = Picture((LEFT + RIGHT - width) / 2, 0, width, height, jpeg)
    return Block(height + 10.0, (mark,))


def signatures(head: Letterhead, receivers: Sequence[str], *, sign: str) -> Block:
    """Set who gets the paper at the left and who signs it at the right."""
    left = partial(paragraph, left=LEFT, right=_SPLIT, most_lines=3)
    right = partial(paragraph, left=_SPLIT, right=RIGHT, align=Align.CENTRE, most_lines=2)
    signer = head.signer_title.upper() or receipt_words().signer
    lines = [left(line, Style(Face.REGULAR, 11)) for line in receivers[1:]]
    return beside(
        column([left(receivers[0], Style(Face.BOLD_ITALIC, 12)), *lines]),
        column(
            [
                right(signer, BOLD),
                right(sign, Style(Face.ITALIC, 11)),
                Block(_SIGNING_ROOM),
                right(head.signer_name, BOLD),
            ]
        ),
    )
