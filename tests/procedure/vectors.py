"""Dates that are known to be right: from the worked table of the domain, and a few of our own with their reason."""

from __future__ import annotations

# rule, trigger, options, due, unrolled, advisory ("" is none)
WORKED = [
    ("KR-WIT-SERVE", "2016-12-22", {}, "2016-12-15", "2016-12-15", ""),  # as the court's record has it
    ("KR-WIT-SERVE", "2025-12-17", {}, "2025-12-10", "2025-12-10", ""),  # the Civil Act would say the 9th
    ("KR-WIT-SERVE", "2025-12-30", {}, "2025-12-23", "2025-12-23", ""),
    ("KR-WIT-REASONS", "2025-12-17", {}, "2025-12-14", "2025-12-14", ""),  # a Sunday
    ("KR-WIT-REASONS", "2025-12-30", {}, "2025-12-27", "2025-12-27", ""),  # a Saturday
    ("KR-HEAR-NOTICE", "2025-12-30", {}, "2025-12-25", "2025-12-25", "2025-12-24"),  # Christmas
    ("KR-DOC-10", "2025-12-02", {}, "2025-12-11", "2025-12-11", ""),
    ("KR-CPL-INV", "2025-12-19", {}, "2026-02-19", "2026-02-18", ""),  # the last day of the lunar new year
    ("KR-PIPC-RESULTS", "2025-12-03", {"number": 7}, "2025-12-10", "2025-12-10", ""),
    ("KR-NET-24", "2025-11-18T22:52", {}, "2025-11-19T22:52", "2025-11-19T22:52", ""),
    # our own
    ("KR-CPL-INV", "2025-12-18", {}, "2026-02-19", "2026-02-17", ""),  # rolls over two days of the holiday
    ("KR-CPL-INV", "2025-12-31", {}, "2026-03-03", "2026-02-28", ""),  # no 31 Feb; 28 Feb is a Saturday
    (
        "KR-PUBSERV-1",
        "2025-12-03",
        {},
        "2025-12-10",
        "2025-12-10",
        "",
    ),  # so posted 14 days before the hearing
    ("KR-PUBSERV-2", "2025-12-03", {}, "2025-12-04", "2025-12-04", ""),
    ("KR-MIN-CORRECT", "2025-12-31", {}, "2026-01-01T17:00", "2026-01-01T17:00", ""),  # no roll
    ("KR-CPL-COMMITTEE-LIFE", "2025-12-31", {}, "2025-12-31", "2025-12-31", ""),
    ("KR-INSP-LEN", "2025-10-13", {}, "2025-11-11", "2025-11-11", ""),  # 30 days, the first of them counted
    ("KR-LIM-12", "2024-02-29", {}, "2029-02-28", "2029-02-28", ""),  # no 29 Feb 2029: the month's last day
    ("KR-SUIT-1Y", "2024-02-29", {}, "2025-02-28", "2025-02-28", ""),
    ("KR-DOC-10", "2026-04-22", {}, "2026-05-04", "2026-05-01", ""),  # Labour Day is one from 2026
    ("KR-DOC-10", "2025-04-22", {}, "2025-05-01", "2025-05-01", ""),  # and was none in 2025
    ("US-H-NOTICE", "2026-02-23", {}, "2026-02-16", "2026-02-16", ""),
    ("US-H-STMT", "2025-11-03T10:00", {}, "2025-11-01T11:00", "2025-11-01T11:00", ""),  # the clock goes back
    ("UK-GOV-RESP", "2025-12-31", {}, "2026-02-28", "2026-02-28", ""),
    ("DE-CLOSE-2W", "2025-12-11", {}, "2025-12-25", "2025-12-25", ""),
    ("DE-HEARD-2W", "2025-12-11", {}, "2025-12-29", "2025-12-25", ""),  # two holidays and a weekend
    ("CA-RESP-120", "2025-01-01", {}, "2025-05-01", "2025-05-01", ""),
    ("AU-RESP-3M", "2025-11-30", {}, "2026-02-28", "2026-02-28", ""),
]
# rule, trigger, what of members, how many it takes
THRESHOLDS = [
    ("KR-CPL-THIRD", {"members": 20}, 7),
    ("KR-CPL-MAJ", {"members": 20}, 11),
    ("KR-CPL-MAJ", {"members": 21}, 11),
    ("JP-REFER", {"present": 20}, 14),
    ("DE-EVIDENCE-Q", {"members": 20}, 5),
]
