"""Minutes in plain text: what begins a turn is a profile's word, in any encoding, and nothing between turns is lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.errors import ImportFailed, Invalid
from hearingdesk.exchange import formats
from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.minutes.patterns import compiled
from hearingdesk.exchange.minutes.profile import bundled, profile_of
from hearingdesk.exchange.printed_dates import day_in_file_name
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.records.memory import Profile
from tests.exchange.paper import FILES

QUESTIONS = """Invented Matters Committee
Oral evidence: Lamps at night, HC 12
Tuesday 6 March 2031

Q1 Chair: Good morning. Who are you?
Ada Flint: I light the lamps.
Bo Tinder: I trim them.
Q2 Mr Dusk: Why did they
go out?
Ada Flint: Nobody paid.
"""
DEPOSITION = """00011:01              DEPOSITION OF ADA FLINT
      02              March 6, 2031
      03     BY MR. DUSK:
      04     Q.   Did you light the lamps
      05 on that night?
      06     A.   I did.
      07     MR. TINDER:  Objection.
      24     Q.   And they went
      25 out
00012:01 at midnight?
      02     A.   They did.
"""


def turns(document: Document) -> list[tuple[str, str, str]]:
    return [(turn.kind, turn.label, turn.text) for turn in document.turns()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_korean_minutes_in_any_encoding(encoding):
    text = (FILES / "ko-minutes.txt").read_text("utf-8")
    if encoding == "cp949":
        text = text.replace("◯", "○")  # the large circle is not in that character set
    document = formats.read(SourceFile("a.txt", text.replace("\n", "\r\n").encode(encoding)))
    counts = import_counts(document)
    assert (counts["format"], counts["turns"], counts["speakers"], counts["witnesses"]) == (
        "ko-minutes",
        6,
        5,
        2,
    )
    assert counts["dates"] == ["2031-03-04"]
    assert (document.title, document.bodies) == ("제99대국회 등불위원회회의록", ("등불위원회",))
    (sitting,) = document.sittings
    assert (sitting.opens, sitting.closes, sitting.place) == ("10:05", "14:25", "등불위원회 회의실")


def test_korean_labels_keep_their_titles_and_tell_the_capacity():
    document = formats.read(SourceFile.of(FILES / "ko-minutes.txt"))
    told = {turn.label: turn.capacity for turn in document.turns() if turn.label}
    assert told == {
        "위원장 나라별": "",
        "다라별 위원": "",
        "증인 마바름": "witness",
        "참고인 사아람(비)": "reference",
        "등불부장관 자차람": "minister",
    }
    assert [(one.name, one.called) for one in document.witnesses] == [
        ("증인 마바름", "마바름"),
        ("참고인 사아람(비)", "사아람(비)"),
    ]


def test_what_is_noted_between_turns_is_kept_apart_and_within_one_stays_in_it():
    kinds = turns(formats.read(SourceFile.of(FILES / "ko-minutes.txt")))
    assert kinds[0] == ("scene", "", "(10시05분 개의)")
    assert kinds[1][2] == "의석을 정돈하여 주시기 바랍니다.\n개의하겠습니다."
    assert kinds[2] == ("reaction", "", "(「예, 좋습니다」 하는 위원 있음)")
    assert kinds[4][2] == "예, 꺼졌습니다.\n(웃음소리)\n다시 켰습니다."
    assert kinds[-1] == ("scene", "", "(14시25분 산회)")


def test_a_list_with_circles_is_no_minutes():
    text = "○ 추진배경\n○ 향후 계획\n - 세부 내용\n○ 기대 효과\n"
    with pytest.raises(ImportFailed):
        formats.read(SourceFile("a.txt", text.encode()))


def test_names_with_parties_and_wrapped_lines():
    document = formats.read(SourceFile.of(FILES / "plain-minutes.txt"))
    assert document.format == "plain-minutes"
    assert import_counts(document)["dates"] == ["2011-05-12"]
    assert turns(document) == [
        (
            "speech",
            "The Chair",
            "We begin. The lamps went out in the night, and nobody said why.\nIs Ms Flint here?",
        ),
        ("speech", "Ada Flint (Lamp Party)", "I am."),
        ("reaction", "", "[Laughter.]"),
        ("speech", "The Chair", "Then tell us."),
        ("speech", "Bo Tinder (Wick League)", "May I add something?"),
        ("speech", "The Chair", "Later."),
    ]


def test_a_name_as_a_heading_speaks_what_is_below():
    text = "### Ada Flint:\nI light them.\n\n### Bo Tinder:\nI trim them.\n\n### Ada Flint:\nNobody paid.\n"
    assert turns(formats.read(SourceFile("a.md", text.encode()))) == [
        ("speech", "Ada Flint", "I light them."),
        ("speech", "Bo Tinder", "I trim them."),
        ("speech", "Ada Flint", "Nobody paid."),
    ]


def test_a_question_and_its_answers_share_a_number():
    document = formats.read(SourceFile("a.txt", QUESTIONS.encode()))
    assert [(turn.cite, turn.label) for turn in document.turns()] == [
        ("Q1", "Chair"),
        ("Q1", "Ada Flint"),
        ("Q1", "Bo Tinder"),
        ("Q2", "Mr Dusk"),
        ("Q2", "Ada Flint"),
    ]
    assert (document.title, document.kind) == ("Lamps at night", "oral_evidence")
    assert document.bodies == ("Invented Matters Committee",)
    assert import_counts(document)["dates"] == ["2031-03-06"]


def test_a_deposition_is_cited_by_page_and_line():
    document = formats.read(SourceFile("a.txt", DEPOSITION.encode()))
    assert document.kind == "deposition"
    assert [(turn.kind, turn.label, turn.cite) for turn in document.turns()] == [
        ("speech", "BY MR. DUSK", "11:03"),
        ("question", "Q.", "11:04-11:05"),
        ("answer", "A.", "11:06"),
        ("speech", "MR. TINDER", "11:07"),
        ("question", "Q.", "11:24-12:01"),
        ("answer", "A.", "12:02"),
    ]
    last = [turn for turn in document.turns() if turn.kind == "question"][-1]
    assert (last.page, last.row, last.text) == ("11", 24, "And they went out at midnight?")
    assert [one.name for one in document.witnesses] == ["ADA FLINT"]


def test_pages_are_counted_where_only_lines_are_numbered():
    lines = [f"{row:2}    {'Q.   Was it dark?' if row % 2 else 'A.   It was.'}" for row in range(1, 26)]
    document = formats.read(SourceFile("a.txt", "\n".join(lines * 2).encode()))
    assert [turn.cite for turn in document.turns()][24:27] == ["1:25", "2:01", "2:02"]


def test_a_case_may_say_how_its_own_minutes_are_printed():
    settings = r"""
        joined = false
        [patterns]
        turn = '^\[(?P<label>[^\]]{1,60})\] (?P<text>.*)'
        date = 'Sitzung vom (?P<date>.{1,40})'
    """
    profile = Profile(title="Protokoll", importer="plain-minutes", settings=settings)
    file = SourceFile("a.txt", b"Sitzung vom 6.3.2031\n\n[Flint] ja\nund\n[Dusk] nein\n", profile=profile)
    document = formats.read(file)
    assert turns(document) == [("speech", "Flint", "ja\nund"), ("speech", "Dusk", "nein")]
    assert document.sittings[0].date is None  # 6.3. may be the third of June


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(", "(?P<x>a)(?P=x)", "(?:(?:a*)b*)*", "a" * 700, "(?:a|b*)+", ".*" * 11, 4],
)
def test_a_pattern_that_could_run_for_ever_is_refused(pattern):
    with pytest.raises(Invalid, match="“Ours” has a pattern that cannot be used: “turn”"):
        compiled("Ours", "turn", pattern)


@pytest.mark.parametrize(
    "settings",
    ["x = [", "a = 1", "[patterns]\nturn = 'x'", "[patterns]\nturn = '(?P<label>a)(?P<text>b)'\nmore = 'x'"],
)
def test_a_profile_that_is_wrong_is_refused(settings):
    with pytest.raises(Invalid):
        profile_of("Ours", "plain-minutes", settings)
    profile = Profile(title="Ours", importer="plain-minutes", settings=settings)
    with pytest.raises(ImportFailed):
        formats.read(SourceFile("a.txt", b"Flint: yes\n", profile=profile))


def test_the_profiles_that_ship_are_whole():
    profiles = [*bundled("ko-minutes"), *bundled("plain-minutes")]
    assert {profile.name for profile in profiles} >= {
        "ko-minutes",
        "names-colon",
        "uk-questions",
        "deposition",
    }
    assert all(set(profile.title) == {"en", "ko"} for profile in profiles)


@given(
    said=st.lists(
        st.tuples(
            st.sampled_from(["The Chair", "Ada Flint (Lamp Party)", "O’Hara"]), st.text("abc é.,", min_size=1)
        ),
        min_size=3,
        max_size=20,
    )
)
def test_every_turn_of_minutes_comes_back(said):
    said = [("The Chair", "a"), ("O’Hara", "b"), ("The Chair", "c"), *said]
    text = "\n".join(f"{label}: {words}" for label, words in said)
    document = formats.read(SourceFile("a.txt", text.encode()))
    assert [(turn.label, turn.text) for turn in document.turns()] == [
        (label, words.strip()) for label, words in said
    ]


def test_long_lines_take_no_time():
    text = "The Chair: a\nBo: b\nThe Chair: c\n" + ("A " * 100_000 + "\n") * 20 + "(" * 200_000
    began = time.perf_counter()
    formats.read(SourceFile("a.txt", text.encode()))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("name", "day"),
    [("minutes_2024-06-11.txt", "2024-06-11"), ("a 2024.06.11.txt", "2024-06-11"), ("2024-13-11", "")],
)
def test_the_day_in_a_file_name(name, day):
    assert str(day_in_file_name(name) or "") == day


def test_real_korean_minutes_give_the_true_counts(shared: Path):
    for name, true in {"minutes_2024-06-11.txt": (16, 12), "minutes_2024-06-18.txt": (24, 13)}.items():
        file = SourceFile.of(shared / "data" / "open" / "ko-assembly-speeches" / name)
        as_cp949 = file.data.decode().replace("◯", "○").encode("cp949", "ignore")
        for one in (file, SourceFile("web.txt", as_cp949)):
            counts = import_counts(formats.read(one))
            assert (counts["turns"], counts["speakers"]) == true
            assert counts["dates"] == [name[8:18]]
