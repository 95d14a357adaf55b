"""Colours, type and shapes of the window, as values that widgets receive when they are made.

A theme never changes: another one is another value, and the window rebuilds its pages with it.
Only tokens are used, so one test proves the contrast of every pair for both themes.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from tethelp_desktop.resources import RESOURCES

FAMILY: Final = "Noto Sans"
"""Complete Vietnamese, tabular digits by default, no stacked mark above its ascent."""

NARROW: Final = 1200
"""Logical width below which navigation becomes a rail and secondary columns leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The tokens of one theme, as `#RRGGBB`.

    Attributes:
        border: Hairlines that only decorate.
        border_strong: Every edge that can be operated; 3:1 against what it lies on.
        text2: Labels.
        text3: Hints.
        soft: The selected row, and information.
        gold: The blossom, badges and the selected bar; never a status.
        life1: Handed over, on the life of a gift.
        life2: Allotted, not yet handed over.
        life3: Received from the sponsor, not yet allotted.
        life4: Not yet received; always hatched with `hatch`.
        hit: Where a search matched.
    """

    bg: str
    surface: str
    surface2: str
    border: str
    border_strong: str
    text: str
    text2: str
    text3: str
    primary: str
    primary_hover: str
    on_primary: str
    soft: str
    soft_border: str
    success: str
    on_success: str
    success_soft: str
    success_border: str
    warn: str
    on_warn: str
    warn_soft: str
    warn_border: str
    danger: str
    on_danger: str
    danger_soft: str
    danger_border: str
    neutral_soft: str
    neutral_border: str
    nav: str
    nav_hover: str
    nav_selected: str
    nav_text: str
    nav_text_selected: str
    nav_muted: str
    gold: str
    on_gold: str
    life1: str
    on_life1: str
    life2: str
    on_life2: str
    life3: str
    on_life3: str
    life4: str
    hatch: str
    hit: str
    on_hit: str


LIGHT: Final = Colours(
    bg="#F2F4F7",
    surface="#FFFFFF",
    surface2="#F7F9FB",
    border="#DCE2E9",
    border_strong="#7C8A9A",
    text="#17212E",
    text2="#465467",
    text3="#5C6979",
    primary="#1558A6",
    primary_hover="#10488A",
    on_primary="#FFFFFF",
    soft="#E6EFFA",
    soft_border="#A9C8EA",
    success="#17703B",
    on_success="#FFFFFF",
    success_soft="#E3F4E9",
    success_border="#8CCBA3",
    warn="#855000",
    on_warn="#FFFFFF",
    warn_soft="#FFF3DC",
    warn_border="#DDA94B",
    danger="#AE2118",
    on_danger="#FFFFFF",
    danger_soft="#FDEBE9",
    danger_border="#E79A93",
    neutral_soft="#E9EDF2",
    neutral_border="#C3CCD7",
    nav="#10294A",
    nav_hover="#1A3A63",
    nav_selected="#22497C",
    nav_text="#C8D5E5",
    nav_text_selected="#FFFFFF",
    nav_muted="#9DB1C9",
    gold="#F4B83A",
    on_gold="#231800",
    life1="#0E4282",
    on_life1="#FFFFFF",
    life2="#5792D1",
    on_life2="#0B1B2C",
    life3="#BBD5F0",
    on_life3="#17212E",
    life4="#EDF1F5",
    hatch="#8795A6",
    hit="#FFE9A8",
    on_hit="#17212E",
)

DARK: Final = Colours(
    bg="#11171E",
    surface="#1A222C",
    surface2="#202A35",
    border="#313E4D",
    border_strong="#74869A",
    text="#E9EEF4",
    text2="#BAC6D3",
    text3="#9BA9B8",
    primary="#7DB8F7",
    primary_hover="#9CCAFA",
    on_primary="#0A1A2B",
    soft="#1C3450",
    soft_border="#3C648F",
    success="#66D093",
    on_success="#06210F",
    success_soft="#153524",
    success_border="#2F6B49",
    warn="#F2BE60",
    on_warn="#231800",
    warn_soft="#392D14",
    warn_border="#7A6028",
    danger="#FF9A90",
    on_danger="#2A0806",
    danger_soft="#43211F",
    danger_border="#8A433D",
    neutral_soft="#2A3541",
    neutral_border="#46566A",
    nav="#0B1118",
    nav_hover="#172230",
    nav_selected="#1F3550",
    nav_text="#BAC6D3",
    nav_text_selected="#FFFFFF",
    nav_muted="#93A3B5",
    gold="#F4B83A",
    on_gold="#231800",
    life1="#7DB8F7",
    on_life1="#0A1A2B",
    life2="#4A7FB8",
    on_life2="#030B14",
    life3="#2F4E70",
    on_life3="#E9EEF4",
    life4="#222C37",
    hatch="#74869A",
    hit="#5A4710",
    on_hit="#FFF3D6",
)


class Tone(StrEnum):
    """What a pill, a note or a message row means; each also has an icon and words."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class ToneColours:
    """The colours of a tone: ink on soft, with a border."""

    ink: str
    soft: str
    border: str


