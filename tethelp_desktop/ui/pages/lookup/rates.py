"""The figures that the law sets, as they are in force on a day."""

from datetime import date
from pathlib import Path

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.rates import RANKS, Evidence, Figure, Rates
from tethelp_desktop.domain.records import Rate, RateKind
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services.rates import RatesImport, import_rates, rates_of
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.fields import FieldState
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.pages.lookup.imports import Change, ImportPage
from tethelp_desktop.ui.pages.lookup.panel import Panel
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.ui.workplace import Workplace

_EVIDENCE = {
    Evidence.HEADQUARTERS: (Tone.OK, Icon.SHIELD),
    Evidence.VERIFIED: (Tone.OK, Icon.CHECKS),
    Evidence.ONE_SOURCE: (Tone.INFO, Icon.CHECK),
    Evidence.MEMORY: (Tone.WARN, Icon.WARN),
}


class RatesPanel(Panel[Figure]):
    """Figures of one day, and at headquarters the way to newer ones."""

    def __init__(self, place: Workplace, chooser: Chooser) -> None:
        self._messages = place.messages
        self._chooser = chooser
        table = RecordTable[Figure](
            place.theme,
            self._columns(),
            name="rates",
            key=lambda figure: "|".join(figure.key),
            empty_icon=Icon.CHART,
            row_height=TALL_ROW,
        )
        table.empty.say(
            self.tr("No figure found"),
            self.tr("Esc empties the search; or type another day."),
        )
        super().__init__(
            place,
            table,
            name="rate-search",
            placeholder=self.tr("Kind, group or decree"),
        )
        caption = Label(place.theme, self.tr("In force on"), Role.LABEL)
        self._day = DayField(place.theme, name="rates-day", today=self._today)
        self._day.describe(caption.text(), "")
        self._day.setFixedWidth(place.theme.scaled(130))
        self._day.set_value(self._today())
        caption.setBuddy(self._day.control)
        self._import = Button(
            place.theme, self.tr("Import newer figures"), name="rates-import", icon=Icon.IN
        )
        self._import.setVisible(place.desk.is_headquarters)
        for widget in (caption, self._day, self._import):
            self.questions.addWidget(widget)
        self.setTabOrder(self.search, self._day.control)
        self.setTabOrder(self._day.control, self._import)
        self.setTabOrder(self._import, table.view)
        self._day.edited.connect(self._on_day_edited)
        self._import.clicked.connect(self._on_import)

    def rows(self, text: str) -> list[Figure]:
        """Find the figures of the chosen day whose words have every typed word."""
        words = fold(text).split()
        figures = self._rates().listed(on=self._chosen_day())
        return [f for f in figures if all(word in self._searched(f) for word in words)]

    def footer(self, rows: list[Figure]) -> str:
        """Say of which day the figures are."""
        return self.tr("{0} figures in force on {1}").format(
            len(rows), shown_day(self._chosen_day())
        )

    def _rates(self) -> Rates:
        with self.place.desk.store.read() as reader:
            return rates_of(reader)

    def _chosen_day(self) -> date:
        typed = None if self._day.complaint else self._day.value
        return typed or self._today()

    def _today(self) -> date:
        return self.place.desk.today

    def _searched(self, figure: Figure) -> str:
        return fold(f"{self._what(figure)} {figure.shown} {figure.rate.legal_basis}")

    def _columns(self) -> list[Column[Figure]]:
        return [
            Column(title=self.tr("Figure"), cell=self._what, kind=Kind.TWO_LINES),
            Column(title=self.tr("Value"), cell=lambda f: f.shown, kind=Kind.NUMBER, width=120),
            Column(title=self.tr("Holds"), cell=_holds, kind=Kind.WRAPPED, width=130),
            Column(
                title=self.tr("Legal basis"),
                cell=lambda f: f.rate.legal_basis.replace("; ", ";\n", 1),
                kind=Kind.WRAPPED,
                width=210,
            ),
            Column(title=self.tr("Checked in"), cell=self._badge, kind=Kind.PILL, width=150),
        ]

    def _what(self, figure: Figure) -> str:
        return f"{self._messages.name(figure.rate.kind)}\n{self._for_whom(figure)}"

    def _for_whom(self, figure: Figure) -> str:
        rate = figure.rate
        if figure.group is not None:
            whom = self._messages.name(figure.group)
        elif rate.kind is not RateKind.HOUSEHOLD_SHARE:
            whom = self.tr("for everybody")
        elif rate.applies_to == str(RANKS):
            whom = self.tr("member {0} of the household and later ones").format(rate.applies_to)
        else:
            whom = self.tr("member {0} of the household").format(rate.applies_to)
        province = self.place.places().province(rate.province) if rate.province else None
        return f"{whom}, {province.full_name}" if province is not None else whom

    def _badge(self, figure: Figure) -> Badge:
        return Badge(self._messages.name(figure.evidence), *_EVIDENCE[figure.evidence])

    def _on_day_edited(self) -> None:
        wrong = self._day.complaint
        self._day.set_state(FieldState.ERROR if wrong else FieldState.NORMAL)
        self._day.describe(self.tr("In force on"), wrong)
        if not wrong:
            self.refresh()

    def _on_import(self) -> None:
        kinds = self.tr("Tables of figures (*.toml)")
        paths = self._chooser.files(self, self.tr("Which table of figures?"), kinds, None)
        if not paths:
            return
        desk, path = self.place.desk, paths[0]

        def work(_monitor: Monitor) -> tuple[Path, RatesImport]:
            return path, import_rates(desk, path, dry_run=True)

        title = self.tr("Comparing the table")
        self.place.operations.run(work, title, self._on_compared, writes=False)

    def _on_compared(self, compared: tuple[Path, RatesImport]) -> None:
        path, found = compared
        known = self._rates()
        changes = [self._change(known, rate) for rate in (*found.added, *found.changed)]
        summary = self.tr("Edition {0}: {1} figures differ, {2} are known as they stand").format(
            shown_day(found.edition), len(changes), found.unchanged
        )
        desk = self.place.desk

        def work(_monitor: Monitor) -> RatesImport:
            return import_rates(desk, path)

        self.covered.emit(
            ImportPage(
                self.place,
                title=self.tr("Import newer figures"),
                summary=summary,
                changes=changes,
                faults=(),
                work=work,
                left=[self._left(figure) for figure in found.left],
            )
        )

    def _left(self, figure: Figure) -> str:
        what = self._what(figure).replace("\n", ", ")
        return f"{what}: {figure.shown}, {shown_day(figure.rate.valid_from)}"

    def _change(self, known: Rates, rate: Rate) -> Change:
        new = Figure(rate=rate, evidence=Evidence.HEADQUARTERS)
        old = known.find(rate.kind, rate.valid_from, rate.applies_to, rate.province)
        return Change(
            key="|".join((*new.key, rate.valid_from.isoformat())),
            what=self._what(new),
            now=f"{old.shown}, {old.rate.legal_basis}" if old is not None else "",
            new=new.shown,
            basis=f"{shown_day(rate.valid_from)}\n{rate.legal_basis}",
        )


def _holds(figure: Figure) -> str:
    """Write from when to when, in two lines; open at the end while in force."""
    rate = figure.rate
    until = "" if rate.valid_to is None else f"\n{shown_day(rate.valid_to)}"
    return f"{shown_day(rate.valid_from)} –{until}"
