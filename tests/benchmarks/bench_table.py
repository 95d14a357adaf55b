"""The list of very many people in the window: `python -m tests.benchmarks.bench_table [PEOPLE]`.

Milliseconds of processor time of the window's thread: a jump to any place until it is painted, in
each order and filter; a key typed until its first page is painted. Beside them what Qt has for
tables of SQL: `QSqlTableModel` and `fetchMore`, on a copy that is not encrypted; and on the same
store all that `tethelp bench store` measures, which knows no Qt.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel, QSqlTableModel
from PySide6.QtWidgets import QApplication, QTableView

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.store_benchmarks import PASSPHRASE, measure_store, open_crowded
from tethelp_desktop.store import measuring
from tethelp_desktop.store.finding import PersonSort
from tethelp_desktop.store.people_list import PersonState
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.dialogs import WindowDialogs
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.people import PeoplePage
from tethelp_desktop.ui.screens import AT_100
from tethelp_desktop.ui.theme import load_fonts
from tethelp_desktop.ui.workplace import Workplace

JUMPS = 200
EVERYBODY = {"text": "", "state": None, "sort": PersonSort.NAME, "descending": False}
QUERIES = (
    ("by name", {}),
    ("by birth", {"sort": PersonSort.BIRTH}),
    ("by commune, from the end", {"sort": PersonSort.COMMUNE, "descending": True}),
    ("awaiting", {"state": PersonState.AWAITING}),
    ("called Nguyễn", {"text": "nguyen"}),
)


def timed(act: Callable[[int], object], places: list[int]) -> tuple[float, float]:
    """Time something at many places."""
    took = []
    for place in places:
        begun = time.thread_time()
        act(place)
        took.append((time.thread_time() - begun) * 1000)
    return median(took), quantiles(took, n=20, method="inclusive")[-1]


def tell(what: str, took: tuple[float, float]) -> None:
    """Say the half and nineteen of twenty."""
    sys.stdout.write(f"{what:44} median {took[0]:7.2f}  95 % {took[1]:7.2f} ms\n")


def whole(page: PeoplePage, operations: Operations, app: QApplication) -> float:
    """Wait until a list is whole, and say how long that took in seconds."""
    begun = time.perf_counter()
    while operations.is_looking_up or page.table.is_reading_on:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return time.perf_counter() - begun


def window(app: QApplication, desk: Desk) -> None:
    """Measure the page of people."""
    appearance, chance = Appearance(app, Preferences()), Random(4)  # noqa: S311 - must repeat
    operations = Operations(WindowDialogs(appearance, Path(os.devnull)))
    place = Workplace(desk, operations, appearance.theme, appearance.messages)
    page = PeoplePage(place)
    page.resize(AT_100)
    page.show()
    page.refresh()
    view = page.table.view
    for name, asked in QUERIES:
        page._ask(**(EVERYBODY | asked))
        seconds = whole(page, operations, app)
        rows = page.table.model.rowCount()

        def jump(row: int) -> None:
            view.scrollTo(page.table.model.index(row, 0), QTableView.ScrollHint.PositionAtTop)
            view.viewport().grab()

        tell(
            f"jump, {name} ({rows}; whole after {seconds:.1f} s)",
            timed(jump, [chance.randrange(rows) for _ in range(JUMPS)]),
        )
    texts = [
        text[: length + 1]
        for text in ("nguyen thi lan", "Trần Văn Hùng", "0370", "0912345", "hoa le")
        for length in range(len(text))
    ]

    def key(number: int) -> None:
        page._ask(text=texts[number])
        view.viewport().grab()

    tell("a key typed", timed(key, list(range(len(texts)))))
    whole(page, operations, app)
    operations.wait()
    page.close()


def of_qt(desk: Desk, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Make what Qt has on a copy in the clear."""
    path = folder / "clear.db"
    with measuring.in_the_clear(desk.store, path):
        database = QSqlDatabase.addDatabase("QSQLITE")
        database.setDatabaseName(str(path))
        assert database.open()

        def table() -> object:
            model = QSqlTableModel(db=database)
            model.setTable("person_key")
            model.setSort(2, Qt.SortOrder.AscendingOrder)
            model.select()
            while model.canFetchMore():
                model.fetchMore()
            return model

        def fetch_more() -> object:
            model = QSqlQueryModel()
            model.setQuery("SELECT sort, rid FROM person_key ORDER BY sort", database)
            while model.canFetchMore():
                model.fetchMore()
            return model

        yield "QSqlTableModel, to the end", table
        yield "fetchMore, to the end", fetch_more


def apart(work: Callable[..., None], *arguments: object) -> None:
    """Do something in a process of its own, whose memory does not count."""
    process = get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def make(folder: Path, people: int) -> None:
    """Make the store."""
    open_crowded(folder, people, Monitor()).store.close()


def beside(folder: Path) -> None:
    """Measure the store, and other ways to ask it, as the command does."""
    desk = open_desk(folder, PASSPHRASE)
    with desk.store:
        for measured in measure_store(desk, folder.parent / "clear.db"):
            tell(measured.name, (measured.median, measured.p95))


def main(people: int) -> None:
    """Make the store, and measure."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "store"
        apart(make, made, people)
        desk = open_desk(made, PASSPHRASE)
        window(app, desk)
        sys.stdout.write(f"{_resident_mb():.0f} MB\n")
        for name, read in of_qt(desk, Path(folder)):
            before, begun = _resident_mb(), time.perf_counter()
            kept = read()
            took = time.perf_counter() - begun
            sys.stdout.write(f"{name:44} {took:.1f} s, {_resident_mb() - before:+.0f} MB\n")
            del kept
        desk.store.close()
        apart(beside, made)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024**2


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
