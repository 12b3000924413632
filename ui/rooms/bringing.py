"""Bringing files into the case: one job, a banner that says what came of it, and Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.job import Progress
from hearingdesk.records.memory import Profile
from hearingdesk.words import _, n_
from ui.desk import Desk, Notice
from ui.rooms.tables import failed


def bring_in(
    desk: Desk,
    paths: Sequence[Path],
    link: Callable[[int], object] | None = None,
    *,
    profile: Profile | None = None,
    encoding: str = "",
    wanted: str = "",
) -> None:
    """Import files off the screen's thread. `link` is what links the speakers of the transcript one became.

    How they are read is found, unless a profile, an encoding or the name of a format (`wanted`) says it.
    """
    if not paths:
        return

    def work(case: CaseFile, progress: Progress) -> list[Any]:
        from hearingdesk.exchange.bring_in import bring_in as take

        outcomes = [take(case, path, wanted, encoding, progress, profile) for path in paths]
        case.index_pending(progress)
        return outcomes

    job = desk.write_aside(_("Import"), work)
    job.finished.connect(lambda outcomes: _tell(desk, outcomes, link))
    job.failed.connect(lambda error: failed(desk, error))


def _tell(desk: Desk, outcomes: Sequence[Any], link: Callable[[int], object] | None) -> None:
    bad = [one for one in outcomes if one.status == "failed"]
    good = [one for one in outcomes if one.status == "imported"]
    same = [one for one in outcomes if one.status == "duplicate"]
    words = [*map(_came, good), *(one.message or _("Not read: {name}", name=one.path.name) for one in bad)]
    words += [_("{name} is in the case already; nothing was added.", name=one.path.name) for one in same]
    tone = "bad" if bad else ("ok" if good else "info")
    undo = (_("Undo"), desk.undo) if len(good) == 1 else ("", None)
    spoken = _transcript(desk, good[0].source) if link and len(good) == 1 else 0
    also = (_("Link speakers…"), lambda: link(spoken)) if link and spoken else ("", None)
    if len(bad) == 1 and not good:
        also = (_("Import with a preview…"), lambda: _preview(desk, bad[0].path, link))
    desk.said.emit(Notice(" ".join(words), tone, *undo, *also))
    if len(good) == 1 and good[0].source:
        desk.go("source", good[0].source)


def _preview(desk: Desk, path: Path, link: Callable[[int], object] | None) -> None:
    from ui.rooms.importing.opening import preview_import

    preview_import(desk, path, link=link)


def _transcript(desk: Desk, source: int) -> int:
    """The transcript a file became, where somebody speaks in it under a label; 0 for none."""
    one = desk.view.transcripts.first(source=source) if source else None
    return one.id if one is not None and next(desk.view.turns.labelled(one.id), None) else 0


def _came(outcome: Any) -> str:
    added = outcome.added
    turns = outcome.counts.get("turns")  # as the commands say it: scenes and notes are not counted
    parts = [
        n_("{n} turn", "{n} turns", turns) if turns else "",
        n_("{n} sitting", "{n} sittings", added["sitting"]) if added.get("sitting") else "",
        n_("{n} person or body", "{n} people and bodies", added["party"]) if added.get("party") else "",
    ]
    counted = ", ".join(part for part in parts if part)
    return _(
        "Imported {name}: {what}.",
        name=outcome.path.name,
        what=counted or n_("{n} entry", "{n} entries", sum(added.values())),
    )
