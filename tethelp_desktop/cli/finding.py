"""Finds the record that somebody means: by its id, or by what people call it."""

from collections.abc import Sequence
from typing import TypeVar

from tethelp_desktop.cli.commands import Call, Stopped
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain.digits import cleaned_digits
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.records import (
    PERSON_NUMBERS,
    Beneficiary,
    Campaign,
    Event,
    Office,
    PledgeLine,
    Receipt,
    Record,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.domain.stamps import Stamp, is_well_formed
from tethelp_desktop.domain.text import fold, nfc, same_spelling
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.store import Reader

R = TypeVar("R", bound=Record)


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
        return self._one(
            text,
            Event,
            [e for e in self._reader.find(Event, withdrawn=None) if self._means(text, e.name)],
        )

    def person(self, text: str) -> Beneficiary:
        """Find a person by id or any identity number."""
        number = cleaned_digits(text) or ""
        found = {
            person.id: person
            for field in PERSON_NUMBERS
            for person in self._reader.find(Beneficiary, **{field: number})
        }
        return self._one(text, Beneficiary, list(found.values()) if number else [])

    def line(self, text: str) -> PledgeLine:
        """Find a pledge line by id, or by its pledge's id where that has one line."""
        lines = self._reader.find(PledgeLine, pledge_id=Stamp(text), withdrawn=None)
        return lines[0] if len(lines) == 1 else self._one(text, PledgeLine, [])

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
        """Find a commune by `system:code`, by a present code, or by words that name only one."""
        try:
            code = UnitCode.from_text(text)
        except ValueError:
            code = UnitCode(UnitSystem.SINCE_2025, text)
        if places.commune(code) is not None:
            return code
        found = places.find(text)
        named = [commune for commune in found if fold(commune.name) == fold(text)] or found
        if len(named) != 1:
            raise self._stopped(text, len(named))
        return named[0].code

    def _means(self, text: str, *names: str) -> bool:
        return any(same_spelling(text, name) for name in names)

    def _one(self, text: str, kind: type[R], found: Sequence[R]) -> R:
        if is_well_formed(text):
            return self._reader.get(kind, Stamp(text))
        if len(found) != 1:
            raise self._stopped(text, len(found))
        return found[0]

    def _stopped(self, text: str, found: int) -> Stopped:
        return Stopped(self._terminal.text("means-several" if found else "means-none", what=text))


def meant_campaign(call: Call, desk: Desk) -> Campaign:
    """Find the programme that `--campaign` names, else the one that new work belongs to.

    Raises:
        Stopped: The name means none or several.
        TetHelpError: None was named, and none is open.
    """
    if call.arguments.campaign:
        with desk.store.read() as reader:
            return Finder(reader, call.terminal).campaign(call.arguments.campaign)
    if desk.campaign is None:
        raise TetHelpError(Failure.NO_CAMPAIGN)
    return desk.campaign
