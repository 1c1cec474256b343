"""The table "Keyboard" of the interaction contract: each row by real keys, in a whole window.

The context menu's keys are made by the platform, which turns Shift+F10 and Menu into one event; that event is sent.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from app.model.records import Id, Note
from app.widgets.actions.table import ROWS as ACTIONS
from tests.driver import Driver
from tests.interaction.conftest import At, User
from tests.interaction.rows import without_a_test
from tests.widgets.canvas.hands import CONTROL, MIDDLE, SHIFT, Hands

ROWS = (
    "arrows, Home, End, Ctrl+Home",
    "Alt+arrows",
    "Alt+Shift+up/down on a touchpoint",
    "Enter, F2, or just typing",
    "Tab, Shift+Tab",
    "Ctrl+D, Ctrl+C/X/V, Delete, Ctrl+A",
    "Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y",
    "Ctrl+wheel, Ctrl+plus/minus, Ctrl+0, Ctrl+1, Ctrl+2",
    "wheel, Shift+wheel, trackpad",
    "Ctrl+F, F3",
    "Ctrl+K, Ctrl+Shift+P",
    "F5, F11, F1",
    "Shift+F10, Menu key",
    "Ctrl+S, Ctrl+P",
)

HEADING = "Every one also in a menu or the palette; no shortcut is a typed character"


def selected(hands: Hands) -> tuple[str, ...]:
    return tuple(hands.canvas.selected_ids())


def on(hands: Hands, record_id: str) -> Hands:
    """Selects a record, the keyboard on the map."""
    hands.canvas.select([Id(record_id)])
    hands.canvas.setFocus()
    return hands


def text_of(hands: Hands, note_id: str) -> str:
    return hands.document.get(Id(note_id), Note).text


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


# --- going round -----------------------------------------------------------------------------------------------------


def test_arrows_home_end_ctrl_plus_home(hands: Hands) -> None:
    """Arrows move focus to the nearest note or cell; first, last in lane; whole map."""
    on(hands, "t1").key("Right")
    assert selected(hands) == ("t2",)
    hands.key("End")
    assert selected(hands) == ("t4",) or hands.canvas.focus_key == "cell:touchpoints:p3"
    hands.key("Home")
    assert selected(hands) == ("t1",)
    for _lane in range(5):
        if selected(hands) != ("n1",):
            hands.key("Down")
    assert selected(hands) == ("n1",)
    hands.canvas.camera.zoom_to(2.0)
    hands.key("Ctrl+Home")
    drawing = hands.canvas.drawing
    assert hands.canvas.camera.in_sight().contains(QRectF(0, 0, drawing.width, drawing.height))


def test_alt_plus_arrows(hands: Hands) -> None:
    """Move the note: along time and to the next phase, up and down in the cell and to the next lane."""
    on(hands, "t3")
    with hands.one_step():
        hands.key("Alt+Right")
    assert [t.id for t in hands.document.touchpoints(Id("p2"))] == ["t3", "t4"]
    with hands.one_step():
        hands.key("Alt+Left")
    assert [t.id for t in hands.document.touchpoints(Id("p1"))] == ["t1", "t2", "t3"]
    on(hands, "n1").key("Alt+Down")
    assert [n.id for n in hands.document.column(Id("p1"), Id("doing"), Id("t1"))] == ["n2", "n1"]
    hands.key("Alt+Down")
    assert hands.document.get(Id("n1"), Note).lane_id == "pains"
    hands.key("Alt+Up")
    assert hands.document.get(Id("n1"), Note).lane_id == "doing"


def test_alt_plus_shift_plus_up_down_on_a_touchpoint(hands: Hands) -> None:
    """Raise or lower its emotion score by 0.1 (Page: by 1)."""

    def score() -> int:
        known = hands.document.score(Id("t1"))
        assert known is not None
        return known.score

    on(hands, "t1").key("Alt+Shift+Up")
    assert score() == 6
    hands.key("Alt+Shift+Down", "Alt+Shift+Down")
    assert score() == 4
    hands.key("Alt+Shift+PgUp")
    assert score() == 14
    hands.key("Alt+Shift+PgDown")
    assert score() == 4


# --- typing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Return", "F2"])
@pytest.mark.parametrize("end", ["Esc", "Ctrl+Return"])
def test_enter_f2_or_just_typing_edit(hands: Hands, key: str, end: str) -> None:
    """Edit; Esc or Ctrl+Enter finishes and keeps."""
    on(hands, "n1").key(key)
    begun = hands.canvas.editor.active
    hands.type("!").key(end)
    assert (begun, hands.canvas.editor.active) == (True, False)
    assert text_of(hands, "n1") == "Loopt naar binnen!"


def test_enter_f2_or_just_typing_any_character_but_space(hands: Hands) -> None:
    """Just typing: any character but Space."""
    on(hands, "n1").key("Space")
    assert not hands.canvas.editor.active
    hands.type("?").key("Esc")
    assert text_of(hands, "n1") == "Loopt naar binnen?"


@pytest.mark.parametrize(("record", "text"), [("n1", "Loopt naar binnen\nEn"), ("t1", "Ziet een fiets staan En")])
def test_enter_f2_or_just_typing_any_character_but_space_never_glues_words(
    hands: Hands, record: str, text: str
) -> None:
    """What is typed on a chosen note is added as words of its own: on a new line, or after a space in a title."""
    on(hands, record)
    hands.type("En").key("Esc")
    kept = hands.document.records[Id(record)]
    assert (getattr(kept, "text", None) or getattr(kept, "title", "")) == text


def test_enter_f2_or_just_typing_with_altgr(hands: Hands) -> None:
    """AltGr types too: on Belgian keyboards @ and # need it, and Windows reports it as Ctrl+Alt."""
    on(hands, "n1")
    altgr = CONTROL | Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(hands.canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_At, altgr, "@"))
    assert hands.canvas.editor.active
    hands.key("Esc")
    assert text_of(hands, "n1").endswith("@")


