"""Letters to sponsors: figures of the ledger, nobody named who did not agree, annexes recalled."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    Line,
    add_people,
    everything,
    make_attachment,
    make_consent,
    make_erasure,
    make_sponsor,
)
from tests.documents.test_scans import drawn, noise
from tests.services.giving import NAMES, Gift, give, pages_of, text_of
from tests.services.refusing import full_disk, invalid, refused
from tethelp_desktop.documents.scans import read_scan
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    DataUse,
    Disclosure,
    EvidenceKind,
    Handover,
    MediaType,
    Pledge,
    PledgeLine,
    Sponsor,
)
from tethelp_desktop.services import awards, handover, pledges, thanks
from tethelp_desktop.services.evidence import Subject, attach
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.services.privacy import order_erasure, record_consent
from tethelp_desktop.services.thanks import LetterOrder
from tethelp_desktop.services.whereabouts import initials


@pytest.fixture
def gift(line: Line) -> Gift:
    return give(line.one)


def wanted(line: Line, gift: Gift, **over: object) -> LetterOrder:
    facts = {"sponsor_id": gift.sponsor.id, "campaign_id": line.campaign.id, "number": "7/TCO"}
    return LetterOrder(**facts | over)


def disclosures(line: Line) -> list[Disclosure]:
    return [one for one in everything(line.one, [Disclosure]) if isinstance(one, Disclosure)]


def agree(line: Line, gift: Gift, *places: int, given: bool = True) -> None:
    for place in places:
        person = gift.people[place]
        consent = make_consent(beneficiary_id=person.id, purpose=DataUse.SPONSOR, given=given)
        record_consent(line.one, consent)


def test_the_letter_says_the_ledgers_figures_kind_by_kind(
    line: Line, gift: Gift, tmp_path: Path
) -> None:
    path = tmp_path / "thư.pdf"
    written = thanks.write_letter(line.one, wanted(line, gift), path)
    letter, annex = pages_of(path)
    assert (written.told.handed, written.named) == (4, 0)
    for words in (
        "THƯ CẢM ƠN",
        "Kính gửi: Công ty CP Thành An",
        "BHXH CƠ SỞ HOA LƯ",
        "Số: 7/TCO",
        "04/ĐK-HL",
        "6 suất",
        "2.459.160 đ",
        "đã tiếp nhận 4 suất, 1.639.440 đồng (bằng chữ: một triệu sáu trăm ba mươi chín nghìn"
        " bốn trăm bốn mươi đồng)",
        "còn 139.440 đồng",
        "UNC 118",
        "GIÁM ĐỐC",
    ):
        assert words in letter, words
    assert "PHỤ LỤC" in annex
    assert disclosures(line) == []


def test_nobody_is_named_or_placed_alone_unless_they_agreed(
    line: Line, gift: Gift, tmp_path: Path
) -> None:
    path = tmp_path / "thư.pdf"
    told = thanks.write_letter(line.one, wanted(line, gift), path).told
    annex = pages_of(path)[1]
    for name in NAMES:
        assert name not in text_of(path)
        assert initials(name) in annex
    assert annex.count("tỉnh Ninh Bình") == 3
    assert "Xã, phường khác" in annex
    assert told.grouped == 1


def test_who_agreed_is_named_and_each_is_recorded_before_the_file(
    line: Line, gift: Gift, tmp_path: Path
) -> None:
    agree(line, gift, 0, 3)
    agree(line, gift, 3, given=False)
    order = wanted(line, gift, named=True)
    told = thanks.draw_letter(line.one, order).told
    assert [person.full_name for person in told.may_be_named] == [NAMES[0]]
    assert told.grouped == 3, "without the one who is named, two are too few for their commune"
    written = thanks.write_letter(line.one, order, tmp_path / "thư.pdf")
    text = text_of(written.path)
    assert NAMES[0] in text
    assert NAMES[3] not in text
    assert written.named == 1
    [entry] = disclosures(line)
    assert (entry.beneficiary_id, entry.purpose) == (gift.people[0].id, DataUse.SPONSOR)
    assert (entry.disclosed_to, entry.document_number) == ("Công ty CP Thành An", "7/TCO")


def test_an_annex_that_names_needs_a_number_and_a_place(
    line: Line, gift: Gift, tmp_path: Path
) -> None:
    agree(line, gift, 0)
    with invalid(("document_number", Rule.REQUIRED)):
        thanks.write_letter(line.one, wanted(line, gift, named=True, number=""), tmp_path / "x.pdf")
    with refused(Failure.FOLDER_MISSING):
        thanks.write_letter(line.one, wanted(line, gift, named=True), tmp_path / "không" / "x.pdf")
    (tmp_path / "có.pdf").write_bytes(b"kept")
    with refused(Failure.FILE_EXISTS):
        thanks.write_letter(line.one, wanted(line, gift, named=True), tmp_path / "có.pdf")
    assert (tmp_path / "có.pdf").read_bytes() == b"kept"
    assert disclosures(line) == []
    assert not (tmp_path / "x.pdf").exists()


def test_whose_erasure_was_ordered_is_a_row_and_nothing_else(
    line: Line, gift: Gift, tmp_path: Path
) -> None:
    agree(line, gift, 0)
    order_erasure(line.one, make_erasure(beneficiary_id=gift.people[0].id))
    written = thanks.write_letter(line.one, wanted(line, gift, named=True), tmp_path / "thư.pdf")
    assert (written.named, written.told.handed) == (0, 4)
    assert initials(NAMES[0]) not in text_of(written.path)


def test_an_annex_is_asked_back_with_everybody_it_named(
    line: Line, gift: Gift, tmp_path: Path
) -> None:
    agree(line, gift, 0, 1)
    thanks.write_letter(line.one, wanted(line, gift, named=True), tmp_path / "thư.pdf")
    assert thanks.named_annexes(line.one, gift.sponsor.id) == {"7/TCO": 2}

    def recall(number: str, reason: str, name: str = "thu hồi.pdf") -> int:
        sponsor = gift.sponsor.id
        return thanks.recall_annex(line.one, sponsor, number, reason, tmp_path / name)

    with invalid(("reason", Rule.REQUIRED)):
        recall("7/TCO", "")
    with refused(Failure.NO_SUCH_ANNEX):
        recall("8/TCO", "nhầm người")
    with refused(Failure.FILE_EXISTS):
        recall("7/TCO", "nhầm người", "thư.pdf")
    assert recall("7/TCO", "nhầm người") == 2
    text = text_of(tmp_path / "thu hồi.pdf")
    for words in ("Thư cảm ơn số 7/TCO", "họ tên của 2 người nhận", "Lý do thu hồi: nhầm người."):
        assert words in text
    assert all(name not in text for name in NAMES)
    assert thanks.named_annexes(line.one, gift.sponsor.id) == {}
    assert sum(entry.reverses is not None for entry in disclosures(line)) == 2
    with refused(Failure.NO_SUCH_ANNEX):
        recall("7/TCO", "lần nữa", "nữa.pdf")


def test_an_annex_is_found_whatever_the_sponsor_is_called_by_now(
    line: Line, gift: Gift, tmp_path: Path
) -> None:
    agree(line, gift, 0)
    thanks.write_letter(line.one, wanted(line, gift, named=True), tmp_path / "thư.pdf")
    for name in ("Tập đoàn Thành An", "Thành An Mới"):
        with line.one.store.read() as reader:
            before = reader.load(Sponsor, gift.sponsor.id)
        pledges.save_sponsor(line.one, before, replace(before.record, name=name))
    thanks.write_letter(
        line.one, wanted(line, gift, named=True, number="8/TCO"), tmp_path / "thư 8.pdf"
    )
    stranger = pledges.save_sponsor(line.one, None, make_sponsor(name="Công ty CP Thành An"))
    assert thanks.named_annexes(line.one, gift.sponsor.id) == {"7/TCO": 1, "8/TCO": 1}
    assert thanks.named_annexes(line.one, stranger.id) == {}
    path = tmp_path / "thu hồi.pdf"
    with refused(Failure.NO_SUCH_ANNEX):
        thanks.recall_annex(line.one, stranger.id, "7/TCO", "nhầm người", path)
    assert thanks.recall_annex(line.one, gift.sponsor.id, "7/TCO", "nhầm người", path) == 1
    assert thanks.named_annexes(line.one, gift.sponsor.id) == {"8/TCO": 1}


def test_a_damaged_photograph_stops_no_letter(line: Line, gift: Gift, tmp_path: Path) -> None:
    for place in (0, 1):
        consent = make_consent(beneficiary_id=gift.people[place].id, purpose=DataUse.PUBLICITY)
        record_consent(line.one, consent)
    subjects = [Subject("award", award.id) for award in gift.awards]
    scan = read_scan(drawn(noise(80, 60)))
    attach(line.one, subjects[0], scan, EvidenceKind.PHOTO, "Ảnh lành")
    with line.one.write() as tx:
        facts = {"subject_table": "award", "subject_id": subjects[1].id, "title": "Ảnh hỏng"}
        tx.add(make_attachment(**facts, kind=EvidenceKind.PHOTO, media_type=MediaType.JPEG))
    plain = thanks.write_letter(line.one, wanted(line, gift), tmp_path / "không ảnh.pdf")
    assert (len(plain.told.pictured), plain.told.damaged) == (2, [])
    made = thanks.write_letter(line.one, wanted(line, gift, pictured=True), tmp_path / "thư.pdf")
    assert (made.pictured, made.told.damaged) == (1, ["Ảnh hỏng"])
    assert [one.beneficiary_id for one in disclosures(line)] == [gift.people[0].id]


def test_a_letter_that_could_not_be_recorded_is_not_there(
    line: Line, gift: Gift, tmp_path: Path
) -> None:
    agree(line, gift, 0)
    with full_disk(), refused(Failure.STORE_FULL):
        thanks.write_letter(line.one, wanted(line, gift, named=True), tmp_path / "thư.pdf")
    assert list(tmp_path.glob("*.pdf")) == []
    assert disclosures(line) == []


def test_photographs_go_along_only_of_who_agreed_to_be_shown(
    line: Line, gift: Gift, tmp_path: Path
) -> None:
    for place in (0, 1):
        with line.one.store.read() as reader:
            [entry] = reader.find(Handover, award_id=gift.awards[place].id)
        scan = read_scan(drawn(noise(80, 60 + place)))
        attach(line.one, Subject("handover", entry.id), scan, EvidenceKind.PHOTO, "Ảnh")
    order = wanted(line, gift, pictured=True)
    assert thanks.draw_letter(line.one, order).told.pictured == []
    consent = make_consent(beneficiary_id=gift.people[1].id, purpose=DataUse.PUBLICITY)
    record_consent(line.one, consent)
    [shown] = thanks.draw_letter(line.one, order).told.pictured
    assert shown.id == gift.people[1].id
    with invalid(("document_number", Rule.REQUIRED)):
        thanks.write_letter(line.one, replace(order, number=""), tmp_path / "x.pdf")
    made = thanks.write_letter(line.one, order, tmp_path / "thư.pdf")
    assert (made.named, made.pictured) == (0, 1)
    document = pypdfium2.PdfDocument(made.path)
    drawn_pictures = [len(list(page.get_objects(filter=[3]))) for page in document]
    document.close()
    assert drawn_pictures == [0, 0, 1]
    [entry] = disclosures(line)
    assert (entry.purpose, entry.beneficiary_id) == (DataUse.PUBLICITY, shown.id)
    sponsor = gift.sponsor.id
    path = tmp_path / "thu hồi.pdf"
    assert thanks.recall_annex(line.one, sponsor, "7/TCO", "đổi ý", path) == 1
    assert thanks.named_annexes(line.one, sponsor) == {}


def test_a_sponsor_who_will_not_be_named_is_told_so(line: Line, tmp_path: Path) -> None:
    gift = give(line.one, anonymous=True)
    text = text_of(thanks.draw_letter(line.one, wanted(line, gift, with_annex=False)).pdf)
    assert "tên nhà tài trợ không được nêu" in text
    assert "PHỤ LỤC" not in text


def test_a_gift_that_has_not_arrived_yet_is_thanked_for_too(line: Line) -> None:
    sponsor = pledges.save_sponsor(line.one, None, make_sponsor(name="Hội Thí Dụ"))
    order = LetterOrder(sponsor_id=sponsor.id, campaign_id=line.campaign.id)
    assert "Chưa trao suất nào." in text_of(thanks.draw_letter(line.one, order).pdf)


def test_many_rows_go_on_over_pages_with_their_head(line: Line, gift: Gift) -> None:
    crowd = add_people(line.one, 60, full_name="Lê Văn Tám")
    more = give(line.one, name="Hội Thí Dụ")
    with line.one.store.read() as reader:
        pledge = reader.load(Pledge, more.pledge.id)
        units = reader.load(PledgeLine, more.line.id)
    larger = LineChange(units, replace(units.record, quantity=80))
    pledges.save_pledge(line.one, pledge, pledge.record, [larger])
    made = awards.propose(line.one, more.line.id, [person.id for person in crowd]).awards
    for award in awards.approve(line.one, [one.id for one in made], "13/QĐ"):
        handover.hand_over(line.one, award.id)
    pages = pages_of(thanks.draw_letter(line.one, wanted(line, more)).pdf)
    annex = pages[1:]
    assert len(annex) > 1
    assert all("Người nhận" in page for page in annex)
    assert sum(page.count("L.V.T.") for page in annex) == 60
    assert [page.split()[0] for page in annex] == [str(n) for n in range(2, len(pages) + 1)]


@given(st.lists(st.text(min_size=1).filter(lambda word: not word.isspace())))
def test_initials_say_one_letter_of_each_word(words: list[str]) -> None:
    name = " ".join(words)
    assert initials(name).count(".") >= len(name.split())
