import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.builders import Line, copy_line, make_line_of_offices

settings.register_profile(
    "stores",
    deadline=None,  # a store is a file, and the disk of a test machine has its own day
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("stores")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Headquarters and two offices, made once; each test takes a copy."""
    folder = tmp_path_factory.mktemp("line")
    make_line_of_offices(folder)
    return folder


@pytest.fixture
def line(template: Path, tmp_path: Path) -> Iterator[Line]:
    """Headquarters and two offices that know each other, with a programme and nothing else."""
    copied = copy_line(template, tmp_path / "line")
    yield copied
    copied.close()


@pytest.fixture
def quick_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory where there is one: for many stores whose durability is not the point."""
    memory = Path("/dev/shm")  # noqa: S108 - private folders are made in it
    parent = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    if parent is None:
        yield tmp_path_factory.mktemp("quick")
        return
    folder = parent / f"tethelp-tests-{os.getpid()}"
    folder.mkdir(exist_ok=True)
    yield folder
    shutil.rmtree(folder)