def test_enter_f2_or_just_typing_enter_inside_is_a_new_line(hands: Hands) -> None:
    """Enter inside is a new line."""
    on(hands, "n1").key("F2", "Return").type("snel").key("Esc")
    assert text_of(hands, "n1") == "Loopt naar binnen\nsnel"


def test_tab_shift_plus_tab(hands: Hands) -> None:
    """Finish and go to the next or previous note; create one if there is none."""
    on(hands, "n1").key("F2").type("!").key("Tab")
    assert text_of(hands, "n1").endswith("!")
    assert selected(hands) == ("n2",)
    hands.key("Shift+Tab")
    assert selected(hands) == ("n1",)
    hands.key("Tab", "Tab")
    assert hands.canvas.editor.active
    hands.type("Nieuw").key("Esc")
    assert [n.text for n in hands.document.column(Id("p1"), Id("doing"), Id("t1"))][-1] == "Nieuw"


@pytest.mark.parametrize("key", ["Ctrl+Tab", "F6"])
def test_tab_shift_plus_tab_but_ctrl_plus_tab_and_f6_leave_the_canvas(user: User, key: str) -> None:
    """Ctrl+Tab and F6 leave the canvas, also from a note that is being typed, and come round to it again."""
    on(user.hands, "n1").key("F2")
    user.driver.press(key)
    assert not user.canvas.hasFocus() and not user.canvas.editor.active
    for _part in range(6):
        if user.canvas.hasFocus():
            break
        user.driver.press(key)
    assert user.canvas.hasFocus()


# --- clipboard and history -------------------------------------------------------------------------------------------


