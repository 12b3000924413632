"""Spreadsheets, XLSX and ODS: the rows of their sheets as words, read as they pass by and within limits.

A sheet may claim a million rows of sixteen thousand cells with two cells in it: empty ones are never made. A formula
gives the value that was stored with it. Nothing outside the file is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hearingdesk.exchange.guarded_xml import elements
from hearingdesk.exchange.guarded_zip import BEGINNING, Archive
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tables import Row
from hearingdesk.job import Progress, silent
from hearingdesk.words import _

XLSX, ODS = "xl/workbook.xml", "content.xml"
COLUMNS = 1_000  # of a sheet; what stands beyond them makes a row that fits no table, and is told as one
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_TYPE = 200  # bytes that name a sort of document
_REPEATED = 1_000  # rows that a sheet may say once for several times
_CELL = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_DAYS = frozenset(
    {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
)  # built-in formats of dates
_DAY_CODE = re.compile(r'(?:"[^"]{0,100}"|\[[^\]]{0,50}\]|\\.)|([ymdhs])', re.I)
_EPOCH, _EPOCH_MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Named:
    """One sheet of a file: its name, and where it lies there."""

    name: str
    place: str


def is_sheet(file: SourceFile) -> bool:
    """Whether a file is a spreadsheet that is read here. Raises ImportFailed where the archive does harm."""
    if not file.data.startswith(BEGINNING):
        return False
    with Archive(file.data, file.name) as archive:
        return XLSX in archive.names or _is_ods(archive)


def sheet_rows(file: SourceFile, progress: Progress = silent) -> Iterator[tuple[str, Row]]:
    """Every row that says something, with the name of its sheet. Raises ImportFailed."""
    with Archive(file.data, file.name) as archive:
        rows = _ods(archive, file.name, progress) if _is_ods(archive) else _xlsx(archive, file.name, progress)
        for name, number, cells in rows:
            width = max((place for place, cell in cells.items() if cell), default=-1) + 1
            if width:
                yield name, Row(number, tuple(cells.get(place, "") for place in range(width)))


def sheet_names(file: SourceFile) -> tuple[str, ...]:
    """The names of the sheets of a spreadsheet, in their order. Raises ImportFailed."""
    with Archive(file.data, file.name) as archive:
        if not _is_ods(archive):
            return tuple(sheet.name for sheet in _workbook(archive, file.name)[1])
        tables = (
            _attribute(element, "name")
            for event, element in elements(archive.read(ODS), file.name)
            if event == "start" and _tag(element) == "table"
        )
        return tuple(dict.fromkeys(tables))


def _is_ods(archive: Archive) -> bool:
    return (
        ODS in archive.names
        and "mimetype" in archive.names
        and archive.read("mimetype")[:_TYPE].strip() == _ODS
    )


def _xlsx(archive: Archive, name: str, progress: Progress) -> Iterator[tuple[str, int, dict[int, str]]]:
    words = _shared_words(archive, name)
    dated = _dated_styles(archive, name)
    epoch, sheets = _workbook(archive, name)
    for sheet in sheets:
        if sheet.place not in archive.names:
            raise failed(name, _("its sheet “{sheet}” is not in it.", sheet=sheet.name[:60]))
        number, cells = 0, dict[int, str]()
        for event, element in elements(archive.read(sheet.place), name, "", progress):
            tag = _tag(element)
            if tag == "row" and event == "start":
                told = element.get("r", "")
                number, cells = int(told) if told.isascii() and told.isdigit() else number + 1, {}
            elif tag == "c" and event == "end":
                found = _CELL.match(element.get("r", ""))
                place = _column(found[1]) if found else max(cells, default=-1) + 1
                if said := _xlsx_cell(element, words, dated, epoch):
                    cells[min(place, COLUMNS - 1)] = said
            elif tag == "row":
                yield sheet.name, number, cells
                _free(element)


def _workbook(archive: Archive, name: str) -> tuple[datetime, list[Named]]:
    """From which day dates are counted, and the sheets in their order."""
    leads: dict[str, str] = {}
    relations = "xl/_rels/workbook.xml.rels"
    if relations in archive.names:
        for event, element in elements(archive.read(relations), name):
            if event == "end" and _tag(element) == "Relationship" and element.get("TargetMode") != "External":
                leads[element.get("Id", "")] = element.get("Target", "")
    epoch, sheets = _EPOCH, list[Named]()
    for event, element in elements(archive.read(XLSX), name):
        if event == "end" and _tag(element) == "workbookPr" and element.get("date1904") in ("1", "true"):
            epoch = _EPOCH_MAC
        if event == "end" and _tag(element) == "sheet":
            target = leads.get(_attribute(element, "id"), "")
            place = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            if place.startswith("xl/worksheets/"):
                sheets.append(Named(element.get("name", ""), place))
    return epoch, sheets


def _shared_words(archive: Archive, name: str) -> list[str]:
    """The words that cells lead to by number."""
    place = "xl/sharedStrings.xml"
    if place not in archive.names:
        return []
    words = list[str]()
    for event, element in elements(archive.read(place), name):
        if event == "end" and _tag(element) == "si":
            words.append(_texts(element))
            _free(element)
    return words


def _dated_styles(archive: Archive, name: str) -> set[int]:
    """The styles of cells that show a number as a day."""
    place = "xl/styles.xml"
    if place not in archive.names:
        return set()
    own, found = set[str](), set[int]()
    count = 0
    within = False
    for event, element in elements(archive.read(place), name):
        tag = _tag(element)
        if tag == "numFmt" and event == "end" and _is_day(element.get("formatCode", "")):
            own.add(element.get("numFmtId", ""))
        elif tag == "cellXfs":
            within = event == "start"
        elif tag == "xf" and event == "end" and within:
            told = element.get("numFmtId", "")
            if told in own or (told.isdigit() and int(told[:6]) in _DAYS):
                found.add(count)
            count += 1
    return found


def _is_day(code: str) -> bool:
    return any(found[1] for found in _DAY_CODE.finditer(code[:300]))


def _xlsx_cell(element: Any, words: list[str], dated: set[int], epoch: datetime) -> str:
    kind, style = element.get("t", "n"), element.get("s", "")
    if kind == "inlineStr":
        return _texts(element)
    value = next((child.text or "" for child in element if _tag(child) == "v"), "").strip()
    if kind == "s":
        return words[int(value)] if value.isdecimal() and int(value[:9]) < len(words) else ""
    if kind == "b":
        return {"1": "true", "0": "false"}.get(value, value)
    if kind == "n" and value and style.isdecimal() and int(style[:9]) in dated:
        return _day(value, epoch)
    return value.removesuffix(".0") if kind == "n" else value


def _day(value: str, epoch: datetime) -> str:
    """The day that a number counts to, with the time where it has one."""
    try:
        point = epoch + timedelta(seconds=round(float(value) * 86_400))
    except (ValueError, OverflowError):
        return value
    if 0 <= float(value) < 1:
        return point.strftime("%H:%M:%S")
    return point.date().isoformat() if point.time() == point.min.time() else point.isoformat(" ")


def _ods(archive: Archive, name: str, progress: Progress) -> Iterator[tuple[str, int, dict[int, str]]]:
    sheet, number, place = "", 0, 0
    cells = dict[int, str]()
    for event, element in elements(archive.read(ODS), name, "", progress):
        tag = _tag(element)
        if tag == "table" and event == "start":
            sheet, number = _attribute(element, "name"), 0
        elif tag == "table-row" and event == "start":
            cells, place = {}, 0
        elif tag in ("table-cell", "covered-table-cell") and event == "end":
            times = _times(element, "number-columns-repeated")
            if words := _ods_cell(element):
                cells |= dict.fromkeys(range(place, min(place + times, COLUMNS)), words)
            place += times
        elif tag == "table-row":
            times = _times(element, "number-rows-repeated")
            if cells and times > _REPEATED:
                raise failed(name, _("its sheet “{sheet}” says one row too many times.", sheet=sheet[:60]))
            for one in range(times if cells else 0):
                yield sheet, number + one + 1, cells
            number += times
            _free(element)


def _ods_cell(element: Any) -> str:
    for name in ("date-value", "time-value"):
        if told := _attribute(element, name):
            return told.removesuffix("T00:00:00").replace("T", " ") if name == "date-value" else told
    texts = ["".join(child.itertext()) for child in element if _tag(child) == "p"]
    return "\n".join(texts).strip() or _attribute(element, "value")


def _times(element: Any, name: str) -> int:
    told = _attribute(element, name)
    return max(1, int(told)) if told.isascii() and told.isdigit() and len(told) < 8 else 1


def _texts(element: Any) -> str:
    """The words of a string, without those that only say how it is read aloud."""
    found = [
        child.text or ""
        for child in element.iter()
        if _tag(child) == "t" and _tag(child.getparent()) != "rPh"
    ]
    return "".join(found).strip()


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _free(element: Any) -> None:
    """Let go of what was read, and of what stands before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
