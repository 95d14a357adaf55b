from datetime import timedelta
from pathlib import Path

import pypdfium2

from tests.builders import Line, add_approved, add_people
from tethelp_desktop.domain.money import Speech, Thousand, ZeroTens
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.services import handover, own_pc, receipts, state
from tethelp_desktop.services.folders import recent_folders, remember_folder

SOUTHERN = Speech(ZeroTens.LE, Thousand.NGAN)


def test_preferences_are_kept_here_and_are_no_part_of_the_state(line: Line) -> None:
    before = state.digest(line.one)
    assert own_pc.preference(line.one, "language") is None
    own_pc.keep_preferences(line.one, language="vi", appearance="dark")
    own_pc.keep_preferences(line.one, language="en")
    assert own_pc.preference(line.one, "language") == "en"
    assert own_pc.preference(line.one, "appearance") == "dark"
    assert state.digest(line.one) == before


def test_amounts_are_said_as_the_pc_says_them(line: Line) -> None:
    before = state.digest(line.one)
    with line.one.store.read() as reader:
        assert own_pc.speech(reader) == Speech()
    own_pc.keep_speech(line.one, SOUTHERN)
    with line.one.store.read() as reader:
        assert own_pc.speech(reader) == SOUTHERN
    assert state.digest(line.one) == before


def test_a_reprint_says_the_amount_as_it_was_said_at_the_table(line: Line) -> None:
    first, second = add_approved(line.one, 2)
    northern = handover.hand_over(line.one, first.id).receipt
    own_pc.keep_speech(line.one, SOUTHERN)
    southern = handover.hand_over(line.one, second.id).receipt
    for receipt, word in ((northern, "nghìn"), (southern, "ngàn")):
        assert word in ReceiptFacts.from_json(receipt.facts).amount_in_words
        paper = pypdfium2.PdfDocument(receipts.draw(line.one, receipt.id).pdf)
        assert word in paper[0].get_textpage().get_text_bounded()
        paper.close()


def test_a_clock_that_went_back_is_told_with_what_it_said(line: Line) -> None:
    add_people(line.one, 1)
    said = line.clock.now
    assert own_pc.clock_behind(line.one) is None
    line.clock.turn(minutes=-4)
    assert own_pc.clock_behind(line.one) is None
    line.clock.turn(days=-30)
    behind = own_pc.clock_behind(line.one)
    assert behind is not None
    assert abs(behind - said) <= timedelta(seconds=2)


def test_the_clocks_of_other_pcs_say_nothing_about_this_one(line: Line) -> None:
    """Stamps of an office whose clock runs a year ahead make no other PC's clock wrong."""
    with line.two.store.write("Mai", line.clock.now + timedelta(days=365)) as tx:
        stamp = tx.stamp()
    with line.one.write() as tx:
        tx.witness(stamp)
    assert own_pc.clock_behind(line.one) is None


def test_the_folders_used_last_come_first_and_none_twice(line: Line) -> None:
    assert recent_folders(line.one) == []
    for name in "abcdea":
        remember_folder(line.one, Path(f"/{name}"))
    assert [str(path) for path in recent_folders(line.one)] == ["/a", "/e", "/d", "/c"]
