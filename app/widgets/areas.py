"""The parts of the window that the keyboard goes round, one key for all: from the canvas and back, so nothing traps it.

Each part remembers where the keyboard last was in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas
    from app.widgets.workspace import Workspace

_LAST = "tabLast"


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
    takers = list(filter(_takes_keys, _as_it_stands(part)))
    if part.objectName() in ("inspector", "panel"):  # fields and lists before the buttons above them
        takers.sort(key=lambda taker: isinstance(taker, QAbstractButton))
    ticked = (taker for taker in takers if isinstance(taker, QAbstractButton) and taker.isChecked())
    return next(ticked, next(iter(takers), None)) if part.objectName() == "rail" else next(iter(takers), None)


def tab_leaves(workspace: Workspace, forward: bool) -> bool:
    """What Tab, or Shift+Tab, does first in the part that has the keyboard; whether that was all there is to do.

    From the end of a part it goes to the next part, in the order of F6, so that it comes round without being trapped.
    Elsewhere Qt goes on, by what stands next: what was made later than the rest it would have put behind all else.
    """
    part = next(filter(has_keyboard, parts_of(workspace)), None)
    if part is None:
        return False
    takers = _in_order_of_tab(part)
    ends = bool(takers) and takers[-1 if forward else 0].hasFocus()
    if ends:
        go_round(workspace, forward)
        _begin_at_its_end(workspace, forward)
    return ends


def _begin_at_its_end(workspace: Workspace, forward: bool) -> None:
    """Puts the keyboard, which has just come to a part by Tab, at the end of it from where Tab goes through all."""
    part = next(filter(has_keyboard, parts_of(workspace)), None)
    takers = _in_order_of_tab(part) if part is not None and part is not workspace.canvas else []
    if takers:
        takers[0 if forward else -1].setFocus(Qt.FocusReason.TabFocusReason)


def come_last(head: QWidget) -> None:
    """Has Tab come to what is in `head` after all that lies beside and under it: to what one works in before a bin."""
    head.setProperty(_LAST, True)


def _in_order_of_tab(part: QWidget) -> list[QWidget]:
    """What takes the keyboard in a part now; from here on Qt has Tab go in that order too."""
    stops = list(_as_it_stands(part))
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    return list(filter(_takes_keys, stops))


def _as_it_stands(part: QWidget) -> Iterator[QWidget]:
    """What could take the keyboard in a part, in the order in which it lies in the layouts."""
    layout = part.layout()
    inside = list(_laid_out(layout)) if layout is not None else []
    inside += [child for child in part.children() if isinstance(child, QWidget) and child not in inside]
    inside.sort(key=lambda child: bool(child.property(_LAST)))
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    for each in inside:
        if not each.isWindow():
            yield from _as_it_stands(each)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for item in (layout.itemAt(place) for place in range(layout.count())):
        if item is not None and (widget := item.widget()) is not None:
            yield widget
        elif item is not None and (within := item.layout()) is not None:
            yield from _laid_out(within)


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def has_keyboard(part: QWidget) -> bool:
    """Whether the keyboard is in a part of the window."""
    return _holds(part, QApplication.focusWidget())


def _holds(part: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (part is focus or part.isAncestorOf(focus))
