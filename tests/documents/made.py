"""Documents made for tests: PDFs, archives of office documents, pictures. Nothing here is anybody's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reportlab.pdfgen import canvas

PIXEL = (  # one white point
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
)
HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"
HS = "http://www.hancom.co.kr/hwpml/2011/section"


def pdf(pages: Sequence[str | None], title: str = "", **more: Any) -> bytes:
    """A PDF with a page for each text; None is a page that is a picture alone, "" an empty one."""
    made = io.BytesIO()
    page = canvas.Canvas(made, pagesize=(595, 842), **more)
    if title:
        page.setTitle(title)
    for text in pages:
        if text is None:
            page.rect(50, 50, 400, 600, fill=1)
        for number, line in enumerate((text or "").split("\n")):
            page.drawString(72, 760 - 18 * number, line)
        page.showPage()
    page.save()
    return made.getvalue()


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, how)
    return made.getvalue()


def hwpx(*sections: str, title: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """An HWPX document; a section is what stands inside it."""
    package = (
        f'<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:title>{title}</opf:title></opf:package>'
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/hwp+zip",
        "Contents/content.hpf": package,
        "Contents/header.xml": "<head/>",
    }
    for number, inside in enumerate(sections):
        files[f"Contents/section{number}.xml"] = f'<hs:sec xmlns:hs="{HS}" xmlns:hp="{HP}">{inside}</hs:sec>'
    return zipped(files | dict(more or {}))


def run(*words: str) -> str:
    """A paragraph of HWPX with these runs."""
    return "<hp:p>" + "".join(f"<hp:run><hp:t>{one}</hp:t></hp:run>" for one in words) + "</hp:p>"


WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(*paragraphs: str, more: Mapping[str, str] | None = None) -> bytes:
    """A Word document. `more`: what stands inside its further parts, by their names ("endnotes")."""
    inside = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    parts = {"document": f"<w:body>{inside}</w:body>", **(more or {})}
    return zipped(
        {f"word/{name}.xml": f'<w:{name} xmlns:w="{WORDS}">{part}</w:{name}>' for name, part in parts.items()}
    )


def hwp() -> bytes:
    """The look of an HWP 5 file: the container of old office documents with Hangul's mark in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000) + b"HWP Document File" + bytes(500)


def laid(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path
