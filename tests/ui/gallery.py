"""Every widget of the kit on one sheet, and a shell with made-up pages: to test and to look at.

`python -m tests.ui.gallery FOLDER [dark] [en]` writes pictures; with QT_SCALE_FACTOR=1.25 at 125 %.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.contacts import phone_problems
from tethelp_desktop.domain.dates import BirthDate, shown_birth
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Sex
from tethelp_desktop.domain.text import fold, masked
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize, Chip, ChipRow
from tethelp_desktop.ui.charts import Bar, BarChart, LifeLegend, LifeOfGift, StackBar
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.dialogs import NoticeDialog, WindowDialogs
from tethelp_desktop.ui.fields import AreaField, CheckField, OptionalTextField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote, FormBar
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.key_list import KeyList
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.messages import Choice, Messages, Notice
from tethelp_desktop.ui.navigation import Identity
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.page import GAP, Page, PageSpec, Shortcut
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.parsed_fields import BirthField, DayField, MoneyField, NumberField
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out, save_picture
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.sign_in import FirstRunDialog, SignInDialog
from tethelp_desktop.ui.strips import StatusItem
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Role, Theme, Tone, load_fonts
from tethelp_desktop.ui.translation import build_translations
from tethelp_desktop.ui.widgets import Card, Facts, FitLabel, Label, Line, Note, Pill, TwoLines
from tethelp_desktop.wording import Language

TODAY = date(2026, 11, 22)

HANDED = Badge("Đã trao", Tone.OK, Icon.CHECK)
WAITING = Badge("Chờ trao", Tone.INFO, Icon.CLOCK)
TWIN = Badge("Nghi trùng", Tone.WARN, Icon.TWINS)
NONE_YET = Badge("Chưa có suất", Tone.MUTED)
NO_CONSENT = Badge("Thiếu đồng ý", Tone.BAD, Icon.PEN)
CONFIRMED = Badge("TW đã xác nhận", Tone.OK, Icon.CHECKS)
SENT = Badge("Đã gửi tỉnh", Tone.INFO, Icon.OUT)
WRITTEN = Badge("Đã ghi, chưa gửi", Tone.MUTED, Icon.CIRCLE)


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person."""

    id: str
    full_name: str
    birth_date: BirthDate | None
    personal_id: str
    commune: str
    state: Badge
    sync: Badge
    sex: Sex | None = None
    phone: str | None = None
    address: str = ""
    story: str = ""
    amount: int | None = None


PEOPLE = tuple(
    Person(str(number), name, birth, personal_id, commune, state, sync)
    for number, (name, birth, personal_id, commune, state, sync) in enumerate(
        [
            (
                "Nguyễn Thị Khánh Huyền",
                BirthDate(1957, 8, 14),
                "037157000834",
                "P. Nam Hoa Lư",
                HANDED,
                CONFIRMED,
            ),
            (
                "Nguyễn Thị Hiền",
                BirthDate(1962),
                "037162000107",
                "P. Tây Hoa Lư",
                WAITING,
                SENT,
            ),
            (
                "Nguyễn Văn Hiển",
                BirthDate(1970, 3),
                "037070000015",
                "P. Hoa Lư",
                WAITING,
                SENT,
            ),
            (
                "Phạm Thị Hiên",
                BirthDate(1949, 2, 22),
                "037149000061",
                "P. Nam Hoa Lư",
                TWIN,
                WRITTEN,
            ),
            (
                "Đặng Thế Hiển",
                BirthDate(1983, 12, 9),
                "037083000042",
                "P. Đông Hoa Lư",
                HANDED,
                CONFIRMED,
            ),
            (
                "Hoàng Thị Mỹ Hiền",
                BirthDate(1991, 6, 30),
                "037191000018",
                "P. Tây Hoa Lư",
                HANDED,
                CONFIRMED,
            ),
            (
                "Bùi Hiền Lương",
                BirthDate(1955, 4, 17),
                "037155000090",
                "P. Hoa Lư",
                NONE_YET,
                WRITTEN,
            ),
            (
                "Đinh Thị Thu Hiền",
                BirthDate(1966, 9, 27),
                "037166000055",
                "P. Nam Hoa Lư",
                NO_CONSENT,
                WRITTEN,
            ),
        ]
        * 3
    )
)


