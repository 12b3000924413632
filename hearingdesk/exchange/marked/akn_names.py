"""The names of Akoma Ntoso: which elements are sections, which stretches of the record they hold, and of what kind."""

from __future__ import annotations

SECTIONS = frozenset(
    [
        "akomaNtoso",
        "debate",
        "debateReport",
        "debateBody",
        "mainBody",
        "debateSection",
        "speechGroup",
        "administrationOfOath",
        "prayers",
        "oralStatements",
        "writtenStatements",
        "personalStatements",
        "ministerialStatements",
        "resolutions",
        "nationalInterest",
        "declarationOfVote",
        "communication",
        "petitions",
        "papers",
        "noticesOfMotion",
        "questions",
        "address",
        "proceduralMotions",
        "pointOfOrder",
        "adjournment",
    ]
)
SAYING = {"speech": "speech", "question": "question", "answer": "answer"}
KINDS = {
    "scene": "scene",
    "narrative": "scene",
    "summary": "note",
    "heading": "heading",
    "subheading": "heading",
    "num": "heading",
}  # everything else in the body is a note
BLOCKS = frozenset(
    [
        "p",
        "li",
        "item",
        "tr",
        "table",
        "blockList",
        "ul",
        "ol",
        "listIntroduction",
        "listWrapUp",
        "block",
        "tblock",
        "heading",
        "subheading",
        "caption",
        "quotedStructure",
        "embeddedStructure",
        "content",
        "wrapUp",
        "intro",
        "tocItem",
    ]
)
ASIDE = frozenset({"recordedTime", "noteRef", "eop"})
LABEL = "/akn/ontology/label/"  # addresses of what is no person: a label that nobody is known for
MARK = "/akn/ontology/person/mark/"  # addresses that keep a source's mark which is no XML name
CASE = "/akn/ontology/person/case/"  # addresses of people whom only the case knows
CAPACITY = "capacity-"  # how the marks of roles begin that are a capacity of the case
CODES = {"reaction": "scene", "oath": "narrative", "scene": "scene", "note": "summary"}  # kinds as elements
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SITTING = "/akn/ontology/event/sitting/"  # addresses of the days of a record that has several
CALLED = "called and examined"  # how the Irish record names its witnesses
ALSO = "also"  # the class of those on a list of members who are none
WITNESS = "witness"  # the class of a line that calls a witness and is not in the record itself
LIST = "list"  # the class of a roll call that the record itself does not print
