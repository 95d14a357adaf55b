"""Random histories of PCs that write, seal and carry segments; for the properties of merging."""

import random
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from tests.builders import CHEAP, PASSPHRASE, START, make_contribution, make_person, make_sponsor
from tethelp_desktop.domain.records import Beneficiary, Contribution, Sponsor
from tethelp_desktop.domain.segments import SEEN, UP, Segment, StreamName
from tethelp_desktop.domain.stamps import Stamp, tick_of
from tethelp_desktop.store import archive, checks, merging
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.schema import CLOCK, CONFLICT, SCHEMA, SEGMENT
from tethelp_desktop.store.schema import EDIT as EDITS
from tethelp_desktop.store.store import Loaded, Reader, Store
from tethelp_desktop.sync import segments
from tethelp_desktop.sync.keys import Keys

EDITABLE = {
    "full_name": ("Đinh Thị Mơ", "Lê Thị Ba"),
    "hardship_year": (2024, 2025, None),
    "hardship_decision": ("01/QĐ", "02/QĐ"),  # of one statement with the year
    "withdrawn": ("trùng", None),
}
_MOST_PCS = 5


@dataclass
class Pc:
    """One PC of a history: a store, its keys, a wall clock of its own and one open form."""

    store: Store
    keys: Keys
    skew: timedelta = timedelta(0)
    form: Loaded[Beneficiary] | None = None
    written: list[tuple[str, str, str | None]] = field(default_factory=list)


class Stores:
    """Makes stores by copying a few that were made once."""

    def __init__(self, folder: Path, pcs: int) -> None:
        self._folder = folder
        self._keys = [Keys.generate() for _ in range(pcs)]
        for number, keys in enumerate(self._keys):
            Store.create(
                folder / f"template-{number}", {"": PASSPHRASE}, keys.public.raw, START, CHEAP
            ).close()
        self._made = 0

    def pc(self, number: int) -> Pc:
        return Pc(self._copy(number), self._keys[number])

    def empty(self) -> Store:
        """A store that has nothing and only receives."""
        return self._copy(0)

    def _copy(self, number: int) -> Store:
        self._made += 1
        folder = self._folder / f"copy-{self._made}"
        shutil.copytree(self._folder / f"template-{number}", folder)
        return Store.open(folder, PASSPHRASE)


def seal(pc: Pc) -> None:
    with pc.store.write("Lan", START) as tx:
        for taken in merging.unsent(tx, lambda block: [(UP,)] * len(block.rows)):
            stream = StreamName(pc.store.replica, taken.parcel.audience)
            last = archive.last_of(tx, stream)
            segment = segments.seal(taken.parcel, stream, last, SCHEMA, pc.keys)
            merging.mark_sealed(tx, segment, taken)


def segments_of(store: Store) -> list[Segment]:
    """Read every segment of a store as it would arrive elsewhere."""
    with store.read() as reader:
        return [
            segments.read(archived.text, archived.signature, SCHEMA)
            for archived in archive.bodies(reader, archive.have(reader))
        ]


def merge(store: Store, arrived: Sequence[Segment]) -> int:
    """Merge segments, and say how many people came or changed."""
    with store.write("Mai", START) as tx:
        people = merging.merge(tx, arrived)
        merging.index_people(tx, people)
    return len(people)


def merge_in_batches(store: Store, arrived: Iterable[Segment], chance: random.Random) -> None:
    waiting = list(arrived)
    while waiting:
        size = chance.randint(1, 4)
        merge(store, waiting[:size])
        waiting = waiting[size:]


def state_of(store: Store) -> list[tuple[object, ...]]:
    with store.read() as reader:
        return [(table, *row) for table, row in merging.digest_rows(reader)]


