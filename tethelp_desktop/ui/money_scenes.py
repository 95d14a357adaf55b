"""The scenes of money: the ledger with the entries of a figure, its other parts, their forms."""

from collections.abc import Iterator
from typing import Final

from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.ui.pages.money import LedgerPanel, MoneyPage, Part
from tethelp_desktop.ui.staging import Stage, show_form


def money_scenes(stage: Stage) -> Iterator[str]:
    """Show a figure's entries, the quick figures, and the other parts with their forms."""
    window = stage.program.window
    page = window.page
    if not isinstance(page, MoneyPage):
        return
    ledger = page.panels[Part.LEDGER]
    if isinstance(ledger, LedgerPanel):
        ledger.grid.opened.emit(Step.AWARDED, ItemKind.CARD)
        stage.rest()
        yield "money-entries"
        window.page.closed.emit()
        stage.rest()
    if stage.press("quick-figures"):
        yield "quick-figures"
        window.page.closed.emit()
        stage.rest()
    for part, forms in _FORMS.items():
        page.show_part(part)
        stage.rest()
        yield f"money-{part}"
        for name, button in forms:
            yield from show_form(stage, name, button)


_FORMS: Final = {
    Part.MOVEMENTS: (("payment-form", "payment-add"), ("carry-form", "payment-other")),
    Part.ALLOTMENTS: (),
    Part.TARGETS: (("target-form", "target-add"),),
}
"""Forms of the parts; only headquarters allots, and these pictures are an office's."""
