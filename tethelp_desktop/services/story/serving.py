"""How the districts of the story register people, award, hand over and print."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.dates import age_on
from tethelp_desktop.domain.entitlement import wanted_term
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Event,
    Hardship,
    ItemKind,
    PledgeLine,
    Receipt,
)
from tethelp_desktop.domain.stamps import NEW, Stamp, replica_of
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services import awards, exchange, receipts
from tethelp_desktop.services.handover import Collector, Handed, Item, hand_over, save_event
from tethelp_desktop.services.insurance import enter
from tethelp_desktop.services.people import register_people
from tethelp_desktop.services.story.line import District, Line
from tethelp_desktop.services.story.pledging import Share

_SITTING: Final = 15
"""How many people are registered at one sitting."""
_LONGEST_EVENT_S: Final = 4 * 3600
_SAMPLES: Final = 2
"""How many receipts of each kind the sample paper shows."""
_FEWEST_WAITING: Final = 3
"""One comes late, one comes after the last bundle, one has moved."""
_FEWEST_NEAR_POOR: Final = 6
"""So that even the smallest district has cards to hand over and to leave waiting."""
_GROWN_UP: Final = 16
_WORKING_AGE: Final = range(18, 60)
_PAID_ON: Final = date(2024, 1, 12)

_Roll = Mapping[ItemKind, Sequence[Beneficiary]]
"""Who is to be given what."""


@dataclass(frozen=True, slots=True)
class Served:
    """A district after its event.

    Attributes:
        people: Everybody with an award, by id.
        waiting: Approved awards that nobody came for.
    """

    district: District
    event: Event
    people: Mapping[Stamp, Beneficiary]
    handed: Sequence[Handed]
    waiting: Sequence[Award]


def serve_both(line: Line, shares: Sequence[Share]) -> list[Served]:
    """Take both districts from the first name to the end of their events.

    One person moved, and stands in both registers: nobody in a district can see that.
    """
    (one, other), (here, there) = line.districts, shares
    line.clock.go_to(8, 8)
    roll = _register(line, one, here.people)
    twin = next(person for person in roll[ItemKind.CARD] if person.personal_id)
    moved = replace(twin, id=NEW, commune=other.communes[0].code, phone=None, identity_card=None)
    other_roll = _register(line, other, there.people - 1, moved)
    awarded = [_award(line, one, roll), _award(line, other, other_roll)]
    return [
        _serve(line, district, people, given, day)
        for district, people, given, day in zip(
            line.districts, (roll, other_roll), awarded, (16, 17), strict=True
        )
    ]


def print_papers(line: Line, served: Sequence[Served]) -> Path:
    """Print a sample of each kind, the rest of each event, and one receipt again: its path."""
    line.clock.go_to(17, 16)
    desk = served[0].district.desk
    samples = _samples([handed.receipt for handed in served[0].handed])
    receipts.print_to_file(desk, samples, line.papers / "receipts.pdf")
    for one in served:
        rest = [h.receipt.id for h in one.handed if h.receipt.id not in samples]
        path = line.papers / f"event-{fold(one.district.part.symbol)}.pdf"
        receipts.print_to_file(one.district.desk, rest, path, line.monitor)
        line.narrate("printed", file=path.name, receipts=len(rest))
    again = receipts.print_to_file(desk, samples[:1], line.papers / "reprint.pdf")
    line.narrate("reprinted", file=again.path.name, receipt=again.receipts[0].printed_number)
    return again.path


def give_late(line: Line, served: Served, place: int) -> Handed:
    """Hand over to somebody who waits, by the place in that list, and comes after the event."""
    return _give(line, served.district, served.event, served.people, served.waiting[place])


def go_on(line: Line, served: Served) -> Path:
    """Hand over to two who come late, one before and one after the day's bundle is written."""
    line.clock.go_to(23, 9)
    desk = served.district.desk
    give_late(line, served, 0)
    bundle = exchange.export_bundle(desk, line.bundles)
    line.clock.wait(3600)
    give_late(line, served, 1)
    line.narrate("on-the-way", office=served.district.part.name, file=bundle.path.name)
    return bundle.path


