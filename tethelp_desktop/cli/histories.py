"""What became of a record, change by change."""

from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Options, Result
from tethelp_desktop.domain.dates import shown_moment, to_text
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.histories import Change, record_history
from tethelp_desktop.services.showing import Showing


def _options(options: Options) -> None:
    options.add("record", type=Stamp, metavar="ID")
    options.add("--in-full", action="store_true")


def history(call: Call) -> Result:
    """Tell who changed what of a record from what to what, and which bundle brought it."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        found = record_history(desk, typed.record, in_full=typed.in_full)
        with desk.store.read() as reader:
            showing = Showing(desk, reader, terminal.language, in_full=typed.in_full)
            title = showing.title(found.table, found.record.id)
            told = [_told(showing, found.table, one) for one in found.changes]
    terminal.show(f"{terminal.named('record', found.table)}: {title}")
    terminal.table(
        ("at", "by", "office", "field", "was", "value", "segment"),
        [
            (
                shown_moment(change.at),
                change.by,
                change.office,
                terminal.named("field", change.field)
                if change.field
                else terminal.text("record-made"),
                one["before"],
                one["after"],
                one["segment"] or terminal.text("not-exported"),
            )
            for change, one in zip(found.changes, told, strict=True)
        ],
    )
    return Result({"table": found.table, "record": found.record.id, "changes": told})


def _told(showing: Showing, table: str, change: Change) -> dict[str, Any]:
    def words(value: Any) -> str:
        return showing.value(table, change.field, value) if change.field else ""

    segment = change.segment
    return {
        "at": to_text(change.at),
        "by": change.by,
        "office": change.office,
        "here": change.is_here,
        "field": change.field,
        "before": words(change.before),
        "after": words(change.after),
        "decision": change.is_decision,
        "stands": change.stands,
        "segment": f"{segment[0].text} {segment[1]}" if segment else None,
    }


COMMANDS: Final = (Command("history", history, _options),)
