"""Pictures of the pages about sponsors, bundles, conflicts and figures, with made-up data.

`python -m tests.ui.pages.pictures FOLDER [dark] [en]`; with QT_SCALE_FACTOR=1.25 at 125 %.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from tests.builders import Line, copy_line, export, make_line_of_offices
from tests.ui.pages import campaign
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.offices import read_enrolment
from tethelp_desktop.services.programmes import programmes
from tethelp_desktop.services.story import article
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.dialogs import WindowDialogs
from tethelp_desktop.ui.drives import Drive
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.messages import Choice, Messages, Notice
from tethelp_desktop.ui.navigation import Identity
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.page import Page, PageSpec
from tethelp_desktop.ui.pages.conflicts import ConflictsPage
from tethelp_desktop.ui.pages.exchange import ExchangePage
from tethelp_desktop.ui.pages.lookup import LookupPage, Part
from tethelp_desktop.ui.pages.money import MoneyPage
from tethelp_desktop.ui.pages.money import Part as MoneyPart
from tethelp_desktop.ui.pages.offices import OfficesPage
from tethelp_desktop.ui.pages.overview import OverviewPage
from tethelp_desktop.ui.pages.sponsors import SponsorsPage
from tethelp_desktop.ui.pages.statements import StatementsPage
from tethelp_desktop.ui.permitting import Permits
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out, save_picture
from tethelp_desktop.ui.theme import Theme, load_fonts
from tethelp_desktop.ui.translation import build_translations
from tethelp_desktop.ui.workplace import Workplace
from tethelp_desktop.wording import Language

CHOSEN: list[Path] = []
STICK = [Drive(Path("E:/"), "TETHELP 1", 28_400_000_000)]


class _Chosen:
    """Chooses what a scene wants."""

    def folder(self, parent: QWidget, title: str, start: Path | None) -> Path | None:
        return CHOSEN[0] if CHOSEN else None

    def files(self, parent: QWidget, title: str, kinds: str, start: Path | None) -> Sequence[Path]:
        return CHOSEN


def _exchange(place: Workplace) -> ExchangePage:
    return ExchangePage(place, _Chosen(), lambda: STICK)


def _offices(place: Workplace) -> OfficesPage:
    return OfficesPage(place, _Chosen())


def _lookup(place: Workplace) -> LookupPage:
    return LookupPage(place, _Chosen())


PAGES: dict[str, tuple[Icon, str, Callable[[Workplace], Page]]] = {
    "overview": (Icon.HOME, "Tổng quan", OverviewPage),
    "sponsors": (Icon.HANDSHAKE, "Nhà tài trợ", SponsorsPage),
    "money": (Icon.MONEY, "Tiền và phân bổ", MoneyPage),
    "exchange": (Icon.SYNC, "Trao đổi gói", _exchange),
    "conflicts": (Icon.SPLIT, "Xung đột", ConflictsPage),
    "offices": (Icon.BUILDING, "Đơn vị", _offices),
    "statements": (Icon.CHART, "Số liệu công bố", StatementsPage),
    "lookup": (Icon.SEARCH, "Tra cứu", _lookup),
}


def make_window(appearance: Appearance, operations: Operations, desk: Desk) -> MainWindow:
    """Put the pages into a window, as the program does."""

    def made(page: Callable[[Workplace], Page]) -> Callable[[Theme, Messages], Page]:
        return lambda theme, messages: page(Workplace(desk, operations, theme, messages))

    window = MainWindow(
        appearance,
        operations,
        sections=lambda: [
            PageSpec(key, icon, title, made(page)) for key, (icon, title, page) in PAGES.items()
        ],
        status=lambda: [],
        identity=lambda: Identity(desk.office.name, desk.staff, ""),
        programmes=lambda: programmes(desk),
        permit=Permits(desk, appearance).apply,
    )
    window.show_section("overview")
    return window


def press(page: Page, name: str) -> None:
    """Press a button."""
    button = page.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def type_into(page: Page, name: str, text: str) -> None:
    """Type into a field and leave it."""
    line = page.findChild(QLineEdit, name)
    assert line is not None, name
    line.setFocus()
    line.setText(text)
    line.textEdited.emit(text)


class _Leaver(WindowDialogs):
    """Leaves without asking."""

    def ask(self, question: Notice, choices: Sequence[Choice], default: str) -> str:
        return "leave" if any(choice.key == "leave" for choice in choices) else default


Made = Callable[[Desk], MainWindow]
Scenes = Iterator[tuple[str, MainWindow]]


def scenes(line: Line, window: Made) -> Scenes:
    """Show an office in its work, then headquarters."""
    yield from sponsor_scenes(line, window)
    yield from money_scenes(line, window)
    yield from line_scenes(line, window)
    yield from trust_scenes(line, window)
    yield from knowledge_scenes(line, window)


def sponsor_scenes(line: Line, window: Made) -> Scenes:
    """Show overview, sponsors and their forms at an office."""
    empty = window(line.two)
    yield "overview-empty", empty
    campaign.fill_office(line.one)
    office = window(line.one)
    yield "overview-office", office
    office.show_section("sponsors")
    office.page.list.setCurrentIndex(office.page.list.model().index(1))
    yield "sponsors", office
    sponsors = office.page
    press(sponsors, "pledge-edit")
    yield "pledge-edit", office
    press(office.page, "form-cancel")
    press(sponsors, "pledge-add")
    type_into(office.page, "pledge-number", "15/CV-TH")
    type_into(office.page, "declared", "20000000")
    press(office.page, "line-kind-1")
    type_into(office.page, "line-quantity", "0")
    type_into(office.page, "line-value", "409860")
    press(office.page, "line-add")
    press(office.page, "form-save")
    yield "pledge-new-wrong", office
    press(office.page, "form-cancel")
    press(sponsors, "receive")
    type_into(office.page, "contribution-quantity", "250")
    yield "receive", office
    press(office.page, "form-cancel")
    sponsors.detail.entries.view.select_row(1)
    press(sponsors, "entry-undo")
    yield "counter-entry", office
    press(office.page, "form-cancel")
    press(sponsors, "sponsor-edit")
    yield "sponsor-form", office
    press(office.page, "form-cancel")


def money_scenes(line: Line, window: Made) -> Scenes:
    """Show the ledger, what moves it, and where it does not go round, at headquarters."""
    campaign.move_money(line)
    top = window(line.hq)
    top.show_section("money")
    money = top.page
    yield "money-ledger", top
    money.panels[MoneyPart.LEDGER].grid.opened.emit(Step.ALLOTTED, ItemKind.CARD)
    yield "money-entries", top
    press(top.page, "entries-back")
    press(money, "shortfall-open")
    yield "money-shortfall", top
    press(top.page, "shortfall-back")
    press(money, "quick-figures")
    yield "quick-figures", top
    press(top.page, "quick-back")
    money.show_part(MoneyPart.MOVEMENTS)
    yield "money-movements", top
    money.panels[MoneyPart.MOVEMENTS].table.view.select_row(2)
    press(money, "payment-undo")
    yield "money-undo", top
    press(money, "payment-add")
    press(top.page, "form-save")
    yield "payment-form-wrong", top
    press(top.page, "form-cancel")
    press(money, "payment-other")
    press(top.page, "payment-kind-2")
    yield "carry-form", top
    press(top.page, "form-cancel")
    money.show_part(MoneyPart.ALLOTMENTS)
    yield "money-allotments", top
    press(money, "allotment-add")
    press(top.page, "form-save")
    yield "allotment-form-wrong", top
    press(top.page, "form-cancel")
    money.panels[MoneyPart.ALLOTMENTS].table.view.select_row(0)
    press(money, "allotment-back")
    yield "take-back-form", top
    press(top.page, "form-cancel")
    money.show_part(MoneyPart.TARGETS)
    yield "money-targets", top
    press(money, "target-edit")
    yield "target-form", top
    press(top.page, "form-cancel")


def line_scenes(line: Line, window: Made) -> Scenes:
    """Show bundles at the office and at headquarters."""
    office = window(line.one)
    office.show_section("exchange")
    yield "exchange-office", office
    stick = line.folder / "USB"
    stick.mkdir()
    STICK[:] = [Drive(stick, "TETHELP 1", 28_400_000_000)]
    office.refresh()
    press(office.page, "export")
    yield "exchange-exported", office
    CHOSEN[:] = [export(line.hq, line.one)]
    press(office.page, "import")
    yield "exchange-looked", office
    campaign.double(line)
    campaign.cross(line)
    campaign.send_with_a_gap(line)
    campaign.hold_back(line)
    campaign.more_offices(line)
    top = window(line.hq)
    yield "overview-hq", top
    top.show_section("exchange")
    broken = line.folder / "TW-cũ.tethelp"
    broken.write_bytes(b"PK")
    CHOSEN[:] = [export(line.one, line.hq), export(line.others[0], line.hq), broken]
    press(top.page, "import")
    yield "exchange-hq-looked", top
    press(top.page, "import")
    yield "exchange-hq-merged", top


def trust_scenes(line: Line, window: Made) -> Scenes:
    """Show what headquarters decides: conflicts, doubles, offices and their PCs."""
    top = window(line.hq)
    top.show_section("conflicts")
    yield "conflicts", top
    top.page.grid.rows[0].choose(0)
    top.page.grid.rows[1].type_another()
    yield "conflicts-typed", top
    press(top.page, "doubles")
    yield "doubles", top
    top.show_section("offices")
    yield "offices", top
    [enrolment] = (line.folder / "máy mới").glob("*.tethelp-enrol")
    CHOSEN[:] = [enrolment]
    press(top.page, "certify")
    yield "enrolment", top
    type_into(top.page, "spoken-fingerprint", read_enrolment(enrolment).fingerprint)
    press(top.page, "form-save")
    yield "offices-certified", top
    press(top.page, "office-add")
    yield "office-form", top


def knowledge_scenes(line: Line, window: Made) -> Scenes:
    """Show published figures and what can be looked up, at headquarters."""
    article.enter(line.hq, line.campaign)
    top = window(line.hq)
    top.show_section("statements")
    yield "statements", top
    press(top.page, "statement-add")
    press(top.page, "form-save")
    yield "statement-form-wrong", top
    press(top.page, "form-cancel")
    top.show_section("lookup")
    for part, text in ((Part.RATES, ""), (Part.RULES, ""), (Part.UNITS, "ninh hai hoa")):
        top.page.show_part(part)
        top.page.panels[part].search.setText(text)
        top.page.refresh()
        yield f"lookup-{part}", top
    rates = line.folder / "rates.toml"
    shipped = (RESOURCES / "rates" / "rates.toml").read_text("utf-8")
    rates.write_text(shipped.replace("2_530_000", "2_600_000"), "utf-8")
    CHOSEN[:] = [rates]
    top.page.show_part(Part.RATES)
    press(top.page, "rates-import")
    yield "lookup-import", top


def settle(app: QApplication, operations: Operations) -> None:
    """Let everything that was begun come to its end."""
    for _ in range(8):
        operations.wait()
        app.processEvents()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    load_fonts()
    build_translations()
    language = Language.EN if "en" in sys.argv else Language.VI
    appearance = Appearance(app, Preferences(language, dark="dark" in sys.argv))
    operations = Operations(_Leaver(appearance, Path("tethelp.log")))
    scaled = app.devicePixelRatio() > 1
    size = AT_125 if scaled else AT_100
    suffix = ("-125" if scaled else "") + ("-dark" if "dark" in sys.argv else "")
    suffix += "-en" if "en" in sys.argv else ""
    only = sys.argv[-1].removeprefix("only=") if sys.argv[-1].startswith("only=") else ""
    with tempfile.TemporaryDirectory() as place:
        make_line_of_offices(Path(place) / "template")
        line = copy_line(Path(place) / "template", Path(place) / "line")
        made = lambda desk: make_window(appearance, operations, desk)  # noqa: E731
        for name, window in scenes(line, made):
            lay_out(window, size)
            settle(app, operations)
            if only not in name:
                continue
            save_picture(window, folder / f"{name}{suffix}.png")
            faults = "".join(f"\n  {fault}" for fault in audit(window))
            sys.stdout.write(f"{name} {window.width()}x{window.height()}{faults}\n")
        line.close()


if __name__ == "__main__":
    main()
