"""Accounts, what their roles allow, passphrases, removal, recovery, and the log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import (
    CHEAP,
    PASSPHRASE,
    Line,
    add_approved,
    add_line,
    add_people,
    export,
    make_contribution,
    make_coverage,
    make_disclosure,
    make_staff,
    send,
)
from tests.services.refusing import refused
from tests.services.test_replacing import awarded
from tests.store.first_format import write_first_format
from tethelp_desktop.documents.pages import page_count
from tethelp_desktop.domain.errors import Failure, Invalid
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Award, AwardState, DataUse, Outcome, Staff
from tethelp_desktop.domain.roles import FIRST, Act, Role
from tethelp_desktop.services import (
    awards,
    conflicts,
    disclosing,
    handover,
    insurance,
    own_pc,
    pledges,
    programmes,
    receipts,
    staff,
    state,
)
from tethelp_desktop.services.desk import BY_RECOVERY, Desk, open_desk
from tethelp_desktop.services.replacing import replace_award
from tethelp_desktop.store import attempts, keyslots
from tethelp_desktop.store.access import Access
from tethelp_desktop.store.attempts import FREE
from tethelp_desktop.store.conflicts import Conflict, open_conflicts
from tethelp_desktop.store.keyslots import RECOVERY
from tethelp_desktop.store.store import SLOTS

LAN, BINH, HOA = "mật khẩu của Lan", "mật khẩu của Bình", "mật khẩu của Hoa"


def add(desk: Desk, name: str, passphrase: str, *roles: Role) -> Staff:
    return staff.add(desk, make_staff(name=name, roles=roles), passphrase, CHEAP).member


@pytest.fixture
def lan(line: Line) -> Desk:
    """The first account, of whoever works at the office."""
    add(line.one, "Lan", LAN, *FIRST)
    return line.one


def reopened(line: Line, desk: Desk, passphrase: str, name: str = "") -> Desk:
    """Sign in anew; the test's line closes it."""
    desk.store.close()
    opened = open_desk(desk.store.folder, passphrase, name, line.clock)
    line.others.append(opened)
    return opened


def seated(line: Line, lan: Desk, *roles: Role) -> Desk:
    """Let somebody with some roles work at the office."""
    add(lan, "Bình", BINH, *roles)
    return reopened(line, lan, BINH)


def guess_wrong(line: Line, folder: Path, times: int) -> None:
    for _ in range(times):
        with refused(Failure.WRONG_PASSPHRASE):
            open_desk(folder, "sai mật khẩu", clock=line.clock)


def told_of_accounts(line: Line, desk: Desk) -> Desk:
    """Let another PC join the office, and hear of its accounts."""
    second = line.certified(desk, "second")
    send(line.hq, desk)
    send(desk, second)
    return second


def rules_of(act: Callable[[], object]) -> list[Rule]:
    with pytest.raises(Invalid) as raised:
        act()
    return [problem.rule for problem in raised.value.problems]


class TestBeforeTheFirstAccount:
    def test_whoever_opens_the_store_may_do_everything(self, line: Line) -> None:
        assert not staff.has_accounts(line.one)
        assert all(line.one.may(act) for act in Act)
        assert staff.accounts(line.one) == []

    def test_the_first_account_keeps_the_accounts(self, line: Line) -> None:
        assert rules_of(lambda: add(line.one, "Lan", LAN, Role.CLERK)) == [
            Rule.FIRST_KEEPS_ACCOUNTS
        ]
        assert not staff.has_accounts(line.one)

    def test_a_weak_passphrase_makes_no_account(self, line: Line) -> None:
        with refused(Failure.WEAK_PASSPHRASE):
            add(line.one, "Lan", "ngắn", *FIRST)
        assert not staff.has_accounts(line.one)
        assert staff.accounts(line.one) == []

    def test_the_passphrase_of_nobodys_account_opens_it_no_more(self, line: Line) -> None:
        added = staff.add(line.one, make_staff(name="Quản", roles=FIRST), HOA, CHEAP)
        assert added.left_behind == ()
        with refused(Failure.WRONG_PASSPHRASE):
            reopened(line, line.one, PASSPHRASE)
        assert reopened(line, line.one, HOA).staff == "Quản"

    def test_beside_another_window_the_account_is_made_all_the_same(self, line: Line) -> None:
        other = open_desk(line.one.store.folder, PASSPHRASE, clock=line.clock)
        line.others.append(other)
        with other.store.read() as reader:
            reader.find(Staff)
            staff.add(line.one, make_staff(name="Quản", roles=FIRST), HOA, CHEAP)
        with refused(Failure.NO_ACCOUNT):
            open_desk(line.one.store.folder, PASSPHRASE, clock=line.clock)
        assert other.roles == frozenset()

    def test_the_window_that_was_open_goes_on_for_its_member(self, line: Line) -> None:
        add(line.one, "lan", LAN, *FIRST)
        assert line.one.may(Act.APPROVE)
        line.two.store.close()
        stranger = replace(line.one, staff="Mai")
        assert stranger.roles == frozenset()


