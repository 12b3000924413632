"""rescue DAMAGED OUT [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from hearingdesk import birth
from hearingdesk.commands.command import DONE, NOT_SO, Command, take_json, tell, tell_json
from hearingdesk.rescued import sentences
from hearingdesk.store.rescue import Rescued
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "damaged", type=Path, metavar=_("DAMAGED"), help=_("the damaged file; it is only read")
    )
    parser.add_argument("out", type=Path, metavar=_("OUT"), help=_("the file to make"))
    take_json(parser)


def _run(chosen: Namespace) -> int:
    done = birth.rescue(chosen.damaged, chosen.out)
    if chosen.json:
        tell_json(_as_json(done))
    else:
        tell(_("Made {file}.", file=chosen.out))
        for line in sentences(done):
            tell(line)
    return DONE if done.whole else NOT_SO


def _as_json(done: Rescued) -> dict[str, object]:
    return {
        "whole": done.whole,
        "records": done.rows,
        "missing": [{"kind": m.table, "count": m.count, "ranges": m.ranges} for m in done.missing],
        "altered": [{"kind": table, "id": id} for table, id in done.altered],
        "doubtful": [{"kind": table, "first": first, "last": last} for table, first, last in done.doubtful],
        "unproven": done.unproven,
        "rebuilt": done.rebuilt,
        "links": done.loosened,
        "log": {
            "entries": done.entries,
            "chain": f"broken at {done.broken_at}" if done.broken_at else "intact",
        },
    }


command = Command(_arguments, _run)
