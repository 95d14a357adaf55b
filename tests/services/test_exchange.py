"""Bundles out and in, between real stores of three offices."""

import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    CHEAP,
    PASSPHRASE,
    START,
    Line,
    add_approved,
    add_people,
    copy_line,
    everything,
    export,
    make_disclosure,
    make_office,
    make_person,
    make_sponsor,
    send,
    turn,
)
from tests.store.test_store import tiny_disk
from tests.sync.forging import forged
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Cancelled, Monitor, Progress
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Certificate,
    Disclosure,
    Handover,
    Office,
    Outcome,
    Receipt,
    Sponsor,
)
from tethelp_desktop.domain.segments import (
    ALL,
    EDIT,
    EDIT_COLUMNS,
    UP,
    Block,
    Parcel,
    Segment,
    Span,
    StreamName,
)
from tethelp_desktop.domain.stamps import Stamp, make_stamp, tick_of
from tethelp_desktop.domain.stored import STORED
from tethelp_desktop.services import (
    admission,
    awards,
    certifying,
    exporting,
    handover,
    offices,
    people,
    receiving,
    sealing,
    state,
)
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.admission import admit
from tethelp_desktop.services.desk import Desk, make_headquarters, open_desk
from tethelp_desktop.services.identity import Identity
from tethelp_desktop.store import archive, merging
from tethelp_desktop.store.people_list import PeopleQuery, count_people
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import sending_counts
from tethelp_desktop.sync import bundle as bundles
from tethelp_desktop.sync import segments
from tethelp_desktop.sync.bundle import Packed
from tethelp_desktop.sync.keys import Keys


@contextmanager
def refused(failure: Failure) -> Iterator[None]:
    with pytest.raises(TetHelpError) as raised:
        yield
    assert raised.value.failure is failure


def hand_over_one(desk: Desk) -> None:
    (award,) = add_approved(desk)
    handover.hand_over(desk, award.id)


def same(*desks: Desk) -> bool:
    return len({state.digest(desk).digest for desk in desks}) == 1


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".db-shm"}


def knows(desk: Desk, *people_: Beneficiary) -> bool:
    with desk.store.read() as reader:
        return all(reader.find(Beneficiary, id=person.id) for person in people_)


class TestThereAndBack:
    def test_what_an_office_recorded_arrives_whole(self, line: Line) -> None:
        hand_over_one(line.one)
        path = export(line.one, line.hq)
        inspected = receiving.inspect_bundle(line.hq, path)
        assert (inspected.for_us, inspected.known_sender) == (True, True)
        assert inspected.office == line.one.office.name
        assert (inspected.segments, inspected.new_segments) == (1, 1)
        merged = receiving.merge_bundles(line.hq, [path])
        assert (merged.applied, merged.already) == (inspected.envelope.changes, 0)
        assert not merged.held
        assert not merged.gaps
        assert same(line.hq, line.one)
        assert not state.check(line.hq)

    def test_the_answer_says_what_was_received(self, line: Line) -> None:
        hand_over_one(line.one)
        number = state.digest(line.one)

        def counts() -> dict[Sending, int]:
            with line.one.store.read() as reader:
                return sending_counts(
                    reader, line.one.identity.own_replicas, heard_above(line.one, reader)
                )

        unsent = counts()[Sending.RECORDED]
        assert counts() == dict.fromkeys(Sending, 0) | {
            Sending.RECORDED: unsent,
            Sending.EXPORTED: 0,
            Sending.CONFIRMED: 0,
        }
        send(line.one, line.hq)
        assert counts() == dict.fromkeys(Sending, 0) | {
            Sending.RECORDED: 0,
            Sending.EXPORTED: unsent,
            Sending.CONFIRMED: 0,
        }
        send(line.hq, line.one)
        assert counts() == dict.fromkeys(Sending, 0) | {
            Sending.RECORDED: 0,
            Sending.EXPORTED: 0,
            Sending.CONFIRMED: unsent,
        }
        assert state.digest(line.one) == number

    def test_what_was_received_is_not_sent_again(self, line: Line) -> None:
        add_people(line.one, 2)
        send(line.one, line.hq)
        send(line.hq, line.one)
        exported = exporting.export_bundle(line.one, line.folder)
        assert (exported.segments, exported.changes) == (0, 0)

    def test_a_bundle_goes_to_the_top_unless_somebody_says_otherwise(self, line: Line) -> None:
        assert exporting.default_receiver(line.one) == line.hq.office
        exported = exporting.export_bundle(line.one, line.folder)
        assert exported.to_office == line.hq.office
        with refused(Failure.NO_RECEIVER):
            exporting.export_bundle(line.hq, line.folder)

    def test_the_name_of_a_bundle_tells_senders_receivers_and_bundles_apart(
        self, line: Line
    ) -> None:
        names = {export(a, b).name for a, b in permutations((line.hq, line.one), 2)}
        names |= {export(line.two, line.hq).name, export(line.two, line.hq).name}
        assert len(names) == 4
        assert {name.split("-")[0] for name in names} == {"TW", "HL", "TD"}
        assert all(name.isascii() for name in names)

    def test_what_was_read_back_is_what_is_on_the_stick(self, line: Line) -> None:
        exported = exporting.export_bundle(line.one, line.folder)
        assert exported.size == exported.path.stat().st_size
        assert receiving.inspect_bundle(line.hq, exported.path).check_code == exported.check_code

    def test_bundles_go_up_and_down_and_to_the_other_pcs_of_an_office(self, line: Line) -> None:
        offices.save_office(line.hq, None, make_office(name="Chưa có máy", symbol="C"))
        assert exporting.receivers(line.hq) == [line.one.office, line.two.office]
        assert exporting.receivers(line.one) == [line.hq.office]
        line.certified(line.one, "second")
        send(line.hq, line.one)
        assert exporting.receivers(line.one) == [line.hq.office, line.one.office]

    def test_a_large_history_travels_in_parts_in_any_order(self, line: Line) -> None:
        for _ in range(4):
            add_people(line.one, 3)
            sealing.seal_unsent(line.one)
        whole = exporting.export_bundle(line.one, line.folder)
        parts = exporting.export_parts(line.one, line.folder, largest=1)
        assert [part.segments for part in parts] == [1] * 4
        assert whole.segments == 4
        assert sum(part.changes for part in parts) == whole.changes
        assert len({part.path for part in parts} | {whole.path}) == 5
        receiving.merge_bundles(line.hq, [parts[2].path, parts[0].path])
        receiving.merge_bundles(line.hq, [parts[3].path, parts[1].path])
        assert same(line.hq, line.one)
        assert len(exporting.export_parts(line.one, line.folder, largest=10**6)) == 1

    def test_an_office_without_a_certified_pc_is_no_receiver(self, line: Line) -> None:
        empty = offices.save_office(line.hq, None, make_office(name="Chưa có máy", symbol="C"))
        with refused(Failure.NO_RECEIVER):
            exporting.export_bundle(line.hq, line.folder, empty.id)

    def test_the_pcs_of_one_office_exchange_with_each_other(self, line: Line) -> None:
        second = line.certified(line.one, "second")
        send(line.hq, line.one)
        (person,) = add_people(line.one, 1)
        send(line.one, second)
        assert knows(second, person)
        with second.store.read() as reader:
            loaded = reader.load(Beneficiary, person.id)
        people.save_person(second, loaded, replace(person, address="Thôn Hai"))
        send(second, line.one)
        send(second, line.hq)
        assert same(line.one, second)
        assert knows(line.hq, person)

    def test_the_pcs_of_headquarters_exchange_with_each_other(self, line: Line) -> None:
        hand_over_one(line.one)
        send(line.one, line.hq)
        add_people(line.hq, 2)
        second = line.certified(line.hq, "second")
        assert same(line.hq, second)
        add_people(second, 1)
        send(second, line.hq)
        assert same(line.hq, second)

    def test_headquarters_returns_what_a_pc_of_the_office_lacks(self, line: Line) -> None:
        (person,) = add_people(line.one, 1)
        send(line.one, line.hq)
        second = line.certified(line.one, "second")
        assert knows(second, person)


