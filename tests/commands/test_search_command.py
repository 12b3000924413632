"""`search`: what may be typed, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

from hearingdesk.commands.run import run
from tests.build import lamps_case


def closed(folder: Path) -> Path:
    case, _ids = lamps_case(folder)
    case.close()
    return case.path


def test_search_takes_any_number_as_the_most(tmp_path, capsys):
    assert (
        run(["search", str(closed(tmp_path)), "lamps", "--kind", "turn", "--limit", str(10**30), "--json"])
        == 0
    )
    assert json.loads(capsys.readouterr().out)["total"] == 1
