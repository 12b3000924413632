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


_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_O = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def spreadsheet(sheets: Mapping[str, str], shared: Sequence[str] = (), date1904: bool = False) -> bytes:
    """An XLSX file: by sheet name its ready-made rows. Style 1 shows a number as a day."""
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
    leads = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n, _name in enumerate(sheets, 1)
    )
    mark = '<workbookPr date1904="1"/>' if date1904 else ""
    files = {
        "xl/workbook.xml": f"<workbook {_S} {_R}>{mark}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{leads}</Relationships>",
        "xl/sharedStrings.xml": f"<sst {_S}>" + "".join(f"<si>{one}</si>" for one in shared) + "</sst>",
        "xl/styles.xml": (
            f'<styleSheet {_S}><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
        ),
    }
    for n, rows in enumerate(sheets.values(), 1):
        files[f"xl/worksheets/s{n}.xml"] = f"<worksheet {_S}><sheetData>{rows}</sheetData></worksheet>"
    return packed(files)


def open_sheet(rows: str) -> bytes:
    """An ODS file of one sheet with ready-made rows."""
    body = f'<office:body><office:spreadsheet><table:table table:name="A">{rows}</table:table>'
    content = (
        f"<office:document-content {_O}>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})
