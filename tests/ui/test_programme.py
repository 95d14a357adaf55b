"""The window over two programmes: which one it shows, and what a closed one still takes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import Line, make_campaign, send, turn
from tests.services.giving import Gift, give
from tests.ui.conftest import Recorder
from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Contribution,
    Event,
    Outcome,
    Pledge,
    Record,
)
from tethelp_desktop.services import closing, offices
from tethelp_desktop.services.programmes import look_at
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.navigation import RAIL
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.overview import OverviewPage
from tethelp_desktop.ui.pages.overview.tasks import CASES
from tethelp_desktop.ui.program import Program
from tethelp_desktop.ui.programme import ProgrammeChooser, ProgrammeStrip
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.widgets import Label

CONTROL = Qt.KeyboardModifier.ControlModifier
OLD, NEW_YEAR = "Xuân Bính Ngọ 2026", "Xuân Đinh Mùi 2027"


class Screen:
    """The window of an office, worked by keyboard."""

    def __init__(self, qtbot: QtBot, window: MainWindow, operations: Operations) -> None:
        self.qtbot = qtbot
        self.window = window
        self.operations = operations

    @property
    def chooser(self) -> ProgrammeChooser:
        found = [w for w in self.window.findChildren(ProgrammeChooser) if w.isVisible()]
        assert len(found) == 1
        return found[0]

    @property
    def strip(self) -> str:
        found = [w for w in self.window.findChildren(ProgrammeStrip) if w.isVisible()]
        return found[0].text if found else ""

    def go(self, section: str) -> None:
        assert self.window.show_section(section)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.operations.is_quiet)
        QApplication.sendPostedEvents()
        self.qtbot.waitUntil(lambda: self.operations.is_quiet)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def choose(self, name: str) -> None:
        """Choose a programme with F12 and the arrow keys."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.qtbot.keyClick(self.window, Qt.Key.Key_F12)
        menu = self.chooser.menu
        assert menu is not None
        for _ in menu.actions():
            active = menu.activeAction()
            if active is not None and active.text().startswith(name):
                break
            self.qtbot.keyClick(menu, Qt.Key.Key_Down)
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)
        self.settle()

    def offered(self) -> list[str]:
        self.chooser.open_menu()
        menu = self.chooser.menu
        assert menu is not None
        menu.close()
        return [action.text() for action in menu.actions()]

    def rows(self, name: str) -> int:
        view = self.window.page.findChild(QTableView, name)
        assert view is not None, name
        return view.model().rowCount()

    def says(self, words: str) -> bool:
        labels = self.window.page.findChildren(Label)
        return any(words in one.text() for one in labels if one.isVisible())

    def type(self, name: str, text: str) -> None:
        found = self.window.page.findChild(QLineEdit, name)
        assert found is not None, name
        found.setFocus()
        found.setText(text)
        found.textEdited.emit(text)


@pytest.fixture
def gift(line: Line) -> Gift:
    return give(line.one)


@pytest.fixture
def old(line: Line, gift: Gift) -> Campaign:
    """This year's programme, closed, and known to be so at the office."""
    closed = closing.close(line.hq, line.campaign.id)
    send(line.hq, line.one)
    return closed


@pytest.fixture
def new(line: Line, old: Campaign) -> Campaign:
    """Next year's programme; the office looks at the old one still."""
    look_at(line.one, old.id)
    opened = offices.save_campaign(
        line.hq,
        None,
        make_campaign(
            name="Chương trình Xuân Đinh Mùi 2027",
            short_name=NEW_YEAR,
            starts_on=date(2026, 11, 15),
            ends_on=date(2027, 2, 15),
        ),
    )
    send(line.hq, line.one)
    return opened


@pytest.fixture
def screen(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line, old: Campaign
) -> Iterator[Screen]:
    window = Program(appearance, operations, line.one).window
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        lay_out(window, AT_100)
        window.activateWindow()
    made = Screen(qtbot, window, operations)
    yield made
    made.settle()


def test_the_chooser_is_hidden_while_there_is_one_programme(screen: Screen) -> None:
    chooser = screen.window.findChild(ProgrammeChooser)
    assert chooser is not None
    assert not chooser.isVisible()
    screen.qtbot.keyClick(screen.window, Qt.Key.Key_F12)
    assert chooser.menu is None


@pytest.mark.parametrize(
    ("section", "table", "rows"),
    [
        ("people", "people-table", 4),
        ("awards", "awards-table", 4),
        ("receipts", "receipts", 4),
        ("handover", "events", 1),
        ("events", "planned-events", 1),
    ],
)
def test_after_closing_every_page_still_shows_its_rows(
    screen: Screen, dialogs: Recorder, section: str, table: str, rows: int
) -> None:
    screen.go(section)
    assert screen.rows(table) == rows
    assert dialogs.bugs == 0


def test_after_closing_pages_name_the_programme_and_what_it_still_takes(
    screen: Screen, dialogs: Recorder
) -> None:
    for section in screen.window.section_keys:
        screen.go(section)
        is_entered = section in {
            "overview",
            "lists",
            "sponsors",
            "money",
            "awards",
            "enrolments",
            "events",
            "handover",
        }
        assert ("was closed on 10/01/2026" in screen.strip) is is_entered, section
        if section not in {
            "receipts",
            "exchange",
            "conflicts",
            "duplicates",
            "privacy",
            "lookup",
            "staff",
            "backups",
        }:
            assert screen.says(OLD), section
    assert (dialogs.bugs, dialogs.errors) == (0, [])


