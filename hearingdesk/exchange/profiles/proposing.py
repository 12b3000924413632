"""Which profiles of a case a file may be meant for: a proposal, never more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hearingdesk.errors import HearingDeskError, ImportFailed, Invalid
from hearingdesk.exchange.minutes.profile import profile_of as minutes_profile
from hearingdesk.exchange.minutes.reading import fits
from hearingdesk.exchange.preview.as_lines import without_profile
from hearingdesk.exchange.preview.beginning import beginning
from hearingdesk.exchange.profiles.common import word
from hearingdesk.exchange.profiles.word_draft import draft_of as word_draft
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.table import columns_of
from hearingdesk.exchange.tabular.profile import profile_of as table_profile
from hearingdesk.exchange.word_text import is_word, paragraphs
from hearingdesk.records.memory import Profile

_LINES = 2_000
_FEW = 2  # paragraphs in a speaker's style


@dataclass(frozen=True, slots=True)
class Proposal:
    """A profile that fits a file, and why."""

    profile: Profile
    same_headings: bool = False  # every column it names is there
    same_committee: bool = False  # the file names the committee it was made for
    weight: float = 0.0


def proposals(path: Path, profiles: Iterable[Profile]) -> list[Proposal]:
    """The profiles that fit a file, the best first; none where it cannot be read."""
    try:
        file = beginning(path).file
        return sorted(_fitting(file, profiles), key=lambda one: -one.weight)
    except HearingDeskError:
        return []


def _fitting(file: SourceFile, profiles: Iterable[Profile]) -> Iterator[Proposal]:
    looks = {"table": _as_table, "plain-minutes": _as_minutes, "ko-minutes": _as_minutes, "docx": _as_word}
    for profile in profiles:
        look = looks.get(profile.importer)
        if look is None:
            continue
        try:
            weight = look(SourceFile(file.name, file.data, file.encoding, profile), profile)
        except (Invalid, ImportFailed):
            continue
        if weight:
            of = word(profile, "of")
            same = bool(of) and (of in file.head or of in file.name)
            yield Proposal(profile, profile.importer == "table", same, weight + same)


def _as_table(file: SourceFile, profile: Profile) -> float:
    found = table_profile(profile.title, profile.settings)
    columns = columns_of(file)
    places = found.places(columns) if columns else None
    if columns is None or places is None or len(places) < len(found.columns):
        return 0.0  # every column that it names must be there
    return len(places) / len(columns)


def _as_minutes(file: SourceFile, profile: Profile) -> float:
    if without_profile(file).data.startswith(b"PK"):
        return 0.0
    found = minutes_profile(profile.title, profile.importer, profile.settings)
    turns, labels, said = fits(found, file.head.split("\n")[:_LINES])
    return turns / max(1, said) if turns >= found.least and turns > labels > 1 else 0.0


def _as_word(file: SourceFile, profile: Profile) -> float:
    if not is_word(file):
        return 0.0
    styles = word_draft(profile.settings, profile.title).styles
    used = Counter(one.style for one in paragraphs(file))
    spoken = sum(used[style] for style, part in styles.items() if part == "speaker")
    return spoken / max(1, used.total()) if spoken >= _FEW else 0.0
