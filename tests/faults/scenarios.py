"""What is killed: each scenario's work, told step by step, and what must hold after every kill."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from tests.builders import (
    CHEAP,
    PASSPHRASE,
    START,
    Clock,
    add_approved,
    copy_line,
    export,
    make_campaign,
    make_line_of_offices,
    make_person,
)
from tests.store.released import LOCAL, make_store, released, rows_of
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Handover,
    Level,
    Office,
    Receipt,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    backups,
    exporting,
    handover,
    offices,
    people,
    receiving,
    renewing,
    state,
)
from tethelp_desktop.services.desk import Desk, make_headquarters, open_desk
from tethelp_desktop.store import archive, backup, backup_files
from tethelp_desktop.store.folder import DATABASE, MAKING
from tethelp_desktop.store.keyslots import RECOVERY
from tethelp_desktop.store.store import Store
from tethelp_desktop.sync import bundle, files, trust

Tell = Callable[[str], None]


@dataclass
class Told:
    """What the killed children of one store said was recorded."""

    lines: list[str] = field(default_factory=list)

    def hear(self, lines: Sequence[str]) -> None:
        self.lines += lines

    def of(self, kind: str) -> list[str]:
        return [line.split(" ", 1)[1] for line in self.lines if line.split(" ", 1)[0] == kind]

    def bugs(self) -> Iterator[str]:
        yield from (f"the work raised {text}" for text in self.of("bug"))


class Scenario:
    """One sort of work.

    Attributes:
        most: How long the work may go on before it is killed.
        is_once: Whether each kill needs the store as it was made.
    """

    name = ""
    most = 0.6
    is_once = False

    def prepare(self, base: Path) -> None:
        """Make the store; every life is a copy of it."""
        raise NotImplementedError

    def work(self, life: Path, tell: Tell) -> None:
        """Do the work in the child until it is killed or done."""
        raise NotImplementedError

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        """Name what was lost or is half there after a kill."""
        raise NotImplementedError


@contextmanager
def opened(folder: Path) -> Iterator[Desk]:
    desk = open_desk(folder, PASSPHRASE, clock=Clock())
    with desk.store:
        yield desk


@cache
def _line() -> Path:
    """Headquarters and two offices, made once for all scenarios."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    make_line_of_offices(folder)
    return folder


def make_line(folder: Path) -> None:
    shutil.copytree(_line(), folder)


def missing(kind: str, told: Sequence[str], found: set[str]) -> Iterator[str]:
    lost = [one for one in told if one not in found]
    if lost:
        yield f"{len(lost)} of {len(told)} told {kind} are missing"


class Save(Scenario):
    """People are entered and edited, a transaction each."""

    name = "save"

    def prepare(self, base: Path) -> None:
        make_line(base)

    def work(self, life: Path, tell: Tell) -> None:
        with opened(life / "one") as desk:
            for number in range(200):
                person = people.save_person(desk, None, make_person(personal_id=None))
                tell(f"person {person.id}")
                with desk.store.read() as reader:
                    before = reader.load(Beneficiary, person.id)
                after = replace(before.record, address=f"Thôn {number}", phone=f"0912{number:06d}")
                people.save_person(desk, before, after)
                tell(f"edit {person.id} {number}")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        with opened(life / "one") as desk:
            yield from state.check(desk)
            with desk.store.read() as reader:
                found = {person.id: person for person in reader.find(Beneficiary)}
        yield from missing("people", told.of("person"), set(found))
        for line in told.of("edit"):
            rid, _, number = line.partition(" ")
            if found[Stamp(rid)].address != f"Thôn {number}":
                yield f"an edit that was told is lost: {rid}"
        for person in found.values():
            edited = person.address != "Thôn Mẫu"
            if edited and person.phone != f"0912{int(person.address[5:]):06d}":
                yield f"half an edit: {person.id}"


