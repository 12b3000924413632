"""Undo and redo, and copying."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.bench import Bench, can_write, has_case, on_record, shown

MENU = N_("&Edit")


def _can_undo(bench: Bench) -> bool:
    return can_write(bench) and bool(bench.desk.view.can_undo())


def _can_redo(bench: Bench) -> bool:
    return can_write(bench) and bool(bench.desk.view.can_redo())


def _to_undo(bench: Bench) -> str:
    return bench.desk.view.can_undo() if has_case(bench) else ""


def _to_redo(bench: Bench) -> str:
    return bench.desk.view.can_redo() if has_case(bench) else ""


@action("edit.undo", N_("&Undo"), menu=MENU, keys="Ctrl+Z", icon="undo-2", when=_can_undo, about=_to_undo)
def undo(bench: Bench) -> None:
    """Take back the latest change."""
    bench.desk.undo()


@action(
    "edit.redo", N_("&Redo"), menu=MENU, keys="Ctrl+Shift+Z", icon="redo-2", when=_can_redo, about=_to_redo
)
def redo(bench: Bench) -> None:
    """Do again what was undone last."""
    bench.desk.redo()


@action("copy.cite", N_("&Copy as a citation"), menu=MENU, keys="Ctrl+Shift+C", icon="quote", when=on_record)
def copy_cite(bench: Bench) -> None:
    """Put what is shown on the clipboard, in words that can be pasted into a paper."""
    space = bench.space()
    if space is not None and space.copy_cited():
        return
    place = shown(bench)
    records = bench.desk.view.of(place.table)
    record = records.get(place.id)
    QGuiApplication.clipboard().setText(records.cite(record) or records.name(record))
    bench.desk.say(_("Copied."), "ok")
