"""The demonstration: the campaign of January 2024, told step by step."""

import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Stopped, Usage
from tethelp_desktop.cli.statements import plain_statement, show_statements
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.services import story
from tethelp_desktop.services.statements import StatementView
from tethelp_desktop.services.story import Plan, Told

PUBLIC_PASSPHRASE: Final = "tet-2024-demo"  # noqa: S105 - opens made-up data only
_WINDOW: Final = "tethelp-desktop"
_LONGEST_DRAWING_S: Final = 1_200


def _options(options: Options) -> None:
    options.add("--out", type=Path, required=True, metavar="DIR")
    options.add("--people", type=int, default=300, metavar="N")
    options.add("--seed", type=int, default=2024, metavar="S")
    options.add("--screens", action="store_true")


def demo(call: Call) -> Result:
    """Tell the story into a folder; a conflict and a double gift are left for a person."""
    typed, terminal = call.arguments, call.terminal
    if typed.people < story.FEWEST_PEOPLE:
        raise Usage(terminal.text("too-few-people", number=story.FEWEST_PEOPLE))
    passphrase = call.passphrase_if_given() or PUBLIC_PASSPHRASE
    plan = Plan(typed.out, passphrase, typed.people, typed.seed, terminal.language)

    def narrate(step: str, **values: str | int) -> None:
        terminal.clear_bar()
        terminal.show(f"- {terminal.named('demo', step, **values)}")

    told = story.tell(plan, narrate, terminal.monitor())
    terminal.clear_bar()
    _show(terminal, told)
    if passphrase == PUBLIC_PASSPHRASE:
        terminal.say("public-passphrase", passphrase=PUBLIC_PASSPHRASE)
    screens = _draw_screens(terminal, typed.out, passphrase) if typed.screens else []
    sound = told.totals_agree and told.reports_agree and told.digest_stands
    return Result(_plain(told, screens), Exit.NEEDS_A_PERSON if sound else Exit.FAILED)


def _show(terminal: Terminal, told: Told) -> None:
    terminal.show()
    show_statements(terminal, list(told.figures.values()))
    total = told.figures["total_amount"].parts
    if total is not None:
        terminal.say(
            "parts-differ",
            parts=total.computed or 0,
            published=total.stated,
            missing=total.difference or 0,
        )
    terminal.show()
    terminal.say("demo-verdicts", reprint=told.reprint, voided=told.voided)
    terminal.say(
        "demo-counts",
        people=told.counts.people,
        awards=told.counts.awards,
        handovers=told.counts.handovers,
        receipts=told.counts.receipts,
        bundles=told.bundles,
    )
    terminal.say("demo-sent", confirmed=told.counts.confirmed, unconfirmed=told.counts.unconfirmed)
    terminal.say(
        "demo-life",
        lists=told.counts.lists,
        batches=told.counts.batches,
        consignments=told.counts.consignments,
        reports=told.counts.reports,
    )
    terminal.say(
        "demo-open",
        conflicts=told.conflicts - 1,
        duplicates=told.duplicates,
        cases=told.cases,
    )


def _plain(told: Told, screens: list[str]) -> dict[str, Any]:
    return {
        **asdict(told.counts),
        "bundles": told.bundles,
        "conflicts": told.conflicts,
        "duplicates": told.duplicates,
        "cases": told.cases,
        "files": [*told.files, *screens],
        "figures": [_plain_figure(name, view) for name, view in told.figures.items()],
        "totals_agree": told.totals_agree,
        "reports_agree": told.reports_agree,
        "digest_stands": told.digest_stands,
        "reprint": told.reprint,
        "voided": told.voided,
    }


def _plain_figure(name: str, view: StatementView) -> dict[str, Any]:
    facts = plain_statement(view)
    return {"name": name, "published": facts["value"], **facts}


def _draw_screens(terminal: Terminal, folder: Path, passphrase: str) -> list[str]:
    """Let the window program draw every page of the first district's store.

    Raises:
        Stopped: It could not; the demonstration itself stays.
    """
    screens = folder / "screens"
    screens.mkdir(exist_ok=True)
    terminal.say("drawing-screens")
    with TemporaryDirectory(prefix="tethelp-") as private:
        secret = Path(private) / "passphrase"
        secret.write_text(passphrase, encoding="utf-8")
        places: list[str | Path] = ["--screens", screens, "--store", folder / "district-1"]
        command = [*_window(), *places, "--passphrase-file", secret]
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                command,
                env=_window_environment(),
                capture_output=True,
                check=False,
                timeout=_LONGEST_DRAWING_S,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Stopped(terminal.text("no-screens", reason=str(error))) from error
    drawn = sorted(path.relative_to(folder).as_posix() for path in screens.rglob("*.png"))
    if done.returncode or not drawn:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said else str(done.returncode)
        raise Stopped(terminal.text("no-screens", reason=reason))
    terminal.say("screens-drawn", number=len(drawn))
    return drawn


def _window() -> list[str | Path]:
    """Name the window program: beside this one where both are packaged, else a module."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "tethelp_desktop"]
    here = Path(sys.executable)
    return [here.with_name(_WINDOW + here.suffix)]


def _window_environment() -> dict[str, str]:
    shown = (
        sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return dict(os.environ) if shown else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


COMMANDS: Final = (Command("demo", demo, _options),)
