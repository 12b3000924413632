"""Issuing a pack: the edition is frozen, its pages keep their labels, and everybody gets a numbered copy."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import OutOfDate
from hearingdesk.job import Progress, silent
from hearingdesk.pack import book
from hearingdesk.pack.asked import Look
from hearingdesk.pack.book import Printed, not_laid_down
from hearingdesk.pack.build import Bound, Made, PackOptions, check_place, find_pack, made_at, make_pack
from hearingdesk.pack.changes import KEY, changes
from hearingdesk.pack.exhibits.prepared import Prepared
from hearingdesk.pack.flow import Block
from hearingdesk.pack.known import known_to
from hearingdesk.pack.paging import Difference, Issued, difference, written_map
from hearingdesk.pack.press import Press
from hearingdesk.pack.supplement import pages_of
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import phrase
from hearingdesk.records.packs import Edition, EditionPart
from hearingdesk.store.draft import put, room
from hearingdesk.store.outgoing import of_file
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _

_PART = 1_000_000  # bytes of the issued file in one record
_ROUNDS = 3  # printings after which what an edition changes has long been said
_CODE = 4  # signs of an edition's code


@dataclass(frozen=True, slots=True)
class Pressed:
    """An edition as it was printed, not issued yet: all but its files. `supplement`: there is a file of that too."""

    pack: int
    number: int
    made: str  # the minute it was printed, in the time zone of the case
    look: Look
    printed: Printed
    difference: Difference
    supplement: bool


Give = Callable[[bytes], None]  # takes the next file: the master, each copy in order, the supplement
Printer = Callable[[CaseFile, str, PackOptions, Sequence[str], Give, Progress], Pressed]


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


def print_edition(
    view: View,
    name: str,
    options: PackOptions,
    recipients: Sequence[str],
    give: Give,
    progress: Progress = silent,
) -> Pressed:
    """Print the next edition of the briefing pack that the options name, under this file name, and give its files.

    Nothing is issued by that. Raises Leaking, HearingDeskError, Cancelled.
    """
    pack = find_pack(view, options.pack)
    last = view.editions.latest(pack.id)
    number = (last.number or 0) + 1 if last else 1
    since, before = known_to(view, options)
    run = _Run(view, name, options, _code(pack.id, number), number, since, before, progress)
    made, found = run.settled()
    give(made.data)
    for copy, recipient in enumerate(recipients, 1):
        progress(0, 0, _("Copy {n} of {total}", n=copy, total=len(recipients)))
        give(run.make(found, copy, recipient).data)
    if before is not None:
        give(pages_of(made.data, made.printed.labels, supplement_labels(made, found)))
    return Pressed(pack.id, number, run.minute, made.look, made.printed, found, before is not None)


def issue(
    case: CaseFile,
    path: Path,
    options: PackOptions,
    recipients: Sequence[str] = (),
    progress: Progress = silent,
    printer: Printer = print_edition,
) -> IssuedPack:
    """Issue the next edition of the briefing pack that the options name, to this file and a copy for each recipient.

    The master goes to `path`, copies and supplement beside it. The edition, with the file as it was issued, becomes
    part of the case in one change. Raises Leaking, HearingDeskError; Cancelled leaves nothing behind.
    """
    places = [path, *_places(path, recipients, known_to(case, options)[1] is not None)]
    for place in places:
        check_place(case, place)
    with _drafts(path) as folder:
        drafts = [folder / place.name for place in places]
        coming = iter(drafts)
        pressed = printer(
            case, path.name, options, recipients, lambda data: _write(next(coming), data), progress
        )
        edition = _keep(case, pressed, drafts[0], recipients)
        for draft, place in zip(drafts, places, strict=True):
            put(draft, place)
    names = ["", *recipients, *[""] * pressed.supplement]
    for place, name in zip(places, names, strict=True):
        case.handed_out(of_file(place, "pack", name, pages=pressed.printed.pages))
    copies, supplement = places[1 : len(recipients) + 1], places[-1] if pressed.supplement else None
    printed = pressed.printed
    return IssuedPack(
        edition, path, tuple(copies), supplement, pressed.difference, printed.pages, printed.labels
    )


@contextmanager
def _drafts(path: Path) -> Iterator[Path]:
    """A folder beside the place to make files in. Raises CannotWrite for whatever cannot be written there."""
    try:
        with room(path.parent) as folder:
            yield folder
    except OSError as error:
        raise not_laid_down(path, error) from error


def _write(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)


class _Run:
    """One edition being printed, as often as it needs."""

    def __init__(
        self,
        view: View,
        name: str,
        options: PackOptions,
        code: str,
        number: int,
        since: int,
        before: Issued | None,
        progress: Progress,
    ) -> None:
        self._view = view
        self._since = since
        self._name = name
        self._options = options
        self._edition = book.Edition(code, before)
        self._number = number
        self._progress = progress
        self._prepared = Prepared()
        made = made_at(view.matter.zone)
        self.minute = made.isoformat(timespec="minutes")[:16]
        day = When.day(made.date())
        self._words = Two(
            *(
                phrase(N_("Edition {n}, {day}, {clock}"), n=number, day=day, clock=f"{made:%H:%M}").first(
                    lang
                )
                for lang in ("en", "ko")
            )
        )

    def settled(self) -> tuple[Made, Difference]:
        """The edition, and what it changes; that is told by printing it once without saying so.

        Saying so may change more: a page of changes that has become longer stands in contents and index.
        """
        if (before := self._edition.before) is None:
            found = Difference((), (), ())
            return self.make(found), found
        made = self._printed(Difference((), (), ()), None, archival=False)
        found = difference(before.leaves, made.printed.issued.leaves)
        for _round in range(_ROUNDS):
            made, said = self.make(found), found
            found = difference(before.leaves, made.printed.issued.leaves)
            if found == said:
                break
        return made, found

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
            self._number,
        )
        return make_pack(self._view, self._name, self._options, self._progress, bound)

    def _changes(self, story: Sequence[Block], press: Press, found: Difference) -> Sequence[Block]:
        before = self._edition.before
        return changes(story, before, self._since, found, press) if before is not None else ()


def _keep(case: CaseFile, pressed: Pressed, file: Path, recipients: Sequence[str]) -> Edition:
    """The edition as a record, and the file itself, unchanged. Raises OutOfDate where it is no more the next one."""
    last = case.editions.latest(pressed.pack)
    if ((last.number or 0) if last else 0) != pressed.number - 1:
        raise OutOfDate(
            _("Edition {n} was issued while these pages were printed. Issue the next one.", n=pressed.number)
        )
    name, now, look = case.packs.called(pressed.pack), When(pressed.made), pressed.look
    content = file.read_bytes()
    with case.change(_("Issue edition {n} of {pack}", n=pressed.number, pack=name)) as edit:
        record = edit.add(
            Edition(
                pack=pressed.pack,
                number=pressed.number,
                issued=now,
                as_of=now,
                digest=sha256(content).hexdigest(),
                pages=pressed.printed.pages,
                copies=len(recipients) or 1,
                recipients="\n".join(recipients),
                audience=look.audience,
                language=look.lang,
                paper=look.paper,
                style=look.style,
                duplex=look.duplex,
                code=_code(pressed.pack, pressed.number),
                pages_map=written_map(pressed.printed.issued),
            )
        )
        for place, start in enumerate(range(0, len(content), _PART), 1):
            part = content[start : start + _PART]
            edit.add_bulk([EditionPart(edition=record.id, number=place, content=part)])
        return record


def supplement_labels(made: Made, found: Difference) -> set[str]:
    """Cover, contents, the list of changes and what changed; whole sheets where both sides are printed."""
    starts = {part.key: part.page for part in made.printed.parts}
    begun = [page for key, page in starts.items() if key not in ("cover", "contents", KEY)]
    front = made.printed.labels[: min(begun, default=1) - 1]
    return in_sheets(made.printed.labels, {*front, *found.printed}, duplex=made.look.duplex)


def in_sheets(labels: Sequence[str], wanted: set[str], *, duplex: bool) -> set[str]:
    """The pages that go along with those wanted: where both sides are printed, the other side of each sheet."""
    if not duplex:
        return wanted
    sheets = (labels[place : place + 2] for place in range(0, len(labels), 2))
    return {label for sheet in sheets if wanted & {*sheet} for label in sheet}


def _places(path: Path, recipients: Sequence[str], supplement: bool) -> list[Path]:
    """Where the copies and the supplement lie: beside the master, under names that say what they are."""
    names = [_("{name}, copy {n}", name=path.stem, n=f"{n:02}") for n in range(1, len(recipients) + 1)]
    names += [_("{name}, supplement", name=path.stem)] if supplement else []
    return [path.with_name(f"{name}{path.suffix}") for name in names]


def _code(pack: int, number: int) -> str:
    """A few signs that tell an edition from the others of its case."""
    return b32encode(blake2b(f"{pack}/{number}".encode(), digest_size=5).digest()).decode()[:_CODE]
