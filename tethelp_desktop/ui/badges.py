"""How states look: the words of the catalogue with the colour and shape they always have."""

from collections.abc import Iterable
from typing import Final

from tethelp_desktop.domain.records import AwardState, ItemKind
from tethelp_desktop.domain.statements import Agreement
from tethelp_desktop.store.award_list import AwardRow
from tethelp_desktop.store.people_list import PersonState
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.painting import Badge, pill_width
from tethelp_desktop.ui.theme import Theme, Tone

KIND_ICONS: Final = {
    ItemKind.BOOK: Icon.BOOK,
    ItemKind.CARD: Icon.HEALTH_CARD,
    ItemKind.GIFT: Icon.GIFT,
}

_PERSON: Final = {
    PersonState.NO_AWARD: (Tone.MUTED, None),
    PersonState.PROPOSED: (Tone.WARN, Icon.PEN),
    PersonState.AWAITING: (Tone.INFO, Icon.CLOCK),
    PersonState.HANDED_OVER: (Tone.OK, Icon.CHECK),
}
_AWARD: Final = {
    AwardState.PROPOSED: (Tone.WARN, Icon.PEN),
    AwardState.APPROVED: (Tone.INFO, Icon.CLOCK),
    AwardState.WITHDRAWN: (Tone.MUTED, Icon.CROSS),
}
_AGREEMENT: Final = {
    Agreement.FITS: (Tone.OK, Icon.CHECK),
    Agreement.CONTRADICTS: (Tone.BAD, Icon.STOP),
    Agreement.CANNOT_TELL: (Tone.MUTED, Icon.HELP),
}
_SENDING: Final = {
    Sending.RECORDED: (Tone.MUTED, Icon.CIRCLE),
    Sending.EXPORTED: (Tone.INFO, Icon.OUT),
    Sending.RECEIVED: (Tone.INFO, Icon.CHECK),
    Sending.NEEDS_YOU: (Tone.WARN, Icon.WARN),
    Sending.CONFIRMED: (Tone.OK, Icon.CHECKS),
}


def person_badge(messages: Messages, state: PersonState) -> Badge:
    """Say where a person stands."""
    return Badge(messages.name(state), *_PERSON[state])


def award_badge(messages: Messages, award: AwardRow) -> Badge:
    """Say where an award stands; one that was handed over looks as its person does."""
    if award.handed_on is not None:
        return person_badge(messages, PersonState.HANDED_OVER)
    return award_state_badge(messages, award.state)


def award_state_badge(messages: Messages, state: AwardState) -> Badge:
    """Say what was decided about an award."""
    return Badge(messages.name(state), *_AWARD[state])


def sending_badge(messages: Messages, sending: Sending) -> Badge:
    """Say how far a record has come on its way up the line."""
    return Badge(messages.name(sending), *_SENDING[sending])


def agreement_badge(
    messages: Messages, agreement: Agreement, *, is_explained: bool = False
) -> Badge:
    """Say whether two counts agree; a difference whose reason is known is no alarm."""
    tone, icon = _AGREEMENT[agreement]
    if agreement is Agreement.CONTRADICTS and is_explained:
        tone, icon = Tone.WARN, Icon.WARN
    return Badge(messages.name(agreement), tone, icon)


def pills_width(badges: Iterable[Badge]) -> int:
    """Measure the column that any of some pills fits into, for ordinary letters."""
    return max(pill_width(Theme(), badge) for badge in badges) + 20