class Role(Enum):
    """What a text is for: size in pixels, weight, and whether it is a value, label or hint."""

    DISPLAY = (52, 700, "text")
    COUNTER_FACT = (28, 600, "text")
    NUMBER = (28, 600, "text")
    COUNT = (20, 600, "text")
    TITLE = (20, 600, "text")
    CARD_TITLE = (16, 600, "text")
    STRONG = (14, 600, "text")
    BODY = (14, 400, "text")
    LABEL = (13, 600, "text")
    SECONDARY = (13, 400, "text2")
    SECONDARY_STRONG = (13, 600, "text2")
    HINT = (13, 400, "text3")
    CAPTION = (12, 400, "text3")

    def __init__(self, px: int, weight: int, ink: str) -> None:
        self.px = px
        self.weight = weight
        self.ink = ink


@dataclass(frozen=True, slots=True)
class Theme:
    """How everything looks.

    Attributes:
        extra_px: Added to every text size; 2 is the setting "larger letters".
    """

    colours: Colours = LIGHT
    extra_px: int = 0

    def font_of(self, px: int, weight: int = 400) -> QFont:
        """Make a font of a size from the type scale, before enlargement."""
        font = QFont(FAMILY)
        font.setPixelSize(px + self.extra_px)
        font.setWeight(QFont.Weight(weight))
        return font

    def font(self, role: Role) -> QFont:
        """Make the font of a role."""
        return self.font_of(role.px, role.weight)

    def ink(self, role: Role) -> str:
        """Name the colour of a role on ordinary surfaces."""
        return str(getattr(self.colours, role.ink))

    def scaled(self, width: int) -> int:
        """Widen what was measured for ordinary letters as far as larger ones need it."""
        return round(width * (Role.BODY.px + self.extra_px) / Role.BODY.px)

    def text_width(self, text: str, role: Role) -> int:
        """Measure a line of text in logical pixels."""
        return QFontMetrics(self.font(role)).horizontalAdvance(text)

    def tone(self, tone: Tone) -> ToneColours:
        """Look up the colours of a tone."""
        c = self.colours
        match tone:
            case Tone.OK:
                return ToneColours(c.success, c.success_soft, c.success_border)
            case Tone.WARN:
                return ToneColours(c.warn, c.warn_soft, c.warn_border)
            case Tone.BAD:
                return ToneColours(c.danger, c.danger_soft, c.danger_border)
            case Tone.INFO:
                return ToneColours(c.primary, c.soft, c.soft_border)
            case Tone.MUTED:
                return ToneColours(c.text2, c.neutral_soft, c.neutral_border)


def load_fonts() -> None:
    """Register the fonts that ship with the program; call once, before the first widget.

    Raises:
        FileNotFoundError: A font file is missing or is not answered for by its family.
    """
    for weight in ("Regular", "SemiBold", "Bold"):
        path = RESOURCES / "fonts" / f"NotoSans-{weight}.ttf"
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)
    if QFontInfo(QFont(FAMILY)).family() != FAMILY:
        raise FileNotFoundError(FAMILY)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application its style, font, palette and style sheet."""
    app.setStyle("Fusion")
    app.setFont(theme.font(Role.BODY))
    app.setPalette(_palette(theme.colours))
    app.setStyleSheet(_style_sheet(theme.colours))


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: c.bg,
        QPalette.ColorRole.WindowText: c.text,
        QPalette.ColorRole.Base: c.surface,
        QPalette.ColorRole.AlternateBase: c.surface2,
        QPalette.ColorRole.Text: c.text,
        QPalette.ColorRole.Button: c.surface,
        QPalette.ColorRole.ButtonText: c.text,
        QPalette.ColorRole.Highlight: c.primary,
        QPalette.ColorRole.HighlightedText: c.on_primary,
        QPalette.ColorRole.PlaceholderText: c.text3,
        QPalette.ColorRole.ToolTipBase: c.text,
        QPalette.ColorRole.ToolTipText: c.surface,
        QPalette.ColorRole.Accent: c.primary,
        QPalette.ColorRole.Link: c.primary,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.text3))
    return palette


def _style_sheet(c: Colours) -> str:
    """Style what Fusion draws; buttons, pills, chips and cells are painted instead."""
    return f"""
