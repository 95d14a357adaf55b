"""That the mutants still break what they name; whether tests notice, they ask themselves."""

import pytest

from tests.faults.mutants import MUTANTS, ROOT, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_what_a_mutant_changes_stands_once_in_the_program(mutant: Mutant) -> None:
    source = (ROOT / "tethelp_desktop" / mutant.file).read_text(encoding="utf-8")
    assert source.count(mutant.text) == 1
    assert mutant.mutated != mutant.text
    compile(source.replace(mutant.text, mutant.mutated), mutant.file, "exec")
