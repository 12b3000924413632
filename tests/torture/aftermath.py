"""The folder of a killed program: every file in it held against what the program had said."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from pypdf import PdfReader

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.build import build_pack
from hearingdesk.store.connection import Mode
from tests.build import MATTER
from tests.torture.judge import Fault, Known, Verdict, judge, readable, strays, whole
from tests.torture.scene import HOME, SHARE, SHARED, Later, Scene
from tests.torture.telling import Word, sha256

LATEST = 3  # files made before the one in flight that are looked at again; earlier ones were at earlier kills
CHANGES_NOTHING = (
    "open",
    "copy",
    "pack",
    "close",
    "migrate",
    "fetch",
    "put back",
    "close there",
    "window: pack",
)
PUT_BACK = ("put back", "close there")  # steps after which the original on the share has all that was done


class Aftermath:
    """One folder after one kill. `words` is all that was heard."""

    def __init__(self, path: Path, words: Sequence[Word], scene: Scene, *, read_first: bool = True) -> None:
        """`read_first`: the case is opened for reading before it is opened for writing."""
        self._path, self._scene, self._read_first = path, scene, read_first
        self._told = [word for word in words if word.sort == "done"]
        self._flight = words[-1] if words and words[-1].sort == "begin" else None

    def verdict(self) -> Verdict:
        """Judge the case, then what was made of it, then what lies about."""
        verdict = Verdict()
        for path in self._cases():
            self._judge(path, verdict)
        verdict.faults += self._made()
        verdict.faults += self._made_again()
        verdict.faults += strays(self._path.parent, self._expected())
        if (share := self._path.with_name(SHARE)).is_dir():
            verdict.faults += strays(share, [SHARED])
        return verdict

    def _cases(self) -> list[Path]:
        """The files that were being worked on when the program died, and its case."""
        worked = [self._path, *(Path(word.case) for word in self._told[-LATEST:] if not word.made)]
        if self._flight and not self._flight.made:
            worked.append(Path(self._flight.case))
        return list(dict.fromkeys(worked))

    def _judge(self, path: Path, verdict: Verdict) -> None:
        flight = self._flight is not None and self._flight.case == str(path)
        later = flight and self._flight.step not in CHANGES_NOTHING
        told = [word for word in self._told if word.case == str(path)]
        digest, entries = (told[-1].digest, told[-1].entries) if told else ("", 0)
        known = Known(digest or self._scene.digest, entries or self._scene.entries, later)
        migrated = path.name.startswith("older")
        if path.parent.name == SHARE:
            verdict.faults += self._original(path)
        elif self._read_first and not migrated:
            verdict.faults += readable(path)
        found = judge(path, known, Later if migrated else CaseFile)
        verdict.faults += [fault.about(path.name) for fault in found.faults]
        verdict.came_through |= found.came_through
        if migrated:
            verdict.faults += self._kept(path, known)

    def _original(self, path: Path) -> Iterator[Fault]:
        """A case on a share, as others read it: whole, and all that was put back is in it."""
        told = [word for word in self._told if word.case == str(path)]
        sent = [word.digest for word in told if word.step in PUT_BACK]
        known = {sent[-1] if sent else self._scene.digest}
        if self._flight and self._flight.step in PUT_BACK and told:
            known.add(told[-1].digest)
        try:
            with CaseFile(path, "ro") as case:
                yield from (fault.about(f"{path.name} on the share") for fault in whole(case))
                if case.digest() not in known:
                    yield Fault("lost", f"{path.name} on the share is not as it was put back")
        except HearingDeskError as error:
            yield Fault("corrupt", f"{path.name} on the share: {error}")

    def _kept(self, path: Path, known: Known) -> list[Fault]:
        """The copy made before a migration is there, whole, and of the old format."""
        kept = path.with_name(f"{path.stem} (format 1).hearing")
        if not kept.exists():
            return [Fault("lost", f"{kept.name} was not kept")]
        with tempfile.TemporaryDirectory() as folder:
            return list(self._case(Path(shutil.copy(kept, folder)), known.digest, "rw"))

    def _made(self) -> Iterator[Fault]:
        """Files that were said to be made are there, as they were made."""
        latest = {word.made: word for word in self._told if word.made}
        for word in list(latest.values())[-LATEST:]:
            path = Path(word.made)
            if not path.exists():
                yield Fault("lost", f"{path.name} was made and is gone")
            elif not word.sha256:
                yield from self._case(path, word.digest)
            elif (self._flight is None or self._flight.made != word.made) and sha256(path) != word.sha256:
                yield Fault("lost", f"{path.name} has other bytes than when it was made")
        if self._flight and self._flight.made:
            path = Path(self._flight.made)
            if path.suffix == ".pdf":
                yield from _pack(path)
            elif path.exists():
                yield from self._case(
                    path, self._told[-1].digest if self._flight.step == "copy" and self._told else ""
                )

    def _case(self, path: Path, digest: str, mode: Mode = "ro") -> Iterator[Fault]:
        try:
            with CaseFile(path, mode) as case:
                yield from (fault.about(path.name) for fault in whole(case))
                if digest and case.digest() != digest:
                    yield Fault("lost", f"{path.name}: other records than were said to be in it")
        except HearingDeskError as error:
            yield Fault("corrupt", f"{path.name}: {error}")

    def _made_again(self) -> Iterator[Fault]:
        """What was in flight can be made now under the same name."""
        if self._flight is None or not self._flight.made:
            return
        path, step = Path(self._flight.made), self._flight.step
        try:
            if path.suffix == ".pdf":
                with CaseFile(self._path, "ro") as case:
                    build_pack(case, path)
            elif not path.exists() and step == "copy":
                with CaseFile(self._path, "ro") as case:
                    case.copy(path)
            elif not path.exists():
                CaseFile.create(path, MATTER).close()
        except HearingDeskError as error:
            yield Fault("other", f"{path.name} cannot be made now: {error}")

    def _expected(self) -> list[str]:
        folder = self._path.parent
        older = {path.name for path in folder.glob("older*.hearing") if "(" not in path.stem}
        kept = {f"{path.stem} (format 1).hearing" for path in self._cases() if path.name in older}
        kept |= {
            f"{Path(word.case).stem} (format 1).hearing" for word in self._told if word.step == "migrate"
        }
        made = {Path(word.made).name for word in [*self._told, self._flight] if word and word.made}
        others = [path.name for path in folder.glob("other*.hearing")]
        return [self._path.name, SHARE, HOME, *others, *older, *kept, *made]


def _pack(path: Path) -> list[Fault]:
    """A pack that is there is a whole one, the old or the new."""
    if not path.exists():
        return []
    try:
        return [] if len(PdfReader(path, strict=True).pages) else [Fault("half", f"{path.name} has no pages")]
    except Exception as error:
        return [Fault("half", f"{path.name} is no whole pack: {error}")]
