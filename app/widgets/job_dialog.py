"""What dialogs with work under way have in common: progress, a button to call off or close, and one to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

POLL_MS = 60


class JobDialog(QDialog):
    """A dialog that looks after a job in another process: `_poll` is called while it waits, `_stop` when it goes.

    Its parts are called `name`.progress, `name`.cancel and `name`.make.
    """

    def __init__(self, parent: QWidget, name: str, title: str) -> None:
        super().__init__(parent)
        self._name = name
        self.setObjectName(f"{name}Dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._polling = self._timer(POLL_MS, self._poll)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 14, 24, 14)
        self._column.setSpacing(10)

    def reject(self) -> None:
        self._stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Goes up as far as what it has to say would go down over the edge of the screen."""
        super().resizeEvent(event)
        screen = self.screen().availableGeometry()
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0:
            self.move(self.x(), max(screen.top(), self.y() - below))

    # --- for the dialogs -----------------------------------------------------------------------------------------

    def _poll(self) -> None:
        """Looks how far the work is."""
        raise NotImplementedError

    def _stop(self) -> None:
        """Calls off what is under way."""
        raise NotImplementedError

    def _progress_bar(self, name: str, most: int) -> QProgressBar:
        """The bar; with `most` 0 it only says that something is going on."""
        self.progress = QProgressBar()
        self.progress.setObjectName(f"{self._name}.progress")
        self.progress.setAccessibleName(name)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, most)
        return self.progress

    def _button_row(self, leave: str, make: str) -> QHBoxLayout:
        """The two buttons, at the right; what they do is connected by the dialog."""
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel = self._button("cancel", leave, "plain")
        self.make = self._button("make", make, "primary")
        self.make.setDefault(True)
        row.addWidget(self.cancel)
        row.addWidget(self.make)
        return row

    def _button(self, name: str, text: str, role: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"{self._name}.{name}")
        button.setProperty("role", role)
        return button

    def _timer(self, milliseconds: int, what: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(what)
        return timer
