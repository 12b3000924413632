"""The cues of WebVTT, SRT and SBV: blocks of lines parted by empty ones, each with its time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["vtt", "srt", "sbv"]
SIGNATURE = re.compile(r"^WEBVTT(?:[ \t]|$)")
_VTT = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_SRT = r"\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}"
_SBV = r"\d{1,3}:[0-5]\d:[0-5]\d\.\d{3}"
TIMES: dict[Kind, re.Pattern[str]] = {
    "vtt": re.compile(rf"^\s*({_VTT})[ \t]+-->[ \t]+({_VTT})(?:[ \t]|$)"),
    "srt": re.compile(rf"^\s*({_SRT})\s*-->\s*({_SRT})(?:\s|$)"),
    "sbv": re.compile(rf"^\s*({_SBV}),({_SBV})\s*$"),
}
MEANT: dict[Kind, re.Pattern[str]] = {  # what is meant as a time, right or wrong
    "vtt": re.compile(r"-->"),
    "srt": re.compile(r"-->"),
    "sbv": re.compile(r"^\s*\d{1,3}:[\da-z:.]{4,12},\d{1,3}:[\da-z:.]{4,12}\s*$", re.I),
}
_VOICE = re.compile(r"<v(?:\.[^\s<>]+)*[ \t]+([^<>]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<[\d:.]{1,20}>")
_NUMBER = re.compile(r"^\d{1,9}$")
_APART = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue, or what stands where one should: a comment, a block without a time that can be read."""

    line: int
    kind: Literal["cue", "comment", "style", "stray"]
    lines: tuple[str, ...]
    mark: str = ""  # its own identifier
    start: str = ""
    end: str = ""


def cues(blocks: Iterable[tuple[int, list[str]]], kind: Kind) -> Iterator[Cue]:
    """Every block as what it is."""
    for line, block in blocks:
        word = block[0].split(" ")[0].split("\t")[0].strip() if kind == "vtt" else ""
        if word in _APART and not any("-->" in text for text in block[:2]):
            said = (block[0][len(word) :], *block[1:])
            yield Cue(
                line, "comment" if word == "NOTE" else "style", tuple(text for text in said if text.strip())
            )
            continue
        for place in (0, 1):
            found = TIMES[kind].match(block[place][:200]) if place < len(block) else None
            if found is not None:
                mark = block[0].strip() if place else ""
                yield Cue(line + place, "cue", tuple(block[place + 1 :]), mark, found[1], found[2])
                break
        else:
            bare = _NUMBER.match(block[0].strip())
            meant = [
                place for place in (0, 1) if place < len(block) and MEANT[kind].search(block[place][:200])
            ]
            yield Cue(
                line + (meant[0] if meant else 0), "stray", tuple(block[1:] if bare and block[1:] else block)
            )


def blocks(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """Lines in groups parted by empty ones, each with the line it begins on."""
    begun, group = 0, list[str]()
    for number, line in lines:
        if line.strip():
            begun = begun if group else number
            group.append(line)
        elif group:
            yield begun, group
            group = []
    if group:
        yield begun, group


def seconds(clock: str) -> float:
    """A time of a cue as seconds from the start of the recording."""
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def full(clock: str) -> str:
    """A time of a cue with its hours, and a point before the thousandths: "00:00:07.500"."""
    whole, part = divmod(round(seconds(clock) * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{part:03}"


def voices(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Label and words of each voice in a cue; ("", words) where nobody is named."""
    text = "\n".join(lines)
    place, label = 0, ""
    for found in _VOICE.finditer(text):
        if before := plain(text[place : found.start()]):
            yield label, before
        label, place = " ".join(html.unescape(found[1]).split()), found.end()
    if (rest := plain(text[place:])) or not place:
        yield label, rest


def plain(text: str) -> str:
    """The words without tags and entities; on one line, unless the lines are a dialogue of dashes."""
    lines = [" ".join(html.unescape(_TAG.sub("", line)).split()) for line in text.split("\n")]
    lines = [line for line in lines if line]
    dialogue = sum(line.startswith(("-", "–", "—")) for line in lines) > 1
    return ("\n" if dialogue else " ").join(lines)
