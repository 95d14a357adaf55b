"""Bundles: written, looked at, merged."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Usage
from tethelp_desktop.cli.finding import Finder, say_switch
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.segments import StreamName
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import exporting, receiving
from tethelp_desktop.services.backups import before_merge
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.receiving import Merged
from tethelp_desktop.wording import error_sentence, held_next, held_sentence

_MEGABYTE: Final = 10**6


def _export_options(options: Options) -> None:
    options.add("--out", type=Path, required=True, metavar="DIR")
    options.add("--to", metavar="OFFICE")
    options.add("--largest", type=read.count, metavar="MB")


def export(call: Call) -> Result:
    """Write all that the receiver lacks, into one bundle or several, and read them back."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        receiver = _receiver(call, desk)
        largest = typed.largest * _MEGABYTE if typed.largest else None
        made = exporting.export_parts(desk, typed.out, receiver, terminal.monitor(), largest)
    terminal.clear_bar()
    for one in made:
        terminal.say(
            "exported",
            file=one.path.name,
            office=one.to_office.name,
            changes=one.changes,
            code=one.check_code,
        )
    parts = [
        {
            "path": str(one.path),
            "to": one.to_office.id,
            "segments": one.segments,
            "changes": one.changes,
            "bytes": one.size,
            "check_code": one.check_code,
        }
        for one in made
    ]
    return Result({**parts[0], "parts": parts})


def _receiver(call: Call, desk: Desk) -> Stamp | None:
    """Find for which office the bundle is; None for the next one above.

    Raises:
        Usage: Nobody stands above, and none was named.
        Stopped: The name means none or several.
    """
    typed, terminal = call.arguments, call.terminal
    if typed.to:
        with desk.store.read() as reader:
            return Finder(reader, terminal).office(typed.to).id
    reached = exporting.receivers(desk) if desk.is_headquarters else []
    if reached:
        told = [f"{office.symbol}  {office.name}" for office in reached]
        raise Usage("\n".join([terminal.text("needs-receiver"), *told]))
    return None


def _inspect_options(options: Options) -> None:
    options.add("file", type=Path, metavar="FILE")


def inspect(call: Call) -> Result:
    """Read a bundle's outside; nothing is merged."""
    terminal = call.terminal
    with call.desk() as desk:
        found = receiving.inspect_bundle(desk, call.arguments.file)
    unknown = terminal.text("unknown-office")
    terminal.say(
        "bundle-says",
        sender=found.office or unknown,
        receiver=found.to_office or unknown,
        changes=found.envelope.changes,
        segments=found.segments,
        new=found.new_segments,
        code=found.check_code,
    )
    return Result(
        {
            "path": str(found.path),
            "office": found.envelope.office_id,
            "to": found.envelope.to_office_id,
            "made_at": dates.to_text(found.envelope.made_at),
            "training": found.envelope.training,
            "segments": found.segments,
            "new_segments": found.new_segments,
            "changes": found.envelope.changes,
            "bytes": found.path.stat().st_size,
            "check_code": found.check_code,
            "for_us": found.for_us,
            "known_sender": found.known_sender,
        }
    )


def _merge_options(options: Options) -> None:
    options.add("files", type=Path, nargs="+", metavar="FILE")


def merge(call: Call) -> Result:
    """Merge bundles, each whole or not at all; a refused one does not stop the others."""
    terminal = call.terminal
    with call.desk() as desk:
        before = desk.campaign
        paths, monitor = call.arguments.files, terminal.monitor()
        merged, failed = receiving.merge_each(desk, paths, monitor, before_merge)
        say_switch(call, desk, before)
        is_headquarters = desk.is_headquarters
    terminal.clear_bar()
    refused = []
    for path, error in failed:
        sentence = error_sentence(error, terminal.language)
        terminal.warn(f"{path.name}: {sentence}")
        refused.append({"path": str(path), "failure": error.failure, "message": sentence})
    facts = _merged_facts(merged)
    terminal.say("merged", bundles=merged.bundles, applied=merged.applied, already=merged.already)
    for held in facts["held"]:
        terminal.warn(_held(terminal, held, is_headquarters=is_headquarters))
    needs_a_person = _tell_troubles(call, facts)
    code = Exit.NEEDS_A_PERSON if needs_a_person else Exit.DONE
    if refused or facts["held"]:
        code = Exit.REFUSED
    return Result({**facts, "refused": refused}, code)


def _merged_facts(merged: Merged) -> dict[str, Any]:
    """Say what came of the bundles; what is held or missing is as it stands at the end."""
    return {
        "applied": merged.applied,
        "already": merged.already,
        "conflicts": merged.new_conflicts,
        "duplicates": merged.new_doubles,
        "to_review": merged.to_review,
        "held": [
            {"stream": stream, "segment": number, "reason": reason}
            for stream, number, reason in merged.held
        ],
        "not_kept": merged.not_kept,
        "gaps": {
            stream: [[gap.first, gap.last] for gap in gaps] for stream, gaps in merged.gaps.items()
        },
    }


def _held(terminal: Terminal, held: Mapping[str, Any], *, is_headquarters: bool) -> str:
    """Say of a segment that and why it is held, and by what it will be merged."""
    reason, pc = held["reason"], StreamName.from_text(held["stream"]).replica
    return terminal.text(
        "held",
        number=held["segment"],
        reason=held_sentence(reason, terminal.language),
        next=held_next(reason, pc, terminal.language, at_headquarters=is_headquarters),
    )


def _tell_troubles(call: Call, facts: dict[str, Any]) -> bool:
    """Say what needs attention; tells whether anything does besides what is held."""
    terminal = call.terminal
    if facts["conflicts"]:
        terminal.warn(terminal.text("new-conflicts", number=facts["conflicts"]))
    if facts["duplicates"]:
        terminal.warn(terminal.text("new-duplicates", number=facts["duplicates"]))
    if facts["to_review"]:
        terminal.warn(terminal.text("came-to-review", number=facts["to_review"]))
    if facts["not_kept"]:
        terminal.warn(terminal.text("not-kept", number=facts["not_kept"]))
    missing = sum(last - first + 1 for gaps in facts["gaps"].values() for first, last in gaps)
    if missing:
        terminal.warn(terminal.text("gaps", number=missing))
    found = (
        facts["conflicts"],
        facts["duplicates"],
        facts["to_review"],
        facts["not_kept"],
        missing,
    )
    return any(found)


COMMANDS: Final = (
    Command("bundle export", export, _export_options),
    Command("bundle inspect", inspect, _inspect_options),
    Command("bundle merge", merge, _merge_options),
)
