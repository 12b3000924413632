"""Folding takes away what nobody means, keeps what Hangul means, and knows where everything stood."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.search.fold import continues, fold, fold_map, in_stored, index_text

NASTY = st.text(
    alphabet="aÉe\u0301\u0308ßİſﬁŉ한하ᄒ\u1161\u11abガカﾞｶＡ１'’–\u00ad\u200bй\u0306ㆍ·7 .\u0345ΐ金\uf90a",
    max_size=12,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ñandú ÉCOLE Łódź", "nandu ecole łodz"),
        ("İstanbul", "istanbul"),
        ("Ｃｏｕｐａｎｇ　３３", "coupang 33"),
        ("don’t “quote” a–b—c", 'don\'t "quote" a-b-c'),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("증언ㆍ감정 증언・감정", "증언·감정 증언·감정"),
        (unicodedata.normalize("NFD", "한국 École й"), "한국 ecole й"),
        ("ｶﾞｽ ﾡ", "ガス ㄱ"),
        ("\uf90a", "金"),
    ],
)
def test_what_nobody_means_is_taken_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_syllable_is_no_other() -> None:
    assert fold("하") not in fold(unicodedata.normalize("NFD", "한"))


@given(st.text() | NASTY)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text() | NASTY)
def test_every_folded_character_knows_its_place(text: str) -> None:
    folded, places = fold_map(text)
    assert folded == fold(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


@given(NASTY, NASTY, NASTY)
def test_a_span_of_the_folded_text_is_found_in_the_stored_text(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    _folded, places = fold_map(text)
    start = len(fold(before)) + 1
    end = start + len(fold(word))
    if start < end and not continues(word[0]):
        first, last = in_stored(places, start, end)
        assert fold(text[first:last]) == fold(word)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("유출된 자료", "유출 출된 된 자료 료"),
        ("제7일간", "제 7 일간 간"),
        ("쿠팡Inc는", "쿠팡 팡 inc 는"),
        ("김 33.7M", "김 33 7m"),
        ("個人情報の漏洩", "個人 人情 情報 報の の漏 漏洩 洩"),
        ("COVID–19", "covid 19"),
        ("", ""),
    ],
)
def test_the_index_is_given_words_and_pairs(text: str, tokens: str) -> None:
    assert index_text(text).split() == tokens.split()
