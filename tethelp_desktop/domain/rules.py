"""Every rule of a record, pure: used alike by the form, the import and the service that saves.

`problems` knows what a record says of itself; the functions after it know what surrounds it,
and are given that as arguments.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any, Final

from tethelp_desktop.domain import (
    consigning,
    contacts,
    enrolling,
    evidence,
    health_cards,
    identity,
    paying,
    privacy,
    reporting,
    selection,
    transfers,
)
from tethelp_desktop.domain.checks import (
    in_order,
    not_in_the_future,
    not_negative,
    positive,
    required,
)
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.ledger import CARRYING, LEAVING
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.places import COMMUNE_CODE, PROVINCE_CODE
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.rates import UNITS, WHOLE, RateUnit
from tethelp_desktop.domain.records import (
    PERSON_NUMBERS,
    Admission,
    Allotment,
    Attachment,
    Award,
    Beneficiary,
    Campaign,
    Consent,
    Consignment,
    ConsignmentItem,
    Contribution,
    Coverage,
    DataRequest,
    Decision,
    Disclosure,
    Enrolment,
    EnrolmentBatch,
    Erasure,
    Event,
    FundingPart,
    Handover,
    Household,
    Incident,
    Invitation,
    ItemKind,
    Measure,
    Nomination,
    Office,
    Override,
    Payment,
    PaymentPart,
    Pledge,
    PledgeChange,
    PledgeLine,
    Rate,
    ReceiptVoid,
    Record,
    RefundCase,
    ReportRequest,
    ReportSubmission,
    Revocation,
    RootChange,
    SamePerson,
    SelectionList,
    Sponsor,
    Staff,
    Stage,
    Statement,
    Target,
    Transfer,
    TransferReply,
    UnitChange,
)
from tethelp_desktop.domain.terms import LONGEST
from tethelp_desktop.domain.text import nfc, same_spelling

_LONGEST: Final = 500
_LONGEST_NAME: Final = 120
_MACHINE_WRITTEN: Final = frozenset(
    {"facts", "seal", "signature", "figures", "content", "through", "person"}
)

_LARGEST_AMOUNT: Final = 10**12 - 1
"""In đồng; a receipt's seal holds less than 2^40."""
_LARGEST_NUMBERS: Final = {
    "unit_value": _LARGEST_AMOUNT,
    "amount": _LARGEST_AMOUNT,
    "given_up": _LARGEST_AMOUNT,
    "declared_amount": _LARGEST_AMOUNT,
    "value": _LARGEST_AMOUNT,
    "income": _LARGEST_AMOUNT,
    "quantity": 10**7,
    "months": LONGEST,
    "people": 10**8,
    "hardship_year": 9_999,
    "places": 10**6,
    "rank": 10**6,
    "row": 10**6,
    "size": evidence.LARGEST,
}
"""The most a field holds, in whatever record and with whatever sign: beyond it, a slip."""

_OLDEST: Final = 120
"""Years; nobody was ever recorded to be much older."""

_REQUIRED: Final[dict[type[Record], tuple[str, ...]]] = {
    Office: ("name", "symbol"),
    Revocation: ("reason",),
    RootChange: ("reason",),
    Campaign: ("name", "short_name"),
    Sponsor: ("name",),
    Pledge: ("sponsor_id", "campaign_id"),
    Payment: ("pledge_line_id", "document_number"),
    Allotment: ("pledge_line_id", "office_id"),
    Target: ("campaign_id", "office_id"),
    PledgeChange: ("pledge_id", "document_number", "description"),
    Statement: ("campaign_id", "source"),
    Beneficiary: ("full_name",),
    Staff: ("name",),
    Household: ("name",),
    Coverage: ("beneficiary_id",),
    Admission: ("beneficiary_id", "hospital"),
    Rate: ("legal_basis",),
    UnitChange: ("kind", "name", "legal_basis"),
    Award: ("beneficiary_id", "pledge_line_id", "campaign_id"),
    Event: ("name", "place"),
    Handover: ("award_id", "handed_by"),
    ReceiptVoid: ("reason",),
    Consent: ("beneficiary_id", "evidence"),
    Disclosure: ("disclosed_to", "contents"),
    Incident: ("description",),
    Erasure: ("beneficiary_id", "decided_by", "document_number"),
    Override: ("subject_table", "subject_id", "rule", "reason"),
    SamePerson: ("beneficiary_id", "other_id"),
    Decision: ("campaign_id", "number", "signer"),
    SelectionList: ("campaign_id", "source_name"),
    Nomination: ("list_id", "beneficiary_id"),
    PaymentPart: ("payment_id", "award_id"),
    FundingPart: ("award_id", "pledge_line_id"),
    EnrolmentBatch: ("campaign_id", "number"),
    Enrolment: ("batch_id", "award_id"),
    RefundCase: ("award_id", "pledge_line_id"),
    Invitation: ("event_id", "award_id"),
    Consignment: ("campaign_id", "receiver", "receiver_unit"),
    ConsignmentItem: ("consignment_id", "pledge_line_id"),
    ReportRequest: ("campaign_id", "name"),
    ReportSubmission: ("campaign_id", "office_id", "number", "signer", "figures"),
    Attachment: ("subject_table", "subject_id", "title"),
    Transfer: ("beneficiary_id", "to_office_id", "person", "reason"),
    TransferReply: ("transfer_id", "to_office_id"),
}
"""Fields that a record cannot do without."""


