"""What ten copies of an edition with exhibits cost over the edition alone: their pages are made ready once."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.issue import issue
from tests.bench.measure import Line
from tests.pack.exhibiting import Desk, hostile, photograph, plain

COPIES = 10
DRAWN, SCANNED = 40, 20  # pages
_COVER = (20.0, 20.0, 200.0, 80.0)


def lines(folder: Path) -> Iterator[Line]:
    """One line: the copies against as many editions of one."""
    alone = _issued(folder / "alone", ())
    copied = _issued(folder / "copied", [f"Reader {n}" for n in range(1, COPIES + 1)])
    yield Line(f"issue {COPIES} copies with exhibits", copied, "the edition alone", alone)


def _issued(folder: Path, recipients: Sequence[str]) -> float:
    """CPU seconds of issuing."""
    folder.mkdir()
    desk = Desk(folder / "case.hearing")
    desk.exhibit(plain(*[[f"Line {n} of page {k}" for n in range(25)] for k in range(DRAWN)]))
    desk.exhibit(_scan(), chosen={"boxes": {page: [_COVER] for page in range(1, SCANNED + 1)}})
    desk.exhibit(hostile(), cited="p. 1")
    begun = time.process_time()
    issue(desk.case, folder / "edition.pdf", PackOptions(pack="With exhibits", lang="en"), recipients)
    taken = time.process_time() - begun
    desk.case.close()
    return taken


def _scan() -> bytes:
    out = BytesIO()
    sheets = [photograph(size=(1200, 1600)) for _page in range(SCANNED)]
    sheets[0].save(out, "PDF", resolution=144, save_all=True, append_images=sheets[1:])
    return out.getvalue()
