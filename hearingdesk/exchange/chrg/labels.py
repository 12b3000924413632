"""Who a paragraph is given to: "Mr. Doe. ", "Senator Roe. ", "The Chairman. ", "Mr. Doe [continuing]. "

A label is four spaces, a title and a name (or an office, or an unnamed voice), a full stop, and words or a
dash after it. A name alone on its line is the chair calling somebody, not a turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABBREVIATED = (
    "Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Drs|Prof|Hon|Rev|Fr|Gov|Sen|Rep|Amb|Gen|Lt|Brig|Maj|Adm|Cmdr|Cdr|Col|Capt"
    "|Sgt|Cpl"
    "|Pvt|Supt|Det"
)
_TITLES = (
    "Co-Chair(?:man|woman|person)?|(?:Vice )?Chair(?:man|woman|person)?|Ranking Member|Senator|Representative"
    "|Congress(?:man|woman)|Delegate|Commissioner|Secretary|Under ?[Ss]ecretary|Deputy|Assistant|Acting"
    "|Attorney"
    "|Inspector|Surgeon|Comptroller|Postmaster|Solicitor|General|Director|Administrator|Governor|Lieutenant"
    "|Mayor"
    "|Judge|Justice|Chief|Ambassador|Minister|Prime|President|Vice|Chancellor|Speaker|Sheriff|Marshal"
    "|Captain|Major"
    "|Brigadier|Admiral|Rear|Colonel|Commander|Commandant|Sergeant|Master|Staff|First|Corporal|Specialist"
    "|Private"
    "|Airman|Seaman|Petty|Warrant|Officer|Trooper|Detective|Special|Agent|Superintendent|Professor|Father"
    "|Sister"
    "|Brother|Bishop|Archbishop|Cardinal|Reverend|Pastor|Rabbi|Imam|Sir|Lord|Lady|Dame|Baroness|Prince"
    "|Princess"
    "|Sheikh|Assembly(?:man|woman|member)|Council(?:man|woman|member|or)|Supervisor|Alderman|Treasurer"
    "|Counsel"
)
_OFFICES = (
    "(?:vice |co-|acting )?chair(?:man|woman|person)?|clerk|(?:court )?reporter|witness(?:es)?|secretary"
    "|president"
    "|presiding officer|speaker|interpreter|translator|staff director|moderator|parliamentarian|counsel"
    "|audience"
)
_VOICES = (
    r"(?:A |Male |Female )?(?:Voices?|Participants?|Interpreter|Translator|Questioner|Panelist)"
    r"|Audience(?: Member)?"
    r"|(?:Unidentified|Unknown|Several|Another)(?: [A-Z][a-z]+){1,2}|Male Speaker|Female Speaker"
)
_PARTICLE = "(?:de|la|las|los|del|della|der|den|di|da|dos|du|le|el|al|bin|ibn|ben|van|von|ten|ter|y|e|zu)"
_WORD = r"(?:[^\W\d_a-z][\w'’`-]*|(?:[dl]['’`]|de|le|van)[A-Z][\w'’`-]+|(?:[A-Z]\.)+|Ste?\.)"
_NAME = rf"(?:{_PARTICLE} ){{0,3}}{_WORD}(?: (?:{_PARTICLE} ){{0,3}}{_WORD}){{0,4}}?"
_STATE = r"(?:,? of (?:the )?[A-Z]\w+(?: (?:of )?[A-Z]\w+){0,2}|,? (?:Jr|Sr|II|III|IV))?"
_ADDRESS = (
    r"(?!(?:Mr|Madam|Ms)\.? (?:Vice |Acting )?"
    r"(?:Chair|Speaker|Secretary|President|Ranking|Director)\w*\b[.,])"  # "Mr. Chairman. I thank you."
)
_STYLE = rf"(?:(?:{_ABBREVIATED})\b\.?|(?:{_TITLES})\b)"
_SPEAKER = rf"{_ADDRESS}(?:{_STYLE} ){{1,4}}{_NAME}{_STATE}|The (?i:{_OFFICES})|{_VOICES}"
_AFTER = (
    r"(?:\.(?:\s+|(?=--|—|[\[(]))"
    r"|(?P<aside>\s*[\[(][^\])]{1,80}[\])])(?:[.:]\s*|(?=--|—)))(?P<rest>\S.*)"
)
_LABEL = re.compile(rf"    (?P<label>{_SPEAKER}){_AFTER}")
_WHOLE = re.compile(
    rf"    (?P<label>{_SPEAKER})(?<!\bSt)(?<!\bSte)(?<! [A-Z]){_AFTER}"
)  # no name ends in an initial
INDENT = 4  # spaces before a paragraph, as the Office sets it
_ENOUGH = 3  # labels that show how deep a text sets its paragraphs
_QUICK = re.compile(r"    [^\W\d_]")
_INTERJECTION = re.compile(r" (?:Yes|No|Okay|OK|Right|Correct|Sure|Absolutely|Well|Thanks|Sir|True|Exactly)$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """The first line of a turn: the label as printed, and the words after it."""

    label: str
    words: str


def labelled(line: str) -> Labelled | None:
    """The label a line begins with, or None where it goes on with what somebody else says."""
    if not _QUICK.match(line):
        return None
    found = _WHOLE.match(line)
    if found is None or _INTERJECTION.search(found["label"]):
        found = _LABEL.match(line)  # "Mr. X. Yes. I did.": the witness goes by an initial
    if found is None:
        return None
    aside = (found["aside"] or "").strip()
    return Labelled(" ".join(found["label"].split()), f"{aside} {found['rest']}".strip())


def at_usual_depth(lines: list[str]) -> list[str]:
    """The lines with their paragraphs four spaces in, whatever depth a copy of the text sets them at."""
    found = dict.fromkeys(range(1, 2 * INDENT + 1), 0)
    for line in lines:
        if line.startswith(" "):
            plain = line.lstrip(" ")
            depth = len(line) - len(plain)
            if depth in found and labelled(" " * INDENT + plain):
                found[depth] += 1
        if found[INDENT] >= _ENOUGH:
            return lines
    for depth in sorted(found, reverse=True):
        if found[depth] + found[INDENT] >= _ENOUGH:
            return [_moved(line, depth) for line in lines]
    return lines


def _moved(line: str, depth: int) -> str:
    plain = line.lstrip(" ")
    return " " * INDENT + plain if len(line) - len(plain) == depth else line
