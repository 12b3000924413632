"""What the header of a TEI record says: title, day, place, committee and term."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hearingdesk.exchange.marked.days import day, span
from hearingdesk.exchange.marked.steps import local
from hearingdesk.exchange.marked.wording import flat
from hearingdesk.when import When

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class Head:
    """The header of one TEI, or of a corpus."""

    language: str = ""
    titles: list[tuple[str, str, str]] = field(default_factory=list)  # type, language, words
    meetings: list[tuple[str, str, str]] = field(default_factory=list)  # what it is, whose, words
    date: When | None = None
    printed: When | None = None  # the date of the source that was marked up
    place: str = ""
    publisher: str = ""

    def read(self, name: str, node: Any) -> None:
        """One part of the header, whole."""
        if name == "titleStmt":
            self._titles(node)
        elif name == "sourceDesc":
            self._source(node)
        elif name == "settingDesc":
            self._setting(node)

    def _titles(self, node: Any) -> None:
        for one in node:
            if local(one) == "title" and flat(one):
                self.titles.append((one.get("type") or "main", one.get(LANGUAGE) or "", flat(one)))
            elif local(one) == "meeting":
                self.meetings.append((one.get("ana") or "", one.get("corresp") or "", flat(one)))

    def _source(self, node: Any) -> None:
        for one in node.iter("{*}publisher", "{*}date"):
            if local(one) == "publisher":
                self.publisher = self.publisher or flat(one)
            else:
                self.printed = self.printed or day(one.get("when"))

    def _setting(self, node: Any) -> None:
        for one in node.iter("{*}date", "{*}name"):
            if local(one) == "date":
                self.date = self.date or day(one.get("when")) or span(one.get("from"), one.get("to"))
            elif one.get("type") in ("place", "city"):
                self.place = self.place or flat(one)

    @property
    def title(self) -> str:
        """The title that says most: what the sitting is called rather than the corpus it lies in."""
        sub = self._in_language("sub")
        if not sub:
            return self._in_language("main")
        numbered = [words for what, _whose, words in self.meetings if "term" not in what and words]
        said = any(letter.isdigit() for letter in sub) or not numbered
        return sub if said else f"{sub}, {numbered[0]}"

    @property
    def full_title(self) -> str:
        """The title of the corpus, where the record is called otherwise."""
        main = self._in_language("main")
        return main if main != self.title else ""

    @property
    def term(self) -> str:
        """The legislative term."""
        return next((words for what, _whose, words in self.meetings if "term" in what and words), "")

    @property
    def bodies(self) -> tuple[str, ...]:
        """The committee: the meeting is one's, or is that of a body which is not the one elected for the term."""
        elected = {whose for what, whose, _words in self.meetings if "term" in what}
        met = [(what, whose) for what, whose, _words in self.meetings if "term" not in what]
        name, colon, _rest = self._in_language("sub").partition(":")
        if any("committee" in what for what, _whose in met):
            return (name or self._in_language("main"),)
        own = elected and any(whose and whose not in elected for _what, whose in met)
        return (name,) if own and colon and name else ()

    def _in_language(self, kind: str) -> str:
        """The title of that kind in the language of the record, or in the first there is."""
        own = [words for type, code, words in self.titles if type == kind and code in (self.language, "")]
        return next(iter(own or [words for type, _code, words in self.titles if type == kind]), "")
