"""What `truth.json` says of every open file, as `import --json` must say it: the table at the end of importers.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

AKN = ("akn-oasis-examples", "akn-za-hansard", "akn-sayit-edge")
TEI = (
    "tei-siparl-committee",
    "tei-parla-clarin-exemplar",
    "tei-parlamint-tr",
    "tei-parlamint-es-ct",
    "tei-parlamint-es-ga",
)
REGISTERS = (
    "ko-assembly-legislators",
    "ko-popong-members",
    "yaml-us-committees",
    "popolo-spec-examples",
    "csv-uwazi",
    "ics-icalendar",
    "xml-house-committee-repository",
    "ko-popong-committees",
)
REFUSED = frozenset(  # against the rules of their own format
    {
        "invalid.vtt",
        "invalid_format1.srt",
        "invalid_format3.srt",
        "non_padded_timestamps.vtt",
        "issue_464_invalid_rdate.ics",
        "parsing_error.ics",
    }
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file, and the figures that must come of it."""

    path: Path
    figures: dict[str, Any] = field(default_factory=dict)
    slack: float = 0.0  # of the turns: plain text may be so far off
    refused: bool = False


def everything(shared: Path) -> Iterator[Wanted]:
    """Every file that truth.json speaks of, in its order."""
    truth = json.loads((shared / "data" / "truth.json").read_text("utf-8"))
    for folder, files in truth.items():
        for name, said in files.items():
            path = _path(shared / "data" / "open" / folder, name)
            figures = _figures(folder, name, said)
            slack = 0.01 if folder == "txt-us-chrg-hearings" else 0.0
            yield Wanted(path, figures, slack, name in REFUSED)


def _path(folder: Path, name: str) -> Path:
    there = folder / name
    return there if there.is_file() else next(iter(sorted(folder.rglob(f"*{name}*"))))


def _figures(folder: str, name: str, said: dict[str, Any]) -> dict[str, Any]:
    if folder in AKN:
        return {"turns": said["speech"] + said["question"] + said["answer"]}
    if folder in TEI:
        return {"turns": said["u"]}
    if folder in REGISTERS or name == "persons.csv":
        return {"turns": 0}
    match folder:
        case "akn-oireachtas-excerpt":
            return {"turns": 8, "present": 11, "witnesses": 1}
        case "docx-catalonia":
            return {"turns": said["speaker_paragraphs"]}
        case "txt-us-chrg-hearings":
            return _us_hearing(said)
        case "ko-assembly-speeches":
            return {"turns": said.get("rows") or said["turns"]}
        case "csv-uk-oral-evidence":
            return {"turns": said["rows"], "present": said["members_present"], "dates": ["2014-06-18"]}
        case "xml-bundestag":
            return {"turns": said["turns_p_redner"] + said["turns_name_chair"]}
        case "vtt-srt-edge":
            return {"turns": said["cues"]} if said["cues"] else {}  # SBV was not counted there
        case "json-cdp-transcript":
            return {"turns": said["sentences"]}
        case "csv-witness-statements-1983":
            return {"turns": said["rows"], "witnesses": said["unique_key"], "sittings": len(said["dates"])}
    raise AssertionError(f"Nobody said what {folder} must give.")


def _us_hearing(said: dict[str, Any]) -> dict[str, Any]:
    lists = said["members_present_lists"]
    day = datetime.strptime(said["date"], "%A, %B %d, %Y").date().isoformat()
    return {
        "turns": said["turns_regex"],
        "witnesses": said["witnesses_by_hand"],
        "present": sum(lists) if lists else None,
        "dates": [day],
    }
