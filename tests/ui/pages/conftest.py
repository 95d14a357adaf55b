from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.screen import Chosen, Seats
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.theme import Theme


@pytest.fixture
def seats(
    qtbot: QtBot, operations: Operations, theme: Theme, messages: Messages
) -> Iterator[Seats]:
    made = Seats(qtbot, operations, theme, messages, Chosen())
    yield made
    qtbot.waitUntil(lambda: operations.is_quiet)
