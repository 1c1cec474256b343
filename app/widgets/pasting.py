"""Pasting where no map is open: a text that is a journey in some format goes to the import dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.i18n import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def listen(page: QWidget, window: MainWindow) -> None:
    """Lets the key for pasting import what is on the clipboard, while the keyboard is within `page`."""
    keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), page)
    keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    keys.activated.connect(lambda: _paste(window))


def _paste(window: MainWindow) -> None:
    from app.widgets import importing

    text = QGuiApplication.clipboard().text()
    if text.strip() and not importing.begin_pasted(window, text):
        window.banner.say(
            _("What is on the clipboard is no journey that can be imported. Open a map to paste text in it.")
        )
