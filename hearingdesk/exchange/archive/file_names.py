"""Names of files that are allowed, and different from one another, on Windows, macOS and Linux alike."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.I)
_LONGEST = 120  # bytes of a name; file systems take 255, paths on Windows 260 letters in all
_ENDING = 16  # letters of an ending that is kept whole


class FileNames:
    """Gives names within one folder."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, wanted: str, otherwise: str) -> str:
        """A safe name like this one, that was not given before; `otherwise` where nothing of it is left."""
        name = safe(wanted) or otherwise
        stem, ending = _parted(name)
        made, number = name, 1
        while _alike(made) in self._given:
            number += 1
            made = f"{_cut(stem, _LONGEST - len(ending.encode()) - len(str(number)) - 3)} ({number}){ending}"
        self._given.add(_alike(made))
        return made


def safe(name: str) -> str:
    """The name without what some system forbids; "" where nothing is left."""
    name = unicodedata.normalize("NFC", name)
    shown = (" " if letter in _FORBIDDEN or not letter.isprintable() else letter for letter in name)
    name = " ".join("".join(shown).split()).strip(" .")
    stem, ending = _parted(name)
    if _DEVICES.fullmatch(name.partition(".")[0].strip()):
        stem = f"_{stem}"
    return f"{_cut(stem, _LONGEST - len(ending.encode()))}{ending}".strip(" .")


def _parted(name: str) -> tuple[str, str]:
    ending = PurePosixPath(name).suffix
    if len(ending) > _ENDING or ending == name:
        return name, ""
    return name.removesuffix(ending), ending


def _cut(stem: str, most: int) -> str:
    """The beginning of a stem in so many bytes of UTF-8, never in the middle of a letter."""
    return stem.encode()[:most].decode("utf-8", "ignore").rstrip(" .")


def _alike(name: str) -> str:
    """Names of which this is the same are one name to some system: case and composition do not tell them apart."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", name).casefold())
