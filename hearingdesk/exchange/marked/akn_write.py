"""Writes a record as Akoma Ntoso, stretch by stretch: however long it is, one stretch is in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO
from xml.sax.saxutils import quoteattr

from hearingdesk import codes
from hearingdesk.exchange.inner import SAID
from hearingdesk.exchange.marked.akn_body import unpointed
from hearingdesk.exchange.marked.akn_names import ALSO, CALLED, CAPACITY, CODES, LIST, WITNESS
from hearingdesk.exchange.marked.akn_parts import Chosen, Part
from hearingdesk.exchange.marked.akn_speakers import Speakers, is_name
from hearingdesk.exchange.marked.days import clock
from hearingdesk.exchange.marked.wording import squeezed
from hearingdesk.records.turns import Turn
from hearingdesk.when import When

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?")


class Writer:
    """Puts elements into an open file, and counts what they could not hold. Their namespace is the root’s."""

    def __init__(self, file: BinaryIO, speakers: Speakers) -> None:
        self._file = file
        self._speakers = speakers
        self._page = ""
        self._marks: set[str] = set()  # ids given so far: each may stand once
        self.controls = 0  # control characters left out
        self.times = 0  # times that are none
        self.done = 0  # stretches

    # elements

    @contextmanager
    def open(self, tag: str, /, **attributes: str) -> Iterator[None]:
        """Everything written meanwhile goes into this element."""
        said = "".join(f" {name}={quoteattr(value)}" for name, value in self._clean(attributes).items())
        self._file.write(f"<{tag}{said}>\n".encode())
        yield
        self._file.write(f"</{tag}>\n".encode())

    def put(self, node: Any) -> None:
        """A whole element, on a line of its own."""
        from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - C, without stubs

        self._file.write(etree.tostring(node, encoding="utf-8", with_tail=False) + b"\n")

    def make(self, tag: str, words: str = "", /, **attributes: str) -> Any:
        """An element with words; line ends become marks of their own."""
        from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - C, without stubs

        node = etree.Element(tag, self._clean(attributes))
        self.add(node, words)
        return node

    def add(self, node: Any, words: str) -> None:
        """Words at the end of an element."""
        first, *lines = self._text(words).split("\n")
        _append(node, first)
        for line in lines:
            node.append(self.make("eol"))
            _append(node, line)

    def _clean(self, attributes: dict[str, str]) -> dict[str, str]:
        return {name.rstrip("_"): squeezed(self._text(value)) for name, value in attributes.items()}

    def _text(self, words: str) -> str:
        kept, left_out = _NOT_XML.subn("", words.replace("\r\n", "\n").replace("\r", "\n"))
        self.controls += left_out
        return kept

    # the record

    def part(self, chosen: Chosen, part: Part, told: str, progress: Any) -> None:
        """One day: who was there, the witnesses nobody calls in the words themselves, and the words."""
        section = _Section(self)
        with section:
            self._there(chosen, part, section)
            self._called(chosen, part, told, section)
            for turn in chosen.turns(part):
                section.ready(turn.kind == "heading" and not turn.label)
                self.put(self._stretch(turn, part.day))
                self.done += 1
                if not self.done % 500:
                    progress(self.done)
            section.ready()

    def _there(self, chosen: Chosen, part: Part, section: _Section) -> None:
        """The roll call, where the case knows who was present."""
        present = chosen.present(part)
        if not present:
            return
        section.ready()
        with self.open("rollCall", class_=LIST):
            for one, guest in present:
                party = chosen.view.parties.get(one.party)
                node = self.make("p", class_=ALSO) if guest else self.make("p")
                mark = self._speakers.of_party(party.id)
                node.append(self.make("person", party.name, refersTo=f"#{mark}"))
                if party.role:
                    self.add(node[-1].getparent(), f", {party.role}")
                self.put(node)

    def _called(self, chosen: Chosen, part: Part, told: str, section: _Section) -> None:
        """Witnesses, each in a line; not those whom the record itself calls."""
        for one in chosen.witnesses(part):
            party = chosen.view.parties.get(one.party)
            if squeezed(party.name) in told:
                continue
            section.ready()
            node = self.make("summary", class_=WITNESS)
            node.append(self.make("b", party.name))
            if party.role:
                _append(node, " ")
                node.append(self.make("i", f"({party.role})"))
            _append(node, f" {CALLED}.")
            self.put(node)

    def _stretch(self, turn: Turn, day: When | None) -> Any:
        if turn.kind in SAID or turn.label:
            return self._speech(turn, day)
        if turn.kind == "heading":
            node = self.make("heading", **self._cited(turn))
        else:
            kind = {} if turn.kind in ("scene", "note") else {"class_": turn.kind}
            node = self.make(CODES.get(turn.kind, "summary"), **kind, **self._cited(turn))
        self._place(node, turn)
        if (time := self._time(turn.clock, day)) is not None:
            node.append(time)
        self.add(node, turn.text)
        return node

    def _speech(self, turn: Turn, day: When | None) -> Any:
        """Somebody has the floor."""
        attributes = {"by": f"#{self._speakers.of_turn(turn)}", **self._cited(turn)}
        if turn.kind not in SAID:
            attributes["class_"] = turn.kind
        if turn.capacity:
            attributes["as_"] = f"#{CAPACITY}{turn.capacity}"
        node = self.make(turn.kind if turn.kind in SAID else "speech", **attributes)
        time = self._time(turn.clock, day)
        if turn.label or time is not None:
            plain = unpointed(squeezed(turn.label)) == turn.label
            node.append(self.make("from", turn.label, **({} if plain else {"title": turn.label})))
            if time is not None:
                node[-1].append(time)
        lines = [line for line in turn.text.split("\n") if line.strip()] or [""]
        for n, line in enumerate(lines):
            block = self.make("p")
            if n == 0:
                self._place(block, turn)
            self.add(block, line)
            node.append(block)
        return node

    def _cited(self, turn: Turn) -> dict[str, str]:
        """The source's own citation: as the id, where it is a name and stands once; else as a title."""
        cite = turn.cite
        if is_name(cite) and cite not in self._marks:
            self._marks.add(cite)
            return {"eId": cite}
        return {"title": cite} if cite else {}

    def _place(self, node: Any, turn: Turn) -> None:
        """Where on the printed page it begins."""
        if turn.page != self._page:
            node.append(self.make("eop", number=turn.page))
            self._page = turn.page
        if turn.line is not None:
            node.append(self.make("eol", number=f"{turn.line:02}"))

    def _time(self, said: str, day: When | None) -> Any:
        """When it was said: a clock with its day, or a time into the recording as it was written."""
        if not said:
            return None
        if not _TIME.fullmatch(said):
            self.times += 1
            return None
        full = said if said.count(":") == 2 else f"{said}:00"
        if clock(said) == said:
            return self.make("recordedTime", time=f"{day.start}T{full}" if day else full)
        return self.make("recordedTime", time=full, class_="offset", title=said)


class _Section(ExitStack):
    """The section that is open: each heading begins another, unless it follows a heading."""

    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self._writer = writer
        self._open = False
        self._headed = False  # it has only headings so far

    def ready(self, heading: bool = False) -> None:
        """Be where the next stretch goes."""
        if (heading and not self._headed) or not self._open:
            self.close()
            self.enter_context(self._writer.open("debateSection", name="section" if heading else "opening"))
            self._open = True
        self._headed = heading


def _append(node: Any, words: str) -> None:
    """Words after whatever is in the element already."""
    if not words:
        return
    if len(node):
        node[-1].tail = (node[-1].tail or "") + words
    else:
        node.text = (node.text or "") + words


def roles(kinds: Sequence[str]) -> list[tuple[str, str]]:
    """The marks and names of capacities, in English."""
    return [(f"{CAPACITY}{kind}", codes.label("capacity", kind, "en")) for kind in kinds]
