"""What can be made of words chosen in a text: each target is an entry here, and nothing else need be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hearingdesk.words import N_

if TYPE_CHECKING:
    from hearingdesk.citing.anchor import Anchor
    from hearingdesk.records.turns import Turn
    from hearingdesk.view import View


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words, and what is known of them: who says them, at which sitting; nobody in a paper."""

    view: View
    anchor: Anchor
    turn: Turn | None  # the last of them

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.anchor.quote.split())

    @property
    def day(self) -> Any:
        """The day they were said or printed on, as far as the file says."""
        if self.turn is not None:
            sitting = self.view.sittings.find(self.turn.sitting)
            return sitting.day.date() if sitting and sitting.day else None
        source = self.view.sources.find(self.anchor.source)
        return source.day if source else None

    @property
    def speaker(self) -> int | None:
        """Who says them, where the label was linked."""
        return self.turn.party if self.turn else None

    @property
    def hearing(self) -> int | None:
        """The hearing they were said at."""
        transcript = self.view.transcripts.find(self.turn.transcript) if self.turn else None
        return transcript.hearing if transcript else None


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of record that can be made of words: `preset` fills its form."""

    key: str
    label: str
    table: str
    icon: str
    keys: str
    preset: Callable[[Chosen], dict[str, Any]]


def _fact(words: Chosen) -> dict[str, Any]:
    return {"text": words.text, "day": words.day}


def _version(words: Chosen) -> dict[str, Any]:
    return {"text": words.text, "said_by": words.speaker, "day": words.day}


def _question(words: Chosen) -> dict[str, Any]:
    asked = words.turn is not None and words.turn.kind == "question"
    who = {"member": words.speaker} if asked else {"party": words.speaker}
    return {"text": words.text, "hearing": words.hearing, **who}


def _undertaking(words: Chosen) -> dict[str, Any]:
    turn = words.turn
    said = (
        {"turn": turn.id, "sitting": turn.sitting, "party": turn.party} if turn else {"promised": words.day}
    )
    return {"text": words.text, **said}


TARGETS = (
    Target("fact", N_("Make a &fact of the words…"), "fact", "clock", "Alt+1", _fact),
    Target("version", N_("Make a &version of a claim…"), "claim_version", "circle-help", "Alt+2", _version),
    Target("question", N_("Make a &question of the words…"), "question", "circle-help", "Alt+3", _question),
    Target(
        "undertaking", N_("Make an &undertaking of the words…"), "undertaking", "check", "Alt+4", _undertaking
    ),
)
