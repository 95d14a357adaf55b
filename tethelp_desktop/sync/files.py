"""Files on sticks: written whole or not at all, and read back before anybody is told so."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from tethelp_desktop.domain.errors import Failure, TetHelpError

_LARGEST: Final = 2 << 30
_PIECE: Final = 1 << 20


def write(path: Path, data: bytes) -> None:
    """Put a file in place so that it is whole or absent, and read it back.

    Raises:
        TetHelpError: The folder is not there, the place cannot be written, or it gives back
            other bytes than it was given; nothing is left there.
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
        if not path.parent.is_dir():
            raise TetHelpError(Failure.FOLDER_MISSING, str(path.parent)) from error
        raise TetHelpError(Failure.FILE_NOT_WRITABLE, str(path)) from error
    if not whole:
        _discard(temporary)
        raise TetHelpError(Failure.FILE_NOT_WRITABLE, str(path))


def read(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        TetHelpError: It is missing or unreadable, or larger (2 GiB) than any file of ours.
    """
    with opened(path) as file:
        return b"".join(pieces(file, _LARGEST))


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file, of which `pieces` are read.

    Raises:
        TetHelpError: It is missing or unreadable, or larger (2 GiB) than any file of ours.
    """
    try:
        size, file = path.stat().st_size, path.open("rb")
    except OSError as error:
        raise TetHelpError(Failure.FILE_MISSING, str(path)) from error
    with file:
        if size > _LARGEST:
            raise TetHelpError(Failure.BUNDLE_DAMAGED, "size")
        yield file


def pieces(file: BinaryIO, length: int, start: int = 0) -> Iterator[bytes]:
    """Read some bytes of a file a little at a time; fewer where it ends before.

    Raises:
        TetHelpError: The stick is gone.
    """
    try:
        file.seek(start)
        while length > 0 and (piece := file.read(min(length, _PIECE))):
            length -= len(piece)
            yield piece
    except OSError as error:
        raise TetHelpError(Failure.FILE_MISSING, str(getattr(file, "name", ""))) from error


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the stick is gone, and the unfinished file with it
