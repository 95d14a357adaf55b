"""What headquarters answers, and what an office then shows of each record."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import (
    Line,
    add_line,
    add_people,
    export,
    make_award,
    make_office,
    make_person,
    send,
)
from tethelp_desktop.domain.answers import Answer, RemarkKind
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Award, Beneficiary, Level, Office, Sameness
from tethelp_desktop.domain.segments import Holding
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services import (
    above,
    conflicts,
    duplicates,
    exporting,
    offices,
    people,
    receiving,
    state,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import archive
from tethelp_desktop.store.people_list import PeopleQuery, PersonRow
from tethelp_desktop.store.people_list import people as list_people
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import sending_counts
from tethelp_desktop.sync import answers
from tethelp_desktop.sync import bundle as bundles


def row_of(desk: Desk, rid: Stamp) -> PersonRow:
    with desk.store.read() as reader:
        heard = above.heard_above(desk, reader)
        (found,) = (
            row for row in list_people(reader, PeopleQuery(), 0, 99, heard) if row.id == rid
        )
    return found


def counts(desk: Desk) -> dict[Sending, int]:
    with desk.store.read() as reader:
        own = desk.identity.own_replicas
        return sending_counts(reader, own, above.heard_above(desk, reader))


def remarked(desk: Desk) -> list[above.Remarked]:
    with desk.store.read() as reader:
        return above.remarked(desk, reader)


def change(desk: Desk, rid: Stamp, **fields: Any) -> None:
    with desk.store.read() as reader:
        loaded = reader.load(Beneficiary, rid)
    people.save_person(desk, loaded, replace(loaded.record, **fields))


def award(desk: Desk, person: Beneficiary, line_id: Stamp) -> Award:
    with desk.write() as tx:
        campaign = desk.campaign
        assert campaign is not None
        return tx.add(
            make_award(beneficiary_id=person.id, pledge_line_id=line_id, campaign_id=campaign.id)
        )


def make_province(line: Line) -> Desk:
    """Let the first office stand under a province with a PC; both were told."""
    office = make_office(name="BHXH tỉnh Mẫu", symbol="NB", level=Level.PROVINCE)
    made = offices.save_office(line.hq, None, replace(office, parent_id=line.hq.identity.office_id))
    with line.hq.store.read() as reader:
        loaded = reader.load(Office, line.one.identity.office_id)
    offices.save_office(line.hq, loaded, replace(loaded.record, parent_id=made.id))
    joined = line.join_office(made.id, "province")
    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
    for desk in (joined.desk, line.one):
        send(line.hq, desk)
    return joined.desk


def text_of(path: Path, receiver: Desk) -> str:
    """Read everything in a bundle that its receiver can read."""
    opened = bundles.unpack(path.read_bytes(), training=False)
    sealed = [one.read() for one in (*(s.sealed for s in opened.segments), *opened.answers)]
    return "".join(bundles.open_sealed(one, receiver.identity.keys).decode() for one in sealed)


def with_answer(desk: Desk, receiver: Desk, data: bytes) -> Path:
    """Write a bundle that carries an answer of the test's own making."""
    path = exporting.export_bundle(desk, desk.store.folder.parent).path
    envelope = bundles.unpack(path.read_bytes(), training=False).envelope
    envelope = replace(envelope, to_office_id=receiver.identity.office_id)
    keys = desk.identity.keys
    packed = bundles.pack(
        envelope,
        {},
        [],
        [receiver.identity.keys.recipient],
        keys,
        bundles.Papers({"made-up": data}),
    )
    path.write_bytes(packed)
    return path


def exchange(line: Line, *senders: Desk) -> None:
    """Everybody sends, then everybody is answered."""
    for office in senders:
        send(office, line.hq)
    for office in senders:
        send(line.hq, office)


