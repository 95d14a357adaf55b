"""Choosing one recorded person in a form, by words of the name or a number."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import BirthDate, shown_birth
from tethelp_desktop.domain.records import Beneficiary, UnitCode
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked, nfc
from tethelp_desktop.store.people_list import PeopleQuery, PersonRow, find_first, rows
from tethelp_desktop.store.sending import NOTHING_HEARD
from tethelp_desktop.ui.offer_list import OFFERED, Offer, OfferList
from tethelp_desktop.ui.parsed_fields import ParsedField
from tethelp_desktop.ui.workplace import Workplace


class PersonField(ParsedField[Stamp]):
    """A person by id, found by what is typed; who bears a name with others is chosen from a list.

    What is typed and names one person is taken as soon as it is left.
    """

    def __init__(self, place: Workplace, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            place.theme,
            name=name,
            placeholder="",
            parse=self._parse,
            show=self._show,
            parent=parent,
        )
        self._place = place
        self._chosen: Stamp | None = None
        self._shown = ""
        self._looked_up: tuple[str, int] | None = None
        self._found: Sequence[PersonRow] = ()
        self._count = 0
        self._are_all = True
        self.line.setPlaceholderText(self.tr("Name or the start of a number"))
        self._list = OfferList(place.theme, self.line)
        self._list.chosen.connect(self._on_chosen)
        self._list.asked.connect(self._open_list)

    def set_value(self, value: Stamp | None) -> None:
        """Show a person."""
        super().set_value(value)
        self._chosen, self._shown = value, self.line.text().strip()
        self.line.setCursorPosition(0)

    def _parse(self, text: str) -> Stamp:
        if self._chosen is not None and text == self._shown:
            return self._chosen
        self._look_up(text)
        if self._count != 1 or not self._are_all:
            raise ValueError(f"{self._count} people")
        return self._found[0].id

    def _look_up(self, text: str) -> None:
        """Find whom a text names; asked many times for each key, the store is asked once."""
        store = self._place.desk.store
        wanted = (text, store.written)
        if wanted != self._looked_up:
            with store.read() as reader:
                found = find_first(reader, PeopleQuery(text=text))
                self._found = rows(reader, found.keys[:OFFERED], None, NOTHING_HEARD)
            self._count, self._are_all = len(found.keys), found.complete
            self._looked_up = wanted

    def _show(self, person_id: Stamp) -> str:
        with self._place.desk.store.read() as reader:
            found = reader.find(Beneficiary, id=person_id)
        if not found:
            return ""
        [person] = found
        if person.personal_id:
            return _joined(person.full_name, masked(person.personal_id))
        return _joined(person.full_name, *self._apart(person.birth_date, person.commune))

    def _apart(self, birth: BirthDate | None, code: UnitCode | None) -> tuple[str, str]:
        """Say what tells people of one name apart who have no number."""
        commune = None if code is None else self._place.places().commune(code)
        return shown_birth(birth) if birth else "", commune.short_name if commune else ""

    def _words(self, row: PersonRow) -> str:
        number = masked(row.personal_id) if row.personal_id else ""
        return _joined(row.full_name, *self._apart(row.birth_date, row.commune), number)

    def _expected(self) -> str:
        if not self._count:
            return self.tr("Nobody found.")
        if not self._are_all:
            return self.tr("Very many people: type more of the name, or a number.")
        return self.tr("{0} people: choose from the list (Alt+Down).").format(self._count)

    def _open_list(self) -> None:
        """Offer whom the text names; several are never taken by an Enter alone."""
        text = nfc(self.line.text()).strip()
        if not text or (self._chosen is not None and text == self._shown):
            self._list.close()
            return
        self._look_up(text)
        offers = [Offer(row.id, self._words(row)) for row in self._found]
        self._list.offer(offers, marks_first=len(offers) == 1)

    def _on_chosen(self, person_id: str) -> None:
        self.set_value(Stamp(person_id))
        self.edited.emit()

    def _on_text_edited(self, text: str) -> None:
        super()._on_text_edited(text)
        self._open_list()


def _joined(*parts: str) -> str:
    return "  ·  ".join(filter(None, parts))
