"""What stands under the form of some kinds while it is filled in: what the law makes of the choice."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hearingdesk.procedure.instruments import LACKING, OPEN, choice, demand_of, name_of, of_order
from hearingdesk.records.orders import IssuedOrder
from hearingdesk.records.summonses import Summons
from hearingdesk.view import View
from ui.forms.advice import Advice
from ui.forms.form import Form


def aside_of(table: str, view: View, form: Form) -> QWidget | None:
    """The widget under the form of a kind; None for nearly all."""
    made = {"issued_order": Instruments, "summons": Demands}.get(table)
    return made(view, form) if made else None


class Demands(Advice):
    """That nobody can be called as a witness in this kind of hearing, where that is so, and what there is."""

    def __init__(self, view: View, form: Form) -> None:
        super().__init__()
        self._view, self._form = view, form
        form.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look at the hearing that is chosen now."""
        summons: Summons = self._form.peek()
        hearing = self._view.hearings.find(summons.hearing)
        jurisdiction = self._view.matter.jurisdiction
        code = demand_of(jurisdiction)
        found = choice(code, jurisdiction, hearing.kind) if hearing and code else None
        if found is None or found.state != LACKING:
            self.withdraw()
            return
        self.tell("warn", found.text.say(), [found.basis.say()])


class Instruments(Advice):
    """Why this kind of hearing lacks the instrument that is chosen, and what there is instead."""

    def __init__(self, view: View, form: Form) -> None:
        super().__init__()
        self._view, self._form = view, form
        form.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look at what is chosen now."""
        order: IssuedOrder = self._form.peek()
        if not order.instrument:
            self.withdraw()
            return
        found = of_order(self._view, order)
        jurisdiction = self._view.matter.jurisdiction
        choices = [
            (name_of(code, jurisdiction).say(), lambda code=code: self._take(code)) for code in found.instead
        ]
        more = [found.basis.say(), *(doubt.why.say() for doubt in found.doubts)]
        tone = "warn" if found.state != OPEN or found.doubts else "ok"
        self.tell(tone, found.text.say(), [words for words in more if words], choices)

    def _take(self, code: str) -> None:
        self._form.box("instrument").field.set(code)
        self.look()
