r"""Sets up, runs, tests and packages the program; needs Python 3.11 or newer and nothing else.

On Windows: ``py -3.11 installer\develop.py run``. On Linux: ``make run`` or
``python3 installer/develop.py run``. Everything it makes lies in .venv, build, dist and demo.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import system_libraries as system

ROOT: Final = Path(__file__).resolve().parent.parent
LOCKS: Final = ROOT / "installer" / "locks"
BUILD: Final = ROOT / "build"
DEMO: Final = ROOT / "demo"
DEMO_FINISHED: Final = DEMO / ".finished"
DEMO_PASSPHRASE: Final = "tet-2024-demo"  # noqa: S105 -- opens made-up data only
OLDEST_PYTHON: Final = (3, 11)
NEEDS_A_PERSON: Final = 3
"""The command's exit code for work that is done but found a conflict or a duplicate."""

ENVIRONMENTS: Final = {
    "dev": ROOT / ".venv",
    "package": BUILD / "package-venv",
    "lock": BUILD / "lock-venv",
}
"""Each purpose has an environment of its own: what is packaged never sees the test tools."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named task and return the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        found = platform.python_version()
        sys.exit(f"This program needs Python 3.11 or newer; this is {found} ({sys.executable}).")
    tasks = {
        "setup": setup,
        "run": run,
        "test": test,
        "screens": screens,
        "package": package,
        "lock": lock,
        "clean": clean,
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=tasks)
    return tasks[parser.parse_args(arguments).task]()


def setup() -> int:
    """Make everything that running needs, once."""
    system.provide({**system.PICTURES, **(system.WINDOWS if _display() else {})})
    _environment("dev")
    _translations("dev")
    return 0


def run() -> int:
    """Open the window on made-up data; with no display, make papers and pictures instead."""
    setup()
    return _run_window() if _display() else _run_without_display()


def test() -> int:
    """Pass every gate; all of them run, so that one failure does not hide the next."""
    system.provide({**system.PICTURES, **system.WINDOWS}, system.TEST_PROGRAMS)
    setup()
    failed = []
    for name, command in _gates():
        print(f"== {name}", flush=True)
        begun = time.monotonic()
        code = _call(command, QT_QPA_PLATFORM="offscreen")
        outcome = "failed" if code else "passed"
        print(f"== {name}: {outcome} in {time.monotonic() - begun:.0f} s\n", flush=True)
        failed += [name] if code else []
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def screens() -> int:
    """Draw every page into build/screens."""
    setup()
    folder = BUILD / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    code = _call(
        [_tool("dev", "python"), "-m", "tethelp_desktop", "--screens", folder],
        QT_QPA_PLATFORM="offscreen",
    )
    print(f"Pictures of the pages: {folder}")
    return code


def package() -> int:
    """Build the program into dist and prove that it runs away from this checkout."""
    libraries = {**system.PICTURES, **system.WINDOWS, **system.python_library()}
    system.provide(libraries, system.BUILD_PROGRAMS)
    _environment("package")
    _translations("package")
    return _call([_tool("package", "python"), ROOT / "installer" / "package.py"])


def lock() -> int:
    """Write the locks anew from pyproject.toml; versions that still fit stay."""
    _make_venv("lock")
    _pip("lock", "uv")
    return max(
        _compile_lock("runtime"),
        _compile_lock("dev", "--extra=dev", "--constraint=installer/locks/runtime.txt"),
        _compile_lock("package", "--extra=package", "--constraint=installer/locks/runtime.txt"),
    )


def clean() -> int:
    """Remove everything these tasks made, the demonstration's data too."""
    caches = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis")
    for name in (".venv", "build", "dist", "demo", "tethelp_desktop.egg-info", *caches):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for translation in (ROOT / "resources").rglob("*.qm"):
        translation.unlink()
    return 0


