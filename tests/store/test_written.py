"""Texts on their way into the file: written once, and the same texts to whoever reads, sums up or stores them."""

import pickle
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.records.turns import Turn
from hearingdesk.store.blocks import sealed
from hearingdesk.store.connection import memory
from hearingdesk.store.summary import of_column
from hearingdesk.store.written import Written

TEXT = st.text(alphabet="a\0é\u0301등\u1103ᅳᆼ\n🕯", max_size=5)
TEXTS = st.lists(TEXT, min_size=1, max_size=8)
HALF = ["whole", "half \ud800"]


@given(texts=TEXTS, one=st.integers(-1, 8), other=st.integers(-1, 8), word=TEXT)
def test_they_are_read_as_the_texts_they_were(texts, one, other, word):
    written = Written.of(texts)
    assert (list(written), len(written), written[0]) == (texts, len(texts), texts[0])
    assert list(written[one:other]) == texts[one:other]
    assert written.count(word) == texts.count(word)
    assert list(pickle.loads(pickle.dumps(written))) == texts


@given(texts=TEXTS)
def test_they_come_to_the_same_as_texts_do(texts):
    assert of_column(Written.of(texts)) == of_column(texts)
    by_texts, by_written = (sealed("turn", Turn, {"text": values}) for values in (texts, Written.of(texts)))
    assert (by_texts.digests, by_texts.hashes) == (by_written.digests, by_written.hashes)
    assert by_written.fit == (unicodedata.normalize("NFC", "".join(texts)) == "".join(texts))


@given(parts=st.lists(TEXTS, min_size=1, max_size=3))
def test_parts_are_joined_in_their_order(parts):
    joined = Written.joined([Written.of(texts) for texts in parts])
    together = [text for texts in parts for text in texts]
    assert (list(joined), list(joined.sizes)) == (together, [*map(len, together)])


def test_half_a_character_is_kept_until_somebody_looks():
    written = Written.of(HALF)
    assert not written.fit
    assert (list(written), written[1], written.count(HALF[1])) == (HALF, HALF[1], 1)


@given(texts=TEXTS)
def test_the_database_holds_them_as_texts(texts):
    conn = memory()
    conn.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    rows = [[bytearray(piece)] for piece in Written.of(texts).pieces]
    conn.executemany("INSERT INTO said (text) VALUES (CAST(? AS TEXT))", rows)
    found = conn.execute("SELECT text, typeof(text), length(CAST(text AS BLOB)) FROM said ORDER BY id")
    assert found.fetchall() == [(text, "text", len(text.encode())) for text in texts]
    conn.close()
