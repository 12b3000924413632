"""How the program looks, and what it says of itself."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Literal

from hearingdesk.errors import Unreadable
from hearingdesk.when import When
from hearingdesk.words import N_, _, language
from ui.actions import action, always
from ui.rooms.bench import Bench, has_case
from ui.theme import theme

MENU = N_("&View")
HELP = N_("&Help")


def _look(mode: Literal["system", "light", "dark"]) -> Callable[[Bench], None]:
    def run(bench: Bench) -> None:
        theme().use(mode)
        bench.desk.change_settings(theme=mode)

    return run


def _size(steps: int) -> Callable[[Bench], None]:
    def run(bench: Bench) -> None:
        if steps:
            theme().larger(steps)
        else:
            theme().use(scale=100)
        bench.desk.change_settings(scale=theme().scale)
        bench.desk.turned.emit()

    return run


def _speak(lang: str) -> Callable[[Bench], None]:
    def run(bench: Bench) -> None:
        bench.desk.change_settings(language=lang)
        bench.desk.turned.emit()

    return run


action("look.light", N_("&Light"), menu=MENU, icon="sun")(_look("light"))
action("look.dark", N_("&Dark"), menu=MENU, icon="moon")(_look("dark"))
action("look.system", N_("As the &system"), menu=MENU, icon="settings")(_look("system"))
action("size.larger", N_("La&rger words"), menu=MENU, keys="Ctrl++", icon="plus")(_size(1))
action("size.smaller", N_("S&maller words"), menu=MENU, keys="Ctrl+-", icon="chevron-down")(_size(-1))
action("size.normal", N_("&Normal size"), menu=MENU, keys="Ctrl+0", icon="check")(_size(0))
action("language.en", N_("English"), menu=MENU, icon="languages")(_speak("en"))
action("language.ko", N_("한국어"), menu=MENU, icon="languages")(_speak("ko"))


@action("day.choose", N_("Look from another da&y…"), menu=MENU, icon="calendar", when=has_case)
def as_of(bench: Bench) -> None:
    """Count everything from another day than today."""
    words = bench.voice.line(
        _("As of"),
        _("Count from which day? Leave it empty for today."),
        bench.desk.as_of.isoformat() if bench.desk.as_of_chosen else "",
    )
    if words is None:
        return
    if not words.strip():
        bench.desk.set_as_of(None)
        return
    when = When.read(words)
    if not when.is_day:
        raise Unreadable(_("“{words}” is not one day.", words=words))
    bench.desk.set_as_of(when.first)


@action("program.settings", N_("Se&ttings…"), menu=MENU, keys="Ctrl+,", icon="settings")
def settings(bench: Bench) -> None:
    """Language, look, size of words, name."""
    from ui.rooms.preferences import Preferences

    Preferences(bench.desk, bench.widget()).open()


@action("help.shortcuts", N_("&Shortcuts"), menu=HELP, keys="F1", icon="circle-help", when=always)
def shortcuts(bench: Bench) -> None:
    """Every shortcut, by menu."""
    from ui.dialogs.shortcuts import ShortcutsDialog

    ShortcutsDialog(bench.widget()).open()


@action("help.about", N_("&About HearingDesk"), menu=HELP, icon="landmark")
def about(bench: Bench) -> None:
    """Version, licences."""
    from ui.dialogs.about import AboutDialog

    AboutDialog(bench.widget()).open()


def said(day: datetime.date) -> str:
    """A day for the button at the top right."""
    return When.day(day).say(language(), True)
