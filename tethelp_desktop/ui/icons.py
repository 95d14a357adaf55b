"""The line icons, drawn on a 24-pixel grid, and the blossom of the brand.

Each icon is a few SVG shapes of one colour that is given when it is drawn, so one drawing
serves both themes and every state. Pixmaps are made at the device's pixel ratio and kept in
Qt's own pixmap cache.
"""

from enum import Enum
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from tethelp_desktop.resources import RESOURCES

_DOT: Final = '<circle cx="12" cy="{y}" r=".7" fill="currentColor"/>'


class Icon(Enum):
    """Every drawing; the value is its SVG shapes."""

    HOME = '<path d="M3.5 11.5 12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20"/>'
    PEOPLE = (
        '<circle cx="9" cy="8" r="3.4"/><path d="M2.8 19.8c.3-3.7 2.9-5.7 6.2-5.7'
        "s5.9 2 6.2 5.7M15.7 4.9a3.3 3.3 0 0 1 0 6.2M17.7 14.4c2 .8 3.3 2.7"
        ' 3.5 5.4"/>'
    )
    PERSON = (
        '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.3c.4-4.1 3.4-6.3 7.5-6.3s7.1 2.2 7.5 6.3"/>'
    )
    HANDSHAKE = (
        '<path d="M2.5 7.5 6.3 6l5.7 2 5.7-2 3.8 1.5M2.5 7.5v7l2.3 1 5 3.9'
        "c.8.6 1.8.5 2.4-.2M21.5 7.5v7l-2.3 1M12 8l-3.1 3.1a1.5 1.5 0 0 0 2.1"
        " 2.1l2.1-1.8 5.3 4.7a1.5 1.5 0 0 1-1.9 2.2c.1 1.2-1.2 2-2.3 1.4"
        '-.6.7-1.3.7-2 0"/>'
    )
    MONEY = (
        '<rect x="3" y="6" width="18" height="12" rx="1.5"/><circle cx="12" cy="12" r="2.7"/>'
        '<path d="M6.2 9.7v4.6M17.8 9.7v4.6"/>'
    )
    GIFT = (
        '<rect x="3.5" y="8.5" width="17" height="4" rx=".8"/><path d="M5 12.5V20h14v-7.5'
        "M12 8.5V20M12 8.3C8.8 8.3 6.7 7.4 6.7 5.6c0-1.2.9-2 2-2 1.9 0 3.3 2.2"
        " 3.3 4.7zM12 8.3c3.2 0 5.3-.9 5.3-2.7 0-1.2-.9-2-2-2-1.9 0-3.3 2.2-3.3"
        ' 4.7z"/>'
    )
    HAND = (
        '<rect x="9.5" y="3.5" width="7.5" height="6" rx=".8"/><path d="M13.2 3.5V6'
        "M2.5 13.8H6l3.2 2.5h4.1a1.4 1.4 0 0 0 0-2.8H11M14.2 15.8l4.6-2.5"
        'a1.5 1.5 0 0 1 1.6 2.5L14 20.2H8.6L6 18.8H2.5"/>'
    )
    RECEIPT = (
        '<path d="M6 3.2h12v17.6l-2-1.4-2 1.4-2-1.4-2 1.4-2-1.4-2 1.4zM9 8h6M9 12h6M9 15.8h3"/>'
    )
    SYNC = (
        '<path d="M4.2 10a8 8 0 0 1 13.9-3.4L20 8.5M20 4v4.5h-4.5M19.8 14a8 8 0 0 1'
        '-13.9 3.4L4 15.5M4 20v-4.5h4.5"/>'
    )
    CHART = '<path d="M4 4v16h16M8.5 16.5v-4M13 16.5V8M17.5 16.5v-6"/>'
    GEAR = (
        '<circle cx="12" cy="12" r="3.2"/><path d="M12 3v2.6M12 18.4V21M21 12h-2.6'
        "M5.6 12H3M18.4 5.6l-1.9 1.9M7.5 16.5l-1.9 1.9M18.4 18.4l-1.9-1.9"
        'M7.5 7.5 5.6 5.6"/>'
    )
    SEARCH = '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.3 15.3 5 5"/>'
    PLUS = '<path d="M12 5v14M5 12h14"/>'
    CHECK = '<path d="m4.5 12.5 5 5 10-11"/>'
    CHECKS = '<path d="m2 13 4.5 4.5L15 8M11.5 16l1.5 1.5L22 8"/>'
    BOX = '<rect x="4.5" y="4.5" width="15" height="15" rx="2.5"/>'
    BOX_CHECKED = (
        '<rect x="4.5" y="4.5" width="15" height="15" rx="2.5"/><path d="m8 12.3 2.8 2.8 5.4-6"/>'
    )
    CROSS = '<path d="m6 6 12 12M18 6 6 18"/>'
    WARN = '<path d="M12 4 2.8 20h18.4zM12 10v4.7"/>' + _DOT.format(y=17.4)
    STOP = '<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5v5.5"/>' + _DOT.format(
        y=16.4
    )
    INFO = '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5"/>' + _DOT.format(y=7.8)
    USB = '<rect x="7" y="9" width="10" height="12" rx="1.5"/><path d="M9 9V3.5h6V9M11 6h2"/>'
    OUT = '<path d="M12 15V4M7.5 8.5 12 4l4.5 4.5M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4"/>'
    IN = '<path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4"/>'
    CIRCLE = '<circle cx="12" cy="12" r="6.5"/>'
    PEN = '<path d="m4 20 1-4.5L16.5 4a1.8 1.8 0 0 1 2.6 0l.9.9a1.8 1.8 0 0 1 0 2.6L8.5 19z"/>'
    PRINT = (
        '<path d="M7 9V3.5h10V9M7 17H4.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1v6'
        'a1 1 0 0 1-1 1H17M7 14h10v6.5H7z"/>'
    )
    LOCK = (
        '<rect x="5" y="10.5" width="14" height="10" rx="1.5"/>'
        '<path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>'
    )
    SHIELD = (
        '<path d="M12 3 4.5 6v5.5c0 4.5 3 7.8 7.5 9.5 4.5-1.7 7.5-5 7.5-9.5V6z'
        'M8.8 12l2.3 2.3 4.2-4.6"/>'
    )
    SAVE = (
        '<path d="M5 3.5h11l4 4v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM8 3.5V8h7'
        'V3.5M7.5 20.5V13h9v7.5"/>'
    )
    BACKUP = (
        '<ellipse cx="12" cy="6" rx="8" ry="2.8"/><path d="M4 6v12c0 1.5 3.6 2.8 8 2.8'
        's8-1.3 8-2.8V6M4 12c0 1.5 3.6 2.8 8 2.8s8-1.3 8-2.8"/>'
    )
    ID_CARD = (
        '<rect x="2.5" y="5" width="19" height="14" rx="2"/><circle cx="8" cy="10.8" r="1.9"/>'
        '<path d="M5 16c.4-1.5 1.5-2.3 3-2.3s2.6.8 3 2.3M14 10h4.5M14 13.5h4.5"/>'
    )
    QR = (
        '<rect x="4" y="4" width="6" height="6" rx=".6"/><rect x="14" y="4" width="6" height="6"'
        ' rx=".6"/><rect x="4" y="14" width="6" height="6" rx=".6"/><path d="M14 14h2.5v2.5'
        'M20 14v2M14 20h2.5M20 19.5v.5"/>'
    )
    SCAN = (
        '<path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5'
        'a1 1 0 0 1-1-1v-3M3 12h18"/>'
    )
    BOOK = (
        '<path d="M5 4.5A1.5 1.5 0 0 1 6.5 3H19v15H6.5A1.5 1.5 0 0 0 5 19.5z'
        'M5 19.5A1.5 1.5 0 0 0 6.5 21H19v-3M9 7.5h6"/>'
    )
    HEALTH_CARD = (
        '<rect x="2.5" y="5" width="19" height="14" rx="2"/><path d="M8 9v6M5 12h6M14.5 10h4'
        'M14.5 14h4"/>'
    )
    RIGHT = '<path d="m9 5 7 7-7 7"/>'
    LEFT = '<path d="m15 5-7 7 7 7"/>'
    DOWN = '<path d="m5 9 7 7 7-7"/>'
    UP = '<path d="m5 15 7-7 7 7"/>'
    ARROW = '<path d="M4 12h15M13.5 6.5 19 12l-5.5 5.5"/>'
    CLOCK = '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.5 2"/>'
    CALENDAR = (
        '<rect x="3.5" y="5" width="17" height="15.5" rx="1.5"/><path d="M3.5 10h17M8 3v4M16 3v4"/>'
    )
    FILTER = '<path d="M3.5 5h17L14 12.8V19l-4 1.5v-7.7z"/>'
    MERGE = '<path d="M6 4v4c0 3 6 3 6 7v5M18 4v4c0 3-6 3-6 7M8.5 17 12 20.5 15.5 17"/>'
    TWINS = (
        '<circle cx="8" cy="8" r="3.2"/><circle cx="16" cy="8" r="3.2"/><path d="M2.5 19.5'
        "c.3-3.4 2.5-5.3 5.5-5.3 1.6 0 3 .5 4 1.5 1-1 2.4-1.5 4-1.5 3 0 5.2 1.9"
        ' 5.5 5.3"/>'
    )
    SPLIT = (
        '<path d="M12 20v-6c0-4-6-4-6-9M12 14c0-4 6-4 6-9M3.5 7.5 6 4.5l2.5 3'
        'M15.5 7.5l2.5-3 2.5 3"/>'
    )
    BUILDING = (
        '<path d="M4 20.5h16M6 20.5V9M18 20.5V9M3.5 9 12 3.5 20.5 9zM10 20.5V12M14 20.5V12"/>'
    )
    HEART = (
        '<path d="M12 20S3.5 15 3.5 9.3A4.3 4.3 0 0 1 12 7.5a4.3 4.3 0 0 1 8.5 1.8'
        'C20.5 15 12 20 12 20z"/>'
    )
    KEY = '<circle cx="8" cy="15" r="4"/><path d="m11 12 8.5-8.5M16 7l2.5 2.5M13.5 9.5l2 2"/>'
    EYE = (
        '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
        '<circle cx="12" cy="12" r="3"/>'
    )
    FILE = '<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>'
    FOLDER = (
        '<path d="M3.5 6a1 1 0 0 1 1-1H9l2.5 3h8a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1h-15'
        'a1 1 0 0 1-1-1z"/>'
    )
    UNDO = '<path d="M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9"/>'
    SPEAKER = (
        '<path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>'
    )
    PHONE = (
        '<path d="M5 4h4l1.5 4.5L8 10.3a12 12 0 0 0 5.7 5.7l1.8-2.5L20 15v4a1 1 0 0 1-1 1'
        'A15 15 0 0 1 4 5a1 1 0 0 1 1-1z"/>'
    )
    PIN = (
        '<path d="M12 21s-7-6-7-11.5a7 7 0 0 1 14 0C19 15 12 21 12 21z"/>'
        '<circle cx="12" cy="9.5" r="2.5"/>'
    )
    MOON = '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>'
    SUN = (
        '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7'
        'M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>'
    )
    GLOBE = (
        '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17'
        'M12 3.5c-5 5-5 12 0 17"/>'
    )
    HELP = (
        '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2'
        'c-.8.4-1.1.9-1.1 1.8"/>' + _DOT.format(y=16.8)
    )