class HandOver(Scenario):
    """Gifts are handed over; each has its receipt, and the numbers have no hole."""

    name = "handover"
    most = 1.2

    def __init__(self, awards: int = 500) -> None:
        self._awards = awards

    def prepare(self, base: Path) -> None:
        template = base.with_name("template")
        make_line(template)
        made = copy_line(template, base)
        given = add_approved(made.one, self._awards, quantity=self._awards)
        handover.hand_over(made.one, given[0].id)  # what is read once is then read, in every child
        made.close()

    def work(self, life: Path, tell: Tell) -> None:
        with opened(life / "one") as desk:
            with desk.store.read() as reader:
                done = {entry.award_id for entry in reader.find(Handover)}
                waiting = [award.id for award in reader.find(Award) if award.id not in done]
            for award_id in waiting:
                made = handover.hand_over(desk, award_id)
                tell(f"handover {made.handover.id}")
                tell(f"receipt {made.receipt.id}")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        with opened(life / "one") as desk:
            yield from state.check(desk)
            with desk.store.read() as reader:
                entries, receipts = reader.find(Handover), reader.find(Receipt)
        yield from missing("handovers", told.of("handover"), {one.id for one in entries})
        yield from missing("receipts", told.of("receipt"), {one.id for one in receipts})
        if sorted(one.handover_id for one in receipts) != sorted(one.id for one in entries):
            yield "a handover without its receipt, or a receipt without its handover"
        if sorted(one.number for one in receipts) != [*range(1, len(receipts) + 1)]:
            yield "the receipts' numbers have a hole"


class Import(Scenario):
    """Lists of people are taken in, each list whole or not at all."""

    name = "import"
    size = 60

    def prepare(self, base: Path) -> None:
        make_line(base)

    def work(self, life: Path, tell: Tell) -> None:
        with opened(life / "one") as desk:
            for number in range(20):
                batch = [make_person(personal_id=None, address=f"Lô {number}")] * self.size
                made = people.register_people(desk, batch)
                tell(f"list {' '.join(person.id for person in made.people)}")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        with opened(life / "one") as desk:
            yield from state.check(desk)
            with desk.store.read() as reader:
                found = {person.id for person in reader.find(Beneficiary)}
        listed = [rid for line in told.of("list") for rid in line.split()]
        yield from missing("people", listed, set(found))
        if len(found) % self.size:
            yield f"half a list: {len(found)} people"


class Export(Scenario):
    """Changes are sealed and written to a stick; headquarters gets every one of them."""

    name = "export"

    def prepare(self, base: Path) -> None:
        make_line(base)

    def work(self, life: Path, tell: Tell) -> None:
        stick = life / "stick"
        stick.mkdir(exist_ok=True)
        with opened(life / "one") as desk:
            for _ in range(40):
                for _ in range(3):
                    person = people.save_person(desk, None, make_person(personal_id=None))
                    tell(f"person {person.id}")
                made = exporting.export_bundle(desk, stick)
                tell(f"bundle {made.path.name}")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        stick = life / "stick"
        stick.mkdir(exist_ok=True)
        found = sorted(stick.glob("*.tethelp"))
        yield from missing("bundles", told.of("bundle"), {path.name for path in found})
        for path in found:
            bundle.unpack(files.read(path), training=False)
        with opened(life / "one") as desk:
            yield from state.check(desk)
            with desk.store.read() as reader:
                holes = [stream for stream, one in archive.have(reader).items() if one.gaps]
            if holes:
                yield "the segments' numbers have a hole"
            if not last:
                return
            path = exporting.export_bundle(desk, stick).path
            with desk.store.read() as reader:
                here = {person.id for person in reader.find(Beneficiary)}
        with opened(life / "hq") as top:
            receiving.merge_bundles(top, [path])
            with top.store.read() as reader:
                there = {person.id for person in reader.find(Beneficiary)}
        yield from missing("people", told.of("person"), there)
        if here - there:
            yield "headquarters lacks people that the office has"


class Merge(Scenario):
    """A bundle is merged, whole or not at all; merging again ends in the same state."""

    name = "merge"
    most = 2.0
    is_once = True

    def prepare(self, base: Path) -> None:
        template = base.with_name("template")
        make_line(template)
        made = copy_line(template, base)
        people.register_people(made.one, [make_person(personal_id=None) for _ in range(500)])
        shutil.copy(export(made.one, made.hq), base / "bundle")
        made.close()
        whole = base.with_name("whole")
        shutil.copytree(base / "hq", whole)
        with opened(whole) as desk:
            self._before = state.digest(desk).digest
            receiving.merge_bundles(desk, [base / "bundle"])
            self._after = state.digest(desk).digest

    def work(self, life: Path, tell: Tell) -> None:
        with opened(life / "hq") as desk:
            receiving.merge_bundles(desk, [life / "bundle"])
            tell("merged 1")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        with opened(life / "hq") as desk:
            found = state.digest(desk).digest
            if found not in (self._before, self._after):
                yield "half a bundle is merged"
            if told.of("merged") and found != self._after:
                yield "a merge that was told is lost"
            yield from state.check(desk)
            receiving.merge_bundles(desk, [life / "bundle"])
            if state.digest(desk).digest != self._after:
                yield "merging again ends elsewhere"


