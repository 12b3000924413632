"""What rules cite, in words: “Act on Testimony art. 5(5), 16”, 국회증언감정법 제5조제5항, 제16조."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from hearingdesk.places import resources
from hearingdesk.procedure.rule import Both

_ARTICLE = re.compile(r"(\d+)(?:-(\d+))?(?:\((\d+)\)(?:-\((\d+)\))?)?(\d+)?", re.ASCII)
_PARAGRAPH = re.compile(r"\((\d+)\)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Source:
    """A text that rules rest on. `kind`: law, case, study, or general (knowledge; no text was read)."""

    code: str
    kind: str
    short: Both
    full: Both
    version: Both = field(default_factory=Both)
    mark: str = ""  # what English puts before the place
    articles: bool = False  # Korean writes the place as article, paragraph, item


@cache
def sources() -> dict[str, Source]:
    """All of them, by code."""
    with resources("procedure", "sources.toml").open("rb") as file:
        listed = tomllib.load(file)
    return {
        code: Source(
            code,
            one["kind"],
            Both(one["en"], one["ko"]),
            Both(**one["full"]),
            Both(**one.get("version", {})),
            one.get("mark", ""),
            one.get("articles", False),
        )
        for code, one in listed.items()
    }


def code_of(cited: str) -> str:
    """The code of “S-TA 5(5),16”."""
    return cited.partition(" ")[0]


def is_general(cited: Iterable[str]) -> bool:
    """Whether any of what is cited is general knowledge."""
    return any((known := sources().get(code_of(one))) and known.kind == "general" for one in cited)


@cache
def cite(cited: tuple[str, ...]) -> Both:
    """Everything that is cited, in both languages; words that are no known source stand as they are."""
    return Both("; ".join(_english(one) for one in cited), "; ".join(_korean(one) for one in cited))


@cache
def cite_law(cited: tuple[str, ...]) -> Both:
    """Only the laws among it; all of it where there are none."""
    laws = tuple(one for one in cited if (known := sources().get(code_of(one))) and known.kind == "law")
    return cite(laws or cited)


def _english(cited: str) -> str:
    code, _, place = cited.partition(" ")
    source = sources().get(code)
    if source is None:
        return cited
    return " ".join(
        part for part in (source.short.en, source.mark and place and source.mark, _spaced(place)) if part
    )


def _korean(cited: str) -> str:
    code, _, place = cited.partition(" ")
    source = sources().get(code)
    if source is None:
        return cited
    if not source.articles:
        return f"{source.short.ko} {place}".strip()
    return f"{source.short.ko} {_articles_ko(place)}".strip()


def _spaced(place: str) -> str:
    return ", ".join(part.strip() for part in place.split(","))


def _articles_ko(place: str) -> str:
    """Places as Korean law writes them: "15-2(1),16" is 제15조의2제1항, 제16조."""
    words = []
    for part in map(str.strip, place.split(",")):
        if found := _ARTICLE.fullmatch(part):
            words.append(_article_ko(*found.groups()))
        elif found := _PARAGRAPH.fullmatch(part):
            words.append(f"제{found[1]}항")
        elif part:
            words.append(part)
    return ", ".join(words)


def _article_ko(
    article: str, branch: str | None, paragraph: str | None, last: str | None, item: str | None
) -> str:
    words = f"제{article}조" + (f"의{branch}" if branch else "") + (f"제{paragraph}항" if paragraph else "")
    if last and paragraph:
        joined = "·" if int(last) == int(paragraph) + 1 else "부터 "
        words += f"{joined}제{last}항" + ("" if joined == "·" else "까지")
    return words + (f"제{item}호" if item else "")
