"""Judging people while they are marked: in the background, after a pause, the latest wish only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self

from PySide6.QtCore import QObject, QTimer, Signal

from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.assessing import ReasonsById
from tethelp_desktop.services.overrides import NO_REASONS
from tethelp_desktop.services.prospects import Candidate, Judgement, candidates
from tethelp_desktop.store.people import possibly_same
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.workplace import Workplace

PAUSE_MS: Final = 150
"""A pause in marking after which people are judged."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What would be proposed.

    Attributes:
        people: Who is marked, in the order in which they were.
        current: Who is only looked at; None where the current row is marked too.
        reasons: Why rules shall not stop some of them.
    """

    line_id: Stamp
    people: tuple[Stamp, ...]
    current: Stamp | None = None
    starts_on: date | None = None
    reasons: ReasonsById = field(default_factory=dict)

    @property
    def everybody(self) -> tuple[Stamp, ...]:
        """Who is to be judged; whoever is only looked at comes last and takes no unit of others."""
        return self.people if self.current is None else (*self.people, self.current)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found for a wish.

    Attributes:
        of: By person.
        same: Who the person at whom the clerk looks may be too.
    """

    wish: Wish
    of: Mapping[Stamp, Candidate]
    same: Sequence[Beneficiary] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """What a proposal for the marked people comes to.

    Attributes:
        counts: People by what is judged of them.
        law: What those who are not stopped would get by the law of today, in đồng.
        unknown: Of how many of them the value is not known.
    """

    counts: dict[Judgement, int]
    law: int
    unknown: int

    @classmethod
    def of(cls, found: Sequence[Candidate]) -> Self:
        """Count people and add up values."""
        counts = dict.fromkeys(Judgement, 0)
        for one in found:
            counts[one.judgement] += 1
        given = [one.value for one in found if one.judgement is not Judgement.NOT_ENTITLED]
        known = [value.amount for value in given if value is not None]
        return cls(counts, sum(known), len(given) - len(known))

    @property
    def given(self) -> int:
        """How many would get an award."""
        return sum(self.counts.values()) - self.counts[Judgement.NOT_ENTITLED]


class Judge(QObject):
    """Judges the latest wish; one that came before it is given up.

    Signals:
        began: What was known is of an older wish now.
        judged: Carries `Judged`.
    """

    began = Signal()
    judged = Signal(object)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._wish: Wish | None = None
        self._looked_at: Stamp | None = None
        self._cancel: Callable[[], None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def ask(self, wish: Wish | None, looked_at: Stamp | None) -> None:
        """Judge a wish after a pause; None where there is nothing to judge.

        Args:
            wish: What would be proposed.
            looked_at: Whose other records are looked for.
        """
        if wish == self._wish and looked_at == self._looked_at:
            return
        self.forget()
        self._wish, self._looked_at = wish, looked_at
        if wish is not None and wish.everybody:
            self.began.emit()
            self._pause.start()

    def forget(self) -> None:
        """Give up what is being judged, and judge the same wish anew when it is asked again."""
        self._wish = None
        self._pause.stop()
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    def _on_pause(self) -> None:
        wish, looked_at = self._wish, self._looked_at
        if wish is None:
            return
        desk = self._place.desk

        def work(monitor: Monitor) -> Judged:
            found = candidates(
                desk,
                wish.line_id,
                wish.everybody,
                starts_on=wish.starts_on,
                reasons=wish.reasons,
                monitor=monitor,
            )
            of = {one.assessment.person.id: one for one in found}
            if looked_at is None or looked_at not in of:
                return Judged(wish, of)
            with desk.store.read() as reader:
                return Judged(wish, of, possibly_same(reader, of[looked_at].assessment.person))

        self._cancel = self._place.operations.run(
            work, self.tr("Looking at the rules"), self._on_judged, self._on_failed, writes=False
        )

    def _on_judged(self, judged: Judged) -> None:
        if judged.wish is self._wish:
            self._cancel = None
            self.judged.emit(judged)

    def _on_failed(self, error: Expected) -> None:
        self.forget()
        self._place.operations.report(error)


def with_reason(
    reasons: ReasonsById, people: Sequence[Stamp], rules: Sequence[Rule], reason: str
) -> ReasonsById:
    """Let a reason hold for some rules and people, beside the reasons given before."""
    added = dict.fromkeys(rules, reason)
    changed = {rid: {**reasons.get(rid, NO_REASONS), **added} for rid in people}
    return {**reasons, **changed}
