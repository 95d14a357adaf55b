"""Stores that several tests look at, made once; tests that change a store make their own."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Line, Store, make_line, run, write_secret

PEOPLE = 60


@pytest.fixture(scope="session")
def first_line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    return make_line(tmp_path_factory.mktemp("line"))


@pytest.fixture
def line(first_line: Line, tmp_path: Path) -> Line:
    """A line of one's own; a store is a folder, and copying one is quicker than making it."""
    copy = tmp_path / "line"
    shutil.copytree(first_line.stick, copy)
    secret = copy / first_line.office.secret.name
    return Line(
        Store(copy / first_line.headquarters.folder.name, secret),
        Store(copy / first_line.office.folder.name, secret),
        copy,
        first_line.office_id,
    )


class Demo:
    """A demonstration that was told: its folder, what it printed as JSON, its stores."""

    def __init__(self, folder: Path, facts: dict[str, Any], secret: Path) -> None:
        self.folder = folder
        self.facts = facts
        self.headquarters = Store(folder / "headquarters", secret)
        self.districts = (
            Store(folder / "district-1", secret),
            Store(folder / "district-2", secret),
        )


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    place = tmp_path_factory.mktemp("demo")
    secret = write_secret(place)
    told = run(
        "demo", "--out", place / "told", "--people", PEOPLE, "--passphrase-file", secret, "--json"
    )
    assert told.code == 3, told.err
    return Demo(place / "told", told.facts, secret)
