"""The register of importers: what each reads, how it knows its format, and how one is chosen for a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from hearingdesk.exchange.inner import Document
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress

SURE_ENOUGH = 0.5  # below it a file is not taken for that format


class Reader(Protocol):
    """What an importer does: a look that never raises, and a reading that may raise ImportFailed."""

    def looks(self, file: SourceFile) -> float:
        """How likely the content, not the name, is this format: 0 not at all, 1 beyond doubt."""
        ...

    def read(self, file: SourceFile, progress: Progress) -> Document:
        """The whole source. Raises ImportFailed (file, line, reason); lets Cancelled through."""
        ...


@dataclass(frozen=True, slots=True)
class Importer:
    """One entry of the register."""

    name: str  # what the command line and the log call it; never changed once released
    title: str  # declared with N_, shown with _
    suffixes: tuple[str, ...]  # for the file dialog; they decide nothing
    version: int  # raised when the same bytes would give other records
    reader: Reader

    def looks(self, file: SourceFile) -> float:
        return self.reader.looks(file)

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return self.reader.read(file, progress)


_register: dict[str, Importer] = {}


def importer(
    *, name: str, title: str, suffixes: tuple[str, ...], version: int
) -> Callable[[type[Reader]], type[Reader]]:
    """Put a Reader into the register, beside where it is written."""

    def enter(kind: type[Reader]) -> type[Reader]:
        if name in _register:
            raise ValueError(f"Two importers are called {name}.")
        _register[name] = Importer(name, title, suffixes, version, kind())
        return kind

    return enter


def registered() -> tuple[Importer, ...]:
    """The importers entered so far, by name. `formats.importers` makes sure that it is all of them."""
    return tuple(_register[name] for name in sorted(_register))