class TestAccounts:
    def test_a_member_opens_the_store_under_their_own_name(self, line: Line, lan: Desk) -> None:
        desk = seated(line, lan, Role.CLERK)
        (one, _) = staff.accounts(desk)
        assert (one.member.name, one.opens, desk.staff) == ("Bình", True, "Bình")
        assert desk.roles == {Role.CLERK}
        assert reopened(line, desk, LAN).staff == "Lan"

    def test_a_name_opens_with_its_own_passphrase_alone(self, line: Line, lan: Desk) -> None:
        desk = seated(line, lan, Role.CLERK)
        with refused(Failure.WRONG_PASSPHRASE):
            reopened(line, desk, LAN, "Bình")
        assert reopened(line, desk, BINH, " bình").staff == "Bình"

    def test_a_name_is_given_once(self, lan: Desk) -> None:
        for name in ("LAN", RECOVERY, BY_RECOVERY):
            assert rules_of(lambda name=name: add(lan, name, BINH, Role.CLERK)) == [
                Rule.NAME_OF_A_MEMBER
            ]
        assert rules_of(lambda: add(lan, "", BINH, Role.CLERK)) == [Rule.REQUIRED]

    def test_the_name_of_who_left_is_not_given_again(self, lan: Desk) -> None:
        left = add(lan, "Bình", BINH, Role.CLERK)
        staff.remove(lan, left.id, "nghỉ hưu")
        assert rules_of(lambda: add(lan, "Bình", HOA, Role.CLERK)) == [Rule.NAME_OF_A_MEMBER]

    def test_other_roles_hold_at_once(self, line: Line, lan: Desk) -> None:
        clerk = add(lan, "Bình", BINH, Role.CLERK)
        desk = open_desk(lan.store.folder, BINH, clock=line.clock)
        line.others.append(desk)
        with refused(Failure.NOT_PERMITTED), desk.write(Act.APPROVE):
            pass
        changed = staff.change_roles(lan, clerk.id, [Role.APPROVER, Role.CLERK])
        assert changed.roles == (Role.CLERK, Role.APPROVER)
        with desk.write(Act.APPROVE):
            pass

    def test_somebody_stays_who_keeps_the_accounts(self, lan: Desk) -> None:
        (own,) = staff.accounts(lan)
        assert rules_of(lambda: staff.change_roles(lan, own.member.id, [Role.CLERK])) == [
            Rule.LAST_MANAGER
        ]
        assert rules_of(lambda: staff.remove(lan, own.member.id, "nghỉ")) == [Rule.LAST_MANAGER]
        other = add(lan, "Bình", BINH, Role.MANAGER)
        staff.change_roles(lan, own.member.id, [Role.CLERK])
        with refused(Failure.NOT_PERMITTED):
            staff.change_roles(lan, other.id, [Role.CLERK])

    def test_accounts_are_the_offices_own(self, line: Line, lan: Desk) -> None:
        add(line.hq, "Quản", HOA, *FIRST)
        send(line.one, line.hq)
        with line.hq.store.read() as reader:
            assert {one.name for one in reader.find(Staff)} == {"Lan", "Quản"}
        assert [one.member.name for one in staff.accounts(line.hq)] == ["Quản"]
        send(line.hq, line.two)
        assert not staff.has_accounts(line.two)
        assert staff.accounts(line.two) == []

    def test_headquarters_cannot_give_roles_at_an_office(self, line: Line, lan: Desk) -> None:
        send(line.one, line.hq)
        with line.hq.store.write("Quản", line.clock()) as tx:
            (theirs,) = tx.find(Staff)
            before = tx.load(Staff, theirs.id)
            tx.put(before, replace(before.record, roles=(Role.AUDITOR,)))
        merged = send(line.hq, line.one)
        assert merged.held
        assert Role.MANAGER in line.one.roles

    def test_only_the_office_decides_a_conflict_about_its_account(
        self, line: Line, lan: Desk
    ) -> None:
        clerk = add(lan, "Bình", BINH, Role.CLERK)
        second = line.certified(lan, "second")
        send(lan, line.hq)
        send(line.hq, second)
        before = staff.change_roles(lan, clerk.id, [Role.COUNTER])
        assert before.roles == (Role.COUNTER,)
        with second.store.write("Mai", line.clock()) as tx:
            loaded = tx.load(Staff, clerk.id)
            tx.put(loaded, replace(loaded.record, roles=(Role.APPROVER,)))
        for desk in (lan, second):
            send(desk, line.hq)
        (conflict,) = open_conflicts_of(line.hq)
        with refused(Failure.NOT_PERMITTED):
            conflicts.resolve_conflict(line.hq, conflict, (Role.CLERK,))
        send(line.hq, lan)
        (conflict,) = open_conflicts_of(lan)
        conflicts.resolve_conflict(lan, conflict, (Role.APPROVER,))
        assert open_conflicts_of(lan) == []


