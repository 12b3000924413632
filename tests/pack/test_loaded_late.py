"""What builds a pack loads what every pack needs, and the rest with the first pack that needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hearingdesk.records.packs import Pack
from tests.pack.tunnel import tunnel

ROOT = Path(__file__).resolve().parents[2]
LATE = (
    *("pikepdf", "pypdfium2", "difflib"),
    *(
        "hearingdesk.pack.exhibits.leaves",
        "hearingdesk.pack.exhibits.section",
        "hearingdesk.pack.proof.reading",
    ),
    *("hearingdesk.procedure.dossiers", "hearingdesk.procedure.joint", "hearingdesk.citing.anchor"),
)
BARE = """
import sys
from pathlib import Path
from hearingdesk.casefile import CaseFile
from hearingdesk.pack.build import Bound, PackOptions, print_pack

with CaseFile(Path({path!r}), "ro") as case:
    made = print_pack(case, "a.pdf", PackOptions(pack={pack!r}), bound=Bound(archival=False))
print([name for name in {late!r} if name in sys.modules], made.told)
"""


def test_a_pack_of_what_happened_loads_no_library_that_takes_pdfs_apart(tmp_path):
    path = tmp_path / "tunnel.hearing"
    with tunnel(path) as case, case.change("A short pack") as edit:
        edit.add(Pack(title="Only the days", sections='["chronology"]', audience="chair"))
    code = BARE.format(path=str(path), pack="Only the days", late=LATE)
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[] ('chronology',)"
