"""Code lists: the closed vocabularies of the procedure, English and Korean, read from resources/codes/*.toml.

Some stand in the data of the law already, where each word says more than its names: they are read from there.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hearingdesk.errors import NotFound
from hearingdesk.places import resources
from hearingdesk.words import language


@dataclass(frozen=True, slots=True)
class Code:
    """One entry: the word stored in the file, its two names, and a remark (legal basis, dates) where it has one."""

    code: str
    en: str
    ko: str
    note: str = ""

    def label(self, lang: str = "") -> str:
        """Its name in a language, by default the program's."""
        return self.ko if (lang or language()) == "ko" else self.en


_TABLES = {"trigger": "triggers", "proceeding": "proceedings"}  # code list: the file of resources/procedure


def names() -> list[str]:
    """The code lists there are."""
    own = [path.stem for path in resources("codes").glob("*.toml")]
    return sorted([*own, *_TABLES, "calendar", "instrument"])


@cache
def entries(name: str) -> dict[str, Code]:
    """A code list, in its own order. Raises NotFound for a list that does not exist."""
    path = resources("codes", f"{name}.toml")
    if path.exists():
        return {entry["code"]: Code(**entry) for entry in _read(path)["code"]}
    if name in _TABLES:
        table = _read(resources("procedure", f"{_TABLES[name]}.toml"))
        return {code: Code(code, one["en"], one["ko"]) for code, one in table.items()}
    if name == "calendar":
        files = [_read(file) for file in sorted(resources("holidays").glob("*.toml"))]
        return {one["name"]: Code(one["name"], one["en"], one["ko"]) for one in files}
    if name == "instrument":
        listed = _read(resources("procedure", "tables", "instruments.toml"))["instrument"]
        return {one["code"]: Code(one["code"], one["en"], one["ko"]) for one in reversed(listed)}
    raise NotFound(f"There is no code list called {name}.")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def label(name: str, code: str, lang: str = "") -> str:
    """The words for a code; the code itself where the list does not know it (a newer file), "" for none."""
    found = entries(name).get(code)
    return found.label(lang) if found else code