class PeopleSource:
    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people

    def count(self) -> int:
        return len(self._people)

    def rows(self, offset: int, limit: int) -> Sequence[Person]:
        return self._people[offset : offset + limit]


def person_columns() -> list[Column[Person]]:
    return [
        Column(title="Họ và tên", cell=lambda p: p.full_name, kind=Kind.STRONG, sort="name"),
        Column(
            title="Ngày sinh",
            cell=lambda p: shown_birth(p.birth_date) if p.birth_date else "",
            kind=Kind.DATE,
            width=98,
            sort="birth",
        ),
        Column(title="Số định danh", cell=lambda p: masked(p.personal_id), width=124),
        Column(title="Xã, phường", cell=lambda p: p.commune, width=126, hidden_when_narrow=True),
        Column(title="Tình trạng", cell=lambda p: p.state, kind=Kind.PILL, width=134),
        Column(
            title="Gửi",
            cell=lambda p: p.sync,
            kind=Kind.ICON,
            width=58,
            hidden_when_narrow=True,
        ),
    ]


class PeoplePage(Page):
    """A list with search, filters and the chosen person at the right."""

    def __init__(self, theme: Theme, messages: Messages, operations: Operations) -> None:
        super().__init__(theme, "Người được tặng", "2.113 người  ·  Tết Đinh Mùi 2027")
        self._messages = messages
        self._operations = operations
        self.add_action(Button(theme, "Nhập từ Excel", name="people-import", icon=Icon.FILE))
        self.add = Button(
            theme,
            "Thêm người",
            name="people-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self.add_action(self.add)
        self.search = SearchField(theme, name="people-search", placeholder="Tìm tên, số định danh")
        self._commune = ChoiceBox[str](
            theme, [("", "Tất cả xã, phường"), ("1", "Phường Hoa Lư")], name="people-commune"
        )
        self._commune.set_value("")
        self._scan = Button(theme, "Quét thẻ", name="people-scan", icon=Icon.QR, shortcut="F4")
        self._chips = ChipRow(
            [
                Chip(theme, "Tất cả", name="all", count=24),
                Chip(theme, "Chưa có suất", name="none", count=3),
                Chip(theme, "Chờ trao", name="waiting", count=6),
                Chip(theme, "Đã trao", name="handed", count=9),
                Chip(theme, "Nghi trùng", name="twins", count=3, icon=Icon.TWINS, tone=Tone.WARN),
            ]
        )
        self.table = RecordTable[Person](
            theme,
            person_columns(),
            name="people-table",
            key=lambda p: p.id,
            empty_icon=Icon.PEOPLE,
        )
        self.table.empty.say(
            "Chưa có ai trong danh sách",
            "Quét thẻ (F4), thêm người (Ctrl+N) hoặc nhập từ Excel.",
        )
        self._facts = Facts(theme)
        self._state = Pill(theme, WAITING)
        self._name = Label(theme, "", Role.TITLE, wrap=True)
        self._lay_out_body(theme)
        self.add.clicked.connect(self._on_add)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.opened.connect(self._on_opened)
        self.search.searched.connect(self.refresh)
        self.search.left_for_list.connect(self.table.view.setFocus)

    def refresh(self) -> None:
        wanted = fold(self.search.query)
        people = [p for p in PEOPLE if wanted in fold(p.full_name)]
        self.table.set_query(self.search.query)
        self.table.set_source(PeopleSource(people))
        self.table.set_footer(
            f"{len(people)} / 2.113 người", [("F2", "Sửa"), ("Esc", "Xóa tìm kiếm")]
        )

    def shortcuts(self) -> Sequence[Shortcut]:
        return [Shortcut("Ctrl+N", "Thêm người"), Shortcut("F4", "Quét thẻ căn cước")]

    def _lay_out_body(self, theme: Theme) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.search, 1)
        self._commune.setFixedWidth(180)
        filters.addWidget(self._commune)
        filters.addWidget(self._scan)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(filters)
        left.addWidget(self._chips)
        left.addWidget(self.table, 1)
        detail = Card()
        detail.setFixedWidth(304)
        detail.body.addWidget(self._state)
        detail.body.addWidget(self._name)
        detail.body.addWidget(self._facts)
        detail.body.addWidget(Line())
        detail.body.addWidget(
            TwoLines(
                theme,
                "Thẻ BHYT, 12 tháng",
                "409.860 đ  ·  CTCP Thành An",
                icon=Icon.HEALTH_CARD,
                ink=theme.colours.primary,
            )
        )
        detail.body.addStretch(1)
        detail.body.addWidget(
            Button(
                theme,
                "In phiếu hẹn",
                name="people-print",
                icon=Icon.PRINT,
                shortcut="Ctrl+P",
                wide=True,
            )
        )
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, 1)
        columns.addWidget(detail)
        self.body.addLayout(columns)

    def _on_current_changed(self, person: Person | None) -> None:
        if person is None:
            return
        self._state.show_badge(person.state)
        self._name.setText(person.full_name)
        self._facts.show_facts(
            [
                ("Ngày sinh", shown_birth(person.birth_date) if person.birth_date else "chưa rõ"),
                ("Số định danh", masked(person.personal_id)),
                ("Nơi ở", f"Tổ 4, {person.commune}, tỉnh Ninh Bình"),
            ]
        )

    def _on_opened(self, person: Person) -> None:
        self.covered.emit(PersonPage(self.theme, self._messages, self._operations, person))

    def _on_add(self) -> None:
        empty = Person("", "", None, "", "", NONE_YET, WRITTEN)
        self.covered.emit(PersonPage(self.theme, self._messages, self._operations, empty))


