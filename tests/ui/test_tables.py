from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.screens import lay_out
from tethelp_desktop.ui.table_model import BLOCK, Column, Kind, Listed, RecordModel
from tethelp_desktop.ui.table_painting import hit_range
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Theme, Tone

MANY = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str


class Numbers:
    """Rows made when they are asked for, from `first` on."""

    def __init__(self, count: int = MANY, first: int = 0) -> None:
        self.total = count
        self.first = first
        self.read: list[int] = []
        self.is_broken = False

    def count(self) -> int:
        return self.total

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        if self.is_broken:
            raise TetHelpError(Failure.STORE_BUSY)
        self.read.append(offset)
        last = min(offset + limit, self.total)
        return [Row(str(n + self.first), f"Người {n + self.first}") for n in range(offset, last)]


COLUMNS: list[Column[Row]] = [
    Column(title="Name", cell=lambda row: row.name, kind=Kind.STRONG, sort="name"),
    Column(title="Number", cell=lambda row: row.id, kind=Kind.NUMBER, width=90, sort="number"),
    Column(
        title="State",
        cell=lambda _: Badge("Waiting", Tone.INFO, Icon.CLOCK),
        kind=Kind.PILL,
        width=120,
    ),
    Column(
        title="Sent",
        cell=lambda _: Badge("Written", Tone.MUTED, Icon.CIRCLE),
        kind=Kind.ICON,
        width=60,
        hidden_when_narrow=True,
    ),
]


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> RecordTable[Row]:
    made = RecordTable[Row](theme, COLUMNS, name="rows", key=lambda row: row.id)
    qtbot.addWidget(made)
    made.empty.say("Nobody here yet", "Add a person (Ctrl+N).")
    with qtbot.waitExposed(made):
        lay_out(made, QSize(800, 400))
    return made


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = RecordModel(COLUMNS)
    model.set_source(Numbers(250))
    qtmodeltester.check(model)
    model.set_source(Numbers(0))
    qtmodeltester.check(model)


def test_only_the_rows_in_sight_are_read(table: RecordTable[Row]) -> None:
    source = Numbers()
    table.set_source(source)
    table.view.grab()
    assert source.read == [0]


def test_end_goes_to_the_last_of_many_rows(qtbot: QtBot, table: RecordTable[Row]) -> None:
    source = Numbers()
    table.set_source(source)
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    assert table.current == Row(str(MANY - 1), f"Người {MANY - 1}")
    table.view.grab()
    assert len(source.read) <= 3
    qtbot.keyClick(table.view, Qt.Key.Key_Home)
    assert table.current == Row("0", "Người 0")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2])
def test_a_key_opens_the_current_row(qtbot: QtBot, table: RecordTable[Row], key: Qt.Key) -> None:
    table.set_source(Numbers())
    table.view.select_row(7)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.view, key)
    assert opened.args == [Row("7", "Người 7")]


def test_the_current_record_is_found_again_though_rows_moved(table: RecordTable[Row]) -> None:
    table.set_source(Numbers(1000))
    table.view.select_row(500)
    table.set_source(Numbers(1000, first=-60))
    assert table.current == Row("500", "Người 500")
    assert table.view.currentIndex().row() == 560


def test_a_record_that_is_gone_leaves_the_cursor_where_it_was(table: RecordTable[Row]) -> None:
    table.set_source(Numbers(10))
    table.view.select_row(9)
    table.set_source(Numbers(5))
    assert table.view.currentIndex().row() == 4


def test_rows_that_cannot_be_read_are_said_not_crashed_on(
    qtbot: QtBot, table: RecordTable[Row]
) -> None:
    source = Numbers()
    source.is_broken = True
    with qtbot.waitSignal(table.failed) as failed:
        table.set_source(source)
        table.view.grab()
    assert isinstance(failed.args[0], TetHelpError)
    assert table.model.data(table.model.index(0, 0)) == "Could not be read"
    assert table.model.record(0) is None


def test_an_empty_table_says_the_next_step(table: RecordTable[Row]) -> None:
    table.set_source(Numbers(0))
    assert table.empty.isVisible()
    assert "Ctrl+N" in table.empty.accessibleName()
    table.set_source(Numbers(1))
    assert not table.empty.isVisible()


def test_copied_rows_are_tab_separated(qtbot: QtBot, table: RecordTable[Row]) -> None:
    table.set_source(Numbers(3))
    table.view.select_row(0)
    qtbot.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Người 0\t0\tWaiting\tWritten\nNgười 1\t1\tWaiting\tWritten"


def test_a_column_orders_the_rows_by_key_and_by_click(
    qtbot: QtBot, table: RecordTable[Row]
) -> None:
    table.set_source(Numbers(3))
    table.view.select_row(0)
    asked: list[tuple[str, bool]] = []
    table.sorted.connect(lambda sort, ascending: asked.append((sort, ascending)))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(table.view, Qt.Key.Key_Down, control)
    qtbot.keyClick(table.view, Qt.Key.Key_Right)
    qtbot.keyClick(table.view, Qt.Key.Key_Up, control)
    table.view.header.sectionClicked.emit(1)
    table.view.header.sectionClicked.emit(0)
    table.view.header.sectionClicked.emit(2)
    assert asked == [("name", False), ("number", True), ("number", False), ("name", True)]


def test_secondary_columns_leave_when_the_table_is_narrow(table: RecordTable[Row]) -> None:
    table.set_source(Numbers(3))
    assert not table.view.isColumnHidden(3)
    lay_out(table, QSize(400, 300))
    assert table.view.isColumnHidden(3)
    assert not any(table.view.isColumnHidden(column) for column in range(3))


def test_selected_rows_come_in_their_order(qtbot: QtBot, table: RecordTable[Row]) -> None:
    table.set_source(Numbers(300))
    qtbot.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert [row.id for row in table.selected] == [str(n) for n in range(300)]
    assert len(table.selected) > BLOCK


def test_select_key_finds_a_row_nearby_only(table: RecordTable[Row]) -> None:
    table.set_source(Numbers())
    assert table.select_key("150")
    assert table.current == Row("150", "Người 150")
    assert not table.select_key("90000")


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Nguyễn Thị Hiền", "hien", "Hiền"),
        ("Đặng Thế Hiển", "dang the", "Đặng Thế"),
        ("Bùi Hiền Lương", "en lu", "ền Lư"),
        ("Lê Văn A", "hien", ""),
        ("Lê Văn A", "", ""),
    ],
)
def test_the_letters_a_search_matched_are_marked(text: str, query: str, found: str) -> None:
    hit = hit_range(text, query)
    assert (text[hit[0] : hit[1]] if hit else "") == found


def test_text_that_a_column_cuts_is_said_whole_under_the_mouse(table: RecordTable[Row]) -> None:
    long = "Công ty Trách nhiệm hữu hạn một thành viên Sản xuất, Thương mại và Dịch vụ " * 2
    table.set_source(Listed([Row("1", "Lê Văn A"), Row("2", long)]))
    said = []
    for row in (0, 1):
        index = table.model.index(row, 0)
        option = QStyleOptionViewItem()
        option.rect = table.view.visualRect(index)
        place = option.rect.center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, table.view.mapToGlobal(place))
        QToolTip.hideText()
        table.view.itemDelegate().helpEvent(event, table.view, option, index)
        said.append(QToolTip.text())
    assert said == ["", long]
