"""What a screen reader is told of a map while it listens: where the keyboard is, what changed, and what to say of it.

Subscribed to the session from the moment the map is first asked for. Nothing is done while nobody listens, but that the
outline is read anew. What is told waits for the end of what Qt is doing, so that a burst of steps is told once, the
focus before the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleValueChangeEvent,
)

from app.model.change import Change
from app.model.records import EmotionScore, Id, Lane, Note, Phase, Record, Touchpoint
from app.session.events import Changed, Event
from app.widgets.areas import has_keyboard
from app.widgets.canvas.accessible_items import ItemInterface
from app.widgets.canvas.accessible_map import MapInterface
from app.widgets.canvas.accessible_words import score_of
from app.widgets.canvas.announcing import sentence

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

_MOST = 100
"""More new things than this are not told one by one."""

_HOLDERS = ("phase_id", "lane_id", "touchpoint_id", "order")


class Telling(QObject):
    """Tells screen readers of one canvas; its child, so that it goes with it."""

    def __init__(self, canvas: Canvas, interface: MapInterface) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._interface = interface
        self._focus: str | None = canvas.focus_key
        self._said = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._tell)
        stop = canvas.session.subscribe(self._on_event)
        canvas.destroyed.connect(stop)
        canvas.selection_changed.connect(self._later)
        canvas.map_changed.connect(self._on_map)
        canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """When the keyboard comes to the map, it comes to a thing on it."""
        if event.type() == QEvent.Type.FocusIn:
            self._focus = None
            self._later()
        return False

    # --- what happens --------------------------------------------------------------------------------------------

    def _on_map(self, _map_id: str) -> None:
        self._interface.outline.forget()
        self._interface.let_go(self._interface.living())
        if QAccessible.isActive():
            self._send(QAccessible.Event.NameChanged, None)
            self._send(QAccessible.Event.DescriptionChanged, None)
        self._later()

    def _on_event(self, event: Event) -> None:
        if not isinstance(event, Changed):
            return
        if QAccessible.isActive():
            self._follow(event.change)
            self._say(event)
        else:
            self._interface.outline.forget()
            self._drop_what_is_gone()
        self._later()

    def _say(self, event: Changed) -> None:
        """Keeps what is to be said, of a burst the last; panels speak for themselves of what was done in them."""
        if event.origin == "run" and not has_keyboard(self._canvas):
            return
        session = self._canvas.session
        step = session.redo_label if event.origin == "undo" else session.undo_label
        self._said = sentence(event, self._canvas.document, step) or self._said

    def _later(self) -> None:
        if QAccessible.isActive():
            self._soon.start()

    def _tell(self) -> None:
        """The focus, if it is elsewhere than when it was last told, and then what there is to say."""
        key = self._canvas.focus_key if self._canvas.hasFocus() else None
        if key != self._focus:
            self._focus = key
            item = self._interface.item(key) if key else None
            if item is not None:
                self._send(QAccessible.Event.Focus, item)
                self._send(QAccessible.Event.Selection, item)
        said, self._said = self._said, ""
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._canvas, said))

    # --- following changes ---------------------------------------------------------------------------------------

    def _follow(self, change: Change) -> None:
        """Tells of what went, came, moved, and is called or felt otherwise, as far as somebody asked for it before."""
        moved = {i for before, after in change.pairs if (i := _moved(before, after)) is not None}
        going = [item for item in self._interface.living() if item.node.record_id in moved and _stands_for(item)]
        for item in going:
            self._send(QAccessible.Event.ObjectDestroyed, item)
        self._interface.outline.forget()
        self._drop_what_is_gone()
        for item in going:
            if item in self._interface.living():
                self._send(QAccessible.Event.ObjectCreated, item)
        self._tell_new(change)
        self._tell_values(change)

    def _drop_what_is_gone(self) -> None:
        gone = []
        for item in self._interface.living():
            node = self._interface.outline.find(item.node.key)
            if node is None:
                gone.append(item)
            else:
                item.node = node
        if QAccessible.isActive():
            for item in gone:
                self._send(QAccessible.Event.ObjectDestroyed, item)
        self._interface.let_go(gone)

    def _tell_new(self, change: Change) -> None:
        created = [record.id for record in change.created][:_MOST]
        for key in (key for i in created for key in self._interface.outline.keys_of(i)):
            item = self._interface.item(key)
            if item is not None:
                self._send(QAccessible.Event.ObjectCreated, item)

    def _tell_values(self, change: Change) -> None:
        touched = {i for before, after in change.pairs for i in _speaks_of(before, after)}
        felt = {r.touchpoint_id for pair in change.pairs for r in pair if isinstance(r, EmotionScore)}
        for item in self._interface.living():
            if item.node.record_id in felt and item.node.role in ("touchpoint", "point"):
                score = (score_of(self._canvas.document, item.node) or 0) / 10
                QAccessible.updateAccessibility(QAccessibleValueChangeEvent(item, score))
            if item.node.record_id in touched | felt:
                self._send(QAccessible.Event.NameChanged, item)
                self._send(QAccessible.Event.DescriptionChanged, item)

    def _send(self, kind: QAccessible.Event, item: ItemInterface | None) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(item or self._interface, kind))


def _stands_for(item: ItemInterface) -> bool:
    """Whether an item is a record as a whole, so that it moves when the record does."""
    return item.node.role in ("phase", "lane", "touchpoint", "note")


def _moved(before: Record | None, after: Record | None) -> Id | None:
    if before is None or after is None or not isinstance(after, Phase | Lane | Touchpoint | Note):
        return None
    fields = (field for field in _HOLDERS if hasattr(after, field))
    return after.id if any(getattr(before, field) != getattr(after, field) for field in fields) else None


def _speaks_of(before: Record | None, after: Record | None) -> tuple[Id, ...]:
    """The record itself, when it was there before and still is."""
    return (after.id,) if before is not None and after is not None else ()
