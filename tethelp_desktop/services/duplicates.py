"""Records that may speak of one person: comparing, looking at both, and deciding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    ItemKind,
    Office,
    Pledge,
    PledgeLine,
    Receipt,
    Sameness,
    SamePerson,
    Sponsor,
    table_of,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.sameness import Pair, pair_of
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.services.desk import Desk, current_id
from tethelp_desktop.services.handover import standing_handover
from tethelp_desktop.services.people import standing_person
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.streams import offices_of_replicas
from tethelp_desktop.store import comparing
from tethelp_desktop.store.likeness import Evidence, evidence
from tethelp_desktop.store.sameness import (
    count_contradicted,
    decisions,
    decisions_about,
    recorded_here,
)
from tethelp_desktop.store.store import Reader, Writer


class PairState(StrEnum):
    """How far a pair is."""

    UNDECIDED = "undecided"
    """Nobody decided anything, or two PCs decided differently."""
    ASKED = "asked"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two records that are alike, or about which somebody decided.

    Attributes:
        pair: Their ids, the elder first.
        log_odds: How much likelier one person is than two, as a power of ten; None where comparing
            finds them too little alike.
        is_contradicted: Whether it was decided both ways.
    """

    pair: Pair
    log_odds: float | None
    sameness: Sameness | None
    is_contradicted: bool

    @property
    def state(self) -> PairState:
        """How far it is."""
        if self.sameness is Sameness.ASKED:
            return PairState.ASKED
        return PairState.UNDECIDED if self.sameness is None else PairState.DECIDED


@dataclass(frozen=True, slots=True)
class AwardView:
    """An award of somebody who may stand twice.

    Attributes:
        handed_on: None while it was not handed over.
    """

    person: Beneficiary
    office: str
    kind: ItemKind
    months: int | None
    sponsor: str
    decided: str
    handed_on: date | None
    receipt: str


@dataclass(frozen=True, slots=True)
class RecordSide:
    """One of two records: whose it is, and what the person was awarded in the programme."""

    person: Beneficiary
    office: str
    awards: Sequence[AwardView]


@dataclass(frozen=True, slots=True)
class PairView:
    """Both records of a pair, with what speaks for one person, and what was decided.

    Attributes:
        kinds: What both were awarded: given twice, if they are one person.
        decisions: Each with the office that decided, the earliest first.
    """

    sides: tuple[RecordSide, RecordSide]
    evidence: Sequence[Evidence]
    kinds: Sequence[ItemKind]
    decisions: Sequence[tuple[SamePerson, str]]


def compare(desk: Desk, monitor: Monitor) -> None:
    """Compare whoever was recorded or changed since the last time with everybody.

    Raises:
        Cancelled: As asked; what was compared is kept.
    """
    comparing.compare(desk.store, monitor)


def count_open(reader: Reader) -> int:
    """Count the pairs that wait for a decision; asks little enough for every look at the window."""
    return comparing.count_undecided(reader) + count_contradicted(reader)


def pairs(reader: Reader) -> list[PairRow]:
    """Read every pair that comparing found or somebody decided about, the likeliest first.

    Only pairs of whom both records are here.
    """
    decided = decisions(reader)
    likely: dict[Pair, float | None] = {
        each.pair: each.log_odds for each in comparing.likely_pairs(reader)
    }
    unlikely = [pair for pair in decided.pairs if pair not in likely]
    here = recorded_here(reader, {rid for pair in unlikely for rid in pair})
    rest: dict[Pair, float | None] = {pair: None for pair in unlikely if here.issuperset(pair)}
    return [
        PairRow(pair, log_odds, decided.of(*pair), decided.are_contradicted(*pair))
        for pair, log_odds in (likely | rest).items()
    ]


def view(desk: Desk, reader: Reader, pair: Pair) -> PairView:
    """Read both records of a pair.

    Raises:
        TetHelpError: One of them is not here.
    """
    offices = offices_of_replicas(reader)
    one, other = (_side(reader, offices, rid) for rid in pair)
    made = decisions_about(reader, pair).about(*pair)
    theirs = {award.kind for award in other.awards}
    return PairView(
        (one, other),
        evidence(one.person, other.person),
        sorted({award.kind for award in one.awards} & theirs),
        [(decision, _office_of(offices, decision.id)) for decision in made],
    )