def open_conflicts_of(desk: Desk) -> list[Conflict]:
    with desk.store.read() as reader:
        return open_conflicts(reader)


class TestASecondPc:
    """Another PC of one office, which hears of its accounts by a bundle."""

    @pytest.fixture
    def second(self, line: Line, lan: Desk) -> Desk:
        add(lan, "Bình", BINH, Role.CLERK)
        return told_of_accounts(line, lan)

    def test_accounts_that_came_lock_nobody_out_and_are_told_of(
        self, line: Line, second: Desk
    ) -> None:
        assert [(a.member.name, a.opens) for a in staff.accounts(second)] == [
            ("Bình", False),
            ("Lan", False),
        ]
        assert staff.accounts_wait(second)
        again = reopened(line, second, PASSPHRASE)
        assert not staff.has_accounts(again)
        assert all(again.may(act) for act in Act)

    def test_they_hold_once_a_manager_has_a_passphrase_there(
        self, line: Line, second: Desk
    ) -> None:
        binh, lan = (account.member for account in staff.accounts(second))
        staff.reset(second, binh.id, BINH, CHEAP)
        assert staff.accounts_wait(second)
        staff.reset(second, lan.id, HOA, CHEAP)
        assert staff.has_accounts(second)
        assert not staff.accounts_wait(second)
        assert second.roles == frozenset(), "whoever set the PC up has no account"
        with refused(Failure.WRONG_PASSPHRASE):
            reopened(line, second, PASSPHRASE, "Ai Đó Khác")
        clerk = reopened(line, second, BINH, "Bình")
        assert clerk.roles == {Role.CLERK}
        manager = reopened(line, clerk, HOA)
        assert (manager.staff, manager.roles) == ("Lan", frozenset(FIRST))
        assert add(manager, "Hoa", PASSPHRASE, Role.COUNTER).name == "Hoa"

    def test_a_manager_who_set_it_up_finds_them_at_the_next_start(
        self, line: Line, lan: Desk
    ) -> None:
        keeper = add(lan, "Người của second", BINH, Role.MANAGER)
        second = told_of_accounts(line, lan)
        second = reopened(line, second, PASSPHRASE)
        assert staff.has_accounts(second)
        assert (second.account, second.roles) == (keeper.id, {Role.MANAGER})
        staff.remove(lan, keeper.id, "nghỉ hưu")
        send(lan, second)
        assert second.roles == frozenset(), "an account that ended elsewhere ends here"
        with refused(Failure.NO_ACCOUNT):
            reopened(line, second, PASSPHRASE)

    def test_they_hold_on_the_first_pc_whatever_the_second_does(
        self, line: Line, lan: Desk, second: Desk
    ) -> None:
        assert staff.has_accounts(lan)
        assert not staff.accounts_wait(lan)
        assert rules_of(lambda: add(second, "Lan", HOA, *FIRST)) == [Rule.NAME_OF_A_MEMBER]


