"""Bytes to text: the encoding is told, nothing is replaced in silence."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.read_text import read_text

KOREAN = "○위원장 최민희  의석을 정돈해 주시기 바랍니다. 성원이 되었으므로 개의하겠습니다.\n" * 3
WESTERN = "The Chair. It’s fine.\nMs. Muñoz. “Señor” was said.\n" * 3


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_mark_at_the_head_decides(mark, encoding):
    text = read_text(mark + KOREAN.encode(encoding), "a.txt")
    assert (text.text, text.encoding, text.certain, text.warnings) == (KOREAN, encoding, True, ())


@pytest.mark.parametrize(
    ("words", "encoding"), [(KOREAN, "cp949"), (WESTERN, "cp1252"), (WESTERN, "utf-16-le")]
)
def test_an_encoding_without_a_mark_is_a_guess_and_says_so(words, encoding):
    text = read_text(words.encode(encoding), "a.txt")
    assert (text.text, text.encoding, text.certain) == (words, encoding, False)
    assert text.warnings == (f"The encoding is not stated; “{encoding}” fits best.",)


def test_utf8_is_certain():
    text = read_text(KOREAN.encode(), "a.txt")
    assert (text.text, text.encoding, text.certain, text.warnings) == (KOREAN, "utf-8", True, ())


def test_the_user_may_say_which_encoding_it_is():
    turkish = "Türkiye Büyük Millet Meclisi Başkanı şöyle dedi\n"
    assert read_text(turkish.encode("cp1254"), "a.txt", "cp1254").text == turkish


def test_the_encoding_the_user_says_must_fit():
    with pytest.raises(ImportFailed, match=r"“a\.txt”, line 2: it is not in the encoding “ascii”"):
        read_text(b"one\ntw\xc3\xb6\n", "a.txt", "ascii")


def test_an_encoding_nobody_knows_is_refused():
    with pytest.raises(ImportFailed, match="there is no encoding called “klingon”"):
        read_text(b"one", "a.txt", "klingon")


@given(st.lists(st.sampled_from(["one", "두", ""]), min_size=1), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_line_end_is_one_line(lines, end):
    text = read_text(("x" + end + end.join(lines)).encode(), "a.txt")
    assert text.lines == ["x", *lines]


def test_line_ends_may_be_mixed():
    assert read_text(b"a\r\nb\rc\nd", "a.txt").lines == ["a", "b", "c", "d"]


def test_text_is_composed():
    assert read_text("김민수 cafe\u0301".encode(), "a.txt").text == "김민수 café"


def test_control_characters_are_left_out_and_counted():
    text = read_text(b"good words here\n" * 20 + b"good\x02 words\x07\n", "a.txt")
    assert text.text.endswith("good words\n")
    assert text.warnings == ("2 control characters were left out, first on line 21.",)


def test_page_breaks_and_the_end_mark_of_dos_are_no_news():
    text = read_text(b"one\n\x0ctwo\n\x1a", "a.txt")
    assert (text.text, text.warnings) == ("one\ntwo\n", ())


def test_what_was_lost_before_is_told():
    text = read_text("phone 512\ufffd91800\n".encode(), "a.txt")
    assert text.warnings == ("1 character was already lost (U+FFFD) when the source was made, on line 1.",)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "“a.txt”: the file is empty."),
        (b"\xef\xbb\xbf \r\n", "“a.txt”: the file is empty."),
        (b"one\ntwo\x00three" * 9, "“a.txt”, line 2: it is not a text file."),
        (b"\x01\x02\x03 words" * 5, "“a.txt”, line 1: it is not a text file."),
        ("로마\n".encode() * 30 + b"\xff\xfe\n", "“a.txt”, line 31: it is UTF-8 with broken bytes."),
        (bytes(range(1, 256)) * 9, "“a.txt”, line 3: its encoding is not known."),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(data, sentence):
    with pytest.raises(ImportFailed) as refusal:
        read_text(data, "a.txt")
    assert str(refusal.value).startswith(sentence)
