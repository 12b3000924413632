"""Words quoted, citations opened, texts replaced."""

from __future__ import annotations

from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.bench import Bench, can_write, has_case, shown
from ui.rooms.targets import TARGETS, Target

MENU = N_("&Citations")


def _declare(target: Target) -> None:
    """A command for each thing that words can be made into."""
    label = target.label

    @action(f"cite.{target.key}", label, menu=MENU, keys=target.keys, icon=target.icon, when=_can_quote)
    def run(bench: Bench) -> None:
        from ui.rooms.quoting import make

        make(bench, target)


def _can_quote(bench: Bench) -> bool:
    return can_write(bench) and bench.space() is not None


for _target in TARGETS:
    _declare(_target)


@action(
    "cite.behind", N_("Cite the words on a &record…"), menu=MENU, keys="Alt+5", icon="quote", when=_can_quote
)
def behind(bench: Bench) -> None:
    """Put the words chosen behind a record that is there."""
    from ui.rooms.quoting import put_behind

    put_behind(bench)


def _on_citation(bench: Bench) -> bool:
    return has_case(bench) and shown(bench).table in ("citation", "carried_cite")


@action("cite.open", N_("&Open where it stands"), menu=MENU, icon="external-link", when=_on_citation)
def open_it(bench: Bench) -> None:
    """Show the words of the citation on the page where they stand."""
    from ui.rooms.cited import open_cite

    place = shown(bench)
    row = bench.desk.view.carried_cites.find(place.id) if place.table == "carried_cite" else None
    open_cite(bench.desk, row.citation if row else place.id)


@action(
    "cite.go",
    N_("&Go to a citation by its code…"),
    menu=MENU,
    keys="Ctrl+Shift+J",
    icon="hash",
    when=has_case,
)
def go(bench: Bench) -> None:
    """Go where the citation of a printed code stands."""
    from ui.rooms.cited import open_code

    typed = bench.voice.line(_("Go to a citation"), _("The code printed beside it, such as 7KM4-PXR9:"))
    if typed and not open_code(bench.desk, typed) and not _to_place(bench, typed.strip()):
        bench.desk.say(
            _("No citation here has the code “{code}”. Look for a misread letter.", code=typed), "warn"
        )


def _to_place(bench: Bench, typed: str) -> bool:
    """Go to the page and line, or the page, that is meant where one reads; whether it can be one of those."""
    space = bench.space()
    reader, viewer = (space.reader(), space.viewer()) if space is not None else (None, None)
    if not typed[:1].isdecimal() or "-" in typed:
        return False
    if reader is not None:
        reader.go_to_place(typed)
        return True
    if viewer is not None and typed.isdecimal():
        viewer.go_to_page(int(typed))
        return True
    return False


def _on_text(bench: Bench) -> bool:
    return can_write(bench) and shown(bench).table in ("transcript", "turn", "source")


@action("cite.replace", N_("Re&place by the final record…"), menu=MENU, icon="file-check", when=_on_text)
def replace(bench: Bench) -> None:
    """Let another text take the place of the one on the page, with every citation of it."""
    from ui.rooms.replacing import replace_by, text_of

    older = text_of(bench.desk.view, shown(bench))
    if older is not None:
        replace_by(bench, older)


@action("cite.here", N_("Poin&t a citation here…"), menu=MENU, keys="Alt+6", icon="map-pin", when=_can_quote)
def point(bench: Bench) -> None:
    """The words chosen are where a citation stands now."""
    from ui.rooms.replacing import point_here

    point_here(bench)


def _undecided(bench: Bench) -> bool:
    return can_write(bench) and shown(bench).table == "carried_cite"


@action(
    "cite.accept", N_("&Accept the new place"), menu=MENU, keys="Ctrl+Alt+A", icon="check", when=_undecided
)
def accept(bench: Bench) -> None:
    """The place that was found is right."""
    from ui.rooms.replacing import accept_one

    accept_one(bench, shown(bench).id)


def _on_report(bench: Bench) -> bool:
    return can_write(bench) and shown(bench).table == "replacement"


@action("cite.accept_all", N_("Accept all &changed"), menu=MENU, icon="check", when=_on_report)
def accept_all(bench: Bench) -> None:
    """All the places whose words changed are right."""
    from ui.rooms.replacing import accept_every

    accept_every(bench, shown(bench).id)


@action("cite.stay", N_("&Stay with the older text"), menu=MENU, icon="history", when=_undecided)
def stay(bench: Bench) -> None:
    """Let the citation point at the older text."""
    from ui.rooms.replacing import stay as stay_there

    stay_there(bench, shown(bench).id)


@action("cite.lose", N_("&Mark as lost…"), menu=MENU, icon="circle-x", when=_undecided)
def lose(bench: Bench) -> None:
    """Say that the words are gone, and why."""
    from ui.rooms.replacing import lose as mark

    mark(bench, shown(bench).id)
