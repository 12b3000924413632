"""The builder over a case of the tests' own, once its pages are there."""

from typing import Any

from ui.desk import Place
from ui.rooms.packs.room import Builder
from ui.window import Window

WAIT = 60_000


def builder(qtbot: Any, window: Window) -> Builder:
    """Go to the builder of the first pack, as a user does, and wait for its pages."""
    desk = window.desk
    desk.visit(Place("pack", "pack", desk.view.packs.ids()[0]))
    window.commands.run("pack.builder")
    space = window.space()
    assert isinstance(space, Builder)
    laid_out(qtbot, space)
    return space


def laid_out(qtbot: Any, space: Builder, wait: int = WAIT) -> None:
    """Wait until all that was asked for is laid out."""
    qtbot.waitUntil(lambda: not space.previews.busy() and space.pages.view.count() > 0, timeout=wait)
