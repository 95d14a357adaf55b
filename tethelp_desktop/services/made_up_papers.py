"""Papers that do not exist, as a scanner would give them, for practice and demonstration."""

from typing import Final

from tethelp_desktop.documents.drawing import Mark, Paper, Text, Watermark
from tethelp_desktop.documents.fonts import Face
from tethelp_desktop.documents.scans import Scan
from tethelp_desktop.domain.records import EvidenceKind, MediaType, Record, table_of
from tethelp_desktop.services import evidence
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.evidence import Subject

_WIDTH: Final = 595.28
_HEIGHT: Final = 841.89
_LEFT: Final = 85.0
_TOP: Final = 120.0
_PITCH: Final = 24.0
_WORTHLESS: Final = "BẢN GIẢ ĐỊNH"


def attach_made_up(desk: Desk, record: Record, kind: EvidenceKind, title: str, *lines: str) -> None:
    """Draw a paper that proves a record, and attach it; it says that it is worth nothing."""
    subject = Subject(table_of(type(record)), record.id)
    evidence.attach(desk, subject, _scan(title, lines), kind, title)


def _scan(title: str, lines: tuple[str, ...]) -> Scan:
    marks: list[Mark] = [
        Watermark(_WIDTH / 2, _HEIGHT / 2, _WORTHLESS, 64, 52),
        Text(_LEFT, _TOP, title, Face.BOLD, 16),
    ]
    marks += [
        Text(_LEFT, _TOP + _PITCH * place, line, Face.REGULAR, 13)
        for place, line in enumerate(lines, 2)
    ]
    paper = Paper(title, _WIDTH, _HEIGHT)
    paper.add_page(marks)
    return Scan(MediaType.PDF, paper.to_bytes())
