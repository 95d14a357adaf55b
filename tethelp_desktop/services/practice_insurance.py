"""What a practice register shows of cards: batches in every state, a return, money asked back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Enrolment,
    EnrolmentBatch,
    EvidenceKind,
    ItemKind,
    Outcome,
)
from tethelp_desktop.services import batch_paying, enrolling, issuing, refunds, replacing
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.issuing import Issued
from tethelp_desktop.services.made_up import Inventor
from tethelp_desktop.services.made_up_papers import attach_made_up
from tethelp_desktop.services.practice_selection import SUPPLEMENT

_UNANSWERED: Final = 2
_IN_HAND: Final = 3


def practise_insurance(
    desk: Desk,
    campaign: Campaign,
    inventor: Inventor,
    listed: Sequence[Award],
    others: Sequence[Award],
) -> list[Award]:
    """Apply for the cards of a list, pay them, and take a part of the answers.

    One person dies after the payment and the reserve steps in; one row comes back.

    Returns:
        The awards whose cards were issued.
    """
    today = desk.today
    handed_in, paid_on = today - timedelta(days=4), today - timedelta(days=3)
    batch = _draw_up(desk, campaign, "01/D03", [*listed, *others[:_UNANSWERED]])
    enrolling.submit_batch(desk, batch.id, handed_in, "TN 0118")
    batch_paying.pay_batch(desk, batch.id, paid_on, "UNC 140")
    title = "Ủy nhiệm chi UNC 140"
    attach_made_up(desk, batch, EvidenceKind.BANK_PAPER, title, "Nộp tiền đóng BHYT")
    *issued, returned, dead = listed
    with desk.store.read() as reader:
        rows = {row.award_id: row for row in reader.find(Enrolment, batch_id=batch.id)}
    replacing.replace_award(desk, dead.id, Outcome.DIED, paid_on, decision_number=SUPPLEMENT)
    for case in refunds.refund_cases(desk, campaign.id):
        refunds.claim(desk, case.case.id, today, "44/CV-BHXH")
    issuing.return_row(desk, rows[returned.id].id, today, "Ngày sinh không khớp cơ sở dữ liệu")
    for award in issued:
        card = Issued(number=inventor.insurance_code(), issued_on=today - timedelta(days=2))
        issuing.issue(desk, rows[award.id].id, card)
    in_hand = others[_UNANSWERED : _UNANSWERED + _IN_HAND]
    if in_hand:
        _draw_up(desk, campaign, "02/D03", in_hand)
    return issued


def _draw_up(
    desk: Desk, campaign: Campaign, number: str, chosen: Sequence[Award]
) -> EnrolmentBatch:
    entry = EnrolmentBatch(
        campaign_id=campaign.id,
        kind=ItemKind.CARD,
        number=number,
        made_on=desk.today - timedelta(days=4),
    )
    return enrolling.make_batch(desk, entry, [award.id for award in chosen])
