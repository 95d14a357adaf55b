"""The list of whom a programme serves, made at headquarters and asked in an office without it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builders import (
    PASSPHRASE,
    Line,
    add_line,
    add_people,
    export,
    make_person,
    send,
)
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Award, Beneficiary, ItemKind, Outcome
from tethelp_desktop.services import (
    assessing,
    awards,
    exporting,
    handover,
    receiving,
    served,
    state,
)
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.renewing import renew
from tethelp_desktop.store import served as kept
from tethelp_desktop.sync import bundle as bundles
from tethelp_desktop.sync import served as files


def serve(desk: Desk, **person: Any) -> tuple[Beneficiary, Award]:
    """Approve an award of a card for somebody new."""
    (somebody,) = add_people(desk, 1, **person)
    line = add_line(desk, quantity=5)
    proposed = awards.propose(desk, line.id, [somebody.id])
    assert not proposed.refused
    (award,) = awards.approve(desk, [proposed.awards[0].id], "12/QĐ-BHXH")
    return somebody, award


def found(desk: Desk, **person: Any) -> list[Problem]:
    """Say what an office is told of an award to somebody new."""
    (somebody,) = add_people(desk, 1, **{"full_name": "Lò Văn Pọm", **person})
    (one,) = assessing.assess(desk, add_line(desk, quantity=5).id, [somebody.id])
    rules = (Rule.SERVED_ELSEWHERE, Rule.PERHAPS_SERVED_ELSEWHERE)
    return [problem for problem in one.problems if problem.rule in rules]


def versions(desk: Desk) -> list[int]:
    with desk.store.read() as reader:
        return [version for _, version in served.versions(reader).values()]


def updates_in(desk: Desk, receiver: Desk) -> list[files.Update]:
    opened = bundles.unpack(export(desk, receiver).read_bytes(), training=False)
    keys = receiver.identity.keys
    return [files.read(bundles.open_sealed(one.read(), keys)) for one in opened.served]


def number() -> str:
    made = make_person().personal_id
    assert made is not None
    return made


def test_an_office_is_warned_offline_before_a_second_award(line: Line) -> None:
    known = number()
    assert found(line.two, personal_id=known) == []
    serve(line.one, personal_id=known)
    send(line.one, line.hq)
    send(line.hq, line.two)
    (somebody,) = [p for p in everybody(line.two) if p.personal_id == known]
    (one,) = assessing.assess(line.two, add_line(line.two).id, [somebody.id])
    (problem,) = [p for p in one.stops if p.rule is Rule.SERVED_ELSEWHERE]
    assert problem.values == (line.one.office.name,)
    assert found(line.two) == []
    assert found(line.one) == []  # whom it serves itself, it knows


def everybody(desk: Desk) -> list[Beneficiary]:
    with desk.store.read() as reader:
        return reader.find(Beneficiary)


def test_whoever_has_no_number_is_known_by_name_birth_and_commune(line: Line) -> None:
    birth = BirthDate(1961, 3, 5)
    who = {"full_name": "Trịnh Thị Khuyên", "birth_date": birth, "personal_id": None}
    serve(line.one, **who)
    send(line.one, line.hq)
    send(line.hq, line.two)
    (problem,) = found(line.two, **{**who, "full_name": "TRINH THI KHUYEN"})
    assert problem.rule is Rule.PERHAPS_SERVED_ELSEWHERE
    assert found(line.two, **{**who, "birth_date": BirthDate(1961, 5, 3)}) == []


def test_another_kind_and_a_proposal_are_no_second_gift(line: Line) -> None:
    known = number()
    (somebody,) = add_people(line.one, 1, personal_id=known)
    awards.propose(line.one, add_line(line.one).id, [somebody.id])
    send(line.one, line.hq)
    send(line.hq, line.two)
    (other,) = add_people(line.two, 1, personal_id=known)
    gift = add_line(line.two, kind=ItemKind.GIFT, months=None)
    (one,) = assessing.assess(line.two, gift.id, [other.id])
    assert Rule.SERVED_ELSEWHERE not in {p.rule for p in one.problems}
    (one,) = assessing.assess(line.two, add_line(line.two).id, [other.id])
    assert Rule.SERVED_ELSEWHERE not in {p.rule for p in one.problems}


def test_an_award_approved_before_stops_at_the_counter_until_somebody_says_why(line: Line) -> None:
    known = number()
    _, award = serve(line.two, personal_id=known)
    serve(line.one, personal_id=known)
    send(line.one, line.hq)
    send(line.hq, line.two)
    with line.two.store.read() as reader:
        stops = handover.handover_problems(line.two, reader, award.id)
    assert Rule.SERVED_ELSEWHERE in {problem.rule for problem in stops}
    reasons = {Rule.SERVED_ELSEWHERE: "Đơn vị kia trả lời chưa trao"}
    assert handover.hand_over(line.two, award.id, reasons=reasons).receipt


def test_a_withdrawal_takes_an_entry_out_by_a_difference(line: Line) -> None:
    known = number()
    _, award = serve(line.one, personal_id=known, full_name="Trịnh Thị Khuyên")
    serve(line.one)
    send(line.one, line.hq)
    assert [update.since for update in updates_in(line.hq, line.two)] == [0]
    send(line.hq, line.two)
    send(line.two, line.hq)  # tells headquarters what it has
    assert updates_in(line.hq, line.two) == []
    (before,) = versions(line.two)
    awards.withdraw(line.one, award.id, Outcome.REFUSED, date(2026, 1, 10))
    send(line.one, line.hq)
    (update,) = updates_in(line.hq, line.two)
    assert update.since == before
    assert (len(update.removed), len(update.added)) == (16, 0)  # by number and by name
    send(line.hq, line.two)
    assert versions(line.two) == [before + 1]
    assert found(line.two, personal_id=known) == []


def test_a_difference_that_came_before_its_list_is_taken_when_it_comes_again(
    line: Line, tmp_path: Path
) -> None:
    line.two.store.close()
    folder = shutil.copytree(line.two.store.folder, tmp_path / "older")
    serve(line.one)
    send(line.one, line.hq)
    whole = export(line.hq, line.two)
    receiving.merge_bundles(line.two, [whole])
    send(line.two, line.hq)
    serve(line.one)
    send(line.one, line.hq)
    difference = export(line.hq, line.two)
    older = open_desk(folder, PASSPHRASE, clock=line.clock)
    line.others.append(older)
    receiving.merge_bundles(older, [difference, whole, difference])
    assert versions(older) == versions(line.hq)


def test_lists_end_alike_in_any_order_of_arrival(line: Line) -> None:
    paths = []
    for _ in range(3):
        serve(line.one)
        send(line.one, line.hq)
        paths.append(export(line.hq, line.two))
    for path in (paths[2], paths[0], paths[1], paths[2]):
        receiving.merge_bundles(line.two, [path])
    assert versions(line.two) == versions(line.hq)
    assert pages(line.two) == pages(line.hq)
    assert not state.check(line.two)


def pages(desk: Desk) -> list[tuple[int, bytes]]:
    with desk.store.read() as reader:
        return [
            (page.prefix, page.entries)
            for one in kept.lists(reader)
            for page in kept._pages(reader, one.campaign_id)
        ]


def test_a_list_goes_through_an_office_of_the_line_and_to_the_other_pcs_of_an_office(
    line: Line,
) -> None:
    known = number()
    serve(line.one, personal_id=known)
    send(line.one, line.hq)
    second = line.certified(line.two, "second")
    send(line.hq, line.two)
    send(line.two, second)
    assert pages(second) == pages(line.hq)
    assert len(found(second, personal_id=known)) == 1


def test_what_an_office_says_of_others_counts_for_nothing(line: Line) -> None:
    """An office without authority sends a list: nothing of it is taken."""
    serve(line.one)
    send(line.one, line.hq)
    (update,) = updates_in(line.hq, line.two)
    data = files.write(replace(update, version=99))
    path = exporting.export_bundle(line.one, line.folder).path
    envelope = bundles.unpack(path.read_bytes(), training=False).envelope
    envelope = replace(envelope, to_office_id=line.two.identity.office_id)
    papers = bundles.Papers(served={"made-up": data})
    keys, to = line.one.identity.keys, [line.two.identity.keys.recipient]
    path.write_bytes(bundles.pack(envelope, {}, [], to, keys, papers))
    before = versions(line.two)
    receiving.merge_bundles(line.two, [path])
    assert versions(line.two) == before


def test_a_renewed_headquarters_begins_a_list_of_its_own(line: Line) -> None:
    serve(line.one)
    send(line.one, line.hq)
    send(line.hq, line.two)
    before = updates_in(line.hq, line.one)[0].key
    line.hq = renew(line.hq, line.folder).desk
    serve(line.one)
    send(line.one, line.hq)
    send(line.hq, line.two)
    assert pages(line.two) == pages(line.hq)
    with line.two.store.read() as reader:
        (here,) = kept.lists(reader)
    assert here.replica == line.hq.store.replica
    assert here.key != before


def test_nothing_of_anybody_can_be_read_on_the_stick(line: Line) -> None:
    somebody, _ = serve(line.one, full_name="Trịnh Thị Khuyên")
    send(line.one, line.hq)
    data = export(line.hq, line.two).read_bytes()
    assert somebody.personal_id is not None
    for secret in (somebody.personal_id, "Trịnh", updates_in(line.hq, line.two)[0].key.hex()):
        assert secret.encode() not in data
    assert served.renew_lists(line.two, Monitor()) is None


HARMS: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[:-1],
    "no served list": lambda data: data.replace(b'"version":2', b'"version":0'),
    "an office without a name": lambda data: data[:-1] + b"\xff",
    "out of order": lambda data: data[:-16] + b"\xff\0" + data[-14:],
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_list_that_is_not_whole_is_no_list(line: Line, harm: str) -> None:
    serve(line.one)
    send(line.one, line.hq)
    (update,) = updates_in(line.hq, line.two)
    assert files.read(files.write(update)) == update
    with pytest.raises(ValueError, match=harm):
        files.read(HARMS[harm](files.write(update)))
