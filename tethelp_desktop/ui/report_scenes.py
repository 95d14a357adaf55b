"""The scenes of reports: one drawn up and signed, one that was sent, the end of the programme."""

from collections.abc import Iterator

from tethelp_desktop.ui.pages.reports import Part, ReportsPage
from tethelp_desktop.ui.staging import Stage, show_form


def report_scenes(stage: Stage) -> Iterator[str]:
    """Show the parts of the section, with what covers them."""
    window = stage.program.window
    page = window.page
    if not isinstance(page, ReportsPage):
        return
    yield from show_form(stage, "report-period", "report-period")
    if stage.press("report-draft"):
        yield "report-draft"
        yield from show_form(stage, "report-sign", "report-sign")
        window.page.closed.emit()
        stage.rest()
    page.show_part(Part.SENT)
    stage.rest()
    yield "reports-sent"
    if stage.press("report-open"):
        yield "report"
        window.page.closed.emit()
        stage.rest()
    page.show_part(Part.CLOSING)
    stage.rest()
    yield "reports-closing"
    yield from show_form(stage, "leftover-form", "leftover-return")
