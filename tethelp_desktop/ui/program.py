"""What the window is made of: which sections it has, what its status bar says, who works here."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.offices import short_name
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import AwardState, Campaign
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import backups, duplicates, enrolling, offices, own_pc, privacy
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.desk import Desk, current_id
from tethelp_desktop.services.folders import danger_of
from tethelp_desktop.services.programmes import Programmes, look_at, programmes
from tethelp_desktop.services.report_states import owed_reports
from tethelp_desktop.services.showing import Showing
from tethelp_desktop.services.undoing import Undone, last_save, undo
from tethelp_desktop.store.award_list import AwardsQuery, count_awards
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.receipt_list import ReceiptsQuery, count_receipts
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import sending_counts
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.history import HISTORY_KEYS, HistoryPage, record_in_sight
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.lock import Lock
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.messages import Choice, Messages, Notice
from tethelp_desktop.ui.moments import shown_age
from tethelp_desktop.ui.navigation import Identity
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.page import Page, PageSpec
from tethelp_desktop.ui.permitting import Permits
from tethelp_desktop.ui.printing import ReceiptPrinter
from tethelp_desktop.ui.programme import PROGRAMME_KEYS
from tethelp_desktop.ui.strips import StatusItem
from tethelp_desktop.ui.theme import Theme, Tone
from tethelp_desktop.ui.workplace import Workplace

_PAGES: Final = "tethelp_desktop.ui.pages"
_UNDONE_TOLD: Final = 6
"""How many changes the question before an undo names."""


class Program(QObject):
    """The window over one open register.

    Attributes:
        window: Not shown yet.
        lock: Hides it when asked, or after a while.
        signs_out: Whether the window closed for somebody else to sign in.
    """

    def __init__(
        self,
        appearance: Appearance,
        operations: Operations,
        desk: Desk,
        printer: ReceiptPrinter | None = None,
        chooser: Chooser | None = None,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._operations = operations
        self._desk = desk
        self._printer = printer or ReceiptPrinter()
        self._chooser = chooser or FileDialogs()
        self._looked_at: Stamp | None = None
        self._permits = Permits(desk, appearance)
        self.window = MainWindow(
            appearance,
            operations,
            sections=self._sections,
            status=self._status,
            identity=self._identity,
            programmes=self._programmes,
            permit=self._permits.apply,
            is_training=desk.identity.training,
        )
        self.signs_out = False
        self.lock = Lock(appearance, operations, desk, self.window)
        self.lock.another_asked.connect(self._on_another)
        self.window.show_section("overview")
        self.window.programme_asked.connect(self._on_programme_asked)
        self.window.history_asked.connect(self._on_history_asked)
        self.window.undo_asked.connect(self._on_undo_asked)
        self.window.sign_in_asked.connect(self._on_sign_in_asked)
        appearance.changed.connect(self._on_appearance_changed)

    def _sections(self) -> Sequence[PageSpec]:
        made, entered = self._made, partial(PageSpec, of_programme=True)
        sections = [
            entered("overview", Icon.HOME, self.tr("Overview"), made("overview")),
            PageSpec("people", Icon.PEOPLE, self.tr("People"), made("people", self._chooser)),
            entered("lists", Icon.FILTER, self.tr("Lists of people"), made("lists", self._chooser)),
            entered(
                "sponsors", Icon.HANDSHAKE, self.tr("Sponsors"), made("sponsors", self._chooser)
            ),
            entered("money", Icon.MONEY, self.tr("Money and allotments"), made("money")),
            entered("awards", Icon.GIFT, self.tr("Awards"), made("awards"), self._proposed),
            entered(
                "enrolments",
                Icon.HEALTH_CARD,
                self.tr("Cards and books"),
                made("enrolments", self._chooser),
                self._unenrolled,
            ),
            entered("events", Icon.CALENDAR, self.tr("Events, given out"), made("events")),
            entered("handover", Icon.HAND, self.tr("Handover"), made("handover", self._printer)),
            PageSpec(
                "receipts",
                Icon.RECEIPT,
                self.tr("Receipts"),
                made("receipts", self._printer),
                self._unprinted,
            ),
            PageSpec(
                "exchange",
                Icon.SYNC,
                self.tr("Exchange"),
                made("exchange", self._chooser),
                begins_group=True,
            ),
            PageSpec(
                "conflicts", Icon.SPLIT, self.tr("Conflicts"), made("conflicts"), self._conflicts
            ),
            PageSpec(
                "duplicates", Icon.TWINS, self.tr("Duplicates"), made("duplicates"), self._alike
            ),
            PageSpec("privacy", Icon.SHIELD, self.tr("Personal data"), made("privacy"), self._due),
            PageSpec(
                "reports",
                Icon.FILE,
                self.tr("Reports, closing"),
                made("reports"),
                self._owed,
                begins_group=True,
            ),
            PageSpec("statements", Icon.CHART, self.tr("Published figures"), made("statements")),
            PageSpec("lookup", Icon.SEARCH, self.tr("Look up"), made("lookup", self._chooser)),
            PageSpec("staff", Icon.KEY, self.tr("Accounts"), made("staff", self._chooser)),
            PageSpec("backups", Icon.BACKUP, self.tr("Backups"), made("backups", self._chooser)),
        ]
        if self._desk.is_headquarters or offices.has_offices_below(self._desk):
            sections.append(
                PageSpec(
                    "offices", Icon.BUILDING, self.tr("Offices"), made("offices", self._chooser)
                )
            )
        return sections

    def _made(self, section: str, *more: object) -> Callable[[Theme, Messages], Page]:
        """Say how a section's page is made; whoever never opens it never loads it."""

        def make(theme: Theme, messages: Messages) -> Page:
            module = import_module(f"{_PAGES}.{section}")
            page: Page = getattr(module, f"{section.title()}Page")(
                Workplace(self._desk, self._operations, theme, messages), *more
            )
            return page

        return make

    def _proposed(self) -> int:
        with self._desk.store.read() as reader:
            query = AwardsQuery(state=AwardState.PROPOSED, campaign_id=current_id(reader))
            return count_awards(reader, query)

    def _unenrolled(self) -> int:
        return enrolling.count_unbatched(self._desk)

    def _unprinted(self) -> int:
        with self._desk.store.read() as reader:
            query = ReceiptsQuery(unprinted=True, campaign_id=current_id(reader))
            return count_receipts(reader, query)

    def _conflicts(self) -> int:
        with self._desk.store.read() as reader:
            return len(open_conflicts(reader))

    def _alike(self) -> int:
        with self._desk.store.read() as reader:
            return duplicates.count_open(reader)

    def _due(self) -> int:
        requests, incidents = privacy.requests(self._desk), privacy.incidents(self._desk)
        return privacy.count_due(requests) + privacy.count_due(incidents)

    def _owed(self) -> int:
        return owed_reports(self._desk)

    def _status(self) -> Sequence[StatusItem]:
        desk = self._desk
        with desk.store.read() as reader:
            counts = sending_counts(reader, desk.identity.own_replicas, heard_above(desk, reader))
        recorded, confirmed = counts[Sending.RECORDED], counts[Sending.CONFIRMED]
        awaited, needing = (
            counts[Sending.EXPORTED] + counts[Sending.RECEIVED],
            counts[Sending.NEEDS_YOU],
        )
        items = [
            StatusItem(Icon.CIRCLE, self.tr("{0} recorded, not exported").format(grouped(recorded)))
        ]
        if not desk.is_headquarters:
            items += [
                StatusItem(
                    Icon.OUT,
                    self.tr("{0} exported, awaited above").format(grouped(awaited)),
                    Tone.INFO,
                ),
                StatusItem(
                    Icon.CHECKS,
                    self.tr("{0} confirmed above").format(grouped(confirmed)),
                    Tone.OK,
                    secondary=True,
                ),
            ]
        if needing:
            words = self.tr("{0} need you").format(grouped(needing))
            items.append(StatusItem(Icon.WARN, words, Tone.WARN))
        behind = own_pc.clock_behind(desk)
        if behind is not None:
            shown = f"{behind.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
            words = self.tr("This PC's clock is wrong: it wrote last at {0}").format(shown)
            items.append(StatusItem(Icon.WARN, words, Tone.WARN, at_right=True))
        return [*items, *self._safety()]

    def _safety(self) -> Iterator[StatusItem]:
        """Say what speaks against the store's place, and how old the last backup is."""
        if danger_of(self._desk.store.folder) is not None:
            words = self.tr("The register lies in a cloud or network folder")
            yield StatusItem(Icon.WARN, words, Tone.WARN, at_right=True)
        found = backups.standing(self._desk)
        if found.age is None:
            yield StatusItem(Icon.BACKUP, self.tr("No backup yet"), Tone.WARN, at_right=True)
            return
        words = self.tr("Verified backup: {0}").format(shown_age(found.age))
        tone = Tone.WARN if found.is_at_risk else Tone.MUTED
        yield StatusItem(Icon.BACKUP, words, tone, at_right=True, secondary=not found.is_at_risk)

    def _identity(self) -> Identity:
        office = self._desk.office
        return Identity(
            short_name(office.name), self._desk.staff, self._appearance.messages.name(office.level)
        )

    def end(self, app: QApplication) -> None:
        """Let go of everything, so that another program may be made in the same process."""
        for made in (self.window, self):
            made.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _on_another(self) -> None:
        """Close the window for somebody else, if nothing runs and typed work may go."""
        if self._operations.is_busy:
            self.lock.say(self.tr("Work is still running. Wait for its end, then try again."))
            return
        with self.lock.asking():
            self.signs_out = self.window.close()
        if self.signs_out:
            self.lock.release()

    def _on_sign_in_asked(self) -> None:
        # Not before the work that led to it has ended.
        QTimer.singleShot(0, self, self._sign_out)

    def _sign_out(self) -> None:
        """Close the window: what is typed could only be saved under keys that are no more."""
        self.signs_out = True
        while not self.window.close():
            if self._operations.is_busy:
                return  # the end of that work closes it
            self._operations.tell(
                Notice(
                    self.tr("Sign in again first"),
                    self.tr("This PC has other keys. Nothing more can be saved in this window."),
                    Tone.WARN,
                )
            )

    def _programmes(self) -> Programmes | None:
        found = programmes(self._desk)
        now = found.looked_at if found else None
        if now is not None and self._looked_at not in (None, now.id):
            QTimer.singleShot(0, partial(self._tell_switch, now))
        self._looked_at = now.id if now else None
        return found

    def _tell_switch(self, now: Campaign) -> None:
        """Say that another programme is shown though nobody here chose it."""
        title = self.tr("The pages now show {0}").format(now.short_name)
        text = self.tr("It is the latest open programme. Press {0} to look at another one.")
        self._operations.tell(Notice(title, text.format(PROGRAMME_KEYS), Tone.INFO))

    def _on_history_asked(self) -> None:
        page, appearance = self.window.page, self._appearance
        rid = record_in_sight(page)
        place = Workplace(self._desk, self._operations, appearance.theme, appearance.messages)
        try:
            shown = HistoryPage(place, rid) if rid is not None else None
        except TetHelpError:  # the row is no record of its own
            shown = None
        if shown is None:
            title = self.tr("Nothing is chosen whose history could be shown")
            text = self.tr("Choose a row of a list, then press {0} again.")
            self._operations.tell(Notice(title, text.format(HISTORY_KEYS), Tone.INFO))
        elif not isinstance(page, HistoryPage):
            page.covered.emit(shown)

    def _on_undo_asked(self) -> None:
        desk, operations = self._desk, self._operations
        if operations.is_busy:
            return
        parts = last_save(desk)
        if not parts:
            text = self.tr("What was saved is undone only before anything else is recorded.")
            operations.tell(Notice(self.tr("Nothing to take back"), text, Tone.INFO))
            return
        question = Notice(
            self.tr("Take the last save back?"), "\n".join(self._undo_words(parts)), Tone.WARN
        )
        answers = [
            Choice("undo", self.tr("Take it back")),
            Choice("keep", self.tr("Leave it")),
        ]
        if operations.ask(question, answers, default="keep") != "undo":
            return

        def work(_monitor: Monitor) -> None:
            undo(desk, parts)

        operations.run(work, self.tr("Taking the last save back"))

    def _undo_words(self, parts: Sequence[Undone]) -> Iterator[str]:
        """Say line by line what would be taken back; the rest of many is counted."""
        messages = self._appearance.messages
        with self._desk.store.read() as reader:
            showing = Showing(self._desk, reader, messages.language, in_full=False)
            for part in parts[:_UNDONE_TOLD]:
                title = showing.title(part.table, part.rid)
                if part.field is None:
                    yield self.tr("{0}, just recorded, is withdrawn").format(title)
                    continue
                now = showing.value(part.table, part.field, part.after)
                then = showing.value(part.table, part.field, part.before)
                empty = self.tr("(empty)")
                field = messages.field(part.field)
                yield f"{title}, {field}: {now or empty} → {then or empty}"
        if len(parts) > _UNDONE_TOLD:
            yield self.tr("and {0} more").format(grouped(len(parts) - _UNDONE_TOLD))

    def _on_programme_asked(self, rid: str) -> None:
        desk = self._desk

        def work(_monitor: Monitor) -> Campaign:
            return look_at(desk, Stamp(rid))

        words = self.tr("Opening another programme")
        self._operations.run(work, words, self._on_looked_at, writes=False)

    def _on_looked_at(self, campaign: Campaign) -> None:
        self._looked_at = campaign.id
        self.window.make_anew()

    def _on_appearance_changed(self) -> None:
        chosen = self._appearance.preferences

        def work(_monitor: Monitor) -> None:
            own_pc.keep_preferences(
                self._desk,
                language=chosen.language.value,
                dark="yes" if chosen.dark else "no",
                larger="yes" if chosen.larger else "no",
                lock_after=str(chosen.lock_after),
            )
            own_pc.keep_speech(self._desk, chosen.speech)

        self._operations.run(work, self.tr("Keeping the choice"), writes=False)
