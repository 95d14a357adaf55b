from dataclasses import replace

import pytest

from tests.builders import Line, add_approved, as_staff, make_override, make_person, send
from tests.services.refusing import invalid
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.problems import Problem, Rule, Severity
from tethelp_desktop.domain.records import Beneficiary, Override, Sex
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.services import people, state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.overrides import judged, standing
from tethelp_desktop.store.store import Loaded

YEAR = Rule.BIRTH_YEAR_CONTRADICTS_PERSONAL_ID
REASON = {YEAR: "Giấy khai sinh ghi 1958"}


def contradicting(**over: object) -> Beneficiary:
    """Somebody whose papers say 1958 and whose id says 1957."""
    return make_person(birth_date=BirthDate(1958), **over)


def loaded(desk: Desk, person: Beneficiary) -> Loaded[Beneficiary]:
    with desk.store.read() as reader:
        return reader.load(Beneficiary, person.id)


def decisions(desk: Desk) -> list[Override]:
    with desk.store.read() as reader:
        return reader.find(Override)


def test_a_contradiction_stops_a_save_until_a_reason_is_given(line: Line) -> None:
    with invalid(("birth_date", YEAR)):
        people.save_person(line.one, None, contradicting())
    person = people.save_person(line.one, None, contradicting(), REASON)
    [decided] = decisions(line.one)
    assert (decided.subject_table, decided.subject_id) == ("beneficiary", person.id)
    assert (decided.field, decided.rule, decided.facts) == ("birth_date", YEAR, "1957; 1958")
    assert (decided.reason, decided.recorded_by) == ("Giấy khai sinh ghi 1958", "Lan")
    with line.one.store.read() as reader:
        assert list(standing(reader, person).values()) == [decided]


def test_a_decision_stands_for_later_corrections_and_is_not_made_twice(line: Line) -> None:
    person = people.save_person(line.one, None, contradicting(), REASON)
    before = loaded(line.one, person)
    moved = replace(person, address="Thôn Hai")
    assert people.person_problems(line.one, moved, person) == [
        Problem("birth_date", YEAR, (1957, 1958), set_aside=True)
    ]
    people.save_person(as_staff(line.one, "Bình"), before, moved)
    people.save_person(line.one, loaded(line.one, person), replace(moved, address="Ba"), REASON)
    assert len(decisions(line.one)) == 1


def test_what_the_rule_says_anew_is_asked_about_again(line: Line) -> None:
    person = people.save_person(line.one, None, contradicting(), REASON)
    with invalid(("birth_date", YEAR)):
        people.save_person(
            line.one, loaded(line.one, person), replace(person, birth_date=BirthDate(1949))
        )


def test_only_the_rule_with_a_reason_is_set_aside(line: Line) -> None:
    before = state.digest(line.one)
    with invalid(("sex", Rule.PERSONAL_ID_SAYS_FEMALE)):
        people.save_person(line.one, None, contradicting(sex=Sex.MALE), REASON)
    assert state.digest(line.one) == before


def test_a_rule_that_may_not_be_set_aside_stops_whatever_is_said(line: Line) -> None:
    with invalid(("personal_id", Rule.TOO_FEW_DIGITS)):
        people.save_person(
            line.one, None, make_person(personal_id="12"), {Rule.TOO_FEW_DIGITS: "thẻ ghi vậy"}
        )
    assert not decisions(line.one)


def test_a_reason_must_say_something_and_fits_only_what_is_broken(line: Line) -> None:
    before = state.digest(line.one)
    with invalid(("reason", Rule.REQUIRED)):
        people.save_person(line.one, None, contradicting(), {YEAR: ""})
    assert state.digest(line.one) == before
    people.save_person(line.one, None, make_person(), REASON)
    assert not decisions(line.one)


def test_a_decision_travels_and_holds_at_headquarters(line: Line) -> None:
    person = people.save_person(line.one, None, contradicting(), REASON)
    send(line.one, line.hq)
    assert decisions(line.hq) == decisions(line.one)
    found = people.person_problems(line.hq, person, person)
    assert [(p.rule, p.severity) for p in found] == [(YEAR, Severity.WARNING)]
    people.save_person(line.hq, loaded(line.hq, person), replace(person, address="Thôn Hai"))
    send(line.hq, line.one)
    assert loaded(line.one, person).record.address == "Thôn Hai"


def test_a_decision_is_about_one_record_alone(line: Line) -> None:
    people.save_person(line.one, None, contradicting(), REASON)
    with invalid(("birth_date", YEAR)):
        people.save_person(line.one, None, contradicting())
    done = people.register_people(line.one, [contradicting(), make_person()])
    assert [[p.rule for p in problems] for _, problems in done.refused] == [[YEAR]]


def test_a_decision_never_changes(line: Line) -> None:
    people.save_person(line.one, None, contradicting(), REASON)
    [decided] = decisions(line.one)
    with (
        line.one.write() as tx,
        pytest.raises(ValueError, match="ledger"),
    ):
        tx.put(tx.load(Override, decided.id), replace(decided, reason="khác"))


def test_the_latest_of_two_decisions_stands(line: Line) -> None:
    person = people.save_person(line.one, None, contradicting(), REASON)
    [first] = decisions(line.one)
    with line.one.write() as tx:
        later = tx.add(replace(first, id=NEW, reason="Sổ hộ khẩu ghi 1958"))
    with line.one.store.read() as reader:
        assert standing(reader, person)[first.field, first.rule, first.facts] == later
        [judged_one] = judged(reader, person, [Problem("birth_date", YEAR, (1957, 1958))])
    assert judged_one.set_aside


def test_an_office_sets_nothing_aside_for_another(line: Line) -> None:
    (award,) = add_approved(line.one)
    send(line.one, line.hq)
    with line.two.write() as tx:
        tx.add(make_override(subject_table="award", subject_id=award.id))
    assert [reason for _, _, reason in send(line.two, line.hq).held] == ["no-authority:override"]
    assert decisions(line.hq) == []
