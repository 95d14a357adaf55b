"""People who do not exist, for practice, demonstration and measuring.

Names, ages and hardships come in about the proportions that an office meets; every rule is kept,
so that nothing but a mistake of ours is refused. Nobody here can be taken for a real person:
every address lies in a hamlet called Mẫu (model), which no commune has; telephone numbers begin
with 053, which no operator was given; BHXH codes begin with 99 and old identity cards with 99,
which no province has. Only a personal id has no room for such a mark, if it is to agree with
birth and sex as the rules ask: by chance it may be somebody's, so it must never be looked up
anywhere.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any, Final, Self

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.identity import BIRTH_PROVINCES
from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.records import (
    Admission,
    Beneficiary,
    Coverage,
    Hardship,
    ItemKind,
    Payer,
    Sex,
    UnitSystem,
)
from tethelp_desktop.domain.terms import Term, months_later
from tethelp_desktop.domain.text import fold
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services.places import shipped_places

_OLDEST_MOST: Final = 92
_SERIALS: Final = 1_000_000
_STEP: Final = 618_033  # coprime to the number of serials: none comes twice before all have come
_HAMLETS: Final = {"phường": "Tổ dân phố Mẫu", "thị trấn": "Tổ dân phố Mẫu", "xã": "Thôn Mẫu"}
_ISLAND: Final = "Khu Mẫu"

_HARDSHIPS: Final = {
    Hardship.POOR: 24,
    Hardship.NEAR_POOR: 24,
    Hardship.AVERAGE_FARMING: 10,
    Hardship.ETHNIC_MINORITY: 6,
    Hardship.DISABLED: 9,
    Hardship.ELDERLY_ALONE: 8,
    Hardship.STUDENT: 4,
    Hardship.ORPHAN: 4,
    Hardship.DISASTER: 4,
    Hardship.INPATIENT: 8,
    Hardship.OTHER: 3,
}
_AGES: Final = {
    Hardship.ORPHAN: (5, 15),
    Hardship.STUDENT: (7, 22),
    Hardship.ELDERLY_ALONE: (66, _OLDEST_MOST),
}
_ANY_AGE: Final = (6, _OLDEST_MOST)
_HOSPITAL: Final = "Bệnh viện đa khoa Mẫu"
_WARDS: Final = ("Nội tổng hợp", "Ngoại tổng hợp", "Nhi", "Hồi sức tích cực")
_PAYERS: Final = (Payer.HOUSEHOLD, Payer.STATE_SHARED, Payer.STATE)
_RECOGNISED: Final = frozenset({Hardship.POOR, Hardship.NEAR_POOR, Hardship.AVERAGE_FARMING})
"""Groups that a commune recognises by a yearly decision."""


def homes(system: UnitSystem, province: str, district: str = "") -> tuple[Commune, ...]:
    """List the communes that people may live in, in a province or in one of its old districts.

    Accents may be left out; a name that is none gives no communes.
    """
    found = shipped_places().find(f"{district} {province}", limit=_SERIALS, system=system)
    return tuple(
        commune
        for commune in found
        if fold(commune.province.name) == fold(province)
        and (not district or (commune.district and fold(commune.district.name) == fold(district)))
    )


def committee_of(commune: Commune) -> str:
    """Name a commune's committee as on paper."""
    return f"UBND {commune.kind} {commune.name}"


@dataclass(frozen=True, slots=True)
class _Weighted:
    """Texts with the sums of their weights, as `Random.choices` takes them."""

    texts: tuple[str, ...]
    sums: tuple[float, ...]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Self:
        return cls(tuple(weights), tuple(accumulate(weights.values())))

    def draw(self, chance: Random) -> str:
        return chance.choices(self.texts, cum_weights=self.sums)[0]


@dataclass(frozen=True, slots=True)
class _Naming:
    """How one people names its women or men."""

    patterns: tuple[str, ...]
    families: _Weighted
    middles: _Weighted
    given: _Weighted

    def draw(self, chance: Random) -> str:
        name = chance.choice(self.patterns).format(
            family=self.families.draw(chance),
            middle=self.middles.draw(chance),
            given=self.given.draw(chance),
        )
        return " ".join(name.split())


@dataclass(frozen=True, slots=True)
class _People:
    """A people of Việt Nam: how it names, and its share of each province by code."""

    naming: Mapping[Sex, _Naming]
    where: Mapping[str, float]


