"""What a practice register shows of lists and decisions: answered, empty, late, still expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Decision,
    EvidenceKind,
    ItemKind,
    ListSource,
    SelectionList,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import decisions, selection
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.made_up import committee_of
from tethelp_desktop.services.made_up_papers import attach_made_up

DECISION: Final = "12/QĐ-BHXH"
SUPPLEMENT: Final = "15/QĐ-BHXH"
HOSPITAL: Final = "Bệnh viện đa khoa Mẫu"
_LIST: Final = 8
_RESERVE: Final = 2
_SIGNER: Final = "Nguyễn Văn Mẫu"
_CHAIR: Final = "Đinh Thị Mẫu"


@dataclass(frozen=True, slots=True)
class Selected:
    """Whom a commune's list names.

    Attributes:
        awards: Proposed from it, without the reserve.
        people: All of them, the reserve too.
    """

    list_id: Stamp
    awards: Sequence[Award]
    people: frozenset[Stamp]


def register_decisions(desk: Desk, campaign: Campaign) -> Decision:
    """Enter the decision that approves everything, and the one that adds to it."""
    first = _register(desk, campaign, DECISION, 5)
    _register(desk, campaign, SUPPLEMENT, 1, first.id)
    title = "Quyết định 12-QĐ-BHXH"
    attach_made_up(desk, first, EvidenceKind.DECISION, title, f"Người ký: {_SIGNER}")
    return first


def practise_lists(
    desk: Desk,
    campaign: Campaign,
    communes: Sequence[Commune],
    cards: Stamp,
    chosen: Sequence[Stamp],
) -> Selected:
    """Enter lists in every state, and propose from the one that names people.

    Args:
        desk: Where.
        campaign: The programme.
        communes: Of the office.
        cards: The pledge line.
        chosen: Who may have a card; the first of them are named.
    """
    asked = [_ask(desk, campaign, committee_of(one), one) for one in communes[:3]]
    _ask(desk, campaign, HOSPITAL)
    named = chosen[:_LIST]
    rows = [
        selection.nominate(desk, asked[0].id, rid, reserve=place >= len(named) - _RESERVE)
        for place, rid in enumerate(named)
    ]
    day = desk.today - timedelta(days=8)
    received = selection.receive(desk, asked[0].id, day, _CHAIR, number="02/DS-UBND")
    title = f"Danh sách đề nghị của {received.source_name}"
    attach_made_up(desk, received, EvidenceKind.SIGNED_LIST, title, f"Người ký: {_CHAIR}")
    selection.receive(desk, asked[1].id, day, _CHAIR, number="05/CV-UBND", nothing=True)
    first = [row.id for row in rows if not row.reserve]
    proposed = selection.propose_from_list(desk, cards, first)
    return Selected(received.id, proposed.awards, frozenset(named))


def _ask(
    desk: Desk, campaign: Campaign, name: str, commune: Commune | None = None
) -> SelectionList:
    """Ask a commune, which was to answer by yesterday, or a hospital, which has some days left."""
    today, of_commune = desk.today, commune is not None
    wanted = SelectionList(
        campaign_id=campaign.id,
        source=ListSource.COMMUNE if of_commune else ListSource.HOSPITAL,
        source_name=name,
        commune=commune.code if commune is not None else None,
        kind=ItemKind.CARD if of_commune else ItemKind.GIFT,
        places=_LIST - _RESERVE if of_commune else None,
        requested_on=today - timedelta(days=16),
        request_number="31/CV-BHXH",
        due_on=today + timedelta(days=-1 if of_commune else 4),
    )
    return selection.save_list(desk, None, wanted)


def _register(
    desk: Desk, campaign: Campaign, number: str, days_ago: int, supplements: Stamp | None = None
) -> Decision:
    entry = Decision(
        campaign_id=campaign.id,
        number=number,
        decided_on=desk.today - timedelta(days=days_ago),
        signer=_SIGNER,
        signer_title="Giám đốc",
        issued_by=desk.office.name,
        supplements=supplements,
    )
    return decisions.save_decision(desk, None, entry)
