"""Pictures of screens at the sizes that matter, and a search for text that is cut."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from tethelp_desktop.ui.table_painting import PADDING, CellDelegate

AT_100: Final = QSize(1366, 697)
"""A maximised window on the 1366×768 laptop, in logical pixels."""

AT_125: Final = QSize(1092, 543)
"""The same at 125 %."""


def lay_out(widget: QWidget, size: QSize) -> None:
    """Show a widget at a size and let its layouts settle, without running the event loop."""
    widget.resize(size)
    widget.show()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QCoreApplication.sendPostedEvents()


def save_picture(widget: QWidget, path: Path) -> None:
    """Write what a widget looks like, in device pixels."""
    image = widget.grab().toImage()
    image.setDevicePixelRatio(1)
    if not image.save(str(path)):
        raise OSError(f"cannot write {path}")


def audit(root: QWidget) -> list[str]:
    """List what is cut: labels, words, buttons, fields, cells, and children outside parents."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root):
            found.extend(f"{_name_of(widget)}: {fault}" for fault in _faults(widget))
    return found


def _faults(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            yield from _label_faults(widget)
        case QLineEdit():
            yield from _line_faults(widget)
        case QAbstractButton() if isinstance(widget.parentWidget(), QLineEdit):
            return  # Qt's own icon inside a field
        case QAbstractButton() | QComboBox():
            needed = widget.minimumSizeHint()
            if widget.width() < needed.width() - 1 or widget.height() < needed.height() - 1:
                yield f"smaller than needed {_size(widget.size())} < {_size(needed)}"
        case QTableView():
            yield from _table_faults(widget)
        case QScrollArea():
            inner = widget.widget()
            if inner is not None and inner.minimumSizeHint().width() > widget.viewport().width():
                yield f"cut at the right, needs {inner.minimumSizeHint().width()}"
    yield from _outside_faults(widget)


def _label_faults(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if label.wordWrap():
        words = label.text().split()
        widest = max((QFontMetrics(label.font()).horizontalAdvance(w) for w in words), default=0)
        if widest > label.width() + 1:
            yield f"a word is wider than the label, {widest} > {label.width()}"
        needed = QSize(0, label.heightForWidth(label.width()))
    else:
        needed = label.sizeHint()
    if label.height() < needed.height() - 1 or label.width() < needed.width() - 1:
        yield f"cut, {_size(label.size())} < {_size(needed)}"


def _line_faults(line: QLineEdit) -> Iterator[str]:
    text = line.text() or line.placeholderText()
    room = line.width() - line.textMargins().left() - line.textMargins().right() - 4
    if isinstance(line.parentWidget(), QComboBox):
        room = line.width()
    else:
        room -= 18 + 22 * sum(action.isVisible() for action in line.actions())
    needed = QFontMetrics(line.font()).horizontalAdvance(text)
    if needed > room:
        yield f"text is cut, {needed} > {room}"


def _table_faults(table: QTableView) -> Iterator[str]:
    delegate = table.itemDelegate()
    model = table.model()
    if not isinstance(delegate, CellDelegate) or not model.rowCount():
        return
    first = max(table.rowAt(0), 0)
    last = table.rowAt(table.viewport().height() - 1)
    last = last if last >= 0 else model.rowCount() - 1
    for column in range(model.columnCount()):
        if table.isColumnHidden(column):
            continue
        room = table.columnWidth(column) - 2 * PADDING
        for row in range(first, last + 1):
            index = model.index(row, column)
            if delegate.cell_needs(index) > room + 1:
                yield f"cell is cut: {index.data()!r} needs {delegate.cell_needs(index)} > {room}"
                break


def _outside_faults(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QTableView | QHeaderView) or widget.isWindow():
        return
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    rect, room = widget.geometry(), parent.rect()
    if rect.right() > room.right() + 1 or rect.bottom() > room.bottom() + 1:
        yield f"outside its parent {_name_of(parent)}, {rect.getRect()} in {room.getRect()}"


def _name_of(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    text = str(words())[:40] if callable(words) else widget.accessibleName()[:40]
    return f"{type(widget).__name__} {widget.objectName()} {text!r}"


def _size(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"
