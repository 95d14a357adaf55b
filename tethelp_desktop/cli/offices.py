"""The line of offices, and which PCs headquarters believes."""

import sys
from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Options, Result, Usage, plain
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.records import Certificate, Level, Office
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import certifying, offices, refusing, revoking
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.revoking import CertifiedPc

_LEAST_SIGNS: Final = 6


def office_list(call: Call) -> Result:
    """List the line, with how many PCs of each office are certified."""
    with call.desk() as desk, desk.store.read() as reader:
        found = reader.find(Office)
        certificates = reader.find(Certificate)
    certified = {office.id: sum(c.office_id == office.id for c in certificates) for office in found}
    call.terminal.table(
        ("name", "level", "symbol", "certified", "id"),
        [(o.name, o.level, o.symbol, certified[o.id], o.id) for o in found],
    )
    facts = [{**plain(office), "certified": certified[office.id]} for office in found]
    return Result({"offices": facts})


def _add_options(options: Options) -> None:
    options.add("--name", type=nfc, required=True)
    options.add("--level", type=Level, choices=[Level.PROVINCE, Level.DISTRICT], required=True)
    options.add("--symbol", type=nfc, required=True)
    options.add("--parent", type=nfc, metavar="OFFICE")
    options.add("--place", type=nfc, default="")
    options.add("--signer-title", type=nfc, default="")
    options.add("--signer", type=nfc, default="")


def office_add(call: Call) -> Result:
    """Enter an office of the line; headquarters only."""
    typed = call.arguments
    with call.desk() as desk:
        office = offices.save_office(
            desk,
            None,
            Office(
                name=typed.name,
                level=typed.level,
                symbol=typed.symbol,
                parent_id=_parent(call, desk),
                place=typed.place,
                signer_title=typed.signer_title,
                signer_name=typed.signer,
            ),
        )
    call.terminal.say("office-entered", name=office.name, id=office.id)
    return Result({"office": plain(office)})


def _parent(call: Call, desk: Desk) -> Stamp:
    if not call.arguments.parent:
        return desk.identity.headquarters_id
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).office(call.arguments.parent).id


def _file_options(options: Options) -> None:
    options.add("office", metavar="OFFICE")
    options.add("--out", type=Path, required=True, metavar="DIR")


def office_file(call: Call) -> Result:
    """Write the file with which a PC of an office joins the line; headquarters only."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        with desk.store.read() as reader:
            office = Finder(reader, terminal).office(typed.office)
        path = offices.write_office_file(desk, office.id, typed.out)
    terminal.say("office-file-written", office=office.name, file=str(path))
    return Result({"path": str(path), "office": office.id})


def _enrol_options(options: Options) -> None:
    options.add("--out", type=Path, required=True, metavar="DIR")


def enrol(call: Call) -> Result:
    """Write this PC's enrolment file once more, and the fingerprint to read out."""
    with call.desk() as desk:
        asked = offices.write_enrolment(desk, call.arguments.out)
    call.terminal.say("enrolment-made", file=str(asked.path), code=asked.fingerprint)
    return Result({"path": str(asked.path), "fingerprint": asked.fingerprint})


def _approve_options(options: Options) -> None:
    options.add("file", type=Path, metavar="FILE")
    options.add("--fingerprint", metavar="CODE")
    options.add("--until", type=read.day, metavar="DATE")


def approve(call: Call) -> Result:
    """Certify a PC whose staff read its fingerprint out; headquarters only."""
    typed, terminal = call.arguments, call.terminal
    code = typed.fingerprint or _ask_fingerprint(call)
    with call.desk() as desk:
        certificate = offices.approve_enrolment(desk, typed.file, code, typed.until)
        with desk.store.read() as reader:
            office = reader.get(Office, certificate.office_id)
    terminal.say("pc-certified", office=office.name, series=certificate.series)
    facts: dict[str, Any] = {"office": office.id, "series": certificate.series}
    return Result({**facts, "certificate": certificate.id})


def _ask_fingerprint(call: Call) -> str:
    """Ask for what the office read out; what the file says is not shown, lest it be copied."""
    if not sys.stdin.isatty():
        raise Usage(call.terminal.text("needs-fingerprint"))
    return input(call.terminal.text("ask-fingerprint"))


def _pcs_options(options: Options) -> None:
    options.add("--office", metavar="OFFICE")


def pcs(call: Call) -> Result:
    """List the certified PCs."""
    terminal = call.terminal
    with call.desk() as desk, desk.store.read() as reader:
        typed = call.arguments.office
        office = Finder(reader, terminal).office(typed).id if typed else None
        found = revoking.certified_pcs(reader, office)
    terminal.table(
        ("office", "series", "pc", "valid-to", "reason"),
        [
            (
                one.office.name,
                one.certificate.series,
                one.certificate.pc,
                one.certificate.valid_to,
                one.revocation.reason if one.revocation else "",
            )
            for one in found
        ],
    )
    return Result(
        {
            "pcs": [
                {
                    "office": one.office.id,
                    "series": one.certificate.series,
                    "pc": one.certificate.pc,
                    "certificate": one.certificate.id,
                    "valid_to": str(one.certificate.valid_to or ""),
                    "revoked": one.revocation is not None,
                }
                for one in found
            ]
        }
    )


