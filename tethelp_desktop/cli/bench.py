"""Benchmarks, for whoever changed something and asks what it cost."""

import json
from argparse import ArgumentTypeError
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result
from tethelp_desktop.services.benchmarks import BENCHMARKS, Measured, measure
from tethelp_desktop.services.store_benchmarks import Timed, measure_store, open_crowded
from tethelp_desktop.services.sync_benchmarks import OTHERS, Figure, Other, measure_sync
from tethelp_desktop.sync import files

_STORE: Final = "store"
_SYNC: Final = "sync"
"""These two are measured only when they are named: they take minutes, and space on the disk."""


def _options(options: Options) -> None:
    options.add("benchmarks", type=_named, nargs="*", metavar="NAME")
    options.add("--people", type=read.count, default=20_000, metavar="N")
    options.add("--out", type=Path, metavar="F.json")


def _named(text: str) -> str:
    names = (*(benchmark.name for benchmark in BENCHMARKS), _STORE, _SYNC)
    if text not in names:
        raise ArgumentTypeError(f"{text}: {', '.join(names)}")
    return text


def bench(call: Call) -> Result:
    """Measure each benchmark as a ratio of two pieces of work done in turns; a store in time."""
    typed, terminal = call.arguments, call.terminal
    named = typed.benchmarks or [benchmark.name for benchmark in BENCHMARKS]
    picked = [benchmark for benchmark in BENCHMARKS if benchmark.name in named]
    timed = _measure_store(call) if _STORE in named else []
    found, figures = _measure_sync(call) if _SYNC in named else ([], [])
    monitor = terminal.monitor()
    for number, benchmark in enumerate(picked):
        monitor.report("measuring", number, len(picked))
        found.append(measure(benchmark))
    terminal.clear_bar()
    terminal.table(
        ("name", "ratio", "spread", "limit", "ratio-of"),
        [
            (
                one.name,
                f"{one.ratio:.3g}",
                f"{one.low:.3g} – {one.high:.3g}",
                f"{one.limit:.3g}",
                _ratio_of(call, one),
            )
            for one in found
        ],
    )
    facts = [_plain(call, one) for one in found] + [_plain_time(call, one) for one in timed]
    facts += [_plain_figure(call, one) for one in figures]
    facts += [_plain_other(call, one) for one in (OTHERS if _SYNC in named else ())]
    if typed.out is not None:
        files.write(typed.out, json.dumps(facts, ensure_ascii=False, indent=1).encode())
    above = [one.name for one in found if not one.within]
    above += [one.name for one in timed if not one.within]
    above += [one.name for one in figures if not one.within]
    if above:
        terminal.warn(terminal.text("above-limit", names=", ".join(above)))
    return Result({"benchmarks": facts}, Exit.NEEDS_A_PERSON if above else Exit.DONE)


def _measure_store(call: Call) -> list[Timed]:
    terminal = call.terminal
    with TemporaryDirectory(prefix="tethelp-") as folder:
        desk = open_crowded(Path(folder) / "store", call.arguments.people, terminal.monitor())
        with desk.store:
            found = list(measure_store(desk, Path(folder) / "clear.db"))
    terminal.clear_bar()
    terminal.table(
        ("name", "median-ms", "p95-ms", "limit-ms", "measured"),
        [
            (
                one.name,
                f"{one.median:.2f}",
                f"{one.p95:.2f}",
                None if one.limit is None else f"{one.limit:.3g}",
                terminal.named("benchmark", one.name),
            )
            for one in found
        ],
    )
    return found


def _measure_sync(call: Call) -> tuple[list[Measured], list[Figure]]:
    terminal = call.terminal
    with TemporaryDirectory(prefix="tethelp-") as folder:
        found = list(measure_sync(Path(folder), call.arguments.people, terminal.monitor()))
    figures = [one for one in found if isinstance(one, Figure)]
    terminal.clear_bar()
    terminal.table(
        ("name", "figure", "limit", "measured"),
        [
            (
                one.name,
                f"{one.value:.0f}",
                None if one.limit is None else f"{one.limit:.0f}",
                terminal.named("benchmark", one.name),
            )
            for one in figures
        ],
    )
    terminal.table(
        ("name", "ratio", "ratio-of"),
        [(one.name, f"{one.ratio:.3g}", terminal.named("benchmark", one.of)) for one in OTHERS],
    )
    return [one for one in found if isinstance(one, Measured)], figures


def _plain_other(call: Call, one: Other) -> dict[str, Any]:
    return {
        "name": one.name,
        "ratio": one.ratio,
        "ratio_of": call.terminal.named("benchmark", one.of),
    }


def _plain_figure(call: Call, one: Figure) -> dict[str, Any]:
    return {
        "name": one.name,
        "figure": one.value,
        "limit": one.limit,
        "measured": call.terminal.named("benchmark", one.name),
    }


def _plain_time(call: Call, one: Timed) -> dict[str, Any]:
    return {
        "name": one.name,
        "median_ms": one.median,
        "p95_ms": one.p95,
        "limit_ms": one.limit,
        "times": one.times,
        "measured": call.terminal.named("benchmark", one.name),
    }


def _ratio_of(call: Call, one: Measured) -> str:
    return call.terminal.named("benchmark", one.name)


def _plain(call: Call, one: Measured) -> dict[str, Any]:
    return {
        "name": one.name,
        "ratio": one.ratio,
        "low": one.low,
        "high": one.high,
        "limit": one.limit,
        "ratio_of": _ratio_of(call, one),
    }


COMMANDS: Final = (Command("bench", bench, _options),)
