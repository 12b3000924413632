"""Questions prepared for a witness, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import Problem, choice, link, missing, prose, stored, whole, words
from hearingdesk.store.records import Named, Records
from hearingdesk.words import N_


@stored
class Question:
    """A question to put to a witness."""

    id: int = 0
    hearing: int | None = link(N_("Hearing"), "hearing")
    party: int | None = link(N_("To"), "party")
    member: int | None = link(N_("Put by"), "party")
    number: int | None = whole(N_("Number"))
    theme: str = words(N_("Theme"), naming=True)
    issue: int | None = link(N_("Issue"), "issue")
    text: str = prose(N_("Question"), required=True)
    text_ko: str = prose(N_("Question in Korean"))
    expected: str = prose(N_("Expected answer"))
    follow_up: str = prose(N_("Follow-up"))
    outcome: str = choice(N_("Outcome"), "question_outcome", "open")
    answer: int | None = link(N_("Answered in"), "turn")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Questions(Records[Question]):
    """Questions."""

    table = "question"
    kind = Question
    one, many_words = N_("Question"), N_("Questions")
    order = "hearing, party, number, id"
    filters: ClassVar[dict[str, Named]] = {
        "open": Named(N_("To be put"), "outcome = 'open'"),
        "answered": Named(N_("Answered"), "outcome = 'answered'"),
        "evaded": Named(N_("Evaded or refused"), "outcome IN ('evaded', 'refused')"),
    }
    orders: ClassVar[dict[str, Named]] = {
        "hearing": Named(N_("Hearing and witness"), "hearing, party, number, id"),
        "theme": Named(N_("Theme"), "theme, number, id"),
    }
