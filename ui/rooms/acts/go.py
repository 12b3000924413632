"""Moving about: rooms, back and forward, search, the palette."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from hearingdesk.words import N_
from ui.actions import action
from ui.desk import Place
from ui.rooms.bench import Bench, has_case
from ui.rooms.plan import Plan
from ui.rooms.register import (
    HISTORY,
    HOLIDAYS,
    IMPORTS,
    MORE,
    PLANS,
    PROFILES,
    RULES,
    SEARCH,
    TODAY,
)

MENU = N_("&Go")


@runtime_checkable
class Keeping(Protocol):
    """A room whose search can be kept."""

    def save(self) -> None: ...


def _searching(bench: Bench) -> bool:
    return bench.desk.writable and isinstance(bench.space(), Keeping)


def _can_back(bench: Bench) -> bool:
    return bench.desk.can_go_back()


def _can_forward(bench: Bench) -> bool:
    return bench.desk.can_go_forward()


@action("go.palette", N_("Search or &jump to…"), menu=MENU, keys="Ctrl+K", icon="search", palette=False)
def palette(bench: Bench) -> None:
    """Open the palette."""
    bench.open_palette()


@action("go.search", N_("Search &everything"), menu=MENU, keys="Ctrl+Shift+F", icon="search", when=has_case)
def search(bench: Bench) -> None:
    """One search over all."""
    bench.desk.visit(Place(SEARCH))
    find(bench)


@action("go.find", N_("&Find in this room"), menu=MENU, keys="Ctrl+F", icon="list-filter", when=has_case)
def find(bench: Bench) -> None:
    """Go to the search line of the room."""
    space = bench.space()
    if space is not None:
        space.find_words()


def _walk(bench: Bench, step: int) -> None:
    """From hit to hit of a search, over documents and rooms; else from place to place where one reads."""
    space, go_on = bench.space(), bench.desk.next_hit
    if not (go_on is not None and go_on(step)) and space is not None:
        space.walk(step)


@action("go.next", N_("&Next place"), menu=MENU, keys="F3", icon="chevron-down", when=has_case)
def next_place(bench: Bench) -> None:
    """On to the next place of what is looked for."""
    _walk(bench, 1)


@action("go.before", N_("Place b&efore"), menu=MENU, keys="Shift+F3", icon="chevron-up", when=has_case)
def place_before(bench: Bench) -> None:
    """Back to the place before it."""
    _walk(bench, -1)


@action("search.save", N_("Sa&ve this search…"), menu=MENU, keys="Ctrl+Shift+Y", icon="star", when=_searching)
def save_search(bench: Bench) -> None:
    """Keep what is looked for under a name."""
    space = bench.space()
    if isinstance(space, Keeping):
        space.save()


@action("search.names", N_("Count na&mes in all sources…"), menu=MENU, icon="users", when=has_case)
def count_names(bench: Bench) -> None:
    """A list of names against every transcript and source."""
    from ui.rooms.namegrid import open_names

    open_names(bench)


@action("go.back", N_("&Back"), menu=MENU, keys="Alt+Left", icon="arrow-left", when=_can_back)
def back(bench: Bench) -> None:
    """Where one was before."""
    bench.desk.back()


@action("go.forward", N_("For&ward"), menu=MENU, keys="Alt+Right", icon="arrow-right", when=_can_forward)
def forward(bench: Bench) -> None:
    """Where one was before going back."""
    bench.desk.forward()


def _to(room: str) -> Callable[[Bench], None]:
    return lambda bench: bench.desk.visit(Place(room))


def _declare(key: str, title: str, icon: str, keys: str) -> None:
    action(f"room.{key}", title, menu=MENU, keys=keys, icon=icon, when=has_case)(_to(key))


def _declare_plans(plans: tuple[Plan, ...]) -> None:
    for plan in plans:
        _declare(plan.key, plan.title, plan.icon, plan.keys)


_declare(TODAY, N_("Today"), "sun", "Ctrl+1")
_declare_plans(PLANS)
_declare(RULES, N_("Rules"), "scale", "")
_declare(HOLIDAYS, N_("Holidays"), "calendar", "")
_declare(PROFILES, N_("Import profiles"), "file-check", "")
_declare(HISTORY, N_("History"), "history", "Ctrl+H")
_declare(IMPORTS, N_("Import ledger"), "download", "Ctrl+Shift+I")
_declare_plans(MORE)
