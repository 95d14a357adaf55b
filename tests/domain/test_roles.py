"""What each role may do, and whose name is whose."""

from itertools import combinations

import pytest

from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.roles import (
    FIRST,
    MAY,
    Act,
    Role,
    may,
    name_taken,
    passphrase_problems,
    roles_problems,
    same_name,
)


def test_every_act_has_somebody_who_may_do_it_at_the_first_account() -> None:
    assert set(MAY) == set(Act)
    assert [act for act in Act if not may(FIRST, act)] == []


def test_an_auditor_writes_nothing_but_how_things_look() -> None:
    assert [act for act in Act if may((Role.AUDITOR,), act)] == [Act.PREFER, Act.DISCLOSE]


def test_without_roles_nothing_may_be_done() -> None:
    assert [act for act in Act if may((), act)] == []


@pytest.mark.parametrize("role", [Role.CLERK, Role.COUNTER, Role.MANAGER])
def test_only_an_approver_approves(role: Role) -> None:
    assert not may((role,), Act.APPROVE)
    assert may((role, Role.APPROVER), Act.APPROVE)


def test_more_roles_never_allow_less() -> None:
    for one, two in combinations(Role, 2):
        for act in Act:
            assert may((one, two), act) == (may((one,), act) or may((two,), act))


def rules_of(*roles: Role) -> list[Rule]:
    return [problem.rule for problem in roles_problems(roles)]


def test_a_member_has_roles_and_an_auditor_no_other() -> None:
    assert rules_of() == [Rule.REQUIRED]
    assert rules_of(Role.AUDITOR, Role.CLERK) == [Rule.AUDITOR_STANDS_ALONE]
    assert rules_of(Role.AUDITOR) == rules_of(*FIRST) == []


@pytest.mark.parametrize("spelling", ["trần thị lan", " Trần  Thị Lan ", "TRẦN THỊ LAN"])
def test_capitals_and_blanks_make_nobody_else(spelling: str) -> None:
    assert same_name("Trần Thị Lan", spelling)
    assert name_taken(spelling, ["Phạm Văn Bình", "Trần Thị Lan"])


def test_accents_make_somebody_else() -> None:
    assert not same_name("Trần Thị Lan", "Trần Thị Lân")
    assert not name_taken("Lan", ["Lân", "Làn"])


@pytest.mark.parametrize(
    ("passphrase", "repeated", "rules"),
    [
        ("một câu dài", "một câu dài", []),
        ("một câu dài", "một câu khác", [Rule.PASSPHRASES_DIFFER]),
        ("ngắn    ", "ngắn    ", [Rule.PASSPHRASE_SHORT]),
        ("", "", [Rule.PASSPHRASE_SHORT]),
    ],
)
def test_a_new_passphrase_is_long_and_typed_twice(
    passphrase: str, repeated: str, rules: list[Rule]
) -> None:
    assert [problem.rule for problem in passphrase_problems(passphrase, repeated)] == rules
