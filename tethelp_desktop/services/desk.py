"""A member of staff at an open store: what every use case is given first.

Who may do what is decided in one place, `Desk.write`: each use case says what its transaction is
for, and the roles are read in that transaction, so that an account that changed or ended a moment
ago, in another window or by a merge, holds at once. Until a PC's first account is made, or a
manager of its office has a passphrase on it, whoever opens its store has every role.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final, TypeAlias

from tethelp_desktop.domain import authority
from tethelp_desktop.domain.dates import local_day, to_text
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.offices import Kin
from tethelp_desktop.domain.records import Campaign, Certificate, Level, Office, Staff
from tethelp_desktop.domain.roles import EVERY_ROLE, Act, Role, may, name_taken, same_name
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.services.identity import Identity, keep_identity, read_identity, request_of
from tethelp_desktop.services.records import checked
from tethelp_desktop.store import archive, attempts, keyslots, replacing
from tethelp_desktop.store.access import Access, log
from tethelp_desktop.store.keyslots import RECOVERY, Cost, new_recovery_code
from tethelp_desktop.store.line import read_line_of_all_times
from tethelp_desktop.store.migrations import UNABSORBED
from tethelp_desktop.store.store import SLOTS, Reader, Store, Writer
from tethelp_desktop.store.transactions import Recorded
from tethelp_desktop.sync import files, trust
from tethelp_desktop.sync.keys import Keys, PublicKey
from tethelp_desktop.sync.trust import Enrolment

Clock = Callable[[], datetime]
Reached: TypeAlias = tuple[int, str]

FIRST_SERIES: Final = "01"
_ABSORBING: Final = "tethelp_desktop.services.absorbing"  # needed once a release, and needs a desk
ACCOUNTS: Final = "accounts"
"""The setting that says since when this PC's store asks for accounts."""

BY_RECOVERY: Final = "Mã khôi phục"
"""Who writes while the recovery code is what opened the store."""
CHOSEN_CAMPAIGN: Final = "campaign"
"""The setting that names the programme which somebody chose to look at."""


def wall_clock() -> datetime:
    """Read the PC's clock, as an aware instant."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Saved:
    """What the last save recorded, by whom and for what.

    Attributes:
        reached: The state that it left the store in.
    """

    staff: str
    act: Act
    recorded: Recorded
    reached: Reached


@dataclass(slots=True)
class Memory:
    """What a desk remembers until the store is closed.

    Attributes:
        saved: The last save, while it can be undone; None after anything else was recorded.
    """

    saved: Saved | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """A member of staff at an open store.

    Attributes:
        staff: The name of the member who works here; recorded with every change.
        clock: Tells the time; tests bring their own.
        account: The member's record; None without an account, which has every role until
            this PC's first account is made, and none afterwards.
        by_recovery: Whether the recovery code opened the store, to keep its accounts.
    """

    store: Store
    staff: str
    clock: Clock
    identity: Identity
    account: Stamp | None = None
    by_recovery: bool = False
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    @contextmanager
    def write(self, act: Act = Act.ENTER) -> Iterator[Writer]:
        """Open one transaction in the name of the staff member, now.

        Args:
            act: What it is for.

        Raises:
            TetHelpError: The member's roles do not allow it; nothing was changed.
        """
        with self.store.write(self.staff, self.clock()) as tx:
            self.check(tx, act)
            if act in _LOGGED:
                log(tx.connection, tx.staff, tx.now, _LOGGED[act])
            tx.may_edit = partial(self._may_edit, tx)
            yield tx
            saved = Saved(self.staff, act, tx.recorded, reached(tx))
        if act in _UNDOABLE and saved.recorded != Recorded():
            self.memory.saved = saved
        elif act not in _UNDOABLE | {Act.PREFER}:
            self.memory.saved = None

    def note(self, act: Access, *subjects: str) -> None:
        """Keep in this PC's log that the member does what leaves no record, to each subject."""
        now = self.clock()
        with self.store.noting() as connection:
            for subject in subjects or ("",):
                log(connection, self.staff, now, act, subject)

    def write_out(self, path: Path, data: bytes, subject: str = "") -> None:
        """Write a file that leaves the store; the log has who did so, before the file is there.

        Every file goes this way, but for what leaves a record of its own: a disclosure, a printing,
        a bundle.

        Args:
            path: Where to.
            data: All of it.
            subject: The id of the record that it shows, where it is one.

        Raises:
            TetHelpError: The file cannot be written; none is left.
        """
        self.note(Access.WROTE_FILE, subject)
        files.write(path, data)

    def check(self, reader: Reader, act: Act) -> None:
        """Stop where the member's roles do not allow something.

        Raises:
            TetHelpError: They do not.
        """
        if not may(self.roles_in(reader), act):
            raise TetHelpError(Failure.NOT_PERMITTED, self.staff, act)

    def may(self, act: Act) -> bool:
        """Tell whether the member's roles allow something now."""
        return may(self.roles, act)

    @property
    def roles(self) -> frozenset[Role]:
        """The member's roles as they stand now."""
        with self.store.read() as reader:
            return self.roles_in(reader)

    def roles_in(self, reader: Reader) -> frozenset[Role]:
        """The member's roles as a view of the store has them."""
        if reader.setting(ACCOUNTS) is None:
            return EVERY_ROLE
        if self.by_recovery:
            return frozenset({Role.MANAGER})
        member = self._member(reader)
        return frozenset() if member is None else frozenset(member.roles)

    def _member(self, reader: Reader) -> Staff | None:
        """Find the account; by the name where it was made after the store was opened."""
        standing = [one for one in members(reader, self) if one.withdrawn is None]
        return next(
            (
                one
                for one in standing
                if one.id == self.account
                or (self.account is None and same_name(one.name, self.staff))
            ),
            None,
        )

    def is_own(self, name: str) -> bool:
        """Tell whether what somebody recorded was recorded by the member who works here."""
        return same_name(name, self.staff)

    def _may_edit(self, reader: Reader, table: str, pc: Replica) -> bool:
        """Ask the law by which others will merge or hold what is recorded here."""
        level = Level.CENTRAL if self.is_headquarters else Level.PROVINCE
        if authority.may_edit(table, level, Kin.OTHER):
            return True
        if pc in _own_pcs(reader, self.identity):
            return authority.may_edit(table, level, Kin.OWN)
        return authority.may_edit(table, level, Kin.BELOW) and self._is_below(reader, pc)

    def _is_below(self, reader: Reader, pc: Replica) -> bool:
        """Tell whether a PC's office stands below this one."""
        line = read_line_of_all_times(reader, self.identity.headquarters_id)
        return any(
            line.is_above(self.identity.office_id, certificate.office_id)
            for certificate in reader.find(Certificate)
            if certificate.pc == pc
        )

    @property
    def today(self) -> date:
        """The day in Việt Nam."""
        return local_day(self.clock())

    @property
    def office(self) -> Office:
        """The office this PC works for, as its record stands now."""
        with self.store.read() as reader:
            return reader.get(Office, self.identity.office_id)

    @property
    def is_headquarters(self) -> bool:
        """Whether this is the top of the line."""
        return self.identity.office_id == self.identity.headquarters_id

    @property
    def campaign(self) -> Campaign | None:
        """The programme that is looked at, and that new work belongs to."""
        with self.store.read() as reader:
            return current_campaign(reader)


