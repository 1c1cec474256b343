"""Fingers on the text that is being typed: a tap puts the cursor there, a second one takes the word, a drag selects.

Qt gives a second finger to whoever has the first, so the canvas sees these touches and passes them on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QEventPoint, QTextCursor

from app.widgets.canvas.gestures.contact import DOUBLE_TAP, ContactId

if TYPE_CHECKING:
    from app.widgets.canvas.editor import Editor


class TextTouch:
    """Gives fingers to one editor."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._fingers: set[ContactId] = set()
        self._tapped = 0  # the time of the last touch, in milliseconds of the event's clock

    def takes(self, contact_id: ContactId, point: QEventPoint) -> bool:
        """Whether a finger is the text's; one that came down there stays so until it goes up."""
        if point.state() == QEventPoint.State.Pressed:
            self._fingers.discard(contact_id)
            if self._editor.isVisible() and self._editor.geometry().contains(point.position().toPoint()):
                self._fingers.add(contact_id)
                self._press(point)
        elif contact_id in self._fingers and point.state() == QEventPoint.State.Updated:
            self._select_to(point, QTextCursor.MoveMode.KeepAnchor)
        mine = contact_id in self._fingers
        if point.state() == QEventPoint.State.Released:
            self._fingers.discard(contact_id)
        return mine

    def _press(self, point: QEventPoint) -> None:
        again = point.timestamp() - self._tapped <= DOUBLE_TAP * 1000
        self._tapped = point.timestamp()
        self._select_to(point, QTextCursor.MoveMode.MoveAnchor)
        if again:
            cursor = self._editor.textCursor()
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._editor.setTextCursor(cursor)

    def _select_to(self, point: QEventPoint, mode: QTextCursor.MoveMode) -> None:
        place = point.position().toPoint() - self._editor.pos()
        cursor = self._editor.textCursor()
        cursor.setPosition(self._editor.cursorForPosition(place).position(), mode)
        self._editor.setTextCursor(cursor)
