"""XML that anybody may have sent: read without following, loading or unfolding anything it names.

No entity may be declared, so that none can be unfolded (billion laughs, quadratic blowup) or fetched; a document type
may be named and is never loaded. How deep and how much a document may be has limits far above any real source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hearingdesk.exchange.kept import Data
from hearingdesk.exchange.refusal import failed
from hearingdesk.job import Progress, silent
from hearingdesk.words import _

LIMIT = 20_000_000  # bytes of a document that is read as a tree, which takes some ten times that
DEPTH = 100  # elements inside one another
ELEMENTS = 3_000_000
_PIECE = 1 << 16  # bytes


def elements(
    data: Data, name: str, encoding: str = "", progress: Progress = silent
) -> Iterator[tuple[str, Any]]:
    """("start" or "end", element of lxml) as a document passes by; whoever reads it frees what was read.

    Comments are left out, and how much there is does not matter. Raises ImportFailed, also at the very end.
    """
    depth = 0
    for event, element in _events(data, name, encoding=encoding, progress=progress):
        depth += 1 if event == "start" else -1
        if depth > DEPTH:
            raise failed(
                name,
                _("its elements are nested deeper, or are more, than in any record."),
                element.sourceline or 0,
            )
        yield event, element


def refuse_gaps(element: Any, name: str) -> None:
    """An entity that the document's type declares elsewhere stays unread: what it stands for would be missing."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - C, without stubs

    for gap in element.iter(etree.Entity):
        reason = _(
            "it stands on words kept in another file (“{entity}”). Save it with them.", entity=gap.text[:60]
        )
        raise failed(name, reason, gap.sourceline or 0)


def parse(data: Data, name: str) -> Any:
    """The outermost element (of lxml) of a whole document. Raises ImportFailed where it is none, or does harm."""
    if len(data) > LIMIT:
        limit = LIMIT // 1_000_000
        raise failed(name, _("it is an XML document of more than {limit} MB. Split it.", limit=limit))
    outermost = None
    depth = count = 0
    for event, element in _events(data, name):
        outermost = element if outermost is None else outermost
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEPTH or count > ELEMENTS:
            reason = _("its elements are nested deeper, or are more, than in any record.")
            raise failed(name, reason, element.sourceline or 0)
    refuse_gaps(outermost, name)
    return outermost


def outermost_name(data: bytes, name: str) -> str:
    """What the outermost element is called, read from the beginning alone; "" where that is no XML.

    Raises ImportFailed where the beginning is made to do harm.
    """
    for _event, element in _events(data[:_PIECE], name, whole=False):
        return str(element.tag).rpartition("}")[2]
    return ""


def _events(
    data: Data, name: str, *, whole: bool = True, encoding: str = "", progress: Progress = silent
) -> Iterator[tuple[str, Any]]:
    """Elements as they begin and end. Raises ImportFailed; for a mere beginning only where it does harm."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - C, without stubs

    try:
        parser = _parser(etree, encoding)
    except LookupError:
        raise failed(name, _("there is no encoding called “{encoding}”.", encoding=encoding)) from None
    looked = False
    try:
        for start in range(0, len(data), _PIECE):
            progress(start, len(data), name)
            parser.feed(data[start : start + _PIECE])
            for event, element in parser.read_events():
                if not looked:
                    looked = True
                    _refuse_entities(element, name)
                yield event, element
        if whole:
            parser.close()
            yield from parser.read_events()
    except etree.XMLSyntaxError as problem:
        if whole or "amplification" in str(problem) or "entity" in str(problem).lower():
            said = str(problem).partition(", line")[0]
            raise failed(
                name, _("it is no XML that can be read: {why}.", why=said), problem.lineno or 0
            ) from None


def _parser(etree: Any, encoding: str) -> Any:
    return etree.XMLPullParser(
        ("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding=encoding or None,
    )


def _refuse_entities(outermost: Any, name: str) -> None:
    type = outermost.getroottree().docinfo.internalDTD
    if type is not None and any(True for _entity in type.iterentities()):
        raise failed(
            name, _("it declares entities of its own, which can be made to do harm. Save it without them.")
        )