def icon_pixmap(
    icon: Icon, colour: str, size: int, ratio: float, *, stroke: float = 1.7
) -> QPixmap:
    """Draw an icon in a colour, `size` logical pixels wide, for a device pixel ratio."""
    shapes = icon.value.replace("currentColor", colour)
    svg = (
        '<svg xmlns="http://www.w3.org/20/svg" viewBox="0 0 24 24" fill="none"'
        f' stroke="{colour}" stroke-width="{stroke}" stroke-linecap="round"'
        f' stroke-linejoin="round">{shapes}</svg>'
    )
    return _render(f"{icon.name} {colour} {stroke}", svg.encode(), size, ratio)


def draw_icon(
    painter: QPainter,
    icon: Icon,
    colour: str,
    corner: QPointF,
    *,
    size: int,
    stroke: float = 1.7,
) -> None:
    """Draw an icon with its upper left corner at a point, on whole device pixels."""
    ratio = painter.device().devicePixelRatio()
    snapped = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
    painter.drawPixmap(snapped, icon_pixmap(icon, colour, size, ratio, stroke=stroke))


def themed_icon(icon: Icon, colour: str, size: int) -> QIcon:
    """Make a QIcon for the few places where Qt itself draws it, sharp up to 2 %."""
    made = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0):
        made.addPixmap(icon_pixmap(icon, colour, size, ratio))
    return made


def blossom_pixmap(size: int, ratio: float) -> QPixmap:
    """Draw the brand's mai blossom."""
    return _render("blossom", _blossom(), size, ratio)


def window_icon() -> QIcon:
    """Make the icon of the window and the task bar."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_render("blossom", _blossom(), size, 1.0))
    return made


def _blossom() -> bytes:
    return (RESOURCES / "icons" / "tethelp.svg").read_bytes()


def _render(name: str, svg: bytes, size: int, ratio: float) -> QPixmap:
    key = f"tethelp {name} {size} {ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap
