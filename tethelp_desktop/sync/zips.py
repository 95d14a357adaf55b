"""The zip that a bundle is: summed whole at its end, its entries read one by one.

Nothing of it is kept in memory but the names; whoever reads an entry holds it against its sum.
"""

import hashlib
import io
import struct
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.sync.files import pieces

_COMMENT: Final = b"sha256:"
_SUM: Final = 64
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_END_SIGN: Final = b"PK\5\6"
_LOCATOR_64: Final = 20
_LARGEST_DIRECTORY: Final = 16 << 20
_MOST_ENTRIES: Final = 100_000
_NOT_OUR_ZIP: Final = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,  # another compression or version
    OSError,  # an entry before the file's first byte
    RuntimeError,  # an entry with a password
    ValueError,
    struct.error,
)


def damaged(what: str) -> TetHelpError:
    """Say that a bundle is not as it was written; `what` is for whoever looks for the cause."""
    return TetHelpError(Failure.BUNDLE_DAMAGED, what)


def digest_of(file: BinaryIO) -> str:
    """Name a file by all its bytes: SHA-256, hexadecimal."""
    digest = hashlib.sha256()
    for piece in pieces(file, _size(file)):
        digest.update(piece)
    return digest.hexdigest()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Write entries into a zip, uncompressed, with the sum of it all at its end."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3  # the same bytes whichever system writes them
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
        archive.comment = _COMMENT + b"0" * _SUM
    body = buffer.getvalue()[:-_SUM]
    return body + hashlib.sha256(body).hexdigest().encode()


class Zip:
    """A zip whose own sum is right; the names of its entries are only looked up, never used.

    Attributes:
        digest: SHA-256 of the file, hexadecimal.
        sizes: How many bytes each entry has, by its name.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Check what can be checked without a look into the entries.

        Raises:
            TetHelpError: It is cut, altered, or written otherwise than `zipped` does.
        """
        size = _size(file)
        self.digest = _checked_digest(file, size)
        _check_directory(file, size)
        try:
            self._archive = zipfile.ZipFile(file)
        except _NOT_OUR_ZIP as error:
            raise damaged("zip") from error
        entries = self._archive.infolist()
        self.sizes = {entry.filename: entry.file_size for entry in entries}
        is_ours = all(entry.compress_type == zipfile.ZIP_STORED for entry in entries)
        is_apart = sum(entry.file_size for entry in entries) <= size
        if not is_ours or not is_apart or len(self.sizes) != len(entries):
            raise damaged("zip")

    def read(self, name: str, largest: int) -> bytes:
        """Read an entry.

        Raises:
            TetHelpError: There is none, it is larger, or it is not as it was written.
        """
        if self.sizes.get(name, largest + 1) > largest:
            raise damaged("size")
        return b"".join(self._pieces(name))

    def sum_of(self, name: str) -> str:
        """Sum an entry: SHA-256, hexadecimal.

        Raises:
            TetHelpError: It is not as it was written.
        """
        digest = hashlib.sha256()
        for piece in self._pieces(name):
            digest.update(piece)
        return digest.hexdigest()

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            with self._archive.open(name) as entry:
                while piece := entry.read(1 << 20):
                    yield piece
        except (*_NOT_OUR_ZIP, KeyError) as error:
            raise damaged("zip") from error


def _size(file: BinaryIO) -> int:
    return file.seek(0, io.SEEK_END)


def _checked_digest(file: BinaryIO, size: int) -> str:
    """Sum a file, and hold it against the sum it ends in."""
    end = _at(file, max(0, size - _SUM - len(_COMMENT)), _SUM + len(_COMMENT))
    if not end.startswith(_COMMENT) or len(end) != _SUM + len(_COMMENT):
        raise damaged("end")
    digest = hashlib.sha256()
    for piece in pieces(file, size - _SUM):
        digest.update(piece)
    if end[-_SUM:] != digest.hexdigest().encode():
        raise damaged("sha256")
    digest.update(end[-_SUM:])
    return digest.hexdigest()


def _check_directory(file: BinaryIO, size: int) -> None:
    """Find out how much a list of the entries takes before any of it is believed."""
    place = size - _SUM - len(_COMMENT) - _END.size
    end = _at(file, max(0, place), _END.size + len(_COMMENT))
    if place < 0 or end.rfind(_END_SIGN) != 0:  # `zipfile` believes the last one
        raise damaged("zip")
    directory = _END.unpack(end[: _END.size])[5]
    before = place - _LOCATOR_64 - _END_64.size
    if before >= 0 and _at(file, place - _LOCATOR_64, 4) == b"PK\6\7":
        place, end = before, _at(file, before, _END_64.size)
        if not end.startswith(b"PK\6\6"):
            raise damaged("zip")
        directory = _END_64.unpack(end)[8]
    if directory > min(_LARGEST_DIRECTORY, place):
        raise damaged("size")
    if _at(file, place - directory, directory).count(b"PK\1\2") > _MOST_ENTRIES:
        raise damaged("size")


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    return b"".join(pieces(file, length, start=place))
