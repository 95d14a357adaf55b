"""Backups that are made by themselves, thinned, copied, rehearsed and restored."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import (
    CHEAP,
    PASSPHRASE,
    START,
    Line,
    add_approved,
    add_people,
    export,
    make_person,
    make_staff,
    send,
)
from tests.store.test_backup import refused
from tests.store.test_store import contents
from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.dates import to_text
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary, Certificate, Receipt
from tethelp_desktop.domain.roles import FIRST, Act, Role
from tethelp_desktop.services import (
    backups,
    handover,
    offices,
    people,
    receiving,
    sealing,
    staff,
    state,
)
from tethelp_desktop.services.backups import BackedUp
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.renewing import Renewed, renew
from tethelp_desktop.store import archive, attempts, backup_files, keyslots, slot_files
from tethelp_desktop.store.attempts import FREE
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.keyslots import RECOVERY
from tethelp_desktop.store.slot_files import copy_of
from tethelp_desktop.store.store import DATABASE, SLOTS
from tethelp_desktop.sync import trust

DAILY, START_CAUSE = BackupCause.DAILY, BackupCause.START


def edit(desk: Desk, person: Beneficiary, **values: object) -> None:
    with desk.store.read() as reader:
        before = reader.load(Beneficiary, person.id)
    people.save_person(desk, before, replace(before.record, **values))


def restored(line: Line, made: BackedUp, tmp_path: Path, **options: str) -> Renewed:
    again = backups.restore(
        made.backup.path, tmp_path / "again", PASSPHRASE, clock=line.clock, **options
    )
    line.others.append(again.desk)
    return again


class TestStanding:
    def test_a_new_store_has_none(self, line: Line) -> None:
        found = backups.standing(line.one)
        assert (found.made_at, found.age, found.changed, found.old) == (None, None, True, True)
        assert found.is_at_risk

    def test_it_tells_age_and_whether_anything_is_missing(self, line: Line) -> None:
        made = backups.back_up(line.one)
        found = backups.standing(line.one)
        assert made.backup.manifest is not None
        assert found.made_at == made.backup.manifest.made_at
        assert (found.changed, found.old, found.is_at_risk) == (False, False, False)
        add_people(line.one, 1)
        assert backups.standing(line.one).changed
        assert not backups.standing(line.one).is_at_risk
        line.clock.turn(hours=30)
        found = backups.standing(line.one)
        assert found.age is not None
        assert found.age > timedelta(hours=30)
        assert found.is_at_risk

    def test_what_is_merged_is_a_change_though_its_stamps_are_older(self, line: Line) -> None:
        add_people(line.two, 5)
        path = export(line.two, line.hq)
        line.clock.turn(minutes=10)
        add_people(line.hq, 1)
        made = backups.back_up(line.hq)
        assert not backups.standing(line.hq).changed
        receiving.merge_bundles(line.hq, [path])
        assert backups.standing(line.hq).changed
        found = backups.rehearse(line.hq, made.backup.path)
        assert not found.is_current
        assert found.lacking["beneficiary"] == 5
        assert backups.back_up_if_due(line.hq, START_CAUSE) is not None
        assert not backups.standing(line.hq).changed
        receiving.merge_bundles(line.hq, [path])
        assert not backups.standing(line.hq).changed

    def test_the_last_backup_of_an_earlier_release_is_known_and_followed_by_one(
        self, line: Line
    ) -> None:
        made = backups.back_up(line.one)
        assert made.backup.manifest is not None
        kept = {
            "path": str(made.backup.path),
            "made_at": to_text(made.backup.manifest.made_at),
            "last": made.backup.manifest.last,
        }
        with line.one.write(Act.PREFER) as tx:
            tx.set("last-backup", json.dumps(kept))
        found = backups.standing(line.one)
        assert (found.made_at, found.changed) == (made.backup.manifest.made_at, True)
        assert backups.back_up_if_due(line.one, START_CAUSE) is not None
        assert not backups.standing(line.one).changed

    def test_one_that_was_removed_counts_no_more(self, line: Line) -> None:
        backups.back_up(line.one).backup.path.unlink()
        assert backups.standing(line.one).made_at is None

    def test_a_clock_that_went_back_makes_it_old(self, line: Line) -> None:
        backups.back_up(line.one)
        line.clock.turn(days=-900)
        assert backups.standing(line.one).old


class TestByItself:
    def test_at_the_start_when_anything_changed_and_later_once_a_day(self, line: Line) -> None:
        made = [backups.back_up_if_due(line.one, START_CAUSE) is not None]
        made.append(backups.back_up_if_due(line.one, START_CAUSE) is not None)
        add_people(line.one, 1)
        made.append(backups.back_up_if_due(line.one, DAILY) is not None)
        made.append(backups.back_up_if_due(line.one, START_CAUSE) is not None)
        line.clock.turn(hours=25)
        made.append(backups.back_up_if_due(line.one, DAILY) is not None)
        assert made == [True, False, False, True, True]

    def test_before_a_merge_what_was_recorded_here_is_safe(self, line: Line) -> None:
        add_people(line.one, 2)
        path = export(line.one, line.hq)
        receiving.merge_bundles(line.hq, [path], back_up=backups.before_merge)
        (made,) = backups.listed(line.hq)
        assert made.made is not None
        assert made.made.cause is BackupCause.BEFORE_MERGE
        assert made.manifest is not None
        assert made.manifest.counts["beneficiary"] == 0
        with line.hq.store.read() as reader:
            assert len(reader.find(Beneficiary)) == 2

    def test_a_bundle_that_is_known_does_not_take_the_backup_of_the_next(self, line: Line) -> None:
        """A stick holds last week's bundle and today's."""
        old = export(line.one, line.hq)
        receiving.merge_bundles(line.hq, [old])
        add_people(line.one, 2)
        both = [old, export(line.one, line.hq)]
        merged, failed = receiving.merge_each(line.hq, both, Monitor(), backups.before_merge)
        assert (merged.bundles, merged.applied, failed) == (2, 2, [])
        (made,) = backups.listed(line.hq)
        assert made.manifest is not None
        assert made.manifest.counts["beneficiary"] == 0

    def test_nothing_is_merged_where_no_backup_can_be_made(self, line: Line) -> None:
        add_people(line.one, 2)
        path = export(line.one, line.hq)
        before = state.digest(line.hq)
        backups.own_folder(line.hq).write_text("a file where the folder should be")
        with refused(Failure.STORE_READ_ONLY):
            receiving.merge_bundles(line.hq, [path], back_up=backups.before_merge)
        assert state.digest(line.hq) == before

    def test_a_bundle_that_is_refused_makes_no_backup(self, line: Line, tmp_path: Path) -> None:
        bent = tmp_path / "bent.tethelp"
        bent.write_bytes(export(line.one, line.hq).read_bytes()[:-9])
        with refused(Failure.BUNDLE_DAMAGED):
            receiving.merge_bundles(line.hq, [bent], back_up=backups.before_merge)
        assert backups.listed(line.hq) == []

    def test_before_an_import_too(self, line: Line) -> None:
        backups.before_import(line.one, Monitor())
        (made,) = backups.listed(line.one)
        assert made.made is not None
        assert made.made.cause is BackupCause.BEFORE_IMPORT

    def test_older_ones_are_thinned_out(self, line: Line) -> None:
        for _ in range(40):
            line.clock.turn(hours=8)
            backups.back_up(line.one)
        assert len(backups.listed(line.one)) < 20


def lost(line: Line, desk: Desk) -> Callable[[str], Desk]:
    """Close a store and damage its slots and their copy; give what opens it again."""
    desk.store.close()
    folder = desk.store.folder
    for file in (folder / SLOTS, copy_of(folder / SLOTS)):
        file.write_bytes(b"nothing")

    def again(passphrase: str) -> Desk:
        opened = open_desk(folder, passphrase, clock=line.clock)
        line.others.append(opened)
        return opened

    return again


class TestSlots:
    """A backup holds the slots that open it, and none where no passphrase would."""

    def test_a_damaged_file_is_mended_from_its_copy(self, line: Line, tmp_path: Path) -> None:
        slots = line.one.store.folder / SLOTS
        whole = slots.read_bytes()
        slots.write_bytes(whole.replace(b'"private": "', b'"private": "A', 1))
        made = backups.back_up(line.one)
        assert slots.read_bytes() == whole
        assert restored(line, made, tmp_path).desk.staff == "Lan"

    def test_where_both_are_damaged_no_backup_counts_until_a_new_code_begins_the_list(
        self, line: Line, tmp_path: Path
    ) -> None:
        slots = line.one.store.folder / SLOTS
        for file in (slots, copy_of(slots)):
            file.write_bytes(b"nothing")
        with refused(Failure.SLOTS_LOST):
            backups.back_up(line.one)
        assert backups.listed(line.one) == []
        assert backups.standing(line.one).made_at is None
        code = staff.new_recovery(line.one, CHEAP).code
        made = backups.back_up(line.one)
        again = backups.restore(made.backup.path, tmp_path / "again", code, clock=line.clock)
        line.others.append(again.desk)
        with refused(Failure.WRONG_PASSPHRASE):
            open_desk(line.one.store.folder, PASSPHRASE, clock=line.clock)

    def test_a_backups_slots_open_a_whole_store_whose_own_are_lost(self, line: Line) -> None:
        backups.back_up(line.one)
        add_people(line.one, 3)
        folder = line.one.store.folder
        again = lost(line, line.one)
        with refused(Failure.WRONG_PASSPHRASE):
            open_desk(folder, "một câu sai rồi", clock=line.clock)
        with again(PASSPHRASE).store.read() as reader:
            assert len(reader.find(Beneficiary)) == 3
        assert slot_files.are_settled(folder / SLOTS)
        assert keyslots.unlock(folder / SLOTS, PASSPHRASE)

    def test_who_was_removed_or_gave_a_passphrase_up_does_not_come_back_by_a_backup(
        self, line: Line
    ) -> None:
        lan, binh, later = "mật khẩu của Lan", "mật khẩu của Bình", "một câu khác hẳn"
        staff.add(line.one, make_staff(name="Lan", roles=FIRST), lan, CHEAP)
        clerk = make_staff(name="Bình", roles=(Role.CLERK,))
        member = staff.add(line.one, clerk, binh, CHEAP).member
        backups.back_up(line.one)
        staff.reset(line.one, member.id, later, CHEAP)
        again = lost(line, line.one)
        with refused(Failure.STORE_DAMAGED):
            again(binh)
        with refused(Failure.WRONG_PASSPHRASE):
            again(later)
        kept = again(lan)
        assert keyslots.names(kept.store.folder / SLOTS) == [RECOVERY, "Lan"]
        staff.remove(kept, member.id, "nghỉ")
        again = lost(line, kept)
        for passphrase in (lan, binh):
            with refused(Failure.STORE_DAMAGED):
                again(passphrase)

    def test_a_key_is_not_changed_around_slots_that_are_lost(self, line: Line) -> None:
        slots = line.one.store.folder / SLOTS
        for file in (slots, copy_of(slots)):
            file.write_bytes(b"nothing")
        with refused(Failure.SLOTS_LOST):
            line.one.store.rekey(["Lan"])


class TestGuessing:
    """Guesses at a backup beside the store are slowed down like those at the store."""

    WRONG = "một câu sai rồi"

    def test_by_restoring_and_by_rehearsing_alike(self, line: Line, tmp_path: Path) -> None:
        path = backups.back_up(line.one).backup.path
        for number in range(FREE + 1):
            with refused(Failure.WRONG_PASSPHRASE):
                if number % 2:
                    backups.rehearse(line.one, path, self.WRONG)
                else:
                    backups.restore(path, tmp_path / "again", self.WRONG, clock=line.clock)
        with refused(Failure.TOO_MANY_ATTEMPTS):
            backups.restore(path, tmp_path / "again", PASSPHRASE, clock=line.clock)
        with refused(Failure.TOO_MANY_ATTEMPTS):
            backups.verify(line.one, path, PASSPHRASE)
        assert backups.verify(line.one, path).last
        line.clock.turn(minutes=15)
        assert backups.rehearse(line.one, path, PASSPHRASE).is_current
        assert not (path.parent / attempts.COUNT).exists()

    def test_what_was_taken_elsewhere_leaves_no_count_there(
        self, line: Line, tmp_path: Path
    ) -> None:
        path = backups.back_up(line.one).backup.path
        stick = tmp_path / "stick"
        stick.mkdir()
        taken = backup_files.copy_to(path, stick)
        with refused(Failure.WRONG_PASSPHRASE):
            backups.restore(taken, tmp_path / "again", self.WRONG, clock=line.clock)
        assert list(stick.iterdir()) == [taken]


class TestSecondPlace:
    def test_each_backup_is_copied_there(self, line: Line, tmp_path: Path) -> None:
        place = tmp_path / "stick"
        place.mkdir()
        backups.choose_second_place(line.one, place)
        made = backups.back_up(line.one)
        assert made.copy == place / made.backup.path.name
        assert made.copy.read_bytes() == made.backup.path.read_bytes()
        found = backups.look_at_second_place(line.one)
        assert found == backups.SecondPlace(place, is_there=True, is_current=True)
        assert backups.second_place(line.one) == place
        backups.choose_second_place(line.one, None)
        assert backups.look_at_second_place(line.one) is None

    def test_one_that_is_not_there_is_said_and_stops_nothing(
        self, line: Line, tmp_path: Path
    ) -> None:
        backups.choose_second_place(line.one, tmp_path / "gone")
        made = backups.back_up(line.one)
        assert made.copy is None
        assert made.copy_refused is not None
        assert made.copy_refused.failure is Failure.STORE_READ_ONLY
        assert backups.standing(line.one).made_at is not None
        found = backups.look_at_second_place(line.one)
        assert found == backups.SecondPlace(tmp_path / "gone", is_there=False, is_current=False)
        assert backups.listed(line.one)

    def test_what_only_the_second_place_has_is_listed(self, line: Line, tmp_path: Path) -> None:
        place = tmp_path / "stick"
        place.mkdir()
        backups.choose_second_place(line.one, place)
        made = backups.back_up(line.one)
        made.backup.path.unlink()
        assert [one.path for one in backups.listed(line.one)] == [made.copy]

    def test_another_pc_may_use_the_same_place(self, line: Line, tmp_path: Path) -> None:
        place = tmp_path / "stick"
        place.mkdir()
        for desk in (line.one, line.two):
            backups.choose_second_place(desk, place)
            backups.back_up(desk)
        line.clock.turn(days=400)
        backups.back_up(line.one)
        whose = [one.manifest.replica for one in backup_files.backups_in(place) if one.manifest]
        assert whose.count(line.two.store.replica) == 1


class TestRehearsing:
    def test_it_says_what_would_come_back_and_what_not(self, line: Line) -> None:
        persons = add_people(line.one, 4)
        before = state.digest(line.one)
        made = backups.back_up(line.one)
        found = backups.rehearse(line.one, made.backup.path)
        assert (found.digest, found.records) == (before.digest, before.records)
        assert (found.is_current, dict(found.lacking)) == (True, {})
        add_people(line.one, 2)
        edit(line.one, persons[0], phone="0912345678")
        line.clock.turn(hours=5)
        found = backups.rehearse(line.one, made.backup.path, PASSPHRASE)
        assert found.digest == before.digest
        assert not found.is_current
        assert found.lacking == {"beneficiary": 2, "edit": 2}
        assert found.age > timedelta(hours=5)

    def test_it_changes_nothing_and_leaves_nothing(self, line: Line) -> None:
        made = backups.back_up(line.one)
        before = made.backup.path.read_bytes()
        live = state.digest(line.one)
        backups.rehearse(line.one, made.backup.path)
        assert made.backup.path.read_bytes() == before
        assert state.digest(line.one) == live
        left = {path.name for path in backups.own_folder(line.one).iterdir()}
        assert left == {made.backup.path.name, "backup.lock"}

    def test_a_wrong_passphrase_and_another_key_are_said(self, line: Line) -> None:
        made = backups.back_up(line.one)
        with refused(Failure.WRONG_PASSPHRASE):
            backups.rehearse(line.one, made.backup.path, "một câu sai rồi")
        with refused(Failure.BACKUP_OF_ANOTHER_KEY):
            backups.verify(line.two, made.backup.path)
        assert backups.verify(line.two, made.backup.path, PASSPHRASE) == made.backup.manifest


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


class TestRestoring:
    def test_never_over_a_store(self, line: Line, tmp_path: Path) -> None:
        made = backups.back_up(line.one)
        before = contents(line.two.store.folder)
        with refused(Failure.STORE_EXISTS):
            backups.restore(made.backup.path, line.two.store.folder, PASSPHRASE)
        assert contents(line.two.store.folder) == before
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "letter.txt").write_text("kept")
        with refused(Failure.STORE_EXISTS):
            backups.restore(made.backup.path, tmp_path / "other", PASSPHRASE)

    def test_in_the_place_of_a_damaged_store_which_is_kept_aside(self, line: Line) -> None:
        add_people(line.one, 3)
        made = backups.back_up(line.one)
        folder = line.one.store.folder
        line.one.store.close()
        damaged = bytearray((folder / DATABASE).read_bytes())
        damaged[4096:8192] = bytes(4096)
        (folder / DATABASE).write_bytes(damaged)
        for passphrase, failure in (
            (PASSPHRASE, Failure.STORE_DAMAGED),
            ("một câu sai rồi", Failure.WRONG_PASSPHRASE),
        ):
            with refused(failure):
                open_desk(folder, passphrase, clock=line.clock)
        before = files_of(folder)
        with refused(Failure.WRONG_PASSPHRASE):
            backups.restore_over(made.backup.path, folder, "một câu sai rồi")
        assert files_of(folder) == before, "nothing was restored, so all is as it was"
        again = backups.restore_over(made.backup.path, folder, PASSPHRASE)
        line.others.append(again.desk)
        with again.desk.store.read() as reader:
            assert len(reader.find(Beneficiary)) == 3
        (aside,) = folder.glob("damaged-*")
        assert (aside / DATABASE).read_bytes() == damaged
        assert (aside / SLOTS).exists()
        assert made.backup.path.exists()
        assert all(file.parent == folder and file.exists() for file, _ in again.enrolments)

    def test_what_is_refused_leaves_nothing(self, line: Line, tmp_path: Path) -> None:
        made = backups.back_up(line.one)
        with refused(Failure.WRONG_PASSPHRASE):
            backups.restore(made.backup.path, tmp_path / "again", "một câu sai rồi")
        with refused(Failure.SERIES_TAKEN):
            backups.restore(made.backup.path, tmp_path / "again", PASSPHRASE, series="01")
        with refused(Failure.SERIES_MALFORMED):
            backups.restore(made.backup.path, tmp_path / "again", PASSPHRASE, series="a/b")
        content = made.backup.path.read_bytes()
        made.backup.path.write_bytes(content[: len(content) // 2])
        with refused(Failure.BACKUP_DAMAGED):
            backups.restore(made.backup.path, tmp_path / "again", PASSPHRASE)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["line"]

    def test_it_is_a_new_pc_of_the_same_office(self, line: Line, tmp_path: Path) -> None:
        add_people(line.one, 3)
        old = line.one.identity
        made = backups.back_up(line.one)
        again = restored(line, made, tmp_path)
        new = again.desk.identity
        assert new.keys.signing != old.keys.signing
        assert again.desk.store.replica == new.keys.public.replica != line.one.store.replica
        assert (new.series, new.office_id, new.former) == ("02", old.office_id, (old.keys.public,))
        assert new.keys.former == (old.keys.identity,)
        assert old.keys.signing.hex() not in _settings(again.desk).values()
        assert backups.standing(again.desk).made_at is None
        assert state.check(again.desk) == ()
        person = people.save_person(again.desk, None, make_person())
        assert person.id.endswith(again.desk.store.replica)
        opened = open_desk(tmp_path / "again", PASSPHRASE, clock=line.clock)
        assert opened.identity == new
        opened.store.close()

    def test_receipts_go_on_in_another_series(self, line: Line, tmp_path: Path) -> None:
        awards = add_approved(line.one, 3, quantity=3)
        handover.hand_over(line.one, awards[0].id)
        again = restored(line, backups.back_up(line.one), tmp_path)
        here = handover.hand_over(line.one, awards[1].id).receipt
        there = handover.hand_over(again.desk, awards[2].id).receipt
        assert (here.printed_number, there.printed_number) == ("01-000002/BN-HL", "02-000001/BN-HL")
        line.clock.turn(seconds=1)

    def test_it_reads_what_was_encrypted_to_the_old_key(self, line: Line, tmp_path: Path) -> None:
        made = backups.back_up(line.one)
        sponsor_line = add_approved(line.hq, 1)
        on_its_way = export(line.hq, line.one)
        again = restored(line, made, tmp_path)
        receiving.merge_bundles(again.desk, [on_its_way])
        with again.desk.store.read() as reader:
            assert reader.find(Certificate)
        assert sponsor_line

    def test_nothing_that_either_copy_recorded_is_lost(self, line: Line, tmp_path: Path) -> None:
        """The old PC lives on beside its restored copy, and both send to headquarters."""
        sent = add_people(line.one, 3)
        send(line.one, line.hq)
        unsent = add_people(line.one, 3)
        awards = add_approved(line.one, 4, quantity=4)
        handover.hand_over(line.one, awards[0].id)
        made = backups.back_up(line.one)
        again = restored(line, made, tmp_path)
        for path, code in again.enrolments:
            offices.approve_enrolment(line.hq, path, code)
        for desk, phone, award in ((line.one, "0912000111", 1), (again.desk, "0987000222", 2)):
            add_people(desk, 2)
            edit(desk, sent[0], phone=phone)
            edit(desk, unsent[1], phone=phone)
            handover.hand_over(desk, awards[award].id)
        for _ in range(2):
            for desk in (again.desk, line.one):
                send(desk, line.hq)
                send(line.hq, desk)
        assert state.check(line.hq) == ()
        found = [_ids(desk, Beneficiary) for desk in (line.hq, line.one, again.desk)]
        assert found[0] == found[1] == found[2]
        assert len(found[0]) == 3 + 3 + 4 + 4
        receipts = [_numbers(desk) for desk in (line.hq, line.one, again.desk)]
        assert receipts[0] == receipts[1] == receipts[2]
        assert receipts[0] == ["01-000001/BN-HL", "01-000002/BN-HL", "02-000001/BN-HL"]
        digests = {state.digest(desk).digest for desk in (line.one, again.desk)}
        assert len(digests) == 1
        with line.hq.store.read() as reader:
            assert {(c.rid, c.field) for c in open_conflicts(reader)} == {
                (sent[0].id, "phone"),
                (unsent[1].id, "phone"),
            }

    def test_what_the_old_pc_sent_after_the_backup_comes_back(
        self, line: Line, tmp_path: Path
    ) -> None:
        made = backups.back_up(line.one)
        later = add_people(line.one, 2)
        send(line.one, line.hq)
        again = restored(line, made, tmp_path)
        for path, code in again.enrolments:
            offices.approve_enrolment(line.hq, path, code)
        send(line.hq, again.desk)
        assert {person.id for person in later} <= _ids(again.desk, Beneficiary)

    def test_a_pc_that_was_never_certified_asks_for_both_keys(
        self, line: Line, tmp_path: Path
    ) -> None:
        file = offices.write_office_file(line.hq, line.one.identity.office_id, tmp_path)
        joined = offices.join(
            tmp_path / "new", PASSPHRASE, file, "Thu", series="07", clock=line.clock, cost=CHEAP
        )
        line.others.append(joined.desk)
        awards = add_approved(joined.desk, 2, quantity=2)
        handover.hand_over(joined.desk, awards[0].id)
        again = restored(line, backups.back_up(joined.desk), tmp_path)
        assert [trust.read_enrolment(path.read_bytes()).series for path, _ in again.enrolments] == [
            "02",
            "07",
        ]
        handover.hand_over(again.desk, awards[1].id)  # its own award, though under the old key
        path = export(again.desk, line.hq)
        assert receiving.merge_bundles(line.hq, [path]).held
        for file, code in again.enrolments:
            offices.approve_enrolment(line.hq, file, code)
        merged = receiving.merge_bundles(line.hq, [path])
        assert not merged.held
        assert _ids(again.desk, Receipt) <= _ids(line.hq, Receipt)

    def test_headquarters_certifies_itself(self, line: Line, tmp_path: Path) -> None:
        add_people(line.one, 2)
        made = backups.back_up(line.hq)
        bundle = export(line.one, line.hq)  # encrypted to the key that is lost
        line.hq.store.close()
        again = restored(line, made, tmp_path)
        assert again.enrolments == ()
        receiving.merge_bundles(again.desk, [bundle])
        send(again.desk, line.one)
        send(line.one, again.desk)
        with line.one.store.read() as reader:
            certified = {one.signing_key for one in reader.find(Certificate)}
        assert again.desk.identity.keys.public.raw.hex() in certified
        assert _ids(line.one, Beneficiary) == _ids(again.desk, Beneficiary)

    def test_a_manager_restores_and_the_accounts_stand(self, line: Line, tmp_path: Path) -> None:
        line.clock.turn(minutes=1)
        for name, roles in (("Lan", FIRST), ("Bình", (Role.CLERK,))):
            staff.add(line.one, make_staff(name=name, roles=roles), f"mật khẩu của {name}", CHEAP)
            if name == "Lan":
                line.one.store.close()
                line.others.append(
                    open_desk(line.one.store.folder, "mật khẩu của Lan", "", line.clock)
                )
                line.one = line.others[-1]
        path = backups.back_up(line.one).backup.path
        with refused(Failure.NOT_PERMITTED):
            backups.restore(path, tmp_path / "again", "mật khẩu của Bình", clock=line.clock)
        assert sorted(one.name for one in tmp_path.iterdir()) == ["line"]
        again = backups.restore(path, tmp_path / "again", "mật khẩu của Lan", clock=line.clock)
        line.others.append(again.desk)
        assert again.desk.staff == "Lan"
        clerk = open_desk(tmp_path / "again", "mật khẩu của Bình", clock=line.clock)
        line.others.append(clerk)
        assert clerk.roles == {Role.CLERK}


class TestRenewing:
    def test_the_old_key_signs_once_more_where_no_copy_can_and_then_never(
        self, line: Line, tmp_path: Path
    ) -> None:
        add_people(line.one, 1)
        old = line.one.store.replica
        made = renew(line.one, tmp_path)
        add_people(made.desk, 1)
        sealing.seal_unsent(made.desk)
        with made.desk.store.read() as reader:
            streams = [name for name in archive.have(reader) if name.startswith(old)]
        assert streams == [f"{old}.up{made.desk.store.replica}"]

    def test_a_folder_that_cannot_be_written_changes_nothing(
        self, line: Line, tmp_path: Path
    ) -> None:
        before = line.one.identity
        with refused(Failure.FOLDER_MISSING):
            renew(line.one, tmp_path / "nowhere")
        line.one.store.close()
        again = open_desk(line.one.store.folder, PASSPHRASE, clock=line.clock)
        line.others.append(again)
        assert again.identity == before


def _settings(desk: Desk) -> dict[str, str]:
    with desk.store.read() as reader:
        rows = reader.connection.exec_driver_sql("SELECT name, value FROM setting")
        return dict(tuple(row) for row in rows)


def _ids(desk: Desk, kind: type) -> set[str]:
    with desk.store.read() as reader:
        return {record.id for record in reader.find(kind)}


def _numbers(desk: Desk) -> list[str]:
    with desk.store.read() as reader:
        return sorted(receipt.printed_number for receipt in reader.find(Receipt))


def test_the_latest_of_a_pc_comes_first_though_a_clock_ran_ahead(
    line: Line, tmp_path: Path
) -> None:
    """Of two PCs in one place each has its own order."""
    place = tmp_path / "stick"
    place.mkdir()
    made = []
    for desk, days in ((line.one, 5 * 365), (line.one, -5 * 365), (line.two, 0), (line.one, 1)):
        line.clock.turn(days=days)
        add_people(desk, 1)
        backups.choose_second_place(desk, place)
        made.append(backups.back_up(desk).backup.path.name)
    ahead, back, other, latest = made
    assert backups.listed(line.one)[0].path.name == latest
    found = [one.path.name for one in backup_files.backups_in(place)]
    assert [name for name in found if name != other] == [latest, back, ahead]


def test_the_clock_of_a_backup_is_the_desks(line: Line) -> None:
    made = backups.back_up(line.one)
    assert made.backup.manifest is not None
    assert START <= made.backup.manifest.made_at < START + timedelta(minutes=5)


@pytest.mark.parametrize("years", [-5, 40])
def test_a_clock_that_is_years_off_loses_no_backup(line: Line, years: int) -> None:
    first = backups.back_up(line.one)
    line.clock.turn(days=365 * years)
    add_people(line.one, 1)
    second = backups.back_up(line.one)
    line.clock.turn(days=-365 * years)
    third = backups.back_up(line.one)
    there = {one.path for one in backups.listed(line.one)}
    assert {third.backup.path} <= there
    assert {first.backup.path, second.backup.path} & there
    assert backups.rehearse(line.one, third.backup.path).is_current
