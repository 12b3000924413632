"""The people a source names, as parties of the case: printed names stay as printed, nobody is matched in silence.

Only a label the user linked to a person before (the label memory) leads to a party that is there. Otherwise each
name a source prints becomes a party of its own, once per source; saying that two are one person is the user's.
"""

from __future__ import annotations

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.exchange.inner import Present, Witness
from hearingdesk.records.parties import Party, PartyName


class People:
    """The parties of one import."""

    def __init__(self, case: CaseFile, edit: Edit) -> None:
        self._case = case
        self._edit = edit
        self._made: dict[tuple[str, str], int] = {}
        self.keys: dict[str, int] = {}  # the parties of a register, by the marks of the source

    def witness(self, witness: Witness, committee: int | None) -> int:
        """The party for a witness: named as people say it, with the printed form beside it."""
        called = witness.called or witness.name
        return self._party(witness.name, called, witness.title, committee)

    def present(self, person: Present, committee: int | None) -> int:
        """The party for somebody on a list of those present."""
        there = self.keys.get(person.key) if person.key else None
        return there or self._party(person.name, person.name, person.office, committee)

    def _party(self, printed: str, called: str, role: str, committee: int | None) -> int:
        key = (printed, role)
        if key not in self._made:
            self._made[key] = self._remembered(printed, committee) or self._new(printed, called, role)
        return self._made[key]

    def _remembered(self, printed: str, committee: int | None) -> int | None:
        """Whom the user said this label means, in this committee."""
        if committee is None:
            return None
        label = self._case.labels.first(text=printed, committee=committee, transcript=None)
        return label.party if label else None

    def _new(self, printed: str, called: str, role: str) -> int:
        party = self._edit.add(Party(kind="person", name=called, role=role))
        if printed != called:
            self._edit.add(PartyName(party=party.id, text=printed, kind="official"))
        return party.id
