"""The index of an audit file: its figures, every document with its checksum, and the gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.documents.a4 import (
    BOLD,
    ITALIC,
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
from tethelp_desktop.domain.money import grouped

_WORDS: Final = "audit"
_TINY: Final = Style(Face.REGULAR, 9)


@dataclass(frozen=True, slots=True)
class IndexFigure:
    """One figure of the ledger, and the sum of the register behind it."""

    kind: str
    step: str
    units: int
    amount: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class IndexFile:
    """One document of the folder.

    Attributes:
        dated: Its number and day, as far as it has them.
        file: Within the folder.
    """

    title: str
    dated: str
    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class IndexGap:
    """What is missing, and where."""

    gap: str
    where: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditIndex:
    """Everything the index says."""

    head: Letterhead
    about: str
    campaign: str
    made: str
    contents: str
    figures: Sequence[IndexFigure]
    files: Sequence[IndexFile]
    gaps: Sequence[IndexGap]


def index(facts: AuditIndex) -> bytes:
    """Draw the index."""
    words = paper_words(_WORDS)
    return draw(words["document"], _index(facts), training=facts.head.training)


def _index(facts: AuditIndex) -> Iterator[Piece]:
    words = paper_words(_WORDS)
    yield heading(facts.head)
    yield title(words["title"], facts.about)
    yield prose(words["campaign"].format(campaign=facts.campaign))
    yield prose(facts.made)
    yield prose(facts.contents)
    yield from _section(words["figures"])
    yield prose(words["figures-note"], ITALIC)
    yield _figures(facts.figures)
    yield from _section(words["gaps"])
    if facts.gaps:
        yield _gaps(facts.gaps)
    else:
        yield prose(words["no-gaps"])
    yield from _section(words["files"])
    yield prose(words["files-note"], ITALIC)
    yield _files(facts.files)
    yield Block(16.0)
    yield signatures(facts.head, [words["kept"]], sign=words["sign"])


def _section(text: str) -> Iterator[Piece]:
    yield Block(8.0)
    yield prose(text, BOLD, indented=False)


def _figures(figures: Sequence[IndexFigure]) -> Rows:
    words = paper_words(_WORDS)
    return Rows(
        [
            Head(words["kind-head"], 3),
            Head(words["step-head"], 3),
            Head(words["units-head"], 2, Align.RIGHT),
            Head(words["amount-head"], 3, Align.RIGHT),
            Head(words["agrees-head"], 2, Align.CENTRE),
        ],
        [
            (
                one.kind,
                one.step,
                grouped(one.units),
                grouped(one.amount),
                words["agrees" if one.agrees else "differs"],
            )
            for one in figures
        ],
    )


def _gaps(gaps: Sequence[IndexGap]) -> Rows:
    words = paper_words(_WORDS)
    rows = [(gap.gap, where) for gap in gaps for where in gap.where]
    return Rows(
        [
            Head(words["number-head"], 1, Align.CENTRE),
            Head(words["gap-head"], 6),
            Head(words["where-head"], 5),
        ],
        [(str(number), *row) for number, row in enumerate(rows, 1)],
    )


def _files(files: Sequence[IndexFile]) -> Rows:
    words = paper_words(_WORDS)
    half = 32
    return Rows(
        [
            Head(words["number-head"], 1, Align.CENTRE),
            Head(words["title-head"], 4),
            Head(words["dated-head"], 3),
            Head(words["file-head"], 4),
            Head(words["digest-head"], 5),
        ],
        (
            (
                str(number),
                one.title,
                one.dated,
                one.file.replace("/", "/\n"),
                f"{one.digest[:half]}\n{one.digest[half:]}",
            )
            for number, one in enumerate(files, 1)
        ),
        _TINY,
    )
