"""The short code of a citation: stable, readable, and no code any more with one letter wrong."""

from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.citing.code import LETTERS, code_in, code_of, coded
from tests.build import lamps_case

IDS = st.integers(1, 2**63 - 1)


@given(IDS)
def test_a_code_is_read_back_however_it_is_typed(id: int) -> None:
    code = code_of(id)
    assert len(code) == 9
    for typed in (
        code,
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " "),
        f"[{code}]",
        f" {code}\n",
        f"“{code}”,",
        f"「{code}」.",
        code.replace("-", "\u00ad"),
        code.replace("-", "\u2212"),
        code.replace("-", "－"),
        "".join(chr(ord(one) + 0xFEE0) for one in code),
        f"{code}\u200b",
    ):
        assert code_in(typed) == code


@given(IDS, st.integers(0, 7), st.sampled_from(LETTERS))
def test_one_wrong_letter_makes_it_no_code(id: int, place: int, letter: str) -> None:
    plain = code_of(id).replace("-", "")
    wrong = plain[:place] + letter + plain[place + 1 :]
    assert bool(code_in(wrong)) == (wrong == plain)


@given(IDS, st.integers(0, 6))
def test_two_letters_the_other_way_round_make_it_no_code(id: int, place: int) -> None:
    plain = code_of(id).replace("-", "")
    turned = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    assert bool(code_in(turned)) == (turned == plain)


def test_ten_thousand_neighbours_have_ten_thousand_codes() -> None:
    start = 7 << 37
    assert len({code_of(start + n) for n in range(10_000)}) == 10_000


def test_a_code_leads_to_its_citation(tmp_path) -> None:
    case, ids = lamps_case(tmp_path)
    with case:
        assert coded(case, code_of(ids.citation).lower()) == [ids.citation]
        assert coded(case, code_of(12345)) == []
        assert coded(case, "유출") == coded(case, "lamp-lamp") == []
