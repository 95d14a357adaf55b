import pytest
from PySide6.QtGui import QColor, QImage, QPixmap

from tethelp_desktop.ui.icons import Icon, blossom_pixmap, icon_pixmap, window_icon


def painted(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in colours if colour.alpha() == 255}


@pytest.mark.parametrize("icon", Icon)
def test_an_icon_is_drawn_in_the_colour_that_was_given(icon: Icon) -> None:
    assert painted(icon_pixmap(icon, "#1558a6", 48, 1.0)) == {"#1558a6"}


def test_an_icon_is_as_sharp_as_the_screen() -> None:
    pixmap = icon_pixmap(Icon.HOME, "#000000", 20, 1.25)
    assert pixmap.width() == 25
    assert pixmap.deviceIndependentSize().width() == 20


def test_the_blossom_is_gold() -> None:
    assert QColor("#F4B83A").name() in painted(blossom_pixmap(32, 1.0))


def test_the_window_icon_has_every_usual_size() -> None:
    assert {size.width() for size in window_icon().availableSizes()} >= {16, 32, 48, 256}
