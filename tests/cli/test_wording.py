"""Every code has a sentence in both languages, and every sentence is said somewhere."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

import tethelp_desktop
from tethelp_desktop.cli import self_test
from tethelp_desktop.cli.main import COMMANDS
from tethelp_desktop.domain import records
from tethelp_desktop.domain.answers import RemarkKind
from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.evidence import Gap
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.money import Magnitude
from tethelp_desktop.domain.privacy import Basis, Sensitivity, Timeliness
from tethelp_desktop.domain.problems import Rule, Severity
from tethelp_desktop.domain.rate_tables import RateFault
from tethelp_desktop.domain.rates import Evidence, SupportGroup
from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.roles import Act, Role
from tethelp_desktop.domain.scanned import NumberKind, ScanFault
from tethelp_desktop.domain.selection import ListState
from tethelp_desktop.domain.statements import Agreement
from tethelp_desktop.domain.suggestions import Offer
from tethelp_desktop.domain.unit_tables import UnitFault
from tethelp_desktop.domain.valuation import Counted, ValuePart
from tethelp_desktop.services.answers import AnswerKind
from tethelp_desktop.services.conflicts import Choice
from tethelp_desktop.services.folders import Danger
from tethelp_desktop.services.nominating import RowOutcome
from tethelp_desktop.services.prospects import Judgement
from tethelp_desktop.services.receipts import Verdict
from tethelp_desktop.store.access import Access
from tethelp_desktop.store.people_list import PersonState
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.wording import Language, catalogue

PACKAGE = Path(inspect.getfile(tethelp_desktop)).parent
VI, EN = catalogue(Language.VI), catalogue(Language.EN)
ENUMS = [
    Access,
    Act,
    Role,
    *(e for e in vars(records).values() if inspect.isclass(e) and StrEnum in e.__bases__),
    Agreement,
    BackupCause,
    Basis,
    Choice,
    Counted,
    Danger,
    AnswerKind,
    Basis,
    Choice,
    Counted,
    EnrolmentState,
    Evidence,
    Gap,
    Judgement,
    ListState,
    Magnitude,
    NumberKind,
    Offer,
    PersonState,
    RateFault,
    RemarkKind,
    RowOutcome,
    Sending,
    Sensitivity,
    Severity,
    Step,
    SupportGroup,
    Timeliness,
    UnitFault,
    ValuePart,
    Verdict,
]


def sentences() -> Iterator[tuple[str, str]]:
    return ((section, key) for section in VI for key in VI[section])


def literals(folder: str, *functions: str) -> set[str]:
    """Find the first arguments, where they are literal, of calls of some functions."""
    return {
        argument.value
        for path in (PACKAGE / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in functions
        for first in node.args[:1]
        for argument in ast.walk(first)
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_both_languages_have_the_same_sentences() -> None:
    assert {name: list(section) for name, section in VI.items()} == {
        name: list(section) for name, section in EN.items()
    }


def test_both_languages_take_the_same_values() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    differing = [(s, k) for s, k in sentences() if places(VI[s][k]) != places(EN[s][k])]
    assert differing == []


@pytest.mark.parametrize("catalogue", [VI, EN])
def test_every_code_and_field_has_its_sentence(catalogue: dict[str, dict[str, str]]) -> None:
    assert set(catalogue["rule"]) == set(Rule)
    assert set(catalogue["failure"]) == set(Failure)
    assert set(catalogue["record"]) == set(RECORDS)
    assert set(catalogue["field"]) == {f.name for kind in RECORDS.values() for f in fields(kind)}
    assert set(catalogue["notice"]) == set(records.DataUse)
    for enum in ENUMS:
        assert set(catalogue[enum.__name__]) == set(enum), enum


@pytest.mark.parametrize("catalogue", [VI, EN])
def test_every_damaged_scan_has_its_advice(catalogue: dict[str, dict[str, str]]) -> None:
    assert set(catalogue["scan"]) == set(ScanFault)


def test_every_command_and_option_has_its_help() -> None:
    groups = {command.name.split()[0] for command in COMMANDS if " " in command.name}
    assert set(VI["command"]) == {command.key for command in COMMANDS} | groups | {"tethelp"}
    shared = {name for name in VI["option"] if "." not in name}
    assert {flag.lstrip("-") for flag in literals("cli", "add")} == shared
    for name in set(VI["option"]) - shared:
        command, _, option = name.partition(".")
        assert command in {one.key for one in COMMANDS}, name
        assert option in shared, name


def test_every_sentence_of_the_terminal_is_said_and_every_said_one_is_there() -> None:
    assert literals("cli", "say", "text") == set(VI["cli"])
    assert literals("services/story", "narrate") == set(VI["demo"])


def test_every_head_of_a_table_is_there_and_used() -> None:
    of_sheets = literals("services", "numbers") | {
        node.slice.value
        for node in ast.walk(ast.parse((PACKAGE / "services" / "reports.py").read_text("utf-8")))
        if isinstance(node, ast.Subscript)
        and getattr(node.value, "id", "") == "heads"
        and isinstance(node.slice, ast.Constant)
    }
    assert literals("cli", "table") | of_sheets == set(VI["column"])


def test_every_step_of_the_proof_has_a_name() -> None:
    tree = ast.parse(inspect.getsource(self_test._prove))
    steps = [n.value for n in ast.walk(tree) if isinstance(n, ast.Yield)]
    assert {s.value for s in steps if isinstance(s, ast.Constant)} == set(VI["self-test"])


def test_every_step_of_long_work_has_a_name() -> None:
    assert literals("services", "report") <= set(VI["progress"])


def test_the_voice_is_kept() -> None:
    for section, key in sentences():
        for sentence in (VI[section][key], EN[section][key]):
            assert "!" not in sentence, (section, key)
            assert "Vui lòng" not in sentence, (section, key)
            assert "thành công" not in sentence, (section, key)
