"""How long a certificate holds, and another root, in whatever order the words of them arrive."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE, Line, add_people, make_office, send
from tests.services.test_exchange import (
    bundle_of,
    everybody,
    hashes_of,
    row_of,
    same,
    segments_of,
)
from tests.services.test_revoking import certificate_of, held, people_at
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.records import RootChange
from tethelp_desktop.services import certifying, offices, receiving, sealing, state
from tethelp_desktop.services.admission import admit
from tethelp_desktop.services.desk import Desk, enrolment, open_desk
from tethelp_desktop.sync import trust


def end(line: Line, desk: Desk, day: date | None) -> None:
    certifying.end_certificate(line.hq, certificate_of(line, desk).id, day)


def merge_one_by_one(desk: Desk, sender: Desk, chance: random.Random) -> None:
    sealing.seal_unsent(sender)
    new = [one for one in segments_of(sender) if one.hash not in hashes_of(desk)]
    chance.shuffle(new)
    for segment in new:
        with desk.write() as tx:
            admit(desk, tx, [segment])


def test_what_is_dated_after_the_last_day_waits_until_the_certificate_is_renewed(
    line: Line,
) -> None:
    end(line, line.one, line.one.today)
    add_people(line.one, 1)
    send(line.one, line.hq)
    assert (held(line.hq), people_at(line.hq)) == ([], 1)
    line.clock.turn(days=1)
    add_people(line.one, 2)
    send(line.one, line.hq)
    assert (held(line.hq), people_at(line.hq)) == (["expired"], 1)
    end(line, line.one, line.one.today + timedelta(days=30))
    assert (held(line.hq), people_at(line.hq)) == ([], 3)
    assert same(line.hq, line.one) is False  # the office has not heard of the days
    send(line.hq, line.one)
    assert same(line.hq, line.one)
    assert not state.check(line.hq)


def test_a_certificate_without_an_end_holds_for_ever(line: Line) -> None:
    end(line, line.one, line.one.today)
    end(line, line.one, None)
    line.clock.turn(days=300)
    add_people(line.one, 1)
    send(line.one, line.hq)
    assert (held(line.hq), people_at(line.hq)) == ([], 1)


def test_a_pc_may_be_certified_up_to_a_day(line: Line) -> None:
    joined = line.join(line.one, "new")
    until = line.hq.today + timedelta(days=1)
    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint, until)
    assert certificate_of(line, joined.desk).valid_to == until
    line.clock.turn(days=3)
    add_people(joined.desk, 1)
    send(joined.desk, line.hq)
    assert held(line.hq) == ["expired"]


def test_nobody_lengthens_a_certificate_without_the_root(line: Line) -> None:
    """An office that edits its own certificate is held; a day without a signature counts not."""
    end(line, line.one, line.one.today)
    certificate = certificate_of(line, line.one)
    longer = replace(certificate, valid_to=date(2030, 1, 1))
    assert not trust.is_genuine(longer, line.hq.identity.root)
    assert trust.is_genuine(certificate, line.hq.identity.root)
    with pytest.raises(TetHelpError) as raised:
        certifying.end_certificate(line.one, certificate.id, None)
    assert raised.value.failure is Failure.NOT_HEADQUARTERS


@pytest.mark.parametrize("seed", range(5))
def test_the_days_of_a_certificate_end_alike_in_any_order(line: Line, seed: int) -> None:
    blank = line.join(line.hq, "blank", "09").desk
    end(line, line.one, line.one.today)
    sealing.seal_unsent(line.hq)
    add_people(line.one, 1)
    send(line.one, line.hq)
    line.clock.turn(days=1)
    add_people(line.one, 1)
    send(line.one, line.hq)
    end(line, line.one, line.one.today)
    merge_one_by_one(blank, line.hq, random.Random(seed))  # noqa: S311 - must repeat
    assert same(blank, line.hq)
    assert people_at(blank) == 2


class TestAnotherRoot:
    def test_everybody_goes_on_and_is_believed(self, line: Line) -> None:
        add_people(line.one, 1)
        hq = certifying.change_root(line.hq, "khóa cũ bị lộ")
        for _ in range(2):
            for office in (line.one, line.two):
                add_people(office, 1)
                send(office, hq)
                send(hq, office)
        assert held(hq) == []
        assert people_at(hq) == 5
        assert not state.check(hq)
        hq.store.close()
        again = open_desk(hq.store.folder, PASSPHRASE, clock=line.clock)
        offices.save_office(again, None, make_office(name="Sau", symbol="S"))
        assert certifying.change_root(again, "lần nữa").identity.root == hq.identity.root
        again.store.close()

    def test_a_new_pc_joins_by_the_root_of_now(self, line: Line, tmp_path: Path) -> None:
        hq = certifying.change_root(line.hq, "khóa cũ bị lộ")
        file = offices.write_office_file(hq, line.one.identity.office_id, tmp_path)
        joined = offices.join(
            tmp_path / "pc", PASSPHRASE, file, "Tư", series="07", clock=line.clock
        )
        offices.approve_enrolment(hq, joined.enrolment, joined.fingerprint)
        (person,) = add_people(joined.desk, 1)
        send(joined.desk, hq)
        assert person in everybody(hq)
        send(hq, joined.desk)
        assert joined.desk.identity.root == hq.identity.root
        joined.desk.store.close()

    def test_what_a_thief_signs_with_the_root_before_counts_where_the_word_arrived(
        self, line: Line
    ) -> None:
        thief = line.join(line.hq, "thief", "66").desk
        stolen = line.hq.identity.root_keys
        assert stolen is not None
        forged = row_of(thief, trust.certify(enrolment(thief), stolen), "certificate")
        hq = certifying.change_root(line.hq, "mất khóa")
        send(hq, line.two)
        for desk in (hq, line.two):
            receiving.merge_bundles(desk, [bundle_of(thief, desk, forged)])
            assert held(desk) == ["unknown-sender"]
        receiving.merge_bundles(line.one, [bundle_of(thief, line.one, forged)])
        assert held(line.one) == []  # it has not heard yet: who holds the root is headquarters

    def test_the_root_before_signs_nothing_more(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        certifying.change_root(line.hq, "khóa cũ bị lộ")
        tried = (
            lambda: offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint),
            lambda: certifying.change_root(line.hq, "lần nữa"),
            lambda: offices.write_office_file(line.hq, line.one.identity.office_id, line.folder),
        )
        for one in tried:
            with pytest.raises(TetHelpError) as raised:
                one()
            assert raised.value.failure is Failure.ROOT_CHANGED

    def test_a_reason_is_asked_for_and_headquarters_alone_may(self, line: Line) -> None:
        with pytest.raises(Invalid):
            certifying.change_root(line.hq, " ")
        with pytest.raises(TetHelpError) as raised:
            certifying.change_root(line.one, "thử")
        assert raised.value.failure is Failure.NOT_HEADQUARTERS

    @pytest.mark.parametrize("seed", range(5))
    def test_the_parts_of_before_and_after_end_alike_in_any_order(
        self, line: Line, seed: int
    ) -> None:
        blank = line.join(line.hq, "blank", "09").desk
        add_people(line.one, 1)
        send(line.one, line.hq)
        hq = certifying.change_root(line.hq, "khóa cũ bị lộ")
        sealing.seal_unsent(hq)
        joined = replace(line, hq=hq).join(line.two, "late", "03")
        offices.approve_enrolment(hq, joined.enrolment, joined.fingerprint)
        for office in (line.one, line.two, joined.desk):
            add_people(office, 1)
            send(office, hq)
        merge_one_by_one(blank, hq, random.Random(seed))  # noqa: S311 - must repeat
        assert held(blank) == []
        assert same(blank, hq)

    def test_of_two_words_of_one_root_the_earlier_counts(self, line: Line) -> None:
        root = line.hq.identity.root_keys
        assert root is not None
        first, second = (
            replace(trust.change_root(root, desk.identity.keys.public, "thử"), id=rid)
            for desk, rid in ((line.one, "1"), (line.two, "2"))
        )
        found = trust.roots(root.public, [second, first])
        assert found == [root.public, line.one.identity.keys.public]
        for broken in ({"signature": "zz"}, {"root": "xy"}, {"previous": ""}, {"root": "0" * 64}):
            change: RootChange = replace(first, **broken)
            assert trust.roots(root.public, [change]) == [root.public]
