"""Everything that can be used has a name in the reader's language and a role that says what it is, wherever it is.

The window is walked as a screen reader walks it, by Qt's own interfaces, in each of its main states and both languages.
What is on the map itself is looked at in canvas/test_accessible.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from app.i18n import translator
from app.model.records import Action, JourneyMap, Lane, Note, Person, Persona, Phase, Project, Record, Touchpoint
from app.widgets.panels.table import PANELS
from tests.driver import Driver
from tests.widgets.conftest import Start

ROLE = QAccessible.Role
USED = {
    *(ROLE.Button, ROLE.ButtonMenu, ROLE.ButtonDropDown, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.SpinBox),
    *(ROLE.Slider, ROLE.EditableText, ROLE.MenuItem, ROLE.PageTab, ROLE.Link, ROLE.ListItem, ROLE.TreeItem),
    *(ROLE.List, ROLE.Tree, ROLE.Table, ROLE.Dialog),
}
"""The roles of what is used, and must have a name."""

SAYS_NOTHING = {ROLE.NoRole, ROLE.Client, ROLE.Window, ROLE.Pane, ROLE.StaticText, ROLE.LayeredPane}
"""Roles that leave somebody who comes there by the keyboard in the dark."""


def inspecting(kind: type[Record]) -> Callable[[Driver], object]:
    def inspect(driver: Driver) -> None:
        record = next(record for record in driver.document.records.values() if isinstance(record, kind))
        driver.workspace.inspect((record.id,))

    return inspect


def open_panel(name: str) -> Callable[[Driver], object]:
    return lambda driver: driver.workspace.open_panel(name)


def editing(driver: Driver) -> None:
    driver.canvas.edit_text(driver.document.journey(driver.canvas.map_id)[0].id)


def open_menu(driver: Driver) -> None:
    button = driver.find("menu", QToolButton)
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))  # a click would wait for the choice


STATES: dict[str, Callable[[Driver], object]] = {
    "map": lambda driver: None,
    "editor": editing,
    **{f"panel {row.name}": open_panel(row.name) for row in PANELS},
    **{
        f"inspector {kind.KIND}": inspecting(kind)
        for kind in (Touchpoint, Note, Phase, Lane, Action, Persona, Person, JourneyMap, Project)
    },
    "export": lambda driver: driver.window.commands.export(),
    "gallery": lambda driver: driver.window.commands.gallery(),
    "save template": lambda driver: driver.window.actions_["maps.save_template"].trigger(),
    "menu": open_menu,
    "find": lambda driver: driver.press("Ctrl+F"),
    "palette": lambda driver: driver.press("Ctrl+K"),
    "keys": lambda driver: driver.press("F1"),
    "context menu": lambda driver: driver.canvas.popups.of_focus(),
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_start_screen(start: Start, language: str) -> None:
    assert faults(start(language=language), language) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("state", STATES)
def test_the_window_of_a_map(start: Start, state: str, language: str) -> None:
    driver = start("vera", language=language, title="")
    STATES[state](driver)
    driver.settle()
    found = faults(driver, language)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    assert found == [], "\n".join(found)


def test_a_score_beside_the_map_is_heard_and_set_in_its_own_measure(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.workspace.inspect((touchpoint.id,))
    heard = QAccessible.queryAccessibleInterface(vera.settle().find("touchpoint.score"))
    assert (heard.role(), heard.text(QAccessible.Text.Name)) == (ROLE.Slider, "Emotion of Vera de Wit")
    assert heard.valueInterface().currentValue() == -0.5
    heard.valueInterface().setCurrentValue(1.3)
    score = vera.document.score(touchpoint.id)
    assert score is not None and score.score == 13


def faults(driver: Driver, language: str) -> list[str]:
    """What cannot be told from what is heard of it."""
    own = words_of_the_user(driver)
    return [fault for top in tops(driver) for thing in walk(top) for fault in faults_of(thing, language, own)]


def tops(driver: Driver) -> list[QWidget]:
    others = (top for top in QApplication.topLevelWidgets() if top.isVisible() and top.window() is top)
    return [driver.window, *(top for top in others if top is not driver.window)]


def walk(top: QWidget | QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that is seen within a window, but not what is on the map."""
    thing = QAccessible.queryAccessibleInterface(top) if isinstance(top, QWidget) else top
    if thing.state().invisible:
        return
    yield thing
    for place in range(thing.childCount()):
        child = thing.child(place)
        if child is not None and not is_on_map(child):
            yield from walk(child)


def is_on_map(thing: QAccessibleInterface) -> bool:
    return type(thing).__name__ == "ItemInterface"


def faults_of(thing: QAccessibleInterface, language: str, own: set[str]) -> Iterator[str]:
    name, role, state = thing.text(QAccessible.Text.Name), thing.role(), thing.state()
    if role in USED and not name.strip():
        yield f"{where(thing)} has no name"
    if state.focusable and role in SAYS_NOTHING and takes_tab(thing):
        yield f"{where(thing)} is a {role.name}"
    if language == "nl" and name and name not in own and translator("nl")(name) != name:
        yield f"{where(thing)} speaks English: {name!r}"


def takes_tab(thing: QAccessibleInterface) -> bool:
    widget = thing.object()
    if not isinstance(widget, QWidget) or widget.focusProxy() is not None:
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def words_of_the_user(driver: Driver) -> set[str]:
    if driver.window.workspace is None:
        return set()
    return {value for record in driver.document.records.values() for value in texts(record)}


def texts(record: Record) -> Iterator[str]:
    return (value for name in ("title", "text", "name") if (value := getattr(record, name, "")))


def where(thing: QAccessibleInterface) -> str:
    names: list[str] = []
    step: QAccessibleInterface | None = thing
    while step is not None and len(names) < 4:
        named = step.object()
        names.insert(0, (named.objectName() or type(named).__name__) if named else step.text(QAccessible.Text.Name))
        step = step.parent()
    return " > ".join(names)