def person_problems(person: Person) -> Sequence[Problem]:
    found = list(phone_problems(person.phone))
    if not person.full_name:
        found.append(Problem("full_name", Rule.REQUIRED))
    if not person.commune:
        found.append(Problem("commune", Rule.REQUIRED))
    return found


class PersonPage(Page):
    """The form of one person."""

    def __init__(
        self, theme: Theme, messages: Messages, operations: Operations, person: Person
    ) -> None:
        super().__init__(theme, "Thêm người được tặng", "Hồ sơ mới  ·  Tết Đinh Mùi 2027")
        self._operations = operations
        self.add_action(
            Button(theme, "Quét thẻ căn cước", name="scan", icon=Icon.QR, shortcut="F4")
        )
        self.form = form = RecordForm[Person](theme, messages, person_problems)
        form.add_section("Nhân thân")
        name = form.field(
            "full_name", TextField(theme, name="full-name"), label="Họ và tên", required=True
        )
        number = form.field(
            "personal_id", TextField(theme, name="personal-id"), label="Số định danh cá nhân"
        )
        form.add_row((name, 6), (number, 6))
        form.add_row(
            (form.field("birth_date", BirthField(theme, name="birth"), label="Ngày sinh"), 3),
            (
                form.field(
                    "sex",
                    SegmentedChoice[Sex](
                        theme, [(Sex.MALE, "Nam"), (Sex.FEMALE, "Nữ")], name="sex"
                    ),
                    label="Giới tính",
                ),
                3,
            ),
            (
                form.field(
                    "phone",
                    OptionalTextField(theme, name="phone", placeholder="Không bắt buộc"),
                    label="Điện thoại",
                ),
                6,
            ),
        )
        communes = [(p, p) for p in sorted({p.commune for p in PEOPLE})]
        form.add_row(
            (form.field("address", TextField(theme, name="address"), label="Thôn, tổ"), 6),
            (
                form.field(
                    "commune",
                    ChoiceBox[str](theme, communes, name="commune", placeholder="Chọn xã, phường"),
                    label="Xã, phường",
                    required=True,
                ),
                6,
            ),
        )
        form.add_section("Hoàn cảnh")
        form.add_row(
            (form.field("amount", MoneyField(theme, name="amount"), label="Trị giá"), 4),
            (form.field("story", AreaField(name="story"), label="Ghi chú"), 8),
        )
        card = Card()
        card.body.addWidget(form)
        card.body.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(ComplaintNote(theme, form))
        side.addWidget(
            Note(
                theme,
                Tone.MUTED,
                "Không thấy người trùng",
                "Đã so với 2.113 người của đơn vị.",
                icon=Icon.SHIELD,
            )
        )
        consents = Card()
        consents.body.addWidget(Label(theme, "Người được tặng đồng ý", Role.STRONG))
        consents.body.addWidget(CheckField(theme, "Cho nhà tài trợ biết họ tên", name="c1"))
        consents.body.addWidget(CheckField(theme, "Chụp ảnh, đưa tin", name="c2"))
        side.addWidget(consents)
        side.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(card, 7)
        columns.addLayout(side, 3)
        self.body.addLayout(columns)
        self.bar = FormBar(theme, form, next_words="Lưu và thêm người tiếp")
        self.set_bar(self.bar)
        self.bar.cancelled.connect(self._on_cancelled)
        self.bar.save_requested.connect(self._on_save)
        form.load(person)

    def may_leave(self) -> bool:
        return self.form.may_leave(self._operations)

    def _on_save(self, person: Person) -> None:
        self._operations.run(lambda _monitor: person, "Lưu hồ sơ", self._on_saved)

    def _on_saved(self, person: Person) -> None:
        self.form.load(person)
        self.closed.emit()

    def _on_cancelled(self) -> None:
        if self.may_leave():
            self.closed.emit()


