"""Nothing of another programme, called off, or of another office goes in where it is not."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_people,
    make_campaign,
    make_consignment,
    make_event,
    make_sponsor,
    send,
)
from tests.services.giving_out import WEEK_AGO, add_gifts, decide, give_out, patient, stock_hospital
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Beneficiary, Campaign, Decision, Event, Sponsor
from tethelp_desktop.services import (
    consigning,
    events,
    handover,
    offices,
    pledges,
    state,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.store import Loaded


@pytest.fixture
def other(line: Line) -> Campaign:
    """Last year's programme, which is still open and not looked at."""
    entry = make_campaign(name="Xuân Ất Tỵ 2025", starts_on=date(2024, 12, 1))
    made = offices.save_campaign(line.hq, None, entry)
    send(line.hq, line.one)
    return made


def loaded(desk: Desk, event: Event) -> Loaded[Event]:
    with desk.store.read() as reader:
        return reader.load(Event, event.id)


def call_off(desk: Desk, event: Event) -> None:
    before = loaded(desk, event)
    events.save_event(desk, before, replace(before.record, withdrawn="bão"))


class TestOfAnotherProgramme:
    def test_no_award_goes_to_its_event_or_with_its_consignment(
        self, line: Line, other: Campaign
    ) -> None:
        (award,) = add_approved(line.one)
        event = events.save_event(line.one, None, make_event(campaign_id=other.id))
        before = state.digest(line.one)
        [(left_out, error)] = events.invite(line.one, event.id, [award.id]).refused
        assert (left_out.id, error.failure) == (award.id, Failure.AWARD_OF_ANOTHER_PROGRAMME)
        assert error.values == (line.campaign.name,)
        entry = make_consignment(campaign_id=other.id)
        with refused(Failure.AWARD_OF_ANOTHER_PROGRAMME, line.campaign.name):
            consigning.consign(line.one, entry, [award.id])
        with invalid(("event_id", Rule.OF_ANOTHER_CAMPAIGN)):
            handover.hand_over(line.one, award.id, event.id)
        assert state.digest(line.one) == before

    def test_an_event_with_people_on_its_list_stays_where_it_is(
        self, line: Line, other: Campaign
    ) -> None:
        event = events.save_event(line.one, None, make_event(campaign_id=line.campaign.id))
        before = loaded(line.one, event)
        events.save_event(line.one, before, replace(before.record, campaign_id=other.id))
        before = loaded(line.one, event)
        events.save_event(line.one, before, replace(before.record, campaign_id=line.campaign.id))
        events.invite(line.one, event.id, [one.id for one in add_approved(line.one)])
        before = loaded(line.one, event)
        with invalid(("campaign_id", Rule.EVENT_IN_USE)):
            events.save_event(line.one, before, replace(before.record, campaign_id=other.id))


class TestCalledOff:
    def test_nothing_is_handed_over_or_given_out_for_an_event_that_was_called_off(
        self, line: Line
    ) -> None:
        event = events.save_event(line.one, None, make_event(campaign_id=line.campaign.id))
        (award,) = add_approved(line.one)
        call_off(line.one, event)
        with invalid(("event_id", Rule.EVENT_CALLED_OFF)):
            handover.hand_over(line.one, award.id, event.id)
        with invalid(("event_id", Rule.EVENT_CALLED_OFF)):
            give_out(line, [award], event_id=event.id)
        assert handover.hand_over(line.one, award.id).handover.event_id is None

    def test_what_went_for_it_before_is_still_settled(self, line: Line) -> None:
        event = events.save_event(
            line.one, None, make_event(campaign_id=line.campaign.id, held_on=WEEK_AGO)
        )
        named = give_out(line, add_approved(line.one), event_id=event.id).consignment.id
        gifts = add_gifts(line.one)
        entry = make_consignment(
            campaign_id=line.campaign.id,
            consigned_on=WEEK_AGO,
            event_id=event.id,
            decision_id=decide(line),
        )
        stock = consigning.consign(line.one, entry, stock={gifts.id: 1}).consignment.id
        call_off(line.one, event)
        [handed] = consigning.settle(line.one, named, TODAY).handed
        given = consigning.give_from_stock(line.one, stock, gifts.id, patient())
        assert (handed.handover.event_id, given.handover.event_id) == (None, None)

    def test_a_decision_out_of_the_register_reserves_nothing(self, line: Line) -> None:
        gifts, rid = add_gifts(line.one), decide(line)
        with line.one.write() as tx:
            before = tx.load(Decision, rid)
            tx.put(before, replace(before.record, withdrawn="nhập hai lần"))
        entry = make_consignment(campaign_id=line.campaign.id, decision_id=rid)
        with invalid(("decision_id", Rule.DECISION_NOT_REGISTERED)):
            consigning.consign(line.one, entry, stock={gifts.id: 1})
        assert stock_hospital(line, gifts, 1).items


