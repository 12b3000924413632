"""British names in running lists: the witnesses of a panel apart, a short label and its full name."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STYLES = (
    "(?i:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Rt Hon|Right Hon|Hon"
    "|Rev|Reverend|Councillor|Cllr)"
)
_STYLED = re.compile(rf"^(?:and )?(?:the )?(?:{_STYLES})\.? [A-Z]")
_STYLE = re.compile(rf"^(?:(?:{_STYLES})\b\.?\s*)+")
_NAME = re.compile(r"(?!.*\b(?:of|for|and|the)\b)(?:\S+ ){1,5}\S+$")  # not "University of Leeds"
_LETTERS = re.compile(r"(?:\s+(?:MP|MSP|QC|KC|[CODMK]BE|CB|CH|DL|FRS|PhD))+$")
_GAVE = re.compile(r",?\s*(?:gave|giving) evidence\.?\s*$", re.I)
_PANEL = re.compile(r"^\[?(?:Panel )?[IVX0-9]+\]?[:.]\s+")


def split_witnesses(line: str, labels: tuple[str, ...]) -> list[tuple[str, str]]:
    """Name and title of each witness in "A B, Director, C, and Dr D E, Fellow, F, gave evidence."

    Commas part names and titles alike. A name begins the line, follows a semicolon or the last "and", has a
    style before it, or is one of the labels that speak in the table.
    """
    line = _PANEL.sub("", _GAVE.sub("", line.strip()).rstrip(" ."))
    groups = (part.split(",") for part in line.split(";"))
    found: list[tuple[str, str]] = []
    for group in groups if ";" in line else _by_names(line.split(","), labels):
        name, *title = (" ".join(part.split()) for part in group)
        if name := name.removeprefix("and "):
            found.append((name, ", ".join(part for part in title if part)))
    return found


def bare(name: str) -> str:
    """A name without styles before it and letters after it, in small letters."""
    return " ".join(_LETTERS.sub("", _STYLE.sub("", name.strip())).casefold().split())


def labels_of(name: str) -> Iterator[str]:
    """The bare labels a full name can go by in a table: all of it, or its end, a surname of one or more words."""
    words = bare(name).split()
    return (" ".join(words[start:]) for start in range(len(words)))


def _by_names(parts: list[str], labels: tuple[str, ...]) -> list[list[str]]:
    speaking = {bare(label) for label in labels if " " in label}  # one word alone is an office: "Chair"
    groups: list[list[str]] = []
    for part in (part.strip() for part in parts):
        plain = part.removeprefix("and ")
        known = _NAME.match(plain) and not speaking.isdisjoint(labels_of(plain))
        if not groups or known or part.startswith("and ") or _STYLED.match(part):
            groups.append([part])
        else:
            groups[-1].append(part)
    return groups
