"""Work on a case that must not be opened where it lies: on a copy here, put back whole.

The original is never opened: it is read once, and replaced at once when the work is put back, if its bytes are
still those that were fetched. If they are not, both are kept: ours is laid beside it under a name of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from hearingdesk import settings
from hearingdesk.errors import CannotOpen, HearingDeskError
from hearingdesk.job import Progress, silent
from hearingdesk.places import working_folder
from hearingdesk.store import lying
from hearingdesk.store import origin as remembered
from hearingdesk.store.connection import DatabaseError, companions, raw
from hearingdesk.store.draft import keep_names, make_folder
from hearingdesk.store.lock import WriteLock
from hearingdesk.store.migrations import Step
from hearingdesk.store.note import LockNote
from hearingdesk.store.origin import Origin, Tip, folder_of
from hearingdesk.store.putback import Original, Parted, Published, stamp
from hearingdesk.words import _, n_

_INSIDE = "file"  # the folder of the copy itself: beside it lie what is remembered and the lock


@dataclass(frozen=True, slots=True)
class Left:
    """A working copy that was not put back: a program died, or the original could not be reached."""

    original: Path
    path: Path
    since: str  # when it was fetched, ISO


class WorkCopy:
    """A working copy, from its fetching to its putting back. `told` holds sentences for the user."""

    def __init__(
        self,
        original: Path,
        author: str,
        steps: tuple[Step, ...],
        take_over: bool = False,
        progress: Progress = silent,
    ) -> None:
        """Raises CannotOpen, InUse or ReadOnly with a sentence; what lay here stays then."""
        original = original.resolve()
        self.told: list[str] = []
        self._name = original.name
        self._steps = steps
        self._folder = folder_of(original)
        self.path = self._folder / _INSIDE / original.name
        self._trying(make_folder, self._folder)
        self._lock = WriteLock(self._folder / original.name, author)
        try:
            note = LockNote(original, author, settings.load().installation, take_over)
        except BaseException:
            self._lock.release()
            self._tidy(0)
            raise
        self._original = Original(original, self.path, self._folder, note, steps)
        try:
            if note.told:
                self.told.append(note.told)
            self.unsent = self._left_behind()
            if not self.unsent:
                self._fetch(progress)
                self.unsent = self._adopted()
        except BaseException:
            self.release()
            raise

    @property
    def place(self) -> Path:
        """What the desk goes by: the original's path. Numbers used in work that went apart are not used again."""
        times, path = self._original.known.partings, self._original.path
        return path.with_name(f"{path.name} {times}") if times else path

    def publish(self, progress: Progress = silent) -> Published:
        """Put the work back while the case is open, as its last change left it. Raises NotPutBack; it goes on."""
        whole = self._folder / "whole.hearing"
        whole.unlink(missing_ok=True)
        try:
            conn = raw(self.path, "ro")
            try:
                conn.execute("VACUUM INTO ?", [str(whole)])
            finally:
                conn.close()
            done = self._original.publish(whole, remembered.tip_in(whole, self._steps), progress)
        except DatabaseError as error:
            raise self._original.not_put_back(str(error)) from error
        finally:
            whole.unlink(missing_ok=True)
        self.unsent = False
        return done

    def close(self, changed: bool) -> None:
        """Put the work back if there is any, and let go. Raises NotPutBack, Parted with a sentence; nothing is lost."""
        done: Published | None = None
        try:
            if changed or self.unsent:
                if companions(self.path):
                    raise self._original.not_put_back(_("another program still reads the copy"))
                done = self._original.publish(self.path, remembered.tip_in(self.path, self._steps))
            shutil.rmtree(self.path.parent, ignore_errors=True)
        finally:
            self.release()
        if done is not None and done.parted:
            raise Parted(done.sentence)

    def release(self) -> None:
        """Let go of the original and of the copy; the copy stays where it was not put back."""
        self._original.note.release()
        if not self.path.exists() and self._original.known.apart:
            with suppress(OSError):
                self._original.remember(replace(self._original.known, apart="", apart_digest=""))
        self._lock.release()
        self._tidy(self._original.known.partings)

    def _tidy(self, partings: int) -> None:
        """Leave nothing here when there is nothing to be remembered."""
        if self.path.exists() or partings:
            return
        with suppress(OSError):
            (self._folder / "origin.json").unlink(missing_ok=True)
            self._folder.rmdir()

    def _fetch(self, progress: Progress) -> None:
        original, draft = self._original.path, self._folder / "fetching"
        for old in (draft, self.path.parent):
            shutil.rmtree(old, ignore_errors=True)
        self._trying(draft.mkdir)
        before = self._trying(original.stat)
        try:
            digest = self._trying(remembered.fetch, original, draft, progress)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        after = self._trying(original.stat)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise CannotOpen(_("{name} is being changed right now. Try again in a moment.", name=self._name))
        tip = remembered.tip_in(draft / self._name, self._steps)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        known = Origin(str(original), digest, tip, now, partings=self._original.known.partings)
        self._trying(self._original.remember, known)
        self._trying(os.replace, draft, self.path.parent)
        for folder in (self.path.parent, self._folder):  # what is written into the copy from here on counts
            keep_names(folder)

    def _left_behind(self) -> bool:
        """Look for work that was not put back. True when it goes on here; else the original is to be fetched."""
        if not self.path.exists():
            return False
        try:
            tip = remembered.tip_in(self.path, self._steps)
        except CannotOpen:
            self._keep_damaged()
            return False
        known = self._original.known
        now = self._trying(remembered.digest_of, self._original.path)
        if known.sending and now == known.sending:  # it was put back, and the program died before it knew
            known = replace(known, digest=now, tip=known.sent, sending="", sent=Tip())
            self._trying(self._original.remember, known)
        if tip == known.tip:
            return False
        if now == known.digest and not known.apart:
            n = max(tip.changes - known.tip.changes, 1)
            count = n_("{n} change", "{n} changes", n)
            self.told.append(
                _("Not put back last time, here again: {count} to {name}.", count=count, name=self._name)
            )
            return True
        self.told.append(self._trying(self._original.lay_apart, self.path, tip).sentence)
        return False

    def _adopted(self) -> bool:
        """Take up work on the same file under another name, not put back because the file was renamed meanwhile."""
        for left in left_behind():
            folder, known = left.path.parent.parent, remembered.load(left.path.parent.parent)
            renamed = left.original.parent.exists() and not left.original.exists()
            if known is None or known.digest != self._original.known.digest or not renamed:
                continue
            with suppress(HearingDeskError, OSError):
                lock = WriteLock(folder / left.original.name, "")
                try:
                    if remembered.tip_in(left.path, self._steps) == known.tip:
                        continue
                    shutil.copyfile(left.path, self.path)
                    shutil.rmtree(left.path.parent)
                finally:
                    lock.release()
                self.told.append(
                    _(
                        "{name} was called {old}: your work on it, which had not been put back, is here again.",
                        name=self._name,
                        old=left.original.name,
                    )
                )
                return True
        return False

    def _keep_damaged(self) -> None:
        kept = self._folder / f"damaged {stamp()}"
        self._trying(os.replace, self.path.parent, kept)
        self.told.append(
            _("The working copy of {name} is damaged; it is kept in {folder}.", name=self._name, folder=kept)
        )

    def _trying(self, act: Callable[..., Any], *args: Any, **more: Any) -> Any:
        try:
            return act(*args, **more)
        except OSError as error:
            raise CannotOpen(
                _(
                    "{name} could not be copied to this machine to be worked on ({reason}).",
                    name=self._name,
                    reason=error.strerror or error,
                )
            ) from error


def needed(path: Path) -> bool:
    """Must a file be worked on through a copy, because of where it lies?"""
    return not lying.where(path).live


def left_behind() -> list[Left]:
    """Every working copy on this machine that may hold work that was not put back, one in use now among them."""
    found: list[Left] = []
    for folder in sorted((working_folder() / "working").glob("*")):
        known = remembered.load(folder)
        if known is not None and (path := folder / _INSIDE / Path(known.path).name).exists():
            found.append(Left(Path(known.path), path, known.since))
    return found
