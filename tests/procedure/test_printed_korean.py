"""The set words of derivations go to print: they are Korean that somebody would write."""

from __future__ import annotations

import pytest

from hearingdesk.procedure.phrases import names, phrase


@pytest.mark.parametrize("particle", ["은(는)", "이(가)", "을(를)", "과(와)", "와(과)", "(으)로"])
def test_no_phrase_leaves_the_choice_of_a_particle_to_its_reader(particle: str):
    assert [name for name in names() if particle in phrase(name).ko] == []
