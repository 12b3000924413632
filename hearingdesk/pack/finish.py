"""What makes of printed pages a document for the archive and for everyone: PDF/A-3b and PDF/UA-1 in one file.

The tree of tags, the colour profile, what the file says of itself, the data that goes with it.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Object, Pdf, String

from hearingdesk.pack.tags import Tag, Tags

PRODUCER = "HearingDesk"
FALSE_ALARMS = (  # what the validator's list does not know: the schema that PDF/UA asks for
    "XMP namespace pdfaExtension=",
    "XMP namespace pdfaSchema=",
    "XMP namespace pdfaProperty=",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
)
_PRINTED = 4  # the flag of a link that is there on paper too
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


def finish(
    data: bytes, tags: Tags, said: Said, carried: Sequence[Carried] = (), labels: Sequence[str] = ()
) -> bytes:
    """The same pages with all that the archive and a screen reader ask for; the same input gives the same bytes.

    `labels` are what the pages are called where that is not their number.
    """
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = [page.obj for page in pdf.pages]
        for page in pages:
            page.Tabs = Name.S
            if "/Trans" in page:
                del page.Trans  # reportlab writes an empty one
            for link in page.get("/Annots", ()):
                link.F = _PRINTED
        _Tree(pdf, pages, tags).build()
        describe(pdf, said)
        _carry(pdf, carried)
        if any(label != str(number) for number, label in enumerate(labels, 1)):
            named = [(place, Dictionary(P=String(label))) for place, label in enumerate(labels)]
            pdf.Root.PageLabels = Dictionary(Nums=Array([part for pair in named for part in pair]))
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
            min_version="1.7",
        )
    return out.getvalue()


class _Tree:
    """The tree of tags as objects of the file, and the way back from every stretch and link to its tag."""

    def __init__(self, pdf: Pdf, pages: Sequence[Object], tags: Tags) -> None:
        self._pdf = pdf
        self._pages = pages
        self._tags = tags
        self._made: dict[int, Object] = {}  # by the identity of the tag, which the tree keeps alive
        self._next = len(pages)  # numbers of pages come first, then those of links
        self._back: list[tuple[int, Object]] = []

    def build(self) -> None:
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(self._tags.root, root)])
        numbers: list[object] = []
        for place, page in enumerate(self._pages):
            if marked := self._tags.marked.get(place + 1):
                page.StructParents = place
                made = [self._made[id(tag)] for tag in marked]
                numbers += [place, self._pdf.make_indirect(Array(made))]
        for number, element in self._back:
            numbers += [number, element]
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = self._next
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, tag: Tag, parent: Object) -> Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.kind}"), P=parent))
        self._made[id(tag)] = made
        for key, words in (("/Lang", tag.lang), ("/Alt", tag.alt), ("/ActualText", tag.actual)):
            if words:
                made[key] = String(words)
        if attributes := _attributes(tag):
            made.A = Dictionary({"/O": Name.Table, **attributes})
        made.K = Array(list(self._kids(tag, made)))
        return made

    def _kids(self, tag: Tag, made: Object) -> Iterator[object]:
        for kid in tag.kids:
            if isinstance(kid, Tag):
                if kid.kids or kid.links:
                    yield self._element(kid, made)
            else:
                yield Dictionary(Type=Name.MCR, Pg=self._pages[kid[0] - 1], MCID=kid[1])
        for page, place in tag.links:
            link = self._pages[page - 1].Annots[place]
            link.StructParent = self._next
            self._back.append((self._next, made))
            self._next += 1
            yield Dictionary(Type=Name.OBJR, Pg=self._pages[page - 1], Obj=link)


def _attributes(tag: Tag) -> Mapping[str, object]:
    found: dict[str, object] = {}
    if tag.scope:
        found["/Scope"] = Name(f"/{tag.scope}")
    if tag.span > 1:
        found["/ColSpan"] = tag.span
    return found


def describe(pdf: Pdf, said: Said) -> None:
    """The metadata twice, alike: as XMP, and as older readers look for them; the colours' profile."""
    made = (said.made or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    words = {"title": said.title, "author": said.author, "subject": said.subject}
    languages = "".join(f"<rdf:li>{language}</rdf:li>" for language in said.languages)
    xmp = _XMP.format(
        **{name: html.escape(value) for name, value in words.items()},
        languages=languages,
        made=made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer=PRODUCER,
    )
    root = pdf.Root
    root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    root.Lang = String(said.languages[0])
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    stamp = made.strftime("D:%Y%m%d%H%M%SZ")
    told = {"Title": said.title, "Author": said.author, "Subject": said.subject}
    told |= {"Creator": PRODUCER, "Producer": PRODUCER, "CreationDate": stamp, "ModDate": stamp}
    for key, value in told.items():
        if value:
            pdf.docinfo[f"/{key}"] = String(value)
    profile = pdf.make_stream(_srgb(), N=3, Alternate=Name.DeviceRGB)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([pdf.make_indirect(intent)])


def _carry(pdf: Pdf, carried: Sequence[Carried]) -> None:
    for one in carried:
        pdf.attachments[one.name] = AttachedFileSpec(  # pyright: ignore[reportCallIssue]  (its stub is older)
            pdf,
            one.data,
            filename=one.name,
            mime_type=one.media_type,
            description=one.words,
            relationship=Name(f"/{one.relation}"),  # pyright: ignore[reportCallIssue]
        )
    if carried:
        pdf.Root.AF = Array([pdf.attachments[one.name].obj for one in carried])


@cache
def _srgb() -> bytes:
    """The colour profile of a screen; littlecms stamps it with the time, which would change every file."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = bytes((7, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # the first of January 2000
    return bytes(made)
