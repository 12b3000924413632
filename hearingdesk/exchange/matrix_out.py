"""The matrix of a joint hearing as a table, as it stands on the screen."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.errors import NotFound
from hearingdesk.exchange.tables_out import write_table
from hearingdesk.procedure.joint import matrix
from hearingdesk.procedure.joint_words import heads, rows
from hearingdesk.procedure.rule import Both
from hearingdesk.tabled import Tabled, plain
from hearingdesk.view import View
from hearingdesk.words import _


def write_matrix(view: View, hearing: int, path: Path) -> int:
    """Write the matrix as a file of text; how many rows. Raises NotFound as `matrix_table`."""
    return write_table(matrix_table(view, hearing), path)


def matrix_table(view: View, hearing: int) -> Tabled:
    """Who asked for whom, whose vote called them, what became of it each day.

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
    title = _("{name}, committees and witnesses", name=view.hearings.called(hearing))
    return Tabled(kind="hearing", title=title, columns=plain(head), rows=lines, total=len(whole.lines))


def _joined(words: Both, under: Both) -> str:
    return "; ".join(part for part in (words.say(), under.say()) if part)


def _other(name: Both) -> str:
    first = name.say()
    return next((one for one in (name.en, name.ko) if one != first), "")
