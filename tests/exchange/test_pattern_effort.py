"""No pattern of a profile runs without end: what could is refused before it sees a line."""

from __future__ import annotations

import re
import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.errors import Invalid
from hearingdesk.exchange.minutes.patterns import FaultyPattern, compiled
from hearingdesk.exchange.minutes.plain import NAMES, TURN, patterns_of
from hearingdesk.exchange.minutes.profile import SEARCHED, profile_of
from hearingdesk.places import resources

ENDLESS = [
    "(a|aa)*b",
    "(?:a|a?)+$",
    r"(\w+\s?)*:",
    "([a-z]+ ?){1,50}:",
    r"(?:\w\w?){0,60}:",
    "(.*)(.*)(.*)x",
    "(?:[ab]{1,50}){1,50}c",
    "(a*)*",
    "(x+x+)+y",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    "(?=(a+)+b)a",
]
FINE = [
    r"^\s*(?P<label>.+?):\s*(?P<text>.*)$",
    r"^\[(?P<label>[^\]]{1,60})\] (?P<text>.*)",
    r"^(?P<label>[A-Z][\w .]+)\s*-\s*(?P<text>.+)$",
    r"\d+-\d+-\d+",
    r"^(?:Page|Seite) (?P<page>\d+)$",
    "a|b|c",
]


@pytest.mark.parametrize("pattern", ENDLESS)
def test_what_could_run_without_end_is_refused_with_a_sentence(pattern):
    with pytest.raises(FaultyPattern, match="could run without end") as found:
        compiled("Ours", "page", pattern)
    assert found.value.part == "page"
    assert "“Ours”" in str(found.value)
    assert isinstance(found.value, Invalid)


@pytest.mark.parametrize("pattern", FINE)
def test_what_people_write_is_taken(pattern):
    assert compiled("Ours", "turn", pattern).pattern == pattern


def test_a_pattern_that_breaks_off_says_where():
    with pytest.raises(FaultyPattern) as found:
        compiled("Ours", "turn", "^(?P<label>abc")
    assert "character 2" in found.value.why


def test_what_is_looked_for_anywhere_may_try_less():
    assert compiled("Ours", "turn", r"\w*\w*\w*:")
    with pytest.raises(FaultyPattern):
        compiled("Ours", "date", r"\w*\w*\w*:", searched=True)
    assert compiled("Ours", "date", r"^\w*\w*\w*:", searched=True)


def test_every_pattern_that_ships_is_within_the_bound():
    for path in resources("profiles").glob("*.toml"):
        for name, pattern in tomllib.loads(path.read_text("utf-8")).get("patterns", {}).items():
            compiled(path.stem, name, pattern, searched=name in SEARCHED)


_ATOM = st.sampled_from(["a", "b", ".", r"\s", r"\w", "[ab]", "[^a]", " ", ":", "ab"])
_TIMES = st.sampled_from(["", "", "*", "+", "?", "{0,5}", "{1,40}", "*?", "+?"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.lists(inner, min_size=1, max_size=3).map("".join)
    either = st.tuples(inner, inner).map("|".join)
    group = st.tuples(joined | either, _TIMES).map(lambda one: f"(?:{one[0]}){one[1]}")
    return joined | group


_PATTERN = st.recursive(st.tuples(_ATOM, _TIMES).map("".join), _grown, max_leaves=8)


@given(pattern=_PATTERN, end=st.sampled_from(["", "x", "$", ":x"]))
def test_whatever_is_taken_is_quick_on_the_worst_lines(pattern, end):
    try:
        found = compiled("Ours", "turn", f"^{pattern}{end}")
    except FaultyPattern:
        return
    for line in ("a" * 300, "ab" * 150, " " * 300, "a " * 150, ":" * 300, "a:" * 150):
        began = time.perf_counter()
        found.match(line)
        assert time.perf_counter() - began < 1.5, (pattern, line[:4])


@given(
    lines=st.dictionaries(
        st.sampled_from(NAMES),
        st.sampled_from(
            [":", ".", "-", "—", "spaces", "line", "Q", "◯", ">>", "Page #", "(", "a b", "# of", "[x]"]
        ),
        min_size=1,
    ),
    label=st.sampled_from(["name", "capitals", "any"]),
)
def test_whatever_is_said_in_words_is_a_pattern_that_can_be_used(lines, label):
    lines["label"] = label
    made = patterns_of(lines)
    assert "turn" in made
    for name, pattern in made.items():
        assert re.compile(pattern)
        compiled("Ours", name, pattern, searched=name in SEARCHED)


@pytest.mark.parametrize(
    ("lines", "line", "parts"),
    [
        ({"apart": ":"}, "Ada Flint (Lamp Party): I am.", ("Ada Flint (Lamp Party)", "I am.")),
        ({"apart": "."}, "    Mr. Bachus. Thank you. And", ("Mr. Bachus", "Thank you. And")),
        ({"sign": "◯", "apart": "spaces"}, "◯위원장 나라별  의석을", ("위원장 나라별", "의석을")),
        ({"apart": "line"}, "Ada Flint", ("Ada Flint", "")),
        ({"label": "capitals", "apart": ":"}, "MR. DUSK: Yes", ("MR. DUSK", "Yes")),
        ({"sign": "[", "apart": "]", "label": "any"}, "[m. flint] yes", ("m. flint", "yes")),
    ],
)
def test_a_speaker_in_plain_words(lines, line, parts):
    found = re.match(patterns_of(lines)["turn"], line)
    assert found is not None
    assert (found["label"], found["text"] or "") == parts


def test_words_that_mean_nothing_are_refused():
    with pytest.raises(Invalid, match="lines"):
        profile_of("Ours", "plain-minutes", '[lines]\nlabel = "shape"\n')
    with pytest.raises(Invalid, match="lines"):
        profile_of("Ours", "plain-minutes", '[lines]\nwhat = "x"\n')
    assert set(TURN) < set(NAMES)