@dataclass(frozen=True, slots=True)
class OtherRecords:
    """Names of a person's other records: decided to be theirs, and likely theirs."""

    linked: Sequence[str]
    likely: Sequence[str]


def other_records(reader: Reader, rid: Stamp) -> OtherRecords:
    """Name the other records of a person; a few look-ups, as a list asks while somebody browses."""
    linked = sorted(decisions_about(reader, [rid]).linked(rid))
    likely = comparing.likely_of(reader, rid)
    return OtherRecords(_names(reader, linked), _names(reader, likely))


def _names(reader: Reader, rids: Sequence[Stamp]) -> list[str]:
    return [one.full_name for rid in rids for one in reader.find(Beneficiary, id=rid)]


def award_view(reader: Reader, offices: Mapping[Replica, Office], award: Award) -> AwardView:
    """Read what an award is, and whether it was handed over."""
    lines = reader.find(PledgeLine, id=award.pledge_line_id)
    handover = standing_handover(reader, award.id)
    receipts = reader.find(Receipt, handover_id=handover.id) if handover else []
    return AwardView(
        person=reader.get(Beneficiary, award.beneficiary_id),
        office=_office_of(offices, award.id),
        kind=award.kind,
        months=lines[0].months if lines else None,
        sponsor=_sponsor_of(reader, lines),
        decided=award.decision_number,
        handed_on=handover.handed_on if handover else None,
        receipt=receipts[-1].printed_number if receipts else "",
    )


def judge(desk: Desk, pair: Pair, sameness: Sameness, reason: str = "") -> SamePerson:
    """Decide whether two records speak of one person; an earlier decision here is changed.

    Raises:
        TetHelpError: Both are one record, one is not here, or another office's.
        Invalid: The reason breaks a rule.
    """
    elder, younger = pair_of(*pair)
    if elder == younger:
        raise TetHelpError(Failure.ONE_RECORD)
    decided = SamePerson(beneficiary_id=elder, other_id=younger, sameness=sameness, reason=reason)
    checked(problems(decided, desk.today))
    with desk.write() as tx:
        for rid in (elder, younger):
            standing_person(tx, rid)
            if not tx.may_edit(table_of(Beneficiary), replica_of(rid)):
                raise TetHelpError(Failure.RECORD_OF_ANOTHER_OFFICE, table_of(Beneficiary))
        own = list(_own_decisions(tx, (elder, younger)))
        for mine in own:
            after = replace(mine, sameness=sameness, reason=reason)
            tx.put(tx.load(SamePerson, mine.id), after)
        return tx.get(SamePerson, own[-1].id) if own else tx.add(decided)


def take_back(desk: Desk, pair: Pair, reason: str) -> None:
    """Withdraw what was decided about two records; they are looked at again.

    Raises:
        TetHelpError: Nothing was decided here.
    """
    with desk.write() as tx:
        own = list(_own_decisions(tx, pair))
        if not own:
            raise TetHelpError(Failure.NOTHING_DECIDED)
        for mine in own:
            tx.put(tx.load(SamePerson, mine.id), replace(mine, withdrawn=reason))


def _own_decisions(tx: Writer, pair: Pair) -> Iterator[SamePerson]:
    """Read the standing decisions about a pair that may be changed here."""
    for decision in decisions_about(tx, pair).about(*pair):
        if tx.may_edit(table_of(SamePerson), replica_of(decision.id)):
            yield decision


def _side(reader: Reader, offices: Mapping[Replica, Office], rid: Stamp) -> RecordSide:
    awards = reader.find(Award, beneficiary_id=rid, campaign_id=current_id(reader), outcome=None)
    return RecordSide(
        reader.get(Beneficiary, rid),
        _office_of(offices, rid),
        [award_view(reader, offices, award) for award in awards],
    )


def _office_of(offices: Mapping[Replica, Office], rid: Stamp) -> str:
    office = offices.get(replica_of(rid))
    return office.name if office else ""


def _sponsor_of(reader: Reader, lines: Sequence[PledgeLine]) -> str:
    pledges = reader.find(Pledge, id=lines[0].pledge_id) if lines else []
    sponsors = reader.find(Sponsor, id=pledges[0].sponsor_id) if pledges else []
    return sponsors[0].name if sponsors else ""
