"""The sentences of the program's codes, in Vietnamese and English, for window and terminal alike.

The core raises codes with values; here each becomes a sentence that says what happened, what
was kept and what to do next. A test proves that every code has a sentence in both languages
with the same numbered values. Texts of widgets are not here but in Qt's own translation.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from string import Formatter
from typing import Any

from tethelp_desktop.domain.answers import Remark
from tethelp_desktop.domain.cases import Case, Fact
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import dong, exact, grouped, rounded_off
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.rates import Figure
from tethelp_desktop.domain.records import ItemKind, Measure, Qualifier, Statement
from tethelp_desktop.domain.valuation import Step, Valuation
from tethelp_desktop.resources import RESOURCES


class Language(StrEnum):
    """What the program speaks."""

    VI = "vi"
    EN = "en"


@cache
def catalogue(language: Language) -> Mapping[str, Mapping[str, str]]:
    """Read a language's sentences: section (`rule`, `failure`, `field`, an enum's name) to code."""
    path = RESOURCES / "wording" / f"{language}.toml"
    loaded: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return loaded


def problem_sentence(problem: Problem, language: Language) -> str:
    """Say what is wrong with a field."""
    return catalogue(language)["rule"][problem.rule].format(*problem.values)


def rule_sentence(rule: Rule, language: Language) -> str:
    """Say a rule by itself, with dots for what only a record can fill in."""
    sentence = catalogue(language)["rule"][rule]
    last = max((int(name) for _, name, _, _ in Formatter().parse(sentence) if name), default=-1)
    return sentence.format(*["…"] * (last + 1))


def failure_sentence(failure: Failure, values: tuple[str | int, ...], language: Language) -> str:
    """Say why a use case was refused, what was kept and what to do; tables and codes are named."""
    records = catalogue(language)["record"]
    named = (
        name_of(value, language) if isinstance(value, StrEnum) else records.get(str(value), value)
        for value in values
    )
    return catalogue(language)["failure"][failure].format(*named)


def error_sentence(error: TetHelpError, language: Language) -> str:
    """Say what an expected error means."""
    return failure_sentence(error.failure, error.values, language)


def case_sentence(case: Case, language: Language) -> str:
    """Say what is to be settled: what contradicts what."""
    shown = [_shown(fact, language) for fact in case.facts]
    return catalogue(language)["case"][case.kind].format(*shown)


def case_ways(case: Case, language: Language) -> str:
    """Say how it may be settled."""
    return catalogue(language)["case-ways"][case.kind]


def _shown(fact: Fact, language: Language) -> str:
    match fact:
        case StrEnum():
            return name_of(fact, language)
        case int():
            return grouped(fact)
        case date():
            return shown_day(fact)
        case _:
            return fact


def field_name(name: str, language: Language) -> str:
    """Name a record's field as its form labels it."""
    return catalogue(language)["field"][name]


def name_of(member: StrEnum, language: Language) -> str:
    """Name a member of a closed set, such as `ItemKind.CARD`."""
    return catalogue(language)[type(member).__name__][member]


def evidence_sentence(field: str, how: str, language: Language) -> str:
    """Say what a field tells of two records' being one person: `cùng ngày sinh`."""
    name = field_name(field, language)
    return catalogue(language)["likeness"][how].format(field=name[:1].lower() + name[1:])


def held_sentence(reason: str, language: Language) -> str:
    """Say why a segment is held: `unknown-sender`, `no-authority:award`."""
    code, _, table = reason.partition(":")
    words = catalogue(language)
    about = words["record"].get(table, table)
    return words["held"].get(code, words["held"]["other"]).format(table=about)


def held_next(reason: str, pc: str, language: Language, *, at_headquarters: bool) -> str:
    """Say by what a held segment of a PC will be merged, by whom it can be brought about."""
    code, words = reason.partition(":")[0], catalogue(language)
    acts, waits = words["held-act"] if at_headquarters else {}, words["held-next"]
    return str(acts.get(code, waits.get(code, waits["other"])).format(pc=pc))


