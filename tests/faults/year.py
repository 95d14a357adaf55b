"""A year of bundles that are lost, late, doubled, out of order, cut and altered.

`python -m tests.faults.year --districts 200` runs unattended, prints its figures and ends with 1 if
headquarters does not end in the very state of a second PC of it, to which every bundle came at once
and whole; if a district lacks the answer to anything; or if a harmed bundle changed a store.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.builders import Line, add_people, copy_line, export, make_line_of_offices, make_office
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.services import above, conflicts, offices, people, receiving, state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.conflicts import open_fields
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import sending_counts

_LOST, _LATE, _TWICE, _HARMED = 0.15, 0.25, 0.15, 0.25
"""How likely a bundle is never carried, carried in a later week, twice, and harmed on one way."""
_RESOLVED = 0.5


@dataclass
class Year:
    """Districts under headquarters, and the sticks between them.

    Attributes:
        witness: A second PC of headquarters, to which everything comes at once and whole.
        late: Bundles on their way, with the PC they are for.
        counts: What became of the bundles.
    """

    line: Line
    districts: list[Desk]
    witness: Desk
    chance: random.Random
    late: list[tuple[Path, Desk]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def week(self) -> None:
        """Let everybody work, send, and be answered; whatever is on its way may arrive."""
        for district in self.districts:
            self._work(district)
            self._carry(district, self.line.hq)
        for district in self.districts:
            self._correct(district)
            self._carry(self.line.hq, district)
        arriving = [one for one in self.late if self.chance.random() < 0.5]
        self.late = [one for one in self.late if one not in arriving]
        self.chance.shuffle(arriving)
        for path, receiver in arriving:
            self._arrive(path, receiver)

    def end(self) -> None:
        """Let everybody send and be answered twice more, without faults."""
        for _ in range(2):
            for district in self.districts:
                self._arrive(self._made(district, self.line.hq), self.line.hq)
            for district in self.districts:
                self._arrive(self._made(self.line.hq, district), district)

    def faults(self) -> Iterator[str]:
        """Name what is not as it must be after the end."""
        hq = self.line.hq
        if state.digest(hq) != state.digest(self.witness):
            yield "headquarters differs from the PC to which everything came at once"
        for desk in (hq, self.witness, *self.districts):
            yield from (f"check: {line}" for line in state.check(desk))
        for number, district in enumerate(self.districts):
            with district.store.read() as reader:
                own = district.identity.own_replicas
                counts = sending_counts(reader, own, above.heard_above(district, reader))
            waiting = counts[Sending.RECORDED] + counts[Sending.EXPORTED] + counts[Sending.RECEIVED]
            if waiting:
                yield f"district {number}: {waiting} changes were not answered"

    def _work(self, district: Desk) -> None:
        for person in add_people(district, self.chance.randrange(3)):
            self.counts["people"] += bool(person)
        self._edit(district, district)

    def _correct(self, district: Desk) -> None:
        self._edit(self.line.hq, district)
        with self.line.hq.store.read() as reader:
            waiting = [(rid, name) for _, rid, name in open_fields(reader)]
        for rid, name in waiting[:3]:
            if self.chance.random() < _RESOLVED:
                found = conflicts.find_conflict(self.line.hq, rid, name)
                conflicts.resolve_conflict(self.line.hq, found, found.sides[0].value)
                self.counts["conflicts resolved"] += 1

    def _edit(self, desk: Desk, owner: Desk) -> None:
        """Change somebody of a district's, if the desk knows anybody."""
        with desk.store.read() as reader:
            theirs = [
                one.id for one in reader.find(Beneficiary) if one.id.endswith(owner.store.replica)
            ]
            if not theirs:
                return
            loaded = reader.load(Beneficiary, self.chance.choice(theirs))
        address = f"Thôn {self.chance.randrange(100)}"
        people.save_person(desk, loaded, replace(loaded.record, address=address))

    def _made(self, sender: Desk, receiver: Desk) -> Path:
        self.line.clock.turn(seconds=self.chance.randrange(1, 3600))
        path = export(sender, receiver)
        if receiver is self.line.hq:
            receiving.merge_bundles(self.witness, [path])
        else:
            receiving.merge_bundles(self.witness, [export(sender, self.witness)])
        self.counts["bundles"] += 1
        return path

    def _carry(self, sender: Desk, receiver: Desk) -> None:
        path = self._made(sender, receiver)
        if self.chance.random() < _HARMED:
            self._harm(path, receiver)
        if self.chance.random() < _LOST:
            self.counts["lost"] += 1
        elif self.chance.random() < _LATE:
            self.counts["late"] += 1
            self.late.append((path, receiver))
        else:
            self._arrive(path, receiver)
            if self.chance.random() < _TWICE:
                self.counts["twice"] += 1
                self.late.append((path, receiver))

    def _arrive(self, path: Path, receiver: Desk) -> None:
        receiving.merge_bundles(receiver, [path])
        self.counts["merged"] += 1

    def _harm(self, path: Path, receiver: Desk) -> None:
        """Cut a copy of a bundle, or turn one of its bits; it must change nothing."""
        data = bytearray(path.read_bytes())
        if self.chance.random() < 0.5:
            data = data[: self.chance.randrange(len(data))]
        else:
            data[self.chance.randrange(len(data))] ^= 1 << self.chance.randrange(8)
        harmed = path.with_name("harmed.tethelp")
        harmed.write_bytes(data)
        before = state.digest(receiver)
        try:
            receiving.merge_bundles(receiver, [harmed])
        except TetHelpError:
            self.counts["harmed and refused"] += 1
        else:
            self.counts["harmed and merged"] += 1
        if state.digest(receiver) != before:
            self.counts["harmed and changed something"] += 1


def begin(folder: Path, districts: int, seed: int) -> Year:
    """Make headquarters with two PCs, and so many districts."""
    make_line_of_offices(folder / "made")
    line = copy_line(folder / "made", folder / "line")
    desks = [line.one, line.two]
    while len(desks) < districts:
        office = make_office(
            name=f"BHXH cơ sở {len(desks)}",
            symbol=f"D{len(desks)}",
            parent_id=line.hq.identity.office_id,
        )
        made = offices.save_office(line.hq, None, office)
        joined = line.join_office(made.id, f"district {len(desks)}")
        offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        desks.append(joined.desk)
    witness = line.certified(line.hq, "witness")
    year = Year(line, desks, witness, random.Random(seed))  # noqa: S311 - no secret; a seed must repeat its year
    for desk in desks:
        year._arrive(export(line.hq, desk), desk)
    return year


def main() -> int:
    """Live a year, and say what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--districts", type=int, default=200)
    parser.add_argument("--weeks", type=int, default=4)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        year = begin(Path(folder), asked.districts, asked.seed)
        for _ in range(asked.weeks):
            year.week()
        year.end()
        for what, number in sorted(year.counts.items()):
            sys.stdout.write(f"{what:32} {number}\n")
        faults = list(year.faults())
        for fault in faults:
            sys.stdout.write(f"{fault}\n")
        year.line.close()
        return 1 if faults or year.counts["harmed and merged"] else 0


if __name__ == "__main__":
    sys.exit(main())
