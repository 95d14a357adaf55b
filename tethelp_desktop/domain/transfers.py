"""What a transfer tells of a person, and what its replies come to."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from tethelp_desktop.domain.checks import required
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import (
    Beneficiary,
    Record,
    Transfer,
    TransferReply,
    TransferStep,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.stored import STORED
from tethelp_desktop.domain.text import nfc

_STAYS: Final = {"household_id", "withdrawn", *(field.name for field in fields(Record))}
_TOLD: Final = {name: stored for name, stored in STORED[Beneficiary].items() if name not in _STAYS}


class TransferState(StrEnum):
    """How far a transfer is."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken-back"


_STRONGEST: Final = (TransferStep.ACCEPTED, TransferStep.TAKEN_BACK, TransferStep.REFUSED)
"""Which reply stands: whoever was accepted is recorded there, whatever was said meanwhile."""


def write(person: Beneficiary) -> str:
    """Write down the fields of a person that another office goes on with."""
    said = {}
    for name, stored in _TOLD.items():
        value = getattr(person, name)
        if value is not None and value != "":
            said[name] = stored.form.write(value) if stored.form is not None else value
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(transfer: Transfer) -> Beneficiary | None:
    """Read whom a transfer is about, as a new record; None where nobody can be read from it.

    A newer release's fields are left out, and so is a value that this one cannot read.
    """
    try:
        said = json.loads(transfer.person)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    told = {name: _value(name, said[name]) for name in _TOLD if name in said}
    if not told.get("full_name"):
        return None
    return Beneficiary(**{name: value for name, value in told.items() if value is not None})


def _value(name: str, said: Any) -> Any:
    stored = _TOLD[name]
    if type(said) is not (int if stored.is_number else str):
        return None
    try:
        text = str(said)
        text.encode()
        if text != nfc(text) or (stored.is_number and int(text) < 0):
            return None
        stored.check(text)
        return stored.form.read(text) if stored.form is not None else said
    except ValueError:
        return None


def standing_reply(
    transfer: Transfer,
    replies: Iterable[tuple[TransferReply, Stamp | None]],
    sender: Stamp | None,
) -> TransferReply | None:
    """Say which reply to a transfer stands; a function of the set, whatever their order.

    Args:
        transfer: What they answer.
        replies: Each with the office that gave it: only the receiver accepts or refuses, only
            the sender takes back.
        sender: The office that sent it; None where it is not known, or not yet.
    """
    if sender is None or sender == transfer.to_office_id:
        return None
    asked = {TransferStep.TAKEN_BACK: sender}
    valid = [
        reply
        for reply, office in replies
        if office == asked.get(reply.step, transfer.to_office_id)
        and (reply.step is TransferStep.ACCEPTED) == (reply.beneficiary_id is not None)
    ]
    return min(valid, key=lambda reply: (_STRONGEST.index(reply.step), reply.id), default=None)


def state_of(reply: TransferReply | None) -> TransferState:
    """Say how far a transfer is by the reply that stands."""
    return TransferState.WAITING if reply is None else TransferState(reply.step)


def reply_problems(reply: TransferReply, _today: date) -> Iterator[Problem]:
    """Find what a reply lacks: an acceptance the record, any other one the reason."""
    if reply.step is TransferStep.ACCEPTED:
        yield from required(reply, "beneficiary_id")
    else:
        yield from required(reply, "reason")
