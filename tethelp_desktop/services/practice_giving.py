"""What a practice register shows of giving: an event to come, gifts elsewhere, open cases."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Consignment,
    Decision,
    Event,
    EvidenceKind,
    Outcome,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, consigning, events, handover
from tethelp_desktop.services.consigning import Patient
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.made_up import Inventor, committee_of
from tethelp_desktop.services.made_up_papers import attach_made_up
from tethelp_desktop.services.practice_selection import HOSPITAL

_UNSIGNED: Final = 2
_STOCK: Final = 4
_ON_STAGE: Final = 3
_NURSE: Final = "Phạm Thị Mẫu"
_CLERK: Final = "Lê Văn Mẫu"


def call_guests(desk: Desk, event: Event, chosen: Sequence[Award]) -> None:
    """Call people to an event, some of them on stage."""
    guests = events.invite(desk, event.id, [award.id for award in chosen]).invitations
    on_stage = [guest.id for guest in guests[:_ON_STAGE]]
    events.mark_symbolic(desk, on_stage, symbolic=True)


def practise_consignments(
    desk: Desk, campaign: Campaign, commune: Commune, issued: Sequence[Award]
) -> None:
    """Give cards to a commune, which should have settled by yesterday and lacks signatures."""
    entry = Consignment(
        campaign_id=campaign.id,
        receiver=_CLERK,
        receiver_unit=committee_of(commune),
        commune=commune.code,
        consigned_on=desk.today - timedelta(days=2),
        due_on=desk.today - timedelta(days=1),
        document_number="07/BBBG",
    )
    given = consigning.consign(desk, entry, [award.id for award in issued]).consignment
    unsigned = [award.id for award in issued[-_UNSIGNED:]]
    consigning.settle(desk, given.id, entry.consigned_on, except_for=unsigned)
    title = f"Danh sách ký nhận của {entry.receiver_unit}"
    attach_made_up(desk, given, EvidenceKind.SIGNED_SHEET, title, "Còn hai người chưa ký")


def practise_stock(
    desk: Desk,
    campaign: Campaign,
    commune: Commune,
    gifts: Stamp,
    decision: Decision,
    inventor: Inventor,
) -> None:
    """Give gifts without names to a hospital, which gave one on the spot."""
    entry = Consignment(
        campaign_id=campaign.id,
        receiver=_NURSE,
        receiver_unit=HOSPITAL,
        decision_id=decision.id,
        consigned_on=desk.today,
        due_on=desk.today + timedelta(days=6),
        document_number="08/BBBG",
    )
    stock = consigning.consign(desk, entry, stock={gifts: _STOCK}).consignment
    person, stay = inventor.patient(commune)
    consigning.give_from_stock(desk, stock.id, gifts, Patient(person, admission=stay))


def practise_cases(desk: Desk, campaign: Campaign, chosen: Sequence[Award]) -> None:
    """Plan an event to which somebody is called whose award was given up; prove another's."""
    event = events.save_event(
        desk,
        None,
        Event(
            campaign_id=campaign.id,
            name="Trao thẻ BHYT và quà Tết",
            place="Hội trường UBND phường Tây Hoa Lư",
            held_on=desk.today + timedelta(days=5),
            delegation="Đoàn công tác BHXH tỉnh Ninh Bình",
        ),
    )
    call_guests(desk, event, chosen)
    for award, outcome in zip(chosen, (Outcome.MOVED, Outcome.NOT_REACHED), strict=False):
        awards.withdraw(desk, award.id, outcome)
    handover.hand_over(
        desk, chosen[0].id, despite_withdrawal="Phiếu ký nhận ngày trao, tìm thấy sau"
    )
