"""Properties: no bytes break an importer, and what is printed comes back whole in any encoding and line end."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import silent
from tests.exchange.paper import FILES, evidence, hearing

NAMES = [entry.name for entry in formats.importers()]
SAMPLES = [
    path.read_bytes()
    for path in sorted(FILES.iterdir())
    if path.suffix in (".htm", ".ics", ".txt", ".csv", ".xml")
]
LABELS = [
    "Mr. Dusk",
    "Ms. Flint of Maine",
    "The Chairman",
    "Senator Puddle",
    "Dr. van der Glow",
    "Mrs. O’Hara",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]
WORDS = st.lists(
    st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéñü,;’"), min_size=1, max_size=12),
    min_size=1,
    max_size=30,
).map(lambda words: "So " + " ".join(words) + ".")
SPEECHES = st.lists(st.tuples(st.sampled_from(LABELS), WORDS), min_size=1, max_size=12)
SHAPES = st.tuples(st.sampled_from(ENCODINGS), st.sampled_from(["\n", "\r\n", "\r"]))


@pytest.mark.parametrize("name", NAMES)
@given(data=st.binary(max_size=400))
@example(data=b"")
@example(data=bytes(range(256)) * 40)
def test_no_bytes_break_an_importer(name, data):
    refuses_or_reads(name, data)


@pytest.mark.parametrize("name", NAMES)
@given(text=st.text(st.sampled_from('\n\n    ""#|;,.[]()QMr. aZ12\t\0\f'), max_size=300))
def test_no_text_breaks_an_importer(name, text):
    refuses_or_reads(name, text.encode())


@pytest.mark.parametrize("name", NAMES)
@given(
    sample=st.sampled_from(SAMPLES),
    cut=st.floats(0, 1),
    length=st.integers(0, 400),
    put=st.binary(max_size=40),
)
def test_no_damage_to_a_good_file_breaks_an_importer(name, sample, cut, length, put):
    start = int(cut * len(sample))
    refuses_or_reads(name, sample[:start] + put + sample[start + length :])


def refuses_or_reads(name: str, data: bytes) -> None:
    file = SourceFile("anything.txt", data)
    for entry in formats.importers():
        assert 0 <= entry.looks(file) <= 1
    document = read_or_refuse(name, file)
    assert document is None or document.title
    lost = document is not None and any("\ufffd" in turn.text for turn in document.turns())
    assert not lost or b"\xef\xbf\xbd" in data


def read_or_refuse(name: str, file: SourceFile):
    try:
        return formats.named(name).read(file, silent)
    except ImportFailed:
        return None


@given(turns=SPEECHES, shape=SHAPES)
def test_every_turn_of_a_us_hearing_comes_back(turns, shape):
    encoding, end = shape
    document = read(hearing(turns), encoding, end, "hearing.txt")
    assert document.format == "us-chrg"
    assert [(turn.label, turn.text) for turn in document.turns()][:-1] == turns


@given(turns=SPEECHES, shape=SHAPES)
def test_every_row_of_a_uk_table_comes_back(turns, shape):
    encoding, end = shape
    document = read(evidence(turns), encoding, end, "table.csv")
    assert document.format == "uk-oral"
    assert [(turn.label, turn.text) for turn in document.turns()] == turns
    assert [turn.cite for turn in document.turns()] == [f"Q{n}" for n in range(1, len(turns) + 1)]


def read(text: str, encoding: str, end: str, name: str):
    said = (
        "" if encoding.startswith("utf") else encoding
    )  # bytes alone do not tell one old encoding from another
    return formats.read(SourceFile(name, text.replace("\n", end).encode(encoding), said))
