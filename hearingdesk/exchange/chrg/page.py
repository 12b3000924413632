"""The text of a hearing out of the web page the Office wraps it in: the same lines, without mark-up."""

from __future__ import annotations

import html
import re

_WRAPPED = re.compile(r"<pre\b|</pre>|<html\b", re.I)
_MARKUP = re.compile(
    r"</?(?:html|head|body|pre|a|b|i|u|p|br|hr|meta|center|font|sup|sub|strong|em)\b[^<>]*>", re.I
)
_BULLET = re.compile(r"<bullet>", re.I)
_PAGE = re.compile(r"^\s*\[\[Page (?P<page>[^\]]+)\]\]\s*$", re.I)


def plain_lines(text: str) -> list[str]:
    """The lines without mark-up and trailing spaces, each still at its number in the file."""
    lines = text.split("\n")
    if _WRAPPED.search(text, 0, 5000):
        lines = [_plain(line) if "<" in line or "&" in line else line for line in lines]
    return [line.expandtabs(8).rstrip() if "\t" in line else line.rstrip() for line in lines]


def page_mark(line: str) -> str:
    """The page that begins here, of a line "[[Page 12]]"; "" for any other line."""
    found = _PAGE.match(line) if "[[" in line else None
    return found["page"].strip() if found else ""


def _plain(line: str) -> str:
    if line.lstrip().lower().startswith("<title>"):
        return line  # the cover reads it as it stands
    return html.unescape(_MARKUP.sub("", _BULLET.sub("•", line)))
