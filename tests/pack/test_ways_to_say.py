"""The ways in which something withheld may be said, and ordinary words that only look like it."""

from __future__ import annotations

import pytest

from hearingdesk.pack.proof.secrets import Searcher, Secret, squeeze
from hearingdesk.pack.proof.ways import halves


def said(secret: Secret, text: str) -> bool:
    return any(True for _one in Searcher([secret]).find(squeeze(text)))


def person(name: str) -> Secret:
    return Secret(name, is_name=True, is_person=True, halves=tuple(halves(name)))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("3,370만", "33,700,000 accounts"),
        ("33,700,000건", "3370만 계정"),
        ("33,700,000", "about 33.7 million"),
        ("₩1,200,000", "120만 원"),
        ("1.2억 원", "120,000,000 won"),
        ("48,215,907원", "48 215 907 won"),
        ("010-1234-5678", "+82 10 1234 5678"),
        ("+82-10-1234-5678", "(010) 1234.5678"),
        ("2026-08-01", "on 1 August 2026"),
        ("2026-08-01", "2026년 8월 1일에"),
        ("porter@haeram.example", "porter [at] haeram.example"),
    ],
)
def test_a_number_written_otherwise_is_found(words: str, text: str):
    assert said(Secret(words), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zebedee Quill", "Mr Quill came."),
        ("Zebedee Quill", "Quill 의원이 물었다."),
        ("Zebedee Quill", "Zebedee J. Quill"),
        ("Zebedee Quill", "Quill, Z."),
        ("즈도현", "도현 씨가 말했다."),
        ("이상민", "증인이상민은"),
        ("이상민", "증인 이상\n민은"),
        ("이수", "증인 이수는 답했다."),
        ("이수", "이수 의원"),
        ("An Na", "An\nNa"),
    ],
)
def test_a_name_cut_short_or_taken_apart_is_found(name: str, text: str):
    assert said(person(name), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("이수", "교육을 이수하다. 회의 수당. 지진이 수차례 있었다."),
        ("안도", "안도하는 표정"),
        ("이상민", "다음 이상 민원을 받았다."),
        ("An Na", "Anna and the plan."),
        ("Sam Hall", "It shall be so."),
        ("Peter Rice", "The price is high."),
        ("Young Page", "See the page."),
    ],
)
def test_ordinary_words_are_no_names(name: str, text: str):
    assert not said(person(name), text)


def test_what_is_withheld_by_the_pack_is_found_within_a_word():
    assert said(Secret("유출", is_name=True), "개인정보유출에")
