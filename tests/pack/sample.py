"""A made-up pack that uses every figure of the page: the same matter in English, Korean or both."""

from __future__ import annotations

from datetime import UTC, datetime

from hearingdesk.pack.blocks import Entry, Facts, Key, Panel, QuoteBlock, SideBy, WritingLines
from hearingdesk.pack.cells import Cell, Col, Group, Sign
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.flow import Block, PageBreak, Spacer
from hearingdesk.pack.heads import Subhead, Title
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two


def meta() -> Meta:
    return Meta(
        title=Two("The Haeram Tunnel failure", "해람터널 환기설비 고장 진상조사 청문회"),
        body=Two("Committee on Land, Infrastructure and Safety", "국토안전위원회"),
        pack=Two("Briefing pack for Members, fourth sitting", "제4차 청문회 위원 자료집"),
        running=Two("Haeram Tunnel inquiry", "해람터널 청문회"),
        facts=(
            (
                Two("Sitting", "회의"),
                Two("Thursday 3 December 2026, 10:00", "2026. 12. 3.(목) 10:00 · 본관 406호"),
            ),
            (
                Two("Witnesses", "증인"),
                Two("Kim Do-hyun, Park Seo-yun, Dr Eleanor Whitcombe", "김도현 · 박서윤 · 엘리너 위트콤"),
            ),
            (Two("Prepared by", "작성"), Two("Committee secretariat", "위원회 행정실 조사1팀")),
            (Two("Closed on", "마감"), Two("21 November 2026, version 1.3", "2026. 11. 21.")),
        ),
        marking=Two("CONFIDENTIAL", "대외비"),
        copy=Two("Copy 07 of 24"),
        edition="Pack 4 · v1.3 · 21 Nov 2026",
        readers=Two("Copy 07 · for Members and named staff only"),
        note=Two("Return to the secretariat after the sitting."),
        author="Committee secretariat",
        made=datetime(2026, 11, 21, 9, tzinfo=UTC),
    )


def story() -> list[Block]:
    return [*chronology(), *attendance(), *witness(), *exhibits()]


def notes() -> list[Block]:
    """What stands under the contents."""
    return [
        Words(Two("Notes on this pack", "일러두기"), "minor", keeps=True),
        Words(
            [
                Run("Cites. ", "bold"),
                cite("Tr 2:41"),
                Run(" is line 41 of the second sitting’s transcript; "),
                cite("Ex 3/2"),
                Run(" is page 2 of Exhibit 3. Every statement of fact in this pack carries one."),
            ],
            "small",
        ),
        Words(
            [Run("표기. ", "bold"), Run("회의록은 〈Tr 회차:행〉, 증거는 〈Ex 번호/쪽〉으로 인용한다.")],
            "small",
        ),
    ]


def cite(words: str) -> Run:
    return Run(words, "accent", link=words.split(" ")[0].lower())


