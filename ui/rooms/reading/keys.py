"""What one key does over a transcript, on an English keyboard and on a Korean one."""

from __future__ import annotations

_LETTERS = {  # by letter, by the letter at its place on a Korean keyboard, by figure
    "testimony.answered": ("a", "ㅁ", "1"),
    "testimony.evaded": ("e", "ㄷ", "2"),
    "testimony.refused": ("r", "ㄱ", "3"),
    "testimony.promise": ("u", "ㅕ", "4"),
    "testimony.contradicted": ("c", "ㅊ", "5"),
    "testimony.unmark": ("x", "ㅌ", "0"),
    "testimony.note": ("m", "ㅡ"),
    "reading.next_statement": ("n", "ㅜ"),
    "reading.statement_before": ("p", "ㅔ"),
    "reading.next_on_issue": ("i", "ㅑ"),
    "reading.place": ("g", "ㅎ"),
}
KEYS = {letter: name for name, letters in _LETTERS.items() for letter in letters}
SIGN_KEYS = {  # as a legend says them
    "answered": "A",
    "evaded": "E",
    "refused": "R",
    "undertook": "U",
    "contradicted": "C",
    "noted": "M",
}
