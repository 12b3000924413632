"""The one lock of PDFium: it is not safe in several threads, not even with a document in each."""

from __future__ import annotations

import threading

ALONE = threading.RLock()  # held through every call, whoever calls
