"""The command line: what it prints, its exit status, and one sentence for everything that is no good."""

import csv
import io
import json
import os
import re
import subprocess
import sys

import pytest

from hearingdesk import settings, words
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import NAMES
from hearingdesk.commands.run import run
from hearingdesk.commands.spoken import SAID, Parser, Usage, teach
from hearingdesk.records import KINDS
from hearingdesk.store.connection import FORMAT, raw
from tests.build import footprint
from tests.house.sources import ROOT


@pytest.fixture(autouse=True)
def english():
    yield
    words.use("en")


@pytest.fixture
def call(capsys):
    """Call a command: (exit status, standard output, standard error)."""

    def calling(*arguments):
        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return calling


@pytest.fixture
def answer(call):
    """Call a command with --json: its answer, which must be the only thing it prints."""

    def calling(*arguments, status=0):
        found, out, err = call(*arguments, "--json")
        assert (found, err) == (status, "")
        return json.loads(out)

    return calling


@pytest.fixture
def refused(call):
    """Call a command that is no good: its one line on standard error."""

    def calling(*arguments):
        status, out, err = call(*arguments)
        assert (status, out) == (2, "")
        assert err.count("\n") == 1
        assert err.endswith((".\n", "?\n"))
        assert "Traceback" not in err
        assert "HearingDesk. The details are in" not in err
        return err.strip()

    return calling


def main(*arguments, **more):
    """The program as a shell starts it."""
    return subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **more,
    )


def test_info_counts_every_kind_of_the_logical_dump(closed, answer):
    found = answer("info", closed)
    assert found.keys() == {"title", "format", "records", "bytes", "protected"}
    assert found["title"] == "The lamps of Lanternmoor"
    assert (found["format"], found["protected"]) == (FORMAT, False)
    assert found["records"].keys() == KINDS.keys()
    assert found["records"]["turn"] == 5
    assert found["bytes"] == closed.stat().st_size


def test_info_names_the_kinds_in_korean(closed, call, monkeypatch):
    monkeypatch.setenv("HEARINGDESK_LANG", "ko")
    _status, out, _err = call("info", closed)
    assert "청문회" in out
    assert "Hearing" not in out


def test_info_speaks_to_people_too(closed, call):
    status, out, _err = call("info", closed)
    assert status == 0
    assert re.search(r"^ +5  Turns$", out, re.MULTILINE)
    assert f"format {FORMAT}" in out


def test_list_gives_the_fields_by_name(closed, answer):
    found = answer("list", closed, "service")
    assert found.keys() == {"kind", "rows"}
    (row,) = found["rows"]
    assert (found["kind"], row["method"], row["served"]) == ("service", "personal", "2031-02-24")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_listed_in_every_form(closed, answer, call, kind):
    rows = answer("list", closed, kind)["rows"]
    status, out, _err = call("list", closed, kind, "--csv")
    table = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert [row["id"] for row in table] == [str(row["id"]) for row in rows]
    assert len(call("list", closed, kind)[1].splitlines()) == len(rows)


def test_list_where_leaves_what_the_words_find(closed, answer):
    assert [row["name"] for row in answer("list", closed, "party", "--where", "Tallow")["rows"]] == [
        "Tallow, Barnaby"
    ]
    assert answer("list", closed, "party", "--where", "Nobody")["rows"] == []


def test_a_table_keeps_commas_quotes_lines_and_korean(closed, call):
    with CaseFile(closed) as case, case.change("Note") as edit:
        edit.add(case.notes.kind(text='a "quote", a comma\nand 두 줄'))
    table = list(csv.DictReader(io.StringIO(call("list", closed, "note", "--csv")[1])))
    assert 'a "quote", a comma\nand 두 줄' in [row["text"] for row in table]


def test_search_answers_with_its_hits_and_what_it_looked_through(closed, answer):
    found = answer("search", closed, "lamps", "--kind", "turn", "--limit", 3)
    assert found.keys() == {"total", "capped", "coverage", "hits"}
    assert found["coverage"].keys() == {"searched", "of", "unreadable"}
    (hit,) = found["hits"]
    assert hit.keys() == {"kind", "id", "title", "cite", "snippet", "speaker", "date"}
    assert (hit["kind"], hit["speaker"], hit["date"]) == ("turn", "Chair Quill", "2031-03-04T10:00")
    assert answer("search", closed, "nowhere")["total"] == 0


def test_check_of_a_whole_case_is_well(closed, answer, call):
    log = {"entries": 3, "chain": "intact"}
    ledger = {"received": 0, "stored": 0, "duplicate": 0, "failed": 0, "undone": 0}
    assert answer("check", closed) == {"ok": True, "problems": [], "log": log, "ledger": ledger}
    assert call("check", closed)[:2] == (0, "Everything fits together.\n")


