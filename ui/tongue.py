"""The language of what Qt itself says: the buttons of its dialogs, the menus of its fields."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_NAME = "qtbase"


def follow(language: str) -> None:
    """Qt speaks this language from now on."""
    app = QCoreApplication.instance()
    if app is None:
        return
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language == "ko" and translator.load("qtbase_ko", folder):
        app.installTranslator(translator)
