"""A reader by somebody who has the public format's description and none of the program's code."""

import hashlib
import hmac
import io
import json
import re
import zipfile
from collections.abc import Collection
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.builders import Line, add_people, export, send
from tests.services.test_exchange import segments_of
from tests.services.test_served import serve
from tethelp_desktop.domain.records import RECORDS, Beneficiary
from tethelp_desktop.domain.stored import STORED, stated
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services import confirming
from tethelp_desktop.services.renewing import renew
from tethelp_desktop.sync.keys import Purpose


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

    def segments(self) -> Collection[bytes]:
        return self.open(".jsonl.zst.age").values()

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


class Page:
    """What the page itself says, in its own words."""

    def __init__(self) -> None:
        path = RESOURCES / "help" / "bundle-format.md"
        self._text = " ".join(path.read_text(encoding="utf-8").split())

    def between(self, start: str, end: str) -> str:
        assert self._text.count(start) == 1
        return self._text.split(start)[1].split(end)[0]

    def names(self, start: str, end: str) -> list[str]:
        return re.findall(r"`([^`]+)`", self.between(start, end))


def test_the_page_names_every_purpose_of_a_signature() -> None:
    assert Page().names("purposes: ", ". - **") == list(Purpose)


def test_the_page_names_the_audiences_of_every_stream_that_is_written(
    line: Line, tmp_path: Path
) -> None:
    """Those of a renewed PC too, which its old key signed last."""
    add_people(line.one, 1)
    known = line.one.store.replica
    desk = renew(line.one, tmp_path).desk
    page = Page()
    audiences = page.names("for one audience: ", ", or an office")
    digits = int(page.between("bear the new replica's ", " digits"))
    stranger = Stranger(export(desk, line.hq), line.hq.identity.keys.identity)
    streams = {json.loads(data.splitlines()[0])["stream"] for data in stranger.segments()}
    assert f"{known}.up{desk.store.replica}" in streams
    for stream in streams:
        replica, _, audience = stream.partition(".")
        plain = re.compile(
            rf"({'|'.join(audiences)}|[0-9a-f]{{32}})([89ab][0-9a-f]{{{digits - 1}}})?"
        )
        assert re.fullmatch(r"[89ab][0-9a-f]{15}", replica)
        assert plain.fullmatch(audience)


def test_a_stranger_finds_in_a_word_what_its_sender_has(line: Line) -> None:
    for _ in range(2):
        add_people(line.one, 1)
        send(line.one, line.hq)
    stranger = Stranger(export(line.hq, line.one), line.one.identity.keys.identity)
    mine = Stranger(export(line.one, line.hq), line.hq.identity.keys.identity)
    have = json.loads(stranger.files["data/have.json"])
    (stream,) = (name for name in have if name == f"{line.one.store.replica}.up")
    ((first, last, end),) = have[stream]["chains"]
    assert json.loads(mine.files["data/have.json"])[stream]["chains"] == [[first, last, end]]
    follows = {s.hash: s.previous for s in segments_of(line.one) if s.stream.text == stream}
    found = [end]
    while follows[found[-1]]:
        found.append(follows[found[-1]])
    assert (first, last, len(found)) == (1, 2, 2)
    assert (have[stream]["through"], have[stream]["waiting"]) == (2, [])


def test_a_stranger_makes_the_code_that_is_read_on_the_telephone(line: Line) -> None:
    add_people(line.one, 1)
    send(line.one, line.hq)
    page = Page()
    (said,) = confirming.confirmations(line.hq, line.one.identity.office_id)
    (word,) = (
        one
        for stream, one in json.loads(
            Stranger(export(line.hq, line.one), line.one.identity.keys.identity).files[
                "data/have.json"
            ]
        ).items()
        if stream == said.stream.text
    )
    ((_, number, hash_),) = word["chains"]
    info, training = page.names("32 bytes, info ", ") makes")
    assert training == info.replace("tethelp", "tethelp-training")
    private = X25519PrivateKey.from_private_bytes(bech32(line.one.identity.keys.identity))
    public = X25519PublicKey.from_public_bytes(bech32(line.hq.identity.keys.recipient))
    key = HKDF(SHA256(), 32, None, info.encode()).derive(private.exchange(public))
    lines = (line.one.identity.office_id, said.stream.text, str(number), hash_)
    made = int.from_bytes(hmac.digest(key, "\n".join(lines).encode(), "sha256"), "big")
    (signs, parts) = page.names("with the signs ", ". Read")
    code = iter(signs[(made >> 5 * place) % 32] for place in range(14))
    parted = "-".join("".join(islice(code, int(size))) for size in parts.split("-"))
    assert parted == said.code


def bech32(text: str) -> bytes:
    """Read the 32 bytes of an age key (BIP 173); its checksum is the reader's own business."""
    signs = text.lower().rpartition("1")[2][:-6]
    number = 0
    for sign in signs:
        number = number * 32 + "qpzry9x8gf2tvdw0s3jn54khce6mua7l".index(sign)
    return (number >> len(signs) * 5 - 256).to_bytes(32, "big")


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


def test_a_stranger_finds_whom_one_pc_withdrew_and_the_other_edited(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    send(line.one, line.hq)
    for desk, over in ((line.hq, {"address": "Thôn Khác"}), (line.one, {"withdrawn": "Trùng"})):
        with desk.write() as tx:
            loaded = tx.load(Beneficiary, person.id)
            tx.put(loaded, replace(loaded.record, **over))
    edits = [
        edit
        for sender, receiver in ((line.one, line.hq), (line.hq, line.one))
        for edit in Stranger(export(sender, receiver), receiver.identity.keys.identity).records(
            "edit"
        )
    ]
    (withdrawal,) = [edit for edit in edits if edit["field"] == "withdrawn"]
    seen = {(edit["stamp"], edit["base"]) for edit in edits if edit["field"] == "seen"}
    assert seen == {(withdrawal["stamp"], person.id)}
    beside = [edit for edit in edits if edit["field"] not in ("withdrawn", "seen")]
    assert {edit["field"] for edit in beside} == {"commune", "address"}
    assert len({edit["stamp"] for edit in beside}) == 1
    assert not any((withdrawal["stamp"], edit["stamp"]) in seen for edit in beside)


def test_the_page_names_every_statement() -> None:
    page = (RESOURCES / "help" / "bundle-format.md").read_text(encoding="utf-8")
    for table, kind in RECORDS.items():
        statements = dict.fromkeys(stated(kind, [field]) for field in STORED[kind])
        told = [", ".join(f"`{name}`" for name in one) for one in statements if len(one) > 1]
        if told:
            assert f"| `{table}` | {'; '.join(told)} |" in page
