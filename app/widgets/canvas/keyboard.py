"""The keys of the canvas: those of its commands, and its own for going round, typing and leaving.

Shortcuts that work everywhere in the window are in the table of actions instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.drawing.primitives import Group
from app.widgets.canvas import navigation
from app.widgets.canvas.command import Command
from app.widgets.canvas.command_table import COMMANDS
from app.widgets.typing_hands import begins_text

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier

ARROWS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}

COMMAND_KEYS: dict[QKeySequence, Command] = {QKeySequence(key): command for command in COMMANDS for key in command.keys}
"""What the canvas answers to as its table of commands says."""

LEAVING = {
    Qt.Key.Key_F6: (_PLAIN, _SHIFT),
    Qt.Key.Key_Tab: (_CONTROL, _CONTROL | _SHIFT),
    Qt.Key.Key_Backtab: (_CONTROL, _CONTROL | _SHIFT),
}
"""The keys, and what is held with them, that give the keyboard to what stands beside the canvas; Shift goes back."""


class Keyboard:
    """Turns key events of a canvas into commands, steps of the focus and typing.

    Letters begin no text in what a finger has chosen, until another key says that it is meant: one person's tap ends
    the text that another types, whose next letters must not go into what was tapped. Enter, F2 or a double tap does.
    Nor do they where the keyboard only was before: who has let go of a note does not write in it.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.space_held = False

    def press(self, event: QKeyEvent) -> bool:
        """Does what a key means; False when it means nothing here."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        command = COMMAND_KEYS.get(QKeySequence(QKeyCombination(modifiers, key)))
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold_space(True)
        elif command is not None:
            self._canvas.do(command)
        elif key in ARROWS and modifiers in (_PLAIN, _SHIFT):
            self._step(ARROWS[key], extending=modifiers == _SHIFT)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and modifiers == _PLAIN:
            self._to_end_of_lane(first=key == Qt.Key.Key_Home)
        elif key in (Qt.Key.Key_F6, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and modifiers in LEAVING[key]:
            self._canvas.leave(forward=not modifiers & _SHIFT)
        elif key == Qt.Key.Key_Tab and modifiers == _PLAIN:
            self._canvas.commands.go_on(forward=True)
        elif key == Qt.Key.Key_Backtab:
            self._canvas.commands.go_on(forward=False)
        elif key == Qt.Key.Key_Escape:
            if not self._escape():
                return False
        elif begins_text(event):
            return self._canvas.pointers.meant_by_finger or self._type(event.text())
        else:
            return False
        self._canvas.pointers.meant_by_finger = False
        self._canvas.whereabouts.shown = True
        self._canvas.show_frames()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """Lets go of Space; False for a key that is not held."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self._hold_space(False)
        return True

    def let_go(self) -> None:
        """The keyboard is elsewhere: nothing is held any more."""
        self._hold_space(False)

    def _hold_space(self, held: bool) -> None:
        """While Space is held every drag is a pan, and the cursor says so."""
        self.space_held = held
        if held:
            self._canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self._canvas.viewport().unsetCursor()

    def _step(self, direction: str, extending: bool) -> None:
        across = self._canvas.whereabouts.across
        group = navigation.neighbour(self._canvas.drawing, self._canvas.focus_key, direction, across)
        if group is not None:
            self._go(group, extending)

    def _to_end_of_lane(self, first: bool) -> None:
        ends = navigation.ends_of_lane(self._canvas.drawing, self._canvas.focus_key)
        if ends is not None:
            self._go(ends[0] if first else ends[1])

    def _go(self, group: Group, extending: bool = False) -> None:
        ids = [group.record_id] if group.record_id is not None and group.role != "cell" else []
        if extending:
            ids = [*self._canvas.selection.ids, *ids]
        self._canvas.whereabouts.note(group)
        self._canvas.selection.select(ids, focus_key=group.key)
        self._canvas.show_frames()
        self._canvas.show_group(group)

    def _escape(self) -> bool:
        """Ends a drag or lets go of the selection; False when there is neither."""
        if self._canvas.machine.dragging:
            self._canvas.pointers.call_off()
        elif self._canvas.stage.linking.active:
            self._canvas.stage.linking.end()
        elif self._canvas.selection.ids:
            self._canvas.select([])
        else:
            return False
        return True

    def _type(self, text: str) -> bool:
        group = self._canvas.focus_group() if self._canvas.has_chosen else None
        if group is None:
            return False
        if group.role == "cell":
            self._canvas.commands.edit()
            if self._canvas.editor.active:
                self._canvas.editor.insertPlainText(text)
        else:
            self._canvas.edit_group(group, typed=text)
        return True
