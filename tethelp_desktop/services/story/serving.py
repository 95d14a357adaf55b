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
    Consignment,
    Decision,
    Event,
    EvidenceKind,
    Hardship,
    ItemKind,
    PledgeLine,
    Receipt,
)
from tethelp_desktop.domain.stamps import NEW, Stamp, replica_of
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services import assessing, awards, events, exporting, receipts, selection
from tethelp_desktop.services.handover import Collector, Handed, Item, hand_over
from tethelp_desktop.services.insurance import enter
from tethelp_desktop.services.made_up_papers import attach_made_up
from tethelp_desktop.services.people import register_people
from tethelp_desktop.services.story import insuring, passing_on, selecting
from tethelp_desktop.services.story.cast import cast
from tethelp_desktop.services.story.line import District, Line
from tethelp_desktop.services.story.pledging import Share
from tethelp_desktop.services.story.selecting import Lists
from tethelp_desktop.store.enrolments import issued_row
from tethelp_desktop.wording import Language

_SITTING: Final = 15
"""How many people are registered at one sitting."""
_LONGEST_EVENT_S: Final = 4 * 3600
_SAMPLES: Final = 2
"""How many receipts of each kind the sample paper shows."""
_FEWEST_WAITING: Final = 3
"""One comes late, one comes after the last bundle, one has moved."""
_FEWEST_NEAR_POOR: Final = 16
"""Neighbours, so that even the smallest district has a list, and cards to leave waiting."""
_CHILDREN: Final = 2
"""So that somebody collects for a child."""
_HELD_BACK: Final = 3
"""Units of a district's own lines, for whoever steps in and for the hospital."""
_ON_STAGE: Final = 10
_GROWN_UP: Final = 16
_WORKING_AGE: Final = range(18, 60)
_PAID_ON: Final = date(2024, 1, 11)

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


@dataclass(frozen=True, slots=True)
class Awarded:
    """What a district approved.

    Attributes:
        listed: Cards for people whom the commune's list names.
    """

    awards: Sequence[Award]
    listed: Sequence[Award]
    decision: Decision


def serve_both(
    line: Line, shares: Sequence[Share], asked: Sequence[Lists], language: Language
) -> tuple[list[Served], Consignment]:
    """Take both districts from the first name to the end of their events.

    One person moved, and stands in both registers: nobody in a district can see that.

    Returns:
        Both districts after their events, and what the commune in the first has of its gifts.
    """
    (one, other), (here, there) = line.districts, shares
    line.clock.go_to(8, 8)
    roll = _register(line, one, here.people - passing_on.PATIENTS)
    twin = next(person for person in roll[ItemKind.CARD] if person.personal_id)
    moved = replace(twin, id=NEW, commune=other.communes[-1].code, phone=None, identity_card=None)
    other_roll = _register(line, other, there.people - 1, moved)
    rolls = (roll, other_roll)
    named = [
        _take_lists(line, district, people, lists)
        for district, people, lists in zip(line.districts, rolls, asked, strict=True)
    ]
    first, second = (
        _award(line, district, people, lists)
        for district, people, lists in zip(line.districts, rolls, named, strict=True)
    )
    insured = insuring.insure(line, one, first.listed, first.decision, language)
    out = insured.issued[-passing_on.CONSIGNED :]
    consignment = passing_on.consign_to_commune(line, one, out)
    gifts, _ = _lines(one, ItemKind.GIFT)[0]
    passing_on.give_in_hospital(line, one, gifts.id, first.decision)
    elsewhere = {*insured.aside, *(award.id for award in out)}
    here_given = [award for award in first.awards if award.id not in elsewhere]
    served = [
        _serve(line, one, roll, here_given, 16),
        _serve(line, other, other_roll, second.awards, 17),
    ]
    return served, consignment


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


def give_late(line: Line, served: Served, place: int, *, despite_withdrawal: str = "") -> Handed:
    """Hand over to somebody who waits, by the place in that list, and comes after the event."""
    award = served.waiting[place]
    return _give(line, served.district, served.event, served.people, award, despite_withdrawal)


