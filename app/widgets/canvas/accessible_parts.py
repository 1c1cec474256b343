"""What a screen reader can do with a thing on the map: its value, its text and its actions.

Each part is an interface of Qt's, made when it is asked for and kept by its item. Every edit goes through the canvas,
the door that all edits take. Qt finds words and lines by itself in what `text` gives. Where a run of attributes ends,
and what is selected, cannot be answered from Python, so nothing here claims to have either.
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

from app.i18n import _
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.names import own_title, title_of
from app.model.records import SCORE_MAX, SCORE_MIN, Id, Record
from app.widgets.canvas import command_table as table
from app.widgets.canvas.accessible_outline import Node
from app.widgets.canvas.accessible_words import score_of
from app.widgets.canvas.command import Command

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

_TITLED = ("touchpoint", "action", "link", "phase", "lane")
TEXT_FIELDS = {"note": "text", **dict.fromkeys(_TITLED, "title")}
"""The roles of nodes whose words can be edited, and the field that holds them."""


class Item(Protocol):
    """What a part belongs to."""

    canvas: Canvas

    @property
    def node(self) -> Node:
        """What it is now."""

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
            self._item.canvas.run_made(lambda document: _leveled(document, touchpoint_id, node, float(value)))

    def minimumValue(self) -> float:
        return SCORE_MIN / 10

    def maximumValue(self) -> float:
        return SCORE_MAX / 10

    def minimumStepSize(self) -> float:
        return 0.1


def _leveled(document: Document, touchpoint_id: Id, node: Node, value: float) -> Edit:
    if node.role == "expected":
        return edits.set_expected(document, touchpoint_id, value, in_burst=True)
    return edits.set_emotion(document, touchpoint_id, value, node.actor_id, in_burst=True)


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

_COMMANDS: dict[str, tuple[Command, ...]] = {
    "touchpoint": (
        *(table.MOVE_LEFT, table.MOVE_RIGHT, table.TOGGLE_MOMENT_OF_TRUTH, table.CLEAR_SCORE),
        *(table.ADD_NOTE, table.ADD_ACTION, table.SHOW_ACTIONS, table.LINK_TO, table.LEAVE_HERE),
        *(table.DUPLICATE, table.DELETE),
    ),
    "note": (
        *(table.MOVE_LEFT, table.MOVE_RIGHT, table.MOVE_UP, table.MOVE_DOWN),
        *(table.ADD_NOTE, table.DUPLICATE, table.DELETE),
    ),
    "action": (table.DELETE,),
    "link": (table.TURN_LINK, table.FOLLOW_ROAD, table.FOLLOW_ROAD_BACK, table.OTHER_ROAD, table.DELETE),
    "phase": (table.MOVE_LEFT, table.MOVE_RIGHT, table.ADD_TOUCHPOINT, table.DUPLICATE, table.DELETE),
    "lane": (table.MOVE_UP, table.MOVE_DOWN, table.COLLAPSE_LANE, table.HIDE_LANE, table.DELETE),
}
"""The commands of the canvas that are actions of its items, by the role of their node."""


class Actions(QAccessibleActionInterface):
    """What can be done with a thing: press opens it for editing, as Enter does, and the rest is as its keys do it."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item

    def actionNames(self) -> list[str]:
        return [PRESS(), FOCUS(), MENU(), *(command.name for command in self._commands())]

    def doAction(self, name: str) -> None:
        """Goes there and does it, once the reader's call has returned: the item may be gone with it."""
        canvas = self._item.canvas
        if name == MENU():
            self._soon(canvas.popups.of_focus)
        elif name == FOCUS():
            self._soon(canvas.setFocus)
        elif command := self._command(name):
            self._soon(lambda: canvas.do(command))

    def keyBindingsForAction(self, name: str) -> list[str]:
        command = self._command(name)
        return list(command.keys) if command is not None else []

    def localizedActionName(self, name: str) -> str:
        command = self._command(name)
        return _(command.text) if command is not None else super().localizedActionName(name)

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)

    def _commands(self) -> tuple[Command, ...]:
        return _COMMANDS.get(self._item.node.role, ())

    def _command(self, name: str) -> Command | None:
        if name == PRESS():
            return table.EDIT
        return next((command for command in self._commands() if command.name == name), None)

    def _soon(self, do: Callable[[], object]) -> None:
        def go_and_do() -> None:
            self._item.go()
            do()

        QTimer.singleShot(0, self._item.canvas, go_and_do)
