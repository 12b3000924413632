"""Words are set in the right fonts, and what no font has is noticed."""

from __future__ import annotations

import unicodedata

import pytest

from hearingdesk.pack.fonts import FACES, LOST, clean, font, pair

LATIN = [name for name, face in FACES.items() if face.companion]


def test_a_word_of_two_scripts_is_set_in_the_face_and_its_companion():
    pieces = pair("serif").pieces("Kim(김도현)")

    assert [(piece.font, piece.text) for piece in pieces] == [
        ("serif", "Kim("),
        ("serif-ko", "김도현"),
        ("serif", ")"),
    ]
    assert [piece.factor for piece in pieces] == [1.0, 0.925, 1.0]


@pytest.mark.parametrize("face", LATIN)
def test_signs_and_hanja_are_in_every_pair(face: str):
    for letter in "●○×–□·…“”‘’※①Ⅲ李金民秀㈜「」〈〉°→":
        assert not any(piece.lost for piece in pair(face).pieces(letter)), letter


def test_korean_bold_is_the_sans_bold():
    assert [piece.font for piece in pair("serif-bold").pieces("증인")] == ["sans-ko-bold"]


def test_a_character_that_no_font_has_is_seen_and_named():
    (piece,) = pair("serif").pieces("🦊")

    assert (piece.text, piece.lost) == (LOST, "🦊")
    assert ord(LOST) in font("sans-ko").face.charToGlyph


def test_a_decomposed_name_is_composed_and_marks_without_shape_are_left_out():
    assert clean(unicodedata.normalize("NFD", "해람터널")) == "해람터널"
    assert clean("a\u200bb\ufeff\x07c\tde\r\nf\ud800") == "abc d e\nf\ufffd".replace(" d e", " de")


def test_the_space_after_a_word_is_of_the_font_the_word_ends_in():
    faces = pair("serif")

    assert faces["word"][1] == font("serif").stringWidth(" ", 1)
    assert faces["낱말"][1] == font("serif-ko").stringWidth(" ", 0.925)
    assert faces.width("낱말 word") == pytest.approx(faces["낱말"][0] + faces["낱말"][1] + faces["word"][0])
