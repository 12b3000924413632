"""From turn to turn: the same speaker's next statement, the next on an issue, a page and line. Asked off the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from hearingdesk.job import Progress
from hearingdesk.view import View
from hearingdesk.words import _
from ui.desk import Desk

_PAGE_LINE = re.compile(
    r"(?:p\.?|page|쪽)?\s*([0-9ivxlcIVXLC]+)\s*(?:[:.,/]|쪽)\s*(?:line)?\s*(\d+)\s*(?:행|줄)?"
)
_PAGE = re.compile(r"(?:p\.?|page)?\s*([0-9A-Za-z]+)\s*쪽?")


def ask_aside(desk: Desk, ask: Callable[[View], Any], then: Callable[[Any], object]) -> None:
    """Ask the case in a thread of its own: among a million turns an answer can take longer than a frame."""
    case = desk.case
    if case is None:
        return

    def work(progress: Progress) -> Any:
        with case.reader() as view:
            return ask(view)

    job = desk.jobs.start(_("Find in the transcript"), work, quiet=True)
    job.finished.connect(then)
    job.failed.connect(desk.failed)


def same_speaker(view: View, turn: int, step: int) -> int:
    """The next or previous statement of who speaks in this turn; 0 for none."""
    at = view.turns.find(turn)
    return view.turns.beside(at, step) if at else 0


def same_issue(view: View, turn: int, step: int, issues: Sequence[int]) -> int:
    """The next or previous turn that these issues lead to; 0 for none."""
    at = view.turns.find(turn)
    return view.turns.next_on(at, step, issues) if at else 0


def at_words(view: View, transcript: int, words: str) -> int:
    """The turn that somebody means by "123:14", "p. 123", the source's own cite, or its number; 0 where none is."""
    words = " ".join(words.split())
    turns = view.turns
    if found := turns.cited_as(transcript, words):
        return found
    if given := _PAGE_LINE.fullmatch(words):
        return turns.placed(transcript, given[1], int(given[2]))
    if given := _PAGE.fullmatch(words):
        if found := turns.placed(transcript, given[1]):
            return found
        return turns.numbered(transcript, int(given[1])) if given[1].isdecimal() else 0
    number = words.lstrip("#")
    return turns.numbered(transcript, int(number)) if number.isdecimal() else 0
