"""Spreadsheets: words, numbers and days as they are shown, however large the sheet claims to be."""

from __future__ import annotations

import json

import pytest

from hearingdesk.commands.run import run
from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import look
from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.source_file import SourceFile
from tests.exchange.office import open_sheet, packed, spreadsheet

SHARED = ["<t>speaker</t>", "<t>text</t>", "<r><t>Ada </t></r><r><t>Flint</t></r><rPh><t>x</t></rPh>"]
TURNS = (
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>'
    '<c r="C2" t="inlineStr"><is><t>date</t></is></c></row>'
    '<row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" t="str"><f>A1</f><v>yes</v></c>'
    '<c r="C4" s="1"><v>47914</v></c></row>'
    '<row r="5"><c r="A5" t="s"><v>2</v></c><c r="B5"><v>12.0</v></c><c r="C5" s="1"><v>47914</v></c></row>'
    '<row r="1048576"/>'
)


def read(data: bytes, name: str = "a.xlsx") -> Document:
    document = formats.read(SourceFile(name, data))
    assert document.format == "table"
    return document


def test_a_sheet_of_turns():
    document = read(spreadsheet({"Record": TURNS}, SHARED))
    assert [(turn.label, turn.text, turn.line) for turn in document.turns()] == [
        ("Ada Flint", "yes", 4),
        ("Ada Flint", "12", 5),
    ]


def test_a_cell_far_out_is_told_and_kept():
    rows = TURNS.replace('</row><row r="1048576"/>', '<c r="XFD5" t="b"><v>1</v></c></row>')
    document = read(spreadsheet({"Record": rows}, SHARED))
    assert [turn.line for turn in document.turns()] == [4]
    assert [entry.text for entry in document.entries] == ["Ada Flint\n12\n2031-03-07\ntrue"]


def test_the_day_of_a_sheet_is_the_one_shown():
    document = read(spreadsheet({"Record": TURNS}, SHARED))
    assert import_counts(document)["dates"] == ["2031-03-07"]


def test_days_are_counted_from_where_the_file_says():
    assert import_counts(read(spreadsheet({"A": TURNS}, SHARED, date1904=True)))["dates"] == ["2035-03-08"]


def test_further_sheets_are_notes():
    more = '<row r="1"><c r="A1"><v>7</v></c></row>'
    document = read(spreadsheet({"Record": TURNS, "More": more}, SHARED))
    assert [(entry.title, entry.text) for entry in document.entries] == [("Sheet More, row 1", "7")]
    assert "further sheets" in document.warnings[0]


def test_an_open_sheet_with_repeated_cells_and_rows():
    rows = (
        "<table:table-row><table:table-cell><text:p>name</text:p></table:table-cell>"
        "<table:table-cell><text:p>role</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2">'
        "<text:p>Flint</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="date" office:date-value="2031-03-06">'
        "<text:p>6. 3. 31</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    )
    document = read(open_sheet(rows), "a.ods")
    assert [(one.name, one.role) for one in document.people] == [
        ("Flint", "Flint"),
        ("Flint", "Flint"),
        ("2031-03-06", ""),
    ]


def test_one_row_said_a_million_times_is_refused():
    cell = "<table:table-cell><text:p>a</text:p></table:table-cell>" * 2
    head = f"<table:table-row>{cell}</table:table-row>"
    rows = f'{head}<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    with pytest.raises(ImportFailed, match="one row too many times"):
        formats.read(SourceFile("a.ods", open_sheet(rows)), "table")


def test_a_sheet_without_headings_is_no_table_but_a_document(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(spreadsheet({"A": '<row r="1"><c r="A1"><v>1</v></c></row>'}))
    with pytest.raises(ImportFailed, match="it is a spreadsheet without a row of headings"):
        formats.read(SourceFile.of(path))
    assert (look(path).status, look(path).format) == ("imported", "sheet")


def test_a_sheet_without_a_cell_is_refused_with_a_way_out(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(spreadsheet({"A": '<row r="1"></row>'}))
    assert "it is a spreadsheet without a row of headings" in look(path).message


def test_a_sheet_comes_in_by_command(tmp_path, capsys):
    case, path = tmp_path / "a.hearing", tmp_path / "a.xlsx"
    path.write_bytes(spreadsheet({"Record": TURNS}, SHARED))
    assert run(["new", str(case), "--title", "Lamps", "--jurisdiction", "none"]) == 0
    capsys.readouterr()
    assert run(["import", str(case), str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sources"][0]["turns"] == 2


def test_a_text_document_is_no_sheet(tmp_path):
    path = tmp_path / "a.odt"
    path.write_bytes(packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}))
    assert "it is an OpenDocument file" in look(path).message
