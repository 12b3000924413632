"""How a form reads dates and says them: the one place that knows which of When's ways it uses."""

from __future__ import annotations

from hearingdesk.when import When


def read(text: str) -> When:
    """What the typed words mean. Raises Unreadable with a sentence."""
    return When.parse(text)


def written(when: When) -> str:
    """The date as it stands in a field, so that `read` gives the same back."""
    return str(when)


def understood(when: When) -> str:
    """The date in words, as it was understood."""
    return str(when)
