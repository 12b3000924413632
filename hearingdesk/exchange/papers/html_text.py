"""The words of a web page: its paragraphs in order, without scripts, styles and what is only for machines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "rt", "rp"}
)
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
        ),
        *(
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
        ),
        *("ol", "p", "pre", "section", "table", "tr", "ul", "br"),
    )
)
_CELLS = frozenset({"td", "th"})
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.I)
_PIECE = 1 << 16  # characters
TOP = 4096  # bytes in which a page says its encoding
_KOREAN = {"euc-kr", "euckr", "ks_c_5601-1987", "ksc5601", "ks_c_5601"}  # what pages call cp949


def declared_encoding(data: bytes) -> str:
    """The encoding a page says it is in, by Python's name; "" where it says none."""
    found = _DECLARED.search(data[:TOP])
    name = found[1].decode("ascii").lower() if found else ""
    return "cp949" if name in _KOREAN else name


def page_words(text: str) -> tuple[str, str]:
    """(title, words) of a page: what is broken in it is read as far as browsers would.

    It is read by libxml2, in a time that goes with its length: the parser that comes with Python takes the square of
    it for a page out to harm, and stumbles over some.
    """
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - C, without stubs

    words = _PageWords()
    parser = etree.HTMLParser(
        target=words, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    with suppress(etree.LxmlError):  # at the very end: it has no element
        for start in range(0, len(text), _PIECE):
            parser.feed(text[start : start + _PIECE])
        parser.close()
    return words.title, words.text


class _PageWords:
    """What a page says, taken as it passes by."""

    def __init__(self) -> None:
        self.title = ""
        self._parts: list[str] = []
        self._silent = 0
        self._titled = False

    @property
    def text(self) -> str:
        """The words, a line for each paragraph."""
        lines = (" ".join(line.split()) for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in lines if line)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "body":
            self._silent = 0  # a head that nobody closed
        if tag == "title":
            self._titled = not self.title
        elif tag in _BLOCKS:
            self._parts.append("\n")
        elif tag in _CELLS:
            self._parts.append("\t")

    def end(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == "title":
            self._titled = False
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def data(self, data: str) -> None:
        if self._titled:
            self.title = " ".join(f"{self.title} {data}".split())[:300]
        elif not self._silent:
            self._parts.append(data.replace("\n", " "))

    def close(self) -> None:
        """Nothing is left to do."""
