"""Events with who is called to them, and what communes and hospitals hand over for the office."""

from tethelp_desktop.ui.pages.events.consign_panel import ConsignmentsPanel
from tethelp_desktop.ui.pages.events.consignment import ConsignmentPage
from tethelp_desktop.ui.pages.events.event_panel import EventsPanel
from tethelp_desktop.ui.pages.events.page import EventsPage, Part

__all__ = ["ConsignmentPage", "ConsignmentsPanel", "EventsPage", "EventsPanel", "Part"]