class BackUp(Scenario):
    """Backups are made while people are entered; each that is told opens."""

    name = "backup"

    def prepare(self, base: Path) -> None:
        make_line(base)

    def work(self, life: Path, tell: Tell) -> None:
        with opened(life / "one") as desk:
            for _ in range(20):
                person = people.save_person(desk, None, make_person(personal_id=None))
                tell(f"person {person.id}")
                made = backups.back_up(desk)
                tell(f"backup {made.backup.path.name}")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        with opened(life / "one") as desk:
            yield from state.check(desk)
            with desk.store.read() as reader:
                found = {person.id for person in reader.find(Beneficiary)}
            yield from missing("people", told.of("person"), found)
            there = backups.listed(desk)
            names = {one.path.name for one in there}
            yield from missing("backups", told.of("backup"), names)
            for one in there if last else there[:2]:
                backups.verify(desk, one.path)
        if there and list((life / "one" / backup.FOLDER).glob(".*.part")):
            yield "what was broken off is not taken away"


class Restore(Scenario):
    """A backup is restored: no store, or a whole one with keys of its own."""

    name = "restore"
    is_once = True

    def prepare(self, base: Path) -> None:
        template = base.with_name("template")
        make_line(template)
        made = copy_line(template, base)
        people.register_people(made.one, [make_person(personal_id=None) for _ in range(20)])
        path = backups.back_up(made.one).backup.path
        shutil.copy(path, base / "backup")
        self._old = made.one.store.replica
        made.close()

    def work(self, life: Path, tell: Tell) -> None:
        self._restore(life)
        tell("restored 1")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        if not (life / "again").exists():
            if told.of("restored"):
                yield "a restored store that was told is not there"
            self._restore(life)
        with opened(life / "again") as desk:
            yield from state.check(desk)
            if desk.store.replica == self._old:
                yield "the restored store signs with the old key"
            with desk.store.read() as reader:
                if len(reader.find(Beneficiary)) != 20:
                    yield "half a store was restored"

    def _restore(self, life: Path) -> None:
        made = backups.restore(life / "backup", life / "again", PASSPHRASE, clock=Clock())
        made.desk.store.close()


class Rekey(Scenario):
    """The file gets new keys; it always opens with the same passphrase."""

    name = "rekey"

    def prepare(self, base: Path) -> None:
        make_line(base)

    def work(self, life: Path, tell: Tell) -> None:
        with opened(life / "one") as desk:
            for _ in range(30):
                person = people.save_person(desk, None, make_person(personal_id=None))
                tell(f"person {person.id}")
                desk.store.rekey(["Lan", RECOVERY])
                tell("rekeyed 1")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        with opened(life / "one") as desk:
            yield from state.check(desk)
            with desk.store.read() as reader:
                found = {person.id for person in reader.find(Beneficiary)}
        yield from missing("people", told.of("person"), found)


class Renew(Scenario):
    """The PC gets new keys: stamps and settings change together."""

    name = "renew"

    def prepare(self, base: Path) -> None:
        make_line(base)

    def work(self, life: Path, tell: Tell) -> None:
        with opened(life / "one") as first:
            desk = first
            for _ in range(20):
                series = f"{len(desk.identity.former) + 2:04d}"
                desk = renewing.renew(desk, life, series).desk
                tell(f"renewed {desk.store.replica}")
                person = people.save_person(desk, None, make_person(personal_id=None))
                tell(f"person {person.id}")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        with opened(life / "one") as desk:
            yield from state.check(desk)
            if desk.identity.keys.public.replica != desk.store.replica:
                yield "the store's name is not that of its key"
            own = {key.replica for key in desk.identity.own_keys}
            yield from missing("keys", told.of("renewed"), own)
            with desk.store.read() as reader:
                found = {person.id for person in reader.find(Beneficiary)}
        yield from missing("people", told.of("person"), found)


