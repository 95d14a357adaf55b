from itertools import product

import pytest

from tethelp_desktop.domain.authority import Refusal, audience, may_create, may_edit, refusal
from tethelp_desktop.domain.records import LAWS, RECORDS, Law, Level
from tethelp_desktop.domain.segments import ALL, EDIT, EDIT_COLUMNS, UP, Block
from tethelp_desktop.domain.segments import OFFICES as EVERY_OFFICE
from tethelp_desktop.domain.stamps import Replica, Stamp, make_stamp

HOME, AWAY, TOP = (Replica(f"{n:x}" * 16) for n in (8, 9, 10))
HOME_OFFICE, AWAY_OFFICE, TOP_OFFICE = Stamp("home"), Stamp("away"), Stamp("top")
OFFICES = {HOME: HOME_OFFICE, AWAY: AWAY_OFFICE, TOP: TOP_OFFICE}
BELOW = (Level.PROVINCE, Level.DISTRICT)


def tables(law: Law) -> list[str]:
    return [name for name, kind in RECORDS.items() if LAWS[kind] is law]


@pytest.mark.parametrize("table", tables(Law.REFERENCE))
def test_only_headquarters_writes_what_everybody_relies_on(table: str) -> None:
    assert may_create(table, Level.CENTRAL)
    assert may_edit(table, Level.CENTRAL, own=False)
    for level, own in product(BELOW, (True, False)):
        assert not may_create(table, level)
        assert not may_edit(table, level, own=own)


@pytest.mark.parametrize("table", tables(Law.LEDGER))
def test_nobody_edits_a_ledger_and_everybody_adds_to_it(table: str) -> None:
    for level in Level:
        assert may_create(table, level)
        assert not may_edit(table, level, own=True)


@pytest.mark.parametrize("table", tables(Law.REGISTER))
def test_a_register_is_edited_by_its_own_office_and_headquarters(table: str) -> None:
    for level in BELOW:
        assert may_create(table, level)
        assert may_edit(table, level, own=True)
        assert not may_edit(table, level, own=False)
    assert may_edit(table, Level.CENTRAL, own=False) == (table != "staff")
    assert may_edit(table, Level.CENTRAL, own=True)


def test_tables_of_newer_releases_are_not_ours_to_judge() -> None:
    assert may_create("orchard", Level.DISTRICT)
    assert may_edit("orchard", Level.DISTRICT, own=False)


def row_of(table: str) -> Block:
    return Block(table, ("id",), [(make_stamp(1, HOME),)])


def edit_of(table: str, creator: Replica) -> Block:
    edit = (table, make_stamp(1, creator), "x", make_stamp(2, HOME), "", "v", "", "")
    return Block(EDIT, EDIT_COLUMNS, [edit])


def permission(table: str, field: str, of: Replica) -> Block:
    return Block(table, ("id", field), [(make_stamp(2, HOME), make_stamp(1, of))])


def is_home(replica: Replica) -> bool:
    return replica == HOME


@pytest.mark.parametrize(
    ("blocks", "level", "expected"),
    [
        ([], Level.DISTRICT, None),
        ([row_of("beneficiary"), edit_of("beneficiary", HOME)], Level.DISTRICT, None),
        ([row_of("campaign")], Level.DISTRICT, Refusal("campaign", "create")),
        ([row_of("certificate")], Level.PROVINCE, Refusal("certificate", "create")),
        ([row_of("campaign")], Level.CENTRAL, None),
        ([edit_of("beneficiary", AWAY)], Level.DISTRICT, Refusal("beneficiary", "edit")),
        ([edit_of("beneficiary", AWAY)], Level.CENTRAL, None),
        ([permission("override", "subject_id", HOME)], Level.DISTRICT, None),
        (
            [permission("override", "subject_id", AWAY)],
            Level.DISTRICT,
            Refusal("override", "create"),
        ),
        ([permission("override", "subject_id", AWAY)], Level.CENTRAL, None),
        ([permission("consent", "beneficiary_id", HOME)], Level.DISTRICT, None),
        (
            [permission("consent", "beneficiary_id", AWAY)],
            Level.PROVINCE,
            Refusal("consent", "create"),
        ),
        ([permission("same_person", "beneficiary_id", HOME)], Level.DISTRICT, None),
        (
            [permission("same_person", "other_id", AWAY)],
            Level.DISTRICT,
            Refusal("same_person", "create"),
        ),
        ([edit_of("receipt", HOME)], Level.CENTRAL, Refusal("receipt", "edit")),
        ([row_of("staff"), edit_of("staff", HOME)], Level.DISTRICT, None),
        ([edit_of("staff", AWAY)], Level.DISTRICT, Refusal("staff", "edit")),
        ([edit_of("staff", AWAY)], Level.CENTRAL, Refusal("staff", "edit")),
        (
            [edit_of("event", HOME), edit_of("office", HOME)],
            Level.DISTRICT,
            Refusal("office", "edit"),
        ),
    ],
)
def test_a_segment_is_refused_for_the_first_change_without_authority(
    blocks: list[Block], level: Level, expected: Refusal | None
) -> None:
    assert refusal(blocks, level, is_home) == expected


@pytest.mark.parametrize("table", RECORDS)
def test_what_an_office_below_writes_goes_up(table: str) -> None:
    for replica in (HOME, AWAY):
        assert audience(table, replica, Level.DISTRICT, OFFICES.get, HOME_OFFICE) == UP


@pytest.mark.parametrize("table", RECORDS)
def test_headquarters_edit_of_an_offices_record_goes_to_that_office_alone(table: str) -> None:
    assert audience(table, AWAY, Level.CENTRAL, OFFICES.get, TOP_OFFICE) == AWAY_OFFICE


@pytest.mark.parametrize("table", ["beneficiary", "award", "handover", "receipt", "printing"])
def test_nothing_of_a_person_goes_to_everybody(table: str) -> None:
    assert audience(table, TOP, Level.CENTRAL, OFFICES.get, TOP_OFFICE) == TOP_OFFICE


@pytest.mark.parametrize(
    ("table", "whom"),
    [
        ("office", ALL),
        ("certificate", ALL),
        ("campaign", ALL),
        ("sponsor", EVERY_OFFICE),
        ("pledge_line", EVERY_OFFICE),
    ],
)
def test_what_all_offices_rely_on_goes_to_everybody(table: str, whom: str) -> None:
    """Sponsors apart: what an office file carries in the clear names no person."""
    assert audience(table, TOP, Level.CENTRAL, OFFICES.get, TOP_OFFICE) == whom


def test_the_record_of_a_pc_that_is_not_known_is_treated_as_headquarters_own() -> None:
    stranger = Replica("b" * 16)
    assert audience("beneficiary", stranger, Level.CENTRAL, OFFICES.get, TOP_OFFICE) == TOP_OFFICE