_UNDOABLE: Final = frozenset({Act.ENTER, Act.APPROVE})
"""What the last save may have been for, so that it can be undone; the rest has ways of its own."""
_LOGGED: Final = {Act.EXCHANGE: Access.EXCHANGED}


def reached(reader: Reader) -> Reached:
    """Tell states of a store apart: by its logical clock, and by the segment that came last."""
    return reader.last_tick(), archive.newest(reader)


def current_campaign(reader: Reader) -> Campaign | None:
    """Find the programme that this PC looks at: the chosen one, else the usual one."""
    found = reader.find(Campaign)
    chosen = reader.setting(CHOSEN_CAMPAIGN)
    return next((one for one in found if one.id == chosen), usual_campaign(found))


def current_id(reader: Reader) -> Stamp | None:
    """Name the programme that this PC looks at; None while there is none."""
    campaign = current_campaign(reader)
    return None if campaign is None else campaign.id


def usual_campaign(found: Iterable[Campaign]) -> Campaign | None:
    """Find the programme to look at while nobody chose: the latest open one, else the latest."""
    return max(found, key=lambda one: (one.closed_on is None, one.starts_on), default=None)


def make_headquarters(
    folder: Path,
    passphrase: str,
    office: Office,
    staff: str,
    clock: Clock = wall_clock,
    *,
    programme: Campaign | None = None,
    training: bool = False,
    cost: Cost | None = None,
) -> tuple[Desk, str]:
    """Make the store at the top of the line, with the root of all trust; whole or not at all.

    Args:
        folder: Without a store in it.
        passphrase: What `staff` opens the store with.
        office: Headquarters' own record, not yet recorded.
        staff: Who works there.
        clock: Tells the time.
        programme: The first programme; None where it is entered later.
        training: Make a practice line, which real offices refuse.
        cost: What a guess at a passphrase costs; None for what suits this PC.

    Returns:
        The desk, and the recovery code to print once and lock away.

    Raises:
        Invalid: Rules stop the office's record or the programme's; nothing was made.
        TetHelpError: The folder holds a store or cannot be written, or the passphrase is weak.
    """
    today = local_day(clock())
    checked([*problems(office, today), *(problems(programme, today) if programme else ())])
    keys, root = Keys.generate(training=training), Keys.generate(training=training)
    code = new_recovery_code()
    passphrases = {staff: passphrase, RECOVERY: code}
    store = Store.begin(folder, passphrases, keys.public.raw, clock(), cost)
    with store.or_discarded():
        with store.write(staff, clock()) as tx:
            top = tx.add(office)
            identity = Identity(keys, top.id, top.id, root.public, root, FIRST_SERIES)
            keep_identity(tx, identity)
            tx.add(trust.certify(request_of(identity), root))
            if programme is not None:
                tx.add(programme)
        store.put_in_place()
    return Desk(store, staff, clock, identity), code


