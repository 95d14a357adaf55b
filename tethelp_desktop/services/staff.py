"""The accounts of the people who work at this PC, their passphrases, and its recovery code.

An account is a record of the office; the slot that its passphrase opens is of this PC alone. The
same person at a second PC of the office is given a slot there with `reset`; accounts bind there
once a manager has one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tethelp_desktop.documents import recovery_sheet
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Attachment, Beneficiary, ReportSubmission, Staff
from tethelp_desktop.domain.roles import Act, Role, may, name_taken, roles_problems, same_name
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import sort_key
from tethelp_desktop.services.desk import ACCOUNTS, BY_RECOVERY, Desk, keepers, members, slot_of
from tethelp_desktop.services.records import checked
from tethelp_desktop.store import access, attempts, keyslots
from tethelp_desktop.store.access import Access, Entry, log
from tethelp_desktop.store.keyslots import RECOVERY, Cost, new_recovery_code
from tethelp_desktop.store.store import SLOTS, Reader, Writer
from tethelp_desktop.sync import files


@dataclass(frozen=True, slots=True)
class Account:
    """A member, and whether a passphrase of theirs opens this PC's store."""

    member: Staff
    opens: bool


@dataclass(frozen=True, slots=True)
class Logged:
    """A row of the log, and what people call its subject; empty where it has none."""

    entry: Entry
    subject: str


@dataclass(frozen=True, slots=True)
class Changed:
    """An account after a change.

    Attributes:
        left_behind: Slots that no longer open, because they were of the first format when the
            store got a new key; the recovery code's is one of these until it is made anew.
    """

    member: Staff
    left_behind: tuple[str, ...] = ()

    @property
    def lost_recovery(self) -> bool:
        """Whether the recovery code opens nothing any more."""
        return RECOVERY in self.left_behind


@dataclass(frozen=True, slots=True)
class Recovery:
    """A recovery code, to print once and lock away, with its sheet as a PDF."""

    code: str = field(repr=False)
    sheet: bytes = field(repr=False)


def accounts(desk: Desk) -> list[Account]:
    """List the office's accounts: those that stand first, by name."""
    slots = _slots(desk)
    with desk.store.read() as reader:
        found = members(reader, desk)
    ordered = sorted(found, key=lambda one: (one.withdrawn is not None, sort_key(one.name)))
    return [Account(member, name_taken(member.name, slots)) for member in ordered]


def has_accounts(desk: Desk) -> bool:
    """Whether this PC's store asks for accounts; before that everybody has every role."""
    with desk.store.read() as reader:
        return reader.setting(ACCOUNTS) is not None


def accounts_wait(desk: Desk) -> bool:
    """Whether the office has accounts that do not bind on this PC: no manager can open it yet."""
    with desk.store.read() as reader:
        return accounts_wait_in(reader, desk)


def accounts_wait_in(reader: Reader, desk: Desk) -> bool:
    """Whether accounts wait, as a view of the store has it."""
    return reader.setting(ACCOUNTS) is None and any(
        member.withdrawn is None for member in members(reader, desk)
    )


def staff_problems(desk: Desk, after: Staff) -> list[Problem]:
    """Find what is wrong with a new account."""
    with desk.store.read() as reader:
        return _problems(desk, reader, after)


def _problems(desk: Desk, reader: Reader, after: Staff) -> list[Problem]:
    found = [*problems(after, desk.today), *roles_problems(after.roles)]
    names = [BY_RECOVERY, RECOVERY, *(member.name for member in members(reader, desk))]
    if name_taken(after.name, names):
        found.append(Problem("name", Rule.NAME_OF_A_MEMBER, (after.name,)))
    if reader.setting(ACCOUNTS) is None and Role.MANAGER not in after.roles:
        found.append(Problem("roles", Rule.FIRST_KEEPS_ACCOUNTS))
    return found


def add(desk: Desk, after: Staff, passphrase: str, cost: Cost | None = None) -> Changed:
    """Make an account with its passphrase.

    With a PC's first account its store begins to ask for accounts: whoever opened it with a
    passphrase of before needs an account, and that passphrase no longer opens it.

    Raises:
        Invalid: The name is or was somebody's, or the roles cannot be; nothing was changed.
        TetHelpError: The passphrase is too short, or somebody else has the store open.
    """
    with desk.write(Act.KEEP_STAFF) as tx:
        checked(_problems(desk, tx, after))
        member = tx.add(after)
        is_first = _begin(tx, member)
        log(tx.connection, tx.staff, tx.now, Access.KEPT_STAFF, member.id)
        # Before the end of the transaction: an account without a slot could lock everybody out.
        desk.store.admit(slot_of(desk.store.folder, member.name) or member.name, passphrase, cost)
    desk.store.note_slots()
    return Changed(member, _forget_strangers(desk) if is_first else ())


