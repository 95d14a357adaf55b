"""Codes of the core as sentences of one language, and the questions the window asks.

The sentences come from `wording`, shared with the terminal; the language is fixed when the
object is made, and another language is another object.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from tethelp_desktop.domain.answers import Remark
from tethelp_desktop.domain.cases import Case
from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import DataUse, ItemKind
from tethelp_desktop.domain.scanned import ScanFault
from tethelp_desktop.domain.valuation import Valuation
from tethelp_desktop.store.likeness import Evidence
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.wording import (
    Language,
    case_sentence,
    case_ways,
    catalogue,
    error_sentence,
    evidence_sentence,
    field_name,
    held_sentence,
    item_name,
    name_of,
    problem_sentence,
    remark_sentence,
    rule_sentence,
    valuation_sentences,
)

M = TypeVar("M", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Messages:
    """Says what the core means, in one language."""

    language: Language

    def problem(self, problem: Problem) -> str:
        """Say what is wrong with a field."""
        return problem_sentence(problem, self.language)

    def rule(self, rule: Rule) -> str:
        """Say a rule by itself, with dots for what only a record can fill in."""
        return rule_sentence(rule, self.language)

    def named_problem(self, problem: Problem) -> str:
        """Say which field is wrong and how."""
        if not problem.field:
            return self.problem(problem)
        return f"{self.field(problem.field)}: {self.problem(problem)}"

    def error(self, error: TetHelpError | Invalid) -> str:
        """Say what an expected error means."""
        if isinstance(error, Invalid):
            return "\n".join(self.named_problem(problem) for problem in error.problems)
        return error_sentence(error, self.language)

    def field(self, name: str) -> str:
        """Name a record's field as its form labels it."""
        return field_name(name, self.language)

    def case(self, case: Case) -> str:
        """Say what is to be settled."""
        return case_sentence(case, self.language)

    def case_ways(self, case: Case) -> str:
        """Say how it may be settled."""
        return case_ways(case, self.language)

    def table(self, name: str) -> str:
        """Name one record of a table: `handover` -> `lần trao`."""
        return catalogue(self.language)["record"].get(name, name)

    def held(self, reason: str) -> str:
        """Say why a segment is held: `unknown-sender`, `no-authority:award`."""
        return held_sentence(reason, self.language)

    def remark(self, remark: Remark, other: str) -> str:
        """Say what an office above found about a record; `other`: the other office, or empty."""
        return remark_sentence(remark, other, self.language)

    def same(self, by: str) -> str:
        """Say by what two records look like one person, such as `personal_id`."""
        return catalogue(self.language)["same"][by]

    def evidence(self, evidence: Evidence) -> str:
        """Say what a field tells of two records' being one person."""
        return evidence_sentence(evidence.field, evidence.how, self.language)

    def item(self, kind: ItemKind, months: int | None) -> str:
        """Name what is given, with its months where it has some."""
        return item_name(kind, months, self.language)

    def notice(self, use: DataUse) -> str:
        """Say what people are told before their data are used so."""
        return catalogue(self.language)["notice"][use]

    def valuation(self, valuation: Valuation) -> list[str]:
        """Say what an award is worth and why, line by line."""
        return valuation_sentences(valuation, self.language)

    def scan_fault(self, fault: ScanFault) -> "Notice":
        """Say why a scan cannot be used, and what to do."""
        return Notice(self.name(fault), catalogue(self.language)["scan"][fault], Tone.WARN)

    def name(self, member: StrEnum) -> str:
        """Name a member of a closed set."""
        return name_of(member, self.language)

    def names(self, members: Iterable[M]) -> list[tuple[M, str]]:
        """Pair members with their names, as `ChoiceBox` and `SegmentedChoice` take them."""
        return [(member, self.name(member)) for member in members]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question.

    Attributes:
        key: What `ask` returns.
        words: What the button says, verb first.
        destroys: Whether something is lost or cannot be taken back; never has the first focus.
    """

    key: str
    words: str
    destroys: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What a dialog says: what happened, what was kept, what to do next.

    Attributes:
        details: Shown small below, such as the path of a file; can be selected and copied.
    """

    title: str
    text: str = ""
    tone: Tone = Tone.INFO
    details: str = ""
