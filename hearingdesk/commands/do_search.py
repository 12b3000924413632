"""search FILE WORDS [--kind KIND] [--limit N] [--as-typed] [--coverage] [--json]"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.citing.code import code_of, coded
from hearingdesk.commands.command import DONE, Command, number, take_file, take_json, tell, tell_json
from hearingdesk.errors import Unreadable
from hearingdesk.search.find import Found
from hearingdesk.search.showing import Hit
from hearingdesk.words import _, n_


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "words", metavar=_("WORDS"), help=_("what to look for, as in the window’s search line")
    )
    parser.add_argument("--kind", default="", metavar=_("KIND"), help=_("only in records of one kind"))
    parser.add_argument(
        "--limit", type=number, default=50, metavar="N", help=_("how many hits to show at most; else 50")
    )
    parser.add_argument(
        "--as-typed", action="store_true", help=_("do not look for the other forms of a name that was typed")
    )
    parser.add_argument(
        "--coverage", action="store_true", help=_("list the sources that could not be searched, and why")
    )
    take_json(parser)


def _run(chosen: Namespace) -> int:
    if chosen.limit < 1:
        raise Unreadable(_("--limit takes a number from 1."))
    with CaseFile(chosen.file, "ro") as case:
        found = _of_code(case, chosen) or case.search(
            chosen.words, chosen.kind, min(chosen.limit, sys.maxsize), names=not chosen.as_typed
        )
    if chosen.json:
        tell_json(_as_json(found))
        return DONE
    for hit in found.hits:
        tell(f"{_head(hit)}\n    {' '.join(hit.snippet.split())}")
    count = f"{found.total}+" if found.capped else str(found.total)
    tell(n_("{count} hit", "{count} hits", found.total, count=count) + ". " + found.coverage.sentence())
    for source, why in found.coverage.unreadable if chosen.coverage else ():
        tell(f"    {source}: {why}")
    for one in found.meant:
        tell(one.sentence())
    return DONE


def _of_code(case: CaseFile, chosen: Namespace) -> Found | None:
    """The citation whose printed code was typed; None where the words are no code of this case."""
    cited = coded(case, chosen.words) if chosen.kind in ("", "citation") else []
    if not cited:
        return None
    hits = case.searching(chosen.words).hits([("citation", id) for id in cited])
    told = tuple(replace(hit, cite=code_of(hit.id)) for hit in hits[: min(chosen.limit, sys.maxsize)])
    return Found(len(hits), False, told, case.coverage())


def _page(hit: Hit) -> dict[str, object]:
    """The page it stands on, where that is known."""
    return {"page": hit.page} if hit.page else {}


def _head(hit: Hit) -> str:
    """Where a hit stands, who said it and when."""
    return ", ".join(dict.fromkeys(part for part in (hit.cite or hit.title, hit.speaker, hit.date) if part))


def _as_json(found: Found) -> dict[str, Any]:
    covered = found.coverage
    unreadable = [{"source": source, "why": why} for source, why in covered.unreadable]
    names = ("kind", "id", "title", "cite", "snippet", "speaker", "date")
    meant = [{"typed": one.typed, "party": one.party, "forms": list(one.forms)} for one in found.meant]
    answer: dict[str, Any] = {
        "total": found.total,
        "capped": found.capped,
        "coverage": {"searched": covered.searched, "of": covered.of, "unreadable": unreadable},
        "hits": [{name: getattr(hit, name) for name in names} | _page(hit) for hit in found.hits],
    }
    return {**answer, "names": meant} if meant else answer


command = Command(_arguments, _run)
