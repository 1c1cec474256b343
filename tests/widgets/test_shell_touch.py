"""Fingers around the map: buttons, lists, sliders and lists that open, while other fingers are on the map or not."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QWidget,
)

from app.model import edits
from app.model.records import Id
from app.settings import Settings
from app.widgets import style
from app.widgets.entries import EntryList
from app.widgets.inspector.emotion_field import EmotionField
from app.widgets.touch_size import QUIET_MS
from tests.driver import Driver, touch_screen
from tests.widgets.conftest import Start


class Touches:
    """Fingers on widgets, as events of the windows in which those are."""

    def __init__(self) -> None:
        self._down: dict[int, tuple[QWidget, QPoint]] = {}

    def press(self, finger: int, widget: QWidget, place: QPoint | None = None) -> Touches:
        at = place if place is not None else widget.rect().center()
        top = widget.window()
        self._down[finger] = (top, widget.mapTo(top, at))
        return self._tell(finger, "press")

    def move(self, finger: int, dx: int, dy: int, steps: int = 6) -> Touches:
        top, start = self._down[finger]
        for step in range(1, steps + 1):
            self._down[finger] = (top, start + QPoint(dx, dy) * step / steps)
            self._tell(finger, "move")
        return self

    def lift(self, *fingers: int) -> Touches:
        for finger in fingers:
            self._tell(finger, "release")
            del self._down[finger]
        return self

    def tap(self, widget: QWidget, place: QPoint | None = None, finger: int = 0) -> Touches:
        return self.press(finger, widget, place).lift(finger)

    def swipe(self, widget: QWidget, dx: int, dy: int) -> Touches:
        return self.press(0, widget).move(0, dx, dy).lift(0)

    def cancel(self, widget: QWidget) -> Touches:
        self._down.clear()
        handle = widget.window().windowHandle()
        QApplication.sendEvent(handle, QTouchEvent(QEvent.Type.TouchCancel, touch_screen()))
        return self

    def _tell(self, finger: int, what: str) -> Touches:
        top, _place = self._down[finger]
        event = QTest.touchEvent(top, touch_screen(), False)
        for each, (window, place) in self._down.items():
            if window is top and each == finger:
                getattr(event, what)(each, place, top)
            elif window is top:
                event.stationary(each)
        event.commit()
        return self


@pytest.fixture
def touches() -> Touches:
    return Touches()


def rail(vera: Driver, name: str) -> QAbstractButton:
    return vera.find(f"rail.{name}", QAbstractButton)


def touchpoint_in_sight(vera: Driver) -> Id:
    seen = vera.canvas.viewport().rect().adjusted(200, 80, -80, -80)
    ids = [touchpoint.id for touchpoint in vera.document.journey(vera.canvas.map_id)]
    return next(i for i in ids if seen.contains(vera.place_of(i)))


def test_a_button_is_heard_while_a_finger_drags_on_the_map(vera: Driver, touches: Touches) -> None:
    held = touchpoint_in_sight(vera)
    touches.press(1, vera.canvas.viewport(), vera.place_of(held)).move(1, 60, 30)
    assert vera.canvas.showing.lifted
    touches.tap(rail(vera, "history"))
    assert vera.workspace.sides.open == "history"
    assert vera.canvas.showing.lifted
    touches.move(1, 20, 0).lift(1)
    assert not vera.canvas.showing.lifted


def test_a_finger_on_the_map_is_heard_while_another_holds_a_button(vera: Driver, touches: Touches) -> None:
    button, wanted = rail(vera, "checks"), touchpoint_in_sight(vera)
    touches.press(0, button)
    assert button.isDown()
    touches.tap(vera.canvas.viewport(), vera.place_of(wanted), finger=1)
    assert vera.canvas.selected_ids() == (wanted,)
    touches.lift(0)
    assert vera.workspace.sides.open == "checks"


def test_two_people_press_two_buttons_at_once(vera: Driver, touches: Touches) -> None:
    one, other, clicked = rail(vera, "checks"), rail(vera, "history"), []
    one.clicked.connect(lambda: clicked.append("checks"))
    other.clicked.connect(lambda: clicked.append("history"))
    touches.press(0, one).press(1, other)
    assert one.isDown()
    assert other.isDown()
    touches.lift(0).lift(1)
    assert clicked == ["checks", "history"]


def test_a_second_finger_on_one_button_does_nothing(vera: Driver, touches: Touches) -> None:
    button, clicked = rail(vera, "checks"), []
    button.clicked.connect(lambda: clicked.append(1))
    touches.press(0, button).press(1, button, QPoint(5, 5)).lift(1, 0)
    assert clicked == [1]


def test_a_finger_that_leaves_a_button_or_is_lost_clicks_nothing(vera: Driver, touches: Touches) -> None:
    button, clicked = rail(vera, "checks"), []
    button.clicked.connect(lambda: clicked.append(1))
    touches.press(0, button).move(0, 200, 0).lift(0)
    touches.press(0, button).cancel(button)
    assert not button.isDown()
    assert clicked == []
    touches.tap(button)
    assert clicked == [1]


def in_inspector(vera: Driver) -> QScrollArea:
    wanted = touchpoint_in_sight(vera)
    vera.window.resize(1280, 620)
    vera.click_on(wanted)
    form = vera.workspace.inspector.form
    for fold in form.folds.values() if form is not None else ():
        fold.open()
    vera.settle()
    return vera.workspace.inspector.findChildren(QScrollArea)[0]


def test_a_slider_goes_along_a_finger_and_a_swipe_over_it_scrolls(vera: Driver, touches: Touches) -> None:
    area = in_inspector(vera)
    field = vera.workspace.inspector.findChildren(EmotionField)[0]
    area.ensureWidgetVisible(field)
    before, at = field.value(), area.verticalScrollBar().value()
    touches.swipe(field, 0, -120)
    assert field.value() == before
    assert area.verticalScrollBar().value() >= at + 100
    area.ensureWidgetVisible(field)
    middle = field.rect().center()
    touches.press(0, field, middle).move(0, -60, 2).lift(0)
    assert field.value() < 0


def test_a_tap_on_a_field_gives_it_the_keyboard_and_a_swipe_does_not(vera: Driver, touches: Touches) -> None:
    area = in_inspector(vera)
    field = next(f for f in area.findChildren(QLineEdit) if f.isVisible() and f.isEnabled())
    touches.swipe(field, 0, -60)
    assert not field.hasFocus()
    area.verticalScrollBar().setValue(0)
    touches.tap(field)
    assert field.hasFocus()


def test_a_swipe_over_the_history_scrolls_and_looks_at_nothing(vera: Driver, touches: Touches) -> None:
    for number in range(30):
        vera.session.run(edits.add_persona(vera.document, f"Persona {number}"))
    vera.window.resize(1280, 620)
    touches.tap(rail(vera, "history"))
    vera.settle()
    rows = vera.find("history.list", EntryList)
    before = rows.current_key()
    touches.swipe(rows.viewport(), 0, -150)
    assert rows.verticalScrollBar().value() >= 140
    assert rows.current_key() == before
    assert not vera.workspace.past.active
    touches.tap(rows.viewport())
    assert vera.workspace.past.active
    assert rows.current_key() != before


def test_a_list_that_opens_is_scrolled_and_picked_from(vera: Driver, touches: Touches) -> None:
    area = in_inspector(vera)
    box = next(b for b in area.findChildren(QComboBox) if b.isVisible())
    box.addItems([f"Choice {number}" for number in range(40)])
    area.ensureWidgetVisible(box)
    picked: list[int] = []
    box.activated.connect(picked.append)
    touches.swipe(box, 0, -40)
    assert QApplication.activePopupWidget() is None
    area.ensureWidgetVisible(box)
    touches.tap(box, QPoint(box.width() - 14, box.height() // 2))
    view: QAbstractItemView = box.view()
    assert view.isVisible()
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    touches.swipe(view.viewport(), 0, -90)
    assert view.isVisible()
    assert view.verticalScrollBar().value() > 40
    assert picked == []
    touches.tap(view.viewport(), QPoint(40, 60))
    assert len(picked) == 1
    assert not view.isVisible()


def test_a_finger_that_rests_on_a_button_in_a_list_shows_it_and_a_swipe_takes_it_back(
    vera: Driver, touches: Touches
) -> None:
    area = in_inspector(vera)
    button = next(b for b in area.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled())
    area.ensureWidgetVisible(button)
    clicked: list[int] = []
    button.clicked.connect(lambda: clicked.append(1))
    touches.press(0, button)
    assert not button.isDown()
    QTest.qWait(200)
    assert button.isDown()
    touches.move(0, 0, -40).lift(0)
    assert not button.isDown()
    assert clicked == []


def test_the_start_screen_is_tapped_and_swiped(start: Start, touches: Touches) -> None:
    window = start()
    window.window.resize(1000, 600)
    window.settle()
    area = window.window.start
    assert area.verticalScrollBar().maximum() > 0
    touches.swipe(area.viewport(), 0, -80)
    assert area.verticalScrollBar().value() >= 70


def too_small(window: QWidget) -> list[str]:
    """What is seen, can be pressed, and is smaller than a finger."""
    parts = (w for w in window.findChildren(QWidget) if isinstance(w, QAbstractButton | QLineEdit | QComboBox))
    seen = (w for w in parts if w.isVisible() and not w.visibleRegion().isEmpty())
    whole = (w for w in seen if not isinstance(w.parentWidget(), QComboBox))
    return [f"{w.objectName()} {w.width()}x{w.height()}" for w in whole if min(w.width(), w.height()) < style.FINGER]


def test_everything_grows_once_a_finger_has_been_used_and_no_sooner_than_it_is_up(
    vera: Driver, touches: Touches
) -> None:
    assert too_small(in_inspector(vera))
    touches.press(0, vera.canvas.viewport(), vera.place_of(touchpoint_in_sight(vera)))
    QTest.qWait(QUIET_MS + 100)
    assert not style.suits_fingers()
    QApplication.activePopupWidget().close()
    touches.lift(0)
    QTest.qWait(QUIET_MS + 100)
    assert style.suits_fingers()
    assert Settings.load().touch


def test_nothing_is_smaller_than_a_finger_at_the_next_start(start: Start, home: Path) -> None:
    window = start(touch=True)
    assert too_small(window.window) == []
    window.window.commands.create("vera", "", "en")
    window.settle()
    in_inspector(window)
    for panel in ("map", "actions", "checks", "history"):
        window.workspace.open_panel(panel)
        window.settle()
        assert too_small(window.window) == []


def test_what_is_gone_under_a_finger_is_touched_no_more(vera: Driver, touches: Touches) -> None:
    """Somebody else may close what is touched; then the finger goes on over nothing, and the next one works."""
    for goes_on in (True, False):
        area = QListWidget(vera.window)
        area.addItems([str(number) for number in range(99)])
        area.setGeometry(300, 300, 200, 200)
        area.show()
        touches.press(0, area.viewport())
        shiboken6.delete(area)
        if goes_on:
            touches.move(0, 0, -60)
        touches.lift(0)
    touches.tap(rail(vera, "actions"))
    assert vera.sees("actions.add")