def test_a_record_is_confirmed_only_once_its_bundle_was_answered(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    assert row_of(line.one, person.id).sending is Sending.RECORDED
    path = export(line.one, line.hq)
    assert row_of(line.one, person.id).sending is Sending.EXPORTED
    send(line.hq, line.one)  # headquarters has not seen it
    assert row_of(line.one, person.id).sending is Sending.EXPORTED
    receiving.merge_bundles(line.hq, [path])
    send(line.hq, line.one)
    assert row_of(line.one, person.id).sending is Sending.CONFIRMED
    change(line.one, person.id, phone="0912345678")
    assert row_of(line.one, person.id).sending is Sending.RECORDED
    assert sum(counts(line.one).values()) == counts(line.one)[Sending.CONFIRMED] + 1


def test_a_conflict_is_remarked_on_until_it_is_resolved(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    exchange(line, line.one)
    change(line.hq, person.id, phone="0912345678")
    change(line.one, person.id, phone="0987654321")
    exchange(line, line.one)
    assert row_of(line.one, person.id).sending is Sending.NEEDS_YOU
    (one,) = remarked(line.one)
    assert (one.remark.kind, one.remark.field) == (RemarkKind.CONFLICT, "phone")
    assert (one.title, one.by, one.other) == (person.full_name, line.hq.office.name, "")
    found = counts(line.one)
    assert (found[Sending.NEEDS_YOU], found[Sending.CONFIRMED]) == (1, 1)
    change(line.one, person.id, phone="0912345670")
    assert row_of(line.one, person.id).sending is Sending.RECORDED
    assert remarked(line.one) == []


def test_a_double_gift_names_the_other_office_its_day_and_no_more_of_the_other_person(
    line: Line,
) -> None:
    number = make_person().personal_id
    given = []
    for office in (line.one, line.two):
        (person,) = add_people(office, 1, personal_id=number)
        pledge_line = add_line(office)
        given.append((person, award(office, person, pledge_line.id)))
    exchange(line, line.one, line.two)
    for office, other, (person, made) in zip(
        (line.one, line.two), (line.two, line.one), given, strict=True
    ):
        doubles = [r for r in remarked(office) if r.remark.kind is RemarkKind.DOUBLE_GIFT]
        (found,) = doubles
        assert (found.remark.table, found.remark.rid) == ("award", made.id)
        assert (found.title, found.other) == (person.full_name, other.office.name)
        assert found.remark.masked == masked(number)
        assert found.remark.on is None  # not approved yet
    text = text_of(export(line.hq, line.one), line.one)
    ((theirs, their_award),) = given[1:]
    assert theirs.id not in text
    assert their_award.id not in text


def test_people_whom_two_offices_recorded_are_remarked_on_until_somebody_decides(
    line: Line,
) -> None:
    same = {"personal_id": None, "phone": "0912345678", "full_name": "Trịnh Thị Khuyên"}
    (mine,), (theirs,) = add_people(line.one, 1, **same), add_people(line.two, 1, **same)
    for office in (line.one, line.two):
        send(office, line.hq)
    duplicates.compare(line.hq, Monitor())
    send(line.hq, line.one)
    (found,) = remarked(line.one)
    assert (found.remark.kind, found.remark.rid) == (RemarkKind.POSSIBLE_DUPLICATE, mine.id)
    assert found.other == line.two.office.name
    assert row_of(line.one, mine.id).sending is Sending.NEEDS_YOU
    duplicates.judge(line.hq, (mine.id, theirs.id), Sameness.DIFFERENT)
    send(line.hq, line.one)
    assert remarked(line.one) == []
    assert row_of(line.one, mine.id).sending is Sending.CONFIRMED


def test_an_office_that_is_not_certified_yet_is_told_that_its_data_is_held(line: Line) -> None:
    joined = line.join(line.one, "second", "02")
    add_people(joined.desk, 2)
    send(joined.desk, line.hq)
    with line.hq.store.read() as reader:
        assert archive.held_reasons(reader)
    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
    send(line.hq, joined.desk)
    assert counts(joined.desk)[Sending.CONFIRMED] == 2


def test_an_answer_goes_through_an_office_in_the_middle_untouched(line: Line) -> None:
    province = make_province(line)
    (person,) = add_people(line.one, 1)
    send(line.one, province)
    send(province, line.one)
    assert row_of(line.one, person.id).sending is Sending.CONFIRMED  # by the province
    send(province, line.hq)
    change(line.hq, person.id, address="Thôn Hai")
    change(line.one, person.id, address="Thôn Một")
    send(line.one, line.hq)
    send(line.hq, province)
    send(province, line.one)
    assert {r.by for r in remarked(line.one)} >= {line.hq.office.name}
    second = line.certified(line.one, "second")
    send(line.hq, line.one)
    send(line.one, second)
    assert remarked(second) == remarked(line.one)


def test_the_latest_answer_counts_in_whatever_order_they_arrive(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    send(line.one, line.hq)
    change(line.hq, person.id, address="Thôn Hai")
    change(line.one, person.id, address="Thôn Một")
    send(line.one, line.hq)
    early = export(line.hq, line.one)
    found = conflicts.find_conflict(line.hq, person.id, "address")
    conflicts.resolve_conflict(line.hq, found, "Thôn Ba")
    late = export(line.hq, line.one)
    for path in (late, early):
        receiving.merge_bundles(line.one, [path])
    assert row_of(line.one, person.id).sending is Sending.CONFIRMED
    assert not state.check(line.one)


def test_what_another_office_answers_counts_for_nothing(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    export(line.one, line.hq)
    have = {f"{line.one.store.replica}.up": Holding(9)}
    answer = Answer(line.two.store.replica, line.one.identity.office_id, line.clock(), have, {}, [])
    data = answers.write(answer, line.two.identity.keys)
    receiving.merge_bundles(line.one, [with_answer(line.two, line.one, data)])
    assert row_of(line.one, person.id).sending is Sending.EXPORTED
    answer = replace(answer, answerer=line.hq.store.replica)
    data = answers.write(answer, line.hq.identity.keys)
    receiving.merge_bundles(line.one, [with_answer(line.two, line.one, data)])  # whoever carries it
    assert row_of(line.one, person.id).sending is Sending.CONFIRMED


@pytest.mark.parametrize("change", ["signer", "content", "cut", "training", "boast"])
def test_an_answer_that_is_not_as_it_was_signed_refuses_its_bundle(line: Line, change: str) -> None:
    answer = Answer(line.hq.store.replica, line.one.identity.office_id, line.clock(), {}, {}, [])
    data = answers.write(answer, line.hq.identity.keys)
    data = {
        "signer": data.replace(
            line.hq.identity.keys.public.raw.hex().encode(),
            line.two.identity.keys.public.raw.hex().encode(),
        ),
        "content": data.replace(line.one.identity.office_id.encode(), b"f" * 32),
        "cut": data[:-40],
        "boast": answers.write(
            replace(answer, have={f"{line.one.store.replica}.up": Holding(10**9)}),
            line.hq.identity.keys,
        ),
        "training": answers.write(answer, replace(line.hq.identity.keys, training=True)),
    }[change]
    before = state.digest(line.one)
    with pytest.raises(TetHelpError) as refused:
        receiving.merge_bundles(line.one, [with_answer(line.two, line.one, data)])
    assert refused.value.failure is Failure.BUNDLE_DAMAGED
    assert state.digest(line.one) == before
