from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import START, TODAY, make_id, make_report, make_report_request
from tests.domain.saying import broken
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import ItemKind, Record, ReportKind, ReportSubmission
from tethelp_desktop.domain.reporting import (
    ReportFigures,
    ReportState,
    Span,
    changes,
    is_of_the_same,
    meets,
    sending_problems,
    standing,
    state_of,
    summed,
)


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_report_request(last_day=date(2026, 1, 4)), "last_day", Rule.DATES_REVERSED),
        (make_report(last_day=date(2026, 1, 4)), "last_day", Rule.DATES_REVERSED),
        (make_report(submitted_on=TODAY + timedelta(days=1)), "submitted_on", Rule.IN_THE_FUTURE),
        (make_report(cut_off=START + timedelta(days=1)), "cut_off", Rule.IN_THE_FUTURE),
        (make_report(corrects=make_id(33)), "reason", Rule.REQUIRED),
        (make_report(last_day=TODAY + timedelta(days=1)), "last_day", Rule.PERIOD_NOT_OVER),
        (make_report(signer=""), "signer", Rule.REQUIRED),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert broken(record) == {(field, rule)}


@pytest.mark.parametrize("record", [make_report_request(), make_report()])
def test_what_is_in_order_passes(record: Record) -> None:
    assert broken(record) == set()


FIGURES = st.builds(Figure, st.integers(), st.integers())
SPANS = st.builds(
    Span,
    st.dictionaries(st.tuples(st.sampled_from(ItemKind), st.sampled_from(Step)), FIGURES),
    st.integers(0),
    st.integers(0),
)
KEY = (ItemKind.CARD, Step.HANDED_OVER)


def figures(units: int = 0) -> ReportFigures:
    span = Span({KEY: Figure(units, units * 1000)} if units else {})
    return ReportFigures(span, span)


def frozen(units: int = 0, **over: object) -> ReportSubmission:
    found: ReportSubmission = make_report(**{"figures": figures(units).to_json(), **over})
    return found


@given(SPANS, SPANS)
def test_figures_are_read_as_they_were_written(period: Span, cumulative: Span) -> None:
    text = ReportFigures(period, cumulative).to_json()
    read = ReportFigures.from_json(text)
    assert read.to_json() == text
    assert changes(read.period, period) == changes(read.cumulative, cumulative) == []


@given(SPANS, SPANS)
def test_a_change_says_by_how_much_a_figure_grew(before: Span, after: Span) -> None:
    for change in changes(before, after):
        grown = change.difference
        assert change.before.units + grown.units == after.figure(change.kind, change.step).units
        assert change.before.amount + grown.amount == after.figure(change.kind, change.step).amount
    assert summed([before, Span()]).figures == before.figures


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        "{}",
        '{"period": 1, "cumulative": 1}',
        '{"period": {"figures": [], "awarded": 0, "served": 0}, "cumulative": {}}',
        '{"period": {"figures": {"card/x": [1, 2]}, "awarded": 0, "served": 0}}',
        '{"period": {"figures": {}, "awarded": true, "served": 0}}',
        '{"period": {"figures": {"card/paid": [1]}, "awarded": 0, "served": 0}}',
    ],
)
def test_what_is_no_figures_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ReportFigures.from_json(text)


def test_figures_of_offices_are_added_up_and_their_people_are_not() -> None:
    one, other = (Span({KEY: Figure(units, 10)}, awarded=3) for units in (1, 2))
    assert summed([one, other]) == Span({KEY: Figure(3, 20)})


def test_a_span_without_anything_is_empty() -> None:
    assert Span({KEY: Figure()}).is_empty
    assert not Span(awarded=1).is_empty
    assert not Span({KEY: Figure(0, 1)}).is_empty


@pytest.mark.parametrize(
    ("cut_off", "today", "state"),
    [
        (START, TODAY + timedelta(days=9), ReportState.IN_TIME),
        (START + timedelta(days=1), TODAY + timedelta(days=1), ReportState.LATE),
        (None, TODAY, ReportState.AWAITED),
        (None, TODAY + timedelta(days=1), ReportState.MISSING),
    ],
)
def test_a_report_is_in_time_until_its_last_day(
    cut_off: datetime | None, today: date, state: ReportState
) -> None:
    first = None if cut_off is None else make_report(cut_off=cut_off, submitted_on=TODAY)
    assert state_of(TODAY, first, today) is state


EARLIER = {"first_day": date(2026, 1, 1), "last_day": date(2026, 1, 2), "id": make_id(40)}


@pytest.mark.parametrize(
    ("report", "now", "standing", "rules"),
    [
        (frozen(), 0, [], set()),
        (frozen(1), 0, [], {Rule.REPORT_CHANGED}),
        (frozen(1, nothing_to_report=True), 1, [], {Rule.REPORT_NOT_EMPTY}),
        (frozen(nothing_to_report=True), 0, [], set()),
        (frozen(), 0, [frozen(**EARLIER)], set()),
        (frozen(), 0, [frozen()], {Rule.REPORTED_ALREADY}),
        (
            frozen(request_id=make_id(7)),
            0,
            [frozen(**EARLIER, request_id=make_id(7))],
            {Rule.REPORTED_ALREADY},
        ),
        (
            frozen(kind=ReportKind.SETTLEMENT),
            0,
            [frozen(**EARLIER, kind=ReportKind.SETTLEMENT)],
            {Rule.REPORTED_ALREADY},
        ),
        (frozen(kind=ReportKind.SETTLEMENT), 0, [frozen()], set()),
        (frozen(corrects=make_id(40)), 0, [frozen(**EARLIER)], set()),
        (frozen(corrects=make_id(41)), 0, [frozen(**EARLIER)], {Rule.CORRECTED_ALREADY}),
    ],
)
def test_what_may_be_sent(
    report: ReportSubmission, now: int, standing: list[ReportSubmission], rules: set[Rule]
) -> None:
    assert {one.rule for one in sending_problems(report, figures(now), standing)} == rules


def test_reports_of_two_offices_are_not_of_the_same() -> None:
    assert not is_of_the_same(make_report(office_id=make_id(1)), make_report(office_id=make_id(2)))


@pytest.mark.parametrize(
    ("report", "is_meant"),
    [
        (make_report(request_id=make_id(9), first_day=date(2026, 1, 1)), True),
        (make_report(request_id=make_id(8)), False),
        (make_report(), True),
        (make_report(first_day=date(2026, 1, 6)), False),
        (make_report(kind=ReportKind.SETTLEMENT), False),
    ],
)
def test_a_report_of_the_wanted_days_is_what_is_wanted(
    report: ReportSubmission, is_meant: bool
) -> None:
    assert meets(report, make_report_request(id=make_id(9), last_day=date(2026, 1, 9))) is is_meant


def test_one_correction_takes_the_place_of_what_two_pcs_sent() -> None:
    one, two = make_report(id=make_id(41)), make_report(id=make_id(42))
    other = make_report(**EARLIER)
    assert standing([other, one, two]) == [other, one, two]
    fixed = make_report(id=make_id(43), corrects=one.id)
    assert standing([other, one, two, fixed]) == [other, fixed]
    again = make_report(id=make_id(44), corrects=one.id)
    assert standing([one, fixed, again]) == [fixed, again]
    last = make_report(id=make_id(45), corrects=again.id)
    assert standing([one, fixed, again, last]) == [last]
    late = make_report(id=make_id(46))
    assert standing([one, fixed, late]) == [fixed, late]
