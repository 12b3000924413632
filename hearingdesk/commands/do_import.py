"""import FILE SOURCE... [--as FORMAT] [--profile NAME] [--encoding NAME] [--dry-run] [--json]"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, NOT_SO, Command, opened, take_file, take_json, tell, tell_json
from hearingdesk.errors import NotFound
from hearingdesk.exchange.bring_in import Outcome, bring_in, look
from hearingdesk.exchange.formats import named
from hearingdesk.exchange.tabular.profile import named as named_profile
from hearingdesk.exchange.tabular.profile import shipped
from hearingdesk.job import Progress, silent
from hearingdesk.records.memory import Profile
from hearingdesk.words import _, n_

_BAR = 30  # characters
_FIGURES = ("sittings", "dates", "title", "turns", "speakers", "witnesses", "present")


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "sources",
        type=Path,
        nargs="+",
        metavar=_("SOURCE"),
        help=_("a file to bring in; several are allowed"),
    )
    parser.add_argument(
        "--as",
        dest="format",
        default="",
        metavar=_("FORMAT"),
        help=_("its format, where it is not found out"),
    )
    parser.add_argument(
        "--profile",
        default="",
        metavar=_("NAME"),
        help=_("an import profile, of the case or of the program, which says how to read it"),
    )
    parser.add_argument(
        "--encoding",
        default="",
        metavar=_("NAME"),
        help=_("how its letters are written, where it is not found out"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would come in"))
    take_json(parser)


def _run(chosen: Namespace) -> int:
    profile = _profile(chosen) if chosen.profile else None
    if profile is not None:
        chosen.format = profile.importer
    if chosen.format:
        named(chosen.format)  # a format nobody knows is a wrong call, not a failed import
    progress = _bar if sys.stderr.isatty() else silent
    if chosen.dry_run:
        CaseFile(chosen.file, "ro").close()
        outcomes = [look(path, chosen.format, chosen.encoding, progress, profile) for path in chosen.sources]
    else:
        outcomes = _bring_in(chosen, profile, progress)
    if chosen.json:
        added: Counter[str] = Counter()
        for outcome in outcomes:
            added.update(outcome.added)
        tell_json(
            {"sources": [_as_json(outcome) for outcome in outcomes], "added": dict(sorted(added.items()))}
        )
    else:
        for outcome in outcomes:
            _say(outcome)
    return NOT_SO if any(outcome.status == "failed" for outcome in outcomes) else DONE


def _profile(chosen: Namespace) -> Profile:
    """The profile of this name in the case, else the one that ships. Raises NotFound with the profiles there are."""
    with CaseFile(chosen.file, "ro") as case:
        kept = {profile.title: profile for profile in case.profiles.all()}
    found = kept.get(chosen.profile) or named_profile(chosen.profile)
    if found is None:
        listed = ", ".join(kept) or _("none")
        raise NotFound(
            _(
                "There is no import profile “{name}” in this case. It has: {kept}. The program brings: {shipped}.",
                name=chosen.profile,
                kept=listed,
                shipped=", ".join(shipped()),
            )
        )
    return found


def _bring_in(chosen: Namespace, profile: Profile | None, progress: Progress) -> list[Outcome]:
    with opened(chosen.file) as case:
        outcomes = [
            bring_in(case, path, chosen.format, chosen.encoding, progress, profile) for path in chosen.sources
        ]
        case.index_pending(progress)
        return outcomes


def _as_json(outcome: Outcome) -> dict[str, Any]:
    figures = {name: outcome.counts.get(name) for name in _FIGURES}
    return {
        "path": str(outcome.path),
        "format": outcome.format,
        "status": outcome.status,
        "message": outcome.message,
        **figures,
        "sittings": figures["sittings"] or 0,
        "dates": figures["dates"] or [],
        "warnings": list(outcome.warnings),
        **{name: outcome.counts[name] for name in ("pages", "state") if name in outcome.counts},
    }


def _say(outcome: Outcome) -> None:
    if outcome.status == "imported" and "pages" in outcome.counts:
        _say_paper(outcome)
    elif outcome.status == "imported":
        turns = n_("{n} turn", "{n} turns", outcome.counts["turns"])
        tell(_("“{title}”: {turns}.", title=outcome.counts["title"], turns=turns))
        for warning in outcome.warnings:
            tell(f"  {warning}")
    else:
        tell(outcome.message)


def _say_paper(outcome: Outcome) -> None:
    """A document: how many pages, and what is missing of its text."""
    pages = n_("{n} page", "{n} pages", outcome.counts["pages"] or 0)
    tell(_("“{title}” is kept as a document: {pages}.", title=outcome.counts["title"], pages=pages))
    for warning in outcome.warnings:
        tell(f"  {warning}")


def _bar(done: int, total: int, what: str) -> None:
    """A bar on the terminal, drawn over itself."""
    full = _BAR * done // total if total else 0
    end = "\n" if total and done >= total else ""
    sys.stderr.write(f"\r{'█' * full}{'░' * (_BAR - full)} {what[:40]:<40}{end}")
    sys.stderr.flush()


command = Command(_arguments, _run)