class TestWhoSeesWhom:
    def test_an_office_never_gets_people_of_another(self, line: Line) -> None:
        (mine,) = add_people(line.one, 1)
        (theirs,) = add_people(line.two, 1)
        for desk in (line.one, line.two):
            send(desk, line.hq)
        add_people(line.hq, 1)
        for desk in (line.one, line.two):
            send(line.hq, desk)
        assert knows(line.hq, mine, theirs)
        assert not knows(line.one, theirs)
        assert not knows(line.two, mine)
        with line.one.store.read() as reader:
            assert reader.find(Beneficiary) == [mine]

    def test_headquarters_correction_reaches_the_office_alone(self, line: Line) -> None:
        (person,) = add_people(line.one, 1)
        send(line.one, line.hq)
        with line.hq.store.read() as reader:
            loaded = reader.load(Beneficiary, person.id)
        people.save_person(line.hq, loaded, replace(person, address="Thôn Đúng"))
        for desk in (line.one, line.two):
            send(line.hq, desk)
        assert same(line.hq, line.one)
        with line.one.store.read() as reader:
            assert reader.get(Beneficiary, person.id).address == "Thôn Đúng"
        with line.two.store.read() as reader:
            assert "Thôn Đúng" not in str(list(merging.digest_rows(reader)))

    def test_no_office_sees_a_gap_where_others_data_went(self, line: Line) -> None:
        for desk in (line.one, line.two, line.one):
            add_people(desk, 1)
            send(desk, line.hq)
            send(line.hq, desk)
        add_people(line.hq, 1)
        with line.hq.store.read() as reader:
            loaded = reader.load(Campaign, line.campaign.id)
        offices.save_campaign(line.hq, loaded, replace(loaded.record, name="Tên mới"))
        for desk in (line.one, line.two):
            assert not send(line.hq, desk).gaps
            assert desk.campaign == line.campaign


