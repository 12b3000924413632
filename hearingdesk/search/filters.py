"""The filters of a search: their names as one types them, in English and in Korean. What they mean: see scope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hearingdesk.words import N_

KIND, SPEAKER, HEARING, ISSUE, SOURCE = "kind", "speaker", "hearing", "issue", "source"
ON, FROM, TO = "on", "from", "to"
PARTY = "party"  # by its id: what is put beside a name when all its forms are looked for; nobody types it
TWICE = frozenset({FROM, TO})  # two of these beside each other both hold

LABELS: Mapping[str, str] = {
    KIND: N_("Kind"),
    SPEAKER: N_("Speaker"),
    HEARING: N_("Hearing"),
    ON: N_("On"),
    FROM: N_("From"),
    TO: N_("Until"),
    ISSUE: N_("Issue"),
    SOURCE: N_("Source"),
}
KOREAN: Mapping[str, str] = {
    KIND: "종류",
    SPEAKER: "발언자",
    HEARING: "청문회",
    ON: "날짜",
    FROM: "부터",
    TO: "까지",
    ISSUE: "쟁점",
    SOURCE: "출처",
}
NAMES: Mapping[str, str] = {
    **{name: name for name in LABELS},
    **{word: name for name, word in KOREAN.items()},
    "회의": HEARING,
    "일자": ON,
    "자료": SOURCE,
    "화자": SPEAKER,
}


@dataclass(frozen=True, slots=True)
class Where:
    """Which records are meant: a filter by its English name, and what stands behind the colon."""

    name: str
    value: str


def typed(where: Where, lang: str = "en") -> str:
    """A filter as one types it in a language."""
    name = KOREAN.get(where.name, where.name) if lang == "ko" else where.name
    plain = where.value.replace('"', " ").strip()
    return f"{name}:{plain}" if plain and not set(plain) & set(" ()|“”") else f'{name}:"{plain}"'
