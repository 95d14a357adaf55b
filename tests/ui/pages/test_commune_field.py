from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import make_unit_change
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.records import UnitCode, UnitSystem
from tethelp_desktop.services.places import shipped_places
from tethelp_desktop.ui.commune_field import CommuneField
from tethelp_desktop.ui.theme import Theme

HOA_LU = UnitCode(UnitSystem.SINCE_2025, "14329")
NAM_HOA_LU = UnitCode(UnitSystem.SINCE_2025, "14359")
TAY_HOA_LU = UnitCode(UnitSystem.SINCE_2025, "14533")


@contextmanager
def shown(qtbot: QtBot, theme: Theme, places: Callable[[], Places]) -> Iterator[CommuneField]:
    window = QWidget()
    layout = QVBoxLayout(window)
    made = CommuneField(theme, places, name="commune")
    made.used = [HOA_LU]
    made.finds_old = True
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.resize(500, 300)
        window.show()
        window.activateWindow()
    made.setFocus()
    yield made
    window.close()


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> Iterator[CommuneField]:
    with shown(qtbot, theme, shipped_places) as made:
        yield made


def offers(field: CommuneField) -> list[str]:
    popup = QApplication.activePopupWidget()
    if popup is None:
        return []
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press(qtbot: QtBot, field: CommuneField, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.activePopupWidget() or field.line, key)


def test_two_syllables_find_a_commune_near_by(qtbot: QtBot, field: CommuneField) -> None:
    qtbot.keyClicks(field.line, "tay hoa")
    assert offers(field)[0] == "Phường Tây Hoa Lư, tỉnh Ninh Bình"
    press(qtbot, field, Qt.Key.Key_Return)
    assert field.value == TAY_HOA_LU
    assert field.line.text() == "Phường Tây Hoa Lư"
    assert field.explanation == "tỉnh Ninh Bình"


def test_tab_takes_the_marked_line_and_goes_on(qtbot: QtBot, field: CommuneField) -> None:
    qtbot.keyClicks(field.line, "tay hoa")
    press(qtbot, field, Qt.Key.Key_Tab)
    assert field.value == TAY_HOA_LU
    assert not field.line.hasFocus()


def test_an_empty_field_offers_what_is_used_here(qtbot: QtBot, field: CommuneField) -> None:
    press(qtbot, field, Qt.Key.Key_Down)
    assert offers(field) == ["Phường Hoa Lư, tỉnh Ninh Bình"]


def test_a_name_of_before_is_offered_as_what_it_became(qtbot: QtBot, field: CommuneField) -> None:
    qtbot.keyClicks(field.line, "ninh hai")
    assert offers(field)[0] == (
        "Phường Nam Hoa Lư, tỉnh Ninh Bình  (formerly xã Ninh Hải, thành phố Hoa Lư)"
    )


def test_a_name_that_lies_elsewhere_is_never_taken_by_itself(
    qtbot: QtBot, field: CommuneField
) -> None:
    qtbot.keyClicks(field.line, "ninh hai")
    press(qtbot, field, Qt.Key.Key_Escape)
    field.line.clearFocus()
    assert field.complaint
    assert field.line.text() == "ninh hai"


def test_a_name_of_this_province_is_taken_when_it_is_typed_in_full(
    qtbot: QtBot, field: CommuneField
) -> None:
    qtbot.keyClicks(field.line, "nam hoa lu")
    press(qtbot, field, Qt.Key.Key_Escape)
    field.line.clearFocus()
    assert field.value == NAM_HOA_LU
    assert field.line.text() == "Phường Nam Hoa Lư"


def test_an_old_code_is_shown_as_such_and_its_successor_offered(
    qtbot: QtBot, field: CommuneField
) -> None:
    [old] = [
        c
        for c in shipped_places().find("ninh hai", 99, UnitSystem.UNTIL_2025)
        if c.name == "Ninh Hải" and c.province.name == "Ninh Bình"
    ]
    field.set_value(old.code)
    assert field.value == old.code
    assert "P. Nam Hoa Lư" in field.explanation
    press(qtbot, field, Qt.Key.Key_Down)
    assert offers(field) == ["Phường Nam Hoa Lư, tỉnh Ninh Bình"]
    press(qtbot, field, Qt.Key.Key_Return)
    assert field.value == NAM_HOA_LU


def test_a_commune_that_ended_since_is_offered_as_what_took_over(
    qtbot: QtBot, theme: Theme
) -> None:
    day = date(2027, 1, 1)
    ending = make_unit_change(
        code=TAY_HOA_LU, name="Tây Hoa Lư", successors="14329", valid_from=day
    )
    known = shipped_places().changed([ending], day)
    with shown(qtbot, theme, lambda: known) as field:
        qtbot.keyClicks(field.line, "tay hoa lu")
        assert offers(field)[0] == "Phường Hoa Lư, tỉnh Ninh Bình  (formerly phường Tây Hoa Lư)"
        press(qtbot, field, Qt.Key.Key_Return)
        assert field.value == HOA_LU
        field.set_value(TAY_HOA_LU)
        assert field.explanation == "Old unit of tỉnh Ninh Bình; now P. Hoa Lư (Alt+Down)"
        press(qtbot, field, Qt.Key.Key_Down)
        assert offers(field) == ["Phường Hoa Lư, tỉnh Ninh Bình"]


def test_a_code_nobody_knows_is_kept_as_it_is(field: CommuneField) -> None:
    unknown = UnitCode(UnitSystem.SINCE_2025, "99999")
    field.set_value(unknown)
    assert field.value == unknown
    assert field.line.text() == "99999"
    assert field.explanation
