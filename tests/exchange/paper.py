"""Invented sources in the formats the importers read, made to measure."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

FILES = Path(__file__).resolve().parents[1] / "files"

HEAD = """[House Hearing, 199 Congress]
[From the U.S. Government Printing Office]

                          A HEARING OF OUR OWN

=======================================================================

                                HEARING
                               BEFORE THE
                     COMMITTEE ON INVENTED MATTERS
                        HOUSE OF REPRESENTATIVES
                               __________
                              MAY 12, 2011
                               __________

                         Thursday, May 12, 2011

                  House of Representatives,
                          Committee on Invented Matters,
                                                   Washington, DC.
    The committee met, pursuant to call, at 10:07 a.m., in Room 2123,
Lampblack House Office Building, Hon. Ada Flint [chairman] presiding.
"""
TAIL = "    [Whereupon, at 4:17 p.m., the committee was adjourned.]\n"

UK_HEAD = """#Invented Matters Committee
#Oral evidence: A hearing of our own, HC 9999 Thursday 12 May 2011
question|person|oralEvidence
"""


def hearing(turns: Sequence[tuple[str, str]]) -> str:
    """A US hearing of these turns: label, words."""
    return HEAD + "".join(f"{wrapped(label, words)}\n" for label, words in turns) + TAIL


def wrapped(label: str, words: str) -> str:
    """A turn as the Office sets it: four spaces, then lines from the margin."""
    return textwrap.fill(
        f"{label}. {words}",
        64,
        initial_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def evidence(turns: Sequence[tuple[str, str]]) -> str:
    """A UK table of these turns, each a question of its own."""
    return UK_HEAD + "".join(f"Q{n}|{label}|{words}\n" for n, (label, words) in enumerate(turns, 1))
