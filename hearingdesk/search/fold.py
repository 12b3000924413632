"""Folding."""

import unicodedata


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def index_text(text: str) -> str:
    return fold(text)
