"""Bundles: whole or refused, and readable by hand with public tools."""

import hashlib
import io
import json
import struct
import zipfile
import zlib
from dataclasses import replace

import pyrage
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import START, make_id
from tests.sync.forging import Files, files_in, forged, summed, zipped
from tethelp_desktop.domain.chains import Chain
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.segments import UP, Holding, StreamName
from tethelp_desktop.sync import bundle, zips
from tethelp_desktop.sync.bundle import Envelope, Packed
from tethelp_desktop.sync.keys import Keys, Purpose

SENDER, RECEIVER, STRANGER = (Keys.generate() for _ in range(3))
STREAM = StreamName(SENDER.public.replica, UP)
HAVE = {
    STREAM.text: Holding(2, chains=(Chain(1, 2, "2" * 64),)),
    "8" * 16 + ".all": Holding(
        1,
        (3, 4),
        (4,),
        chains=(Chain(1, 1, "1" * 64), Chain(3, 4, "4" * 64)),
        waiting=("4" * 64,),
    ),
}
SEGMENTS = [Packed(STREAM, n, f'{{"seq":{n}}}\n'.encode() * 20) for n in (1, 2)]
ENVELOPE = Envelope(
    sender_key=SENDER.public.raw,
    office_id=make_id(1),
    to_office_id=make_id(2),
    root="ab" * 32,
    made_at=START,
    schema=1,
    changes=40,
    training=False,
)
BOAST = b'{"x":{"through":1000000000}}'
NO_HASH = b'{"x":{"through":1,"chains":[[1,1,"zz"]]}}'
DATA = bundle.pack(ENVELOPE, HAVE, SEGMENTS, [RECEIVER.recipient], SENDER)


def failure_of(data: bytes, *, training: bool = False) -> Failure:
    with pytest.raises(TetHelpError) as raised:
        bundle.unpack(data, training=training)
    return raised.value.failure


def test_a_bundle_reads_back() -> None:
    opened = bundle.unpack(DATA, training=False)
    assert opened.envelope == ENVELOPE
    assert opened.envelope.sender == SENDER.public.replica
    assert opened.have == HAVE
    assert opened.digest == hashlib.sha256(DATA).hexdigest()
    assert opened.check_code == f"{opened.digest[:3]}-{opened.digest[3:7]}".upper()
    assert [(one.stream, one.sequence) for one in opened.segments] == [(STREAM, 1), (STREAM, 2)]
    for packed, one in zip(SEGMENTS, opened.segments, strict=True):
        assert bundle.open_sealed(one.sealed.read(), RECEIVER) == packed.data


def test_segments_of_one_number_travel_in_one_bundle() -> None:
    """Two copies of one store seal them; each copy needs the other's."""
    others = [replace(SEGMENTS[0], data=f"{n}\n".encode()) for n in range(2)]
    data = bundle.pack(ENVELOPE, HAVE, [*SEGMENTS, *others], [RECEIVER.recipient], SENDER)
    opened = bundle.unpack(data, training=False)
    assert [one.sequence for one in opened.segments] == [1, 2, 1, 1]
    read = [bundle.open_sealed(one.sealed.read(), RECEIVER) for one in opened.segments]
    assert read == [one.data for one in (*SEGMENTS, *others)]


@pytest.mark.parametrize("name", ["x-1-2", "STREAM-1-2", "STREAM-000001-02", "x"])
def test_a_twin_by_another_name_is_refused(name: str) -> None:
    def add(files: Files) -> None:
        files[f"data/{name.replace('STREAM', STREAM.text)}.twin.zst.age"] = b"x"

    assert failure_of(forged(DATA, add, SENDER)) is Failure.BUNDLE_DAMAGED


