"""What happens to gifts in a year on the way into people's hands, and what is reported of it."""

from dataclasses import replace
from datetime import date

from tests.builders import make_admission, make_consignment, make_person
from tests.services.turns import At, turn
from tethelp_desktop.domain.records import (
    Award,
    Campaign,
    Consignment,
    ConsignmentItem,
    Decision,
    Handover,
    ItemKind,
    PledgeLine,
    ReportSubmission,
)
from tethelp_desktop.services import consigning, handover, reporting
from tethelp_desktop.services.consigning import Patient
from tethelp_desktop.services.reporting import Draft

REASONS = {"not-an-inpatient": "trao tại nhà", "without-a-valid-card": "đang chờ thẻ"}


def _goes_out(at: At, award: Award) -> bool:
    is_here = award.kind is ItemKind.GIFT or any(
        row.issued_on is not None for row in at.rows.get(award.id, ())
    )
    return at.is_ready(award) and is_here and not at.is_settled


@turn("a gift is handed over at the table", Award, _goes_out, often=2)
def hand_over(at: At, award: Award) -> object:
    return handover.hand_over(at.desk, award.id, reasons=REASONS)


@turn(
    "a handover is undone",
    Handover,
    lambda at, one: at.stands(one) and at.is_own(one),
)
def undo_handover(at: At, entry: Handover) -> object:
    return handover.undo_handover(at.desk, entry.id, "nhầm")


def _consignment(at: At) -> Consignment:
    decided = [one.id for one in at.all(Decision) if at.is_own(one)]
    return make_consignment(
        campaign_id=at.campaign.id,
        consigned_on=at.today,
        decision_id=decided[0] if decided else None,
    )


@turn("gifts go out by name", Award, lambda at, award: at.is_open and _goes_out(at, award), often=2)
def consign_named(at: At, award: Award) -> object:
    ready = [one.id for one in at.all(Award) if _goes_out(at, one)]
    chosen = list(dict.fromkeys([award.id, *ready[: at.some]]))
    return consigning.consign(at.desk, _consignment(at), chosen)


@turn(
    "gifts go out without a name",
    PledgeLine,
    lambda at, line: (
        at.is_open
        and line.kind is ItemKind.GIFT
        and at.left(line) >= at.some
        and any(at.is_own(one) for one in at.all(Decision))
    ),
)
def consign_stock(at: At, line: PledgeLine) -> object:
    return consigning.consign(at.desk, _consignment(at), stock={line.id: at.some})


@turn(
    "a signed sheet is entered",
    Consignment,
    lambda at, one: at.is_own(one) and one.id in at.out.values() and not at.is_settled,
    often=2,
)
def settle(at: At, consignment: Consignment) -> object:
    """Enter a sheet; each row is durable by itself."""
    done = consigning.settle(
        at.desk, consignment.id, at.today, despite_withdrawal="đã ký nhận" if at.some > 1 else ""
    )
    if done.refused and not done.handed:
        raise done.refused[0][1]
    return done.handed


def _is_out(at: At, item: ConsignmentItem) -> bool:
    if item.reverses is not None or not at.is_own(item) or at.is_settled:
        return False
    if item.award_id is None:
        return at.stock(item.consignment_id, item.pledge_line_id) > 0
    return at.out.get(item.award_id) == item.consignment_id


@turn("a gift is brought back", ConsignmentItem, _is_out)
def bring_back(at: At, item: ConsignmentItem) -> object:
    named = [] if item.award_id is None else [item.award_id]
    stock = {} if named else {item.pledge_line_id: 1}
    return consigning.bring_back(
        at.desk, item.consignment_id, "không nhận", awards=named, stock=stock
    )


@turn(
    "a gift is given on the spot",
    ConsignmentItem,
    lambda at, item: item.award_id is None and _is_out(at, item),
)
def give_on_the_spot(at: At, item: ConsignmentItem) -> object:
    patient = Patient(
        make_person(health_card="GD4373720123456"),
        admission=make_admission(hospital="Bệnh viện Mẫu"),
    )
    return consigning.give_from_stock(
        at.desk, item.consignment_id, item.pledge_line_id, patient, reasons=REASONS
    )


def _reported(at: At) -> list[ReportSubmission]:
    """Read the reports of this office that no other one took the place of."""
    own = [one for one in at.all(ReportSubmission) if one.office_id == at.desk.identity.office_id]
    corrected = {one.corrects for one in own}
    return [one for one in own if one.id not in corrected]


@turn(
    "a report is sent",
    Campaign,
    lambda at, _: all(one.last_day < at.today for one in _reported(at)),
)
def report(at: At, campaign: Campaign) -> object:
    first = date(2026, 1, 1)
    return _sent(at, reporting.draft_period(at.desk, campaign.id, first, at.today))


@turn("a report is corrected", ReportSubmission, lambda at, one: one in _reported(at))
def correct(at: At, sent: ReportSubmission) -> object:
    return _sent(at, reporting.draft_correction(at.desk, sent.id))


def _sent(at: At, draft: Draft) -> ReportSubmission:
    signed = replace(
        draft.report, number=f"{at.serial}/BC", signer="Lương Quốc Mẫu", reason="thiếu một đợt"
    )
    return reporting.submit(at.desk, signed)
