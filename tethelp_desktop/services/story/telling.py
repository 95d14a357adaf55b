"""The story from the first store to the last sheet, one step after the other."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Consignment,
    EnrolmentBatch,
    Level,
    Office,
    Receipt,
    ReceiptVoid,
    Record,
    ReportSubmission,
    SelectionList,
    UnitSystem,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services import (
    disclosing,
    exporting,
    offices,
    receipts,
    receiving,
    reports,
    state,
)
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.desk import Desk, make_headquarters
from tethelp_desktop.services.made_up import Inventor, homes
from tethelp_desktop.services.receipts import Verdict
from tethelp_desktop.services.statements import StatementView
from tethelp_desktop.services.story import (
    answering_for,
    article,
    disputes,
    passing_on,
    pledging,
    selecting,
    serving,
)
from tethelp_desktop.services.story.cast import DistrictPart, Place, cast
from tethelp_desktop.services.story.clock import StoryClock
from tethelp_desktop.services.story.line import District, Line, Narrator
from tethelp_desktop.services.story.pledging import Share
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import pledges, sending_counts
from tethelp_desktop.wording import Language

FEWEST_PEOPLE: Final = 40


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be told.

    Attributes:
        folder: A new or empty folder.
        passphrase: What all three stores open with.
        people: In both districts together, at least `FEWEST_PEOPLE`.
        seed: Another one tells of other people.
        language: Of the sheets.
    """

    folder: Path
    passphrase: str
    people: int = 300
    seed: int = 2024
    language: Language = Language.VI


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is at the end.

    Attributes:
        people: Registered in both districts.
        pledges: Known to headquarters.
        awards: Made in both districts, the withdrawn one too.
        handovers: Standing ones in both districts.
        receipts: Standing ones in both districts.
        confirmed: Changes of the districts that headquarters said it has.
        unconfirmed: Those that it has not.
        lists: Asked for in both districts, the unanswered ones too.
        batches: Handed in to the insurance side.
        consignments: Gifts that a commune or a hospital hands over.
        reports: Sent to headquarters, the corrected one too.
    """

    people: int
    pledges: int
    awards: int
    handovers: int
    receipts: int
    confirmed: int
    unconfirmed: int
    lists: int
    batches: int
    consignments: int
    reports: int


@dataclass(frozen=True, slots=True)
class Told:
    """What was told.

    Attributes:
        bundles: How many were written.
        conflicts: Found at headquarters; one of them is still open.
        duplicates: Double gifts found at headquarters; still open.
        cases: What headquarters must settle at the end.
        files: Below the folder, without the stores.
        figures: The article's by name, beside the store's.
        totals_agree: Headquarters' totals of each district were the district's own.
        reports_agree: What a district reported is what headquarters counts.
        digest_stands: Merging every bundle again, the last first, left headquarters' digest.
        reprint: The verdict on the reprinted receipt's paper, at headquarters.
        voided: The verdict on the seal of the receipt that was voided.
    """

    counts: Counts
    bundles: int
    conflicts: int
    duplicates: int
    cases: int
    files: Sequence[str]
    figures: Mapping[str, StatementView]
    totals_agree: bool
    reports_agree: bool
    digest_stands: bool
    reprint: Verdict
    voided: Verdict


def tell(plan: Plan, narrate: Narrator, monitor: Monitor | None = None) -> Told:
    """Tell the whole story, and leave its stores, bundles, papers and sheets in a folder.

    Raises:
        ValueError: Fewer people than `FEWEST_PEOPLE`.
        TetHelpError: The folder holds stores already or cannot be written, or the passphrase
            is weak.
        Cancelled: As asked; what was told so far stays in the folder.
    """
    if plan.people < FEWEST_PEOPLE:
        raise ValueError(f"the story needs {FEWEST_PEOPLE} people")
    with ExitStack() as stores:
        line = _assemble(plan, narrate, monitor or Monitor(), stores)
        shares = _shares(line, plan.people)
        _pledge(line, shares)
        request = answering_for.want_report(line)
        bundles = _send_down(line, day=5)
        asked = [selecting.ask_for_lists(line, district) for district in line.districts]
        served, consignment = serving.serve_both(line, shares, asked, plan.language)
        reprinted = serving.print_papers(line, served)
        first = line.districts[0]
        answering_for.report(line, first, request)
        up = _send_up(line, day=18)
        doubles = disputes.tell_doubles(line)
        undone = disputes.correct(line, served)
        passing_on.settle_commune(line, first, consignment)
        passing_on.transfer(line)
        report = answering_for.correct_report(line, first, request)
        up += _send_up(line, day=20)
        reports_agree = answering_for.compare(line, request)
        conflicts = disputes.tell_and_resolve(line)
        line.clock.go_to(22, 8)
        pledging.receive_late(line.headquarters, line.campaign)
        entered = article.enter(line.headquarters, line.campaign)
        bundles += _send_down(line, day=22)
        totals_agree = _totals_agree(line)
        digest_stands = _digest_stands(line, up)
        answering_for.thank_and_prove(line, first, report, plan.language)
        bundles += [*up, serving.go_on(line, served[0])]
        _write_sheets(line, plan.language)
        return Told(
            counts=_counts(line),
            bundles=len(bundles),
            conflicts=conflicts,
            duplicates=doubles,
            cases=disputes.tell_cases(line),
            files=_files(line),
            figures=article.figures(line.headquarters, line.campaign, entered),
            totals_agree=totals_agree,
            reports_agree=reports_agree,
            digest_stands=digest_stands,
            reprint=receipts.verify_file(line.headquarters, reprinted)[0].verdict,
            voided=receipts.verify(line.headquarters, undone.seal).verdict,
        )


def _assemble(plan: Plan, narrate: Narrator, monitor: Monitor, stores: ExitStack) -> Line:
    """Open headquarters and its programme, and let the PCs of both districts join."""
    clock, part = StoryClock(), cast().headquarters
    record = _record(part, Level.CENTRAL, None)
    folder = plan.folder / "headquarters"
    desk, _ = make_headquarters(folder, plan.passphrase, record, part.staff, clock, training=True)
    stores.callback(desk.store.close)
    for name in ("bundles", "papers", "sheets", "audit"):
        (plan.folder / name).mkdir(exist_ok=True)
    campaign = Campaign(
        name=cast().programme.name,
        short_name=cast().programme.short_name,
        starts_on=date(2023, 11, 29),
        ends_on=date(2024, 2, 29),
    )
    top = desk.identity.office_id
    above = [
        offices.save_office(desk, None, _record(province, Level.PROVINCE, top))
        for province in cast().provinces
    ]
    line = Line(
        folder=plan.folder,
        clock=clock,
        narrate=narrate,
        monitor=monitor,
        inventor=Inventor(plan.seed, local_day(clock())),
        campaign=offices.save_campaign(desk, None, campaign),
        headquarters=desk,
    )
    narrate("headquarters", office=part.name, campaign=campaign.short_name, provinces=len(above))
    clock.go_to(3, 8)
    for number, district in enumerate(cast().districts, 1):
        store = plan.folder / f"district-{number}"
        joined = _join(line, district, store, plan.passphrase, above[0])
        stores.callback(joined.desk.store.close)
        line.districts.append(joined)
    return line


def _record(part: Place, level: Level, parent: Stamp | None) -> Office:
    signer = part.signer if isinstance(part, DistrictPart) else ""
    return Office(
        name=part.name,
        level=level,
        symbol=part.symbol,
        place=part.place,
        parent_id=parent,
        signer_title="GIÁM ĐỐC" if signer else "",
        signer_name=signer,
    )


def _join(
    line: Line, part: DistrictPart, store: Path, passphrase: str, province: Office
) -> District:
    """Let a district's PC join: its office file, its keys, the code read out, its certificate."""
    headquarters = line.headquarters
    office = offices.save_office(headquarters, None, _record(part, Level.DISTRICT, province.id))
    file = offices.write_office_file(headquarters, office.id, line.bundles)
    joined = offices.join(store, passphrase, file, part.staff, clock=line.clock)
    line.clock.wait(1800)
    offices.approve_enrolment(headquarters, joined.enrolment, joined.fingerprint)
    line.narrate("joined", office=office.name, code=joined.fingerprint)
    communes = homes(UnitSystem.UNTIL_2025, province.place, part.place)
    return District(part, joined.desk, communes)


