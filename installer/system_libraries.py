"""Which of the system's libraries and programs are missing, and how Debian's packages bring them.

Windows and macOS need nothing from here: there the wheels carry all that they load.
"""

from __future__ import annotations

import ctypes
import functools
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PICTURES: Final = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""What Qt loads to draw into memory, with no display."""

WINDOWS: Final = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}
"""What Qt loads besides to open a window on X11 and to print."""

TEST_PROGRAMS: Final = {
    "pdftotext": "poppler-utils",
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "pg_createcluster": "postgresql",
}
"""What the tests run: another reader of our PDFs, a display for windows nobody watches, and a
database server, of which Debian puts only this program where it is found by name."""

BUILD_PROGRAMS: Final = {"objcopy": "binutils"}
"""What PyInstaller runs."""


def provide(libraries: Mapping[str, str], programs: Mapping[str, str] | None = None) -> None:
    """Install what is missing if that is allowed; otherwise name it and go on."""
    if platform.system() != "Linux":
        return
    missing = _missing(libraries, programs or {})
    if missing and _may_install():
        _install(sorted(set(missing.values())))
        missing = _missing(libraries, programs or {})
    if missing:
        print(
            f"Missing on this computer: {', '.join(missing)}. What needs them will fail. On Debian"
            f" or Ubuntu: sudo apt-get install {' '.join(sorted(set(missing.values())))}",
            file=sys.stderr,
        )


def provide_venv() -> None:
    """Install the part of Python that makes environments, which Debian packages apart."""
    if importlib.util.find_spec("ensurepip"):
        return
    if not _may_install():
        sys.exit(
            "This Python cannot make virtual environments."
            " On Debian or Ubuntu: sudo apt-get install python3-venv"
        )
    _install([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])


def python_library() -> dict[str, str]:
    """Name the shared library of this Python, which PyInstaller puts into the program."""
    name = sysconfig.get_config_var("INSTSONAME")
    folder = sysconfig.get_config_var("LIBDIR")
    if not name or ".so" not in name or (folder and (Path(folder) / name).exists()):
        return {}
    return {name: f"libpython{sys.version_info[0]}.{sys.version_info[1]}"}


def _missing(libraries: Mapping[str, str], programs: Mapping[str, str]) -> dict[str, str]:
    found = {name: package for name, package in libraries.items() if not _loads(name)}
    found.update({n: package for n, package in programs.items() if not shutil.which(n)})
    return found


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _may_install() -> bool:
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: list[str]) -> None:
    print(f"Installing with apt-get: {' '.join(packages)}", flush=True)
    _update()
    _apt_get("install", "-y", "--no-install-recommends", *packages)


@functools.cache
def _update() -> None:
    _apt_get("update")


def _apt_get(*arguments: str) -> None:
    command = ["apt-get", "-qq", *arguments]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
        print(f"This did not work: {' '.join(command)}", file=sys.stderr)
