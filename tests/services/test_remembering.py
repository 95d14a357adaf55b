"""A passphrase is kept by a safe of the system's own, and by no other."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from tethelp_desktop.services import remembering

LAN = "mật khẩu của Lan"


class Safe(KeyringBackend):
    """A safe in memory that calls itself real."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Open(Safe):
    """A file in the clear."""

    priority = 0.5


class Locked(Safe):
    """A safe whose owner does not open it."""

    def get_password(self, _service: str, _username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, _service: str, _username: str, _password: str) -> None:
        raise KeyringLocked


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_real_safe_keeps_and_forgets(tmp_path: Path) -> None:
    keyring.set_keyring(Safe())
    assert remembering.is_offered()
    assert remembering.kept(tmp_path, "Lan") is None
    remembering.keep(tmp_path, "Lan", LAN)
    assert remembering.kept(tmp_path, "Lan") == LAN
    assert remembering.kept(tmp_path, "Bình") is None
    assert remembering.kept(tmp_path / "other", "Lan") is None
    remembering.forget(tmp_path, "Lan")
    remembering.forget(tmp_path, "Lan")
    assert remembering.kept(tmp_path, "Lan") is None


@pytest.mark.parametrize("safe", [fail.Keyring, null.Keyring, Open])
def test_one_that_fails_forgets_or_keeps_openly_is_not_offered(
    tmp_path: Path, safe: type[KeyringBackend]
) -> None:
    keyring.set_keyring(safe())
    assert not remembering.is_offered()
    remembering.keep(tmp_path, "Lan", LAN)
    remembering.forget(tmp_path, "Lan")
    assert remembering.kept(tmp_path, "Lan") is None


def test_a_chain_of_none_is_not_offered() -> None:
    keyring.set_keyring(chainer.ChainerBackend())
    assert not remembering.is_offered()


def test_a_safe_that_stays_locked_stops_nobody(tmp_path: Path) -> None:
    keyring.set_keyring(Locked())
    remembering.keep(tmp_path, "Lan", LAN)
    assert remembering.kept(tmp_path, "Lan") is None
