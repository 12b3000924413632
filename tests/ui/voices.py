"""A Voice that answers from a script and remembers what it was asked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any


class Script:
    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []

    def ask(self, title: str, sentence: str, yes: str, *, no: str = "", danger: bool = False) -> bool:
        return self._answer(sentence)

    def choose(self, title: str, sentence: str, choices: Sequence[str]) -> int:
        return self._answer(sentence)

    def line(self, title: str, sentence: str, text: str = "") -> str | None:
        return self._answer(sentence)

    def open_files(self, title: str, kinds: str = "", folder: str = "") -> list[Path]:
        return self._answer(title)

    def open_folder(self, title: str) -> Path | None:
        return self._answer(title)

    def save_file(self, title: str, name: str, kinds: str = "") -> Path | None:
        return self._answer(title)

    def tell(self, title: str, sentence: str, detail: str = "") -> None:
        self.heard.append(sentence)

    def _answer(self, sentence: str) -> Any:
        self.heard.append(sentence)
        assert self.answers, f"No answer was ready for: {sentence}"
        return self.answers.pop(0)
