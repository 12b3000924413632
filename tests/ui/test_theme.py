import re

import pytest
from PySide6.QtGui import QFontInfo, QGuiApplication, QIcon, QImage, QPalette, QPixmap

from hearingdesk.places import resources
from ui import icons
from ui.theme import theme
from ui.tokens import DARK, LIGHT, SIZES, contrast
from ui.widgets.label import Label

GROUNDS = ("side", "list", "content", "raised", "sunken", "selected", "hover", "selected_inactive")
TEXTS = [(token, ground) for token in ("text", "text2") for ground in GROUNDS]
TEXTS += [
    (token, ground)
    for token in ("text3", "accent_text")
    for ground in GROUNDS
    if ground != "selected_inactive"
]
TEXTS += [(token, f"{token}_soft") for token in ("ok", "warn", "bad", "info", "mute", "violet")]
TEXTS += [(token, ground) for token in ("ok", "warn", "bad", "info") for ground in ("content", "list")]
TEXTS += [("text", f"{token}_soft") for token in ("ok", "warn", "bad", "info", "mute", "violet")]
TEXTS += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("accent_text", "accent_soft")]
TEXTS += [("text", "mark"), ("text", "mark_now"), ("content", "bad")]
EDGES = [
    ("control", "content"),
    ("control", "list"),
    ("focus", "content"),
    ("focus", "side"),
    ("accent", "content"),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("least", "pairs"), [(4.5, TEXTS), (3.0, EDGES)], ids=["words", "edges"])
def test_words_and_edges_stand_out_from_their_ground(tokens, least, pairs):
    low = {
        (one, other): round(contrast(getattr(tokens, one), getattr(tokens, other)), 2)
        for one, other in pairs
        if contrast(getattr(tokens, one), getattr(tokens, other)) < least
    }
    assert low == {}


def test_every_colour_of_the_sheet_is_a_token():
    sheet = resources("theme", "look.qss").read_text("utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet) == []
    assert set(re.findall(r"\$(\w+)", sheet)) <= {*LIGHT.__slots__, "pictures"}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_pictures_of_the_sheet_have_the_colours_of_their_look(tokens):
    assert tokens.text2 in resources("theme", f"chevron-{tokens.name}.svg").read_text("utf-8")
    assert tokens.on_accent in resources("theme", f"check-{tokens.name}.svg").read_text("utf-8")


def test_no_role_of_the_palette_is_left_to_the_platform(look, qapp):
    look.use("dark")
    ours = {getattr(DARK, name).lower() for name in DARK.__slots__}
    none = (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
    roles = [role for role in QPalette.ColorRole if role not in none]
    assert {role.name for role in roles if qapp.palette().color(role).name() not in ours} == set()


def test_a_change_of_look_reaches_words_and_icons_at_once(look, qtbot):
    label = Label("청문회", "title")
    qtbot.addWidget(label)
    label.show()
    picture = icons.icon("landmark", "accent")
    before, small = picture.pixmap(16).toImage(), label.fontInfo().pixelSize()
    look.use("dark", 150)
    assert label.fontInfo().pixelSize() == round(SIZES["title"][0] * 1.5)
    assert small == SIZES["title"][0]
    assert picture.pixmap(16).toImage() != before


def test_the_machines_dark_mode_is_followed_only_when_asked(look):
    look.use("system")
    assert theme().tokens.name in ("light", "dark")
    look.use("dark")
    assert theme().tokens is DARK


def test_the_size_of_words_stays_within_bounds(look):
    look.use(scale=500)
    assert look.scale == 150
    look.larger(-1)
    assert look.scale == 125
    look.use(scale=10)
    assert look.scale == 90


def test_words_are_set_in_the_bundled_font(look):
    assert QFontInfo(look.font("body")).family() == "Pretendard"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_drawn_at_the_pixels_of_the_screen(look, ratio):
    drawn = icons.picture("users", "text", 16, ratio)
    assert drawn.width() == round(16 * ratio)
    assert drawn.devicePixelRatio() == ratio


def test_every_icon_can_be_drawn(look):
    for path in sorted(resources("icons").glob("*.svg")):
        assert _ink(icons.picture(path.stem, "text", 24, 1.0)) > 10, path.stem


def test_an_icon_that_cannot_be_used_is_grey(look):
    icon = icons.icon("plus")
    assert icon.pixmap(16, QIcon.Mode.Disabled).toImage() != icon.pixmap(16).toImage()


def _ink(pixmap: QPixmap) -> int:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    assert QGuiApplication.instance()
    return sum(image.pixelColor(x, y).alpha() > 60 for x in range(24) for y in range(24))
