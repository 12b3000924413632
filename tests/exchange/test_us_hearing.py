"""US hearing text: what the Office prints comes out as it stands, sitting by sitting."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.chrg.labels import labelled
from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Cancelled
from hearingdesk.when import When
from tests.exchange.paper import FILES, HEAD, TAIL, hearing


def document(name: str) -> Document:
    return formats.read(SourceFile.of(FILES / name))


def of(text: str, name: str = "hearing.txt") -> Document:
    return formats.read(SourceFile(name, text.encode()))


@pytest.fixture(scope="module")
def house() -> Document:
    return document("chrg-house.htm")


@pytest.fixture(scope="module")
def senate() -> Document:
    return document("chrg-senate.txt")


def test_the_cover_says_what_it_is(house):
    assert house.title == "LANTERN SAFETY AND THE NIGHT MARKETS"
    assert (house.chamber, house.term, house.serial) == ("House", "112th Congress", "Serial No. 112-907")
    assert house.bodies == ("Subcommittee on Lamps, Lanterns, and Candles", "Committee on Light and Shadow")


def test_the_figures_are_those_of_the_page(house):
    assert import_counts(house) == {
        "format": "us-chrg",
        "title": "LANTERN SAFETY AND THE NIGHT MARKETS",
        "sittings": 1,
        "dates": ["2011-05-12"],
        "turns": 16,
        "speakers": 10,
        "witnesses": 5,
        "present": 7,
    }


def test_the_opening_gives_hours_and_place(house):
    sitting = house.sittings[0]
    assert (sitting.opens, sitting.closes) == ("14:05", "16:17")
    assert sitting.place == "room 2199, Lampblack House Office Building, Washington, D.C."
    assert sitting.presiding == "Hon. Ambrose Q. Wick [chairman of the subcommittee]"


def test_guests_are_listed_apart_from_the_members(house):
    names = [(person.name, person.group) for person in house.sittings[0].present or ()]
    assert ("Dusk of Maine", "member") in names
    assert ("Torch-Bearer", "member") in names
    assert [name for name, group in names if group == "also"] == ["Flare", "Spark"]


def test_members_can_be_witnesses(house):
    assert [witness.name for witness in house.witnesses if witness.member] == [
        "Flare, Hon. Juniper",
        "Ochre, Hon. Basil",
    ]
    assert house.witnesses[1].called == "Matthias ``Matt'' Kindle"


def test_a_turn_keeps_its_label_its_page_and_its_line(house):
    turn = next(turn for turn in house.turns() if turn.label == "Ms. Flare of Vermont")
    assert (turn.cite, turn.page, turn.line) == ("Page 4", "4", 122)


def test_a_hyphen_at_the_end_of_a_line_stays_with_its_word(house):
    first = next(house.turns())
    assert "short- and long-term care" in first.text
    assert "well-being" in first.text


def test_an_interrupted_speech_goes_on_as_a_turn_of_its_own(house):
    texts = [turn.text for turn in house.turns() if turn.label == "Ms. Flare of Vermont"]
    assert texts[0].endswith("time----")
    assert texts[1].startswith("----in all that time")


def test_laughter_inside_a_speech_stays_in_it(house):
    texts = [turn.text for turn in house.turns() if turn.label == "Ms. Flare of Vermont"]
    assert texts[1].split("\n")[1:] == ["[Laughter.]", "I will be brief.", "The bill before you is short."]


def test_what_stands_between_turns_is_a_stretch_of_its_own(house):
    kinds = Counter(turn.kind for turn in house.turns())
    assert kinds == {"speech": 16, "note": 6, "oath": 1, "scene": 2}


def test_an_inserted_statement_is_nobodys_speech(house):
    inserted = next(turn for turn in house.turns() if "I was asked to write" in turn.text)
    assert (inserted.kind, inserted.label) == ("note", "")


def test_a_footnote_does_not_part_the_sentence_it_interrupts(house):
    kindle = next(turn for turn in house.turns() if turn.label == "Mr. Kindle")
    assert kindle.text.endswith("screen.\\1\\ Nine lanterns in ten are sound.")


def test_what_comes_after_the_end_was_not_said(house, senate):
    assert not any("appendix and nobody" in turn.text for turn in house.turns())
    assert not any("in writing" in turn.text for turn in senate.turns())


def test_two_days_are_two_sittings(senate):
    assert [str(sitting.date) for sitting in senate.sittings] == ["2013-03-05", "2013-03-06"]
    assert [sitting.opens for sitting in senate.sittings] == ["09:32", "10:01"]
    assert [len(sitting.members) for sitting in senate.sittings] == [3, 2]


def test_a_witness_belongs_to_the_day_the_list_says(senate):
    assert [str(witness.day) for witness in senate.witnesses] == ["2013-03-05", "2013-03-05", "2013-03-06"]


def test_staff_are_listed_but_not_as_members(senate):
    staff = [person.name for person in senate.sittings[0].present or () if person.group == "staff"]
    assert staff == ["Dora Galosh, Counsel", "Max Slicker, Clerk"]


def test_a_hearing_without_contents_has_its_witnesses_in_the_headings():
    heading = "\n        STATEMENT OF BO TINDER, CHIEF SPARKLER, THE TINDER BOX\n\n"
    opening = "\n        OPENING STATEMENT OF SENATOR PUDDLE\n\n"
    text = HEAD + opening + "    Senator Puddle. Yes.\n" + heading + "    Mr. Tinder. No.\n" + TAIL
    assert [(one.name, one.title) for one in of(text).witnesses] == [
        ("BO TINDER", "CHIEF SPARKLER, THE TINDER BOX"),
    ]


def test_a_recess_does_not_end_the_day():
    recess = (
        "    [Whereupon, at 12:10 p.m., the committee recessed, to reconvene at 1:30 p.m. the same day.]\n"
    )
    text = HEAD + "    Mr. Dusk. Yes.\n" + recess + "    Mr. Dusk. No.\n" + TAIL
    assert [turn.text for turn in of(text).turns() if turn.label] == ["Yes.", "No."]


def test_a_long_adjournment_ends_it():
    end = "    [Whereupon, at 3:30 p.m., the committee recessed, subject to the call of the Chair.]\n"
    text = HEAD + "    Mr. Dusk. Yes.\n" + end + "\n    Mr. Dusk. A letter.\n"
    assert [turn.text for turn in of(text).turns() if turn.label] == ["Yes."]


def test_a_weekday_that_is_not_the_days_is_told():
    found = of(hearing([("Mr. Dusk", "Yes.")]).replace("Thursday, May 12", "Friday, May 12"))
    assert found.warnings == ("The day of the week printed is not that of 2011-05-12.",)


def test_a_hearing_without_a_heading_of_the_office_is_known_by_its_turns():
    turns = "".join(f"    Mr. Dusk. Sentence {n}.\n" for n in range(4))
    found = of("The committee met at 10 a.m. on May 12, 2011.\n\n" + turns)
    assert [turn.label for turn in found.turns()] == ["Mr. Dusk"] * 4
    assert str(found.sittings[0].date) == "2011-05-12"


def test_a_hearing_in_which_nobody_speaks_is_refused():
    with pytest.raises(ImportFailed, match=r"“hearing\.txt”, line \d+: no one speaks in it"):
        of(HEAD + TAIL)


def test_a_line_that_no_page_could_hold_is_refused():
    with pytest.raises(ImportFailed, match="line 23: the line is too long"):
        of(HEAD + "    Mr. Dusk. " + "a " * 20_000 + "\n")


def test_stop_is_heard_while_reading():
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        formats.read(SourceFile.of(FILES / "chrg-house.htm"), progress=stop)


@pytest.mark.parametrize(
    "line",
    [
        "Mr. O'Connell. Yes.",
        "Ms. Jackson-Lee of Texas. Yes.",
        "Dr. van der Berg. Yes.",
        "Chairman Levin. Yes.",
        "Senator Smith. Yes.",
        "The Clerk. Yes.",
        "The CHAIRWOMAN. Yes.",
        "Voice. Yes.",
        "Unidentified Speaker. Yes.",
        "Admiral Jones. Yes.",
        "General Shinseki. Yes.",
        "Lt. Gen. Smith. Yes.",
        "Deputy Attorney General Jones. Yes.",
        "Governor Romney. Yes.",
        "Mr. St. Germain. Yes.",
        "Mr. H. Ross Jones. Yes.",
        "Mr. A.J. Smith. Yes.",
        "Mr. de la Garza. Yes.",
        "Mr. d’Arcy. Yes.",
        "Mr. Ford, Jr. Yes.",
        "Mr. WAXMAN. Yes.",
        "Ms. Norton of the District of Columbia. Yes.",
        "Mr. Lincoln Diaz-Balart of Florida. Yes.",
        "Ms. Velázquez. Yes.",
        "Mr Nardi. Yes.",
        "Mr. X. Yes.",
    ],
)
def test_a_label_is_known(line):
    found = labelled("    " + line)
    assert found is not None
    assert found.label == line.removesuffix(" Yes.").removesuffix(".")


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("Mr. Sparks [continuing]. And so.", "Mr. Sparks", "[continuing] And so."),
        ("Mr. Sparks. [presiding] And so.", "Mr. Sparks", "[presiding] And so."),
        ("Mr. Sparks.----so it was.", "Mr. Sparks", "----so it was."),
        ("Mr. Sparks. --so it was.", "Mr. Sparks", "--so it was."),
        ("Mr. Moore of Kansas. Okay. Mr. Dusk.", "Mr. Moore of Kansas", "Okay. Mr. Dusk."),
        ("The Clerk. Mr. Dusk.", "The Clerk", "Mr. Dusk."),
        ("Mr. X. Yes. I did.", "Mr. X", "Yes. I did."),
    ],
)
def test_what_follows_a_label_is_said(line, label, words):
    found = labelled("    " + line)
    assert found is not None
    assert (found.label, found.words) == (label, words)


@pytest.mark.parametrize(
    "line",
    [
        "    Senator Bennett.",
        "    Mr. Chairman. I thank you.",
        "    Thank you. I yield.",
        "    The gentleman from Texas. Go on.",
        "    Mr. Smith has said it. Twice.",
        "Mr. Smith. At the margin.",
        "      Mr. Smith. Deeper.",
    ],
)
def test_a_sentence_is_no_label(line):
    assert labelled(line) is None


def test_the_open_hearings_are_read_as_counted_by_hand(shared: Path):
    truth = json.loads((shared / "data/truth.json").read_text("utf-8"))["txt-us-chrg-hearings"]
    for name, true in truth.items():
        file = SourceFile.of(shared / f"data/open/txt-us-chrg-hearings/{name}.htm")
        counts = import_counts(formats.read(file))
        assert counts["title"] == true["title"]
        assert counts["witnesses"] == true["witnesses_by_hand"], name
        assert counts["present"] == (sum(true["members_present_lists"]) or None), name
        assert counts["dates"] == [str(When.read(true["date"]))], name
        assert abs(counts["turns"] - true["turns_regex"]) <= 1, name


def test_a_long_hearing_is_read_at_once(shared: Path):
    file = SourceFile.of(shared / "data/open/txt-us-chrg-hearings/CHRG-110hhrg46594.htm")
    begun = time.process_time()
    formats.read(file)
    assert time.process_time() - begun < 5


def test_a_heading_within_a_speech_stays_in_it():
    text = (
        HEAD
        + "    Mr. Dusk. One.\n\n                 BUDGET REQUEST\n\n    Two.\n    The Clerk. Three.\n"
        + TAIL
    )
    assert [turn.text for turn in of(text).turns()][:2] == ["One.\nBUDGET REQUEST\nTwo.", "Three."]


def test_a_heading_between_speeches_is_a_note():
    text = HEAD + "    Mr. Dusk. One.\n\n                 BUDGET REQUEST\n\n    The Clerk. Three.\n" + TAIL
    assert [(turn.kind, turn.text) for turn in of(text).turns()][:3] == [
        ("speech", "One."),
        ("note", "BUDGET REQUEST"),
        ("speech", "Three."),
    ]


def test_a_meeting_told_of_is_no_sitting():
    told = "    Mr. Dusk. I was there.\n    The committee met at 2 p.m. on May 3, 2010, in the rain.\n"
    assert len(of(HEAD + told + TAIL).sittings) == 1


def test_missing_pictures_are_told():
    graphic = "\n    [GRAPHIC] [TIFF OMITTED] T7816A.001\n\n    [GRAPHIC] [TIFF OMITTED] T7816A.002\n\n"
    found = of(HEAD + "    Mr. Dusk. One.\n" + graphic + "    The Clerk. Two.\n" + TAIL)
    assert found.warnings == ("2 pictures of the printed hearing are not in this text, first on line 25.",)
    assert [turn.text for turn in found.turns() if turn.label] == ["One.", "Two."]
    assert not any("GRAPHIC" in turn.text for turn in found.turns())


@pytest.mark.parametrize("depth", [2, 3, 6, 8])
def test_paragraphs_may_be_set_deeper_or_less_deep(depth):
    turns = [("Mr. Dusk", "One."), ("The Clerk", "Two."), ("Ms. Flint", "Three.")]
    text = hearing(turns).replace("\n    ", "\n" + " " * depth)
    assert [(turn.label, turn.text) for turn in of(text).turns()][:3] == turns
