"""The folders that this PC wrote bundles to lately."""

from pathlib import Path
from typing import Final

from tethelp_desktop.services import own_pc
from tethelp_desktop.services.desk import Desk

_NAME: Final = "recent_folders"
_MOST: Final = 4


def recent_folders(desk: Desk) -> list[Path]:
    """List the folders, the latest first; they may be gone, as a stick that was taken out."""
    return [Path(line) for line in (own_pc.preference(desk, _NAME) or "").splitlines()]


def remember_folder(desk: Desk, folder: Path) -> None:
    """Put a folder first."""
    kept = [folder, *(path for path in recent_folders(desk) if path != folder)][:_MOST]
    own_pc.keep_preferences(desk, **{_NAME: "\n".join(str(path) for path in kept)})
