"""Backups made, listed, verified, rehearsed and restored; and new keys for a PC that needs them."""

from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Stopped
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.segments import EDIT
from tethelp_desktop.services import backups
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.renewing import Renewed, renew
from tethelp_desktop.store.backup_files import Backup, Manifest
from tethelp_desktop.store.lock import one_window
from tethelp_desktop.wording import error_sentence


def create(call: Call) -> Result:
    """Make a verified backup now."""
    terminal = call.terminal
    with call.desk() as desk:
        made = backups.back_up(desk, BackupCause.ASKED, terminal.monitor())
        place = backups.second_place(desk)
    terminal.clear_bar()
    rows = sum(made.backup.manifest.counts.values()) if made.backup.manifest else 0
    file = str(made.backup.path)
    terminal.say("backed-up", file=file, size=made.backup.size, rows=rows)
    if made.removed:
        terminal.say("backups-removed", number=made.removed)
    if made.copy is not None:
        terminal.say("backup-copied", folder=str(made.copy.parent))
    elif place is None:
        terminal.say("no-second-place")
    if made.copy_refused is not None:
        reason = error_sentence(made.copy_refused, terminal.language)
        terminal.warn(terminal.text("backup-not-copied", folder=str(place), reason=reason))
    facts = {
        "path": file,
        "bytes": made.backup.size,
        "rows": rows,
        "copy": str(made.copy) if made.copy else None,
        "removed": made.removed,
    }
    return Result(facts, Exit.NEEDS_A_PERSON if made.copy_refused else Exit.DONE)


def list_backups(call: Call) -> Result:
    """List the backups of this store, newest first."""
    terminal = call.terminal
    with call.desk() as desk:
        found = backups.listed(desk)
    if not found:
        terminal.say("no-backup")
    terminal.table(("made", "cause", "size", "state", "file"), [_row(call, one) for one in found])
    return Result({"backups": [_plain(one) for one in found]})


def _row(call: Call, one: Backup) -> tuple[str, str, int, str, str]:
    terminal = call.terminal
    if one.manifest is None or one.made is None:
        return "", "", one.size, terminal.text("backup-unreadable"), str(one.path)
    cause, state = terminal.name(one.made.cause), terminal.text("backup-readable")
    return _moment(one.manifest), cause, one.size, state, str(one.path)


def _plain(one: Backup) -> dict[str, Any]:
    facts: dict[str, Any] = {"path": str(one.path), "bytes": one.size, "readable": False}
    if one.manifest is not None:
        made_at = dates.to_text(one.manifest.made_at)
        facts |= {"readable": True, "made_at": made_at, "cause": one.manifest.cause}
    return facts


def _one_options(options: Options) -> None:
    options.add("backup", type=Path, nargs="?", metavar="FILE")


def verify(call: Call) -> Result:
    """Open a backup, look at every page and count every table."""
    terminal = call.terminal
    with call.desk() as desk:
        path = _chosen(call, desk)
        found = backups.verify(desk, path, call.passphrase(), terminal.monitor())
    terminal.clear_bar()
    rows = sum(found.counts.values())
    terminal.say("backup-good", file=path.name, made=_moment(found), rows=rows)
    return Result({"path": str(path), "made_at": dates.to_text(found.made_at), "rows": rows})