def _pc_options(options: Options) -> None:
    options.add("pc", metavar="PC")
    options.add("--reason", required=True, metavar="TEXT")


def revoke(call: Call) -> Result:
    """Believe a PC no more; headquarters only."""
    with call.desk() as desk:
        pc = _pc(call, desk)
        made = revoking.revoke(desk, pc.certificate.id, call.arguments.reason)
    call.terminal.say("pc-revoked", pc=pc.certificate.pc, office=pc.office.name)
    return Result({"revocation": made.id, "certificate": pc.certificate.id})


def believe(call: Call) -> Result:
    """Withdraw a revocation; headquarters only."""
    with call.desk() as desk:
        pc = _pc(call, desk)
        if pc.revocation is not None:
            revoking.believe_again(desk, pc.revocation.id, call.arguments.reason)
    call.terminal.say("pc-believed", pc=pc.certificate.pc, office=pc.office.name)
    return Result({"certificate": pc.certificate.id})


def strangers(call: Call) -> Result:
    """List the PCs of which something is held since no certificate names them."""
    terminal = call.terminal
    with call.desk() as desk, desk.store.read() as reader:
        found = refusing.unknown_pcs(reader)
    if not found:
        terminal.say("no-unknown-pcs")
    terminal.table(
        ("pc", "segments", "changes", "since"),
        [(one.pc, one.segments, one.changes, shown_day(local_day(one.since))) for one in found],
    )
    facts = [
        {
            "pc": one.pc,
            "segments": one.segments,
            "changes": one.changes,
            "since": dates.to_text(one.since),
        }
        for one in found
    ]
    return Result({"pcs": facts})


def _stranger_options(options: Options) -> None:
    options.add("pc", metavar="PC")


def refuse(call: Call) -> Result:
    """Discard what a PC without a certificate sent, and keep nothing more of it."""
    terminal, what = call.terminal, call.arguments.pc
    with call.desk() as desk:
        with desk.store.read() as reader:
            pcs_ = [one.pc for one in refusing.unknown_pcs(reader) if one.pc.startswith(what)]
        if len(pcs_) != 1 or len(what) < _LEAST_SIGNS:
            raise Usage(terminal.text("pc-unknown", what=what))
        discarded = refusing.refuse_pc(desk, pcs_[0])
    terminal.say("pc-refused", pc=pcs_[0], segments=discarded)
    return Result({"pc": pcs_[0], "segments": discarded})


def _validity_options(options: Options) -> None:
    options.add("pc", metavar="PC")
    options.add("--until", type=read.day, metavar="DATE")


def set_validity(call: Call) -> Result:
    """Set until when a PC's changes count; headquarters only."""
    terminal = call.terminal
    with call.desk() as desk:
        pc = _pc(call, desk)
        made = certifying.end_certificate(desk, pc.certificate.id, call.arguments.until)
    if made.valid_to is None:
        terminal.say("pc-without-end", pc=made.pc, office=pc.office.name)
    else:
        until = shown_day(made.valid_to)
        terminal.say("pc-renewed", pc=made.pc, office=pc.office.name, until=until)
    return Result({"certificate": made.id, "valid_to": str(made.valid_to or "")})


def _root_options(options: Options) -> None:
    options.add("--reason", required=True, metavar="TEXT")


def change_root(call: Call) -> Result:
    """Sign certificates with a new root, all of them anew; headquarters only."""
    with call.desk() as desk:
        certifying.change_root(desk, call.arguments.reason)
    call.terminal.say("root-changed")
    return Result({})


def _pc(call: Call, desk: Desk) -> CertifiedPc:
    """Find the one PC whose name begins as typed."""
    what = call.arguments.pc
    with desk.store.read() as reader:
        found = [pc for pc in revoking.certified_pcs(reader) if pc.certificate.pc.startswith(what)]
    if len(found) != 1 or len(what) < _LEAST_SIGNS:
        raise Usage(call.terminal.text("pc-unknown", what=what))
    return found[0]


COMMANDS: Final = (
    Command("office list", office_list),
    Command("office add", office_add, _add_options),
    Command("office file", office_file, _file_options),
    Command("office enrol", enrol, _enrol_options),
    Command("office approve", approve, _approve_options),
    Command("office pcs", pcs, _pcs_options),
    Command("office revoke", revoke, _pc_options),
    Command("office believe", believe, _pc_options),
    Command("office strangers", strangers),
    Command("office refuse", refuse, _stranger_options),
    Command("office validity", set_validity, _validity_options),
    Command("office change-root", change_root, _root_options),
)
