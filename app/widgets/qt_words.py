"""The language of the screen: of our own texts, and of what Qt itself shows, such as keys and a field's own menu."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from app.i18n import set_screen_language

_NAME = "qtWords"


def speak(language: str) -> None:
    """Has the screen speak "nl" or "en"; Qt's own texts are English, so for that nothing is loaded."""
    set_screen_language(language)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    known = application.findChild(QTranslator, _NAME)
    if known is not None:
        application.removeTranslator(known)
        known.deleteLater()
        known.setObjectName("")
    if language != "en":
        _load(application, language)


def _load(application: QApplication, language: str) -> None:
    words = QTranslator(application)
    words.setObjectName(_NAME)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)
