"""What sealing, carrying and merging cost, against putting the same rows into a table and no more.

Both sides write the same records under the same indexes into an encrypted file, in one durable
transaction. Ours checks signatures, sums and every value, decrypts, and archives what was signed
besides. To make people findable and to look at the rules is measured apart, for each person.
"""

import gc
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from tethelp_desktop.domain.progress import Monitor, Progress
from tethelp_desktop.domain.records import Award, Beneficiary, Hardship, Level, Office, UnitSystem
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import offices, practice
from tethelp_desktop.services.benchmarks import Measured, measured
from tethelp_desktop.services.desk import Desk, make_headquarters, open_desk
from tethelp_desktop.services.exporting import export_bundle
from tethelp_desktop.services.handover import hand_over
from tethelp_desktop.services.made_up import Inventor, homes
from tethelp_desktop.services.receiving import merge_bundles, open_bundle
from tethelp_desktop.services.sealing import seal_unsent
from tethelp_desktop.services.store_benchmarks import PASSPHRASE
from tethelp_desktop.services.uniting import united
from tethelp_desktop.store import measuring
from tethelp_desktop.store.measuring import Rows
from tethelp_desktop.sync import files

_PAIRS: Final = 5
_TOGETHER: Final = 10_000
_IN_A_ROW: Final = 9
_RECEIPTS: Final = 200
_EDITED: Final = 100
"""Of so many people one is edited at each of two offices, and in the same fields."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is no ratio: bytes, or microseconds.

    Attributes:
        name: What; names a sentence of `[benchmark]`, which says the unit.
        limit: What it stays below; None where there is no promise.
    """

    name: str
    value: float
    limit: float | None = None

    @property
    def within(self) -> bool:
        """Whether it keeps its limit."""
        return self.limit is None or self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Other:
    """What another way to merge cost, as a ratio to its own plain insert.

    Attributes:
        name: The program.
        of: What was measured; names a sentence of `[benchmark]`.
    """

    name: str
    of: str
    ratio: float


OTHERS: Final = (
    Other("cr-sqlite", "other-record", 26.6),
    Other("cr-sqlite", "other-merge", 98),
    Other("cr-sqlite", "other-again", 29),
    Other("SQLite session", "other-record", 1.43),
    Other("SQLite session", "other-merge", 0.81),
    Other("SQLite session", "other-again", 1.19),
)
"""Measured once, neither encrypted nor signed: cr-sqlite as WebAssembly under Node.js, in memory,
20,000 rows (its authors say 2.5 for recording natively); the session extension through apsw, which
keeps one of two values that people edit apart."""


class _Line:
    """Headquarters and an office below it, both on this PC, closed unless they are used."""

    def __init__(self, folder: Path, people: int) -> None:
        self.folder = folder
        self._top, self._office = folder / "top", folder / "office"
        record = Office(name="BHXH Việt Nam", level=Level.CENTRAL, symbol="TW")
        top, _ = make_headquarters(self._top, PASSPHRASE, record, "Đo", training=True)
        practice.open_programme(top)
        below = Office(name="BHXH cơ sở Mẫu", level=Level.DISTRICT, symbol="M")
        self.office_id = offices.save_office(top, None, below).id
        file = offices.write_office_file(top, self.office_id, folder)
        joined = offices.join(self._office, PASSPHRASE, file, "Đo")
        offices.approve_enrolment(top, joined.enrolment, joined.fingerprint)
        merge_bundles(joined.desk, [export_bundle(top, folder, self.office_id).path])
        _register(joined.desk, people)
        joined.desk.store.close()
        top.store.close()

    @contextmanager
    def top(self) -> Iterator[Desk]:
        """Open headquarters' store."""
        with _opened(self._top) as desk:
            yield desk

    @contextmanager
    def office(self) -> Iterator[Desk]:
        """Open the office's store."""
        with _opened(self._office) as desk:
            yield desk

    @contextmanager
    def copied(self, store: str) -> Iterator[Desk]:
        """Open a copy of one of the two, which is gone after."""
        folder = shutil.copytree(self.folder / store, self.folder / "copy")
        try:
            with _opened(folder) as desk:
                yield desk
        finally:
            shutil.rmtree(folder)


@contextmanager
def _opened(folder: Path) -> Iterator[Desk]:
    desk = open_desk(folder, PASSPHRASE)
    with desk.store:
        yield desk


def measure_sync(folder: Path, people: int, monitor: Monitor) -> Iterator[Measured | Figure]:
    """Measure one thing after the other.

    Args:
        folder: An empty one, where the stores lie for a while.
        people: How many an office has registered.
        monitor: Told of the steps.

    Raises:
        Cancelled: As asked.
    """
    monitor.report("registering")
    line = _Line(folder, people)
    with line.office() as office, office.store.read() as reader:
        rows = measuring.rows_of(reader, Beneficiary)
    monitor.report("measuring")
    yield _measured("sync-seal", 1.9, list(_seals(line, rows)))
    with line.office() as office:
        exported = export_bundle(office, folder)
    yield Figure("sync-person-bytes", exported.size / people, limit=65)
    yield from _measure_merges(line, exported.path, rows, monitor)
    monitor.report("measuring")
    with line.top() as top:
        merge_bundles(top, [exported.path])
    yield _measured("sync-edits", 0.4, list(_edits(line, rows)))
    yield Figure("sync-receipt-bytes", _receipt_bytes(line))


