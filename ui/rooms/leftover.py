"""Work on copies that was never put back: gone on with where its case is there, else saved as its own file."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.job import Progress
from hearingdesk.store.workcopy import Left, left_behind
from hearingdesk.words import _
from ui.rooms.bench import Bench


def others_left(case: CaseFile | None) -> list[Left]:
    """What lies on this machine of other cases than the open one."""
    return [left for left in left_behind() if case is None or left.path != case.file]


def go_on(bench: Bench) -> None:
    """Ask with which work; open its case, or save the work where the case is not there any more."""
    found = others_left(bench.desk.case)
    names = [_("{name} in {folder}", name=left.original.name, folder=left.original.parent) for left in found]
    said = _("Work on these cases was not put back to where they lie. Go on with which of them?")
    chosen = bench.voice.choose(_("Work not put back"), said, names)
    if chosen < 0:
        return
    left = found[chosen]
    if left.original.exists():
        from ui.rooms.opening import open_case

        open_case(bench, left.original)
        return
    from ui.rooms.acts.file import kinds, with_suffix

    said = _(
        "{name} is not there any more, or its folder cannot be reached. Save your work on it as a file of its own?",
        name=left.original.name,
    )
    if bench.voice.ask(_("Work not put back"), said, _("Save it…")):
        path = bench.voice.save_file(_("Work not put back"), left.original.name, kinds())
        if path is not None:
            _save(bench, left, with_suffix(path))


def _save(bench: Bench, left: Left, path: Path) -> None:
    def work(progress: Progress) -> None:
        with CaseFile(left.path, "ro") as case:
            case.copy(path, True, progress)

    def tell() -> None:
        from ui.rooms.opening import open_case

        said = _("Your work on {name} was saved as {file}.", name=left.original.name, file=path.name)
        bench.desk.say(said, "ok", _("Open it"), lambda: open_case(bench, path))

    job = bench.desk.jobs.start(_("Saving a copy"), work)
    job.finished.connect(lambda _none: tell())
    job.failed.connect(bench.desk.failed)
