"""Asking for files and folders: a value that a page is given, so that tests bring their own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class Chooser(Protocol):
    """Whatever asks where a file is or shall be."""

    def folder(self, parent: QWidget, title: str, start: Path | None) -> Path | None:
        """Ask for a folder; None when the person leaves."""

    def files(self, parent: QWidget, title: str, kinds: str, start: Path | None) -> Sequence[Path]:
        """Ask for files that are there; none when the person leaves.

        Args:
            parent: What the question stands before.
            title: What is asked.
            kinds: As Qt filters names, such as `Bundles (*.tethelp)`.
            start: Where to begin; None leaves it to the system.
        """


class FileDialogs:
    """Asks with the system's own dialogs."""

    def folder(self, parent: QWidget, title: str, start: Path | None) -> Path | None:
        """Ask for a folder."""
        chosen = QFileDialog.getExistingDirectory(parent, title, _text(start))
        return Path(chosen) if chosen else None

    def files(self, parent: QWidget, title: str, kinds: str, start: Path | None) -> Sequence[Path]:
        """Ask for files."""
        chosen, _ = QFileDialog.getOpenFileNames(parent, title, _text(start), kinds)
        return [Path(path) for path in chosen]


def _text(start: Path | None) -> str:
    return "" if start is None else str(start)