QToolTip {{ background:{c.text}; color:{c.surface}; border:0; padding:4px 8px; }}
QWidget[surface="page"] {{ background:{c.bg}; }}
QWidget[surface="bar"] {{ background:{c.surface}; border-top:1px solid {c.border}; }}
QWidget[surface="side"] {{ background:{c.surface}; border-left:1px solid {c.border}; }}
QWidget[surface="nav"] {{ background:{c.nav}; }}
QFrame[surface="nav-line"] {{ background:{c.nav_selected}; border:0; }}
QFrame[surface="card"] {{
    background:{c.surface}; border:1px solid {c.border}; border-radius:8px; }}
QFrame[surface="line"] {{
    background:{c.border}; border:0; max-height:1px; min-height:1px; }}
QLineEdit, QComboBox, QPlainTextEdit {{
    background:{c.surface}; color:{c.text}; border:1px solid {c.border_strong};
    border-radius:6px; padding:0 9px; min-height:34px;
    selection-background-color:{c.primary}; selection-color:{c.on_primary};
    placeholder-text-color:{c.text3}; }}
QPlainTextEdit {{ padding:4px 6px; }}
QComboBox {{ padding-right:30px; combobox-popup:0; }}
QComboBox QLineEdit {{ border:0; padding:0; min-height:30px; background:transparent; }}
QComboBox::drop-down {{ border:0; width:0; }}
QLineEdit:focus, QComboBox:focus {{ border:2px solid {c.primary}; padding:0 8px; min-height:32px; }}
QComboBox:focus {{ padding-right:29px; }}
QComboBox QLineEdit:focus {{ border:0; padding:0; min-height:28px; }}
QPlainTextEdit:focus {{ border:2px solid {c.primary}; padding:3px 5px; }}
QLineEdit[state="scanned"], QPlainTextEdit[state="scanned"], QComboBox[state="scanned"] {{
    border-color:{c.success}; background:{c.success_soft}; }}
QLineEdit[state="warn"], QPlainTextEdit[state="warn"], QComboBox[state="warn"] {{
    border:2px solid {c.warn}; padding-left:8px; min-height:32px; }}
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] {{
    border:2px solid {c.danger}; background:{c.danger_soft}; padding-left:8px; min-height:32px; }}
QLineEdit:read-only, QPlainTextEdit:read-only, QLineEdit:disabled, QComboBox:disabled,
QPlainTextEdit:disabled {{ background:{c.surface2}; border-color:{c.border}; color:{c.text2}; }}
QComboBox QAbstractItemView {{
    background:{c.surface}; color:{c.text}; border:1px solid {c.border_strong}; outline:0;
    selection-background-color:{c.soft}; selection-color:{c.text}; }}
QAbstractItemView::item {{ min-height:30px; padding:0 8px; }}
QAbstractItemView::item:selected {{ background:{c.soft}; color:{c.text}; }}
QScrollBar:vertical {{ background:transparent; width:12px; margin:0; }}
QScrollBar::handle:vertical {{
    background:{c.neutral_border}; border-radius:4px; min-height:40px; margin:2px; }}
QScrollBar::handle:vertical:hover {{ background:{c.border_strong}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background:transparent; height:0; width:0; }}
QMenu {{ background:{c.surface}; color:{c.text}; border:1px solid {c.border_strong}; padding:4px; }}
QMenu::item {{ padding:8px 20px 8px 8px; border-radius:4px; }}
QMenu::item:selected {{ background:{c.soft}; color:{c.text}; }}
QMenu::icon {{ padding-left:8px; }}
QTableView {{ background:{c.surface}; border:0; outline:0; }}
QScrollArea, QScrollArea > QWidget > QWidget[surface="scrolled"] {{
    background:transparent; border:0; }}
"""
