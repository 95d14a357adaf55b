"""An office in the middle of the line: what it relays, may correct, and never gets."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from tests.builders import Line, add_people, export, make_office, move_office, send
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Beneficiary, Level, Sameness, SamePerson
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.segments import StreamName
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import duplicates, exporting, offices, people, receiving, state
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.admission import admit
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import archive, merging
from tethelp_desktop.store.conflicts import count_open
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import sending_counts
from tethelp_desktop.sync import segments


def person(desk: Desk, rid: Stamp) -> Beneficiary | None:
    with desk.store.read() as reader:
        return next(iter(reader.find(Beneficiary, id=rid)), None)


def change(desk: Desk, rid: Stamp, **fields: Any) -> None:
    with desk.store.read() as reader:
        loaded = reader.load(Beneficiary, rid)
    people.save_person(desk, loaded, replace(loaded.record, **fields))


def second_province(line: Line) -> Desk:
    """One more province, above the second office."""
    record = make_office(
        name="BHXH tỉnh Khác",
        symbol="TK",
        level=Level.PROVINCE,
        parent_id=line.hq.identity.office_id,
    )
    above = offices.save_office(line.hq, None, record)
    move_office(line.hq, line.two, above.id)
    joined = line.join_office(above.id, "second province")
    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
    for desk in (joined.desk, line.two):
        send(line.hq, desk)
    return joined.desk


def held(desk: Desk) -> list[str]:
    with desk.store.read() as reader:
        return [reason for _, _, reason in archive.held_reasons(reader)]


def counts(desk: Desk) -> dict[Sending, int]:
    with desk.store.read() as reader:
        own = desk.identity.own_replicas
        return sending_counts(reader, own, heard_above(desk, reader))


def test_a_bundle_goes_to_the_office_next_above_and_to_headquarters_while_it_has_no_pc(
    line: Line, province: Desk
) -> None:
    assert exporting.default_receiver(line.one) == province.office
    assert exporting.default_receiver(province) == line.hq.office
    assert exporting.receivers(line.one) == [line.hq.office, province.office]
    assert exporting.receivers(province) == [line.hq.office, line.one.office]
    empty = offices.save_office(
        line.hq, None, make_office(name="Tỉnh chưa có máy", symbol="T", level=Level.PROVINCE)
    )
    move_office(line.hq, line.two, empty.id)
    send(line.hq, line.two)
    assert exporting.default_receiver(line.two) == line.hq.office


def test_a_province_relays_up_what_it_got_and_down_what_it_was_given(
    line: Line, province: Desk
) -> None:
    (known,) = add_people(line.one, 1)
    send(line.one, province)
    assert person(province, known.id) == known
    assert counts(line.one)[Sending.EXPORTED] > 0
    send(province, line.one)
    assert counts(line.one)[Sending.EXPORTED] == 0
    assert person(line.hq, known.id) is None
    send(province, line.hq)
    assert person(line.hq, known.id) == known
    change(line.hq, known.id, address="Thôn Hai")
    send(line.hq, province)
    send(province, line.one)
    for desk in (line.hq, province, line.one):
        found = person(desk, known.id)
        assert found is not None
        assert found.address == "Thôn Hai"
    assert not state.check(province)


def test_a_province_corrects_its_own_offices_people_and_both_ways_agree(
    line: Line, province: Desk
) -> None:
    (known,) = add_people(line.one, 1)
    send(line.one, province)
    change(province, known.id, address="Thôn Ba")
    send(province, line.one)
    found = person(line.one, known.id)
    assert found is not None
    assert found.address == "Thôn Ba"
    send(line.one, line.hq)  # past the province: what it relays may come later
    send(province, line.hq)
    assert person(line.hq, known.id) == found


def test_nobody_outside_gets_anything_of_it(line: Line, province: Desk) -> None:
    (mine,), (theirs,) = add_people(line.one, 1), add_people(line.two, 1)
    for office in (line.one, line.two):
        send(office, line.hq)
    for receiver in (province, line.two, line.one):
        send(line.hq, receiver)
    assert person(province, mine.id) is not None
    assert person(province, theirs.id) is None
    assert person(line.two, mine.id) is None
    with pytest.raises(TetHelpError) as refused:
        change(line.two, mine.id, address="ngoài")
    assert refused.value.failure is Failure.NOT_FOUND
    assert province.office not in exporting.receivers(line.two)


def test_what_a_province_wrote_about_an_office_that_was_moved_counts_in_any_order(
    line: Line, province: Desk
) -> None:
    (known,) = add_people(line.one, 1)
    send(line.one, province)
    send(line.one, line.hq)
    change(province, known.id, address="Thôn Bốn")
    corrected = export(province, line.hq)
    move_office(line.hq, line.one, line.hq.identity.office_id)
    merged = receiving.merge_bundles(line.hq, [corrected])
    assert not merged.held
    found = person(line.hq, known.id)
    assert found is not None
    assert found.address == "Thôn Bốn"


def test_a_former_province_gets_nothing_more_and_what_it_wrote_still_arrives(
    line: Line, province: Desk
) -> None:
    (known,) = add_people(line.one, 1)
    send(line.one, province)
    change(province, known.id, address="Thôn Bảy")
    send(province, line.hq)
    move_office(line.hq, line.one, line.hq.identity.office_id)
    send(line.hq, line.one)
    found = person(line.one, known.id)
    assert found is not None
    assert found.address == "Thôn Bảy"
    assert exporting.receivers(line.one) == [line.hq.office]
    (later,) = add_people(line.one, 1)
    send(line.one, line.hq)
    change(line.hq, known.id, address="Thôn Tám")
    send(line.hq, province)
    assert person(province, later.id) is None
    kept = person(province, known.id)
    assert kept is not None
    assert kept.address == "Thôn Bảy"


def test_what_a_former_province_wrote_comes_through_the_one_above_now(
    line: Line, province: Desk
) -> None:
    (known,) = add_people(line.one, 1)
    send(line.one, province)
    change(province, known.id, address="Thôn Bảy")
    (unrelated,) = add_people(province, 1)
    send(province, line.hq)
    other = second_province(line)
    move_office(line.hq, line.one, other.identity.office_id)
    send(line.hq, other)
    assert not held(other)
    send(other, line.one)
    for desk in (other, line.one):
        found = person(desk, known.id)
        assert found is not None
        assert found.address == "Thôn Bảy"
        assert person(desk, unrelated.id) is None
        assert not state.check(desk)


def test_a_province_is_not_heard_about_an_office_that_never_stood_below_it(
    line: Line, province: Desk
) -> None:
    other = second_province(line)
    (known,) = add_people(line.two, 1)
    send(line.two, other)
    (mine,) = add_people(line.one, 1)
    send(line.one, province)
    theirs = line.two.identity.office_id
    stream = StreamName(province.store.replica, theirs)
    with province.write(Act.CORRECT) as tx:
        tx.put(tx.load(Beneficiary, mine.id), replace(mine, address="Thôn Chín"))
        taken = next(merging.unsent(tx, lambda block: [(theirs,)] * len(block.rows)))
        forged = segments.seal(taken.parcel, stream, (0, ""), SCHEMA, province.identity.keys)
    with other.write(Act.EXCHANGE) as tx:
        admit(other, tx, [forged])
    assert held(other) == ["no-authority:edit"]
    assert person(other, known.id) == known


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_any_order_of_the_same_bundles_ends_alike(
    line: Line, province: Desk, order: tuple[int, ...]
) -> None:
    (known,) = add_people(line.one, 1)
    direct = export(line.one, line.hq)
    send(line.one, province)
    change(province, known.id, address="Thôn Năm")
    change(line.one, known.id, address="Thôn Sáu")
    relayed, later = export(province, line.hq), export(line.one, line.hq)
    bundles = [direct, relayed, later]
    receiving.merge_bundles(line.hq, [bundles[number] for number in order])
    with line.hq.store.read() as reader:
        assert count_open(reader) == 1
    assert not state.check(line.hq)
    assert {len(receiving.merge_bundles(line.hq, [path]).held) for path in bundles} == {0}


def test_a_decision_of_headquarters_between_two_offices_reaches_both(line: Line) -> None:
    (one,), (two,) = add_people(line.one, 1), add_people(line.two, 1)
    for office in (line.one, line.two):
        send(office, line.hq)
    duplicates.judge(line.hq, (one.id, two.id), Sameness.SAME, "cùng một người")
    for office in (line.one, line.two):
        send(line.hq, office)
        with office.store.read() as reader:
            (decision,) = reader.find(SamePerson)
        assert decision.sameness is Sameness.SAME
        assert not state.check(office)
    assert person(line.two, one.id) is None
    duplicates.take_back(line.hq, (one.id, two.id), "không phải")
    for office in (line.one, line.two):
        send(line.hq, office)
        with office.store.read() as reader:
            (decision,) = reader.find(SamePerson)
        assert decision.withdrawn == "không phải"