class TestRoles:
    def test_who_may_not_approve_replaces_without_a_decision(self, line: Line, lan: Desk) -> None:
        award = awarded(line, add_people(lan, 1))
        clerk = seated(line, lan, Role.CLERK)
        with refused(Failure.NOT_PERMITTED):
            replace_award(clerk, award.id, Outcome.DIED, decision_number="20/QĐ")
        with clerk.store.read() as reader:
            assert reader.find(Award) == [award]
        done = replace_award(clerk, award.id, Outcome.DIED)
        assert done.award.state is AwardState.PROPOSED

    def test_who_may_not_approve_decides_no_conflict_about_an_approval(
        self, line: Line, lan: Desk
    ) -> None:
        units, (person,) = add_line(lan), add_people(lan, 1)
        (award,) = awards.propose(lan, units.id, [person.id]).awards
        second = line.certified(lan, "second")
        send(lan, line.hq)
        send(line.hq, second)
        for desk in (lan, second):
            awards.approve(desk, [award.id], "12/QĐ-BHXH")
            line.clock.now += timedelta(minutes=1)
        send(second, line.hq)
        send(line.hq, lan)
        clerk = seated(line, lan, Role.CLERK)
        (conflict,) = [one for one in open_conflicts_of(clerk) if one.field == "approved_at"]
        with refused(Failure.NOT_PERMITTED):
            conflicts.resolve_conflict(clerk, conflict, None)

    def test_an_auditor_reads_everything_and_writes_nothing(self, line: Line, lan: Desk) -> None:
        (person,) = add_people(lan, 1)
        desk = seated(line, lan, Role.AUDITOR)
        before = state.digest(desk)
        with refused(Failure.NOT_PERMITTED):
            add_people(desk, 1)
        with refused(Failure.NOT_PERMITTED):
            export(desk, line.hq)
        assert state.digest(desk) == before
        own_pc.keep_preferences(desk, dark="yes")
        staff.saw_numbers(desk, person.id)
        found = programmes.programmes(desk)
        assert found is not None
        programmes.look_at(desk, found.looked_at.id)

    def test_an_auditor_gives_out_what_was_read_and_it_is_recorded(
        self, line: Line, lan: Desk
    ) -> None:
        (person,) = add_people(lan, 1)
        desk = seated(line, lan, Role.AUDITOR)
        told = make_disclosure(beneficiary_id=person.id, purpose=DataUse.SUPPORT)
        entry = disclosing.disclose(desk, told)
        assert entry.recorded_by == "Bình"

    def test_the_counter_neither_gives_data_out_nor_enters(self, line: Line, lan: Desk) -> None:
        (person,) = add_people(lan, 1)
        desk = seated(line, lan, Role.COUNTER)
        with refused(Failure.NOT_PERMITTED):
            disclosing.disclose(desk, make_disclosure(beneficiary_id=person.id))
        with refused(Failure.NOT_PERMITTED):
            insurance.save_coverage(desk, None, make_coverage(beneficiary_id=person.id))

    def test_each_act_asks_for_its_role(self, line: Line, lan: Desk) -> None:
        (approved,) = add_approved(lan)
        pledge_line = add_line(lan)
        (person,) = add_people(lan, 1)
        clerk = seated(line, lan, Role.CLERK)
        (proposed,) = awards.propose(clerk, pledge_line.id, [person.id]).awards
        pledges.receive(clerk, make_contribution(pledge_line_id=pledge_line.id))
        for act in (
            lambda: awards.approve(clerk, [proposed.id], "9/QĐ"),
            lambda: handover.hand_over(clerk, approved.id),
            lambda: add(clerk, "Hoa", HOA, Role.CLERK),
        ):
            with refused(Failure.NOT_PERMITTED):
                act()
        binh = next(a.member for a in staff.accounts(clerk) if a.member.name == "Bình")
        lan = reopened(line, clerk, LAN)
        staff.change_roles(lan, binh.id, [Role.COUNTER])
        counter = reopened(line, lan, BINH)
        given = handover.hand_over(counter, approved.id)
        receipts.record_printing(counter, receipts.draw(counter, given.receipt.id), "Máy in")
        with refused(Failure.NOT_PERMITTED):
            receipts.void(counter, given.receipt.id, "in lệch")

    def test_who_entered_an_award_approves_it_only_by_a_decision(
        self, line: Line, lan: Desk
    ) -> None:
        pledge_line = add_line(lan)
        (person,) = add_people(lan, 1)
        (proposed,) = awards.propose(lan, pledge_line.id, [person.id]).awards
        for spelling in ("Lan", "LAN ", "lan"):
            with refused(Failure.SAME_PERSON_APPROVES):
                awards.approve(replace(lan, staff=spelling), [proposed.id])
        approver = seated(line, lan, Role.APPROVER)
        (approved,) = awards.approve(approver, [proposed.id])
        assert approved.approved_by == "Bình"


