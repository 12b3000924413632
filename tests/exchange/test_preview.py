"""A file looked at before it is imported: what it is, its letters, its parts, and what is in doubt."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.exchange.preview.beginning import SOME
from hearingdesk.exchange.preview.letters import letters_of
from hearingdesk.exchange.preview.looking import confidence, preview
from hearingdesk.exchange.preview.looks import Asked, LinesLook, TableLook, TurnsLook, WordLook
from hearingdesk.exchange.profiles.proposing import proposals
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Cancelled
from hearingdesk.records.memory import Profile
from tests.exchange.office import word
from tests.exchange.paper import FILES

ODD = "Wer;Was;Wann\nFlint;ja;03/01/2022\nDusk;nein;04/02/2022\n"
TURNS = 'importer = "table"\nrows = "turns"\n[columns]\ntext = "Was"\nlabel = "Wer"\ndate = "Wann"\n'
OWN_STYLE = ">> Flint ~ yes\n>> Dusk ~ no\n>> Flint ~ so\n"
OWN_PROFILE = 'importer = "plain-minutes"\n[lines]\nsign = ">>"\napart = "~"\n'


def put(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def table(settings: str, title: str = "Ours") -> Profile:
    return Profile(id=1, title=title, importer="table", settings=settings)


@pytest.mark.parametrize(
    ("name", "format", "by", "kind"),
    [
        ("ko-minutes.txt", "ko-minutes", "ko-minutes", LinesLook),
        ("plain-minutes.txt", "plain-minutes", "names-colon", LinesLook),
        ("table-witnesses.csv", "table", "", TableLook),
        ("session.docx", "docx", "", WordLook),
        ("akn-hearing.xml", "akn", "", TurnsLook),
        ("captions.vtt", "captions", "", TurnsLook),
        ("chrg-house.htm", "us-chrg", "", TurnsLook),
    ],
)
def test_what_a_file_is_and_how_sure_that_is(name, format, by, kind):
    made = preview(Asked(FILES / name))
    assert (made.format, made.wrong) == (format, "")
    assert made.by == by or not by
    assert isinstance(made.body, kind)
    assert made.counts is not None
    assert confidence(made.sure) in ("certain from its content", "very likely")


def test_what_nobody_knows_is_shown_to_be_told_how_it_is_printed(tmp_path):
    made = preview(Asked(put(tmp_path, "own.txt", OWN_STYLE)))
    assert isinstance(made.body, LinesLook)
    assert (made.format, confidence(made.sure)) == ("", "not known from its content")
    assert "no line begins with a speaker" in made.wrong


def test_a_profile_stands_beside_what_the_program_reads_by_itself(tmp_path):
    path = put(tmp_path, "own.txt", "Minutes: of lamps\n" + OWN_STYLE)
    profile = Profile(title="Ours", importer="plain-minutes", settings=OWN_PROFILE)
    made = preview(Asked(path, profile=profile))
    assert made.counts is not None
    assert (made.counts.turns, made.counts.speakers, made.wrong, made.shipped) == (3, 2, "", None)
    assert isinstance(made.body, LinesLook)
    first, turn = made.body.lines[0], made.body.lines[1]
    assert (first.part, turn.part) == ("head", "turn")
    assert [(turn.text[span.start : span.end], span.part) for span in turn.spans] == [
        ("Flint", "label"),
        ("yes", "text"),
    ]
    known = preview(Asked(FILES / "plain-minutes.txt", profile=profile))
    assert known.shipped is not None
    assert known.shipped.turns == 5
    assert "no line begins" in known.wrong


def test_every_line_is_shown_as_it_is_taken():
    made = preview(Asked(FILES / "ko-minutes.txt"))
    assert isinstance(made.body, LinesLook)
    parts = [line.part for line in made.body.lines if line.text.strip()]
    assert parts[:5] == ["committee", "date", "place", "scene", "turn"]
    assert {"more", "scene"} <= set(parts)


def test_a_bad_profile_is_said_and_shows_nothing(tmp_path):
    path = put(tmp_path, "own.txt", OWN_STYLE)
    settings = "importer = 'plain-minutes'\n[patterns]\nturn = '(?P<label>(a|aa)*)(?P<text>b)'\n"
    made = preview(Asked(path, profile=Profile(title="Ours", importer="plain-minutes", settings=settings)))
    assert "could run without end" in made.wrong
    assert made.body is None


def test_day_and_month_are_asked_with_examples_and_never_guessed(tmp_path):
    path = put(tmp_path, "odd.csv", ODD)
    made = preview(Asked(path, profile=table(TURNS)))
    assert isinstance(made.body, TableLook)
    (doubt,) = made.body.doubts
    assert (doubt.heading, doubt.cells) == ("Wann", ("03/01/2022", "04/02/2022"))
    answered = preview(Asked(path, profile=table(TURNS.replace("[col", 'order = "dmy"\n[col'))))
    assert answered.body.draft.order == "dmy"  # type: ignore[union-attr]
    settled = preview(Asked(put(tmp_path, "b.csv", f"{ODD}Tinder;so;23/01/2022\n"), profile=table(TURNS)))
    assert isinstance(settled.body, TableLook)
    assert (settled.body.doubts, settled.body.settled) == ((), "dmy")


def test_dates_of_people_do_not_settle_each_other(tmp_path):
    settings = 'importer = "table"\nrows = "people"\n[columns]\nname = "Wer"\nsince = "Wann"\n'
    path = put(tmp_path, "p.csv", "Wer;Wann\nFlint;03/01/2022\nDusk;23/01/2022\n")
    made = preview(Asked(path, profile=table(settings)))
    assert isinstance(made.body, TableLook)
    assert [one.cells for one in made.body.doubts] == [("03/01/2022",)]


def test_a_table_that_lacks_what_it_needs_says_so(tmp_path):
    made = preview(Asked(put(tmp_path, "odd.csv", ODD)))
    assert isinstance(made.body, TableLook)
    draft = made.body.draft.shaped("turns")
    asked = Asked(tmp_path / "odd.csv", profile=table(draft.mean("Wer", "label").settings()))
    assert preview(asked).wrong


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp949", "위원장 나라별: 의석을 정돈하여 주시기 바랍니다"),
        ("cp1252", "M. Lefèvre: très bien, à bientôt"),
        ("cp1254", "Bay Yılmaz: Şimdi değil"),
    ],
)
def test_the_same_words_are_shown_in_every_encoding_that_fits(encoding, text):
    letters = letters_of(SourceFile("a.txt", f"Plain\n{text}\n".encode(encoding)))
    shown = {one.encoding: one.text for one in letters.snippets}
    assert shown[encoding].startswith(text[:20])
    assert not letters.certain
    assert "utf-8" not in shown


def test_a_chosen_encoding_is_the_one_that_is_read(tmp_path):
    path = put(tmp_path, "a.csv", "speaker,text\nYılmaz,değil\nÖz,Şu\n".encode("cp1254"))
    assert preview(Asked(path)).letters.found == "cp1252"
    made = preview(Asked(path, encoding="cp1254"))
    assert isinstance(made.body, TableLook)
    assert made.body.rows[0] == ("Yılmaz", "değil")
    assert "not in the encoding" in preview(Asked(path, encoding="utf-8")).wrong


def test_a_profile_may_say_the_encoding_where_the_bytes_do_not(tmp_path):
    path = put(tmp_path, "a.csv", "Wer,Was\nYılmaz,değil\n".encode("cp1254"))
    profile = table('encoding = "cp1254"\nrows = "turns"\n[columns]\ntext = "Was"\n')
    assert preview(Asked(path, profile=profile)).letters.found == "cp1254"
    path.write_text("Wer,Was\nYılmaz,değil\n", "utf-8")
    assert preview(Asked(path, profile=profile)).letters.found == "utf-8"


def test_words_read_in_the_wrong_letters_are_offered_repaired(tmp_path):
    spoilt = "We lit it — so".encode().decode("cp1252")
    made = preview(Asked(put(tmp_path, "a.csv", f"speaker,text\nFlint,{spoilt}\nDusk,no\n")))
    assert made.letters.damage is not None
    before, after = made.letters.damage
    assert "â€”" in before
    assert "We lit it — so" in after
    assert isinstance(made.body, TableLook)
    assert "â€”" in made.body.rows[0][1]


def test_a_large_file_is_looked_at_only_at_its_beginning(tmp_path):
    path = put(tmp_path, "large.txt", "Ada Flint: yes, indeed\nBo Dusk: no\n" * 200_000)
    began = time.perf_counter()
    made = preview(Asked(path))
    assert time.perf_counter() - began < 3
    assert not made.whole
    assert made.counts is not None
    assert 0 < made.counts.turns < SOME // 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp949"])
def test_the_beginning_ends_at_a_line_in_any_encoding(tmp_path, encoding):
    path = put(
        tmp_path,
        "large.txt",
        ("위원장 가나: 네, 그렇습니다.\n다라 위원: 아닙니다\n" * 20_000).encode(encoding),
    )
    made = preview(Asked(path))
    assert (made.format, made.wrong, made.whole) == ("", made.wrong, False)
    assert made.letters.found.startswith(encoding[:5])
    assert isinstance(made.body, LinesLook)
    assert made.body.lines[0].text == "위원장 가나: 네, 그렇습니다."


def test_what_no_importer_reads_is_refused_in_a_sentence(tmp_path):
    assert "it is a PDF" in preview(Asked(put(tmp_path, "a.pdf", b"%PDF-1.7 x"))).wrong
    assert "cannot be read" in preview(Asked(tmp_path / "gone.txt")).wrong
    assert "empty" in preview(Asked(put(tmp_path, "nothing.txt", b""))).wrong


def test_a_look_that_nobody_waits_for_ends(tmp_path):
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    path = put(tmp_path, "a.txt", "Ada: yes\nBo: no\n" * 1000)
    with pytest.raises(Cancelled):
        preview(Asked(path), stop)


def test_styles_of_a_word_document_mean_what_is_said(tmp_path):
    data = word([("Kopf", "Lamps"), ("Wer", "Flint"), ("Was", "ja"), ("Wer", "Dusk"), ("Was", "nein")])
    path = put(tmp_path, "a.docx", data)
    made = preview(Asked(path))
    assert made.wrong == "Say which style is the speaker’s."
    assert isinstance(made.body, WordLook)
    assert [(one.id, one.count, one.sample) for one in made.body.styles][:2] == [
        ("Wer", 2, "Flint"),
        ("Was", 2, "ja"),
    ]
    profile = Profile(
        title="Ours",
        importer="docx",
        settings='importer = "docx"\n[styles]\nWer = "speaker"\nKopf = "title"\n',
    )
    made = preview(Asked(path, profile=profile))
    assert made.counts is not None
    assert (made.counts.turns, made.wrong) == (2, "")
    assert isinstance(made.body, WordLook)
    assert [line.part for line in made.body.lines] == ["title", "label", "more", "label", "more"]


def test_a_profile_is_proposed_for_the_same_headings_or_the_same_lines(tmp_path):
    headings, lines = (
        table(TURNS),
        Profile(id=2, title="Lines", importer="plain-minutes", settings=OWN_PROFILE),
    )
    other = table(TURNS.replace("Wer", "Who"), "Other")
    broken = Profile(id=4, title="Broken", importer="table", settings="[[")
    every = [headings, lines, other, broken]
    found = proposals(put(tmp_path, "odd.csv", ODD), every)
    assert [(one.profile, one.same_headings) for one in found] == [(headings, True)]
    assert [one.profile for one in proposals(put(tmp_path, "own.txt", OWN_STYLE), every)] == [lines]
    assert proposals(tmp_path / "gone.txt", every) == []


def test_the_committee_it_was_made_for_comes_first(tmp_path):
    plain, lamps = table(TURNS, "Plain"), table(f'of = "Lamp Committee"\n{TURNS}', "Lamps")
    path = put(tmp_path, "Lamp Committee 2022.csv", ODD)
    assert [one.profile.title for one in proposals(path, [plain, lamps])] == ["Lamps", "Plain"]


@given(
    data=st.binary(max_size=400),
    encoding=st.sampled_from(["", "utf-8", "cp949", "utf-16", "utf-8-twice", "no"]),
)
def test_a_look_never_raises(tmp_path_factory, data, encoding):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    for profile in (None, table(TURNS), Profile(title="O", importer="plain-minutes", settings=OWN_PROFILE)):
        preview(Asked(path, encoding, profile=profile))
