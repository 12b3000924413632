"""Case files: new, open, import, save a copy, export, close."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.bench import Bench, can_write, has_case

MENU = N_("&File")
SUFFIX = ".hearing"


def kinds() -> str:
    """The files of the program, as Qt's dialogs write it."""
    return _("Case files (*.hearing)")


def _listed(bench: Bench) -> bool:
    space = bench.space()
    return space is not None and space.query() is not None


@action("file.new", N_("&New case…"), menu=MENU, keys="Ctrl+Shift+O", icon="plus")
def new(bench: Bench) -> None:
    """Make a new case file."""
    from ui.rooms.founding import found_case

    found_case(bench)


@action("file.open", N_("&Open…"), menu=MENU, keys="Ctrl+O", icon="folder")
def open_file(bench: Bench) -> None:
    """Open a case file."""
    folder = str(bench.desk.case.path.parent) if bench.desk.case else ""
    for path in bench.voice.open_files(_("Open a case"), kinds(), folder)[:1]:
        bench.desk.open(path)


@action("file.sample", N_("Open the sam&ple case"), menu=MENU, icon="star")
def sample(bench: Bench) -> None:
    """Open the case that comes with the program."""
    from ui.rooms.sample import open_sample

    open_sample(bench.desk)


@action("case.import", N_("&Import…"), menu=MENU, keys="Ctrl+I", icon="download", when=can_write)
def import_files(bench: Bench) -> None:
    """Bring hearing records into the case."""
    from ui.rooms.bringing import bring_in

    bring_in(bench.desk, bench.voice.open_files(_("Import hearing records")))


@action("case.export", N_("&Export this list…"), menu=MENU, icon="share", when=_listed)
def export(bench: Bench) -> None:
    """Write the list as it is shown into a table file."""
    space = bench.space()
    query = space.query() if space is not None else None
    if query is None:
        return
    from ui.rooms.tables import export_list, file_name

    path = bench.voice.save_file(_("Export this list"), file_name(query), _("Tables (*.csv)"))
    if path is not None:
        export_list(bench, query, path)


@action("case.copy", N_("Save a &copy…"), menu=MENU, keys="Ctrl+Shift+D", icon="copy", when=has_case)
def copy(bench: Bench) -> None:
    """Save the whole case, with its history, under another name."""
    case = bench.desk.case
    if case is None:
        return
    name = case.path.with_name(_("{name} copy", name=case.path.stem) + SUFFIX)
    path = bench.voice.save_file(_("Save a copy"), str(name), kinds())
    if path is None:
        return
    path = with_suffix(path)
    if path.resolve() == case.path.resolve():
        raise HearingDeskError(_("That is the case itself. Choose another name or place."))
    from hearingdesk.store.outgoing import of_file
    from ui.rooms.handing import hand_out

    path.unlink(missing_ok=True)
    bench.desk.view.copy(path)
    hand_out(bench, _("A copy was saved as {name}.", name=path.name), of_file(path, "copy"))


@action("case.close", N_("C&lose the case"), menu=MENU, keys="Ctrl+W", icon="x", when=has_case)
def close(bench: Bench) -> None:
    """Close the case; the window stays."""
    bench.desk.close()
    bench.desk.turned.emit()


def with_suffix(path: Path) -> Path:
    """The name a case file must have."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
