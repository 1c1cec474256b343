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

_HOLDERS = ("phase_id", "lane_id", "touchpoint_id")


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
        self._send(QAccessible.Event.NameChanged, None)
        self._send(QAccessible.Event.DescriptionChanged, None)
        self._later()

    def _on_event(self, event: Event) -> None:
        if not isinstance(event, Changed):
            return
        self._follow(event.change)
        if QAccessible.isActive():
            self._say(event)
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
        moved = {after.id for before, after in change.pairs if after is not None and _has_moved(before, after)}
        going = [item for item in self._interface.living() if item.is_about(moved) and _stands_for(item)]
        for item in going:
            self._send(QAccessible.Event.ObjectDestroyed, item)
        self._interface.outline.forget()
        self._drop_what_is_gone(change)
        if not QAccessible.isActive():
            return
        self._tell_of([item.key for item in going])
        created = [record.id for record in change.created][:_MOST]
        self._tell_of([key for i in created for key in self._interface.outline.keys_of(i)])
        self._tell_values(change)

    def _drop_what_is_gone(self, change: Change) -> None:
        touched = _touched(change)
        near = [item for item in self._interface.living() if touched is None or item.is_near(touched)]
        gone = [item for item in near if self._interface.node(item.key) is None]
        for item in gone:
            self._send(QAccessible.Event.ObjectDestroyed, item)
        self._interface.let_go(gone)

    def _tell_of(self, keys: list[str]) -> None:
        """Tells of things that have come to where they are now."""
        for item in filter(None, map(self._interface.item, keys)):
            self._send(QAccessible.Event.ObjectCreated, item)

    def _tell_values(self, change: Change) -> None:
        stayed = {after.id for before, after in change.pairs if before is not None and after is not None}
        felt = {record.touchpoint_id for pair in change.pairs for record in pair if isinstance(record, EmotionScore)}
        for item in (item for item in self._interface.living() if item.is_about(stayed | felt)):
            self._send(QAccessible.Event.NameChanged, item)
            self._send(QAccessible.Event.DescriptionChanged, item)
            if item.is_about(felt) and item.valueInterface() is not None:
                score = (score_of(self._canvas.document, item.node) or 0) / 10
                QAccessible.updateAccessibility(QAccessibleValueChangeEvent(item, score))

    def _send(self, kind: QAccessible.Event, item: ItemInterface | None) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(item or self._interface, kind))


def _stands_for(item: ItemInterface) -> bool:
    """Whether an item is a record as a whole, so that it moves when the record does."""
    return item.key.split(":")[0] in ("phase", "lane", "touchpoint", "note", "action")


def _has_moved(before: Record | None, after: Record) -> bool:
    if before is None or not isinstance(after, Phase | Lane | Touchpoint | Note):
        return False
    return any(getattr(before, field, None) != getattr(after, field, None) for field in (*_HOLDERS, "order"))


def _touched(change: Change) -> set[Id] | None:
    """What changed, and the phases and touchpoints that hold it or held it; None when it may be anything."""
    records = [record for pair in change.pairs for record in pair if record is not None]
    if any(isinstance(record, Lane) for record in records):
        return None
    holders = {i for record in records for field in _HOLDERS if (i := getattr(record, field, None))}
    return holders | change.ids
