"""How far a whole briefing pack is from the floor: a case with the same text, read from its file and printed.

The floor sets the text solid, 491 points wide at 9.5 on 14. A pack sets it 346 wide at 10 on 14, beside a margin with
dates and names, and says under every event where it is written: it holds a third more letters on twice the pages.

Run `python tests/bench/pack_case.py`; CPU seconds of child processes, the least of three, start included in both.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any, Literal

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT.parent / "shared" / "bench")]

WITNESSES = 5  # of each hearing; what they said is marked, so that all of it is printed
# The sections that tell the text, each paragraph once: others say some of it again, in another order or by name.
SECTIONS = ("chronology", "hearings", "attendance", "witnesses", "decisions", "people", "sources")
WITHHELD = 200  # of them: names in both scripts, addresses, numbers; none is in the text
Form = Literal[
    "start", "bare", "whole", "every"
]  # no pack; bare pages; a proved pack; one with every section


def build(path: Path, scale: float) -> None:
    """A case that holds the bench text: a chapter is a hearing with its testimony, events, questions and measures."""
    from content import pack

    from hearingdesk.casefile import CaseFile
    from hearingdesk.records.matters import Matter
    from hearingdesk.records.packs import Pack

    with CaseFile.create(path, Matter(title="Bench", title_ko="측정", language="both"), "Bench") as case:
        with case.change("Fill the bench") as edit:
            for number, chapter in enumerate(pack(scale), 1):
                _chapter(edit, chapter, number)
            told, kept = json.dumps(SECTIONS), "\n".join(withheld())
            edit.add(Pack(title="bare", sections=told))
            edit.add(Pack(title="whole", sections=told, withheld=kept))
            edit.add(Pack(title="every", withheld=kept))


def withheld() -> list[str]:
    """Words such as are withheld, a quarter of each sort; the same every time."""
    chance = Random(8)
    made: list[str] = []
    for place in range(WITHHELD // 4):
        family, given = "김이박최정강조윤장임"[place % 10], "훈솔별찬결"[place // 10]
        made.append(f"{family}{given}{chance.choice('흠릿뫼샘휘')}")
        made.append(f"{chance.choice(('Zelmira', 'Quorvin', 'Thaddex', 'Olwyn'))} {place}-Vankrost")
        made.append(f"서울특별시 없음구 가상대로 {100 + place}길 {place}, {chance.randint(100, 999)}호")
        made.append(f"010-{chance.randint(1000, 9999)}-{chance.randint(1000, 9999)}")
    return made


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


def run(case: Path, form: Form) -> dict[str, float]:
    """Print a pack of a case, in this process; "start" opens the case and no more."""
    from hearingdesk.casefile import CaseFile
    from hearingdesk.pack.book import lay_down
    from hearingdesk.pack.build import Bound, PackOptions, build_pack, print_pack
    from tests.bench.pack_floor import peak

    out, pages = case.with_suffix(".pdf"), 0
    out.unlink(missing_ok=True)
    with CaseFile(case, "ro") as view:
        if form == "bare":
            made = print_pack(
                view, out.name, PackOptions(pack=form, lang="both"), bound=Bound(archival=False)
            )
            lay_down(out, made.data)
            pages = made.printed.pages
        elif form != "start":
            report = build_pack(view, out, PackOptions(pack=form, lang="both"))
            assert report.looked_for == WITHHELD
            pages = report.pages
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "mb": peak(),
        "pages": pages,
        "file_mb": round(out.stat().st_size / 1e6, 2) if pages else 0,
    }


def measured(case: Path, form: Form = "whole", times: int = 3) -> dict[str, float]:
    """The least of several runs, each in a process of its own."""
    from tests.bench.measure import steady

    runs = []
    for _time in range(times):
        environment = steady(SOURCE_DATE_EPOCH="1795000000")
        call = [sys.executable, __file__, str(case), form]
        done = subprocess.run(call, capture_output=True, text=True, check=True, env=environment)
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda one: one["cpu"])


def main() -> None:
    if len(sys.argv) > 2:
        sys.stdout.write(json.dumps(run(Path(sys.argv[1]), sys.argv[2])))  # type: ignore[arg-type]  (a Form)
        return
    from tests.bench.pack_lines import lines

    with tempfile.TemporaryDirectory() as folder:
        for line in lines(Path(folder)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
