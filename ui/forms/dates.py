"""How a form reads dates and says them: the one place that knows which of When's ways it uses."""

from __future__ import annotations

from hearingdesk.when import When


def read(text: str) -> When:
    """What the typed words mean. Raises Unreadable with a sentence."""
    return When.read(text)


def written(when: When) -> str:
    """The date as it stands in a field; the field remembers the date itself, so nothing is lost in it."""
    return when.say()


def understood(when: When) -> str:
    """The date in words, as it was understood."""
    return when.say(weekday=True)
