"""Code lists: the closed vocabularies of the procedure, English and Korean, read from resources/codes/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

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


def names() -> list[str]:
    """The code lists there are."""
    return sorted(path.stem for path in resources("codes").glob("*.toml"))


@cache
def entries(name: str) -> dict[str, Code]:
    """A code list, in its own order. Raises NotFound for a list that does not exist."""
    path = resources("codes", f"{name}.toml")
    if not path.exists():
        raise NotFound(f"There is no code list called {name}.")
    with path.open("rb") as file:
        listed = tomllib.load(file)["code"]
    return {entry["code"]: Code(**entry) for entry in listed}


def label(name: str, code: str, lang: str = "") -> str:
    """The words for a code; the code itself where the list does not know it (a newer file), "" for none."""
    found = entries(name).get(code)
    return found.label(lang) if found else code
