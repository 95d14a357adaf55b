from itertools import chain
from string import ascii_letters

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontInfo

from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.ui.theme import DARK, FAMILY, LIGHT, Colours, Role, Theme, Tone

TEXT = 4.5
EDGE = 3.0

ON_SURFACES = [
    (ink, ground)
    for ink in ("text", "text2", "text3")
    for ground in (
        "bg",
        "surface",
        "surface2",
        "soft",
        "success_soft",
        "warn_soft",
        "danger_soft",
        "neutral_soft",
    )
]
TEXT_PAIRS = [
    *ON_SURFACES,
    ("primary", "surface"),
    ("primary", "bg"),
    ("primary", "soft"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("success", "surface"),
    ("success", "bg"),
    ("success", "success_soft"),
    ("on_success", "success"),
    ("warn", "surface"),
    ("warn", "warn_soft"),
    ("danger", "surface"),
    ("danger", "bg"),
    ("danger", "danger_soft"),
    ("on_danger", "danger"),
    ("nav_text", "nav"),
    ("nav_text", "nav_hover"),
    ("nav_text_selected", "nav_selected"),
    ("nav_muted", "nav"),
    ("gold", "nav"),
    ("on_gold", "gold"),
    ("on_life1", "life1"),
    ("on_life2", "life2"),
    ("on_life3", "life3"),
    ("on_hit", "hit"),
    ("text", "hit"),
]
EDGE_PAIRS = [
    ("border_strong", "surface"),
    ("border_strong", "bg"),
    ("primary", "surface"),
    ("primary", "bg"),
    ("primary", "soft"),
    ("danger", "danger_soft"),
    ("warn", "surface"),
    ("hatch", "surface"),
    ("life1", "surface"),
    ("life2", "surface"),
]


def luminance(colour: str) -> float:
    """Compute the relative luminance. Source: WCAG 2.1, definition of relative luminance."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *((ink, ground, TEXT) for ink, ground in TEXT_PAIRS),
        *((ink, ground, EDGE) for ink, ground in EDGE_PAIRS),
    ],
)
def test_what_must_be_read_stands_out(
    colours: Colours, ink: str, ground: str, least: float
) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= least


@pytest.mark.parametrize("weight", sorted({role.weight for role in Role}))
def test_the_shipped_font_answers_for_each_weight(weight: int) -> None:
    info = QFontInfo(Theme().font_of(14, weight))
    assert (info.family(), info.weight()) == (FAMILY, weight)


@pytest.mark.parametrize("name", ["Regular", "SemiBold", "Bold"])
def test_the_font_has_every_letter_that_the_program_shows(name: str) -> None:
    glyphs = TTFont(RESOURCES / "fonts" / f"NotoSans-{name}.ttf").getBestCmap()
    vietnamese = chain(range(0x1EA0, 0x1EFA), map(ord, "ăâđêôơưĂÂĐÊÔƠƯàáãèéìíĩòóõùúũýỳỷỹỵ"))
    signs = map(ord, ascii_letters + "0123456789–—•·₫“”…−")
    assert not [chr(code) for code in chain(vietnamese, signs) if code not in glyphs]


def test_digits_have_one_width() -> None:
    font = TTFont(RESOURCES / "fonts" / "NotoSans-Regular.ttf")
    assert len({font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_no_letters_are_smaller_than_twelve_pixels() -> None:
    assert min(role.px for role in Role) == 12


def test_the_larger_setting_enlarges_every_role() -> None:
    larger = Theme(extra_px=2)
    assert all(larger.font(role).pixelSize() == role.px + 2 for role in Role)


def test_every_tone_has_its_colours() -> None:
    assert len({Theme().tone(tone).ink for tone in Tone}) == len(Tone)
