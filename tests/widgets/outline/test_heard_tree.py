"""What a screen reader is given for the outline: the rows that are unfolded, as they are, whatever was done before."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from app.model import edits
from app.widgets import areas
from app.widgets.outline import spoken
from tests.widgets.outline.conftest import Walker

Open = Callable[..., Walker]
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def heard(user: Walker) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(user.panel.tree)
    assert interface is not None
    return interface


def rows_seen(user: Walker, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above, model = parent or QModelIndex(), user.panel.rows
    for place in range(model.rowCount(above)):
        index = model.index(place, 0, above)
        yield index
        if user.panel.tree.isExpanded(index):
            yield from rows_seen(user, index)


def everything_is_heard_right(user: Walker) -> None:
    tree = heard(user)
    seen = list(rows_seen(user))
    assert tree.childCount() == len(seen)
    for place, index in enumerate(seen):
        item, node = tree.child(place), user.panel.rows.node(index)
        assert node is not None
        assert item.text(NAME) == spoken.row(node)
        assert tree.indexOfChild(item) == place
        state = item.state()
        assert state.selected == user.panel.tree.selectionModel().isSelected(index)
        assert state.expandable == user.panel.rows.hasChildren(index)
        assert state.expanded == (state.expandable and user.panel.tree.isExpanded(index))
        assert item.rect().size() == user.panel.tree.visualRect(index).size()
    current = user.panel.tree.node()
    assert current is not None
    assert tree.focusChild().text(NAME) == spoken.row(current)


@pytest.mark.parametrize("seed", range(2))
def test_every_row_is_heard_right_after_whatever_was_done(outline: Open, seed: int) -> None:
    user, chance = outline(), random.Random(seed)
    for _step in range(30):
        seen = list(rows_seen(user))
        index = chance.choice(seen)
        chance.choice((fold, fold, walk_to, walk_to, add, remove, move, undo))(user, index)
        user.settle()
        everything_is_heard_right(user)


def fold(user: Walker, index: QModelIndex) -> None:
    user.panel.tree.setExpanded(index, not user.panel.tree.isExpanded(index))


def walk_to(user: Walker, index: QModelIndex) -> None:
    user.panel.tree.setCurrentIndex(index)


def add(user: Walker, index: QModelIndex) -> None:
    node = user.panel.rows.node(index)
    if node is not None and node.phase_id is not None:
        phase_id = node.phase_id
        user.workspace.run(lambda document: edits.add_touchpoint(document, phase_id, "New here", 0))


def remove(user: Walker, index: QModelIndex) -> None:
    node = user.panel.rows.node(index)
    if node is not None and node.record_id is not None and len(user.document.phases(user.canvas.map_id)) > 2:
        record_id = node.record_id
        user.workspace.run(lambda document: edits.delete(document, record_id))


def move(user: Walker, index: QModelIndex) -> None:
    user.panel.tree.setCurrentIndex(index)
    user.press("Alt+Down")


def undo(user: Walker, _index: QModelIndex) -> None:
    user.press("Ctrl+Z")


def test_only_what_holds_something_can_be_folded_and_it_says_how_deep_it_hangs(outline: Open) -> None:
    user = outline("empty")
    item = heard(user).child(0)
    assert not item.state().expandable and not item.state().expanded
    assert item.text(DESCRIPTION).startswith("level 1, 1 of ")
    assert (
        item.interface_cast(QAccessible.InterfaceType.AttributesInterface).attributeValue(QAccessible.Attribute.Level)
        == 1
    )


def test_a_row_says_it_has_the_keyboard_only_while_the_tree_does(outline: Open) -> None:
    user = outline()
    item = heard(user).focusChild()
    assert item.state().focused
    user.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not item.state().focused


def test_a_row_that_is_gone_is_heard_no_more(outline: Open) -> None:
    user = outline()
    item = heard(user).focusChild()
    user.press("Space", "Del")
    assert not item.isValid()


def test_what_came_of_typing_is_said(outline: Open) -> None:
    user = outline()
    said: list[str] = []
    user.panel.tree.said.connect(said.append)
    user.go(user.key_of("The jeans won’t close")).press("F2").type("The zip").press("Return").settle()
    user.press("Ins")
    assert user.panel.editor.accessibleName() == "New touchpoint"
    user.type("Buys a belt").press("Return").settle()
    assert said == ["Renamed: The zip", "Added: Buys a belt"]


def test_the_keyboard_comes_to_the_tree_not_to_the_button_above_it(outline: Open) -> None:
    user = outline()
    user.workspace.open_panel("")
    user.workspace.open_panel("outline")
    assert areas.entry_of(user.panel) is user.panel.tree


def test_the_moment_of_truth_has_its_key_in_the_outline_too(outline: Open) -> None:
    user = outline()
    user.go(user.key_of("Sees Merel’s ad")).press("Ctrl+M")
    assert user.current().moment_of_truth


def test_what_is_duplicated_and_a_group_that_is_selected_are_said(outline: Open) -> None:
    user = outline()
    said: list[str] = []
    user.panel.tree.said.connect(said.append)
    user.go(user.key_of("Sees Merel’s ad")).press("Ctrl+D").settle()
    assert said[-1] == "Duplicated: Sees Merel’s ad"
