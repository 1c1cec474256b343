"""What lies over the map of now to be looked at, while the map takes no hand and no key.

One thing at a time: what comes takes the place of what lay there. It ends by Esc, by whoever shows it, and by whatever
is to be done with the map of now, which first leads back to it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame

from app.widgets.canvas.canvas import Canvas
from app.widgets.desk import Desk


class OverCanvas(QFrame):
    """A frame over the canvas of a desk. `ended` tells that the map of now is seen again."""

    ended = Signal()
    ZOOMS = False  # whether what is seen here goes along when the map beneath is zoomed

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__(canvas.parentWidget())
        self._desk, self._canvas = desk, canvas
        canvas.installEventFilter(self)
        self.hide()

    @property
    def active(self) -> bool:
        """Whether it lies over the canvas now."""
        return self._desk.over is self

    def begin(self) -> None:
        """Lies over the canvas from now on, unseen until it is shown; what is being typed is kept first."""
        if self._desk.over is not None:
            self._desk.over.stop()
        self._desk.settle_typing()
        self._canvas.pointers.lost()
        self._canvas.select(())
        self._desk.inspect((), keep_panel=True)
        self._canvas.setEnabled(False)
        self._desk.over = self
        self.setGeometry(self._canvas.geometry())
        self.raise_()

    def stop(self) -> bool:
        """Goes back to the map of now; whether this lay over it."""
        if not self.active:
            return False
        self._desk.over = None
        had_keys = self.isAncestorOf(QApplication.focusWidget() or self._canvas)
        self._canvas.setEnabled(True)
        if had_keys:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left()
        self.hide()
        self.ended.emit()
        return True

    def escape(self) -> None:
        """Esc was pressed, here or beside it where nothing else wanted it."""
        self.stop()

    def left(self) -> None:
        """The canvas is in use again; for who has something to put back before this is hidden."""

    def rebuild(self) -> None:
        """The language or the theme is another one: by default it ends."""
        self.stop()

    # --- events --------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays over the canvas."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.active:
            self.setGeometry(self._canvas.geometry())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to now, and is seen to have come to the map; no key goes further."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
            if not self.active:
                self._canvas.show_keyboard()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keeps clicks from what lies beneath."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Keeps the wheel from what lies beneath."""
