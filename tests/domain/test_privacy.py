"""What the law on personal data asks, judged on made-up people and days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    START,
    TODAY,
    make_admission,
    make_award,
    make_consent,
    make_data_request,
    make_disclosure,
    make_erasure,
    make_event,
    make_id,
    make_incident,
    make_line,
    make_override,
    make_person,
)
from tethelp_desktop.domain.dates import BirthDate, local_day
from tethelp_desktop.domain.privacy import (
    GROUNDS,
    Basis,
    Sensitivity,
    Timeliness,
    answer_by,
    complete_by,
    consent_problems,
    diagnosis_in,
    discreet,
    due_on,
    incident_timeliness,
    may_use,
    needs_consent,
    report_by,
    request_timeliness,
    sensitivities,
    standing_consents,
)
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    PAPER_NUMBERS,
    Consent,
    DataUse,
    Hardship,
    Record,
    RequestKind,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp

PERSON = make_person(id=make_id(4))
TOMORROW = TODAY + timedelta(days=1)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CONSENTS = st.lists(
    st.builds(
        Consent,
        id=st.integers(1, 30).map(make_id),
        beneficiary_id=st.just(PERSON.id),
        purpose=st.sampled_from(DataUse),
        given=st.booleans(),
        given_on=st.dates(date(2026, 1, 1), date(2026, 1, 4)),
        recorded_at=st.sampled_from([START - timedelta(days=day) for day in range(6, 10)]),
        evidence=st.just("Phiếu 12"),
    ),
    unique_by=lambda consent: consent.id,
    max_size=8,
)
REQUESTS = st.builds(
    make_data_request,
    kind=st.sampled_from(RequestKind),
    received_on=DAYS,
    third_parties=st.booleans(),
    extended=st.sampled_from(["", "nhiều hồ sơ giấy"]),
)


def found(record: Record) -> list[tuple[str, Rule]]:
    return [(problem.field, problem.rule) for problem in problems(record, TODAY)]


def answered(consent: Consent) -> tuple[date, Stamp]:
    return min(consent.given_on, local_day(consent.recorded_at)), consent.id


# What makes a use lawful


def test_every_use_has_a_ground_with_its_articles() -> None:
    assert set(GROUNDS) == set(DataUse)
    assert all("91/2025/QH15" in ground.source for ground in GROUNDS.values())


def test_only_helping_a_person_asks_for_no_consent() -> None:
    assert [use for use in DataUse if not needs_consent(use)] == [DataUse.SUPPORT]
    assert GROUNDS[DataUse.SUPPORT].basis is Basis.TASK


# Consents


@given(CONSENTS, st.randoms())
def test_the_order_in_which_answers_arrive_never_matters(consents, random) -> None:
    shuffled = list(consents)
    random.shuffle(shuffled)
    assert standing_consents(shuffled, date.max) == standing_consents(consents, date.max)
    assert standing_consents([*shuffled, *consents], date.max) == standing_consents(
        consents, date.max
    )


@given(CONSENTS)
def test_the_latest_answer_of_each_use_stands(consents) -> None:
    for use, standing in standing_consents(consents, date.max).items():
        others = [c for c in consents if c.purpose is use]
        assert all(answered(c) <= answered(standing) for c in others)
    assert set(standing_consents(consents, date.max)) == {consent.purpose for consent in consents}


@given(CONSENTS)
def test_a_withdrawal_after_everything_ends_that_use_and_no_other(consents) -> None:
    no = make_consent(id=make_id(99), given=False, given_on=date(2026, 1, 5), recorded_at=START)
    after = [*consents, no]
    assert not may_use(DataUse.SPONSOR, after, PERSON, TODAY)
    for use in (DataUse.SUPPORT, DataUse.PUBLICITY):
        assert may_use(use, after, PERSON, TODAY) == may_use(use, consents, PERSON, TODAY)


@given(CONSENTS)
def test_helping_a_person_never_waits_for_an_answer(consents) -> None:
    assert may_use(DataUse.SUPPORT, consents, PERSON, TODAY)


def test_a_use_begins_on_the_day_of_the_yes() -> None:
    yes = make_consent(given_on=TODAY)
    assert not may_use(DataUse.SPONSOR, [yes], PERSON, TODAY - timedelta(days=1))
    assert may_use(DataUse.SPONSOR, [yes], PERSON, TODAY)


def test_an_answer_of_a_day_to_come_does_not_hide_a_withdrawal_of_today() -> None:
    ahead = make_consent(given_on=TOMORROW)  # from a PC whose clock is ahead
    no = make_consent(given=False, given_on=TODAY)
    assert standing_consents([ahead, no], TODAY) == {DataUse.SPONSOR: no}
    assert not may_use(DataUse.SPONSOR, [ahead, no], PERSON, TODAY)


def test_a_yes_dated_ahead_does_not_revive_over_a_withdrawal_that_came_later() -> None:
    ahead = make_consent(id=make_id(1), given_on=date(2026, 5, 1), recorded_at=START)
    no = make_consent(
        id=make_id(2),
        given=False,
        given_on=date(2026, 2, 1),
        recorded_at=START + timedelta(days=22),
    )
    for on in (date(2026, 2, 1), date(2026, 5, 1), date(2027, 1, 1)):
        assert standing_consents([ahead, no], on) == {DataUse.SPONSOR: no}
        assert not may_use(DataUse.SPONSOR, [no, ahead], PERSON, on)


def test_an_answer_of_a_day_to_come_is_not_saved() -> None:
    assert found(make_consent(given_on=TOMORROW)) == [("given_on", Rule.IN_THE_FUTURE)]


def test_a_yes_without_evidence_permits_nothing() -> None:
    assert not may_use(DataUse.SPONSOR, [make_consent(evidence="")], PERSON, TODAY)


def test_the_yes_of_somebody_else_is_nobodys() -> None:
    yes = make_consent(beneficiary_id=make_id(5))
    assert not may_use(DataUse.SPONSOR, [yes], PERSON, TODAY)


@pytest.mark.parametrize(
    ("born", "guardian", "rules"),
    [
        (BirthDate(2010, 1, 4), "", []),  # sixteen the day before the answer
        (BirthDate(2010, 1, 6), "", [Rule.GUARDIAN_REQUIRED]),
        (BirthDate(2010), "", [Rule.GUARDIAN_REQUIRED]),  # may be born in December
        (BirthDate(2009), "", []),
        (BirthDate(2010, 1, 6), "Mẹ", [Rule.CHILD_AGREES_TOO]),
        (BirthDate(2019, 1, 5), "Mẹ", [Rule.CHILD_AGREES_TOO]),  # seven on that day
        (BirthDate(2019, 1, 6), "Mẹ", []),
        (None, "", []),
    ],
)
def test_a_child_answers_with_its_guardian_and_from_seven_on_itself_too(
    born, guardian, rules
) -> None:
    child = replace(PERSON, birth_date=born)
    answer = make_consent(given_on=date(2026, 1, 5), guardian=guardian)
    assert [problem.rule for problem in consent_problems(answer, child)] == rules
    may = may_use(DataUse.SPONSOR, [answer], child, TODAY)
    assert may == (Rule.GUARDIAN_REQUIRED not in rules)


@pytest.mark.parametrize("guardian", ["", "Mẹ"])
def test_a_no_for_a_child_is_accepted_from_whoever_says_it(guardian) -> None:
    child = replace(PERSON, birth_date=BirthDate(2015))
    no = make_consent(given=False, guardian=guardian)
    assert list(consent_problems(no, child)) == []


# What is hidden


@pytest.mark.parametrize(
    ("record", "kinds"),
    [
        (make_person(), set()),
        (make_person(hardship=None), set()),
        (make_person(hardship=Hardship.INPATIENT), {Sensitivity.HEALTH}),
        (make_person(hardship=Hardship.DISABLED), {Sensitivity.HEALTH}),
        (make_person(hardship=Hardship.ETHNIC_MINORITY), {Sensitivity.ETHNICITY}),
        (make_person(health_card="DT2373720123456"), {Sensitivity.ETHNICITY}),
        (
            make_person(health_card="DT2373720123456", hardship=Hardship.DISABLED),
            {Sensitivity.ETHNICITY, Sensitivity.HEALTH},
        ),
        (make_admission(), {Sensitivity.HEALTH}),
        (make_award(), set()),
    ],
)
def test_what_tells_health_or_ethnicity_is_known(record, kinds) -> None:
    assert sensitivities(record) == kinds


@given(st.sampled_from(Hardship), st.from_regex(r"[A-Z]{2}[1-5][0-9]{12}", fullmatch=True))
def test_a_discreet_copy_tells_nothing_sensitive_and_no_whole_number(hardship, card) -> None:
    person = make_person(
        hardship=hardship,
        hardship_decision="15/QĐ-UBND",
        identity_card="164012345",
        insurance_code="3720123456",
        health_card=card,
    )
    shown = discreet(person)
    assert sensitivities(shown) == set()
    assert all("***" in getattr(shown, name) for name in PAPER_NUMBERS)
    assert (shown.full_name, shown.address) == (person.full_name, person.address)
    assert (shown.hardship is None) == (hardship in {"ethnic-minority", "disabled", "inpatient"})


def test_a_discreet_copy_of_somebody_without_numbers_stays_without() -> None:
    assert discreet(make_person(personal_id=None)).personal_id is None


# Diagnoses in free texts


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Thôn Mẫu, bị ung thư", "ung thư"),
        ("bi ung thu giai doan 2", "ung thư"),
        ("UNG THƯ", "ung thư"),
        ("nhiễm HIV/AIDS", "hiv"),
        ("mắc bệnh động kinh", "động kinh"),
        ("phường Đông Kinh", ""),
        ("Thôn Mẫu", ""),
        ("", ""),
        ("ung thưởng", ""),
    ],
)
def test_a_diagnosis_is_noticed_with_and_without_accents(text, word) -> None:
    assert diagnosis_in(text) == word


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (make_person(address="Thôn Mẫu (suy thận)"), "address"),
        (make_line(designated_group="trẻ bại não"), "designated_group"),
        (make_event(name="Thăm người chạy thận"), "name"),
        (make_override(reason="đang điều trị trầm cảm"), "reason"),
    ],
)
def test_free_text_with_a_diagnosis_is_warned_about_and_kept(record, field) -> None:
    [problem] = problems(record, TODAY)
    assert (problem.field, problem.rule) == (field, Rule.LOOKS_LIKE_DIAGNOSIS)
    assert problem.severity == "warning"


def test_a_ward_may_say_what_it_is() -> None:
    assert found(make_admission(hospital="Bệnh viện Tâm thần Mẫu", ward="Khoa Ung thư")) == []


# Deadlines


@given(DAYS)
def test_the_answer_is_due_on_the_second_working_day(day) -> None:
    due = answer_by(make_data_request(received_on=day))
    between = [day + timedelta(days=n) for n in range(1, (due - day).days + 1)]
    assert due.weekday() < 5
    assert sum(d.weekday() < 5 for d in between) == 2


@given(REQUESTS)
def test_an_extension_and_others_only_ever_give_more_time(request) -> None:
    alone = replace(request, third_parties=False, extended="")
    assert complete_by(alone) <= complete_by(request)
    assert answer_by(request) < complete_by(request)
    assert complete_by(request) - request.received_on <= timedelta(days=40)


@pytest.mark.parametrize(
    ("kind", "over", "days"),
    [
        (RequestKind.ACCESS, {}, 10),
        (RequestKind.CORRECT, {"third_parties": True}, 10),
        (RequestKind.WITHDRAW, {}, 15),
        (RequestKind.RESTRICT, {"third_parties": True}, 20),
        (RequestKind.OBJECT, {"extended": "nhiều hồ sơ"}, 30),
        (RequestKind.DELETE, {}, 20),
    ],
)
def test_the_terms_of_the_decree(kind, over, days) -> None:
    request = make_data_request(kind=kind, received_on=date(2026, 1, 7), **over)
    assert complete_by(request) - request.received_on == timedelta(days=days)


def test_first_the_answer_is_due_then_the_rest() -> None:
    request = make_data_request(received_on=date(2026, 1, 9))  # a Friday
    assert due_on(request) == date(2026, 1, 13)
    assert due_on(replace(request, answered_on=date(2026, 1, 12))) == date(2026, 1, 19)


@pytest.mark.parametrize(
    ("today", "over", "standing"),
    [
        (date(2026, 1, 9), {}, Timeliness.DUE_SOON),
        (date(2026, 1, 13), {}, Timeliness.DUE_SOON),
        (date(2026, 1, 14), {}, Timeliness.OVERDUE),
        (date(2026, 1, 14), {"answered_on": date(2026, 1, 12)}, Timeliness.OPEN),
        (date(2026, 1, 16), {"answered_on": date(2026, 1, 12)}, Timeliness.DUE_SOON),
        (date(2026, 1, 20), {"answered_on": date(2026, 1, 12)}, Timeliness.OVERDUE),
        (date(2026, 2, 1), {"done_on": date(2026, 1, 12)}, Timeliness.DONE),
    ],
)
def test_where_a_request_stands(today, over, standing) -> None:
    request = make_data_request(received_on=date(2026, 1, 9), **over)
    assert request_timeliness(request, today) is standing


def test_a_breach_is_reported_within_72_hours_to_the_second() -> None:
    incident = make_incident(discovered_at=datetime(2026, 1, 9, 20, tzinfo=UTC))
    last = datetime(2026, 1, 12, 20, tzinfo=UTC)
    assert report_by(incident) == last
    assert incident_timeliness(incident, last) is Timeliness.DUE_SOON
    late = last + timedelta(seconds=1)
    assert incident_timeliness(incident, late) is Timeliness.OVERDUE
    assert incident_timeliness(replace(incident, reported_at=last), late) is Timeliness.OPEN
    assert incident_timeliness(replace(incident, closed_on=TODAY), late) is Timeliness.DONE


# The rules of each record


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (make_consent(evidence=""), ("evidence", Rule.REQUIRED)),
        (make_consent(given_on=TOMORROW), ("given_on", Rule.IN_THE_FUTURE)),
        (make_consent(purpose=DataUse.SUPPORT), ("purpose", Rule.CONSENT_NOT_THE_BASIS)),
        (make_disclosure(disclosed_to=""), ("disclosed_to", Rule.REQUIRED)),
        (make_disclosure(contents=""), ("contents", Rule.REQUIRED)),
        (make_disclosure(people=0), ("people", Rule.NOT_POSITIVE)),
        (make_disclosure(disclosed_on=TOMORROW), ("disclosed_on", Rule.IN_THE_FUTURE)),
        (make_disclosure(beneficiary_id=None), ("beneficiary_id", Rule.REQUIRED)),
        (make_disclosure(reverses=make_id(3)), ("reason", Rule.REQUIRED)),
        (make_data_request(beneficiary_id=None), ("requester", Rule.REQUIRED)),
        (make_data_request(received_on=TOMORROW), ("received_on", Rule.IN_THE_FUTURE)),
        (
            make_data_request(answered_on=date(2026, 1, 6)),
            ("answered_on", Rule.DATES_REVERSED),
        ),
        (make_data_request(answered_on=TOMORROW), ("answered_on", Rule.IN_THE_FUTURE)),
        (
            make_data_request(done_on=date(2026, 1, 6), result="Đã gửi"),
            ("done_on", Rule.DATES_REVERSED),
        ),
        (make_data_request(done_on=TODAY), ("result", Rule.REQUIRED)),
        (make_incident(description=""), ("description", Rule.REQUIRED)),
        (make_incident(people=-1), ("people", Rule.NEGATIVE)),
        (
            make_incident(discovered_at=START + timedelta(days=1)),
            ("discovered_at", Rule.IN_THE_FUTURE),
        ),
        (
            make_incident(reported_at=START - timedelta(hours=1)),
            ("reported_at", Rule.DATES_REVERSED),
        ),
        (
            make_incident(reported_at=START + timedelta(hours=73)),
            ("reported_at", Rule.REPORTED_LATE),
        ),
        (
            make_incident(reported_at=START, closed_on=TODAY, measures=""),
            ("measures", Rule.REQUIRED),
        ),
        (
            make_incident(reported_at=START, closed_on=date(2026, 1, 9), measures="Khóa máy"),
            ("closed_on", Rule.DATES_REVERSED),
        ),
        (
            make_incident(closed_on=TODAY, measures="USB mã hóa, đã tìm lại"),
            ("closed_on", Rule.CLOSED_UNREPORTED),
        ),
        (make_erasure(decided_by=""), ("decided_by", Rule.REQUIRED)),
        (make_erasure(document_number=""), ("document_number", Rule.REQUIRED)),
        (make_erasure(decided_on=TOMORROW), ("decided_on", Rule.IN_THE_FUTURE)),
    ],
)
def test_what_is_wrong_is_named_with_its_field(record, problem) -> None:
    assert found(record) == [problem]


@pytest.mark.parametrize(
    "record",
    [
        make_disclosure(purpose=DataUse.SUPPORT, beneficiary_id=None, people=120),
        make_disclosure(beneficiary_id=None, reverses=make_id(3), reason="thu hồi"),
        make_data_request(beneficiary_id=None, requester="Con gái"),
        make_data_request(answered_on=TODAY, done_on=TODAY, result="Đã gửi bản sao"),
        make_incident(reported_at=START, closed_on=TODAY, measures="Khóa máy"),
    ],
)
def test_what_is_in_order_has_no_problem(record) -> None:
    assert list(problems(record, TODAY)) == []


def test_every_rule_of_the_law_names_it() -> None:
    rules = (
        *(Rule.CONSENT_NOT_THE_BASIS, Rule.GUARDIAN_REQUIRED, Rule.CHILD_AGREES_TOO),
        *(Rule.LOOKS_LIKE_DIAGNOSIS, Rule.REPORTED_LATE, Rule.CLOSED_UNREPORTED),
    )
    assert all("91/2025/QH15" in rule.source for rule in rules)
    assert not any(rule.can_be_set_aside for rule in rules)
    assert Problem("guardian", Rule.GUARDIAN_REQUIRED).severity == "error"
