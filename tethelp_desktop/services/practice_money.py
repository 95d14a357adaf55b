"""What a practice register shows of money: paid, paid by mistake, come back, and a target."""

from typing import Final

from tethelp_desktop.domain.records import (
    Campaign,
    ItemKind,
    Payment,
    PaymentKind,
    PledgeLine,
    Target,
)
from tethelp_desktop.services.allotting import set_target
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.money import enter_payment, undo_payment

_PAID: Final = {
    ItemKind.BOOK: (PaymentKind.INSURANCE, 2, "UNC 131"),
    ItemKind.CARD: (PaymentKind.INSURANCE, 12, "UNC 130"),
    ItemKind.GIFT: (PaymentKind.GOODS, 6, "HĐ 0000217"),
}
_TARGETS: Final = {ItemKind.CARD: 50, ItemKind.GIFT: 20}


def practise_money(desk: Desk, campaign: Campaign) -> None:
    """Enter what somebody who learns the ledger would look for."""
    with desk.store.read() as reader:
        lines = {line.kind: line for line in reader.find(PledgeLine)}
    for item, (kind, units, paper) in _PAID.items():
        _move(desk, lines[item], kind, units, paper)
    mistaken = _move(desk, lines[ItemKind.CARD], PaymentKind.INSURANCE, 1, "UNC 132")
    undo_payment(desk, mistaken.id, "Ghi hai lần một ủy nhiệm chi")
    _move(desk, lines[ItemKind.CARD], PaymentKind.REFUND, 1, "GBC 44", "Người được tặng đã có thẻ")
    for item, units in _TARGETS.items():
        target = Target(
            campaign_id=campaign.id,
            office_id=desk.identity.office_id,
            kind=item,
            quantity=units,
            set_on=desk.today,
            document_number="21/KH-BHXH",
        )
        set_target(desk, None, target)


def _move(
    desk: Desk, line: PledgeLine, kind: PaymentKind, units: int, paper: str, reason: str = ""
) -> Payment:
    entry = Payment(
        pledge_line_id=line.id,
        kind=kind,
        quantity=units,
        amount=units * line.unit_value,
        paid_on=desk.today,
        document_number=paper,
        reason=reason,
    )
    return enter_payment(desk, entry)[0]
