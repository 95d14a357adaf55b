"""Random years of money and units on real stores: nothing is lost, and nothing spent twice.

Headquarters and two offices, one of them with two PCs, do whatever may be done to pledges, money,
awards, batches, cards, gifts and reports as chance has it, and merge in any order, while the law's
figures change. After every morning a store's đồng and units are recounted from its bare records:
no step takes more than is there, nor changes anything where it is refused, every figure is the sum
of the entries that it opens to, every case is a fact, and every handover has its receipt.
"""

from collections import Counter
from itertools import count
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.ending import YearToItsEnd
from tests.services.turns import TURNS
from tests.services.years import seed_year
from tethelp_desktop.domain.cases import CaseKind

ALSO = (
    "a bundle is merged",
    "a leftover goes back",
    "a programme is settled",
    "refused",
    "the law changes",
    f"case: {CaseKind.HANDED_THOUGH_WITHDRAWN}",
)
"""What no single verb does."""
FEW = 1
"""How often each must come up in all years together."""


def test_no_year_loses_a_unit_or_a_dong(template: Path, quick_folder: Path) -> None:
    seeded = seed_year(template, quick_folder / "seeded")
    made, told = count(), Counter[str]()
    run_state_machine_as_test(
        lambda: YearToItsEnd(seeded, quick_folder / f"year-{next(made)}", told),
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            derandomize=True,
            # To shrink a year takes longer than a test may: the whole one is told.
            phases=(Phase.explicit, Phase.generate),
        ),
    )
    seldom = {what for what in (*(turn.verb for turn in TURNS), *ALSO) if told[what] < FEW}
    assert seldom == set(), f"hardly came up: {seldom} of {told}"
