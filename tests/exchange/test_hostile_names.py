"""Names and words that would do something to a terminal, a line or a spreadsheet do nothing."""

import csv
import io
import json
import os
import sys
from dataclasses import replace

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.exchange.bring_in import bring_in, look
from hearingdesk.exchange.tables_out import as_words, write_csv
from hearingdesk.records.parties import Party
from hearingdesk.words import _, legible
from tests.build import new_case
from tests.exchange.paper import evidence

NAMES = [
    "\x1b]0;harm\x07",
    "\x1b[2J",
    "fdp\u202etxt.csv",
    "a\u2066b",
    "\x9bc",
    "line\nend",
    "\x7f",
    "tab\there",
]
TABLE = evidence([("Mr. Dusk", "So it is.")]).encode()
FORMULAS = [
    '=HYPERLINK("http://harm")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\ufeff=1",
    "＝1+1",
    "－2",
    "＠x",
    "+",
    "-",
    "-1.2.3",
    "--1",
    "-٣",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_shows_no_control_character(name):
    said = _("{name} is empty.", name=name)
    assert all(c.isprintable() or c in "\t\n" for c in said)


@pytest.mark.parametrize("words", ["등불", "‏עדות‏", "a\u200db", "two\nlines", "Mc Cann – “x”", "👩\u200d⚖️"])
def test_words_of_any_script_stay_as_they_are(words):
    assert legible(words) == words


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", [*NAMES, "half\udcff"])
def test_a_source_with_a_name_out_to_harm_is_brought_in_under_a_harmless_one(tmp_path, name):
    path = tmp_path / f"{name}-20110512"
    path.write_bytes(TABLE)
    with new_case(tmp_path) as case:
        outcome = bring_in(case, path)
        (source,) = case.sources.all()
        assert outcome.status == "imported"
        assert source.file_name == legible(path.name)
        assert [offer.name for offer in case.ledger.all()] == [source.file_name]
    path.write_bytes(b"\x00")
    assert legible(look(path).message) == look(path).message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_commands_print_nothing_that_a_terminal_obeys(tmp_path, capsys, name):
    with new_case(tmp_path) as case, case.change(f"Step {name}") as edit:
        edit.add(Party(name=f"A {name}"))
        edit.update(replace(case.matter, title=f"T {name}"))
    odd = tmp_path / f"{name}.hearing"
    os.rename(case.path, odd)
    for call in (["info"], ["list"], ["history"], ["search"], ["check"], ["undo"]):
        more = {"list": ["party"], "search": ["A"]}.get(call[0], [])
        assert run([*call, str(odd), *more]) == 0
    run(["info", str(tmp_path / f"gone {name}.hearing")])
    said = "".join(capsys.readouterr())
    assert all(c.isprintable() or c in "\t\n" for c in said)


@pytest.mark.parametrize("name", NAMES)
def test_json_means_what_the_file_holds_and_spells_out_what_a_terminal_obeys(tmp_path, capsys, name):
    with new_case(tmp_path) as case, case.change("Add") as edit:
        edit.add(Party(name=f"A {name} 등불"))
    assert run(["list", str(case.path), "party", "--json"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["rows"][0]["name"] == f"A {name} 등불"
    assert all(c.isprintable() or c == "\n" for c in out)


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_a_spreadsheet_would_reckon_is_words(tmp_path, formula, capsys):
    assert as_words(formula) == f"'{formula}"
    with new_case(tmp_path) as case:
        with case.change("Add") as edit:
            party = edit.add(Party(name=f"x{formula}", role=formula))
        write_csv(case, "party", [party.id], tmp_path / "out.csv")
    run(["list", str(case.path), "party", "--csv"])
    printed = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert printed[0]["role"].startswith("'")
    assert any(value.startswith("'") for value in written[0].values())


@pytest.mark.parametrize("words", ["-5", "12", "-1.5", "a=b", "Q12", "", "2031-03-04", "'tis"])
def test_numbers_stay_numbers_and_words_words(words):
    assert as_words(words) == words


def test_ids_and_numbers_of_a_list_stay_numbers(tmp_path, capsys):
    with new_case(tmp_path) as case, case.change("Add") as edit:
        party = edit.add(Party(name="Quill"))
    run(["list", str(case.path), "party", "--csv"])
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["id"] == str(party.id)
    with CaseFile(case.path, "ro") as reopened:
        assert reopened.parties.get(party.id).name == "Quill"


@pytest.mark.parametrize("name", NAMES)
def test_a_list_for_a_spreadsheet_carries_no_sign_that_does_something(tmp_path, name):
    with new_case(tmp_path) as case:
        with case.change("Add") as edit:
            party = edit.add(Party(name=f"A {name} 등불", role=name))
        write_csv(case, "party", [party.id], tmp_path / "out.csv")
    written = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert "등불" in written
    assert all(c.isprintable() or c in "\t\n" for c in written)
