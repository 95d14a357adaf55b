"""Cấp thẻ, sổ: batches to the insurance side, what comes back of them, and money asked back."""

from tethelp_desktop.ui.pages.enrolments.batch_page import BatchPage
from tethelp_desktop.ui.pages.enrolments.page import EnrolmentsPage, Part

__all__ = ["BatchPage", "EnrolmentsPage", "Part"]
