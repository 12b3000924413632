"""The register of sections knows every section once, in the order of the pack."""

from __future__ import annotations

import pytest

from hearingdesk.pack.section import Sections, letter
from hearingdesk.pack.text import Words


def test_sections_come_in_the_order_of_the_pack():
    sections = Sections()
    sections.section("sources", "Sources", order=90)(lambda view, press: [Words("")])
    sections.section("chronology", "Chronology", order=10)(lambda view, press: [Words("")])

    assert [section.name for section in sections.all()] == ["chronology", "sources"]
    assert sections["sources"].title == "Sources"


def test_a_name_is_taken_once():
    sections = Sections()
    declare = sections.section("chronology", "Chronology", order=10)
    declare(lambda view, press: [])

    with pytest.raises(ValueError, match="declared twice"):
        declare(lambda view, press: [])


def test_sections_are_lettered_beyond_z():
    assert [letter(place) for place in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