def rehearse(call: Call) -> Result:
    """Restore to a scratch place, open it, and say what it would bring and what not."""
    terminal = call.terminal
    with call.desk() as desk:
        path = _chosen(call, desk)
        found = backups.rehearse(desk, path, call.passphrase(), terminal.monitor())
    terminal.clear_bar()
    made = f"{found.made_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
    terminal.say(
        "rehearsed", file=path.name, made=made, records=found.records, digest=found.digest[:16]
    )
    hours = int(found.age.total_seconds() // 3600)
    if hours:
        terminal.say("rehearsed-age", hours=hours)
    if found.is_current:
        terminal.say("rehearsed-current")
    elif found.lacking:
        terminal.say("rehearsed-lacks", what=_lacking(call, found))
    return Result(
        {
            "path": str(path),
            "made_at": dates.to_text(found.made_at),
            "age_hours": hours,
            "records": found.records,
            "digest": found.digest,
            "is_current": found.is_current,
            "lacking": dict(found.lacking),
        }
    )


def _lacking(call: Call, found: backups.Rehearsed) -> str:
    named = {
        table: call.terminal.named("record", table) for table in found.lacking if table != EDIT
    }
    edits = {EDIT: call.terminal.text("edits")} if EDIT in found.lacking else {}
    return ", ".join(f"{found.lacking[table]} {name}" for table, name in (named | edits).items())


def _restore_options(options: Options) -> None:
    options.add("backup", type=Path, metavar="FILE")
    options.add("--into", type=Path, required=True, metavar="DIR")
    options.add("--series", default="")


def restore(call: Call) -> Result:
    """Make a store of a backup in another folder, as a new PC of the same office."""
    typed, terminal = call.arguments, call.terminal
    made = backups.restore(
        typed.backup,
        typed.into,
        call.passphrase(),
        call.staff,
        series=typed.series,
        monitor=terminal.monitor(),
    )
    terminal.clear_bar()
    with made.desk.store:
        call.warn_of(typed.into)
        terminal.say("restored", folder=str(typed.into), series=made.series)
        _tell_enrolments(call, made)
        if made.enrolments:
            terminal.say("restored-later")
        return Result({"store": str(typed.into), **_renewed_facts(made)})


def _place_options(options: Options) -> None:
    options.add("folder", type=Path, nargs="?", metavar="DIR")
    options.add("--forget", action="store_true")


def place(call: Call) -> Result:
    """Tell or choose where backups are copied to as well."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        if typed.forget or typed.folder is not None:
            folder = None if typed.forget else typed.folder.absolute()
            backups.choose_second_place(desk, folder)
        found = backups.look_at_second_place(desk)
    if found is None:
        terminal.say("no-second-place")
        return Result({"place": None, "ready": False})
    terminal.say("second-place", folder=str(found.folder))
    if not found.is_there:
        terminal.warn(terminal.text("second-place-missing", folder=str(found.folder)))
    return Result({"place": str(found.folder), "ready": found.is_there})


def _renew_options(options: Options) -> None:
    options.add("--out", type=Path, required=True, metavar="DIR")
    options.add("--series", default="")


def renew_office(call: Call) -> Result:
    """Give this PC new keys and a receipt series of its own."""
    typed = call.arguments
    with call.desk() as desk, one_window(desk.store.folder):  # a window would go on as before
        made = renew(desk, typed.out, typed.series)
    call.terminal.say("renewed", series=made.series)
    _tell_enrolments(call, made)
    return Result(_renewed_facts(made))


def _tell_enrolments(call: Call, made: Renewed) -> None:
    for file, code in made.enrolments:
        call.terminal.say("renewed-enrolment", file=str(file), code=code)


def _renewed_facts(made: Renewed) -> dict[str, Any]:
    return {
        "replica": made.desk.store.replica,
        "series": made.series,
        "enrolments": [{"path": str(file), "fingerprint": code} for file, code in made.enrolments],
    }


def _chosen(call: Call, desk: Desk) -> Path:
    """Take the backup that was named, or the newest."""
    typed: Path | None = call.arguments.backup
    found = [one.path for one in backups.listed(desk) if one.manifest is not None]
    if typed is None and not found:
        raise Stopped(call.terminal.text("no-backup"))
    return typed or found[0]


def _moment(manifest: Manifest) -> str:
    return f"{manifest.made_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


COMMANDS: Final = (
    Command("backup create", create),
    Command("backup list", list_backups),
    Command("backup verify", verify, _one_options),
    Command("backup rehearse", rehearse, _one_options),
    Command("backup restore", restore, _restore_options),
    Command("backup place", place, _place_options),
    Command("office renew", renew_office, _renew_options),
)
