"""What the offices above answered about this PC's and this office's records."""

from typing import Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Result
from tethelp_desktop.domain import dates
from tethelp_desktop.services.above import heard_above, remarked
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import sending_counts
from tethelp_desktop.wording import name_of, remark_sentence


def answer(call: Call) -> Result:
    """Say how far this PC's changes have come, and which records are to be put in order."""
    terminal = call.terminal
    with call.desk() as desk, desk.store.read() as reader:
        counts = sending_counts(reader, desk.identity.own_replicas, heard_above(desk, reader))
        found = remarked(desk, reader)
    terminal.table(
        ("state", "changes"),
        [(name_of(sending, terminal.language), counts[sending]) for sending in Sending],
    )
    for one in found:
        sentence = remark_sentence(one.remark, one.other, terminal.language)
        terminal.warn(f"{one.title or one.remark.rid}: {sentence}")
    facts = [
        {
            "id": one.remark.rid,
            "record": one.remark.table,
            "kind": one.remark.kind,
            "field": one.remark.field,
            "office": one.remark.office_id,
            "on": None if one.remark.on is None else one.remark.on.isoformat(),
            "number": one.remark.masked,
            "answered_at": dates.to_text(one.answered_at),
        }
        for one in found
    ]
    by_name = {sending.replace("-", "_"): counts[sending] for sending in Sending}
    return Result({**by_name, "remarks": facts}, Exit.NEEDS_A_PERSON if found else Exit.DONE)


COMMANDS: Final = (Command("answer", answer),)