def test_after_closing_a_contribution_is_entered_with_its_warning(
    screen: Screen, line: Line, gift: Gift
) -> None:
    screen.go("sponsors")
    screen.key(Qt.Key.Key_R, CONTROL)
    screen.type("contribution-quantity", "2")
    assert screen.says("must then be returned to the sponsor or carried forward")
    screen.key(Qt.Key.Key_S, CONTROL)
    with line.one.store.read() as reader:
        entered = reader.find(Contribution, pledge_line_id=gift.line.id)
    assert sorted(entry.quantity for entry in entered) == [2, 4]


@pytest.mark.parametrize(("section", "kind"), [("sponsors", Pledge), ("events", Event)])
def test_after_closing_nothing_new_is_saved_and_the_form_says_why(
    screen: Screen, line: Line, dialogs: Recorder, section: str, kind: type[Record]
) -> None:
    screen.go(section)
    screen.key(Qt.Key.Key_N, CONTROL)
    screen.key(Qt.Key.Key_S, CONTROL)
    assert screen.says("The books of the programme are closed: nothing new begins")
    assert "was closed on 10/01/2026" in screen.strip
    with line.one.store.read() as reader:
        assert len(reader.find(kind)) == 1
    assert (dialogs.bugs, dialogs.errors) == (0, [])


def test_a_new_programme_is_told_and_chosen_by_keyboard(
    new: Campaign, screen: Screen, line: Line
) -> None:
    assert screen.chooser.text() == OLD
    assert f"new programme: {NEW_YEAR}" in screen.chooser.accessibleName()
    assert screen.offered() == [f"{NEW_YEAR}  ·  open  ·  new", f"{OLD}  ·  closed"]
    screen.go("awards")
    assert screen.rows("awards-table") == 4
    screen.choose(NEW_YEAR)
    assert line.one.campaign == new
    assert screen.chooser.accessibleName() == f"Programme: {NEW_YEAR}, open"
    assert screen.rows("awards-table") == 0
    assert (screen.says(NEW_YEAR), screen.strip) == (True, "")
    screen.choose(OLD)
    assert screen.rows("awards-table") == 4
    assert "new programme" not in screen.chooser.accessibleName()


def test_another_programme_is_never_shown_in_silence(
    old: Campaign, screen: Screen, line: Line, dialogs: Recorder
) -> None:
    opened = offices.save_campaign(line.hq, None, make_campaign(short_name=NEW_YEAR))
    send(line.hq, line.one)
    screen.go("awards")
    screen.qtbot.waitUntil(lambda: len(dialogs.told) == 1)
    assert dialogs.told[0].title == f"The pages now show {NEW_YEAR}"
    assert line.one.campaign == opened
    screen.choose(OLD)
    screen.choose(NEW_YEAR)
    screen.go("lists")
    assert len(dialogs.told) == 1


def test_a_case_of_another_programme_opens_in_its_own(
    old: Campaign, new: Campaign, screen: Screen, line: Line, gift: Gift
) -> None:
    look_at(line.one, new.id)
    with line.one.write() as tx:  # past the rule: as two offices could, not knowing
        before = tx.load(Award, gift.awards[0].id)
        tx.put(before, replace(before.record, outcome=Outcome.MOVED, outcome_on=line.one.today))
    overview = screen.window.page
    assert isinstance(overview, OverviewPage)
    overview.refresh()
    screen.settle()
    overview.tasks.visit_asked.emit(CASES)
    screen.key(Qt.Key.Key_Return)
    assert line.one.campaign is not None
    assert line.one.campaign.id == old.id
    assert screen.window.page.title == "Awards"
    assert screen.rows("awards-table") >= 1


def test_a_settled_programme_is_only_looked_at(
    old: Campaign, new: Campaign, screen: Screen, line: Line
) -> None:
    turn(line.hq, old.id, settled_on=line.hq.today)
    send(line.hq, line.one)
    screen.window.refresh()
    screen.go("money")
    assert "was settled on 10/01/2026" in screen.strip
    assert screen.offered()[1] == f"{OLD}  ·  settled"


def test_what_is_typed_is_not_lost_to_another_programme(
    new: Campaign, screen: Screen, line: Line, dialogs: Recorder
) -> None:
    screen.go("sponsors")
    screen.key(Qt.Key.Key_R, CONTROL)
    screen.type("contribution-quantity", "2")
    screen.choose(NEW_YEAR)
    assert dialogs.asked
    assert screen.chooser.text() == OLD
    assert line.one.campaign is not None
    assert line.one.campaign.id != new.id


def test_the_chooser_fits_the_rail_and_larger_letters(new: Campaign, screen: Screen) -> None:
    screen.go("sponsors")
    lay_out(screen.window, AT_100)
    assert audit(screen.window) == []
    lay_out(screen.window, AT_125)
    assert screen.chooser.width() == RAIL
    assert audit(screen.window) == []
    assert isinstance(screen.chooser, QWidget)
