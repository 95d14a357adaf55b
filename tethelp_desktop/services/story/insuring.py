"""How cards of the story are applied for, paid and issued, and what happens when somebody dies."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Decision,
    Enrolment,
    EnrolmentBatch,
    EvidenceKind,
    ItemKind,
    Outcome,
    Payment,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    answers,
    batch_paying,
    batch_sheets,
    enrolling,
    refunds,
    replacing,
)
from tethelp_desktop.services.made_up_papers import attach_made_up
from tethelp_desktop.services.story.line import District, Line
from tethelp_desktop.services.story.selecting import register_decision
from tethelp_desktop.sheets.batches import write_batch
from tethelp_desktop.sheets.writing import Cell
from tethelp_desktop.sync import files
from tethelp_desktop.wording import Language

_SUPPLEMENT: Final = "09/QĐ-BHXH"
_TAKEN_BY: Final = "Bộ phận Thu – Sổ, thẻ"
_DEAD: Final = "Người tham gia đã mất"
_WRONG_BIRTH: Final = "Ngày sinh không khớp cơ sở dữ liệu"
_VALID: Final = (date(2024, 2, 10), date(2024, 5, 9))


@dataclass(frozen=True, slots=True)
class Insured:
    """What became of the cards of a batch.

    Attributes:
        issued: Awards whose card is there.
        aside: Awards with nothing to hand over: their person died, or their row came back.
    """

    issued: Sequence[Award]
    aside: Collection[Stamp]


def insure(
    line: Line, district: District, chosen: Sequence[Award], decision: Decision, language: Language
) -> Insured:
    """Apply for cards and pay them on the last day for Tết; one person dies, one row comes back.

    Args:
        line: Everybody.
        district: Who applies.
        chosen: Approved awards of cards, all paid by sponsors of the district.
        decision: That approved them.
        language: Of the sheet.
    """
    desk = district.desk
    line.clock.go_to(11, 14)
    batch = _hand_in(line, district, "01/D03", [award.id for award in chosen])
    sheet = line.sheets / batch_sheets.sheet_name(batch)
    batch_sheets.write_sheet(desk, batch.id, sheet, language, _TAKEN_BY)
    line.clock.go_to(11, 16)
    for paid in batch_paying.pay_batch(desk, batch.id, desk.today, "UNC 15"):
        _prove_payment(district, batch, paid)
    line.narrate("batch-paid", office=district.part.name, file=sheet.name, cards=len(chosen))
    line.clock.go_to(15, 8)
    returned, dead = chosen[-2:]
    stepped_in = _replace(line, district, dead, decision)
    line.clock.go_to(15, 11)
    said = {dead.id: _DEAD, returned.id: _WRONG_BIRTH}
    _answer(line, district, batch, said)
    line.clock.go_to(15, 14)
    again = _hand_in(line, district, "02/D03", [stepped_in.id])
    line.narrate(
        "batch-answered",
        office=district.part.name,
        issued=len(chosen) - len(said),
        returned=len(said),
        again=again.number,
    )
    return Insured([award for award in chosen if award.id not in said], frozenset(said))


def _hand_in(
    line: Line, district: District, number: str, chosen: Sequence[Stamp]
) -> EnrolmentBatch:
    desk = district.desk
    entry = EnrolmentBatch(
        campaign_id=line.campaign.id, kind=ItemKind.CARD, number=number, made_on=desk.today
    )
    batch = enrolling.make_batch(desk, entry, chosen)
    return enrolling.submit_batch(desk, batch.id, desk.today, f"TN {number}")


def _prove_payment(district: District, batch: EnrolmentBatch, paid: Payment) -> None:
    title = f"Ủy nhiệm chi {paid.document_number}"
    paid_for = f"Nộp tiền đóng BHYT, danh sách {batch.number}"
    for record in (batch, paid):
        attach_made_up(district.desk, record, EvidenceKind.BANK_PAPER, title, paid_for)


def _replace(line: Line, district: District, dead: Award, decision: Decision) -> Award:
    """Let the reserve step in by a supplementary decision, and ask the money back."""
    desk = district.desk
    register_decision(line, district, _SUPPLEMENT, decision.id)
    replaced = replacing.replace_award(
        desk, dead.id, Outcome.DIED, desk.today, decision_number=_SUPPLEMENT
    )
    [case] = refunds.refund_cases(desk, line.campaign.id)
    refunds.claim(desk, case.case.id, desk.today, "15/CV-BHXH")
    with desk.store.read() as reader:
        gone = reader.get(Beneficiary, dead.beneficiary_id)
        next_one = reader.get(Beneficiary, replaced.award.beneficiary_id)
    line.narrate(
        "replaced",
        gone=gone.full_name,
        next=next_one.full_name,
        decision=_SUPPLEMENT,
        amount=case.case.amount,
    )
    return replaced.award


def _answer(
    line: Line, district: District, batch: EnrolmentBatch, returned: dict[Stamp, str]
) -> None:
    """Let the insurance side fill in the sheet, and record what it says."""
    desk = district.desk
    with desk.store.read() as reader:
        form = batch_sheets.form_of(reader, batch.kind)
        rows = reader.find(Enrolment, batch_id=batch.id)
    filled = [_filled(line, row, returned.get(row.award_id)) for row in rows]
    path = line.sheets / f"answer-{batch_sheets.sheet_name(batch)}"
    files.write(path, write_batch(form, "D03", batch.number, filled, line.clock()))
    answers.take_answers(desk, batch.id, path, desk.today)


def _filled(line: Line, row: Enrolment, reason: str | None) -> dict[str, Cell]:
    if reason is not None:
        return {"row": row.id, "return_reason": reason}
    first, last = _VALID
    number = line.inventor.insurance_code()
    return {"row": row.id, "item_number": number, "valid_from": first, "valid_to": last}
