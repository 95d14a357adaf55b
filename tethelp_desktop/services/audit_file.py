"""The audit file: one folder that proves a sponsor's, a pledge's or an office's gifts.

It is written beside its place and put there whole in the one step that records that personal data
leave the office, also where nobody is named. Whoever audits must be able to read it, so it is not
encrypted; names of files tell nobody's name.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tethelp_desktop.documents.paper_words import paper_words
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Campaign,
    DataUse,
    Disclosure,
    Office,
    Pledge,
    Sponsor,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.text import slug
from tethelp_desktop.services.audit_gaps import Missed, gaps_of
from tethelp_desktop.services.audit_material import read_material
from tethelp_desktop.services.audit_writing import (
    AuditOrder,
    Writing,
    chosen_attachments,
    standing_receipts,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.disclosing import record_people
from tethelp_desktop.services.exporting import file_symbol
from tethelp_desktop.store.store import Reader
from tethelp_desktop.wording import Language, catalogue

_WORDS: Final = "audit"


@dataclass(frozen=True, slots=True)
class AuditFile:
    """A folder that was written.

    Attributes:
        files: How many documents it holds beside its index.
        people: How many people it names.
    """

    path: Path
    files: int
    people: int
    gaps: Sequence[Missed]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an audit file would hold, before anything is written."""

    people: int
    attachments: int
    receipts: int
    gaps: Sequence[Missed]


def foresee(desk: Desk, order: AuditOrder) -> Foreseen:
    """Say what an audit file would hold and what it would miss.

    Raises:
        TetHelpError: There is no such programme, sponsor, pledge or office.
    """
    with desk.store.read() as reader:
        _about(reader, order)
        found = read_material(desk, reader, order.scope)
    return Foreseen(
        len(found.people) if order.with_people else 0,
        len(chosen_attachments(found, order)),
        len(standing_receipts(found)) if order.with_people else 0,
        gaps_of(found),
    )


def write_audit_file(
    desk: Desk,
    order: AuditOrder,
    folder: Path,
    language: Language = Language.VI,
    monitor: Monitor | None = None,
) -> AuditFile:
    """Write an audit file as a new folder inside another.

    Args:
        desk: Who writes it.
        order: Of what, and for whom.
        folder: Where the new folder shall be.
        language: Of the registers' heads; the index is Vietnamese.
        monitor: Told of the steps.

    Raises:
        Invalid: Nobody is named as receiver.
        TetHelpError: There is no such programme, sponsor, pledge or office, the folder is there
            already, or the place cannot be written; nothing is left and nothing is recorded.
        Cancelled: As asked; nothing is left and nothing is recorded.
    """
    monitor = monitor or Monitor()
    monitor.report("gathering")
    with desk.store.read() as reader:
        about = _about(reader, order)
        target = folder / _folder_name(desk, reader, order)
        found = read_material(desk, reader, order.scope)
    if target.exists():
        raise TetHelpError(Failure.FOLDER_EXISTS, str(target))
    people = list(found.people.values())
    contents = "audit" if order.with_people else "audit-unnamed"
    entry = Disclosure(
        purpose=DataUse.SUPPORT,
        disclosed_to=order.to,
        contents=catalogue(Language.VI)["disclosed"][contents],
        disclosed_on=desk.today,
    )
    with _put_whole(target) as temporary, ExitStack() as undo:
        writing = Writing(desk, order, found, temporary, language, monitor)
        writing.write(about)
        with desk.write(Act.DISCLOSE) as tx:
            record_people(desk, tx, entry, people)
            for printing in writing.printings:
                tx.add(printing)
            monitor.report("putting-in-place")
            _rename(temporary, target)
            undo.callback(shutil.rmtree, target, ignore_errors=True)
        undo.pop_all()  # recorded, so it stays
    named = len(people) if order.with_people else 0
    return AuditFile(target, len(writing.files), named, writing.gaps)


@contextmanager
def _put_whole(target: Path) -> Iterator[Path]:
    """Give a folder beside a place, which is gone whatever happens unless it was renamed."""
    temporary = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(temporary, ignore_errors=True)  # left by a PC that lost its power
        temporary.mkdir(parents=True)
        yield temporary
    except OSError as error:
        raise TetHelpError(Failure.FILE_NOT_WRITABLE, str(target)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _rename(temporary: Path, target: Path) -> None:
    if target.exists():
        raise TetHelpError(Failure.FOLDER_EXISTS, str(target))
    temporary.rename(target)


def _about(reader: Reader, order: AuditOrder) -> str:
    """Say in words what the file is of."""
    words = paper_words(_WORDS)
    reader.get(Campaign, order.campaign_id)
    if order.pledge_id is not None:
        pledge = reader.get(Pledge, order.pledge_id)
        sponsor = reader.get(Sponsor, pledge.sponsor_id)
        number = pledge.document_number or shown_day(pledge.pledged_on)
        return words["of-pledge"].format(number=number, name=sponsor.name)
    if order.sponsor_id is not None:
        return words["of-sponsor"].format(name=reader.get(Sponsor, order.sponsor_id).name)
    if order.office_id is not None:
        return words["of-office"].format(name=reader.get(Office, order.office_id).name)
    return words["of-all"]


def _folder_name(desk: Desk, reader: Reader, order: AuditOrder) -> str:
    """Name the folder by numbers and symbols: a sponsor may be a person."""
    if order.office_id is not None:
        what = file_symbol(reader.get(Office, order.office_id))
    elif order.pledge_id is not None:
        number = reader.get(Pledge, order.pledge_id).document_number
        what = slug(number) or order.pledge_id[:12]
    elif order.sponsor_id is not None:
        what = reader.get(Sponsor, order.sponsor_id).tax_code or order.sponsor_id[:12]
    else:
        what = "chuong-trinh"
    return f"ho-so-kiem-tra-{what}-{desk.today:%Y%m%d}"