class TestRefusals:
    def test_a_bundle_for_somebody_else_is_refused(self, line: Line) -> None:
        add_people(line.one, 1)
        path = export(line.one, line.hq)
        before = state.digest(line.two)
        with refused(Failure.BUNDLE_NOT_FOR_US):
            receiving.merge_bundles(line.two, [path])
        assert state.digest(line.two) == before
        assert not receiving.inspect_bundle(line.two, path).for_us

    def test_an_acknowledgement_for_somebody_else_is_refused_too(self, line: Line) -> None:
        send(line.one, line.hq)
        send(line.hq, line.one)
        empty = export(line.one, line.hq)
        assert receiving.inspect_bundle(line.hq, empty).segments == 0
        with refused(Failure.BUNDLE_NOT_FOR_US):
            receiving.merge_bundles(line.two, [empty])

    def test_a_damaged_bundle_changes_nothing(self, line: Line) -> None:
        hand_over_one(line.one)
        path = export(line.one, line.hq)
        content = path.read_bytes()
        before = state.digest(line.hq)
        for damaged in (content[: len(content) // 2], content[:-1], content + b"\n"):
            path.write_bytes(damaged)
            with refused(Failure.BUNDLE_DAMAGED):
                receiving.merge_bundles(line.hq, [path])
        flipped = bytearray(content)
        for where in range(0, len(content), len(content) // 20):
            flipped[where] ^= 1
            path.write_bytes(flipped)
            with refused(Failure.BUNDLE_DAMAGED):
                receiving.merge_bundles(line.hq, [path])
            flipped[where] ^= 1
        assert state.digest(line.hq) == before
        path.write_bytes(content)
        receiving.merge_bundles(line.hq, [path])
        assert same(line.hq, line.one)

    def test_a_missing_bundle_is_named(self, line: Line) -> None:
        with refused(Failure.FILE_MISSING):
            receiving.merge_bundles(line.hq, [line.folder / "nothing.tethelp"])

    def test_the_bundles_before_a_bad_one_stay_merged(self, line: Line) -> None:
        first, second = (add_people(desk, 1)[0] for desk in (line.one, line.two))
        good, bad = export(line.one, line.hq), export(line.two, line.hq)
        bad.write_bytes(b"x")
        with refused(Failure.BUNDLE_DAMAGED):
            receiving.merge_bundles(line.hq, [good, bad])
        assert knows(line.hq, first)
        assert not knows(line.hq, second)

    @pytest.mark.parametrize("training", [True, False])
    def test_a_bundle_of_another_line_is_refused(
        self, line: Line, tmp_path: Path, training: bool
    ) -> None:
        top, _ = make_headquarters(
            tmp_path / "other",
            PASSPHRASE,
            make_office(),
            "Ai",
            line.clock,
            training=training,
            cost=CHEAP,
        )
        path = exporting.export_bundle(top, tmp_path, top.identity.office_id).path
        failure = Failure.BUNDLE_OF_TRAINING if training else Failure.BUNDLE_OF_ANOTHER_ROOT
        for attempt in (receiving.merge_bundles, receiving.inspect_bundle):
            with refused(failure):
                attempt(line.hq, [path] if attempt is receiving.merge_bundles else path)
        top.store.close()

    def test_a_stick_that_is_gone_keeps_the_changes_for_the_next(self, line: Line) -> None:
        (person,) = add_people(line.one, 1)
        with refused(Failure.FOLDER_MISSING):
            exporting.export_bundle(line.one, line.folder / "no stick")
        send(line.one, line.hq)
        assert knows(line.hq, person)

    def test_a_full_stick_is_told_and_holds_no_half_bundle(
        self, line: Line, tmp_path: Path
    ) -> None:
        add_people(line.one, 50)
        stick = tmp_path / "full"
        with tiny_disk(stick, "8k"):
            (stick / "photos").write_bytes(b"x" * 8000)
            with refused(Failure.FILE_NOT_WRITABLE):
                exporting.export_bundle(line.one, stick)
            assert [path.name for path in stick.iterdir()] == ["photos"]

    def test_cancelling_writes_no_bundle_and_merges_nothing(self, line: Line) -> None:
        def stopped_at(step: str) -> Monitor:
            def listen(progress: Progress) -> None:
                if progress.step == step:
                    monitor.cancel()

            monitor = Monitor(listen)
            return monitor

        add_people(line.one, 1)
        for step in ("sealing", "packing"):
            with pytest.raises(Cancelled):
                exporting.export_bundle(line.one, line.folder, monitor=stopped_at(step))
        assert not list(line.folder.glob("*.tethelp"))
        path = export(line.one, line.hq)
        before = state.digest(line.hq)
        with pytest.raises(Cancelled):
            receiving.merge_bundles(line.hq, [path], stopped_at("reading"))
        assert state.digest(line.hq) == before


class TestLostDoubledAndLate:
    def test_the_same_bundle_twice_changes_nothing(self, line: Line) -> None:
        hand_over_one(line.one)
        path = export(line.one, line.hq)
        first = receiving.merge_bundles(line.hq, [path])
        before = state.digest(line.hq)
        again = receiving.merge_bundles(line.hq, [path, path])
        assert (again.applied, again.already) == (0, 2 * first.applied)
        assert state.digest(line.hq) == before

    def test_a_bundle_that_was_merged_is_known_by_its_bytes_and_nothing_is_written(
        self, line: Line
    ) -> None:
        hand_over_one(line.one)
        path = export(line.one, line.hq)
        receiving.merge_bundles(line.hq, [path])
        written, files = line.hq.store.written, files_of(line.hq.store.folder)
        receiving.merge_bundles(line.hq, [path])
        assert line.hq.store.written == written
        assert files_of(line.hq.store.folder) == files
        path.write_bytes(path.read_bytes() + b"x")
        with refused(Failure.BUNDLE_DAMAGED):
            receiving.merge_bundles(line.hq, [path])

    def test_what_waits_in_a_bundle_is_looked_at_again(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        (person,) = add_people(joined.desk, 1)
        path = export(joined.desk, line.hq)
        for _ in range(2):
            assert len(receiving.merge_bundles(line.hq, [path]).held) == 1
        offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        assert knows(line.hq, person)
        assert not receiving.merge_bundles(line.hq, [path]).held

    def test_a_large_bundle_is_merged_part_by_part_and_whole_or_not_at_all(
        self, line: Line, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for _ in range(4):
            hand_over_one(line.one)
            sealing.seal_unsent(line.one)
        path, empty = export(line.one, line.hq), state.digest(line.hq)
        monkeypatch.setattr(admission, "TOGETHER", 1)

        def spoil(files: dict[str, bytes]) -> None:
            last = max(name for name in files if name.endswith(".jsonl.zst.age"))
            files[last] = files[min(name for name in files if name.endswith(".jsonl.zst.age"))]

        spoiled = path.with_name("spoiled.tethelp")
        spoiled.write_bytes(forged(path.read_bytes(), spoil, line.one.identity.keys))
        with refused(Failure.BUNDLE_DAMAGED):
            receiving.merge_bundles(line.hq, [spoiled])
        assert state.digest(line.hq) == empty
        told: list[Progress] = []
        merged = receiving.merge_bundles(line.hq, [path], Monitor(told.append))
        merging_ = [one for one in told if one.step == "merging"]
        assert [one.total for one in merging_] == [merged.applied] * 5
        assert 0 == merging_[0].done < merging_[1].done < merging_[-1].done == merged.applied
        assert same(line.hq, line.one)
        assert not state.check(line.hq)

    @pytest.mark.parametrize("edited", [False, True])
    def test_two_copies_that_recorded_under_one_id_end_alike_in_any_order(
        self, line: Line, tmp_path: Path, edited: bool
    ) -> None:
        """Their clocks stood still: the greater row stands, whole, and `check` names the other."""
        both = [
            bundle_of(line.one, line.hq, row_of(line.one, person, "beneficiary", by=by))
            for person, by in (
                (make_person(full_name="Người Thứ Nhất"), "Y"),
                (make_person(full_name="Người Thứ Hai"), "X"),
            )
        ]
        person = replace(make_person(), id=stamp_of(line.one))
        change = edit_of(line.one, person, "address", "Thôn Khác", "beneficiary")
        later = bundle_of(line.one, line.hq, change, sequence=2)
        line.hq.store.close()
        ends = []
        for number, order in enumerate(permutations([*both, later] if edited else both)):
            folder = tmp_path / f"copy-{number}"
            copy = reopened(line, line.hq.store.folder, folder)
            for path in order:
                receiving.merge_bundles(copy, [path])
            (stands,) = everybody(copy)
            found = state.check(copy)
            ends.append((state.digest(copy).digest, stands.full_name, stands.address, found))
            with copy.store.read() as reader:
                assert count_people(reader, PeopleQuery(stands.full_name)) == 1
                assert count_people(reader, PeopleQuery("Người Thứ Hai")) == 0
            copy.store.close()
        assert len(set(ends)) == 1
        assert ends[0][1] == "Người Thứ Nhất"
        assert ends[0][2] == ("Thôn Khác" if edited else "Thôn Mẫu")
        assert any(line.startswith("row differs") for line in ends[0][3])

    def test_two_copies_that_entered_something_under_one_id_end_alike_in_any_order(
        self, line: Line, tmp_path: Path
    ) -> None:
        """A ledger's rows are joined like any other, and are fixed again afterwards."""
        both = [
            bundle_of(line.one, line.hq, row_of(line.one, entry, "disclosure"))
            for entry in (
                make_disclosure(beneficiary_id=None, disclosed_to="Báo Một", people=9),
                make_disclosure(beneficiary_id=None, disclosed_to="Báo Hai", people=10),
            )
        ]
        line.hq.store.close()
        ends = []
        for number, order in enumerate(permutations(both)):
            copy = reopened(line, line.hq.store.folder, tmp_path / f"copy-{number}")
            for path in order:
                receiving.merge_bundles(copy, [path])
            (stands,) = everything(copy, [Disclosure])
            ends.append((state.digest(copy).digest, stands, state.check(copy)))
            with (
                pytest.raises(sa.exc.DatabaseError, match="counter-entry"),
                copy.store.noting() as connection,
            ):
                connection.exec_driver_sql("UPDATE disclosure SET people = 8")
            copy.store.close()
        assert ends[0] == ends[1]
        assert ends[0][1].disclosed_to == "Báo Một"
        assert any(line.startswith("row differs") for line in ends[0][2])

    def test_copies_whose_clock_stands_back_make_no_stamp_twice(
        self, line: Line, tmp_path: Path
    ) -> None:
        line.one.store.close()
        line.clock.turn(days=-300)
        then, ids = line.clock.now, set()
        for name in ("one-copy", "other-copy"):
            line.clock.now = then
            copy = reopened(line, line.one.store.folder, tmp_path / name)
            ids |= {person.id for _ in range(5) for person in add_people(copy, 1)}
            copy.store.close()
        assert len(ids) == 10

    def test_whoever_cancels_hears_of_what_was_merged_before(self, line: Line) -> None:
        add_people(line.one, 1)
        add_people(line.two, 2)
        both = [export(line.one, line.hq), export(line.two, line.hq)]

        def cancelling_at(step: str, which: int) -> Monitor:
            def listen(progress: Progress) -> None:
                seen.append(progress.step)
                if seen.count(step) == which:
                    monitor.cancel()

            seen: list[str] = []
            monitor = Monitor(listen)
            return monitor

        def nothing(_desk: Desk, _monitor: Monitor) -> None:
            pass

        with pytest.raises(Cancelled):
            receiving.merge_each(line.hq, both, cancelling_at("merging", 1), nothing)
        assert everybody(line.hq) == []
        merged, refused_ = receiving.merge_each(line.hq, both, cancelling_at("reading", 2), nothing)
        assert (merged.bundles, merged.applied, refused_) == (1, 1, [])
        merged, _ = receiving.merge_each(line.hq, both, cancelling_at("reviewing", 1), nothing)
        assert (merged.bundles, merged.applied, merged.already) == (2, 2, 1)

    def test_headquarters_parts_come_first_whatever_their_names(
        self, line: Line, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A revocation and what is not believed any more lie in one large bundle."""
        monkeypatch.setattr(admission, "TOGETHER", 1)
        blank = line.join(line.hq, "blank", "09")
        offices.approve_enrolment(line.hq, blank.enrolment, blank.fingerprint)
        add_people(line.one, 1)
        send(line.one, line.hq)
        with line.hq.store.read() as reader:
            own = line.one.identity.keys.public.raw.hex()
            (certificate,) = reader.find(Certificate, signing_key=own)
        line.clock.turn(days=1)
        add_people(line.one, 1)
        send(line.one, line.hq)
        certifying.end_certificate(line.hq, certificate.id, line.hq.today - timedelta(days=1))
        merged = send(line.hq, blank.desk)
        assert [reason for *_, reason in merged.held] == ["expired"]
        assert len(everybody(blank.desk)) == 1

    def test_a_copy_seals_its_own_before_it_meets_the_other_under_one_id(
        self, line: Line, tmp_path: Path
    ) -> None:
        """Nothing that either recorded is lost, and both end alike."""
        row = row_of(line.one, make_person(full_name="Người Thứ Nhất"), "beneficiary")
        path = bundle_of(line.one, line.one, row)
        with line.one.store.noting() as connection:
            own = row_of(line.one, make_person(full_name="Người Thứ Hai"), "beneficiary")
            columns = ", ".join(own.columns)
            marks = ", ".join("?" * len(own.columns))
            connection.exec_driver_sql(
                f"INSERT INTO beneficiary ({columns}) VALUES ({marks})",  # noqa: S608 - fields of ours
                tuple(own.rows[0]),
            )
        receiving.merge_bundles(line.one, [path])
        (stands,) = everybody(line.one)
        assert stands.full_name == "Người Thứ Nhất"
        sealed = [one for one in segments_of(line.one) if one.stream.audience == UP]
        names = {
            row[block.columns.index("full_name")]
            for one in sealed
            for block in one.blocks
            for row in block.rows
        }
        assert names == {"Người Thứ Nhất", "Người Thứ Hai"}

    def test_a_lost_bundle_is_made_good_by_the_next(self, line: Line) -> None:
        (lost,) = add_people(line.one, 1)
        export(line.one, line.hq).unlink()
        (later,) = add_people(line.one, 1)
        merged = send(line.one, line.hq)
        assert not merged.gaps
        assert knows(line.hq, lost, later)
        assert same(line.hq, line.one)

    def test_bundles_in_either_order_leave_the_same(self, line: Line, tmp_path: Path) -> None:
        (person,) = add_people(line.one, 1)
        first = export(line.one, line.hq)
        with line.one.store.read() as reader:
            loaded = reader.load(Beneficiary, person.id)
        people.save_person(line.one, loaded, replace(person, address="Thôn Hai"))
        add_people(line.two, 1)
        paths = [first, export(line.one, line.hq), export(line.two, line.hq)]
        digests = set()
        for order in permutations(paths):
            template = line.hq.store.folder
            other = reopened(line, template, tmp_path / "-".join(p.name for p in order))
            receiving.merge_bundles(other, order)
            assert not state.check(other)
            digests.add(state.digest(other))
            other.store.close()
        assert len(digests) == 1

    def test_a_gap_is_reported_and_closed(self, line: Line) -> None:
        """The bundle in the middle carries the first two segments; only the third arrives."""
        made = add_people(line.one, 1)
        sealing.seal_unsent(line.one)
        made += add_people(line.one, 1)
        sealing.seal_unsent(line.one)
        made += add_people(line.one, 1)
        late = export(line.one, line.hq)

        third = only(line, late, {3})
        merged = receiving.merge_bundles(line.hq, [third])
        stream = StreamName(line.one.store.replica, UP).text
        assert merged.gaps == {stream: (Span(1, 2),)}
        assert knows(line.hq, made[2])
        assert not knows(line.hq, made[0])

        send(line.hq, line.one)  # says what is missing
        exported = exporting.export_bundle(line.one, line.folder)
        assert exported.segments == 2
        assert not receiving.merge_bundles(line.hq, [exported.path]).gaps
        assert same(line.hq, line.one)

    def test_an_older_word_never_replaces_a_later_one(self, line: Line) -> None:
        old = export(line.hq, line.one)
        add_people(line.one, 1)
        send(line.one, line.hq)
        send(line.hq, line.one)
        receiving.merge_bundles(line.one, [old])
        assert exporting.export_bundle(line.one, line.folder).segments == 0

    def test_a_restored_pc_gets_back_what_it_lost(self, line: Line, template: Path) -> None:
        add_people(line.one, 1)
        send(line.one, line.hq)
        line.one.store.close()
        restored = copy_line(template, line.folder / "restored")
        restored.one = replace(restored.one, clock=line.clock)
        assert not knows(restored.one, *everybody(line.hq))
        export(restored.one, line.hq)
        receiving.merge_bundles(line.hq, [export(restored.one, line.hq)])
        send(line.hq, restored.one)
        assert knows(restored.one, *everybody(line.hq))
        add_people(restored.one, 1)
        assert not send(restored.one, line.hq).gaps
        assert same(line.hq, restored.one)
        assert not state.check(line.hq)
        restored.close()


def _for(desk: Desk, office_id: Stamp) -> Identity:
    return replace(desk.identity, office_id=office_id)


def segments_of(desk: Desk) -> list[Segment]:
    with desk.store.read() as reader:
        return [
            segments.read(archived.text, archived.signature, SCHEMA)
            for archived in archive.bodies(reader, archive.have(reader))
        ]


def hashes_of(desk: Desk) -> set[str]:
    return {segment.hash for segment in segments_of(desk)}


def everybody(desk: Desk) -> list[Beneficiary]:
    with desk.store.read() as reader:
        return reader.find(Beneficiary)


def reopened(line: Line, closed: Path, folder: Path) -> Desk:
    """Copy the store of a desk that has written everything to its disk, and open the copy."""
    subprocess.run(["/bin/cp", "-r", str(closed), str(folder)], check=True)
    return open_desk(folder, PASSPHRASE, clock=line.clock)


def only(line: Line, path: Path, sequences: set[int]) -> Path:
    """Keep some of a bundle's segments, as if the sender had sent no others."""

    def change(files: dict[str, bytes]) -> None:
        for name in [name for name in files if name.endswith(".age")]:
            if int(name.split("-")[-1].split(".")[0]) not in sequences:
                del files[name]

    kept = path.with_name("only.tethelp")
    kept.write_bytes(forged(path.read_bytes(), change, line.one.identity.keys))
    return kept


def bundle_of(
    sender: Desk,
    receiver: Desk,
    *blocks: Block,
    signer: Keys | None = None,
    stream: StreamName | None = None,
    sequence: int = 1,
    schema: int = SCHEMA,
) -> Path:
    """Write a bundle with one segment of the test's own making, as a changed program could."""
    keys = sender.identity.keys
    stream = stream or StreamName(sender.store.replica, UP)
    made = segments.seal(
        Parcel(stream.audience, blocks), stream, (sequence - 1, ""), schema, signer or keys
    )
    packed = Packed(stream, made.sequence, segments.to_bytes(made.text, made.signature))
    envelope = bundles.Envelope(
        sender_key=keys.public.raw,
        office_id=sender.identity.office_id,
        to_office_id=receiver.identity.office_id,
        root=receiver.identity.root.raw.hex(),
        made_at=sender.clock(),
        schema=SCHEMA,
        changes=made.changes,
        training=False,
    )
    data = bundles.pack(envelope, {}, [packed], [receiver.identity.keys.recipient], keys)
    path = sender.store.folder.parent / f"made-{made.hash[:8]}.tethelp"
    path.write_bytes(data)
    return path


def edit_of(desk: Desk, record: object, field: str, value: str, table: str) -> Block:
    """Make an edit by the PC of a desk, straight into a block."""
    rid = record.id
    stamp = make_stamp(tick_of(rid) + (1 << 30), desk.store.replica)
    row = (table, rid, field, stamp, rid, value, "2026-01-10T03:00:00Z", "Kẻ gian")
    return Block(EDIT, EDIT_COLUMNS, [row])


def stamp_of(desk: Desk, n: int = 0) -> Stamp:
    return make_stamp((int(START.timestamp() * 1000) << 12) + n, desk.store.replica)


def row_of(desk: Desk, record: object, table: str, n: int = 0, by: str = "x") -> Block:
    """Make a record by the PC of a desk, straight into a block."""
    values = {"id": stamp_of(desk, n), "recorded_at": "2026-01-10T03:00:00Z", "recorded_by": by}
    for name, how in STORED[type(record)].items():
        if name not in values:
            value = getattr(record, name)
            values[name] = value if how.form is None or value is None else how.form.write(value)
    return Block(table, tuple(values), [tuple(values.values())])


class TestAuthority:
    def test_an_office_that_writes_a_programme_is_held_and_seen(self, line: Line) -> None:
        forgery = row_of(line.one, line.campaign, "campaign")
        before = state.digest(line.hq)
        merged = receiving.merge_bundles(line.hq, [bundle_of(line.one, line.hq, forgery)])
        assert [reason for _, _, reason in merged.held] == ["no-authority:campaign"]
        assert merged.applied == 0
        assert state.digest(line.hq) == before

    @pytest.mark.parametrize(("table", "field"), [("office", "name"), ("campaign", "closed_on")])
    def test_an_office_that_edits_what_is_headquarters_is_held(
        self, line: Line, table: str, field: str
    ) -> None:
        record = line.campaign if table == "campaign" else line.one.office
        value = "2026-01-10" if field == "closed_on" else "BHXH của tôi"
        edit = edit_of(line.one, record, field, value, table)
        before = state.digest(line.hq)
        merged = receiving.merge_bundles(line.hq, [bundle_of(line.one, line.hq, edit)])
        assert [reason for _, _, reason in merged.held] == [f"no-authority:{table}"]
        assert state.digest(line.hq) == before

    def test_an_office_that_edits_another_offices_person_is_held(self, line: Line) -> None:
        (person,) = add_people(line.two, 1)
        send(line.two, line.hq)
        before = state.digest(line.hq)
        edit = edit_of(line.one, person, "full_name", "Kẻ khác", "beneficiary")
        merged = receiving.merge_bundles(line.hq, [bundle_of(line.one, line.hq, edit)])
        assert [reason for _, _, reason in merged.held] == ["no-authority:beneficiary"]
        assert state.digest(line.hq) == before
        add_people(line.two, 1)
        send(line.two, line.hq)
        assert [reason for _, _, reason in send(line.one, line.hq).held] == [
            "no-authority:beneficiary"
        ], "still held, whatever else arrives"

    @pytest.mark.parametrize("table", ["receipt", "handover", "contribution"])
    def test_nobody_edits_a_ledger_not_even_its_own(self, line: Line, table: str) -> None:
        hand_over_one(line.one)
        send(line.one, line.hq)
        with line.one.store.read() as reader:
            record = reader.find(Receipt if table == "receipt" else Handover)[0]
        field = {"receipt": "printed_number", "handover": "handed_by", "contribution": "reason"}
        edit = edit_of(line.one, record, field[table], "Kẻ khác", table)
        before = state.digest(line.hq)
        path = bundle_of(line.one, line.hq, edit, sequence=2)
        merged = receiving.merge_bundles(line.hq, [path])
        assert [reason for _, _, reason in merged.held] == [f"no-authority:{table}"]
        assert state.digest(line.hq) == before

    def test_a_stamp_from_far_ahead_waits_until_its_time(self, line: Line) -> None:
        """Merged at once, it would leave headquarters without a later stamp of its own."""
        ahead = replace(line.two, clock=lambda: line.clock.now + timedelta(days=9_000))
        people.save_person(ahead, None, make_person())
        merged = send(ahead, line.hq)
        assert [reason for _, _, reason in merged.held] == ["clock-ahead"]
        in_time = replace(line.hq, clock=lambda: line.clock.now + timedelta(days=8_999))
        assert send(line.two, in_time).held == []
        assert state.digest(in_time) == state.digest(line.two)

    def test_a_certificate_that_the_root_did_not_sign_is_held(self, line: Line) -> None:
        with line.hq.store.read() as reader:
            genuine = reader.find(Certificate)[-1]
        forgery = row_of(line.hq, replace(genuine, series="99"), "certificate")
        stream = StreamName(line.hq.store.replica, ALL)
        path = bundle_of(line.hq, line.one, forgery, stream=stream, sequence=90)
        before = state.digest(line.one)
        merged = receiving.merge_bundles(line.one, [path])
        assert "certificate-not-genuine" in [reason for _, _, reason in merged.held]
        assert state.digest(line.one) == before

    def test_edits_of_tables_that_are_no_records_touch_nothing(self, line: Line) -> None:
        (person,) = add_people(line.one, 1)
        blocks = [
            edit_of(line.one, person, field, value, table)
            for table, field, value in (
                ("setting", "value", "hacked"),
                ("clock", "last", "0"),
                ("segment", "held", ""),
                ("beneficiary", "seg", "1"),
                ("sqlite_master", "sql", ""),
            )
        ]
        rows = [row for block in blocks for row in block.rows]
        path = bundle_of(line.one, line.hq, Block(EDIT, EDIT_COLUMNS, rows))
        receiving.merge_bundles(line.hq, [path])
        send(line.one, line.hq)
        assert knows(line.hq, person)
        assert not state.check(line.hq)
        assert send(line.hq, line.one).held == []


class TestUnknownPcs:
    def test_a_pc_that_is_not_certified_is_held_and_released_by_its_certificate(
        self, line: Line
    ) -> None:
        joined = line.join(line.one, "new")
        (person,) = add_people(joined.desk, 1)
        merged = send(joined.desk, line.hq)
        assert [reason for _, _, reason in merged.held] == ["unknown-sender"]
        assert not knows(line.hq, person)
        assert not receiving.inspect_bundle(line.hq, export(joined.desk, line.hq)).known_sender
        offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        assert knows(line.hq, person)
        with line.hq.store.read() as reader:
            assert not archive.held(reader)

    def test_certificate_before_or_after_gives_the_same_state(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        add_people(joined.desk, 2)
        bundle = export(joined.desk, line.hq)
        offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        # A second PC of headquarters gets the PC's bundle before the certificate, a third after.
        early, late = (line.certified(line.hq, n, s) for n, s in (("early", "02"), ("late", "03")))
        send(line.hq, early)
        with early.store.read() as reader:
            assert not archive.held(reader)
        receiving.merge_bundles(line.hq, [bundle])
        send(line.hq, early)
        send(line.hq, late)
        assert same(line.hq, early, late)

    @given(chance=st.randoms(use_true_random=False))
    @settings(max_examples=8)
    def test_every_order_of_segments_and_certificates_ends_alike(
        self, template: Path, tmp_path_factory: pytest.TempPathFactory, chance: random.Random
    ) -> None:
        """A new PC, its sibling's edit of its record, and headquarters' own: in any order."""
        folder = tmp_path_factory.mktemp("orders")
        line = copy_line(template, folder / "line")
        joined = line.join(line.one, "new")
        second = joined.desk
        blank = line.join(line.hq, "blank", "09").desk
        (person,) = add_people(second, 1)
        send(second, line.hq)
        offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        send(line.hq, line.one)
        with line.one.store.read() as reader:
            loaded = reader.load(Beneficiary, person.id)
        people.save_person(line.one, loaded, replace(person, address="Thôn của một"))
        with line.hq.store.read() as reader:
            loaded = reader.load(Beneficiary, person.id)
        people.save_person(line.hq, loaded, replace(person, address="Thôn của TW"))
        send(line.one, line.hq)
        sealing.seal_unsent(line.hq)
        everything = segments_of(line.hq)
        chance.shuffle(everything)
        while everything:
            size = chance.randint(1, 3)
            with pytest.MonkeyPatch.context() as patch, blank.write() as tx:
                patch.setattr(admission, "TOGETHER", chance.choice([1, admission.TOGETHER]))
                known = [s for s in everything[:size] if not archive.is_here(tx, s.hash)]
                admit(blank, tx, known)
            everything = everything[size:]
        assert same(blank, line.hq)
        with blank.store.read() as reader:
            assert not archive.held(reader)
        assert not state.check(blank)
        line.close()

    def test_what_was_slipped_in_under_a_strangers_name_is_dropped_when_the_stranger_is_known(
        self, line: Line
    ) -> None:
        """Held unread, it must stop neither the certificate nor what the PC really sent."""
        joined = line.join(line.one, "new")
        (person,) = add_people(joined.desk, 1)
        stranger = joined.desk.store.replica
        fake = row_of(joined.desk, make_person(full_name="Kẻ khác"), "beneficiary", 7)
        path = bundle_of(
            line.two,
            line.hq,
            fake,
            stream=StreamName(stranger, UP),
            signer=line.two.identity.keys,
        )
        assert [r for _, _, r in receiving.merge_bundles(line.hq, [path]).held] == [
            "unknown-sender"
        ]
        offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        with line.hq.store.read() as reader:
            assert not archive.held(reader)
            assert StreamName(stranger, UP).text not in archive.have(reader)
        merged = send(joined.desk, line.hq)
        assert not merged.held
        assert knows(line.hq, person)
        assert [p.full_name for p in everybody(line.hq)] == [person.full_name]
        with refused(Failure.BUNDLE_FORGED):
            receiving.merge_bundles(line.hq, [path])

    def test_a_segment_in_the_name_of_a_known_pc_is_refused(self, line: Line) -> None:
        fake = row_of(line.two, make_person(), "beneficiary")
        path = bundle_of(
            line.one,
            line.hq,
            fake,
            stream=StreamName(line.two.store.replica, UP),
            signer=line.one.identity.keys,
        )
        before = state.digest(line.hq)
        with refused(Failure.BUNDLE_FORGED):
            receiving.merge_bundles(line.hq, [path])
        assert state.digest(line.hq) == before

    def test_a_pc_of_an_office_that_is_not_known_yet_is_held_until_it_is(self, line: Line) -> None:
        """The certificate and the PC's bundle overtook the record of its office."""
        blank = line.join(line.hq, "blank", "09").desk
        office = offices.save_office(line.hq, None, make_office(name="Mới", symbol="M"))
        newcomer = line.join(replace(line.one, identity=_for(line.one, office.id)), "new", "01")
        (person,) = add_people(newcomer.desk, 1)
        offices.approve_enrolment(line.hq, newcomer.enrolment, newcomer.fingerprint)
        send(newcomer.desk, line.hq)
        sealing.seal_unsent(line.hq)
        new = [s for s in segments_of(line.hq) if s.hash not in hashes_of(blank)]
        reasons = []
        for segment in sorted(new, key=lambda s: any(b.table == "office" for b in s.blocks)):
            with blank.write() as tx:
                admit(blank, tx, [segment])
                reasons += [reason for _, _, reason in archive.held_reasons(tx)]
        assert "unknown-office" in reasons
        assert knows(blank, person)
        assert same(blank, line.hq)

    def test_a_reason_that_changes_is_told_anew(self, line: Line) -> None:
        joined = line.join(line.one, "new")
        forgery = row_of(joined.desk, line.campaign, "campaign")
        path = bundle_of(joined.desk, line.hq, forgery)
        held = receiving.merge_bundles(line.hq, [path]).held
        assert [reason for _, _, reason in held] == ["unknown-sender"]
        offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
        with line.hq.store.read() as reader:
            assert [r for _, _, r in archive.held_reasons(reader)] == ["no-authority:campaign"]

    def test_a_bundle_of_a_stranger_says_nothing_of_what_we_need_not_send(self, line: Line) -> None:
        """`have` of an unknown PC is kept, and counts for nothing until it is certified."""
        joined = line.join(line.two, "stranger", "05")
        add_people(line.one, 1)
        send(joined.desk, line.hq)
        assert exporting.export_bundle(line.one, line.folder).segments == 1


class TestMaliciousContent:
    """Signed by a certified PC whose program was changed; refused whole, nothing worse."""

    @pytest.mark.parametrize(
        "over",
        [
            {"full_name": "x" * 30_000},
            {"hardship_year": 10**30},
            {"hardship_year": "2026"},
            {"sex": "nữ"},
            {"birth_date": "hôm qua"},
            {"recorded_at": "hôm qua"},
            {"id": "03bb2cc3d8007000" + "8" * 16},
        ],
    )
    def test_a_value_that_could_not_be_read_is_never_merged(
        self, line: Line, over: dict[str, object]
    ) -> None:
        block = row_of(line.one, make_person(), "beneficiary")
        row = [over.get(c, v) for c, v in zip(block.columns, block.rows[0], strict=True)]
        before = state.digest(line.hq)
        path = bundle_of(line.one, line.hq, Block(block.table, block.columns, [row]))
        with refused(Failure.BUNDLE_DAMAGED):
            receiving.merge_bundles(line.hq, [path])
        assert state.digest(line.hq) == before

    def test_a_foreign_stamp_is_refused(self, line: Line) -> None:
        block = row_of(line.two, make_person(), "beneficiary")
        with refused(Failure.BUNDLE_DAMAGED):
            receiving.merge_bundles(line.hq, [bundle_of(line.one, line.hq, block)])

    def test_a_segment_under_another_number_is_refused(self, line: Line) -> None:
        add_people(line.one, 1)
        path = export(line.one, line.hq)
        name = f"data/{line.one.store.replica}.up-00000{{}}.jsonl.zst.age"

        def change(files: dict[str, bytes]) -> None:
            files[name.format(2)] = files.pop(name.format(1))

        path.write_bytes(forged(path.read_bytes(), change, line.one.identity.keys))
        with refused(Failure.BUNDLE_DAMAGED):
            receiving.merge_bundles(line.hq, [path])

    def test_what_only_a_newer_release_reads_is_held_and_the_rest_is_merged(
        self, line: Line
    ) -> None:
        block = row_of(line.one, make_person(), "beneficiary")
        row = [
            "flood" if c == "hardship" else v
            for c, v in zip(block.columns, block.rows[0], strict=True)
        ]
        stream = StreamName(line.one.store.replica, UP)
        made = segments.seal(
            Parcel(UP, (Block(block.table, block.columns, [row]),)),
            stream,
            (0, ""),
            SCHEMA + 1,
            line.one.identity.keys,
        )
        (person,) = add_people(line.one, 1)
        sealing.seal_unsent(line.one)
        packed = [
            Packed(one.stream, one.sequence, segments.to_bytes(one.text, one.signature))
            for one in (made, *segments_of(line.one))
            if one.stream == stream
        ]
        opened = bundles.unpack(export(line.one, line.hq).read_bytes(), training=False)
        data = bundles.pack(
            opened.envelope,
            {},
            packed,
            [line.hq.identity.keys.recipient],
            line.one.identity.keys,
        )
        path = line.folder / "newer.tethelp"
        path.write_bytes(data)
        merged = receiving.merge_bundles(line.hq, [path])
        assert merged.held == [(stream.text, 1, "too-new")]
        assert knows(line.hq, person)
        assert receiving.merge_bundles(line.hq, [path]).held == merged.held
        with line.hq.store.read() as reader:
            assert made.text in {one.text for one in archive.bodies(reader, [stream.text])}


class TestWhatMergingTells:
    def test_conflicts_that_a_merge_brings_are_counted_once(self, line: Line) -> None:
        (person,) = add_people(line.one, 1)
        send(line.one, line.hq)
        for desk, value in ((line.one, "Thôn Một"), (line.hq, "Thôn Hai")):
            with desk.store.read() as reader:
                loaded = reader.load(Beneficiary, person.id)
            people.save_person(desk, loaded, replace(person, address=value))
        assert send(line.one, line.hq).new_conflicts == 1
        assert send(line.one, line.hq).new_conflicts == 0
        assert state.digest(line.hq).conflicts == 1

    def test_a_double_gift_of_two_offices_is_seen_at_headquarters(self, line: Line) -> None:
        for desk in (line.one, line.two):
            (award,) = add_approved(desk)
            with desk.store.read() as reader:
                loaded = reader.load(Beneficiary, award.beneficiary_id)
            people.save_person(desk, loaded, replace(loaded.record, insurance_code="3720123456"))
        assert send(line.one, line.hq).new_doubles == 0
        assert send(line.two, line.hq).new_doubles == 1
        with line.hq.store.read() as reader:
            (double,) = receiving.doubles(reader)
        assert (double.by, double.handed) == ("insurance_code", 0)

    def test_without_a_programme_there_are_no_doubles(self, line: Line) -> None:
        turn(line.hq, line.campaign.id, closed_on=line.campaign.ends_on)
        with line.hq.store.read() as reader:
            assert receiving.doubles(reader) == []


def test_more_than_ten_thousand_changes_go_in_several_segments(line: Line) -> None:
    """Written in bulk past `add`, as another program might: all of it leaves all the same."""
    with line.one.write() as tx:
        first = tx.add(make_sponsor())
        rows = [
            (tx.stamp(), "2026-01-10T03:00:00Z", "Lan", "Tên", "person", "local", "", "", 0)
            for _ in range(10_049)
        ]
        tx.connection.exec_driver_sql(
            "INSERT INTO sponsor (id, recorded_at, recorded_by, name, kind, scope, address,"
            " printed_name, anonymous) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        tx.put(tx.load(Sponsor, first.id), replace(first, name="Tên khác"))
    exported = exporting.export_bundle(line.one, line.folder)
    assert (exported.segments, exported.changes) == (2, 10_051)
    receiving.merge_bundles(line.hq, [exported.path])
    assert same(line.hq, line.one)


def test_a_symbol_becomes_a_name_that_any_file_system_takes() -> None:
    for symbol, expected in (("Đ.BIÊN", "D-BIEN"), ("TĐ", "TD"), ("a/b\\c", "a-b-c"), ("…", "")):
        assert exporting.file_symbol(make_office(symbol=symbol)) == expected


def test_the_office_record_of_a_pc_follows_headquarters(line: Line) -> None:
    with line.hq.store.read() as reader:
        loaded = reader.load(Office, line.one.identity.office_id)
    offices.save_office(line.hq, loaded, replace(loaded.record, name="BHXH cơ sở Hoa Lư mới"))
    send(line.hq, line.one)
    assert line.one.office.name == "BHXH cơ sở Hoa Lư mới"


def test_an_award_travels_with_its_outcome(line: Line) -> None:
    (award,) = add_approved(line.one)
    send(line.one, line.hq)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    send(line.one, line.hq)
    with line.hq.store.read() as reader:
        assert reader.get(Award, award.id).outcome is Outcome.DIED
