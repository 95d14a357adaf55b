"""From a scan to a filled form: `python -m tests.benchmarks.bench_scan [PEOPLE]`.

A card is scanned in a form that is open, and on the list, which makes a new form for it.
Milliseconds of processor time of the window’s thread, so that a busy machine does not count.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.builders import Line, copy_line, make_line_of_offices
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.services.made_up import Inventor
from tethelp_desktop.services.people import register_people
from tethelp_desktop.services.places import shipped_places
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.dialogs import WindowDialogs
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.people import PeoplePage
from tethelp_desktop.ui.pages.people.form import PersonFormPage
from tethelp_desktop.ui.screens import AT_100
from tethelp_desktop.ui.theme import load_fonts
from tethelp_desktop.ui.workplace import Workplace
from tethelp_desktop.wording import Language

CARD = (
    "037157001{0:03d}|164012{0:03d}|Nguyễn Thị Khánh Huyền|05031957|Nữ|"
    "Hải Nham, Ninh Hải, Hoa Lư, Ninh Bình|22122021"
)
TIMES = 30
"""How often each is measured."""


def measured(act: Callable[[int], object]) -> list[float]:
    """Time something again and again."""
    took = []
    for number in range(TIMES):
        begun = time.thread_time()
        act(number)
        took.append((time.thread_time() - begun) * 1000)
    return took


def bench(line: Line, appearance: Appearance, number: int) -> dict[str, float]:
    """Measure over a store with so many people."""
    communes = list(islice(shipped_places().communes(), 50))
    register_people(line.one, Inventor(7, line.one.today).people(communes, number))
    dialogs = WindowDialogs(appearance, Path(os.devnull))
    place = Workplace(line.one, Operations(dialogs), appearance.theme, appearance.messages)
    place.places().find("a", 1)

    def empty_form() -> PersonFormPage:
        form = PersonFormPage(place)
        form.resize(AT_100)
        form.grab()
        place.operations.wait()
        return form

    forms = [empty_form() for _ in range(TIMES)]

    def fill(at: int) -> None:
        forms[at].take_scan(read_scan(CARD.format(at)))
        assert forms[at].form.record().personal_id == f"037157001{at:03d}"

    people = PeoplePage(place)
    people.refresh()
    opened: list[PersonFormPage] = []
    people.covered.connect(opened.append)

    def open_and_fill(at: int) -> None:
        people._scans.take(CARD.format(at))
        assert opened[-1].form.record().personal_id == f"037157001{at:03d}"

    found = {
        "read": measured(lambda at: read_scan(CARD.format(at))),
        "open form": measured(fill),
        "from the list": measured(open_and_fill),
    }
    place.operations.wait()
    return {
        f"{name}: {kind}": round(of(took), 2)
        for name, took in found.items()
        for kind, of in (("median", statistics.median), ("most", max))
    }


if __name__ == "__main__":
    qt = QApplication([])
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        make_line_of_offices(Path(folder) / "template")
        line_of_offices = copy_line(Path(folder) / "template", Path(folder) / "line")
        wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
        vietnamese = Appearance(qt, Preferences(Language.VI))
        found = bench(line_of_offices, vietnamese, wanted)
        sys.stdout.write(json.dumps(found, indent=1) + "\n")
