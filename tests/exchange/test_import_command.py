"""`main.py import`: figures as JSON, a sentence for people, an exit status for scripts."""

import json
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, NO_GOOD, NOT_SO
from hearingdesk.commands.run import run
from hearingdesk.records.matters import Matter
from tests.exchange.paper import FILES

EVIDENCE = str(FILES / "uk-oral-20240312.csv")


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.hearing"
    CaseFile.create(path, Matter(title="Umbrellas"), author="Ada").close()
    return str(path)


def test_the_figures_come_as_json(case, capsys):
    assert run(["import", case, EVIDENCE, "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    (source,) = told["sources"]
    assert {name: source[name] for name in ("format", "status", "sittings", "dates", "title", "turns")} == {
        "format": "uk-oral",
        "status": "imported",
        "sittings": 1,
        "dates": ["2024-03-12"],
        "title": "The keeping of umbrellas",
        "turns": 10,
    }
    assert [source[name] for name in ("speakers", "witnesses", "present")] == [6, 3, 3]
    assert told["added"]["turn"] == 12


def test_one_bad_file_does_not_keep_the_others_out(case, capsys, tmp_path):
    junk = tmp_path / "junk.csv"
    junk.write_bytes(bytes(range(256)))
    assert run(["import", case, str(junk), EVIDENCE]) == NOT_SO
    assert capsys.readouterr().out.splitlines()[:2] == [
        "“junk.csv”, line 1: it is not a text file.",
        "“The keeping of umbrellas”: 10 turns.",
    ]


def test_a_dry_run_writes_nothing(case, capsys):
    assert run(["import", case, EVIDENCE, "--dry-run", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["sources"][0]["turns"] == 10
    with CaseFile(Path(case), "ro") as view:
        assert view.turns.count() == 0
        assert list(view.ledger.all()) == []


def test_a_format_nobody_knows_is_a_wrong_call(case, capsys):
    assert run(["import", case, EVIDENCE, "--as", "foo"]) == NO_GOOD
    assert "There is no format called “foo”." in capsys.readouterr().err


def test_the_index_is_ready_when_it_is_done(case, capsys):
    run(["import", case, EVIDENCE])
    capsys.readouterr()
    assert run(["search", case, "umbrellas", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["total"] >= 1
