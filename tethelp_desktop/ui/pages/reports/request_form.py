"""Forms for a period: headquarters wants a report of it, an office chooses one of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tethelp_desktop.domain.checks import in_order
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, ReportRequest
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.services import reporting
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


def last_week(today: date) -> tuple[date, date]:
    """Propose the whole week, Monday to Sunday, that ended last; on a Sunday, the present one."""
    last = today - timedelta(days=(today.weekday() + 1) % 7)
    return last - timedelta(days=6), last


class ReportRequestPage(FormPage[ReportRequest]):
    """Wants a report of every office."""

    def __init__(self, place: Workplace, campaign: Campaign) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Want a report"))
        self.set_context(self.tr("Goes to every office with the next bundle"))
        theme, today = place.theme, place.desk.today
        stand_ins = {"first_day": today, "last_day": today, "due_on": today}
        self.form = form = RecordForm[ReportRequest](
            theme, place.messages, with_gaps(self._problems, stand_ins)
        )
        name = TextField(
            theme, name="request-name", placeholder=self.tr("such as Week 3 of January")
        )
        form.add_row((form.field("name", name, required=True), 12))
        first, last, due = (
            DayField(theme, name=f"request-{which}", today=self._today)
            for which in ("first", "last", "due")
        )
        form.add_row(
            (form.field("first_day", first, required=True), 4),
            (form.field("last_day", last, required=True), 4),
            (form.field("due_on", due, label=self.tr("Last day to report"), required=True), 4),
        )
        note = Note(
            theme,
            Tone.INFO,
            self.tr("Every office sees it"),
            self.tr("Until its last day it is in time, later it counts as late."),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, name)
        first_day, last_day = last_week(today)
        form.load(
            ReportRequest(
                campaign_id=campaign.id,
                name="",
                first_day=first_day,
                last_day=last_day,
                due_on=max(today, last_day) + timedelta(days=2),
            )
        )

    def work(self, record: ReportRequest) -> Callable[[Monitor], object]:
        """Save the request."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> ReportRequest:
            return reporting.save_request(desk, None, record)

        return save

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, request: ReportRequest) -> Iterator[Problem]:
        return problems(request, self.place.desk.today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days of which a report shall be."""

    first_day: date
    last_day: date


class PeriodPage(FormPage[Period]):
    """Chooses the days of a report that nobody asked for."""

    def __init__(self, place: Workplace, campaign: Campaign) -> None:
        super().__init__(place, "")
        self._campaign = campaign
        self.set_title(self.tr("Report another period"))
        self.set_context(self.tr("The figures are shown before anything is sent"))
        theme, today = place.theme, place.desk.today
        self.form = form = RecordForm[Period](
            theme,
            place.messages,
            with_gaps(_period_problems, {"first_day": today, "last_day": today}),
        )
        first, last = (
            DayField(theme, name=f"period-{which}", today=self._today)
            for which in ("first", "last")
        )
        form.add_row(
            (form.field("first_day", first, required=True), 6),
            (form.field("last_day", last, required=True), 6),
        )
        self.set_columns(form, ComplaintNote(theme, form))
        self.set_form(form, first)
        first_day, last_day = last_week(today)
        form.load(Period(first_day=first_day, last_day=last_day))

    def work(self, record: Period) -> Callable[[Monitor], object]:
        """Add the period up."""
        desk, campaign_id = self.place.desk, self._campaign.id

        def draw_up(_monitor: Monitor) -> reporting.Draft:
            return reporting.draft_period(desk, campaign_id, record.first_day, record.last_day)

        return draw_up

    def _today(self) -> date:
        return self.place.desk.today


def _period_problems(period: Period) -> Iterator[Problem]:
    yield from in_order("last_day", period.first_day, period.last_day)
