"""An order to erase masks a person everywhere, whatever arrives later and in whatever order."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests.builders import (
    Line,
    add_approved,
    add_people,
    copy_line,
    export,
    make_admission,
    make_coverage,
    make_data_request,
    make_erasure,
    make_household,
    make_person,
    send,
)
from tests.documents.test_scans import a_pdf
from tests.services.refusing import refused
from tethelp_desktop.domain.erasure import ERASED_NAME, MASKS
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.records import (
    Admission,
    Attachment,
    Award,
    Beneficiary,
    Coverage,
    DataRequest,
    EvidenceKind,
    Household,
    MediaType,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import handover, insurance, people, privacy, receiving, state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.evidence import Scan, Subject, attach, content_of
from tethelp_desktop.services.histories import record_history
from tethelp_desktop.store.conflicts import open_conflicts

SECRET = {
    "full_name": "Đinh Thị Kín",
    "personal_id": "037157001234",
    "insurance_code": "3720123456",
    "phone": "0912345678",
    "address": "Ngõ Kín",
}


def edit(desk: Desk, rid: Stamp, **over: object) -> None:
    with desk.store.read() as reader:
        loaded = reader.load(Beneficiary, rid)
    people.save_person(desk, loaded, replace(loaded.record, **over))


def known(desk: Desk) -> str:
    """Everything that the store's tables say, but for what is sealed."""
    with desk.store.read() as reader:
        names = [
            name
            for (name,) in reader.connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            )
            if name not in {"segment", "receipt"}
        ]
        return "\n".join(
            str(tuple(row))
            for name in names
            for row in reader.connection.exec_driver_sql(f'SELECT * FROM "{name}"')  # noqa: S608
        )


def is_masked(desk: Desk, rid: Stamp) -> bool:
    with desk.store.read() as reader:
        person = reader.get(Beneficiary, rid)
    return {name: getattr(person, name) for name in MASKS[Beneficiary]} == MASKS[Beneficiary]


def somebody(desk: Desk) -> Beneficiary:
    """Record a person with everything that speaks of them, in a household of their own."""
    with desk.write() as tx:
        home = tx.add(make_household(name="Hộ bà Đinh Thị Kín", address="Ngõ Kín"))
    person = people.save_person(desk, None, make_person(**SECRET, household_id=home.id))
    asked = make_data_request(
        beneficiary_id=person.id, requester="Con của bà Kín", details="Xóa số của bà Kín"
    )
    privacy.save_request(desk, None, asked)
    insurance.save_coverage(
        desk, None, make_coverage(beneficiary_id=person.id, number="0371570012")
    )
    insurance.save_admission(desk, None, make_admission(beneficiary_id=person.id, ward="Khoa Kín"))
    photograph = Scan(MediaType.PDF, a_pdf())
    subject = Subject("beneficiary", person.id)
    attach(desk, subject, photograph, EvidenceKind.OTHER, "Nhà ông Kín")
    return person


def test_nothing_of_the_person_is_left_in_any_table(line: Line) -> None:
    person = somebody(line.one)
    edit(line.one, person.id, phone="0987654321")
    assert "Đinh Thị Kín" in known(line.one)
    privacy.order_erasure(line.one, make_erasure(beneficiary_id=person.id))
    left = known(line.one)
    for secret in (
        *SECRET.values(),
        "0987654321",
        "0371570012",
        "Khoa Kín",
        "dinh thi kin",
        "Nhà ông Kín",
        "Hộ bà Đinh",
        "Con của bà",
        "Xóa số của bà",
    ):
        assert secret not in left, secret
    assert is_masked(line.one, person.id)
    with line.one.store.read() as reader:
        (card,), (stay,) = reader.find(Coverage), reader.find(Admission)
        (file,) = reader.find(Attachment)
    assert (file.title, file.content, file.size > 0) == (ERASED_NAME, "", True)
    with refused(Failure.SCAN_ERASED):
        content_of(line.one, file.id)
    assert (card.number, stay.ward, stay.hospital != "") == (None, "", True)
    assert state.check(line.one) == ()
    changes = record_history(line.one, person.id, in_full=True).changes
    assert {one.after for one in changes if one.field} <= {None, "", ERASED_NAME}


def test_any_order_of_arrival_ends_alike(template: Path, tmp_path: Path) -> None:
    made = copy_line(template, tmp_path / "made")
    person = somebody(made.one)
    bundles = [export(made.one, made.hq)]
    edit(made.one, person.id, phone="0987654321", full_name="Đinh Thị Rất Kín")
    bundles.append(export(made.one, made.hq))
    privacy.order_erasure(made.one, make_erasure(beneficiary_id=person.id))
    bundles.append(export(made.one, made.hq))
    digests = {state.digest(made.one).digest}
    for number, order in enumerate(permutations(bundles)):
        other = copy_line(template, tmp_path / f"other {number}")
        for bundle in order:
            receiving.merge_bundles(other.hq, [bundle])
        digests.add(state.digest(other.hq).digest)
        assert is_masked(other.hq, person.id)
        assert state.check(other.hq) == ()
        assert not {"Kín", "kin"} & set(known(other.hq).split())
        other.close()
    assert len(digests) == 1
    made.close()


