"""What the register holds and once held of a programme, each entry with for how long it did."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.records import Award, Enrolment, Handover, Pledge, PledgeLine
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Entry, Scope, read_entries
from tethelp_desktop.store import ledgers
from tethelp_desktop.store.history import Timeline, timelines, value_at
from tethelp_desktop.store.store import Reader

_READ: Final = tuple(step for step in Step if step is not Step.PLEDGED)
"""What is read as it stands; promises are read with all their changes."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry, and for how long the register held it.

    Attributes:
        until: When it was undone or given up; None while it stands.
    """

    step: Step
    entry: Entry
    since: datetime
    until: datetime | None = None


def everything(
    desk: Desk, reader: Reader, campaign_id: Stamp, lines: Mapping[Stamp, PledgeLine]
) -> Iterator[Known]:
    """Read everything that the reports of a programme may count, or counted once.

    Args:
        desk: Who asks.
        reader: An open view.
        campaign_id: The programme.
        lines: Its lines, those taken back among them.
    """
    read = read_entries(desk, reader, Scope(campaign_id=campaign_id), _READ)
    by_step: dict[Step, list[Entry]] = defaultdict(list)
    for (_, step), found in read.items():
        by_step[step] += found
    handed = [*map(_as_recorded(Step.HANDED_OVER), by_step.pop(Step.HANDED_OVER, []))]
    for one, line_id, at in ledgers.undone_handovers(reader, list(lines)):
        entry = Entry(one, line_id, 1, lines[line_id].unit_value, one.handed_on)
        handed.append(Known(Step.HANDED_OVER, entry, one.recorded_at, at))
    yield from handed
    yield from _pledged(reader, campaign_id, lines)
    yield from _awarded(reader, lines, by_step.pop(Step.AWARDED, []), handed)
    yield from _issued(reader, by_step.pop(Step.ISSUED, []))
    for step, entries in by_step.items():
        yield from map(_as_recorded(step), entries)


def _as_recorded(step: Step) -> Callable[[Entry], Known]:
    return lambda entry: Known(step, entry, entry.record.recorded_at)


def _pledged(
    reader: Reader, campaign_id: Stamp, lines: Mapping[Stamp, PledgeLine]
) -> Iterator[Known]:
    """Read what was promised, with what was changed or taken back later."""
    pledges = {pledge.id: pledge for pledge in reader.find(Pledge, campaign_id=campaign_id)}
    changed = {
        name: timelines(reader, PledgeLine, name)
        for name in ("quantity", "unit_value", "withdrawn")
    }
    dropped = timelines(reader, Pledge, "withdrawn")
    for line in lines.values():
        pledge = pledges[line.pledge_id]
        history = {name: found[line.id] for name, found in changed.items() if line.id in found}
        taken_back = dropped.get(pledge.id, [(pledge.recorded_at, pledge.withdrawn)])
        moments = {at for one in (*history.values(), taken_back) for at, _ in one}
        stretches = sorted({line.recorded_at, *(at for at in moments if at > line.recorded_at)})
        for since, until in zip(stretches, [*stretches[1:], None], strict=True):
            was = replace(line, **{name: value_at(one, since) for name, one in history.items()})
            if was.withdrawn is None and value_at(taken_back, since) is None:
                amount = was.quantity * was.unit_value
                number = pledge.document_number
                entry = Entry(line, line.id, was.quantity, amount, pledge.pledged_on, number)
                yield Known(Step.PLEDGED, entry, since, until)


def _awarded(
    reader: Reader,
    lines: Mapping[Stamp, PledgeLine],
    standing: Sequence[Entry],
    handed: Sequence[Known],
) -> Iterator[Known]:
    """Read awards by the day they were entered, which never changes: each is in one period."""
    outcomes = timelines(reader, Award, "outcome")
    times: dict[Stamp, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    for one in handed:
        if isinstance(one.entry.record, Handover):
            times[one.entry.record.award_id].append((one.since, one.until))
    awards = {one.record.id: one.record for one in standing if isinstance(one.record, Award)}
    awards |= {award.id: award for award in ledgers.withdrawn_awards(reader, list(lines))}
    for rid, award in awards.items():
        line, day = lines[award.pledge_line_id], local_day(award.recorded_at)
        entry = Entry(award, line.id, 1, line.unit_value, day, award.decision_number)
        outcome = outcomes.get(rid, [(award.recorded_at, award.outcome)])
        for since, until in _taken(outcome, times.get(rid, ())):
            began = replace(award, recorded_at=since)
            yield Known(Step.AWARDED, replace(entry, record=began), since, until)


def _taken(
    outcome: Timeline, served: Sequence[tuple[datetime, datetime | None]]
) -> Iterator[tuple[datetime, datetime | None]]:
    """Say from when until when an award took each of its units, as the ledger counts them.

    It takes one while it stands, or as many as its handovers that stand.
    """
    turns = {at for at, _ in outcome}
    turns |= {at for stretch in served for at in stretch if at is not None}
    began: list[datetime] = []
    for moment in sorted(turns):
        live = sum(since <= moment and (end is None or moment < end) for since, end in served)
        units = live or int(value_at(outcome, moment) is None)
        while len(began) > units:
            yield began.pop(), moment
        began += [moment] * (units - len(began))
    for since in began:
        yield since, None


def _issued(reader: Reader, standing: Sequence[Entry]) -> Iterator[Known]:
    """Read cards and books from when they were said to be issued, not from when they were asked."""
    issued = timelines(reader, Enrolment, "issued_on")
    for entry in standing:
        said = [at for at, day in issued.get(entry.record.id, ()) if day is not None]
        since = min(said, default=entry.record.recorded_at)
        began = replace(entry.record, recorded_at=since)
        yield Known(Step.ISSUED, replace(entry, record=began), since)
