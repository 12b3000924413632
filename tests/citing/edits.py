"""Realistic edits between two versions of a record, with the place of every character of the one in the other."""

import random
from dataclasses import dataclass, replace

from hearingdesk.exchange.inner import Turn

LOOKALIKE = {
    "l": "1",
    "O": "0",
    "o": "0",
    "e": "c",
    "m": "rn",
    "h": "b",
    "S": "5",
    "i": "í",
    "의": "익",
    "를": "률",
}
SPELLED = (
    ("ize", "ise"),
    ("program ", "programme "),
    ("labor", "labour"),
    ("percent", "per cent"),
    (" ok ", " okay "),
)


@dataclass
class Text:
    """Turns under edit: of each character the place it had in the first version (turn, character), or None."""

    turns: list[Turn]
    origin: list[list[tuple[int, int] | None]]

    @classmethod
    def of(cls, turns: list[Turn]) -> "Text":
        return cls(list(turns), [[(n, i) for i in range(len(turn.text))] for n, turn in enumerate(turns)])

    def put(self, n: int, start: int, end: int, words: str) -> None:
        """Other words in the place of these; as many as there were count as the same places."""
        text, old = self.turns[n].text, self.origin[n][start:end]
        new = [old[i] if i < len(old) else None for i in range(len(words))]
        self.turns[n] = replace_text(self.turns[n], text[:start] + words + text[end:])
        self.origin[n][start:end] = new


def replace_text(turn: Turn, text: str) -> Turn:
    return turn._replace(text=text)


def noise(text: Text, luck: random.Random, rate: float) -> None:
    """Letters misread, as by a machine that reads a scan."""
    for n, turn in enumerate(text.turns):
        for i in range(len(turn.text) - 1, -1, -1):
            if luck.random() < rate:
                letter = turn.text[i]
                other = LOOKALIKE.get(letter) or (luck.choice("abcdefgh") if letter.isalpha() else letter)
                text.put(n, i, i + 1, other)


def sentences(text: Text, luck: random.Random, rate: float) -> None:
    """Sentences taken out and put in."""
    for n in range(len(text.turns)):
        words = text.turns[n].text
        ends = [0, *(i + 2 for i in range(len(words) - 1) if words[i] in ".?!" and words[i + 1] in " \n")]
        for start, end in reversed(list(zip(ends, [*ends[1:], len(words)], strict=False))):
            if luck.random() < rate and end - start < len(words):
                text.put(n, start, end, "")
            elif luck.random() < rate:
                text.put(n, start, start, f"The committee noted item {luck.randrange(9999)} for the record. ")


def spelled(text: Text) -> None:
    """The house style of the final record."""
    for old, new in SPELLED:
        for n in range(len(text.turns)):
            at = text.turns[n].text.find(old)
            while at >= 0:
                text.put(n, at, at + len(old), new)
                at = text.turns[n].text.find(old, at + len(new))


def rewrapped(text: Text, luck: random.Random) -> None:
    """Lines broken anew, words parted by hyphens at their ends, quotes made curly."""
    for n in range(len(text.turns)):
        turn = text.turns[n]
        for i in range(len(turn.text) - 3, 2, -1):
            letter = turn.text[i]
            if letter == '"' or letter == "'":
                text.put(n, i, i + 1, "“" if letter == '"' else "’")
            elif letter == " " and luck.random() < 0.08:
                text.put(n, i, i + 1, "\n")
            elif luck.random() < 0.01 and turn.text[i - 2 : i + 2].isalpha() and turn.text[i].isascii():
                text.put(n, i, i, "-\n")


def relabelled(text: Text) -> None:
    """Speakers named otherwise, and pages counted from another number."""
    for n, turn in enumerate(text.turns):
        page = str(int(turn.page) + 41) if turn.page.isdigit() else turn.page
        text.turns[n] = turn._replace(label=turn.label.upper(), page=page)


def split(text: Text, luck: random.Random, rate: float) -> None:
    """Turns parted in two at the end of a sentence, as when a voice from the floor is put in."""
    for n in range(len(text.turns) - 1, -1, -1):
        at = text.turns[n].text.find(". ")
        if at > 0 and luck.random() < rate:
            first, second = text.turns[n].text[: at + 1], text.turns[n].text[at + 2 :]
            origin = text.origin[n]
            text.turns[n : n + 1] = [
                replace_text(text.turns[n], first),
                Turn("[Interruption.]", kind="scene"),
                replace_text(text.turns[n], second),
            ]
            text.origin[n : n + 1] = [origin[: at + 1], [None] * 15, origin[at + 2 :]]


def edited(turns: list[Turn], seed: int, letters: float = 0.01) -> Text:
    """All of it at once."""
    luck = random.Random(seed)
    text = Text.of(turns)
    sentences(text, luck, 0.03)
    spelled(text)
    noise(text, luck, letters)
    rewrapped(text, luck)
    split(text, luck, 0.05)
    relabelled(text)
    kept = [n for n, turn in enumerate(text.turns) if turn.text.strip()]
    return replace(text, turns=[text.turns[n] for n in kept], origin=[text.origin[n] for n in kept])