def _register(
    line: Line, district: District, number: int, *others: Beneficiary
) -> dict[ItemKind, list[Beneficiary]]:
    """Register a district's people in sittings; the others are to get cards."""
    communes = district.communes
    patients = max(2, number // 12)
    sure = [Hardship.INPATIENT] * patients + [Hardship.NEAR_POOR] * _FEWEST_NEAR_POOR
    cast = [
        line.inventor.person(communes[place % len(communes)], hardship)
        for place, hardship in enumerate(sure[:number])
    ]
    people = [*cast, *line.inventor.people(communes, number - len(cast)), *others]
    known: list[Beneficiary] = []
    for start in range(0, len(people), _SITTING):
        line.monitor.report("registering", start, len(people))
        sitting = register_people(district.desk, people[start : start + _SITTING]).people
        enter(district.desk, [r for one in sitting for r in line.inventor.insurance_of(one)])
        known += sitting
        line.clock.wait(900)
    invented = known[: len(known) - len(others)]
    roll = _sorted_by_kind(invented, district.desk.today)
    roll[ItemKind.CARD] += known[len(invented) :]
    line.narrate("registered", office=district.part.name, people=len(known))
    return roll


def _sorted_by_kind(
    people: Sequence[Beneficiary], today: date
) -> dict[ItemKind, list[Beneficiary]]:
    """Give gifts to patients, books to a quarter that works without one, cards to most others.

    The poor have cards that the State pays, so they come first for the books.
    """
    roll: defaultdict[ItemKind, list[Beneficiary]] = defaultdict(list)
    chosen = people[: -max(1, len(people) // 25)]
    for person in sorted(chosen, key=lambda one: one.hardship is not Hardship.POOR):
        age = age_on(person.birth_date, today) if person.birth_date else 0
        without_book = person.insurance_code is None and age in _WORKING_AGE
        if person.hardship is Hardship.INPATIENT:
            roll[ItemKind.GIFT].append(person)
        elif without_book and len(roll[ItemKind.BOOK]) < len(people) // 4:
            roll[ItemKind.BOOK].append(person)
        elif person.hardship is not Hardship.POOR:
            roll[ItemKind.CARD].append(person)
    return roll


def _award(line: Line, district: District, roll: _Roll) -> list[Award]:
    """Propose from the district's own lines first, and approve by one decision."""
    desk = district.desk
    line.clock.go_to(10, 9)
    proposed: list[Award] = []
    for kind in (ItemKind.BOOK, ItemKind.GIFT, ItemKind.CARD):
        people = [person.id for person in roll[kind]]
        for source, left in _lines(district, kind):
            found = awards.propose(desk, source.id, people[:left])
            proposed += found.awards
            people = people[left:]
    line.clock.go_to(12, 9)
    decision = f"{line.districts.index(district) + 5:02d}/QĐ-BHXH"
    approved = awards.approve(desk, [award.id for award in proposed], decision)
    line.narrate("awarded", office=district.part.name, awards=len(approved), decision=decision)
    return approved


def _lines(district: District, kind: ItemKind) -> list[tuple[PledgeLine, int]]:
    """List what the district may award from and was meant for it: its own sponsors' first."""
    desk = district.desk
    meant = [
        balance
        for balance in awards.open_lines(desk)
        if balance.line.kind is kind and balance.line.office_id == desk.identity.office_id
    ]
    meant.sort(key=lambda balance: replica_of(balance.line.id) != desk.store.replica)
    return [(balance.line, balance.left) for balance in meant]


def _serve(line: Line, district: District, roll: _Roll, given: Sequence[Award], day: int) -> Served:
    """Hold a district's event; a few do not come."""
    line.clock.go_to(day, 7, 30)
    event = save_event(
        district.desk,
        None,
        Event(
            campaign_id=line.campaign.id,
            name=f"Trao tặng tại {district.part.place}",
            place=district.part.event_place,
            held_on=date(2024, 1, day),
        ),
    )
    people = {person.id: person for kind in roll.values() for person in kind}
    coming = len(given) - max(_FEWEST_WAITING, len(given) // 20)
    handed = []
    line.clock.go_to(day, 8)
    for number, award in enumerate(given[:coming]):
        line.monitor.report("handing-over", number, coming)
        handed.append(_give(line, district, event, people, award))
        line.clock.wait(min(50, _LONGEST_EVENT_S // coming))
    line.narrate(
        "handed-over",
        office=district.part.name,
        handovers=len(handed),
        proxies=sum(bool(one.handover.collector_name) for one in handed),
        waiting=len(given) - coming,
    )
    return Served(district, event, people, handed, given[coming:])


def _give(
    line: Line,
    district: District,
    event: Event,
    people: Mapping[Stamp, Beneficiary],
    award: Award,
) -> Handed:
    person = people[award.beneficiary_id]
    with district.desk.store.read() as reader:
        source = reader.get(PledgeLine, award.pledge_line_id)
    term, item = wanted_term(award, source, _PAID_ON), Item()
    if term is not None:
        number = person.insurance_code or line.inventor.insurance_code()
        item = Item(number, term.starts_on, term.ends_on)
    return hand_over(
        district.desk,
        award.id,
        event.id,
        collector=_collector(person, event.held_on),
        item=item,
    )


def _collector(person: Beneficiary, day: date) -> Collector | None:
    """Let the mother collect for a child."""
    if person.birth_date is None or age_on(person.birth_date, day) >= _GROWN_UP:
        return None
    family = person.full_name.split()[0]
    return Collector(f"{family} Thị Mẫu", "mẹ", paper="Giấy khai sinh")


def _samples(found: Sequence[Receipt]) -> list[Stamp]:
    return [
        receipt.id
        for kind in ItemKind
        for receipt in [one for one in found if one.kind is kind][:_SAMPLES]
    ]