def test_ctrl_plus_d_ctrl_plus_c_x_v_delete_ctrl_plus_a(hands: Hands) -> None:
    """As everywhere."""

    def texts() -> list[str]:
        return [n.text for n in hands.document.column(Id("p1"), Id("doing"), Id("t1"))]

    first, second = texts()
    on(hands, "n1").key("Ctrl+D")
    assert texts() == [first, first, second]
    hands.key("Delete")
    assert texts() == [first, second]
    on(hands, "n2").key("Ctrl+C", "Ctrl+V")
    assert texts() == [first, second, second]
    hands.key("Ctrl+X")
    assert texts() == [first, second]
    hands.key("Ctrl+A")
    assert set(selected(hands)) == {"t1", "t2", "t3", "t4", "n1", "n2", "n3", "n4"}


@pytest.mark.parametrize(("lines", "asks"), [(20, False), (21, True)])
def test_ctrl_plus_d_ctrl_plus_c_x_v_delete_ctrl_plus_a_pasting_several_lines(
    user: User, lines: int, asks: bool
) -> None:
    """Pasting several lines or an Excel column makes one note per line (ask above 20)."""
    hands = user.hands
    QGuiApplication.clipboard().setText("\n".join(f"Regel {number}" for number in range(lines)))
    on(hands, "n4").key("Ctrl+V")
    if asks:
        assert user.driver.sees("canvas.question")
        assert not [r for r in hands.document.records.values() if isinstance(r, Note) and r.text.startswith("Regel")]
        user.driver.click("question.apart")
    made = [r for r in hands.document.records.values() if isinstance(r, Note) and r.text.startswith("Regel")]
    assert len(made) == lines


def test_ctrl_plus_z_ctrl_plus_shift_plus_z_ctrl_plus_y(user: User) -> None:
    """Undo, redo; the menu names the step."""
    hands = user.hands
    on(hands, "t1").key("Delete")
    user.driver.settle()
    assert "Ziet een fiets staan" in user.window.actions_["edit.undo"].text()
    hands.key("Ctrl+Z")
    assert "t1" in hands.document.records
    user.driver.settle()
    assert "Ziet een fiets staan" in user.window.actions_["edit.redo"].text()
    hands.key("Ctrl+Shift+Z")
    assert "t1" not in hands.document.records
    hands.key("Ctrl+Z", "Ctrl+Y")
    assert "t1" not in hands.document.records


# --- the view --------------------------------------------------------------------------------------------------------


def test_ctrl_plus_wheel_ctrl_plus_plus_minus_ctrl_plus_0_ctrl_plus_1_ctrl_plus_2(hands: Hands) -> None:
    """Zoom at the cursor, 100 %, fit map, fit selection."""
    canvas, place = hands.canvas, hands.at("t2")
    under = canvas.stage.to_map(place.x(), place.y())
    hands.wheel(place, 120, CONTROL)
    assert canvas.zoom > 1.0
    assert canvas.stage.to_map(place.x(), place.y()) == pytest.approx(under, abs=1.5)
    closer = canvas.zoom
    hands.key("Ctrl++")
    assert canvas.zoom > closer
    hands.key("Ctrl+-", "Ctrl+-")
    assert canvas.zoom < closer
    hands.key("Ctrl+0")
    assert canvas.zoom == pytest.approx(1.0)
    on(hands, "t1").key("Ctrl+2")
    assert canvas.zoom > 1.0
    assert canvas.viewport().rect().contains(hands.at("t1"))
    hands.key("Ctrl+1")
    assert canvas.camera.in_sight().contains(QRectF(0, 0, canvas.drawing.width, canvas.drawing.height))


