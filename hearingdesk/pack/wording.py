"""Words of the program and of the case in both languages, as sections need them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from hearingdesk import codes
from hearingdesk.pack.flow import Block
from hearingdesk.pack.fonts import NBSP
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import Style
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two, two
from hearingdesk.when import When
from hearingdesk.words import N_, say

COLON = N_("{label}:")
BOUND = 40  # letters of a name whose words stay on one line
_BRACKETED = re.compile(r"[^가-힣]*\s\(([^()]*[가-힣][^()]*(?:\([^()]*\)[^()]*)*)\)")
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}\. \d{1,2}\.(?: \d{1,2}\.)?")


def phrase(text: str, /, **values: object) -> Two:
    """A phrase of the program (declared with `N_`); its values may be phrases, dates or plain words."""
    return Two(
        say("en", text, **{name: _in("en", value) for name, value in values.items()}),
        say("ko", text, **{name: _in("ko", value) for name, value in values.items()}),
    )


def counted(one: str, many: str, n: int, /, **values: object) -> Two:
    """A phrase that counts, both its forms declared with `N_`; Korean has one for any number."""
    return Two(phrase(one if n == 1 else many, n=n, **values).en, phrase(many, n=n, **values).ko)


def days_overdue(days: int) -> Two:
    """For how long something is overdue."""
    return counted(N_("{n} day overdue"), N_("{n} days overdue"), days)


def _in(lang: str, value: object) -> object:
    if isinstance(value, Two):
        return value.first(lang)
    return value.say(lang) if isinstance(value, When) else value


def in_language(press: Press, text: str) -> str:
    """Words that carry their Korean in brackets after them: in a Korean pack what stands in the brackets alone."""
    return (press.lang == "ko" and own_korean(text)) or text


def own_korean(text: str) -> str:
    """The Korean that stands in brackets after words without any; "" for none."""
    found = _BRACKETED.fullmatch(text.strip())
    return found[1] if found else ""


def field(record: Any, name: str) -> Two:
    """A field that has a Korean twin: `title` and `title_ko`."""
    return Two(getattr(record, name).strip(), getattr(record, f"{name}_ko", "").strip())


@lru_cache(maxsize=2048)
def coded(name: str, code: str) -> Two:
    """The words for a code; none for no code."""
    if not code:
        return Two()
    return typeset(Two(*(codes.label(name, code, lang) for lang in ("en", "ko"))))


def typeset(words: Two) -> Two:
    """Words of a code list or a rule as a page prints them: its dash, its apostrophe, an article with its number."""
    english = words.en.replace("'", "’").replace("art. ", f"art.{NBSP}")
    return Two(*(one.replace(" - ", " – ") for one in (english, words.ko)))


def day(when: When | None, *, weekday: bool = False) -> Two:
    """A date as each language writes it; none for none."""
    return _written(when, weekday) if when else Two()


@lru_cache(maxsize=4096)
def _written(when: When, weekday: bool) -> Two:
    """A case has few days and says each of them often."""
    return Two(when.say("en", weekday), when.say("ko", weekday))


def whole_day(when: When | None) -> Two:
    """The same for a narrow cell: it is not parted at the end of a line."""
    return whole_days(day(when))


def whole_days(words: Two) -> Two:
    """Words whose dates are not parted at the end of a line."""
    return Two(*(_DATE.sub(lambda found: found[0].replace(" ", NBSP), one) for one in (words.en, words.ko)))


def unparted(name: str) -> str:
    """A name that stays on one line, unless it is as long as the line."""
    return name.replace(" ", NBSP) if len(name) <= BOUND else name


def whole_name(name: Two) -> Two:
    """The same of a name in both languages."""
    return Two(unparted(name.en), unparted(name.ko))


def missing() -> Two:
    """What stands where the file says nothing and a reader must see that."""
    return Two.said(N_("not in the file"))


def join(phrases: Iterable[Two | str], between: str = ", ") -> Two:
    """Phrases in a row; one that lacks a language is said in the other."""
    parts = [two(part) for part in phrases if part]
    if not any(part.ko for part in parts):
        return Two(between.join(part.en for part in parts))
    return Two(
        between.join(part.first("en") for part in parts), between.join(part.first("ko") for part in parts)
    )


def runs(press: Press, words: Two | str, mark: str = "plain") -> Iterator[Run]:
    """A phrase within a line: the second language beside the first, quieter."""
    if first := press.first(words):
        yield Run(first, mark)
    if second := press.second(words):
        yield Run(f"{NBSP} {second}", "second")


def dated(press: Press, when: When | None) -> Iterator[Run]:
    """A date within a line, in the leading language; a date that is not known is said to be so."""
    yield Run(press.first(day(when))) if when else Run(press.first(missing()), "bold")


def labelled(
    press: Press, label: Two, *value: Run, style: str | Style = "note", keeps: bool = False
) -> Words:
    """A line that says what it is about: its label, then the words."""
    named = Run(press.first(phrase(COLON, label=label)), "name")
    return Words([named, Run(" "), *value], style, keeps=keeps)


def minor(press: Press, words: Two | Iterable[Run]) -> Words:
    """A small heading over a few lines."""
    text = [*runs(press, words)] if isinstance(words, Two) else [*words]
    return Words(text, replace(press.style("minor"), before=12.0), keeps=True)


def paragraphs(press: Press, words: Two, style: str = "text") -> list[Block]:
    """Longer words: the second language under the first, quieter."""
    first, second = press.first(words), press.second(words)
    if not first:
        return []
    look = press.style(style)
    if not second:
        return [Words(first, look)]
    leading = Words(first, replace(look, after=min(look.after, 1.0)), keeps=True)
    leading.parted = True
    return [leading, Words(second, quiet(look))]


def stood(line: Sequence[Run], press: Press) -> list[Block]:
    """The line of sources under words of its own, with room below."""
    return [Words(line, replace(press.style("source"), after=6.0))] if line else []


def quiet(style: Style) -> Style:
    """The style of the same words in the other language."""
    return replace(
        style, size=style.no_less(style.size * 0.93), leading=style.leading * 0.96, colour=style.muted
    )


def between(parts: Iterable[Sequence[Run]], mark: str = " · ") -> list[Run]:
    """Pieces of a line parted by dots."""
    made: list[Run] = []
    for part in parts:
        if part:
            made += [Run(mark), *part] if made else [*part]
    return made
