"""The colours of the program by what they mean, light and dark, and the sizes of its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour on the screen comes from here; nothing is left to the platform."""

    name: Literal["light", "dark"]
    side: str  # surfaces, from furthest back to nearest
    list: str
    content: str
    raised: str
    sunken: str
    line: str
    line_strong: str
    control: str  # the edge of a field
    text: str
    text2: str
    text3: str
    text_off: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_text: str
    hover: str
    selected: str
    selected_inactive: str
    focus: str
    ok: str  # states: words on their soft ground
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    mute: str
    mute_soft: str
    violet: str
    violet_soft: str
    mark: str  # a found word, and the one looked at
    mark_now: str
    shadow: str


LIGHT = Tokens(
    name="light",
    side="#F3F4F6",
    list="#FAFAFB",
    content="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F6F7F9",
    line="#E7E9ED",
    line_strong="#D5D9E0",
    control="#868E9C",
    text="#15181D",
    text2="#4B5361",
    text3="#5C6575",
    text_off="#9AA2AF",
    accent="#2F56C8",
    accent_hover="#2749AD",
    on_accent="#FFFFFF",
    accent_soft="#E9EEFC",
    accent_text="#2A4EB8",
    hover="#EEF0F3",
    selected="#E4EAFB",
    selected_inactive="#E9EBEF",
    focus="#2F56C8",
    ok="#17663F",
    ok_soft="#E3F3EA",
    warn="#7E4F00",
    warn_soft="#FDF0D5",
    bad="#A8231A",
    bad_soft="#FCE7E5",
    info="#1C55B3",
    info_soft="#E5EEFC",
    mute="#4B5361",
    mute_soft="#ECEEF1",
    violet="#5B3DB8",
    violet_soft="#EEE9FB",
    mark="#FCE9A9",
    mark_now="#F8C555",
    shadow="#1A101828",
)

DARK = Tokens(
    name="dark",
    side="#16181C",
    list="#1A1D21",
    content="#1F2227",
    raised="#262A30",
    sunken="#1A1D21",
    line="#2C3037",
    line_strong="#3A3F48",
    control="#79818F",
    text="#EBEDF1",
    text2="#B3BAC6",
    text3="#9EA7B5",
    text_off="#646C79",
    accent="#86A5FF",
    accent_hover="#9DB7FF",
    on_accent="#0D1530",
    accent_soft="#27324F",
    accent_text="#A3BBFF",
    hover="#272B31",
    selected="#2B3654",
    selected_inactive="#2B2F37",
    focus="#86A5FF",
    ok="#7FD6A4",
    ok_soft="#1D3529",
    warn="#F2C063",
    warn_soft="#3A2F17",
    bad="#FF9D94",
    bad_soft="#43221F",
    info="#94BCFF",
    info_soft="#1F2F4A",
    mute="#B3BAC6",
    mute_soft="#2D3138",
    violet="#C0ABFF",
    violet_soft="#2F2849",
    mark="#5A4A14",
    mark_now="#7D5F10",
    shadow="#66000000",
)

SIZES: dict[str, tuple[int, int]] = {  # role of the words: pixels at 100 %, weight
    "caption": (11, 500),
    "label": (12, 500),
    "small": (12, 400),
    "body": (13, 400),
    "strong": (13, 600),
    "read": (15, 400),
    "head": (15, 600),
    "list": (17, 600),
    "day": (20, 600),
    "title": (22, 600),
}


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21, as WCAG counts it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
