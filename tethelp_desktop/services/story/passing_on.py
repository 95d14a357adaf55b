"""How a commune and a hospital of the story hand over for the office, and who moves away."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Consignment,
    Decision,
    EvidenceKind,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import consigning, consignments, receipts, transfers
from tethelp_desktop.services.consigning import Patient
from tethelp_desktop.services.handover import Handed
from tethelp_desktop.services.made_up import committee_of
from tethelp_desktop.services.made_up_papers import attach_made_up
from tethelp_desktop.services.story.line import District, Line

PATIENTS: Final = 2
"""How many people are named on the spot."""
CONSIGNED: Final = 4
"""How many cards go out with the commune, if there are as many."""
_UNSIGNED: Final = 2
_STOCK: Final = 3
_DUE: Final = date(2024, 1, 19)


def consign_to_commune(line: Line, district: District, chosen: Sequence[Award]) -> Consignment:
    """Give cards to the commune that named their people."""
    line.clock.go_to(15, 16)
    desk, part = district.desk, district.part
    entry = Consignment(
        campaign_id=line.campaign.id,
        receiver=part.commune_signer,
        receiver_unit=committee_of(district.communes[0]),
        commune=district.communes[0].code,
        consigned_on=desk.today,
        due_on=_DUE,
        document_number="02/BBBG",
    )
    given = consigning.consign(desk, entry, [award.id for award in chosen]).consignment
    line.narrate("consigned", office=part.name, receiver=given.receiver_unit, cards=len(chosen))
    return given


def give_in_hospital(line: Line, district: District, gifts: Stamp, decision: Decision) -> None:
    """Give gifts without names to the hospital, which names patients on the spot."""
    line.clock.go_to(15, 17)
    desk, part = district.desk, district.part
    entry = Consignment(
        campaign_id=line.campaign.id,
        receiver=part.hospital_signer,
        receiver_unit=part.hospital,
        decision_id=decision.id,
        consigned_on=desk.today,
        document_number="03/BBBG",
    )
    stock = consigning.consign(desk, entry, stock={gifts: _STOCK}).consignment
    for _ in range(PATIENTS):
        person, stay = line.inventor.patient(district.communes[0])
        patient = Patient(person, admission=stay)
        consigning.give_from_stock(desk, stock.id, gifts, patient)
    line.narrate("stock-given", receiver=part.hospital, gifts=_STOCK, given=PATIENTS)


def settle_commune(line: Line, district: District, consignment: Consignment) -> Sequence[Handed]:
    """Enter the commune's signed sheet, which lacks two signatures, and print its receipts."""
    line.clock.go_to(19, 14)
    desk = district.desk
    with desk.store.read() as reader:
        out = consignments.contents(desk, reader, consignment.id).named
    unsigned = [unit.award.id for unit in out[-_UNSIGNED:]]
    settled = consigning.settle(desk, consignment.id, consignment.consigned_on, except_for=unsigned)
    title = f"Danh sách ký nhận của {consignment.receiver_unit}"
    attach_made_up(
        desk, consignment, EvidenceKind.SIGNED_SHEET, title, f"Đã ký: {len(settled.handed)}"
    )
    path = line.papers / "commune.pdf"
    receipts.print_to_file(desk, [handed.receipt.id for handed in settled.handed], path)
    line.narrate(
        "settled",
        receiver=consignment.receiver_unit,
        handed=len(settled.handed),
        unsigned=len(unsigned),
    )
    return settled.handed


def transfer(line: Line) -> None:
    """Let somebody of the second district move to the first, which has yet to take them over."""
    line.clock.go_to(19, 16)
    to, desk = line.districts[0].desk.office, line.districts[1].desk
    with desk.store.read() as reader:
        awarded = {award.beneficiary_id for award in reader.find(Award)}
        everybody = reader.find(Beneficiary, withdrawn=None)
    person = min(everybody, key=lambda one: (one.id in awarded, one.id))
    transfers.transfer(desk, person.id, to.id, "Chuyển nơi ở, theo thông báo 12/TB-UBND")
    line.narrate("transferred", name=person.full_name, office=to.name)
