"""The files of an audit file as they are written: registers, attachments, receipts, the index."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from tethelp_desktop.documents.audit_index import (
    AuditIndex,
    IndexFigure,
    IndexFile,
    IndexGap,
    index,
)
from tethelp_desktop.documents.paper_words import paper_words
from tethelp_desktop.domain.dates import shown_day, shown_moment
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.evidence import NAMES_PEOPLE, TELLS_PLACE, Gap
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Attachment, Printing
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import slug
from tethelp_desktop.services.audit_gaps import Missed, gaps_of
from tethelp_desktop.services.audit_material import Material
from tethelp_desktop.services.audit_registers import Registers
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.evidence import SUFFIXES, content_of
from tethelp_desktop.services.ledger_view import Scope
from tethelp_desktop.services.letterheads import letterhead
from tethelp_desktop.services.receipts import draw_pack
from tethelp_desktop.services.whereabouts import FEWEST
from tethelp_desktop.sheets.writing import Table, workbook
from tethelp_desktop.sync import files
from tethelp_desktop.wording import Language, catalogue, name_of

_WORDS: Final = "audit"
_INDEX: Final = "index.pdf"
_MANIFEST: Final = "manifest-sha256.txt"


class Folder(StrEnum):
    """The parts of an audit file, in the order in which a gift goes its way."""

    PROMISE = "01-cam-ket"
    MONEY = "02-chung-tu-tien"
    DECISION = "03-quyet-dinh"
    ENROLMENT = "04-ho-so-cap"
    HANDOVER = "05-ky-nhan"
    RECEIPT = "06-bien-nhan"
    SETTLEMENT = "07-quyet-toan"


_FOLDER_OF: Final = {
    "pledge": Folder.PROMISE,
    "pledge_line": Folder.PROMISE,
    "pledge_change": Folder.PROMISE,
    "contribution": Folder.MONEY,
    "payment": Folder.MONEY,
    "allotment": Folder.MONEY,
    "decision": Folder.DECISION,
    "selection_list": Folder.DECISION,
    "award": Folder.DECISION,
    "enrolment_batch": Folder.ENROLMENT,
    "enrolment": Folder.ENROLMENT,
    "event": Folder.HANDOVER,
    "consignment": Folder.HANDOVER,
    "handover": Folder.HANDOVER,
    "receipt": Folder.RECEIPT,
    "report_submission": Folder.SETTLEMENT,
}


_OF_NOBODY: Final = frozenset({Folder.PROMISE, Folder.MONEY, Folder.SETTLEMENT})
"""Where the papers are of the gift and not of those who are given it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOrder:
    """Which audit file is wanted; of sponsor, pledge and office one is named.

    Attributes:
        to: Who gets it.
        with_people: Whether people are named, with their receipts and signed papers; a sponsor
            gets it without.
    """

    campaign_id: Stamp
    sponsor_id: Stamp | None = None
    pledge_id: Stamp | None = None
    office_id: Stamp | None = None
    to: str = ""
    with_people: bool = True

    @property
    def scope(self) -> Scope:
        """What the ledger counts."""
        return Scope(
            campaign_id=self.campaign_id,
            sponsor_id=self.sponsor_id,
            pledge_id=self.pledge_id,
            office_id=self.office_id,
        )


