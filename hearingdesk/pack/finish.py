"""What makes of drawn pages a file, for the archive and for everyone: PDF/A-3b and PDF/UA-1 in one.

The tree of tags, the colour profile, what the file says of itself, the data that goes with it.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import md5
from typing import TYPE_CHECKING

from hearingdesk.pack.leaves import Leaves
from hearingdesk.pack.objects import QUICK, Objects, string
from hearingdesk.pack.structure import write_structure
from hearingdesk.pack.tags import Tags

if TYPE_CHECKING:
    from pikepdf import Pdf

PRODUCER = "HearingDesk"
FALSE_ALARMS = (  # what the validator's list does not know: the schema that PDF/UA asks for
    "XMP namespace pdfaExtension=",
    "XMP namespace pdfaSchema=",
    "XMP namespace pdfaProperty=",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
)
_PROFILE = "sRGB IEC61966-2.1"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says of itself."""

    title: str
    subject: str = ""
    author: str = ""
    languages: Sequence[str] = ("en-GB",)  # the first is the one it is in where nothing else is said
    made: datetime | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """A file that goes with the pages; `relation` is Source, Data or Supplement."""

    name: str
    data: bytes
    media_type: str
    words: str  # what it is
    relation: str = "Data"


def bind(
    leaves: Leaves,
    said: Said,
    labels: Sequence[str],
    tags: Tags | None = None,
    carried: Sequence[Carried] = (),
) -> bytes:
    """The file of the leaves drawn; the same ones give the same bytes.

    With `tags` it is fit for the archive and for a screen reader. `labels` are what the pages are called where
    that is not their number.
    """
    objects = leaves.objects
    entries = f"/Type/Catalog/Lang{string(said.languages[0])}/ViewerPreferences<</DisplayDocTitle true>>"
    if tags is not None:
        entries += write_structure(leaves, tags)
    entries += leaves.close()
    if tags is not None:
        entries += _archival(objects, said) + _carry(objects, carried)
    if any(label != str(number) for number, label in enumerate(labels, 1)):
        named = " ".join(f"{place}<</P{string(label)}>>" for place, label in enumerate(labels))
        entries += f"/PageLabels<</Nums[{named}]>>"
    info = "".join(f"/{key}{string(value)}" for key, value in _information(said).items())
    return objects.whole(objects.put(f"<<{entries}>>"), objects.put(f"<<{info}>>"))


def _archival(objects: Objects, said: Said) -> str:
    """What the file says of itself, and the profile of its colours."""
    told = objects.stream("/Type/Metadata/Subtype/XML", _xmp(said).encode(), effort=0)
    profile = objects.stream("/N 3/Alternate/DeviceRGB", _srgb())
    name = string(_PROFILE)
    intent = objects.put(
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{name}/Info{name}/DestOutputProfile {profile} 0 R>>"
    )
    return f"/Metadata {told} 0 R/OutputIntents[{intent} 0 R]"


def _carry(objects: Objects, carried: Sequence[Carried]) -> str:
    """The files that go with the pages."""
    if not carried:
        return ""
    made = {one.name: objects.put(_specified(objects, one)) for one in carried}
    names = " ".join(f"{string(name)} {made[name]} 0 R" for name in sorted(made))
    beside = " ".join(f"{made[one.name]} 0 R" for one in carried)
    return f"/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{beside}]"


def _specified(objects: Objects, one: Carried) -> str:
    kind = one.media_type.replace("/", "#2F")
    digest = md5(one.data, usedforsecurity=False).hexdigest()
    entries = f"/Type/EmbeddedFile/Subtype/{kind}/Params<</Size {len(one.data)}/CheckSum<{digest}>>>"
    held = objects.stream(entries, one.data, effort=QUICK)
    name = string(one.name)
    return (
        f"<</Type/Filespec/F{name}/UF{name}/Desc{string(one.words)}/AFRelationship/{one.relation}"
        f"/EF<</F {held} 0 R/UF {held} 0 R>>>>"
    )


def describe(pdf: Pdf, said: Said) -> None:
    """The same of a file made elsewhere: what it says of itself, twice alike, and the profile of its colours."""
    from pikepdf import Array, Dictionary, Name, String  # not needed for the pages of a pack

    root = pdf.Root
    root.Metadata = pdf.make_stream(_xmp(said).encode(), Type=Name.Metadata, Subtype=Name.XML)
    root.Lang = String(said.languages[0])
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    for key, value in _information(said).items():
        pdf.docinfo[f"/{key}"] = String(value)
    profile = pdf.make_stream(_srgb(), N=3, Alternate=Name.DeviceRGB)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_PROFILE),
        Info=String(_PROFILE),
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([pdf.make_indirect(intent)])


def _xmp(said: Said) -> str:
    words = {"title": said.title, "author": said.author, "subject": said.subject}
    return _XMP.format(
        **{name: html.escape(value) for name, value in words.items()},
        languages="".join(f"<rdf:li>{language}</rdf:li>" for language in said.languages),
        made=_moment(said).strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer=PRODUCER,
    )


def _information(said: Said) -> dict[str, str]:
    """The metadata as older readers look for them; they say what the XMP says."""
    stamp = _moment(said).strftime("D:%Y%m%d%H%M%SZ")
    told = {"Title": said.title, "Author": said.author, "Subject": said.subject}
    told |= {"Creator": PRODUCER, "Producer": PRODUCER, "CreationDate": stamp, "ModDate": stamp}
    return {key: value for key, value in told.items() if value}


def _moment(said: Said) -> datetime:
    return (said.made or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


@cache
def _srgb() -> bytes:
    """The colour profile of a screen; littlecms stamps it with the time, which would change every file."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = bytes((7, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # the first of January 2000
    return bytes(made)