class OverviewPage(Page):
    """Cards with the life of each kind."""

    def __init__(self, theme: Theme, _messages: Messages) -> None:
        super().__init__(theme, "Tổng quan", "Chương trình Tết Đinh Mùi 2027")
        self.add_action(
            Button(
                theme,
                "Mở bàn trao",
                name="open-counter",
                icon=Icon.HAND,
                kind=ButtonKind.PRIMARY,
                shortcut="F9",
            )
        )
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for title, life in (
            ("Thẻ BHYT", LifeOfGift(1200, 1000, 864, 612)),
            ("Sổ BHXH", LifeOfGift(150, 150, 121, 87)),
            ("Suất quà bệnh nhân", LifeOfGift(320, 240, 180, 0)),
        ):
            card = Card()
            card.body.addWidget(Label(theme, title, Role.CARD_TITLE))
            card.body.addWidget(Label(theme, str(life.handed_over), Role.NUMBER))
            card.body.addWidget(StackBar(theme, life))
            card.body.addWidget(LifeLegend(theme, life))
            row.addWidget(card)
        self.body.addLayout(row)
        tasks = Card()
        tasks.body.addWidget(Label(theme, "Cần xử lý", Role.CARD_TITLE))
        for number, (title, text) in enumerate(
            [
                ("Tỉnh báo thiếu gói số 15", "Đã gửi ngày 13/11; tỉnh đã nhận gói 16."),
                ("Đã 2 ngày chưa sao lưu", "Bản gần nhất: 17:05 ngày 20/11/2026."),
            ]
        ):
            tasks.body.addWidget(
                TwoLines(
                    theme,
                    title,
                    text,
                    icon=Icon.WARN,
                    ink=theme.colours.warn,
                    action=Button(theme, "Xem", name=f"task-{number}", size=ButtonSize.SMALL),
                )
            )
            tasks.body.addWidget(Line())
        chart = Card()
        chart.body.addWidget(Label(theme, "Số suất trao theo ngày", Role.CARD_TITLE))
        bars = [
            Bar(str(day), count)
            for day, count in zip(range(13, 23), (34, 0, 0, 58, 71, 66, 92, 87, 40, 0), strict=True)
        ]
        chart.body.addWidget(BarChart(theme, bars, name="by-day"), 1)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(tasks, 3)
        below.addWidget(chart, 2)
        self.body.addLayout(below, 1)


