"""A report on A4, drawn from its frozen figures alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.documents.a4 import (
    Head,
    Letterhead,
    Piece,
    Rows,
    draw,
    heading,
    prose,
    signatures,
    title,
)
from tethelp_desktop.documents.blocks import Align, Block, Style
from tethelp_desktop.documents.fonts import Face
from tethelp_desktop.documents.paper_words import paper_words
from tethelp_desktop.domain.dates import VIETNAM, shown_day
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import ItemKind, ReportKind, ReportSubmission
from tethelp_desktop.domain.reporting import NOTHING, ReportFigures
from tethelp_desktop.wording import Language, name_of

_COLUMNS: Final = (
    ("item-head", 1.6),
    ("period-units-head", 0.8),
    ("period-amount-head", 1.3),
    ("cumulative-units-head", 0.8),
    ("cumulative-amount-head", 1.3),
)


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
    name = paper_words("report")["document"].format(paper.report.number)
    return draw(name, pieces(paper), training=paper.training)


def pieces(paper: ReportPaper) -> Iterator[Piece]:
    """Build everything that a report says, from top to bottom."""
    words, report = paper_words("report"), paper.report
    head = Letterhead(
        office_above=paper.office_above,
        office=paper.office,
        place=paper.place,
        number=report.number,
        day=report.submitted_on,
        signer_title=report.signer_title or words["signer"],
        signer_name=report.signer,
    )
    is_settlement = report.kind is ReportKind.SETTLEMENT
    yield heading(head)
    subject = f"{words['subject']}. {paper.campaign}"
    yield title(words["settlement" if is_settlement else "periodic"], subject)
    yield from map(prose, _sentences(paper))
    rows = list(_rows(paper.figures))
    if rows:
        heads = [
            Head(words[name], share, Align.RIGHT if place else Align.LEFT)
            for place, (name, share) in enumerate(_COLUMNS)
        ]
        yield Rows(heads, rows)
        yield Block(6.0)
        yield prose(words["note"], Style(Face.ITALIC, 11), indented=False)
    else:
        yield prose(words["no-figures"])
    yield Block(10.0)
    above = [words["recipient"].format(paper.office_above)] if paper.office_above else []
    receivers = [words["recipients"], *above, words["file"]]
    yield signatures(head, receivers, sign=words["sign"])


def _sentences(paper: ReportPaper) -> Iterator[str]:
    words, report, figures = paper_words("report"), paper.report, paper.figures
    moment = f"{report.cut_off.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
    days = shown_day(report.first_day), shown_day(report.last_day)
    yield words["period"].format(*days, moment)
    if paper.corrected:
        yield words["correction"].format(paper.corrected, report.reason.rstrip("."))
    if report.nothing_to_report:
        yield words["nothing"]
    spans = (figures.period, figures.cumulative)
    counts = [*(span.awarded for span in spans), *(span.served for span in spans)]
    yield words["people"].format(*map(grouped, counts))


def _rows(figures: ReportFigures) -> Iterator[Sequence[str]]:
    """Set the figures of each kind below its name; what never happened is left out."""
    for kind in ItemKind:
        rows = []
        for step in Step:
            period, whole = figures.period.figure(kind, step), figures.cumulative.figure(kind, step)
            if (period, whole) != (NOTHING, NOTHING):
                numbers = (period.units, period.amount, whole.units, whole.amount)
                rows.append((name_of(step, Language.VI), *map(grouped, numbers)))
        if rows:
            yield (name_of(kind, Language.VI),)
            yield from rows
