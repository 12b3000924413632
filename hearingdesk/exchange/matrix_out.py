"""The matrix of a joint hearing as a table file, as it stands on the screen."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.errors import NotFound
from hearingdesk.exchange.tables_out import write_rows
from hearingdesk.procedure.joint import matrix
from hearingdesk.procedure.joint_words import heads, rows
from hearingdesk.procedure.rule import Both
from hearingdesk.view import View
from hearingdesk.words import _


def write_matrix(view: View, hearing: int, path: Path) -> int:
    """Write who asked for whom, whose vote called them, what became of it each day; how many rows.

    Raises NotFound for a hearing that is not in the case.
    """
    found = view.hearings.find(hearing)
    if found is None:
        raise NotFound(_("This hearing is not in the case."))
    whole = matrix(view, found)
    head = [_("Person"), _("In the other language")]
    head += [_joined(one.title, one.under) for one in heads(view, whole)]
    lines = (
        [told.name.say(), _other(told.name), *(_joined(one.text, one.under) for one in told.cells)]
        for told in rows(view, whole)
    )
    return write_rows(path, head, lines, len(whole.lines))


def _joined(words: Both, under: Both) -> str:
    return "; ".join(part for part in (words.say(), under.say()) if part)


def _other(name: Both) -> str:
    first = name.say()
    return next((one for one in (name.en, name.ko) if one != first), "")
