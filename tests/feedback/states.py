"""The states in which the window answers a hand, each reached by real events: what make_feedback_pictures.py draws.

A state leaves the window as it is to be looked at, be it in the middle of a drag. It checks nothing: the tests do.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.records import LaneKind
from tests.feedback import by_hand as hand
from tests.feedback.scene import Act, Scene, State

DRAWN_MS = 500
"""Long enough for pictures, lists and the minimap, which are made after the first frame."""


# --- finding the way ---------------------------------------------------------------------------------------------


def seen_at_100(scene: Scene) -> None:
    scene.driver.canvas.setFocus()
    scene.driver.press("Ctrl+0").settle(DRAWN_MS)


def lost(scene: Scene) -> None:
    scene.driver.settle(DRAWN_MS)
    scene.driver.canvas.camera.pan(-9000, 0)
    scene.driver.settle(DRAWN_MS)


def keys(*chords: str, typed: str = "", wait: int = DRAWN_MS) -> Act:
    def act(scene: Scene) -> None:
        if scene.driver.window.canvas is not None:
            scene.driver.canvas.setFocus()
        scene.driver.press(*chords)
        if typed:
            scene.driver.type(typed)
        scene.driver.settle(wait)

    return act


def filtering(scene: Scene) -> None:
    scene.driver.canvas.setFocus()
    scene.driver.window.actions_["view.filter"].trigger()
    scene.driver.settle(DRAWN_MS)
    combo = scene.driver.find("find.filters.lane")
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    scene.driver.settle(DRAWN_MS)


def some_history(scene: Scene) -> None:
    for name in ("Een", "Twee", "Drie"):
        scene.driver.workspace.run(
            lambda document, name=name: edits.add_phase(document, scene.driver.canvas.map_id, name)  # type: ignore[misc]
        )
    scene.driver.click("rail.history").settle(DRAWN_MS)


def look_back(scene: Scene) -> None:
    some_history(scene)
    scene.driver.find("history.list").setFocus()
    scene.driver.press("Down", "Return").settle(DRAWN_MS)


def panel(name: str) -> Act:
    def act(scene: Scene) -> None:
        scene.driver.workspace.open_panel(name)
        scene.driver.settle(DRAWN_MS)

    return act


def banner(scene: Scene) -> None:
    scene.driver.window.banner.say("Klantreis Vera.reiskaart staat niet meer waar hij stond. Is hij verplaatst?")
    scene.driver.settle()


def drag_file(scene: Scene) -> None:
    path = Path(scene.driver.window.settings.folder or ".") / "Fiets kopen.mmd"
    path.write_text("journey\n  title Fiets kopen\n  section Zoeken\n    Winkel: 3: Ik\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(scene.driver.window, enter)
    scene.driver.settle()


def present_in(*chords: str) -> Act:
    return keys("F5", *chords, wait=900)


STATES: tuple[State, ...] = (
    State("lift-mouse", hand.lift_by_mouse),
    State("lift-touch", hand.lift_by_finger),
    State("lift-several", hand.lift_several),
    State("lift-two-people", hand.two_people),
    State("room-midway", hand.make_room_midway, lively=True),
    State("room-at-rest", hand.make_room_at_rest, lively=True),
    State("drag-between-phases", hand.drag_between_phases),
    State("drag-to-lane", hand.drag_to_another_lane),
    State("bend-point", hand.bend_point),
    State("copy-drag", hand.copy_drag),
    State("lasso", hand.lasso),
    State("hover-note", hand.hover_note),
    State("hover-filled-cell", hand.hover_filled),
    State("hover-empty-cell", hand.hover_empty, template="five-phases"),
    State("focus-note", lambda s: s.focus(f"touchpoint:{s.touchpoint(1)}", s.touchpoint(1))),
    State("focus-cell", lambda s: s.focus(s.cell(LaneKind.DOING, 1))),
    State("focus-phase", lambda s: s.focus(f"phase:{s.phase(0)}", s.phase(0))),
    State("focus-lane", lambda s: s.focus(f"lane:{s.lane(LaneKind.DOING)}", s.lane(LaneKind.DOING))),
    State("focus-chip", lambda s: s.focus(s.chip(), s.touchpoint(0))),
    State("focus-point", lambda s: s.focus(s.point(1), s.touchpoint(1))),
    State("select-one", hand.select_one),
    State("select-several", hand.select_several),
    State("edit-short", hand.edit_short),
    State("edit-long", hand.edit_long),
    State("edit-title", hand.edit_title),
    State("edit-phase", hand.edit_phase),
    State("resize-phase", hand.resize_phase),
    State("resize-lane", hand.resize_lane),
    State("multi-select-off", hand.tap),
    State("multi-select-on", hand.tap_several),
    State("long-press", hand.long_press),
    State("menu-touchpoint", hand.menu_of(lambda s: s.touchpoint(1))),
    State("menu-lane", hand.menu_of(lambda s: f"lane:{s.lane(LaneKind.DOING)}")),
    State("menu-chip", hand.menu_of(Scene.chip)),
    State("menu-window", keys("F10")),
    State("minimap", seen_at_100),
    State("back-to-map", lost),
    State("find", keys("Ctrl+F", typed="een")),
    State("find-nothing", keys("Ctrl+F", typed="xyzzy")),
    State("find-filter", filtering),
    State("palette", keys("Ctrl+K")),
    State("palette-typed", keys("Ctrl+K", typed="fa")),
    State("palette-nothing", keys("Ctrl+K", typed="xyzzyq")),
    State("keys", keys("F1")),
    State("history", some_history),
    State("history-looking", look_back),
    State("name-version", keys("Ctrl+S")),
    State("outline", panel("outline")),
    State("checks", panel("checks")),
    State("actions", panel("actions")),
    State("map-panel", panel("map")),
    State("banner", banner),
    State("empty-map", lambda s: s.driver.settle(DRAWN_MS), template="five-phases"),
    State("empty-start", lambda s: s.driver.settle(DRAWN_MS), template="empty"),
    State("drag-file", drag_file),
    State("present-map", present_in()),
    State("present-phase", present_in("Right", "Right")),
    State("present-touchpoint", present_in("Down", "Down")),
    State("print", keys("Ctrl+P", wait=4000)),
    State("export", keys("Ctrl+Shift+E", wait=900)),
    State("start", lambda s: s.driver.settle(1200), template=""),
    State("start-drag-file", drag_file, template=""),
    State("start-new", lambda s: s.driver.settle(1200).click("template.five-phases"), template=""),
    State("start-palette", keys("Ctrl+K"), template=""),
)
"""Every state, in the order in which a hand would meet them."""
