"""The contents of a printed hearing name its witnesses in as many ways as there are committees."""

import textwrap

import pytest

from hearingdesk.exchange.chrg.contents import listed_witnesses
from hearingdesk.exchange.chrg.names import key, natural, split_entry
from hearingdesk.exchange.inner import Witness


def listed(words: str) -> tuple[Witness, ...]:
    lines = ["C O N T E N T S", "", *textwrap.dedent(words).strip("\n").split("\n")]
    return listed_witnesses(lines, len(lines))


def named(words: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.title, one.page) for one in listed(words)]


def test_an_entry_runs_to_the_line_with_its_page():
    found = named(
        """
                                   WITNESS

        Kindle, Matthias, Director, Institute for Evening Studies, Lamp
          Town.........................................................    22
        """
    )
    assert found == [("Kindle, Matthias", "Director, Institute for Evening Studies, Lamp Town", "22")]


def test_letters_set_wide_are_a_heading_and_lines_below_an_entry_are_no_witnesses():
    found = named(
        """
                              W I T N E S S E S

        Ada Flint, President, Flint and Steel.............................     7
            Prepared statement...........................................    37
            Responses to written questions of:
                Senator Gust.............................................    73
                Senator Breeze...........................................    74
        Bo Tinder, Chief Sparkler........................................     9
        """
    )
    assert [name for name, _title, _page in found] == ["Ada Flint", "Bo Tinder"]


def test_what_follows_the_witnesses_under_another_heading_is_no_witness():
    found = named(
        """
                                   WITNESSES

        Ada Flint, President, Flint and Steel.............................     7

                   Additional Material Supplied for the Record

        Report of the Guild of Snuffers..................................    80
        Candle, Hon. Wax, letter.........................................    81
        """
    )
    assert [name for name, _title, _page in found] == ["Ada Flint"]


def test_members_before_the_heading_open_and_do_not_testify():
    found = named(
        """
        Hon. Opal Glimmer, a Representative in Congress from the State of
          Texas, opening statement.......................................     1
            Prepared statement...........................................     3

                                   Witnesses

        Ada Flint, M.D., M.P.H., Professor of Sparks, School of Public Light
                                                                             16
            Answers to submitted questions \\1\\
        Bo Tinder, Chief Sparkler, for The Tinder Box Association.   109

                              Submitted Material

        H.R. 9909........................................................     2
        """
    )
    assert [name for name, _title, _page in found] == ["Ada Flint, M.D., M.P.H.", "Bo Tinder"]


def test_a_second_day_has_its_own_list_after_its_own_opening_statements():
    found = named(
        """
                           Tuesday, February 3, 2009

        Glimmer, Hon. Opal, a Representative in Congress from Texas,
          opening statement..............................................     1

                                   Witnesses

        Flint, J.D., Ada, Professor, Lamp School.........................     6

                          Wednesday, February 4, 2009

        Ember, Hon. Fern, a Representative in Congress from Iowa,
          opening statement..............................................   111

                                   Witnesses

        Tinder, Bo, CEO, Tinder Box; accompanied by Sal Match, Counsel...   113
        """
    )
    assert [name for name, _title, _page in found] == ["Flint, J.D., Ada", "Tinder, Bo"]


def test_a_day_inside_one_list_does_not_end_it_and_is_kept():
    found = listed(
        """
                                   WITNESSES
                            Tuesday, March 5, 2013

        Ada Flint, President..............................................     7

                           Wednesday, March 6, 2013

        Bo Tinder, Chief Sparkler.........................................    31

                         Alphabetical List of Witnesses

        Flint, Ada:
            Testimony.....................................................     7
        Tinder Bo:
            Testimony.....................................................    31
        """
    )
    assert [(one.name, str(one.day)) for one in found] == [
        ("Ada Flint", "2013-03-05"),
        ("Bo Tinder", "2013-03-06"),
    ]


def test_panels_are_counted():
    found = listed(
        """
                                   WITNESSES
                                    Panel I
        Mr. Bo Tinder, Chief Sparkler, Tinder Box:
          Oral Statement..................................................     5
          Prepared Statement..............................................     7
                                    Panel II
        Ms. Ada Flint, President, Flint and Steel:
          Oral Statement..................................................    15
          Prepared Statement..............................................    17
        """
    )
    assert [(one.name, one.title, one.panel, one.page) for one in found] == [
        ("Mr. Bo Tinder", "Chief Sparkler, Tinder Box", 1, "5"),
        ("Ms. Ada Flint", "President, Flint and Steel", 2, "15"),
    ]


