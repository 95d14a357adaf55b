"""People in hardship, their households, what insurance they have, and where they lie ill."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Final

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records.line import ItemKind, UnitCode
from tethelp_desktop.domain.records.shape import Record, findable, refers, together
from tethelp_desktop.domain.stamps import Stamp


class Sex(StrEnum):
    """As written on the identity card."""

    MALE = "male"
    FEMALE = "female"


class Hardship(StrEnum):
    """Why the programme may help; coded, because free text invites diagnoses."""

    POOR = "poor"
    NEAR_POOR = "near-poor"
    AVERAGE_FARMING = "average-farming"
    """Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình."""
    ETHNIC_MINORITY = "ethnic-minority"
    STUDENT = "student"
    """Học sinh, sinh viên, for whom the State pays a share of the card."""
    DISABLED = "disabled"
    ELDERLY_ALONE = "elderly-alone"
    ORPHAN = "orphan"
    DISASTER = "disaster"
    INPATIENT = "inpatient"
    """In hardship and kept in hospital over Tết."""
    OTHER = "other"


class Payer(StrEnum):
    """Who pays for a card or a book that a person has."""

    STATE = "state"
    """The State pays all: poor, under six, social protection and the like."""
    STATE_SHARED = "state-shared"
    """The State pays a share, the person the rest."""
    HOUSEHOLD = "household"
    """Hộ gia đình: the person pays, by rank in the household."""
    EMPLOYER = "employer"
    """Compulsory insurance through work."""
    PENSION = "pension"
    """Social insurance pays: pensioners and those on its allowances."""
    SELF = "self"
    """Voluntary social insurance."""
    SPONSOR = "sponsor"
    """A gift, from this programme or another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneficiary(Record):
    """A person in hardship; no number is mandatory alone.

    Attributes:
        personal_id: Số định danh cá nhân, 12 digits.
        identity_card: Chứng minh nhân dân of before 2025, 9 digits; kept to find duplicates.
        insurance_code: Mã số BHXH, 10 digits.
        health_card: Mã thẻ BHYT, 15 characters or the 10 digits of the new form.
        commune: Where the person lives, by code; `address` is what the paper says, verbatim.
        hardship_year: The year for which the group was reviewed.
        hardship_until: The last day the decision holds; None where it names none.
    """

    full_name: str
    birth_date: BirthDate | None = None
    sex: Sex | None = None
    personal_id: str | None = findable()
    insurance_code: str | None = findable()
    identity_card: str | None = findable()
    health_card: str | None = None
    phone: str | None = None
    commune: UnitCode | None = together("home", default=None)
    address: str = together("home", default="")
    hardship: Hardship | None = together("situation", default=None)
    hardship_year: int | None = together("situation", default=None)
    hardship_decision: str = together("situation", default="")
    hardship_until: date | None = together("situation", default=None)
    household_id: Stamp | None = refers("household", default=None)
    withdrawn: str | None = None


PERSON_NUMBERS: Final = tuple(f.name for f in fields(Beneficiary) if "findable" in f.metadata)
"""Fields of the numbers that are one person's alone, the surest first."""

PAPER_NUMBERS: Final = (*PERSON_NUMBERS, "health_card")
"""Fields of the numbers on a person's papers; a card's code changes with the card."""


class Sameness(StrEnum):
    """What somebody decided about two records that are alike."""

    SAME = "same"
    """They speak of one person."""
    DIFFERENT = "different"
    """They speak of two people, however alike."""
    ASKED = "asked"
    """Nothing yet: an office was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePerson(Record):
    """A decision whether two records speak of one person.

    Both records stay as they are: whoever counts gifts takes those of one person together. Several
    decisions about two records may come from PCs that did not know of each other.

    Attributes:
        beneficiary_id: The elder of the two, by its stamp.
        other_id: The younger.
        reason: What shows it, or what was asked.
    """

    beneficiary_id: Stamp = refers("beneficiary")
    other_id: Stamp = refers("beneficiary")
    sameness: Sameness = together("verdict")
    reason: str = together("verdict", default="")
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Household(Record):
    """People of one household, whose rank among those enrolled lowers what a card costs.

    Attributes:
        name: As people call it, usually the head's name.
    """

    name: str
    commune: UnitCode | None = together("home", default=None)
    address: str = together("home", default="")
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Record):
    """A card or a book that a person already has, whoever paid for it.

    Attributes:
        kind: A card or a book, never a gift.
        facility: Code of the hospital or clinic registered on the card.
        paid_on: When the contribution was paid, which orders a household's members.
        checked_on: When somebody looked it up or saw it.
    """

    beneficiary_id: Stamp = refers("beneficiary")
    kind: ItemKind
    payer: Payer
    number: str | None = together("card", default=None)
    valid_from: date | None = together("card", default=None)
    valid_to: date | None = together("card", default=None)
    facility: str | None = None
    paid_on: date | None = None
    checked_on: date | None = None
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission(Record):
    """A stay in hospital: who lies there when gifts are given may receive one.

    Attributes:
        facility: Code of the hospital, five characters.
        discharged_on: The day the person left; None while they stay.
    """

    beneficiary_id: Stamp = refers("beneficiary")
    hospital: str = together("place")
    facility: str | None = together("place", default=None)
    ward: str = together("place", default="")
    admitted_on: date
    discharged_on: date | None = None
    withdrawn: str | None = None
