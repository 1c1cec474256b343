"""Buttons of which one is chosen, as radio buttons: one stop for Tab, and arrows that walk and choose.

Qt's own groups keep the keyboard from the others once one of them had it, and call them check boxes to who listens.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class OneOf(QObject):
    """The buttons of one choice; `picked(place)` tells which the user chose, also when it was chosen already."""

    picked = Signal(int)

    def __init__(self, buttons: Sequence[QAbstractButton], parent: QObject) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        for place, button in enumerate(self._buttons):
            button.setCheckable(True)
            button.setAutoExclusive(True)  # which is what makes it a radio button to a screen reader
            button.installEventFilter(self)
            button.clicked.connect(lambda _checked, place=place: self.picked.emit(place))
        self.show(None)

    def show(self, chosen: int | None) -> None:
        """Puts one button down, or none; Tab then stops at that one, or at the first."""
        for button in self._buttons:
            button.setAutoExclusive(False)
        for place, button in enumerate(self._buttons):
            button.setChecked(place == chosen)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if place == (chosen or 0) else Qt.FocusPolicy.NoFocus)
        for button in self._buttons:
            button.setAutoExclusive(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walks with the arrows, round the ends; what is walked to is chosen."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        here = next(place for place, button in enumerate(self._buttons) if button is watched)
        there = self._buttons[(here + step) % len(self._buttons)]
        there.setFocus(Qt.FocusReason.OtherFocusReason)
        there.click()
        return True
