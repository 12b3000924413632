"""One wide sheet without cover and contents: a table that is looked at whole, set as small as it must be to fit."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.errors import NotFound
from hearingdesk.pack.book import Book, Printed, lay_down
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.build import Leaking, check_place, made_at
from hearingdesk.pack.front import front
from hearingdesk.pack.press import Press
from hearingdesk.pack.proof.proving import prove
from hearingdesk.pack.protected import protect
from hearingdesk.pack.sections.joint import table
from hearingdesk.pack.style import SHEETS, STYLES
from hearingdesk.pack.withheld import not_shown, secrets
from hearingdesk.procedure.joint import is_joint
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.packs import Pack
from hearingdesk.view import View
from hearingdesk.words import _

SIZES = (
    1.15,
    1.0,
    0.93,
    0.86,
    0.79,
    0.72,
    0.65,
)  # of the type; the last is the smallest that is read at a table


def print_matrix(
    view: View,
    path: Path,
    hearing: int,
    *,
    audience: str = "staff",
    lang: str = "",
    paper: str = "a3",
    password: str = "",
) -> Printed:
    """Print the matrix of a joint hearing on one sheet, on more where the smallest type does not fit it.

    It is proved as a pack is. Raises NotFound where the hearing is none of several committees, or nobody is called by
    it; Leaking where the sheet says what its readers may not see.
    """
    check_place(view, path)
    lang = lang or view.matter.language or "both"
    with view.reading():
        found = view.hearings.get(hearing)
        brief = Brief(view, audience, made_at(view.matter.zone), Pack(hearing=hearing))
        if not is_joint(view, found) or not list(table(brief, Press(SHEETS[paper], lang), found)):
            raise NotFound(_("This hearing has no committees and witnesses to print."))
        data, printed = _fitted(brief, lang, paper, found)
        proof = prove(data, path.name, secrets(brief))
        proof = not_shown(brief, proof) if proof.leaks else proof
    if not proof.holds:
        raise Leaking(proof)
    lay_down(path, protect(data, password) if password else data)
    return printed


def _fitted(brief: Brief, lang: str, paper: str, hearing: Hearing) -> tuple[bytes, Printed]:
    """The sheet in the largest type that fits it, or in the smallest."""
    made: tuple[bytes, Printed] | None = None
    for size in SIZES:
        styles = {name: style.sized(style.size * size) for name, style in STYLES.items()}
        press = Press(SHEETS[paper], lang, styles)
        book = Book(front(brief, press, ""), press, contents=False, cover=False)
        made = book.print(list(table(brief, press, hearing)))
        if made[1].pages == 1:
            return made
    assert made is not None, "the smallest size is always printed"
    return made
