"""The store's key, wrapped once for each passphrase that may open it."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.builders import CHEAP, PASSPHRASE
from tests.store.first_format import write_first_format
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.store import keyslots, slot_files
from tethelp_desktop.store.keyslots import RECOVERY, STRONG, Unlocked
from tethelp_desktop.store.slot_files import copy_of
from tethelp_desktop.store.store import SLOTS


def failure_of(path: Path, passphrase: str) -> Failure:
    with pytest.raises(TetHelpError) as raised:
        keyslots.unlock(path, passphrase)
    return raised.value.failure


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / SLOTS


def test_every_passphrase_opens_the_same_key(path: Path) -> None:
    code = keyslots.new_recovery_code()
    passphrases = {"Lan": "mật khẩu của Lan", "Bình": "mật khẩu của Bình", RECOVERY: code}
    key = keyslots.create(path, passphrases, CHEAP)
    assert len(key) == 32
    assert {keyslots.unlock(path, passphrase) for passphrase in passphrases.values()} == {key}
    assert failure_of(path, "mật khẩu của ai") is Failure.WRONG_PASSPHRASE


def test_a_passphrase_is_the_same_however_its_accents_were_typed(path: Path) -> None:
    key = keyslots.create(path, {"Lan": "mật khẩu dài"}, CHEAP)
    assert keyslots.unlock(path, "mâ\u0323t khâ\u0309u da\u0300i ") == key
    assert failure_of(path, "Mật khẩu dài") is Failure.WRONG_PASSPHRASE


def test_a_recovery_code_may_be_typed_in_small_letters(path: Path) -> None:
    code = keyslots.new_recovery_code()
    key = keyslots.create(path, {RECOVERY: code}, CHEAP)
    assert keyslots.unlock(path, f" {code.lower()} ") == key


def test_a_recovery_code_is_120_random_bits_without_look_alikes() -> None:
    codes = {keyslots.new_recovery_code() for _ in range(50)}
    assert len(codes) == 50
    for code in codes:
        assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}", code)


@pytest.mark.parametrize("weak", ["", "1234567", "ngắn"])
def test_a_weak_passphrase_is_refused_before_anything_is_written(path: Path, weak: str) -> None:
    with pytest.raises(TetHelpError) as raised:
        keyslots.create(path, {"Lan": PASSPHRASE, "Bình": weak}, CHEAP)
    assert raised.value.failure is Failure.WEAK_PASSPHRASE
    assert not list(path.parent.iterdir())


def test_the_file_holds_neither_key_nor_passphrase(path: Path) -> None:
    key = keyslots.create(path, {"Lan": PASSPHRASE}, CHEAP)
    content = path.read_text(encoding="utf-8")
    assert key.hex() not in content
    assert PASSPHRASE not in content


def test_guessing_costs_as_much_as_rfc_9106_recommends_unless_a_test_says_otherwise(
    path: Path,
) -> None:
    keyslots.create(path, {"Lan": PASSPHRASE})
    (slot,) = json.loads(path.read_bytes())["slots"]
    cost = slot["argon2id"]
    assert (cost["memory"], cost["lanes"]) == (65536, 4)
    assert cost["iterations"] >= 3
    assert (STRONG.memory_kib, STRONG.iterations, STRONG.lanes) == (65536, 3, 4)


def test_a_slot_opens_with_the_cost_it_was_made_with(path: Path) -> None:
    key = keyslots.create(path, {"Lan": PASSPHRASE}, CHEAP)
    assert keyslots.unlock(path, PASSPHRASE) == key


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"slots": 3}',
        b'{"slots": [3]}',
        b'{"slots": [{}]}',
        b'{"slots": [{"name": "Lan"}]}',
        b'{"slots": [{"name":"L","argon2id":{"x":1},"salt":"","nonce":"","key":""}]}',
        b'{"slots": [{"name":"L","argon2id":{"memory":8,"iterations":1,"lanes":1},'
        b'"salt":"?","nonce":"","key":""}]}',
    ],
)
def test_damaged_slots_are_known_for_what_they_are(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert failure_of(path, PASSPHRASE) is Failure.STORE_DAMAGED


def test_a_folder_in_the_place_of_the_slots_is_damage(path: Path) -> None:
    path.mkdir()
    assert failure_of(path, PASSPHRASE) is Failure.STORE_DAMAGED


def test_a_slot_cut_short_is_damage_and_no_wrong_passphrase(path: Path) -> None:
    keyslots.create(path, {"Lan": PASSPHRASE}, CHEAP)
    copy_of(path).unlink()
    content = json.loads(path.read_bytes())
    content["slots"][0]["key"] = content["slots"][0]["key"][:-8]
    path.write_text(json.dumps(content))
    assert failure_of(path, PASSPHRASE) is Failure.STORE_DAMAGED


def test_no_slots_open_for_nobody(path: Path) -> None:
    path.write_text('{"slots": []}')
    assert failure_of(path, PASSPHRASE) is Failure.WRONG_PASSPHRASE


def slots_of(path: Path) -> list[dict[str, str]]:
    slots: list[dict[str, str]] = json.loads(path.read_bytes())["slots"]
    return slots


class TestSlotsOfStaff:
    def test_a_slot_is_added_and_replaced_with_the_open_key(self, path: Path) -> None:
        key = keyslots.create(path, {"Lan": PASSPHRASE}, CHEAP)
        keyslots.put(path, key, "Bình", "mật khẩu của Bình", CHEAP)
        assert keyslots.names(path) == ["Lan", "Bình"]
        assert keyslots.unlock_slot(path, "mật khẩu của Bình") == Unlocked("Bình", key)
        keyslots.put(path, key, "Bình", "một câu khác hẳn", CHEAP)
        assert failure_of(path, "mật khẩu của Bình") is Failure.WRONG_PASSPHRASE
        assert keyslots.unlock(path, "một câu khác hẳn") == key

    def test_a_passphrase_opens_no_slot_of_another_name(self, path: Path) -> None:
        keyslots.create(path, {"Lan": PASSPHRASE, "Bình": "mật khẩu của Bình"}, CHEAP)
        with pytest.raises(TetHelpError) as raised:
            keyslots.unlock_slot(path, PASSPHRASE, "Bình")
        assert raised.value.failure is Failure.WRONG_PASSPHRASE

    def test_a_new_key_is_for_those_who_stay_without_their_passphrases(self, path: Path) -> None:
        key = keyslots.create(path, {"Lan": PASSPHRASE, "Bình": "mật khẩu của Bình"}, CHEAP)
        new, lost = keyslots.prepare(path, key, ["Lan", "Mai"])
        assert (len(new), new == key, lost) == (32, False, [])
        assert keyslots.unlock(path, PASSPHRASE) == key
        keyslots.adopt(path)
        assert keyslots.unlock(path, PASSPHRASE) == new
        assert failure_of(path, "mật khẩu của Bình") is Failure.WRONG_PASSPHRASE
        left = {file.name for file in path.parent.iterdir()}
        assert left == {path.name, copy_of(path).name}

    def test_a_slot_put_in_without_the_key_is_found_before_anything_is_sealed_to_it(
        self, path: Path, tmp_path: Path
    ) -> None:
        key = keyslots.create(path, {"Lan": PASSPHRASE}, CHEAP)
        own = tmp_path / "own.json"
        keyslots.create(own, {"Mai": "mật khẩu của Mai"}, CHEAP)
        copy_of(path).unlink()
        content = json.loads(path.read_bytes())
        content["slots"] += slots_of(own)
        for form in (2, 1):
            path.write_text(json.dumps(content | {"format": form}))
            assert failure_of(path, PASSPHRASE) is Failure.SLOTS_ALTERED
            with pytest.raises(TetHelpError) as raised:
                keyslots.prepare(path, key, ["Lan", "Mai"])
            assert raised.value.failure is Failure.SLOTS_ALTERED

    def test_slots_of_the_first_format_get_their_pair_when_they_are_opened(
        self, path: Path
    ) -> None:
        key = b"k" * 32
        both = {"Lan": PASSPHRASE, "Bình": "mật khẩu của Bình"}
        write_first_format(path, key, both)
        assert keyslots.unlock(path, PASSPHRASE) == key
        lan, binh = slots_of(path)
        assert ("public" in lan, "public" in binh) == (True, False)
        assert keyslots.unlock(path, both["Bình"]) == keyslots.unlock(path, PASSPHRASE) == key
        assert all("public" in slot for slot in slots_of(path))

    def test_one_that_was_never_opened_is_left_behind_by_a_new_key(self, path: Path) -> None:
        write_first_format(path, b"k" * 32, {"Lan": PASSPHRASE, RECOVERY: "0123-4567"})
        key = keyslots.unlock(path, PASSPHRASE)
        new, lost = keyslots.prepare(path, key, ["Lan", RECOVERY])
        assert lost == [RECOVERY]
        keyslots.adopt(path)
        assert keyslots.unlock(path, PASSPHRASE) == new
        assert failure_of(path, "0123-4567") is Failure.WRONG_PASSPHRASE


class TestFileAndCopy:
    BINH = "mật khẩu của Bình"

    @pytest.fixture
    def key(self, path: Path) -> bytes:
        return keyslots.create(path, {"Lan": PASSPHRASE, "Bình": self.BINH}, CHEAP)

    @pytest.mark.parametrize("bit", range(8))
    def test_a_flipped_bit_locks_nobody_out_and_is_mended(
        self, path: Path, key: bytes, bit: int
    ) -> None:
        whole = path.read_bytes()
        for at in range(bit, len(whole), 29):
            for damaged in (path, copy_of(path)):
                content = bytearray(whole)
                content[at] ^= 1 << bit
                damaged.write_bytes(content)
                assert failure_of(path, "một câu sai rồi") is Failure.WRONG_PASSPHRASE
                assert keyslots.names(path) == ["Lan", "Bình"]
                assert keyslots.unlock_slot(path, self.BINH, "Bình") == Unlocked("Bình", key)
                assert path.read_bytes() == copy_of(path).read_bytes() == whole

    def test_a_missing_file_comes_back_from_its_copy(self, path: Path, key: bytes) -> None:
        whole = path.read_bytes()
        path.unlink()
        assert keyslots.unlock(path, PASSPHRASE) == key
        assert path.read_bytes() == whole

    def test_where_both_are_damaged_nobody_is_told_of_a_wrong_passphrase(
        self, path: Path, key: bytes
    ) -> None:
        content = json.loads(path.read_bytes())
        for slot in content["slots"]:
            slot["private"] = slot["private"].swapcase()
        for file in (path, copy_of(path)):
            file.write_text(json.dumps(content))
        assert failure_of(path, PASSPHRASE) is Failure.STORE_DAMAGED
        with pytest.raises(TetHelpError) as raised:
            keyslots.put(path, key, "Bình", self.BINH, CHEAP)
        assert raised.value.failure is Failure.SLOTS_LOST
        keyslots.put(path, key, RECOVERY, "0123-4567", CHEAP)
        assert keyslots.unlock_slot(path, "0123-4567") == Unlocked(RECOVERY, key)
        keyslots.put(path, key, "Bình", self.BINH, CHEAP)
        assert keyslots.names(path) == [RECOVERY, "Bình"]

    def test_the_hash_alone_may_be_damaged_in_both(self, path: Path, key: bytes) -> None:
        content = json.loads(path.read_bytes()) | {"hash": "00"}
        for file in (path, copy_of(path)):
            file.write_text(json.dumps(content))
        assert keyslots.unlock(path, PASSPHRASE) == key
        assert slot_files.are_settled(path)

    def test_a_passphrase_that_was_given_up_opens_neither(self, path: Path, key: bytes) -> None:
        keyslots.put(path, key, "Bình", "một câu khác hẳn", CHEAP)
        for damaged in (path, copy_of(path)):
            damaged.write_bytes(b"nothing")
            assert failure_of(path, self.BINH) is Failure.WRONG_PASSPHRASE
            assert keyslots.unlock(path, "một câu khác hẳn") == key

    def test_a_slot_that_somebody_put_in_does_not_come_into_the_copy(
        self, path: Path, key: bytes, tmp_path: Path
    ) -> None:
        own = tmp_path / "own.json"
        keyslots.create(own, {"Mai": "mật khẩu của Mai"}, CHEAP)
        content = json.loads(path.read_bytes())
        content["slots"] += slots_of(own)
        del content["hash"]
        path.write_text(json.dumps(content))
        assert keyslots.unlock(path, PASSPHRASE) == key
        assert keyslots.names(path) == ["Lan", "Bình"]

    def test_slots_of_an_earlier_release_get_hash_and_copy(self, path: Path, key: bytes) -> None:
        whole = path.read_bytes()
        content = json.loads(whole)
        del content["hash"]
        path.write_text(json.dumps(content))
        copy_of(path).unlink()
        assert keyslots.unlock(path, PASSPHRASE) == key
        assert path.read_bytes() == copy_of(path).read_bytes() == whole

    def test_of_two_at_once_both_passphrases_stay(self, path: Path, key: bytes) -> None:
        names = [f"{number:02d}" for number in range(24)]

        def put(name: str) -> None:
            keyslots.put(path, key, name, f"mật khẩu của {name}", CHEAP)

        with ThreadPoolExecutor(4) as several:
            list(several.map(put, names))
        assert sorted(keyslots.names(path)) == sorted([*names, "Lan", "Bình"])
        assert slot_files.are_settled(path)


def test_the_cost_of_a_guess_is_measured_and_never_less_than_recommended() -> None:
    cost = keyslots.cost_here()
    assert (cost.memory_kib, cost.lanes) == (STRONG.memory_kib, STRONG.lanes)
    assert STRONG.iterations <= cost.iterations <= 12
