"""A plainly fictional hearing in the print of the US Government Publishing Office, of any length."""

from __future__ import annotations

import random

from tests.bench.corpus import words

HEAD = """<html><title> - ON THE KEEPING OF LAMPS</title><body><pre>
[House Hearing, 199 Congress]
[From the U.S. Government Publishing Office]

                      ON THE KEEPING OF LAMPS

                                HEARING

                               BEFORE THE

                      COMMITTEE ON LAMPS AND WICKS

                     U.S. HOUSE OF REPRESENTATIVES

                               __________

                             MARCH 4, 2031

                               __________

                           Serial No. 199-7

                                 WITNESSES
                         Tuesday, March 4, 2031

Tallow, Barnaby, Keeper, Harbour Light...........................     4

                      ON THE KEEPING OF LAMPS

                              ----------

                         Tuesday, March 4, 2031

    The committee met, pursuant to call, at 10:00 a.m., in room 1,
Hon. Odalys Fenwick [chairman of the committee] presiding.
    Present: Representatives Fenwick, Marrow, and Quill.
"""
FOOT = "\n    [Whereupon, at 1:00 p.m., the committee was adjourned.]\n</pre></body></html>\n"


def hearing_text(turns: int) -> str:
    """The text of a hearing with so many turns."""
    chance = random.Random(3)
    labels = ("The Chairman", "Mr. Tallow", "Mrs. Marrow", "Mr. Quill")
    said = (f"    {labels[n % 4]}. {words(chance)}" for n in range(turns))
    return (
        HEAD
        + "\n".join(said)
        + "\n    [Whereupon, at 1:00 p.m., the committee was adjourned.]\n</pre></body></html>\n"
    )
