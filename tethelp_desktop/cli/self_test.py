"""What the installed program runs to prove itself, on a line of practice stores of its own."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Result
from tethelp_desktop.documents.fonts import register_fonts
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Award, AwardState, Level, Office, UnitSystem
from tethelp_desktop.services import exporting, offices, practice, receipts, receiving, state
from tethelp_desktop.services.desk import Desk, make_headquarters, open_desk
from tethelp_desktop.services.handover import hand_over
from tethelp_desktop.services.made_up import homes
from tethelp_desktop.services.receipts import Verdict
from tethelp_desktop.wording import Language, catalogue

_PASSPHRASE: Final = "tự kiểm tra"  # noqa: S105 - opens stores that live for a minute
_PEOPLE: Final = 3


class Disproved(Exception):
    """A step did not give what it must give."""


@dataclass(frozen=True, slots=True)
class Step:
    """What came of one step.

    Attributes:
        error: What went wrong, for support; empty where nothing did.
    """

    step: str
    ok: bool
    seconds: float
    error: str = ""


def self_test(call: Call) -> Result:
    """Prove every part of the program; the first step that fails ends it."""
    terminal = call.terminal
    steps: list[Step] = []
    with TemporaryDirectory(prefix="tethelp-") as folder, ExitStack() as stores:
        for step in _watched(_prove(Path(folder), stores)):
            name = terminal.named("self-test", step.step)
            terminal.say("step-done" if step.ok else "step-failed", step=name, error=step.error)
            steps.append(step)
    ok = all(step.ok for step in steps)
    terminal.say("proved" if ok else "disproved")
    facts = {"steps": [asdict(step) for step in steps], "ok": ok}
    return Result(facts, Exit.DONE if ok else Exit.FAILED)


def _watched(proof: Iterator[str]) -> Iterator[Step]:
    """Tell what came of each step of a proof, which names a step as it begins it."""
    current, begun, error = next(proof), time.perf_counter(), ""
    while current:
        try:
            following = next(proof, "")
        except Exception as caught:  # whatever breaks here breaks for the person too
            following, error = "", f"{type(caught).__name__}: {caught}"
        yield Step(current, not error, round(time.perf_counter() - begun, 2), error)
        current, begun = following, time.perf_counter()


def _prove(folder: Path, stores: ExitStack) -> Iterator[str]:
    """Take a gift the whole way once; yields the name of each step as it begins."""
    yield "resources"
    register_fonts()
    _must(all(catalogue(language)["rule"] for language in Language), "wording")
    _must(bool(homes(UnitSystem.SINCE_2025, "Ninh Bình")), "units")
    yield "headquarters"
    headquarters = _headquarters(folder / "headquarters", stores)
    yield "office"
    office = _office(headquarters, folder, stores)
    yield "register"
    award = _register(office)
    yield "hand-over"
    handed = hand_over(office, award.id)
    with _refused(Failure.ALREADY_HANDED_OVER):
        hand_over(office, award.id)
    yield "receipt"
    paper = receipts.print_to_file(office, [handed.receipt.id], folder / "receipt.pdf").path
    yield "seal"
    verdicts = [found.verdict for found in receipts.verify_file(office, paper)]
    _must(verdicts == [Verdict.GENUINE], f"seal {verdicts}")
    yield "export"
    bundle = exporting.export_bundle(office, folder).path
    yield "truncated"
    half = folder / "half.tethelp"
    half.write_bytes(bundle.read_bytes()[: bundle.stat().st_size // 2])
    with _refused(Failure.BUNDLE_DAMAGED):
        receiving.merge_bundles(headquarters, [half])
    yield "merge"
    receiving.merge_bundles(headquarters, [bundle])
    yield "digest"
    _must(state.digest(headquarters) == state.digest(office), "digest")
    findings = [*state.check(headquarters), *state.check(office)]
    _must(not findings, "; ".join(findings))
    yield "passphrase"
    with _refused(Failure.WRONG_PASSPHRASE):
        open_desk(office.store.folder, _PASSPHRASE.upper())
    yield "reopen"
    digest = state.digest(office)
    office.store.close()
    again = open_desk(office.store.folder, _PASSPHRASE)
    stores.callback(again.store.close)
    _must(state.digest(again) == digest, "digest")


def _headquarters(folder: Path, stores: ExitStack) -> Desk:
    record = Office(name="BHXH Việt Nam", level=Level.CENTRAL, symbol="TW")
    desk, _ = make_headquarters(folder, _PASSPHRASE, record, "TW", training=True)
    stores.callback(desk.store.close)
    return desk


def _office(headquarters: Desk, folder: Path, stores: ExitStack) -> Desk:
    """Let an office's PC join and be certified, with a programme to work for."""
    practice.open_programme(headquarters)
    record = Office(name="BHXH cơ sở Mẫu", level=Level.DISTRICT, symbol="M")
    office = offices.save_office(headquarters, None, record)
    file = offices.write_office_file(headquarters, office.id, folder)
    joined = offices.join(folder / "office", _PASSPHRASE, file, "CS")
    stores.callback(joined.desk.store.close)
    offices.approve_enrolment(headquarters, joined.enrolment, joined.fingerprint)
    answer = exporting.export_bundle(headquarters, folder, office.id)
    receiving.merge_bundles(joined.desk, [answer.path])
    return joined.desk


def _register(office: Desk) -> Award:
    """Register people at the office, award to them, and return an approved award."""
    communes = homes(UnitSystem.SINCE_2025, "Ninh Bình")
    filled = practice.fill(office, communes, people=_PEOPLE, awarded=1)
    _must((filled.people, filled.awards) == (_PEOPLE, 1), "people")
    with office.store.read() as reader:
        award = reader.find(Award)[0]
    _must(award.state is AwardState.APPROVED, "approval")
    return award


@contextmanager
def _refused(failure: Failure) -> Iterator[None]:
    """Demand that what is done inside is refused for one reason."""
    try:
        yield
    except TetHelpError as error:
        _must(error.failure is failure, error.failure)
    else:
        raise Disproved(f"not refused: {failure}")


def _must(proved: bool, what: str) -> None:
    if not proved:
        raise Disproved(what)


COMMANDS: Final = (Command("self-test", self_test),)
