"""The body of an Akoma Ntoso debate: speeches as turns, and what the record notes between them, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hearingdesk import codes
from hearingdesk.exchange.inner import Present, Turn, Witness
from hearingdesk.exchange.marked.akn_head import Head, SittingHead, of_day
from hearingdesk.exchange.marked.akn_lists import roll_call, witnesses
from hearingdesk.exchange.marked.akn_names import ASIDE, BLOCKS, CAPACITY, KINDS, LIST, SAYING, WITNESS
from hearingdesk.exchange.marked.days import clock
from hearingdesk.exchange.marked.steps import Step, identifier, local
from hearingdesk.exchange.marked.wording import flat, flat_without, paragraphs, squeezed
from hearingdesk.exchange.printed_dates import printed_clock
from hearingdesk.exchange.spool import Spool, Stretch
from hearingdesk.when import When

_HEADS = 10  # headings that may say what the record is called
_OUTSIDE = frozenset({"from", "heading", "num", "subheading", *ASIDE})
_IN_THE_CHAIR = " in the chair"
_MET = " met at "


@dataclass(slots=True)
class Day:
    """A sitting being gathered."""

    date: When | None
    turns: Stretch
    opens: str = ""
    closes: str = ""
    presiding: str = ""
    present: list[Present] | None = None


class Body:
    """Takes the steps of the body, and holds what came of them."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self._spool = Spool()
        self.days: list[Day] = [Day(None, Stretch(self._spool))]
        self.witnesses: dict[str, Witness] = {}
        self.offices: dict[
            str, str
        ] = {}  # of those of whom the head says more than their label does, by mark
        self.headings: list[str] = []
        self._within: list[str] = []  # the sections that are open
        self._page = ""
        self._spoken = False

    def begin(self, sittings: list[SittingHead]) -> None:
        """The head is read: the day is known, where it says one."""
        if sittings:
            first = sittings[0]
            self.days = [Day(first.day, Stretch(self._spool), first.opens, first.closes)]

    def take(self, step: Step) -> None:
        """One step of the body."""
        if step.kind == "opens":
            self._within.append(step.name)
            if step.name == "debateSection":
                self._sitting(step.node)
        elif step.kind == "closes":
            self._within.pop()
        elif step.kind == "words":
            self._note(squeezed(step.words), step.line)
        elif step.name in SAYING:
            self._speech(step.node, SAYING[step.name])
        elif step.name == "rollCall":
            self._roll_call(step.node)
        else:
            self._between(step.name, step.node)

    def _sitting(self, node: Any) -> None:
        """A section that is a day of its own begins a sitting."""
        found = self.head.sittings.get((node.get("refersTo") or "").lstrip("#"))
        if found is None:
            return
        said = self.head.days.get(found.start, SittingHead(found))
        day = self.days[-1]
        if len(self.days) == 1 and not day.turns and day.present is None:
            self.days.pop()
        self.days.append(Day(found, Stretch(self._spool), said.opens, said.closes))
        self._spoken = False

    def _speech(self, node: Any, kind: str) -> None:
        before = next(node.iter("{*}from"), None)
        by = node.get("by") or ""
        printed = "" if before is None else before.get("title") or unpointed(flat_without(before))
        label = printed or (self.head.label(by) if by.strip("#") else "")
        who, mark = self.head.who(by), by.lstrip("#")
        if who and self.head.shown.get(mark) != label:
            self.offices.setdefault(mark, "")
        row = self._place(node)
        self._spoken = True
        kinds = codes.entries("turn_kind")
        capacity = (node.get("as") or "").lstrip("#").removeprefix(CAPACITY)
        wanted = node.get("class") or ""
        self._add(
            Turn(
                text="\n".join(paragraphs(node, BLOCKS, _OUTSIDE)),
                label=label,
                kind=wanted if wanted in kinds else kind,
                cite=node.get("title") or identifier(node),
                page=self._page,
                line=node.sourceline or 0,
                row=row,
                clock=self._clock(node),
                who=who,
                capacity=capacity if capacity in codes.entries("capacity") else "",
            )
        )

    def _place(self, node: Any) -> int | None:
        """Where on the printed page it begins; the page goes on until the next one does."""
        row = None
        for one in node.iter("{*}eop", "{*}eol"):
            number = one.get("number") or ""
            if local(one) == "eop":
                self._page = number
            elif row is None and number.isascii() and number.isdecimal() and len(number) < 5:
                row = int(number)
        return row

    def _clock(self, node: Any) -> str:
        """When it was said: beside the name, or as an attribute; an offset into a recording stays one."""
        time = next(node.iter("{*}recordedTime"), None)
        if time is not None and time.get("class") == "offset":
            return time.get("title") or ""
        said = (time.get("time") if time is not None else "") or node.get("startTime")
        return clock(said)

    def _between(self, name: str, node: Any) -> None:
        """A heading, a scene, or whatever else stands between speeches."""
        kind = KINDS.get(name, "note")
        if "administrationOfOath" in self._within and kind != "heading":
            kind = "oath"
        if (wanted := node.get("class") or "") in codes.entries("turn_kind"):
            kind = wanted
        row = self._place(node)
        if kind == "heading" and name != "num" and len(self.headings) < _HEADS:
            self.headings.append(flat(node))
        words = "\n".join(paragraphs(node, BLOCKS, frozenset({"noteRef"})))
        self._hours(node, words)
        if words.casefold().rstrip(" .)]").endswith(_IN_THE_CHAIR):
            self.days[-1].presiding = (
                self.days[-1].presiding or words.strip("[]()").rstrip(" .")[: -len(_IN_THE_CHAIR)]
            )
        if words and wanted != WITNESS:
            self._add(
                Turn(
                    text=words,
                    kind=kind,
                    cite=node.get("title") or identifier(node),
                    page=self._page,
                    line=node.sourceline or 0,
                    row=row,
                    clock=self._clock(node),
                )
            )
        if name in ("summary", "p", "narrative", "scene"):
            for one in witnesses(node, self.days[-1].date):
                self.witnesses.setdefault(one.name, one)

    def _hours(self, node: Any, words: str) -> None:
        """When the sitting opened, and when it rose: as the words say, or a time marked in them."""
        day = self.days[-1]
        if not self._spoken and not day.opens and _MET in words:
            day.opens = printed_clock(words)
        for one in node.iter("{*}recordedTime"):
            said = clock(one.get("time")) if of_day(one.get("time"), day.date) else ""
            if "adjournment" in self._within and said > day.opens:
                day.closes = day.closes or said
            elif not self._spoken:
                day.opens = day.opens or said

    def _roll_call(self, node: Any) -> None:
        present, lines = roll_call(node, self.head.shown)
        day = self.days[-1]
        day.present = [*(day.present or []), *present]
        self.offices.update({one.key: one.office for one in present if one.key})
        if node.get("class") != LIST:
            self._note("\n".join(lines), node.sourceline or 0)

    def _note(self, words: str, line: int) -> None:
        if words:
            self._add(Turn(text=words, kind="note", page=self._page, line=line))

    def _add(self, turn: Turn) -> None:
        self.days[-1].turns.add(turn)


def unpointed(label: str) -> str:
    """A label without the marks that part it from the words: "Mr. Alfa:", "El señor ORTIZ.-"."""
    return label.rstrip(" \t:：-–—.") + ("." if label.rstrip(" :：").endswith(".") and _short(label) else "")


def _short(label: str) -> bool:
    """Whether the full stop at the end belongs to its last word ("Flint Jr.")."""
    return label.rstrip(" :：").rsplit(" ", 1)[-1].casefold() in (
        "jr.",
        "sr.",
        "m.p.",
        "t.d.",
        "k.c.",
        "q.c.",
    )
