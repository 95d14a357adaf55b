"""What merging found that only a person can decide: which of two values stands."""

from collections.abc import Iterator
from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Options, Result, Stopped, Usage, plain
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.cli.typed import value_of
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services import conflicts
from tethelp_desktop.services.conflicts import Choice
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.showing import PRIVATE, discreetly
from tethelp_desktop.services.staff import saw_numbers
from tethelp_desktop.store.conflicts import Conflict, Side, open_conflicts
from tethelp_desktop.store.store import Reader


def _list_options(options: Options) -> None:
    options.add("--full", action="store_true")


def conflicts_list(call: Call) -> Result:
    """List the fields that two offices changed without knowing of each other.

    Numbers of people are masked unless asked for in full, which is noted.
    """
    terminal, in_full = call.terminal, call.arguments.full
    with call.desk() as desk:
        with desk.store.read() as reader:
            found = open_conflicts(reader)
            names = {conflict.rid: _name(reader, conflict) for conflict in found}
        if in_full:
            shown = (one.rid for one in found if PRIVATE.intersection(_all_fields(one)))
            saw_numbers(desk, *dict.fromkeys(shown))
    terminal.table(
        ("record", "field", "value", "by", "at", "id"),
        [
            (
                names[conflict.rid],
                _fields(terminal, conflict),
                _shown(terminal, conflict, side, in_full=in_full),
                side.recorded_by,
                f"{side.recorded_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}",
                _id(conflict),
            )
            for conflict in found
            for side in conflict.sides
        ],
    )
    terminal.say("open-conflicts", number=len(found))
    return Result(
        {"conflicts": [{**_plain(c, in_full=in_full), "name": names[c.rid]} for c in found]},
    )


def _resolve_options(options: Options) -> None:
    options.add("conflict", metavar="ID")
    options.add("--choose", required=True, metavar="ours|theirs|VALUE")


def conflicts_resolve(call: Call) -> Result:
    """Decide a conflict, for every store that gets the decision."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        conflict = _meant(desk, typed.conflict, terminal)
        value = _chosen(desk, conflict, typed.choose, terminal)
        record = conflicts.resolve_conflict(desk, conflict, value)
    terminal.say(
        "conflict-resolved",
        field=_fields(terminal, conflict),
        value=str(_told_value(conflict, value)),
    )
    return Result({"conflict": _id(conflict), "record": plain(discreetly(record))})


def plain_value(value: Any) -> Any:
    """Write a field's value, or those of several fields, as a script gives it back."""
    if isinstance(value, tuple):
        return [plain_value(one) for one in value]
    return getattr(value, "text", value)


def _told_value(conflict: Conflict, value: Any, *, in_full: bool = False) -> Any:
    """Write a side's value; the number of a person is masked unless asked for in full."""
    told = [_told(*one, in_full=in_full) for one in conflict.values(value).items()]
    return told if conflict.others else told[0]


def _told(field: str, value: Any, *, in_full: bool) -> Any:
    told = plain_value(value)
    is_number = field in PRIVATE and isinstance(told, str)
    return masked(told) if is_number and not in_full else told


def _all_fields(conflict: Conflict) -> Iterator[str]:
    """Name the fields of which something is shown."""
    yield from conflict.fields
    yield from (field for side in conflict.sides for field, _ in side.edited)


def _fields(terminal: Terminal, conflict: Conflict) -> str:
    return ", ".join(terminal.named("field", field) for field in conflict.fields)


def _shown(terminal: Terminal, conflict: Conflict, side: Side, *, in_full: bool) -> str:
    if not side.edited:
        return str(_told_value(conflict, side.value, in_full=in_full))
    said = (
        f"{terminal.named('field', name)}: {_told(name, value, in_full=in_full)}"
        for name, value in side.edited
    )
    return ", ".join(said)


def _meant(desk: Desk, text: str, terminal: Terminal) -> Conflict:
    """Find the conflict that `ID` or `ID:field` names."""
    rid, _, field = text.partition(":")
    if field:
        return conflicts.find_conflict(desk, Stamp(rid), field)
    with desk.store.read() as reader:
        found = [conflict for conflict in open_conflicts(reader) if conflict.rid == rid]
    if len(found) != 1:
        raise Stopped(terminal.text("means-several" if found else "means-none", what=text))
    return found[0]


def _chosen(desk: Desk, conflict: Conflict, text: str, terminal: Terminal) -> Any:
    if text in tuple(Choice):
        return conflicts.chosen_value(desk, conflict, Choice(text))
    if conflict.others:  # no one value says what several fields are
        raise Usage(terminal.text("no-such-value", value=text))
    try:
        return value_of(RECORDS[conflict.table], conflict.field, text)
    except (ValueError, KeyError) as error:
        raise Usage(terminal.text("no-such-value", value=text)) from error


def _name(reader: Reader, conflict: Conflict) -> str:
    """Call a record what people call it."""
    found = reader.find(RECORDS[conflict.table], id=conflict.rid)
    for field in ("full_name", "name", "printed_number"):
        if found and hasattr(found[0], field):
            return str(getattr(found[0], field))
    return conflict.rid


def _id(conflict: Conflict) -> str:
    return f"{conflict.rid}:{conflict.field}"


def _plain(conflict: Conflict, *, in_full: bool) -> dict[str, Any]:
    return {
        "id": _id(conflict),
        "table": conflict.table,
        "record": conflict.rid,
        "field": conflict.field,
        "fields": list(conflict.fields),
        "sides": [
            {
                "value": _told_value(conflict, side.value, in_full=in_full),
                "edited": [field for field, _ in side.edited],
                "recorded_by": side.recorded_by,
                "recorded_at": dates.to_text(side.recorded_at),
                "pc": side.replica,
            }
            for side in conflict.sides
        ],
    }


COMMANDS: Final = (
    Command("conflicts list", conflicts_list, _list_options),
    Command("conflicts resolve", conflicts_resolve, _resolve_options),
)
