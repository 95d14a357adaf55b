"""Entry of the `tethelp` command: reads what was typed, runs it, turns what came into a code."""

import io
import os
import sys
from argparse import SUPPRESS, ArgumentError, ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from tethelp_desktop import __version__
from tethelp_desktop.cli import (
    allotments,
    answers,
    attachments,
    audit,
    awards,
    backups,
    bench,
    bundles,
    campaigns,
    cases,
    confirming,
    conflicts,
    consign,
    decisions,
    demo,
    duplicates,
    enrol,
    enrol_answers,
    enrol_money,
    events,
    figures,
    handovers,
    histories,
    insurance,
    lists,
    lookups,
    money,
    nominations,
    offices,
    people,
    pledges,
    privacy,
    privacy_registers,
    rates,
    receipts,
    refunds,
    reporting,
    reports,
    rules,
    scans,
    self_test,
    settings,
    shortfalls,
    staff,
    statements,
    stores,
    transfers,
    units,
)
from tethelp_desktop.cli.commands import (
    Call,
    Command,
    Exit,
    Options,
    Result,
    Stopped,
    Usage,
    refusal,
)
from tethelp_desktop.cli.parsing import Parser
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.progress import Cancelled
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.wording import Language, catalogue, error_sentence

COMMANDS: Final[tuple[Command, ...]] = (
    *demo.COMMANDS,
    *stores.COMMANDS,
    *people.COMMANDS,
    *insurance.COMMANDS,
    *privacy.COMMANDS,
    *privacy_registers.COMMANDS,
    *lookups.COMMANDS,
    *scans.COMMANDS,
    *units.COMMANDS,
    *settings.COMMANDS,
    *bench.COMMANDS,
    *pledges.COMMANDS,
    *shortfalls.COMMANDS,
    *money.COMMANDS,
    *allotments.COMMANDS,
    *figures.COMMANDS,
    *lists.COMMANDS,
    *nominations.COMMANDS,
    *decisions.COMMANDS,
    *awards.COMMANDS,
    *enrol.COMMANDS,
    *enrol_answers.COMMANDS,
    *enrol_money.COMMANDS,
    *refunds.COMMANDS,
    *rates.COMMANDS,
    *events.COMMANDS,
    *handovers.COMMANDS,
    *consign.COMMANDS,
    *cases.COMMANDS,
    *attachments.COMMANDS,
    *audit.COMMANDS,
    *receipts.COMMANDS,
    *bundles.COMMANDS,
    *answers.COMMANDS,
    *confirming.COMMANDS,
    *conflicts.COMMANDS,
    *duplicates.COMMANDS,
    *transfers.COMMANDS,
    *histories.COMMANDS,
    *reports.COMMANDS,
    *reporting.COMMANDS,
    *campaigns.COMMANDS,
    *statements.COMMANDS,
    *rules.COMMANDS,
    *offices.COMMANDS,
    *staff.COMMANDS,
    *backups.COMMANDS,
    *self_test.COMMANDS,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    typed = sys.argv[1:] if argv is None else list(argv)
    terminal = _terminal(typed)
    try:
        return _run(typed, terminal)
    except BrokenPipeError:  # whoever read the answer has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE


def _run(typed: Sequence[str], terminal: Terminal) -> int:
    may_set_aside = False
    try:
        arguments = _parser(terminal.language).parse_args(typed)
        may_set_aside = hasattr(arguments, "set_aside")
        result: Result = arguments.run(Call(arguments, terminal))
    except SystemExit as asked:  # --help and --version have said what they had to
        return int(asked.code or 0)
    except (Usage, Stopped, TetHelpError, Invalid, KeyboardInterrupt, Cancelled) as error:
        result = _failed(terminal, error)
        terminal.clear_bar()
        terminal.warn(result.facts["message"])
        if may_set_aside and isinstance(error, Invalid):
            terminal.tell_way_out(error.problems)
    terminal.clear_bar()
    terminal.answer(result.facts)
    return int(result.exit)


def _failed(terminal: Terminal, error: BaseException) -> Result:
    """Say what went wrong: a sentence for people, and the same with a code for scripts."""
    code = Exit.FAILED
    match error:
        case Usage():
            name, sentence = "usage", terminal.text("usage", reason=str(error))
            code = Exit.USAGE
        case Stopped():
            name, sentence = "stopped", str(error)
        case TetHelpError():
            name, sentence = error.failure, error_sentence(error, terminal.language)
        case Invalid():
            return Result(refusal(error, terminal), Exit.FAILED)
        case _:
            name, sentence = "cancelled", terminal.text("cancelled")
    return Result({"error": name, "message": sentence}, code)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page, so that Vietnamese survives a pipe.

    Bytes that are no text, as a file's name may hold, are written as escapes.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _terminal(typed: Sequence[str]) -> Terminal:
    """Find language and form first, so that even a mistake in the rest is told in them."""
    parser = ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("--lang", default=Language.VI)
    parser.add_argument("--json", action="store_true")
    try:
        known, _ = parser.parse_known_args(typed)
        language = Language(known.lang)
    except (ArgumentError, ValueError):  # whatever is wrong, the whole parser says it
        return Terminal(Language.VI, "--json" in typed)
    return Terminal(language, known.json)


def _parser(language: Language) -> Parser:
    words = catalogue(language)["command"]
    common = _common(language)
    parser = Parser(
        language=language, prog="tethelp", description=words["tethelp"], parents=[common]
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"tethelp {__version__}",
        help=catalogue(language)["parsing"]["show-version"],
    )
    top = parser.add_subparsers(metavar="COMMAND", required=True)
    groups: dict[str, Any] = {}
    for command in COMMANDS:
        group, _, verb = command.name.partition(" ")
        into = top
        if verb:
            if group not in groups:
                shell = top.add_parser(
                    group, help=words[group], description=words[group], language=language
                )
                groups[group] = shell.add_subparsers(metavar="COMMAND", required=True)
            into = groups[group]
        told = words[command.key]
        leaf = into.add_parser(
            verb or group, help=told, description=told, parents=[common], language=language
        )
        command.options(Options(leaf, language, command.key))
        leaf.set_defaults(run=command.run)
    return parser


def _common(language: Language) -> Parser:
    """Declare what every command takes, before or after its name."""
    parser = Parser(language=language, add_help=False, argument_default=SUPPRESS)
    options = Options(parser, language)
    options.add("--store", type=Path, metavar="DIR")
    options.add("--passphrase-file", type=Path, metavar="FILE")
    options.add("--staff", type=nfc, metavar="NAME")
    options.add("--json", action="store_true")
    options.add("--lang", choices=[language.value for language in Language])
    return parser


if __name__ == "__main__":
    sys.exit(main())
