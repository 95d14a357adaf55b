"""Receipts: drawn from their frozen facts, printed, voided, counted and verified."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from tethelp_desktop.documents.pages import Unreadable
from tethelp_desktop.documents.receipt import Sheet, render, render_many
from tethelp_desktop.documents.seal import NotASeal, SealedFacts, read_seal, seals_in_file
from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import (
    Certificate,
    Event,
    Handover,
    Office,
    Printing,
    Receipt,
    ReceiptVoid,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import files
from tethelp_desktop.sync.keys import PublicKey, Purpose

TO_FILE = "pdf"
"""The `device` of a printing that went into a file."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A receipt as it goes to the printer.

    Attributes:
        copy: 1 for the first printing; later ones say BẢN SAO.
    """

    receipt: Receipt
    copy: int
    pdf: bytes


def draw(desk: Desk, receipt_id: Stamp) -> Paper:
    """Draw a receipt as its next printing will look; preview, print and file are these bytes."""
    with desk.store.read() as reader:
        copy = _copy(reader, receipt_id)
    sheet = _sheet(desk, copy, desk.clock())
    pdf = render(
        sheet.facts,
        sheet.seal,
        copy=sheet.copy,
        printed_at=sheet.printed_at,
        device_label=sheet.device_label,
        void=sheet.void,
    )
    return Paper(copy.receipt, copy.number, pdf)


def record_printing(desk: Desk, paper: Paper, device: str) -> Printing:
    """Record that a receipt went to a printer or into a file; call it once the system took it."""
    with desk.write(Act.HAND_OVER) as tx:
        return tx.add(Printing(receipt_id=paper.receipt.id, copy=paper.copy, device=device))


@dataclass(frozen=True, slots=True)
class Printed:
    """Receipts that are in one file, a page each."""

    path: Path
    receipts: Sequence[Receipt]


def print_to_file(
    desk: Desk, receipt_ids: Sequence[Stamp], path: Path, monitor: Monitor | None = None
) -> Printed:
    """Draw receipts into one PDF and record that each was printed; copies say BẢN SAO.

    Raises:
        TetHelpError: One of them is not there, or the file cannot be written; then no printing
            is recorded.
        Cancelled: As asked; nothing was written.
    """
    pack = draw_pack(desk, receipt_ids, monitor or Monitor())
    files.write(path, pack.pdf)
    with desk.write(Act.HAND_OVER) as tx:
        for printing in pack.printings:
            tx.add(printing)
    return Printed(path, pack.receipts)


@dataclass(frozen=True, slots=True)
class Pack:
    """Receipts drawn into one PDF, a page each, and the printings to record once it is written."""

    pdf: bytes
    receipts: Sequence[Receipt]
    printings: Sequence[Printing]


def draw_pack(desk: Desk, receipt_ids: Sequence[Stamp], monitor: Monitor) -> Pack:
    """Draw receipts into one PDF; copies say BẢN SAO, and nothing is recorded.

    Raises:
        TetHelpError: One of them is not there.
        Cancelled: As asked.
    """
    printed_at = desk.clock()
    with desk.store.read() as reader:
        found = [_copy(reader, rid) for rid in receipt_ids]

    def sheets() -> Iterator[Sheet]:
        for number, copy in enumerate(found):
            monitor.report("drawing", number, len(found))
            yield _sheet(desk, copy, printed_at)

    return Pack(
        render_many(sheets()),
        [copy.receipt for copy in found],
        [Printing(receipt_id=copy.receipt.id, copy=copy.number, device=TO_FILE) for copy in found],
    )


def receipts_of_event(desk: Desk, event_id: Stamp) -> list[Receipt]:
    """List the receipts of an event that stand, in the order of their numbers.

    Raises:
        TetHelpError: There is no such event.
    """
    with desk.store.read() as reader:
        reader.get(Event, event_id)
        handovers = {entry.id for entry in reader.find(Handover, event_id=event_id)}
        void_ids = {entry.receipt_id for entry in reader.find(ReceiptVoid)}
        return [
            receipt
            for receipt in reader.find(Receipt)
            if receipt.handover_id in handovers and receipt.id not in void_ids
        ]


@dataclass(frozen=True, slots=True)
class _Copy:
    """A receipt and how often it will have been printed."""

    receipt: Receipt
    number: int
    void: str | None


def _copy(reader: Reader, receipt_id: Stamp) -> _Copy:
    receipt = reader.get(Receipt, receipt_id)
    voids = reader.find(ReceiptVoid, receipt_id=receipt_id)
    number = len(reader.find(Printing, receipt_id=receipt_id)) + 1
    return _Copy(receipt, number, voids[0].reason if voids else None)


def _sheet(desk: Desk, copy: _Copy, printed_at: datetime) -> Sheet:
    local = printed_at.astimezone(VIETNAM)
    return Sheet(
        facts=ReceiptFacts.from_json(copy.receipt.facts),
        seal=copy.receipt.seal,
        copy=copy.number,
        printed_at=f"{local:%H:%M} ngày {local:%d/%m/%Y}",
        device_label=desk.identity.series,
        void=copy.void,
    )


def void(desk: Desk, receipt_id: Stamp, reason: str) -> ReceiptVoid:
    """Void a receipt; its number stays, and its handover stands.

    Raises:
        Invalid: No reason was given.
        TetHelpError: It is void already or not there.
    """
    entry = ReceiptVoid(receipt_id=receipt_id, reason=reason)
    checked(problems(entry, desk.today))
    with desk.write(Act.CORRECT) as tx:
        tx.get(Receipt, receipt_id)
        if tx.find(ReceiptVoid, receipt_id=receipt_id):
            raise TetHelpError(Failure.RECEIPT_ALREADY_VOID)
        return tx.add(entry)


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """The numbers of one office, PC series and year: each is used, void, or a hole to explain."""

    office: str
    series: str
    year: int
    used: int
    voided: Sequence[int]
    missing: Sequence[int]


def number_report(desk: Desk) -> list[NumberSeries]:
    """Prove that receipt numbers are gapless, series by series."""
    with desk.store.read() as reader:
        return read_numbers(reader)


def read_numbers(reader: Reader) -> list[NumberSeries]:
    """Prove that receipt numbers are gapless within a view that is read from further."""
    receipts = reader.find(Receipt)
    void_ids = {entry.receipt_id for entry in reader.find(ReceiptVoid)}
    names = {office.id: office.name for office in reader.find(Office)}
    series: dict[tuple[str, str, int], dict[int, bool]] = {}
    for receipt in receipts:
        office = names.get(receipt.office_id, receipt.office_id)
        numbers = series.setdefault((office, receipt.series, receipt.year), {})
        numbers[receipt.number] = receipt.id in void_ids
    return [
        NumberSeries(
            *key,
            used=sum(not is_void for is_void in numbers.values()),
            voided=sorted(number for number, is_void in numbers.items() if is_void),
            missing=[n for n in range(1, max(numbers) + 1) if n not in numbers],
        )
        for key, numbers in sorted(series.items())
    ]


class Verdict(StrEnum):
    """What can be said of a seal without a network."""

    GENUINE = "genuine"
    VOID = "void"
    """Genuine, and voided as far as this store knows."""
    ALTERED = "altered"
    UNKNOWN_OFFICE = "unknown-office"
    """Its PC's certificate has not reached this store."""
    NOT_A_SEAL = "not-a-seal"


