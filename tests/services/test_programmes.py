from datetime import date
from pathlib import Path

from tests.builders import (
    CHEAP,
    PASSPHRASE,
    Line,
    add_approved,
    add_line,
    add_people,
    close_campaign,
    make_campaign,
    make_consignment,
    make_contribution,
    make_event,
    make_id,
    make_office,
    send,
    turn,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule, errors
from tethelp_desktop.domain.records import Campaign, ItemKind
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.services import (
    assessing,
    awards,
    enrolling,
    events,
    offices,
    pledges,
    practice,
    prospects,
    quick_figures,
    reports,
    review,
)
from tethelp_desktop.services.desk import Desk, current_id, make_headquarters
from tethelp_desktop.services.programmes import campaign_of, look_at, programmes
from tethelp_desktop.store.people_list import PersonState, person_states
from tethelp_desktop.store.totals import PledgeView
from tethelp_desktop.store.totals import pledges as read_pledges


def next_year(line: Line, year: int = 2027) -> Campaign:
    """Open the programme of a later year, and send it down."""
    opened = offices.save_campaign(
        line.hq,
        None,
        make_campaign(
            name=f"Chương trình {year}",
            short_name=f"Xuân {year}",
            starts_on=date(year - 1, 11, 15),
            ends_on=date(year, 2, 15),
        ),
    )
    for office in (line.one, line.two):
        send(line.hq, office)
    return opened


def looked_at(desk: Desk) -> Campaign:
    campaign = desk.campaign
    assert campaign is not None
    return campaign


def test_there_is_nothing_to_look_at_before_the_first_programme(tmp_path: Path) -> None:
    new, _ = make_headquarters(tmp_path / "new", PASSPHRASE, make_office(), "Lan", cost=CHEAP)
    assert (new.campaign, programmes(new)) == (None, None)
    with new.store.read() as reader:
        assert current_id(reader) is None
    with refused(Failure.NOT_FOUND):
        look_at(new, make_id())
    with refused(Failure.NO_CAMPAIGN):
        quick_figures.quick_figures(new)
    new.store.close()


def test_the_only_programme_is_looked_at_open_closed_and_settled(line: Line) -> None:
    for field in ("closed_on", "settled_on"):
        assert looked_at(line.hq).id == line.campaign.id
        turn(line.hq, line.campaign.id, **{field: line.hq.today})
    found = programmes(line.hq)
    assert found is not None
    assert (found.looked_at, found.news) == (looked_at(line.hq), None)
    assert found.looked_at.settled_on is not None


def test_while_nobody_chose_the_latest_open_one_is_looked_at(line: Line) -> None:
    this_year, newer = line.campaign, next_year(line)
    assert looked_at(line.one) == newer
    older = next_year(line, 2025)
    found = programmes(line.one)
    assert found is not None
    assert [one.id for one in found.known] == [newer.id, this_year.id, older.id]
    assert found.looked_at == newer
    assert found.news is None


def test_a_choice_stays_until_another_is_made_and_is_this_pcs_alone(line: Line) -> None:
    this_year, newer = line.campaign, next_year(line)
    assert look_at(line.one, this_year.id).id == this_year.id
    assert looked_at(line.one).id == this_year.id
    assert looked_at(line.two) == newer
    close(line, this_year)
    assert looked_at(line.one).closed_on is not None
    look_at(line.one, newer.id)
    assert looked_at(line.one) == newer


def test_a_new_programme_is_told_until_somebody_chooses_again(line: Line) -> None:
    old = next_year(line, 2025)
    look_at(line.one, old.id)
    known = programmes(line.one)
    assert known is not None
    assert known.news is None  # that this year's is open was known when the choice was made
    newer = next_year(line)
    found = programmes(line.one)
    assert found is not None
    assert (found.looked_at.id, found.news) == (old.id, newer)
    look_at(line.one, old.id)
    found = programmes(line.one)
    assert found is not None
    assert found.news is None


def test_who_never_chose_follows_the_next_one_and_who_chose_is_told_of_it(line: Line) -> None:
    this_year = line.campaign
    look_at(line.one, this_year.id)
    newer = next_year(line)
    found = programmes(line.one)
    assert found is not None
    assert (found.looked_at.id, found.news) == (this_year.id, newer)
    assert looked_at(line.two) == newer


def test_a_closed_one_is_no_news(line: Line) -> None:
    older, this_year = next_year(line, 2025), line.campaign
    look_at(line.one, older.id)
    newer = next_year(line, 2026)
    for campaign in (older, this_year, newer):
        close(line, campaign)
    found = programmes(line.one)
    assert found is not None
    assert (found.looked_at.id, found.news) == (older.id, None)


def test_after_closing_what_was_done_is_still_counted(line: Line) -> None:
    add_approved(line.one, 2)
    close_campaign(line)
    assert [view.sponsor for view in in_programme(line.one)]
    assert quick_figures.quick_figures(line.one).campaign.id == line.campaign.id
    assert reports.totals(line.one).kinds[ItemKind.CARD].awarded == 2
    assert enrolling.count_unbatched(line.one) == 2
    with line.one.store.read() as reader:
        states = person_states(
            reader, [one.beneficiary_id for one in reader.find(awards.Award)], current_id(reader)
        )
    assert set(states.values()) == {PersonState.AWAITING}


def test_after_closing_nothing_begins_and_the_refusal_says_why(line: Line) -> None:
    units, [person] = add_line(line.one), add_people(line.one, 1)
    close_campaign(line)
    proposed = awards.propose(line.one, units.id, [person.id])
    assert [p.rule for _, found in proposed.refused for p in found] == [Rule.CAMPAIGN_CLOSED]
    assert assessing.open_lines(line.one) == []
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        events.save_event(line.one, None, make_event(campaign_id=line.campaign.id))
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        practice.open_programme(line.one)
    pledges.receive(line.one, make_contribution(pledge_line_id=units.id, quantity=1))


def test_two_programmes_stand_side_by_side(line: Line) -> None:
    [award] = add_approved(line.one)
    this_year = line.campaign
    close(line, this_year)
    newer = next_year(line)
    person = award.beneficiary_id

    def state() -> PersonState | None:
        with line.one.store.read() as reader:
            return person_states(reader, [person], current_id(reader)).get(person)

    assert (state(), in_programme(line.one)) == (None, [])
    add_line(line.one)  # goes to the programme that is looked at
    assert [view.pledge.campaign_id for view in in_programme(line.one)] == [newer.id]
    offered = [one for one in prospects.prospects(line.one, person) if one.left]
    assert offered
    assert not any(errors(one.problems) for one in offered)
    look_at(line.one, this_year.id)
    assert state() is PersonState.AWAITING
    assert [view.pledge.campaign_id for view in in_programme(line.one)] == [this_year.id]


def test_a_review_looks_at_open_programmes_whichever_is_looked_at(line: Line) -> None:
    add_approved(line.one)
    this_year = line.campaign
    next_year(line)
    before = review.review(line.one)
    look_at(line.one, this_year.id)
    assert review.review(line.one) == before


def test_a_record_knows_its_programme(line: Line) -> None:
    [award] = add_approved(line.one)
    event = events.save_event(line.one, None, make_event(campaign_id=line.campaign.id))
    [invitation] = events.invite(line.one, event.id, [award.id]).invitations
    with line.one.write() as tx:
        out = tx.add(make_consignment(campaign_id=line.campaign.id))
    with line.one.store.read() as reader:
        for rid in (award.id, award.pledge_line_id, invitation.id, out.id):
            assert campaign_of(reader, rid) == line.campaign.id
        assert campaign_of(reader, award.beneficiary_id) is None


def close(line: Line, campaign: Campaign) -> None:
    """Close the books of a programme, and let the first office know."""
    turn(line.hq, campaign.id, closed_on=line.hq.today)
    send(line.hq, line.one)


def in_programme(desk: Desk) -> list[PledgeView]:
    with desk.store.read() as reader:
        return list(read_pledges(reader, current_id(reader) or NEW))
