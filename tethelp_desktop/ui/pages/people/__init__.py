"""The people who are helped: the list, one person in detail, and the form."""

from tethelp_desktop.ui.pages.people.form import PersonFormPage
from tethelp_desktop.ui.pages.people.page import PeoplePage

__all__ = ["PeoplePage", "PersonFormPage"]
