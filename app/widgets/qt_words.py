"""The language of the screen: of our own texts, and of what Qt itself shows, such as keys and a field's own menu."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from app.i18n import set_screen_language
from app.paths import resource

_NAME = "qtWords"


def speak(language: str) -> None:
    """Has the screen speak "nl" or "en"; Qt's own texts are English, so for that nothing is loaded."""
    set_screen_language(language)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for known in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(known)
        known.deleteLater()
        known.setObjectName("")
    if language != "en":
        _load(application, f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        _load(application, "qt", str(resource("translations", language)))  # what Qt's own lacks


def _load(application: QApplication, name: str, folder: str) -> None:
    words = QTranslator(application)
    words.setObjectName(_NAME)
    if words.load(name, folder):
        application.installTranslator(words)