def _begin(tx: Writer, keeper: Staff) -> bool:
    """Let accounts bind on this PC; tells whether they did not before."""
    if tx.setting(ACCOUNTS) is not None:
        return False
    tx.set(ACCOUNTS, dates.to_text(tx.now))
    tx.set("staff", keeper.name)
    return True


def _forget_strangers(desk: Desk) -> tuple[str, ...]:
    """Give the store a new key where passphrases of nobody's account open it.

    While another window has the store open it waits for the next removal: the account is made,
    and the program opens nothing without one.
    """
    keep = [RECOVERY, *_standing_slots(desk)]
    if not set(_slots(desk)) - set(keep):
        return ()
    try:
        return tuple(desk.store.rekey(keep))
    except TetHelpError as error:
        if error.failure is not Failure.STORE_BUSY:
            raise
        return ()


def change_roles(desk: Desk, member_id: Stamp, roles: Sequence[Role]) -> Staff:
    """Trust a member with other roles.

    Raises:
        Invalid: The roles cannot be, or nobody would be left to keep the accounts.
    """
    with desk.write(Act.KEEP_STAFF) as tx:
        before = tx.load(Staff, member_id)
        after = replace(before.record, roles=tuple(role for role in Role if role in roles))
        found = list(roles_problems(after.roles))
        if Role.MANAGER not in after.roles:
            found += _last_manager(desk, tx, before.record)
        checked(found)
        log(tx.connection, tx.staff, tx.now, Access.KEPT_STAFF, member_id)
        return tx.put(before, after)


def _last_manager(desk: Desk, reader: Reader, leaving: Staff) -> list[Problem]:
    """Keep one member who may keep the accounts and whose passphrase opens this PC's store."""
    others = [keeper for keeper in keepers(reader, desk) if keeper.id != leaving.id]
    return [] if others else [Problem("roles", Rule.LAST_MANAGER)]


def change_passphrase(desk: Desk, old: str, new: str, cost: Cost | None = None) -> None:
    """Let the member who works here choose another passphrase.

    Raises:
        TetHelpError: The old one is wrong, or there were too many wrong ones; the new one is too
            short; or the recovery code opened the store, which is nobody's passphrase.
    """
    slot = verify(desk, old)
    if slot == RECOVERY:
        raise TetHelpError(Failure.NO_ACCOUNT, BY_RECOVERY)
    with desk.write(Act.PREFER) as tx:
        own = [member.id for member in members(tx, desk) if same_name(member.name, slot)]
        whose = next(iter(own), slot)
        log(tx.connection, tx.staff, tx.now, Access.CHANGED_PASSPHRASE, whose)
        desk.store.admit(slot, new, cost)
    desk.store.note_slots()


def verify(desk: Desk, passphrase: str) -> str:
    """Make sure that it is the member who works here; returns the slot that opened.

    Raises:
        TetHelpError: The passphrase is wrong, or there were too many wrong ones.
    """
    folder = desk.store.folder
    slot = RECOVERY if desk.by_recovery else slot_of(folder, desk.staff)
    with attempts.counted(folder, desk.clock()):
        return keyslots.unlock_slot(
            folder / SLOTS, passphrase, slot or desk.store.slot or None
        ).name


def reset(desk: Desk, member_id: Stamp, passphrase: str, cost: Cost | None = None) -> Changed:
    """Give a member a passphrase on this PC, in the place of one that was forgotten if any.

    The first manager's makes the office's accounts bind here, as the first account does in `add`.

    Raises:
        TetHelpError: It is too short, the account ended, or somebody else has the store open.
    """
    with desk.write(Act.KEEP_STAFF) as tx:
        member = tx.get(Staff, member_id)
        if member.withdrawn is not None:
            raise TetHelpError(Failure.NO_ACCOUNT, member.name)
        is_first = may(member.roles, Act.KEEP_STAFF) and _begin(tx, member)
        log(tx.connection, tx.staff, tx.now, Access.CHANGED_PASSPHRASE, member.id)
        desk.store.admit(slot_of(desk.store.folder, member.name) or member.name, passphrase, cost)
    desk.store.note_slots()
    return Changed(member, _forget_strangers(desk) if is_first else ())


