"""What people and CI type exists, and starts on any Python well enough to say what is wrong."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEVELOP = ROOT / "installer" / "develop.py"
TASKS = ("setup", "run", "test", "screens", "package", "lock", "clean")


@pytest.mark.parametrize("task", TASKS)
def test_the_makefile_and_the_script_know_the_same_tasks(task: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    [targets] = re.findall(r"^\.PHONY: (.*)$", makefile, re.M)
    assert targets.split() == list(TASKS)
    assert "installer/develop.py $@" in makefile
    said = subprocess.run(
        [sys.executable, DEVELOP, "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(rf"[{{,]{task}[,}}]", said)


def test_ci_runs_the_tests_and_then_the_packaging() -> None:
    script = ROOT / ".ci" / "run"
    lines = script.read_text("utf-8").splitlines()
    assert lines.index("make test") < lines.index("make package")
    assert "set -euo pipefail" in lines
    if os.name == "posix":
        assert os.access(script, os.X_OK)


@pytest.mark.parametrize("name", ["develop.py", "system_libraries.py"])
def test_an_older_python_can_read_the_script_that_tells_it_so(name: str) -> None:
    ast.parse((ROOT / "installer" / name).read_text("utf-8"), feature_version=(3, 8))