class TestPassphrases:
    def test_a_member_changes_their_own(self, line: Line, lan: Desk) -> None:
        staff.change_passphrase(lan, LAN, HOA, CHEAP)
        with refused(Failure.WRONG_PASSPHRASE):
            staff.verify(lan, LAN)
        assert reopened(line, lan, HOA).staff == "Lan"

    def test_only_with_the_old_one(self, lan: Desk) -> None:
        add(lan, "Bình", BINH, Role.CLERK)
        for wrong in ("sai mật khẩu", BINH):
            with refused(Failure.WRONG_PASSPHRASE):
                staff.change_passphrase(lan, wrong, HOA, CHEAP)
        with refused(Failure.WEAK_PASSPHRASE):
            staff.change_passphrase(lan, LAN, "ngắn", CHEAP)
        assert staff.verify(lan, LAN) == "Lan"

    def test_a_manager_gives_a_new_one(self, line: Line, lan: Desk) -> None:
        member = add(lan, "Bình", BINH, Role.CLERK)
        staff.reset(lan, member.id, HOA, CHEAP)
        with refused(Failure.WRONG_PASSPHRASE):
            reopened(line, lan, BINH)
        desk = reopened(line, lan, HOA)
        assert desk.staff == "Bình"
        with refused(Failure.NOT_PERMITTED):
            staff.reset(desk, member.id, BINH, CHEAP)

    def test_the_next_attempt_waits_longer_after_each_wrong_one(
        self, line: Line, lan: Desk
    ) -> None:
        folder = lan.store.folder
        lan.store.close()
        for _ in range(FREE + 1):
            with refused(Failure.WRONG_PASSPHRASE):
                open_desk(folder, "sai mật khẩu", clock=line.clock)
        with refused(Failure.TOO_MANY_ATTEMPTS):
            open_desk(folder, LAN, clock=line.clock)
        first = attempts.wait(folder, line.clock.now)
        line.clock.turn(seconds=first.total_seconds())
        with refused(Failure.WRONG_PASSPHRASE):
            open_desk(folder, "sai mật khẩu", clock=line.clock)
        assert attempts.wait(folder, line.clock.now) > first
        line.clock.turn(days=-1)  # a clock set back locks nobody out for longer
        assert attempts.wait(folder, line.clock.now) <= timedelta(minutes=15)
        line.clock.turn(days=2)
        desk = open_desk(folder, LAN, clock=line.clock)
        line.others.append(desk)
        assert not (folder / attempts.COUNT).exists()

    def test_a_clock_that_stood_years_ahead_costs_one_more_wait(
        self, line: Line, lan: Desk
    ) -> None:
        folder = lan.store.folder
        lan.store.close()
        line.clock.turn(days=3 * 365)
        guess_wrong(line, folder, FREE + 1)
        line.clock.turn(days=-3 * 365)
        with refused(Failure.TOO_MANY_ATTEMPTS):
            open_desk(folder, LAN, clock=line.clock)
        line.clock.turn(seconds=15)
        line.others.append(open_desk(folder, LAN, clock=line.clock))

    def test_a_clock_turned_back_and_forth_brings_nobody_nearer(
        self, line: Line, lan: Desk
    ) -> None:
        folder = lan.store.folder
        lan.store.close()
        guess_wrong(line, folder, FREE + 1)
        for hours in (-1, 1, -30, 30):
            line.clock.turn(hours=hours)
            with refused(Failure.TOO_MANY_ATTEMPTS):
                open_desk(folder, LAN, clock=line.clock)
        line.clock.turn(seconds=15)
        line.others.append(open_desk(folder, LAN, clock=line.clock))

    @pytest.mark.parametrize("content", ["", "[]", '{"wrong": 9}', '{"wrong": "x", "last": 1}'])
    def test_a_damaged_count_locks_nobody_out(self, line: Line, lan: Desk, content: str) -> None:
        (lan.store.folder / attempts.COUNT).write_text(content)
        assert staff.verify(lan, LAN) == "Lan"


