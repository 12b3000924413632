"""A case of a million turns, damaged in sixty places and rescued: what is missing is named, nothing wrong is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.store.connection import raw
from tests.bench import corpus
from tests.house.sources import ROOT
from tests.torture.damage import PAGE

TURNS, PAGES = 1_000_000, 60
STATUSES = (0, 1)  # all came back, or not all


@dataclass(slots=True)
class Wrecked:
    """What the rescue said and took, and what was wrong with it."""

    bytes: int
    seconds: float
    megabytes: int  # of memory at the most
    told: dict[str, Any]
    faults: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """For the table of figures."""
        lost = {one["kind"]: one["count"] for one in self.told.get("missing", [])}
        return (
            f"{sum(self.told.get('records', {}).values()):,} records came back of a file of {self.bytes >> 20} MB, "
            f"in {self.seconds:.0f} seconds and {self.megabytes} MB of memory; missing and named: {lost}, "
            f"altered and named: {len(self.told.get('altered', []))}, log: {self.told.get('log')}"
        )


def run(room: Path, seed: int, turns: int = TURNS, pages: int = PAGES) -> Wrecked:
    """Build, damage, rescue, compare with what there was."""
    whole, wreck, out = room / "whole.hearing", room / "wreck.hearing", room / "rescued.hearing"
    corpus.build(whole, turns).close()
    content = bytearray(whole.read_bytes())
    chance = Random(f"wreck {seed}")
    for page in chance.sample(range(len(content) // PAGE), pages):
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    wreck.write_bytes(content)
    done = _rescue(wreck, out)
    if not done.faults:
        done.faults += _compared(whole, out, done.told)
    return done


def _rescue(wreck: Path, out: Path) -> Wrecked:
    """By the command, in a process of its own, so that its memory can be seen."""
    said = out.with_suffix(".json")
    began = time.monotonic()
    with said.open("wb") as file:
        command = [sys.executable, "main.py", "rescue", str(wreck), str(out), "--json"]
        child = subprocess.Popen(command, cwd=ROOT, stdout=file)
        _pid, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    done = Wrecked(wreck.stat().st_size, time.monotonic() - began, usage.ru_maxrss >> 10, {})
    if child.returncode in STATUSES:
        done.told = json.loads(said.read_bytes())
    else:
        done.faults.append(f"rescue ended with {child.returncode}: {said.read_text('utf-8')[:500]}")
    return done


def _compared(whole: Path, out: Path, told: dict[str, Any]) -> list[str]:
    faults: list[str] = []
    with CaseFile(out) as case:
        faults += [
            fault.sentence for fault in case.check().problems if fault.what in ("pages", "tables", "links")
        ]
        tables = list(case.counts())
    missing = {
        one["kind"]: {id for first, last in one["ranges"] for id in range(first, last + 1)}
        for one in told["missing"]
    }
    altered = {(one["kind"], one["id"]) for one in told["altered"]}
    with closing(raw(whole, "ro")) as conn:
        conn.execute("ATTACH ? AS out", [f"{out.as_uri()}?mode=ro"])
        for table in tables:
            lost = {id for (id,) in conn.execute(f"SELECT id FROM {table} EXCEPT SELECT id FROM out.{table}")}
            more = {id for (id,) in conn.execute(f"SELECT id FROM out.{table} EXCEPT SELECT id FROM {table}")}
            if lost != missing.get(table, set()) or more:
                faults.append(
                    f"{table}: {len(lost)} are missing, {len(missing.get(table, ()))} were named, {len(more)} new"
                )
        wrong = conn.execute(
            "SELECT id FROM turn JOIN out.turn AS o USING (id) WHERE turn.text IS NOT o.text"
        )
        if unnamed := {("turn", id) for (id,) in wrong} - altered:
            faults.append(f"{len(unnamed)} turns have another text and are not named")
    return faults
