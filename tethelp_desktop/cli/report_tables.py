"""Figures of reports as tables on the terminal and as facts for scripts."""

from collections.abc import Sequence
from typing import Any

from tethelp_desktop.cli.commands import Call, plain
from tethelp_desktop.domain import reporting
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.domain.reporting import (
    NOTHING,
    Change,
    ReportFigures,
    Span,
)
from tethelp_desktop.services.report_states import OfficeReport
from tethelp_desktop.services.reporting import ChangeView, Draft


def plain_states(met: Sequence[OfficeReport]) -> list[dict[str, Any]]:
    """Write for a script how each office met a wanted report."""
    return [
        {
            "office": one.office.name,
            "office_id": one.office.id,
            "state": one.state,
            "corrected": one.is_corrected,
            "report": one.standing.id if one.standing else None,
            "beside": [twin.id for twin in one.twins],
        }
        for one in met
    ]


def beside(one: Span, other: Span) -> list[tuple[ItemKind, Step, Figure, Figure]]:
    """Put the figures of two spans beside each other, where either has one."""
    return [
        (change.kind, change.step, change.before, change.after)
        for change in reporting.beside(one, other)
        if (change.before, change.after) != (NOTHING, NOTHING)
    ]


def show_figures(call: Call, figures: ReportFigures) -> None:
    """Show a report's figures."""
    call.terminal.table(
        (
            "kind",
            "movement",
            "period-units",
            "period-amount",
            "cumulative-units",
            "cumulative-amount",
        ),
        [
            (kind, step, period.units, period.amount, whole.units, whole.amount)
            for kind, step, period, whole in beside(figures.period, figures.cumulative)
        ],
    )
    call.terminal.say(
        "report-people",
        awarded=figures.period.awarded,
        served=figures.period.served,
        awarded_in_all=figures.cumulative.awarded,
        served_in_all=figures.cumulative.served,
    )


def show_changes(call: Call, drafted: Draft) -> None:
    """Show what differs from the report before."""
    terminal = call.terminal
    if drafted.previous is None:
        terminal.say("first-report")
        return
    terminal.show()
    terminal.say("changes-since", number=drafted.previous.number)
    terminal.table(
        ("kind", "movement", "before", "now", "difference", "entered-late", "undone-since"),
        [
            (
                view.change.kind,
                view.change.step,
                view.change.before.units,
                view.change.after.units,
                view.change.difference.units,
                sum(entry.units for entry in view.late),
                view.unexplained.units,
            )
            for view in drafted.changes
        ],
    )


def plain_draft(drafted: Draft) -> dict[str, Any]:
    """Write a report for a script, with what changed since the one before."""
    return {
        "report": plain(drafted.report),
        "previous": drafted.previous.id if drafted.previous else None,
        "period": plain_span(drafted.figures.period),
        "cumulative": plain_span(drafted.figures.cumulative),
        "changes": [_plain_view(view) for view in drafted.changes],
    }


def plain_span(span: Span) -> dict[str, Any]:
    """Write the figures of a span for a script."""
    return {
        "figures": [
            {"kind": kind, "step": step, "units": figure.units, "amount": figure.amount}
            for (kind, step), figure in span.figures.items()
        ],
        "people_awarded": span.awarded,
        "people_served": span.served,
    }


def _plain_view(view: ChangeView) -> dict[str, Any]:
    return {
        **plain_change(view.change),
        "entries": [entry.record.id for entry in view.entries],
        "late": [entry.record.id for entry in view.late],
        "unexplained_units": view.unexplained.units,
        "unexplained_amount": view.unexplained.amount,
    }


def plain_change(change: Change) -> dict[str, Any]:
    """Write one changed figure for a script."""
    return {
        "kind": change.kind,
        "step": change.step,
        "units_before": change.before.units,
        "units_now": change.after.units,
        "amount_before": change.before.amount,
        "amount_now": change.after.amount,
    }
