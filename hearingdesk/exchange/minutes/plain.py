"""How minutes are printed, in plain words; the patterns that say the same are made of them.

A profile may say `[lines] apart = ":"` instead of a pattern, and `[patterns]` for what words cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

# how a speaker's line is made up: these four are one pattern together
TURN = ("sign", "number", "label", "apart")
LABELS = ("name", "capitals", "any")
OWN_LINE = "line"  # `apart`: the label stands alone, the words below it
SPACES = "spaces"  # `apart`: two spaces or more, or a tab
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", "（": "）", "［": "］", "【": "】", "〔": "〕"}
_BEFORE = r"(?:(?:Mr|Mrs|Ms|Dr|Hon|Sen|Rep|St|Prof|Gen|Col|Sir)\.?\s)?"  # their full stop ends no label


def patterns_of(lines: Mapping[str, str]) -> dict[str, str]:
    """The pattern for each thing that is said in words; nothing for what is empty."""
    said = {name: words.strip() for name, words in lines.items() if words.strip()}
    made = {name: make(said[name]) for name, make in _MAKERS.items() if name in said}
    if said.keys() & {*TURN}:
        made["turn"] = _turn(*(said.get(name, "") for name in TURN))
    return made


def _turn(sign: str, number: str, label: str, apart: str) -> str:
    begin = r"^\s*"
    if sign:
        begin += re.escape(sign) + r"\s{0,3}"
    if number:
        begin += rf"(?:(?P<cite>{re.escape(number)}\s?\d{{1,5}})\.?\s{{1,9}})?"
    return begin + _label(label or "name", apart or ":") + _parted(apart or ":")


def _label(kind: str, apart: str) -> str:
    if apart == SPACES:
        first = {"capitals": r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{0,39}", "any": r"\S{1,40}"}.get(kind, r"[^\W\d_]\S{0,39}")
        return rf"(?P<label>{first}(?: \S{{1,40}}){{0,5}}?)"
    without = "" if apart == OWN_LINE else re.escape(apart[0])
    if kind == "capitals":
        return rf"(?P<label>{_BEFORE}[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{{0,60}}?)"
    if kind == "any":
        return rf"(?P<label>[^\s{without}][^{without or chr(10)}]{{0,80}}?)"
    word = rf"[^\s;!?\"“”{without}]"
    rest, more = rf"{word}{{0,30}}?", rf"{word}{{1,30}}"
    if apart[0] == ".":  # but that of an initial
        rest, more = rf"(?:{rest}|\.)", rf"(?:{more}|[A-Z]\.)"
    return rf"(?P<label>{_BEFORE}[A-ZÀ-Þ가-힣一-鿿]{rest}(?: {more}){{0,6}}?)"


def _parted(apart: str) -> str:
    if apart == SPACES:
        return r"(?: {2,}|\t|\u3000)\s{0,20}(?P<text>.*)"
    if apart == OWN_LINE:
        return r"\s*$(?P<text>)?"
    if apart in (".", "-", "–", "—"):
        return rf"\s?{re.escape(apart)}(?:\s{{1,20}}|-{{2}}|$)(?P<text>.*)"
    return rf"\s?{re.escape(apart)}\s{{0,20}}(?P<text>.*)"


def _said(words: str) -> str:
    """Words as they may stand in a line, with any space between them."""
    return r"\s{1,9}".join(re.escape(word) for word in words.split())


def _page(words: str) -> str:
    before, _mark, after = words.partition("#")
    parts = [rf"{_said(one)}" for one in (before, after)]
    space = r"\s{0,9}"
    return rf"^\s*{parts[0]}{space}(?P<page>\d{{1,6}}){space}{parts[1]}\s*$"


def _scene(words: str) -> str:
    pairs = [(opens, _BRACKETS[opens]) for opens in words if opens in _BRACKETS]
    if pairs:
        return (
            "^(?:"
            + "|".join(rf"{re.escape(opens)}.{{1,200}}{re.escape(closes)}" for opens, closes in pairs)
            + ")$"
        )
    return rf"^\s*{_said(words)}"


def _among(words: str) -> str:
    return "(?i)" + "|".join(_said(one) for one in re.split("[,;·、]", words) if one.strip())


def _after(name: str) -> Callable[[str], str]:
    """What stands in a line after these words, with or without a colon."""
    return lambda words: rf"^\s*{_said(words.rstrip(' :'))}\s{{0,9}}[:：]?\s{{0,9}}(?P<{name}>\S.{{0,199}})"


def _list(name: str) -> Callable[[str], str]:
    """The same for a list of names, which may begin on the line below."""
    return lambda words: rf"^\s*{_said(words.rstrip(' :'))}\s{{0,9}}(?:[:：]\s{{0,9}}(?P<{name}>.*)|$)"


_MAKERS: Mapping[str, Callable[[str], str]] = {
    "start": lambda words: rf"^\s*{_said(words)}",
    "scene": _scene,
    "reaction": _among,
    "page": _page,
    "numbered": lambda _words: r"^\s*(?:(?P<page>\d{1,6}):)?(?P<row>\d{1,2})(?:\s(?P<text>.*))?$",
    **{name: _after(name) for name in ("date", "committee", "title", "place", "witness")},
    **{name: _list(name) for name in ("present", "witnesses")},
}
NAMES = (*TURN, *_MAKERS)
