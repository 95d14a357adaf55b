"""Published figures stand beside what the store counts, and neither changes the other."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import (
    Line,
    add_approved,
    add_line,
    make_contribution,
    make_id,
    make_sponsor,
    send,
)
from tests.services.publishing import cards, gifts, promise, state
from tests.services.refusing import invalid
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    ItemKind,
    Measure,
    Qualifier,
    SponsorScope,
    Stage,
    Statement,
)
from tethelp_desktop.domain.statements import Agreement
from tethelp_desktop.services import awards, handover, pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import concerning
from tethelp_desktop.services.statements import StatementView, published, save_statement
from tethelp_desktop.store.totals import add_up, line_balances


def view(desk: Desk, line: Line, statement: Statement) -> StatementView:
    views = published(desk, line.campaign.id).views
    return next(one for one in views if one.statement.id == statement.id)


def computed(desk: Desk, line: Line, **over: Any) -> int | None:
    return view(desk, line, state(desk, line, **over)).found.computed


def test_units_and_money_are_counted_by_kind_scope_and_stage(line: Line) -> None:
    hq = line.hq
    [central] = promise(hq, line, SponsorScope.CENTRAL, cards(30))
    promise(hq, line, SponsorScope.LOCAL, cards(5), gifts(7))
    pledges.receive(hq, make_contribution(pledge_line_id=central.id, quantity=12, amount=5_000_000))
    units = {"measure": Measure.UNITS, "kind": ItemKind.CARD}
    assert computed(hq, line, **units) == 35
    assert computed(hq, line, **units, scope=SponsorScope.CENTRAL) == 30
    assert computed(hq, line, **units, stage=Stage.RECEIVED) == 12
    assert computed(hq, line, **units, stage=Stage.AWARDED) == 0
    assert computed(hq, line) == 35 * 400_000 + 7 * 500_000
    assert computed(hq, line, kind=ItemKind.GIFT) == 7 * 500_000
    assert computed(hq, line, stage=Stage.RECEIVED) == 5_000_000
    assert computed(hq, line, measure=Measure.SPONSORS) == 2
    assert computed(hq, line, measure=Measure.SPONSORS, kind=ItemKind.GIFT) == 1
    assert computed(hq, line, measure=Measure.SPONSORS, stage=Stage.RECEIVED) == 1


def test_people_are_counted_once_and_when_they_were_given(line: Line) -> None:
    one = line.one
    book = add_line(one, kind=ItemKind.BOOK)
    approved = add_approved(one, 3)
    people = [award.beneficiary_id for award in approved]
    awards.propose(one, book.id, people[:2])
    for award in approved[:2]:
        handover.hand_over(one, award.id)
    count = {"measure": Measure.PEOPLE}
    assert computed(one, line, **count, stage=Stage.AWARDED) == 3
    assert computed(one, line, **count, stage=Stage.AWARDED, kind=ItemKind.BOOK) == 2
    assert computed(one, line, **count, stage=Stage.HANDED_OVER) == 2
    scoped = {"stage": Stage.AWARDED, "scope": make_sponsor().scope}
    assert computed(one, line, **count, **scoped) == 3
    [other] = set(SponsorScope) - {make_sponsor().scope}
    assert computed(one, line, **count, stage=Stage.AWARDED, scope=other) == 0
    send(one, line.hq)
    assert computed(line.hq, line, **count, stage=Stage.HANDED_OVER) == 2


def test_an_office_states_its_own_and_headquarters_counts_it_alike(line: Line) -> None:
    promise(line.hq, line, SponsorScope.CENTRAL, gifts(900))
    promise(line.one, line, SponsorScope.LOCAL, gifts(40))
    own = state(line.one, line, measure=Measure.UNITS, kind=ItemKind.GIFT, value=40)
    people = state(line.one, line, measure=Measure.PEOPLE, stage=Stage.HANDED_OVER)
    send(line.hq, line.one)
    send(line.one, line.hq)
    for desk in (line.one, line.hq):
        assert view(desk, line, own).found.computed == 40
        assert view(desk, line, own).office == line.one.office.name
        assert view(desk, line, people).found.computed == 0
    whole = state(line.hq, line, measure=Measure.UNITS, kind=ItemKind.GIFT, value=940)
    assert view(line.hq, line, whole).found.verdict is Agreement.FITS


def test_a_store_counts_only_what_it_has_in_full(line: Line) -> None:
    with line.one.store.read() as reader:
        for office in (line.hq.identity.office_id, line.two.identity.office_id, None):
            assert concerning(line.one, reader, office) is None
    with line.hq.store.read() as reader:
        assert concerning(line.hq, reader, None) is None


def test_parts_of_a_total_do_not_overlap_and_are_added_up(line: Line) -> None:
    hq = line.hq
    promise(hq, line, SponsorScope.CENTRAL, cards(30), declared=13_000_000)
    promise(hq, line, SponsorScope.LOCAL, cards(10))
    promise(hq, line, SponsorScope.LOCAL, gifts(10), declared=4_000_000)
    total = state(hq, line, value=22_000_000, qualifier=Qualifier.OVER)
    central = state(hq, line, value=13_000_000, scope=SponsorScope.CENTRAL, part_of=total.id)
    local = state(hq, line, value=4_000_000, scope=SponsorScope.LOCAL, part_of=total.id)
    gift = state(hq, line, value=4_000_000, kind=ItemKind.GIFT, part_of=total.id)
    views = published(hq, line.campaign.id).views
    assert [(one.statement.id, one.depth) for one in views] == [
        (total.id, 0),
        (central.id, 1),
        (local.id, 1),
        (gift.id, 1),
    ]
    assert [one.found.computed for one in views] == [21_000_000, 12_000_000, 4_000_000, 5_000_000]
    assert [one.declared for one in views] == [21_000_000, 13_000_000, None, 4_000_000]
    assert views[0].parts is not None
    assert views[0].parts.computed == 21_000_000
    assert views[0].parts.verdict is Agreement.CONTRADICTS
    assert [one.parts for one in views[1:]] == [None] * 3


def test_what_is_declared_of_a_pledge_counts_with_the_whole_pledge_only(line: Line) -> None:
    promise(line.hq, line, SponsorScope.LOCAL, cards(1), gifts(1), declared=1_000_000)
    whole, part = (state(line.hq, line, kind=kind) for kind in (None, ItemKind.GIFT))
    assert view(line.hq, line, whole).declared == 1_000_000
    assert view(line.hq, line, part).declared is None


def test_a_statement_changes_no_total_and_a_total_no_statement(line: Line) -> None:
    promise(line.hq, line, SponsorScope.CENTRAL, cards(3))
    with line.hq.store.read() as reader:
        before = add_up(line_balances(reader, campaign_id=line.campaign.id))
    stated = state(line.hq, line, measure=Measure.UNITS, kind=ItemKind.CARD, value=5)
    with line.hq.store.read() as reader:
        assert add_up(line_balances(reader, campaign_id=line.campaign.id)) == before
    promise(line.hq, line, SponsorScope.CENTRAL, cards(4))
    found = view(line.hq, line, stated)
    assert (found.statement, found.found.computed) == (stated, 7)
    assert found.found.difference == -2


def test_a_statement_is_corrected_and_withdrawn(line: Line) -> None:
    stated = state(line.hq, line, value=5)
    with line.hq.store.read() as reader:
        before = reader.load(Statement, stated.id)
    changed = replace(stated, difference_reason="làm tròn", withdrawn="nhập hai lần")
    save_statement(line.hq, before, changed)
    assert published(line.hq, line.campaign.id).views == []


def test_the_time_of_counting_is_told(line: Line) -> None:
    now = line.clock()
    assert published(line.hq, line.campaign.id).as_of >= now


@pytest.mark.parametrize(
    ("over", "field", "rule"),
    [
        ({"source": ""}, "source", Rule.REQUIRED),
        ({"value": -1}, "value", Rule.NEGATIVE),
        ({"stated_on": date(2099, 1, 1)}, "stated_on", Rule.IN_THE_FUTURE),
        ({"as_of": date(2026, 1, 9)}, "as_of", Rule.DATES_REVERSED),
        ({"measure": Measure.UNITS}, "kind", Rule.REQUIRED),
        ({"measure": Measure.PEOPLE}, "stage", Rule.PEOPLE_FROM_AWARDS),
    ],
)
def test_what_cannot_be_is_refused(
    line: Line, over: dict[str, Any], field: str, rule: Rule
) -> None:
    with invalid((field, rule)):
        state(line.hq, line, **over)


def test_a_part_must_count_what_its_total_counts(line: Line) -> None:
    total = state(line.hq, line, scope=SponsorScope.CENTRAL)
    with invalid(("part_of", Rule.PART_COUNTS_SOMETHING_ELSE)):
        state(line.hq, line, scope=SponsorScope.LOCAL, part_of=total.id)
    state(line.hq, line, part_of=make_id(99), value=1)  # its total may still be on its way
