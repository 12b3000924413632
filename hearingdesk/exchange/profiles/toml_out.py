"""A profile as TOML: what the standard library reads and does not write."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_BARE = re.compile(r"^[A-Za-z0-9_-]+$")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def written(told: Mapping[str, Any]) -> str:
    """The text of a table of words, numbers, flags, lists of words and tables of those, in its order."""
    plain = [f"{_key(name)} = {_value(one)}" for name, one in told.items() if not isinstance(one, Mapping)]
    parts = ["\n".join(plain)] if plain else []
    for name, table in told.items():
        if isinstance(table, Mapping) and table:
            lines = [f"{_key(key)} = {_value(one)}" for key, one in table.items()]
            parts.append("\n".join([f"[{_key(name)}]", *lines]))
    return "\n\n".join(parts) + "\n"


def _key(name: str) -> str:
    return name if _BARE.match(name) else _quoted(name)


def _value(one: Any) -> str:
    if isinstance(one, bool):
        return "true" if one else "false"
    if isinstance(one, int):
        return str(one)
    if isinstance(one, str):
        return _literal(one)
    if isinstance(one, Mapping):
        return "{" + ", ".join(f"{_key(name)} = {_value(inner)}" for name, inner in one.items()) + "}"
    if isinstance(one, Sequence):
        return "[" + ", ".join(_value(inner) for inner in one) + "]"
    return _quoted(str(one))


def _literal(words: str) -> str:
    """Patterns are easier to read without doubled backslashes."""
    if "\\" in words and "'" not in words and not _CONTROL.search(words):
        return f"'{words}'"
    return _quoted(words)


def _quoted(words: str) -> str:
    escaped = "".join(_ESCAPES.get(one, one) for one in words)
    return '"' + _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
