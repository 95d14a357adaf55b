"""What the tales of whole programmes have in common: the line at a date, and figures to compare."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.builders import (
    PASSPHRASE,
    Line,
    copy_line,
    make_contribution,
    make_line_of_offices,
    make_sponsor,
    send,
)
from tests.cli.running import Store
from tests.services.recounting import figures_open
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.records import ItemKind, Pledge, PledgeLine
from tethelp_desktop.services import pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Scope, ledger
from tethelp_desktop.services.pledges import LineChange


def line_on(folder: Path, day: date, **campaign: Any) -> Line:
    """Open headquarters and two offices on a morning, with a programme and nothing else."""
    morning = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    template, opened = folder / "made", folder / "line"
    template.mkdir()
    make_line_of_offices(template, morning - timedelta(hours=1), **campaign)
    return copy_line(template, opened, morning)


def turn_to(line: Line, day: date) -> None:
    """Let the morning of a day come."""
    line.clock.now = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


def up_and_down(line: Line) -> None:
    """Carry everything to headquarters, and down again."""
    for office in (line.one, line.two):
        send(office, line.hq)
    for office in (line.one, line.two):
        send(line.hq, office)


def receive(desk: Desk, line: PledgeLine, quantity: int, amount: int, number: str) -> None:
    entry = make_contribution(
        pledge_line_id=line.id,
        quantity=quantity,
        amount=amount,
        received_on=desk.today,
        document_number=number,
    )
    pledges.receive(desk, entry)


def pledged(desk: Desk, sponsor: str, line: PledgeLine, **over: Any) -> PledgeLine:
    """Register a sponsor's promise of one line."""
    campaign = desk.campaign
    assert campaign is not None
    donor = pledges.save_sponsor(desk, None, make_sponsor(name=sponsor, **over))
    promise = Pledge(
        campaign_id=campaign.id,
        sponsor_id=donor.id,
        document_number=f"{sponsor}/CK",
        pledged_on=desk.today,
    )
    pledge = pledges.save_pledge(desk, None, promise, [LineChange(None, line)])
    with desk.store.read() as reader:
        [found] = reader.find(PledgeLine, pledge_id=pledge.id)
    return found


def figures(desk: Desk, scope: Scope, kind: ItemKind) -> dict[Step, tuple[int, int]]:
    """Read what is not zero of a ledger, in units and in đồng; every figure opens to its sum."""
    figures_open(desk, scope)
    found = ledger(desk, scope).kinds[kind].figures
    return {
        step: (figure.units, figure.amount) for step, figure in found.items() if figure != Figure()
    }


def command_line(folder: Path, name: str) -> Store:
    """Let commands read a store that no desk has open."""
    secret = folder / "passphrase"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return Store(folder / "line" / name, secret)
