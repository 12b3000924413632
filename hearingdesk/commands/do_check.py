"""check FILE [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, NOT_SO, Command, take_file, take_json, tell, tell_json
from hearingdesk.store.connection import Damaged
from hearingdesk.store.hardened import Altered
from hearingdesk.store.verify import Fault, Report
from hearingdesk.words import _, n_


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    try:
        with CaseFile(chosen.file, "ro") as case:
            report = case.check()
    except Damaged as damage:
        report = Report((Fault("pages", "", str(damage)),), 0, 0)
    except Altered as change:
        report = Report((Fault("tables", "", str(change)),), 0, 0)
    if chosen.json:
        problems = [{"what": p.what, "where": p.where, "sentence": p.sentence} for p in report.problems]
        chain = f"broken at {report.broken_at}" if report.broken_at else "intact"
        log = {"entries": report.entries, "chain": chain}
        tell_json({"ok": report.ok, "problems": problems, "log": log})
    else:
        for problem in report.problems:
            tell(problem.sentence)
        tell(
            _("Everything fits together.")
            if report.ok
            else n_("{n} problem.", "{n} problems.", len(report.problems))
        )
    return DONE if report.ok else NOT_SO


command = Command(_arguments, _run)
