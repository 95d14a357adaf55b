"""Two records side by side: field by field, with what each field says between them."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_birth, shown_day
from tethelp_desktop.domain.records import PAPER_NUMBERS, Beneficiary
from tethelp_desktop.services.duplicates import PairRow, PairView, RecordSide
from tethelp_desktop.store.likeness import Likeness
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Card, IconLabel, Label, Line, Pill, remove_all
from tethelp_desktop.ui.workplace import Workplace

_LABEL_WIDTH: Final = 116
_PILL_WIDTH: Final = 176
_FIELDS: Final = (*PAPER_NUMBERS, "full_name", "birth_date", "sex", "phone")
_CERTAIN: Final = 99


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    values: tuple[str, str]
    badge: Badge


class PairCard(Card):
    """Both records of a pair.

    Signals:
        record_asked: One of the records shall be opened; carries its id.
    """

    record_asked = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__(margin=0, spacing=0)
        self._place = place
        self._theme = place.theme
        self._heads = (
            _Head(place.theme, "pair-open-elder"),
            _Head(place.theme, "pair-open-younger"),
        )
        self._likely = _Likely(place.theme)
        self._lines = QGridLayout()
        for grid in (top := QGridLayout(), self._lines):
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(4)
            grid.setColumnMinimumWidth(0, place.theme.scaled(_LABEL_WIDTH))
            grid.setColumnMinimumWidth(2, place.theme.scaled(_PILL_WIDTH))
            for column in (1, 3):
                grid.setColumnStretch(column, 1)
            self.body.addLayout(grid)
        top.setContentsMargins(16, 8, 16, 4)
        top.addWidget(QWidget(), 0, 0)
        self._lines.setContentsMargins(16, 0, 16, 6)
        for column, head in zip((1, 3), self._heads, strict=True):
            head.asked.connect(self.record_asked)
            top.addWidget(head, 0, column)
        top.addWidget(self._likely, 0, 2, Qt.AlignmentFlag.AlignCenter)

    def show_pair(self, row: PairRow, view: PairView) -> None:
        """Show another pair."""
        for head, side in zip(self._heads, view.sides, strict=True):
            head.show_side(side)
        self._likely.show_log_odds(row.log_odds)
        remove_all(self._lines)
        for place, line in enumerate(self._rows(view)):
            at = 2 * place
            self._lines.addWidget(Line(), at, 0, 1, 4)
            self._lines.addWidget(Label(self._theme, line.label, Role.HINT), at + 1, 0)
            tinted = differing(*line.values, self._theme.colours.warn_soft)
            for column, value, shown in zip((1, 3), line.values, tinted, strict=True):
                label = Label(self._theme, shown, Role.BODY, wrap=True)
                label.setTextFormat(Qt.TextFormat.RichText)
                label.setAccessibleName(f"{line.label}: {value}")
                self._lines.addWidget(label, at + 1, column)
            pill = Pill(self._theme, line.badge)
            self._lines.addWidget(pill, at + 1, 2, Qt.AlignmentFlag.AlignCenter)

    def _rows(self, view: PairView) -> Iterator[_Row]:
        one, other = (side.person for side in view.sides)
        known = {each.field: each.how for each in view.evidence}
        for field in _FIELDS:
            values = (self._shown(one, field), self._shown(other, field))
            if any(values):
                yield _Row(self._field(field), values, self._badge(known.get(field), values))
        homes = (self._home(one), self._home(other))
        if any(homes):
            yield _Row(self._field("commune"), homes, self._badge(known.get("commune"), homes))
        gifts = (self._gifts(view.sides[0]), self._gifts(view.sides[1]))
        if any(gifts):
            twice = Badge(self.tr("Two of a kind"), Tone.BAD, Icon.STOP)
            badge = twice if view.kinds else Badge(self.tr("No double"), Tone.OK, Icon.CHECK)
            yield _Row(self.tr("Awards"), gifts, badge)

    def _field(self, field: str) -> str:
        return self._place.messages.field(field)

    def _shown(self, person: Beneficiary, field: str) -> str:
        if field == "birth_date":
            return shown_birth(person.birth_date) if person.birth_date else ""
        if field == "sex":
            return self._place.messages.name(person.sex) if person.sex else ""
        return str(getattr(person, field) or "")

    def _home(self, person: Beneficiary) -> str:
        unit = None if person.commune is None else self._place.places().commune(person.commune)
        parts = (person.address, unit.short_name if unit else "")
        return ", ".join(part for part in parts if part)

    def _gifts(self, side: RecordSide) -> str:
        lines = []
        for award in side.awards:
            item = self._place.messages.item(award.kind, award.months)
            if award.handed_on is None:
                lines.append(self.tr("{0}, not handed over").format(item))
            else:
                handed = self.tr("{0}, handed over {1}")
                lines.append(handed.format(item, shown_day(award.handed_on)))
        return "\n".join(lines)

    def _badge(self, how: Likeness | None, values: Sequence[str]) -> Badge:
        if not all(values):
            return Badge(self.tr("one side only"))
        words = {
            Likeness.EQUAL: self.tr("equal"),
            Likeness.ACCENTS: self.tr("other accents"),
            Likeness.ORDER: self.tr("other order"),
            Likeness.MIDDLE: self.tr("middle name missing"),
            Likeness.ONE_OFF: self.tr("one character off"),
            Likeness.SIMILAR: self.tr("similar"),
            Likeness.SWAPPED: self.tr("day and month swapped"),
            Likeness.PARTLY: self.tr("agrees as far as known"),
            Likeness.DIFFERENT: self.tr("different"),
        }
        if how is None:
            how = Likeness.EQUAL if values[0] == values[1] else Likeness.DIFFERENT
        if how is Likeness.EQUAL:
            return Badge(words[how], Tone.OK, Icon.CHECK)
        if how is Likeness.DIFFERENT:
            return Badge(words[how], Tone.BAD, Icon.CROSS)
        return Badge(words[how], Tone.WARN, Icon.INFO)


class _Head(QWidget):
    """Whose record it is, who it is about, and the way to it.

    Signals:
        asked: The record shall be opened; carries its id.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._rid = ""
        self._office = Label(theme, "", Role.SECONDARY_STRONG, wrap=True)
        self._name = Label(theme, "", Role.TITLE, wrap=True)
        self._made = Label(theme, "", Role.SECONDARY, wrap=True)
        open_ = Button(
            theme,
            self.tr("Open record"),
            name=name,
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        open_.clicked.connect(lambda: self.asked.emit(self._rid))
        office, foot = QHBoxLayout(), QHBoxLayout()
        office.setSpacing(6)
        office.addWidget(IconLabel(Icon.BUILDING, theme.colours.text2, 16))
        office.addWidget(self._office, 1)
        foot.addWidget(self._made, 1)
        foot.addWidget(open_)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addLayout(office)
        layout.addWidget(self._name)
        layout.addLayout(foot)

    def show_side(self, side: RecordSide) -> None:
        """Show another record."""
        person = side.person
        self._rid = person.id
        self._office.setText(side.office or self.tr("a PC without a certificate"))
        self._name.setText(person.full_name)
        made = (
            self.tr("Recorded {0}").format(shown_moment(person.recorded_at)),
            person.recorded_by,
        )
        self._made.setText(", ".join(part for part in made if part))


class _Likely(QWidget):
    """How likely it is one person."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._labels = [
            Label(theme, text, role)
            for text, role in (
                (self.tr("Alike"), Role.SECONDARY),
                ("", Role.TITLE),
                (self.tr("of 100"), Role.SECONDARY),
            )
        ]
        for label in self._labels:
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_log_odds(self, log_odds: float | None) -> None:
        """Show another likelihood; None of a pair that comparing does not find."""
        self._labels[1].setText("?" if log_odds is None else str(hundredths(log_odds)))


def hundredths(log_odds: float) -> int:
    """Say how likely it is of a hundred that two records are one person; never all of them."""
    chance = 1 / (1 + math.pow(10, _EVEN - log_odds))
    return min(_CERTAIN, round(100 * chance))


_EVEN: Final = 5.0
"""The log-odds at which one person is as likely as two, among as many as an office has."""


def differing(one: str, other: str, tint: str) -> tuple[str, str]:
    """Write two values as rich text with what differs on a tint: digits, or words of other text."""
    if not (one and other):
        return _rich([(one, False)], tint), _rich([(other, False)], tint)
    if one.isdecimal() and other.isdecimal() and len(one) == len(other):
        marks = [mine != theirs for mine, theirs in zip(one, other, strict=True)]
        pairs = (zip(value, marks, strict=True) for value in (one, other))
        return _rich(next(pairs), tint), _rich(next(pairs), tint)
    mine, theirs = _words(one), _words(other)
    left, right = list[tuple[str, bool]](), list[tuple[str, bool]]()
    for tag, i, j, k, m in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        left += [(word, tag != "equal") for word in mine[i:j]]
        right += [(word, tag != "equal") for word in theirs[k:m]]
    return _rich(left, tint), _rich(right, tint)


def _words(text: str) -> list[str]:
    """Split into words and what stands between them."""
    return re.split(r"(\s+)", text)


def _rich(pieces: Iterable[tuple[str, bool]], tint: str) -> str:
    parts = []
    for is_tinted, some in groupby(pieces, key=lambda piece: piece[1]):
        text = escape("".join(piece for piece, _ in some)).replace("\n", "<br>")
        bare = text.rstrip()
        if is_tinted and bare:
            text = f'<span style="background-color:{tint}">{bare}</span>{text[len(bare) :]}'
        parts.append(text)
    return "".join(parts)