def _shares(line: Line, people: int) -> list[Share]:
    """Divide the people; a few more live in the first district."""
    first = people * 11 // 20
    numbers = (first, people - first)
    return [
        Share(district.desk.identity.office_id, number)
        for district, number in zip(line.districts, numbers, strict=True)
    ]


def _pledge(line: Line, shares: Sequence[Share]) -> None:
    """Enter what enterprises pledge to the centre, what districts collect, what others report."""
    line.clock.go_to(4, 8)
    pledging.pledge_centrally(line.headquarters, line.campaign, shares)
    line.narrate("central-pledges", sponsors=len(cast().central))
    local = []
    for district, share in zip(line.districts, shares, strict=True):
        line.clock.go_to(4, 14)
        desk, part = district.desk, district.part
        local += pledging.pledge_in_district(desk, line.campaign, part, share.people)
    pledging.report_regions(line.headquarters, line.campaign, local)
    line.narrate("local-pledges", districts=len(line.districts), regions=len(cast().regions))


def _send_down(line: Line, *, day: int) -> list[Path]:
    """Carry headquarters' answers to both districts."""
    line.clock.go_to(day, 15)
    sent = []
    for district in line.districts:
        office = district.desk.office
        made = exporting.export_bundle(line.headquarters, line.bundles, office.id)
        line.clock.wait(3600)
        merged = receiving.merge_bundles(district.desk, [made.path])
        line.narrate("sent-down", file=made.path.name, office=office.name, changes=merged.applied)
        sent.append(made.path)
    return sent