def test_testimony_may_have_its_own_line_under_the_name():
    found = named(
        """
                                   WITNESSES

        The Honorable Ada Flint, Secretary of Sparks, U.S. Department of
          Light
          Oral Testimony.................................................     3
          Prepared Statement.............................................     5
        Bo Tinder, Chief Sparkler
          Oral Testimony.................................................     8
        """
    )
    assert found == [
        ("The Honorable Ada Flint", "Secretary of Sparks, U.S. Department of Light", "3"),
        ("Bo Tinder", "Chief Sparkler", "8"),
    ]


def test_organisations_may_have_their_people_under_them():
    found = named(
        """
                                   WITNESSES

        U.S. Department of Light:
            Ada Flint, Deputy Director...................................     5
                Prepared statement of Ms. Flint..........................    40
        Tinder Box Association, Mr. Bo Tinder, Chief Sparkler............     9
            Prepared statement of Mr. Tinder.............................    48
        """
    )
    assert found == [
        ("Ada Flint", "Deputy Director, U.S. Department of Light", "5"),
        ("Mr. Bo Tinder", "Tinder Box Association, Chief Sparkler", "9"),
    ]


def test_statements_of_a_panel_stand_in_one_entry_with_the_people_under_it():
    found = named(
        """
        Hearing held on March 5, 2009....................................     1
        Statement of:
            Flint, Ada, president, Flint and Steel; and Bo Tinder, chief
              sparkler, Tinder Box.......................................    12
                Flint, Ada...............................................    12
                Tinder, Bo...............................................    30
            Match, Sal, inspector general, Office of Flames..............    60
        Letters, statements, etc., submitted for the record by:
            Ember, Hon. Fern, a Representative in Congress from the State
              of Iowa, prepared statement of.............................     5
        """
    )
    assert [name for name, _title, _page in found] == ["Flint, Ada", "Tinder, Bo", "Match, Sal"]


def test_without_a_heading_those_who_are_no_members_are_witnesses():
    found = named(
        """
                                                                          Page

        Flint, Hon. Ada, Assistant Secretary of State for Sparks.........     3
            Prepared statement...........................................     5
        Tinder, Dr. Bo, President, The Tinder Box........................    27

                                  (iii)
        """
    )
    assert [name for name, _title, _page in found] == ["Flint, Hon. Ada", "Tinder, Dr. Bo"]


def test_no_contents_name_nobody():
    assert listed_witnesses(["    Mr. Dusk. Good morning."], 1) == ()


@pytest.mark.parametrize(
    ("entry", "name", "title"),
    [
        ("Flint, Hon. Ada B., Jr., Secretary, Light", "Flint, Hon. Ada B., Jr.", "Secretary, Light"),
        ("Ada Flint, President and CEO, Light", "Ada Flint", "President and CEO, Light"),
        ("Wasser Flint, Hon. Ada, a Representative", "Wasser Flint, Hon. Ada", "a Representative"),
        ("Van Flint, Ada, Owner", "Van Flint, Ada", "Owner"),
        ("Hensar Hon. Ada, Secretary", "Hensar Hon. Ada", "Secretary"),
        ("Kindle, Matt ``Mats,'' Director", "Kindle, Matt ``Mats''", "Director"),
        ("Ada Flint, Ph.D., Chief Mender, Light", "Ada Flint, Ph.D.", "Chief Mender, Light"),
        ("Light Council, Dr. Ada Flint, Fellow", "Dr. Ada Flint", "Light Council, Fellow"),
        ("Bono", "Bono", ""),
        ("Flint, Ada, Lamps, Inc", "Flint, Ada", "Lamps, Inc."),
    ],
)
def test_an_entry_is_parted_into_name_and_title(entry, name, title):
    found = split_entry(entry)
    assert (found.name, found.title) == (name, title)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Flint, Hon. Ada B., Jr.", "Ada B. Flint, Jr."),
        ("Hon. Ada B. Flint", "Ada B. Flint"),
        ("Hensar Hon. Ada", "Ada Hensar"),
        ("General Thaddeus O. Squall, USA (Ret.)", "Thaddeus O. Squall, USA (Ret.)"),
        ("Bono", "Bono"),
    ],
)
def test_a_printed_name_can_be_said(printed, said):
    assert natural(printed) == said


def test_two_printings_of_one_name_are_one_person():
    assert key("Flint, Hon. Ada B.") == key("Ada B. Flint") == key("Flint Hon. Ada B.")
