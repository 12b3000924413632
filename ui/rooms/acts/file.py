"""Case files: new, open, import, save a copy, export, close."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.bench import Bench, can_write, has_case, shown
from ui.rooms.leftover import go_on, others_left

MENU = N_("&File")
SUFFIX = ".hearing"
_WITH_WORDS = ("transcript", "turn", "sitting", "hearing")  # pages that are about what was said


def kinds() -> str:
    """The files of the program, as Qt's dialogs write it."""
    return _("Case files (*.hearing)")


def _on_copy(bench: Bench) -> bool:
    return bench.desk.case is not None and bench.desk.case.copied


def _left_behind(bench: Bench) -> bool:
    return bool(others_left(bench.desk.case))


def _listed(bench: Bench) -> bool:
    space = bench.space()
    return space is not None and space.query() is not None


def _spoken(bench: Bench) -> bool:
    return has_case(bench) and shown(bench).table in _WITH_WORDS and bool(shown(bench).id)


@action("file.new", N_("&New case…"), menu=MENU, keys="Ctrl+Shift+O", icon="plus")
def new(bench: Bench) -> None:
    """Make a new case file."""
    from ui.rooms.founding import found_case

    found_case(bench)


@action("file.open", N_("&Open…"), menu=MENU, keys="Ctrl+O", icon="folder")
def open_file(bench: Bench) -> None:
    """Open a case file."""
    folder = str(bench.desk.case.path.parent) if bench.desk.case else ""
    from ui.rooms.opening import open_case

    for path in bench.voice.open_files(_("Open a case"), kinds(), folder)[:1]:
        open_case(bench, path)


@action("file.left", N_("&Work not put back…"), menu=MENU, icon="history", when=_left_behind)
def left(bench: Bench) -> None:
    """Go on with work that was not put back to where its case lies."""
    go_on(bench)


@action("file.sample", N_("Open the sam&ple case"), menu=MENU, icon="star")
def sample(bench: Bench) -> None:
    """Open the case that comes with the program."""
    from ui.rooms.leaving import may_leave
    from ui.rooms.sample import open_sample

    if may_leave(bench):
        bench.putback.leave(lambda: open_sample(bench.desk))


@action("case.import", N_("&Import…"), menu=MENU, keys="Ctrl+I", icon="download", when=can_write)
def import_files(bench: Bench) -> None:
    """Bring hearing records into the case."""
    from ui.rooms.bringing import bring_in
    from ui.rooms.speakers.linking import speakers_of

    paths = bench.voice.open_files(_("Import hearing records"))
    bring_in(bench.desk, paths, speakers_of(bench), bench=bench)


@action("case.folder", N_("I&mport a folder…"), menu=MENU, icon="folder", when=can_write)
def import_folder(bench: Bench) -> None:
    """Bring in every file of a folder and of the folders in it."""
    from ui.rooms.bringing import bring_in
    from ui.rooms.speakers.linking import speakers_of

    folder = bench.voice.open_folder(_("Import a folder"))
    if folder is not None:
        bring_in(bench.desk, [folder], speakers_of(bench), bench=bench)


@action(
    "case.preview",
    N_("Import &with a preview…"),
    menu=MENU,
    keys="Ctrl+Shift+P",
    icon="file-text",
    when=can_write,
)
def preview(bench: Bench) -> None:
    """See what a file would become, and say how it is read."""
    from ui.rooms.importing.opening import make_ready, preview_import
    from ui.rooms.speakers.linking import speakers_of

    make_ready(bench.desk)
    for path in bench.voice.open_files(_("Import with a preview"))[:1]:
        preview_import(bench.desk, path, voice=bench.voice, link=speakers_of(bench), parent=bench.widget())


@action("case.export", N_("&Export this list…"), menu=MENU, icon="share", when=_listed)
def export(bench: Bench) -> None:
    """Write the list as it is shown: as a table, a spreadsheet or a paper."""
    space = bench.space()
    query = space.query() if space is not None else None
    if space is None or query is None:
        return
    from ui.rooms.tables import ask_and_export
    from ui.rooms.tabling import Asked

    as_of = bench.desk.as_of if bench.desk.as_of_chosen else None
    ask_and_export(bench, Asked(query, space.presented(), as_of))


@action("case.transcript", N_("E&xport this transcript…"), menu=MENU, icon="share", when=_spoken)
def export_transcript(bench: Bench) -> None:
    """Write the transcript on the page as Akoma Ntoso, which other programs read, or as a list of its turns."""
    from hearingdesk.ways_out import choices
    from ui.rooms.outbound import export_transcript, file_name, on_page

    view = bench.desk.view
    sitting, transcript = on_page(view, shown(bench))
    name = file_name(view, sitting, transcript)
    kinds = ";;".join([_("Akoma Ntoso (*.xml)"), choices()])
    path = bench.voice.save_file(_("Export this transcript"), name, kinds)
    if path is not None:
        export_transcript(bench, sitting, transcript, path)


@action("case.archive", N_("Export the w&hole case…"), menu=MENU, icon="library", when=has_case)
def export_case(bench: Bench) -> None:
    """Write the case as files that every program reads: originals, tables, the log, hashes."""
    from ui.rooms.archiving import export_case

    export_case(bench)


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
    from ui.rooms.copying import save_copy

    save_copy(bench, case, with_suffix(path))


@action("case.putback", N_("Put &back now"), menu=MENU, keys="Ctrl+S", icon="save", when=_on_copy)
def put_back(bench: Bench) -> None:
    """Bring the work on a local copy back to where the case lies."""
    bench.putback.now()


@action("case.close", N_("C&lose the case"), menu=MENU, keys="Ctrl+W", icon="x", when=has_case)
def close(bench: Bench) -> None:
    """Close the case; the window stays."""
    from ui.rooms.leaving import closed, may_leave

    if may_leave(bench) and closed(bench, lambda: close(bench)):
        bench.desk.turned.emit()


def with_suffix(path: Path) -> Path:
    """The name a case file must have."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
