"""Tables of any sort: turns, people, notes; nothing shifted, nothing guessed, nothing mended in silence."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.errors import ImportFailed, Invalid
from hearingdesk.exchange import formats, shelves
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.encoding import mended
from hearingdesk.exchange.inner import Document, Turn, import_counts
from hearingdesk.exchange.read_lines import Lines
from hearingdesk.exchange.read_text import read_text
from hearingdesk.exchange.shelves import Shelves
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tables import Header, sniff
from hearingdesk.exchange.tabular.days import days_of
from hearingdesk.exchange.tabular.profile import bundled, named, profile_of, shipped
from hearingdesk.exchange.tabular.rows import Rows
from hearingdesk.records.matters import Matter
from hearingdesk.records.memory import Profile
from tests.exchange.paper import FILES

CELL = st.text(st.sampled_from('ab가 ,"\n'), max_size=8).map(str.strip)
SPOKEN = 'date,speaker,text\n2024-06-11,위원장 가나다,"개의합니다, 여러분"\n2024-06-11,김라마 위원,예\n'


def read(text: str, name: str = "a.csv", encoding: str = "utf-8") -> Document:
    document = formats.read(SourceFile(name, text.encode(encoding)))
    assert document.format == "table"
    return document


def test_statements_are_turns_and_each_key_is_one_witness():
    document = formats.read(SourceFile.of(FILES / "table-witnesses.csv"))
    counts = import_counts(document)
    assert (counts["sittings"], counts["turns"], counts["witnesses"]) == (2, 3, 2)
    assert counts["dates"] == ["1991-03-04", "1991-03-05"]
    flint = document.witnesses[0]
    assert (flint.name, flint.called, flint.title) == ("Flint, Ada", "Ada Flint", "lamplighter, Lamp Works")
    assert [str(day) for day in (flint.day, *flint.also)] == ["1991-03-04", "1991-03-05"]
    first, reply, *_rest = document.turns()
    assert (first.text, first.capacity) == ("I came to speak of lamps.\nThey went out.", "witness")
    assert (reply.kind, reply.label, reply.text) == ("note", "chairman", "Thank you. Mr. Tinder?")


def test_a_witness_of_two_days_is_present_at_both(tmp_path):
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps")) as case:
        outcome = bring_in(case, FILES / "table-witnesses.csv")
        assert (outcome.status, outcome.added["attendance"], outcome.added["party"]) == ("imported", 3, 2)


def test_a_table_of_two_columns_of_speech_needs_no_more():
    document = read(SPOKEN)
    assert [(turn.label, turn.text) for turn in document.turns()] == [
        ("위원장 가나다", "개의합니다, 여러분"),
        ("김라마 위원", "예"),
    ]
    assert [str(sitting.date) for sitting in document.sittings] == ["2024-06-11"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_any_encoding_and_line_end(encoding, end):
    turns = [turn.text for turn in read(SPOKEN.replace("\n", end), encoding=encoding).turns()]
    assert turns == ["개의합니다, 여러분", "예"]


def test_one_person_has_one_entry_and_namesakes_have_two():
    document = read(
        "member_id,assembly,name,name_hanja,name_eng,party,district,committees\n"
        "A1,20,나라별,羅星,NA RABYEOL,가당,별군,등불위원회\n"
        'A1,21,나라별,羅星,NA RABYEOL,나당,별군,"등불위원회, 물위원회"\n'
        "B2,21,나라별,羅別,NA LABYUL,가당,달군,\n"
    )
    assert [(person.name, person.key) for person in document.people] == [("나라별", "A1"), ("나라별", "B2")]
    forms = {(name.text, name.kind) for name in document.people[0].names}
    assert forms == {("羅星", "official"), ("NA RABYEOL", "romanised"), ("A1", "identifier")}
    assert [(seat.committee, seat.group) for seat in document.seats] == [
        ("등불위원회", "가당"),
        ("등불위원회", "나당"),
        ("물위원회", "나당"),
    ]
    assert [post.title_ko for post in document.posts if post.person == "A1"] == [
        "제20대 국회의원 (별군)",
        "제21대 국회의원 (별군)",
    ]


def test_quotes_within_quotes_leave_every_row_its_cells():
    document = read(
        '"title","political party","name","phone","email"\n'
        '"위원장","가당","나라별","02-1","<p><a href="a@b.example">a@b.example</a></p>"\n'
        '"위원","나당","다라별","02-2,3","<p><a href=""></a></p>"\n',
        "committee_list_등불 위원회.csv",
    )
    assert document.title == "등불 위원회"
    assert [(seat.person, seat.role, seat.group) for seat in document.seats] == [
        ("line 2", "chair", "가당"),
        ("line 3", "member", "나당"),
    ]
    assert document.people[0].remark == "phone: 02-1 · email: a@b.example"
    assert document.people[1].remark == "phone: 02-2,3"
    assert "line 2" in document.warnings[0]


def test_a_table_of_headings_alone_is_stored_as_empty(tmp_path):
    path = tmp_path / "committee_list_물위원회.csv"
    path.write_text('"title","political party","name","phone","email"\n\n\n', "utf-8")
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps")) as case:
        outcome = bring_in(case, path)
        assert (outcome.status, outcome.message) == ("imported", "The table has headings and no rows.")
        assert outcome.added["committee"] == 1
        assert bring_in(case, path).status == "duplicate"


def test_an_unknown_table_becomes_notes_word_for_word():
    document = read("Title,Date label,Tags\nlamp,03/01/2022,a|b\nwick,,c\n")
    assert [(entry.title, entry.text) for entry in document.entries] == [
        ("lamp", "Title: lamp\nDate label: 03/01/2022\nTags: a|b"),
        ("wick", "Title: wick\nTags: c"),
    ]
    assert document.sittings == ()


def test_ragged_rows_are_told_and_kept_aside():
    document = read("speaker,text\nFlint,yes\nno,no,no\nTinder\nTinder,well\nFlint,yes\nFlint,yes\n")
    assert [turn.label for turn in document.turns()] == ["Flint", "Tinder", "Flint", "Flint"]
    assert [entry.text for entry in document.entries] == ["no\nno\nno", "Tinder"]
    assert "2 rows have another number of cells" in document.warnings[0]
    assert "lines 3, 4" in document.warnings[0]


def test_day_and_month_are_not_guessed():
    assert days_of(["03/01/2022"]) == {"03/01/2022": None}
    assert str(days_of(["03/01/2022", "23/01/2022"])["03/01/2022"]) == "2022-01-03"
    assert days_of(["03/01/2022", "23/01/2022", "01/23/2022"])["03/01/2022"] is None
    assert str(days_of(["03/01/2022"], "mdy")["03/01/2022"]) == "2022-03-01"
    document = read("date,speaker,text\n03/01/2022,Flint,yes\n")
    assert document.sittings[0].date is None
    assert "can be read in two ways" in document.warnings[0]
    assert document.remarks == ("Days as printed: 03/01/2022",)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("Aug-09-1983", "1983-08-09"),
        ("1/23/2024 0:00:00", "2024-01-23"),
        ("18 Jun 2013", "2013-06-18"),
        ("30.09.2020", "2020-09-30"),
        ("2024년6월11일", "2024-06-11"),
        ("20240611", "2024-06-11"),
        ("2024-06-11 00:00:00", "2024-06-11"),
    ],
)
def test_days_as_tables_write_them(cell, day):
    assert str(days_of([cell])[cell]) == day


def test_words_read_in_the_wrong_letters_are_offered_for_repair_and_left():
    spoilt = "We lit it — at Dusk’s “café”.".encode().decode("cp1252", "surrogateescape")
    spoilt = spoilt.replace("\udc9d", "\x9d")
    assert mended(spoilt) == "We lit it — at Dusk’s “café”."
    data = f"speaker,text\nFlint,{spoilt}\nTinder,plain é\n".encode()
    as_it_is = formats.read(SourceFile("a.csv", data))
    assert next(iter(as_it_is.turns())).text.startswith("We lit it â€”")
    assert "utf-8-twice" in as_it_is.warnings[-1]
    repaired = [turn.text for turn in formats.read(SourceFile("a.csv", data, "utf-8-twice")).turns()]
    assert repaired == ["We lit it — at Dusk’s “café”.", "plain é"]
    assert read_text(data, "a.csv", "utf-8-twice").text.endswith("plain é\n")


def test_the_profile_of_a_case_says_what_columns_mean(tmp_path, capsys):
    path, source = tmp_path / "a.hearing", tmp_path / "odd.csv"
    source.write_text("wer;was;wann\nFlint;ja;03/01/2022\n", "utf-8")
    settings = 'rows = "turns"\norder = "dmy"\n[columns]\ntext = "was"\nlabel = "wer"\ndate = "wann"\n'
    with CaseFile.create(path, Matter(title="Lamps")) as case, case.change("Keep") as edit:
        edit.add(Profile(title="Protokoll", importer="table", settings=settings))
    assert run(["import", str(path), str(source), "--profile", "Protokoll", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["sources"]
    assert (told["turns"], told["dates"]) == (1, ["2022-01-03"])


def test_a_profile_that_ships_is_called_by_its_name(tmp_path, capsys):
    path, source = tmp_path / "a.hearing", tmp_path / "x.csv"
    CaseFile.create(path, Matter(title="Lamps")).close()
    source.write_text("a,b\n1,2\n", "utf-8")
    assert run(["import", str(path), str(source), "--profile", "turns"]) == 1
    assert "it has no row with the columns text, speaker" in capsys.readouterr().out
    assert named("turns") is not None
    assert named("../../requirements") is None
    assert "turns" in shipped()


@pytest.mark.parametrize(
    "settings",
    [
        "rows = 1",
        'rows = "turns"\n[columns]\nwhat = "x"',
        "[[",
        'needs = ["x"]',
        'columns = 4\nrows = "turns"',
    ],
)
def test_a_profile_that_is_wrong_is_refused(settings):
    with pytest.raises(Invalid, match="“Ours”"):
        profile_of("Ours", settings)
    file = SourceFile(
        "a.csv", b"a,b\n1,2\n", profile=Profile(title="Ours", importer="table", settings=settings)
    )
    with pytest.raises(ImportFailed, match="“Ours”"):
        formats.read(file)


def test_the_profiles_that_ship_are_whole():
    assert len(bundled()) >= 7
    assert all(set(profile.title) == {"en", "ko"} and profile.needs for profile in bundled())


@given(
    rows=st.lists(
        st.tuples(CELL, CELL).filter(lambda row: any(row) and row[0] != "\n"), min_size=1, max_size=6
    )
)
def test_what_a_spreadsheet_writes_comes_back(rows):
    rows = [row for row in rows if "".join(row).strip()]
    text = "\n".join(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows)
    text = f'"one","two"\n{text}\n'
    header = sniff(text)
    assert header is not None
    assert [row.cells for row in Rows(io.StringIO(text), header)] == rows


def test_a_quote_that_never_closes_swallows_no_row():
    text = '"a","b"\n"1","2"\n"3,"4"\n' + '"5","6"\n' * 60 + '"x\n' * 50_000
    header = sniff(text)
    assert header is not None
    rows = [row.cells for row in Rows(io.StringIO(text), header)]
    assert rows[:3] == [("1", "2"), ('3,"4',), ("5", "6")]
    assert len(rows) == 50_062


def test_quotes_within_words_swallow_no_row():
    text = '"a","b","c"\n1,5" pipe,x\n2,plain,y\n3,6" pipe,z\n4,"He said ""no""",w\n5,"two\nlines",v\n'
    header = sniff(text)
    assert header is not None
    rows = Rows(io.StringIO(text), header)
    assert [(row.line, row.cells) for row in rows] == [
        (2, ("1", '5" pipe', "x")),
        (3, ("2", "plain", "y")),
        (4, ("3", '6" pipe', "z")),
        (5, ("4", 'He said "no"', "w")),
        (6, ("5", "two\nlines", "v")),
    ]
    assert rows.mended == []


