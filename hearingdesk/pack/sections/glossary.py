"""The terms that this pack uses, in both languages, each with what it means; then its codes, side by side."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hearingdesk import codes
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Col, Group
from hearingdesk.pack.flow import Story
from hearingdesk.pack.press import Press
from hearingdesk.pack.said import said
from hearingdesk.pack.section import section
from hearingdesk.pack.table import Table
from hearingdesk.pack.two import Two
from hearingdesk.places import resources
from hearingdesk.words import N_

LISTS = ("hearing_kind", "capacity", "service_method", "offence", "regulator_instrument", "legal_effect")
OWN = ("glossary", "law", "names")  # sections that only gather what the others say


@dataclass(frozen=True, slots=True)
class Term:
    """A term in both languages, further words for it, and what it means."""

    en: str
    ko: str
    means: Two = Two()
    forms: tuple[str, ...] = ()

    def used(self, text: str) -> bool:
        """Does the text say it, in either language?"""
        forms = (form for form in (self.en, self.ko, *self.forms) if len(form) > 1)
        return any(_says(text, form) for form in forms)


@section("glossary", N_("Glossary"), order=105, closing=True, lists=True)
def tell(brief: Brief, press: Press) -> Story:
    text = said(brief.story, but=OWN).casefold()
    explained = [term for term in terms() if term.used(text)]
    coded = _coded(text, {term.ko for term in explained})
    if explained or coded:
        yield Table(_cols(press), list(_rows(press, explained, coded)))


@cache
def terms() -> tuple[Term, ...]:
    """Those that the program can explain, read once."""
    listed = tomllib.loads(resources("pack", "glossary.toml").read_text("utf-8"))["term"]
    return tuple(
        Term(one["en"], one["ko"], Two(one["means"], one["means_ko"]), tuple(one.get("forms", ())))
        for one in listed
    )


def _coded(text: str, known: set[str]) -> list[Term]:
    """The words of code lists that the pack says and that are not explained."""
    found: dict[str, Term] = {}
    for name in LISTS:
        for one in codes.entries(name).values():
            term = Term(one.en, one.ko)
            longer = any(one.ko in word for word in known)  # it may be said as a part of that alone
            told = _says(text, one.en) or (not longer and term.used(text))
            if one.ko not in known and one.en.casefold() not in found and told:
                found[one.en.casefold()] = term
    return list(found.values())


def _says(text: str, form: str) -> bool:
    """Is it there as a word of its own? Korean joins words, so there its letters are enough."""
    form = form.casefold()
    if form not in text:
        return False
    return not form.isascii() or re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def _cols(press: Press) -> list[Col]:
    names = [Col(Two.said(N_("English")), 104), Col(Two.said(N_("Korean")), 96)]
    names = names[::-1] if press.lang == "ko" else names
    return [*names, Col(Two.said(N_("What it means here")), 270.6)]


def _rows(
    press: Press, explained: Sequence[Term], coded: Sequence[Term]
) -> Iterator[Group | list[str | Two]]:
    korean = press.lang == "ko"

    def order(term: Term) -> str:
        return term.ko if korean else term.en.casefold()

    for term in sorted(explained, key=order):
        yield [*_names(term, korean), term.means]
    if coded and explained:
        yield Group(Two.said(N_("Further words in both languages")))
    for term in sorted(coded, key=order):
        yield [*_names(term, korean), ""]


def _names(term: Term, korean: bool) -> list[str | Two]:
    """Its two names; the language of the pack leads."""
    return [term.ko, term.en] if korean else [term.en, term.ko]
