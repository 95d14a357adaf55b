"""Published figures beside the computed ones."""

from collections.abc import Sequence
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Options, Result, plain
from tethelp_desktop.cli.finding import meant_campaign
from tethelp_desktop.cli.terminal import Cell, Terminal
from tethelp_desktop.domain.dates import to_text
from tethelp_desktop.domain.money import parse_dong, signed
from tethelp_desktop.domain.records import (
    ItemKind,
    Measure,
    Qualifier,
    SponsorScope,
    Stage,
    Statement,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.statements import Comparison
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.statements import StatementView, published, save_statement
from tethelp_desktop.wording import stated_figure, statement_name


def _list_options(options: Options) -> None:
    options.add("--campaign", metavar="C")


def statements_list(call: Call) -> Result:
    """List a programme's published figures, each beside what the store counts now."""
    with call.desk() as desk:
        found = published(desk, meant_campaign(call, desk).id)
    show_statements(call.terminal, found.views)
    facts = [plain_statement(view) for view in found.views]
    return Result({"as_of": to_text(found.as_of), "statements": facts})


def _add_options(options: Options) -> None:
    options.add("--measure", type=Measure, choices=list(Measure), required=True)
    options.add("--value", type=parse_dong, required=True, metavar="N")
    options.add("--qualifier", type=Qualifier, choices=list(Qualifier), default=Qualifier.EXACT)
    options.add("--stage", type=Stage, choices=list(Stage), default=Stage.PLEDGED)
    options.add("--kind", type=ItemKind, choices=list(ItemKind))
    options.add("--scope", type=SponsorScope, choices=list(SponsorScope))
    options.add("--source", type=nfc, required=True)
    options.add("--stated-on", type=read.day, required=True, metavar="DAY")
    options.add("--as-of", type=read.day, metavar="DAY")
    options.add("--part-of", type=Stamp, metavar="ID")
    options.add("--quote", type=nfc, default="")
    options.add("--reason", type=nfc, default="")
    options.add("--campaign", metavar="C")


def statements_add(call: Call) -> Result:
    """Enter a published figure, with how exact its source says it is."""
    typed = call.arguments
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        if typed.part_of is not None:  # typed by hand: one that is nowhere is a slip
            with desk.store.read() as reader:
                reader.get(Statement, typed.part_of)
        saved = save_statement(
            desk,
            None,
            Statement(
                campaign_id=campaign.id,
                measure=typed.measure,
                value=typed.value,
                qualifier=typed.qualifier,
                stage=typed.stage,
                kind=typed.kind,
                scope=typed.scope,
                source=typed.source,
                stated_on=typed.stated_on,
                as_of=typed.as_of,
                part_of=typed.part_of,
                quote=typed.quote,
                difference_reason=typed.reason,
            ),
        )
        views = published(desk, campaign.id).views
    [view] = [one for one in views if one.statement.id == saved.id]
    show_statements(call.terminal, [view])
    call.terminal.say("statement-recorded", id=saved.id)
    return Result({"statements": [plain_statement(view)]})


def show_statements(terminal: Terminal, views: Sequence[StatementView]) -> None:
    """Show figures, each below its total, and what the parts of a total come to."""
    rows: list[tuple[Cell, ...]] = []
    for view in views:
        name = statement_name(view.statement, terminal.language)
        said = stated_figure(view.statement, terminal.language)
        indent = "  " * view.depth
        rows.append((f"{indent}{name}", said, view.declared, *_found(view.found)))
        if view.parts is not None:
            title = terminal.text("sum-of-parts")
            rows.append((f"{indent}  {title}", "", None, *_found(view.parts)))
    terminal.table(("figure", "stated", "declared", "computed", "difference", "verdict"), rows)


def _found(found: Comparison) -> tuple[Cell, ...]:
    difference = None if found.difference is None else signed(found.difference)
    return (found.computed, difference, found.verdict)


def plain_statement(view: StatementView) -> dict[str, Any]:
    """Write a figure and its comparisons for a script."""
    return {
        **plain(view.statement),
        "office": view.office,
        "declared": view.declared,
        **_plain_found(view.found),
        "parts": None if view.parts is None else _plain_found(view.parts),
    }


def _plain_found(found: Comparison) -> dict[str, Any]:
    return {
        "computed": found.computed,
        "difference": found.difference,
        "verdict": found.verdict,
    }


COMMANDS: Final = (
    Command("statements list", statements_list, _list_options),
    Command("statements add", statements_add, _add_options),
)
