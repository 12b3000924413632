"""How far a whole briefing pack is from the floor: a case with the same text, read from its file and printed.

Run `python tests/bench/pack_case.py`; CPU seconds of child processes, the least of three, start included in both.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT.parent / "shared" / "bench")]

WITNESSES = 5  # of each hearing; what they said is marked, so that all of it is printed


def build(path: Path, scale: float) -> None:
    """A case that holds the bench text: a chapter is a hearing with its testimony, events, questions and measures."""
    from content import pack

    from hearingdesk.casefile import CaseFile
    from hearingdesk.records.matters import Matter

    with CaseFile.create(path, Matter(title="Bench", title_ko="측정", language="both"), "Bench") as case:
        with case.change("Fill the bench") as edit:
            for number, chapter in enumerate(pack(scale), 1):
                _chapter(edit, chapter, number)


def _chapter(edit: Any, chapter: dict[str, Any], number: int) -> None:
    from hearingdesk.records.attendance import Attendance
    from hearingdesk.records.hearings import Hearing, Sitting
    from hearingdesk.records.parties import Party
    from hearingdesk.records.sources import Source
    from hearingdesk.records.summonses import Summons
    from hearingdesk.when import When

    day = f"2026-{1 + number % 12:02}-{1 + number % 28:02}"
    hearing = edit.add(Hearing(title=chapter["title"])).id
    sitting = edit.add(Sitting(hearing=hearing, day=When(day), state="held")).id
    source = edit.add(Source(title=f"Source {number}", day=When(day), state="text")).id
    people = [Party(name=f"Witness {number}-{n}", name_ko=f"증인 {number}-{n}") for n in range(WITNESSES)]
    ids = list(edit.add_bulk(people))
    edit.add_bulk([Summons(hearing=hearing, sitting=sitting, party=id) for id in ids])
    edit.add_bulk([Attendance(sitting=sitting, party=id, capacity="witness", state="present") for id in ids])
    _texts(edit, chapter, hearing, sitting, source, ids, day)
    _measures(edit, chapter, day)


def _texts(
    edit: Any, chapter: dict[str, Any], hearing: int, sitting: int, source: int, ids: list[int], day: str
) -> None:
    """Of every five paragraphs two are events, two are testimony, one is a question."""
    from hearingdesk.records.citations import Citation
    from hearingdesk.records.facts import Fact
    from hearingdesk.records.notes import Mark
    from hearingdesk.records.questions import Question
    from hearingdesk.records.turns import Transcript, Turn
    from hearingdesk.when import When

    transcript = edit.add(Transcript(hearing=hearing, title=chapter["title"], source=source)).id
    facts, turns, questions = [], [], []
    for part in chapter["subs"]:
        for place, (_lang, text, key) in enumerate(part["paras"]):
            who = ids[place % len(ids)]
            if place % 5 < 2:
                facts.append(Fact(day=When(day), text=text, is_key=key))
            elif place % 5 < 4:
                turn = Turn(transcript=transcript, sitting=sitting, position=len(turns) + 1, party=who)
                turns.append(
                    _with(turn, kind="answer", text=text, page=str(len(turns) // 8), line=1 + len(turns) % 8)
                )
            else:
                questions.append(Question(hearing=hearing, party=who, theme=part["title"], text=text))
    told = edit.add_bulk(facts)
    edit.add_bulk([Citation(about_kind="fact", about=id, source=source, locator="p. 4") for id in told])
    said = edit.add_bulk(turns)
    edit.add_bulk([Mark(turn=id, kind="answered") for id in said])
    edit.add_bulk(questions)


def _measures(edit: Any, chapter: dict[str, Any], day: str) -> None:
    from hearingdesk.records.decisions import Decision, Measure
    from hearingdesk.when import When

    decision = edit.add(Decision(title=chapter["title"], decided=When(day))).id
    edit.add_bulk(
        [
            Measure(
                decision=decision, number=int(no), due=When(due), text=what, evidence=f"{who} {why}, {state}"
            )
            for no, due, who, what, why, state in chapter["table"]
        ]
    )


def _with(record: Any, **values: Any) -> Any:
    from dataclasses import replace

    return replace(record, **values)


def run(case: Path) -> dict[str, float]:
    """Print the pack of a case, in this process."""
    from hearingdesk.casefile import CaseFile
    from hearingdesk.pack.build import PackOptions, build_pack
    from tests.bench.pack_floor import peak

    with CaseFile(case, "ro") as view:
        report = build_pack(view, case.with_suffix(".pdf"), PackOptions(lang="both"))
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "mb": peak(),
        "pages": report.pages,
        "file_mb": round(case.with_suffix(".pdf").stat().st_size / 1e6, 2),
    }


def measured(case: Path, times: int = 3) -> dict[str, float]:
    """The least of several runs, each in a process of its own."""
    runs = []
    for _time in range(times):
        environment = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1795000000"}
        done = subprocess.run(
            [sys.executable, __file__, str(case)], capture_output=True, text=True, check=True, env=environment
        )
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda one: one["cpu"])


def main() -> None:
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(run(Path(sys.argv[1]))))
        return
    from tests.bench import pack_floor

    with tempfile.TemporaryDirectory() as folder:
        for scale in (0.1, 1.0):
            case = Path(folder) / f"bench-{scale}.hearing"
            build(case, scale)
            floor, pack = pack_floor.measured("floor", scale), measured(case)
            ratio = pack["cpu"] / floor["cpu"]
            sys.stdout.write(
                f"scale {scale}: floor {floor}\n           pack {pack}\n           ratio {ratio:.2f}\n"
            )


if __name__ == "__main__":
    main()