def test_check_names_what_is_broken_and_ends_with_1(closed, answer, call):
    conn = raw(closed, "rw")
    conn.execute("UPDATE desk SET installation = ?", [settings.load().installation])  # else it is not opened
    conn.executescript("PRAGMA foreign_keys = OFF; DROP TRIGGER change_is_never_edited")
    conn.execute("UPDATE change SET title = 'Forged' WHERE arrived = 2")
    conn.execute("UPDATE service SET summons = 7")
    (entry,) = conn.execute("SELECT id FROM change WHERE arrived = 2").fetchone()
    conn.close()
    found = answer("check", closed, status=1)
    assert not found["ok"]
    assert found["log"] == {"entries": 3, "chain": f"broken at {entry}"}
    assert {problem["what"] for problem in found["problems"]} == {"links", "tables", "log"}
    assert all(problem.keys() == {"what", "where", "sentence"} for problem in found["problems"])
    status, out, _err = call("check", closed)
    assert status == 1
    assert out.endswith("3 problems.\n")


def test_check_of_a_damaged_case_ends_with_1(closed, answer):
    os.truncate(closed, closed.stat().st_size // 2)
    found = answer("check", closed, status=1)
    assert [problem["what"] for problem in found["problems"]] == ["pages"]


def test_history_tells_every_change(closed, answer, call):
    call("undo", closed)
    found = answer("history", closed)["changes"]
    assert all(c.keys() == {"id", "at", "by", "desk", "title", "rows", "undone"} for c in found)
    assert [(c["title"], c["undone"]) for c in found] == [
        ("Undo: Import the record", False),
        ("Import the record", True),
        ("Lay out the case", False),
        ("Open the case", False),
    ]
    assert [c["by"] for c in found][1:] == ["Ada Wick"] * 3
    lines = call("history", closed)[1].splitlines()
    assert len(lines) == 4
    assert "(undone)" in lines[1]


def test_undo_and_redo_change_the_case_and_give_it_back(closed, call, answer):
    before = answer("info", closed)["records"]
    assert call("undo", closed) == (0, "Undone: Import the record\n", "")
    assert answer("info", closed)["records"]["turn"] == 0
    assert call("redo", closed) == (0, "Done again: Import the record\n", "")
    assert answer("info", closed)["records"] == before
    assert footprint(closed.parent).keys() == {closed.name}


def test_undo_and_redo_with_nothing_left_are_no_good(closed, call, refused):
    assert "nothing to redo" in refused("redo", closed)
    for _step in range(2):
        assert call("undo", closed)[0] == 0
    assert "nothing to undo" in refused("undo", closed)


def test_new_makes_a_case_with_the_zone_and_language_of_its_rule_book(tmp_path, call, answer):
    path = tmp_path / "lamps.hearing"
    assert call("new", path, "--title", "등불", "--jurisdiction", "kr") == (0, f"Made {path}.\n", "")
    (matter,) = answer("list", path, "matter")["rows"]
    assert (matter["title"], matter["zone"], matter["language"]) == ("등불", "Asia/Seoul", "ko")
    assert footprint(tmp_path).keys() == {path.name}


def test_new_calls_a_case_by_its_file_where_no_title_is_given(tmp_path, call, answer):
    call("new", tmp_path / "lamps.hearing")
    assert answer("info", tmp_path / "lamps.hearing")["title"] == "lamps"


def test_new_and_copy_never_overwrite(closed, refused, tmp_path):
    before = footprint(tmp_path)
    assert "exists already" in refused("new", closed)
    assert "exists already" in refused("copy", closed, closed)
    assert footprint(tmp_path) == before


def test_copy_makes_a_file_that_is_the_same_case(closed, call, answer, tmp_path):
    target = tmp_path / "copy.hearing"
    assert call("copy", closed, target) == (0, f"Made {target}.\n", "")
    assert answer("info", target)["records"] == answer("info", closed)["records"]
    assert answer("check", target)["ok"]


def test_a_name_that_is_no_case_files_is_no_good(closed, refused, tmp_path):
    assert "ends in .hearing" in refused("new", tmp_path / "lamps.sqlite")
    assert "ends in .hearing" in refused("copy", closed, tmp_path / "lamps.db")


def test_a_folder_that_is_missing_or_cannot_be_written_is_no_good(closed, refused, tmp_path):
    assert "there is no folder" in refused("new", tmp_path / "no" / "lamps.hearing")
    assert "there is no folder" in refused("copy", closed, tmp_path / "no" / "lamps.hearing")
    if os.path.isdir("/proc/self"):
        assert refused("new", "/proc/self/lamps.hearing")


READING = [("info",), ("list", "turn"), ("search", "lamps"), ("check",), ("history",)]
WRITING = [("undo",), ("redo",)]


@pytest.mark.parametrize("wanted", [*READING, *WRITING], ids=lambda wanted: wanted[0])
def test_a_file_that_is_missing_or_no_case_is_no_good(tmp_path, refused, wanted):
    name, *rest = wanted
    (tmp_path / "minutes.hearing").write_text("Minutes of the meeting\n" * 100)
    assert "is not there" in refused(name, tmp_path / "gone.hearing", *rest)
    assert "is not a HearingDesk case file" in refused(name, tmp_path / "minutes.hearing", *rest)
    assert "is a folder" in refused(name, tmp_path, *rest)


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["nonsense"],
        ["list"],
        ["info", "--nonsense"],
        ["list", "a.hearing"],
        ["list", "a.hearing", "turn", "--json", "--csv"],
        ["search", "a.hearing", "x", "--limit", "many"],
        ["new", "a.hearing", "--jurisdiction", "moon"],
        ["undo", "a.hearing", "b.hearing"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_says_what_is_wrong_and_where_to_read_more(refused, wrong):
    sentence = refused(*wrong)
    assert re.search(r"“main\.py( \w+)? --help” says more\.$", sentence)
    assert sentence[0].isupper()


def test_a_kind_that_is_none_is_answered_with_those_there_are(closed, refused):
    sentence = refused("list", closed, "witness")
    assert "witness" in sentence
    assert "summons" in sentence
    assert "searc" in refused("search", closed, "lamps", "--kind", "witness")
    assert "--limit" in refused("search", closed, "lamps", "--limit", 0)


@pytest.mark.parametrize("wanted", WRITING, ids=lambda wanted: wanted[0])
def test_writing_is_refused_with_who_has_the_case_while_it_is_open(closed, refused, wanted):
    with CaseFile(closed, "rw", "Wilhelmina Snuffer"):
        assert "Wilhelmina Snuffer" in refused(wanted[0], closed)


@pytest.mark.parametrize("wanted", READING, ids=lambda wanted: wanted[0])
def test_reading_works_while_the_case_is_open_for_writing(closed, call, wanted):
    name, *rest = wanted
    with CaseFile(closed) as case:
        with case.change("Note") as edit:
            edit.add(case.notes.kind(text="lamps"))
        assert call(name, closed, *rest)[0] == 0


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_is_given_in_both_languages_in_words_that_are_in_our_catalogue(capsys, monkeypatch, lang, name):
    if name == "pack" and not (ROOT / "hearingdesk/commands/do_pack.py").exists():
        pytest.skip("the command is not there yet")
    monkeypatch.setenv("HEARINGDESK_LANG", lang)
    assert run([*([name] if name else []), "--help"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert f"main.py {name}".strip() in said.out


def test_what_argparse_says_is_in_our_catalogue(capsys):
    asked = set()

    def noting(text):
        asked.add(text)
        return text

    teach(noting)
    try:
        parser = Parser(prog="main.py")
        parser.add_argument("--version", action="version", version="1")
        sub = parser.add_subparsers(required=True, dest="command").add_parser("list", prog="main.py list")
        sub.add_argument("file")
        sub.add_argument("--limit", type=int)
        either = sub.add_mutually_exclusive_group()
        either.add_argument("--json", action="store_true")
        either.add_argument("--csv", action="store_true")
        calls = "|x|list|list f g|list f --json --csv|list f --limit|list f --limit q|list f --json=3"
        for wrong in calls.split("|"):
            with pytest.raises(Usage, match="says more"):
                parser.parse_args(wrong.split())
        for asking in (parser, sub):
            asking.print_help()
    finally:
        teach()
    capsys.readouterr()
    assert asked <= set(SAID)


def test_the_version_is_said(call):
    status, out, _err = call("--version")
    assert status == 0
    assert re.fullmatch(r"HearingDesk \d+\.\d+\.\d+\n", out)


def test_a_bug_is_a_sentence_with_the_place_of_its_details(closed, call, monkeypatch):
    def broken(*_anything):
        raise RuntimeError("a bug")

    monkeypatch.setattr(CaseFile, "history", broken)
    status, out, err = call("history", closed)
    assert (status, out) == (2, "")
    (kept,) = re.findall(r"The details are in (\S+)\.$", err.strip())
    with open(kept, encoding="utf-8") as details:
        told = details.read().splitlines()[-1]
    assert "RuntimeError at hearingdesk.commands.run:" in told
    assert told.endswith(":broken")
    assert "a bug" not in told  # the message of an error may quote the case
    os.unlink(kept)


def test_the_program_itself_answers_from_a_shell(closed):
    done = main("info", closed, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["records"]["party"] == 3


def test_the_program_itself_refuses_from_a_shell_in_korean_bytes(tmp_path):
    done = main(
        "info", tmp_path / "없음.hearing", env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "없음.hearing is not there" in done.stderr


def test_a_reader_that_has_enough_is_no_error(closed):
    with CaseFile(closed) as case, case.change("Notes") as edit:
        edit.add_bulk([case.notes.kind(text=f"note {n} " + "x" * 80) for n in range(3000)])
    shown = subprocess.Popen(
        [sys.executable, "main.py", "list", str(closed), "note"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert shown.stdout is not None
    shown.stdout.readline()
    shown.stdout.close()
    assert shown.stderr is not None
    said = shown.stderr.read()
    shown.stderr.close()
    assert shown.wait(timeout=30) == 0
    assert said == b""
