"""Put work back to where the case lies: whole, at once, and never over what somebody else did there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress, silent
from hearingdesk.store import origin as remembered
from hearingdesk.store.connection import DatabaseError, companions
from hearingdesk.store.draft import keep_names, put
from hearingdesk.store.migrations import Step
from hearingdesk.store.note import LockNote
from hearingdesk.store.origin import Origin, Tip
from hearingdesk.when import When
from hearingdesk.words import _


class NotPutBack(HearingDeskError):
    """The work could not be put back: the original is gone or cannot be reached. The sentence says where it is."""


class Parted(HearingDeskError):
    """Somebody else changed the original: both are kept. The sentence says under which name."""


@dataclass(frozen=True, slots=True)
class Published:
    """What became of work that was put back."""

    path: Path  # where it lies now
    parted: bool  # beside the original, which somebody else had changed
    sentence: str


class Original:
    """The file that a working copy came from, held by our note. It is never opened."""

    def __init__(self, path: Path, copy: Path, folder: Path, note: LockNote, steps: tuple[Step, ...]) -> None:
        self.path = path
        self._steps = steps
        self.note = note
        self.known = remembered.load(folder) or Origin(str(path))
        self._copy = copy
        self._folder = folder

    def publish(self, whole: Path, tip: Tip, progress: Progress = silent) -> Published:
        """Put the work back, from a plain file that holds it. Raises NotPutBack; the copy here stays in any case."""
        try:
            if self.known.apart or self.note.lost():
                return self.lay_apart(whole, tip, progress)
            if not self.path.exists():
                raise NotPutBack(
                    _(
                        "{name} is not where it was: it was moved, renamed or removed, or its folder cannot be "
                        "reached. Your work is kept in {copy}, and is put back when the case is opened there again.",
                        name=self.path.name,
                        copy=self._copy,
                    )
                )
            return self._replace(whole, tip, progress)
        except OSError as error:
            raise self.not_put_back(error.strerror or str(error)) from error

    def lay_apart(self, whole: Path, tip: Tip, progress: Progress = silent) -> Published:
        """Keep ours beside the original, or renew what was laid there before; where that fails, here."""
        apart = Path(self.known.apart) if self.known.apart else None
        fresh = next(_free_names(self.path))
        sent = remembered.send(whole, fresh, progress)
        if apart and apart.exists() and remembered.digest_of(apart) == self.known.apart_digest:
            os.replace(fresh, apart)
            fresh = apart
        keep_names(fresh.parent)
        times = self.known.partings + (apart is None)
        self.remember(
            replace(self.known, apart=str(fresh), apart_digest=sent, partings=times, tip=tip, sending="")
        )
        return Published(fresh, True, self._apart_sentence(fresh, whole))

    def not_put_back(self, reason: str) -> NotPutBack:
        """The sentence for it."""
        return NotPutBack(
            _(
                "{name} could not be put back ({reason}). Your work is kept in {copy}, and is put back when the "
                "case is opened again.",
                name=self.path.name,
                reason=reason,
                copy=self._copy,
            )
        )

    def remember(self, known: Origin) -> None:
        """Keep what is known of it, across a crash."""
        remembered.save(self._folder, known)
        self.known = known

    def _replace(self, whole: Path, tip: Tip, progress: Progress) -> Published:
        name = self.path.name
        draft = self.path.with_name(f".{name}.{os.getpid()}.new")
        for left in draft.parent.glob(f".{name}.*.new"):
            left.unlink()  # of a program that died: only who holds the note puts anything there
        try:
            sent = remembered.send(whole, draft, progress)
            if remembered.digest_of(self.path, progress) != self.known.digest:
                return self.lay_apart(draft, tip)
            self.remember(replace(self.known, sending=sent, sent=tip))
            for beside in companions(self.path):
                beside.unlink()  # taken in when it was fetched; left there, it would be read into the new file
            put(draft, self.path)
        finally:
            draft.unlink(missing_ok=True)
        self.remember(replace(self.known, digest=sent, tip=tip, sending="", sent=Tip()))
        return Published(self.path, False, _("{name} is put back.", name=name))

    def _apart_sentence(self, fresh: Path, whole: Path) -> str:
        told = {"name": self.path.name, "yours": fresh.name}
        holder = self.note.holder()
        if holder is not None and self.note.lost():
            return _(
                "{name} was taken over by {who} on {where}. Both are kept: your work lies beside it as “{yours}”.",
                who=holder.who,
                where=holder.where,
                **told,
            )
        if (last := self._last(whole)) is not None:
            who, at = last
            moment = datetime.fromisoformat(at).astimezone()
            return _(
                "{name} was changed by somebody else meanwhile, last by {who} ({when}). Both are kept: your work lies "
                "beside it as “{yours}”.",
                who=who,
                when=When(f"{moment:%Y-%m-%dT%H:%M}").say(),
                **told,
            )
        return _(
            "{name} was changed by somebody else meanwhile. Both are kept: your work lies beside it as “{yours}”.",
            **told,
        )

    def _last(self, whole: Path) -> tuple[str, str] | None:
        """Who changed the original last and when; None where that cannot be told, or it was put back by hand."""
        scratch = self._folder / "theirs"
        try:
            scratch.mkdir(exist_ok=True)
            remembered.fetch(self.path, scratch)
            return remembered.last_in(scratch / self.path.name, self._steps, whole)
        except (OSError, HearingDeskError, DatabaseError):
            return None
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def stamp() -> str:
    """Now, as it stands in the name of a file."""
    return datetime.now().strftime("%Y-%m-%d %H.%M")


def _free_names(original: Path) -> Iterator[Path]:
    """Names beside a file under which nothing lies yet."""
    words = _("{name} (yours {time})", name=original.stem, time=stamp())
    names = [words, *(f"{words} {n}" for n in range(2, 100))]
    for name in names:
        path = original.with_name(name + original.suffix)
        if not path.exists():
            yield path
