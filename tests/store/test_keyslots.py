"""The store's key, wrapped once for each passphrase that may open it."""

import json
import re
from pathlib import Path

import pytest

from tests.builders import CHEAP, PASSPHRASE
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.store import keyslots
from tethelp_desktop.store.keyslots import RECOVERY, STRONG
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
    assert slot["argon2id"] == {"memory": 65536, "iterations": 3, "lanes": 4}
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


def test_a_slot_cut_short_opens_for_nobody(path: Path) -> None:
    keyslots.create(path, {"Lan": PASSPHRASE}, CHEAP)
    content = json.loads(path.read_bytes())
    content["slots"][0]["key"] = content["slots"][0]["key"][:-8]
    path.write_text(json.dumps(content))
    assert failure_of(path, PASSPHRASE) is Failure.WRONG_PASSPHRASE


def test_no_slots_open_for_nobody(path: Path) -> None:
    path.write_text('{"slots": []}')
    assert failure_of(path, PASSPHRASE) is Failure.WRONG_PASSPHRASE
