"""A report on A4, drawn from its frozen figures alone.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I: margins, heading, number, place and day, signature,
recipients, page number in the top margin from the second page on.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from tethelp_desktop.documents.blocks import (
    Align,
    Block,
    Style,
    beside,
    column,
    padded,
    paragraph,
    rule,
)
from tethelp_desktop.documents.drawing import Area, Line, Mark, Paper, Watermark
from tethelp_desktop.documents.fonts import Face, register_fonts, width_of
from tethelp_desktop.domain.dates import VIETNAM, long_day, shown_day
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import ItemKind, ReportKind, ReportSubmission
from tethelp_desktop.domain.reporting import NOTHING, ReportFigures
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.wording import Language, name_of

PAGE_WIDTH: Final = 595.28
PAGE_HEIGHT: Final = 841.89
"""A4 upright in points."""

_LEFT: Final = 85.0
_RIGHT: Final = PAGE_WIDTH - 48.0
_TOP: Final = 62.0
_BOTTOM: Final = PAGE_HEIGHT - 60.0
_SPLIT: Final = 275.0
_UPRIGHTS: Final = (_LEFT, 228.0, 288.0, 388.0, 447.0, _RIGHT)
"""Edges of the table's columns: name, units and money of the period, and since the beginning."""
_SPANS: Final = (_LEFT, 228.0, 388.0, _RIGHT)
"""Edges of the heads above two columns each."""
_SIGNING_ROOM: Final = 72.0
_HEAD_GREY: Final = (0.95, 0.95, 0.95)
_PAD: Final = 4.0

