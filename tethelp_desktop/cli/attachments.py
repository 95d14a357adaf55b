"""Scans and photographs that prove records: attached, listed, saved, taken back."""

from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Options, Result, Stopped, plain
from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.records import RECORDS, EvidenceKind
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import evidence
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.evidence import Filed, Subject


def _add_options(options: Options) -> None:
    options.add("record", metavar="ID")
    options.add("files", nargs="+", type=Path, metavar="FILE")
    options.add("--kind", type=EvidenceKind, choices=list(EvidenceKind), required=True)
    options.add("--title", type=nfc)


def add(call: Call) -> Result:
    """Attach scans or photographs to a record; files that are there already add nothing."""
    typed, terminal = call.arguments, call.terminal
    title = typed.title or terminal.name(typed.kind)
    with call.desk() as desk:
        subject = _subject(call, desk, typed.record)
        scans = [evidence.scan_of(path) for path in typed.files]
        several = len(scans) > 1
        made = [
            evidence.attach(
                desk, subject, scan, typed.kind, f"{title} ({number})" if several else title
            )
            for number, scan in enumerate(scans, 1)
        ]
    for one in made:
        terminal.say("attached", title=one.title, size=one.size, id=one.id)
    return Result({"attachments": [_plain_entry(one) for one in made]})


def _subject(call: Call, desk: Desk, text: str) -> Subject:
    rid = Stamp(text)
    with desk.store.read() as reader:
        for table, kind in RECORDS.items():
            if reader.find(kind, id=rid):
                return Subject(table, rid)
    raise Stopped(call.terminal.text("means-none", what=text))


def _list_options(options: Options) -> None:
    options.add("record", metavar="ID")


def attachments_list(call: Call) -> Result:
    """List the files of a record, those taken back too."""
    with call.desk() as desk:
        found = evidence.filed(desk, [_subject(call, desk, call.arguments.record).id])
    call.terminal.table(
        ("title", "kind", "size", "on", "by", "office", "reason", "id"),
        [
            (
                one.attachment.title,
                one.attachment.kind,
                one.attachment.size,
                local_day(one.attachment.recorded_at),
                one.attachment.recorded_by,
                one.office,
                one.taken_back.reason if one.taken_back else "",
                one.attachment.id,
            )
            for one in found
        ],
    )
    return Result({"attachments": [_plain_filed(one) for one in found]})


def _save_options(options: Options) -> None:
    options.add("attachment", metavar="ID")
    options.add("--out", type=Path, required=True, metavar="FILE")


def save(call: Call) -> Result:
    """Write a file out of the store, readable by anybody."""
    with call.desk() as desk:
        path = evidence.save_copy(desk, Stamp(call.arguments.attachment), call.arguments.out)
    call.terminal.say("attachment-saved", file=str(path))
    return Result({"out": str(path)})


def _withdraw_options(options: Options) -> None:
    options.add("attachment", metavar="ID")
    options.add("--reason", type=nfc, required=True)


def withdraw(call: Call) -> Result:
    """Take a file back with a reason; it stays in the books and proves nothing any more."""
    typed = call.arguments
    with call.desk() as desk:
        counter = evidence.take_back(desk, Stamp(typed.attachment), typed.reason)
    call.terminal.say("attachment-withdrawn", title=counter.title)
    return Result({"attachment": _plain_entry(counter)})


def _plain_entry(entry: Any) -> dict[str, Any]:
    return {name: value for name, value in plain(entry).items() if name != "content"}


def _plain_filed(one: Filed) -> dict[str, Any]:
    reason = one.taken_back.reason if one.taken_back else None
    return {**_plain_entry(one.attachment), "office": one.office, "taken_back": reason}


COMMANDS: Final = (
    Command("attachments add", add, _add_options),
    Command("attachments list", attachments_list, _list_options),
    Command("attachments save", save, _save_options),
    Command("attachments withdraw", withdraw, _withdraw_options),
)