def test_a_bundle_opens_by_hand_with_public_tools() -> None:
    """unzip, sha256sum -c, age -d, zstd -d: none of our own code."""
    with zipfile.ZipFile(io.BytesIO(DATA)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    assert files["bagit.txt"].decode().splitlines() == [
        "BagIt-Version: 1.0",
        "Tag-File-Character-Encoding: UTF-8",
    ]
    listed = set()
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in files[name].decode().splitlines():
            digest, path = line.split("  ")
            assert hashlib.sha256(files[path]).hexdigest() == digest
            listed.add(path)
    assert listed == set(files) - {"tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig"}
    info = dict(line.split(": ") for line in files["bag-info.txt"].decode().splitlines())
    payload = [content for name, content in files.items() if name.startswith("data/")]
    assert info["Payload-Oxum"] == f"{sum(map(len, payload))}.{len(payload)}"
    identity = pyrage.x25519.Identity.from_str(RECEIVER.identity)
    for packed in SEGMENTS:
        path = f"data/{STREAM.text}-{packed.sequence:06d}.jsonl.zst.age"
        opened = zstandard.decompress(pyrage.decrypt(files[path], [identity]))
        assert [json.loads(line) for line in opened.splitlines()] == [{"seq": packed.sequence}] * 20
    assert json.loads(files["data/have.json"])[STREAM.text]["through"] == 2


def test_the_outside_names_nobody() -> None:
    files = files_in(DATA)
    assert set(json.loads(files["data/have.json"])) == set(HAVE)
    shown = b"".join(c for name, c in files.items() if not name.endswith(".age")).decode()
    assert RECEIVER.recipient not in shown
    assert "AGE-SECRET" not in shown


def test_the_same_input_lies_in_the_same_order() -> None:
    again = bundle.pack(ENVELOPE, HAVE, SEGMENTS, [RECEIVER.recipient], SENDER)
    assert list(files_in(again)) == list(files_in(DATA))
    plain = {n: c for n, c in files_in(again).items() if not n.endswith(".age")}
    assert plain["data/have.json"] == files_in(DATA)["data/have.json"]


def test_a_bundle_without_segments_is_an_acknowledgement() -> None:
    data = bundle.pack(ENVELOPE, HAVE, [], [RECEIVER.recipient], SENDER)
    opened = bundle.unpack(data, training=False)
    assert (opened.have, opened.segments) == (HAVE, [])


def test_every_receiver_can_read_it_and_nobody_else() -> None:
    second = Keys.generate()
    recipients = [RECEIVER.recipient, second.recipient]
    data = bundle.pack(ENVELOPE, HAVE, SEGMENTS, recipients, SENDER)
    sealed = bundle.unpack(data, training=False).segments[0].sealed.read()
    for keys in (RECEIVER, second):
        assert bundle.open_sealed(sealed, keys) == SEGMENTS[0].data
    for keys in (SENDER, STRANGER):
        with pytest.raises(TetHelpError) as raised:
            bundle.open_sealed(sealed, keys)
        assert raised.value.failure is Failure.BUNDLE_NOT_FOR_US


class TestDamage:
    def test_a_truncated_bundle_is_refused(self) -> None:
        for length in (*range(0, len(DATA), 7), len(DATA) - 1):
            assert failure_of(DATA[:length]) is Failure.BUNDLE_DAMAGED

    def test_a_flipped_bit_anywhere_is_refused(self) -> None:
        for where in range(0, len(DATA), 7):
            damaged = bytearray(DATA)
            damaged[where] ^= 1 << where % 8
            assert failure_of(bytes(damaged)) is Failure.BUNDLE_DAMAGED

    @given(st.data())
    def test_random_damage_is_refused(self, data: st.DataObject) -> None:
        damaged = bytearray(DATA)
        where = data.draw(st.integers(0, len(DATA) - 1))
        length = data.draw(st.integers(0, 50))
        damaged[where : where + length] = data.draw(st.binary(max_size=50))
        if bytes(damaged) != DATA:
            assert failure_of(bytes(damaged)) is Failure.BUNDLE_DAMAGED

    def test_bytes_after_the_end_are_refused(self) -> None:
        for more in (b"\n", bytes(512), DATA):
            assert failure_of(DATA + more) is Failure.BUNDLE_DAMAGED

    @given(st.data())
    def test_damage_with_a_right_sum_is_refused_or_the_signature_breaks(
        self, data: st.DataObject
    ) -> None:
        """Whoever damages a bundle on purpose makes the sum at its end right again."""
        damaged = bytearray(DATA)
        for _ in range(data.draw(st.integers(1, 3))):
            where = data.draw(st.integers(0, len(DATA) - 65))
            damaged[where] = data.draw(st.integers(0, 255))
        try:
            opened = bundle.unpack(summed(bytes(damaged)), training=False)
        except TetHelpError:
            return
        whole = bundle.unpack(DATA, training=False)
        assert replace(opened, digest="") == replace(whole, digest="")

    @given(st.binary(max_size=400))
    def test_noise_is_refused(self, noise: bytes) -> None:
        assert failure_of(noise) is Failure.BUNDLE_DAMAGED
        padded = noise + b"sha256:" + b"0" * 64
        assert failure_of(summed(padded)) is Failure.BUNDLE_DAMAGED

    @pytest.mark.parametrize("sealed", [b"", b"age-encryption.org/v1\n", b"\xff" * 200])
    def test_a_segment_that_is_not_encrypted_is_damaged(self, sealed: bytes) -> None:
        with pytest.raises(TetHelpError) as raised:
            bundle.open_sealed(sealed, RECEIVER)
        assert raised.value.failure is Failure.BUNDLE_DAMAGED

    @given(st.data())
    def test_a_segment_damaged_inside_its_encryption_is_refused(self, data: st.DataObject) -> None:
        sealed = bytearray(bundle.unpack(DATA, training=False).segments[0].sealed.read())
        cut = data.draw(st.integers(0, len(sealed) - 1))
        if data.draw(st.booleans()):
            sealed[cut] ^= data.draw(st.integers(1, 255))
        else:
            del sealed[cut:]
        with pytest.raises(TetHelpError):
            bundle.open_sealed(bytes(sealed), RECEIVER)

    def test_what_is_not_compressed_inside_is_damaged(self) -> None:
        to = pyrage.x25519.Recipient.from_str(RECEIVER.recipient)
        with pytest.raises(TetHelpError) as raised:
            bundle.open_sealed(pyrage.encrypt(b"no zstd", [to]), RECEIVER)
        assert raised.value.failure is Failure.BUNDLE_DAMAGED

    def test_a_segment_that_swells_without_end_is_refused(self) -> None:
        bomb = io.BytesIO()
        with zstandard.ZstdCompressor(1).stream_writer(bomb, closefd=False) as writer:
            chunk = bytes(1 << 24)
            for _ in range(17):
                writer.write(chunk)
        assert bomb.tell() < 100_000
        to = pyrage.x25519.Recipient.from_str(RECEIVER.recipient)
        with pytest.raises(TetHelpError) as raised:
            bundle.open_sealed(pyrage.encrypt(bomb.getvalue(), [to]), RECEIVER)
        assert raised.value.failure is Failure.BUNDLE_DAMAGED


class TestForgery:
    def test_the_forger_of_these_tests_makes_bundles_that_pass_untouched(self) -> None:
        untouched = forged(DATA, lambda files: None)
        opened = bundle.unpack(untouched, training=False)
        assert opened.envelope == ENVELOPE

    def test_a_changed_segment_with_right_sums_is_forged(self) -> None:
        def change(files: Files) -> None:
            name = f"data/{STREAM.text}-000001.jsonl.zst.age"
            files[name] = files[name] + b"x"

        assert failure_of(forged(DATA, change)) is Failure.BUNDLE_FORGED

    def test_another_office_on_the_outside_is_forged(self) -> None:
        def change(files: Files) -> None:
            files["bag-info.txt"] = files["bag-info.txt"].replace(
                make_id(1).encode(), make_id(3).encode()
            )

        assert failure_of(forged(DATA, change)) is Failure.BUNDLE_FORGED

    def test_somebody_elses_signature_is_forged(self) -> None:
        assert failure_of(forged(DATA, lambda _: None, STRANGER)) is Failure.BUNDLE_FORGED

    def test_a_manifest_of_other_files_is_refused_though_signed(self) -> None:
        files = files_in(DATA)
        files["tagmanifest-sha256.txt"] += b"\n"
        signature = SENDER.sign(Purpose.BUNDLE, files["tagmanifest-sha256.txt"])
        files["tagmanifest-sha256.txt.sig"] = signature.hex().encode()
        assert failure_of(zipped(files.items())) is Failure.BUNDLE_DAMAGED

    def test_a_right_signature_by_another_key_is_from_another_sender(self) -> None:
        def change(files: Files) -> None:
            files["bag-info.txt"] = files["bag-info.txt"].replace(
                SENDER.public.raw.hex().encode(), STRANGER.public.raw.hex().encode()
            )

        opened = bundle.unpack(forged(DATA, change, STRANGER), training=False)
        assert opened.envelope.sender == STRANGER.public.replica

    @pytest.mark.parametrize("signature", [b"", b"zz", b"00", b"\xff\xfe"])
    def test_a_signature_that_is_none_is_no_signature(self, signature: bytes) -> None:
        files = files_in(DATA) | {"tagmanifest-sha256.txt.sig": signature}
        assert failure_of(zipped(files.items())) in {
            Failure.BUNDLE_FORGED,
            Failure.BUNDLE_DAMAGED,
        }

    @pytest.mark.parametrize("training", [True, False])
    def test_practice_and_earnest_do_not_mix(self, training: bool) -> None:
        keys = Keys.generate(training=training)
        envelope = replace(ENVELOPE, sender_key=keys.public.raw, training=training)
        data = bundle.pack(envelope, {}, [], [RECEIVER.recipient], keys)
        assert bundle.unpack(data, training=training).envelope == envelope
        assert failure_of(data, training=not training) is Failure.BUNDLE_OF_TRAINING

    def test_practice_that_calls_itself_earnest_is_forged(self) -> None:
        keys = Keys.generate(training=True)
        envelope = replace(ENVELOPE, sender_key=keys.public.raw)
        data = bundle.pack(envelope, {}, [], [RECEIVER.recipient], keys)
        assert failure_of(data) is Failure.BUNDLE_FORGED


class TestTheZip:
    def info(self, old: bytes, new: bytes) -> bytes:
        def change(files: Files) -> None:
            assert old in files["bag-info.txt"]
            files["bag-info.txt"] = files["bag-info.txt"].replace(old, new)

        return forged(DATA, change, SENDER)

    @pytest.mark.parametrize("missing", [*files_in(DATA)][:6])
    def test_a_file_that_is_missing_is_missed(self, missing: str) -> None:
        files = files_in(DATA)
        del files[missing]
        assert failure_of(zipped(files.items())) is Failure.BUNDLE_DAMAGED

    def test_a_segment_that_is_missing_is_missed(self) -> None:
        files = files_in(DATA)
        del files[f"data/{STREAM.text}-000001.jsonl.zst.age"]
        assert failure_of(zipped(files.items())) is Failure.BUNDLE_DAMAGED

    @pytest.mark.parametrize(
        "name",
        [
            "../../etc/passwd",
            "/etc/passwd",
            "data/../../x.jsonl.zst.age",
            "extra.txt",
            "data/x/y",
            "data/.x",
            "data/x y",
            "data/x\n",
            "C:\\x",
            "data/",
            "data/STREAM-1.jsonl.zst.age",
            "data/STREAM-0000001.jsonl.zst.age",
            "data/STREAM-00000١.jsonl.zst.age",
            "data/STREAM.jsonl.zst.age",
            "data/x-000001.jsonl.zst.age",
            "DATA/STREAM-000003.jsonl.zst.age",
        ],
    )
    def test_a_file_of_another_name_is_refused_though_signed(self, name: str) -> None:
        name = name.replace("STREAM", STREAM.text)
        data = forged(DATA, lambda files: files.update({name: b"x"}), SENDER)
        assert failure_of(data) is Failure.BUNDLE_DAMAGED

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_the_same_name_twice_is_refused(self) -> None:
        files = list(files_in(DATA).items())
        assert failure_of(zipped([*files, files[-1]])) is Failure.BUNDLE_DAMAGED

    @pytest.mark.parametrize(
        "compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
    )
    def test_compressed_entries_are_refused_unread(self, compression: int) -> None:
        data = zipped(files_in(DATA).items(), compression)
        assert failure_of(data) is Failure.BUNDLE_DAMAGED

    def test_entries_that_share_their_bytes_are_refused_unread(self) -> None:
        """A thousand names for one megabyte would be a gigabyte of memory."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("data/x", bytes(1 << 20))
            (entry,) = archive.infolist()
            for n in range(1000):
                twin = zipfile.ZipInfo(f"data/{n}")
                for name in ("header_offset", "file_size", "compress_size", "CRC"):
                    setattr(twin, name, getattr(entry, name))
                archive.filelist.append(twin)
            archive.comment = b"sha256:" + b"0" * 64
        assert failure_of(summed(buffer.getvalue())) is Failure.BUNDLE_DAMAGED

    def test_what_changed_since_the_bundle_was_opened_is_refused(self) -> None:
        file = io.BytesIO(DATA)
        opened = bundle.unpack_file(file, training=False)
        name = f"data/{STREAM.text}-000002.jsonl.zst.age"
        content = files_in(DATA)[name]
        other = bytes(len(content))
        altered = DATA.replace(content, other)
        crc = [zlib.crc32(part).to_bytes(4, "little") for part in (content, other)]
        file.seek(0)
        file.write(altered.replace(*crc))
        first, second = (one.sealed for one in opened.segments)
        assert bundle.open_sealed(first.read(), RECEIVER) == SEGMENTS[0].data
        with pytest.raises(TetHelpError) as raised:
            second.read()
        assert raised.value.failure is Failure.BUNDLE_DAMAGED

    def test_more_entries_than_any_bundle_has_are_refused_unread(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(zips, "_MOST_ENTRIES", 3)
        assert failure_of(DATA) is Failure.BUNDLE_DAMAGED

    def test_a_list_of_entries_that_says_it_is_huge_is_refused_unread(self) -> None:
        data = bytearray(DATA)
        end = data.rfind(b"PK\x05\x06")
        for place, size in ((12, 1 << 31), (12, 17 << 20)):
            struct.pack_into("<L", data, end + place, size)
            assert failure_of(summed(bytes(data))) is Failure.BUNDLE_DAMAGED

    def test_a_second_end_inside_the_end_is_refused(self) -> None:
        data = bytearray(DATA)
        end = data.rfind(b"PK\x05\x06")
        data[end + 6 : end + 10] = b"PK\x05\x06"
        assert failure_of(summed(bytes(data))) is Failure.BUNDLE_DAMAGED

    def test_a_zip_as_large_ones_are_written_is_read(self) -> None:
        """Its end stands twice: more than 65,535 entries make it so."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
            data = zipped(files_in(DATA).items())
        assert b"PK\x06\x06" in data
        assert len(bundle.unpack(data, training=False).segments) == 2

    def test_an_entry_with_a_password_is_refused(self) -> None:
        data = bytearray(DATA)
        central = data.find(b"PK\x01\x02")
        data[central + 8] |= 1
        assert failure_of(summed(bytes(data))) is Failure.BUNDLE_DAMAGED

    def test_a_zip_of_a_later_version_is_refused(self) -> None:
        data = bytearray(DATA)
        central = data.find(b"PK\x01\x02")
        struct.pack_into("<H", data, central + 6, 999)
        assert failure_of(summed(bytes(data))) is Failure.BUNDLE_DAMAGED

    def test_a_newer_format_asks_for_a_newer_program(self) -> None:
        data = self.info(b"TetHelp-Format: 1", b"TetHelp-Format: 2")
        assert failure_of(data) is Failure.BUNDLE_TOO_NEW

    def test_a_newer_format_may_say_other_things(self) -> None:
        data = self.info(b"TetHelp-Format: 1\nTetHelp-Training: no", b"TetHelp-Format: 2")
        assert failure_of(data) is Failure.BUNDLE_TOO_NEW

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (b"TetHelp-Format: 1", b"TetHelp-Format: one"),
            (b"TetHelp-Format: 1\n", b""),
            (b"TetHelp-Sender: ", b"TetHelp-Sender: zz"),
            (b"Bagging-Timestamp: 2", b"Bagging-Timestamp: x"),
            (b"TetHelp-Schema: 1", b"TetHelp-Schema: "),
            (b"TetHelp-Root: ", b"Root: "),
        ],
    )
    def test_an_outside_that_cannot_be_read_is_damaged(self, old: bytes, new: bytes) -> None:
        assert failure_of(self.info(old, new)) is Failure.BUNDLE_DAMAGED

    @pytest.mark.parametrize(
        "have",
        [
            b"",
            b"[]",
            b'{"x":1}',
            b'{"x":{"through":"1"}}',
            BOAST,
            NO_HASH,
            b"[" * 100_000,
            b"\xff",
        ],
    )
    def test_an_acknowledgement_that_cannot_be_read_is_damaged(self, have: bytes) -> None:
        data = forged(DATA, lambda files: files.update({"data/have.json": have}), SENDER)
        assert failure_of(data) is Failure.BUNDLE_DAMAGED

    def test_an_acknowledgement_of_numbers_alone_is_read(self) -> None:
        have = b'{"x":{"through":2,"beyond":[4],"held":[4]}}'
        data = forged(DATA, lambda files: files.update({"data/have.json": have}), SENDER)
        assert bundle.unpack(data, training=False).have == {"x": Holding(2, (4,), (4,))}

    def test_what_a_newer_release_adds_is_summed_and_not_read(self) -> None:
        name = "data/x.novelty.zst.age"
        newer = bundle.unpack(
            forged(DATA, lambda files: files.update({name: b"x"}), SENDER), training=False
        )
        known = bundle.unpack(DATA, training=False)
        assert (newer.segments, newer.have, newer.answers) == (known.segments, known.have, [])
        altered = {**files_in(DATA), name: b"x"}
        assert failure_of(zipped(altered.items())) is Failure.BUNDLE_DAMAGED
