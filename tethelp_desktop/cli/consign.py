"""Gifts that a commune or a hospital hands over for the office."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.awards import set_aside_option
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain
from tethelp_desktop.cli.finding import Finder, meant_campaign
from tethelp_desktop.cli.handovers import (
    collector_of,
    collector_options,
    refusal_sentence,
    tell_way_out,
)
from tethelp_desktop.domain.consigning import Lot
from tethelp_desktop.domain.records import Admission, Beneficiary, Consignment, Hardship, Sex
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import consigning
from tethelp_desktop.services.consigning import Patient
from tethelp_desktop.services.consignments import ConsignmentView, consignments, contents
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import Handed
from tethelp_desktop.services.places import places_at
from tethelp_desktop.store.store import Loaded


def _moved_options(options: Options) -> None:
    options.add("--award", action="append", type=nfc, default=[], metavar="ID")
    options.add("--stock", action="append", type=read.stock, default=[], metavar="LINE:N")
    options.add("--on", type=read.day, metavar="DAY")


def _out_options(options: Options) -> None:
    options.add("--receiver", type=nfc, required=True, metavar="NAME")
    options.add("--receiver-unit", type=nfc, required=True)
    _moved_options(options)
    options.add("--due", type=read.day, metavar="DAY")
    options.add("--document", type=nfc, default="")
    options.add("--commune", type=nfc)
    options.add("--facility", type=nfc)
    options.add("--event", metavar="E")
    options.add("--decision", type=nfc)
    options.add("--campaign", metavar="C")


def out(call: Call) -> Result:
    """Give awards, and gifts without names, to somebody who hands them over."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        with desk.store.read() as reader:
            finder = Finder(reader, terminal)
            commune = finder.commune(typed.commune, places_at(desk)) if typed.commune else None
            entry = Consignment(
                campaign_id=campaign.id,
                event_id=finder.event(typed.event).id if typed.event else None,
                receiver=typed.receiver,
                receiver_unit=typed.receiver_unit,
                commune=commune,
                facility=typed.facility,
                decision_id=finder.decision(typed.decision).id if typed.decision else None,
                consigned_on=typed.on or desk.today,
                due_on=typed.due,
                document_number=typed.document,
            )
            stock = _stock(finder, typed.stock)
        made = consigning.consign(desk, entry, [Stamp(rid) for rid in typed.award], stock)
    refused = [
        {"award": award.id, "reason": refusal_sentence(call, error)}
        for award, error in made.refused
    ]
    for one in refused:
        terminal.warn(f"{one['award']}: {one['reason']}")
    terminal.say(
        "consigned",
        units=sum(item.quantity for item in made.items),
        receiver=made.consignment.receiver,
        id=made.consignment.id,
    )
    facts = {
        "consignment": plain(made.consignment),
        "items": [plain(item) for item in made.items],
        "refused": refused,
    }
    return Result(facts, Exit.REFUSED if refused else Exit.DONE)


def _stock(finder: Finder, typed: Sequence[tuple[str, int]]) -> Mapping[Stamp, int]:
    units: Counter[Stamp] = Counter()
    for line, number in typed:
        units[finder.line(line).id] += number
    return units


def _back_options(options: Options) -> None:
    options.add("consignment", metavar="ID")
    _moved_options(options)
    options.add("--reason", type=nfc, required=True)


def back(call: Call) -> Result:
    """Take back what could not be handed over."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            stock = _stock(Finder(reader, call.terminal), typed.stock)
        entries = consigning.bring_back(
            desk,
            Stamp(typed.consignment),
            typed.reason,
            awards=[Stamp(rid) for rid in typed.award],
            stock=stock,
            on=typed.on,
        )
    call.terminal.say("brought-back", units=-sum(one.quantity for one in entries))
    return Result({"items": [plain(one) for one in entries]})


def _settle_options(options: Options) -> None:
    options.add("consignment", metavar="ID")
    options.add("--on", type=read.day, required=True, metavar="DAY")
    options.add("--except", action="append", dest="except_for", default=[], type=nfc, metavar="ID")
    options.add("--despite-withdrawal", type=nfc, default="", metavar="REASON")
    set_aside_option(options)


def settle(call: Call) -> Result:
    """Enter a signed sheet: all that is out was handed over, but for the exceptions."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        settled = consigning.settle(
            desk,
            Stamp(typed.consignment),
            typed.on,
            except_for=[Stamp(rid) for rid in typed.except_for],
            despite_withdrawal=typed.despite_withdrawal,
            reasons=dict(typed.set_aside),
            monitor=terminal.monitor(),
        )
    refused = [
        {"award": rid, "reason": refusal_sentence(call, error)} for rid, error in settled.refused
    ]
    terminal.clear_bar()
    for one in refused:
        terminal.warn(f"{one['award']}: {one['reason']}")
    tell_way_out(terminal, [error for _, error in settled.refused])
    terminal.say("settled-sheet", number=len(settled.handed), refused=len(refused))
    facts = {"done": [_plain_handed(one) for one in settled.handed], "refused": refused}
    return Result(facts, Exit.REFUSED if refused else Exit.DONE)


def _plain_handed(handed: Handed) -> dict[str, Any]:
    return {
        "award": handed.handover.award_id,
        "handover": handed.handover.id,
        "handed_on": handed.handover.handed_on.isoformat(),
        "receipt": handed.receipt.printed_number,
        "receipt_id": handed.receipt.id,
        "amount": handed.receipt.amount,
    }


def _list_options(options: Options) -> None:
    options.add("--campaign", metavar="C")