def chronology() -> list[Block]:
    def event(en: str, ko: str, text: str, *sources: Run, important: bool = False) -> Entry:
        return Entry(Two(en, ko), text, sources, important=important)

    return [
        Title(Two("Chronology", "사건 일지"), letter="A", key="chronology"),
        Subhead(Two("2025: commissioning and first warnings", "준공과 최초 경고")),
        event(
            "14 Mar 2025",
            "2025. 3. 14.",
            "The tunnel opens to traffic. The ventilation contract passes to the operator with eleven "
            "defects still listed as open.",
            Run("Handover schedule, "),
            cite("Ex 1/4"),
            Run(" · Kim Do-hyun, "),
            cite("Tr 1:88"),
        ),
        event(
            "11 Aug 2025",
            "2025. 8. 11.",
            "A maintenance notice records that jet fans 7 and 9 trip above 38 °C. "
            "현장소장은 “예비품이 없어 교체할 수 없다”고 적었다.",
            Run("Maintenance notice, "),
            cite("Ex 3/1"),
            Run(" · first written warning"),
            important=True,
        ),
        event(
            "30 Aug 2025",
            "2025. 8. 30.",
            "The facilities division asks for two spare fans. The request does not say why.",
            Run("Purchase request 0830-2, "),
            cite("Ex 5/1"),
        ),
        event(
            "2 Oct 2025",
            "2025. 10. 2.",
            "The operator defers replacement to the next budget year. "
            "The Ministry is copied but does not reply.",
            Run("Board minute 25-117, "),
            cite("Ex 5/2"),
            Run(" · Park Seo-yun, "),
            cite("Tr 2:41"),
        ),
        Subhead(Two("2026: the failure and the inquiry", "고장과 진상조사")),
        event(
            "19 Jul 2026",
            "2026. 7. 19.",
            "Nine of fourteen fans stop within six minutes during a lorry fire. "
            "Forty-one people are treated for smoke; two die.",
            Run("Fire service log, "),
            cite("Ex 8/1–6"),
            Run(" · Dr Whitcombe, "),
            cite("Tr 3:12"),
            important=True,
        ),
        event(
            "23 Jul 2026",
            "2026. 7. 23.",
            "위원회는 진상조사 청문회 실시를 의결하고 증인 9명, 참고인 4명의 출석을 요구하였다.",
            Run("제412회 국회(임시회) 제2차 회의록, "),
            cite("Tr 0:7"),
        ),
        event(
            "14 Aug 2026",
            "2026. 8. 14.",
            "출석요구서 9건을 송달하였다. Three witnesses ask for later dates; the Chair grants two.",
            Run("Service returns, "),
            cite("Corr 3–11"),
        ),
        event(
            "27 Oct 2026",
            "2026. 10. 27.",
            "The mail register arrives, 19 days late. It lists the August notice as “received, Kim D-h”.",
            Run("Mail register, "),
            cite("Ex 4/2"),
            important=True,
        ),
    ]


def attendance() -> list[Block]:
    here, leave, gone, no, tick = Sign.PRESENT, Sign.LEAVE, Sign.ABSENT, Sign.NOT_CALLED, Sign.TICK
    cols = [
        Col(Two("Witness", "증인"), 176),
        *(
            Col(head, 56, "center", date)
            for head, date in (("1st", "9. 8."), ("2nd", "9. 29."), ("3rd", "10. 27."), ("4th", "12. 3."))
        ),
        Col(Two("Summons", "출석요구"), 70.6),
    ]
    rows = [
        Group(Two("Operator", "운영사")),
        [Two("Kim Do-hyun", "김도현"), here, leave, here, tick, "2026-31"],
        [Two("Lee Jeong-u", "이정우"), gone, here, here, no, "2026-32"],
        [Two("Choi Eun-ji", "최은지"), no, here, here, no, "2026-37"],
        Group(Two("Ministry", "국토안전부")),
        [Two("Park Seo-yun", "박서윤"), leave, here, here, tick, "2026-33"],
        [Two("Han Ji-ho", "한지호"), here, here, gone, no, "2026-34"],
        Group(Two("Experts", "참고인")),
        [Two("Dr Eleanor Whitcombe", "엘리너 위트콤"), no, no, here, tick, "by invitation"],
        [
            Two("Marcus Oyelaran", "마커스 오옐라란"),
            no,
            here,
            here,
            no,
            Cell("by invitation", "서면 초청", "bold"),
        ],
    ]
    return [
        Title(Two("Attendance", "출석 현황"), letter="B"),
        Subhead(Two("Witnesses by sitting", "증인 출석"), full=True),
        Table(cols, rows),
        Key(
            [
                ("●", Two("present", "출석")),
                ("○", Two("absent with leave", "청가")),
                ("×", Two("absent without leave", "불출석")),
                ("□", "called, tick on the day"),
                ("–", "not called"),
            ]
        ),
        Words(
            [
                Run(
                    "Lee Jeong-u’s absence on 8 September was explained on 10 September "
                    "by a medical certificate ("
                ),
                cite("Ex 6"),
                Run("); Han Ji-ho’s on 27 October was not explained, and the Chair wrote on 2 November ("),
                cite("Corr 14"),
                Run(")."),
            ],
            "note",
            full=True,
        ),
    ]


