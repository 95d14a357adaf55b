"""The accounts of the people who work at this PC, their passphrases, and its recovery code."""

import getpass
import sys
from pathlib import Path
from typing import Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import (
    Call,
    Command,
    Exit,
    Options,
    Result,
    Stopped,
    Usage,
    plain,
)
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import Staff
from tethelp_desktop.domain.roles import Role, same_name
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import staff
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.staff import Changed, Recovery
from tethelp_desktop.store.keyslots import RECOVERY
from tethelp_desktop.sync import files

_LOGGED: Final = 100


def roles(text: str) -> tuple[Role, ...]:
    """Read roles with commas between: `clerk,counter`."""
    return tuple(Role(part.strip()) for part in text.split(","))


def list_accounts(call: Call) -> Result:
    """List who has an account, with which roles, and whose passphrase opens this PC's store."""
    terminal = call.terminal
    with call.desk() as desk:
        found, waits = staff.accounts(desk), staff.accounts_wait(desk)
    if not found:
        terminal.say("no-accounts")
    if waits:
        terminal.warn(terminal.text("accounts-wait"))
    shown = [
        (
            account.member.name,
            ", ".join(map(terminal.name, account.member.roles)),
            terminal.text("opens" if account.opens else "opens-not"),
            account.member.withdrawn or "",
            account.member.id,
        )
        for account in found
    ]
    terminal.table(("name", "roles", "passphrase", "withdrawn", "id"), shown)
    facts = [plain(account.member) | {"opens": account.opens} for account in found]
    return Result({"accounts": facts, "wait": waits})


def _add_options(options: Options) -> None:
    options.add("name", type=nfc)
    options.add("--roles", type=roles, required=True, metavar="ROLE,ROLE")
    options.add("--new-passphrase-file", type=Path, metavar="FILE")


def add(call: Call) -> Result:
    """Make an account with its passphrase."""
    typed = call.arguments
    with call.desk() as desk:
        changed = staff.add(desk, Staff(name=typed.name, roles=typed.roles), _new(call))
        call.terminal.say("account-made", name=changed.member.name)
        return _told(call, changed)


def _change_options(options: Options) -> None:
    options.add("name", type=nfc)
    options.add("--roles", type=roles, required=True, metavar="ROLE,ROLE")


def change(call: Call) -> Result:
    """Trust a member with other roles; it holds at once."""
    with call.desk() as desk:
        member = staff.change_roles(desk, _member(call, desk).id, call.arguments.roles)
    named = ", ".join(map(call.terminal.name, member.roles))
    call.terminal.say("roles-changed", name=member.name, roles=named)
    return Result({"account": plain(member)})


def _passphrase_options(options: Options) -> None:
    options.add("name", type=nfc, nargs="?")
    options.add("--new-passphrase-file", type=Path, metavar="FILE")


def passphrase(call: Call) -> Result:
    """Choose another passphrase for oneself, or as a manager for somebody who forgot it."""
    name = call.arguments.name
    with call.desk() as desk:
        if name is None or (same_name(name, desk.staff) and not desk.by_recovery):
            staff.change_passphrase(desk, call.passphrase(), _new(call))
            name = desk.staff
        else:
            changed = staff.reset(desk, _member(call, desk).id, _new(call))
            call.terminal.say("passphrase-changed", name=changed.member.name)
            return _told(call, changed, name=changed.member.name)
    call.terminal.say("passphrase-changed", name=name)
    return Result({"name": name})


def _remove_options(options: Options) -> None:
    options.add("name", type=nfc)
    options.add("--reason", type=nfc, required=True)


def remove(call: Call) -> Result:
    """End an account and give the store a new key, which that passphrase does not open."""
    with call.desk() as desk:
        member = _member(call, desk)
        changed = staff.remove(desk, member.id, call.arguments.reason)
    call.terminal.say("account-ended", name=member.name)
    return _told(call, changed)


def _log_options(options: Options) -> None:
    options.add("--limit", type=read.count, default=_LOGGED, metavar="N")


def log(call: Call) -> Result:
    """Tell who signed in, looked at numbers in full and exchanged here, the latest first."""
    terminal = call.terminal
    with call.desk() as desk:
        logged = staff.access_log(desk, call.arguments.limit)
    rows = [
        (
            f"{row.entry.at.astimezone(dates.VIETNAM):%H:%M %d/%m/%Y}",
            row.entry.staff,
            terminal.name(row.entry.act),
            row.subject,
        )
        for row in logged
    ]
    terminal.table(("at", "staff", "what", "name"), rows)
    told = [
        {
            "at": dates.to_text(row.entry.at),
            "staff": row.entry.staff,
            "act": row.entry.act,
            "subject": row.entry.subject,
            "name": row.subject,
        }
        for row in logged
    ]
    return Result({"entries": told})


def _sheet_options(options: Options) -> None:
    options.add("--out", type=Path, required=True, metavar="FILE")


def recovery_new(call: Call) -> Result:
    """Make a recovery code in the place of the earlier one, and write its sheet."""
    with call.desk() as desk:
        made = staff.new_recovery(desk)
    return _written(call, made)


def recovery_sheet(call: Call) -> Result:
    """Write the sheet of the recovery code that was typed in the place of a passphrase."""
    code = call.passphrase()
    with call.desk() as desk:
        if desk.store.slot != RECOVERY:
            raise Stopped(call.terminal.text("not-the-code"))
        sheet = staff.sheet_of(desk, code.strip().upper())
    return _written(call, Recovery(code.strip().upper(), sheet))


def _written(call: Call, made: Recovery) -> Result:
    path = call.arguments.out
    try:
        files.write(path, made.sheet)
    except BaseException:
        call.terminal.say("recovery-code", code=made.code)  # the one before opens nothing any more
        raise
    call.terminal.say("recovery-sheet", file=str(path))
    return Result({"path": str(path), "recovery_code": made.code})


def _told(call: Call, changed: Changed, **more: str) -> Result:
    """Say whose slots were left behind; the code's needs a person."""
    if changed.lost_recovery:
        call.terminal.warn(call.terminal.text("recovery-lost"))
    facts = {"account": plain(changed.member), "left_behind": list(changed.left_behind), **more}
    return Result(facts, Exit.NEEDS_A_PERSON if changed.left_behind else Exit.DONE)


def _member(call: Call, desk: Desk) -> Staff:
    """Find a standing account by its name."""
    name = call.arguments.name
    for account in staff.accounts(desk):
        if account.member.withdrawn is None and same_name(account.member.name, name):
            return account.member
    raise Stopped(call.terminal.text("means-none", what=name))


def _new(call: Call) -> str:
    """Read a new passphrase from its file, or ask for it twice on the terminal."""
    file = call.arguments.new_passphrase_file
    if file is not None:
        return files.read(file).decode("utf-8").strip("\r\n")
    if not sys.stdin.isatty():
        raise Usage(call.terminal.text("no-new-passphrase"))
    typed = getpass.getpass(call.terminal.text("ask-new-passphrase"))
    if getpass.getpass(call.terminal.text("ask-again")) != typed:
        raise Usage(call.terminal.text("passphrases-differ"))
    return typed


COMMANDS: Final = (
    Command("staff list", list_accounts),
    Command("staff add", add, _add_options),
    Command("staff roles", change, _change_options),
    Command("staff passphrase", passphrase, _passphrase_options),
    Command("staff remove", remove, _remove_options),
    Command("staff log", log, _log_options),
    Command("recovery new", recovery_new, _sheet_options),
    Command("recovery sheet", recovery_sheet, _sheet_options),
)
