"""Benchmarks, for whoever changed something and asks what it cost."""

import json
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result
from tethelp_desktop.services.benchmarks import BENCHMARKS, Benchmark, Measured, measure
from tethelp_desktop.sync import files


def _options(options: Options) -> None:
    options.add("benchmarks", type=_named, nargs="*", metavar="NAME")
    options.add("--out", type=Path, metavar="F.json")


def _named(text: str) -> Benchmark:
    for benchmark in BENCHMARKS:
        if benchmark.name == text:
            return benchmark
    raise ArgumentTypeError(f"{text}: {', '.join(benchmark.name for benchmark in BENCHMARKS)}")


def bench(call: Call) -> Result:
    """Measure each benchmark as a ratio of two pieces of work done in turns."""
    typed, terminal = call.arguments, call.terminal
    picked, monitor = typed.benchmarks or BENCHMARKS, terminal.monitor()
    found = []
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
    facts = [_plain(call, one) for one in found]
    if typed.out is not None:
        files.write(typed.out, json.dumps(facts, ensure_ascii=False, indent=1).encode())
    above = [one.name for one in found if not one.within]
    if above:
        terminal.warn(terminal.text("above-limit", names=", ".join(above)))
    return Result({"benchmarks": facts}, Exit.NEEDS_A_PERSON if above else Exit.DONE)


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
