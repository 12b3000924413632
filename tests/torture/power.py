"""The power fails in the middle of a session: what is on the disk then, and whether anything is lost."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from hearingdesk import settings
from tests.torture.aftermath import Aftermath
from tests.torture.images import VARIANTS, Disk, lay_out
from tests.torture.judge import Fault, Verdict
from tests.torture.scene import HOME, SHARE, SHARED, Scene, at_desk
from tests.torture.telling import Word
from tests.torture.trace import Said, Trace, record


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure: where in the session, what was lost, what was found afterwards."""

    seed: int
    step: str  # in flight, or the one just acknowledged
    at: int
    variant: str
    strict: bool
    verdict: Verdict

    @property
    def faults(self) -> list[Fault]:
        return self.verdict.faults


class Power:
    """A recorded session, to fail at any moment of it."""

    def __init__(self, scene: Scene, room: Path) -> None:
        self._scene, self._folder = scene, room / "desk"
        path = scene.laid_out(self._folder)
        shutil.copy(scene.older, path.with_name("older 0.hearing"))
        path.with_name(SHARE).mkdir()
        shutil.copy(path, path.with_name(SHARE) / SHARED)
        words = room / "words"
        sources = [str(source) for source in scene.sources]
        arguments = ["-m", "tests.torture.session", str(path), str(words), *sources]
        with at_desk(self._folder / HOME, self._folder) as environment:
            settings.load()  # the installation is known before the session
            self.trace: Trace = record(self._folder, arguments, words, environment)
        self._path = path
        self.steps = self._spans()

    def fail(self, seed: int) -> Failure:
        """Let the power fail once, and judge what is there when it is back."""
        chance = random.Random(seed)
        step, first, last = self.steps[seed % len(self.steps)]
        at = chance.randint(first, last)
        variant, strict = VARIANTS[seed // len(self.steps) % len(VARIANTS)], chance.random() < 0.5
        return Failure(seed, step, at, variant, strict, self.judged(at, variant, strict, chance))

    def judged(self, at: int, variant: str, strict: bool, chance: random.Random) -> Verdict:
        """What is found after a failure at this call."""
        disk = Disk(self.trace, strict)
        words: list[Word] = []
        for op in self.trace.ops[:at]:
            if isinstance(op, Said):
                words.append(op.word)
            else:
                disk.take(op)
        lay_out(self._folder, *disk.fail(variant, chance))
        aftermath = Aftermath(self._path, words, self._scene, read_first=chance.random() < 0.5)
        with at_desk(self._folder / HOME, self._folder):
            return aftermath.verdict()

    def _spans(self) -> list[tuple[str, int, int]]:
        """The steps of the session, each from its beginning to where the next one begins."""
        begun = [
            (place, op.word.step)
            for place, op in enumerate(self.trace.ops)
            if isinstance(op, Said) and op.word.sort == "begin"
        ]
        ends = [place for place, _step in begun[1:]] + [len(self.trace.ops)]
        return [(step, place + 1, end) for (place, step), end in zip(begun, ends, strict=True)]