class Upgrade(Scenario):
    """A store of the first release is upgraded: it is the old one or the new one, never between."""

    name = "upgrade"
    is_once = True

    def prepare(self, base: Path) -> None:
        make_store(base / "store", released()[0])
        self._rows = rows_of(base / "store")

    def work(self, life: Path, tell: Tell) -> None:
        Store.open(life / "store", PASSPHRASE, START).close()
        tell("upgraded 1")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        found = rows_of(life / "store")
        version = found["alembic_version"][0]["version_num"]
        is_old = version == released()[0]
        if is_old and found != self._rows:
            yield "the old file changed before the upgrade was done"
        if told.of("upgraded") and is_old:
            yield "an upgrade that was told is lost"
        made = backup_files.backups_in(life / "store" / backup.FOLDER)
        if not is_old and not made:
            yield "an upgrade without a backup"
        Store.open(life / "store", PASSPHRASE, START).close()
        after = rows_of(life / "store")
        for table, rows in self._rows.items():
            if table not in LOCAL and [r["id"] for r in after[table] if "id" in r] != [
                r["id"] for r in rows if "id" in r
            ]:
                yield f"rows of {table} are lost"


class SetUp(Scenario):
    """Headquarters is made: there is no store, or a whole one; a start opens or makes it."""

    name = "set-up"
    is_once = True

    def prepare(self, base: Path) -> None:
        base.mkdir()
        (base / "logs").mkdir()  # what else may lie where the store will be

    def work(self, life: Path, tell: Tell) -> None:
        self._make(life)
        tell("made 1")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        if not (life / DATABASE).exists():
            if told.of("made"):
                yield "a store that was told is not there"
            self._make(life)
        yield from leftovers(life)
        with opened(life) as desk:
            yield from state.check(desk)
            if desk.campaign is None or desk.office.symbol != "TW":
                yield "half a headquarters is there"

    def _make(self, life: Path) -> None:
        top = Office(name="BHXH Việt Nam", level=Level.CENTRAL, symbol="TW")
        programme = make_campaign()
        made, _ = make_headquarters(
            life, PASSPHRASE, top, "Quản", Clock(), programme=programme, cost=CHEAP
        )
        made.store.close()


class Join(Scenario):
    """A PC joins an office: no store, or a whole one that can ask for its certificate."""

    name = "join"
    is_once = True

    def prepare(self, base: Path) -> None:
        template = base.with_name("template")
        make_line(template)
        made = copy_line(template, base)
        self._file = offices.write_office_file(made.hq, made.one.identity.office_id, base).name
        made.close()

    def work(self, life: Path, tell: Tell) -> None:
        self._join(life)
        tell("joined 1")

    def check(self, life: Path, told: Told, *, last: bool) -> Iterator[str]:
        yield from told.bugs()
        if not (life / "new" / DATABASE).exists():
            if told.of("joined") or list(life.glob(f"*{trust.ENROLMENT_SUFFIX}")):
                yield "a PC that asked for its certificate is not there"
            self._join(life)
        yield from leftovers(life / "new")
        with opened(life / "new") as desk:
            yield from state.check(desk)
            if desk.campaign is None or desk.office.symbol != "HL":
                yield "half an office is there"
            asked = offices.write_enrolment(desk, life)
        with opened(life / "hq") as top:
            offices.approve_enrolment(top, asked.path, asked.fingerprint)

    def _join(self, life: Path) -> None:
        made = offices.join(
            life / "new",
            PASSPHRASE,
            life / self._file,
            "Bình",
            series="02",
            clock=Clock(),
            cost=CHEAP,
        )
        made.desk.store.close()


def leftovers(folder: Path) -> Iterator[str]:
    """Name what a making that was broken off left in a store's folder."""
    if list((folder / MAKING).glob("*")):
        yield "what was broken off is not taken away"


SCENARIOS: Sequence[Scenario] = (
    SetUp(),
    Join(),
    Save(),
    HandOver(),
    Import(),
    Export(),
    Merge(),
    BackUp(),
    Restore(),
    Rekey(),
    Renew(),
    Upgrade(),
)
