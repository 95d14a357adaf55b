"""The figures of the law: listed, taken from a newer table, and applied to somebody."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain, plain_problems
from tethelp_desktop.cli.terminal import Cell, Terminal
from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.money import exact, parse_dong
from tethelp_desktop.domain.rates import RANKS, Evidence, Figure, Rates, SupportGroup
from tethelp_desktop.domain.records import Rate, RateKind
from tethelp_desktop.domain.text import fold
from tethelp_desktop.domain.valuation import Valuation, book_value, card_value, gift_value
from tethelp_desktop.services.desk import wall_clock
from tethelp_desktop.services.places import shipped_places
from tethelp_desktop.services.rates import import_rates, rates_of, shipped_rates
from tethelp_desktop.wording import step_sentence, valuation_sentences


def _known_rates(call: Call) -> Rates:
    """Read the figures of a store where one is named, else those that ship with the program."""
    if not call.has_store:
        return shipped_rates()
    with call.desk() as desk, desk.store.read() as reader:
        return rates_of(reader)


def _list_options(options: Options) -> None:
    options.add("--kind", type=RateKind, choices=list(RateKind))
    options.add("--on", type=read.day, metavar="DAY")


def rates_list(call: Call) -> Result:
    """List figures with their validity, basis, and how surely they are known."""
    typed, terminal = call.arguments, call.terminal
    figures = _known_rates(call).listed(typed.kind, typed.on)
    terminal.table(
        ("kind", "applies-to", "province", "value", "from", "to", "legal-basis", "evidence"),
        [_row(figure) for figure in figures],
    )
    if not figures:
        terminal.say("rates-none")
    return Result({"rates": [_plain_figure(figure) for figure in figures]})


def _row(figure: Figure) -> tuple[Cell, ...]:
    rate = figure.rate
    return (
        rate.kind,
        figure.group or rate.applies_to,
        rate.province,
        figure.shown,
        rate.valid_from,
        rate.valid_to,
        rate.legal_basis,
        figure.evidence,
    )


def _plain_figure(figure: Figure) -> dict[str, Any]:
    rate = figure.rate
    return {
        "kind": rate.kind,
        "for": rate.applies_to,
        "province": rate.province,
        "value": rate.value,
        "shown": figure.shown,
        "from": rate.valid_from.isoformat(),
        "to": rate.valid_to.isoformat() if rate.valid_to else None,
        "basis": rate.legal_basis,
        "evidence": figure.evidence,
        "seen": figure.seen,
    }


def _import_options(options: Options) -> None:
    options.add("file", type=Path, metavar="FILE")
    options.add("--dry-run", action="store_true")


def rates_import(call: Call) -> Result:
    """Take a newer table for the whole line; only headquarters can."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            known = rates_of(reader)
        found = import_rates(desk, typed.file, dry_run=typed.dry_run)
    call.terminal.table(
        ("kind", "applies-to", "province", "now", "value", "from", "to", "legal-basis"),
        [_changed_row(known, rate) for rate in (*found.added, *found.changed)],
    )
    call.terminal.say(
        "rates-compared" if typed.dry_run else "rates-taken",
        edition=shown_day(found.edition),
        added=len(found.added),
        changed=len(found.changed),
        unchanged=found.unchanged,
    )
    for figure in found.left:
        call.terminal.warn(_left_sentence(call.terminal, figure))
    return Result(
        {
            "edition": found.edition.isoformat(),
            "added": [plain(rate) for rate in found.added],
            "changed": [plain(rate) for rate in found.changed],
            "unchanged": found.unchanged,
            "left": [_plain_figure(figure) for figure in found.left],
        },
        Exit.NEEDS_A_PERSON if found.left else Exit.DONE,
    )


def _changed_row(known: Rates, rate: Rate) -> tuple[Cell, ...]:
    """Write a figure of the table behind the one that it takes the place of on its first day."""
    new = Figure(rate=rate, evidence=Evidence.HEADQUARTERS)
    old = known.find(rate.kind, rate.valid_from, rate.applies_to, rate.province)
    kind, whom, province, *rest = _row(new)
    return (kind, whom, province, old.shown if old is not None else None, *rest[:-1])


