"""The page of backups: how old the last one is, where they lie, and a rehearsal."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.builders import Line, add_people
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.services import backups
from tethelp_desktop.store.backup_files import SUFFIX
from tethelp_desktop.ui.pages.backups import BackupsPage


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def screen(seats: Seats, line: Line) -> Screen:
    add_people(line.one, 3)
    return seats.screen(BackupsPage(seats.place(line.one), seats.chosen, list))


def standing(screen: Screen) -> str:
    return screen.find("backup-standing").accessibleName()


def test_without_a_backup_the_page_says_what_to_do(screen: Screen) -> None:
    assert "no verified backup yet" in standing(screen)
    assert screen.says("No backup yet")
    assert screen.says("Press Ctrl+B")
    assert not screen.find("backup-rehearse").isEnabled()
    assert screen.says("The backups lie on this PC only")


def test_a_backup_is_made_by_the_keyboard_and_said(screen: Screen, line: Line) -> None:
    screen.control(Qt.Key.Key_B)
    [made] = backups.listed(line.one)
    assert f"Backed up, opened and counted: {made.path.name}" in screen.texts()
    assert "Last verified backup: just now" in standing(screen)
    assert "Everything recorded here is in it" in standing(screen)
    assert screen.says("Backups: 1.")


def test_a_rehearsal_says_what_would_come_back(screen: Screen, line: Line) -> None:
    screen.control(Qt.Key.Key_B)
    screen.key(Qt.Key.Key_F2)
    assert "It would bring back" in screen.find("backup-outcome").accessibleName()
    assert screen.says("Everything recorded until now is in it")
    add_people(line.one, 2)
    screen.page.refresh()
    assert "comes into the next one" in standing(screen)
    screen.key(Qt.Key.Key_F2)
    assert screen.says("Recorded since, and not in it: 2 ")


def test_one_that_is_older_than_a_day_is_warned_of(screen: Screen, line: Line) -> None:
    screen.control(Qt.Key.Key_B)
    add_people(line.one, 1)
    line.clock.turn(hours=30)
    screen.page.refresh()
    assert "Last verified backup: 30 hours ago" in standing(screen)
    assert "older than a day" in standing(screen)


def test_a_second_place_is_chosen_used_missed_and_given_up(
    screen: Screen, seats: Seats, line: Line, stick: Path
) -> None:
    screen.control(Qt.Key.Key_B)
    seats.chosen.answer = [stick]
    screen.key(Qt.Key.Key_F4)
    assert screen.says("The last backup is not there yet")
    screen.control(Qt.Key.Key_B)
    assert len(list(stick.glob(f"*{SUFFIX}"))) == 1
    assert screen.says(f"The copy lies in {stick}.")
    assert screen.says("Every backup is copied there")
    shutil.rmtree(stick)
    screen.control(Qt.Key.Key_B)
    assert screen.says("but not in the second place")
    assert screen.says("The second place is not there now")
    screen.press("backup-place-forget")
    assert screen.says("The backups lie on this PC only")


def test_leaving_the_question_for_a_place_changes_nothing(screen: Screen, line: Line) -> None:
    screen.key(Qt.Key.Key_F4)
    assert backups.second_place(line.one) is None


def test_a_damaged_backup_is_shown_and_said(screen: Screen, line: Line) -> None:
    screen.control(Qt.Key.Key_B)
    [made] = backups.listed(line.one)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)
    screen.key(Qt.Key.Key_F2)
    assert "Not done" in screen.find("backup-outcome").accessibleName()
    made.path.write_bytes(content[:1000])
    screen.page.refresh()
    table = screen.page.table  # type: ignore[attr-defined]
    row = [table.model.cell(table.model.index(0, column)) for column in range(5)]
    assert row[4].text == "Damaged"
    assert row[1] == made.path.name


def test_a_backup_that_cannot_be_made_is_said(screen: Screen, line: Line) -> None:
    backups.own_folder(line.one).write_text("a file where the folder should be")
    screen.control(Qt.Key.Key_B)
    assert "Not done" in screen.find("backup-outcome").accessibleName()
    assert "no verified backup yet" in standing(screen)
