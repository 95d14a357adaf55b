"""What people have and where they live: entered, corrected, read again, carried to other PCs."""

from dataclasses import replace
from datetime import date

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_people,
    make_admission,
    make_coverage,
    make_household,
    make_id,
    send,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.entitlement import Situation, Twin
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Admission,
    Beneficiary,
    Coverage,
    Household,
    ItemKind,
    Payer,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import handover, insurance, people
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import Item


def situation(desk: Desk, person: Beneficiary) -> Situation:
    campaign = desk.campaign
    assert campaign is not None
    with desk.store.read() as reader:
        return insurance.situation_of(reader, person.id, campaign.id)


def test_what_a_person_has_is_entered_corrected_and_withdrawn(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    made = insurance.save_coverage(line.one, None, make_coverage(beneficiary_id=person.id))
    stay = insurance.save_admission(line.one, None, make_admission(beneficiary_id=person.id))
    known = situation(line.one, person)
    assert (known.coverages, known.admissions) == ([made], [stay])
    with line.one.store.read() as reader:
        before, lying = reader.load(Coverage, made.id), reader.load(Admission, stay.id)
        assert insurance.coverages_of(reader, person.id) == [made]
        assert insurance.admissions_of(reader, person.id) == [stay]
    insurance.save_admission(line.one, lying, replace(stay, discharged_on=TODAY))
    insurance.save_coverage(line.one, before, replace(made, withdrawn="nhầm người"))
    known = situation(line.one, person)
    assert known.coverages == []
    assert [one.discharged_on for one in known.admissions] == [TODAY]


def test_rules_stop_what_cannot_be(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    wrong = make_coverage(beneficiary_id=person.id, kind=ItemKind.GIFT)
    assert [p.rule for p in insurance.insurance_problems(line.one, wrong)] == [
        Rule.NOT_A_CARD_OR_BOOK
    ]
    with invalid(("kind", Rule.NOT_A_CARD_OR_BOOK)):
        insurance.save_coverage(line.one, None, wrong)
    with invalid(("discharged_on", Rule.DATES_REVERSED)):
        insurance.save_admission(
            line.one,
            None,
            make_admission(beneficiary_id=person.id, discharged_on=date(2026, 1, 1)),
        )
    with invalid(("name", Rule.REQUIRED)):
        insurance.save_household(line.one, None, make_household(name=""))
    with refused(Failure.NOT_FOUND):
        insurance.save_coverage(line.one, None, make_coverage(beneficiary_id=make_id(99)))
    assert situation(line.one, person).coverages == []


def test_several_are_entered_together_or_none(line: Line) -> None:
    one, two = add_people(line.one, 2)
    good = make_coverage(beneficiary_id=one.id)
    with refused(Failure.NOT_FOUND):
        insurance.enter(line.one, [good, make_admission(beneficiary_id=make_id(99))])
    assert situation(line.one, one).coverages == []
    insurance.enter(line.one, [good, make_admission(beneficiary_id=two.id)])
    assert len(situation(line.one, one).coverages) == 1
    assert len(situation(line.one, two).admissions) == 1


def test_people_live_in_households(line: Line) -> None:
    one, two, gone = add_people(line.one, 3)
    home = insurance.save_household(line.one, None, make_household())
    for person in (one, two, gone):
        insurance.put_into_household(line.one, person.id, home.id)
    with line.one.store.read() as reader:
        before = reader.load(Beneficiary, gone.id)
    people.save_person(line.one, before, replace(before.record, withdrawn="trùng"))
    assert [member.id for member in situation(line.one, one).household] == [two.id]
    with line.one.store.read() as reader:
        members = insurance.household_members(reader, home.id)
    assert [member.id for member in members] == [one.id, two.id]
    assert insurance.put_into_household(line.one, two.id, None).household_id is None
    assert situation(line.one, one).household == []
    with refused(Failure.NOT_FOUND):
        insurance.put_into_household(line.one, two.id, Stamp("0" * 32))
    with line.one.store.read() as reader:
        loaded = reader.load(Household, home.id)
    insurance.save_household(line.one, loaded, replace(home, withdrawn="nhập hai lần"))
    with refused(Failure.NOT_FOUND):
        insurance.put_into_household(line.one, two.id, home.id)


def test_a_card_that_the_programme_handed_over_counts_as_one_that_the_person_has(
    line: Line,
) -> None:
    (award,) = add_approved(line.one)
    item = Item("3720123456", date(2026, 2, 1), date(2027, 1, 31))
    handed = handover.hand_over(line.one, award.id, item=item).handover
    with line.one.store.read() as reader:
        person = reader.get(Beneficiary, award.beneficiary_id)
    (card,) = situation(line.one, person).coverages
    assert (card.payer, card.kind, card.number) == (Payer.SPONSOR, ItemKind.CARD, "3720123456")
    assert (card.valid_from, card.valid_to) == (item.valid_from, item.valid_to)
    handover.undo_handover(line.one, handed.id, "nhầm người")
    assert situation(line.one, person).coverages == []


def test_awards_of_other_records_with_a_number_are_known(line: Line) -> None:
    (award,) = add_approved(line.two)
    with line.two.store.read() as reader:
        there = reader.get(Beneficiary, award.beneficiary_id)
    send(line.two, line.hq)
    (here,) = add_people(line.hq, 1, full_name="Nguyễn Thị Huyền", personal_id=None)
    assert situation(line.hq, here).twins == []
    with line.hq.store.read() as reader:
        before = reader.load(Beneficiary, here.id)
    with line.hq.write() as tx:  # as a merge brings it: nothing stops it
        tx.put(before, replace(here, personal_id=there.personal_id))
    assert situation(line.hq, here).twins == [Twin(there.full_name, ItemKind.CARD)]


def test_what_was_entered_travels_with_its_person(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    home = insurance.save_household(line.one, None, make_household())
    insurance.put_into_household(line.one, person.id, home.id)
    card = insurance.save_coverage(line.one, None, make_coverage(beneficiary_id=person.id))
    stay = insurance.save_admission(line.one, None, make_admission(beneficiary_id=person.id))
    send(line.one, line.hq)
    known = situation(line.hq, person)
    assert (known.coverages, known.admissions) == ([card], [stay])
    with line.hq.store.read() as reader:
        assert [one.id for one in insurance.household_members(reader, home.id)] == [person.id]
