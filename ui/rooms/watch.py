"""Is the case still where it was opened? Looked at when one comes back to the window."""

from __future__ import annotations

from collections.abc import Callable

from hearingdesk.casefile import CaseFile
from hearingdesk.words import _
from ui.rooms.bench import Bench


class Watch:
    """One for a window; it says once that the case is gone, and once that it is back."""

    def __init__(self, bench: Bench, turned: Callable[[], object]) -> None:
        """`turned` is called when `gone` is another now."""
        self._bench, self._turned = bench, turned
        self._gone: CaseFile | None = None
        self._looking = False

    @property
    def gone(self) -> bool:
        """Is the open case not where it was?"""
        return self._gone is not None and self._gone is self._bench.desk.case

    def look(self) -> None:
        """Look now; at a place that may take its time to answer off the screen's thread."""
        case = self._bench.desk.case
        if case is None or self._looking:
            return
        if not case.copied:
            self._seen(case, case.is_there())
            return
        self._looking = True
        job = self._bench.desk.jobs.start(
            _("Looking for {name}", name=case.path.name), lambda _progress: case.is_there(), quiet=True
        )
        job.finished.connect(lambda there: self._seen(case, there))
        job.ended.connect(self._looked)

    def _looked(self) -> None:
        self._looking = False

    def _seen(self, case: CaseFile, there: bool) -> None:
        desk = self._bench.desk
        if case is not desk.case or there is (self._gone is not case):
            return
        self._gone = None if there else case
        self._turned()
        if there:
            desk.say(_("{name} is back where it was. Work goes on.", name=case.path.name))
            return
        desk.say(
            self._sentence(case), "warn", _("Save a copy…"), lambda: self._bench.commands.run("case.copy")
        )

    def _sentence(self, case: CaseFile) -> str:
        if case.copied:
            return _(
                "{name} is not where it was any more: it was moved, renamed or removed, or its folder cannot be "
                "reached. Your work goes on here; it is put back when the file is there again.",
                name=case.path.name,
            )
        return _(
            "{name} was removed, moved or replaced while it was open. Put it back to go on changing it, or save a copy "
            "elsewhere.",
            name=case.path.name,
        )
