import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.garbage import GarbageKeeper, collect_due
from tethelp_desktop.ui.messages import Choice, Messages, Notice
from tethelp_desktop.ui.operations import Expected, Operations
from tethelp_desktop.ui.theme import Theme, load_fonts
from tethelp_desktop.ui.translation import FOLDER, build_translations
from tethelp_desktop.wording import Language


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says what it lacks whenever a window opens; that is no fault of ours.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@dataclass
class Recorder:
    """Takes the place of the dialogs: answers from a list, and remembers what was said."""

    answers: list[str] = field(default_factory=list)
    asked: list[Notice] = field(default_factory=list)
    told: list[Notice] = field(default_factory=list)
    errors: list[Expected] = field(default_factory=list)
    bugs: int = 0

    def ask(self, question: Notice, choices: Sequence[Choice], default: str) -> str:
        self.asked.append(question)
        answer = self.answers.pop(0) if self.answers else default
        assert answer in {choice.key for choice in choices}
        return answer

    def tell(self, notice: Notice) -> None:
        self.told.append(notice)

    def tell_error(self, error: Expected) -> None:
        self.errors.append(error)

    def tell_bug(self) -> None:
        self.bugs += 1


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture(scope="module", autouse=True)
def kept_garbage(qapp: QApplication) -> Iterator[None]:
    with GarbageKeeper(qapp):
        yield


@pytest.fixture(autouse=True)
def collected(kept_garbage: None) -> Iterator[None]:
    """Collect between tests, for few of them last until the keeper's next second."""
    yield
    collect_due()


@pytest.fixture(scope="session")
def translations() -> None:
    """Build the Vietnamese texts beside their sources, as set-up does."""
    for source in FOLDER.glob("*.ts"):
        built = source.with_suffix(".qm")
        if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
            build_translations()
            return


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Preferences(Language.EN))
    yield made
    made.choose(Preferences(Language.EN))
    made.deleteLater()


@pytest.fixture
def theme(appearance: Appearance) -> Theme:
    return appearance.theme


@pytest.fixture
def messages(appearance: Appearance) -> Messages:
    return appearance.messages


@pytest.fixture
def dialogs() -> Recorder:
    return Recorder()


@pytest.fixture
def operations(qapp: QApplication, dialogs: Recorder) -> Iterator[Operations]:
    made = Operations(dialogs, qapp)
    yield made
    made.wait()
