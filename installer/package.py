"""Builds the program into dist/tethelp and proves that the result runs without this checkout.

``make package`` calls it with the Python of an environment that holds nothing but what the
program ships and PyInstaller.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
DIST: Final = ROOT / "dist"
PROGRAM: Final = DIST / "tethelp"
SUMS: Final = DIST / "SHA256SUMS"
SUFFIX: Final = ".exe" if sys.platform == "win32" else ""
LONGEST_PROOF: Final = 600
"""Seconds after which a program that still runs counts as hung."""


def main() -> int:
    """Build, prove, and say what was made."""
    _build()
    _prove()
    files = sorted(path for path in PROGRAM.rglob("*") if path.is_file())
    SUMS.write_text("".join(map(_sum_line, files)), encoding="utf-8", newline="\n")
    size = sum(path.lstat().st_size for path in files)
    print(f"{PROGRAM}: {len(files)} files, {size / 1e6:.0f} MB; sums in {SUMS}")
    return 0


def _build() -> None:
    spec, work = ROOT / "installer" / "tethelp.spec", ROOT / "build" / "pyinstaller"
    tool = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    _run(
        [*tool, f"--distpath={DIST}", f"--workpath={work}", spec],
        # Sets in the byte code are written in hash order: a fixed seed makes builds repeat.
        environment={**os.environ, "PYTHONHASHSEED": "0"},
        folder=ROOT,
    )


def _prove() -> None:
    """Run the copied program as a stranger would: elsewhere, with no Python and no settings."""
    with tempfile.TemporaryDirectory() as temporary:
        elsewhere = Path(temporary)
        copy, home, pictures = elsewhere / "Tết Help", elsewhere / "home", elsewhere / "pictures"
        shutil.copytree(PROGRAM, copy, symlinks=True)
        home.mkdir()
        environment = _strangers_environment(home)
        _run([copy / f"tethelp{SUFFIX}", "self-test"], environment, home)
        _run([copy / f"tethelp-desktop{SUFFIX}", "--screens", pictures], environment, home)
        drawn = len(list(pictures.rglob("*.png")))
        if not drawn:
            sys.exit("The packaged window drew no pictures of its pages.")
        print(f"The packaged program proved itself and drew {drawn} pages.")


def _strangers_environment(home: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "QT", "TETHELP", "VIRTUAL_ENV", "LD_", "XDG_"))
    }
    places = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
    return {**kept, **dict.fromkeys(places, str(home)), "QT_QPA_PLATFORM": "offscreen"}


def _run(command: Sequence[str | Path], environment: Mapping[str, str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, env=environment, check=False, timeout=LONGEST_PROOF)
    if done.returncode:
        sys.exit(f"Stopped with code {done.returncode}: {' '.join(map(str, command))}")


def _sum_line(file: Path) -> str:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return f"{digest}  {file.relative_to(DIST).as_posix()}\n"


if __name__ == "__main__":
    sys.exit(main())
