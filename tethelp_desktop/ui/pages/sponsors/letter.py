"""The letter of thanks: what it will tell whom, a look at it, writing it, asking an annex back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.documents.scans import Scan
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary, MediaType, Sponsor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import slug
from tethelp_desktop.services.thanks import (
    DrawnLetter,
    LetterOrder,
    Told,
    WrittenLetter,
    draw_letter,
    named_annexes,
    recall_annex,
    write_letter,
)
from tethelp_desktop.services.whereabouts import FEWEST
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.field_box import FieldBox
from tethelp_desktop.ui.fields import CheckField, TextField
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.scan_view import ScanView
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Label, Note
from tethelp_desktop.ui.workplace import Workplace

_MOST_NAMES: Final = 12
"""Names that are listed before the rest is counted."""


class LetterPage(Page):
    """Thanks a sponsor; nobody is named who did not agree, and who is named is recorded."""

    def __init__(
        self, place: Workplace, chooser: Chooser, sponsor: Sponsor, campaign_id: Stamp
    ) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("Letter of thanks"))
        self.set_context(sponsor.name)
        self._place = place
        self._chooser = chooser
        self._sponsor = sponsor
        self._campaign_id = campaign_id
        self._number = TextField(theme, name="letter-number")
        self._annex = CheckField(
            theme, self.tr("With the annex: where the gifts went"), name="letter-annex"
        )
        self._named = CheckField(theme, self.tr("Name who agreed to it"), name="letter-named")
        self._pictured = CheckField(
            theme, self.tr("Photographs of who agreed to be shown"), name="letter-pictured"
        )
        self._annex.set_value(True)
        self.tells = Note(theme, Tone.INFO, "")
        self.tells.setObjectName("letter-tells")
        self._annexes = ChoiceBox[str](theme, name="letter-annexes")
        self._annexes.describe(self.tr("Annex that names people"), "")
        self._recall = Button(
            theme,
            self.tr("Ask it back"),
            name="letter-recall",
            icon=Icon.UNDO,
            kind=ButtonKind.DANGER_GHOST,
            size=ButtonSize.SMALL,
        )
        self.reason = ReasonCard(theme, self.tr("Ask the annex back"))
        self._recalling = Card()
        self.view = ScanView(theme, least=QSize(360, 380))
        self._write = Button(
            theme,
            self.tr("Save the letter"),
            name="letter-write",
            icon=Icon.SAVE,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+S",
        )
        self._lay_out_body()
        self._connect()

    def refresh(self) -> None:
        """Read anew what the letter would tell, and draw it."""
        self._look()
        annexes = named_annexes(self._place.desk, self._sponsor.id)
        self._recalling.setVisible(bool(annexes))
        self._annexes.set_choices(
            [
                (number, self.tr("{0}  ·  names {1}").format(number, grouped(people)))
                for number, people in annexes.items()
            ]
        )
        if annexes:
            self._annexes.set_value(next(iter(annexes)))

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+S", self.tr("Save the letter")),
            Shortcut("Ctrl+PgDown", self.tr("Next page")),
            Shortcut("Esc", self.tr("Back")),
        ]

    def _lay_out_body(self) -> None:
        theme = self.theme
        back = Button(theme, self.tr("Back"), name="letter-back", icon=Icon.LEFT, shortcut="Esc")
        back.clicked.connect(self.closed)
        self.add_action(back)
        self.add_action(self._write)
        card = Card()
        hint = self.tr("Needed where people are named, so that the annex can be asked back")
        card.body.addWidget(
            FieldBox(theme, self.tr("Number of the letter"), self._number, hint=hint)
        )
        card.body.addWidget(self._annex)
        card.body.addWidget(self._named)
        card.body.addWidget(self._pictured)
        card.body.addWidget(self.tells)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._annexes, 1)
        row.addWidget(self._recall)
        title = self.tr("Annexes that name people")
        self._recalling.body.addWidget(Label(theme, title, Role.CARD_TITLE))
        self._recalling.body.addLayout(row)
        self._recalling.body.addWidget(self.reason)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(card)
        left.addWidget(self._recalling)
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, 5)
        columns.addWidget(self.view, 7)
        self.body.addLayout(columns, 1)
        self.setFocusProxy(self._number)

    def _connect(self) -> None:
        self._write.clicked.connect(self._on_write)
        self._annex.edited.connect(self._look)
        self._named.edited.connect(self._look)
        self._pictured.edited.connect(self._look)
        self._number.left.connect(self._look)
        self._recall.clicked.connect(self._on_recall)
        self.reason.confirmed.connect(self._on_recall_confirmed)

    def _order(self) -> LetterOrder:
        return LetterOrder(
            sponsor_id=self._sponsor.id,
            campaign_id=self._campaign_id,
            number=self._number.value,
            with_annex=self._annex.value,
            named=self._named.value,
            pictured=self._pictured.value,
        )

    def _look(self) -> None:
        """Draw the letter as it would be written; nothing is recorded by looking at it."""
        for box in (self._named, self._pictured):
            box.setEnabled(self._annex.value)
        desk, order = self._place.desk, self._order()

        def draw(_monitor: Monitor) -> DrawnLetter:
            return draw_letter(desk, order)

        self._place.operations.run(draw, self.tr("Drawing"), self._on_drawn, writes=False)

    def _on_drawn(self, drawn: DrawnLetter) -> None:
        self.view.show_scan(Scan(MediaType.PDF, drawn.pdf), self.tr("The letter as it will be"))
        self._say_what_it_tells(drawn.told)

    def _say_what_it_tells(self, told: Told) -> None:
        order = self._order()
        if not order.with_annex:
            self.tells.say(
                self.tr("Tells figures only"), self.tr("Nobody is told who was helped."), Tone.OK
            )
            return
        rows = self.tr("The annex has {0} rows: initials, commune, gift, month.")
        grouped_rows = self.tr(
            "{0} of them say “other communes”, as fewer than {1} were helped there."
        )
        parts = [rows.format(grouped(told.handed))]
        if told.grouped:
            parts.append(grouped_rows.format(grouped(told.grouped), FEWEST))
        can = self.tr("{0} people agreed to be named; photographs of {1} may be shown.")
        parts.append(can.format(grouped(len(told.may_be_named)), grouped(len(told.pictured))))
        named = told.may_be_named if order.named else ()
        pictured = told.pictured if order.pictured else ()
        if told.damaged:
            broken = self.tr(
                "Damaged photographs are left out; take them back and attach them anew: {0}."
            )
            parts.append(broken.format(", ".join(told.damaged)))
        if not named and not pictured:
            self.tells.say(self.tr("Nobody is named"), " ".join(parts), Tone.OK)
            return
        whom = self.tr("Each is recorded when the letter is saved: {0}")
        parts.append(whom.format(self._listed([*named, *pictured])))
        title = self.tr("The sponsor is told {0} full names and shown photographs of {1} people")
        title = title.format(grouped(len(named)), grouped(len(pictured)))
        self.tells.say(title, " ".join(parts), Tone.WARN)

    def _listed(self, people: Sequence[Beneficiary]) -> str:
        names = list(dict.fromkeys(person.full_name for person in people))
        more = len(names) - _MOST_NAMES
        listed = ", ".join(names[:_MOST_NAMES])
        return f"{listed} … (+{grouped(more)})" if more > 0 else listed

    def _on_write(self) -> None:
        folder = self._chooser.folder(self, self.tr("Into which folder?"), None)
        if folder is None:
            return
        desk, order = self._place.desk, self._order()
        stem = slug(order.number) or f"{desk.today:%Y%m%d}"
        path = folder / f"thu-cam-on-{stem}.pdf"

        def write(_monitor: Monitor) -> WrittenLetter:
            return write_letter(desk, order, path)

        self._place.operations.run(write, self.tr("Saving the letter"), self._on_written)

    def _on_written(self, made: WrittenLetter) -> None:
        words = str(made.path)
        if made.named or made.pictured:
            recorded = self.tr("Who is named or shown is recorded under Personal data.")
            words = f"{words}\n{recorded}"
        self._place.operations.tell(Notice(self.tr("The letter is saved"), words, Tone.OK))

    def _on_recall(self) -> None:
        number = self._annexes.value
        if number is not None:
            told = self.tr(
                "Ask the annex of letter {0} back: the letter that says so is saved for you to send"
            )
            self.reason.ask(told.format(number))

    def _on_recall_confirmed(self, reason: str) -> None:
        number = self._annexes.value
        folder = self._chooser.folder(self, self.tr("Into which folder?"), None)
        if number is None or folder is None:
            return
        desk, sponsor_id = self._place.desk, self._sponsor.id
        path = folder / f"thu-hoi-phu-luc-{slug(number)}.pdf"

        def recall(_monitor: Monitor) -> Path:
            recall_annex(desk, sponsor_id, number, reason, path)
            return path

        self._place.operations.run(recall, self.tr("Asking it back"), self._on_recalled)

    def _on_recalled(self, path: Path) -> None:
        self.reason.hide()
        title = self.tr("Recorded; now send this letter to the sponsor")
        self._place.operations.tell(Notice(title, str(path), Tone.OK))
