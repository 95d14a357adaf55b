"""Every rule that the program asks a record by: how grave, on what ground, in words."""

from tethelp_desktop.domain.problems import Rule, Severity
from tethelp_desktop.domain.text import fold
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.pages.lookup.panel import Panel
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace


class RulesPanel(Panel[Rule]):
    """The rules, as the form, the import and the merge say them."""

    def __init__(self, place: Workplace) -> None:
        self._messages = place.messages
        table = RecordTable[Rule](
            place.theme,
            self._columns(),
            name="rules",
            key=lambda rule: rule.value,
            empty_icon=Icon.SHIELD,
            row_height=TALL_ROW,
        )
        table.empty.say(self.tr("No rule found"), self.tr("Esc empties the search."))
        super().__init__(
            place,
            table,
            name="rule-search",
            placeholder=self.tr("Words of the rule, or the decree it rests on"),
        )

    def rows(self, text: str) -> list[Rule]:
        """Find rules whose words or source have every typed word."""
        words = fold(text).split()
        return [rule for rule in Rule if all(word in self._searched(rule) for word in words)]

    def footer(self, rows: list[Rule]) -> str:
        """Say how many there are."""
        stopping = sum(rule.severity is Severity.ERROR for rule in rows)
        kept = sum(rule.severity is Severity.ERROR and rule.can_be_set_aside for rule in rows)
        return self.tr(
            "{0} rules  ·  {1} of them stop a save, {2} of these unless a reason is given"
        ).format(len(rows), stopping, kept)

    def _searched(self, rule: Rule) -> str:
        return fold(f"{self._messages.rule(rule)} {rule.source}")

    def _columns(self) -> list[Column[Rule]]:
        return [
            Column(title=self.tr("Rule"), cell=self._messages.rule, kind=Kind.WRAPPED),
            Column(title=self.tr("Severity"), cell=self._badge, kind=Kind.PILL, width=150),
            Column(
                title=self.tr("Rests on"),
                cell=lambda rule: (
                    rule.source.replace("; ", ";\n", 1) or self.tr("the program itself")
                ),
                kind=Kind.WRAPPED,
                width=230,
            ),
        ]

    def _badge(self, rule: Rule) -> Badge:
        if rule.severity is Severity.WARNING:
            return Badge(self.tr("Warns"), Tone.INFO, Icon.INFO)
        if rule.can_be_set_aside:
            return Badge(self.tr("Needs a reason"), Tone.WARN, Icon.PEN)
        return Badge(self.tr("Stops a save"), Tone.BAD, Icon.STOP)