def witness() -> list[Block]:
    facts = [
        (Two("Role", "직책"), "Head of facilities, Haeram Tunnel Operations Ltd, since 2 April 2024"),
        (Two("Summons", "출석요구"), "2026-31, served 14 Aug 2026"),
        (Two("Sworn", "선서"), "8 Sep 2026, in Korean"),
        (Two("Counsel", "변호인"), "Ahn & Rhee, present 1st and 3rd sittings"),
        (Two("Documents", "제출"), "6 of 8 asked for; 2 late, 2 outstanding"),
    ]
    quote = (
        "“No paper about those fans ever came across my desk. "
        "Had it come, I would have stopped the trucks that day.”"
    )
    source = [
        Run("First sitting, 8 September 2026, "),
        cite("Tr 1:88–90"),
        Run(
            ". 원문: “그 팬에 관한 서류는 제 책상에 온 적이 없습니다. 왔다면 그날 바로 통행을 막았을 겁니다.”"
        ),
    ]
    brief = (
        "Mr Kim ran facilities for the operator from 2024 and signed every maintenance return. "
        "He has given evidence twice. His account turns on one point: whether the August 2025 notice "
        "reached him. At the third sitting he accepted that the register bears his initials, "
        "and said an assistant used his seal."
    )
    turns = [
        ("Tr 3:12", "Seo Ha-eun", "When did you first learn that fans 7 and 9 tripped in heat?"),
        (
            "Tr 3:13",
            "Kim Do-hyun",
            "From the press, after the fire. Those are my initials. I do not recall the paper.",
        ),
        ("Tr 3:19", "서하은", "그렇다면 8월 11일 자 통보서를 직접 보지 못했다는 말씀입니까?"),
        ("Tr 3:20", "김도현", "네. 비서가 제 도장을 찍은 것으로 알고 있습니다."),
    ]
    questions = [
        ("Who held your seal in August 2025, and under what written authority? ", "Ex 4/2"),
        ("You asked for spare fans on 30 August 2025. What prompted the request? ", "Ex 5/1"),
        ("8월 30일의 예비품 요청은 통보서를 읽지 않고도 가능하였습니까? ", "Ex 5/1"),
    ]
    made: list[Block] = [
        Title(
            Two("Kim Do-hyun", "증인 김도현 · 해람터널운영(주) 시설본부장"),
            letter="C",
            contents=Two("Witness profile: Kim Do-hyun", "증인 김도현"),
        ),
        Facts(facts, [QuoteBlock(quote, source), Words(brief)]),
        Subhead(Two("Key testimony", "주요 증언")),
        *(SideBy(line, [Run(who, "name"), Run("\u00a0 "), Run(said)]) for line, who, said in turns),
        Subhead(Two("Where the record disagrees", "기록과의 차이")),
        Panel(
            (
                Two("He said", "증언"),
                [Run("No written warning reached him before 19 July 2026. "), cite("Tr 1:88")],
            ),
            (
                Two("The record shows", "기록"),
                [
                    Run("The notice of 11 August 2025 was logged to him on 12 August. "),
                    cite("Ex 4/2"),
                    Run(", line 31"),
                ],
            ),
        ),
        Subhead(Two("Questions to put", "질의 사항")),
    ]
    for number, (question, source_words) in enumerate(questions, 1):
        words = [Run(question), cite(source_words)]
        made += [SideBy(str(number), words, side_style="number", after=0, keeps=True), WritingLines(2)]
    return made


def exhibits() -> list[Block]:
    return [
        Title(Two("Exhibits", "증거 자료"), letter="D"),
        Subhead(Two("Exhibit 3: maintenance notice of 11 August 2025", "정비 통보서"), key="ex"),
        Words("Produced by the operator, 22 September 2026.", "small"),
        Spacer(12),
        Words("끝.", align="right"),
        PageBreak(),
        Words("이 쪽은 비어 있다."),
    ]