def test_cells_may_be_wrapped_in_quotes_for_the_first_time_far_down():
    plain = "".join(f"2024-06-11,Member {n},said {n}\n" for n in range(60))
    wrapped = '2024-06-11,"Dusk, Ada",yes\n2024-06-11,Flint,"one,\ntwo"\n2024-06-11,Flint,""\n'
    turns = list(read(f"date,speaker,text\n{plain}{wrapped}").turns())
    assert [(turn.label, turn.text, turn.line) for turn in turns[-3:]] == [
        ("Dusk, Ada", "yes", 62),
        ("Flint", "one,\ntwo", 63),
        ("Flint", "", 65),
    ]
    assert len(turns) == 63


def test_cells_of_several_lines_may_be_the_only_ones_in_quotes():
    text = 'date\tspeaker\ttext\n2024-06-11\tFlint\t"one, two\n\nthree"\n2024-06-11\tDusk\tfour\n'
    turns = list(read(text, "a.tsv").turns())
    assert [(turn.label, turn.text) for turn in turns] == [("Flint", "one, two\nthree"), ("Dusk", "four")]


def test_a_quote_from_one_row_to_another_is_words_where_the_rows_fit_so():
    text = 'date;speaker;text\n2024-06-11;Flint;"Yes and\n2024-06-11;Dusk;then"\n'
    assert [turn.text for turn in read(text).turns()] == ['"Yes and', 'then"']


