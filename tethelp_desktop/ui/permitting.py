"""Which button needs whose role, said once; a button that is not for whoever works here says so.

The services refuse all the same: what is said here spares somebody the way to a refusal.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.records import Staff
from tethelp_desktop.domain.roles import MAY, Act, Role, may
from tethelp_desktop.services.desk import Desk, members
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.buttons import Button

_BUTTONS: Final[Mapping[Act, tuple[str, ...]]] = {
    Act.ENTER: (
        *("people-add", "people-scan", "person-edit", "person-decide", "household-make"),
        *("consent-support", "consent-sponsor", "consent-publicity", "sponsor-add", "sponsor-edit"),
        *("pledge-add", "pledge-edit", "pledge-withdraw", "statement-add", "statement-edit"),
        *("awards-propose", "awards-replace", "awards-withdraw", "withdraw-confirm"),
        *("propose-confirm", "list-add", "list-propose", "row-strike", "list-import-take"),
        *("decision-add", "decision-edit", "event-add", "guest-remove", "invite-confirm"),
        *("pair-same", "pair-different", "pair-asked", "pair-take-back"),
        *("person-transfer", "transfer-accept", "transfer-refuse", "transfer-back"),
        *("batch-give-up", "batch-change", "answer-take", "conflict-save", "report-draft"),
        *("report-sign", "evidence-withdraw"),
    ),
    Act.APPROVE: ("awards-approve", "approve-confirm", "refusals-approve"),
    Act.HAND_OVER: (
        *("counter-open", "open-counter", "event-counter", "counter-hand-over"),
        *("consign-stock", "consign-named", "consignment-back", "consignment-give"),
        *("receipt-print", "receipts-print-all", "receipt-save", "counter-print"),
    ),
    Act.CORRECT: (
        *("receipt-void", "handover-undo", "payment-undo", "entry-undo", "batch-unpay"),
        *("case-undo", "case-reinstate", "case-undo-return", "erasure-add"),
    ),
    Act.MOVE_MONEY: (
        *("allotment-add", "allotment-back", "payment-add", "payment-other", "receive"),
        *("refund-close", "refund-claim", "refund-receive", "case-ask-back"),
        *("leftover-return", "leftover-carry"),
    ),
    Act.EXCHANGE: ("export", "import", "to-code", "code-confirm"),
    Act.SET_UP: (
        *("target-add", "target-edit", "campaign-add", "campaign-turn", "campaign-reopen"),
        *(
            "office-add",
            "certify",
            "pc-revoke",
            "pc-refuse",
            "pc-believe",
            "pc-set-day",
            "pc-renew",
            "root-change",
            "rates-import",
            "units-import",
            "import-take",
            "request-add",
        ),
        "request-withdraw",
    ),
    Act.KEEP_STAFF: (
        *("staff-add", "staff-recovery", "staff-roles-edit", "staff-reset", "staff-remove"),
    ),
    Act.DISCLOSE: (
        *("audit-write", "letter-write", "letter-recall", "person-file", "disclosure-recall"),
    ),
}

NEEDS: Final[Mapping[str, Act]] = {name: act for act, names in _BUTTONS.items() for name in names}
"""What the button of a name is for, where not everybody may."""


class Permits(QObject):
    """Forbids whoever works at a desk the buttons of others' roles."""

    def __init__(self, desk: Desk, appearance: Appearance) -> None:
        super().__init__()
        self._desk = desk
        self._appearance = appearance

    def apply(self, page: QWidget) -> None:
        """Forbid the buttons of a page that are not for whoever works here, and say for whom."""
        roles = self._desk.roles
        forbidden = [act for act in Act if not may(roles, act)]
        staff = self._staff() if forbidden else []
        reasons = {act: self._reason(act, staff) for act in forbidden}
        for button in page.findChildren(Button):
            if act := NEEDS.get(button.objectName()):
                button.forbid(reasons.get(act, ""))

    def _staff(self) -> list[Staff]:
        with self._desk.store.read() as reader:
            return [one for one in members(reader, self._desk) if one.withdrawn is None]

    def _reason(self, act: Act, staff: Sequence[Staff]) -> str:
        names = ", ".join(self._appearance.messages.name(role) for role in Role if role in MAY[act])
        words = self.tr("Not for your account. It needs the role: {0}.").format(names)
        trusted = [member.name for member in staff if may(member.roles, act)]
        if not trusted:
            return words
        return " ".join((words, self.tr("Ask: {0}.").format(", ".join(trusted))))
