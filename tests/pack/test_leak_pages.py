"""Which pages a proof points at: those that say the words, and both where the words run over their end."""

from __future__ import annotations

from hearingdesk.pack.places import pages_of
from hearingdesk.pack.proof.proving import Leak, Proof
from hearingdesk.pack.proof.secrets import Secret

LABELS = ("1", "2", "2A", "3", "4")
NAME, NUMBER = Secret("Rook"), Secret("1187")


def proof(*leaks: Leak) -> Proof:
    return Proof(leaks, 2, ())


def test_a_page_beside_one_that_says_it_is_not_pointed_at():
    found = proof(
        Leak(NAME, "the text between pages 2 and 2A"),
        Leak(NAME, "the text of page 2A"),
        Leak(NAME, "the text between pages 2A and 3"),
    )
    assert pages_of(found, LABELS) == {3}


def test_words_that_run_over_the_end_of_a_page_point_at_both():
    assert pages_of(proof(Leak(NAME, "the text between pages 2 and 2A")), LABELS) == {2, 3}


def test_what_runs_over_the_end_is_not_hidden_by_other_words_on_one_of_the_pages():
    found = proof(Leak(NUMBER, "the text of page 2A"), Leak(NAME, "the text between pages 2 and 2A"))
    assert pages_of(found, LABELS) == {2, 3}
