"""Rules that somebody decided shall not stop one record, with the reason.

A decision is a ledger entry beside the record it speaks of: who, when, why, and what the rule
then said. It travels upwards with the record and holds for whoever looks at it there; downwards
it does not travel, so that the office below sees the rule again. Whatever the rule says anew is
asked about again.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.problems import Decision, Problem, Rule, set_aside
from tethelp_desktop.domain.records import Override, Record, table_of
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.store import Reader, Writer

Reasons: TypeAlias = Mapping[Rule, str]
"""Why each of some rules shall not stop the record that is being saved."""

NO_REASONS: Final[Reasons] = MappingProxyType({})


def standing(reader: Reader, record: Record) -> dict[Decision, Override]:
    """Read what was decided for a record, by what each decision is about; the latest stands."""
    if record.id == NEW:  # an import judges thousands of whom nothing can be decided yet
        return {}
    made = reader.find(Override, subject_table=table_of(type(record)), subject_id=record.id)
    return {(entry.field, entry.rule, entry.facts): entry for entry in made}


def judged(
    reader: Reader, record: Record, found: Iterable[Problem], reasons: Reasons = NO_REASONS
) -> list[Problem]:
    """Mark the problems of a record that a standing decision or a reason given now sets aside.

    What is marked stops no save: give the result to `records.checked`, and after the save to
    `keep_reasons`. A rule that may not be set aside stops it whatever is given.
    """
    found = list(found)
    given = [problem.decision for problem in found if problem.rule in reasons]
    return list(set_aside(found, {*standing(reader, record), *given}))


def keep_reasons(
    tx: Writer, record: Record, found: Iterable[Problem], reasons: Reasons
) -> list[Override]:
    """Record the decisions made with a save, in its transaction, and return the new ones.

    Args:
        tx: The transaction of the save.
        record: As saved, with its id.
        found: What `judged` returned for it.
        reasons: As given to `judged`; a reason whose rule is not broken, or stands decided
            already, makes no entry.

    Raises:
        Invalid: A reason says nothing; the transaction must be given up.
    """
    known = standing(tx, record)
    made = [
        Override(
            subject_table=table_of(type(record)),
            subject_id=record.id,
            field=problem.field,
            rule=problem.rule.value,
            facts=problem.facts,
            reason=reasons[problem.rule],
        )
        for problem in found
        if problem.set_aside and problem.rule in reasons and problem.decision not in known
    ]
    for entry in made:
        checked(problems(entry, local_day(tx.now)))
    return [tx.add(entry) for entry in made]
