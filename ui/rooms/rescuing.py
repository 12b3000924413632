"""Rescuing a damaged case from the window: a name for the new file, a job, and what came back."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.job import Progress
from hearingdesk.store.rescue import Rescued
from hearingdesk.words import _, n_
from ui.rooms.acts.file import SUFFIX, kinds, with_suffix
from ui.rooms.bench import Bench
from ui.rooms.opening import open_case


def rescue_into(bench: Bench, damaged: Path) -> None:
    """Ask for a new file, bring into it what can be read, and say what did not come back. The damaged one stays."""
    name = damaged.with_name(_("{name} rescued", name=damaged.stem) + SUFFIX)
    chosen = bench.voice.save_file(_("Rescue into a new file"), str(name), kinds())
    if chosen is None:
        return
    out = with_suffix(chosen)

    def work(progress: Progress) -> Rescued:
        from hearingdesk.birth import rescue

        return rescue(damaged, out, progress)

    job = bench.desk.jobs.start(_("Rescuing {name}", name=damaged.name), work)
    job.finished.connect(lambda done: _tell(bench, done, out))
    job.failed.connect(bench.desk.failed)


def _tell(bench: Bench, done: Rescued, out: Path) -> None:
    if done.whole:
        n = sum(done.rows.values())
        said = n_(
            "{name}: {n} record came back, and nothing is missing.",
            "{name}: {n} records came back, and nothing is missing.",
            n,
            name=out.name,
        )
        bench.desk.say(said, "ok", _("Open it"), lambda: open_case(bench, out))
        return
    from ui.dialogs.rescued import RescuedDialog

    dialog = RescuedDialog(done, out.name, bench.widget())
    dialog.wanted.connect(lambda: open_case(bench, out))
    dialog.open()
