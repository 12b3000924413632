"""What stands in a search line, taken apart and put together: the filters chosen beside it write into it."""

from __future__ import annotations

from hearingdesk.search.filters import NAMES, Where, typed
from hearingdesk.search.query import Either, Every, Inside, Near, Not, Query, Words, tokens


def chosen(line: str) -> list[Where]:
    """The filters in a line, those after NOT and within parentheses among them."""
    found = [token for token in tokens(line) if token["filter"]]
    wheres = [Where(NAMES[one["name"].lower()], one["value"] or one["plain"] or "") for one in found]
    return [where for where in wheres if where.value]


def replaced(line: str, name: str, where: Where | None, lang: str) -> str:
    """The line with this filter in the place of those of its name; None takes them away."""
    left, end = [], 0
    for token in tokens(line):
        if token["filter"] and NAMES[token["name"].lower()] == name:
            before = line[end : token.start()].rstrip()
            left.append(before.removesuffix("-").removesuffix(" NOT"))
            end = token.end()
    left.append(line[end:])
    kept = " ".join(" ".join(left).split())
    return f"{kept} {typed(where, lang)}".strip() if where else kept


def written(query: Query | None) -> str:
    """A query without filters as one would type it: what is looked for in a document that a search has opened."""
    match query:
        case Words(terms, prefix):
            whole = " ".join(terms)
            return (f'"{whole}"' if len(terms) > 1 else whole) + ("*" if prefix else "")
        case Inside(letters):
            return f'inside:"{letters}"'
        case Near(left, right, within):
            return f"{written(left)} NEAR/{within} {written(right)}"
        case Not(of):
            return f"NOT ({written(of)})"
        case Every(parts):
            return " ".join(
                f"({written(part)})" if isinstance(part, Either) else written(part) for part in parts
            )
        case Either(parts):
            return " OR ".join(map(written, parts))
        case _:
            return ""
