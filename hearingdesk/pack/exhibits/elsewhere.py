"""Words that somebody covered in an exhibit and that the pack says all the same: for those who make it, to look at.

What is withheld from the readers is no choice and stops a pack; what is covered by hand may well stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearingdesk.pack.exhibits.told import Exhibited
from hearingdesk.pack.proof.proving import Proof
from hearingdesk.pack.proof.secrets import Secret, squeeze
from hearingdesk.pdfium.letters import Box, Letters

LONGEST = 80  # letters under one rectangle: more is a passage, and nobody looks for it word by word


def words_under(box: Box, letters: Letters) -> str:
    """What stands under a rectangle on a page, in one line."""
    left, top, right, bottom = box
    found = (
        " " if one is None else letter
        for letter, one in zip(letters.text, letters.boxes, strict=True)
        if one is None or (left <= (one[0] + one[2]) / 2 <= right and top <= (one[1] + one[3]) / 2 <= bottom)
    )
    return " ".join("".join(found).split())


def covered_words(exhibited: Sequence[Exhibited], withheld: Sequence[Secret]) -> list[Secret]:
    """What is to be looked for: each once, and nothing that is withheld anyhow."""
    words = dict.fromkeys(words for one in exhibited for words in one.covered)
    known = {squeeze(secret.words).text for secret in withheld} if words else set[str]()
    return [Secret(one) for one in words if len(one) <= LONGEST and squeeze(one).text not in known]


def parted(
    proof: Proof, withheld: Sequence[Secret], covered: Sequence[Secret], exhibited: Sequence[Exhibited]
) -> tuple[Proof, list[Exhibited]]:
    """The proof of what is withheld alone; and the exhibits, each with where its covered words stand elsewhere."""
    ours = set(covered)
    elsewhere = [(leak.secret.words, leak.place) for leak in proof.leaks if leak.secret in ours]
    short = [secret for secret in proof.unsearchable if secret not in ours]
    told = [
        replace(one, elsewhere=tuple(pair for pair in elsewhere if pair[0] in one.covered))
        for one in exhibited
    ]
    left = replace(
        proof,
        leaks=tuple(leak for leak in proof.leaks if leak.secret not in ours),
        looked_for=len(withheld) - len(short),
        unsearchable=tuple(short),
        unreadable=proof.unreadable if withheld else "",
    )
    return left, told
