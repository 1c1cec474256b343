"""The find bar: a field, how many there are, ways on and back, and filters. It shows and asks; finder.py searches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.i18n import N_, _, screen_language
from app.widgets import areas, icons, style
from app.widgets.canvas.canvas import Canvas
from app.widgets.find_filters import FindFilters
from app.widgets.find_words import OFFERS, Offer, Where

WIDTH = 448
BUTTON = 44
"""The side of a button: wide enough for a finger."""

_BUTTONS = {
    "previous": ("chevron-up", N_("Previous result"), "Shift+F3"),
    "next": ("chevron-down", N_("Next result"), "F3"),
    "filter": ("funnel", N_("Filter"), ""),
    "close": ("x", N_("Close"), "Esc"),
}
"""The icon, the words and the key of each button, in order."""


class FindBar(QFrame):
    """What is asked and what was found, over the map. It is hidden until it is opened."""

    asked = Signal()  # the field or a filter says something else
    stepped = Signal(bool)  # on, or back
    offer_taken = Signal()
    gone = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.setObjectName("find")
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._canvas = canvas  # which has the keyboard when this bar has not
        self._worn = ("", "")
        self.field = QLineEdit()
        self.count, self.where = QLabel(), QLabel()
        self.offer = QPushButton()
        self.filters = FindFilters()
        self.buttons = {name: QToolButton() for name in _BUTTONS}
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else a click on a button gives the keyboard to the map below
        self.setFocusProxy(self.field)
        self._came_from: QWidget | None = None  # where the keyboard was when it was opened
        self._name_parts()
        self._arrange()
        self._listen()
        self.dress()
        self.hide()

    @property
    def text(self) -> str:
        """What is to be found."""
        return self.field.text().strip()

    @property
    def asks(self) -> bool:
        """Whether there is anything to find: words or a filter."""
        return bool(self.text or self.filters.value())

    def open(self, proposed: str = "") -> None:
        """Comes with the keyboard in its field, all of it selected, so that typing begins anew."""
        if proposed:
            self.field.setText(proposed)
        self._note_where()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def open_filters(self) -> None:
        """Comes with its filters open and the keyboard in the first of them."""
        self._note_where()
        self.show()
        self.buttons["filter"].setChecked(True)
        self.filters.lists[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_result(self, count: str, where: Where, said: str) -> None:
        """Shows how many there are and where the hit is, and tells a screen reader what is `said`."""
        self.count.setText(count)
        self.where.setText(where.text)
        self.where.setVisible(bool(where.text))
        self.offer.setVisible(where.offer is not Offer.NOTHING)
        if where.offer is not Offer.NOTHING:
            self.offer.setText(_(OFFERS[where.offer]))
        self._fit()
        if said != self.count.accessibleName():
            self.count.setAccessibleName(said)
            if said:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def dress(self) -> None:
        """Wears the language and the colours of the screen, if those are others than before."""
        look, worn = style.look(), (screen_language(), style.look().name)
        if worn == self._worn:
            return
        self._worn = worn
        self.setAccessibleName(_("Find in the map"))
        self.field.setPlaceholderText(_("Find…"))
        self.field.setAccessibleName(_("Find in the map"))
        for name, (icon, text, key) in _BUTTONS.items():
            button = self.buttons[name]
            button.setIcon(icons.icon(icon, look.ink, checked=look.accent))
            button.setAccessibleName(_(text))
            button.setToolTip(f"{_(text)}  ({_native(key)})" if key else _(text))
        self.filters.retranslate()

    # --- putting it together -------------------------------------------------------------------------------------

    def _name_parts(self) -> None:
        self.field.setObjectName("find.field")
        self.count.setObjectName("find.count")
        self.where.setObjectName("find.where")
        self.offer.setObjectName("find.offer")
        self.offer.setProperty("role", "plain")
        for name, button in self.buttons.items():
            button.setObjectName(f"find.{name}")
            button.setFixedSize(BUTTON, BUTTON)
        self.buttons["filter"].setCheckable(True)
        for label in (self.count, self.where):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "small")
        self.where.setWordWrap(True)

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 8, 8)
        self._column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.field, 1)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addSpacing(4)
        for button in self.buttons.values():
            row.addWidget(button)
        self._column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.where, 1)
        below.addWidget(self.offer)
        self._column.addLayout(below)
        self._column.addWidget(self.filters)
        for part in (self.where, self.offer, self.filters):
            part.hide()

    def _listen(self) -> None:
        self.field.textChanged.connect(self.asked)
        self.filters.changed.connect(self.asked)
        self.offer.clicked.connect(self.offer_taken)
        self.buttons["previous"].clicked.connect(lambda: self.stepped.emit(False))
        self.buttons["next"].clicked.connect(lambda: self.stepped.emit(True))
        self.buttons["close"].clicked.connect(self.hide)
        self.buttons["filter"].toggled.connect(self._show_filters)

    def _show_filters(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        """Is as high as its parts need: words that wrap need more in a narrow bar than Qt would give them."""
        column = self._column
        column.activate()
        wraps = column.hasHeightForWidth()
        self.setFixedHeight(column.totalHeightForWidth(WIDTH) if wraps else column.totalSizeHint().height())

    # --- keys and pointers ---------------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        """Gives the keyboard back to the map, and wants nothing in particular any more."""
        super().hideEvent(event)
        areas.leave(self, self._canvas)
        self.filters.clear()
        self.buttons["filter"].setChecked(False)
        self.gone.emit()

    def event(self, event: QEvent) -> bool:
        """Keeps keys for itself that mean what is selected on the map, such as Delete, while it has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_of_map(event):
            event.accept()
            return True
        return super().event(event)

    def _is_of_map(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return any(pressed in action.shortcuts() for action in self._canvas.actions())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc closes; no key reaches the map below."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focus, QAbstractButton) and focus.hasFocus():
                focus.click()
            else:
                self.stepped.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the bar, and from its ends to the map, whose own key Tab is."""
        stops: list[QWidget] = [self.field, *self.buttons.values(), self.offer, *self.filters.stops]
        seen = [stop for stop in stops if stop.isVisible()]
        there = next((n for n, stop in enumerate(seen) if stop.hasFocus()), -1) + (1 if forward else -1)
        goal = seen[there] if 0 <= there < len(seen) else self._canvas
        goal.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _note_where(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._came_from = focus

    def _close(self) -> None:
        """Goes, and gives the keyboard back to whoever had it."""
        back = self._came_from
        self.hide()
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is pressed here is not pressed on the map."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """What is pressed here is not pressed on the map."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What is turned here does not move the map."""
        event.accept()


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
