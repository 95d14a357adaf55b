"""How lists and their rows look: states as pills, a person in two lines."""

from collections.abc import Sequence
from typing import Final

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.selection import ListState
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.nominating import RowOutcome
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Tone

_STATES: Final = {
    ListState.PLANNED: (Tone.MUTED, Icon.PEN),
    ListState.REQUESTED: (Tone.INFO, Icon.CLOCK),
    ListState.OVERDUE: (Tone.WARN, Icon.WARN),
    ListState.RECEIVED: (Tone.INFO, Icon.IN),
    ListState.NOTHING: (Tone.MUTED, Icon.CIRCLE),
    ListState.DECIDED: (Tone.OK, Icon.CHECK),
}
_OUTCOMES: Final = {
    RowOutcome.NEW: (Tone.INFO, Icon.PLUS),
    RowOutcome.KNOWN: (Tone.OK, Icon.CHECK),
    RowOutcome.ALREADY: (Tone.MUTED, Icon.CIRCLE),
    RowOutcome.REFUSED: (Tone.BAD, Icon.STOP),
}


def list_badge(messages: Messages, state: ListState) -> Badge:
    """Say how far a list has come."""
    return Badge(messages.name(state), *_STATES[state])


def outcome_badge(messages: Messages, outcome: RowOutcome) -> Badge:
    """Say what becomes of a row of a file."""
    return Badge(messages.name(outcome), *_OUTCOMES[outcome])


def who(person: Beneficiary, *, narrow: bool) -> str:
    """Tell people of one name apart: birth date, and masked number where there is room."""
    birth = shown_birth(person.birth_date) if person.birth_date else ""
    number = "" if narrow and birth else masked(person.personal_id or "")
    return f"{person.full_name}\n{joined([birth, number])}"


def joined(parts: Sequence[str]) -> str:
    """Put what is known side by side."""
    return "  ·  ".join(filter(None, parts))
