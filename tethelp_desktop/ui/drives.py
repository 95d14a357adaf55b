"""The USB sticks that are plugged in."""

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStorageInfo

_REMOVABLE: Final = 2
"""DRIVE_REMOVABLE of GetDriveTypeW.

Source: https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew
"""
_MOUNTED_UNDER: Final = ("/media/", "/run/media/", "/Volumes/")


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick.

    Attributes:
        free: Bytes that still fit.
    """

    root: Path
    label: str
    free: int


def removable_drives() -> list[Drive]:
    """List the sticks that can be written now."""
    return [
        Drive(Path(volume.rootPath()), volume.displayName(), volume.bytesAvailable())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and not volume.isReadOnly() and _is_removable(volume.rootPath())
    ]


def _is_removable(root: str) -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE)
    return root.startswith(_MOUNTED_UNDER)
