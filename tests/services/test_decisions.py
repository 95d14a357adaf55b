from dataclasses import replace

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    add_people,
    close_campaign,
    make_campaign,
    make_consignment,
    make_decision,
    send,
    settle_campaign,
)
from tests.services.refusing import invalid, refused
from tests.services.test_selection import add_list, fill
from tethelp_desktop.domain.errors import Failure, Invalid
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Award, Decision, Outcome
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, decisions, offices, selection
from tethelp_desktop.services.awards import NotEntitled
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.replacing import replace_award


def register(line: Line, desk: Desk | None = None, **over: object) -> Decision:
    entry = make_decision(**{"campaign_id": line.campaign.id, **over})
    return decisions.save_decision(desk or line.one, None, entry)


def proposed(desk: Desk) -> Award:
    units = add_line(desk)
    (award,) = awards.propose(desk, units.id, [add_people(desk, 1)[0].id]).awards
    return award


def reread(desk: Desk, award: Award) -> Award:
    with desk.store.read() as reader:
        return reader.get(Award, award.id)


def next_programme(line: Line) -> Stamp:
    """Close the programme and open the next, as the first office hears of it."""
    close_campaign(line)
    name = "Chương trình Xuân Đinh Mùi 2027"
    campaign = offices.save_campaign(
        line.hq, None, make_campaign(name=name, short_name="Xuân Đinh Mùi 2027")
    )
    send(line.hq, line.one)
    return campaign.id


def test_an_award_is_joined_to_the_decision_it_cites(line: Line) -> None:
    decision = register(line, number="12/QĐ-BHXH")
    (approved,) = awards.approve(line.one, [proposed(line.one).id], "12/qđ - bhxh")
    assert (approved.decision_id, approved.decision_number) == (decision.id, "12/qđ - bhxh")
    with line.one.store.read() as reader:
        (view,) = decisions.decisions(reader, line.campaign.id)
    assert (view.decision, view.awards, view.lists) == (decision, 1, 0)


def test_a_paper_that_comes_later_is_joined_when_it_is_registered(line: Line) -> None:
    (approved,) = add_approved(line.one)
    assert approved.decision_id is None
    other = register(line, number="99/QĐ-BHXH")
    decision = register(line, number=approved.decision_number)
    assert reread(line.one, approved).decision_id == decision.id
    with line.one.store.read() as reader:
        found = decisions.decisions(reader, line.campaign.id)
    assert {view.decision.id: view.awards for view in found} == {decision.id: 1, other.id: 0}


def test_the_awards_of_another_office_stay_its_own(line: Line) -> None:
    (approved,) = add_approved(line.one)
    send(line.one, line.hq)
    register(line, line.hq, number=approved.decision_number)
    assert reread(line.hq, approved).decision_id is None


def test_a_number_of_another_programme_is_refused(line: Line) -> None:
    before = line.campaign.short_name
    register(line, number="7/QĐ-BHXH")
    register(line, number="8/QĐ-BHXH")
    next_programme(line)
    award = proposed(line.one)
    with invalid(("decision_number", Rule.DECISION_OF_ANOTHER_PROGRAMME)):
        awards.approve(line.one, [award.id], "7/QĐ-BHXH")
    (told,) = decisions.number_problems(line.one, award.campaign_id, "7/QĐ-BHXH")
    assert told.values == ("7/QĐ-BHXH", before)
    own = register(line, campaign_id=award.campaign_id, number="7/QĐ-BHXH")
    (approved,) = awards.approve(line.one, [award.id], "7/QĐ-BHXH")
    assert approved.decision_id == own.id
    with invalid(("decision_number", Rule.DECISION_OF_ANOTHER_PROGRAMME)):
        awards.approve(line.one, [approved.id], "8/QĐ-BHXH")


def test_the_register_has_a_paper_once_and_bodies_number_alike(line: Line) -> None:
    first = register(line, number="3/QĐ", issued_by="UBND xã Một")
    with invalid(("number", Rule.DECISION_REGISTERED_ALREADY)):
        register(line, number="3 / QĐ", issued_by="UBND XÃ MỘT")
    register(line, number="3/QĐ", issued_by="UBND xã Hai")
    (approved,) = awards.approve(line.one, [proposed(line.one).id], "3/QĐ")
    assert approved.decision_id is None
    with line.one.store.read() as reader:
        before = reader.load(Decision, first.id)
    decisions.save_decision(line.one, before, replace(first, withdrawn="Ghi nhầm"))
    register(line, number="3/QĐ", issued_by="UBND xã Một")


