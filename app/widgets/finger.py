"""One finger on what stands around the map: to the widget under it, it is a mouse; over what scrolls, it scrolls.

A swipe never picks: over something that scrolls, a widget hears of the finger only once that has stayed where it is,
or goes across the way that scrolls. A list hears of it only when it was a tap, unless its items can be carried: then
also when the finger has rested on one, or goes across.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPointingDevice
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from app.widgets.canvas.coasting import Coasting
from app.widgets.canvas.gestures.contact import DRAG_START, LONG_PRESS, Device
from app.widgets.canvas.gestures.view import Flick

SETTLED_MS = 130
"""How long a finger stays in place until it is no swipe that begins."""

_FAR_AWAY = QPointF(-10000, -10000)
_HELD_DOWN = (QAbstractButton, QAbstractSlider, QLineEdit, QPlainTextEdit, QTextEdit)
"""What shows or needs that it is held; everything else over something that scrolls only hears of a tap."""


@runtime_checkable
class Carries(Protocol):
    """A list whose items a finger carries once it has rested on one."""

    def lift(self) -> None:
        """What was pressed comes into the hand."""


class _State(Enum):
    WAITING = auto()  # the widget does not know yet
    PRESSING = auto()  # the widget believes in a mouse
    SCROLLING = auto()
    CAUGHT = auto()  # it stopped what was coasting, and means nothing else


class Finger(QObject):
    """A finger from its press to its end. `place` is where it is on the screen, `double` whether it follows a tap."""

    def __init__(self, parent: QObject, widget: QWidget, device: QPointingDevice, place: QPointF, double: bool) -> None:
        super().__init__(parent)
        self.widget = widget
        self._device, self._double = device, double
        self._start = self._last = place
        self._flick = Flick()
        self._state = _State.WAITING
        self._area = _area_around(widget)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(round(LONG_PRESS * 1000) if self._carries() else SETTLED_MS)
        self._settling.timeout.connect(self._settle)

    def press(self) -> None:
        """The finger has come down."""
        if self._area is None:
            self._press()
            if self._carries():
                self._settling.start()
        elif _coasting_of(self._area).under_way:
            _coasting_of(self._area).stop()
            self._state = _State.CAUGHT
        else:
            self._settling.start()

    def move(self, place: QPointF, time: float) -> None:
        """The finger has moved; `time` in seconds."""
        by, self._last = place - self._last, place
        self._notice_loss()
        if self._state in (_State.WAITING, _State.CAUGHT):
            self._decide()
        elif self._state is _State.PRESSING and self._strays_from_button():
            self._take_back()
            self._state = _State.SCROLLING
        elif self._state is _State.PRESSING:
            if self._has_moved():
                self._settling.stop()
            self._send(QEvent.Type.MouseMove, place)
        if self._state is _State.SCROLLING and self._area is not None and isValid(self._area):
            self._flick.add(time, by.x(), by.y())
            scroll(self._area, by.x(), by.y())

    def release(self, place: QPointF, time: float) -> bool:
        """The finger has gone up; whether that was a tap."""
        self._settling.stop()
        self._notice_loss()
        state, self._last = self._state, place
        if state is _State.WAITING:
            self._press()
        if state is _State.SCROLLING and self._area is not None and isValid(self._area):
            _coasting_of(self._area).begin(*self._flick.speed(time))
        elif self._state is _State.PRESSING:
            self._send(QEvent.Type.MouseButtonRelease, place)
        return state in (_State.WAITING, _State.PRESSING) and not self._has_moved()

    def lose(self) -> None:
        """The finger was taken away: nothing is clicked."""
        self._settling.stop()
        if self._state is _State.PRESSING:
            self._take_back()
        self._state = _State.CAUGHT

    # --- what it becomes -----------------------------------------------------------------------------------------

    def _notice_loss(self) -> None:
        """What was touched may be gone before the finger is: then it touches nothing any more."""
        if not isValid(self.widget):
            self._state = _State.CAUGHT

    def _settle(self) -> None:
        self._notice_loss()
        if self._state not in (_State.WAITING, _State.PRESSING):
            return
        whole, waits = _whole(self.widget), self._state is _State.WAITING
        if waits and isinstance(whole, (*_HELD_DOWN, Carries)):
            self._press()
        if isinstance(whole, Carries):
            whole.lift()

    def _decide(self) -> None:
        if not self._has_moved():
            return
        self._settling.stop()
        if self._state is _State.CAUGHT or self._goes_where_it_scrolls() or self._only_taps():
            self._state = _State.SCROLLING
        else:
            self._press()

    def _carries(self) -> bool:
        return isinstance(_whole(self.widget), Carries)

    def _only_taps(self) -> bool:
        return _is_list(self.widget) and not self._carries()

    def _has_moved(self) -> bool:
        return (self._last - self._start).manhattanLength() >= DRAG_START[Device.FINGER]

    def _strays_from_button(self) -> bool:
        button = self._area is not None and isinstance(self.widget, QAbstractButton)
        return button and self._has_moved() and self._goes_where_it_scrolls()

    def _goes_where_it_scrolls(self) -> bool:
        way = self._last - self._start
        if self._area is None or not isValid(self._area):
            return False
        return _scrolls(self._area)[abs(way.y()) >= abs(way.x())]

    # --- what the widget hears -----------------------------------------------------------------------------------

    def _press(self) -> None:
        self._state = _State.PRESSING
        _give_keyboard(self.widget)
        self._send(QEvent.Type.MouseButtonDblClick if self._double else QEvent.Type.MouseButtonPress, self._start)

    def _take_back(self) -> None:
        self._send(QEvent.Type.MouseButtonRelease, _FAR_AWAY)

    def _send(self, kind: QEvent.Type, place: QPointF) -> None:
        if not isValid(self.widget):
            return
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind,
            self.widget.mapFromGlobal(place),
            self.widget.window().mapFromGlobal(place),
            place,
            none if kind is QEvent.Type.MouseMove else left,
            none if kind is QEvent.Type.MouseButtonRelease else left,
            QApplication.keyboardModifiers(),
            Qt.MouseEventSource.MouseEventSynthesizedByApplication,
            self._device,
        )
        QApplication.sendEvent(self.widget, event)


def scroll(area: QAbstractScrollArea, dx: float, dy: float) -> None:
    """Moves what an area shows by pixels; parts of a pixel are kept for the next time."""
    rest = area.property("fingerRest") or QPointF()
    rest += QPointF(dx, dy)
    x, y = int(rest.x()), int(rest.y())
    area.setProperty("fingerRest", rest - QPointF(x, y))
    area.horizontalScrollBar().setValue(area.horizontalScrollBar().value() - x)
    area.verticalScrollBar().setValue(area.verticalScrollBar().value() - y)


def _coasting_of(area: QAbstractScrollArea) -> Coasting:
    """What lets an area go on after a flick; made when it is first wanted."""
    known = area.findChild(Coasting, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return known or Coasting(area, lambda dx, dy: scroll(area, dx, dy))


def _area_around(widget: QWidget) -> QAbstractScrollArea | None:
    """The nearest thing around a widget that has more to show than it shows; a scroll bar is held by itself."""
    around: QWidget | None = widget
    while around is not None:
        if isinstance(around, QScrollBar):
            return None
        if isinstance(around, QAbstractScrollArea) and any(_scrolls(around)):
            return around
        around = None if around.isWindow() else around.parentWidget()
    return None


def _scrolls(area: QAbstractScrollArea) -> tuple[bool, bool]:
    """Whether there is more to show across, and down."""
    if isinstance(area, QAbstractItemView):
        area.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    across, down = area.horizontalScrollBar(), area.verticalScrollBar()
    return (
        across.maximum() > across.minimum() and area.horizontalScrollBarPolicy() != never,
        down.maximum() > down.minimum() and area.verticalScrollBarPolicy() != never,
    )


def _whole(widget: QWidget) -> QWidget:
    """What a viewport is the inside of, or the widget itself."""
    around = widget.parentWidget()
    return around if isinstance(around, QAbstractScrollArea) and around.viewport() is widget else widget


def _is_list(widget: QWidget) -> bool:
    return isinstance(_whole(widget), QAbstractItemView)


def _give_keyboard(widget: QWidget) -> None:
    """Gives the keyboard to what is typed in, and to nothing else: it may be in somebody else's hands."""
    field = _whole(widget)
    while not (field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) or field.isWindow()):
        parent = field.parentWidget()
        if parent is None or isinstance(field, QAbstractScrollArea):
            return
        field = parent
    if not field.isWindow() and field.isEnabled() and field.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        field.setFocus(Qt.FocusReason.MouseFocusReason)
