"""Finds the record that somebody means: by its id, or by what people call it."""

from collections.abc import Sequence
from typing import Final, TypeVar

from tethelp_desktop.cli.commands import Call, Stopped
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain.digits import cleaned_digits
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.places import Commune, Places
from tethelp_desktop.domain.records import (
    PERSON_NUMBERS,
    Beneficiary,
    Campaign,
    Decision,
    EnrolmentBatch,
    Event,
    ItemKind,
    Office,
    Pledge,
    PledgeLine,
    Receipt,
    Record,
    SelectionList,
    Sponsor,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.domain.stamps import Stamp, is_well_formed
from tethelp_desktop.domain.text import fold, nfc, same_spelling
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.places import own_provinces
from tethelp_desktop.store.store import Reader
from tethelp_desktop.wording import item_name

R = TypeVar("R", bound=Record)
_COMMUNES: Final = 500
"""How many are looked at: of one name and its beginnings, there are fewer."""
_TOLD: Final = 12
"""How many of those that a word means are told."""
P = TypeVar("P", Decision, EnrolmentBatch, Event, SelectionList)


class Finder:
    """Looks records up in an open store; a text that names none or several stops the command."""

    def __init__(self, reader: Reader, terminal: Terminal) -> None:
        self._reader = reader
        self._terminal = terminal

    def office(self, text: str) -> Office:
        """Find an office by id, symbol or name."""
        return self._one(
            text,
            Office,
            [o for o in self._reader.find(Office) if self._means(text, o.symbol, o.name)],
        )

    def campaign(self, text: str) -> Campaign:
        """Find a programme by id, name or short name."""
        return self._one(
            text,
            Campaign,
            [c for c in self._reader.find(Campaign) if self._means(text, c.name, c.short_name)],
        )

    def event(self, text: str) -> Event:
        """Find an event by id or name."""
        standing = self._reader.find(Event, withdrawn=None)
        return self._one(
            text, Event, self._of_programme([e for e in standing if self._means(text, e.name)])
        )

    def decision(self, text: str) -> Decision:
        """Find a decision by id or number."""
        standing = self._reader.find(Decision, withdrawn=None)
        found = [d for d in standing if self._means(text, d.number)]
        return self._one(text, Decision, self._of_programme(found))

    def batch(self, text: str) -> EnrolmentBatch:
        """Find a batch to the insurance side by id or number."""
        found = self._reader.find(EnrolmentBatch, number=nfc(text), withdrawn=None)
        return self._one(text, EnrolmentBatch, self._of_programme(found))

    def person(self, text: str) -> Beneficiary:
        """Find a person by id or any identity number."""
        number = cleaned_digits(text) or ""
        found = {
            person.id: person
            for field in PERSON_NUMBERS
            for person in self._reader.find(Beneficiary, **{field: number})
        }
        return self._one(text, Beneficiary, list(found.values()) if number else [])

    def sponsor(self, text: str) -> Sponsor:
        """Find a sponsor by id, tax code or name."""
        known = self._reader.find(Sponsor, withdrawn=None)
        found = [one for one in known if self._means(text, one.name, one.tax_code or "")]
        return self._one(text, Sponsor, found)

    def line(self, text: str) -> PledgeLine:
        """Find a pledge line by id, by its pledge's, or by `SPONSOR` or `SPONSOR:KIND`.

        A sponsor's lines are those of the programme that is looked at.
        """
        lines = self._reader.find(PledgeLine, pledge_id=Stamp(text), withdrawn=None)
        return self._one(text, PledgeLine, lines or self._lines_of_sponsor(text))

    def _lines_of_sponsor(self, text: str) -> list[PledgeLine]:
        campaign = current_campaign(self._reader)
        named, _, kind = text.rpartition(":")
        kinds = [kind] if named else list(ItemKind)
        if campaign is None:
            return []
        return [
            line
            for sponsor in self._reader.find(Sponsor, withdrawn=None)
            if self._means(named or kind, sponsor.name, sponsor.tax_code or "")
            for pledge in self._reader.find(
                Pledge, sponsor_id=sponsor.id, campaign_id=campaign.id, withdrawn=None
            )
            for line in self._reader.find(PledgeLine, pledge_id=pledge.id, withdrawn=None)
            if line.kind in kinds
        ]

    def selection(self, text: str) -> SelectionList:
        """Find a list of people by id, or by the name of its source where that has one."""
        lists = self._reader.find(SelectionList, withdrawn=None)
        found = [one for one in lists if self._means(text, one.source_name)]
        return self._one(text, SelectionList, self._of_programme(found))

    def receipt(self, text: str, desk: Desk, year: int | None) -> Receipt:
        """Find a receipt by id, by its printed number, or by the bare number of this PC's series.

        Printed numbers begin anew each year; where two years have it, the year must be named.
        """
        if text.isdecimal():
            identity = desk.identity
            found = self._reader.find(
                Receipt,
                number=int(text),
                series=identity.series,
                office_id=identity.office_id,
            )
        else:
            found = self._reader.find(Receipt, printed_number=nfc(text))
        return self._one(text, Receipt, [r for r in found if year in (None, r.year)])

    def commune(self, text: str, places: Places) -> UnitCode:
        """Find a commune by `system:code`, by a present code, or by words that name only one.

        Those of this office's provinces go before the others; one elsewhere is meant only where
        its province is named too. What words were taken for is told.
        """
        try:
            code = UnitCode.from_text(text)
        except ValueError:
            code = UnitCode(UnitSystem.SINCE_2025, text)
        if places.commune(code) is not None:
            return code
        named, own = _named(text, places), own_provinces(self._reader, places)
        near = [one for one in named if one.province.code in own]
        meant = near or [one for one in named if not own or fold(one.province.name) in fold(text)]
        if len(meant) != 1:
            told = [f"{one.code.code}  {one.full_name}" for one in meant or named]
            several = self._terminal.text(
                "means-several" if meant else "means-elsewhere", what=text
            )
            raise self._stopped(text, told, several)
        self._terminal.say("commune-meant", what=text, commune=meant[0].full_name)
        return meant[0].code

    def _of_programme(self, found: Sequence[P]) -> Sequence[P]:
        """Prefer those of the programme that is looked at: names return every year."""
        campaign = current_campaign(self._reader)
        own = [one for one in found if campaign is not None and one.campaign_id == campaign.id]
        return own or found

    def _means(self, text: str, *names: str) -> bool:
        return any(same_spelling(text, name) for name in names)

    def _one(self, text: str, kind: type[R], found: Sequence[R]) -> R:
        if is_well_formed(text):
            return self._reader.get(kind, Stamp(text))
        if len(found) != 1:
            raise self._stopped(text, [f"{one.id}  {self._label(one)}" for one in found])
        return found[0]

    def _label(self, record: Record) -> str:
        """Say by what people know a record that one word means as well as others."""
        if isinstance(record, PledgeLine):
            item = item_name(record.kind, record.months, self._terminal.language)
            return f"{item}  ×{grouped(record.quantity)}"
        names = ("full_name", "short_name", "source_name", "printed_number", "number", "name")
        return next((str(getattr(record, name)) for name in names if hasattr(record, name)), "")

    def _stopped(self, text: str, found: Sequence[str], several: str = "") -> Stopped:
        if not found:
            return Stopped(self._terminal.text("means-none", what=text))
        more = ["…"] if len(found) > _TOLD else []
        told = "\n".join(["", *found[:_TOLD], *more])
        return Stopped((several or self._terminal.text("means-several", what=text)) + told)


def _named(text: str, places: Places) -> Sequence[Commune]:
    """Find the communes that a text names in full, else those that its words may mean."""
    found = places.find(text, _COMMUNES)
    spelled = [one for one in found if any(same_spelling(text, name) for name in _names(one))]
    folded = [one for one in found if any(fold(text) == fold(name) for name in _names(one))]
    return spelled or folded or found


def _names(commune: Commune) -> Sequence[str]:
    return commune.name, f"{commune.kind} {commune.name}"


def meant_campaign(call: Call, desk: Desk) -> Campaign:
    """Find the programme that `--campaign` names, else the one that this PC looks at.

    Raises:
        Stopped: The name means none or several.
        TetHelpError: None was named, and there is none.
    """
    if call.arguments.campaign:
        with desk.store.read() as reader:
            return Finder(reader, call.terminal).campaign(call.arguments.campaign)
    campaign = desk.campaign
    if campaign is None:
        raise TetHelpError(Failure.NO_CAMPAIGN)
    return campaign


def say_switch(call: Call, desk: Desk, before: Campaign | None) -> None:
    """Warn where this PC no longer looks at the programme that it looked at before."""
    now = desk.campaign
    if before is not None and now is not None and now.id != before.id:
        call.terminal.clear_bar()
        call.terminal.warn(
            call.terminal.text(
                "campaign-now-looked-at", name=now.short_name, before=before.short_name
            )
        )


def meant_list(call: Call, desk: Desk) -> SelectionList:
    """Find the list that was named.

    Raises:
        Stopped: The name means none or several.
    """
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).selection(call.arguments.list)
