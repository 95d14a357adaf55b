"""Which programme this PC looks at: every page and command without a name follows it.

The choice is this PC's own: it is no record, is never sent and is never in the digest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Consignment,
    Event,
    Invitation,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.closing import campaigns
from tethelp_desktop.services.desk import (
    CHOSEN_CAMPAIGN,
    Desk,
    current_campaign,
    usual_campaign,
)
from tethelp_desktop.store.store import Reader

_SEEN: Final = "campaign-seen"


@dataclass(frozen=True, slots=True)
class Programmes:
    """What there is to look at.

    Attributes:
        looked_at: The one that everything follows.
        known: Every one: open ones first, then the latest first.
        news: One that was opened since an older one was chosen; None once somebody chose again.
    """

    looked_at: Campaign
    known: Sequence[Campaign]
    news: Campaign | None


def programmes(desk: Desk) -> Programmes | None:
    """Read what there is to look at; None before headquarters opened a programme."""
    known = campaigns(desk)
    with desk.store.read() as reader:
        looked_at = current_campaign(reader)
        if looked_at is None:
            return None
        return Programmes(looked_at, known, _news(reader, looked_at))


def look_at(desk: Desk, campaign_id: Stamp) -> Campaign:
    """Choose a programme for this PC, until another is chosen.

    Raises:
        TetHelpError: There is no such programme.
    """
    with desk.write(Act.PREFER) as tx:
        chosen = tx.get(Campaign, campaign_id)
        usual = usual_campaign(tx.find(Campaign))
        tx.set(CHOSEN_CAMPAIGN, chosen.id)
        tx.set(_SEEN, chosen.id if usual is None else usual.id)
    return chosen


def campaign_of(reader: Reader, rid: Stamp) -> Stamp | None:
    """Name the programme of an award, a pledge line, a consignment or an invitation."""
    for invitation in reader.find(Invitation, id=rid):
        return reader.get(Event, invitation.event_id).campaign_id
    for line in reader.find(PledgeLine, id=rid):
        return reader.get(Pledge, line.pledge_id).campaign_id
    for award in reader.find(Award, id=rid):
        return award.campaign_id
    for consignment in reader.find(Consignment, id=rid):
        return consignment.campaign_id
    return None


def _news(reader: Reader, looked_at: Campaign) -> Campaign | None:
    usual = usual_campaign(reader.find(Campaign))
    if usual is None or usual.id in (looked_at.id, reader.setting(_SEEN)):
        return None
    return usual if usual.closed_on is None else None
