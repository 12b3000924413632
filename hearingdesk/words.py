"""Every word that people read, in the language they read it in (gettext).

Use `_("Save a copy")` where the words are shown, `N_("Save a copy")` where they are only declared (a register,
a field's label) and shown later with `_`. Placeholders are named: `_("{n} of {total}", n=3, total=9)`.
Never put an f-string inside: it is never found in the catalogue.
"""

from __future__ import annotations

import gettext
import locale
import os
import re
from functools import cache
from typing import Any

from hearingdesk.places import resources

LANGUAGES = ("en", "ko")
_current = "en"

# What would move the cursor, colour the screen or turn the line around: control characters but tab and line end, the
# signs that embed or override a direction of writing, and halves of characters. Marks of direction (Arabic, Hebrew)
# and joiners are part of words and stay.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def N_(text: str) -> str:
    """Mark words for the catalogue without translating them yet."""
    return text


def _(text: str, **values: Any) -> str:
    """The words in the current language, with the named values put in."""
    return say(_current, text, **values)


def say(lang: str, text: str, **values: Any) -> str:
    """The words in this language: how a page that carries both languages gets the other one."""
    words = _catalogue(lang).gettext(text) if text else ""
    return words.format(**_safe(values)) if values else words


def n_(one: str, many: str, n: int, **values: Any) -> str:
    """Words that count: `n_("{n} witness", "{n} witnesses", n)`."""
    words = _catalogue(_current).ngettext(one, many, n)
    if words in (one, many):  # two declared words that are no pair of the catalogue: the names of a kind
        words = _catalogue(_current).gettext(words)
    return words.format(n=n, **_safe(values))


def legible(text: str) -> str:
    """The text with U+FFFD for every character that is none to read and does something to what shows it."""
    return text if text.isprintable() else _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _safe(values: dict[str, Any]) -> dict[str, Any]:
    """What is put into a sentence may come from anywhere: the name of a file, a title."""
    return {name: legible(value) if isinstance(value, str) else value for name, value in values.items()}


def language() -> str:
    """The language of the program now: "en" or "ko"."""
    return _current


def use(lang: str) -> None:
    """Speak this language from now on; an unknown one means English."""
    global _current
    _current = lang if lang in LANGUAGES else "en"


def from_environment() -> str:
    """The language the machine is set to: HEARINGDESK_LANG, LC_ALL, LC_MESSAGES, LANG, or the system's own."""
    for name in ("HEARINGDESK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ko" if value.lower().startswith("ko") else "en"
    system = locale.getlocale()[0] or ""
    return "ko" if system.lower().startswith("ko") else "en"


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    if lang == "en":
        return gettext.NullTranslations()
    return gettext.translation("hearingdesk", resources("locale"), languages=[lang], fallback=True)
