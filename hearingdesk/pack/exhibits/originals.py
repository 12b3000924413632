"""The original files of exhibits that go with the pages, where that was chosen and nothing speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.exhibits.chosen import EXHIBIT, Chosen
from hearingdesk.pack.exhibits.harmless import TROUBLE
from hearingdesk.pack.exhibits.leaves import COVERED, MISSING, Opened, counted, is_pdf
from hearingdesk.pack.exhibits.told import Exhibited
from hearingdesk.pack.finish import Carried
from hearingdesk.pack.proof.proving import prove
from hearingdesk.pack.proof.secrets import Secret
from hearingdesk.words import N_

LARGEST = 40_000_000  # bytes of a file that goes along: it is in every copy
NOT_WHOLE = N_("Not all of it is shown to these readers.")
NO_PDF = N_("Only a PDF can go along.")
TOO_LARGE = N_("It is too large.")
ACTIVE = N_("It has scripts, files, actions or earlier versions of its own.")
SAYS_MORE = N_(
    "It says something that is withheld, where its pages do not show it, or it could not be read out."
)
_DOES = ("/JS", "/AA", "/OpenAction", "/EF", "/XFA", "/RichMediaContent", "/RichMediaSettings", "/Encrypt")
_ACTIONS = (
    *("/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition", "/Movie"),
    *("/Sound", "/Hide", "/SetOCGState", "/Trans", "/GoTo3DView", "/RichMediaExecute"),
)
_NOTES = ("/FileAttachment", "/Screen", "/Movie", "/Sound", "/RichMedia", "/3D")
_DEEPEST = 60  # values within values of one object


def originals(brief: Brief, secrets: Sequence[Secret]) -> list[Carried]:
    """Those that go along. To be asked when the exhibits have been told; why others do not, is noted with them."""
    found: list[Carried] = []
    for place, told in enumerate(brief.exhibited):
        chosen = brief.exhibits[told.number]
        if not chosen.attached or told.gone:
            continue
        data = b"" if told.restricted else brief.whole.sources.original(chosen.source)
        name = f"exhibit-{told.number}.pdf"
        why = _against(chosen, told, data) or _says_more(data, name, secrets)
        if why:
            brief.exhibited[place] = replace(told, alone=why)
        else:
            found.append(Carried(name, data, "application/pdf", f"{EXHIBIT} {told.number}", "Supplement"))
    return found


def _against(chosen: Chosen, told: Exhibited, data: bytes) -> str:
    """Why a file stays behind, by what is shown of it and what it is; "" where nothing speaks against it."""
    whole = not told.restricted and not any(how in (COVERED, MISSING) for _page, how, _why in told.pages)
    if not whole or chosen.boxes:
        return NOT_WHOLE
    if not is_pdf(data):
        return NO_PDF
    if len(told.pages) < counted(Opened(Chosen(chosen.source), data, {})):
        return NOT_WHOLE
    if len(data) > LARGEST:
        return TOO_LARGE
    return "" if is_harmless(data) else ACTIVE


def _says_more(data: bytes, name: str, secrets: Sequence[Secret]) -> str:
    """What its pages do not show, its metadata, notes or hidden words may say."""
    return "" if prove(data, name, secrets).holds else SAYS_MORE


def is_harmless(data: bytes) -> bool:
    """Does a PDF nothing but show its pages? One that cannot be read is taken for one that does."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            every = [*pdf.objects, pdf.trailer]
            return not pdf.is_encrypted and not _has_layers(data) and not any(_acts(one, 0) for one in every)
    except TROUBLE:
        return False


def _acts(value: Any, deep: int) -> bool:
    """Does a value, or what stands directly in it, do anything?"""
    if isinstance(value, Dictionary | Stream):
        held = value.stream_dict if isinstance(value, Stream) else value
        if any(key in held for key in _DOES) or str(held.get("/S", "")) in _ACTIONS:
            return True
        if str(held.get("/Subtype", "")) in _NOTES or "/EmbeddedFiles" in held:
            return True
        return any(_within(part, deep) for _key, part in held.items())
    return isinstance(value, Array) and any(_within(part, deep) for part in value)


def _within(part: Any, deep: int) -> bool:
    """The same of a part; what is an object of its own is looked at by itself."""
    if not isinstance(part, Object) or part.is_indirect:
        return False
    return deep >= _DEEPEST or _acts(part, deep + 1)


def _has_layers(data: bytes) -> bool:
    """Are there earlier versions in the file, or anything before or behind what it shows?"""
    ends = 2 if b"/Linearized" in data[:1024] else 1
    behind = data[data.rfind(b"%%EOF") + 5 :]
    return not data.startswith(b"%PDF-") or data.count(b"startxref") != ends or bool(behind.strip())