def make_office(
    folder: Path,
    passphrase: str,
    office_file: trust.OfficeFile,
    staff: str,
    series: str = FIRST_SERIES,
    clock: Clock = wall_clock,
    cost: Cost | None = None,
) -> tuple[Desk, str]:
    """Begin the store of a PC that joins an office.

    `receiving.take_office_file` fills it, and `Store.put_in_place` makes an end: before that a
    program that dies leaves no store.

    Returns:
        The desk, and the recovery code to print once and lock away.

    Raises:
        TetHelpError: The folder holds a store or cannot be written, or the passphrase is weak.
    """
    keys = Keys.generate(training=office_file.training)
    code = new_recovery_code()
    passphrases = {staff: passphrase, RECOVERY: code}
    store = Store.begin(folder, passphrases, keys.public.raw, clock(), cost)
    identity = Identity(
        keys=keys,
        office_id=Stamp(office_file.office_id),
        headquarters_id=Stamp(office_file.headquarters_id),
        root=PublicKey(bytes.fromhex(office_file.root), office_file.training),
        root_keys=None,
        series=series,
    )
    with store.or_discarded(), store.write(staff, clock()) as tx:
        keep_identity(tx, identity)
    return Desk(store, staff, clock, identity), code


def open_desk(folder: Path, passphrase: str, staff: str = "", clock: Clock = wall_clock) -> Desk:
    """Open a store.

    Args:
        folder: Where it lies.
        passphrase: Any that opens it, or the recovery code.
        staff: Who works there: a member, by whose slot alone it is then opened. Before the first
            account is made, any name; empty for whoever worked there last.
        clock: Tells the time.

    Raises:
        TetHelpError: No store, wrong passphrase, too many wrong ones, no account, damaged,
            read-only, or of a newer program.
    """
    replacing.settle(folder)
    slot = slot_of(folder, staff)
    with attempts.counted(folder, clock()):
        store = Store.open(folder, passphrase, clock(), slot=slot)
    try:
        with store.read() as reader:
            identity = read_identity(reader)
            last = reader.setting("staff") or ""
            by_accounts = reader.setting(ACCOUNTS) is not None
            is_whole = reader.setting(UNABSORBED) is None
            desk = Desk(store, staff or last, clock, identity)
            # Accounts that a merge brought bind from the start at which somebody can keep them.
            begins = not by_accounts and bool(keepers(reader, desk))
            if by_accounts or begins:
                desk = _seated(reader, desk)
        if begins or (desk.staff != last and not desk.by_recovery):
            with store.write(desk.staff, clock()) as tx:
                if not desk.by_recovery:
                    tx.set("staff", desk.staff)
                if begins:
                    tx.set(ACCOUNTS, to_text(tx.now))
        if not is_whole:
            import_module(_ABSORBING).absorb(desk)
        if by_accounts or begins:
            desk.note(Access.SIGNED_IN)
    except BaseException:
        store.close()
        raise
    return desk


def slot_of(folder: Path, staff: str) -> str | None:
    """Find the slot that a name means; None where it has none, as before the first account."""
    if not staff:
        return None
    try:
        known = keyslots.names(folder / SLOTS)
    except TetHelpError:  # opening it says what is the matter, or takes a backup's slots
        return None
    return next((name for name in known if same_name(name, staff)), None)


def _seated(reader: Reader, desk: Desk) -> Desk:
    """Seat the member whose slot opened the store."""
    if desk.store.slot == RECOVERY:
        return replace(desk, staff=BY_RECOVERY, by_recovery=True)
    for member in members(reader, desk):
        if member.withdrawn is None and same_name(member.name, desk.store.slot):
            return replace(desk, staff=member.name, account=member.id)
    raise TetHelpError(Failure.NO_ACCOUNT, desk.store.slot)


def members(reader: Reader, desk: Desk) -> list[Staff]:
    """Read the accounts of this office, those that ended too; only its own PCs can make one."""
    own = _own_pcs(reader, desk.identity)
    return [member for member in reader.find(Staff) if replica_of(member.id) in own]


def keepers(reader: Reader, desk: Desk) -> list[Staff]:
    """List who may keep the accounts, and can: their passphrases open this PC's store."""
    standing = [one for one in members(reader, desk) if one.withdrawn is None]
    managers = [one for one in standing if may(one.roles, Act.KEEP_STAFF)]
    slots = keyslots.names(desk.store.folder / SLOTS) if managers else []
    return [one for one in managers if name_taken(one.name, slots)]


def _own_pcs(reader: Reader, identity: Identity) -> frozenset[Replica]:
    """Read which PCs are this office's: this one, and those that certificates give to it."""
    own = reader.find(Certificate, office_id=identity.office_id)
    return identity.own_replicas | {one.pc for one in own}


def enrolment(desk: Desk) -> Enrolment:
    """Make what this PC asks headquarters to certify."""
    return request_of(desk.identity)
