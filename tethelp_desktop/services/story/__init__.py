"""The demonstration: the campaign of January 2024, told on practice stores.

Nothing here writes but through the services that window and command use, so what is told can
be done. Offices, communes and published figures are real, people and sponsors made up; the
clock is the story's own and moves through January 2024.
"""

from tethelp_desktop.services.story.telling import FEWEST_PEOPLE, Plan, Told, tell

__all__ = ["FEWEST_PEOPLE", "Plan", "Told", "tell"]
