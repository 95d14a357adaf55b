"""Choosing one recorded person in a form, by words of the name or a number."""

from typing import Final

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.lists import PeopleQuery, people
from tethelp_desktop.ui.parsed_fields import ParsedField
from tethelp_desktop.ui.theme import Theme

_ENOUGH: Final = 2
"""Whether a text names one person or several shows in so many rows."""


class PersonField(ParsedField[Stamp]):
    """A person by id; what is typed must name one, and is then written out with their number."""

    def __init__(
        self, theme: Theme, desk: Desk, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme, name=name, placeholder="", parse=self._parse, show=self._show, parent=parent
        )
        self._desk = desk
        self._known: dict[str, Stamp] = {}
        self.line.setPlaceholderText(self.tr("Name or the start of a number"))

    def _parse(self, text: str) -> Stamp:
        if text in self._known:
            return self._known[text]
        with self._desk.store.read() as reader:
            found = people(reader, PeopleQuery(text=text), 0, _ENOUGH, {})
        if len(found) != 1:
            raise ValueError(f"{len(found)} people")
        return found[0].id

    def _show(self, person_id: Stamp) -> str:
        with self._desk.store.read() as reader:
            found = reader.find(Beneficiary, id=person_id)
        number = masked(found[0].personal_id or "") if found else ""
        shown = "  ·  ".join(part for part in (found[0].full_name, number) if part) if found else ""
        self._known[shown] = person_id
        return shown

    def _expected(self) -> str:
        return self.tr("Names nobody, or several: type the personal id.")
