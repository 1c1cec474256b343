"""The parts of the window that the keyboard goes round, one key for all: from the canvas and back, so nothing traps it.

Each part remembers where the keyboard last was in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas
    from app.widgets.workspace import Workspace


@runtime_checkable
class Entered(Protocol):
    """A part that knows better than the order of Tab where the keyboard begins in it."""

    def entry(self) -> QWidget | None:
        """Where the keyboard goes when what had it there last is gone, or None for the first thing that takes it."""


def go_round(workspace: Workspace, forward: bool) -> None:
    """Gives the keyboard to the next part of the window that can take it, or to the one before."""
    workspace.settle_typing()  # which gives the keyboard back to the map, from where we go on
    parts = [part for part in parts_of(workspace) if entry_of(part) is not None]
    if not parts:  # while presenting, the window shows none of them
        return
    focus = QApplication.focusWidget()
    here = next((number for number, part in enumerate(parts) if _holds(part, focus)), -1 if forward else 0)
    chosen = parts[(here + (1 if forward else -1)) % len(parts)]
    if chosen is workspace.canvas:
        enter_canvas(workspace.canvas)
    else:
        enter(chosen)


def parts_of(workspace: Workspace) -> list[QWidget]:
    """The parts in the order of the keys: canvas, what is said over it, inspector, panel, rail and top bar."""
    panels = workspace.panels.values()
    ground = workspace.over or workspace.canvas
    parts = [ground, workspace.window_.banner, workspace.inspector, *panels, workspace.rail, workspace.top_bar]
    return [part for part in parts if part.isVisible()]


def enter(part: QWidget) -> None:
    """Gives the keyboard to a part, where it last was or else at the first thing that takes it."""
    entry = entry_of(part)
    if entry is not None:
        entry.setFocus(Qt.FocusReason.TabFocusReason)


def leave(part: QWidget, ground: QWidget) -> None:
    """Takes the keyboard from a part that is about to go to the map, or to what lies over it: Qt would give it to
    whatever comes next.
    """
    if has_keyboard(part):
        ground.setFocus()


def enter_canvas(canvas: Canvas) -> None:
    """Gives the keyboard to the map, where it was there before."""
    canvas.setFocus(Qt.FocusReason.TabFocusReason)


@contextmanager
def keeping_keyboard(window: QWidget) -> Iterator[None]:
    """Gives the keyboard back to what goes by the same name, after the parts of a window were made anew."""
    focus = window.focusWidget()
    name = focus.objectName() if focus is not None else ""
    yield

    def give_back() -> None:
        same = next((widget for widget in window.findChildren(QWidget, name) if widget.isVisible()), None)
        if same is not None and not same.hasFocus():
            same.setFocus(Qt.FocusReason.OtherFocusReason)

    if name:
        QTimer.singleShot(0, window, give_back)  # Qt shows what is new by then


def begin(canvas: Canvas) -> None:
    """Gives the keyboard to the first phase of a map on which nothing stands yet, so that typing names it."""
    phases = canvas.document.phases(canvas.map_id)
    group = canvas.map_scene.group_of(phases[0].id) if phases else None
    if group is not None and not canvas.document.journey(canvas.map_id):
        canvas.selection.select((), focus_key=group.key)


def entry_of(part: QWidget) -> QWidget | None:
    """The widget of a part that the keyboard would come to, or None when nothing in it takes the keyboard."""
    last = part.focusWidget()
    if last is not None and last is not part and _takes_keys(last):
        return last
    known = part.entry() if isinstance(part, Entered) else None
    if known is not None and _takes_keys(known):
        return known
    takers = list(_takers(part))
    if part.objectName() in ("inspector", "panel"):  # fields and lists before the buttons above them
        takers.sort(key=lambda taker: isinstance(taker, QAbstractButton))
    ticked = (taker for taker in takers if isinstance(taker, QAbstractButton) and taker.isChecked())
    return next(ticked, next(iter(takers), None)) if part.objectName() == "rail" else next(iter(takers), None)


def ends_here(part: QWidget, forward: bool) -> bool:
    """Whether Tab, or Shift+Tab, has nothing more to come to in a part."""
    takers = list(_takers(part))
    return bool(takers) and takers[-1 if forward else 0].hasFocus()


def _takers(part: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in a part, in the order of Tab."""
    if _takes_keys(part):
        yield part
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and _takes_keys(widget):
            yield widget
        widget = widget.nextInFocusChain()


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def has_keyboard(part: QWidget) -> bool:
    """Whether the keyboard is in a part of the window."""
    return _holds(part, QApplication.focusWidget())


def _holds(part: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (part is focus or part.isAncestorOf(focus))
