"""Gestures that change the view and never the map: panning, pinching and the lasso."""

from __future__ import annotations

from app.drawing.hit_test import inside
from app.drawing.primitives import Box
from app.widgets.canvas.gestures.contact import Contact
from app.widgets.canvas.gestures.gesture import Gesture
from app.widgets.canvas.gestures.stage import Stage


class Pan(Gesture):
    """The map follows one contact."""

    def __init__(self, stage: Stage, contact: Contact) -> None:
        self._stage = stage
        self.last = contact

    def move(self, contact: Contact) -> Gesture:
        """Moves the map along."""
        self._stage.pan(contact.x - self.last.x, contact.y - self.last.y)
        self.last = contact
        return self

    def release(self, contact: Contact) -> None:
        """The map stays where it is."""

    def cancel(self) -> None:
        """The map stays where it is: a view is nothing to put back."""


class Pinch(Gesture):
    """Two fingers pan and zoom together; the points of the map under them stay under them."""

    def __init__(self, stage: Stage, one: Contact, two: Contact) -> None:
        self._stage = stage
        self._fingers = {one.id: one, two.id: two}
        self.last = two

    def move(self, contact: Contact) -> Gesture:
        """Moves the map with the middle of the fingers, and zooms by how much their distance grew."""
        if contact.id not in self._fingers:
            return self
        before = self._middle_and_spread()
        self._fingers[contact.id] = self.last = contact
        after = self._middle_and_spread()
        self._stage.pan(after[0] - before[0], after[1] - before[1])
        if before[2] > 1 and after[2] > 1:
            self._stage.zoom_by(after[2] / before[2], after[0], after[1])
        return self

    def release(self, contact: Contact) -> Gesture | None:
        """The finger that is left goes on panning."""
        self._fingers.pop(contact.id, None)
        left = next(iter(self._fingers.values()), None)
        return Pan(self._stage, left) if left else None

    def cancel(self) -> None:
        """The map stays where it is: a view is nothing to put back."""

    def _middle_and_spread(self) -> tuple[float, float, float]:
        one, two = self._fingers.values()
        return (one.x + two.x) / 2, (one.y + two.y) / 2, one.distance(two)


class Lasso(Gesture):
    """A box drawn over open ground selects the notes that it meets."""

    def __init__(self, stage: Stage, contact: Contact) -> None:
        self._stage = stage
        self._start = stage.to_map(contact.x, contact.y)
        self._adding = contact.adding
        self._before = list(stage.selected)
        self.last = contact

    def move(self, contact: Contact) -> Gesture:
        """Stretches the box and selects what it meets now."""
        self.last = contact
        box = self._box(contact)
        self._stage.lasso(box)
        met = [group.record_id for group in inside(self._stage.drawing, box) if group.role in ("touchpoint", "note")]
        kept = self._before if self._adding else []
        self._stage.select(list(dict.fromkeys([*kept, *(i for i in met if i is not None)])))
        self._stage.edge_scroll(contact.x, contact.y)
        return self

    def release(self, contact: Contact) -> None:
        """What is selected stays selected."""
        self._end()

    def cancel(self) -> None:
        """What was selected before is selected again."""
        self._end()
        self._stage.select(self._before)

    def _end(self) -> None:
        self._stage.lasso(None)
        self._stage.edge_scroll(None)

    def _box(self, contact: Contact) -> Box:
        x, y = self._stage.to_map(contact.x, contact.y)
        left, top = min(x, self._start[0]), min(y, self._start[1])
        return Box(left, top, abs(x - self._start[0]), abs(y - self._start[1]))