class TestOfAnotherOffice:
    """Headquarters would hold a whole segment for one change that the office may not make."""

    def test_an_office_reads_what_headquarters_planned_and_changes_nothing(
        self, line: Line
    ) -> None:
        event = events.save_event(line.hq, None, make_event(campaign_id=line.campaign.id))
        sponsor = pledges.save_sponsor(line.hq, None, make_sponsor())
        send(line.hq, line.one)
        before = state.digest(line.one)
        with refused(Failure.RECORD_OF_ANOTHER_OFFICE, "event"):
            call_off(line.one, event)
        with line.one.store.read() as reader:
            form = reader.load(Sponsor, sponsor.id)
        with refused(Failure.RECORD_OF_ANOTHER_OFFICE, "sponsor"):
            pledges.save_sponsor(line.one, form, replace(form.record, anonymous=True))
        assert state.digest(line.one) == before
        (award,) = add_approved(line.one)
        assert events.invite(line.one, event.id, [award.id]).invitations
        assert not send(line.one, line.hq).held

    def test_nothing_of_an_office_is_held_after_it_tried(self, line: Line) -> None:
        event = events.save_event(line.hq, None, make_event(campaign_id=line.campaign.id))
        send(line.hq, line.one)
        with refused(Failure.RECORD_OF_ANOTHER_OFFICE):
            call_off(line.one, event)
        add_people(line.one, 3)
        send(line.one, line.hq)
        with line.hq.store.read() as reader:
            assert len(reader.find(Beneficiary)) == 3

    def test_the_pcs_of_one_office_and_headquarters_go_on_with_each_others_records(
        self, line: Line
    ) -> None:
        second = line.certified(line.one, "second", "02")
        event = events.save_event(line.one, None, make_event(campaign_id=line.campaign.id))
        send(line.one, line.hq)
        send(line.hq, line.one)
        send(line.one, second)
        for desk in (second, line.hq):
            before = loaded(desk, event)
            events.save_event(desk, before, replace(before.record, place=f"nhà {desk.staff}"))

    def test_a_conflict_in_anothers_record_is_left_to_it(self, line: Line) -> None:
        event = events.save_event(line.hq, None, make_event(campaign_id=line.campaign.id))
        sister = line.certified(line.hq, "sister", "02")
        send(line.hq, sister)
        for desk in (line.hq, sister):
            before = loaded(desk, event)
            events.save_event(desk, before, replace(before.record, place=f"nhà {desk.staff}"))
        send(sister, line.hq)
        send(line.hq, line.one)
        with line.one.store.read() as reader:
            [conflict] = open_conflicts(reader)
        assert conflict.rid == event.id
        with (
            refused(Failure.RECORD_OF_ANOTHER_OFFICE, "event"),
            line.one.write() as tx,
        ):
            tx.resolve(Event, event.id, {"place": "nhà khác"}, [])