def test_what_an_old_stick_brings_stays_masked_and_makes_no_conflict(line: Line) -> None:
    person = somebody(line.one)
    send(line.one, line.hq)
    edit(line.hq, person.id, address="Thôn của trung ương")
    old_stick = export(line.hq, line.one)
    edit(line.one, person.id, address="Thôn của cơ sở")
    privacy.order_erasure(line.one, make_erasure(beneficiary_id=person.id))
    receiving.merge_bundles(line.one, [old_stick])
    assert is_masked(line.one, person.id)
    with line.one.store.read() as reader:
        assert open_conflicts(reader) == []
    send(line.one, line.hq)
    assert is_masked(line.hq, person.id)
    for desk in (line.one, line.hq):
        assert state.check(desk) == ()


def test_nobody_writes_over_the_mask(line: Line) -> None:
    person = somebody(line.one)
    privacy.order_erasure(line.one, make_erasure(beneficiary_id=person.id))
    edit(line.one, person.id, full_name="Đinh Thị Kín", phone="0912345678")
    assert is_masked(line.one, person.id)


def test_what_is_entered_about_the_person_afterwards_is_masked_at_once(line: Line) -> None:
    person, (other,) = somebody(line.one), add_people(line.one, 1)
    privacy.order_erasure(line.one, make_erasure(beneficiary_id=person.id))
    stay = insurance.save_admission(
        line.one, None, make_admission(beneficiary_id=person.id, ward="Khoa Kín")
    )
    asked = privacy.save_request(
        line.one, None, make_data_request(beneficiary_id=person.id, requester="Con bà Kín")
    )
    with line.one.write() as tx:
        cards = tx.add_all(
            Coverage,
            [
                make_coverage(beneficiary_id=rid, number=number)
                for rid, number in ((person.id, "0371570012"), (other.id, "0371570013"))
            ],
        )
    assert (stay.ward, asked.requester) == ("", ERASED_NAME)
    assert [one.number for one in cards] == [None, "0371570013"]
    assert not {"Kín", "kin"} & set(known(line.one).split())
    send(line.one, line.hq)
    assert state.digest(line.one) == state.digest(line.hq)
    assert state.check(line.one) == state.check(line.hq) == ()


def test_a_household_is_masked_with_its_last_member_whoever_lived_there_before(line: Line) -> None:
    with line.one.write() as tx:
        home = tx.add(make_household(name="Hộ bà Kín"))
        left = tx.add(make_household(name="Hộ ông Kín"))
        others = tx.add(make_household(name="Hộ bà Tư"))
    first, second, moved = (
        people.save_person(line.one, None, make_person(household_id=rid))
        for rid in (home.id, home.id, left.id)
    )
    edit(line.one, moved.id, household_id=others.id)
    people.save_person(line.one, None, make_person(household_id=others.id))

    def names() -> list[str]:
        with line.one.store.read() as reader:
            return [one.name for one in reader.find(Household)]

    privacy.order_erasure(line.one, make_erasure(beneficiary_id=first.id))
    assert names() == ["Hộ bà Kín", "Hộ ông Kín", "Hộ bà Tư"]
    privacy.order_erasure(line.one, make_erasure(beneficiary_id=second.id))
    assert names() == [ERASED_NAME, "Hộ ông Kín", "Hộ bà Tư"]
    privacy.order_erasure(line.one, make_erasure(beneficiary_id=moved.id))
    assert names() == [ERASED_NAME, ERASED_NAME, "Hộ bà Tư"]
    send(line.one, line.hq)
    assert state.digest(line.one) == state.digest(line.hq)
    assert state.check(line.one) == state.check(line.hq) == ()


def test_a_request_stays_masked_that_is_laid_to_somebody_else(line: Line) -> None:
    person, (other,) = somebody(line.one), add_people(line.one, 1)
    send(line.one, line.hq)
    privacy.order_erasure(line.one, make_erasure(beneficiary_id=person.id))
    with line.one.store.read() as reader:
        (asked,) = reader.find(DataRequest)
        loaded = reader.load(DataRequest, asked.id)
    moved = replace(loaded.record, beneficiary_id=other.id, result="Đã xóa")
    after = privacy.save_request(line.one, loaded, moved)
    assert (after.requester, after.details, after.result) == (ERASED_NAME, "", "Đã xóa")
    send(line.one, line.hq)
    assert state.digest(line.one) == state.digest(line.hq)


def test_money_and_receipts_stay(line: Line) -> None:
    (award,) = add_approved(line.one)
    receipt = handover.hand_over(line.one, award.id).receipt
    privacy.order_erasure(line.one, make_erasure(beneficiary_id=award.beneficiary_id))
    with line.one.store.read() as reader:
        assert reader.get(Award, award.id) == award
        assert reader.get(type(receipt), receipt.id) == receipt


def test_only_who_may_edit_the_person_decides_about_them(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    send(line.one, line.hq)
    with line.two.write() as tx:  # past the service: the person is not even known there
        tx.add(make_erasure(beneficiary_id=person.id))
    merged = send(line.two, line.hq)
    assert merged.held
    assert not is_masked(line.hq, person.id)


@pytest.mark.parametrize("waits", [True, False])
def test_awards_that_wait_come_first(line: Line, *, waits: bool) -> None:
    (award,) = add_approved(line.one)
    order = make_erasure(beneficiary_id=award.beneficiary_id)
    if waits:
        with refused(Failure.ERASURE_AWAITS_AWARDS):
            privacy.order_erasure(line.one, order)
        return
    handover.hand_over(line.one, award.id)
    privacy.order_erasure(line.one, order)
    with refused(Failure.ALREADY_ORDERED_ERASED):
        privacy.order_erasure(line.one, order)
