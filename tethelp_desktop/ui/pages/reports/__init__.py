"""Báo cáo, quyết toán: figures that go up the line, and the end of a programme."""

from tethelp_desktop.ui.pages.reports.page import Part, ReportsPage

__all__ = ["Part", "ReportsPage"]
