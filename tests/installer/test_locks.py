"""The locks pin everything, by hash, and say nothing about where it is fetched."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {
    name: ROOT / "installer" / "locks" / f"{name}.txt" for name in ("runtime", "dev", "package")
}
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def canonical(requirement: str) -> str:
    [name] = re.findall(r"^[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name: str) -> dict[str, str]:
    """Each locked requirement's text, its hashes included, under its canonical name."""
    text = LOCKS[name].read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {canonical(line): line for line in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    text = LOCKS[name].read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"--[a-z-]*(index|links|host)", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_one_version_with_hashes(name: str) -> None:
    requirements = locked(name)
    assert requirements
    for requirement in requirements.values():
        assert re.match(r"[A-Za-z0-9._-]+==\S+ ", requirement), requirement
        assert HASH.search(requirement), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_what_the_program_depends_on_is_locked(name: str) -> None:
    assert {canonical(r) for r in project()["dependencies"]} <= locked(name).keys()


@pytest.mark.parametrize("extra", ["dev", "package"])
def test_what_an_extra_asks_for_is_locked(extra: str) -> None:
    asked = {canonical(r) for r in project()["optional-dependencies"][extra]}
    assert asked <= locked(extra).keys()


@pytest.mark.parametrize("extra", ["dev", "package"])
def test_tests_and_packaged_program_stand_on_the_same_versions(extra: str) -> None:
    assert locked("runtime").items() <= locked(extra).items()
