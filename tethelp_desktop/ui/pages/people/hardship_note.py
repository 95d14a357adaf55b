"""What the rules will say of a person's hardship when something is given."""

from datetime import date

from tethelp_desktop.domain.entitlement import hardship_problems
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.theme import Theme, Tone
from tethelp_desktop.ui.widgets import Note


class HardshipNote(Note):
    """Stops no save: a person may be recorded before the commune has decided."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__(theme, Tone.WARN, "", icon=Icon.CLOCK)
        self.setObjectName("person-hardship")
        self._messages = messages
        self.setVisible(False)

    def show_person(self, person: Beneficiary, today: date) -> None:
        """Look at a hardship as it is typed; hidden while none is chosen or nothing is missing."""
        found = [] if person.hardship is None else list(hardship_problems(person, today))
        self.setVisible(bool(found))
        if found:
            sentences = "\n".join(map(self._messages.problem, found))
            self.say(self.tr("Before anything is given"), sentences)