def test_a_space_may_stand_before_the_quotes_of_a_cell():
    text = 'date, speaker, text\n2024-06-11, "Dusk, Ada", "said ""no"", then yes"\n2024-06-11, Flint, so\n'
    assert [(turn.label, turn.text) for turn in read(text).turns()] == [
        ("Dusk, Ada", 'said "no", then yes'),
        ("Flint", "so"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_first_line_may_name_the_delimiter_as_excel_does(end):
    document = read(end.join(["sep=;", "date;speaker;text", "2024-06-11;Dusk, Ada;yes, so", ""]))
    assert [(turn.label, turn.text, turn.line) for turn in document.turns()] == [("Dusk, Ada", "yes, so", 3)]
    assert (len(document.entries), document.warnings) == (0, ())


def test_quotes_that_are_words_stay_words_where_the_cells_fit_so():
    document = read('date;speaker;text;page\n2024-06-11;"Dusk";yes;1\n2024-06-11;Flint;"No," she said;2\n')
    assert [turn.text for turn in document.turns()] == ["yes", '"No," she said']


@given(st.text(st.sampled_from('abc",\n '), max_size=80))
def test_no_letter_of_a_table_is_lost_or_said_twice_however_it_is_quoted(body):
    header = Header(0, ("#1", "#2"), ",", quoted=True)
    cells = [cell for row in Rows(io.StringIO(body), header) for cell in row.cells]
    assert re.sub(r"\W", "", "".join(cells)) == re.sub(r"\W", "", body)


def test_shelves_give_back_what_was_put_on_them_in_order(monkeypatch):
    monkeypatch.setattr(shelves, "BLOCK", 3)
    kept = Shelves[Turn](Turn._make)
    for n in range(11):
        kept.add(n % 2, Turn(str(n)), 1)
    assert [turn.text for turn in kept[0]] == ["0", "2", "4", "6", "8", "10"]
    assert [turn.text for turn in kept[1]] == ["1", "3", "5", "7", "9"]
    assert (len(kept[0]), kept.keys) == (6, [0, 1])


@given(data=st.binary(max_size=200), text=st.text(st.sampled_from("ab\r\n\f\x1a\x01é가"), max_size=60))
def test_lines_are_those_of_the_text(data, text):
    for raw in (data, text.encode(), text.encode("utf-16")):
        try:
            whole = read_text(raw, "a")
        except ImportFailed:
            with pytest.raises(ImportFailed):
                list(Lines(raw, "a"))
            continue
        lines = Lines(raw, "a")
        assert "\n".join(lines).rstrip("\n") == whole.text.rstrip("\n")
        assert tuple(lines.warnings) == whole.warnings


TRUTH = {
    "ko-assembly-speeches/speeches_open.csv": (22, 7393, 49, 0),
    "csv-witness-statements-1983/statements_with_locations.csv": (4, 571, 558, 0),
    "ko-assembly-legislators/legislators.csv": (0, 0, 0, 661),
    "csv-uk-oral-evidence/u1720146_CN8001_persons.csv": (0, 0, 0, 25),
}


@pytest.mark.parametrize("name", TRUTH)
def test_real_tables_give_the_true_counts(shared: Path, name):
    document = formats.read(SourceFile.of(shared / "data" / "open" / name))
    counts = import_counts(document)
    people = len(document.people)
    assert (counts["sittings"], counts["turns"], counts["witnesses"], people) == TRUTH[name]


def test_real_lists_of_committees_give_five_cells_a_row(shared: Path):
    truth = json.loads((shared / "data" / "truth.json").read_text("utf-8"))["ko-popong-committees"]
    for name, told in truth.items():
        document = formats.read(SourceFile.of(shared / "data" / "open" / "ko-popong-committees" / name))
        assert len(document.people) == told["member_rows"]
        assert len(document.seats) == told["member_rows"]
        assert sum(seat.role == "chair" for seat in document.seats) == told["chairs"]