def consign_list(call: Call) -> Result:
    """List what is with communes and hospitals, and what of it is still out."""
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        with desk.store.read() as reader:
            found = consignments(desk, reader, campaign.id)
    call.terminal.table(
        ("receiver", "receiver-unit", "on", "due", "kind", "consigned", "outstanding", "id"),
        [
            (
                view.consignment.receiver,
                view.consignment.receiver_unit,
                view.consignment.consigned_on,
                view.consignment.due_on,
                kind,
                went,
                view.outstanding[kind],
                view.consignment.id,
            )
            for view in found
            for kind, went in view.went.items()
        ],
    )
    return Result({"consignments": [_plain_view(view) for view in found]})


def _plain_view(view: ConsignmentView) -> dict[str, Any]:
    return {
        **plain(view.consignment),
        "went": dict(view.went),
        "outstanding": dict(view.outstanding),
        "overdue": view.is_overdue,
        "settled": view.is_settled,
    }


def _show_options(options: Options) -> None:
    options.add("consignment", metavar="ID")


def show(call: Call) -> Result:
    """Show what went with a consignment and what became of each unit."""
    terminal = call.terminal
    with call.desk() as desk, desk.store.read() as reader:
        found = contents(desk, reader, Stamp(call.arguments.consignment))
    terminal.table(
        ("full-name", "kind", "outstanding", "handed-on", "id"),
        [
            (
                unit.person.full_name,
                unit.award.kind,
                unit.lot.outstanding,
                unit.handover.handed_on if unit.handover else None,
                unit.award.id,
            )
            for unit in found.named
        ],
    )
    terminal.table(
        ("sponsor", "kind", "consigned", "handed", "outstanding", "line"),
        [
            (
                unit.sponsor.name,
                unit.line.kind,
                unit.lot.out,
                unit.lot.handed,
                unit.lot.outstanding,
                unit.line.id,
            )
            for unit in found.stock
        ],
    )
    named = [
        {
            "award": unit.award.id,
            "full_name": unit.person.full_name,
            "kind": unit.award.kind,
            "withdrawn": unit.award.outcome,
            "handover": unit.handover.id if unit.handover else None,
            **_plain_lot(unit.lot),
        }
        for unit in found.named
    ]
    stock = [
        {"line": unit.line.id, "sponsor": unit.sponsor.name, **_plain_lot(unit.lot)}
        for unit in found.stock
    ]
    return Result({"consignment": _plain_view(found.view), "named": named, "stock": stock})


def _plain_lot(lot: Lot) -> dict[str, int]:
    return {
        "out": lot.out,
        "back": lot.back,
        "handed": lot.handed,
        "outstanding": lot.outstanding,
    }


def _give_options(options: Options) -> None:
    options.add("consignment", metavar="ID")
    options.add("line", metavar="LINE")
    options.add("--person", metavar="P")
    options.add("--name", type=nfc, default="")
    options.add("--birth", type=read.birth)
    options.add("--sex", type=Sex, choices=list(Sex))
    options.add("--personal-id", type=nfc)
    options.add("--health-card", type=nfc)
    options.add("--commune", type=nfc)
    options.add("--address", type=nfc, default="")
    options.add("--hardship", type=Hardship, choices=list(Hardship))
    options.add("--hardship-year", type=int)
    options.add("--hospital", type=nfc)
    options.add("--ward", type=nfc, default="")
    options.add("--facility", type=nfc)
    options.add("--admitted", type=read.day, metavar="DAY")
    options.add("--on", type=read.day, metavar="DAY")
    collector_options(options)
    set_aside_option(options)


def give(call: Call) -> Result:
    """Enter a gift that a hospital gave to a patient named on the spot."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        with desk.store.read() as reader:
            line = Finder(reader, terminal).line(typed.line)
        handed = consigning.give_from_stock(
            desk,
            Stamp(typed.consignment),
            line.id,
            _patient(call, desk),
            handed_on=typed.on,
            collector=collector_of(typed),
            reasons=dict(typed.set_aside),
        )
    receipt = handed.receipt
    terminal.say("handed-over", receipt=receipt.printed_number, amount=receipt.amount)
    return Result({"done": [_plain_handed(handed)]})


def _patient(call: Call, desk: Desk) -> Patient:
    """Find who is meant, or make the new person that the options describe."""
    typed = call.arguments
    before: Loaded[Beneficiary] | None = None
    with desk.store.read() as reader:
        finder = Finder(reader, call.terminal)
        if typed.person:
            before = reader.load(Beneficiary, finder.person(typed.person).id)
        commune = finder.commune(typed.commune, places_at(desk)) if typed.commune else None
    person = (
        before.record
        if before is not None
        else Beneficiary(
            full_name=typed.name,
            birth_date=typed.birth,
            sex=typed.sex,
            personal_id=typed.personal_id,
            health_card=typed.health_card,
            commune=commune,
            address=typed.address,
            hardship=typed.hardship,
            hardship_year=typed.hardship_year,
        )
    )
    stay = None
    if typed.hospital or typed.admitted:
        stay = Admission(
            hospital=typed.hospital or "",
            ward=typed.ward,
            facility=typed.facility,
            admitted_on=typed.admitted or typed.on or desk.today,
        )
    return Patient(person, before, stay)


COMMANDS: Final = (
    Command("consign out", out, _out_options),
    Command("consign back", back, _back_options),
    Command("consign settle", settle, _settle_options),
    Command("consign list", consign_list, _list_options),
    Command("consign show", show, _show_options),
    Command("consign give", give, _give_options),
)
