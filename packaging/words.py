"""The words of the program, from the sources to the compiled Korean catalogue (gettext, by babel).

`python packaging/words.py update` finds them, brings the .po up to date and compiles it; `check` says what is
missing. A translation is never guessed: what is new stands in the .po empty until a person fills it in.
"""

from __future__ import annotations

import ast
import gettext
import io
import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
PO = LOCALE / "ko" / "LC_MESSAGES" / "hearingdesk.po"
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2), "say": (2,)}  # the functions of hearingdesk.words
HEADER = """# The words of HearingDesk in Korean: `make words` keeps the entries, a person fills them in.
# This file is distributed under the same licence as HearingDesk."""
_NOISE = re.compile(  # header lines that change with the clock or the tool, or that nobody fills in
    rb'^"(Generated-By|POT-Creation-Date|PO-Revision-Date|Report-Msgid-Bugs-To|Last-Translator|Language-Team): .*\n',
    re.MULTILINE,
)


def sources(root: Path = ROOT) -> list[Path]:
    """Every file whose words people read."""
    found = [*root.glob("hearingdesk/**/*.py"), *root.glob("ui/**/*.py"), *root.glob("main.py")]
    return sorted(found)


def extract(root: Path = ROOT) -> Catalog:
    """The words that the sources ask for, with the files they stand in."""
    template = _empty()
    for path in sources(root):
        where = path.relative_to(root).as_posix()
        for line, words, _comments, _context in extract_from_file(calls, path, keywords=KEYWORDS):
            if words:
                template.add(words, locations=[(where, line)])
    return template


def calls(file: Any, keywords: Collection[str], comment_tags: object, options: object) -> Iterator[Any]:
    """Babel's extraction method for Python: line, name and literal arguments of each call of a keyword.

    Reads the syntax tree: babel's own reads tokens, and misses a call inside an f-string before Python 3.12.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            yield node.lineno, node.func.id, [_literal(argument) for argument in node.args], []


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def load(po: Path = PO) -> Catalog:
    """The Korean catalogue as it stands; an empty one where there is none."""
    if not po.exists():
        return _empty("ko")
    with po.open("rb") as file:
        return read_po(file, locale="ko")


def merged(korean: Catalog, template: Catalog) -> Catalog:
    """The Korean catalogue with exactly the words of the sources: known translations kept, none guessed."""
    korean.update(template, no_fuzzy_matching=True, update_creation_date=False)
    return korean


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as its .po is stored: in order of the words and without line numbers, so that it merges well."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return _NOISE.sub(b"", out.getvalue())


def mo_bytes(catalog: Catalog) -> bytes:
    """The catalogue compiled; what has no translation is left out and shows in English."""
    ready = _empty("ko")
    for message in catalog:
        if message.id and not message.fuzzy and all(forms(message.string)):
            ready.add(message.id, message.string)
    out = io.BytesIO()
    write_mo(out, ready)
    return out.getvalue()


def _empty(language: str | None = None) -> Catalog:
    return Catalog(locale=language, project="HearingDesk", version="1", header_comment=HEADER, fuzzy=False)


def spoken(mo: bytes) -> dict[object, str]:
    """What a compiled catalogue says, without its header (which names the tool that wrote it)."""
    said = dict(vars(gettext.GNUTranslations(io.BytesIO(mo)))["_catalog"])
    said.pop("", None)
    return said


def forms(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The one or more forms of a message: singular and plural in English, one in Korean; "" for what has none."""
    return (words or "",) if words is None or isinstance(words, str) else tuple(words)


def placeholders(text: str) -> list[str]:
    """The names of the values that a text has places for, in alphabetical order; raises ValueError for odd braces."""
    return sorted(name for _before, name, _spec, _how in Formatter().parse(text) if name is not None)


def faults(message: Message) -> Iterator[str]:
    """What is wrong with one entry of the Korean catalogue."""
    english, korean = forms(message.id), forms(message.string)
    name = english[0]
    if not all(korean):
        yield f"“{name}” has no Korean."
        return
    if message.fuzzy:
        yield f"“{name}” is marked as fuzzy."
    try:
        wanted = placeholders(english[-1])
        if any(placeholders(form) != wanted for form in korean):
            yield f"“{name}” has other placeholders in Korean: “{korean[0]}”."
    except ValueError as odd:
        yield f"“{name}” has braces that are no placeholder ({odd})."


def problems() -> Iterator[str]:
    """Everything that keeps the program from speaking Korean throughout."""
    asked = {forms(message.id) for message in extract() if message.id}
    korean = load()
    there = {forms(message.id): message for message in korean if message.id}
    for words in sorted(asked - there.keys()):
        yield f"“{words[0]}” is in the sources and not in the catalogue."
    for words in sorted(there.keys() - asked):
        yield f"“{words[0]}” is in the catalogue and no longer in the sources."
    for words in sorted(asked & there.keys()):
        yield from faults(there[words])
    mo = PO.with_suffix(".mo")
    if not mo.exists() or spoken(mo.read_bytes()) != spoken(mo_bytes(korean)):
        yield "the .mo is not what compiling the .po gives."


def update() -> None:
    """Bring template, catalogue and compiled catalogue up to date with the sources."""
    template = extract()
    PO.parent.mkdir(parents=True, exist_ok=True)
    _write(LOCALE / "hearingdesk.pot", po_bytes(template))
    korean = merged(load(), template)
    _write(PO, po_bytes(korean))
    mo = PO.with_suffix(".mo")
    compiled = mo_bytes(korean)
    if not mo.exists() or spoken(mo.read_bytes()) != spoken(compiled):
        mo.write_bytes(compiled)


def _write(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def main(arguments: list[str]) -> int:
    if arguments not in (["update"], ["check"]):
        print("Call it with “update” or with “check”.", file=sys.stderr)
        return 2
    if arguments == ["update"]:
        update()
    found = list(problems())
    for sentence in found:
        print(sentence)
    print(f"{len(load())} messages, {len(found)} to see to." + (" Run `make words`." if found else ""))
    return int(bool(found) and arguments == ["check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
