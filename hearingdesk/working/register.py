"""The register of what can be done aside: the name of a task, and the function that does it in the child.

A task is `def task(arguments: dict[str, Any], told: Told) -> Any`; arguments, items and the answer are plain JSON, what
is large goes by files. It opens no case, knows no screen and needs no network.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TASKS: Mapping[str, str] = MappingProxyType(
    {
        "pdf-text": "hearingdesk.exchange.papers.tasks:pdf_text",
        "recognise": "hearingdesk.exchange.papers.tasks:recognise",
    }
)