def problems(record: Record, today: date) -> Iterator[Problem]:
    """Find what is wrong with a record as it stands.

    Args:
        record: As typed, read or scanned; texts are expected as `text.nfc` leaves them.
        today: The day in Việt Nam.
    """
    yield from _text_problems(record)
    yield from _size_problems(record)
    yield from required(record, *_REQUIRED.get(type(record), ()))
    yield from privacy.diagnosis_problems(record)
    own = _OWN.get(type(record))
    if own is not None:
        yield from own(record, today)


def _text_problems(record: Record) -> Iterator[Problem]:
    for field in fields(record):
        value = getattr(record, field.name)
        if type(value) is not str:
            continue
        longest = _LONGEST_NAME if field.name == "full_name" else _LONGEST
        if value != nfc(value):
            yield Problem(field.name, Rule.NOT_NFC)
        elif len(value) > longest and field.name not in _MACHINE_WRITTEN:
            yield Problem(field.name, Rule.TOO_LONG, values=(longest,))


def _size_problems(record: Record) -> Iterator[Problem]:
    for name, largest in _LARGEST_NUMBERS.items():
        if abs(getattr(record, name, None) or 0) > largest:
            yield Problem(name, Rule.TOO_LARGE, values=(grouped(largest),))


def _beneficiary_problems(person: Beneficiary, today: date) -> Iterator[Problem]:
    birth = person.birth_date
    if birth is None:
        yield Problem("birth_date", Rule.BIRTH_DATE_UNKNOWN)
    else:
        yield from not_in_the_future("birth_date", birth.first, today)
        if birth.year < today.year - _OLDEST:
            yield Problem("birth_date", Rule.TOO_OLD, (birth.year, _OLDEST))
    yield from identity.personal_id_problems(person.personal_id, birth, person.sex, today=today)
    yield from identity.identity_card_problems(person.identity_card)
    yield from identity.papers_problems(person, today)
    yield from identity.insurance_code_problems(person.insurance_code)
    yield from health_cards.health_card_problems(person.health_card)
    yield from health_cards.holder_problems(person)
    yield from contacts.phone_problems(person.phone)
    if person.hardship_until and person.hardship_until.year < (year := person.hardship_year or 0):
        values = (str(year), shown_day(person.hardship_until))
        yield Problem("hardship_until", Rule.DATES_REVERSED, values)


def _sponsor_problems(sponsor: Sponsor, _today: date) -> Iterator[Problem]:
    yield from contacts.tax_code_problems(sponsor.tax_code)
    yield from contacts.phone_problems(sponsor.phone)


def _admission_problems(stay: Admission, today: date) -> Iterator[Problem]:
    yield from health_cards.facility_problems(stay.facility)
    yield from not_in_the_future("admitted_on", stay.admitted_on, today)
    yield from in_order("discharged_on", stay.admitted_on, stay.discharged_on)


def _campaign_problems(campaign: Campaign, _today: date) -> Iterator[Problem]:
    yield from in_order("ends_on", campaign.starts_on, campaign.ends_on)


def _pledge_problems(pledge: Pledge, today: date) -> Iterator[Problem]:
    yield from not_in_the_future("pledged_on", pledge.pledged_on, today)
    yield from not_negative("declared_amount", pledge.declared_amount)


def _coverage_problems(coverage: Coverage, today: date) -> Iterator[Problem]:
    match coverage.kind:
        case ItemKind.GIFT:
            yield Problem("kind", Rule.NOT_A_CARD_OR_BOOK)
        case ItemKind.CARD:
            yield from health_cards.health_card_problems(coverage.number, field="number")
        case _:
            yield from identity.book_number_problems(coverage.number)
    yield from health_cards.facility_problems(coverage.facility)
    yield from in_order("valid_to", coverage.valid_from, coverage.valid_to)
    yield from not_in_the_future("paid_on", coverage.paid_on, today)
    yield from not_in_the_future("checked_on", coverage.checked_on, today)


