"""What a screen reader can do with a thing on the map: its value, its text and its actions.

Each part is an interface of Qt's, made when it is asked for and kept by its item. Every edit goes through the canvas, the
door that all edits take. Qt's own words for text under an offset come from `text`; where a run of attributes begins and
ends, and what is selected, cannot be answered from Python, so nothing here claims to have either.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessibleActionInterface,
    QAccessibleEditableTextInterface,
    QAccessibleTextInterface,
    QAccessibleValueInterface,
)

from app.i18n import N_, _
from app.model import edits
from app.model.names import own_title, title_of
from app.model.records import SCORE_MAX, SCORE_MIN, Id, Record
from app.widgets.canvas.accessible_outline import Node
from app.widgets.canvas.accessible_words import score_of

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

TEXT_FIELDS = {"touchpoint": "title", "note": "text", "phase": "title", "lane": "title"}
"""The roles of nodes whose words can be edited, and the field that holds them."""


class Item(Protocol):
    """What a part belongs to."""

    canvas: Canvas
    node: Node

    def rect(self) -> QRect:
        """Where it is on the screen."""

    def go(self) -> None:
        """Selects it and gives it the keyboard."""


class Value(QAccessibleValueInterface):
    """The emotion score of a touchpoint or of a point, from -2.0 to 2.0; neutral while it has none."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item

    def currentValue(self) -> float:
        return (score_of(self._item.canvas.document, self._item.node) or 0) / 10

    def setCurrentValue(self, value: Any) -> None:
        node = self._item.node
        if node.record_id is not None:
            touchpoint_id: Id = node.record_id
            self._item.canvas.run_made(
                lambda document: edits.set_emotion(document, touchpoint_id, float(value), node.actor_id, in_burst=True)
            )

    def minimumValue(self) -> float:
        return SCORE_MIN / 10

    def maximumValue(self) -> float:
        return SCORE_MAX / 10

    def minimumStepSize(self) -> float:
        return 0.1


class Text(QAccessibleTextInterface):
    """The words of a thing, for reading by letter, word or line. The cursor is in the editor, never here."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item

    def whole(self) -> str:
        """All its words."""
        record = self._item.canvas.document.find(self._item.node.record_id, Record)
        return title_of(record, _) if record is not None else ""

    def text(self, start: int, end: int) -> str:
        return self.whole()[max(0, start) : end if end >= 0 else None]

    def characterCount(self) -> int:
        return len(self.whole())

    def characterRect(self, _offset: int) -> QRect:
        return self._item.rect()

    def offsetAtPoint(self, _point: QPoint) -> int:
        return -1

    def cursorPosition(self) -> int:
        return 0

    def setCursorPosition(self, _position: int) -> None:
        pass

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, _start: int, _end: int) -> None:
        pass

    def removeSelection(self, _place: int) -> None:
        pass

    def setSelection(self, _place: int, _start: int, _end: int) -> None:
        pass

    def scrollToSubstring(self, _start: int, _end: int) -> None:
        self._item.go()


class EditableText(QAccessibleEditableTextInterface):
    """The same words, to be changed without opening the editor; a name of ours gives way as a whole."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item

    def deleteText(self, start: int, end: int) -> None:
        self.replaceText(start, end, "")

    def insertText(self, offset: int, text: str) -> None:
        self.replaceText(offset, offset, text)

    def replaceText(self, start: int, end: int, text: str) -> None:
        record = self._item.canvas.document.find(self._item.node.record_id, Record)
        if record is not None:
            known = own_title(record)
            after = known[end:] if end >= 0 else ""
            set_words(self._item, known[: max(0, start)] + text + after)


def set_words(item: Item, text: str) -> None:
    """Gives an item other words."""
    node, field = item.node, TEXT_FIELDS.get(item.node.role)
    if field is not None and node.record_id is not None:
        record_id: Id = node.record_id
        item.canvas.run_made(lambda document: edits.set_fields(document, record_id, **{field: text}))


PRESS = QAccessibleActionInterface.pressAction
FOCUS = QAccessibleActionInterface.setFocusAction
MENU = QAccessibleActionInterface.showMenuAction

_NAMES = {
    "move_left": N_("Move left"),
    "move_right": N_("Move right"),
    "move_up": N_("Move up"),
    "move_down": N_("Move down"),
    "collapse_lane": N_("Collapse or open"),
    "toggle_moment_of_truth": N_("Moment of truth"),
    "delete": N_("Delete"),
}
"""The commands of the canvas that are actions of its items, by the names that a screen reader gets, with their msgids."""

_COMMANDS: dict[str, tuple[str, ...]] = {
    "touchpoint": ("move_left", "move_right", "toggle_moment_of_truth", "delete"),
    "note": ("move_left", "move_right", "move_up", "move_down", "delete"),
    "phase": ("move_left", "move_right", "delete"),
    "lane": ("move_up", "move_down", "collapse_lane", "delete"),
}


class Actions(QAccessibleActionInterface):
    """What can be done with a thing: press opens it for editing, as Enter does, and the rest is as its keys do it."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item

    def actionNames(self) -> list[str]:
        return [PRESS(), FOCUS(), MENU(), *_COMMANDS.get(self._item.node.role, ())]

    def doAction(self, name: str) -> None:
        """Goes there and does it, once the reader's call has returned: the item may be gone with it."""
        item, canvas = self._item, self._item.canvas
        doing: dict[str, Callable[[], object]] = {
            PRESS(): lambda: canvas.do("edit"),
            FOCUS(): canvas.setFocus,
            MENU(): canvas.popups.of_focus,
        }
        do = doing.get(name) or (lambda: canvas.do(name))
        if name in self.actionNames():
            QTimer.singleShot(0, canvas, lambda: (item.go(), do()))

    def keyBindingsForAction(self, _name: str) -> list[str]:
        return []

    def localizedActionName(self, name: str) -> str:
        if name == PRESS():
            return _("Edit text") if self._item.node.role in TEXT_FIELDS else _("Edit")
        return _(_NAMES[name]) if name in _NAMES else super().localizedActionName(name)

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)
