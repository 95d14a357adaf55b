"""A reader by somebody who has the public format's description and none of the program's code."""

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.builders import Line, add_people, export, send
from tests.services.test_served import serve


class Stranger:
    """Opens a bundle as `resources/help/bundle-format.md` says."""

    def __init__(self, path: Path, identity: str) -> None:
        data = path.read_bytes()
        comment = data[-71:]
        assert comment == b"sha256:" + hashlib.sha256(data[:-64]).hexdigest().encode()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self._identity = pyrage.x25519.Identity.from_str(identity)
        lines = self.files["bag-info.txt"].decode().splitlines()
        self.info = dict(line.split(": ", 1) for line in lines)

    def verify_outside(self) -> None:
        for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            for line in self.files[manifest].decode().splitlines():
                digest, name = line.split("  ", 1)
                assert hashlib.sha256(self.files[name]).hexdigest() == digest
        signature = bytes.fromhex(self.files["tagmanifest-sha256.txt.sig"].decode())
        manifest = self.files["tagmanifest-sha256.txt"]
        self.verify("bundle", self.info["TetHelp-Sender"], manifest, signature)

    def verify(self, purpose: str, key: str, data: bytes, signature: bytes) -> None:
        context = f"tethelp/{purpose}/1".encode()
        said = b"DSSEv1 %d %b %d %b" % (len(context), context, len(data), data)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, said)

    def open(self, suffix: str) -> dict[str, bytes]:
        names = [name for name in self.files if name.endswith(suffix)]
        return {
            name: zstandard.ZstdDecompressor()
            .decompressobj()
            .decompress(pyrage.decrypt(self.files[name], [self._identity]))
            for name in names
        }

    def records(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for data in self.open(".jsonl.zst.age").values():
            title: dict[str, Any] = {}
            for line in data.splitlines()[1:-1]:
                read = json.loads(line)
                if isinstance(read, dict):
                    title = read
                elif title["table"] == table:
                    found.append(dict(zip(title["columns"], read, strict=True)))
        return found


def test_a_stranger_reads_a_segment_and_checks_its_signature(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    stranger = Stranger(export(line.one, line.hq), line.hq.identity.keys.identity)
    stranger.verify_outside()
    (known,) = stranger.records("beneficiary")
    assert (known["id"], known["full_name"]) == (person.id, person.full_name)
    (data,) = stranger.open(".jsonl.zst.age").values()
    lines = data.splitlines(keepends=True)
    signature = bytes.fromhex(json.loads(lines[-1])["signature"])
    digest = hashlib.sha256(b"".join(lines[:-1])).hexdigest().encode()
    stranger.verify("segment", stranger.info["TetHelp-Sender"], digest, signature)
    assert json.loads(lines[0])["changes"] == int(stranger.info["TetHelp-Changes"])


def test_a_stranger_reads_the_answer_and_looks_somebody_up_in_the_served_list(line: Line) -> None:
    somebody, _ = serve(line.one)
    send(line.one, line.hq)
    stranger = Stranger(export(line.hq, line.two), line.two.identity.keys.identity)
    (data,) = stranger.open(".answer.zst.age").values()
    paper = json.loads(data)
    content = data[len(b'{"content":') : data.rindex(b',"signature":')]
    answer = json.loads(content)
    assert answer == paper["content"]
    stranger.verify("answer", answer["answerer"], content, bytes.fromhex(paper["signature"]))
    assert answer["office"] == line.two.identity.office_id
    (data,) = stranger.open(".served.zst.age").values()
    line_, _, planes = data.partition(b"\n")
    head = json.loads(line_)
    count = head["added"]
    entries = [bytes(planes[i * count + n] for i in range(8)) for n in range(count)]
    said = f"{head['campaign']}|card|personal_id|{somebody.personal_id}".encode()
    tag = hashlib.blake2b(said, digest_size=6, key=bytes.fromhex(head["key"])).digest()
    (found,) = [entry for entry in entries if entry[:6] == tag]
    assert head["offices"][int.from_bytes(found[6:])] == line.one.identity.office_id
