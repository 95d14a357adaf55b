"""Looking up figures of the law, rules and communes; headquarters takes newer tables."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.builders import Line, make_rate
from tests.ui.conftest import Recorder
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule, Severity
from tethelp_desktop.domain.records import Rate, RateKind, UnitChange
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.ui.pages.lookup import LookupPage, Part


@pytest.fixture
def screen(seats: Seats, line: Line) -> Screen:
    return seats.screen(LookupPage(seats.place(line.hq), seats.chosen))


def column(screen: Screen, part: Part, number: int) -> list[str]:
    model = screen.page.panels[part].table.model
    return [model.data(model.index(row, number)) for row in range(model.rowCount())]


def search(screen: Screen, name: str, text: str) -> None:
    screen.type(name, text)
    screen.key(Qt.Key.Key_Return)


def test_figures_are_those_of_the_chosen_day(screen: Screen) -> None:
    search(screen, "rate-search", "base salary")
    assert column(screen, Part.RATES, 1) == ["2.340.000 đ", "20 ×"]
    screen.type("rates-day", "01/07/2026")
    assert column(screen, Part.RATES, 1)[0] == "2.530.000 đ"
    assert column(screen, Part.RATES, 3)[0] == "NĐ 161/2026/NĐ-CP"
    assert screen.says("in force on 01/07/2026")
    screen.type("rates-day", "40/13/2026")
    assert "22/11/2026" in screen.message("rates-day")
    assert column(screen, Part.RATES, 1)[0] == "2.530.000 đ", "an unreadable day changes nothing"


def test_tab_goes_from_the_search_to_the_day_beside_it(screen: Screen) -> None:
    screen.find("rate-search").setFocus()
    screen.key(Qt.Key.Key_Tab)
    assert screen.focused == "rates-day"


def test_a_figure_says_for_whom_it_is(screen: Screen) -> None:
    search(screen, "rate-search", "member")
    assert [text.split("\n")[1] for text in column(screen, Part.RATES, 0)] == [
        *(f"member {rank} of the household" for rank in range(1, 5)),
        "member 5 of the household and later ones",
    ]
    search(screen, "rate-search", "near-poor household card")
    assert all("card" in text.casefold() for text in column(screen, Part.RATES, 0))


def test_every_rule_is_there_with_its_words_and_ground(screen: Screen) -> None:
    screen.control(Qt.Key.Key_PageDown)
    assert len(column(screen, Part.RULES, 0)) == len(Rule)
    assert not any("{" in sentence for sentence in column(screen, Part.RULES, 0))
    stopping = [rule for rule in Rule if rule.severity is Severity.ERROR]
    kept = [rule for rule in stopping if rule.can_be_set_aside]
    assert screen.says(f"{len(stopping)} of them stop a save, {len(kept)} of these unless")
    search(screen, "rule-search", "137/2015")
    grounds = column(screen, Part.RULES, 2)
    assert grounds
    assert all("137/2015" in ground for ground in grounds)
    assert "Needs a reason" in column(screen, Part.RULES, 1)
    search(screen, "rule-search", "no such words")
    assert screen.says("No rule found")


def test_a_commune_is_found_old_or_new_with_what_became_of_it(screen: Screen) -> None:
    screen.control(Qt.Key.Key_PageUp)
    assert screen.says("Type two or three syllables")
    search(screen, "unit-search", "tay hoa lu")
    assert column(screen, Part.UNITS, 0)[0] == "phường Tây Hoa Lư\ntỉnh Ninh Bình"
    search(screen, "unit-search", "ninh hai hoa lu")
    [former] = [text for text in column(screen, Part.UNITS, 3) if text]
    assert former == "phường Nam Hoa Lư\ntỉnh Ninh Bình"
    search(screen, "unit-search", "cat linh")
    assert column(screen, Part.UNITS, 3) == [
        "Divided among 2 communes\nchoose by where the person lives"
    ]
    assert screen.says("was divided: choose by where the person lives")
    assert screen.says("phường Giảng Võ, thành phố Hà Nội (00025)")


def test_arrows_choose_the_part(screen: Screen) -> None:
    screen.page.setFocus()
    screen.key(Qt.Key.Key_Right)
    assert screen.says("of them stop a save")


def test_only_headquarters_imports(seats: Seats, line: Line) -> None:
    screen = seats.screen(LookupPage(seats.place(line.one), seats.chosen))
    imports = [
        button.objectName()
        for button in screen.page.findChildren(QAbstractButton)
        if button.objectName().endswith("-import") and button.isVisibleTo(screen.page)
    ]
    assert imports == []


def newer_rates(folder: Path) -> Path:
    shipped = (RESOURCES / "rates" / "rates.toml").read_text("utf-8")
    path = folder / "rates.toml"
    path.write_text(shipped.replace("dong = 2_530_000", "dong = 2_600_000"), "utf-8")
    return path


def test_newer_figures_are_shown_before_they_are_taken(
    screen: Screen, seats: Seats, line: Line, tmp_path: Path
) -> None:
    seats.chosen.answer = [newer_rates(tmp_path)]
    screen.press("rates-import")
    assert screen.says("1 figures differ")
    model = screen.page.table.model
    [change] = [[model.data(model.index(0, column)) for column in range(4)]]
    assert change[0].startswith("Base salary")
    assert (change[1], change[2]) == ("2.530.000 đ, NĐ 161/2026/NĐ-CP", "2.600.000 đ")
    with line.hq.store.read() as reader:
        assert reader.find(Rate) == [], "nothing is taken before it is confirmed"
    screen.control(Qt.Key.Key_S)
    with line.hq.store.read() as reader:
        [rate] = reader.find(Rate)
    assert (rate.kind, rate.value) == (RateKind.BASE_SALARY, 2_600_000)
    screen.type("rates-day", "01/07/2026")
    assert "2.600.000 đ" in column(screen, Part.RATES, 1)


def test_a_table_left_unconfirmed_changes_nothing(
    screen: Screen, seats: Seats, line: Line, tmp_path: Path
) -> None:
    seats.chosen.answer = [newer_rates(tmp_path)]
    screen.press("rates-import")
    screen.press("import-leave")
    assert isinstance(screen.page, LookupPage)
    with line.hq.store.read() as reader:
        assert reader.find(Rate) == []


def test_a_figure_that_the_table_does_not_name_again_is_told(
    screen: Screen, seats: Seats, line: Line, tmp_path: Path
) -> None:
    with line.hq.write() as tx:
        tx.add(make_rate(value=2_700_000, valid_from=date(2027, 5, 1)))
    seats.chosen.answer = [newer_rates(tmp_path)]
    screen.press("rates-import")
    assert screen.says("for everybody: 2.700.000 đ, 01/05/2027")


def test_a_wrong_table_of_figures_is_named(
    screen: Screen, seats: Seats, dialogs: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "rates.toml"
    path.write_text("edition = ", "utf-8")
    seats.chosen.answer = [path]
    screen.press("rates-import")
    assert [error.failure for error in dialogs.errors] == [Failure.RATES_FILE_WRONG]
    seats.chosen.answer = []
    screen.press("rates-import")
    assert isinstance(screen.page, LookupPage)


def units_file(folder: Path, text: str) -> Path:
    path = folder / "units.csv"
    path.write_text(text, "utf-8")
    return path


RENAMED = "code,kind,name,province\n00025,phường,Giảng Võ Mới,01\n"


def test_newer_units_are_asked_for_their_law_and_shown_before_they_are_taken(
    screen: Screen, seats: Seats, line: Line, tmp_path: Path
) -> None:
    seats.chosen.answer = [units_file(tmp_path, RENAMED)]
    screen.page.show_part(Part.UNITS)
    screen.press("units-import")
    screen.control(Qt.Key.Key_S)
    assert "Empty" in screen.message("units-from")
    assert "Empty" in screen.message("units-basis")
    screen.type("units-from", "01/01/2026")
    screen.type("units-basis", "NQ 1/2026")
    screen.control(Qt.Key.Key_S)
    assert screen.says("1 units differ")
    model = screen.page.table.model
    shown = [model.data(model.index(0, column)) for column in range(4)]
    assert shown == [
        "phường Giảng Võ Mới\n00025, thành phố Hà Nội",
        "phường Giảng Võ, thành phố Hà Nội",
        "phường Giảng Võ Mới",
        "01/01/2026\nNQ 1/2026",
    ]
    screen.press("import-take")
    with line.hq.store.read() as reader:
        [change] = reader.find(UnitChange)
    assert change.valid_from == date(2026, 1, 1)
    search(screen, "unit-search", "giang vo moi")
    assert column(screen, Part.UNITS, 0)[0] == "phường Giảng Võ Mới\nthành phố Hà Nội"


def test_bad_lines_are_listed_and_nothing_can_be_taken(
    screen: Screen, seats: Seats, line: Line, tmp_path: Path
) -> None:
    bad = "".join(f"{number},ấp,Sai,01\n" for number in range(20))
    seats.chosen.answer = [units_file(tmp_path, f"code,kind,name,province\n{bad}")]
    screen.page.show_part(Part.UNITS)
    screen.press("units-import")
    screen.type("units-from", "01/01/2026")
    screen.type("units-basis", "NQ 1/2026")
    screen.control(Qt.Key.Key_S)
    assert screen.says("Line 2:")
    assert screen.says("and 8 more")
    assert not screen.find("import-take").isEnabled()
    with line.hq.store.read() as reader:
        assert reader.find(UnitChange) == []


def test_a_list_of_amendments_says_its_law_itself(
    screen: Screen, seats: Seats, tmp_path: Path
) -> None:
    shipped = (RESOURCES / "units" / "amendments.tsv").read_text("utf-8")
    path = tmp_path / "amendments.tsv"
    path.write_text(shipped, "utf-8")
    seats.chosen.answer = [path]
    screen.page.show_part(Part.UNITS)
    screen.press("units-import")
    assert not isinstance(screen.page, LookupPage)
    assert screen.find("import-leave").isEnabled()
