"""Choosing a commune by two or three syllables, out of some three thousand.

Papers still name communes of before July 2025, so those are found too, and offered as what they
became; where an old one was divided, a person chooses.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tethelp_desktop.domain.places import Commune, Places
from tethelp_desktop.domain.records import UnitCode, UnitSystem
from tethelp_desktop.domain.text import fold, nfc
from tethelp_desktop.ui.fields import Editor, Unreadable
from tethelp_desktop.ui.icons import Icon, themed_icon
from tethelp_desktop.ui.offer_list import OFFERED, Offer, OfferList
from tethelp_desktop.ui.theme import Theme

_SHOWN_OLD: Final = 6
_LOOKED_AT: Final = 200


@dataclass(frozen=True, slots=True)
class _Match:
    """A commune, and the old one that was found by the typed words."""

    commune: Commune
    formerly: Commune | None = None


class CommuneField(Editor[UnitCode | None]):
    """A commune by code, found by words of its name; Alt+Down opens the list.

    Attributes:
        used: The communes most people here live in; offered first.
        finds_old: Whether communes of before July 2025 are searched too. Their index takes half
            a second to make, so it is switched on once it is made in the background.
    """

    def __init__(
        self,
        theme: Theme,
        places: Callable[[], Places],
        *,
        name: str,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.line = QLineEdit()
        super().__init__(self.line, name=name, parent=parent)
        self.used: Sequence[UnitCode] = ()
        self.finds_old = False
        self._places = places
        self._code: UnitCode | None = None
        self._shown = ""
        self.line.setPlaceholderText(placeholder or self.tr("Type syllables of its name"))
        opener = self.line.addAction(
            themed_icon(Icon.DOWN, theme.colours.text2, 16),
            QLineEdit.ActionPosition.TrailingPosition,
        )
        self._list = OfferList(theme, self.line)
        self._list.chosen.connect(self._on_chosen)
        self._list.asked.connect(self.open_list)
        self.line.textEdited.connect(self._on_text_edited)
        opener.triggered.connect(self.open_list)

    @property
    def value(self) -> UnitCode | None:
        """The chosen commune; None while nothing is typed.

        Raises:
            Unreadable: The text names no commune, or several.
        """
        text = nfc(self.line.text())
        if not text:
            return None
        if self._code is not None and text == self._shown:
            return self._code
        named = self._named(text)
        if named is None:
            raise Unreadable(text)
        return named.code

    def set_value(self, value: UnitCode | None) -> None:
        """Show a commune; an unknown code is shown as it is."""
        self._code = value
        self._shown = self._title(value)
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)
        self.line.setToolTip(self.full_name)

    @property
    def full_name(self) -> str:
        """The chosen commune with the units above it; empty while none is chosen."""
        commune = self._chosen()
        return "" if commune is None else _capital(commune.full_name)

    @property
    def explanation(self) -> str:
        """What the name alone does not say: the province, or what an old commune became."""
        if self._code is None or nfc(self.line.text()) != self._shown:
            return ""
        commune = self._chosen()
        if commune is None:
            return self.tr("This release does not know the code.")
        above = ", ".join(unit.full_name for unit in commune.units[1:])
        if self._stands(commune):
            return above
        now = [c.short_name for c in self._followers(commune)]
        if not now:
            return self.tr("{0}; until 30 June 2025").format(above)
        if len(now) == 1:
            return self.tr("Old unit of {0}; now {1} (Alt+Down)").format(above, now[0])
        return self.tr("Old unit of {0}; divided, Alt+Down to choose").format(above)

    @property
    def complaint(self) -> str:
        """What is expected."""
        try:
            _ = self.value
        except Unreadable:
            return self.tr("Choose from the list (Alt+Down).")
        return ""

    def tidy(self) -> None:
        """Write out the one commune that the typed text names."""
        text = nfc(self.line.text())
        if text and text != self._shown and (named := self._named(text)) is not None:
            self.set_value(named.code)
        elif not text:
            self.set_value(None)

    def open_list(self) -> None:
        """Offer what the text finds; where there is no text, what is used here."""
        self._offer(self._offers(nfc(self.line.text())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list with a click into the empty line."""
        if (
            watched is self.line
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and not self.line.text()
        ):
            self.open_list()
        return super().eventFilter(watched, event)

    def _offers(self, text: str) -> list[_Match]:
        places = self._places()
        if self._code is not None and text == self._shown:
            current = places.commune(self._code)
            followers = self._followers(current) if current is not None else []
            return [_Match(commune) for commune in followers] or self._used_offers()
        if not text:
            return self._used_offers()
        return self._found(text)

    def _used_offers(self) -> list[_Match]:
        """Offer the communes of this office; an old one as what it became."""
        offers: dict[UnitCode, _Match] = {}
        for code in self.used:
            commune = self._places().commune(code)
            if commune is None:
                continue
            if self._stands(commune):
                offers.setdefault(code, _Match(commune))
            for follower in self._followers(commune):
                offers.setdefault(follower.code, _Match(follower, commune))
        return list(offers.values())[:OFFERED]

    def _found(self, text: str) -> list[_Match]:
        """Find communes of today and of before, those of the provinces used here first."""
        typed = fold(text)
        provinces = self._used_provinces()

        def rank(offer: _Match) -> int:
            named = offer.formerly or offer.commune
            names = _names(named)
            is_named = typed in names or f" {typed}" in f" {_folded(named.name)}"
            is_near = offer.commune.province.code in provinces
            tiers = (
                is_named and offer.commune.code in self.used,
                is_named and is_near,
                typed in names,
                is_near,
            )
            return next((tier for tier, holds in enumerate(tiers) if holds), len(tiers))

        found = self._places().find(text, _LOOKED_AT)
        present = [_Match(commune) for commune in found if self._stands(commune)]
        ended = [commune for commune in found if not self._stands(commune)]
        former = sorted(self._former(text, ended), key=rank)[:_SHOWN_OLD]
        return sorted([*present, *former], key=rank)[:OFFERED]

    def _former(self, text: str, ended: Sequence[Commune]) -> list[_Match]:
        """Find communes that ended, in July 2025 or since, and offer what each became."""
        old_ones = list(ended)
        if self.finds_old:
            old_ones += self._places().find(text, _LOOKED_AT, UnitSystem.UNTIL_2025)
        typed = fold(text)
        return [
            _Match(follower, old)
            for old in old_ones
            if any(name.startswith(typed) for name in _names(old))
            for follower in self._followers(old)
            if typed not in _names(follower)
        ]

    def _followers(self, commune: Commune) -> list[Commune]:
        found = (self._places().commune(code) for code in self._places().successors(commune.code))
        return [commune for commune in found if commune is not None]

    def _used_provinces(self) -> set[str]:
        """Name the present provinces of the communes that are used here."""
        communes = (self._places().commune(code) for code in self.used)
        known = [commune for commune in communes if commune is not None]
        followed = [follower for commune in known for follower in self._followers(commune)]
        present = [c for c in known if self._stands(c)]
        return {commune.province.code for commune in (*present, *followed)}

    def _named(self, text: str) -> Commune | None:
        """Find the one commune of the provinces used here that a text names in full.

        Everything else is chosen from the list: the same name lies in several provinces, and
        half of the names of before July 2025 are now those of other places.
        """
        typed = fold(text)
        provinces = self._used_provinces()
        found = self._places().find(text, _LOOKED_AT)
        exact = [c for c in found if self._stands(c) and typed in _names(c)]
        near = [commune for commune in exact if commune.province.code in provinces]
        whole = [commune for commune in exact if typed == fold(commune.full_name)]
        for communes in (whole, near):
            if len(communes) == 1:
                return communes[0]
        return None

    def _stands(self, commune: Commune) -> bool:
        """Tell whether a commune is one of today."""
        is_present = commune.code.system is UnitSystem.SINCE_2025
        return is_present and not self._places().has_ended(commune.code)

    def _chosen(self) -> Commune | None:
        return None if self._code is None else self._places().commune(self._code)

    def _title(self, code: UnitCode | None) -> str:
        if code is None:
            return ""
        commune = self._places().commune(code)
        return code.code if commune is None else _capital(f"{commune.kind} {commune.name}")

    def _offer(self, found: Sequence[_Match]) -> None:
        self._list.offer([Offer(one.commune.code.text, self._words(one)) for one in found])

    def _words(self, found: _Match) -> str:
        words = _capital(found.commune.full_name)
        if found.formerly is None:
            return words
        old = ", ".join(unit.full_name for unit in found.formerly.units[:-1])
        return self.tr("{0}  (formerly {1})").format(words, old)

    def _on_chosen(self, code: str) -> None:
        self.set_value(UnitCode.from_text(code))
        self.edited.emit()

    def _on_text_edited(self, text: str) -> None:
        self.edited.emit()
        self._offer(self._offers(nfc(text)) if nfc(text) else [])


# A key stroke compares hundreds of communes, whose kinds and provinces are a few words.
_folded = lru_cache(maxsize=16384)(fold)


def _names(commune: Commune) -> set[str]:
    """Name a commune, folded, in the ways that are the whole of it."""
    name = _folded(commune.name)
    return {
        name,
        f"{_folded(commune.kind)} {name}",
        _folded(commune.short_name),
        f"{name} {_folded(commune.province.name)}",
        " ".join(f"{_folded(unit.kind)} {_folded(unit.name)}" for unit in commune.units),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