class History:
    """A course of events on several PCs, one method for each kind of event."""

    def __init__(self, pcs: Sequence[Pc]) -> None:
        self.pcs = list(pcs)
        self.now = START
        self._stands_still = False

    def tick(self) -> None:
        if not self._stands_still:
            self.now += timedelta(milliseconds=7)

    def stand_still(self) -> None:
        """Let time pass no more, or go on: two copies then make the same stamps."""
        self._stands_still = not self._stands_still

    def _pc(self, who: int) -> Pc:
        return self.pcs[who % len(self.pcs)]

    def fork(self, who: int, what: int) -> None:
        """Copy a PC's folder by hand; both live on, and record something at the same instant."""
        pc = self._pc(who)
        if not isinstance(pc.store, Store) or len(self.pcs) > _MOST_PCS:
            return
        who, folder = self.pcs.index(pc), pc.store.folder
        pc.store.close()
        copy = folder.with_name(f"{folder.name}-fork-{len(self.pcs)}")
        shutil.copytree(folder, copy)
        pc.store = Store.open(folder, PASSPHRASE)
        self.pcs.append(Pc(Store.open(copy, PASSPHRASE), pc.keys, pc.skew))
        self.create(who, what)
        self.create(len(self.pcs) - 1, what + 3)

    def close(self) -> None:
        for pc in self.pcs:
            pc.store.close()

    def kept(self) -> set[tuple[str, str, str | None]]:
        """Name what was recorded, but for what two copies recorded under one stamp."""
        everything = [(stamp, name) for pc in self.pcs for stamp, name, _ in pc.written]
        once = {key for key, times in Counter(everything).items() if times == 1}
        return {entry for pc in self.pcs for entry in pc.written if entry[:2] in once}

    def contradictions(self, reader: Reader) -> list[str]:
        """Judge a store; a fork may be found, and is no fault of merging."""
        found = [*contradictions(reader), *checks.findings(reader)]
        is_forked = len({pc.keys.public.raw for pc in self.pcs}) < len(self.pcs)
        return [line for line in found if not (is_forked and "does not follow" in line)]

    def _now(self, pc: Pc) -> datetime:
        return self.now + pc.skew

    def create(self, who: int, what: int) -> None:
        pc = self._pc(who)
        made = (
            make_person(address=f"Thôn {what}"),
            make_sponsor(address=f"Thôn {what}"),
            make_contribution(document_number=str(what)),
        )[what % 3]
        with pc.store.write("Lan", self._now(pc)) as tx:
            pc.written.append((tx.add(made).id, "", None))

    def open_form(self, who: int, which: int) -> None:
        pc = self._pc(who)
        with pc.store.read() as reader:
            people = reader.find(Beneficiary)
            if people:
                pc.form = reader.load(Beneficiary, people[which % len(people)].id)

    def save_form(self, who: int, name: str, which: int) -> None:
        pc = self._pc(who)
        if pc.form is None:
            return
        value = EDITABLE[name][which % len(EDITABLE[name])]
        after = replace(pc.form.record, **{name: value})
        with pc.store.write("Lan", self._now(pc)) as tx:
            tx.put(pc.form, after)
            if after != pc.form.record:
                newest = tx.connection.execute(
                    sa.select(EDITS.c.stamp)
                    .where(EDITS.c.seg.is_(None))
                    .order_by(EDITS.c.stamp.desc())
                ).first()
                assert newest is not None
                text = None if value is None else str(value)
                pc.written.append((newest.stamp, name, text))
        pc.form = None

    def edit(self, who: int, name: str, which: int) -> None:
        self.open_form(who, which)
        self.save_form(who, name, which)

    def seal(self, who: int) -> None:
        seal(self._pc(who))

    def carry(self, sender: int, receiver: int) -> None:
        to = self._pc(receiver)
        if sum(pc.keys is to.keys for pc in self.pcs) > 1:
            seal(to)  # as before every merge: a copy may bring its own ids
        merge(to.store, segments_of(self._pc(sender).store))

    def turn_clock(self, who: int, milliseconds: int) -> None:
        self._pc(who).skew = timedelta(milliseconds=milliseconds)

    def resolve(self, who: int, which: int) -> None:
        pc = self._pc(who)
        with pc.store.read() as reader:
            found = open_conflicts(reader)
        if not found:
            return
        conflict = found[which % len(found)]
        side = conflict.sides[which % len(conflict.sides)]
        with pc.store.write("Lan", self._now(pc)) as tx:
            seen = [shown.stamp for shown in conflict.sides]
            tx.resolve(Beneficiary, conflict.rid, conflict.values(side.value), seen)


