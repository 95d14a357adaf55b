"""What a transfer tells of a person, and what its replies come to, in any order."""

from dataclasses import replace
from itertools import permutations

import pytest

from tests.builders import make_full, make_id, make_person, make_transfer, make_transfer_reply
from tethelp_desktop.domain.records import UNRECORDED, Beneficiary, TransferReply, TransferStep
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.transfers import (
    TransferState,
    read,
    standing_reply,
    state_of,
    write,
)

SENDER, RECEIVER, STRANGER = make_id(50), make_id(51), make_id(52)


def test_a_transfer_tells_all_but_what_belongs_to_the_sender() -> None:
    person: Beneficiary = make_full(Beneficiary)
    told = read(make_transfer(person=write(person)))
    assert told == replace(
        person,
        id=NEW,
        recorded_at=UNRECORDED,
        recorded_by="",
        household_id=None,
        withdrawn=None,
    )


def test_what_is_empty_is_not_told() -> None:
    person = make_person(phone=None, address="")
    assert "phone" not in write(person)
    assert "address" not in write(person)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 19_000,
        '{"full_name":"\\ud800"}',
        "{}",
        "[]",
        '"x"',
        "null",
        "{",
        '{"full_name":1}',
        '{"full_name":null}',
        '{"sex":"male"}',
    ],
)
def test_a_transfer_that_names_nobody_is_read_as_nobody(text: str) -> None:
    assert read(make_transfer(person=text)) is None


def test_what_this_release_cannot_read_is_left_out() -> None:
    told = read(
        make_transfer(
            person='{"full_name":"Bà Mẫu","sex":"x","birth_date":7,"hardship_year":"y","new":1}'
        )
    )
    assert told == Beneficiary(full_name="Bà Mẫu")
    spoiled = '{"full_name":"Bà Mẫu","hardship_year":-5,"phone":"\\ud800","address":"a\u0302"}'
    assert read(make_transfer(person=spoiled)) == Beneficiary(full_name="Bà Mẫu")


def reply(number: int, step: TransferStep, person: Stamp | None = None) -> TransferReply:
    return make_transfer_reply(id=make_id(number), step=step, beneficiary_id=person)


def test_whoever_was_accepted_is_accepted_whatever_was_said_meanwhile() -> None:
    transfer = make_transfer(to_office_id=RECEIVER)
    accepted = reply(63, TransferStep.ACCEPTED, make_id(9))
    said = [
        (reply(60, TransferStep.TAKEN_BACK), SENDER),
        (reply(61, TransferStep.REFUSED), RECEIVER),
        (accepted, RECEIVER),
        (reply(64, TransferStep.ACCEPTED, make_id(8)), RECEIVER),
    ]
    for some in permutations(said):
        assert standing_reply(transfer, some, SENDER) == accepted
    assert state_of(accepted) is TransferState.ACCEPTED
    assert standing_reply(transfer, said[:2], SENDER) == said[0][0]
    assert state_of(said[0][0]) is TransferState.TAKEN_BACK
    assert state_of(said[1][0]) is TransferState.REFUSED
    assert state_of(standing_reply(transfer, [], SENDER)) is TransferState.WAITING


@pytest.mark.parametrize(
    ("step", "by"),
    [
        (TransferStep.ACCEPTED, SENDER),
        (TransferStep.ACCEPTED, STRANGER),
        (TransferStep.ACCEPTED, None),
        (TransferStep.REFUSED, SENDER),
        (TransferStep.TAKEN_BACK, RECEIVER),
        (TransferStep.TAKEN_BACK, STRANGER),
    ],
)
def test_only_the_receiver_answers_and_only_the_sender_takes_back(
    step: TransferStep, by: Stamp | None
) -> None:
    person = make_id(9) if step is TransferStep.ACCEPTED else None
    transfer = make_transfer(to_office_id=RECEIVER)
    assert standing_reply(transfer, [(reply(60, step, person), by)], SENDER) is None


def test_an_office_hands_nobody_to_itself_and_an_unknown_one_nobody_at_all() -> None:
    accepted = reply(60, TransferStep.ACCEPTED, make_id(9))
    for transfer, sender in (
        (make_transfer(to_office_id=SENDER), SENDER),
        (make_transfer(to_office_id=RECEIVER), None),
    ):
        assert standing_reply(transfer, [(accepted, transfer.to_office_id)], sender) is None


def test_nobody_is_accepted_without_a_record_nor_refused_with_one() -> None:
    transfer = make_transfer(to_office_id=RECEIVER)
    for step, person in ((TransferStep.ACCEPTED, None), (TransferStep.REFUSED, make_id(9))):
        assert standing_reply(transfer, [(reply(60, step, person), RECEIVER)], SENDER) is None
