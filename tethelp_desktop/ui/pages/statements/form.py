"""The form of a published figure."""

from collections.abc import Callable, Iterator
from datetime import date

from tethelp_desktop.domain.money import grouped, rounded_off
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    ItemKind,
    Measure,
    Qualifier,
    SponsorScope,
    Stage,
    Statement,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.statements import part_problems
from tethelp_desktop.services.statements import save_statement
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import OptionalTextField, TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField, NumberField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace
from tethelp_desktop.wording import name_of, stated_figure, statement_name


class StatementPage(FormPage[Statement]):
    """Enters a published figure, or corrects one."""

    def __init__(
        self, place: Workplace, campaign_id: Stamp, before: Loaded[Statement] | None = None
    ) -> None:
        super().__init__(place, "")
        self._before = before
        self.set_title(self.tr("Edit a published figure") if before else self.tr("New figure"))
        self.set_context(self.tr("As the source says it, with its words"))
        own = before.record.id if before else None
        with place.desk.store.read() as reader:
            known = reader.find(Statement, campaign_id=campaign_id, withdrawn=None)
        self._others = [other for other in known if other.id != own]
        self.form = form = RecordForm[Statement](
            place.theme,
            place.messages,
            with_gaps(self._problems, {"value": 0, "stated_on": place.desk.today}),
        )
        value = self._add_figure()
        self._add_source()
        note = Note(
            place.theme,
            Tone.INFO,
            self.tr("Stands beside the totals"),
            self.tr(
                "A published figure changes no total. “Over” means that much or more, “nearly”"
                " at most a tenth less."
            ),
        )
        self.set_columns(form, ComplaintNote(place.theme, form), note)
        self.set_form(form, value)
        form.edited.connect(self._say_amount)
        form.load(before.record if before else self._new(campaign_id))
        self._say_amount()

    def work(self, record: Statement) -> Callable[[Monitor], object]:
        """Save the figure."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> Statement:
            return save_statement(desk, before, record)

        return save

    def _add_figure(self) -> NumberField:
        theme, form, names = self.place.theme, self.form, self.place.messages.names
        measure = SegmentedChoice[Measure](theme, names(Measure), name="statement-measure")
        stage = SegmentedChoice[Stage](theme, names(Stage), name="statement-stage")
        form.add_row((form.field("measure", measure, required=True), 12))
        form.add_row((form.field("stage", stage, required=True), 12))
        value = NumberField(theme, name="statement-value")
        qualifier = SegmentedChoice[Qualifier](theme, names(Qualifier), name="statement-qualifier")
        form.add_row(
            (form.field("qualifier", qualifier, required=True), 6),
            (form.field("value", value, required=True), 6),
        )
        every = self.tr("all together")
        kind = ChoiceBox[ItemKind](theme, names(ItemKind), name="statement-kind", placeholder=every)
        scope = ChoiceBox[SponsorScope](
            theme, names(SponsorScope), name="statement-scope", placeholder=every
        )
        form.add_row((form.field("kind", kind), 6), (form.field("scope", scope), 6))
        language = self.place.messages.language
        totals = [
            (other.id, f"{statement_name(other, language)}: {stated_figure(other, language)}")
            for other in self._others
        ]
        total = ChoiceBox[Stamp](
            theme,
            totals,
            name="statement-part-of",
            placeholder=self.tr("a figure by itself"),
        )
        form.add_row((form.field("part_of", total), 12))
        return value

    def _add_source(self) -> None:
        theme, form = self.place.theme, self.form
        form.add_section(self.tr("Where it was said"))
        source = TextField(theme, name="statement-source")
        form.add_row((form.field("source", source, required=True), 12))
        stated_on = DayField(theme, name="statement-stated-on", today=self._today)
        as_of = DayField(theme, name="statement-as-of", today=self._today)
        hint = self.tr("Empty where the source does not say")
        form.add_row(
            (form.field("stated_on", stated_on, required=True), 6),
            (form.field("as_of", as_of, hint=hint), 6),
        )
        form.add_row((form.field("quote", TextField(theme, name="statement-quote")), 12))
        reason = TextField(theme, name="statement-reason")
        form.add_row((form.field("difference_reason", reason), 12))
        if self._before is not None:
            withdrawn = OptionalTextField(theme, name="statement-withdrawn")
            hint = self.tr("Fill in only to take the figure off the list")
            form.add_row((form.field("withdrawn", withdrawn, hint=hint), 12))

    def _new(self, campaign_id: Stamp) -> Statement:
        return unfilled(
            Statement(
                campaign_id=campaign_id,
                measure=Measure.AMOUNT,
                value=0,
                source="",
                stated_on=self._today(),
            ),
            "value",
        )

    def _say_amount(self) -> None:
        """Say a typed amount in billions: a zero too many is not seen otherwise."""
        hint = ""
        try:
            typed = self.form.record()
        except Unreadable:
            typed = None
        if typed is not None and typed.value and typed.measure is Measure.AMOUNT:
            number, magnitude = rounded_off(typed.value)
            hint = f"{number} {name_of(magnitude, self.place.messages.language)}"
        elif typed is not None and typed.value:
            hint = grouped(typed.value)
        self.form.boxes["value"].set_hint(hint)

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, statement: Statement) -> Iterator[Problem]:
        yield from problems(statement, self._today())
        yield from part_problems(statement, self._others)
