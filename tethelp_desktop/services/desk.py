"""A member of staff at an open store: what every use case is given first."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from tethelp_desktop.domain import authority
from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Campaign, Certificate, Level, Office
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of_key
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.keyslots import RECOVERY, STRONG, Cost, new_recovery_code
from tethelp_desktop.store.store import Reader, Store, Writer
from tethelp_desktop.sync import trust
from tethelp_desktop.sync.keys import Keys, PublicKey
from tethelp_desktop.sync.trust import Enrolment

Clock = Callable[[], datetime]

FIRST_SERIES: Final = "01"
CHOSEN_CAMPAIGN: Final = "campaign"
"""The setting that names the programme which somebody chose to look at."""


def wall_clock() -> datetime:
    """Read the PC's clock, as an aware instant."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Identity:
    """What this PC is.

    Attributes:
        keys: Its private keys.
        office_id: The office it works for.
        headquarters_id: The office at the top of the line.
        root: Whose certificates it believes.
        root_keys: The root's private keys, at headquarters only.
        series: Its receipt series.
    """

    keys: Keys
    office_id: Stamp
    headquarters_id: Stamp
    root: PublicKey
    root_keys: Keys | None
    series: str

    @property
    def training(self) -> bool:
        """Whether everything here is practice."""
        return self.keys.training


@dataclass(frozen=True, slots=True)
class Desk:
    """A member of staff at an open store.

    Attributes:
        staff: Who works here; recorded with every change.
        clock: Tells the time; tests bring their own.
    """

    store: Store
    staff: str
    clock: Clock
    identity: Identity

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """Open one transaction in the name of the staff member, now."""
        with self.store.write(self.staff, self.clock()) as tx:
            tx.may_edit = partial(self._may_edit, tx)
            yield tx

    def _may_edit(self, reader: Reader, table: str, pc: Replica) -> bool:
        """Ask the law by which others will merge or hold what is recorded here."""
        level = Level.CENTRAL if self.is_headquarters else Level.PROVINCE
        if authority.may_edit(table, level, own=False):
            return True
        return authority.may_edit(table, level, own=True) and (
            pc == self.store.replica or pc in _certified(reader, self.identity.office_id)
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


def _certified(reader: Reader, office_id: Stamp) -> set[Replica]:
    """Read which PCs the certificates that are here, all genuine, give to an office."""
    certified = reader.find(Certificate, office_id=office_id)
    return {replica_of_key(bytes.fromhex(one.signing_key)) for one in certified}


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
    training: bool = False,
    cost: Cost = STRONG,
) -> tuple[Desk, str]:
    """Make the store at the top of the line, with the root of all trust.

    Args:
        folder: A new or empty folder.
        passphrase: What `staff` opens the store with.
        office: Headquarters' own record, not yet recorded.
        staff: Who works there.
        clock: Tells the time.
        training: Make a practice line, which real offices refuse.
        cost: What a guess at a passphrase costs.

    Returns:
        The desk, and the recovery code to print once and lock away.

    Raises:
        Invalid: Rules stop the office's record; nothing was made.
        TetHelpError: The folder holds a store or cannot be written, or the passphrase is weak.
    """
    checked(problems(office, local_day(clock())))
    keys, root = Keys.generate(training=training), Keys.generate(training=training)
    code = new_recovery_code()
    passphrases = {staff: passphrase, RECOVERY: code}
    store = Store.create(folder, passphrases, keys.public.raw, clock(), cost)
    with _or_discarded(store), store.write(staff, clock()) as tx:
        headquarters = tx.add(office)
        identity = Identity(keys, headquarters.id, headquarters.id, root.public, root, FIRST_SERIES)
        _keep_identity(tx, identity)
        tx.add(trust.certify(_request(identity), root))
    return Desk(store, staff, clock, identity), code


def make_office(
    folder: Path,
    passphrase: str,
    office_file: trust.OfficeFile,
    staff: str,
    series: str = FIRST_SERIES,
    clock: Clock = wall_clock,
    cost: Cost = STRONG,
) -> tuple[Desk, str]:
    """Make the store of a PC that joins an office; `exchange.take_office_file` fills it.

    Returns:
        The desk, and the recovery code to print once and lock away.

    Raises:
        TetHelpError: The folder holds a store or cannot be written, or the passphrase is weak.
    """
    keys = Keys.generate(training=office_file.training)
    code = new_recovery_code()
    passphrases = {staff: passphrase, RECOVERY: code}
    store = Store.create(folder, passphrases, keys.public.raw, clock(), cost)
    identity = Identity(
        keys=keys,
        office_id=Stamp(office_file.office_id),
        headquarters_id=Stamp(office_file.headquarters_id),
        root=PublicKey(bytes.fromhex(office_file.root), office_file.training),
        root_keys=None,
        series=series,
    )
    with _or_discarded(store), store.write(staff, clock()) as tx:
        _keep_identity(tx, identity)
    return Desk(store, staff, clock, identity), code


@contextmanager
def _or_discarded(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException:
        store.discard()
        raise


def open_desk(folder: Path, passphrase: str, staff: str = "", clock: Clock = wall_clock) -> Desk:
    """Open a store.

    Args:
        folder: Where it lies.
        passphrase: Any that opens it, or the recovery code.
        staff: Who works there; empty for whoever worked there last.
        clock: Tells the time.

    Raises:
        TetHelpError: No store, wrong passphrase, damaged, read-only, or of a newer program.
    """
    store = Store.open(folder, passphrase)
    try:
        with store.read() as reader:
            identity = _read_identity(reader)
            last = reader.setting("staff") or ""
        if staff and staff != last:
            with store.write(staff, clock()) as tx:
                tx.set("staff", staff)
    except BaseException:
        store.close()
        raise
    return Desk(store, staff or last, clock, identity)


def enrolment(desk: Desk) -> Enrolment:
    """Make what this PC asks headquarters to certify."""
    return _request(desk.identity)


def _request(identity: Identity) -> Enrolment:
    return Enrolment(
        root=identity.root.raw.hex(),
        office_id=identity.office_id,
        series=identity.series,
        signing_key=identity.keys.public.raw.hex(),
        recipient=identity.keys.recipient,
        training=identity.training,
    )


def _keep_identity(tx: Writer, identity: Identity) -> None:
    tx.set("signing-key", identity.keys.signing.hex())
    tx.set("age-identity", identity.keys.identity)
    tx.set("training", "yes" if identity.training else "no")
    tx.set("office", identity.office_id)
    tx.set("headquarters", identity.headquarters_id)
    tx.set("root", identity.root.raw.hex())
    tx.set("series", identity.series)
    tx.set("staff", tx.staff)
    if identity.root_keys is not None:
        tx.set("root-signing-key", identity.root_keys.signing.hex())
        tx.set("root-age-identity", identity.root_keys.identity)


def _read_identity(reader: Reader) -> Identity:
    def kept(name: str) -> str:
        value = reader.setting(name)
        if value is None:
            raise TetHelpError(Failure.STORE_DAMAGED, name)
        return value

    training = kept("training") == "yes"
    root_signing = reader.setting("root-signing-key")
    root_keys = None
    if root_signing is not None:
        root_keys = Keys(bytes.fromhex(root_signing), kept("root-age-identity"), training)
    return Identity(
        keys=Keys(bytes.fromhex(kept("signing-key")), kept("age-identity"), training),
        office_id=Stamp(kept("office")),
        headquarters_id=Stamp(kept("headquarters")),
        root=PublicKey(bytes.fromhex(kept("root")), training),
        root_keys=root_keys,
        series=kept("series"),
    )
