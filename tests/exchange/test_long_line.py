"""A line of a hundred million characters: a sentence, in a time and with a memory that go with its size."""

import os
import subprocess
import sys

import pytest

from tests.exchange.paper import evidence, hearing
from tests.house.sources import ROOT

SIZE = 100_000_000  # bytes
SECONDS, MEMORY = 60, 12 * SIZE  # of the processor; bytes, the program itself with them
LOOK = """
import resource, sys
from pathlib import Path
from hearingdesk.exchange.bring_in import bring_in
from tests.build import new_case
path = Path(sys.argv[1])
with new_case(path.parent) as case:
    outcome = bring_in(case, path)
    assert not case.turns.count()
used = resource.getrusage(resource.RUSAGE_SELF)
print(outcome.status, int(used.ru_utime + used.ru_stime), used.ru_maxrss * 1024, outcome.message, sep="\\n")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says in bytes what a program took")
@pytest.mark.parametrize(
    ("before", "piece"),
    [
        (b"", b"x"),
        (b"", b"a, "),
        (evidence([("Mr. Dusk", "So it is.")]).encode() + b"Q9|Chair|", "등불 ".encode()),
        (hearing([("Mr. Dusk", "So it is.")]).encode() + b"    Mr. Dusk. ", b"So it is. "),
        (b"<harm>", b"<a/>"),
        (b"<harm by='", b"&amp;"),
    ],
    ids=["one letter", "a row", "a question", "a speech", "markup", "an attribute"],
)
def test_a_line_without_end(tmp_path, before, piece):
    path = tmp_path / "line-20110512.txt"
    path.write_bytes(before + piece * (SIZE // len(piece)))
    command = [sys.executable, "-c", LOOK, str(path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ)
    status, seconds, memory, *message = said.stdout.splitlines()
    assert int(seconds) < SECONDS
    assert int(memory) < MEMORY
    assert status == "failed"
    assert message[0].startswith("“line-20110512.txt”")
    assert message[0].endswith(".")