def test_wheel_shift_plus_wheel_trackpad(at: At) -> None:
    """Pan; Space+drag and middle-drag pan."""
    hands = at(zoom=2.0).hands
    camera, ground = hands.canvas.camera, QPoint(600, 400)

    def panned(act: Callable[[], object]) -> tuple[bool, bool]:
        x, y, zoom = camera.place
        act()
        assert camera.place[2] == zoom
        return camera.place[0] != x, camera.place[1] != y

    assert panned(lambda: hands.wheel(ground, -120)) == (False, True)
    assert panned(lambda: hands.wheel(ground, -120, SHIFT)) == (True, False)
    assert panned(lambda: hands.scroll(ground, QPoint(-12, -7))) == (True, True)
    assert panned(lambda: hands.drag(ground, ground - QPoint(30, 20), button=MIDDLE)) == (True, True)
    hands.canvas.setFocus()
    with hands.no_step():
        hands.hold(Qt.Key.Key_Space)
        assert panned(lambda: hands.drag("t2", hands.at("t2") - QPoint(30, 20))) == (True, True)
        hands.let_go(Qt.Key.Key_Space)
    pinch = Qt.NativeGestureType.ZoomNativeGesture
    before = hands.canvas.zoom
    hands.gesture(pinch, ground, 0.2)
    assert hands.canvas.zoom == pytest.approx(before * 1.2, rel=0.01)


# --- finding and showing ---------------------------------------------------------------------------------------------


def test_ctrl_plus_f_f3(user: User) -> None:
    """Find with count, jump, highlight; filter by lane, owner, channel."""
    driver = user.driver.press("Ctrl+F")
    driver.type("r").settle(300)
    total = driver.find("find.count", QLabel).text()
    assert any(letter.isdigit() for letter in total)
    first = user.canvas.selected_ids()
    driver.press("F3")
    assert driver.find("find.count", QLabel).text() != total or user.canvas.selected_ids() != first
    user.window.actions_["view.filter"].trigger()
    assert driver.settle().sees("find.filters")
    for name in ("lane", "owner", "channel"):
        assert any(driver.sees(f"find.filters.{name}{plural}") for plural in ("", "s")), name


@pytest.mark.parametrize("key", ["Ctrl+K", "Ctrl+Shift+P"])
def test_ctrl_plus_k_ctrl_plus_shift_plus_p(user: User, key: str) -> None:
    """Command palette: every action with its shortcut, and jump to any note, phase, persona."""
    user.driver.press(key)
    user.driver.type("proefrit").press("Return")
    assert user.canvas.selected_ids() == ("t3",)
    user.canvas.setFocus()
    user.driver.press(key).type("Actual size").press("Return")
    assert user.canvas.zoom == pytest.approx(1.0)


def test_f5_f11_f1(user: User) -> None:
    """Present (panels hidden, arrows go from phase to phase, Esc leaves), full screen, searchable shortcut sheet."""
    driver = user.driver.press("F5")
    assert driver.sees("present") and not driver.sees("topBar") and not driver.sees("rail")
    page = driver.find("present")
    before = page.stop  # type: ignore[attr-defined]
    driver.press("Right")
    assert page.stop != before  # type: ignore[attr-defined]
    driver.press("Esc")
    assert not driver.sees("present") and driver.sees("canvas")
    user.canvas.setFocus()
    assert driver.press("F11").window.isFullScreen()
    assert not driver.press("F11").window.isFullScreen()
    driver.press("F1").type("redo").settle(50)
    listed = [entry.title for entry in driver.find("keys.list").entries() if not entry.heading]  # type: ignore[attr-defined]
    assert listed and all("redo" in title.lower() for title in listed)
    driver.press("Esc")


def test_shift_plus_f10_menu_key(user: User) -> None:
    """Context menu, of what has the keyboard."""
    on(user.hands, "t1")
    widget = focus()
    place = widget.rect().center()
    keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(widget, QContextMenuEvent(keyboard, place, widget.mapToGlobal(place)))
    assert isinstance(user.hands.menu(), QMenu)
    user.hands.choose("menu.toggle_moment_of_truth")
    assert user.document.records[Id("t1")].moment_of_truth  # type: ignore[attr-defined]