def contradictions(reader: Reader) -> list[str]:
    """Judge a store by the rules of heads, written down a second time and without SQL."""
    edits = reader.connection.execute(sa.select(EDITS)).all()
    found = [f"base not before: {e.stamp}" for e in edits if e.base and e.base >= e.stamp]
    last = reader.connection.execute(sa.select(CLOCK.c.last)).scalar_one()
    by_field: dict[tuple[str, str], list[sa.Row]] = {}
    for edit in edits:
        by_field.setdefault((edit.rid, edit.field), []).append(edit)
    in_conflict = withdrawals_in_conflict(by_field)
    found += torn_statements(by_field)
    for (rid, name), all_edits in by_field.items():
        if name == SEEN:
            continue
        bases = {edit.base for edit in all_edits}
        heads = {edit.stamp: edit.value for edit in all_edits if edit.stamp not in bases}
        winner = max(edit.stamp for edit in all_edits)
        if winner not in heads:
            found.append(f"the greatest stamp is no head: {rid} {name}")
        if len(set(heads.values())) > 1:
            in_conflict.add((rid, name))
        record = reader.find(Beneficiary, id=Stamp(rid))
        if record:
            shown = getattr(record[0], name)
            if (None if shown is None else str(shown)) != heads.get(winner):
                found.append(f"the winner is not shown: {rid} {name}")
    listed = {
        (rid, name)
        for rid, name in reader.connection.execute(sa.select(CONFLICT.c.rid, CONFLICT.c.field))
    }
    if listed != in_conflict:
        found.append(f"conflicts differ: {listed ^ in_conflict}")
    stamps = [edit.stamp for edit in edits] + [
        record.id for kind in (Beneficiary, Sponsor, Contribution) for record in reader.find(kind)
    ]
    found += [f"the clock is behind {stamp}" for stamp in stamps if tick_of(stamp) > last]
    return found


def withdrawals_in_conflict(
    by_field: Mapping[tuple[str, str], Sequence[sa.Row]],
) -> set[tuple[str, str]]:
    """Name withdrawals beside which an edit stands, of which neither knew the other."""
    seen: dict[str, set[str]] = {}
    for (_, name), rows in by_field.items():
        for row in rows if name == SEEN else ():
            seen.setdefault(row.stamp, set()).add(row.base)
    found = set()
    for (rid, name), rows in by_field.items():
        withdrawn = by_field.get((rid, "withdrawn"))
        if withdrawn is None or name in ("withdrawn", SEEN):
            continue
        last = max(withdrawn, key=lambda row: row.stamp)
        if last.value is None or last.stamp not in seen:
            continue
        bases = {row.base for row in rows}
        beside = {row.stamp for row in rows} - bases - seen[last.stamp] - {rid, last.stamp}
        if any(last.stamp not in seen.get(stamp, ()) for stamp in beside):
            found.add((rid, "withdrawn"))
    return found


def torn_statements(by_field: Mapping[tuple[str, str], Sequence[sa.Row]]) -> list[str]:
    """Name records that show a year of one edit with a decision of another."""
    return [
        f"put together from two: {rid}"
        for (rid, name), rows in by_field.items()
        if name == "hardship_year"
        and {row.stamp for row in rows} != {r.stamp for r in by_field[rid, "hardship_decision"]}
    ]


def writings(store: Store) -> set[tuple[str, str, str | None]]:
    """Name everything that was ever recorded in a store: creations and edits."""
    with store.read() as reader:
        made = {
            (stamp, name, value)
            for stamp, name, value in reader.connection.execute(
                sa.select(EDITS.c.stamp, EDITS.c.field, EDITS.c.value)
            )
        }
        for kind in (Beneficiary, Sponsor, Contribution):
            made |= {(record.id, "", None) for record in reader.find(kind)}
    return made


def segment_numbers(store: Store) -> dict[str, set[int]]:
    with store.read() as reader:
        found: dict[str, set[int]] = {}
        for stream, seq in reader.connection.execute(sa.select(SEGMENT.c.stream, SEGMENT.c.seq)):
            found.setdefault(stream, set()).add(seq)
        return found
