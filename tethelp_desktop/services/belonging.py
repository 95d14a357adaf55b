"""What belongs to one programme: nothing of another goes with it, and nothing called off."""

from collections.abc import Iterator

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Award, Campaign, Decision, Event
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.store import Reader


def event_problems(reader: Reader, event_id: Stamp, campaign_id: Stamp) -> Iterator[Problem]:
    """Refuse an event that was called off, or is another programme's."""
    event = reader.get(Event, event_id)
    if event.withdrawn is not None:
        yield Problem("event_id", Rule.EVENT_CALLED_OFF, (event.name,))
    if event.campaign_id != campaign_id:
        yield Problem("event_id", Rule.OF_ANOTHER_CAMPAIGN)


def decision_problems(reader: Reader, decision_id: Stamp, campaign_id: Stamp) -> Iterator[Problem]:
    """Refuse a decision that was taken out of the register, or is another programme's."""
    decision = reader.get(Decision, decision_id)
    if decision.withdrawn is not None:
        yield Problem("decision_id", Rule.DECISION_NOT_REGISTERED, (decision.number,))
    if decision.campaign_id != campaign_id:
        other = reader.get(Campaign, decision.campaign_id).name
        values = (decision.number, other)
        yield Problem("decision_id", Rule.DECISION_OF_ANOTHER_PROGRAMME, values)


def check_award_of(reader: Reader, award: Award, campaign_id: Stamp) -> None:
    """Stop where an award is another programme's.

    Raises:
        TetHelpError: It is.
    """
    if award.campaign_id != campaign_id:
        other = reader.get(Campaign, award.campaign_id)
        raise TetHelpError(Failure.AWARD_OF_ANOTHER_PROGRAMME, other.name)


def standing_event_id(reader: Reader, event_id: Stamp | None) -> Stamp | None:
    """Name an event that was not called off: only there can something have been handed over."""
    if event_id is None or reader.get(Event, event_id).withdrawn is not None:
        return None
    return event_id
