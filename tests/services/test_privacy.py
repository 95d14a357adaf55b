"""Consents, requests, breaches and erasures: recorded by the office, and carried up the line."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import (
    START,
    TODAY,
    Line,
    add_approved,
    add_people,
    everything,
    make_consent,
    make_data_request,
    make_disclosure,
    make_erasure,
    make_id,
    make_incident,
    send,
)
from tests.services.refusing import refused
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import Failure, Invalid
from tethelp_desktop.domain.privacy import Timeliness
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Beneficiary,
    Consent,
    DataRequest,
    DataUse,
    Disclosure,
    Erasure,
    Incident,
    Outcome,
    RequestKind,
)
from tethelp_desktop.services import awards, handover, privacy
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.disclosing import disclose, recall


def somebody(line: Line, **over: object) -> Beneficiary:
    return add_people(line.one, 1, **over)[0]


def answer(desk: Desk, person: Beneficiary, **over: object) -> Consent:
    return privacy.record_consent(desk, make_consent(beneficiary_id=person.id, **over))


def standing(desk: Desk, person: Beneficiary) -> dict[DataUse, bool]:
    with desk.store.read() as reader:
        found = privacy.answers(desk, reader, person.id)
    return {use: consent.given for use, consent in found.items()}


def recorded(desk: Desk, kind: type) -> list:
    return list(everything(desk, [kind]))


# Consents


def test_the_latest_answer_stands_and_uses_are_apart(line: Line) -> None:
    person = somebody(line)
    assert standing(line.one, person) == {}
    answer(line.one, person)
    answer(line.one, person, purpose=DataUse.PUBLICITY, given=False)
    assert standing(line.one, person) == {DataUse.SPONSOR: True, DataUse.PUBLICITY: False}
    answer(line.one, person, given=False, given_on=TODAY)
    assert standing(line.one, person)[DataUse.SPONSOR] is False


def test_an_answer_without_evidence_is_none(line: Line) -> None:
    with pytest.raises(Invalid) as caught:
        answer(line.one, somebody(line), evidence="")
    assert [(p.field, p.rule) for p in caught.value.problems] == [("evidence", Rule.REQUIRED)]
    assert recorded(line.one, Consent) == []


def test_a_child_does_not_answer_alone(line: Line) -> None:
    child = somebody(line, birth_date=BirthDate(2015), personal_id=None)
    with pytest.raises(Invalid) as caught:
        answer(line.one, child)
    assert [p.rule for p in caught.value.problems] == [Rule.GUARDIAN_REQUIRED]
    [warning] = privacy.answer_problems(
        line.one, make_consent(beneficiary_id=child.id, guardian="Mẹ")
    )
    assert warning.rule is Rule.CHILD_AGREES_TOO
    assert answer(line.one, child, guardian="Mẹ").guardian == "Mẹ"


def test_nobody_answers_who_is_not_there(line: Line) -> None:
    with refused(Failure.NOT_FOUND):
        privacy.record_consent(line.one, make_consent(beneficiary_id=make_id(77)))


def test_consents_travel_up_and_stand_there_alike(line: Line) -> None:
    person = somebody(line)
    answer(line.one, person)
    send(line.one, line.hq)
    answer(line.one, person, given=False, given_on=TODAY)
    send(line.one, line.hq)
    assert standing(line.hq, person) == standing(line.one, person) == {DataUse.SPONSOR: False}


# Disclosures


def test_naming_a_person_to_the_sponsor_waits_for_the_yes_and_awarding_does_not(
    line: Line,
) -> None:
    award = add_approved(line.one)[0]
    entry = make_disclosure(beneficiary_id=award.beneficiary_id)
    with refused(Failure.CONSENT_MISSING):
        disclose(line.one, entry)
    handover.hand_over(line.one, award.id)
    with line.one.store.read() as reader:
        person = reader.get(Beneficiary, award.beneficiary_id)
    answer(line.one, person)
    assert disclose(line.one, entry).disclosed_to == entry.disclosed_to
    with refused(Failure.CONSENT_MISSING):
        disclose(line.one, replace(entry, purpose=DataUse.PUBLICITY))
    answer(line.one, person, given=False, given_on=TODAY)
    with refused(Failure.CONSENT_MISSING):
        disclose(line.one, entry)
    assert len(recorded(line.one, Disclosure)) == 1


def test_a_use_by_consent_names_whose_data_they_are(line: Line) -> None:
    with pytest.raises(Invalid):
        disclose(line.one, make_disclosure(beneficiary_id=None, people=3))
    several = make_disclosure(purpose=DataUse.SUPPORT, beneficiary_id=None, people=3)
    assert disclose(line.one, several).people == 3


def test_a_disclosure_is_recalled_once_with_a_reason(line: Line) -> None:
    several = make_disclosure(purpose=DataUse.SUPPORT, beneficiary_id=None, people=3)
    entry = disclose(line.one, several)
    with pytest.raises(Invalid):
        recall(line.one, entry.id, "")
    counter = recall(line.one, entry.id, "gửi nhầm nơi")
    assert (counter.reverses, counter.people, counter.contents) == (entry.id, 3, entry.contents)
    for rid in (entry.id, counter.id):
        with refused(Failure.ALREADY_RECALLED):
            recall(line.one, rid, "lại nữa")
    [view] = privacy.disclosures(line.one)
    assert (view.disclosure, view.recall, view.person) == (entry, counter, "")
    send(line.one, line.hq)
    assert privacy.disclosures(line.hq) == [view]


def test_the_latest_disclosure_comes_first_and_names_the_person(line: Line) -> None:
    person = somebody(line)
    answer(line.one, person)
    old = disclose(
        line.one, make_disclosure(beneficiary_id=person.id, disclosed_on=date(2026, 1, 6))
    )
    new = disclose(line.one, make_disclosure(beneficiary_id=person.id))
    views = privacy.disclosures(line.one)
    assert [view.disclosure.id for view in views] == [new.id, old.id]
    assert {view.person for view in views} == {person.full_name}


# Requests


def test_a_request_is_registered_answered_and_closed(line: Line) -> None:
    person = somebody(line)
    asked = make_data_request(beneficiary_id=person.id, received_on=TODAY)
    request = privacy.save_request(line.one, None, asked)
    [view] = privacy.requests(line.one)
    assert (view.person, view.timeliness) == (person.full_name, Timeliness.DUE_SOON)
    assert view.due_on == date(2026, 1, 13)  # the 10th is a Saturday
    with line.one.store.read() as reader:
        before = reader.load(DataRequest, request.id)
    with pytest.raises(Invalid):
        privacy.save_request(line.one, before, replace(before.record, done_on=TODAY))
    done = replace(before.record, answered_on=TODAY, done_on=TODAY, result="Đã gửi bản sao")
    privacy.save_request(line.one, before, done)
    send(line.one, line.hq)
    for desk in (line.one, line.hq):
        [view] = privacy.requests(desk)
        assert (view.request.result, view.timeliness) == ("Đã gửi bản sao", Timeliness.DONE)


def test_the_most_urgent_request_comes_first(line: Line) -> None:
    line.clock.turn(days=10)
    today = line.one.today

    def ask(**over: object) -> DataRequest:
        asked = make_data_request(beneficiary_id=None, requester="Con gái", **over)
        return privacy.save_request(line.one, None, asked)

    done = ask(received_on=TODAY, answered_on=TODAY, done_on=TODAY, result="Đã gửi")
    in_work = ask(kind=RequestKind.DELETE, received_on=TODAY, answered_on=TODAY)
    new = ask(received_on=today)
    late = ask(received_on=TODAY)
    views = privacy.requests(line.one)
    assert [view.request.id for view in views] == [late.id, new.id, in_work.id, done.id]
    assert [view.timeliness for view in views] == list(Timeliness)
    assert privacy.count_due(views) == 2
    assert views[0].person == ""


# Breaches


def test_a_breach_is_due_within_72_hours_and_travels_up(line: Line) -> None:
    incident = privacy.save_incident(line.one, None, make_incident())
    [view] = privacy.incidents(line.one)
    assert view.report_by == START + timedelta(hours=72)
    assert view.timeliness is Timeliness.DUE_SOON
    line.clock.turn(hours=73)
    assert privacy.count_due(privacy.incidents(line.one)) == 1
    assert privacy.incidents(line.one)[0].timeliness is Timeliness.OVERDUE
    with line.one.store.read() as reader:
        before = reader.load(Incident, incident.id)
    reported = replace(before.record, reported_at=START + timedelta(hours=70))
    privacy.save_incident(line.one, before, reported)
    send(line.one, line.hq)
    assert [v.timeliness for v in privacy.incidents(line.hq)] == [Timeliness.OPEN]


def test_a_breach_says_what_happened(line: Line) -> None:
    with pytest.raises(Invalid):
        privacy.save_incident(line.one, None, make_incident(description=""))
    assert privacy.incidents(line.one) == []


# Erasures


def test_an_erasure_waits_until_no_award_waits(line: Line) -> None:
    first, second = add_approved(line.one, 2)
    order = make_erasure(beneficiary_id=first.beneficiary_id)
    with refused(Failure.ERASURE_AWAITS_AWARDS):
        privacy.order_erasure(line.one, order)
    handed = handover.hand_over(line.one, first.id)
    handover.undo_handover(line.one, handed.handover.id, "trao nhầm")
    with refused(Failure.ERASURE_AWAITS_AWARDS):
        privacy.order_erasure(line.one, order)
    handover.hand_over(line.one, first.id)
    with refused(Failure.NOT_FOUND):
        privacy.order_erasure(line.one, replace(order, request_id=make_id(78)))
    assert privacy.order_erasure(line.one, order).document_number == order.document_number
    with refused(Failure.ALREADY_ORDERED_ERASED):
        privacy.order_erasure(line.one, order)
    awards.withdraw(line.one, second.id, Outcome.MOVED)
    privacy.order_erasure(line.one, make_erasure(beneficiary_id=second.beneficiary_id))
    send(line.one, line.hq)
    assert recorded(line.hq, Erasure) == recorded(line.one, Erasure)
    assert len(recorded(line.hq, Erasure)) == 2


def test_an_erasure_names_who_decided_and_somebody_who_is_there(line: Line) -> None:
    person = somebody(line)
    with pytest.raises(Invalid):
        privacy.order_erasure(line.one, make_erasure(beneficiary_id=person.id, decided_by=""))
    with refused(Failure.NOT_FOUND):
        privacy.order_erasure(line.one, make_erasure(beneficiary_id=make_id(77)))
    assert recorded(line.one, Erasure) == []
