"""A small share of the campaign, always the same kills; and proof that it would find a loss."""

import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import make_person
from tests.faults.campaign import run
from tests.faults.scenarios import SCENARIOS, HandOver, Import, Save, Scenario, Tell, Told, opened
from tethelp_desktop.services import people

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the campaign forks")

FEW = [HandOver(60) if isinstance(one, HandOver) else one for one in SCENARIOS]


@pytest.fixture
def memory(quick_folder: Path) -> Iterator[Path]:
    folder = quick_folder / f"faults-{os.urandom(4).hex()}"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("scenario", FEW, ids=lambda one: one.name)
def test_nothing_that_was_told_is_lost(scenario: Scenario, memory: Path) -> None:
    outcome = run(scenario, 4, random.Random(scenario.name), memory)  # noqa: S311 - no secret
    assert outcome.complaints == []


class TellsTooEarly(Save):
    """A mistake on purpose: says that it is recorded before it is."""

    def work(self, life: Path, tell: Tell) -> None:
        with opened(life / "one") as desk:
            for number in range(30):
                tell(f"person {number}")
                people.save_person(desk, None, make_person(personal_id=None))


class InTwoHalves(Import):
    """A mistake on purpose: a list is recorded in two transactions."""

    most = 2.0
    is_once = True

    def work(self, life: Path, tell: Tell) -> None:
        with opened(life / "one") as desk:
            people.register_people(desk, [make_person(personal_id=None)] * (self.size // 2))
            time.sleep(self.most)
            people.register_people(desk, [make_person(personal_id=None)] * (self.size // 2))


@pytest.mark.parametrize("scenario", [TellsTooEarly(), InTwoHalves()], ids=lambda one: one.name)
def test_a_program_that_loses_something_is_found_out(scenario: Scenario, memory: Path) -> None:
    outcome = run(scenario, 6, random.Random(1), memory)  # noqa: S311 - no secret
    assert outcome.complaints


def test_what_a_child_told_in_half_a_line_does_not_count() -> None:
    told = Told(["person 1", "bug ValueError()"])
    assert told.of("person") == ["1"]
    assert list(told.bugs()) == ["the work raised ValueError()"]
