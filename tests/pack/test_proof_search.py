"""Many secrets in much text: all that stand there are found, and nothing that does not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.pack.proof.alone import stands_alone
from hearingdesk.pack.proof.behind import Unprovable
from hearingdesk.pack.proof.proving import Heard
from hearingdesk.pack.proof.reading import Said, Seam
from hearingdesk.pack.proof.secrets import APART, Searcher, Secret, squeeze
from hearingdesk.search.fold import fold

LETTERS = st.text(st.sampled_from("abzé가나다힣1２9漢 .-\x1f\n"), max_size=60)
WORDS = st.lists(
    st.text(st.sampled_from("abzé가나다힣12漢"), min_size=2, max_size=9), min_size=1, max_size=90
)
ODD = (
    "\u00ad\u200b\u3099\u1100\u1161\u11a8\u0301\u0338ﬁ①½ΣςİǅゝウㄱＡ９½·—…※＿_\ud83d\ude00😀ß가a1 \x1f\x85\n"
)


@given(st.text(st.sampled_from(ODD)) | st.text(st.characters()))
def test_letters_and_digits_of_the_folded_text_are_left_word_by_word(text: str):
    words = re.findall(rf"[^\W_]+|{APART}", fold(unicodedata.normalize("NFKC", text)))
    assert squeeze(text).text == "".join(words)
    assert squeeze(text).words == words


@given(st.lists(st.text(st.sampled_from("abzé가나다힣漢"), min_size=2, max_size=9), max_size=90), LETTERS)
def test_what_is_found_is_every_secret_that_begins_anywhere_and_stands_alone(secrets: list[str], text: str):
    searcher = Searcher([Secret(words) for words in secrets])
    said = squeeze(f"{text}{''.join(secrets)} {text} {' '.join(secrets)}")
    ways = {squeeze(words).text for words in secrets} - {
        squeeze(one.words).text for one in searcher.unsearchable
    }
    stands = {
        (way, start)
        for way in ways
        for start in range(len(said.text))
        if said.text.startswith(way, start) and stands_alone(said, start, start + len(way))
    }
    found = [(squeeze(one.words).text, start) for one, start in searcher.find(said)]
    assert sorted(found) == sorted(stands)


LINES = st.lists(st.text(st.sampled_from("abé가나힣12 .-\x1f"), max_size=9), max_size=6)


@given(st.lists(st.text(st.sampled_from("abé가나12"), min_size=2, max_size=5), min_size=1), LINES, LINES)
def test_what_a_page_may_begin_and_the_next_end_is_found(
    secrets: list[str], ends: list[str], begins: list[str]
):
    searcher = Searcher([Secret(words) for words in secrets])
    seam = Seam(lambda: "between", ends, begins)
    heard = Heard(searcher)
    heard.take([seam] if searcher else [])
    found = {leak.secret.words for leak in heard.leaks()}
    over, said = set[str](), set[str]()
    for foot, head in seam.parted():
        parted = len(squeeze(" ".join(ends[:foot]).replace(APART, " ")).text)
        whole = squeeze(" ".join([*ends[:foot], *begins[head:]]).replace(APART, " "))
        for secret, start, end in searcher.spans(whole):
            said.add(secret.words)
            over |= {secret.words} if start < parted < end else set()
    assert over <= found <= said


def test_what_was_said_before_the_rest_could_not_be_read_is_found():
    heard = Heard(Searcher([Secret("Vennick")]))
    with pytest.raises(Unprovable):
        heard.take(unreadable())
    assert [leak.place for leak in heard.leaks()] == ["between", "a page"]


def unreadable() -> Iterator[Said | Seam]:
    yield Said(lambda: "a page", "Orla Vennick")
    yield Seam(lambda: "between", ["of Ven"], ["nick."])
    raise Unprovable


@given(WORDS, LETTERS)
def test_whatever_stands_as_a_word_of_its_own_is_found(secrets: list[str], text: str):
    searcher = Searcher([Secret(words) for words in secrets])
    unsearchable = {secret.words for secret in searcher.unsearchable}
    said = f"{text} {' . '.join(secrets)} {text}"
    found = {squeeze(secret.words).text for secret, _at in searcher.find(squeeze(said))}
    assert {squeeze(words).text for words in secrets if words not in unsearchable} <= found


@given(WORDS, LETTERS)
def test_nothing_is_found_that_is_not_there(secrets: list[str], text: str):
    searcher = Searcher([Secret(words) for words in secrets])
    squeezed = squeeze(text)
    for secret, start, end in searcher.spans(squeezed):
        assert squeeze(secret.words).text == squeezed.text[start:end]


def test_words_begin_where_they_begin():
    squeezed = squeeze("Orla  Vennick, 1-2")
    assert [at for at in range(20) if squeezed.begins(at)] == [0, 4, 11, 12, 13]
    assert squeeze("").begins(0)


def test_a_long_text_is_squeezed_as_a_short_one_is():
    line = "The lamps of Orla Ven-\nnick 등불이 1,2 é\n"
    long = squeeze(line * 30_000)
    assert long.text == squeeze(line).text * 30_000
    assert list(long.words) == list(squeeze(line).words) * 30_000
    assert [secret.words for secret, _at in Searcher([Secret("Vennick 등불")]).find(long)] == [
        "Vennick 등불"
    ] * 30_000