@dataclass
class Writing:
    """A folder under way.

    Attributes:
        files: What was written so far.
        printings: To be recorded with the receipts' file.
    """

    desk: Desk
    order: AuditOrder
    found: Material
    folder: Path
    language: Language
    monitor: Monitor
    files: list[IndexFile] = field(default_factory=list)
    printings: Sequence[Printing] = ()
    gaps: list[Missed] = field(default_factory=list)

    def write(self, about: str) -> None:
        """Write registers, attachments, receipts, the manifest and the index."""
        self.gaps = gaps_of(self.found)
        registers = Registers(self.found, self.language, self.order.with_people)
        made: list[tuple[Folder, str, Callable[[], list[Table]]]] = [
            (Folder.PROMISE, "pledged", registers.pledged),
            (Folder.MONEY, "money", registers.money),
            (Folder.DECISION, "awards", registers.awarded),
            (Folder.ENROLMENT, "enrolled", registers.enrolled),
            (Folder.HANDOVER, "handed", registers.handed),
            (Folder.RECEIPT, "receipts", registers.receipts),
            (Folder.SETTLEMENT, "reported", registers.reported),
        ]
        subjects = dict(self._dated())
        for place, name, tables in made:
            self._write_register(place, name, tables())
            self._write_attachments(place, subjects)
        if self.order.with_people:
            self._write_receipts()
        self.files.sort(key=lambda one: one.file)
        manifest = "".join(f"{one.digest}  {one.file}\n" for one in self.files)
        files.write(self.folder / _MANIFEST, manifest.encode())
        self.monitor.report("indexing")
        files.write(self.folder / _INDEX, index(self._index(about)))

    def _write_register(self, place: Folder, name: str, tables: Sequence[Table]) -> None:
        self.monitor.report("writing-registers", list(Folder).index(place), len(Folder))
        title = catalogue(Language.VI)["audit-register"][f"{name}-title"]
        file = f"000-bang-ke-{slug(catalogue(Language.VI)['audit-register'][name])}.xlsx"
        data = workbook(tables, self.desk.clock())
        said = paper_words(_WORDS)["register"].format(name=title)
        self._put(place, file, data, said, "")

    def _write_attachments(self, place: Folder, subjects: dict[Stamp, str]) -> None:
        chosen = [
            one
            for one in chosen_attachments(self.found, self.order)
            if _FOLDER_OF.get(one.subject_table) is place
        ]
        for number, one in enumerate(chosen, 1):
            self.monitor.report("writing-attachments", number, len(chosen))
            dated = subjects.get(one.subject_id, "")
            try:
                scan = content_of(self.desk, one.id)
            except TetHelpError:
                self.gaps.append(Missed(Gap.FILE_DAMAGED, one.title))
                continue
            file = f"{number:03d}-{slug(name_of(one.kind, Language.VI))}"
            self._put(place, f"{file}{SUFFIXES[scan.media_type]}", scan.content, one.title, dated)

    def _write_receipts(self) -> None:
        ids = standing_receipts(self.found)
        if not ids:
            return
        pack = draw_pack(self.desk, ids, self.monitor)
        self.printings = pack.printings
        said = paper_words(_WORDS)["receipts"]
        first, last = pack.receipts[0].printed_number, pack.receipts[-1].printed_number
        self._put(Folder.RECEIPT, "001-bien-nhan.pdf", pack.pdf, said, f"{first} … {last}")

    def _put(self, place: Folder, name: str, data: bytes, title: str, dated: str) -> None:
        path = self.folder / place / name
        path.parent.mkdir(exist_ok=True)
        files.write(path, data)
        digest = hashlib.sha256(data).hexdigest()
        self.files.append(IndexFile(title, dated, f"{place}/{name}", digest))

    def _dated(self) -> Iterator[tuple[Stamp, str]]:
        """Say the number and day of each record that files prove."""
        found = self.found
        for view in found.pledges:
            yield view.pledge.id, _both(view.pledge.document_number, view.pledge.pledged_on)
        for _, entry in found.of(*{step for _, step in found.entries}):
            yield entry.record.id, _both(entry.document_number, entry.day)
        for change in found.changes:
            yield change.id, _both(change.document_number, change.changed_on)
        for decision in found.decisions:
            yield decision.id, _both(decision.number, decision.decided_on)
        for one in found.lists:
            yield one.id, _both(one.document_number, one.received_on)
        for batch in found.batches:
            yield batch.id, _both(batch.number, batch.made_on)
        for event in found.events:
            yield event.id, _both(event.name, event.held_on)
        for consignment in found.consignments:
            yield consignment.id, _both(consignment.document_number, consignment.consigned_on)
        for report in found.reports:
            yield report.id, _both(report.number, report.submitted_on)

    def _index(self, about: str) -> AuditIndex:
        desk, words = self.desk, paper_words(_WORDS)
        with desk.store.read() as reader:
            head = letterhead(desk, reader, "")
        contents = words["with-people" if self.order.with_people else "without-people"]
        return AuditIndex(
            head=head,
            about=about,
            campaign=self.found.ledger.campaign.name,
            made=words["made"].format(
                moment=shown_moment(desk.clock()),
                staff=desk.staff if self.order.with_people else head.office,
                to=self.order.to,
            ),
            contents=contents.format(people=len(self.found.people), fewest=FEWEST),
            figures=list(self._figures()),
            files=self.files,
            gaps=list(_by_gap(self.gaps, in_full=self.order.with_people)),
        )

    def _figures(self) -> Iterator[IndexFigure]:
        for kind, ledger in self.found.ledger.kinds.items():
            for step, figure in ledger.figures.items():
                parts = self.found.entries.get((kind, step), ())
                sums = sum(p.units for p in parts), sum(p.amount for p in parts)
                if any((figure.units, figure.amount, *sums)):
                    yield IndexFigure(
                        _vi(kind),
                        _vi(step),
                        figure.units,
                        figure.amount,
                        sums == (figure.units, figure.amount),
                    )


def _vi(member: StrEnum) -> str:
    return name_of(member, Language.VI)


def _both(number: str, day: date | None) -> str:
    shown = shown_day(day) if day else ""
    return ", ".join(part for part in (number, shown) if part)


def _by_gap(gaps: Sequence[Missed], *, in_full: bool) -> Iterator[IndexGap]:
    """Say what is missing where; how often, where saying where would tell about somebody."""
    for gap in Gap:
        where = [one.where for one in gaps if one.gap is gap]
        if where:
            told = where if in_full or gap not in TELLS_PLACE else [f"({len(where)})"]
            yield IndexGap(_vi(gap), told)


def standing_receipts(found: Material) -> list[Stamp]:
    """Name the receipts that were not voided."""
    return [one.id for one in found.receipts if one.id not in found.void_ids]


def chosen_attachments(found: Material, order: AuditOrder) -> list[Attachment]:
    """Choose the files that go along: a sponsor gets none that may tell who was given what."""
    return [
        one
        for one in found.attachments
        if order.with_people
        or (one.kind not in NAMES_PEOPLE and _FOLDER_OF.get(one.subject_table) in _OF_NOBODY)
    ]
