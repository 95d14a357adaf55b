"""The list of people to propose for, each row with what the rules say of the person."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.prospects import Candidate, Judgement
from tethelp_desktop.store.people_list import PersonRow
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.judgements import judgement_badge
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.proposing.judging import Judged, Sums
from tethelp_desktop.ui.proposing.roll import Roll
from tethelp_desktop.ui.table_model import Column, Kind, NoRows
from tethelp_desktop.ui.tables import TALL_ROW
from tethelp_desktop.ui.workplace import Workplace

_SENTENCE: Final = 76
"""Letters of a rule that two lines of its column hold; the panel beside says all of it."""


class CandidateTable(MarkedTable[PersonRow]):
    """People without an award of one kind; a row says nothing until its person was judged."""

    def __init__(self, place: Workplace, roll: Roll) -> None:
        self._roll = roll
        self._judged: Judged | None = None
        super().__init__(
            place.theme,
            self._judged_columns(place.messages),
            name="propose-people",
            key=lambda person: person.id,
            empty_icon=Icon.PEOPLE,
            row_height=TALL_ROW,
            look_up=place.operations.look_up,
        )

    def show_people(self, kind: ItemKind | None, text: str) -> None:
        """List whom a search finds of those who have no award of a kind; None where none is."""
        self.set_query(text)
        self._say_empty(kind, text)
        if kind is None:
            self.set_source(NoRows())
            return
        self.set_source(self._roll.source(kind, text))
        if self.current is None:
            self.view.select_row(0)

    def show_judged(self, judged: Judged | None) -> None:
        """Say in the rows what was judged; None forgets it."""
        self._judged = judged
        self.view.viewport().update()

    def candidate(self, person: PersonRow | None) -> Candidate | None:
        """Tell what was judged of somebody; None while nothing was."""
        if self._judged is None or person is None:
            return None
        return self._judged.of.get(person.id)

    def sums(self) -> Sums | None:
        """Add up what is known of the marked people; None while some are not judged."""
        found = [self.candidate(person) for person in self.marked]
        known = [one for one in found if one is not None]
        return Sums.of(known) if known and len(known) == len(found) else None

    def stopped_by(self, rules: set[Rule]) -> Iterator[Stamp]:
        """Name the marked people whom one of some rules stops."""
        for person in self.marked:
            found = self.candidate(person)
            if found is not None and rules & {p.rule for p in found.assessment.stops}:
                yield person.id

    def _judged_columns(self, messages: Messages) -> list[Column[PersonRow]]:
        def pill(person: PersonRow) -> Badge:
            found = self.candidate(person)
            return Badge("") if found is None else judgement_badge(messages, found.judgement)

        def sentence(person: PersonRow) -> str:
            found = self.candidate(person)
            problems = () if found is None else (*found.assessment.stops, *found.problems)
            if not problems:
                return ""
            return shorten(messages.problem(problems[0]), _SENTENCE, placeholder=" …")

        badges = [judgement_badge(messages, judgement) for judgement in Judgement]
        return [
            Column(title=messages.field("full_name"), cell=_who, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("What the rules say"),
                cell=sentence,
                kind=Kind.WRAPPED,
                width=330,
                hidden_when_narrow=True,
            ),
            Column(title=self.tr("Entitled"), cell=pill, kind=Kind.PILL, width=pills_width(badges)),
        ]

    def _say_empty(self, kind: ItemKind | None, text: str) -> None:
        if kind is None:
            self.empty.say(
                self.tr("No pledge line is chosen"), self.tr("Choose it above, or enter a pledge.")
            )
        elif text:
            self.empty.say(
                self.tr("Nobody without such an award matches “{0}”").format(text),
                self.tr("Esc clears the search."),
            )
        else:
            self.empty.say(
                self.tr("Everybody has such an award"),
                self.tr("Add people under People (Alt+2)."),
            )


def _who(person: PersonRow) -> str:
    """Tell people of one name apart: birth date and masked number."""
    birth = shown_birth(person.birth_date) if person.birth_date else ""
    facts = (birth, masked(person.personal_id or ""))
    return f"{person.full_name}\n{'  ·  '.join(filter(None, facts))}"
