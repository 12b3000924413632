"""The leaves of one PDF: reportlab's canvas with its fonts at hand, and words turned into the codes of those fonts.

A word is taken apart once however often the pack says it, and every character no font has is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hearingdesk.pack.fonts import KEPT_WORDS, font, pair
from hearingdesk.pack.style import Look

Coded = list[tuple[str, str]]  # the operator that chooses the font, the escaped letters


@dataclass(frozen=True, slots=True)
class Lost:
    """A character that no font of the pack has, and where the words with it stand."""

    letter: str
    section: str
    page: int


class Leaves(Canvas):
    """reportlab's canvas, with its document at hand for the fonts' codes."""

    _doc: PDFDocument
    _annotationrefs: list[object]

    def links(self) -> int:
        """How many links the page has so far."""
        return len(self._annotationrefs)

    def codes(self, face: TTFont, text: str) -> list[tuple[str, str]]:
        """The text as codes of the font's subsets in this document: (name of the subset, escaped letters)."""
        parts = face.splitString(text, self._doc)
        return [(face.getSubsetInternalName(subset, self._doc), escapePDF(code)) for subset, code in parts]


class Coder(dict[str, Coded]):
    """Word -> its codes in one document, for one pair of faces at one size; a space at its end is coded too.

    A word with a lost character is never kept, so that every place it stands in is told to `lose`.
    """

    def __init__(self, leaves: Leaves, look: Look, lose: Callable[[str], None]) -> None:
        super().__init__()
        self._leaves = leaves
        self._faces = pair(look.face)
        self._size = look.size
        self._lose = lose
        self._chosen: dict[tuple[str, float], str] = {}
        self.latin = self._choose(leaves.codes(font(look.face), " ")[0][0], 1.0)

    def __missing__(self, word: str) -> Coded:
        pieces = self._faces.pieces(word.removesuffix(" "))
        if word.endswith(" "):
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text + " ")
        made = [
            (self._choose(name, piece.factor), letters)
            for piece in pieces
            for name, letters in self._leaves.codes(font(piece.font), piece.text)
        ]
        if pieces[0].lost:
            self._lose(pieces[0].lost)
        elif len(self) < KEPT_WORDS:
            self[word] = made
        return made

    def _choose(self, name: str, factor: float) -> str:
        """The operator that chooses this font at the size."""
        key = (name, factor)
        if (made := self._chosen.get(key)) is None:
            made = self._chosen[key] = f"{name} {self._size * factor:.6g} Tf"
        return made