def test_ctrl_plus_s_ctrl_plus_p(user: User) -> None:
    """Name a version (everything is already saved); print."""
    on(user.hands, "t1").key("Delete")
    user.driver.press("Ctrl+S").type("Voor de workshop").press("Return").settle(300)
    assert "Voor de workshop" in [version.name for version in user.driver.session.versions.all()]
    user.canvas.setFocus()
    user.driver.press("Ctrl+P").settle(300)
    assert user.driver.sees("printDialog")
    user.driver.press("Esc")


# --- no shortcut is a typed character --------------------------------------------------------------------------------


def test_every_one_also_in_a_menu_or_the_palette_no_shortcut_is_a_typed_character() -> None:
    """Typing edits, and Belgian AZERTY moves symbols: every key holds Ctrl or Alt, or is one that types nothing."""
    keys = [key for row in ACTIONS for key in row.all_keys]
    assert len(keys) > 40
    assert [key for key in keys if _types(key)] == []


def _types(key: str) -> bool:
    """Whether a keyboard types something with this chord; AltGr, which is Ctrl+Alt, does."""
    pressed = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know that it has parts
    held = pressed.keyboardModifiers()
    alone = not held & (CONTROL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier)
    altgr = bool(held & CONTROL) and bool(held & Qt.KeyboardModifier.AltModifier)
    printable = pressed.key().value < Qt.Key.Key_Escape.value
    return printable and (alone or altgr)


# --- nothing traps ---------------------------------------------------------------------------------------------------

MOST_PRESSES = 8
"""The parts of the window with everything open, and one press to spare."""


def takers(driver: Driver) -> list[QWidget]:
    """Every widget of the window that Tab comes to."""
    return [
        widget
        for widget in driver.window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.mark.parametrize("keys", [["F6"] * MOST_PRESSES, ["Esc"] * 3], ids=["F6", "Esc"])
@pytest.mark.parametrize("panel", ["outline", "actions", "checks", "history", "map", "maps"])
def test_nothing_traps(vera: Driver, panel: str, keys: list[str]) -> None:
    """From wherever the keyboard is, F6 comes round to the map, and so does Esc."""
    vera.workspace.open_panel(panel)
    _inspect_something(vera)
    for place in range(len(takers(vera))):
        _inspect_something(vera)
        taker = takers(vera)[place]
        taker.setFocus(Qt.FocusReason.TabFocusReason)
        name = taker.objectName() or type(taker).__name__
        _press_until_on_the_map(vera, keys)
        assert vera.canvas.hasFocus(), f"{name}: {keys[0]} ends in {focus().objectName()}"


def _inspect_something(driver: Driver) -> None:
    if not driver.sees("inspector"):
        driver.canvas.select([])
        driver.click_on(driver.document.journey(driver.canvas.map_id)[0].id)


def _press_until_on_the_map(driver: Driver, keys: list[str]) -> None:
    for key in keys:
        if not driver.canvas.hasFocus():
            pressed = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know that it has parts
            QTest.keyClick(driver.window.windowHandle(), pressed.key())
            QApplication.processEvents()


def test_nothing_traps_and_tab_goes_on(vera: Driver) -> None:
    """Tab never stays where it is: from the first field of the inspector it comes past all of them."""
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    vera.find("touchpoint.title").setFocus()
    seen = []
    for _press in range(60):
        seen.append(focus())
        QTest.keyClick(vera.window.windowHandle(), Qt.Key.Key_Tab)
        assert focus() is not seen[-1], f"Tab stays in {focus().objectName()}"
        if vera.canvas.hasFocus():
            break
    assert len(set(seen)) > 6
    form = vera.workspace.inspector.form
    assert form is not None
    fields = {w for w in takers(vera) if form.isAncestorOf(w)}
    assert {w for w in fields if not w.focusProxy() and not w.objectName().endswith(".text")} <= set(seen)


def test_every_row_is_driven() -> None:
    assert without_a_test((*ROWS, HEADING, "nothing traps"), globals()) == []
