"""Backups of the case: the room of them, and what is done with the one on the page."""

from __future__ import annotations

from hearingdesk.words import N_
from ui.actions import action
from ui.desk import Place
from ui.rooms.acts.file import MENU
from ui.rooms.bench import Bench, can_write, has_case, shown
from ui.rooms.register import BACKUPS


def _on_backup(bench: Bench) -> bool:
    return has_case(bench) and shown(bench).table == "backup"


def _can_restore(bench: Bench) -> bool:
    return can_write(bench) and _on_backup(bench)


@action("backup.show", N_("Bac&kups…"), menu=MENU, keys="Ctrl+Shift+B", icon="hard-drive", when=has_case)
def show(bench: Bench) -> None:
    """The dated copies of the case, and what restoring one would change."""
    bench.desk.visit(Place(BACKUPS))


@action("backup.make", N_("Back up no&w"), menu=MENU, icon="save", when=has_case)
def make(bench: Bench) -> None:
    """Make a dated copy now."""
    from ui.rooms.securing import back_up

    back_up(bench.desk)


@action("backup.restore", N_("Restore this &state…"), menu=MENU, icon="undo-2", when=_can_restore)
def restore(bench: Bench) -> None:
    """Give the state of the backup on the page back."""
    from ui.rooms.securing import restore

    restore(bench)


@action("backup.read", N_("Open this backup for &reading"), menu=MENU, icon="scroll-text", when=_on_backup)
def read(bench: Bench) -> None:
    """Look at the case as it was."""
    from ui.rooms.securing import read

    read(bench)


@action("backup.folder", N_("Show the &folder of backups"), menu=MENU, icon="folder", when=has_case)
def folder(bench: Bench) -> None:
    """Show the files where they lie."""
    from ui.rooms.securing import show_folder

    show_folder(bench.desk)
