"""A practice register: an office of the base with made-up people, to learn with and to show.

It belongs to a practice line of its own, whose headquarters is made for the occasion and thrown
away; real offices refuse its bundles, and its receipts say that they are worth nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Contribution,
    Decision,
    Event,
    Hardship,
    ItemKind,
    Level,
    Measure,
    Office,
    Pledge,
    PledgeLine,
    Qualifier,
    Sponsor,
    SponsorKind,
    Statement,
    UnitSystem,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    assessing,
    awards,
    events,
    handover,
    insurance,
    offices,
    people,
    pledges,
    receipts,
    receiving,
    selection,
    statements,
    transfers,
)
from tethelp_desktop.services.desk import Clock, Desk, make_headquarters, make_office, wall_clock
from tethelp_desktop.services.made_up import Inventor, homes
from tethelp_desktop.services.practice_duplicates import practise_duplicates
from tethelp_desktop.services.practice_giving import (
    call_guests,
    practise_cases,
    practise_consignments,
    practise_stock,
)
from tethelp_desktop.services.practice_insurance import practise_insurance
from tethelp_desktop.services.practice_money import practise_money
from tethelp_desktop.services.practice_privacy import practise_privacy
from tethelp_desktop.services.practice_reports import practise_reports, want_reports
from tethelp_desktop.services.practice_selection import (
    DECISION,
    practise_lists,
    register_decisions,
)
from tethelp_desktop.store.keyslots import Cost

_PATIENTS: Final = 6
_BOOKS: Final = 4
_UNPRINTED: Final = (5, 9)
"""Which handovers wait for their paper."""
_PRINTED_TWICE: Final = 3
_UNDONE: Final = 7
_MINUTES_EACH: Final = 3
_HANDED: Final = 12
_CALLED: Final = 4
_LATE: Final = 2
"""How many were called to the event and did not come."""
_PRINTER: Final = "HP LaserJet"
_FOR_A_MOMENT: Final = Cost(memory_kib=8, iterations=1, lanes=1)
"""Nothing is in the headquarters that is thrown away, so nobody need guess long."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice register that is open.

    Attributes:
        recovery_code: Opens it when the passphrase is forgotten.
    """

    desk: Desk
    recovery_code: str


def make_practice_office(
    folder: Path,
    passphrase: str,
    staff: str,
    *,
    clock: Clock = wall_clock,
    number: int = 80,
    seed: int = 2024,
    monitor: Monitor | None = None,
) -> Practice:
    """Make a practice register with people, pledges, awards and a day of handing over.

    Args:
        folder: Without a store in it.
        passphrase: What `staff` opens the register with.
        staff: Who practises.
        clock: Tells the time.
        number: How many people to make up, at least 30, or there is not something of everything.
        seed: Another one gives other people.
        monitor: Told after each step.

    Raises:
        TetHelpError: The folder holds a store or cannot be written, or the passphrase is weak.
        Cancelled: As asked; what was made so far is removed.
    """
    monitor = monitor or Monitor()
    now = clock()
    with TemporaryDirectory() as elsewhere:
        office_file = offices.read_office_file(_office_file(Path(elsewhere), clock))
    desk, code = make_office(folder, passphrase, office_file, staff, clock=clock)
    with desk.store.or_discarded():
        receiving.take_office_file(desk, office_file)
        monitor.report("practice", 1, 4)
        homes_of_all = homes(UnitSystem.SINCE_2025, "Ninh Bình")
        communes = [commune for commune in homes_of_all if "Hoa Lư" in commune.name]
        inventor, campaign = Inventor(seed, desk.today), _campaign(desk)
        registered = _register(desk, inventor, communes, number)
        monitor.report("practice", 2, 4)
        given = _award(desk, campaign, communes, registered)
        monitor.report("practice", 3, 4)
        _hand_over(desk, campaign, now, given.handed, given.waiting[:_LATE])
        issued = practise_insurance(desk, campaign, inventor, given.listed, given.waiting)
        practise_cases(desk, campaign, given.called)
        practise_consignments(desk, campaign, communes[0], issued)
        practise_stock(desk, campaign, communes[0], given.gift_line, given.decision, inventor)
        practise_money(desk, campaign)
        practise_reports(desk, campaign)
        practise_privacy(desk, registered)
        practise_duplicates(desk, registered[-3:])
        _transfer(desk, registered[-4])
        _publish(desk, campaign)
        desk.store.put_in_place()
    return Practice(desk, code)


def _office_file(folder: Path, clock: Clock) -> Path:
    """Make a headquarters that lives only until its office file is written."""
    central = Office(
        name="Bảo hiểm xã hội Việt Nam", level=Level.CENTRAL, symbol="TW", place="Hà Nội"
    )
    headquarters, _ = make_headquarters(
        folder / "headquarters",
        "only for a moment",
        central,
        "Tập huấn",
        clock,
        training=True,
        cost=_FOR_A_MOMENT,
    )
    with headquarters.store:
        province = offices.save_office(
            headquarters,
            None,
            Office(
                name="Bảo hiểm xã hội tỉnh Ninh Bình",
                level=Level.PROVINCE,
                symbol="NB",
                parent_id=headquarters.identity.office_id,
                place="Ninh Bình",
            ),
        )
        base = offices.save_office(
            headquarters,
            None,
            Office(
                name="Bảo hiểm xã hội cơ sở Hoa Lư",
                level=Level.DISTRICT,
                symbol="HL",
                parent_id=province.id,
                place="Hoa Lư",
            ),
        )
        offices.save_office(
            headquarters,
            None,
            Office(
                name="Bảo hiểm xã hội cơ sở Nho Quan",
                level=Level.DISTRICT,
                symbol="NQ",
                parent_id=province.id,
                place="Nho Quan",
            ),
        )
        proposed = offices.proposed_campaign(headquarters.today)
        name = f"Chương trình tặng sổ BHXH, thẻ BHYT {proposed.short_name}"
        campaign = offices.save_campaign(headquarters, None, replace(proposed, name=name))
        want_reports(headquarters, campaign)
        return offices.write_office_file(headquarters, base.id, folder)


def _campaign(desk: Desk) -> Campaign:
    campaign = desk.campaign
    if campaign is None:
        raise RuntimeError("a practice line begins with a programme")
    return campaign


def _register(
    desk: Desk, inventor: Inventor, communes: Sequence[Commune], number: int
) -> Sequence[Beneficiary]:
    """Register people with what insurance they have, some patients among them."""
    patients = [
        inventor.person(communes[place % len(communes)], Hardship.INPATIENT)
        for place in range(min(_PATIENTS, number))
    ]
    chosen = [*inventor.people(communes, number - len(patients)), *patients]
    registered = people.register_people(desk, chosen).people
    insurance.enter(desk, [r for one in registered for r in inventor.insurance_of(one)])
    return registered


@dataclass(frozen=True, slots=True)
class _Given:
    """What was approved, by what becomes of it.

    Attributes:
        handed: Cards for today's event.
        waiting: Cards that nothing has come of yet.
        called: Cards for an event to come.
        listed: Cards for people whom a commune's list names.
        gift_line: The pledge line of the gifts.
    """

    handed: Sequence[Award]
    waiting: Sequence[Award]
    called: Sequence[Award]
    listed: Sequence[Award]
    gift_line: Stamp
    decision: Decision


def _award(
    desk: Desk, campaign: Campaign, communes: Sequence[Commune], known: Sequence[Beneficiary]
) -> _Given:
    """Let two sponsors pledge, propose for half of the people, approve most of them."""
    cards, gifts, books = [
        *_pledge(
            desk,
            campaign,
            Sponsor(name="Công ty cổ phần Mẫu Thành An", kind=SponsorKind.ENTERPRISE),
            PledgeLine(kind=ItemKind.CARD, quantity=60, unit_value=631_800, months=12),
            PledgeLine(kind=ItemKind.GIFT, quantity=20, unit_value=500_000),
        ),
        *_pledge(
            desk,
            campaign,
            Sponsor(name="Hội Chữ thập đỏ Mẫu", kind=SponsorKind.ORGANISATION),
            PledgeLine(kind=ItemKind.BOOK, quantity=10, unit_value=2_772_000, months=12),
        ),
    ]
    patients = [person.id for person in known if person.hardship is Hardship.INPATIENT]
    others = [person.id for person in known if person.hardship is not Hardship.INPATIENT]
    with_cards = _entitled(desk, cards, others)[: len(known) // 2]
    with_books = _entitled(desk, books, [rid for rid in others if rid not in with_cards])
    decision = register_decisions(desk, campaign)
    home = {person.id: person.commune for person in known}
    neighbours_first = sorted(with_cards, key=lambda rid: home[rid] != communes[0].code)
    selected = practise_lists(desk, campaign, communes, cards, neighbours_first)
    approved: dict[Stamp, Sequence[Award]] = {}
    for line_id, share in (
        (cards, [rid for rid in with_cards if rid not in selected.people]),
        (gifts, patients[:_PATIENTS]),
        (books, with_books[:_BOOKS]),
    ):
        proposed = awards.propose(desk, line_id, share).awards
        kept = proposed[: len(proposed) - len(proposed) // 10]
        approved[line_id] = awards.approve(desk, [award.id for award in kept], DECISION)
    listed = awards.approve(desk, [award.id for award in selected.awards], DECISION)
    selection.decide(desk, selected.list_id, DECISION)
    handed, rest = _halves(approved[cards], _HANDED)
    waiting, called = _halves(rest, len(rest))
    return _Given(handed, waiting, called[:_CALLED], listed, gifts, decision)


def _halves(chosen: Sequence[Award], most: int) -> tuple[Sequence[Award], Sequence[Award]]:
    """Part awards into a first half, of so many at most, and the others."""
    first = min(most, len(chosen) // 2)
    return chosen[:first], chosen[first:]


def _entitled(desk: Desk, line_id: Stamp, chosen: Sequence[Stamp]) -> list[Stamp]:
    """Keep those whom nothing stops from having a unit of a line."""
    found = assessing.assess(desk, line_id, chosen)
    return [one.person.id for one in found if not one.stops]


def _pledge(desk: Desk, campaign: Campaign, sponsor: Sponsor, *lines: PledgeLine) -> list[Stamp]:
    """Register a sponsor with a pledge of which three quarters have come in."""
    saved = pledges.save_sponsor(desk, None, sponsor)
    pledge = pledges.save_pledge(
        desk,
        None,
        Pledge(campaign_id=campaign.id, sponsor_id=saved.id, pledged_on=desk.today),
        [pledges.LineChange(None, line) for line in lines],
    )
    with desk.store.read() as reader:
        recorded = reader.find(PledgeLine, pledge_id=pledge.id)
    for line in recorded:
        quantity = line.quantity * 3 // 4
        pledges.receive(
            desk,
            Contribution(
                pledge_line_id=line.id,
                quantity=quantity,
                amount=quantity * line.unit_value,
                received_on=desk.today,
                document_number="UNC 118",
            ),
        )
    return [line.id for line in recorded]


def _hand_over(
    desk: Desk,
    campaign: Campaign,
    now: datetime,
    cards: Sequence[Award],
    absent: Sequence[Award],
) -> None:
    """Hand over a few cards at an event, as the last hour would have brought them."""
    event = events.save_event(
        desk,
        None,
        Event(
            campaign_id=campaign.id,
            name="Trao thẻ BHYT, phường Hoa Lư",
            place="UBND phường Hoa Lư",
            held_on=desk.today,
            delegation="Đoàn công tác BHXH tỉnh Ninh Bình",
        ),
    )
    call_guests(desk, event, [*cards, *absent])
    events.present(desk, event.id, "Vũ Thị Mẫu")
    for place, award in enumerate(cards):
        minutes = _MINUTES_EACH * (len(cards) - place)
        then = replace(desk, clock=_stopped(now - timedelta(minutes=minutes)))
        handed = handover.hand_over(then, award.id, event.id, handed_on=desk.today)
        if place in _UNPRINTED:
            continue
        for _ in range(2 if place == _PRINTED_TWICE else 1):
            receipts.record_printing(then, receipts.draw(then, handed.receipt.id), _PRINTER)
        if place == _UNDONE:
            handover.undo_handover(then, handed.handover.id, "Trao nhầm người cùng tên")


def _transfer(desk: Desk, person: Beneficiary) -> None:
    """Let somebody move to the neighbouring office."""
    (neighbour,) = transfers.offices_aside(desk)
    transfers.transfer(desk, person.id, neighbour.id, "Chuyển nơi ở, theo thông báo 12/TB-UBND")


def _publish(desk: Desk, campaign: Campaign) -> None:
    """Enter what a loudspeaker said of the office: a figure that fits, and one that does not."""
    for measure, kind, value, quote in (
        (Measure.AMOUNT, None, 75_000_000, "vận động được hơn 75 triệu đồng"),
        (Measure.UNITS, ItemKind.GIFT, 30, "cùng hơn 30 suất quà"),
    ):
        stated = Statement(
            campaign_id=campaign.id,
            measure=measure,
            kind=kind,
            value=value,
            qualifier=Qualifier.OVER,
            source="Đài truyền thanh phường Hoa Lư",
            stated_on=desk.today,
            quote=quote,
        )
        statements.save_statement(desk, None, stated)


def _stopped(at: datetime) -> Clock:
    return lambda: at