def go_on(line: Line, served: Served) -> Path:
    """Hand over to two who come late, one before and one after the day's bundle is written."""
    line.clock.go_to(23, 9)
    desk = served.district.desk
    give_late(line, served, 0)
    bundle = exporting.export_bundle(desk, line.bundles)
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
    neighbours, children = [Hardship.NEAR_POOR] * _FEWEST_NEAR_POOR, [Hardship.ORPHAN] * _CHILDREN
    sure = [*[Hardship.INPATIENT] * patients, *neighbours, *children]
    cast = [
        line.inventor.person(
            communes[0 if hardship is Hardship.NEAR_POOR else place % len(communes)], hardship
        )
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


def _take_lists(line: Line, district: District, roll: _Roll, lists: Lists) -> selecting.Named:
    source, _ = _lines(district, ItemKind.CARD)[0]
    cards, gifts = roll[ItemKind.CARD], roll[ItemKind.GIFT]
    return selecting.take_lists(line, district, lists, cards, gifts, source.id)


def _award(line: Line, district: District, roll: _Roll, named: selecting.Named) -> Awarded:
    """Propose from lists, then for others, the district's own lines first; one decision for all."""
    desk = district.desk
    line.clock.go_to(10, 9)
    proposed: list[Award] = []
    listed: set[Stamp] = set()
    for kind in (ItemKind.BOOK, ItemKind.GIFT, ItemKind.CARD):
        rows = [row.id for row in named.rows.get(kind, ())]
        if rows:
            source, _ = _lines(district, kind)[0]
            from_list = selection.propose_from_list(desk, source.id, rows).awards
            listed |= {award.id for award in from_list if kind is ItemKind.CARD}
            proposed += from_list
        people = [person.id for person in roll[kind] if person.id not in named.people]
        for source, left in _lines(district, kind):
            found = awards.propose(desk, source.id, people[:left])
            proposed += found.awards
            people = people[left:]
    decision = selecting.decide(line, district, named)
    line.clock.go_to(11, 9)
    approved = awards.approve(desk, [award.id for award in proposed], decision.number)
    line.narrate(
        "awarded", office=district.part.name, awards=len(approved), decision=decision.number
    )
    return Awarded(approved, [award for award in approved if award.id in listed], decision)


def _lines(district: District, kind: ItemKind) -> list[tuple[PledgeLine, int]]:
    """List what the district may award from and was meant for it: its own sponsors' first.

    Of these a few units are held back.
    """
    desk = district.desk
    meant = [
        balance
        for balance in assessing.open_lines(desk)
        if balance.line.kind is kind and balance.line.office_id == desk.identity.office_id
    ]
    own = [one for one in meant if replica_of(one.line.id) == desk.store.replica]
    held = [(one.line, max(0, one.left - _HELD_BACK)) for one in own]
    return held + [(one.line, one.left) for one in meant if one not in own]


def _serve(line: Line, district: District, roll: _Roll, given: Sequence[Award], day: int) -> Served:
    """Hold a district's event; a few do not come."""
    line.clock.go_to(day, 7, 30)
    event = _open_event(line, district, given, date(2024, 1, day))
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


def _open_event(line: Line, district: District, given: Sequence[Award], held_on: date) -> Event:
    """Call everybody to the event; a delegation presents to some of them on stage."""
    desk = district.desk
    event = events.save_event(
        desk,
        None,
        Event(
            campaign_id=line.campaign.id,
            name=f"Trao tặng tại {district.part.place}",
            place=district.part.event_place,
            held_on=held_on,
            delegation=cast().delegation,
        ),
    )
    guests = events.invite(desk, event.id, [award.id for award in given]).invitations
    on_stage = [guest.id for guest in guests[:_ON_STAGE]]
    events.mark_symbolic(desk, on_stage, symbolic=True)
    events.present(desk, event.id, cast().delegate)
    attach_made_up(desk, event, EvidenceKind.MINUTES, f"Biên bản buổi trao {held_on:%d-%m-%Y}")
    line.narrate("invited", office=district.part.name, guests=len(guests), symbolic=len(on_stage))
    return event


def _give(
    line: Line,
    district: District,
    event: Event,
    people: Mapping[Stamp, Beneficiary],
    award: Award,
    despite_withdrawal: str = "",
) -> Handed:
    person = people[award.beneficiary_id]
    with district.desk.store.read() as reader:
        source = reader.get(PledgeLine, award.pledge_line_id)
        is_issued = issued_row(reader, award.id) is not None
    term, item = wanted_term(award, source, _PAID_ON), None
    if term is not None and not is_issued:
        number = person.insurance_code or line.inventor.insurance_code()
        item = Item(number, term.starts_on, term.ends_on)
    return hand_over(
        district.desk,
        award.id,
        event.id,
        collector=_collector(person, event.held_on),
        item=item,
        despite_withdrawal=despite_withdrawal,
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
