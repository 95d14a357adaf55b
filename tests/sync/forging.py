"""Takes a bundle apart and puts it together again, as somebody would who means harm."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable

from tethelp_desktop.sync.keys import Keys, Purpose

Files = dict[str, bytes]

TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")


def files_in(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def summed(body: bytes) -> bytes:
    """Give a zip whose comment has room for it the sum that every bundle ends in."""
    return body[:-64] + hashlib.sha256(body[:-64]).hexdigest().encode()


def zipped(entries: Iterable[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, compression)
        archive.comment = b"sha256:" + b"0" * 64
    return summed(buffer.getvalue())


def manifest(files: Files) -> bytes:
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    ).encode()


def forged(data: bytes, change: Callable[[Files], None], keys: Keys | None = None) -> bytes:
    """Change a bundle's files and make every sum right again; signed anew only with `keys`."""
    files = files_in(data)
    change(files)
    payload = {name: content for name, content in files.items() if name.startswith("data/")}
    files["manifest-sha256.txt"] = manifest(payload)
    files["tagmanifest-sha256.txt"] = manifest({name: files[name] for name in TAGS})
    if keys is not None:
        signature = keys.sign(Purpose.BUNDLE, files["tagmanifest-sha256.txt"])
        files["tagmanifest-sha256.txt.sig"] = signature.hex().encode() + b"\n"
    return zipped(files.items())