def demo_sections(operations: Operations) -> Callable[[], list[PageSpec]]:
    def people(theme: Theme, messages: Messages) -> Page:
        return PeoplePage(theme, messages, operations)

    def other(theme: Theme, _messages: Messages) -> Page:
        return Page(theme, "…")

    def sections() -> list[PageSpec]:
        return [
            PageSpec("overview", Icon.HOME, "Tổng quan", OverviewPage),
            PageSpec("people", Icon.PEOPLE, "Người được tặng", people, badge=lambda: 6),
            PageSpec("sponsors", Icon.HANDSHAKE, "Tài trợ", other),
            PageSpec("awards", Icon.GIFT, "Suất tặng", other),
            PageSpec("handover", Icon.HAND, "Trao tặng", other),
            PageSpec("receipts", Icon.RECEIPT, "Biên nhận", other),
            PageSpec("sync", Icon.SYNC, "Đồng bộ", other, badge=lambda: 1),
            PageSpec("reports", Icon.CHART, "Báo cáo", other),
            PageSpec("settings", Icon.GEAR, "Cài đặt", other, at_foot=True),
        ]

    return sections


def demo_status() -> list[StatusItem]:
    return [
        StatusItem(Icon.CIRCLE, "37 đã ghi, chưa gửi"),
        StatusItem(Icon.OUT, "214 đã gửi, chờ tỉnh", Tone.INFO),
        StatusItem(Icon.CHECKS, "1.862 TW đã nhận", Tone.OK),
        StatusItem(Icon.BACKUP, "Sao lưu: 2 ngày trước", Tone.WARN, at_right=True),
        StatusItem(Icon.QR, "Máy quét: sẵn sàng", at_right=True, secondary=True),
    ]


def demo_identity() -> Identity:
    return Identity("BHXH cơ sở Hoa Lư", "Trần Thị Bích Ngọc", "Cán bộ nhập liệu")


def make_window(
    appearance: Appearance, operations: Operations, *, training: bool = False
) -> MainWindow:
    window = MainWindow(
        appearance,
        operations,
        sections=demo_sections(operations),
        status=demo_status,
        identity=demo_identity,
        programmes=lambda: None,
        permit=lambda page: None,
        is_training=training,
    )
    window.show_section("overview")
    return window


def make_gallery(theme: Theme, messages: Messages) -> QWidget:
    """Put every widget in every kind on one sheet."""
    sheet = QWidget()
    sheet.setProperty("surface", "page")
    grid = QGridLayout(sheet)
    grid.setContentsMargins(20, 20, 20, 20)
    grid.setSpacing(GAP)
    buttons = Card()
    for size in ButtonSize:
        row = QHBoxLayout()
        for kind in ButtonKind:
            if size is ButtonSize.COUNTER and kind is not ButtonKind.SUCCESS:
                continue
            row.addWidget(
                Button(
                    theme,
                    "Ghi nhận",
                    name=f"{size.name}-{kind.value}",
                    icon=Icon.CHECK,
                    kind=kind,
                    size=size,
                    shortcut="" if kind is ButtonKind.GHOST else "F9",
                )
            )
        row.addStretch(1)
        buttons.body.addLayout(row)
    off = Button(theme, "Không bấm được", name="disabled")
    off.setEnabled(False)
    buttons.body.addWidget(off)
    grid.addWidget(buttons, 0, 0, 1, 2)
    pills = Card()
    for badge in (HANDED, WAITING, TWIN, NO_CONSENT, NONE_YET, CONFIRMED):
        pills.body.addWidget(Pill(theme, badge))
    grid.addWidget(pills, 0, 2)
    notes = Card()
    for tone in Tone:
        notes.body.addWidget(Note(theme, tone, "Đã đọc thẻ căn cước", "Đọc lại cho người nghe."))
    grid.addWidget(notes, 1, 0)
    fields = Card()
    for editor in (
        NumberField(theme, name="number"),
        MoneyField(theme, name="money"),
        DayField(theme, name="day", today=lambda: TODAY),
        BirthField(theme, name="birth"),
    ):
        fields.body.addWidget(editor)
    fields.body.addWidget(FitLabel(theme, "NGUYỄN THỊ KHÁNH HUYỀN"))
    fields.body.addWidget(FitLabel(theme, "CÔNG TẰNG TÔN NỮ THỊ HOÀNG PHƯƠNG UYÊN"))
    life = LifeOfGift(950, 750, 682, 461)
    fields.body.addWidget(StackBar(theme, life, height=28, numbers=True))
    fields.body.addWidget(LifeLegend(theme, life, in_one_row=True))
    grid.addWidget(fields, 1, 1, 1, 2)
    for name in ("number", "money"):
        sheet.findChild(QWidget, name).setText("1.366.200")  # type: ignore[attr-defined]
    return sheet


