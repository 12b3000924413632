"""check FILE [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, NOT_SO, Command, take_file, take_json, tell, tell_json
from hearingdesk.errors import HearingDeskError
from hearingdesk.store.connection import Damaged
from hearingdesk.store.hardened import Altered
from hearingdesk.store.verify import Fault, Report
from hearingdesk.words import N_, _, n_

_LEDGER = N_(
    "Import ledger: {received} received = {stored} stored + {duplicate} duplicate + {failed} failed; "
    "undone since: {undone}."
)


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    ledger: dict[str, int] = {}
    try:
        with CaseFile(chosen.file, "ro") as case:
            report = case.check()
            if not any(problem.what == "pages" for problem in report.problems):
                ledger = _ledger(case)
    except Damaged as damage:
        report = Report((Fault("pages", "", str(damage)),), 0, 0)
    except Altered as change:
        report = Report((Fault("tables", "", str(change)),), 0, 0)
    if any(fault.what == "index" for fault in report.problems):
        _build_anew(chosen.file)
    if chosen.json:
        problems = [{"what": p.what, "where": p.where, "sentence": p.sentence} for p in report.problems]
        chain = f"broken at {report.broken_at}" if report.broken_at else "intact"
        log = {"entries": report.entries, "chain": chain}
        tell_json({"ok": report.ok, "problems": problems, "log": log, "ledger": ledger})
    else:
        for problem in report.problems:
            tell(problem.sentence)
        if ledger.get("received"):
            tell(_(_LEDGER, **ledger))
        tell(
            _("Everything fits together.")
            if report.ok
            else n_("{n} problem.", "{n} problems.", len(report.problems))
        )
    return DONE if report.ok else NOT_SO


def _build_anew(file: Path) -> None:
    """Build a damaged search index anew; where somebody else writes the case now, that is done when it is searched."""
    with suppress(HearingDeskError), CaseFile(file) as case:
        case.tend_index(anew=True)


def _ledger(case: CaseFile) -> dict[str, int]:
    """The three numbers that make up the files received, and how many of those stored were undone since."""
    sums = case.ledger.sums()
    undone = sum(case.ledger.undone(one) for one in case.ledger.all() if one.status == "imported")
    return asdict(sums) | {"undone": undone}


command = Command(_arguments, _run)
