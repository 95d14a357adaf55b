"""The house itself: floors, names, sizes, and that nothing in it is dead."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "tethelp_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 450
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_arrows_point_down_only() -> None:
    checked = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert checked.returncode == 0, checked.stdout


def test_no_contract_of_the_floors_has_an_exception() -> None:
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_modules_are_named_for_what_they_are_about() -> None:
    vague = [
        name_of(path)
        for path in MODULES
        if FORBIDDEN & set(path.relative_to(PACKAGE).with_suffix("").parts)
    ]
    assert not vague


def test_no_module_is_longer_than_a_reader_has_patience_for() -> None:
    lengths = {
        name_of(path): sum(bool(line.strip()) for line in text_of(path).splitlines())
        for path in MODULES
        if "versions" not in path.parts
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_module_says_what_it_is_about() -> None:
    trees = {name_of(path): ast.parse(text_of(path)) for path in MODULES}
    assert [name for name, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_imports_stand_at_the_top() -> None:
    hidden = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for function in ast.walk(ast.parse(text_of(path)))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def members_used() -> Iterator[tuple[str, str]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield node.value.id, node.attr


@pytest.mark.parametrize("codes", [Failure, Rule])
def test_every_code_can_happen(codes: type[StrEnum]) -> None:
    used = {attribute for name, attribute in members_used() if name == codes.__name__}
    assert {code.name for code in codes} - used == set()


@pytest.mark.parametrize("floor", ["domain", "store", "sync", "documents", "services", "cli"])
def test_nothing_below_the_window_loads_qt(floor: str) -> None:
    folder = PACKAGE / floor
    if not list(folder.glob("*.py")):
        pytest.skip(f"there is no {floor} yet")
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sorted(folder.rglob("*.py"))
        if path.stem not in {"__init__", "env"} and "versions" not in path.parts
    ]
    script = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
        "sys.exit(sorted(n for n in sys.modules if n.startswith(('PySide6', 'shiboken6'))) or 0)"
    )
    loaded = run(sys.executable, "-c", script)
    assert loaded.returncode == 0, loaded.stderr


def test_the_domain_needs_nothing_installed() -> None:
    modules = [f"tethelp_desktop.domain.{path.stem}" for path in (PACKAGE / "domain").glob("*.py")]
    script = (
        f"import importlib, sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        f"for name in {modules!r}: importlib.import_module(name.removesuffix('.__init__'))"
    )
    loaded = run(sys.executable, "-I", "-S", "-c", script)
    assert loaded.returncode == 0, loaded.stderr


KEEPS_ITS_OWN_RECORD = {
    "services/audit_writing.py",
    "services/batch_sheets.py",
    "services/disclosing.py",
    "services/exporting.py",
    "services/offices.py",
    "services/person_file.py",
    "services/receipts.py",
    "services/renewing.py",
    "services/staff.py",
    "services/thanks.py",
}
"""Whose files are disclosures, printings, bundles, papers of trust, or the recovery sheet."""
NAMES_NOBODY = {"cli/bench.py", "cli/staff.py", "services/story/insuring.py"}


def test_whatever_leaves_a_store_says_who_let_it_leave() -> None:
    found = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if path.relative_to(PACKAGE).parts[0] in {"cli", "services", "ui"}
        and ("files.write(" in text_of(path) or ".write_bytes(" in text_of(path))
    }
    assert found - {"cli/self_test.py"} == {
        "services/desk.py",
        *KEEPS_ITS_OWN_RECORD,
        *NAMES_NOBODY,
    }
