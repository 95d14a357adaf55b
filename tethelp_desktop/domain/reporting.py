"""Rules of reports up the line: their periods, deadlines, signatures and frozen figures."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, Self

from tethelp_desktop.domain.checks import in_order, not_in_the_future, required
from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import ItemKind, ReportKind, ReportRequest, ReportSubmission

NOTHING: Final = Figure()


class ReportState(StrEnum):
    """Where an office's report of a wanted period stands."""

    IN_TIME = "in-time"
    LATE = "late"
    AWAITED = "awaited"
    """Not here, and its last day is not over."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Span:
    """What came about in a stretch of time.

    Attributes:
        figures: By kind and step; what is not there is nothing.
        awarded: People to whom something was awarded, each counted once.
        served: People to whom something was handed over, each counted once.
    """

    figures: Mapping[tuple[ItemKind, Step], Figure] = field(default_factory=dict)
    awarded: int = 0
    served: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        return not self.awarded and all(figure == NOTHING for figure in self.figures.values())

    def figure(self, kind: ItemKind, step: Step) -> Figure:
        """Read one figure."""
        return self.figures.get((kind, step), NOTHING)


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """Figures of a report: those of its period, and those since the programme began."""

    period: Span
    cumulative: Span

    def to_json(self) -> str:
        """Write them as a report keeps them; equal figures give equal texts."""
        plain = {"period": _plain(self.period), "cumulative": _plain(self.cumulative)}
        return json.dumps(plain, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read them.

        Raises:
            ValueError: The text is of another shape, as a foreign program may write it.
        """
        raw = json.loads(text)
        try:
            return cls(_span(raw["period"]), _span(raw["cumulative"]))
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("no figures of a report") from error


def _plain(span: Span) -> dict[str, Any]:
    figures = {
        f"{kind}/{step}": [figure.units, figure.amount]
        for (kind, step), figure in span.figures.items()
        if figure != NOTHING
    }
    return {"figures": figures, "awarded": span.awarded, "served": span.served}


def _span(raw: Any) -> Span:
    figures = {}
    for name, (units, amount) in raw["figures"].items():
        kind, _, step = name.partition("/")
        figures[ItemKind(kind), Step(step)] = Figure(_whole(units), _whole(amount))
    return Span(figures, _whole(raw["awarded"]), _whole(raw["served"]))


def _whole(number: Any) -> int:
    if type(number) is not int:
        raise ValueError(f"not a whole number: {number!r}")
    return number


@dataclass(frozen=True, slots=True)
class Change:
    """One figure beside what it was."""

    kind: ItemKind
    step: Step
    before: Figure
    after: Figure

    @property
    def difference(self) -> Figure:
        """By how much it grew."""
        return Figure(self.after.units - self.before.units, self.after.amount - self.before.amount)


def beside(before: Span, after: Span) -> list[Change]:
    """Put two spans beside each other, figure by figure."""
    return [
        Change(kind, step, before.figure(kind, step), after.figure(kind, step))
        for kind in ItemKind
        for step in Step
    ]


def changes(before: Span, after: Span) -> list[Change]:
    """Compare two spans figure by figure; only what differs is named."""
    return [one for one in beside(before, after) if one.before != one.after]


def summed(spans: Sequence[Span]) -> Span:
    """Add spans of several offices up; people are not: two offices may serve one person."""
    figures: dict[tuple[ItemKind, Step], Figure] = {}
    for span in spans:
        for key, one in span.figures.items():
            sum_ = figures.get(key, NOTHING)
            figures[key] = Figure(sum_.units + one.units, sum_.amount + one.amount)
    return Span(figures)


def state_of(due_on: date, first: ReportSubmission | None, today: date) -> ReportState:
    """Say where a report stands.

    Args:
        due_on: The last day on which it is in time.
        first: What the office sent first; a correction does not make it late.
        today: The day it is asked.
    """
    if first is not None:
        is_in_time = local_day(first.cut_off) <= due_on  # the day on the paper may be any
        return ReportState.IN_TIME if is_in_time else ReportState.LATE
    return ReportState.AWAITED if today <= due_on else ReportState.MISSING


def request_problems(request: ReportRequest, _today: date) -> Iterator[Problem]:
    """Find what is wrong with a wanted report as it stands."""
    yield from in_order("last_day", request.first_day, request.last_day)
    yield from in_order("due_on", request.first_day, request.due_on)


def submission_problems(report: ReportSubmission, today: date) -> Iterator[Problem]:
    """Find what is wrong with a report as it stands."""
    yield from in_order("last_day", report.first_day, report.last_day)
    yield from not_in_the_future("submitted_on", report.submitted_on, today)
    cut_off_day = local_day(report.cut_off)
    yield from not_in_the_future("cut_off", cut_off_day, today)
    if report.last_day > cut_off_day:  # what happens on the days between would be in no report
        yield Problem("last_day", Rule.PERIOD_NOT_OVER, (shown_day(cut_off_day),))
    if report.corrects is not None:
        yield from required(report, "reason")


def sending_problems(
    report: ReportSubmission, figures: ReportFigures, standing: Sequence[ReportSubmission]
) -> Iterator[Problem]:
    """Find why a report may not be sent, whatever it is by itself.

    Args:
        report: What shall be sent.
        figures: What the register holds now for its period and cut-off.
        standing: The office's reports of the programme that no other one took the place of.
    """
    if report.figures != figures.to_json():
        yield Problem("", Rule.REPORT_CHANGED)
    if report.nothing_to_report and not figures.period.is_empty:
        yield Problem("nothing_to_report", Rule.REPORT_NOT_EMPTY)
    if report.corrects is None:
        if any(is_of_the_same(report, other) for other in standing):
            yield Problem("", Rule.REPORTED_ALREADY)
    elif report.corrects not in {other.id for other in standing}:
        yield Problem("corrects", Rule.CORRECTED_ALREADY)


def is_of_the_same(one: ReportSubmission, other: ReportSubmission) -> bool:
    """Tell whether two reports are of one wanted report, of one stretch, or both the settlement."""
    if one.office_id != other.office_id or one.kind is not other.kind:
        return False
    if one.kind is ReportKind.SETTLEMENT:
        return True
    of_one_request = one.request_id is not None and one.request_id == other.request_id
    return of_one_request or (one.first_day, one.last_day) == (other.first_day, other.last_day)


def meets(report: ReportSubmission, request: ReportRequest) -> bool:
    """Tell whether a report is what is wanted: sent for it, or of its days before it was wanted."""
    if report.request_id is not None or report.kind is ReportKind.SETTLEMENT:
        return report.request_id == request.id
    return (report.first_day, report.last_day) == (request.first_day, request.last_day)


def replaced_by(
    report: ReportSubmission, reports: Sequence[ReportSubmission]
) -> ReportSubmission | None:
    """Name the report that took the place of one; None while it stands.

    A correction takes the place of the one it names, and of an older one of the same that
    another PC sent beside that one. Two corrections of one report both stand.

    Args:
        report: Of which it is asked.
        reports: All of its office, oldest first.
    """
    for other in reports:
        is_beside = (
            other.corrects is not None
            and other.corrects != report.corrects
            and report.id < other.id
            and is_of_the_same(report, other)
        )
        if other.corrects == report.id or is_beside:
            return other
    return None


def standing(reports: Sequence[ReportSubmission]) -> list[ReportSubmission]:
    """Keep the reports of one office whose place no other one took, oldest first."""
    return [report for report in reports if replaced_by(report, reports) is None]