def _left_sentence(terminal: Terminal, figure: Figure) -> str:
    rate = figure.rate
    return terminal.text(
        "rate-left",
        rate=terminal.name(rate.kind),
        value=figure.shown,
        day=shown_day(rate.valid_from),
        basis=rate.legal_basis,
    )


def _value_options(options: Options) -> None:
    options.add("--months", type=read.count, default=12, metavar="N")
    options.add("--group", type=SupportGroup, choices=list(SupportGroup))
    options.add("--province", type=_province, metavar="PROVINCE")
    options.add("--on", type=read.day, metavar="DAY")


def _card_options(options: Options) -> None:
    _value_options(options)
    options.add("--rank", type=int, choices=range(1, RANKS + 1), default=1)


def _book_options(options: Options) -> None:
    _value_options(options)
    options.add("--income", type=parse_dong, metavar="N")


def _gift_options(options: Options) -> None:
    options.add("unit-value", type=parse_dong, metavar="N")
    options.add("--quantity", type=read.count, default=1, metavar="N")


def _province(text: str) -> str:
    """Read a province by its present code or its name; accents may be left out."""
    for province in shipped_places().provinces():
        if text == province.code or fold(text) == fold(province.name):
            return province.code
    raise ValueError(f"no such province: {text!r}")


def _day(call: Call) -> date:
    day: date | None = call.arguments.on
    return day or local_day(wall_clock())


def value_card(call: Call) -> Result:
    """Compute a card for somebody who is in no store."""
    typed = call.arguments
    value = card_value(
        months=typed.months,
        rates=_known_rates(call),
        on=_day(call),
        group=typed.group or SupportGroup.OTHER,
        rank=typed.rank,
        province=typed.province or "",
    )
    return _told(call, value)


def value_book(call: Call) -> Result:
    """Compute a book for somebody who is in no store."""
    typed = call.arguments
    value = book_value(
        months=typed.months,
        rates=_known_rates(call),
        on=_day(call),
        group=typed.group or SupportGroup.OTHER,
        income=typed.income,
        province=typed.province or "",
    )
    return _told(call, value)


def value_gift(call: Call) -> Result:
    """Compute gifts."""
    typed = call.arguments
    value = gift_value(
        unit_value=getattr(typed, "unit-value"),
        quantity=typed.quantity,
        on=local_day(wall_clock()),
    )
    return _told(call, value)


def _told(call: Call, value: Valuation) -> Result:
    tell(call.terminal, value)
    needs_a_look = Exit.NEEDS_A_PERSON if value.problems else Exit.DONE
    return Result(plain_value(value, call.terminal), needs_a_look)


def tell(terminal: Terminal, value: Valuation) -> None:
    """Tell a person how a value came about, and what to look at."""
    for sentence in valuation_sentences(value, terminal.language):
        terminal.show(sentence)
    for problem in value.problems:
        terminal.warn(terminal.problem(problem))


def plain_value(value: Valuation, terminal: Terminal) -> dict[str, Any]:
    """Write a value for a script."""
    return {
        "amount": value.amount,
        "steps": [
            {
                "part": step.part,
                "amount": exact(step.amount),
                "sentence": step_sentence(step, terminal.language),
            }
            for step in value.steps
        ],
        "legal_basis": list(value.legal_basis),
        "on": value.on.isoformat(),
        "paid": value.is_paid,
        "group": value.group,
        "rank": value.rank,
        "pledged": value.pledged,
        "difference": value.difference,
        "unsure": [_plain_figure(figure) for figure in value.figures if not figure.is_sure],
        "problems": plain_problems(value.problems, terminal),
    }


COMMANDS: Final = (
    Command("rates list", rates_list, _list_options),
    Command("rates import", rates_import, _import_options),
    Command("value card", value_card, _card_options),
    Command("value book", value_book, _book_options),
    Command("value gift", value_gift, _gift_options),
)
