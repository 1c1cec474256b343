"""Whether somebody is typing now, and which key begins that.

Around one table others go on with their fingers meanwhile, and must not end that.
"""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

PAUSE = 5.0
"""Seconds without a key after which nobody is typing any more: longer than a word is looked for, and short enough that
whoever typed and then taps elsewhere does not wait for it."""

_NAME = "typingHands"
_ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def install() -> None:
    """Begins to listen, unless it does already."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(QObject, _NAME) is None:
        _Listener(application)


def typed_in() -> QWidget | None:
    """The field that has the keyboard and was typed in a moment ago."""
    application = QApplication.instance()
    listener = application.findChild(_Listener, _NAME) if application is not None else None
    return listener.field() if listener is not None else None


def begins_text(event: QKeyEvent) -> bool:
    """Whether a key would type something: any character but Space, without Ctrl or Alt. AltGr counts as typing."""
    if event.text() in ("", " ") or not event.text().isprintable():
        return False
    keys = event.modifiers() & _ALTGR
    return keys == Qt.KeyboardModifier.NoModifier or keys == _ALTGR


class _Listener(QObject):
    """Hears the keys of what has the keyboard, and nothing else."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName(_NAME)
        self._heard: QWidget | None = None
        self._last = -PAUSE
        application.focusChanged.connect(self._listen_to)
        self._listen_to(None, application.focusWidget())

    def field(self) -> QWidget | None:
        """What is typed in now."""
        heard = self._heard
        if heard is None or not isValid(heard) or monotonic() - self._last > PAUSE:
            return None
        return heard if heard.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) or (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text()
        ):
            self._last = monotonic()
        return False

    def _listen_to(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard, self._last = new, -PAUSE
        if new is not None:
            new.installEventFilter(self)