class TestRemoval:
    def test_whoever_left_opens_nothing_and_what_they_wrote_stays(
        self, line: Line, lan: Desk
    ) -> None:
        desk = seated(line, lan, Role.CLERK)
        (person,) = add_people(desk, 1)
        lan = reopened(line, desk, LAN)
        member = next(a.member for a in staff.accounts(lan) if a.member.name == "Bình")
        removed = staff.remove(lan, member.id, " chuyển công tác ")
        assert (removed.member.withdrawn, removed.left_behind) == ("chuyển công tác", ())
        assert [(a.member.name, a.opens) for a in staff.accounts(lan)] == [
            ("Lan", True),
            ("Bình", False),
        ]
        assert person.recorded_by == "Bình"
        with refused(Failure.WRONG_PASSPHRASE):
            reopened(line, lan, BINH)
        lan = reopened(line, lan, LAN)
        with refused(Failure.NO_ACCOUNT):
            staff.reset(lan, member.id, HOA, CHEAP)

    def test_it_needs_a_reason_and_the_role(self, line: Line, lan: Desk) -> None:
        member = add(lan, "Bình", BINH, Role.CLERK)
        assert rules_of(lambda: staff.remove(lan, member.id, "  ")) == [Rule.REQUIRED]
        desk = reopened(line, lan, BINH)
        with refused(Failure.NOT_PERMITTED):
            staff.remove(desk, member.id, "nghỉ")

    def test_while_another_window_has_the_store_nothing_changes(
        self, line: Line, lan: Desk
    ) -> None:
        member = add(lan, "Bình", BINH, Role.CLERK)
        other = open_desk(lan.store.folder, BINH, clock=line.clock)
        line.others.append(other)
        with other.store.read() as reader:
            reader.find(Staff)
            with refused(Failure.STORE_BUSY):
                staff.remove(lan, member.id, "nghỉ")
        assert all(a.opens and a.member.withdrawn is None for a in staff.accounts(lan))

    def test_a_slot_whose_account_ended_elsewhere_opens_nothing(
        self, line: Line, lan: Desk
    ) -> None:
        member = add(lan, "Bình", BINH, Role.CLERK)
        with lan.write(Act.KEEP_STAFF) as tx:
            before = tx.load(Staff, member.id)
            tx.put(before, replace(before.record, withdrawn="nghỉ"))
        with refused(Failure.NO_ACCOUNT):
            reopened(line, lan, BINH)


class TestRecovery:
    def test_the_code_keeps_the_accounts_and_does_nothing_else(self, line: Line, lan: Desk) -> None:
        made = staff.new_recovery(lan, CHEAP)
        assert page_count(made.sheet) == 1
        desk = reopened(line, lan, made.code.lower())
        assert (desk.staff, desk.by_recovery) == (BY_RECOVERY, True)
        with refused(Failure.NOT_PERMITTED):
            add_people(desk, 1)
        with refused(Failure.NO_ACCOUNT):
            staff.change_passphrase(desk, made.code, HOA)
        (own,) = staff.accounts(desk)
        staff.reset(desk, own.member.id, HOA, CHEAP)
        again = reopened(line, desk, HOA)
        assert again.staff == "Lan"
        assert Access.MADE_RECOVERY in {row.entry.act for row in staff.access_log(again)}

    def test_a_new_code_takes_the_place_of_the_old_one(self, line: Line, lan: Desk) -> None:
        first, second = (staff.new_recovery(lan, CHEAP).code for _ in range(2))
        with refused(Failure.WRONG_PASSPHRASE):
            reopened(line, lan, first)
        assert reopened(line, lan, second).by_recovery

    def test_only_who_keeps_the_accounts_makes_one(self, line: Line, lan: Desk) -> None:
        desk = seated(line, lan, Role.CLERK)
        with refused(Failure.NOT_PERMITTED):
            staff.new_recovery(desk, CHEAP)

    def test_a_code_of_the_first_format_is_said_to_be_left_behind(
        self, line: Line, lan: Desk
    ) -> None:
        member = add(lan, "Bình", BINH, Role.CLERK)
        slots = lan.store.folder / SLOTS
        key = keyslots.unlock(slots, LAN)
        write_first_format(slots, key, {"Lan": LAN, RECOVERY: "0123-4567"})
        lan = reopened(line, lan, LAN)
        removed = staff.remove(lan, member.id, "nghỉ")
        assert removed.lost_recovery


