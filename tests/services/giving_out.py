"""Gifts that are out: with a commune by name, with a hospital as a stock under a decision."""

from collections.abc import Sequence
from datetime import timedelta

from tests.builders import (
    TODAY,
    Line,
    add_line,
    make_admission,
    make_consignment,
    make_decision,
    make_person,
)
from tethelp_desktop.domain.consigning import Lot
from tethelp_desktop.domain.records import Award, ItemKind, PledgeLine
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import consigning
from tethelp_desktop.services.consigning import Consigned, Patient
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import consigned
from tethelp_desktop.store.totals import line_balance

WEEK_AGO = TODAY - timedelta(days=7)


def give_out(line: Line, awards: Sequence[Award], **over: object) -> Consigned:
    """Let a commune's staff take awards a week ago."""
    entry = make_consignment(campaign_id=line.campaign.id, consigned_on=WEEK_AGO, **over)
    return consigning.consign(line.one, entry, [award.id for award in awards])


def add_gifts(desk: Desk, quantity: int = 5) -> PledgeLine:
    return add_line(desk, kind=ItemKind.GIFT, months=None, quantity=quantity, unit_value=500_000)


def decide(line: Line, desk: Desk | None = None) -> Stamp:
    """Register a decision that reserves gifts for a hospital."""
    with (desk or line.one).write() as tx:
        return tx.add(make_decision(campaign_id=line.campaign.id)).id


def stock_hospital(line: Line, gifts: PledgeLine, quantity: int) -> Consigned:
    """Let a hospital take gifts without names a week ago."""
    entry = make_consignment(
        campaign_id=line.campaign.id,
        receiver="Trần Thị Điều Dưỡng",
        receiver_unit="Bệnh viện đa khoa Mẫu",
        consigned_on=WEEK_AGO,
        decision_id=decide(line),
    )
    return consigning.consign(line.one, entry, stock={gifts.id: quantity})


def patient(**over: object) -> Patient:
    """Somebody new in hospital, with a card."""
    return Patient(
        make_person(health_card="GD4373720123456", **over),
        admission=make_admission(hospital="Bệnh viện đa khoa Mẫu"),
    )


def lots(desk: Desk, consignment_id: Stamp) -> list[Lot]:
    with desk.store.read() as reader:
        return consigned.lots(reader, [consignment_id])


def left(desk: Desk, line_id: Stamp) -> int:
    with desk.store.read() as reader:
        return line_balance(reader, line_id).left
