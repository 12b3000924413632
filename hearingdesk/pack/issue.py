"""Issuing a pack: the edition is frozen, its pages keep their labels, and everybody gets a numbered copy."""

from __future__ import annotations

import json
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b, sha256
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.job import Progress, silent
from hearingdesk.pack import book
from hearingdesk.pack.book import lay_down
from hearingdesk.pack.build import Bound, Made, PackOptions, check_place, find_pack, made_at, make_pack
from hearingdesk.pack.changes import KEY, changes
from hearingdesk.pack.exhibits.prepared import Prepared
from hearingdesk.pack.flow import Block
from hearingdesk.pack.paging import Difference, Issued, Leaf, difference
from hearingdesk.pack.press import Press
from hearingdesk.pack.supplement import pages_of
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import phrase
from hearingdesk.records.packs import Edition, EditionPart
from hearingdesk.store.outgoing import of_file
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _

_PART = 1_000_000  # bytes of the issued file in one record
_CODE = 4  # signs of an edition's code


@dataclass(frozen=True, slots=True)
class IssuedPack:
    """An edition and its files; `supplement` is None for a first edition."""

    edition: Edition
    path: Path
    copies: tuple[Path, ...]
    supplement: Path | None
    difference: Difference
    pages: int
    labels: tuple[str, ...]


def issue(
    case: CaseFile,
    path: Path,
    options: PackOptions,
    recipients: Sequence[str] = (),
    progress: Progress = silent,
) -> IssuedPack:
    """Issue the next edition of the briefing pack that the options name, to this file and a copy for each recipient.

    The master goes to `path`, copies and supplement beside it. The edition, with the file as it was issued, becomes
    part of the case in one change. Raises Leaking, HearingDeskError; Cancelled leaves nothing behind.
    """
    pack = find_pack(case, options.pack)
    last = case.editions.latest(pack.id)
    number = (last.number or 0) + 1 if last else 1
    before = read_map(last.pages_map) if last and last.pages_map else None
    places = _places(path, recipients, before is not None)
    for place in (path, *places):
        check_place(case, place)
    run = _Run(case, path.name, options, _code(pack.id, number), number, before, progress)
    found = run.compare()
    made = run.make(found)
    copies = [run.make(found, copy, name).data for copy, name in enumerate(recipients, 1)]
    slip = b""
    if before is not None:
        slip = pages_of(made.data, made.printed.labels, supplement_labels(made, found))
    files: list[bytes] = [made.data, *copies, *([slip] if slip else [])]
    for place, data in zip((path, *places), files, strict=True):
        lay_down(place, data)
    edition = _keep(case, pack.id, number, made, recipients)
    for place, name in ((path, ""), *zip(places, [*recipients, *[""] * bool(slip)], strict=True)):
        case.handed_out(of_file(place, "pack", name, pages=made.printed.pages))
    supplement = places[-1] if slip else None
    shown = places[: len(recipients)]
    return IssuedPack(edition, path, tuple(shown), supplement, found, made.printed.pages, made.printed.labels)


class _Run:
    """One edition being printed, as often as it needs."""

    def __init__(
        self,
        view: View,
        name: str,
        options: PackOptions,
        code: str,
        number: int,
        before: Issued | None,
        progress: Progress,
    ) -> None:
        self._view = view
        self._name = name
        self._options = options
        self._edition = book.Edition(code, before)
        self._number = number
        self._progress = progress
        self._prepared = Prepared()
        made = made_at(view.matter.zone)
        day = When.day(made.date())
        self._words = Two(
            *(
                phrase(N_("Edition {n}, {day}, {clock}"), n=number, day=day, clock=f"{made:%H:%M}").first(
                    lang
                )
                for lang in ("en", "ko")
            )
        )

    def compare(self) -> Difference:
        """What this edition changes; told by printing it once without saying so."""
        if self._edition.before is None:
            return Difference((), (), ())
        made = self._printed(Difference((), (), ()), None, archival=False)
        return difference(self._edition.before.leaves, made.printed.issued.leaves)

    def make(self, found: Difference, copy: int = 0, recipient: str = "") -> Made:
        """The edition, or one copy of it."""
        words = phrase(N_("Copy {n}: {name}"), n=copy, name=recipient) if copy else None
        return self._printed(found, words, archival=True)

    def _printed(self, found: Difference, copy: Two | None, *, archival: bool) -> Made:
        bound = Bound(
            self._edition,
            self._words,
            copy,
            lambda story, press: self._changes(story, press, found),
            archival,
            self._prepared,
        )
        return make_pack(self._view, self._name, self._options, self._progress, bound)

    def _changes(self, story: Sequence[Block], press: Press, found: Difference) -> Sequence[Block]:
        before = self._edition.before
        return changes(story, before, self._number - 1, found, press) if before is not None else ()


def _keep(case: CaseFile, pack: int, number: int, made: Made, recipients: Sequence[str]) -> Edition:
    """The edition as a record, and the file itself, whole and unchanged."""
    name = case.packs.called(pack)
    now = When(made_at(case.matter.zone).isoformat(timespec="minutes")[:16])
    with case.change(_("Issue edition {n} of {pack}", n=number, pack=name)) as edit:
        record = edit.add(
            Edition(
                pack=pack,
                number=number,
                issued=now,
                as_of=now,
                digest=sha256(made.data).hexdigest(),
                pages=made.printed.pages,
                copies=len(recipients) or 1,
                recipients="\n".join(recipients),
                code=_code(pack, number),
                pages_map=written_map(made.printed.issued),
            )
        )
        for place, start in enumerate(range(0, len(made.data), _PART), 1):
            content = made.data[start : start + _PART]
            edit.add_bulk([EditionPart(edition=record.id, number=place, content=content)])
        return record


def supplement_labels(made: Made, found: Difference) -> set[str]:
    """Cover, contents, the list of changes and what changed; whole sheets where both sides are printed."""
    labels = made.printed.labels
    starts = {part.key: part.page for part in made.printed.parts}
    begun = [page for key, page in starts.items() if key not in ("cover", "contents", KEY)]
    wanted = {*labels[: min(begun, default=1) - 1], *found.printed}
    if made.press.duplex:
        sheets = (labels[place : place + 2] for place in range(0, len(labels), 2))
        wanted = {label for sheet in sheets if wanted & {*sheet} for label in sheet}
    return wanted


def _places(path: Path, recipients: Sequence[str], supplement: bool) -> list[Path]:
    """Where the copies and the supplement lie: beside the master, under names that say what they are."""
    names = [_("{name}, copy {n}", name=path.stem, n=f"{n:02}") for n in range(1, len(recipients) + 1)]
    names += [_("{name}, supplement", name=path.stem)] if supplement else []
    return [path.with_name(f"{name}{path.suffix}") for name in names]


def _code(pack: int, number: int) -> str:
    """A few signs that tell an edition from the others of its case."""
    return b32encode(blake2b(f"{pack}/{number}".encode(), digest_size=5).digest()).decode()[:_CODE]


def written_map(issued: Issued) -> str:
    """What the next edition must know, as it is kept with the record."""
    leaves = [[*asdict(leaf).values()] for leaf in issued.leaves]
    told = {"leaves": leaves, "blocks": issued.blocks, "rows": sorted(issued.rows)}
    return json.dumps(told, separators=(",", ":"))


def read_map(stored: str) -> Issued:
    """The same, read again."""
    told = json.loads(stored)
    leaves = (
        Leaf(label, digest, first, on, tuple(keys)) for label, digest, first, on, keys in told["leaves"]
    )
    return Issued(tuple(leaves), tuple(told["blocks"]), frozenset(told["rows"]))