def _gates() -> list[tuple[str, list[str | Path]]]:
    python = _tool("dev", "python")
    return [
        ("layout", [python, "-m", "ruff", "format", "--check", "."]),
        ("style", [python, "-m", "ruff", "check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("layers", [_tool("dev", "lint-imports")]),
        # The rules decide about people and money: each branch of them is taken by their own tests.
        # With a fixed seed, so that chance neither opens nor closes this gate.
        (
            "rules",
            [
                *(python, "-m", "coverage", "run", "-m", "pytest", "--quiet"),
                *("--hypothesis-seed=0", "tests/domain"),
            ],
        ),
        ("every branch of the rules", [python, "-m", "coverage", "report"]),
        # All the others. A file's tests stay together on one worker: they share its stores. One
        # that dies fails the run: with another in its place, the run was seen to wait for ever.
        (
            "tests",
            [
                *(python, "-m", "pytest", "--numprocesses=auto", "--dist=loadfile"),
                *("--max-worker-restart=0", "--ignore=tests/domain"),
            ],
        ),
    ]


def _run_window() -> int:
    if not DEMO_FINISHED.exists():
        code = _make_demo()
        if code:
            return code
    print(f"Opening the window on made-up data (passphrase {DEMO_PASSPHRASE}).", flush=True)
    return _call(
        [_tool("dev", "python"), "-m", "tethelp_desktop", "--store", DEMO / "district-1"],
        TETHELP_PASSPHRASE=DEMO_PASSPHRASE,
    )


def _run_without_display() -> int:
    print("There is no display: making the demonstration's papers and pictures.", flush=True)
    code = _make_demo("--screens", QT_QPA_PLATFORM="offscreen")
    if code == 0:
        for folder in sorted(path for path in DEMO.iterdir() if path.is_dir()):
            files = sum(path.is_file() for path in folder.rglob("*"))
            print(f"{folder}{os.sep}  {files} files")
        print(f"Pictures of every page: {DEMO / 'screens'}")
        print(f"The stores open with the passphrase {DEMO_PASSPHRASE}")
    return code


def _make_demo(*options: str, **variables: str) -> int:
    shutil.rmtree(DEMO, ignore_errors=True)
    code = _call([_tool("dev", "tethelp"), "demo", "--out", DEMO, *options], **variables)
    if code not in (0, NEEDS_A_PERSON):
        return code
    DEMO_FINISHED.touch()
    return 0


def _environment(name: str) -> None:
    """Make the lock's environment, afresh if the lock, the Python or the place has changed."""
    folder, locked = ENVIRONMENTS[name], LOCKS / f"{name}.txt"
    made_from = f"{sys.version}\n{sys.base_prefix}\n{ROOT}\n".encode() + locked.read_bytes()
    if not _is_stamped(folder / "locked.sha256", made_from):
        print(f"Installing {locked.relative_to(ROOT)} into {folder}", flush=True)
        _make_venv(name)
        _pip(name, "--require-hashes", "--only-binary=:all:", "--requirement", locked)
        _stamp(folder / "locked.sha256", made_from)
    project = (ROOT / "pyproject.toml").read_bytes()
    if not _is_stamped(folder / "project.sha256", project):
        _pip(name, "--no-deps", "--no-build-isolation", "--editable", ROOT)
        _stamp(folder / "project.sha256", project)


def _make_venv(name: str) -> None:
    system.provide_venv()
    _must([sys.executable, "-m", "venv", "--clear", ENVIRONMENTS[name]])


def _pip(environment: str, *options: str | Path) -> None:
    quietly = ("--disable-pip-version-check", "--no-input", "--quiet")
    _must([_tool(environment, "python"), "-m", "pip", "install", *quietly, *options])


def _translations(environment: str) -> None:
    """Compile the sentences of the window where they are newer than what was compiled."""
    for source in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            release = _tool(environment, "pyside6-lrelease")
            _must([release, "-silent", source, "-qm", compiled])


def _compile_lock(name: str, *options: str) -> int:
    uv = ("-m", "uv", "pip", "compile", "pyproject.toml", "--quiet")
    form = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-emit-index-url")
    header = ("--no-annotate", "--custom-compile-command=make lock")
    output = f"--output-file=installer/locks/{name}.txt"
    return _call([_tool("lock", "python"), *uv, *form, *header, *options, output])


def _is_stamped(stamp: Path, content: bytes) -> bool:
    return stamp.exists() and stamp.read_text() == hashlib.sha256(content).hexdigest()


def _stamp(stamp: Path, content: bytes) -> None:
    stamp.write_text(hashlib.sha256(content).hexdigest())


def _display() -> bool:
    return platform.system() != "Linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _tool(environment: str, name: str) -> Path:
    programs = "Scripts" if platform.system() == "Windows" else "bin"
    return ENVIRONMENTS[environment] / programs / name


def _must(command: Sequence[str | Path]) -> None:
    code = _call(command)
    if code:
        sys.exit(f"Stopped with code {code}: {' '.join(map(str, command))}")


def _call(command: Sequence[str | Path], **variables: str) -> int:
    environment: Mapping[str, str] = {**os.environ, "PYTHONUTF8": "1", **variables}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
