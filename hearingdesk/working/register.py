"""The register of what can be done aside: the name of a task, and the function that does it in the child.

A task is `def task(arguments: dict[str, Any], told: Told) -> Any`; arguments, items and the answer are plain JSON, what
is large is given as bytes (`told.give`). It reads a case at most (`CaseFile.lead`), knows no screen and needs no
network. A task that stays ends with `told.serve(…)`: "pack-preview" does.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TASKS: Mapping[str, str] = MappingProxyType(
    {
        "pdf-text": "hearingdesk.exchange.papers.tasks:pdf_text",
        "pack": "hearingdesk.pack.apart:build",
        "pack-edition": "hearingdesk.pack.apart:edition",
        "pack-preview": "hearingdesk.pack.apart:previews",
        "recognise": "hearingdesk.exchange.papers.tasks:recognise",
    }
)