_PLAIN: Final = Style(Face.REGULAR, 13)
_SMALL: Final = Style(Face.REGULAR, 11)
_SMALL_BOLD: Final = Style(Face.BOLD, 11)
_ITALIC: Final = Style(Face.ITALIC, 13)
_BOLD: Final = Style(Face.BOLD, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """Every word that the paper brings itself; `{}` takes a fact."""

    nation: str
    motto: str
    number: str
    place_and_day: str
    document: str
    periodic: str
    settlement: str
    subject: str
    period: str
    correction: str
    nothing: str
    people: str
    item_head: str
    period_head: str
    cumulative_head: str
    units_head: str
    amount_head: str
    no_figures: str
    note: str
    recipients: str
    recipient: str
    file: str
    signer: str
    training: str


@cache
def report_words() -> ReportWords:
    """Read the words; a missing or unknown entry is a TypeError at once, not a gap on paper."""
    path = RESOURCES / "reports" / "vi.toml"
    return ReportWords(**tomllib.loads(path.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPaper:
    """A report as it is put on paper.

    Attributes:
        office_above: The office to which it is sent; empty at the top of the line.
        place: The place named before the day.
        corrected: Number of the report whose place it takes; empty for none.
    """

    report: ReportSubmission
    figures: ReportFigures
    office: str
    office_above: str
    place: str
    campaign: str
    corrected: str = ""
    training: bool = False


def render_report(paper: ReportPaper) -> bytes:
    """Draw a report as a PDF.

    Raises:
        Unprintable: A fact has letters that the fonts lack, or is not NFC.
        FontsUnusable: The shipped fonts are missing or damaged.
    """
    drawn = Paper(report_words().document.format(paper.report.number), PAGE_WIDTH, PAGE_HEIGHT)
    for marks in layout(paper):
        drawn.add_page(marks)
    return drawn.to_bytes()


def layout(paper: ReportPaper) -> list[tuple[Mark, ...]]:
    """Place everything that a report says, page by page."""
    register_fonts()
    pages = _paged(_blocks(paper))
    return [
        (*_behind(paper), *_page_number(number), *marks) for number, marks in enumerate(pages, 1)
    ]


def _blocks(paper: ReportPaper) -> Iterator[tuple[Block, bool]]:
    """Build all blocks from top to bottom, each with whether it is a row below the table's head."""
    for block in (_heading(paper), _title(paper), *_sentences(paper)):
        yield block, False
    rows = list(_rows(paper))
    yield (_head() if rows else _sentence(report_words().no_figures)), False
    for row in rows:
        yield row, True
    if rows:
        yield _note(), False
    yield _end(paper), False


def _paged(blocks: Iterable[tuple[Block, bool]]) -> list[list[Mark]]:
    """Stack blocks, and begin another page where one does not fit, a table with its head."""
    pages: list[list[Mark]] = [[]]
    y = _TOP
    for block, is_row in blocks:
        if y + block.height > _BOTTOM:
            pages.append([])
            y = _TOP
            if is_row:
                head = _head()
                pages[-1].extend(head.placed(y))
                y += head.height
        pages[-1].extend(block.placed(y))
        y += block.height
    return pages


def _page_number(number: int) -> Iterator[Mark]:
    if number > 1:
        yield from paragraph(str(number), _PLAIN, _LEFT, _RIGHT, align=Align.CENTRE).placed(32)


def _behind(paper: ReportPaper) -> Iterator[Mark]:
    if paper.training:
        middle = PAGE_WIDTH / 2, PAGE_HEIGHT / 2
        yield Watermark(*middle, report_words().training, 96, 45)


def _heading(paper: ReportPaper) -> Block:
    words, report = report_words(), paper.report
    office = partial(paragraph, left=_LEFT - 12, right=_SPLIT - 6, align=Align.CENTRE)
    nation = partial(paragraph, left=_SPLIT, right=_RIGHT, align=Align.CENTRE)
    office_centre, nation_centre = (_LEFT + _SPLIT - 18) / 2, (_SPLIT + _RIGHT) / 2
    half_motto = width_of(words.motto, Face.BOLD, 13) / 2
    day = long_day(report.submitted_on)
    dated = words.place_and_day.format(paper.place, day) if paper.place else day
    above = beside(
        column(
            [
                office(paper.office_above.upper(), Style(Face.REGULAR, 12), most_lines=2),
                office(paper.office.upper(), Style(Face.BOLD, 12), most_lines=3),
                Block(2.0),
                rule(office_centre - 32, office_centre + 32, weight=0.8),
            ]
        ),
        column(
            [
                nation(words.nation, Style(Face.BOLD, 12)),
                nation(words.motto, _BOLD),
                Block(2.0),
                rule(nation_centre - half_motto, nation_centre + half_motto, weight=0.8),
            ]
        ),
    )
    below = beside(office(words.number.format(report.number), _PLAIN), nation(dated, _ITALIC))
    return column([above, below, Block(10.0)], gap=6)


def _title(paper: ReportPaper) -> Block:
    words = report_words()
    is_settlement = paper.report.kind is ReportKind.SETTLEMENT
    centred = partial(paragraph, left=_LEFT, right=_RIGHT, align=Align.CENTRE, most_lines=3)
    return column(
        [
            centred(words.settlement if is_settlement else words.periodic, Style(Face.BOLD, 14)),
            centred(words.subject, _BOLD),
            centred(paper.campaign, _BOLD),
            Block(10.0),
        ]
    )


def _sentences(paper: ReportPaper) -> Iterator[Block]:
    words, report, figures = report_words(), paper.report, paper.figures
    moment = f"{report.cut_off.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
    period = (shown_day(report.first_day), shown_day(report.last_day), moment)
    yield _sentence(words.period.format(*period))
    if paper.corrected:
        yield _sentence(words.correction.format(paper.corrected, report.reason.rstrip(".")))
    if report.nothing_to_report:
        yield _sentence(words.nothing)
    spans = (figures.period, figures.cumulative)
    counts = [*(span.awarded for span in spans), *(span.served for span in spans)]
    yield _sentence(words.people.format(*map(grouped, counts)))
    yield Block(6.0)


def _sentence(text: str) -> Block:
    return column([paragraph(text, _PLAIN, _LEFT, _RIGHT, most_lines=8), Block(5.0)])


def _rows(paper: ReportPaper) -> Iterator[Block]:
    """Set the figures of each kind below its name; what never happened is left out."""
    for kind in ItemKind:
        told = [step for step in Step if _is_told(paper.figures, kind, step)]
        if told:
            yield _row((name_of(kind, Language.VI),), _SMALL_BOLD)
        for step in told:
            yield _row(_figures(paper.figures, kind, step), _SMALL)


def _note() -> Block:
    style = Style(Face.ITALIC, 11)
    return column([Block(5.0), paragraph(report_words().note, style, _LEFT, _RIGHT, most_lines=4)])


def _is_told(figures: ReportFigures, kind: ItemKind, step: Step) -> bool:
    spans = (figures.period, figures.cumulative)
    return any(span.figure(kind, step) != NOTHING for span in spans)


def _figures(figures: ReportFigures, kind: ItemKind, step: Step) -> tuple[str, ...]:
    period, whole = figures.period.figure(kind, step), figures.cumulative.figure(kind, step)
    numbers = (period.units, period.amount, whole.units, whole.amount)
    return (name_of(step, Language.VI), *map(grouped, numbers))


def _head() -> Block:
    words = report_words()
    titles = ("", words.period_head, words.cumulative_head)
    upper = [
        paragraph(text, _SMALL_BOLD, left, right, align=Align.CENTRE)
        for text, left, right in zip(titles, _SPANS, _SPANS[1:], strict=False)
    ]
    heads = (words.item_head, *((words.units_head, words.amount_head) * 2))
    lower = [
        paragraph(text, _SMALL_BOLD, left + 2, right - 2, align=Align.CENTRE)
        for text, left, right in zip(heads, _UPRIGHTS, _UPRIGHTS[1:], strict=False)
    ]
    above, below = padded(beside(*upper), 3), padded(beside(*lower), 3)
    height = above.height + below.height
    shade = Area(_LEFT, 0, _RIGHT - _LEFT, height, _HEAD_GREY)
    return column(
        [
            rule(_LEFT, _RIGHT, weight=0.8),
            Block(0.0, (shade, *_upright_lines(above.height, _SPANS))),
            above,
            Block(0.0, (*_upright_lines(below.height), _over_numbers())),
            below,
            rule(_LEFT, _RIGHT, weight=0.5),
        ]
    )


def _over_numbers() -> Line:
    return Line(_UPRIGHTS[1], 0, _RIGHT, 0, weight=0.4)


def _row(cells: Sequence[str], style: Style) -> Block:
    """Set a row; one cell alone reaches over the whole width."""
    if len(cells) == 1:
        inside = padded(paragraph(cells[0], style, _LEFT + _PAD, _RIGHT - _PAD), 3)
        lines = _upright_lines(inside.height, (_LEFT, _RIGHT))
    else:
        parts = [
            paragraph(
                cell,
                style,
                left + _PAD,
                right - _PAD,
                align=Align.RIGHT if place else Align.LEFT,
                most_lines=1 if place else 2,
            )
            for place, (cell, left, right) in enumerate(
                zip(cells, _UPRIGHTS, _UPRIGHTS[1:], strict=False)
            )
        ]
        inside = padded(beside(*parts), 3)
        lines = _upright_lines(inside.height)
    below = rule(_LEFT, _RIGHT, weight=0.4)
    return column([Block(0.0, tuple(lines)), inside, below])


def _upright_lines(height: float, edges: Sequence[float] = _UPRIGHTS) -> list[Line]:
    return [Line(x, 0, x, height, weight=0.4) for x in edges]


def _end(paper: ReportPaper) -> Block:
    """Set recipients and signature, which stay on one page."""
    words, report = report_words(), paper.report
    signing = partial(paragraph, left=_SPLIT, right=_RIGHT, align=Align.CENTRE, most_lines=2)
    above = [words.recipient.format(paper.office_above)] if paper.office_above else []
    listed = [
        paragraph(text, _SMALL, _LEFT, _SPLIT - 10, most_lines=2) for text in (*above, words.file)
    ]
    recipients = column(
        [paragraph(words.recipients, Style(Face.BOLD_ITALIC, 12), _LEFT, _SPLIT), *listed], gap=1
    )
    signature = column(
        [
            signing((report.signer_title or words.signer).upper(), _BOLD),
            Block(_SIGNING_ROOM),
            signing(report.signer, _BOLD),
        ]
    )
    return column([Block(16.0), beside(recipients, signature)])