def remark_sentence(remark: Remark, other: str, language: Language) -> str:
    """Say what an office above found about a record, and about whom or what else.

    Args:
        remark: The remark.
        other: Name of the other office; empty where it is the record's own.
        language: Of the sentence.
    """
    words = catalogue(language)["remark"]
    field = field_name(remark.field, language) if remark.field else ""
    day = shown_day(remark.on) if remark.on else ""
    named = (("remark-office", other), ("remark-day", day), ("remark-number", remark.masked))
    facts = [words[key].format(fact) for key, fact in named if fact]
    return " ".join([words[remark.kind].format(field=field), *facts])


def item_name(kind: ItemKind, months: int | None, language: Language) -> str:
    """Name what is given, with its months where it has some: `Thẻ BHYT, 12 tháng`."""
    name = name_of(kind, language)
    if months is None:
        return name
    return catalogue(language)["item"]["months"].format(kind=name, months=months)


def statement_name(statement: Statement, language: Language) -> str:
    """Say what a published figure counts: `Thẻ BHYT, địa phương, đăng ký`."""
    if statement.kind is None:
        what = name_of(statement.measure, language)
    elif statement.measure is Measure.UNITS:
        what = name_of(statement.kind, language)
    else:
        what = f"{name_of(statement.measure, language)}: {name_of(statement.kind, language)}"
    limits = (statement.scope, statement.stage)
    names = (name_of(member, language) for member in limits if member is not None)
    return ", ".join([what, *(name[0].lower() + name[1:] for name in names)])


def stated_figure(statement: Statement, language: Language) -> str:
    """Say a published figure as its source does: `hơn 22 tỷ đồng`, `gần 4.000`."""
    number = grouped(statement.value)
    if statement.measure is Measure.AMOUNT:
        rounded, magnitude = rounded_off(statement.value)
        number = f"{rounded} {name_of(magnitude, language)}"
    if statement.qualifier is Qualifier.EXACT:
        return number
    return f"{name_of(statement.qualifier, language)} {number}"


def valuation_sentences(valuation: Valuation, language: Language) -> list[str]:
    """Say what an award is worth and why, line by line, for window, terminal and paper alike."""
    words = catalogue(language)["valuation"]
    told = []
    if valuation.figures:
        paid = "paid" if valuation.is_paid else "unpaid"
        told.append(words[paid].format(day=shown_day(valuation.on)))
    if valuation.group is not None:
        told.append(words["group"].format(group=name_of(valuation.group, language)))
    if valuation.rank is not None:
        told.append(words["rank"].format(rank=valuation.rank))
    told += [step_sentence(step, language) for step in valuation.steps]
    if valuation.steps[-1].amount != valuation.amount:
        told.append(words["rounded"].format(amount=dong(valuation.amount)))
    if valuation.legal_basis:
        told.append(words["basis"].format(basis="; ".join(valuation.legal_basis)))
    told += [_unsure(figure, language) for figure in valuation.figures if not figure.is_sure]
    if valuation.pledged is not None and valuation.difference is not None:
        more, less = valuation.difference > 0, valuation.difference < 0
        key = "pledged-more" if more else "pledged-less" if less else "as-pledged"
        pledged, difference = dong(valuation.pledged), dong(abs(valuation.difference))
        told.append(words[key].format(pledged=pledged, difference=difference))
    return told


def step_sentence(step: Step, language: Language) -> str:
    """Say one line of a valuation: `Còn phải đóng: 12 tháng × 2.530.000 × 4,5 % = 1.366.200 đ`."""
    counted = catalogue(language)["Counted"]
    product = " × ".join(counted[factor.counted].format(factor.shown) for factor in step.factors)
    return catalogue(language)["valuation"]["step"].format(
        part=name_of(step.part, language),
        product=" − ".join([product, *map(exact, step.less)]),
        amount=exact(step.amount),
    )


def _unsure(figure: Figure, language: Language) -> str:
    return catalogue(language)["valuation"]["unsure"].format(
        kind=name_of(figure.rate.kind, language),
        value=figure.shown,
        basis=figure.rate.legal_basis,
        evidence=name_of(figure.evidence, language),
    )
