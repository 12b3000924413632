"""A pack that opens with a password only: AES with 256 bits. What is encrypted is no file for the archive."""

from __future__ import annotations

import re
from io import BytesIO

_ARCHIVAL = re.compile(rb"<pdfaid:(part|conformance)>[^<]*</pdfaid:\1>")


def protect(data: bytes, password: str) -> bytes:
    """The same pages under a password. They no longer call themselves PDF/A, which may not be encrypted.

    Screen readers may read them still. Two files of the same pages differ: the key is drawn by lot.
    """
    import pikepdf  # most packs open without a password, and many are made without it
    from pikepdf import Encryption, Permissions

    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        if (said := pdf.Root.get("/Metadata")) is not None:
            said.write(_ARCHIVAL.sub(b"", said.read_bytes()))
        allowed = Permissions(modify_annotation=False, modify_assembly=False, modify_other=False)
        key = Encryption(user=password, owner=password, R=6, allow=allowed)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=key)
    return out.getvalue()
