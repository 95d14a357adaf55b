"""The first awards and receipts of a long list against all of them, and both against a look at
every record."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.builders import (
    Line,
    copy_line,
    make_award,
    make_campaign,
    make_handover,
    make_person,
    make_printing,
    make_receipt,
    make_void,
)
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Handover,
    ItemKind,
    Outcome,
    Printing,
    Receipt,
    ReceiptVoid,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold, name_sort_key
from tethelp_desktop.store import award_list, receipt_list
from tethelp_desktop.store.award_list import AwardsQuery
from tethelp_desktop.store.finding import FEW
from tethelp_desktop.store.receipt_list import ReceiptsQuery

GIVEN = ("Lan", "Hoà", "Ánh", "Đức", "Mơ")
OTHER = make_campaign().id


@dataclass
class Crowd:
    """A store, and what was put into it."""

    line: Line
    people: dict[Stamp, Beneficiary]
    awards: dict[Stamp, Award]
    handovers: dict[Stamp, Handover]
    receipts: list[Receipt]
    done: set[Stamp]
    """Receipts that were printed or are void."""

    def name(self, award: Award) -> str:
        """Say under which name an award is found; whoever is withdrawn is not."""
        person = self.people[award.beneficiary_id]
        return "" if person.withdrawn else fold(person.full_name)


@pytest.fixture(scope="module")
def crowd(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    line = copy_line(template, tmp_path_factory.mktemp("crowded"))
    chance = random.Random(9)  # noqa: S311 - tests
    desk = line.one
    with desk.write() as tx:
        people = tx.add_all(
            Beneficiary,
            [
                make_person(
                    full_name=f"Trần Thị {chance.choice(GIVEN)}",
                    personal_id=f"0371570{number:05d}",
                    withdrawn="trùng" if number % 90 == 0 else None,
                )
                for number in range(2 * FEW)
            ],
        )
        awards = tx.add_all(
            Award,
            [
                make_award(
                    beneficiary_id=chance.choice(people).id,
                    campaign_id=line.campaign.id if number % 5 else OTHER,
                    kind=chance.choice(list(ItemKind)),
                    approved_at=tx.now if chance.random() < 0.7 else None,
                    outcome=Outcome.DIED if chance.random() < 0.1 else None,
                )
                for number in range(3 * FEW)
            ],
        )
        handed = tx.add_all(
            Handover,
            [
                make_handover(award_id=award.id)
                for award in awards
                if award.approved_at is not None and chance.random() < 0.8
            ],
        )
        receipts = tx.add_all(
            Receipt,
            [
                make_receipt(handover_id=one.id, printed_number=f"01-{number:06d}/BN-HL")
                for number, one in enumerate(handed)
            ],
        )
        some = [receipt for receipt in receipts if chance.random() < 0.5]
        tx.add_all(Printing, [make_printing(receipt_id=one.id) for one in some])
        tx.add_all(ReceiptVoid, [make_void(receipt_id=one.id) for one in receipts[::7]])
    assert len(receipts) > FEW
    made = [{one.id: one for one in records} for records in (people, awards, handed)]
    done = {one.id for one in (*some, *receipts[::7])}
    yield Crowd(line, *made, receipts, done)  # type: ignore[arg-type]
    line.close()


QUERIES = (
    AwardsQuery(),
    AwardsQuery(kind=ItemKind.BOOK),
    AwardsQuery(handed=False),
    AwardsQuery(handed=True, text="hoa"),
    *(AwardsQuery(state=state) for state in AwardState),
    *(
        AwardsQuery(text=text)
        for text in ("Lan", "tran", "duc t", "037157000007", "0371", "007", "zz")
    ),
    AwardsQuery(text="mo", state=AwardState.PROPOSED, kind=ItemKind.CARD),
)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("here", [True, False])
def test_the_first_awards_are_of_those_found_and_all_of_them_are(
    crowd: Crowd, query: AwardsQuery, here: bool
) -> None:
    if here:
        query = replace(query, campaign_id=crowd.line.campaign.id)
    words = fold(query.text).split()
    given = {one.award_id for one in crowd.handovers.values()}

    def is_meant(award: Award) -> bool:
        state = AwardState.PROPOSED if award.approved_at is None else AwardState.APPROVED
        state = AwardState.WITHDRAWN if award.outcome is not None else state
        name, number = crowd.name(award), crowd.people[award.beneficiary_id].personal_id or ""
        own = [*name.split(), number] if name else []
        return (
            (not here or award.campaign_id == crowd.line.campaign.id)
            and query.kind in (None, award.kind)
            and query.state in (None, state)
            and query.handed in (None, award.id in given)
            and all(any(o.startswith(w) or o.endswith(w) for o in own) for w in words)
        )

    meant = {award.id for award in crowd.awards.values() if is_meant(award)}
    with crowd.line.one.store.read() as reader:
        first, found = award_list.find_first(reader, query), award_list.find_all(reader, query)
        rows = award_list.rows(reader, found)
        assert award_list.count_awards(reader, query) == len(meant)
        assert award_list.awards(reader, query, 20, 30) == rows[20:50]
    assert len(found) == len(set(found))
    assert set(found) == meant
    assert [row.id for row in rows] == list(found)
    if not words:
        keys = [(name_sort_key(row.full_name), row.beneficiary_id, row.id) for row in rows]
        assert keys == sorted(keys)
    assert list(first.keys) == list(found[: len(first.keys)])
    assert len(first.keys) == len(found) if first.complete else len(first.keys) <= len(found)


@pytest.mark.parametrize("text", ["", "Lan", "01-000012", "zz"])
@pytest.mark.parametrize("unprinted", [False, True])
@pytest.mark.parametrize("here", [True, False])
def test_the_first_receipts_are_the_latest_and_all_of_them_are_found(
    crowd: Crowd, text: str, unprinted: bool, here: bool
) -> None:
    campaign_id = crowd.line.campaign.id if here else None
    query = ReceiptsQuery(text, unprinted, campaign_id)
    meant = []
    for receipt in crowd.receipts:
        award = crowd.awards[crowd.handovers[receipt.handover_id].award_id]
        if (
            (not here or award.campaign_id == campaign_id)
            and not (unprinted and receipt.id in crowd.done)
            and (text in receipt.printed_number or fold(text) in crowd.name(award))
        ):
            meant.append(receipt.id)
    with crowd.line.one.store.read() as reader:
        found = receipt_list.find_all(reader, query)
        first = receipt_list.find_first(reader, query)
        rows = receipt_list.rows(reader, found[:50])
        assert receipt_list.count_receipts(reader, query) == len(meant)
        assert receipt_list.receipts(reader, query, 20, 30) == rows[20:]
    assert list(found) == sorted(meant, reverse=True)
    assert not first.complete
    assert list(first.keys) == list(found[: len(first.keys)])
    assert [row.id for row in rows] == list(found[:50])
