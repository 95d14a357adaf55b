"""Every numbered sequence of parts: a strip in which a hole jumps out, and a table of all."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.segments import ALL, OFFICES, UP, Span
from tethelp_desktop.services.streams import SegmentState, SegmentView, Stream
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.painting import ANTIALIASING, CENTRE, Badge, half_pixel
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import IconLabel, Label
from tethelp_desktop.ui.workplace import Workplace

_LOOKS: Final = {
    SegmentState.MISSING: (Tone.BAD, Icon.STOP),
    SegmentState.LOST: (Tone.BAD, Icon.STOP),
    SegmentState.HELD: (Tone.WARN, Icon.LOCK),
    SegmentState.EXPORTED: (Tone.INFO, Icon.OUT),
    SegmentState.RECEIVED: (Tone.OK, Icon.CHECKS),
    SegmentState.MERGED: (Tone.OK, Icon.CHECK),
}

_SIDE: Final = 38
_STEP: Final = 44
_NUMBER: Final = 20


class SegmentStrip(QWidget):
    """The parts of one stream as numbered squares, the latest at the right."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._theme = place.theme
        self._segments: Sequence[SegmentView] = ()
        self._tips: Sequence[str] = ()
        self._unsent = 0
        self.setObjectName("segment-strip")
        self.setFixedHeight(_SIDE + _NUMBER + 4 + place.theme.extra_px)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_segments(
        self, segments: Sequence[SegmentView], tips: Sequence[str], unsent: int
    ) -> None:
        """Show another stream; `unsent` changes make one more square, drawn with dashes."""
        self._segments = segments
        self._tips = tips
        self._unsent = unsent
        self.setAccessibleName("; ".join(tips))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(6 * _STEP, self.height())

    def event(self, event: QEvent) -> bool:  # noqa: D102
        if isinstance(event, QHelpEvent):
            first = self._first()
            index = first + int(event.pos().x()) // _STEP
            if first <= index < len(self._segments):
                QToolTip.showText(event.globalPos(), self._tips[index], self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        x = 1.0
        for segment in self._segments[self._first() :]:
            self._draw(painter, x, segment)
            x += _STEP
        if self._unsent:
            self._draw_unsent(painter, x)

    def _first(self) -> int:
        room = max(self.width() // _STEP - (1 if self._unsent else 0), 1)
        return max(len(self._segments) - room, 0)

    def _draw(self, painter: QPainter, x: float, segment: SegmentView) -> None:
        tone, icon = _LOOKS[segment.state]
        colours = self._theme.tone(tone)
        bad = tone is Tone.BAD
        square = QRectF(x, 1, _SIDE, _SIDE - 2)
        painter.setPen(QPen(QColor(colours.ink if bad else colours.border), 2 if bad else 1))
        painter.setBrush(QColor(colours.soft))
        painter.drawRoundedRect(half_pixel(square), 5, 5)
        corner = QPointF(square.center().x() - 9, square.center().y() - 9)
        draw_icon(painter, icon, colours.ink, corner, size=18, stroke=2)
        painter.setPen(QColor(colours.ink if bad else self._theme.colours.text2))
        painter.setFont(self._theme.font_of(13, 600 if bad else 400))
        below = QRectF(x - 3, _SIDE + 1, _SIDE + 6, _NUMBER)
        more = "…" if len(segment.span) > 1 else ""
        painter.drawText(below, CENTRE, grouped(segment.sequence) + more)

    def _draw_unsent(self, painter: QPainter, x: float) -> None:
        c = self._theme.colours
        square = QRectF(x, 1, _SIDE, _SIDE - 2)
        painter.setPen(QPen(QColor(c.border_strong), 1.3, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(half_pixel(square), 5, 5)
        corner = QPointF(square.center().x() - 9, square.center().y() - 9)
        draw_icon(painter, Icon.CIRCLE, c.text2, corner, size=18, stroke=2)
        painter.setPen(QColor(c.text2))
        painter.setFont(self._theme.font_of(13))
        below = QRectF(x - 3, _SIDE + 1, _SIDE + 6, _NUMBER)
        painter.drawText(below, CENTRE, f"+{grouped(self._unsent)}")


class StreamsCard(QWidget):
    """The strip of the current stream above the table of all.

    Signals:
        refuse_asked: A PC without a certificate, by its name, shall be refused for good.
    """

    refuse_asked = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        theme = place.theme
        self._place = place
        self._unsent = 0
        self._title = Label(theme, self.tr("Parts sent and received"), Role.CARD_TITLE)
        self._about = Label(theme, "", Role.SECONDARY)
        self._refuse = Button(
            theme,
            self.tr("Refuse for good…"),
            name="pc-refuse",
            icon=Icon.STOP,
            kind=ButtonKind.DANGER,
            size=ButtonSize.SMALL,
        )
        self._strip = SegmentStrip(place)
        self.table = RecordTable[Stream](
            theme,
            self._columns(),
            name="streams",
            key=lambda stream: stream.name.text,
            empty_icon=Icon.SYNC,
        )
        self.table.empty.say(
            self.tr("Nothing sent or received yet"),
            self.tr("Export the first bundle (Ctrl+E), or import one (Ctrl+I)."),
        )
        self.table.setMinimumHeight(190)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._title)
        top.addWidget(self._about, 1)
        top.addWidget(self._refuse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._strip)
        layout.addLayout(_legend(theme, self._state_names()))
        layout.addWidget(self.table, 1)
        self.table.current_changed.connect(self._show_stream)
        self._refuse.clicked.connect(self._on_refuse)

    def show_streams(self, streams: Sequence[Stream], unsent: int) -> None:
        """Show other streams; `unsent` changes will make the next part of our own."""
        self._unsent = unsent
        self.table.set_source(Listed(streams))
        if streams and self.table.current is None:
            self.table.view.select_row(0)
        self._show_stream(self.table.current)

    def words(self, stream: Stream) -> str:
        """Say whose stream it is and for whom."""
        receiver = stream.receiver.name if stream.receiver else self.tr("every office")
        if stream.is_ours:
            return self.tr("This PC, for {0}").format(receiver)
        owner = stream.owner.name if stream.owner else self.tr("a PC without a certificate")
        if stream.name.meant_for == UP:
            return self.tr("From {0}").format(owner)
        return self.tr("From {0}, for {1}").format(owner, receiver)

    def state_words(self, state: SegmentState) -> str:
        """Name what became of a part."""
        return self._state_names()[state]

    def _state_names(self) -> dict[SegmentState, str]:
        return {
            SegmentState.MISSING: self.tr("missing"),
            SegmentState.LOST: self.tr("receiver misses it"),
            SegmentState.HELD: self.tr("held"),
            SegmentState.EXPORTED: self.tr("exported"),
            SegmentState.RECEIVED: self.tr("receiver has it"),
            SegmentState.MERGED: self.tr("merged"),
        }

    def _columns(self) -> list[Column[Stream]]:
        good = (SegmentState.MERGED, SegmentState.RECEIVED, SegmentState.EXPORTED)
        bad = (SegmentState.MISSING, SegmentState.LOST)
        return [
            Column(title=self.tr("Whose"), cell=self.words, kind=Kind.STRONG),
            Column(
                title=self.tr("PC"),
                cell=lambda stream: stream.name.replica[:6],
                kind=Kind.MUTED,
                width=80,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("Here"),
                cell=lambda stream: ranges(stream.numbers(*good)),
                width=96,
            ),
            Column(
                title=self.tr("Missing"),
                cell=lambda stream: ranges(stream.numbers(*bad)),
                width=84,
            ),
            Column(
                title=self.tr("Held"),
                cell=lambda stream: ranges(stream.numbers(SegmentState.HELD)),
                width=76,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("Latest"),
                cell=_latest,
                kind=Kind.DATE,
                width=140,
                hidden_when_narrow=True,
            ),
            Column(title=self.tr("State"), cell=self._badge, kind=Kind.PILL, width=168),
        ]

    def _badge(self, stream: Stream) -> Badge:
        words = self.state_words(stream.state)
        return Badge(words[:1].upper() + words[1:], *_LOOKS[stream.state])

    def _show_stream(self, stream: Stream | None) -> None:
        self._strip.setVisible(stream is not None)
        self._about.setVisible(stream is not None)
        self._refuse.setVisible(stream is not None and stream.is_unknown)
        if stream is None:
            return
        self._about.setText(self.words(stream))
        tips = [self._tip(segment) for segment in stream.segments]
        goes_on = stream.is_ours and stream.name.meant_for in (UP, ALL, OFFICES)
        self._strip.show_segments(stream.segments, tips, self._unsent if goes_on else 0)

    def _on_refuse(self) -> None:
        if self.table.current is not None:
            self.refuse_asked.emit(self.table.current.name.replica)

    def _tip(self, segment: SegmentView) -> str:
        words = self.tr("Part {0}: {1}").format(
            ranges([segment.span]), self.state_words(segment.state)
        )
        if segment.recorded_at is None:
            return words
        changes = self.tr("{0} changes").format(grouped(segment.changes))
        why = self._place.messages.held(segment.reason) if segment.reason else ""
        facts = [words, changes, shown_moment(segment.recorded_at), why]
        return ", ".join(fact for fact in facts if fact)


def ranges(spans: Sequence[Span]) -> str:
    """Write numbers shortly: `1–14, 16`."""
    return ", ".join(
        f"{one.first}" if len(one) == 1 else f"{one.first}–{one.last}" for one in spans
    )


def _latest(stream: Stream) -> str:
    known = [s.recorded_at for s in stream.segments if s.recorded_at is not None]
    return shown_moment(max(known)) if known else ""


def _legend(theme: Theme, names: dict[SegmentState, str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    shown = (
        SegmentState.MERGED,
        SegmentState.RECEIVED,
        SegmentState.EXPORTED,
        SegmentState.HELD,
        SegmentState.MISSING,
    )
    for state in shown:
        tone, icon = _LOOKS[state]
        pair = QHBoxLayout()
        pair.setSpacing(5)
        pair.addWidget(IconLabel(icon, theme.tone(tone).ink, 16, stroke=2))
        pair.addWidget(Label(theme, names[state], Role.SECONDARY))
        row.addLayout(pair)
    row.addStretch(1)
    return row
