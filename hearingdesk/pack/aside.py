"""Packs built in a process of their own: what is asked of it, what it answers, what is said where it ends badly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress, silent
from hearingdesk.pack.book import lay_down
from hearingdesk.pack.build import Leaking, PackOptions, PackReport, check_place
from hearingdesk.pack.issue import Give, Pressed
from hearingdesk.pack.plain import plain, remade
from hearingdesk.pack.preview import Alone, Preview
from hearingdesk.pack.proof.proving import Proof
from hearingdesk.words import _
from hearingdesk.working.aside import TaskFailed, Work
from hearingdesk.working.limits import Limits

MEMORY = 4_000_000_000  # bytes: 4,400 tagged pages take about a gigabyte
LIMITS = Limits(
    silence=900.0, total=24 * 3600.0, memory=MEMORY
)  # one step of the archive takes long at times
STAYING = Limits(silence=300.0, total=float("inf"), memory=MEMORY)


def build_aside(
    case: CaseFile, path: Path, options: PackOptions, progress: Progress = silent, password: str = ""
) -> PackReport:
    """As `build_pack`, of the case as it stands in its file now. Raises TaskFailed too, with a sentence."""
    check_place(case, path)
    data, report = pack_aside(case, path.name, options, progress, password)
    lay_down(path, data)
    return report


def pack_aside(
    case: CaseFile, name: str, options: PackOptions, progress: Progress = silent, password: str = ""
) -> tuple[bytes, PackReport]:
    """The same file in memory, and what is told of it."""
    files: list[bytes] = []
    asked = {"name": name, "password": password}
    answer = _run("pack", case, options, asked, files.append, progress)
    return files[0], remade(PackReport, answer["report"])


def edition_aside(
    case: CaseFile,
    name: str,
    options: PackOptions,
    recipients: Sequence[str],
    give: Give,
    progress: Progress = silent,
) -> Pressed:
    """As `print_edition`: what prints for `issue` from the window."""
    asked = {"name": name, "recipients": list(recipients)}
    return remade(Pressed, _run("pack-edition", case, options, asked, give, progress)["pressed"])


@dataclass(frozen=True, slots=True)
class Laid:
    """Pages for an ask, by its number: those of one section alone, all of them, or the sentence why there are none."""

    number: int
    pages: Alone | Preview | HearingDeskError


class Layouts:
    """A worker that stays and lays out packs of one case as often as it is asked. Use it as a context."""

    def __init__(self, case: CaseFile) -> None:
        """Raises TaskFailed where there is no starting it."""
        self._work = Work("pack-preview", {"lead": case.lead()}, STAYING)

    def __enter__(self) -> Layouts:
        return self

    def __exit__(self, *problem: object) -> None:
        self._work.end()

    @property
    def process(self) -> int:
        """Its number among the processes of the machine."""
        return self._work.process

    def ask(self, number: int, options: PackOptions, section: str = "") -> None:
        """Lay out this pack, `section` first; what is under way for an earlier ask is left. From any thread."""
        self._work.ask({"number": number, "options": plain(options), "section": section})

    def laid(self, progress: Progress = silent) -> Iterator[Laid]:
        """What is laid out, as it comes. It ends by Cancelled alone, or by TaskFailed when the worker dies."""
        try:
            yield from self._laid(progress)
        except TaskFailed as failed:
            raise said(failed) from failed

    def _laid(self, progress: Progress) -> Iterator[Laid]:
        coming: Mapping[str, Any] = {}
        for item in self._work.items(progress):
            if isinstance(item, bytes):
                yield Laid(coming["number"], _pages(coming, item))
            elif "why" in item:
                yield Laid(item["number"], HearingDeskError(item["why"]))
            else:
                coming = item


def _pages(told: Mapping[str, Any], data: bytes) -> Alone | Preview:
    if "alone" in told:
        return replace(remade(Alone, told["alone"]), data=data)
    found = remade(Preview, told["whole"])
    return replace(found, made=replace(found.made, data=data))


def _run(
    task: str, case: CaseFile, options: PackOptions, asked: Mapping[str, Any], give: Give, progress: Progress
) -> Mapping[str, Any]:
    """The answer of the worker. Raises Leaking, TaskFailed; Cancelled by `progress`, and the worker is gone then."""
    arguments = {"lead": case.lead(), "options": plain(options), **asked}
    try:
        with Work(task, arguments, LIMITS) as work:
            for item in work.items(progress):
                give(item)
            answer: Mapping[str, Any] = work.answer
    except TaskFailed as failed:
        raise said(failed) from failed
    if "proof" in answer:
        raise Leaking(remade(Proof, answer["proof"]))
    return answer


def said(failed: TaskFailed) -> HearingDeskError:
    """The end of a worker in words about the pack; its own sentence where it has one."""
    if failed.why == "memory":
        return HearingDeskError(
            _(
                "The pack was not made: it needs more memory than it may have. Leave exhibits or sections out, "
                "or print it in parts."
            )
        )
    if failed.why in ("died", "silence", "garbled"):
        return HearingDeskError(_("The pack was not made. {reason} Try again.", reason=failed))
    return HearingDeskError(str(failed))
