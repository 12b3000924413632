"""What was chosen for the speakers of a transcript, before anything is written."""

from __future__ import annotations

from hearingdesk.naming import Labelled
from ui.rooms.speakers.choices import Choices, Portion


def label(text: str, first: int) -> Labelled:
    return Labelled(text, "", 2, first, first + 1, ((0, 2),))


def test_choices_are_counted_from_one_whoever_is_added() -> None:
    choices = Choices()
    dropped, eve, tess = (choices.add(name) for name in ("Ann", "Eve", "Tess"))
    choices.take(label("A", 1), dropped)
    choices.take(label("A", 1), tess)
    choices.part(label("B", 3), (Portion(eve, 3, 3), Portion(tess, 4, 4)))
    answers = choices.answers()
    assert [one.name for one in answers.new] == ["Eve", "Tess"]
    assert [(one.text, one.party) for one in answers.said] == [("A", -2), ("B", -1), ("B", -2)]
    assert not choices.rename(label("A", 1), "Tess T.")  # she is meant elsewhere too


def test_the_same_said_in_a_chain_leads_to_the_last_and_never_in_a_circle() -> None:
    choices = Choices()
    choices.say_same(1, 2)
    choices.say_same(2, 3)
    assert {(one.party, one.keep) for one in choices.answers().same} == {(1, 3), (2, 3)}
    choices.say_same(3, 1)
    assert choices.same_as(3) == 0
    choices.say_same(2, 1)  # the other way round
    assert {(one.party, one.keep) for one in choices.answers().same} == {(2, 1)}
    choices.say_same(2, 0)
    assert choices.answers().same == ()
