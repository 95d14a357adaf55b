"""Reports up the line and the end of a programme, as clerks see them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from tests.builders import TODAY, Line, add_approved, add_line, make_contribution, send
from tests.services.test_reporting import sent, want
from tests.ui.conftest import Recorder
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.records import Campaign, Payment, ReportKind, ReportSubmission
from tethelp_desktop.services import closing, reporting
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import hand_over
from tethelp_desktop.services.money import enter_payment
from tethelp_desktop.services.pledges import receive
from tethelp_desktop.ui.pages.reports import Part, ReportsPage
from tethelp_desktop.ui.pages.reports.entries import NewEntriesPage
from tethelp_desktop.ui.pages.reports.figures import DraftPage, SentPage
from tethelp_desktop.ui.pages.reports.offices import ReportingOfficesPage


def reports(seats: Seats, desk: Desk, part: Part = Part.REQUESTS) -> Screen:
    screen = seats.screen(ReportsPage(seats.place(desk)))
    page = screen.page
    assert isinstance(page, ReportsPage)
    page.show_part(part)
    screen.settle()
    page.setFocus()
    return screen


def cells(screen: Screen, name: str) -> list[list[str]]:
    model = screen.find(name).model()
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def recorded(desk: Desk) -> list[ReportSubmission]:
    with desk.store.read() as reader:
        return reader.find(ReportSubmission)


def test_an_office_draws_up_signs_and_sends_what_is_wanted_by_keyboard(
    seats: Seats, line: Line
) -> None:
    want(line)
    hand_over(line.one, add_approved(line.one)[0].id)
    screen = reports(seats, line.one)
    assert cells(screen, "requests")[0][0].startswith("Tuần 2 tháng 1\n")
    screen.control(Qt.Key.Key_N)
    assert isinstance(screen.page, DraftPage)
    assert ["BHYT card: Handed over", "1"] in [row[:2] for row in cells(screen, "report-figures")]
    screen.control(Qt.Key.Key_Return)
    assert screen.focused == "report-number"
    screen.type("report-number", "05/BC-HL")
    screen.type("report-signer", "Nguyễn Văn Mẫu")
    screen.control(Qt.Key.Key_S)
    [report] = recorded(line.one)
    assert (report.number, report.signer_title) == ("05/BC-HL", "GIÁM ĐỐC")
    assert isinstance(screen.page, ReportsPage)
    assert cells(screen, "requests")[0][2] == "In time"
    screen.key(Qt.Key.Key_Return)
    assert isinstance(screen.page, SentPage)
    screen.key(Qt.Key.Key_Escape)
    assert isinstance(screen.page, ReportsPage)


def test_what_was_entered_late_is_told_and_opens_to_its_entries(seats: Seats, line: Line) -> None:
    request = want(line)
    awards = add_approved(line.one, 2)
    sent(line.one, request)
    line.clock.turn(days=3)
    hand_over(line.one, awards[0].id, handed_on=TODAY)
    screen = reports(seats, line.one)
    screen.press("report-period")
    screen.type("period-first", "11/01/2026")
    screen.type("period-last", "13/01/2026")
    screen.control(Qt.Key.Key_S)
    assert isinstance(screen.page, DraftPage)
    assert screen.says("of them 1 entered late")
    screen.key(Qt.Key.Key_Return)
    assert isinstance(screen.page, NewEntriesPage)
    [entry] = cells(screen, "report-entries")
    assert (entry[0], entry[-1]) == ("10/01/2026", "Entered late")
    screen.key(Qt.Key.Key_Escape)
    assert isinstance(screen.page, DraftPage)


def test_an_empty_period_is_reported_as_nothing_and_a_missing_number_is_told(
    seats: Seats, line: Line
) -> None:
    want(line)
    screen = reports(seats, line.one)
    screen.control(Qt.Key.Key_N)
    assert screen.says("Nothing happened since the programme began")
    screen.press("report-sign")
    screen.control(Qt.Key.Key_S)
    assert screen.message("report-number")
    assert recorded(line.one) == []
    screen.type("report-number", "6/BC")
    screen.type("report-signer", "Lê Mẫu")
    screen.control(Qt.Key.Key_S)
    assert recorded(line.one)[0].nothing_to_report


def test_a_report_is_saved_and_corrected_with_a_reason(
    seats: Seats, line: Line, tmp_path: Path
) -> None:
    request = want(line)
    first = sent(line.one, request)
    screen = reports(seats, line.one, Part.SENT)
    screen.press("report-open")
    page = screen.page
    assert isinstance(page, SentPage)
    for name in ("report.pdf", "report.xlsx"):
        page.save_to(tmp_path / name)
        screen.settle()
        assert (tmp_path / name).stat().st_size > 1000
    screen.key(Qt.Key.Key_Escape)
    screen.key(Qt.Key.Key_F2)
    screen.press("report-sign")
    screen.type("report-number", "7/BC")
    screen.type("report-signer", "Lê Mẫu")
    screen.type("report-reason", "Bỏ sót một suất")
    screen.control(Qt.Key.Key_S)
    assert [one.corrects for one in recorded(line.one)] == [None, first.id]
    assert [row[-1] for row in cells(screen, "reports")] == ["Nothing to report", "Corrected"]


def test_headquarters_wants_a_report_and_sees_who_met_it(seats: Seats, line: Line) -> None:
    screen = reports(seats, line.hq)
    screen.control(Qt.Key.Key_N)
    screen.type("request-name", "Tuần 2")
    screen.type("request-first", "05/01/2026")
    screen.type("request-last", "10/01/2026")
    screen.type("request-due", "12/01/2026")
    screen.control(Qt.Key.Key_S)
    [row] = cells(screen, "requests")
    assert row[2:] == ["0", "0", "2", "0"]
    [request] = reporting.requests(line.hq, line.campaign.id)
    send(line.hq, line.one)
    add_approved(line.one)
    sent(line.one, request)
    send(line.one, line.hq)
    screen.page.refresh()
    screen.page.setFocus()
    screen.key(Qt.Key.Key_Return)
    assert isinstance(screen.page, ReportingOfficesPage)
    assert sorted(row[1] for row in cells(screen, "report-offices")) == ["Awaited", "In time"]
    assert screen.says("The report says what is counted here")
    assert ["BHYT card: Awarded", "1", "1", "0"] in cells(screen, "report-sums")
    screen.key(Qt.Key.Key_Escape)
    screen.key(Qt.Key.Key_Delete)
    screen.type("reason-text", "Gộp vào tuần sau")
    screen.key(Qt.Key.Key_Return)
    assert screen.says("No report is wanted")


def test_headquarters_sees_every_office_and_period_at_one_look(seats: Seats, line: Line) -> None:
    first = want(line, due_on=TODAY)
    want(line, due_on=TODAY + timedelta(days=9), name="Tuần 3")
    sent(line.one, first)
    send(line.one, line.hq)
    line.clock.turn(days=1)
    screen = reports(seats, line.hq)
    screen.control(Qt.Key.Key_G)
    owing, done = cells(screen, "report-grid")
    assert (owing[0], sorted(owing[1:])) == ("BHXH cơ sở Tam Điệp", ["Awaited", "Missing"])
    assert (done[0], sorted(done[1:])) == ("BHXH cơ sở Hoa Lư", ["Awaited", "In time"])
    screen.key(Qt.Key.Key_Escape)
    assert isinstance(screen.page, ReportsPage)


def campaign(desk: Desk) -> Campaign:
    return closing.campaigns(desk)[0]


def test_headquarters_closes_opens_again_and_settles(
    seats: Seats, line: Line, dialogs: Recorder
) -> None:
    hq = line.hq
    screen = reports(seats, hq, Part.CLOSING)
    screen.control(Qt.Key.Key_Return)
    assert campaign(hq).closed_on is None  # asked, and answered with what loses nothing
    dialogs.answers = ["go"]
    screen.control(Qt.Key.Key_Return)
    assert campaign(hq).closed_on == TODAY
    assert screen.says("The books are closed")
    screen.control(Qt.Key.Key_U)
    screen.type("reason-text", "Còn thẻ chưa nhập")
    screen.key(Qt.Key.Key_Return)
    assert campaign(hq).closed_on is None
    dialogs.answers = ["go"]
    screen.control(Qt.Key.Key_Return)
    assert not screen.find("campaign-turn").isEnabled()
    assert "2" in cells(screen, "obstacles")[0][0]
    for office in (line.one, line.two):
        send(hq, office)
        draft = reporting.draft_settlement(office, line_id(hq))
        reporting.submit(office, replace(draft.report, number="1/BC", signer="Lê Mẫu"))
        send(office, hq)
    screen.page.refresh()
    screen.settle()
    assert screen.says("Nothing stands in the way of the settlement any more.")
    dialogs.answers = ["go"]
    screen.control(Qt.Key.Key_Return)
    screen.type("report-number", "9/BC")
    screen.type("report-signer", "Trần Mẫu")
    screen.control(Qt.Key.Key_S)
    assert campaign(hq).settled_on == TODAY
    assert screen.says("The programme is settled")


def line_id(desk: Desk) -> str:
    return campaign(desk).id


def test_an_office_sends_its_settlement_once_the_books_are_closed(seats: Seats, line: Line) -> None:
    closing.close(line.hq, line.campaign.id)
    send(line.hq, line.one)
    screen = reports(seats, line.one, Part.CLOSING)
    screen.control(Qt.Key.Key_Return)
    screen.press("report-sign")
    screen.type("report-number", "1/BC")
    screen.type("report-signer", "Lê Mẫu")
    screen.control(Qt.Key.Key_S)
    assert [one.kind for one in recorded(line.one)] == [ReportKind.SETTLEMENT]


def test_a_leftover_is_returned_from_the_list(seats: Seats, line: Line) -> None:
    pledged = add_line(line.hq)
    receive(line.hq, make_contribution(pledge_line_id=pledged.id))
    screen = reports(seats, line.hq, Part.CLOSING)
    assert cells(screen, "leftovers")[0][1:] == ["2", "2.527.200"]
    screen.key(Qt.Key.Key_Return)
    assert screen.focused == "leftovers"
    screen.control(Qt.Key.Key_R)
    assert screen.focused == "leftover-paper"
    screen.control(Qt.Key.Key_S)
    assert screen.message("leftover-paper")
    screen.type("leftover-paper", "18/UNC")
    screen.control(Qt.Key.Key_S)
    with line.hq.store.read() as reader:
        [back] = reader.find(Payment)
    assert (back.quantity, back.amount) == (2, 2_527_200)
    assert screen.says("Nothing is left over")


def test_a_key_turns_to_the_checklist_and_its_first_row(seats: Seats, line: Line) -> None:
    add_approved(line.one)
    screen = reports(seats, line.one)
    screen.control(Qt.Key.Key_PageUp)
    assert screen.focused == "obstacles"
    screen.control(Qt.Key.Key_PageDown)
    assert screen.says("No report is wanted")


def test_an_open_task_leads_to_where_it_is_done(seats: Seats, line: Line) -> None:
    add_approved(line.one)
    screen = reports(seats, line.one, Part.CLOSING)
    screen.key(Qt.Key.Key_Return)
    assert screen.visits == ["handover"]


def test_missing_settlements_open_to_the_offices_and_a_double_is_told(
    seats: Seats, line: Line
) -> None:
    hq, campaign_id = line.hq, line.campaign.id
    second = line.certified(line.one, "pc2")
    closing.close(hq, campaign_id)
    for office in (line.one, second):
        send(hq, office)
    for office in (line.one, second):
        draft = reporting.draft_settlement(office, campaign_id).report
        number = f"{office.store.replica[:2]}/BC"
        reporting.submit(office, replace(draft, number=number, signer="Lê Mẫu"))
        send(office, hq)
    screen = reports(seats, hq, Part.CLOSING)
    assert len(cells(screen, "obstacles")) == 2
    screen.key(Qt.Key.Key_Return)
    assert isinstance(screen.page, ReportingOfficesPage)
    assert screen.page.title == "Settlements of the offices"
    assert sorted(row[1] for row in cells(screen, "report-offices")) == ["In time", "Missing"]
    states = [row[1] for row in cells(screen, "report-offices")]
    for _ in range(states.index("In time")):
        screen.key(Qt.Key.Key_Down)
    assert screen.says("Two reports of this office stand")
    screen.key(Qt.Key.Key_Escape)
    assert isinstance(screen.page, ReportsPage)


def test_figures_that_moved_while_headquarters_signs_are_not_settled(
    seats: Seats, line: Line, dialogs: Recorder
) -> None:
    hq, campaign_id = line.hq, line.campaign.id
    pledged = add_line(hq)
    closing.close(hq, campaign_id)
    for office in (line.one, line.two):
        send(hq, office)
        draft = reporting.draft_settlement(office, campaign_id).report
        reporting.submit(office, replace(draft, number="1/BC", signer="Lê Mẫu"))
        send(office, hq)
    screen = reports(seats, hq, Part.CLOSING)
    dialogs.answers = ["go"]
    screen.control(Qt.Key.Key_Return)
    receive(hq, make_contribution(pledge_line_id=pledged.id))
    [left] = closing.leftovers(hq, campaign_id)
    enter_payment(hq, replace(closing.proposed_payment(hq, left), document_number="4"))
    screen.type("report-number", "9/BC")
    screen.type("report-signer", "Trần Mẫu")
    screen.control(Qt.Key.Key_S)
    assert campaign(hq).settled_on is None
    assert screen.says("The figures changed while the report was drawn up")
