"""The receipt on paper: A5, one page each, drawn from frozen facts alone."""

from collections.abc import Iterable

from tethelp_desktop.documents.drawing import Paper
from tethelp_desktop.documents.receipt_layout import PAGE_HEIGHT, PAGE_WIDTH, Sheet, layout
from tethelp_desktop.documents.receipt_words import receipt_words
from tethelp_desktop.domain.receipts import ReceiptFacts

__all__ = ["Sheet", "render", "render_many"]


def render(
    facts: ReceiptFacts,
    seal: str,
    *,
    copy: int = 1,
    printed_at: str = "",
    device_label: str = "",
    void: str | None = None,
) -> bytes:
    """Draw one receipt as a PDF; the arguments are those of `Sheet`.

    Raises:
        Unprintable: A fact has letters that the fonts lack, or is not NFC.
        FontsUnusable: The shipped fonts are missing or damaged.
    """
    sheet = Sheet(
        facts=facts,
        seal=seal,
        copy=copy,
        printed_at=printed_at,
        device_label=device_label,
        void=void,
    )
    return _to_pdf([sheet], receipt_words().document.format(facts.printed_number))


def render_many(sheets: Iterable[Sheet]) -> bytes:
    """Draw receipts as one PDF, a page each, in their order.

    Sheets are taken one at a time, so a generator may report progress or stop the work.

    Raises:
        Unprintable: A fact has letters that the fonts lack, or is not NFC.
        FontsUnusable: The shipped fonts are missing or damaged.
    """
    return _to_pdf(sheets, receipt_words().documents)


def _to_pdf(sheets: Iterable[Sheet], title: str) -> bytes:
    paper = Paper(title, PAGE_WIDTH, PAGE_HEIGHT)
    for sheet in sheets:
        paper.add_page(layout(sheet))
    return paper.to_bytes()
