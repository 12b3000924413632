"""Sample words of the gallery: plainly invented people and bodies."""
# ruff: noqa: E501

from hearingdesk.rows import Chip, Paragraph

ROOMS = (
    ("today", "Today", "sun", "4"),
    ("hearings", "Hearings", "landmark", "128"),
    ("witnesses", "Witnesses & summons", "user-check", "342"),
    ("testimony", "Testimony", "scroll-text", "1.0M"),
    ("complaints", "Complaints", "message-square-warning", "2,418"),
    ("decisions", "Regulator decisions", "scale", "611"),
    ("deadlines", "Deadlines", "alarm-clock", "37"),
    ("sources", "Sources", "library", "980"),
    ("packs", "Briefing packs", "book-marked", "24"),
)
HEARINGS = (
    (
        "This week",
        "Tue",
        "24",
        "Structured products — third hearing",
        "구조화상품 불완전판매 청문회 (제3차)",
        "warn",
        "1 no reply",
    ),
    ("This week", "Thu", "26", "Outage inquiry: closed session", "전산장애 비공개 심의", "ok", "All served"),
    (
        "December",
        "Tue",
        "1",
        "Branch closures and access to cash",
        "점포 폐쇄와 현금 접근성",
        "bad",
        "Refused",
    ),
    (
        "December",
        "Thu",
        "3",
        "Regulator decisions 2026/41–58",
        "금융감독원 조치 결과 점검",
        "info",
        "Serving",
    ),
    ("December", "Tue", "8", "Complaint handling: half-year review", "민원 처리 반기 점검", "mute", "Draft"),
)
PICTURES = {
    "warn": "circle-alert",
    "ok": "circle-check",
    "bad": "circle-x",
    "info": "mail",
    "mute": "circle-dashed",
}


SAID = (
    Paragraph(
        1,
        "Mr Choi, the minutes of 14 March record that the risk committee was told the product could lose its whole principal. When did you first read them?",
        "Chair Kim Min-seo",
        "위원장 김민서",
        "212:07",
    ),
    Paragraph(
        2,
        "3월 말에 보고받았습니다. 다만 설명의무 위반에 해당한다는 의견은 그 자리에서 듣지 못했습니다.",
        "Witness Choi Dae-won",
        "증인 최대원",
        "212:11",
    ),
    Paragraph(
        3,
        "The Financial Supervisory Service wrote to the bank on 2 April: “the duty to explain was not met in 412 of 500 sampled sales.”",
        "Rep. Park Ji-hoon",
        "박지훈 위원",
        "212:15",
    ),
)
DOTS = (
    ("Structured products mis-selling", "info"),
    ("2026 국정감사 · 정무위원회", "ok"),
    ("전산장애 청문회", "violet"),
)
LANES = (
    ("Hearings", "landmark"),
    ("Summons", "mail"),
    ("Decisions", "scale"),
    ("Deadlines", "alarm-clock"),
)
STRIP = (
    (0, "2026-04-21", "1st hearing", "info"),
    (0, "2026-07-14", "2nd hearing", "info"),
    (0, "2026-11-24", "3rd hearing", "info"),
    (1, "2026-04-02", "", "mute"),
    (1, "2026-06-22", "", "mute"),
    (1, "2026-06-25", "Absent: illness", "bad"),
    (1, "2026-11-09", "4 served", "ok"),
    (2, "2026-05-19", "FSS 2026-41", "violet"),
    (2, "2026-08-27", "Fine set", "violet"),
    (3, "2026-05-29", "", "ok"),
    (3, "2026-11-23", "Reply due", "warn"),
    (3, "2026-12-04", "Report", "mute"),
)
GOOD, WAITING = Chip("Confirmed", "ok", "circle-check"), Chip("No reply", "warn", "circle-alert")
LINKS = (
    ("Choi Dae-won", "최대원", "Chief executive, Hanbit Bank", "9 Nov", GOOD),
    ("Oh Se-ra", "오세라", "Head of product risk, Hanbit Bank", "9 Nov", GOOD),
    ("Jonathan Halloran", "", "Structurer, Merrow Securities", "12 Nov", WAITING),
    ("Kang Min-ji", "강민지", "Complainant (reference person)", "10 Nov", GOOD),
)
