"""The scenes of cards and books: every part, a batch made, and the forms of a batch."""

from collections.abc import Iterator

from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.pages.enrolments import EnrolmentsPage, Part
from tethelp_desktop.ui.staging import Stage, show_form


def enrolment_scenes(stage: Stage) -> Iterator[str]:
    """Show each part, and the form with which a batch is made."""
    page = stage.program.window.page
    if not isinstance(page, EnrolmentsPage):
        return
    for part in list(Part)[1:]:
        page.show_part(part)
        stage.rest()
        yield f"enrolments-{part}"
    page.show_part(Part.BATCHES)
    stage.rest()
    if stage.press("batch-open"):
        yield "enrolments-batch"
        for name in ("hand-in", "pay", "answer"):
            yield from _form(stage, f"enrolments-{name}", f"batch-{name}")
        stage.program.window.page.closed.emit()
        stage.rest()
    page.show_part(Part.WAITING)
    stage.rest()
    yield from _form(stage, "enrolments-make", "enrolments-make-waiting")


def _form(stage: Stage, name: str, button: str) -> Iterator[str]:
    """Show a form, where its button may be pressed now."""
    found = stage.program.window.page.findChild(Button, button)
    if found is not None and found.isEnabled():
        yield from show_form(stage, name, button)
