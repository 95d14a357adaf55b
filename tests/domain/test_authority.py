from itertools import product

import pytest

from tethelp_desktop.domain.authority import (
    Refusal,
    about_whom,
    addressed_to,
    audiences,
    decides_about,
    may_create,
    may_edit,
    refusal,
)
from tethelp_desktop.domain.offices import Kin
from tethelp_desktop.domain.records import LAWS, RECORDS, Law, Level
from tethelp_desktop.domain.segments import ALL, EDIT, EDIT_COLUMNS, UP, Block
from tethelp_desktop.domain.segments import OFFICES as EVERY_OFFICE
from tethelp_desktop.domain.stamps import Replica, Stamp, make_stamp

HOME, AWAY, TOP, BENEATH = (Replica(f"{n:x}" * 16) for n in (8, 9, 10, 11))
HOME_OFFICE, AWAY_OFFICE, TOP_OFFICE = Stamp("home"), Stamp("away"), Stamp("top")
OFFICES = {HOME: HOME_OFFICE, AWAY: AWAY_OFFICE, TOP: TOP_OFFICE}
BELOW = (Level.PROVINCE, Level.DISTRICT)


def tables(law: Law) -> list[str]:
    return [name for name, kind in RECORDS.items() if LAWS[kind] is law]


@pytest.mark.parametrize("table", tables(Law.REFERENCE))
def test_only_headquarters_writes_what_everybody_relies_on(table: str) -> None:
    assert may_create(table, Level.CENTRAL)
    assert may_edit(table, Level.CENTRAL, Kin.OTHER)
    for level, kin in product(BELOW, Kin):
        assert not may_create(table, level)
        assert not may_edit(table, level, kin)


@pytest.mark.parametrize("table", tables(Law.LEDGER))
def test_nobody_edits_a_ledger_and_all_add_to_it_but_only_headquarters_allots(table: str) -> None:
    for level in Level:
        assert may_create(table, level) == (table != "allotment" or level is Level.CENTRAL)
        assert not may_edit(table, level, Kin.OWN)


@pytest.mark.parametrize("table", tables(Law.REGISTER))
def test_a_register_is_edited_by_its_own_office_and_those_above(table: str) -> None:
    for level in BELOW:
        assert may_create(table, level)
        assert may_edit(table, level, Kin.BELOW) == (table != "staff")
        assert may_edit(table, level, Kin.OWN)
        assert not may_edit(table, level, Kin.OTHER)
    assert may_edit(table, Level.CENTRAL, Kin.OTHER) == (table != "staff")
    assert may_edit(table, Level.CENTRAL, Kin.OWN)


def test_tables_of_newer_releases_are_not_ours_to_judge() -> None:
    assert may_create("orchard", Level.DISTRICT)
    assert may_edit("orchard", Level.DISTRICT, Kin.OTHER)


def row_of(table: str) -> Block:
    return Block(table, ("id",), [(make_stamp(1, HOME),)])


def edit_of(table: str, creator: Replica) -> Block:
    edit = (table, make_stamp(1, creator), "x", make_stamp(2, HOME), "", "v", "", "")
    return Block(EDIT, EDIT_COLUMNS, [edit])


def permission(table: str, field: str, of: Replica) -> Block:
    return Block(table, ("id", field), [(make_stamp(2, HOME), make_stamp(1, of))])


def kin_of(replica: Replica) -> Kin:
    return {HOME: Kin.OWN, BENEATH: Kin.BELOW}.get(replica, Kin.OTHER)


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
        ([edit_of("beneficiary", BENEATH)], Level.PROVINCE, None),
        ([permission("override", "subject_id", BENEATH)], Level.PROVINCE, None),
        ([edit_of("staff", BENEATH)], Level.PROVINCE, Refusal("staff", "edit")),
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
    assert refusal(blocks, level, kin_of, in_line=True) == expected


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("award", "beneficiary_id"),
        ("award", "replaces"),
        ("funding_part", "award_id"),
        ("enrolment", "batch_id"),
        ("invitation", "award_id"),
        ("consignment_item", "consignment_id"),
        ("handover", "award_id"),
        ("handover", "reverses"),
        ("receipt", "handover_id"),
        ("receipt_void", "receipt_id"),
        ("payment_part", "award_id"),
        ("attachment", "reverses"),
    ],
)
def test_nothing_is_built_on_another_offices_work(table: str, field: str) -> None:
    def found(level: Level, creator: Replica) -> Refusal | None:
        return refusal([permission(table, field, creator)], level, kin_of, in_line=True)

    assert found(Level.DISTRICT, HOME) is None
    assert found(Level.PROVINCE, BENEATH) is None
    assert found(Level.CENTRAL, AWAY) is None
    for level, creator in ((Level.DISTRICT, AWAY), (Level.PROVINCE, AWAY), (Level.DISTRICT, TOP)):
        assert found(level, creator) == Refusal(table, "create")


@pytest.mark.parametrize(
    ("table", "field"),
    [("contribution", "pledge_line_id"), ("award", "pledge_line_id"), ("handover", "event_id")],
)
def test_what_headquarters_shares_out_is_everybodys_to_refer_to(table: str, field: str) -> None:
    shared = permission(table, field, TOP)
    assert refusal([shared], Level.DISTRICT, kin_of, in_line=True) is None


