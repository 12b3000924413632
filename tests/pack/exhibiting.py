"""Sources to be shown as exhibits, honest and hostile, and a small case that cites them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pypdfium2 as pdfium
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from hearingdesk.casefile import CaseFile
from hearingdesk.pack.build import PackOptions, PackReport, build_pack
from hearingdesk.pack.exhibits.chosen import Chosen, write_chosen
from hearingdesk.pack.finish import FALSE_ALARMS
from hearingdesk.pack.fonts import font
from hearingdesk.records.citations import Citation
from hearingdesk.records.facts import Fact
from hearingdesk.records.matters import Matter
from hearingdesk.records.packs import Pack
from hearingdesk.records.sources import Source, SourcePage, SourcePart
from hearingdesk.when import When

MATTER = Matter(title="The Haeram Tunnel failure", jurisdiction="kr", zone="Asia/Seoul", language="en")


def plain(*pages: Sequence[str], size: tuple[float, float] = (595.0, 842.0)) -> bytes:
    """A PDF with these lines on its pages, in a font of its own."""
    out = BytesIO()
    face = font("sans").fontName
    leaves = Canvas(out, pagesize=size, invariant=1, initialFontName=face)  # pyright: ignore[reportArgumentType]
    for lines in pages:
        leaves.setFont(face, 14)
        for place, line in enumerate(lines):
            leaves.drawString(72, size[1] - 90 - 24 * place, line)
        leaves.showPage()
    leaves.save()
    return out.getvalue()


def hostile() -> bytes:
    """A PDF that would do everything a PDF can do to its reader."""
    out = BytesIO()
    with pikepdf.open(BytesIO(plain(["The fans stopped at noon."], ["Second page."]))) as pdf:
        root, page = pdf.Root, pdf.pages[0]
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('owned')"))
        root.OpenAction = script
        root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("evil"), script])))
        root.AA = Dictionary(WC=script)
        pdf.attachments["payload.exe"] = AttachedFileSpec(  # pyright: ignore[reportCallIssue]  (its stub is older)
            pdf, b"MZ evil payload", filename="payload.exe"
        )
        launch = Dictionary(S=Name.Launch, F=String("calc.exe"))
        look = pdf.make_stream(b"0 0 1 rg 0 0 100 20 re f")
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
        look.PieceInfo = Dictionary(Evil=Dictionary(Private=String("private data")))
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("fieldname"), V=String("secretvalue"),
                Rect=Array([300, 300, 400, 320]), F=4, AP=Dictionary(N=look), AA=Dictionary(K=script),
            )
        )  # fmt: skip
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 595, 842]), A=launch)
        away = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 99, 99]),
            A=Dictionary(S=Name.URI, URI=String("https://evil.example/x")),
        )  # fmt: skip
        page.obj.Annots = Array([field, pdf.make_indirect(link), pdf.make_indirect(away)])
        page.obj.AA = Dictionary(O=launch)
        page.obj.Metadata = pdf.make_stream(b"<x>private metadata</x>")
        root.AcroForm = Dictionary(Fields=Array([field]), XFA=pdf.make_stream(b"<xfa>evil form</xfa>"))
        pdf.docinfo["/Author"] = "Mallory"
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


HOSTILE = (
    *("owned", "JavaScript", "payload", "calc.exe", "evil", "fieldname", "secretvalue", "private"),
    *("Mallory", "Launch", "AcroForm", "XFA", "OpenAction"),
)


def encrypted() -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(plain(["Nobody reads this."]))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def pageless() -> bytes:
    out = BytesIO()
    with Pdf.new() as pdf:
        pdf.save(out)
    return out.getvalue()


def scan() -> bytes:
    """A PDF whose page is a picture, without a word."""
    out = BytesIO()
    photograph(size=(600, 800)).save(out, "PDF", resolution=72)
    return out.getvalue()


def photograph(size: tuple[int, int] = (320, 200)) -> Image.Image:
    image = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (image, image.transpose(Image.Transpose.FLIP_TOP_BOTTOM), image))


def telling_picture(kind: str) -> bytes:
    """A picture that says where it was taken, lying on its side."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "taken at Lampwick Lane", 6
    photograph().save(out, kind, exif=exif)
    return out.getvalue()


class Desk:
    """A case with a pack whose exhibits are the sources put in."""

    def __init__(self, path: Path) -> None:
        self.case = CaseFile.create(path, MATTER, "Tester")
        self.sources: list[int] = []
        self._chosen: list[Chosen] = []
        with self.case.change("Begin") as edit:
            self.pack = edit.add(Pack(title="With exhibits", audience="members", language="en")).id

    def source(self, data: bytes, *texts: str, title: str = "", cited: str = "", **more: object) -> int:
        """Put in a source with these bytes and page texts; `cited` is the place where a fact cites it."""
        with self.case.change("Add") as edit:
            record = Source(
                kind="official", title=title or f"Paper {len(self.sources) + 1}", day=When("2025-08-11"),
                digest=sha256(data).hexdigest(), size=len(data), **more,  # type: ignore[arg-type]
            )  # fmt: skip
            source = edit.add(record).id
            edit.add_bulk([SourcePart(source=source, number=1, content=data)])
            edit.add_bulk([SourcePage(source=source, number=n, text=text) for n, text in enumerate(texts, 1)])
            if cited:
                fact = edit.add(Fact(text="The fans stopped.", day=When("2025-08-12")))
                edit.add(Citation(about_kind="fact", about=fact.id, source=source, locator=cited))
        self.sources.append(source)
        return source

    def exhibit(self, data: bytes, *texts: str, **more: object) -> int:
        """The same, shown with the pack; `chosen` says how."""
        chosen = more.pop("chosen", {})
        source = self.source(data, *texts, **more)  # type: ignore[arg-type]
        self._chosen.append(Chosen(source, **chosen))  # type: ignore[arg-type]
        self.set_pack(exhibits=write_chosen(self._chosen))
        return source

    def set_pack(self, **values: str) -> None:
        from dataclasses import replace

        with self.case.change("Choose") as edit:
            edit.update(replace(self.case.packs.get(self.pack), **values))  # type: ignore[arg-type]

    def print(self, name: str = "pack.pdf", audience: str = "", lang: str = "en") -> tuple[bytes, PackReport]:
        out = self.case.path.with_name(name)
        options = PackOptions(pack="With exhibits", audience=audience, lang=lang)
        report = build_pack(self.case, out, options)
        return out.read_bytes(), report


def pages(data: bytes) -> list[str]:
    pdf = pdfium.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return texts


def everything(data: bytes) -> bytes:
    """The file with nothing packed, as one can search it."""
    out = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        pdf.save(out, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return out.getvalue()


def images(data: bytes) -> list[Image.Image]:
    with Pdf.open(BytesIO(data)) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        return [pikepdf.PdfImage(one).as_pil_image() for one in found if one.get("/Subtype") == Name.Image]


def figures(data: bytes) -> list[str]:
    with Pdf.open(BytesIO(data)) as pdf:
        return [
            str(one.Alt) for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == Name.Figure
        ]  # fmt: skip


def objections(data: bytes) -> list[str]:
    """What the archive's validator has to say, but for its false alarms."""
    with Pdf.open(BytesIO(data)) as pdf:
        said = [str(one) for one in pikepdf.pdfa.check(pdf, "3b").findings]  # type: ignore[attr-defined]
    return [one for one in said if not any(known in one for known in FALSE_ALARMS)]
