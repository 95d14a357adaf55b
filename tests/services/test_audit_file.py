"""Audit files: whole or absent, sums of the ledger, gaps named, people where they may be."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    close_campaign,
    everything,
    make_allotment,
    make_attachment,
    make_batch,
    make_consignment,
    make_consignment_item,
    make_contribution,
    make_decision,
    make_enrolment,
    make_erasure,
    make_payment,
    make_pledge_change,
    make_report,
    send,
)
from tests.documents.test_scans import a_pdf, drawn, noise
from tests.services.giving import FUNDS, NAMES, Gift, give, text_of
from tests.services.giving_out import (
    WEEK_AGO,
    add_gifts,
    decide,
    give_out,
    patient,
    stock_hospital,
)
from tests.services.refusing import full_disk, invalid, refused
from tethelp_desktop.documents.scans import Scan
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.evidence import Gap
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.progress import Cancelled, Monitor, Progress
from tethelp_desktop.domain.records import (
    Attachment,
    Award,
    DataUse,
    Disclosure,
    EvidenceKind,
    MediaType,
    Outcome,
    Pledge,
    Printing,
    Receipt,
    ReportKind,
)
from tethelp_desktop.services import (
    allotting,
    awards,
    closing,
    consigning,
    handover,
    money,
    pledges,
    receipts,
)
from tethelp_desktop.services.audit_file import AuditFile, AuditOrder, foresee, write_audit_file
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.evidence import Subject, attach, take_back
from tethelp_desktop.services.privacy import order_erasure
from tethelp_desktop.services.whereabouts import initials
from tethelp_desktop.wording import Language

TO = "Đoàn thanh tra Bộ Nội vụ"


@pytest.fixture
def gift(line: Line) -> Gift:
    return give(line.one)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def wanted(line: Line, gift: Gift, **over: object) -> AuditOrder:
    facts = {"campaign_id": gift.pledge.campaign_id, "pledge_id": gift.pledge.id, "to": TO}
    return AuditOrder(**facts | over)


def write(line: Line, gift: Gift, folder: Path, **over: object) -> AuditFile:
    return write_audit_file(line.one, wanted(line, gift, **over), folder, Language.VI)


def gaps(line: Line, gift: Gift) -> dict[Gap, list[str]]:
    found: dict[Gap, list[str]] = {}
    for one in foresee(line.one, wanted(line, gift)).gaps:
        found.setdefault(one.gap, []).append(one.where)
    return found


def put(line: Line, table: str, rid: str, kind: EvidenceKind, title: str = "Tệp") -> Attachment:
    content = a_pdf() if kind is not EvidenceKind.PHOTO else drawn(noise(40, 30))
    media = MediaType.JPEG if kind is EvidenceKind.PHOTO else MediaType.PDF
    return attach(line.one, Subject(table, rid), Scan(media, content), kind, title)


def prove(line: Line, gift: Gift) -> None:
    """Attach what the audit asks for, and register the decision."""
    with line.one.write() as tx:
        number = gift.awards[0].decision_number
        decision = tx.add(make_decision(campaign_id=line.campaign.id, number=number))
    put(line, "pledge", gift.pledge.id, EvidenceKind.LETTER)
    put(line, "contribution", gift.contribution.id, EvidenceKind.BANK_PAPER)
    put(line, "payment", gift.payment.id, EvidenceKind.BANK_PAPER, "UNC 201")
    put(line, "decision", decision.id, EvidenceKind.DECISION)
    put(line, "event", gift.event.id, EvidenceKind.SIGNED_SHEET)


def rows_of(path: Path, sheet: int) -> list[list[object]]:
    found = load_workbook(path).worksheets[sheet]
    return [[cell.value for cell in row] for row in found.iter_rows(min_row=4)]


def names_in(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_the_folder_holds_everything_with_its_checksums(line: Line, gift: Gift, out: Path) -> None:
    prove(line, gift)
    made = write(line, gift, out)
    assert made.path.name == "ho-so-kiem-tra-04-dk-hl-20260110"
    assert names_in(made.path) == [
        "01-cam-ket/000-bang-ke-dong-tai-tro.xlsx",
        "01-cam-ket/001-cong-van-thu.pdf",
        "02-chung-tu-tien/000-bang-ke-tien-va-hien-vat.xlsx",
        "02-chung-tu-tien/001-chung-tu-ngan-hang.pdf",
        "02-chung-tu-tien/002-chung-tu-ngan-hang.pdf",
        "03-quyet-dinh/000-bang-ke-xet-tang.xlsx",
        "03-quyet-dinh/001-quyet-dinh.pdf",
        "04-ho-so-cap/000-bang-ke-ho-so-cap.xlsx",
        "05-ky-nhan/000-bang-ke-da-trao.xlsx",
        "05-ky-nhan/001-danh-sach-ky-nhan.pdf",
        "06-bien-nhan/000-bang-ke-bien-nhan.xlsx",
        "06-bien-nhan/001-bien-nhan.pdf",
        "07-quyet-toan/000-bang-ke-bao-cao.xlsx",
        "index.pdf",
        "manifest-sha256.txt",
    ]
    manifest = (made.path / "manifest-sha256.txt").read_text("utf-8").splitlines()
    assert len(manifest) == made.files == 13
    index = text_of(made.path / "index.pdf").replace(" ", "")
    for entry in manifest:
        digest, file = entry.split("  ")
        assert hashlib.sha256((made.path / file).read_bytes()).hexdigest() == digest
        assert digest in index
    assert [p.name for p in out.iterdir()] == [made.path.name]


def test_registers_add_up_to_the_ledger(line: Line, gift: Gift, out: Path) -> None:
    made = write(line, gift, out)
    money_of = made.path / "02-chung-tu-tien" / "000-bang-ke-tien-va-hien-vat.xlsx"
    assert sum(row[4] for row in rows_of(money_of, 0)) == FUNDS
    assert sum(row[5] for row in rows_of(money_of, 1)) == 1_500_000
    awarded = rows_of(made.path / "03-quyet-dinh" / "000-bang-ke-xet-tang.xlsx", 1)
    assert [row[0] for row in awarded] == list(NAMES)
    assert all("******" in row[1] for row in awarded)
    numbers = rows_of(made.path / "06-bien-nhan" / "000-bang-ke-bien-nhan.xlsx", 1)
    assert numbers[0][3:6] == [4, 0, 0]
    index = text_of(made.path / "index.pdf")
    for words in ("Đã tiếp nhận 4 1.639.440 khớp", "Đã chi 4 1.500.000 khớp", "Đã trao 4"):
        assert words in index, words
    assert "LỆCH" not in index
    assert TO in index


def test_batches_consignments_changes_and_reports_are_in_their_registers(
    line: Line, gift: Gift, out: Path
) -> None:
    campaign = gift.pledge.campaign_id
    award = gift.awards[0]
    with line.one.write() as tx:
        batch = tx.add(make_batch(campaign_id=campaign, number="D03-07"))
        tx.add(make_enrolment(batch_id=batch.id, award_id=award.id, item_number="GD4373600000001"))
        given = tx.add(make_consignment(campaign_id=campaign, document_number="5/BG"))
        tx.add(make_consignment_item(consignment_id=given.id, pledge_line_id=gift.line.id))
        tx.add(make_pledge_change(pledge_id=gift.pledge.id, document_number="9/CV"))
        office = line.one.identity.office_id
        report = tx.add(make_report(campaign_id=campaign, office_id=office, number="3/BC"))
    subjects = (("enrolment_batch", batch.id), ("consignment", given.id))
    for table, rid in (*subjects, ("report_submission", report.id)):
        put(line, table, rid, EvidenceKind.MINUTES, f"Biên bản {table}")
    made = write(line, gift, out)
    for place, name, sheet, wanted_cell in (
        ("01-cam-ket", "dong-tai-tro", 1, "9/CV"),
        ("04-ho-so-cap", "ho-so-cap", 0, "D03-07"),
        ("05-ky-nhan", "da-trao", 1, "5/BG"),
        ("07-quyet-toan", "bao-cao", 0, "3/BC"),
    ):
        [row] = rows_of(made.path / place / f"000-bang-ke-{name}.xlsx", sheet)
        assert wanted_cell in row
        assert place == "01-cam-ket" or (made.path / place / "001-bien-ban.pdf").exists()
    [enrolled] = rows_of(made.path / "04-ho-so-cap" / "000-bang-ke-ho-so-cap.xlsx", 0)
    assert "GD4373600000001" not in enrolled, "the number of a card is masked"
    assert [one.where for one in made.gaps if one.gap is Gap.CONSIGNMENT_WITHOUT_SHEET]


def test_what_is_missing_is_named_and_goes_away_once_it_is_there(line: Line, gift: Gift) -> None:
    found = gaps(line, gift)
    assert set(found) >= {
        Gap.PLEDGE_WITHOUT_PAPER,
        Gap.CONTRIBUTION_WITHOUT_PAPER,
        Gap.PAYMENT_WITHOUT_PAPER,
        Gap.EVENT_WITHOUT_SHEET,
    }
    assert found[Gap.PAYMENT_WITHOUT_PAPER] == ["UNC 201, 08/01/2026"]
    prove(line, gift)
    assert gaps(line, gift) == {}


def test_every_other_gap_is_seen(line: Line, gift: Gift) -> None:
    prove(line, gift)
    with line.one.store.read() as reader:
        [first, *_] = reader.find(Receipt)
        before = reader.load(Pledge, gift.pledge.id)
    receipts.void(line.one, first.id, "in hỏng")
    declared = replace(before.record, declared_amount=3_000_000)
    pledges.save_pledge(line.one, before, declared, [])
    found = gaps(line, gift)
    assert found == {
        Gap.HANDOVER_WITHOUT_RECEIPT: ["10/01/2026 (1)"],
        Gap.DECLARED_UNEXPLAINED: ["04/ĐK-HL, 05/01/2026"],
    }
    close_campaign(line)
    assert Gap.NOT_SETTLED in gaps(line, gift)
    with line.one.write() as tx:
        facts = {"campaign_id": gift.pledge.campaign_id, "office_id": line.one.identity.office_id}
        tx.add(make_report(**facts, kind=ReportKind.SETTLEMENT))
    assert Gap.NOT_SETTLED not in gaps(line, gift)


def test_money_that_was_undone_needs_no_paper(line: Line, gift: Gift) -> None:
    prove(line, gift)
    more = {"pledge_line_id": gift.line.id, "amount": 1_000, "quantity": 0}
    entry = money.enter_payment(line.one, make_payment(**more))[0]
    assert Gap.PAYMENT_WITHOUT_PAPER in gaps(line, gift)
    money.undo_payment(line.one, entry.id, "nhầm")
    assert Gap.PAYMENT_WITHOUT_PAPER not in gaps(line, gift)


def test_what_was_taken_back_or_is_damaged_does_not_go_along(
    line: Line, gift: Gift, out: Path
) -> None:
    entry = put(line, "payment", gift.payment.id, EvidenceKind.BANK_PAPER)
    take_back(line.one, entry.id, "nhầm tệp")
    with line.one.write() as tx:
        facts = {"subject_table": "payment", "subject_id": gift.payment.id, "title": "Hỏng"}
        tx.add(make_attachment(**facts))
    made = write(line, gift, out)
    assert not list((made.path / "02-chung-tu-tien").glob("*.pdf"))
    assert [one.where for one in made.gaps if one.gap is Gap.FILE_DAMAGED] == ["Hỏng"]


def test_what_leaves_is_recorded_and_so_is_each_printing(line: Line, gift: Gift, out: Path) -> None:
    made = write(line, gift, out)
    [entry] = everything(line.one, [Disclosure])
    assert (entry.purpose, entry.people, entry.disclosed_to) == (DataUse.SUPPORT, 4, TO)
    assert made.people == 4
    assert len(list(everything(line.one, [Printing]))) == 4
    text = text_of(made.path / "06-bien-nhan" / "001-bien-nhan.pdf")
    assert all(name in text for name in NAMES)


def test_a_sponsor_gets_a_file_that_names_nobody(line: Line, gift: Gift, out: Path) -> None:
    prove(line, gift)
    put(line, "event", gift.event.id, EvidenceKind.PHOTO)
    made = write(line, gift, out, pledge_id=None, sponsor_id=gift.sponsor.id, with_people=False)
    [entry] = everything(line.one, [Disclosure])
    assert (entry.people, entry.disclosed_to, made.people) == (4, TO, 0)
    assert "không nêu tên" in entry.contents
    assert list(everything(line.one, [Printing])) == []
    kept = names_in(made.path)
    assert "02-chung-tu-tien/001-chung-tu-ngan-hang.pdf" in kept
    assert not [name for name in kept if "ky-nhan.pdf" in name or "bien-nhan.pdf" in name]
    assert not [name for name in kept if "quyet-dinh.pdf" in name or "anh" in name]
    assert not [cell for cell in cells_of(made.path) if cell in NAMES or "***" in cell]


def test_a_sponsors_file_tells_no_more_of_anybody_than_an_annex(
    line: Line, gift: Gift, out: Path
) -> None:
    [_, *rest] = add_approved(line.one, 2, quantity=9)
    [consigned] = rest
    told = give_out(line, [consigned], receiver_unit="UBND xã Hẻo Lánh", document_number="5/BG")
    consigning.settle(line.one, told.consignment.id, TODAY)
    with line.one.write() as tx:
        batch = tx.add(make_batch(campaign_id=line.campaign.id, number="D03-07"))
        facts = {"award_id": gift.awards[0].id, "item_number": "GD4373600000001"}
        tx.add(make_enrolment(batch_id=batch.id, **facts, return_reason="ốm, nằm viện"))
    for subject in (Subject("event", gift.event.id), Subject("pledge", gift.pledge.id)):
        put(line, subject.table, subject.id, EvidenceKind.MINUTES, f"Biên bản {subject.table}")
    made = write(line, gift, out, pledge_id=None, with_people=False)
    cells = cells_of(made.path)
    index = text_of(made.path / "index.pdf")
    with line.one.store.read() as reader:
        [pledge] = reader.find(Pledge, id=gift.pledge.id)
        [award] = reader.find(Award, id=gift.awards[0].id)
    assert award.decision_number in cells
    assert pledge.document_number in cells
    for secret in (
        gift.event.name,
        "Phạm Thị Mẫu",
        "UBND xã Hẻo Lánh",
        "5/BG",
        "ốm, nằm viện",
        line.one.staff,
        "10/01/2026",
        "2026-01-10",
    ):
        assert not [cell for cell in cells if secret in cell], secret
    assert gift.event.name not in index
    assert f"bởi {line.one.staff}" not in index
    assert "Buổi trao chưa đính kèm danh sách ký nhận (1)" in index
    assert Gap.EVENT_WITHOUT_SHEET in {one.gap for one in made.gaps}, "the clerk is told where"
    rows = rows_of(made.path / "05-ky-nhan" / "000-bang-ke-da-trao.xlsx", 0)
    assert {row[0] for row in rows} == {"01/2026"}
    assert [row[1] for row in rows if row[2] == "Xã, phường khác"][-1] == initials(NAMES[-1])
    assert sum(row[4] for row in rows) == 5
    assert [name for name in names_in(made.path) if "bien-ban" in name] == [
        "01-cam-ket/001-bien-ban.pdf"
    ]


def test_of_whose_erasure_was_ordered_a_sponsors_file_tells_nothing(
    line: Line, gift: Gift, out: Path
) -> None:
    order_erasure(line.one, make_erasure(beneficiary_id=gift.people[0].id))
    cells = cells_of(write(line, gift, out, with_people=False).path)
    assert initials(NAMES[0]) not in cells
    assert initials(NAMES[1]) in cells
    assert "…" in cells


def cells_of(folder: Path) -> list[str]:
    """Read every cell of every register but the line that says when it was written."""
    return [
        str(cell.value)
        for path in sorted(folder.rglob("*.xlsx"))
        for sheet in load_workbook(path)
        for row in sheet.iter_rows(min_row=3)
        for cell in row
        if cell.value is not None
    ]


def test_an_office_is_audited_at_headquarters(line: Line, gift: Gift, out: Path) -> None:
    send(line.one, line.hq)
    order = AuditOrder(campaign_id=line.campaign.id, office_id=line.one.identity.office_id, to=TO)
    made = write_audit_file(line.hq, order, out)
    assert made.path.name == "ho-so-kiem-tra-HL-20260110"
    assert "Đơn vị: BHXH cơ sở Hoa Lư" in text_of(made.path / "index.pdf")
    assert made.people == 4


def test_an_offices_file_holds_nothing_of_another_office(line: Line, out: Path) -> None:
    gifts = add_gifts(line.hq, 10)
    for desk in (line.one, line.two):
        share = {"pledge_line_id": gifts.id, "office_id": desk.identity.office_id, "quantity": 3}
        allotting.allot(line.hq, make_allotment(**share))
        send(line.hq, desk)
    for desk, unit in ((line.one, "Bệnh viện Một"), (line.two, "Bệnh viện Hai")):
        facts = {"campaign_id": line.campaign.id, "receiver_unit": unit}
        entry = make_consignment(**facts, consigned_on=WEEK_AGO, decision_id=decide(line, desk))
        stocked = consigning.consign(desk, entry, stock={gifts.id: 2}).consignment
        scan = Scan(MediaType.PDF, a_pdf())
        attach(desk, Subject("consignment", stocked.id), scan, EvidenceKind.SIGNED_SHEET, unit)
        send(desk, line.hq)
    order = AuditOrder(campaign_id=line.campaign.id, office_id=line.one.identity.office_id, to=TO)
    made = write_audit_file(line.hq, order, out)
    consigned = rows_of(made.path / "05-ky-nhan" / "000-bang-ke-da-trao.xlsx", 1)
    assert [row[1] for row in consigned] == ["Bệnh viện Một"]
    assert "Bệnh viện Hai" not in text_of(made.path / "index.pdf")
    assert len(list((made.path / "05-ky-nhan").glob("*.pdf"))) == 1


class TestContradictions:
    def scoped(self, line: Line) -> dict[Gap, list[str]]:
        found: dict[Gap, list[str]] = {}
        for one in foresee(line.one, AuditOrder(campaign_id=line.campaign.id)).gaps:
            found.setdefault(one.gap, []).append(one.where)
        return found

    def test_a_gift_that_was_handed_over_twice(self, line: Line) -> None:
        second = line.certified(line.one, "second", "02")
        (award,) = add_approved(line.one)
        share(line, second)
        for desk in (line.one, second):
            handover.hand_over(desk, award.id)
        send(second, line.one)
        found = self.scoped(line)
        assert found[Gap.HANDED_TWICE] == ["12/QĐ-BHXH, 10/01/2026, 10/01/2026"]
        assert len(found[Gap.UNIT_DEFICIT]) == 1
        assert found[Gap.HANDED_BEYOND_RECEIVED][0].endswith("Thẻ BHYT (2 / 0)")

    def test_a_gift_that_was_handed_over_though_it_was_given_up(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        awards.withdraw(line.one, award.id, Outcome.NOT_REACHED)
        handover.hand_over(line.one, award.id, despite_withdrawal="Có ký nhận ngày 9/1")
        found = self.scoped(line)
        assert found[Gap.HANDED_THOUGH_WITHDRAWN] == ["12/QĐ-BHXH, 10/01/2026"]

    def test_money_that_two_pcs_paid(self, line: Line) -> None:
        second = line.certified(line.one, "second", "02")
        units = add_line(line.one, quantity=2)
        pledges.receive(line.one, make_contribution(pledge_line_id=units.id, quantity=0))
        share(line, second)
        for desk in (line.one, second):
            facts = {"pledge_line_id": units.id, "amount": 2_000_000, "quantity": 0}
            money.enter_payment(desk, make_payment(**facts))
        send(second, line.one)
        [where] = self.scoped(line)[Gap.MONEY_DEFICIT]
        assert where.endswith("(1.472.800 đ)")

    def test_more_given_from_a_stock_than_was_there(self, line: Line) -> None:
        second = line.certified(line.one, "second", "02")
        gifts = add_gifts(line.one)
        rid = stock_hospital(line, gifts, 1).consignment.id
        share(line, second)
        for desk in (line.one, second):
            consigning.give_from_stock(desk, rid, gifts.id, patient())
        send(second, line.one)
        [where] = self.scoped(line)[Gap.STOCK_DEFICIT]
        assert where.endswith("(1)")


def share(line: Line, second: Desk) -> None:
    send(line.one, line.hq)
    send(line.hq, line.one)
    send(line.one, second)


def test_each_office_that_awarded_owes_its_settlement(line: Line) -> None:
    for desk in (line.one, line.two):
        handover.hand_over(desk, add_approved(desk)[0].id)
        send(desk, line.hq)
    empty = add_line(line.hq)
    closing.close(line.hq, line.campaign.id)
    campaign = line.campaign.id
    offices = [desk.identity.office_id for desk in (line.one, line.two)]
    facts = {"campaign_id": campaign, "kind": ReportKind.SETTLEMENT}
    with line.one.write() as tx:
        for office in offices:  # one of them of an office for which it cannot speak
            tx.add(make_report(**facts, office_id=office))
    send(line.one, line.hq)

    def owing(**scope: object) -> list[str]:
        found = foresee(line.hq, AuditOrder(campaign_id=campaign, **scope)).gaps
        return [one.where for one in found if one.gap is Gap.NOT_SETTLED]

    assert owing() == ["BHXH cơ sở Tam Điệp, 10/01/2026"]
    assert owing(office_id=offices[0]) == []
    assert len(owing(office_id=offices[1])) == 1
    assert owing(pledge_id=empty.pledge_id) == [], "where nobody awarded, nobody owes"


def test_what_could_not_be_recorded_is_not_there(line: Line, gift: Gift, out: Path) -> None:
    with full_disk(), refused(Failure.STORE_FULL):
        write(line, gift, out)
    assert list(out.iterdir()) == []
    assert list(everything(line.one, [Disclosure, Printing])) == []


def test_it_is_whole_or_not_there(line: Line, gift: Gift, out: Path) -> None:
    def stop_at(step: str) -> Monitor:
        def listen(progress: Progress) -> None:
            if progress.step == step:
                monitor.cancel()

        monitor = Monitor(listen)
        return monitor

    for step in ("gathering", "writing-registers", "drawing", "indexing"):
        with pytest.raises(Cancelled):
            write_audit_file(line.one, wanted(line, gift), out, Language.VI, stop_at(step))
        assert list(out.iterdir()) == []
    with invalid(("disclosed_to", Rule.REQUIRED)):
        write(line, gift, out, to="")
    assert list(out.iterdir()) == []
    assert list(everything(line.one, [Disclosure, Printing])) == []
    blocked = out / "tệp"
    blocked.write_bytes(b"")
    with refused(Failure.FILE_NOT_WRITABLE):
        write(line, gift, blocked)
    made = write(line, gift, out)
    (made.path / "index.pdf").write_bytes(b"mine")
    with refused(Failure.FOLDER_EXISTS):
        write(line, gift, out)
    assert (made.path / "index.pdf").read_bytes() == b"mine"


def test_what_is_not_there_cannot_be_audited(line: Line, gift: Gift, out: Path) -> None:
    for over in (
        {"pledge_id": gift.sponsor.id},
        {"pledge_id": None, "sponsor_id": gift.pledge.id},
        {"pledge_id": None, "office_id": gift.pledge.id},
        {"campaign_id": gift.pledge.id},
    ):
        with refused(Failure.NOT_FOUND):
            write(line, gift, out, **over)
    assert list(out.iterdir()) == []
