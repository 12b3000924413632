"""Words of real hearings: the search finds just what a scan finds, for hundreds of words drawn from them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from tests.bench import spoken

TURNS, WORDS = 4_000, 300
_CJK = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af"
_RUN, _WORD = re.compile("[가-힣]+"), re.compile("[A-Za-z0-9]{2,}")
_SAID = re.compile(f"[^\\W_{_CJK}]+")


def plain(text: str) -> str:
    """Case and the accents of Latin letters, taken away one letter after the other."""
    if text.isascii():
        return text.lower()
    whole = unicodedata.normalize("NFC", text).casefold()
    return "".join(
        unicodedata.normalize("NFD", one)[0] if unicodedata.name(one, "").startswith("LATIN") else one
        for one in whole
    )


def korean(texts: Sequence[str], seed: int) -> list[str]:
    """Stretches of one to four syllables from anywhere in words, many of them short."""
    chance, found = random.Random(seed), set[str]()
    runs = [run for text in chance.sample(list(texts), 2000) for run in _RUN.findall(text)]
    while len(found) < WORDS:
        run = chance.choice(runs)
        at = chance.randrange(len(run))
        found.add(run[at : at + chance.choice((1, 1, 2, 2, 2, 3, 4))])
    return sorted(found)


def english(texts: Sequence[str], seed: int) -> list[str]:
    """Whole words, and beginnings with a star, of any length."""
    chance, found = random.Random(seed), set[str]()
    words = [word for text in chance.sample(list(texts), 2000) for word in _WORD.findall(text)]
    while len({word.lower() for word in found}) < WORDS:
        word = chance.choice(words).lower()
        if chance.random() < 0.5:
            word = word[: chance.randint(1, len(word))] + "*"
        found.add(word)
    return sorted(found)


def scanned(texts: Iterable[str], words: Iterable[str]) -> dict[str, int]:
    """In how many texts each word stands: all are read once, each letter by letter or word by word."""
    counts = dict.fromkeys(words, 0)
    runs = [word for word in counts if _RUN.fullmatch(word)]
    others = {plain(word): word for word in counts if word not in set(runs)}
    for text in map(plain, texts):
        for run in runs:
            counts[run] += run in text
        found = {f"{said[:end]}*" for said in _SAID.findall(text) for end in range(1, len(said) + 1)}
        found.update(_SAID.findall(text))
        for word in others.keys() & found:
            counts[others[word]] += 1
    return counts


def wrong(case: CaseFile, texts: Iterable[str], words: Sequence[str]) -> list[str]:
    """The words of which another number is found than the scan finds."""
    bad = []
    for word, true in scanned(texts, words).items():
        found = sum(1 for _id in case.searching(word, "turn").ids("turn"))
        if found != true:
            bad.append(f"{word}: {found}, not {true}")
    return bad


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    return list(spoken.texts(TURNS, shared))


@pytest.fixture(scope="module")
def case(texts: list[str], shared: Path, tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("real") / "words.hearing"
    with spoken.build(path, TURNS, shared) as case:
        yield case


def test_three_hundred_korean_words_are_found_wherever_they_stand(case, texts):
    assert not wrong(case, texts, korean(texts, 1))


def test_three_hundred_english_words_and_beginnings_are_found(case, texts):
    assert not wrong(case, texts, english(texts, 1))