def _rate_problems(rate: Rate, _today: date) -> Iterator[Problem]:
    if UNITS[rate.kind] is RateUnit.SHARE:
        yield from not_negative("value", rate.value)
        if rate.value > WHOLE:
            yield Problem("value", Rule.TOO_LARGE, (grouped(WHOLE),))
    else:
        yield from positive("value", rate.value)
    if rate.province and not PROVINCE_CODE.fullmatch(rate.province):
        yield Problem("province", Rule.UNIT_CODE_SHAPE, (2,))
    yield from in_order("valid_to", rate.valid_from, rate.valid_to)


def _unit_change_problems(change: UnitChange, _today: date) -> Iterator[Problem]:
    if not COMMUNE_CODE.fullmatch(change.code.code):
        yield Problem("code", Rule.UNIT_CODE_SHAPE, (5,))
    if not PROVINCE_CODE.fullmatch(change.province):
        yield Problem("province", Rule.UNIT_CODE_SHAPE, (2,))
    if not all(map(COMMUNE_CODE.fullmatch, filter(None, change.successors.split(",")))):
        yield Problem("successors", Rule.UNIT_CODE_SHAPE, (5,))


def _line_problems(line: PledgeLine, _today: date) -> Iterator[Problem]:
    yield from positive("quantity", line.quantity)
    yield from not_negative("unit_value", line.unit_value)
    if line.kind is ItemKind.GIFT:
        if line.months is not None:
            yield Problem("months", Rule.MONTHS_NOT_FOR_GIFTS)
    elif line.months is None:
        yield Problem("months", Rule.MONTHS_REQUIRED)
    else:
        yield from positive("months", line.months)


def _award_problems(award: Award, today: date) -> Iterator[Problem]:
    yield from not_in_the_future("outcome_on", award.outcome_on, today)
    if award.months is None:
        return
    if award.kind is ItemKind.GIFT:
        yield Problem("months", Rule.MONTHS_NOT_FOR_GIFTS)
    else:
        yield from positive("months", award.months)


def _contribution_problems(entry: Contribution, today: date) -> Iterator[Problem]:
    yield from not_in_the_future("received_on", entry.received_on, today)
    if entry.reverses is None:
        yield from not_negative("quantity", entry.quantity)
        yield from not_negative("amount", entry.amount)
        if entry.quantity == 0 and entry.amount == 0:
            yield Problem("amount", Rule.NOT_POSITIVE)
    else:
        yield from required(entry, "reason")


def _payment_problems(entry: Payment, today: date) -> Iterator[Problem]:
    yield from not_in_the_future("paid_on", entry.paid_on, today)
    if entry.kind in CARRYING:
        yield from required(entry, "counterpart_id")
    if entry.reverses is not None:
        yield from required(entry, "reason")
        return
    yield from not_negative("quantity", entry.quantity)
    yield from not_negative("amount", entry.amount)
    # Other lines may pay an award of a batch whole; its own line's entry then settles its unit.
    moves_units = entry.kind in (LEAVING | CARRYING) or entry.batch_id is not None
    in_kind = moves_units and entry.quantity > 0
    if entry.amount == 0 and not in_kind:
        yield Problem("amount", Rule.NOT_POSITIVE)


def _allotment_problems(entry: Allotment, today: date) -> Iterator[Problem]:
    yield from not_in_the_future("allotted_on", entry.allotted_on, today)
    if entry.reverses is not None:
        yield from required(entry, "reason")
    else:
        yield from positive("quantity", entry.quantity)


def _target_problems(target: Target, today: date) -> Iterator[Problem]:
    yield from not_in_the_future("set_on", target.set_on, today)
    yield from positive("quantity", target.quantity)


def _pledge_change_problems(entry: PledgeChange, today: date) -> Iterator[Problem]:
    yield from not_in_the_future("changed_on", entry.changed_on, today)


def _statement_problems(statement: Statement, today: date) -> Iterator[Problem]:
    yield from not_negative("value", statement.value)
    yield from not_in_the_future("stated_on", statement.stated_on, today)
    yield from in_order("as_of", statement.as_of, statement.stated_on)
    if statement.measure is Measure.UNITS:
        yield from required(statement, "kind")
    if statement.measure is Measure.PEOPLE and statement.stage in (Stage.PLEDGED, Stage.RECEIVED):
        yield Problem("stage", Rule.PEOPLE_FROM_AWARDS)