@pytest.mark.parametrize(("creator", "is_refused"), [(HOME, False), (AWAY, True), (None, False)])
def test_an_edit_lets_nothing_rely_on_another_offices_work(
    creator: Replica | None, *, is_refused: bool
) -> None:
    value = None if creator is None else make_stamp(1, creator)
    edit = ("award", make_stamp(1, HOME), "replaces", make_stamp(2, HOME), "", value, "", "")
    found = refusal([Block(EDIT, EDIT_COLUMNS, [edit])], Level.DISTRICT, kin_of, in_line=True)
    assert found == (Refusal("award", "edit") if is_refused else None)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([permission("transfer", "beneficiary_id", HOME)], None),
        ([row_of("transfer_reply")], None),
        (
            [permission("transfer", "beneficiary_id", AWAY)],
            Refusal("transfer", "create"),
        ),
        ([permission("transfer_reply", "beneficiary_id", HOME)], None),
        (
            [permission("transfer_reply", "beneficiary_id", BENEATH)],
            Refusal("transfer_reply", "create"),
        ),
        (
            [row_of("transfer_reply"), row_of("beneficiary")],
            Refusal("beneficiary", "create"),
        ),
        ([permission("erasure", "beneficiary_id", HOME)], None),
        ([permission("erasure", "beneficiary_id", BENEATH)], None),
        ([permission("erasure", "beneficiary_id", AWAY)], Refusal("erasure", "create")),
        ([edit_of("beneficiary", HOME)], Refusal(EDIT, "create")),
        ([row_of("of_a_newer_release")], Refusal("of_a_newer_release", "create")),
    ],
)
def test_an_office_aside_is_heard_about_its_own_people_only(
    blocks: list[Block], expected: Refusal | None
) -> None:
    assert refusal(blocks, Level.DISTRICT, kin_of, in_line=False) == expected


def test_not_even_headquarters_hands_on_a_person_of_an_office() -> None:
    block = permission("transfer", "beneficiary_id", AWAY)
    assert refusal([block], Level.CENTRAL, kin_of, in_line=True) == Refusal("transfer", "create")


def test_a_refusal_of_a_transfer_is_about_no_record() -> None:
    block = Block("transfer_reply", ("id", "beneficiary_id"), [(make_stamp(2, HOME), None)])
    assert refusal([block], Level.DISTRICT, kin_of, in_line=False) is None


def below_top(replica: Replica) -> Stamp | None:
    return None if replica == TOP else OFFICES.get(replica)


def for_whom(table: str, *replicas: Replica) -> tuple[str, ...]:
    return audiences(table, replicas, Level.CENTRAL, TOP_OFFICE, below_top)


@pytest.mark.parametrize("table", RECORDS)
def test_what_an_office_at_the_base_writes_goes_up(table: str) -> None:
    for replica in (HOME, AWAY):
        whom = audiences(table, [replica], Level.DISTRICT, HOME_OFFICE, lambda _: None)
        assert whom == (UP,)


@pytest.mark.parametrize("table", RECORDS)
def test_headquarters_edit_of_an_offices_record_goes_to_that_office_alone(table: str) -> None:
    assert for_whom(table, AWAY) == (AWAY_OFFICE,)


@pytest.mark.parametrize("table", RECORDS)
def test_a_middle_office_sends_down_what_is_of_those_below_it_and_the_rest_up(table: str) -> None:
    def below(replica: Replica) -> Stamp | None:
        return AWAY_OFFICE if replica == AWAY else None

    for replica, whom in ((AWAY, AWAY_OFFICE), (HOME, UP), (TOP, UP)):
        assert audiences(table, [replica], Level.PROVINCE, HOME_OFFICE, below) == (whom,)


def test_what_is_for_one_office_goes_to_it_and_to_whose_record_it_is() -> None:
    def whom(level: Level, named: tuple[Stamp, ...], *replicas: Replica) -> tuple[str, ...]:
        below = below_top if level is Level.CENTRAL else lambda _: None
        return audiences("transfer", replicas, level, HOME_OFFICE, below, named)

    assert whom(Level.DISTRICT, (AWAY_OFFICE,), HOME) == (AWAY_OFFICE,)
    assert whom(Level.DISTRICT, (), HOME) == (UP,)
    assert whom(Level.CENTRAL, (AWAY_OFFICE,), TOP, HOME) == (AWAY_OFFICE, HOME_OFFICE)


def test_who_is_decided_about_is_named_row_by_row() -> None:
    ids = [make_stamp(number, pc) for number, pc in ((1, HOME), (1, AWAY))]
    block = Block(
        "same_person",
        ("id", "beneficiary_id", "other_id"),
        [(make_stamp(2, TOP), *ids), (make_stamp(3, TOP), ids[0], None)],
    )
    assert list(about_whom(block)) == [(HOME, AWAY), (HOME,)]
    assert list(about_whom(row_of("handover"))) == [()]
    assert decides_about("same_person") == ("beneficiary_id", "other_id")
    assert decides_about("handover") == ()


def test_an_entry_for_one_office_names_it() -> None:
    block = Block("transfer", ("id", "to_office_id"), [(make_stamp(1, HOME), AWAY_OFFICE)])
    assert list(addressed_to(block)) == [(AWAY_OFFICE,)]
    assert list(addressed_to(row_of("transfer"))) == [()]
    assert list(addressed_to(edit_of("office", HOME))) == [()]


def test_a_decision_between_two_offices_goes_to_both() -> None:
    assert for_whom("same_person", TOP, HOME, AWAY) == (AWAY_OFFICE, HOME_OFFICE)


@pytest.mark.parametrize("table", ["beneficiary", "award", "handover", "receipt", "printing"])
def test_nothing_of_a_person_goes_to_everybody(table: str) -> None:
    assert for_whom(table, TOP) == (TOP_OFFICE,)


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
    assert for_whom(table, TOP) == (whom,)


def test_the_record_of_a_pc_that_is_not_known_is_treated_as_headquarters_own() -> None:
    assert for_whom("beneficiary", Replica("c" * 16)) == (TOP_OFFICE,)
