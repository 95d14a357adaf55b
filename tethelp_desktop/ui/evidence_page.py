"""The papers of a record on a page of their own, for sections that have no room for the panel."""

from collections.abc import Sequence

from tethelp_desktop.ui.buttons import Button, ButtonSize
from tethelp_desktop.ui.evidence import EvidencePanel, Target
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.theme import Theme
from tethelp_desktop.ui.workplace import Workplace


class EvidencePage(Page):
    """Covers a section while the papers of one record are kept."""

    def __init__(self, place: Workplace, targets: Sequence[Target], title: str) -> None:
        super().__init__(place.theme, title)
        self.set_context(self.tr("Scans and photographs that prove it"))
        self._targets = targets
        self.panel = EvidencePanel(place)
        back = Button(
            place.theme, self.tr("Back"), name="evidence-back", icon=Icon.LEFT, shortcut="Esc"
        )
        self.add_action(back)
        self.body.addWidget(self.panel)
        self.body.addStretch(1)
        self.setFocusProxy(back)
        back.clicked.connect(self.closed)
        self.panel.covered.connect(self.covered)

    def refresh(self) -> None:
        """Read the papers anew."""
        self.panel.show_targets(self._targets)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+G", self.tr("Attach a file")),
            Shortcut("Esc", self.tr("Back")),
        ]


def evidence_button(theme: Theme, words: str, *, name: str) -> Button:
    """Make the button with which a section opens the page."""
    return Button(
        theme,
        words,
        name=name,
        icon=Icon.SCAN,
        shortcut="Ctrl+G",
        size=ButtonSize.SMALL,
    )
