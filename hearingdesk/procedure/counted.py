"""What a count gives: the day, how it was found, and everything that keeps it from being certain."""

from __future__ import annotations

from dataclasses import dataclass

from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One application of a rule to a trigger.

    `due` is one day (or minute), or None; `earliest` and `latest` bound it wherever anything was counted, also
    when the trigger is known only as a range or the rule has two readings. Nothing is certain while there are doubts.
    """

    rule: str
    due: When | None = None
    unrolled: When | None = None  # before the roll; None where due is
    advisory: When | None = None  # a safer day where the due one is no working day
    earliest: When | None = None
    latest: When | None = None
    threshold: int | None = None  # how many it takes
    derivation: Both
    basis: Both
    confidence: str  # of the code list; "uncertain" for what is marked so or rests on general knowledge
    doubts: tuple[Doubt, ...] = ()
    readings: tuple[Counted, ...] = ()
    local: bool = False  # by a rule of this case file

    @property
    def cited(self) -> Both:
        """The sources, marked where the rule is the case's own."""
        return phrase("result.local_basis", basis=self.basis) if self.local else self.basis

    @property
    def check(self) -> bool:
        """Whether a person must look before relying on it."""
        return bool(self.doubts)

    def has(self, code: str) -> bool:
        """Whether there is a doubt of this code (a name under [doubt] in phrases.toml, or "reserve")."""
        return any(doubt.code == code for doubt in self.doubts)
