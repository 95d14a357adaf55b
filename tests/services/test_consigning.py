"""Gifts that somebody else hands over: out, back, settled by a signed sheet, given on the spot."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_people,
    close_campaign,
    copy_line,
    make_admission,
    make_campaign,
    make_consignment,
    make_coverage,
    make_decision,
    make_event,
    make_person,
    send,
)
from tests.services.giving_out import (
    WEEK_AGO,
    add_gifts,
    decide,
    give_out,
    left,
    lots,
    patient,
    stock_hospital,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import (
    Admission,
    Award,
    Beneficiary,
    Consignment,
    ItemKind,
    Outcome,
    Override,
    Pledge,
    PledgeLine,
    Receipt,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, consigning, handover, insurance, offices, state
from tethelp_desktop.services.consigning import Patient
from tethelp_desktop.services.consignments import Contents, consignments, contents
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import consigned
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import line_balance

SHEET = TODAY - timedelta(days=2)
NOBODY = Stamp("0" * 32)


def view(desk: Desk, consignment_id: Stamp) -> Contents:
    with desk.store.read() as reader:
        return contents(desk, reader, consignment_id)


def gifts_programme(desk: Desk, gifts: PledgeLine) -> Stamp:
    with desk.store.read() as reader:
        return reader.get(Pledge, gifts.pledge_id).campaign_id


class TestGivingOut:
    def test_what_is_out_is_not_handed_over_at_the_table(self, line: Line) -> None:
        approved = add_approved(line.one, 2)
        made = give_out(line, approved[:1], due_on=TODAY)
        before = state.digest(line.one)
        with refused(Failure.AWARD_CONSIGNED, "Phạm Thị Mẫu", "UBND phường Mẫu", "03/01/2026"):
            handover.hand_over(line.one, approved[0].id)
        assert state.digest(line.one) == before
        handover.hand_over(line.one, approved[1].id)
        with refused(Failure.AWARD_CONSIGNED):
            give_out(line, approved[:1])
        consigning.bring_back(line.one, made.consignment.id, "vắng nhà", awards=[approved[0].id])
        assert handover.hand_over(line.one, approved[0].id).receipt.number == 2

    def test_what_cannot_go_stays_and_the_rest_goes(self, line: Line) -> None:
        given_away, gone, fine = add_approved(line.one, 3)
        handover.hand_over(line.one, given_away.id)
        awards.withdraw(line.one, gone.id, Outcome.MOVED)
        made = give_out(line, [given_away, gone, fine, fine])
        assert [item.award_id for item in made.items] == [fine.id]
        assert [error.failure for _, error in made.refused] == [
            Failure.ALREADY_HANDED_OVER,
            Failure.WITHDRAWN_BEFORE_HANDOVER,
        ]

    def test_nothing_is_no_consignment(self, line: Line) -> None:
        (award,) = add_approved(line.one)
        awards.withdraw(line.one, award.id, Outcome.DIED)
        before = state.digest(line.one)
        with refused(Failure.NOTHING_TO_CONSIGN):
            give_out(line, [])
        with refused(Failure.WITHDRAWN_BEFORE_HANDOVER):
            give_out(line, [award])
        with refused(Failure.NOT_FOUND):
            consigning.consign(line.one, make_consignment(campaign_id=line.campaign.id), [NOBODY])
        with invalid(("receiver", Rule.REQUIRED)):
            give_out(line, [award], receiver="")
        assert state.digest(line.one) == before

    def test_a_stock_needs_a_decision_and_gifts_that_are_left(self, line: Line) -> None:
        gifts = add_gifts(line.one, 3)
        entry = make_consignment(campaign_id=line.campaign.id)
        with invalid(("decision_id", Rule.STOCK_WITHOUT_DECISION)):
            consigning.consign(line.one, entry, stock={gifts.id: 1})
        with refused(Failure.NOT_FOUND, "decision", NOBODY):
            consigning.consign(line.one, replace(entry, decision_id=NOBODY), stock={gifts.id: 1})
        entry = replace(entry, decision_id=decide(line))
        with invalid(("quantity", Rule.STOCK_ABOVE_LINE)):
            consigning.consign(line.one, entry, stock={gifts.id: 4})
        with invalid(("quantity", Rule.NOT_POSITIVE)):
            consigning.consign(line.one, entry, stock={gifts.id: 0})
        with line.one.store.read() as reader:
            assert not reader.find(Consignment)
        consigning.consign(line.one, entry, stock={gifts.id: 2})
        assert left(line.one, gifts.id) == 1
        with invalid(("quantity", Rule.STOCK_ABOVE_LINE)):
            consigning.consign(line.one, entry, stock={gifts.id: 2})

    def test_decision_event_and_line_are_of_the_same_programme(self, line: Line) -> None:
        gifts = add_gifts(line.one)
        other = offices.save_campaign(line.hq, None, make_campaign(name="Xuân Ất Tỵ 2025"))
        send(line.hq, line.one)
        with line.one.write() as tx:
            decision = tx.add(make_decision(campaign_id=other.id))
            event = tx.add(make_event(campaign_id=other.id))
        entry = make_consignment(
            campaign_id=gifts_programme(line.one, gifts), decision_id=decision.id, event_id=event.id
        )
        with invalid(
            ("event_id", Rule.OF_ANOTHER_CAMPAIGN),
            ("decision_id", Rule.DECISION_OF_ANOTHER_PROGRAMME),
        ):
            consigning.consign(line.one, entry, stock={gifts.id: 1})
        entry = replace(entry, campaign_id=other.id)
        with invalid(("pledge_line_id", Rule.OF_ANOTHER_CAMPAIGN)):
            consigning.consign(line.one, entry, stock={gifts.id: 1})

    def test_what_is_reserved_nobody_else_is_awarded(self, line: Line) -> None:
        gifts = add_gifts(line.one, 2)
        stock_hospital(line, gifts, 2)
        (person,) = add_people(line.one, 1)
        proposed = awards.propose(line.one, gifts.id, [person.id])
        [(_, found)] = proposed.refused
        assert Rule.LINE_USED_UP in [problem.rule for problem in found]


class TestComingBack:
    def test_a_part_of_a_stock_comes_back_with_the_reason(self, line: Line) -> None:
        gifts = add_gifts(line.one)
        made = stock_hospital(line, gifts, 4)
        rid = made.consignment.id
        with invalid(("reason", Rule.REQUIRED)):
            consigning.bring_back(line.one, rid, "", stock={gifts.id: 1})
        with invalid(("quantity", Rule.BROUGHT_BACK_ABOVE_OUT)):
            consigning.bring_back(line.one, rid, "ra viện", stock={gifts.id: 5})
        with invalid(("moved_on", Rule.DATES_REVERSED)):
            consigning.bring_back(
                line.one, rid, "ra viện", stock={gifts.id: 1}, on=WEEK_AGO - timedelta(days=1)
            )
        [counter] = consigning.bring_back(line.one, rid, "ra viện", stock={gifts.id: 3})
        assert (counter.quantity, counter.reverses) == (-3, made.items[0].id)
        [lot] = lots(line.one, rid)
        assert (lot.out, lot.back, lot.outstanding) == (4, 3, 1)
        assert left(line.one, gifts.id) == 4

    def test_what_is_not_out_does_not_come_back(self, line: Line) -> None:
        inside, outside = add_approved(line.one, 2)
        rid = give_out(line, [inside]).consignment.id
        for wanted in ([outside.id], [inside.id, outside.id], []):
            with refused(Failure.NOT_CONSIGNED):
                consigning.bring_back(line.one, rid, "vắng", awards=wanted)
        consigning.bring_back(line.one, rid, "vắng", awards=[inside.id])
        with refused(Failure.NOT_CONSIGNED):
            consigning.bring_back(line.one, rid, "vắng", awards=[inside.id])
        assert view(line.one, rid).view.is_settled


class TestSignedSheet:
    def test_a_sheet_is_entered_but_for_the_exceptions(self, line: Line) -> None:
        approved = add_approved(line.one, 4)
        rid = give_out(line, approved, due_on=SHEET).consignment.id
        settled = consigning.settle(line.one, rid, SHEET, except_for=[approved[3].id])
        assert not settled.refused
        assert [one.receipt.number for one in settled.handed] == [1, 2, 3]
        entry = settled.handed[0].handover
        assert (entry.handed_on, entry.consignment_id) == (SHEET, rid)
        assert entry.handed_by == "Phạm Thị Mẫu"
        assert entry.recorded_by == "Lan"
        assert ReceiptFacts.from_json(settled.handed[0].receipt.facts).handed_by == "Phạm Thị Mẫu"
        found = view(line.one, rid)
        assert dict(found.view.outstanding) == {ItemKind.CARD: 1}
        assert found.view.is_overdue
        assert [unit.award.id for unit in found.named if unit.is_out] == [approved[3].id]
        again = consigning.settle(line.one, rid, SHEET, except_for=[approved[3].id])
        assert (again.handed, again.refused) == ([], [])
        consigning.bring_back(line.one, rid, "đã chuyển đi", awards=[approved[3].id])
        found = view(line.one, rid)
        assert found.view.is_settled
        assert not found.view.is_overdue

    def test_who_is_refused_stays_out_and_is_told_why(self, line: Line) -> None:
        fine, gone = add_approved(line.one, 2)
        rid = give_out(line, [fine, gone]).consignment.id
        awards.withdraw(line.one, gone.id, Outcome.DIED)
        settled = consigning.settle(line.one, rid, SHEET)
        assert [one.handover.award_id for one in settled.handed] == [fine.id]
        [(award_id, error)] = settled.refused
        assert award_id == gone.id
        assert error.failure is Failure.WITHDRAWN_BEFORE_HANDOVER
        proven = consigning.settle(
            line.one, rid, SHEET, despite_withdrawal="Đã ký nhận trước khi mất"
        )
        assert [one.handover.award_id for one in proven.handed] == [gone.id]
        with line.one.store.read() as reader:
            [kept] = reader.find(Override, subject_id=gone.id)
        assert (kept.rule, kept.reason) == (
            Rule.AWARD_WAS_WITHDRAWN,
            "Đã ký nhận trước khi mất",
        )

    def test_a_withdrawn_award_whose_unit_is_gone_is_not_entered(self, line: Line) -> None:
        (gone,) = add_approved(line.one)
        rid = give_out(line, [gone]).consignment.id
        awards.withdraw(line.one, gone.id, Outcome.DIED)
        (other,) = add_people(line.one, 1)
        assert not awards.propose(line.one, gone.pledge_line_id, [other.id]).refused
        settled = consigning.settle(line.one, rid, SHEET, despite_withdrawal="có ký")
        [(_, error)] = settled.refused
        assert [problem.rule for problem in error.problems] == [Rule.SHEET_UNIT_GONE]
        assert left(line.one, gone.pledge_line_id) == 0
        reasons = {Rule.SHEET_UNIT_GONE: "có ký"}
        settled = consigning.settle(
            line.one, rid, SHEET, despite_withdrawal="có ký", reasons=reasons
        )
        assert (len(settled.handed), settled.refused) == (1, [])
        assert left(line.one, gone.pledge_line_id) == -1

    def test_at_the_table_nothing_is_given_that_is_not_there(self, line: Line) -> None:
        (gone,) = add_approved(line.one)
        awards.withdraw(line.one, gone.id, Outcome.DIED)
        (other,) = add_people(line.one, 1)
        assert not awards.propose(line.one, gone.pledge_line_id, [other.id]).refused
        reasons = {Rule.UNIT_GONE: "có ký", Rule.SHEET_UNIT_GONE: "có ký"}
        with invalid(("pledge_line_id", Rule.UNIT_GONE)):
            handover.hand_over(line.one, gone.id, despite_withdrawal="có ký", reasons=reasons)

    def test_a_sheet_from_after_a_closing_is_entered_with_the_reason(self, line: Line) -> None:
        rid = give_out(line, add_approved(line.one, 1)).consignment.id
        close_campaign(line)
        line.clock.turn(days=1)
        late = TODAY + timedelta(days=1)
        [(_, error)] = consigning.settle(line.one, rid, late).refused
        assert [problem.rule for problem in error.problems] == [Rule.SHEET_AFTER_CLOSING]
        reasons = {Rule.SHEET_AFTER_CLOSING: "Xã chưa được báo"}
        assert len(consigning.settle(line.one, rid, late, reasons=reasons).handed) == 1

    def test_an_exception_that_never_went_with_it_stops_the_sheet(self, line: Line) -> None:
        approved = add_approved(line.one, 3)
        rid = give_out(line, approved[:2]).consignment.id
        before = state.digest(line.one)
        for unknown in (approved[2].id, NOBODY):
            with refused(Failure.NOT_CONSIGNED):
                consigning.settle(line.one, rid, SHEET, except_for=[approved[0].id, unknown])
        assert state.digest(line.one) == before

    @pytest.mark.parametrize(
        ("day", "rule"),
        [
            (WEEK_AGO - timedelta(days=1), Rule.HANDED_BEFORE_CONSIGNED),
            (TODAY + timedelta(days=1), Rule.IN_THE_FUTURE),
        ],
    )
    def test_the_day_on_the_sheet_is_after_it_went_and_before_tomorrow(
        self, line: Line, day: date, rule: Rule
    ) -> None:
        rid = give_out(line, add_approved(line.one, 1)).consignment.id
        settled = consigning.settle(line.one, rid, day)
        [(_, error)] = settled.refused
        assert [problem.rule for problem in error.problems] == [rule]
        assert not view(line.one, rid).view.is_settled
        with line.one.store.read() as reader:
            assert not reader.find(Receipt)

    def test_one_is_entered_alone_and_only_where_it_is(self, line: Line) -> None:
        inside, outside = add_approved(line.one, 2)
        rid = give_out(line, [inside]).consignment.id
        with refused(Failure.NOT_CONSIGNED):
            handover.hand_over(line.one, outside.id, consignment_id=rid)
        handed = handover.hand_over(line.one, inside.id, consignment_id=rid, handed_on=SHEET)
        assert view(line.one, rid).view.is_settled
        handover.undo_handover(line.one, handed.handover.id, "nhầm người")
        assert dict(view(line.one, rid).view.outstanding) == {ItemKind.CARD: 1}
        with refused(Failure.AWARD_CONSIGNED):
            handover.hand_over(line.one, inside.id)

    def test_headquarters_sees_what_is_out(self, line: Line) -> None:
        rid = give_out(line, add_approved(line.one, 2), due_on=SHEET).consignment.id
        consigning.settle(line.one, rid, SHEET)
        give_out(line, add_approved(line.one, 1))
        send(line.one, line.hq)
        for desk in (line.one, line.hq):
            with desk.store.read() as reader:
                found = consignments(desk, reader, line.campaign.id)
            assert [one.is_settled for one in found] == [False, True]
            assert dict(found[1].went) == {ItemKind.CARD: 2}


class TestOnTheSpot:
    def test_person_stay_award_handover_and_receipt_come_together(self, line: Line) -> None:
        gifts = add_gifts(line.one)
        made = stock_hospital(line, gifts, 2)
        rid = made.consignment.id
        handed = consigning.give_from_stock(
            line.one, rid, gifts.id, patient(full_name="Bệnh Nhân Mẫu"), handed_on=SHEET
        )
        with line.one.store.read() as reader:
            award = reader.get(Award, handed.handover.award_id)
            person = reader.get(Beneficiary, award.beneficiary_id)
            [stay] = reader.find(Admission, beneficiary_id=person.id)
        assert (person.full_name, stay.hospital) == ("Bệnh Nhân Mẫu", "Bệnh viện đa khoa Mẫu")
        assert award.decision_id == made.consignment.decision_id
        assert (award.decision_number, award.approved_by) == ("12/QĐ-BHXH", "Lan")
        assert (handed.handover.handed_on, handed.receipt.amount) == (SHEET, 500_000)
        assert left(line.one, gifts.id) == 3
        [lot] = lots(line.one, rid)
        assert lot.outstanding == 1

    def test_never_beyond_the_stock(self, line: Line) -> None:
        gifts = add_gifts(line.one)
        rid = stock_hospital(line, gifts, 1).consignment.id
        consigning.give_from_stock(line.one, rid, gifts.id, patient())
        before = state.digest(line.one)
        with refused(Failure.STOCK_USED_UP):
            consigning.give_from_stock(line.one, rid, gifts.id, patient())
        assert state.digest(line.one) == before

    def test_whoever_may_have_none_is_not_recorded_at_all(self, line: Line) -> None:
        gifts = add_gifts(line.one)
        rid = stock_hospital(line, gifts, 3).consignment.id
        before = state.digest(line.one)
        stranger = Patient(make_person())
        with invalid(
            ("beneficiary_id", Rule.NOT_AN_INPATIENT),
            ("beneficiary_id", Rule.WITHOUT_A_VALID_CARD),
        ):
            consigning.give_from_stock(line.one, rid, gifts.id, stranger)
        with invalid(("hospital", Rule.REQUIRED)):
            consigning.give_from_stock(
                line.one,
                rid,
                gifts.id,
                Patient(make_person(), admission=make_admission(hospital="")),
            )
        with invalid(("full_name", Rule.REQUIRED)):
            consigning.give_from_stock(line.one, rid, gifts.id, Patient(make_person(full_name="")))
        assert state.digest(line.one) == before
        handed = consigning.give_from_stock(
            line.one,
            rid,
            gifts.id,
            stranger,
            reasons={
                Rule.NOT_AN_INPATIENT: "Khoa xác nhận",
                Rule.WITHOUT_A_VALID_CARD: "Thẻ đang cấp lại",
            },
        )
        with line.one.store.read() as reader:
            kept = reader.find(Override, subject_id=handed.handover.award_id)
        assert len(kept) == 2

    def test_somebody_known_gets_one_gift(self, line: Line) -> None:
        gifts = add_gifts(line.one)
        rid = stock_hospital(line, gifts, 3).consignment.id
        (person,) = add_people(line.one, 1)
        insurance.save_coverage(line.one, None, make_coverage(beneficiary_id=person.id))

        def known(reader: Reader) -> Patient:
            loaded = reader.load(Beneficiary, person.id)
            return Patient(loaded.record, loaded, make_admission())

        with line.one.store.read() as reader:
            one = known(reader)
        consigning.give_from_stock(line.one, rid, gifts.id, one)
        with invalid(("beneficiary_id", Rule.ALREADY_AWARDED)):
            consigning.give_from_stock(line.one, rid, gifts.id, one)
        with line.one.store.read() as reader:
            assert len(reader.find(Beneficiary)) == 1
            assert len(reader.find(Admission)) == 1

    def test_what_was_given_before_the_books_were_closed_is_still_entered(self, line: Line) -> None:
        gifts = add_gifts(line.one, 3)
        rid = stock_hospital(line, gifts, 2).consignment.id
        named = give_out(line, add_approved(line.one, 1)).consignment.id
        close_campaign(line)
        line.clock.turn(days=1)
        with invalid(("handed_on", Rule.SHEET_AFTER_CLOSING)):
            consigning.give_from_stock(line.one, rid, gifts.id, patient())
        consigning.give_from_stock(line.one, rid, gifts.id, patient(), handed_on=SHEET)
        assert len(consigning.settle(line.one, named, SHEET).handed) == 1
        consigning.bring_back(line.one, rid, "ra viện", stock={gifts.id: 1})
        with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
            consigning.consign(
                line.one,
                make_consignment(campaign_id=gifts_programme(line.one, gifts)),
                stock={gifts.id: 1},
            )

    def test_undone_it_is_in_the_stock_again_for_somebody_else(self, line: Line) -> None:
        gifts = add_gifts(line.one, 1)
        rid = stock_hospital(line, gifts, 1).consignment.id
        handed = consigning.give_from_stock(line.one, rid, gifts.id, patient())
        handover.undo_handover(line.one, handed.handover.id, "ghi nhầm người")
        with line.one.store.read() as reader:
            award = reader.get(Award, handed.handover.award_id)
        assert award.outcome is Outcome.MISTAKE
        assert (left(line.one, gifts.id), lots(line.one, rid)[0].outstanding) == (0, 1)
        consigning.give_from_stock(line.one, rid, gifts.id, patient())
        assert (left(line.one, gifts.id), lots(line.one, rid)[0].outstanding) == (0, 0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["consign", "back", "give", "undo", "propose"]), st.integers(1, 3)
        ),
        min_size=1,
        max_size=14,
    )
)
@settings(max_examples=12)
def test_no_gift_is_lost_or_made_whatever_happens(
    template: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    """Left, reserved and awarded are together what the line has, and nothing is below zero."""
    line = copy_line(template, tmp_path_factory.mktemp("stock"))
    gifts = add_gifts(line.one, 4)
    out: list[Stamp] = []
    standing: list[handover.Handed] = []
    for step, number in steps:
        try:
            if step == "consign":
                out.append(stock_hospital(line, gifts, number).consignment.id)
            elif step == "propose":
                awards.propose(line.one, gifts.id, [p.id for p in add_people(line.one, number)])
            elif step == "back" and out:
                consigning.bring_back(line.one, out[-1], "ra viện", stock={gifts.id: number})
            elif step == "give" and out:
                made = consigning.give_from_stock(
                    line.one, out[number % len(out)], gifts.id, patient()
                )
                standing.append(made)
            elif step == "undo" and standing:
                handover.undo_handover(line.one, standing.pop().handover.id, "nhầm")
        except (TetHelpError, Invalid):
            pass
        with line.one.store.read() as reader:
            stock = consigned.lots(reader, out)
            units = line_balance(reader, gifts.id).units
        reserved = sum(lot.outstanding for lot in stock)
        assert all(lot.outstanding >= 0 for lot in stock)
        assert units.reserved == reserved
        assert units.left >= 0
        assert units.left + units.reserved + units.awarded == 4
        assert units.handed == len(standing)
    line.close()
