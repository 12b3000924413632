"""Invented office documents, packed as such programs pack them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(files: Mapping[str, str]) -> bytes:
    """An archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 3, 6, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def word(paragraphs: Sequence[tuple[str, str]], footnotes: str = "") -> bytes:
    """A Word document of these paragraphs: the style, and the words or ready-made runs."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        + (words if words.startswith("<") else f"<w:r><w:t>{words}</w:t></w:r>")
        + "</w:p>"
        for style, words in paragraphs
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    if footnotes:
        files["word/footnotes.xml"] = f"<w:footnotes {_W}>{footnotes}</w:footnotes>"
    return packed(files)
