"""The short code of a citation: printed beside it, read aloud over the telephone, typed in again to go there.

It follows from the citation's id, so it never changes and nothing has to be stored. Its letters are such as are not
taken for each other, neither on paper nor by ear; the last is a check: one wrong letter, or two neighbours the other
way round, and it is no code.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the kind of citations says its codes
    from hearingdesk.records.citations import Citations

LETTERS = "23456789ACFHJKMNPRTVWXY"  # a prime number of them: that is what makes the check sure
DATA = 7  # letters before the check: of 10,000 citations two share a code in one case of seventy
_WRITTEN = re.compile(
    r"\W*([0-9a-z]{4})[\s\-]*([0-9a-z]{4})\W*"
)  # folded, with what stands around it in a text


class CodeReader(Protocol):
    """What must be readable of a case; a View has it."""

    citations: Citations


def code_of(id: int) -> str:
    """The code of a citation: "7KM4-PXR9"."""
    number = int.from_bytes(blake2b(id.to_bytes(8, "big"), digest_size=8).digest(), "big")
    digits: list[int] = []
    for _place in range(DATA):
        number, digit = divmod(number, len(LETTERS))
        digits.append(digit)
    digits.append(-_weighed(digits) % len(LETTERS))
    letters = "".join(LETTERS[digit] for digit in digits)
    return f"{letters[:4]}-{letters[4:]}"


def code_in(typed: str) -> str:
    """The code that was typed or pasted, as it is written; "" where it is none, or was misread."""
    from hearingdesk.search.fold import fold  # its tables are for reading codes, not for opening a case

    found = _WRITTEN.fullmatch(fold(typed))
    letters = (found[1] + found[2]).upper() if found else ""
    digits = [LETTERS.find(letter) for letter in letters]
    if not digits or -1 in digits or (_weighed(digits[:-1]) + digits[-1]) % len(LETTERS):
        return ""
    return f"{letters[:4]}-{letters[4:]}"


def coded(case: CodeReader, typed: str) -> list[int]:
    """The citations with this code, nearly always one; none where it is no code, or of another case."""
    wanted = code_in(typed)
    return [id for id in case.citations.ids() if code_of(id) == wanted] if wanted else []


def _weighed(digits: list[int]) -> int:
    """Each place counts otherwise: so letters that change places change the sum."""
    return sum(digit * (DATA + 1 - place) for place, digit in enumerate(digits))
