"""`check` says how the import ledger balances, and what in it does not."""

import json

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.records.matters import Matter
from tests.exchange.paper import FILES


def test_check_says_what_was_received_and_what_became_of_it(capsys, tmp_path):
    def say(*words: object) -> str:
        run([str(word) for word in words])
        return capsys.readouterr().out

    path, broken = tmp_path / "case.hearing", tmp_path / "broken.xml"
    CaseFile.create(path, Matter(title="Lamps"), "Ada").close()
    broken.write_text("<akomaNtoso>", "utf-8")
    house, senate = FILES / "chrg-house.htm", FILES / "chrg-senate.txt"
    say("import", path, house, senate, house, broken)
    sums = {"received": 4, "stored": 2, "duplicate": 1, "failed": 1, "undone": 0}
    assert json.loads(say("check", path, "--json"))["ledger"] == sums
    say("undo", path)
    found = json.loads(say("check", path, "--json"))
    assert found["ok"]
    assert found["ledger"] == sums | {"undone": 1}
    said = "Import ledger: 4 received = 2 stored + 1 duplicate + 1 failed; undone since: 1."
    assert say("check", path).splitlines() == [said, "Everything fits together."]
