"""How the section says numbers of units, and where they are."""

from collections.abc import Mapping
from typing import Final

from tethelp_desktop.domain.consigning import GuestState
from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import Beneficiary, ItemKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Tone

GUEST_LOOKS: Final = {
    GuestState.AWAITED: (Tone.INFO, Icon.CLOCK),
    GuestState.PRESENTED: (Tone.WARN, Icon.HAND),
    GuestState.CONSIGNED: (Tone.MUTED, Icon.OUT),
    GuestState.HANDED_OVER: (Tone.OK, Icon.CHECK),
    GuestState.WITHDRAWN: (Tone.BAD, Icon.CROSS),
}


def guest_badge(messages: Messages, state: GuestState) -> Badge:
    """Say where an award stands that is on the list of an event."""
    return Badge(messages.name(state), *GUEST_LOOKS[state])


def units(messages: Messages, numbers: Mapping[ItemKind, int]) -> str:
    """Count units kind by kind; kinds are never added together."""
    return ", ".join(
        f"{messages.name(kind)}: {grouped(numbers[kind])}" for kind in ItemKind if numbers.get(kind)
    )


def birth(person: Beneficiary) -> str:
    """Say when somebody was born, as far as it is known."""
    return shown_birth(person.birth_date) if person.birth_date else ""
