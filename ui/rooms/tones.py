"""Which colour and icon a code of a code list wears. A code that is not named here is grey."""

from __future__ import annotations

from hearingdesk import codes
from hearingdesk.rows import Chip, Tone

_OK = ("ok", "circle-check")
_BAD = ("bad", "circle-x")
_WARN = ("warn", "circle-alert")
_INFO = ("info", "calendar")
_SENT = ("info", "mail")
_OPEN = ("mute", "circle-dashed")
_SEAL = ("violet", "scale")

_LOOKS: dict[str, dict[str, tuple[Tone, str]]] = {
    "attendance": {
        **dict.fromkeys(("present", "returned", "remote", "accompany_complied"), _OK),
        **dict.fromkeys(
            ("present_late", "present_part", "left_permitted", "substitute", "written_only"), _WARN
        ),
        **dict.fromkeys(
            ("absent", "absent_reasons", "absent_disallowed", "absent_no_paper", "accompany_refused"), _BAD
        ),
        **dict.fromkeys(("left_unpermitted", "removed"), _BAD),
        "voluntary": ("info", "user-check"),
        "excused": ("mute", "file-check"),
        "absent_not_served": ("violet", "mail"),
        "expected": ("info", "clock"),
    },
    "demand_state": {
        **dict.fromkeys(("proposed", "consulted"), _OPEN),
        **dict.fromkeys(("resolved", "issued", "serving", "reissued"), _SENT),
        "served_in_time": _OK,
        **dict.fromkeys(("served_late", "not_served", "evaded"), _BAD),
    },
    "complaint_state": {
        **dict.fromkeys(("considered", "announced", "drafted", "tabled", "signing"), _OPEN),
        **dict.fromkeys(("resolved", "filed", "assigned", "transferred", "investigating"), ("info", "gavel")),
        **dict.fromkeys(("overdue", "rejected", "withdrawn", "no_indictment", "dismissed"), _WARN),
        **dict.fromkeys(("indicted", "summary", "convicted", "final"), _SEAL),
    },
    "sitting_state": {"planned": _INFO, "held": _OK, "postponed": _WARN, "cancelled": _BAD},
    "deadline_state": {
        "future": _INFO,
        "today": ("bad", "alarm-clock"),
        "met": _OK,
        "met_late": _WARN,
        "missed": _BAD,
        "contested": ("warn", "circle-help"),
    },
    "fact_status": {
        "confirmed": _OK,
        "alleged": ("warn", "message-square-warning"),
        "disputed": ("warn", "circle-help"),
        "retracted": _BAD,
        "reported": ("mute", "file-text"),
    },
    "legal_effect": {
        "binding": _SEAL,
        "duty_to_report": ("info", "file-check"),
        "none": _OPEN,
        "pending_writ": ("warn", "clock"),
        "annulled": _BAD,
        "stayed": _WARN,
    },
    "measure_state": {
        "open": _OPEN,
        "reported": _SENT,
        "reviewed": ("info", "file-check"),
        "done": _OK,
        "overdue": _BAD,
    },
    "undertaking_state": {
        "open": _OPEN,
        "part": _WARN,
        "kept": _OK,
        "refused": _BAD,
        "withdrawn": ("mute", "minus"),
    },
    "question_outcome": {"open": _OPEN, "put": _SENT, "answered": _OK, "evaded": _WARN, "refused": _BAD},
    "document_item": {
        "asked": _OPEN,
        "acknowledged": _SENT,
        "submitted": _OK,
        **dict.fromkeys(("part", "viewing", "extended"), _WARN),
        **dict.fromkeys(("refused_trade", "refused_invest", "refused_security"), _BAD),
        **dict.fromkeys(("refused_privacy", "refused_official"), _BAD),
        **dict.fromkeys(("overdue", "found_false"), _BAD),
        **dict.fromkeys(("none_held", "withdrawn"), ("mute", "minus")),
    },
    "ruling": {"accepted": _OK, "disallowed": _BAD, "supplement": _WARN, "none": _OPEN},
    "source_kind": {
        "press": ("mute", "file-text"),
        "press_garbled": _WARN,
        "official": ("info", "landmark"),
        "minutes": ("info", "scroll-text"),
        "statute": _SEAL,
        "judgment": _SEAL,
        "filing": ("info", "file-check"),
    },
    "source_state": {
        "text": _OK,
        "partly": _WARN,
        "no_text": _OPEN,
        "record": _OPEN,
        "unreadable": _BAD,
    },
    "reading_state": {"read": _OK, "reading": ("info", "clock"), "unread": _OPEN},
    "transcript_state": {"final": ("ok", "file-check"), "draft": _WARN, "captions": _OPEN, "report": _OPEN},
    "order_result": {
        "complied": _OK,
        "refused": _BAD,
        "not_executed": _WARN,
        "pending": _OPEN,
        "expired": _WARN,
    },
    "hearing_kind": {},
    "confidence": {"high": _OK, "medium": ("mute", "circle-help"), "low": _WARN, "uncertain": _WARN},
    "carried": {
        "kept": _OK,
        "moved": ("info", "map-pin"),
        "changed": ("warn", "triangle-alert"),
        "lost": _BAD,
        "wordless": _OPEN,
    },
    "carried_decision": {"accepted": _OK, "chosen": _OK, "older": ("mute", "history"), "lost": _BAD},
    "citation_role": {"supports": _OK, "contradicts": _BAD},
}


def chip(codes_name: str, code: str) -> Chip:
    """A code as a chip, in the language in force."""
    tone, icon = _LOOKS.get(codes_name, {}).get(code, ("mute", ""))
    return Chip(short(codes.label(codes_name, code)), tone, icon)


def chips(codes_name: str, code: str) -> tuple[Chip, ...]:
    """One chip, or none for an empty code."""
    return (chip(codes_name, code),) if code else ()


def short(label: str) -> str:
    """A label without the remark in brackets, which a chip has no room for."""
    return label.split(" (")[0].split("(")[0] if len(label) > 22 else label
