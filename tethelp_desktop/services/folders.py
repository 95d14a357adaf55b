"""Folders: those that bundles were written to lately, and those in which no store is safe."""

import ctypes
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Final

from tethelp_desktop.services import own_pc
from tethelp_desktop.services.desk import Desk

_NAME: Final = "recent_folders"
_MOST: Final = 4


class Danger(StrEnum):
    """Why a folder is no place for a store."""

    CLOUD = "cloud"
    """A program copies it elsewhere: half-written files, people's data out of the office."""
    NETWORK = "network"
    """Another machine keeps it: locks and `fsync` cannot be relied upon."""


_CLOUDS: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "mobile documents",
)
"""How the folders of programs that copy to a cloud begin: `OneDrive - BHXH`, `iCloudDrive`."""

_CLOUD_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_SYSTEMS: Final = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"}
_MOUNTS: Final = Path("/proc/self/mounts")
_REMOTE: Final = 4
"""DRIVE_REMOTE of GetDriveTypeW.

Source: https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew
"""


def danger_of(folder: Path, mounts: Path = _MOUNTS) -> Danger | None:
    """Tell why a store should not lie in a folder; None where nothing speaks against it.

    Args:
        folder: The store's folder; need not be there.
        mounts: Where Linux lists what is mounted.
    """
    whole = folder.absolute()
    if _is_remote(whole, mounts):
        return Danger.NETWORK
    parts = (part.casefold() for part in whole.parts)
    if any(part.startswith(_CLOUDS) for part in parts):
        return Danger.CLOUD
    roots = [Path(os.environ[name]) for name in _CLOUD_VARIABLES if os.environ.get(name)]
    return Danger.CLOUD if any(whole.is_relative_to(root) for root in roots) else None


def _is_remote(folder: Path, mounts: Path) -> bool:
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE)
    return _system_of(folder, mounts) in _NETWORK_SYSTEMS


def _system_of(folder: Path, mounts: Path) -> str:
    """Name the kind of file system that a folder lies on; empty where nobody says."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found = [(line.split()[1].replace("\\040", " "), line.split()[2]) for line in lines]
    above = [(len(place), kind) for place, kind in found if folder.is_relative_to(place)]
    return max(above, default=(0, ""))[1]


def recent_folders(desk: Desk) -> list[Path]:
    """List the folders, the latest first; they may be gone, as a stick that was taken out."""
    return [Path(line) for line in (own_pc.preference(desk, _NAME) or "").splitlines()]


def remember_folder(desk: Desk, folder: Path) -> None:
    """Put a folder first."""
    kept = [folder, *(path for path in recent_folders(desk) if path != folder)][:_MOST]
    own_pc.keep_preferences(desk, **{_NAME: "\n".join(str(path) for path in kept)})
