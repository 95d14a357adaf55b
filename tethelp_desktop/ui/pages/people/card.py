"""A card brought into a person's form: empty fields are filled, typed ones only if asked."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject

from tethelp_desktop.domain.dates import BirthDate, shown_birth
from tethelp_desktop.domain.records import Beneficiary, Sex, UnitCode
from tethelp_desktop.domain.residences import Residence
from tethelp_desktop.domain.scanned import BareNumber, HealthCard, IdentityCard, Scanned
from tethelp_desktop.services.scans import CardFacts, numbers_of, person_from
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

_UNIQUE: Final = ("personal_id", "insurance_code")
"""Numbers of which a person has one for life: another one is another person's."""


class CardInForm(QObject):
    """Fills a form from scans.

    Attributes:
        note: Says that a card is awaited, or what was read; hidden until then.
    """

    def __init__(self, place: Workplace, form: RecordForm[Beneficiary]) -> None:
        super().__init__(form)
        self._place = place
        self._form = form
        self._residence = Residence()
        self.note = Note(place.theme, Tone.INFO, "", icon=Icon.QR)
        self.note.setObjectName("person-card")
        self.reset()

    def reset(self) -> None:
        """Forget the card before."""
        self._residence = Residence()
        self.note.setVisible(False)

    def await_card(self) -> None:
        """Say that a card can be scanned now, and that nothing else is needed."""
        self.note.say(
            self.tr("Scan the identity card"),
            self.tr("Hold its QR code before the scanner. No key is needed."),
            Tone.INFO,
        )
        self.note.setVisible(True)

    def take(self, scanned: Scanned) -> None:
        """Fill in what a scan says of the person, unless it is somebody else's."""
        is_card = isinstance(scanned, IdentityCard | HealthCard)
        facts = (
            person_from(scanned, self._place.places())
            if isinstance(scanned, IdentityCard | HealthCard)
            else CardFacts(numbers_of(scanned), Residence())
        )
        typed = {name: self._typed(name) for name in facts.fields}
        if any(typed.get(name) not in (None, facts.fields.get(name)) for name in _UNIQUE):
            self._tell_other_person()
            return
        empty = {n: v for n, v in facts.fields.items() if typed[n] is None}
        differing = {n: v for n, v in facts.fields.items() if typed[n] not in (None, v)}
        if differing and self._asks_for(differing, typed):
            empty |= differing
        if is_card:
            self._residence = facts.residence
        self._form.fill(empty)
        self._say_read(scanned)

    def explanation(self) -> str:
        """Say below the commune what the card has to do with it; empty where it has nothing."""
        named, now = self._residence.named, self._residence.now
        if not named or self._typed("commune") != self._residence.proposed:
            return ""
        words = ", ".join(unit.name for unit in named[0].units[:-1])
        if self._residence.has_moved:
            return self.tr("The card says “{0}”: changed to the new units.").format(words)
        if len(named) > 1:
            names = " / ".join(commune.short_name for commune in now)
            return self.tr("The card says “{0}”: choose {1}.").format(words, names)
        return ""

    def _typed(self, name: str) -> object:
        """Read what stands in a field; None where it is empty."""
        editor = self._form.boxes[name].editor
        try:
            return editor.value or None
        except Unreadable:
            return Unreadable

    def _tell_other_person(self) -> None:
        self._place.operations.tell(
            Notice(
                self.tr("This card is somebody else's"),
                self.tr(
                    "Its number differs from the one in the form, so nothing was filled in. Save"
                    " or leave this record first, then scan again."
                ),
                Tone.WARN,
            )
        )

    def _asks_for(self, differing: Mapping[str, object], typed: Mapping[str, object]) -> bool:
        lines = [
            self.tr("{0}: {1}; on the card: {2}").format(
                self._form.boxes[name].label, self._shown(name, typed[name]), self._shown(name, v)
            )
            for name, v in differing.items()
        ]
        question = Notice(
            self.tr("The card says something else than the form"), "\n".join(lines), Tone.WARN
        )
        choices = (
            Choice("keep", self.tr("Keep what is typed")),
            Choice("take", self.tr("Take the card's"), destroys=True),
        )
        return self._place.operations.ask(question, choices, default="keep") == "take"

    def _shown(self, name: str, value: object) -> str:
        match value:
            case BirthDate():
                return shown_birth(value)
            case Sex():
                return self._place.messages.name(value)
            case UnitCode():
                commune = self._place.places().commune(value)
                return value.code if commune is None else commune.full_name
            case str():
                return value
            case _:  # what stands there cannot be read
                return self._form.boxes[name].editor.complaint

    def _say_read(self, scanned: Scanned) -> None:
        repaired = isinstance(scanned, IdentityCard | HealthCard | BareNumber) and scanned.repaired
        if repaired:
            words = (
                self.tr("The card is read, letters had to be put right"),
                self.tr(
                    "The typing tool or the scanner had changed them. Compare every field that"
                    " has the QR sign with the card."
                ),
                Tone.WARN,
            )
        elif isinstance(scanned, IdentityCard) and scanned.has_no_marks:
            words = (
                self.tr("The card is read, no letter has a mark"),
                self.tr("The scanner may have dropped them: compare name and address."),
                Tone.WARN,
            )
        else:
            words = (
                self.tr("The card is read"),
                self.tr("Fields with the QR sign come from it. Read them out to the person."),
                Tone.OK,
            )
        self.note.say(*words)
        self.note.setVisible(True)
