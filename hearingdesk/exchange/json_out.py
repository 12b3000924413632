"""The records of a kind as one JSON object, with the values as they are stored: what `list --json` says, as a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hearingdesk.job import Progress, silent
from hearingdesk.record import to_row
from hearingdesk.store.laying import laid
from hearingdesk.view import View

_AT_ONCE = 500  # records between two reports of progress


def write_json(view: View, kind: str, path: Path, progress: Progress = silent) -> int:
    """Write every record of a kind, in the order of the kind, whole or not at all; how many.

    Raises NotFound for an unknown kind, HearingDeskError with the reason.
    """
    records = view.of(kind)
    encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "), default=bytes.hex).encode
    total, n = records.count(), 0
    with laid(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"kind": {encode(kind)}, "rows": [')
        for n, record in enumerate(records.all(), 1):
            row: dict[str, Any] = to_row(record)
            file.write((",\n" if n > 1 else "\n") + encode(row))
            if not n % _AT_ONCE:
                progress(n, total, path.name)
        file.write("\n]}\n")
    return n
