"""Kills the program at random instants, as often as asked, and counts what was lost.

`python -m tests.faults.campaign --kills 1000` runs unattended, prints its figures and ends with 1
if anything that was acknowledged is missing, anything is half there, or a store does not open.
The child tells what was recorded only after the call that records it returned; SIGKILL gives it
no chance to finish anything. What only a power cut can lose is not shown by it.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.scenarios import SCENARIOS, Scenario, Told

_LIVES = 20
"""How many kills one store goes through before a new one takes its place."""
_PATIENCE = 3
"""How many runs a kill may take: work that ends before it is killed does not count."""


@dataclass
class Outcome:
    """What came of killing one scenario."""

    scenario: str
    kills: int = 0
    ended: int = 0
    told: int = 0
    complaints: list[str] = field(default_factory=list)
    seconds: float = 0.0


def run(scenario: Scenario, kills: int, chance: random.Random, folder: Path) -> Outcome:
    """Kill a scenario's work a number of times, and look at its store after each run."""
    outcome, began = Outcome(scenario.name), time.monotonic()
    base = folder / "base"
    scenario.prepare(base)
    span = _lasts(scenario, base, folder)
    done, life, told = 0, folder / "life", Told()
    while outcome.kills < kills and done < kills * _PATIENCE:
        if done % _LIVES == 0 or scenario.is_once:
            shutil.rmtree(life, ignore_errors=True)
            shutil.copytree(base, life)
            told = Told()
        killed, heard = _killed(lambda tell: scenario.work(life, tell), chance.uniform(0, span))
        outcome.kills += killed
        outcome.ended += not killed
        outcome.told += len(heard)
        told.hear(heard)
        done += 1
        last = done % _LIVES == 0 or outcome.kills == kills
        for complaint in _complaints(scenario, life, told, last=last):
            outcome.complaints.append(f"{scenario.name}, run {done}: {complaint}")
    outcome.seconds = time.monotonic() - began
    return outcome


def _complaints(scenario: Scenario, life: Path, told: Told, *, last: bool) -> Sequence[str]:
    try:
        return [*scenario.check(life, told, last=last)]
    except Exception as error:  # whatever a start raises is what the campaign looks for
        return [f"the start raised {error!r}"]


def _lasts(scenario: Scenario, base: Path, folder: Path) -> float:
    """Measure how long the work goes on, so that kills fall into all of it."""
    trial = folder / "trial"
    shutil.copytree(base, trial)
    began = time.monotonic()
    _killed(lambda tell: scenario.work(trial, tell), scenario.most)
    lasted = min(time.monotonic() - began, scenario.most)
    shutil.rmtree(trial)
    return lasted * 1.1


def _killed(
    work: Callable[[Callable[[str], None]], None], after: float
) -> tuple[bool, Sequence[str]]:
    """Let a child work and kill it after a while; tell whether it was still at work."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(work, reading, writing)
    os.close(writing)
    deadline = time.monotonic() + after
    ended = 0
    while time.monotonic() < deadline and not ended:
        time.sleep(min(0.002, max(deadline - time.monotonic(), 0)))
        ended, _ = os.waitpid(child, os.WNOHANG)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as heard:
        lines = heard.read().split("\n")
    return not ended, lines[:-1]  # a line that was cut was not told


def _be_the_child(
    work: Callable[[Callable[[str], None]], None], reading: int, writing: int
) -> None:
    os.close(reading)
    code = 0
    try:
        work(lambda line: os.write(writing, f"{line}\n".encode()) and None)
    except BaseException as error:
        os.write(writing, f"bug {error!r}\n".encode())
        code = 1
    finally:
        os._exit(code)


def say(line: str) -> None:
    """Print a line at once, so that whoever watches sees how far it is."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every scenario, print the figures, and return 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="of all scenarios together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[s.name for s in SCENARIOS])
    typed = parser.parse_args(arguments)
    chosen = [scenario for scenario in SCENARIOS if scenario.name in typed.only]
    each = -(-typed.kills // len(chosen))
    outcomes = []
    say(f"{'scenario':12}{'kills':>8}{'ended':>8}{'told':>8}{'lost':>8}{'seconds':>10}")
    for scenario in chosen:
        with tempfile.TemporaryDirectory() as folder:
            chance = random.Random(f"{typed.seed} {scenario.name}")  # noqa: S311 - no secret
            one = run(scenario, each, chance, Path(folder))
        outcomes.append(one)
        lost = len(one.complaints)
        say(f"{one.scenario:12}{one.kills:8}{one.ended:8}{one.told:8}{lost:8}{one.seconds:10.1f}")
    complaints = [text for one in outcomes for text in one.complaints]
    kills, told = (sum(getattr(one, name) for one in outcomes) for name in ("kills", "told"))
    say(f"{kills} kills, {told} things told as recorded, {len(complaints)} complaints")
    for text in complaints:
        say(f"  {text}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