def remove(desk: Desk, member_id: Stamp, reason: str) -> Changed:
    """End an account, and give the store a new key that the member's passphrase does not open.

    What the member recorded stays under the name. Backups of before still open with it.

    Raises:
        Invalid: No reason is given, or nobody would be left to keep the accounts.
        TetHelpError: Another window or command has the store open; nothing was changed.
    """
    with desk.store.read() as reader:
        desk.check(reader, Act.KEEP_STAFF)
        leaving = reader.get(Staff, member_id)
        found = [] if reason.strip() else [Problem("withdrawn", Rule.REQUIRED)]
        checked([*found, *_last_manager(desk, reader, leaving)])
    # The key first: broken off in between, the account stands without a passphrase on this PC.
    keep = [RECOVERY, *_standing_slots(desk, but=leaving)]
    left_behind = tuple(desk.store.rekey(keep))
    with desk.write(Act.KEEP_STAFF) as tx:
        before = tx.load(Staff, member_id)
        log(tx.connection, tx.staff, tx.now, Access.KEPT_STAFF, member_id)
        ended = tx.put(before, replace(before.record, withdrawn=reason.strip()))
    return Changed(ended, left_behind)


def new_recovery(desk: Desk, cost: Cost | None = None) -> Recovery:
    """Make a recovery code in the place of the earlier one, and the sheet that is printed once.

    Raises:
        TetHelpError: The member may not keep the accounts.
    """
    code = new_recovery_code()
    sheet = sheet_of(desk, code)
    with desk.write(Act.KEEP_STAFF) as tx:
        log(tx.connection, tx.staff, tx.now, Access.MADE_RECOVERY)
        desk.store.admit(RECOVERY, code, cost)
    desk.store.note_slots()
    return Recovery(code, sheet)


def sheet_of(desk: Desk, code: str) -> bytes:
    """Draw the sheet of a recovery code as a PDF."""
    return recovery_sheet.render(
        code=code,
        office=desk.office.name,
        series=desk.identity.series,
        made_by=desk.staff,
        made_on=dates.shown_day(desk.today),
        training=desk.identity.training,
    )


def write_sheet(folder: Path, sheet: bytes) -> Path:
    """Write a recovery code's sheet into a folder, to be printed from there and deleted.

    Raises:
        TetHelpError: The folder cannot be written.
    """
    path = folder / "ma-khoi-phuc.pdf"
    files.write(path, sheet)
    return path


def access_log(desk: Desk, most: int = 500) -> list[Logged]:
    """Read who signed in, looked at data and let some leave here, the latest first."""
    with desk.store.read() as reader:
        found = access.entries(reader, most)
        seen = {entry.subject for entry in found if entry.subject}
        people = [one for rid in seen for one in reader.find(Beneficiary, id=rid)]
        scans = [one for rid in seen for one in reader.find(Attachment, id=rid)]
        accounts = [one for rid in seen for one in reader.find(Staff, id=rid)]
        reports = [one for rid in seen for one in reader.find(ReportSubmission, id=rid)]
    names = {person.id: person.full_name for person in people}
    names |= {scan.id: scan.title for scan in scans}
    names |= {report.id: report.number for report in reports}
    names |= {account.id: account.name for account in accounts}
    names |= {Stamp(slot): slot for slot in _slots(desk)}
    names |= {Stamp(one.subject): one.subject for one in found if one.act is Access.REFUSED_PC}
    return [Logged(entry, names.get(Stamp(entry.subject), "")) for entry in found]


def saw_numbers(desk: Desk, *people: Stamp) -> None:
    """Keep that the member who works here looked at somebody's numbers in full."""
    if people:
        desk.note(Access.SAW_NUMBERS, *people)


def _slots(desk: Desk) -> list[str]:
    return keyslots.names(desk.store.folder / SLOTS)


def _standing_slots(desk: Desk, but: Staff | None = None) -> list[str]:
    with desk.store.read() as reader:
        standing = [one.name for one in members(reader, desk) if one.withdrawn is None]
    names = [name for name in standing if but is None or name != but.name]
    return [slot for slot in _slots(desk) if slot != RECOVERY and name_taken(slot, names)]