@dataclass(frozen=True, slots=True)
class Verification:
    """A verdict, and what the seal says where it says anything.

    Attributes:
        office: The office whose PC signed it.
        receipt: Its record, where this store has it.
        reason: Why it was voided.
    """

    verdict: Verdict
    facts: SealedFacts | None = None
    office: str = ""
    receipt: Receipt | None = None
    reason: str = ""


def verify(desk: Desk, text: str) -> Verification:
    """Judge the text of a receipt's QR code, as a scanner gives it."""
    text = text.strip("\r\n\t")  # not blanks: base45 ends in one where it must
    try:
        seal = read_seal(text)
    except NotASeal:
        return Verification(Verdict.NOT_A_SEAL)
    with desk.store.read() as reader:
        signer = _signer(reader, desk, seal.facts.key)
        if signer is None:
            return Verification(Verdict.UNKNOWN_OFFICE, seal.facts)
        key, office_id = signer
        if not key.verifies(Purpose.RECEIPT, seal.signed, seal.signature):
            return Verification(Verdict.ALTERED, seal.facts)
        offices = reader.find(Office, id=office_id)
        office = offices[0].name if offices else ""
        receipts = reader.find(Receipt, seal=text)
        receipt = receipts[0] if receipts else None
        voids = reader.find(ReceiptVoid, receipt_id=receipt.id) if receipt else []
    if voids:
        return Verification(Verdict.VOID, seal.facts, office, receipt, voids[0].reason)
    return Verification(Verdict.GENUINE, seal.facts, office, receipt)


def verify_file(desk: Desk, path: Path) -> list[Verification]:
    """Judge every seal in a picture or PDF; none found is one verdict that says so.

    Raises:
        TetHelpError: The file cannot be opened.
    """
    try:
        texts = seals_in_file(path)
    except Unreadable:
        texts = []
    except OSError as error:
        raise TetHelpError(Failure.FILE_MISSING, str(path)) from error
    return [verify(desk, text) for text in texts] or [Verification(Verdict.NOT_A_SEAL)]


def _signer(reader: Reader, desk: Desk, replica: Replica) -> tuple[PublicKey, Stamp] | None:
    """Find the PC that a seal names: this one, or one that headquarters certified."""
    for own in desk.identity.own_keys:
        if own.replica == replica:
            return own, desk.identity.office_id
    for certificate in reader.find(Certificate):
        key = PublicKey(bytes.fromhex(certificate.signing_key), desk.identity.training)
        if key.replica == replica:
            return key, certificate.office_id
    return None