@cache
def _peoples() -> Mapping[str, _People]:
    path = RESOURCES / "made-up" / "people.toml"
    return {
        name: _People(
            {Sex.FEMALE: _naming(parts, "women"), Sex.MALE: _naming(parts, "men")},
            parts.get("where", {}),
        )
        for name, parts in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def _naming(parts: Mapping[str, Any], who: str) -> _Naming:
    return _Naming(
        patterns=tuple(parts[who]),
        families=_Weighted.of(parts["families"]),
        middles=_Weighted.of(parts.get(f"{who}_middles", {"": 1})),
        given=_Weighted.of(parts[f"{who}_given"]),
    )


class Inventor:
    """Makes people up: the same seed and day give the same people, none of them twice."""

    def __init__(self, seed: int, today: date) -> None:
        """Begin anew.

        Args:
            seed: Any number; another one gives other people.
            today: From which ages and years of review are counted.
        """
        self._chance = Random(seed)  # noqa: S311 - practice data, and it must repeat
        self._today = today
        self._serial = self._chance.randrange(_SERIALS)

    def people(self, communes: Sequence[Commune], number: int) -> Iterator[Beneficiary]:
        """Make up people who live in some communes; their records are not saved yet."""
        groups = self._chance.choices(
            tuple(_HARDSHIPS), weights=tuple(_HARDSHIPS.values()), k=number
        )
        for hardship in groups:
            yield self.person(self._chance.choice(communes), hardship)

    def person(self, commune: Commune, hardship: Hardship) -> Beneficiary:
        """Make up somebody of a commune in a certain hardship."""
        chance = self._chance
        serial = self._next_serial()
        birth = self._birth(hardship)
        sex = chance.choice(tuple(Sex))
        has_code = hardship is Hardship.INPATIENT or chance.random() < 0.12
        code = self.insurance_code() if has_code else None
        name = self._people_of(commune, hardship).naming[sex].draw(chance)
        known_birth = self._as_known(birth)
        has_id = chance.random() < 0.93
        personal_id = self._personal_id(commune, birth.year, sex, serial) if has_id else None
        has_old_card = birth.year < 2000 and chance.random() < 0.2
        return Beneficiary(
            full_name=name,
            birth_date=known_birth,
            sex=sex,
            personal_id=personal_id,
            identity_card=f"99{serial:07d}" if has_old_card and (has_id or has_code) else None,
            insurance_code=code,
            health_card=code if hardship is Hardship.INPATIENT else None,
            phone=f"053{serial:07d}" if chance.random() < 0.6 else None,
            commune=commune.code,
            address=f"{_HAMLETS.get(commune.kind, _ISLAND)} {chance.randint(1, 14)}",
            hardship=hardship,
            hardship_year=self._today.year,
            hardship_decision=f"{chance.randint(10, 240)}/QĐ-UBND"
            if hardship in _RECOGNISED
            else "",
        )

    def insurance_of(self, person: Beneficiary) -> list[Coverage | Admission]:
        """Make up what an office would know of a registered person: cards, and where they lie.

        The State pays for the poor; patients hold a card of one sort or another.
        """
        is_patient = person.hardship is Hardship.INPATIENT
        found: list[Coverage | Admission] = []
        if is_patient or person.hardship is Hardship.POOR:
            payer = self._chance.choice(_PAYERS) if is_patient else Payer.STATE
            month = months_later(self._today.replace(day=1), -self._chance.randint(1, 8))
            term = Term(month, 12)
            found.append(
                Coverage(
                    beneficiary_id=person.id,
                    kind=ItemKind.CARD,
                    payer=payer,
                    number=person.health_card,
                    valid_from=term.starts_on,
                    valid_to=term.ends_on,
                    checked_on=self._today,
                )
            )
        if is_patient:
            found.append(
                Admission(
                    beneficiary_id=person.id,
                    hospital=_HOSPITAL,
                    ward=self._chance.choice(_WARDS),
                    admitted_on=self._today - timedelta(days=self._chance.randint(1, 12)),
                )
            )
        return found

    def patient(self, commune: Commune) -> tuple[Beneficiary, Admission]:
        """Make up somebody whom a hospital names, with the stay there; neither is saved yet."""
        person = self.person(commune, Hardship.INPATIENT)
        known = self.insurance_of(person)
        return person, next(one for one in known if isinstance(one, Admission))

    def insurance_code(self) -> str:
        """Make up a BHXH code, as a new book or card gets one."""
        return f"99{self._next_serial():08d}"

    def _next_serial(self) -> int:
        self._serial = (self._serial + _STEP) % _SERIALS
        return self._serial

    def _birth(self, hardship: Hardship) -> date:
        youngest, oldest = _AGES.get(hardship, _ANY_AGE)
        age = self._chance.triangular(youngest, oldest, (youngest + oldest) / 2)
        days = int(age * 365.25) + self._chance.randrange(365)
        return date.fromordinal(self._today.toordinal() - days)

    def _as_known(self, birth: date) -> BirthDate:
        """Forget parts of the birth dates of older people, as their papers do."""
        known = self._chance.random()
        if birth.year < 1965 and known < 0.35:
            return BirthDate(birth.year)
        if birth.year < 1975 and known < 0.4:
            return BirthDate(birth.year, birth.month)
        return BirthDate(birth.year, birth.month, birth.day)

    def _personal_id(self, commune: Commune, year: int, sex: Sex, serial: int) -> str:
        at_home = f"0{commune.province.code}"
        if at_home not in BIRTH_PROVINCES or self._chance.random() < 0.08:
            at_home = self._chance.choice(tuple(BIRTH_PROVINCES))
        century = (year // 100 - 19) * 2 + (sex is Sex.FEMALE)
        return f"{at_home}{century}{year % 100:02d}{serial:06d}"

    def _people_of(self, commune: Commune, hardship: Hardship) -> _People:
        here = {name: p.where.get(commune.province.code, 0.0) for name, p in _peoples().items()}
        if hardship is not Hardship.ETHNIC_MINORITY or not any(here.values()):
            here["kinh"] = 1 - sum(here.values())
        [name] = self._chance.choices(tuple(here), weights=tuple(here.values()))
        return _peoples()[name]