def _register(desk: Desk, people: int) -> None:
    communes = cycle(homes(UnitSystem.SINCE_2025, "Ninh Bình"))
    inventor, groups = Inventor(7, desk.today), cycle((Hardship.POOR, Hardship.NEAR_POOR))
    invented = (inventor.person(next(communes), next(groups)) for _ in range(people))
    while some := list(islice(invented, _TOGETHER)):
        with desk.write() as tx:
            tx.add_all(Beneficiary, some)


def _seals(line: _Line, rows: Rows) -> Iterator[tuple[float, float]]:
    for _ in range(_PAIRS):
        raw = _plainly(line, rows)
        with line.copied("office") as office:
            yield _seconds(lambda: seal_unsent(office)), raw


def _measure_merges(
    line: _Line, bundle: Path, rows: Rows, monitor: Monitor
) -> Iterator[Measured | Figure]:
    """Merge a bundle into headquarters for the first time, and again."""
    first, again, indexing, reviewing = [], [], [], []
    each = len(rows) / 1e6
    for number in range(_PAIRS):
        monitor.report("measuring", number, _PAIRS)
        raw = _plainly(line, rows)
        with line.copied("top") as top:
            alone = _seconds(lambda: _unite(top, bundle))
            first.append((alone, raw))
        with line.copied("top") as top:
            steps = _steps(lambda listen: merge_bundles(top, [bundle], listen))
            reviewing.append(steps.pop("reviewing") / each)
            indexing.append((sum(steps.values()) - alone) / each)
            again.append((_in_a_row(lambda: merge_bundles(top, [bundle])), raw))
    yield _measured("sync-merge", 1.7 if len(rows) <= _TOGETHER else 1.9, first)
    yield _measured("sync-again", 0.005, again)
    yield Figure("sync-index", median(indexing))
    yield Figure("sync-rules", median(reviewing))


def _unite(desk: Desk, bundle: Path) -> None:
    """Merge a bundle durably, but make nobody findable and look at no rules."""
    with files.opened(bundle) as file, desk.write(Act.EXCHANGE) as tx:
        for _ in united(desk, tx, open_bundle(desk, file)):
            continue


def _edits(line: _Line, rows: Rows) -> Iterator[tuple[float, float]]:
    """Merge what an office edited into headquarters, which edited the same otherwise."""
    with line.top() as top, line.office() as office:
        merge_bundles(office, [export_bundle(top, line.folder, line.office_id).path])
        edited = [Stamp(str(row[0])) for row in rows[::_EDITED]]
        _edit(office, edited, "của cơ sở", "0912345678")
        _edit(top, edited, "của Trung ương", "0987654321")
        bundle = export_bundle(office, line.folder).path
    for _ in range(_PAIRS):
        raw = _plainly(line, rows)
        with line.copied("top") as top:
            steps = _steps(lambda listen: merge_bundles(top, [bundle], listen))
            yield steps["merging"] + steps["writing"], raw


def _edit(desk: Desk, edited: list[Stamp], whose: str, phone: str) -> None:
    with desk.write() as tx:
        for rid in edited:
            before = tx.load(Beneficiary, rid)
            after = replace(
                before.record,
                address=f"Thôn {whose}",
                phone=phone,
                hardship_decision=f"Số 1 {whose}",
            )
            tx.put(before, after)


def _receipt_bytes(line: _Line) -> float:
    """Hand over some gifts, and say what each adds to a bundle with its receipt."""
    communes = homes(UnitSystem.SINCE_2025, "Ninh Bình")
    with line.top() as top, line.office() as office:
        practice.fill(office, communes, people=_RECEIPTS * 2, awarded=_RECEIPTS, seed=8)
        merge_bundles(top, [export_bundle(office, line.folder).path])
        merge_bundles(office, [export_bundle(top, line.folder, line.office_id).path])
        empty = export_bundle(office, line.folder).size
        with office.store.read() as reader:
            awards = reader.find(Award)
        for award in awards:
            hand_over(office, award.id)
        return (export_bundle(office, line.folder).size - empty) / len(awards)


def _plainly(line: _Line, rows: Rows) -> float:
    """Time what everything is held against."""
    with measuring.plain_table(line.folder / "plain.db", Beneficiary) as insert:
        return _seconds(lambda: insert(rows))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _in_a_row(work: Callable[[], object]) -> float:
    """Time what takes less than a millisecond: the middle one of several, one after the other."""
    gc.collect()
    times = []
    for _ in range(_IN_A_ROW):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return median(times)


def _steps(work: Callable[[Monitor], object]) -> dict[str, float]:
    """Do work that tells its steps, and say how long each of them took, in seconds."""
    told: list[tuple[str, float]] = []

    def listen(progress: Progress) -> None:
        told.append((progress.step, perf_counter()))

    gc.collect()
    work(Monitor(listen))
    took: dict[str, float] = {}
    for (step, begun), (_, ended) in zip(told, [*told[1:], ("", perf_counter())], strict=True):
        took[step] = took.get(step, 0) + ended - begun
    return took


def _measured(name: str, limit: float, pairs: Sequence[tuple[float, float]]) -> Measured:
    return measured(name, [ours / raw for ours, raw in pairs], limit)
