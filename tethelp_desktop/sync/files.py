"""Files on sticks: written whole or not at all, and read back before anybody is told so."""

import os
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.errors import Failure, TetHelpError

_LARGEST: Final = 2 << 30


def write(path: Path, data: bytes) -> None:
    """Put a file in place so that it is whole or absent, and read it back.

    Raises:
        TetHelpError: The place cannot be written, or gives back other bytes than it was given;
            nothing is left there.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        whole = temporary.read_bytes() == data
        if whole:
            temporary.replace(path)
    except OSError as error:
        _discard(temporary)
        raise TetHelpError(Failure.FILE_NOT_WRITABLE, str(path)) from error
    if not whole:
        _discard(temporary)
        raise TetHelpError(Failure.FILE_NOT_WRITABLE, str(path))


def read(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        TetHelpError: It is missing or unreadable, or larger (2 GiB) than any file of ours.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise TetHelpError(Failure.BUNDLE_DAMAGED, "size")
        return path.read_bytes()
    except OSError as error:
        raise TetHelpError(Failure.FILE_MISSING, str(path)) from error


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the stick is gone, and the unfinished file with it
