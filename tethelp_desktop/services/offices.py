"""Headquarters' work on the line: programmes, offices, and which PCs are believed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Campaign, Certificate, Level, Office, Revocation
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems, symbol_problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import exporting, receiving, sealing
from tethelp_desktop.services.admission import release_held
from tethelp_desktop.services.certifying import signing_root
from tethelp_desktop.services.desk import (
    FIRST_SERIES,
    Clock,
    Desk,
    enrolment,
    make_office,
    wall_clock,
)
from tethelp_desktop.services.lunar import next_tet
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store.keyslots import Cost
from tethelp_desktop.store.line import read_line
from tethelp_desktop.store.store import Loaded, Reader
from tethelp_desktop.sync import files, trust

_SERIES: Final = re.compile("[0-9A-Z]{1,4}")  # what the seal of a receipt has room for


@dataclass(frozen=True, slots=True)
class Joined:
    """A new PC's store, and the file that asks headquarters to believe it.

    Attributes:
        fingerprint: What its staff reads out on the telephone.
        recovery_code: To print once and lock away.
    """

    desk: Desk
    enrolment: Path
    fingerprint: str
    recovery_code: str = field(repr=False)


def has_offices_below(desk: Desk) -> bool:
    """Tell whether any office stands below this one."""
    own = desk.identity.office_id
    with desk.store.read() as reader:
        line = read_line(reader, desk.identity.headquarters_id)
        return any(line.is_above(own, office.id) for office in reader.find(Office))


def save_office(desk: Desk, before: Loaded[Office] | None, after: Office) -> Office:
    """Enter an office of the line, or record what changed; headquarters only.

    Raises:
        Invalid: Rules stop it; nothing was changed.
        TetHelpError: This is not headquarters.
    """
    _must_be_headquarters(desk)
    with desk.write(Act.SET_UP) as tx:
        checked(_problems(desk, tx, after, before.record if before is not None else None))
        return save(tx, before, after)


def office_problems(desk: Desk, office: Office, before: Office | None = None) -> list[Problem]:
    """Find everything wrong with an office of the line, including a symbol that another has.

    Args:
        desk: Who asks, and where.
        office: As it should be.
        before: As the form loaded it; None for a new one.
    """
    with desk.store.read() as reader:
        return _problems(desk, reader, office, before)


def _problems(desk: Desk, reader: Reader, office: Office, before: Office | None) -> list[Problem]:
    return [
        *problems(office, desk.today),
        *_level_problems(before, office),
        *symbol_problems(office, reader.find(Office), before=before),
    ]


def _level_problems(before: Office | None, after: Office) -> list[Problem]:
    """Keep headquarters alone at the top: what an office may write depends on its level."""
    was_central = before is not None and before.level is Level.CENTRAL
    if was_central == (after.level is Level.CENTRAL):
        return []
    return [Problem("level", Rule.LEVEL_FIXED)]


def save_campaign(desk: Desk, before: Loaded[Campaign] | None, after: Campaign) -> Campaign:
    """Enter a year's programme, or record what changed; headquarters only.

    Raises:
        Invalid: Rules stop it, or it would close, open or settle the programme, which
            `services.closing` does; nothing was changed.
        TetHelpError: This is not headquarters.
    """
    _must_be_headquarters(desk)
    checked([*problems(after, desk.today), *_turning_problems(before, after)])
    with desk.write(Act.SET_UP) as tx:
        return save(tx, before, after)


def _turning_problems(before: Loaded[Campaign] | None, after: Campaign) -> Iterator[Problem]:
    for name in ("closed_on", "settled_on"):
        was = None if before is None else getattr(before.record, name)
        if getattr(after, name) != was:
            yield Problem(name, Rule.TURNED_ELSEWHERE)


def proposed_campaign(today: date) -> Campaign:
    """Propose the programme for the next Tết: its name, from 1 November to rằm tháng Giêng."""
    tet = next_tet(today)
    return Campaign(
        name=f"Chương trình {tet.spring}",
        short_name=tet.spring,
        starts_on=min(today, date(tet.first_day.year - 1, 11, 1)),
        ends_on=tet.full_moon,
    )


def write_office_file(desk: Desk, office_id: Stamp, folder: Path) -> Path:
    """Write the file with which a PC of an office joins the line.

    It carries headquarters' segments for everybody, so the new PC knows the line at once.

    Raises:
        TetHelpError: This is not headquarters, the office is not there, or the folder cannot
            be written.
    """
    with desk.store.read() as reader:
        root = signing_root(desk, reader)
        office = reader.get(Office, office_id)
    packets = sealing.packets_for_everybody(desk)
    file = trust.OfficeFile(
        root=desk.identity.root.raw.hex(),
        office_id=office.id,
        office_name=office.name,
        headquarters_id=desk.identity.headquarters_id,
        training=desk.identity.training,
        packets=packets,
        signer="" if root.public == desk.identity.root else root.public.raw.hex(),
    )
    path = folder / f"{exporting.file_symbol(office)}{trust.OFFICE_FILE_SUFFIX}"
    files.write(path, trust.write_office_file(file, root))
    return path


def join(
    folder: Path,
    passphrase: str,
    office_file: Path,
    staff: str,
    *,
    series: str = FIRST_SERIES,
    clock: Clock = wall_clock,
    cost: Cost | None = None,
) -> Joined:
    """Make a PC's store from an office file, and write its enrolment beside the office file.

    A program that dies meanwhile leaves no store, or a whole one of which the enrolment can be
    written again (`write_enrolment`).

    Args:
        folder: A new or empty folder for the store.
        passphrase: What `staff` opens the store with.
        office_file: What headquarters gave.
        staff: Who works there.
        series: The PC's receipt series, unlike that of any other PC of the office.
        clock: Tells the time.
        cost: What a guess at a passphrase costs; None for what suits this PC.

    Raises:
        TetHelpError: The office file is damaged, the series cannot be printed, the folder holds
            a store, it or the office file's cannot be written, or the passphrase is weak;
            nothing was made.
    """
    check_series(series)
    file = trust.read_office_file(files.read(office_file))
    desk, code = make_office(folder, passphrase, file, staff, series, clock, cost)
    with desk.store.or_discarded():
        receiving.take_office_file(desk, file)
        # The file last: headquarters must not certify the keys of a store that never came to be.
        desk.store.put_in_place()
        asked = _write_enrolment(desk, office_file.parent, office_file.stem)
    return Joined(desk, asked.path, asked.fingerprint, code)


@dataclass(frozen=True, slots=True)
class Asked:
    """The file that asks headquarters to believe a PC.

    Attributes:
        fingerprint: What its staff reads out on the telephone.
    """

    path: Path
    fingerprint: str


def write_enrolment(desk: Desk, folder: Path) -> Asked:
    """Write this PC's enrolment file once more.

    Raises:
        TetHelpError: The folder cannot be written.
    """
    return _write_enrolment(desk, folder, exporting.file_symbol(desk.office))


def _write_enrolment(desk: Desk, folder: Path, office: str) -> Asked:
    request = enrolment(desk)
    name = f"{office}-{request.series}-{desk.store.replica[:6]}{trust.ENROLMENT_SUFFIX}"
    files.write(folder / name, trust.write_enrolment(request, desk.identity.keys))
    return Asked(folder / name, request.fingerprint)


def read_office_file(path: Path) -> trust.OfficeFile:
    """Read an office file, to show which office it is for before a PC joins with it.

    Raises:
        TetHelpError: It is missing or damaged.
    """
    return trust.read_office_file(files.read(path))


def read_enrolment(path: Path) -> trust.Enrolment:
    """Read a PC's request, to compare its fingerprint by telephone.

    Raises:
        TetHelpError: It is missing or damaged.
    """
    return trust.read_enrolment(files.read(path))


def approve_enrolment(
    desk: Desk, path: Path, fingerprint: str, valid_to: date | None = None
) -> Certificate:
    """Certify a PC whose fingerprint its staff read out; its held bundles are then released.

    Args:
        desk: Who certifies.
        path: The PC's enrolment file.
        fingerprint: What its staff read out.
        valid_to: The last day whose changes count; None to set no end.

    Raises:
        Invalid: The last day is over; nothing was changed.
        TetHelpError: The fingerprint differs, the request is for another line, the series is
            taken in that office or cannot be printed, the PC is certified already, there or
            for another office, or this is not headquarters.
    """
    if valid_to is not None and valid_to < desk.today:
        checked([Problem("valid_to", Rule.LAST_DAY_PAST)])
    with desk.store.read() as reader:
        root = signing_root(desk, reader)
    request = read_enrolment(path)
    if _bare(fingerprint) != _bare(request.fingerprint):
        raise TetHelpError(Failure.FINGERPRINT_DIFFERS)
    if request.root != desk.identity.root.raw.hex():
        raise TetHelpError(Failure.BUNDLE_OF_ANOTHER_ROOT)
    check_series(request.series)
    with desk.write(Act.SET_UP) as tx:
        office = tx.get(Office, Stamp(request.office_id))
        for other in tx.find(Certificate, signing_key=request.signing_key):
            if other.office_id != office.id:
                raise TetHelpError(Failure.KEY_TAKEN, office.name)
            raise _certified_already(tx, other, office)
        for other in tx.find(Certificate, office_id=office.id):
            if other.series == request.series:
                raise TetHelpError(Failure.SERIES_TAKEN, request.series, office.name)
        certificate = tx.add(trust.certify(request, root, valid_to))
        release_held(desk, tx)
        return certificate


def _certified_already(reader: Reader, certificate: Certificate, office: Office) -> TetHelpError:
    if reader.find(Revocation, certificate_id=certificate.id, withdrawn=None):
        return TetHelpError(Failure.REVOKED_ALREADY)
    if certificate.valid_to is None:
        return TetHelpError(Failure.CERTIFIED_ALREADY, office.name, certificate.pc)
    until = shown_day(certificate.valid_to)
    return TetHelpError(Failure.CERTIFIED_UNTIL, office.name, until, certificate.pc)


def check_series(series: str) -> None:
    """Stop where a receipt series cannot be printed and sealed.

    Raises:
        TetHelpError: It cannot.
    """
    if _SERIES.fullmatch(series) is None:
        raise TetHelpError(Failure.SERIES_MALFORMED, series)


def _must_be_headquarters(desk: Desk) -> None:
    if desk.identity.root_keys is None:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)


def _bare(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
