"""What the system asks of our looks: light or dark, more contrast; followed while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from app.settings import Settings

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def look_now() -> None:
    """Tells the settings what the system asks for now."""
    hints = QGuiApplication.styleHints()
    Settings.system_theme = "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
    Settings.system_contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


class SystemLook(QObject):
    """Dresses a window anew when the system asks for something else that this user leaves to it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow)

    def follow(self) -> None:
        """The system may ask for something else now."""
        before = self._window.settings.shown_theme
        look_now()
        if self._window.settings.shown_theme != before:
            self._window.restyle()
