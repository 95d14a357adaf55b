"""The sheet with the recovery code, printed once and locked away: A5, one page."""

from typing import Final

from tethelp_desktop.documents.blocks import (
    Align,
    Block,
    Style,
    column,
    field,
    framed,
    paragraph,
)
from tethelp_desktop.documents.drawing import Paper
from tethelp_desktop.documents.fonts import Face, register_fonts

PAGE_WIDTH: Final = 595.28
PAGE_HEIGHT: Final = 419.53
"""A5 landscape in points, as the receipts."""

_LEFT: Final = 48.0
_RIGHT: Final = PAGE_WIDTH - 48.0
_TOP: Final = 40.0
_TITLE: Final = Style(Face.BOLD, 17)
_CODE: Final = Style(Face.BOLD, 21)
_BODY: Final = Style(Face.REGULAR, 11.5)
_STRONG: Final = Style(Face.BOLD, 11.5)

_FOR: Final = (
    "Mã này mở kho dữ liệu TếtHelp của máy khi người quản lý quên mật khẩu. Mở bằng mã thì chỉ"
    " quản lý được tài khoản: đặt mật khẩu mới, rồi đăng nhập lại bằng tên mình."
)
_KEEP: Final = (
    "Cho vào phong bì dán kín, cất ở nơi có khóa. Không chụp ảnh, không gửi qua tin nhắn, không để"
    " cạnh máy. Mất tờ này hoặc nghi có người đã xem: làm mã mới trong mục Tài khoản, mã cũ thôi"
    " dùng. Mất cả mật khẩu lẫn mã thì không ai đọc lại được kho, kể cả BHXH Việt Nam."
)
_TRAINING: Final = " (tập huấn)"


def render(
    *, code: str, office: str, series: str, made_by: str, made_on: str, training: bool
) -> bytes:
    """Draw the sheet as a PDF.

    Raises:
        Unprintable: A name has letters that the fonts lack.
        FontsUnusable: The shipped fonts are missing or damaged.
    """
    register_fonts()
    title = "MÃ KHÔI PHỤC KHO DỮ LIỆU TẾTHELP"
    facts = (("Đơn vị:", office), ("Máy, dãy số:", series), ("Ngày làm:", made_on))
    blocks = [
        paragraph(
            title + (_TRAINING if training else ""), _TITLE, _LEFT, _RIGHT, align=Align.CENTRE
        ),
        *(field(label, value, _BODY, _STRONG, _LEFT, _RIGHT) for label, value in facts),
        field("Người làm:", made_by, _BODY, _STRONG, _LEFT, _RIGHT),
        framed(paragraph(code, _CODE, _LEFT, _RIGHT, align=Align.CENTRE), _LEFT, _RIGHT, padding=9),
        paragraph(_FOR, _BODY, _LEFT, _RIGHT, most_lines=3),
        paragraph(_KEEP, _BODY, _LEFT, _RIGHT, most_lines=5),
        field("Người giữ phong bì, ký tên:", "", _BODY, _STRONG, _LEFT, _RIGHT),
    ]
    page = column([Block(_TOP), *blocks], gap=11.0)
    paper = Paper(title, PAGE_WIDTH, PAGE_HEIGHT)
    paper.add_page(page.placed(0.0))
    return paper.to_bytes()
