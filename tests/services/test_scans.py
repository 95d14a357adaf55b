from dataclasses import replace
from datetime import date

from tests.builders import Line, make_person
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Beneficiary, Sex, UnitCode, UnitSystem
from tethelp_desktop.domain.scanned import (
    BareNumber,
    Broken,
    HealthCard,
    IdentityCard,
    NumberKind,
    ScanFault,
    Scanned,
)
from tethelp_desktop.services.people import save_person
from tethelp_desktop.services.places import shipped_places
from tethelp_desktop.services.scans import numbers_of, people_of, person_from
from tethelp_desktop.store.store import Loaded

CARD = IdentityCard(
    personal_id="037157001234",
    identity_card="164012345",
    full_name="Nguyễn Thị Mẫu",
    birth=BirthDate(1957),
    sex=Sex.FEMALE,
    residence="Hải Nham, Ninh Hải, Hoa Lư, Ninh Bình",
    issued_on=date(2021, 12, 22),
)


def found(line: Line, scanned: Scanned) -> list[str]:
    with line.one.store.read() as reader:
        return [person.full_name for person in people_of(reader, scanned)]


def test_a_card_says_only_what_stands_on_it() -> None:
    facts = person_from(CARD, shipped_places())
    assert facts.fields == {
        "full_name": "Nguyễn Thị Mẫu",
        "birth_date": BirthDate(1957),
        "sex": Sex.FEMALE,
        "address": "Hải Nham, Ninh Hải, Hoa Lư, Ninh Bình",
        "commune": UnitCode(UnitSystem.SINCE_2025, "14359"),
        "personal_id": "037157001234",
        "identity_card": "164012345",
    }
    bare = person_from(HealthCard(code="3720123456", full_name="Lê Mẫu"), shipped_places())
    assert bare.fields == {
        "full_name": "Lê Mẫu",
        "insurance_code": "3720123456",
        "health_card": "3720123456",
    }


def test_a_health_cards_code_carries_the_number_that_it_has_room_for() -> None:
    def numbers(code: str) -> dict[str, str]:
        return dict(numbers_of(BareNumber(NumberKind.HEALTH_CARD, code)))

    assert numbers("HT3373720123456")["insurance_code"] == "3720123456"
    assert numbers("DN401AA31912345") == {"health_card": "DN401AA31912345"}
    assert numbers_of(HealthCard(code="037157001234", full_name="Lê")) == {
        "personal_id": "037157001234",
        "health_card": "037157001234",
    }


def test_people_are_found_by_any_number_the_surest_first(line: Line) -> None:
    save_person(
        line.one, None, make_person(full_name="Cũ", personal_id=None, identity_card="164012345")
    )
    save_person(
        line.one,
        None,
        make_person(full_name="Mới", personal_id="037157001234", birth_date=None),
    )
    save_person(
        line.one,
        None,
        make_person(
            full_name="Thẻ", personal_id=None, health_card="HT3373720123456", insurance_code=None
        ),
    )
    assert found(line, CARD) == ["Mới", "Cũ"]
    assert found(line, BareNumber(NumberKind.PERSONAL_ID, "037157001234")) == ["Mới"]
    assert found(line, BareNumber(NumberKind.HEALTH_CARD, "HT3373720123456")) == ["Thẻ"]
    assert found(line, BareNumber(NumberKind.INSURANCE_CODE, "3720123456")) == []
    assert found(line, Broken(ScanFault.INCOMPLETE)) == []


def test_whoever_is_withdrawn_is_not_found_by_a_number(line: Line) -> None:
    person = save_person(line.one, None, make_person(personal_id="037157001234", birth_date=None))
    with line.one.store.read() as reader:
        loaded: Loaded[Beneficiary] = reader.load(Beneficiary, person.id)
    save_person(line.one, loaded, replace(loaded.record, withdrawn="ghi hai lần"))
    assert found(line, CARD) == []