class TestLog:
    def test_it_says_who_signed_in_looked_and_exchanged(self, line: Line, lan: Desk) -> None:
        (person,) = add_people(lan, 1)
        desk = seated(line, lan, Role.CLERK)
        staff.saw_numbers(desk, person.id)
        export(desk, line.hq)
        told = [(e.entry.staff, e.entry.act, e.subject) for e in staff.access_log(desk)]
        assert told == [
            ("Bình", Access.EXCHANGED, ""),
            ("Bình", Access.SAW_NUMBERS, person.full_name),
            ("Bình", Access.SIGNED_IN, ""),
            ("Lan", Access.KEPT_STAFF, "Bình"),
            ("Lan", Access.KEPT_STAFF, "Lan"),
            ("Lan", Access.EXCHANGED, ""),
        ]
        assert len(staff.access_log(desk, 2)) == 2

    def test_it_says_whose_account_and_whose_passphrase(self, line: Line, lan: Desk) -> None:
        member = add(lan, "Bình", BINH, Role.CLERK)
        staff.change_roles(lan, member.id, [Role.COUNTER])
        staff.reset(lan, member.id, HOA, CHEAP)
        staff.change_passphrase(lan, LAN, LAN + "!", CHEAP)
        staff.new_recovery(lan, CHEAP)
        staff.remove(lan, member.id, "nghỉ")
        told = [(e.entry.act, e.subject) for e in reversed(staff.access_log(lan, 6))]
        assert told == [
            (Access.KEPT_STAFF, "Bình"),
            (Access.KEPT_STAFF, "Bình"),
            (Access.CHANGED_PASSPHRASE, "Bình"),
            (Access.CHANGED_PASSPHRASE, "Lan"),
            (Access.MADE_RECOVERY, ""),
            (Access.KEPT_STAFF, "Bình"),
        ]

    def test_before_there_are_accounts_it_names_the_slot(self, line: Line) -> None:
        staff.change_passphrase(replace(line.one, staff="Lan"), PASSPHRASE, LAN, CHEAP)
        (entry, *_) = staff.access_log(line.one)
        assert (entry.entry.act, entry.subject) == (Access.CHANGED_PASSPHRASE, "Lan")

    def test_what_was_refused_is_not_in_it(self, line: Line, lan: Desk) -> None:
        before = staff.access_log(lan)
        with refused(Failure.WEAK_PASSPHRASE):
            staff.change_passphrase(lan, LAN, "ngắn", CHEAP)
        desk = seated(line, lan, Role.CLERK)
        with refused(Failure.NOT_PERMITTED):
            staff.new_recovery(desk, CHEAP)
        told = {entry.entry.act for entry in staff.access_log(desk)}
        assert told == {*(entry.entry.act for entry in before), Access.SIGNED_IN}

    @pytest.mark.parametrize("verb", ["DELETE FROM access", "UPDATE access SET staff = 'Mai'"])
    def test_nothing_in_it_can_be_taken_back(self, lan: Desk, verb: str) -> None:
        with pytest.raises(Exception, match="only added to"), lan.store.noting() as connection:
            connection.exec_driver_sql(verb)

    def test_it_leaves_neither_stamp_nor_clock(self, line: Line, lan: Desk) -> None:
        line.clock.turn(days=-3)
        desk = reopened(line, lan, LAN)
        assert own_pc.clock_behind(desk) is not None
