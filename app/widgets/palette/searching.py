"""A card with one field and the list of what it finds: what the command palette and the sheet of keys share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QHoverEvent, QKeyEvent, QTouchEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.i18n import N_, _, fill
from app.widgets import icons, style
from app.widgets.entries import Entry, EntryList
from app.widgets.outline.fingers import Fingers
from app.widgets.palette.veil import Veil

BUTTON = 48
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_HOVERS = frozenset({QEvent.Type.HoverEnter, QEvent.Type.HoverMove})
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Searching(Veil):
    """Shows what `entries_for` gives for what is typed. The keyboard stays in the field, and chooses in the list."""

    def __init__(self, window: QWidget, name: str, keys: tuple[str, ...], asked: str) -> None:
        """`asked` says in the reader's language what can be typed."""
        super().__init__(window, name, keys)
        self.field = QLineEdit()
        self.field.setObjectName(f"{name}.field")
        self.field.setPlaceholderText(asked)
        self.field.setAccessibleName(asked)
        self.field.setMinimumHeight(BUTTON)
        self.field.installEventFilter(self)
        self.list = _List()
        self.list.setObjectName(f"{name}.list")
        self.list.picked.connect(self.choose)
        self.count = QLabel()
        self.count.setObjectName(f"{name}.count")
        self.count.setProperty("role", "small")
        self.nothing = QLabel()
        self.nothing.setObjectName(f"{name}.nothing")
        self.nothing.setProperty("role", "soft")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = self._close_button(f"{name}.close")
        self.column = QVBoxLayout(self.card)
        self._arrange()
        self.field.textChanged.connect(self._search)

    def entries_for(self, typed: str) -> list[Entry]:
        """The rows for what is typed."""
        raise NotImplementedError

    def choose(self, key: str) -> None:
        """Does what the row with this key promises."""

    def open(self) -> None:
        super().open()
        self._search(self.field.text())
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def stops(self) -> list[QWidget]:
        return [self.field, self.close_button]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the field that move the choice, or take it."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._moves(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _moves(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._go(_STEPS[key])
        elif key in _PAGES:
            self._go(_PAGES[key] * max(1, self.list.viewport().height() // BUTTON - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self.list.current_key())
        else:
            return False
        return True

    def _go(self, steps: int) -> None:
        """Moves the choice; a step past an end goes to the other, a page stops there."""
        keys = [entry.key for entry in self.list.entries() if not entry.heading]
        if not keys:
            return
        here = keys.index(self.list.current_key()) if self.list.current_key() in keys else -1
        there = (here + steps) % len(keys) if abs(steps) == 1 else max(0, min(len(keys) - 1, here + steps))
        self._mark(keys[there])
        self._say(self.list.spoken())

    def _search(self, typed: str) -> None:
        found = self.entries_for(typed)
        self.list.show_entries(found)
        keys = [entry.key for entry in found if not entry.heading]
        self._mark(keys[0] if keys else "")
        self.list.scrollToTop()
        self.list.setVisible(bool(keys))
        self.nothing.setVisible(not keys)
        self.nothing.setText("" if keys else fill(N_("Nothing is called “{typed}”."), typed=typed.strip()))
        told = fill(N_("Found: {count}"), count=len(keys)) if keys and typed.strip() else ""
        self.count.setText(told)
        self.count.setVisible(bool(told))
        self._say(". ".join(filter(None, (told, self.nothing.text() or self.list.spoken()))))

    def _mark(self, key: str) -> None:
        self.list.mark(key)
        self.list.scrollTo(self.list.currentIndex())

    def _say(self, text: str) -> None:
        """Tells a screen reader what the eye sees: the keyboard never leaves the field."""
        self.list.setAccessibleDescription(text)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def _arrange(self) -> None:
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.close_button)
        self.column.addLayout(row)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.nothing, 1)
        self.column.addWidget(self.count)
        self.count.setContentsMargins(8, 0, 8, 0)

    def _close_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(icons.icon("x", style.look().ink))
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(BUTTON, BUTTON)
        button.setToolTip(_("Close"))
        button.setAccessibleName(_("Close"))
        button.clicked.connect(self.shut)
        return button


class _List(EntryList):
    """A list that never takes the keyboard, and that fingers scroll and tap."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fingers = Fingers(self)
        self._fingers.tapped.connect(self._tapped)
        self._fingers.double_tapped.connect(self._tapped)
        self._mouse_at_first = QCursor.pos()

    def spoken(self) -> str:
        """The row that is chosen, as a screen reader says it."""
        index = self.currentIndex()
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else ""

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._fingers.handle(event)
            return True
        if event.type() in _HOVERS and not self._mouse_moved(event):
            return True
        return super().viewportEvent(event)

    def _mouse_moved(self, event: QEvent) -> bool:
        """Whether the mouse points at something, and does not just lie where the list came up under it."""
        if isinstance(event, QHoverEvent) and event.globalPosition().toPoint() != self._mouse_at_first:
            self._mouse_at_first = QPoint(-1, -1)
        return self._mouse_at_first == QPoint(-1, -1)

    def _tapped(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.clicked.emit(index)
