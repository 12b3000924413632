"""search FILE WORDS [--kind KIND] [--limit N] [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, Command, number, take_file, take_json, tell, tell_json
from hearingdesk.errors import Unreadable
from hearingdesk.search.find import Found
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
    take_json(parser)


def _run(chosen: Namespace) -> int:
    if chosen.limit < 1:
        raise Unreadable(_("--limit takes a number from 1."))
    with CaseFile(chosen.file, "ro") as case:
        found = case.search(chosen.words, chosen.kind, chosen.limit)
    if chosen.json:
        tell_json(_as_json(found))
        return DONE
    for hit in found.hits:
        tell(f"{hit.cite or hit.title}\n    {' '.join(hit.snippet.split())}")
    count = f"{found.total}+" if found.capped else str(found.total)
    tell(n_("{count} hit", "{count} hits", found.total, count=count) + ". " + found.coverage.sentence())
    return DONE


def _as_json(found: Found) -> dict[str, object]:
    covered = found.coverage
    unreadable = [{"source": source, "why": why} for source, why in covered.unreadable]
    names = ("kind", "id", "title", "cite", "snippet", "speaker", "date")
    return {
        "total": found.total,
        "capped": found.capped,
        "coverage": {"searched": covered.searched, "of": covered.of, "unreadable": unreadable},
        "hits": [{name: getattr(hit, name) for name in names} for hit in found.hits],
    }


command = Command(_arguments, _run)
