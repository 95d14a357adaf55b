"""Units down the line, on real stores: an office awards what it was allotted, and no more."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.builders import (
    TODAY,
    Line,
    add_line,
    add_people,
    make_allotment,
    make_contribution,
    make_target,
    send,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    ItemKind,
    Outcome,
    PledgeLine,
    Target,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import assessing, awards, closing, pledges
from tethelp_desktop.services.allotting import (
    allot,
    allotment_problems,
    allotments,
    set_target,
    take_back,
    targets,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import division, own_balances


def given(line: Line, units: PledgeLine, to: Desk, quantity: int, **over: Any) -> Allotment:
    """Allot units to an office and tell it."""
    office_id = to.identity.office_id
    facts = {"pledge_line_id": units.id, "office_id": office_id, "quantity": quantity}
    entry = allot(line.hq, make_allotment(**facts | over))
    send(line.hq, to)
    return entry


def award(desk: Desk, units: PledgeLine, number: int) -> list[Award]:
    chosen = [person.id for person in add_people(desk, number)]
    return list(awards.propose(desk, units.id, chosen).awards)


def left(desk: Desk, units: PledgeLine) -> int | None:
    found = {balance.line.id: balance.left for balance in assessing.open_lines(desk)}
    return found.get(units.id)


def recorded(desk: Desk) -> list[Allotment]:
    with desk.store.read() as reader:
        return reader.find(Allotment)


def close(line: Line) -> None:
    closing.close(line.hq, line.campaign.id, TODAY)


def test_an_office_awards_what_it_was_allotted_and_the_rest_stays(line: Line) -> None:
    units = add_line(line.hq, quantity=5)
    send(line.hq, line.one)
    assert left(line.one, units) is None
    assert award(line.one, units, 1) == []
    given(line, units, line.one, 2)
    assert (left(line.one, units), left(line.hq, units)) == (2, 3)
    assert len(award(line.one, units, 3)) == 2
    assert left(line.one, units) is None
    assert len(award(line.hq, units, 4)) == 3


def test_the_sentence_of_a_used_up_line_names_what_the_office_had(line: Line) -> None:
    units = add_line(line.hq, quantity=5)
    given(line, units, line.one, 1)
    chosen = [person.id for person in add_people(line.one, 2)]
    ((_, (problem,)),) = awards.propose(line.one, units.id, chosen).refused
    assert (problem.rule, problem.values) == (Rule.LINE_USED_UP, (1,))


def test_an_office_counts_its_share_and_not_the_whole_line(line: Line) -> None:
    units = add_line(line.hq, quantity=5)
    pledges.receive(line.hq, make_contribution(pledge_line_id=units.id, quantity=4, amount=400))
    given(line, units, line.one, 2)
    award(line.one, units, 1)
    with line.one.store.read() as reader:
        (share,) = own_balances(line.one, reader, line.campaign.id)
    assert (share.units.pledged, share.received, share.awarded, share.left) == (2, 2, 1, 1)
    assert share.value == 2 * units.unit_value


def test_no_more_is_allotted_than_the_line_has_left(line: Line) -> None:
    units = add_line(line.hq, quantity=5)
    given(line, units, line.one, 2)
    award(line.hq, units, 1)
    for number, rules in ((2, []), (3, [Rule.ALLOTTED_ABOVE_LINE])):
        entry = make_allotment(
            pledge_line_id=units.id, office_id=line.two.identity.office_id, quantity=number
        )
        found = allotment_problems(line.hq, entry)
        assert [problem.rule for problem in found] == rules
    with invalid(("quantity", Rule.ALLOTTED_ABOVE_LINE)):
        allot(line.hq, entry)
    assert len(recorded(line.hq)) == 1


def test_what_cannot_be_allotted_is_refused_and_changes_nothing(line: Line) -> None:
    units = add_line(line.hq)
    office = line.one.identity.office_id
    entry = make_allotment(pledge_line_id=units.id, office_id=office)
    with refused(Failure.NOT_HEADQUARTERS):
        allot(line.one, entry)
    with refused(Failure.NOT_FOUND, "office", Stamp("0" * 32)):
        allot(line.hq, replace(entry, office_id=Stamp("0" * 32)))
    for field, rule, over in (
        ("quantity", Rule.NOT_POSITIVE, {"quantity": 0}),
        ("quantity", Rule.NOT_POSITIVE, {"quantity": -1}),
        ("allotted_on", Rule.IN_THE_FUTURE, {"allotted_on": date(2027, 1, 1)}),
        ("office_id", Rule.ALLOTTED_TO_ITSELF, {"office_id": line.hq.identity.office_id}),
    ):
        wrong = replace(entry, **over)
        assert [(p.field, p.rule) for p in allotment_problems(line.hq, wrong)] == [(field, rule)]
        with invalid((field, rule)):
            allot(line.hq, wrong)
    close(line)
    with invalid(("pledge_line_id", Rule.CAMPAIGN_CLOSED)):
        allot(line.hq, entry)
    assert recorded(line.hq) == []


def test_a_line_that_an_office_registered_reaches_no_other_and_is_not_allotted(
    line: Line,
) -> None:
    units = add_line(line.one)
    send(line.one, line.hq)
    entry = make_allotment(pledge_line_id=units.id, office_id=line.two.identity.office_id)
    with invalid(("pledge_line_id", Rule.LINE_NOT_OF_HEADQUARTERS)):
        allot(line.hq, entry)


def test_what_is_not_awarded_is_taken_back_in_parts(line: Line) -> None:
    units = add_line(line.hq, quantity=5)
    entry = given(line, units, line.one, 4)
    award(line.one, units, 1)
    send(line.one, line.hq)
    with invalid(("quantity", Rule.TAKEN_BACK_ABOVE_UNAWARDED)):
        take_back(line.hq, entry.id, "thu hồi")
    with invalid(("quantity", Rule.NOT_POSITIVE)):
        take_back(line.hq, entry.id, "thu hồi", 0)
    with invalid(("reason", Rule.REQUIRED)):
        take_back(line.hq, entry.id, "", 2)
    with refused(Failure.NOT_HEADQUARTERS):
        take_back(line.one, entry.id, "thu hồi", 2)
    counter = take_back(line.hq, entry.id, "thu hồi", 2)
    assert (counter.quantity, counter.reverses) == (-2, entry.id)
    (view,) = allotments(line.hq, line.campaign.id)
    assert (view.remaining, view.awarded, view.may_be_taken_back) == (2, 1, 1)
    assert view.office == line.one.office
    send(line.hq, line.one)
    assert left(line.one, units) == 1
    take_back(line.hq, entry.id, "thu hồi", 1)
    (withdrawn,) = [a for a in _awards(line.one) if a.pledge_line_id == units.id]
    awards.withdraw(line.one, withdrawn.id, Outcome.MOVED)
    send(line.one, line.hq)
    take_back(line.hq, entry.id, "thu hồi")
    for rid in (entry.id, counter.id):
        with invalid(("", Rule.UNDONE_ALREADY)):
            take_back(line.hq, rid, "thu hồi", 1)
    with refused(Failure.NOT_FOUND):
        take_back(line.hq, Stamp("0" * 32), "thu hồi")
    assert sum(one.quantity for one in recorded(line.hq)) == 0


def _awards(desk: Desk) -> list[Award]:
    with desk.store.read() as reader:
        return reader.find(Award)


def test_what_was_taken_back_and_awarded_meanwhile_is_nobody_elses(line: Line) -> None:
    units = add_line(line.hq, quantity=3)
    entry = given(line, units, line.one, 2)
    award(line.one, units, 2)
    take_back(line.hq, entry.id, "thu hồi")
    for sender, receiver in ((line.hq, line.one), (line.one, line.hq)):
        send(sender, receiver)
    with line.hq.store.read() as reader:
        divided = division(line.hq, reader, units.id)
    assert (divided.claimed, divided.capacity(line.hq.identity.office_id)) == (2, 1)
    with line.one.store.read() as reader:
        share = division(line.one, reader, units.id).part(line.one.identity.office_id)
    assert share.left == -2
    assert award(line.one, units, 1) == []


def test_a_target_is_set_and_stands_beside_what_was_done(line: Line) -> None:
    office = line.one.identity.office_id
    facts = {"campaign_id": line.campaign.id, "office_id": office}
    target = set_target(line.hq, None, make_target(**facts))
    with invalid(("kind", Rule.TARGET_SET_ALREADY)):
        set_target(line.hq, None, make_target(**facts))
    set_target(line.hq, None, make_target(**facts, kind=ItemKind.GIFT))
    with line.hq.store.read() as reader:
        before = reader.load(Target, target.id)
    set_target(line.hq, before, replace(target, quantity=50))
    units = add_line(line.hq, quantity=5)
    given(line, units, line.one, 2)
    award(line.one, units, 2)
    send(line.one, line.hq)
    cards, gifts = targets(line.hq, line.campaign.id)
    assert (cards.target.quantity, cards.awarded, cards.handed) == (50, 2, 0)
    assert (gifts.target.kind, gifts.awarded) == (ItemKind.GIFT, 0)
    assert cards.office == line.one.office
    assert [one.target for one in targets(line.one, line.campaign.id)] == [
        cards.target,
        gifts.target,
    ]


def test_what_cannot_be_a_target_is_refused(line: Line) -> None:
    own, other = (desk.identity.office_id for desk in (line.one, line.two))
    facts = {"campaign_id": line.campaign.id}
    with refused(Failure.NOT_HEADQUARTERS):
        set_target(line.one, None, make_target(**facts, office_id=other))
    with invalid(("quantity", Rule.NOT_POSITIVE)):
        set_target(line.one, None, make_target(**facts, office_id=own, quantity=0))
    set_target(line.one, None, make_target(**facts, office_id=own))
    campaign_id = line.campaign.id
    close(line)
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        set_target(line.hq, None, make_target(**facts, office_id=other))
    assert targets(line.hq, campaign_id) == []


def test_a_target_that_is_withdrawn_is_no_longer_in_the_way(line: Line) -> None:
    facts = {"campaign_id": line.campaign.id, "office_id": line.one.identity.office_id}
    target = set_target(line.hq, None, make_target(**facts))
    with line.hq.store.read() as reader:
        before = reader.load(Target, target.id)
    set_target(line.hq, before, replace(target, withdrawn="giao lại"))
    assert set_target(line.hq, None, make_target(**facts)).id != target.id
