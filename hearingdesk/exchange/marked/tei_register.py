"""The people and organisations of a TEI record or of a list beside it, with the posts they held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hearingdesk.exchange.inner import Name, Person, Post
from hearingdesk.exchange.marked.days import day
from hearingdesk.exchange.marked.steps import identifier, local
from hearingdesk.exchange.marked.tei_head import LANGUAGE
from hearingdesk.exchange.marked.wording import flat
from hearingdesk.words import _

_OF_A_NAME = ("roleName", "forename", "nameLink", "surname", "genName")  # in the order people say them


@dataclass(slots=True)
class Register:
    """Gathers persons and organisations as they come by."""

    language: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    _held: list[tuple[str, str, Any, str, str]] = field(default_factory=list)

    def person(self, node: Any) -> None:
        """One <person>, whole."""
        mark = identifier(node)
        names = [(one, words) for one in node if local(one) == "persName" and (words := called(one))]
        key = mark or f"#{len(self.people)}"
        self.people[key] = Person(
            name=names[-1][1] if names else mark or "?",
            key=key,
            names=(*_marks(mark), *(_earlier(one, words) for one, words in names[:-1])),
            remark="\n".join(_known(node)),
        )
        for one in node:
            if local(one) == "affiliation":
                title = self._title(one)
                self._held.append(
                    (key, title, one.get("ref") or "", one.get("from") or "", one.get("to") or "")
                )

    def organisation(self, node: Any) -> None:
        """One <org>, whole, and those within it."""
        for one in node.iter("{*}org"):
            mark = identifier(one)
            names = [part for part in one if local(part) == "orgName" and flat(part)]
            best = self._best(names)
            key = mark or f"#{len(self.people)}"
            self.people[key] = Person(
                name=flat(best) if best is not None else mark or "?",
                key=key,
                kind="organisation",
                names=(
                    *_marks(mark),
                    *(
                        Name(text=flat(part), kind=_kind(part), language=part.get(LANGUAGE) or "")
                        for part in names
                        if flat(part) != flat(best)
                    ),
                ),
            )

    def posts(self) -> Iterator[Post]:
        """Every affiliation; an organisation that stands in another list is kept as its mark in the title."""
        for key, title, refs, since, until in self._held:
            marks = [ref.rpartition("#")[2] for ref in refs.split()]
            known = next((mark for mark in marks if mark in self.people), "")
            said = title if known else ", ".join(part for part in (title, *marks) if part)
            if said:
                yield Post(person=key, title=said, organisation=known, since=day(since), until=day(until))

    def _title(self, node: Any) -> str:
        """What the post is called: in the language of the register, else as its mark."""
        names = [one for one in node.iter("{*}roleName") if flat(one)]
        best = self._best(names)
        return flat(best) if best is not None else node.get("role") or ""

    def _best(self, names: list[Any]) -> Any:
        """The full name in force, in the language of the register."""

        def fits(one: Any) -> tuple[bool, bool, bool]:
            own = (one.get(LANGUAGE) or self.language) == self.language
            return one.get("full") not in ("abb", "init"), not one.get("to"), own

        return max(names, key=fits) if names else None


def called(node: Any) -> str:
    """A persName as people say the name: forenames before surnames."""
    parts = [one for wanted in _OF_A_NAME for one in node if local(one) == wanted and flat(one)]
    return " ".join(flat(one) for one in parts) or flat(node)


def _marks(mark: str) -> tuple[Name, ...]:
    return (Name(text=mark, kind="identifier"),) if mark else ()


def _earlier(node: Any, words: str) -> Name:
    return Name(text=words, kind="former" if node.get("to") else "alias", language=node.get(LANGUAGE) or "")


def _kind(node: Any) -> str:
    if node.get("full") in ("abb", "init"):
        return "short"
    if node.get("to"):
        return "former"
    return "translated" if node.get(LANGUAGE) else "alias"


def _known(node: Any) -> Iterator[str]:
    """What tells a person from a namesake: birth, and addresses where more is said."""
    for one in node:
        name = local(one)
        if name == "birth" and (born := day(one.get("when"))):
            place = flat(one)
            yield _("Born {day}, {place}", day=born, place=place) if place else _("Born {day}", day=born)
        elif name == "idno" and flat(one):
            yield flat(one)
