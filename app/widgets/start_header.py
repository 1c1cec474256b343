"""The top of the start screen: the name of the program, files that are there already, language and theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.i18n import N_, _
from app.settings import BY_SYSTEM
from app.widgets import icons, style
from app.widgets.inspector.choosing_fields import Option, SegmentField

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

THEME_SIGNS = (
    ("light", N_("Light colours"), "sun"),
    ("dark", N_("Dark colours"), "moon"),
    (BY_SYSTEM, N_("Colours as the system has them"), "monitor"),
)


class StartHeader(QWidget):
    """Shows the settings as they are, and hands what is chosen to the commands of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        sign = QLabel()
        sign.setPixmap(icons.logo(40, self.devicePixelRatioF()))
        name = QLabel("Reiskaart")
        name.setProperty("role", "title")
        row.addWidget(sign)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(self._button("import", _("Import…"), "upload", window.commands.import_file))
        row.addWidget(self._button("open", _("Open…"), "folder-open", window.commands.open))
        row.addSpacing(4)
        row.addWidget(self._language_field())
        row.addWidget(self._theme_field())

    def _button(self, name: str, text: str, icon: str, todo: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"start.{name}")
        button.setProperty("role", "plain")
        icons.beside(button, icon, style.look().ink)
        button.clicked.connect(todo)
        return button

    def _language_field(self) -> SegmentField:
        field = SegmentField([Option("nl", "NL", spoken="Nederlands"), Option("en", "EN", spoken="English")])
        field.setObjectName("start.language")
        field.setAccessibleName(_("Language"))
        field.show_value(self._window.settings.language)
        field.edited.connect(self._set_language)
        return field

    def _theme_field(self) -> SegmentField:
        ink = style.look().ink
        options = [Option(name, "", icons.icon(sign, ink), spoken=_(text)) for name, text, sign in THEME_SIGNS]
        field = SegmentField(options)
        field.setObjectName("start.theme")
        field.setAccessibleName(_("Theme"))
        for button, (_name, text, _sign) in zip(field.buttons(), THEME_SIGNS, strict=True):
            button.setToolTip(_(text))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        field.show_value(self._window.settings.theme)
        field.edited.connect(self._set_theme)
        return field

    def _set_language(self, code: str) -> None:
        commands = self._window.commands
        QTimer.singleShot(0, commands, lambda: commands.set_language(code))  # this field goes by it

    def _set_theme(self, name: str) -> None:
        commands = self._window.commands
        QTimer.singleShot(0, commands, lambda: commands.set_theme(name))
