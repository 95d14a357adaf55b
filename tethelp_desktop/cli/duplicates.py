"""Who stands twice for one gift, which records may be one person, and deciding about them."""

from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Options, Result, Usage, plain
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.records import Award, Beneficiary, Sameness
from tethelp_desktop.domain.sameness import Pair, pair_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import duplicates
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.duplicates import PairRow, PairState
from tethelp_desktop.services.receiving import doubles
from tethelp_desktop.store.double_gifts import DoubleGift
from tethelp_desktop.store.likeness import Evidence, evidence
from tethelp_desktop.store.store import Reader
from tethelp_desktop.wording import evidence_sentence

_ANSWERS: Final = (*Sameness, "take-back")


def duplicates_list(call: Call) -> Result:
    """List the people who stand twice for one kind in the open programme."""
    terminal = call.terminal
    with call.desk() as desk, desk.store.read() as reader:
        found = doubles(reader)
        people = {
            rid: reader.get(Beneficiary, rid) for double in found for rid in double.beneficiaries
        }
    terminal.table(
        ("full-name", "same", "kind", "handed", "id"),
        [
            (
                people[double.beneficiaries[0]].full_name,
                terminal.named("same", double.by),
                double.kind,
                double.handed,
                _double_id(double),
            )
            for double in found
        ],
    )
    terminal.say("open-duplicates", number=len(found))
    return Result(
        {
            "duplicates": [
                {
                    "id": _double_id(double),
                    "awards": list(double.awards),
                    "people": [people[rid].full_name for rid in double.beneficiaries],
                    "beneficiaries": list(double.beneficiaries),
                    "kind": double.kind,
                    "handed_over": double.handed,
                    "by": double.by,
                }
                for double in found
            ]
        }
    )


def _people_options(options: Options) -> None:
    options.add("--state", type=PairState, choices=tuple(PairState), default=PairState.UNDECIDED)


def duplicates_people(call: Call) -> Result:
    """List every two records that are likely one person, the likeliest first.

    Whoever was recorded or changed since the last time is compared before.
    """
    wanted, terminal = call.arguments.state, call.terminal
    with call.desk() as desk:
        duplicates.compare(desk, terminal.monitor())
        terminal.clear_bar()
        with desk.store.read() as reader:
            rows = [row for row in duplicates.pairs(reader) if row.state is wanted]
            found = [(row, _people(reader, row.pair)) for row in rows]
    told = [(row, people, evidence(*people)) for row, people in found]
    terminal.table(
        ("full-name", "other-person", "likeness", "decision", "id"),
        [
            (
                one.full_name,
                other.full_name,
                "; ".join(
                    evidence_sentence(each.field, each.how, terminal.language) for each in alike
                ),
                "" if row.sameness is None else terminal.named("Sameness", row.sameness),
                ":".join(row.pair),
            )
            for row, (one, other), alike in told
        ],
    )
    terminal.say("pairs-listed", state=terminal.named("PairState", wanted), number=len(told))
    return Result({"pairs": [_plain_pair(row, people, alike) for row, people, alike in told]})


def _judge_options(options: Options) -> None:
    options.add("pair", metavar="ID")
    options.add("--same", action="store_true")
    options.add("--different", action="store_true")
    options.add("--asked", action="store_true")
    options.add("--take-back", action="store_true")
    options.add("--reason", type=nfc, default="")


def duplicates_judge(call: Call) -> Result:
    """Decide whether two records speak of one person, for every store that gets the decision."""
    typed, terminal = call.arguments, call.terminal
    answers = [one for one in _ANSWERS if getattr(typed, one.replace("-", "_"))]
    if len(answers) != 1:
        raise Usage(terminal.text("one-answer", answers=", ".join(f"--{one}" for one in _ANSWERS)))
    (answer,) = answers
    with call.desk() as desk:
        pair = _meant(desk, typed.pair, terminal.text("no-such-pair", what=typed.pair))
        decided = None
        if isinstance(answer, Sameness):
            decided = duplicates.judge(desk, pair, answer, typed.reason)
        else:
            duplicates.take_back(desk, pair, typed.reason or answer)
        with desk.store.read() as reader:
            one, other = _people(reader, pair)
    names = {"one": one.full_name, "other": other.full_name}
    if decided is None:
        terminal.say("judgement-taken-back", **names)
    else:
        terminal.say("judged", **names, sameness=terminal.named("Sameness", decided.sameness))
    return Result({"pair": ":".join(pair), "decision": None if decided is None else plain(decided)})


def _meant(desk: Desk, text: str, otherwise: str) -> Pair:
    """Read which two records are meant: `PERSON:PERSON`, or `AWARD:AWARD` of a double gift."""
    one, _, other = text.partition(":")
    with desk.store.read() as reader:
        try:
            found = [_person_id(reader, Stamp(rid)) for rid in (one, other)]
        except TetHelpError as error:
            raise Usage(otherwise) from error
    return pair_of(*found)


def _person_id(reader: Reader, rid: Stamp) -> Stamp:
    awards = reader.find(Award, id=rid)
    return awards[0].beneficiary_id if awards else reader.get(Beneficiary, rid).id


def _people(reader: Reader, pair: Pair) -> tuple[Beneficiary, Beneficiary]:
    one, other = (reader.get(Beneficiary, rid) for rid in pair)
    return one, other


def _plain_pair(
    row: PairRow, people: tuple[Beneficiary, Beneficiary], alike: tuple[Evidence, ...]
) -> dict[str, Any]:
    return {
        "id": ":".join(row.pair),
        "people": [person.full_name for person in people],
        "log_odds": row.log_odds,
        "evidence": {each.field: each.how for each in alike},
        "decision": row.sameness,
        "contradicted": row.is_contradicted,
    }


def _double_id(double: DoubleGift) -> str:
    return ":".join(double.awards)


COMMANDS: Final = (
    Command("duplicates list", duplicates_list),
    Command("duplicates people", duplicates_people, _people_options),
    Command("duplicates judge", duplicates_judge, _judge_options),
)
