"""`search`: what may be typed, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

from hearingdesk.citing.code import code_of
from hearingdesk.commands.run import run
from tests.build import lamps_case


def closed(folder: Path) -> Path:
    case, _ids = lamps_case(folder)
    case.close()
    return case.path


def test_the_printed_code_of_a_citation_finds_it(tmp_path, capsys):
    case, ids = lamps_case(tmp_path)
    case.close()
    code = code_of(ids.citation)
    for typed in (code, f"[{code.lower()}],"):
        assert run(["search", str(case.path), typed, "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        (hit,) = found["hits"]
        assert (found["total"], hit["kind"], hit["id"], hit["cite"]) == (1, "citation", ids.citation, code)
    assert run(["search", str(case.path), code, "--kind", "turn", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 0


def test_search_takes_any_number_as_the_most(tmp_path, capsys):
    assert (
        run(["search", str(closed(tmp_path)), "lamps", "--kind", "turn", "--limit", str(10**30), "--json"])
        == 0
    )
    assert json.loads(capsys.readouterr().out)["total"] == 1
