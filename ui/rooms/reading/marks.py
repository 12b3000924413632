"""One key over a transcript: what a reviewer makes of the words chosen, in one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hearingdesk import codes
from hearingdesk.procedure.judging import Marking, grounds, marking, unmarking
from hearingdesk.procedure.promise import Piece
from hearingdesk.procedure.tables import Ground
from hearingdesk.store.records import shorten
from hearingdesk.words import _
from ui.desk import Desk
from ui.icons import icon
from ui.rooms.reading.rows import place_of


def mark(desk: Desk, pieces: Sequence[Piece], kind: str) -> None:
    """Mark these words so, or take the mark away where they are marked so already."""
    reviewer = _reviewer(desk)
    found = marking(desk.view, pieces, kind, reviewer)
    label = codes.label("mark_kind", kind)
    if not pieces:
        desk.say(_("There are no words here to mark."), "info")
    elif found.removed:
        _write(desk, found, _("Take away a mark: {mark}", mark=label))
        desk.say(_("No longer marked: {mark}.", mark=label), "ok")
    elif found:
        _write(desk, found, _("Mark: {mark}", mark=label))
        words = shorten(_words(desk, pieces[0]), 80)
        place = _place(desk, pieces[0])
        sentence = _(
            "{mark}, {place}: “{words}”. Ctrl+Z takes it back.", mark=label, place=place, words=words
        )
        desk.say(sentence, "ok")


def unmark(desk: Desk, pieces: Sequence[Piece]) -> None:
    """Take away what one has said oneself of these turns."""
    found = unmarking(desk.view, list({piece.id for piece in pieces}), _reviewer(desk))
    if found:
        _write(desk, found, _("Take away marks"))
        desk.say(_("Your marks are gone from here. Ctrl+Z brings them back."), "ok")
    else:
        desk.say(_("There is no mark of yours here."), "info")


def ask_ground(parent: QWidget, desk: Desk, at: QPoint, then: Callable[[str], object]) -> QMenu:
    """Ask on which ground somebody refused; a figure chooses. What the law makes of it stands behind it."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("On which ground?"))
    menu.setToolTipsVisible(True)
    last: object = ""
    for place, (kind, law) in enumerate(grounds(desk.view.matter.jurisdiction)):
        group = "none" if law is None else ("lawful" if law.lawful else "unlawful")
        if group != last:
            _section(menu, _head(group))
        last = group
        menu.addAction(_entry(menu, place + 1, kind, law, then))
    _section(menu, _("Not said"))
    plain = QAction(f"&0  {codes.label('mark_kind', 'refused')}", menu)
    plain.triggered.connect(lambda: then("refused"))
    menu.addAction(plain)
    menu.popup(at)
    return menu


def _section(menu: QMenu, words: str) -> None:
    """A line of words that cannot be chosen over the entries that follow; a style sheet leaves no other."""
    if not menu.isEmpty():
        menu.addSeparator()
    head = QAction(words, menu)
    head.setEnabled(False)
    menu.addAction(head)


def _head(group: str) -> str:
    return {
        "lawful": _("Grounds the law knows"),
        "unlawful": _("No ground in law"),
    }.get(group, _("Not settled by the law on file"))


def _entry(menu: QMenu, place: int, kind: str, law: Ground | None, then: Callable[[str], object]) -> QAction:
    label = codes.label("mark_kind", kind)
    basis = law.basis.say() if law else ""
    figure = f"&{place}  " if place < 10 else "    "
    entry = QAction(figure + (f"{label}\t{basis}" if basis else label), menu)
    if law is not None:
        entry.setIcon(icon("circle-check", "ok") if law.lawful else icon("circle-x", "bad"))
        entry.setToolTip(law.note.say())
        entry.setStatusTip(law.note.say())
    entry.triggered.connect(lambda: then(kind))
    return entry


def _write(desk: Desk, found: Marking, title: str) -> None:
    with desk.change(title) as edit:
        for one in found.removed:
            edit.remove(one)
        for one in found.changed:
            edit.update(one)
        for one in found.added:
            edit.add(one)


def _reviewer(desk: Desk) -> str:
    """Whose marks these are: asked for before the first one."""
    return desk.writing().author or desk.settings.author


def _words(desk: Desk, piece: Piece) -> str:
    turn = desk.view.turns.find(piece.id)
    return turn.text[piece.first : piece.last] if turn else ""


def _place(desk: Desk, piece: Piece) -> str:
    turn = desk.view.turns.find(piece.id)
    return (place_of(turn) or str(turn.position)) if turn else ""
