"""Parts of a label: as the office was held, and also somebody who is added there."""

from collections.abc import Sequence

from ui.rooms.speakers.choices import Choices, Portion
from ui.rooms.speakers.parts import Likely, PartsBox

KNOWN = {1: "Ada Flint", 2: "Ben Dusk"}
IDS = [10, 20, 30, 40]


class Names:
    """People as a link field finds them."""

    def choose(self, table: str, words: str) -> list[tuple[int, str]]:
        return [(id, name) for id, name in KNOWN.items() if words.casefold() in name.casefold()]

    def label(self, table: str, id: int) -> str:
        return KNOWN[id]


def box(qtbot, choices: Choices, begin: Sequence[Portion] = ()) -> PartsBox:
    made = PartsBox(Likely(Names(), [2], choices), IDS, str, lambda: begin)
    qtbot.addWidget(made)
    return made


def test_those_proposed_come_first_and_a_typed_name_may_be_new(qtbot, look):
    choices = Choices()
    likely = Likely(Names(), [2], choices)
    assert likely.choose("party", "") == [(2, "Ben Dusk"), (1, "Ada Flint")]
    (known, new) = likely.choose("party", "Ada")
    assert known == (1, "Ada Flint")
    assert new[0] < 0
    assert new[1] == "New person: Ada"
    assert likely.choose("party", "Ada")[1] == new
    assert choices.new() == {}


def test_a_part_goes_to_somebody_who_is_added_with_the_change(qtbot, look):
    from hearingdesk.naming import Labelled

    choices = Choices()
    parts, heard = box(qtbot, choices), []
    parts.parted.connect(heard.append)
    parts.box.setChecked(True)
    (row,) = parts.rows
    row.last.setValue(2)
    number = Likely(Names(), (), choices).choose("party", "Tess Tallow")[-1][0]
    row.field.set(number)
    row.field.pick.picked.emit()
    assert heard[-1] == (Portion(number, 10, 20),)
    choices.part(Labelled("위원장", "", 4, 10, 40, ((0, 4),)), heard[-1])
    answers = choices.answers()
    assert [one.name for one in answers.new] == ["Tess Tallow"]
    assert [(one.party, one.first, one.last) for one in answers.said] == [(-1, 10, 20)]


def test_somebody_new_is_offered_for_the_other_parts_too(qtbot, look):
    from hearingdesk.naming import Labelled

    choices = Choices()
    number = choices.add("Tess Tallow")
    choices.part(Labelled("위원장", "", 4, 10, 40, ((0, 4),)), (Portion(number, 10, 20),))
    likely = Likely(Names(), (), choices)
    assert (number, "New person: Tess Tallow") in likely.choose("party", "")
    assert (number, "New person: Tess Tallow") in likely.choose("party", "tallow")


def test_an_office_begins_with_the_parts_in_which_it_was_held(qtbot, look):
    parts, heard = box(qtbot, Choices(), (Portion(1, 10, 20), Portion(2, 30, 40))), []
    parts.parted.connect(heard.append)
    parts.box.setChecked(True)
    assert [(row.first.value(), row.last.value(), row.field.chosen()) for row in parts.rows] == [
        (1, 2, 1),
        (3, 4, 2),
    ]
    assert heard[-1] == (Portion(1, 10, 20), Portion(2, 30, 40))
