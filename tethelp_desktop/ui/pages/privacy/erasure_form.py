"""The form of an order to erase a person's data, made on a request to delete."""

from collections.abc import Callable, Iterator

from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Erasure
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.services.privacy import RequestView, order_erasure
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class ErasurePage(FormPage[Erasure]):
    """Registers who decided the erasure, and by which document."""

    def __init__(self, place: Workplace, view: RequestView) -> None:
        super().__init__(place, "", view.person)
        self.set_title(self.tr("Order to erase"))
        theme, today = place.theme, place.desk.today
        form = RecordForm[Erasure](
            theme, place.messages, with_gaps(self._problems, {"decided_on": today})
        )
        first = TextField(theme, name="erasure-decided-by")
        paper = TextField(theme, name="erasure-document")
        day = DayField(theme, name="erasure-day", today=lambda: place.desk.today)
        form.add_row((form.field("decided_by", first, required=True), 12))
        form.add_row(
            (form.field("document_number", paper, required=True), 8),
            (form.field("decided_on", day, required=True), 4),
        )
        person_id = view.request.beneficiary_id
        assert person_id is not None  # noqa: S101 - offered only where the request names somebody
        form.load(
            Erasure(
                beneficiary_id=person_id,
                request_id=view.request.id,
                decided_by="",
                decided_on=today,
                document_number="",
            )
        )
        note = Note(
            theme,
            Tone.WARN,
            self.tr("Name, birth date, numbers, address and phone are gone for good"),
            self.tr(
                "They are masked here at once, and wherever the order arrives. Receipts and money "
                "stay as the law on accounts asks; backups of before keep the data until they are "
                "thinned. Awards that wait are handed over or withdrawn first."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, first)

    def work(self, record: Erasure) -> Callable[[Monitor], object]:
        """Register the order."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> Erasure:
            return order_erasure(desk, record)

        return save

    def _problems(self, order: Erasure) -> Iterator[Problem]:
        return problems(order, self.place.desk.today)
