"""Number and signature of a report that is about to be frozen."""

from collections.abc import Callable, Iterator
from datetime import date

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import ReportSubmission
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import CheckField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class SignPage(FormPage[ReportSubmission]):
    """Signs a drafted report; what is done with it then, its opener says."""

    def __init__(
        self,
        place: Workplace,
        report: ReportSubmission,
        rules: Callable[[ReportSubmission], Iterator[Problem]],
        send: Callable[[ReportSubmission], object],
    ) -> None:
        """Lay the form out.

        Args:
            place: Where it is shown.
            report: As drafted.
            rules: What a form can say about it before it is sent.
            send: Freezes it; runs in the background.
        """
        super().__init__(place, "")
        self._send = send
        theme = place.theme
        self.form = form = RecordForm[ReportSubmission](
            theme, place.messages, with_gaps(rules, {"submitted_on": place.desk.today})
        )
        number = TextField(theme, name="report-number", placeholder=self.tr("such as 15/BC-BHXH"))
        day = DayField(theme, name="report-day", today=self._today)
        form.add_row(
            (form.field("number", number, required=True), 6),
            (form.field("submitted_on", day, required=True), 6),
        )
        signer = TextField(theme, name="report-signer")
        title = TextField(theme, name="report-signer-title")
        form.add_row(
            (form.field("signer", signer, required=True), 6),
            (form.field("signer_title", title), 6),
        )
        if report.nothing_to_report:
            nothing = CheckField(
                theme, self.tr("Nothing happened in the period"), name="report-nothing"
            )
            form.add_row((form.field("nothing_to_report", nothing), 12))
        if report.corrects is not None:
            reason = TextField(theme, name="report-reason")
            hint = self.tr("Stands on the paper, too")
            form.add_row((form.field("reason", reason, required=True, hint=hint), 12))
        note = Note(
            theme,
            Tone.INFO,
            self.tr("What is signed"),
            self.tr("Figures of {0} to {1}, as of {2}. They leave with the next bundle.").format(
                shown_day(report.first_day),
                shown_day(report.last_day),
                shown_moment(report.cut_off),
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, number)
        form.load(report)

    def work(self, record: ReportSubmission) -> Callable[[Monitor], object]:
        """Freeze it."""
        send = self._send

        def freeze(_monitor: Monitor) -> object:
            return send(record)

        return freeze

    def _today(self) -> date:
        return self.place.desk.today
