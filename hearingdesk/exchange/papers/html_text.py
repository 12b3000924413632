"""The words of a web page: its paragraphs in order, without scripts, styles and what is only for machines."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SILENT = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select"})
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
_TOP = 4096  # bytes in which a page says its encoding
_KOREAN = {"euc-kr", "euckr", "ks_c_5601-1987", "ksc5601", "ks_c_5601"}  # what pages call cp949


def declared_encoding(data: bytes) -> str:
    """The encoding a page says it is in, by Python's name; "" where it says none."""
    found = _DECLARED.search(data[:_TOP])
    name = found[1].decode("ascii").lower() if found else ""
    return "cp949" if name in _KOREAN else name


class PageWords(HTMLParser):
    """Feed it the page; `title` and `text` hold what it says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self._parts: list[str] = []
        self._silent = 0
        self._titled = False

    @property
    def text(self) -> str:
        """The words, a line for each paragraph."""
        lines = (" ".join(line.split()) for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: object) -> None:
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

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == "title":
            self._titled = False
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._titled:
            self.title = " ".join(f"{self.title} {data}".split())[:300]
        elif not self._silent:
            self._parts.append(data.replace("\n", " "))