def _send_up(line: Line, *, day: int) -> list[Path]:
    """Carry both districts' bundles to headquarters, which merges them."""
    line.clock.go_to(day, 9)
    made = [exporting.export_bundle(district.desk, line.bundles) for district in line.districts]
    line.clock.go_to(day, 14)
    for bundle in made:
        merged = receiving.merge_bundles(line.headquarters, [bundle.path])
        line.narrate(
            "sent-up",
            file=bundle.path.name,
            changes=merged.applied,
            code=bundle.check_code,
            conflicts=merged.new_conflicts,
            doubles=merged.new_doubles,
        )
    return [bundle.path for bundle in made]


def _totals_agree(line: Line) -> bool:
    """Compare each district's own totals with those that headquarters has of it."""
    at_the_top = reports.totals(line.headquarters).offices
    agree = all(
        reports.totals(district.desk).offices
        == [t for t in at_the_top if t.office_id == district.desk.identity.office_id]
        for district in line.districts
    )
    line.narrate("totals-agree" if agree else "totals-differ")
    return agree


def _digest_stands(line: Line, up: Sequence[Path]) -> bool:
    """Merge every bundle again, the last first: a set does not care."""
    before = state.digest(line.headquarters)
    merged = receiving.merge_bundles(line.headquarters, list(reversed(up)))
    stands = state.digest(line.headquarters) == before and merged.applied == 0
    line.narrate("digest-stands" if stands else "digest-differs", digest=before.digest[:16])
    return stands


def _write_sheets(line: Line, language: Language) -> None:
    found = reports.totals(line.headquarters)
    reports.write_totals(line.headquarters, found, line.sheets / "totals.xlsx", language)
    top = line.headquarters.office.name
    for district in line.districts:
        name = f"people-{fold(district.part.symbol)}.xlsx"
        disclosing.write_people(district.desk, line.sheets / name, language, to=top)


def _counts(line: Line) -> Counts:
    desks = [district.desk for district in line.districts]
    with line.headquarters.store.read() as reader:
        known = len(pledges(reader, line.campaign.id))
    sent = [_sent(desk) for desk in desks]
    return Counts(
        people=sum(_number(desk, Beneficiary) for desk in desks),
        pledges=known,
        awards=sum(_number(desk, Award) for desk in desks),
        handovers=sum(total.handed for desk in desks for total in reports.totals(desk).offices),
        receipts=sum(_number(desk, Receipt) - _number(desk, ReceiptVoid) for desk in desks),
        confirmed=sum(counts[Sending.CONFIRMED] for counts in sent),
        unconfirmed=sum(sum(counts.values()) - counts[Sending.CONFIRMED] for counts in sent),
        lists=sum(_number(desk, SelectionList) for desk in desks),
        batches=sum(_number(desk, EnrolmentBatch) for desk in desks),
        consignments=sum(_number(desk, Consignment) for desk in desks),
        reports=sum(_number(desk, ReportSubmission) for desk in desks),
    )


def _number(desk: Desk, kind: type[Record]) -> int:
    with desk.store.read() as reader:
        return len(reader.find(kind))


def _sent(desk: Desk) -> dict[Sending, int]:
    with desk.store.read() as reader:
        return sending_counts(reader, desk.identity.own_replicas, heard_above(desk, reader))


def _files(line: Line) -> list[str]:
    return sorted(
        path.relative_to(line.folder).as_posix()
        for folder in (line.bundles, line.papers, line.sheets, line.audit)
        for path in folder.rglob("*")
        if path.is_file()
    )
