"""Texts of widgets: literals only, all translated, and spoken after a change of language."""

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QProcess
from PySide6.QtWidgets import QApplication

import tethelp_desktop.ui
from tethelp_desktop.ui.translation import FOLDER, Translation
from tethelp_desktop.wording import Language

UI = Path(tethelp_desktop.ui.__file__).parent
SOURCES = sorted(UI.rglob("*.py"))
CATALOGUE = FOLDER / "tethelp_vi.ts"


def translated_calls(tree: ast.AST) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Find `self.tr(…)` and `QCoreApplication.translate(…)`, with the texts they are given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "tr":
                yield node, node.args[:2]
            elif node.func.attr == "translate" and ast.unparse(node.func.value).endswith(
                "QCoreApplication"
            ):
                yield node, node.args[:3]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(UI)))
def test_only_literals_are_translated(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    wrong = [
        f"{path.name}:{call.lineno} {ast.unparse(call)}"
        for call, texts in translated_calls(tree)
        if not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts)
    ]
    assert wrong == []


def messages(path: Path) -> dict[tuple[str, str], str]:
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    return {
        (context.findtext("name", ""), message.findtext("source", "")): (
            message.findtext("translation", "")
        )
        for context in root.iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(UI)))
def test_no_text_is_translated_inside_another(path: Path) -> None:
    """Qt's tool does not look into f-strings: such a text would stay English."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = [
        f"{path.name}:{call.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for call, _ in translated_calls(node)
    ]
    assert inside == []


def test_every_text_of_the_window_is_in_the_catalogue(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    lupdate = Path(PySide6.__file__).with_name("lupdate")
    arguments = ["-silent", *map(str, SOURCES), "-ts", str(fresh)]
    assert QProcess.execute(str(lupdate), arguments) == 0
    assert messages(fresh).keys() == messages(CATALOGUE).keys()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ts")), ids=lambda path: path.name)
def test_every_text_has_a_translation(path: Path) -> None:
    assert [source for source, translation in messages(path).items() if not translation] == []
    assert "unfinished" not in path.read_text(encoding="utf-8")


def test_translations_keep_the_places_for_values() -> None:
    for (_, source), translation in messages(CATALOGUE).items():
        for place in ("{0}", "{1}", "{2}", "{3}"):
            assert (place in source) == (place in translation), source


def test_qt_s_own_words_are_vietnamese_too(qapp: QApplication, translations: None) -> None:
    translation = Translation(qapp)
    assert translation.speak(Language.VI)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Thôi"
    assert QCoreApplication.translate("FormBar", "Save") == "Lưu"
    assert translation.speak(Language.EN)
    assert QCoreApplication.translate("FormBar", "Save") == "Save"
