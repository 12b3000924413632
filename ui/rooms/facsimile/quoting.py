"""Where a quotation stands in the words of a page, however these are broken into lines."""

from __future__ import annotations

from hearingdesk.search.fold import fold_map

Span = tuple[int, int]


def quoted(text: str, quote: str) -> Span | None:
    """The characters of a text that are the quotation: same letters, whatever spaces and breaks; None where it is not.

    Where it runs over the end of the page, the part of it that is here counts, if that is more than a word or two.
    """
    squeezed, places = _squeezed(text)
    wanted, _places = _squeezed(quote)
    if not wanted:
        return None
    if (at := squeezed.find(wanted)) >= 0:
        return places[at], places[at + len(wanted) - 1] + 1
    for length in range(
        len(wanted) - 1, 11, -1
    ):  # what begins here and goes on overleaf, or the other way round
        if squeezed.endswith(wanted[:length]):
            return places[len(squeezed) - length], places[-1] + 1
        if squeezed.startswith(wanted[-length:]):
            return places[0], places[length - 1] + 1
    return None


def place_in(stored: str, first: int, words: str) -> Span | None:
    """Where words selected on a page stand in the text the case holds of it: at the same letters, else wherever."""
    if stored[first : first + len(words)] == words:
        lead, tail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        return (first + lead, first + len(words) - tail) if words.strip() else None
    return quoted(stored, words)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The folded letters of a text without spaces and hyphens that part words, and where each stands."""
    folded, began = fold_map(text)
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(folded):
        if letter.isspace() or (letter == "-" and folded[at + 1 : at + 2] in ("\n", "\r")):
            continue
        letters.append(letter)
        places.append(began[at])
    return "".join(letters), places
