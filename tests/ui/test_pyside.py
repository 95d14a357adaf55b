"""What we rely on PySide6 for, and once was broken."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

VOID_CALLS = 50_000


def test_void_calls_do_not_use_up_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on CPython 3.11 drops a reference to None per void call, then aborts."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(VOID_CALLS):
        widget.update()
    assert sys.getrefcount(None) > before - VOID_CALLS // 10
