"""The program speaks Korean throughout: what it says is found, translated and compiled."""

import ast
import io
from collections.abc import Iterator

import pytest

import words
from tests.house.sources import name, program, tree

ENGLISH = {forms for message in words.extract() if message.id for forms in [words.forms(message.id)]}
KOREAN = {words.forms(message.id): message for message in words.load() if message.id}
WORDS_OF = {"_": slice(0, 1), "N_": slice(0, 1), "n_": slice(0, 2), "say": slice(1, 2)}  # which arguments


def test_every_message_of_the_sources_is_in_the_catalogue():
    assert sorted(ENGLISH - KOREAN.keys()) == []


def test_the_catalogue_has_no_message_that_nobody_says():
    assert sorted(KOREAN.keys() - ENGLISH) == []


def test_every_message_is_translated_with_its_placeholders():
    assert [fault for message in KOREAN.values() for fault in words.faults(message)] == []


def test_the_compiled_catalogue_is_the_catalogue():
    compiled = words.spoken(words.PO.with_suffix(".mo").read_bytes())
    assert compiled == words.spoken(words.mo_bytes(words.load()))


def constructed(module: ast.Module) -> Iterator[str]:
    """Words that are put together before they are looked up, and so never found in the catalogue."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDS_OF:
            for argument in node.args[WORDS_OF[node.func.id]]:
                if isinstance(argument, (ast.JoinedStr, ast.BinOp)) or formats(argument):
                    yield f"line {node.lineno}: {ast.unparse(node)}"


def formats(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("format", "join")
    )


@pytest.mark.parametrize("path", program(), ids=name)
def test_words_are_looked_up_whole(path):
    assert list(constructed(tree(path))) == []


BUILT = """_(f"{n} rows")
N_("a" + b)
say(lang, "{x}".format(x=1))
n_("a", f"{n}", n)
_(label)
say("ko", N_("x"))
"""


def test_words_put_together_are_noticed():
    assert [fault.split(":")[0] for fault in constructed(ast.parse(BUILT))] == [
        f"line {n}" for n in (1, 2, 3, 4)
    ]


SAMPLE = '''
_("{n} of {total}", n=1, total=2)
N_("in two " "parts")
n_("{n} row", "{n} rows", 3)
say("ko", "in a language", x=_("within"))
f"{_('inside an f-string')}"
_("""over
lines""")
_(label)
say("alone")
'''


def test_every_way_of_saying_words_is_found(tmp_path):
    (tmp_path / "main.py").write_text(SAMPLE, "utf-8")
    found = {message.id for message in words.extract(tmp_path) if message.id}
    assert found == {
        *("{n} of {total}", "in two parts", ("{n} row", "{n} rows"), "in a language"),
        *("within", "inside an f-string", "over\nlines"),
    }


def test_an_update_keeps_what_is_translated_and_guesses_nothing(tmp_path):
    (tmp_path / "main.py").write_text('_("Hearing")\n_("Hearings")\nn_("{n} row", "{n} rows", 2)\n', "utf-8")
    korean = words.read_po(
        io.BytesIO('msgid "Hearing"\nmsgstr "청문회"\n\nmsgid "Gone"\nmsgstr "끝"\n'.encode())
    )
    merged = words.merged(korean, words.extract(tmp_path))
    assert words.spoken(words.mo_bytes(merged)) == {"Hearing": "청문회"}
    assert b"Gone" not in words.po_bytes(merged)
    assert not merged["Hearings"].fuzzy


@pytest.mark.parametrize(
    ("english", "korean", "right"),
    [
        ("{n} of {total}", "{total} 중 {n}", True),
        ("{n} of {total}", "{n}", False),
        (("One row", "{n} rows"), ("{n}행",), True),
        (("{n} row", "{n} rows"), ("행",), False),
        ("Open", "", False),
        ("An { odd brace", "홀로 선 { 괄호", False),
    ],
)
def test_a_wrong_translation_is_noticed(english, korean, right):
    assert (list(words.faults(words.Message(english, korean))) == []) is right
