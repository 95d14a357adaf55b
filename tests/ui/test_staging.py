"""What stands around a window that nobody sees."""

import os
import subprocess
import sys

from tethelp_desktop.ui.staging import SCALE

RATIO = (
    "from PySide6.QtWidgets import QApplication; app = QApplication([]);"
    "print(app.primaryScreen().devicePixelRatio())"
)


def test_pictures_at_125_percent_are_drawn_at_it() -> None:
    """Once its name was mistyped, and they came out as at 100 %."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", SCALE: "1.25"}
    told = subprocess.run(
        [sys.executable, "-c", RATIO], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "1.25"
