"""A printed label is taken apart into name and office, and two forms of a name are known to fit."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hearingdesk.printed import fits, printed

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=3, max_size=3)
LATIN = st.lists(st.from_regex("[BCDFGHK][aeiou][bcdfghk]{2,6}", fullmatch=True), min_size=2, max_size=3)


@pytest.mark.parametrize(
    ("label", "name", "office"),
    [
        ("위원장 홍길동", "홍길동", "위원장"),
        ("홍길동 위원", "홍길동", "위원"),
        ("과학기술정보통신부장관 홍길동", "홍길동", "과학기술정보통신부장관"),
        ("국가등불위원회 민간부위원장 홍길동", "홍길동", "국가등불위원회 민간부위원장"),
        ("대표이사 김대표", "김대표", "대표이사"),
        ("위원장", "", "위원장"),
        ("THE CHAIRMAN", "", "the chairman"),
        ("Mr. Dusk", "dusk", "mr"),
        ("Flint, Hon. Ada", "ada flint", "hon"),
        ("Senator Puddle [continuing]", "puddle", "senator"),
        ("Ada Flint", "ada flint", ""),
    ],
)
def test_a_label_has_a_name_and_an_office(label, name, office):
    found = printed(label)
    assert (found.name, found.office) == (name, office)


def test_what_tells_namesakes_apart_is_kept():
    assert printed("홍길동(비) 위원").mark == "비"
    assert printed("Ms. Flint of Maine").place == "maine"


@pytest.mark.parametrize(
    "label", ["위원장 홍길동", "The Chair", "위원장대리 홍길동", "La presidenta", "Vice-Chair"]
)
def test_who_presides_is_known_by_the_office(label):
    assert printed(label).chairs


@pytest.mark.parametrize("label", ["수석전문위원 홍길동", "증인 홍길동", "Mr. Chairbourne", "Director Flint"])
def test_an_office_that_only_sounds_like_it_does_not_preside(label):
    assert not printed(label).chairs


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Mr. Dusk", "Ada Dusk"),
        ("Mr. Dusk", "Dusk, Hon. Ada"),
        ("Dr. van der Glow", "Prof. Ada van der Glow"),
        ("홍길동 위원", "홍길동"),
        ("홍길동 위원", "홍 길동"),
        ("Ms. Flint of Maine", "Flint of Maine"),
    ],
)
def test_a_label_fits_the_whole_name_or_its_end(label, name):
    assert fits(printed(label), name)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Mr. Dusk", "Dusk Flint"),
        ("Mr. Dus", "Ada Dusk"),
        ("홍길동 위원", "홍길순"),
        ("길동 위원", "홍길동"),
        ("Ms. Flint of Maine", "Flint of Ohio"),
        ("위원장", "위원장"),
    ],
)
def test_another_name_does_not_fit(label, name):
    assert not fits(printed(label), name)


@given(name=HANGUL, office=st.sampled_from(["위원장", "위원", "증인", "법무부장관"]), first=st.booleans())
def test_a_korean_name_is_found_on_either_side_of_its_office(name, office, first):
    assume(not printed(name).office)  # 부의장 is no name
    found = printed(f"{office} {name}" if first else f"{name} {office}")
    assert {found.name, found.office} == {name, office}


@given(name=LATIN, style=st.sampled_from(["Mr.", "Dr.", "Senator", "Hon.", "Lady"]))
def test_a_surname_with_a_style_fits_its_full_name_in_either_order(name, style):
    label = printed(f"{style} {name[-1]}")
    assert fits(label, " ".join(name))
    assert fits(label, f"{name[-1]}, {style} {' '.join(name[:-1])}")


@given(label=st.text(max_size=60), name=st.text(max_size=60))
def test_no_text_breaks_it(label, name):
    fits(printed(label), name)
