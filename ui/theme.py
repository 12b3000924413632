"""The look of the program: tokens turned into palette, style sheet and fonts, and changed while it runs."""

from __future__ import annotations

import re
from dataclasses import asdict
from string import Template
from typing import ClassVar, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from hearingdesk.places import resources
from ui.tokens import DARK, LIGHT, SIZES, Tokens

Mode = Literal["system", "light", "dark"]
FAMILIES = ["Pretendard", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR"]
SCALES = (90, 100, 110, 125, 150)  # per cent
_AT_ONCE = ("Pretendard-Regular", "Pretendard-Medium", "Pretendard-SemiBold")
_LATER = ("NotoSansKR_400Regular", "NotoSansKR_700Bold")  # Hanja only: not worth the first paint's time
_PIXELS = re.compile(r"@(\d+)")


class Theme(QObject):
    """The look in force. One per QApplication; `theme()` finds it."""

    changed = Signal()
    _in_force: ClassVar[Theme | None] = None

    def __init__(self, app: QApplication, mode: Mode = "system", scale: int = 100) -> None:
        super().__init__(app)
        self._app, self._scale = app, scale
        self._mode: Mode = mode
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self.tokens: Tokens = LIGHT
        app.setStyle("Fusion")
        _load(_AT_ONCE)
        Theme._in_force = self
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @classmethod
    def in_force(cls) -> Theme:
        """The one made last."""
        if cls._in_force is None:
            raise RuntimeError("No Theme has been made yet.")
        return cls._in_force

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def scale(self) -> int:
        """The size of the words, in per cent."""
        return self._scale

    def load_rest(self) -> None:
        """Load the fonts that the first picture can do without; call it once the window stands."""
        QTimer.singleShot(0, self, lambda: _load(_LATER))

    def use(self, mode: Mode | None = None, scale: int | None = None) -> None:
        """Change the look now; what is None stays."""
        self._mode = self._mode if mode is None else mode
        self._scale = self._scale if scale is None else max(SCALES[0], min(SCALES[-1], scale))
        self._apply()
        self.changed.emit()

    def larger(self, steps: int = 1) -> None:
        """The next size of words up, or down for a negative number of steps."""
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self._scale))
        self.use(scale=SCALES[max(0, min(len(SCALES) - 1, nearest + steps))])

    def px(self, length: int) -> int:
        """A length of the design in pixels at the size in force."""
        return round(length * self._scale / 100)

    def colour(self, token: str) -> QColor:
        """A token's colour, ready to paint with."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(getattr(self.tokens, token))
        return found

    def font(self, words: str = "body", *, tabular: bool = False) -> QFont:
        """The font for a role of SIZES; `tabular`: figures of one width. The caller must not change it."""
        found = self._fonts.get((words, tabular))
        if found is None:
            found = self._fonts[words, tabular] = self._make_font(words, tabular)
        return found

    def _make_font(self, words: str, tabular: bool) -> QFont:
        pixels, weight = SIZES[words]
        font = QFont()
        font.setFamilies(FAMILIES)
        font.setPixelSize(self.px(pixels))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _system_changed(self) -> None:
        if self._mode == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self.tokens = self._chosen_tokens()
        self._fonts, self._colours = {}, {}
        self._app.setFont(self.font())
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(self._sheet())

    def _chosen_tokens(self) -> Tokens:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if self._mode == "dark" or (self._mode == "system" and dark) else LIGHT

    def _sheet(self) -> str:
        pictures = resources("theme")
        written = Template((pictures / "look.qss").read_text("utf-8"))
        filled = written.substitute(asdict(self.tokens), pictures=pictures.as_posix())
        return _PIXELS.sub(lambda found: f"{self.px(int(found[1]))}px", filled)


def theme() -> Theme:
    """The look in force. The application makes it before its first widget."""
    return Theme.in_force()


def _load(names: tuple[str, ...]) -> None:
    for name in names:
        QFontDatabase.addApplicationFont(str(resources("fonts", f"{name}.ttf")))


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    every = {
        role.Window: tokens.content,
        role.WindowText: tokens.text,
        role.Base: tokens.content,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent_text,
        role.LinkVisited: tokens.violet,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.line_strong,
        role.Dark: tokens.control,
        role.Shadow: tokens.line_strong,
        role.Accent: tokens.accent,
    }
    for part, value in every.items():
        palette.setColor(part, QColor(value))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(tokens.text_off))
    palette.setColor(QPalette.ColorGroup.Inactive, role.Highlight, QColor(tokens.selected_inactive))
    palette.setColor(QPalette.ColorGroup.Inactive, role.HighlightedText, QColor(tokens.text))
    return palette