def test_a_supplement_adds_to_a_decision_of_its_own_programme(line: Line) -> None:
    first = register(line)
    more = register(line, number="13/QĐ-BHXH", supplements=first.id)
    with line.one.store.read() as reader:
        views = {v.decision.id: v for v in decisions.decisions(reader, line.campaign.id)}
        before = reader.load(Decision, more.id)
    assert views[more.id].supplements == first
    with invalid(("supplements", Rule.SUPPLEMENTS_ITSELF)):
        decisions.save_decision(line.one, before, replace(more, supplements=more.id))
    campaign_id = next_programme(line)
    with invalid(("supplements", Rule.SUPPLEMENTS_ANOTHER_PROGRAMME)):
        register(line, campaign_id=campaign_id, supplements=first.id)


def test_what_cannot_be_a_decision_changes_nothing(line: Line) -> None:
    with invalid(("signer", Rule.REQUIRED)):
        register(line, signer="")
    with invalid(("decided_on", Rule.IN_THE_FUTURE)):
        register(line, decided_on=TODAY.replace(year=2027))
    with refused(Failure.NOT_FOUND):
        register(line, campaign_id=Stamp("0" * 32))
    with line.one.store.read() as reader:
        assert reader.find(Decision) == []


def change(desk: Desk, decision: Decision, **over: object) -> Decision:
    with desk.store.read() as reader:
        before = reader.load(Decision, decision.id)
    return decisions.save_decision(desk, before, replace(before.record, **over))  # type: ignore[arg-type]


def test_a_decision_stands_as_long_as_something_rests_on_it(line: Line) -> None:
    decision = register(line)
    asked = add_list(line)
    selection.decide(line.one, asked.id, decision.number)
    (approved,) = awards.approve(line.one, [proposed(line.one).id], decision.number)
    more = register(line, number="13/QĐ-BHXH", supplements=decision.id)
    with line.one.write() as tx:
        given = make_consignment(campaign_id=line.campaign.id, decision_id=more.id)
        tx.add(given)
    for cited in (decision, more):
        with invalid(("withdrawn", Rule.DECISION_CITED)):
            change(line.one, cited, withdrawn="Ghi nhầm")
    with pytest.raises(Invalid) as raised:
        change(line.one, decision, withdrawn="Ghi nhầm")
    assert raised.value.problems[0].values == (1, 1, 1)
    awards.withdraw(line.one, approved.id, Outcome.MISTAKE)
    selection.decide(line.one, asked.id, "")
    change(line.one, more, supplements=None)
    assert change(line.one, decision, withdrawn="Ghi nhầm").withdrawn == "Ghi nhầm"


def test_a_cited_decision_is_moved_to_no_other_programme(line: Line) -> None:
    decision = register(line)
    add_approved(line.one)
    other = next_programme(line)
    with invalid(("campaign_id", Rule.DECISION_CITED)):
        change(line.one, decision, campaign_id=other)


def test_who_steps_in_is_joined_to_a_supplement_only(line: Line) -> None:
    asked = add_list(line)
    first, spare = add_people(line.one, 2)
    (row,) = fill(line.one, asked.id, [first])
    fill(line.one, asked.id, [spare], reserve=True)
    units = add_line(line.one, quantity=1)
    (award,) = selection.propose_from_list(line.one, units.id, [row.id]).awards
    awards.approve(line.one, [award.id], "12/QĐ-BHXH")
    instead = replace_award(line.one, award.id, Outcome.DIED).award
    decision = register(line)
    with pytest.raises(NotEntitled) as caught:
        awards.approve(line.one, [instead.id], decision.number)
    assert [problem.rule for problem in caught.value.problems] == [Rule.NOT_A_SUPPLEMENT]
    awards.approve(line.one, [instead.id], "20/QĐ-BHXH")
    late = register(line, number="20/QĐ-BHXH")
    assert reread(line.one, instead).decision_id is None
    change(line.one, late, supplements=decision.id)
    assert reread(line.one, instead).decision_id == late.id
    with invalid(("supplements", Rule.NOT_A_SUPPLEMENT)):
        change(line.one, late, supplements=None)


def test_a_settled_programme_takes_no_decision(line: Line) -> None:
    decision = register(line)
    close_campaign(line)
    change(line.one, decision, signer_title="Giám đốc")
    settle_campaign(line)
    with invalid(("campaign_id", Rule.CAMPAIGN_SETTLED)):
        change(line.one, decision, signer_title="Phó giám đốc")
    with invalid(("campaign_id", Rule.CAMPAIGN_SETTLED)):
        register(line, number="99/QĐ")