class Camera:
    """Writes pictures into a folder and says what is cut on them."""

    def __init__(self, app: QApplication, folder: Path, suffix: str) -> None:
        self._app = app
        self._folder = folder
        self._suffix = suffix
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, widget: QWidget, name: str, size: QSize) -> None:
        lay_out(widget, size)
        for _ in range(5):
            self._app.processEvents()
        save_picture(widget, self._folder / f"{name}{self._suffix}.png")
        faults = "".join(f"\n  {fault}" for fault in audit(widget))
        sys.stdout.write(f"{name} {widget.width()}x{widget.height()}{faults}\n")


def picture_window(camera: Camera, window: MainWindow, size: QSize) -> None:
    camera.take(window, "overview", size)
    window.activateWindow()
    window.show_section("people")
    page = window.page
    assert isinstance(page, PeoplePage)
    page.search.setText("hien")
    page.refresh()
    page.table.view.setFocus()
    page.table.view.select_row(1)
    camera.take(window, "people", size)
    page.add.click()
    form = window.page
    assert isinstance(form, PersonPage)
    boxes = form.form.boxes
    boxes["full_name"].editor.set_value("Pham Thi Hien")
    boxes["full_name"].set_scanned(True)
    boxes["phone"].editor.set_value("090000561")
    boxes["sex"].editor.set_value(Sex.FEMALE)
    boxes["birth_date"].editor.control.setText("22/13/1985")  # type: ignore[attr-defined]
    boxes["birth_date"].editor.edited.emit()
    form.form.checked_record()
    camera.take(window, "form", size)


def picture_dialogs(camera: Camera, appearance: Appearance, operations: Operations) -> None:
    theme = appearance.theme
    smallest = QSize(10, 10)
    camera.take(FirstRunDialog(theme), "first-run", QSize(980, 560))
    sign_in = SignInDialog(appearance, operations, store_name="E:\\TetHelp", open_store=str)
    camera.take(sign_in, "sign-in", smallest)
    everywhere = [Shortcut(f"Alt+{number}", f"Mục {number}") for number in range(1, 9)]
    here = [Shortcut("Ctrl+N", "Thêm người"), Shortcut("F4", "Quét thẻ căn cước")]
    camera.take(KeyList(theme, "Người được tặng", here, everywhere), "keys", smallest)
    notice = Notice("Bỏ những gì đang nhập?", "Hồ sơ này chưa lưu.", Tone.WARN)
    choices = (Choice("stay", "Nhập tiếp"), Choice("leave", "Bỏ, không lưu", destroys=True))
    camera.take(NoticeDialog(theme, notice, choices, "stay"), "notice", smallest)


def main() -> None:
    app = QApplication(sys.argv[:1])
    load_fonts()
    build_translations()
    language = Language.EN if "en" in sys.argv else Language.VI
    appearance = Appearance(app, Preferences(language, dark="dark" in sys.argv))
    operations = Operations(WindowDialogs(appearance, Path("tethelp.log")))
    scaled = app.devicePixelRatio() > 1
    suffix = ("-125" if scaled else "") + ("-dark" if "dark" in sys.argv else "")
    camera = Camera(app, Path(sys.argv[1]), suffix)
    window = make_window(appearance, operations, training="training" in sys.argv)
    picture_window(camera, window, AT_125 if scaled else AT_100)
    sheet = make_gallery(appearance.theme, appearance.messages)
    camera.take(sheet, "gallery", QSize(1366, 900))
    picture_dialogs(camera, appearance, operations)


if __name__ == "__main__":
    main()
