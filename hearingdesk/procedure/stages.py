"""A stage of what follows an absence: what is on file, what the law asks for, and what comes next by when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hearingdesk import codes
from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.steps import standing
from hearingdesk.when import When

if TYPE_CHECKING:  # decisions have stages too, and no chain
    from hearingdesk.procedure.chain import Asks

DONE, OPEN, MISSING, LATE, CHECK, ASIDE = "done", "open", "missing", "late", "check", "aside"
WORST = (LATE, CHECK, MISSING, OPEN, DONE, ASIDE)  # which state speaks for several people


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step with its finding. Warnings stand beside what is on file; they keep nobody from recording it."""

    name: str
    title: Both
    state: str  # done; open (it runs); missing; late; check; aside (nothing to do here)
    value: Both  # in a few words, for a strip
    note: Both = field(default_factory=Both)  # a remark of a few words under it
    text: Both  # in sentences
    asks: Both  # what the law asks for
    basis: Both
    confidence: str
    day: When | None = None  # when it happened
    next: Both = field(default_factory=Both)  # what is to be done, or waited for
    by: When | None = None  # the day of that
    counted: tuple[Counted, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    warnings: tuple[Both, ...] = ()
    records: tuple[tuple[str, int], ...] = ()  # what it rests on: table and id


def stage(
    asked: Asks,
    state: str,
    value: Both,
    sentences: Iterable[Both],
    *,
    counted: Sequence[Counted] = (),
    doubts: Sequence[Doubt] = (),
    warnings: Sequence[Both] = (),
    records: Sequence[tuple[str, int]] = (),
    note: Both | None = None,
    next: Both | None = None,
    day: When | None = None,
    by: When | None = None,
) -> Stage:
    """A step of a chain with what was found."""
    of_counts = [one for count in counted for one in count.doubts]
    every = (*standing(asked, asked.title), *doubts, *of_counts)
    basis = dict.fromkeys(one.basis for one in counted) or {asked.basis: None}
    return Stage(
        name=asked.name,
        title=asked.title,
        state=state,
        value=value,
        note=note or Both(),
        text=joined(" ", sentences),
        asks=asked.asks,
        basis=joined("; ", basis),
        confidence=asked.confidence,
        day=day,
        next=next or Both(),
        by=by,
        counted=tuple(counted),
        doubts=tuple(dict.fromkeys(every)),
        warnings=tuple(warnings),
        records=tuple(records),
    )


def unknown() -> Both:
    return phrase("value.unknown")


def coded(name: str, code: str) -> Both:
    """The words of a code in both languages."""
    return Both(codes.label(name, code, "en"), codes.label(name, code, "ko"))