def _handover_problems(entry: Handover, today: date) -> Iterator[Problem]:
    yield from not_in_the_future("handed_on", entry.handed_on, today)
    if entry.collector_name and not entry.collector_relation:
        yield Problem("collector_relation", Rule.PROXY_INCOMPLETE)
    yield from in_order("valid_to", entry.valid_from, entry.valid_to)
    if entry.reverses is not None:
        yield from required(entry, "reason")


_OWN: Final[dict[type[Record], Callable[[Any, date], Iterator[Problem]]]] = {
    Campaign: _campaign_problems,
    Rate: _rate_problems,
    UnitChange: _unit_change_problems,
    Sponsor: _sponsor_problems,
    Pledge: _pledge_problems,
    PledgeLine: _line_problems,
    Contribution: _contribution_problems,
    Payment: _payment_problems,
    Allotment: _allotment_problems,
    Target: _target_problems,
    PledgeChange: _pledge_change_problems,
    Statement: _statement_problems,
    Beneficiary: _beneficiary_problems,
    Coverage: _coverage_problems,
    Admission: _admission_problems,
    Award: _award_problems,
    Handover: _handover_problems,
    Consent: privacy.consent_record_problems,
    Disclosure: privacy.disclosure_problems,
    DataRequest: privacy.request_problems,
    Incident: privacy.incident_problems,
    Erasure: privacy.erasure_problems,
    Decision: selection.decision_problems,
    SelectionList: selection.list_problems,
    Nomination: selection.nomination_problems,
    PaymentPart: paying.part_problems,
    FundingPart: enrolling.funding_part_problems,
    EnrolmentBatch: enrolling.batch_problems,
    Enrolment: enrolling.enrolment_problems,
    RefundCase: enrolling.refund_case_problems,
    Invitation: consigning.invitation_problems,
    Consignment: consigning.consignment_problems,
    ConsignmentItem: consigning.item_problems,
    ReportRequest: reporting.request_problems,
    ReportSubmission: reporting.submission_problems,
    Attachment: evidence.attachment_problems,
    TransferReply: transfers.reply_problems,
}
"""What each kind of record must also be, beside what `problems` asks of all."""


def number_problems(
    person: Beneficiary, others: list[Beneficiary], *, before: Beneficiary | None
) -> Iterator[Problem]:
    """Find numbers that another person already has.

    A number that stays as it was is not judged again: a twin that a merge brought must not
    stop every other correction. Whoever is withdrawn is nobody's twin.

    Args:
        person: Who is being saved.
        others: Everybody, the person included, who has one of the person's numbers.
        before: The person as loaded; None for somebody new.
    """
    if person.withdrawn is not None:
        return
    known = before if before is not None and before.withdrawn is None else None
    standing = [o for o in others if o.id != person.id and o.withdrawn is None]
    for field in PERSON_NUMBERS:
        number = getattr(person, field)
        if not number or (known is not None and getattr(known, field) == number):
            continue
        twin = next((o for o in standing if getattr(o, field) == number), None)
        if twin is not None:
            yield Problem(field, Rule.DUPLICATE_NUMBER, values=(twin.full_name,))


def symbol_problems(
    office: Office, others: Iterable[Office], *, before: Office | None
) -> Iterator[Problem]:
    """Find that another office has a symbol: two receipts would bear one number.

    A symbol that stays as it was is not judged again.
    """
    if before is not None and before.symbol == office.symbol:
        return
    for other in others:
        if other.id != office.id and same_spelling(other.symbol, office.symbol):
            yield Problem("symbol", Rule.SYMBOL_TAKEN, values=(other.name,))
            return


def unit_problems(
    capacity: int, *, left: int, is_own_line: bool, unrefunded: int = 0
) -> Iterator[Problem]:
    """Find why a unit of a pledge line may not be awarded, whoever it is for.

    Args:
        capacity: Units of it that the office which proposes may award in all.
        left: Of them, those that are not yet awarded.
        is_own_line: Whether it may serve that office.
        unrefunded: Units of it that would be free if their money were back.
    """
    if not is_own_line:
        yield Problem("pledge_line_id", Rule.LINE_OF_ANOTHER_OFFICE)
    elif left <= 0 < unrefunded:
        yield Problem("pledge_line_id", Rule.UNITS_AWAIT_REFUND, values=(unrefunded,))
    elif left <= 0:
        yield Problem("pledge_line_id", Rule.LINE_USED_UP, values=(capacity,))
