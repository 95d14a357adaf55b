"""Reports as files: on paper as a PDF, and as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from tethelp_desktop.documents.fonts import Unprintable
from tethelp_desktop.documents.report_paper import ReportPaper, render_report
from tethelp_desktop.domain.dates import VIETNAM, shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.records import (
    Campaign,
    ItemKind,
    Office,
    ReportSubmission,
)
from tethelp_desktop.domain.reporting import NOTHING, ReportFigures
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.report_counting import readable
from tethelp_desktop.sheets.writing import Cell, Column, Look, Table, workbook
from tethelp_desktop.wording import Language, catalogue, name_of


def report_pdf(desk: Desk, report_id: Stamp) -> bytes:
    """Put a report on paper as it was frozen.

    Raises:
        TetHelpError: There is no such report, its figures cannot be read, or a name holds a
            letter that the paper's font lacks.
    """
    with desk.store.read() as reader:
        report = reader.get(ReportSubmission, report_id)
        offices = {office.id: office for office in reader.find(Office)}
        campaign = reader.get(Campaign, report.campaign_id)
        corrected = reader.get(ReportSubmission, report.corrects) if report.corrects else None
    office = offices.get(report.office_id)
    above = offices.get(office.parent_id) if office and office.parent_id else None
    paper = ReportPaper(
        report=report,
        figures=_figures(report),
        office=office.name if office else "",
        office_above=above.name if above else "",
        place=office.place if office else "",
        campaign=campaign.name,
        corrected=corrected.number if corrected else "",
        training=desk.identity.training,
    )
    try:
        return render_report(paper)
    except Unprintable as error:
        raise TetHelpError(Failure.UNPRINTABLE, error.letters) from error


def write_report(desk: Desk, report_id: Stamp, path: Path, language: Language) -> Path:
    """Write a report into a file: a workbook where its name ends with .xlsx, else a PDF.

    Raises:
        TetHelpError: As `report_pdf` says, or the file cannot be written; none is left.
    """
    if path.suffix.lower() == ".xlsx":
        desk.write_out(path, _workbook(desk, report_id, language), report_id)
    else:
        desk.write_out(path, report_pdf(desk, report_id), report_id)
    return path


def _figures(report: ReportSubmission) -> ReportFigures:
    figures = readable(report)
    if figures is None:
        raise TetHelpError(Failure.REPORT_UNREADABLE, report.number)
    return figures


def _workbook(desk: Desk, report_id: Stamp, language: Language) -> bytes:
    with desk.store.read() as reader:
        report = reader.get(ReportSubmission, report_id)
        found = reader.find(Office, id=report.office_id)
    words, heads = catalogue(language)["sheet"], catalogue(language)["column"]
    names = ("period-units", "period-amount", "cumulative-units", "cumulative-amount")
    title = words["report-title"].format(
        office=found[0].name if found else "",
        number=report.number,
        first=shown_day(report.first_day),
        last=shown_day(report.last_day),
        moment=f"{report.cut_off.astimezone(VIETNAM):%H:%M %d/%m/%Y}",
    )
    columns = [
        Column(heads["kind"]),
        Column(heads["movement"]),
        *(Column(heads[name], Look.NUMBER) for name in names),
    ]
    table = Table(words["report"], title, columns, _rows(_figures(report), language))
    return workbook([table], report.cut_off)


def _rows(figures: ReportFigures, language: Language) -> Sequence[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = []
    for kind in ItemKind:
        for step in Step:
            period = figures.period.figure(kind, step)
            whole = figures.cumulative.figure(kind, step)
            if period != NOTHING or whole != NOTHING:
                numbers = (period.units, period.amount, whole.units, whole.amount)
                rows.append([name_of(kind, language), name_of(step, language), *numbers])
    return rows
