"""Gestures that change the view and never the map: panning, pinching and the lasso.

The view is one, however many people stand around it. Whoever begins to pan or pinch has it; who comes later waits for
it, and goes on from there when it is free. While somebody drags a thing, the map stays under it for all of them.
"""

from __future__ import annotations

from collections.abc import Callable

from app.drawing.hit_test import inside
from app.drawing.primitives import Box
from app.widgets.canvas.gestures.contact import FLICK_TIME, Contact
from app.widgets.canvas.gestures.gesture import Gesture
from app.widgets.canvas.gestures.stage import Stage


class Turns:
    """Who has the view: the first of those that want it, and nobody while `kept` says that it has to stay."""

    def __init__(self, kept: Callable[[], bool] = lambda: False) -> None:
        self._waiting: list[object] = []
        self._kept = kept

    @property
    def taken(self) -> bool:
        """Whether anybody has the view or waits for it."""
        return bool(self._waiting)

    def has(self, gesture: object) -> bool:
        """Whether it is this gesture's turn; one that asks for the first time gets in line."""
        if gesture not in self._waiting:
            self._waiting.append(gesture)
        return self._waiting[0] is gesture and not self._kept()

    def pass_on(self, gesture: object, to: object) -> None:
        """Gives the place in line of one gesture to the gesture that follows from it."""
        if gesture in self._waiting:
            self.leave(to)  # else it would stand in line twice, and after it has left be waited for by all others
            self._waiting[self._waiting.index(gesture)] = to

    def leave(self, gesture: object) -> None:
        """The gesture has come to its end."""
        if gesture in self._waiting:
            self._waiting.remove(gesture)


class Flick:
    """How fast a hand moved the map just before it let go."""

    def __init__(self) -> None:
        self._moves: list[tuple[float, float, float]] = []  # when, and by how many pixels

    def add(self, time: float, dx: float, dy: float) -> None:
        """The map was moved by (dx, dy) pixels."""
        self._moves = [move for move in self._moves if time - move[0] <= FLICK_TIME]
        self._moves.append((time, dx, dy))

    def speed(self, now: float) -> tuple[float, float]:
        """Pixels a second, over the last moment; nothing when the hand has rested."""
        recent = [move for move in self._moves if now - move[0] <= FLICK_TIME]
        if not recent:
            return 0.0, 0.0
        return sum(move[1] for move in recent) / FLICK_TIME, sum(move[2] for move in recent) / FLICK_TIME


class Pan(Gesture):
    """The map follows one contact; a flick lets it go on by itself. `since` is when its hand came to the view."""

    def __init__(self, stage: Stage, turns: Turns, contact: Contact, flick: Flick | None = None) -> None:
        self._stage = stage
        self.turns = turns
        self.since = contact.time
        self.last = contact
        self._flick = flick or Flick()

    def move(self, contact: Contact) -> Gesture:
        """Moves the map along."""
        dx, dy = contact.x - self.last.x, contact.y - self.last.y
        self.last = contact
        if self.turns.has(self) and (dx or dy):
            self._flick.add(contact.time, dx, dy)
            self._stage.pan(dx, dy)
        return self

    def release(self, contact: Contact) -> None:
        """The map goes on as fast as it went, and comes to rest."""
        if self.turns.has(self):
            self._stage.coast(*self._flick.speed(contact.time))
        self.turns.leave(self)

    def cancel(self) -> None:
        """The map stays where it is: a view is nothing to put back."""
        self.turns.leave(self)


class Pinch(Gesture):
    """Two fingers pan and zoom together; the points of the map under them stay under them."""

    def __init__(self, stage: Stage, turns: Turns, one: Contact, two: Contact) -> None:
        self._stage = stage
        self.turns = turns
        self._fingers = {one.id: one, two.id: two}
        self._flick = Flick()
        self.last = two
        turns.has(self)

    def move(self, contact: Contact) -> Gesture:
        """Moves the map with the middle of the fingers, and zooms by how much their distance grew."""
        if contact.id not in self._fingers:
            return self
        x, y, spread = self._middle_and_spread()
        self._fingers[contact.id] = self.last = contact
        if self.turns.has(self):
            self._follow(x, y, spread)
        return self

    def release(self, contact: Contact) -> Gesture | None:
        """The finger that is left goes on panning."""
        self._fingers.pop(contact.id, None)
        left = next(iter(self._fingers.values()), None)
        if left is None:
            self.turns.leave(self)
            return None
        pan = Pan(self._stage, self.turns, left, self._flick)
        pan.since = contact.time
        self.turns.pass_on(self, pan)
        return pan

    def cancel(self) -> None:
        """The map stays where it is: a view is nothing to put back."""
        self.turns.leave(self)

    def _follow(self, old_x: float, old_y: float, old_spread: float) -> None:
        x, y, spread = self._middle_and_spread()
        self._flick.add(self.last.time, x - old_x, y - old_y)
        self._stage.pan(x - old_x, y - old_y)
        if old_spread > 1 and spread > 1:
            self._stage.zoom_by(spread / old_spread, x, y)

    def _middle_and_spread(self) -> tuple[float, float, float]:
        one, two = self._fingers.values()
        return (one.x + two.x) / 2, (one.y + two.y) / 2, one.distance(two)


class Lasso(Gesture):
    """A box drawn over open ground selects the notes that it meets."""

    def __init__(self, stage: Stage, contact: Contact, start: tuple[float, float]) -> None:
        self._stage = stage
        self._start = start
        self._adding = contact.adding
        self._before = list(stage.selected)
        self.last = contact

    def move(self, contact: Contact) -> Gesture:
        """Stretches the box and selects what it meets now."""
        self.last = contact
        self._stage.edge_scroll(self, contact.x, contact.y)
        self.again()
        return self

    def again(self) -> None:
        """The box reaches to where the contact is on the map now."""
        box = self._box(self.last)
        self._stage.lasso(box)
        met = [group.record_id for group in inside(self._stage.drawing, box) if group.role in ("touchpoint", "note")]
        kept = self._before if self._adding else []
        self._stage.select(list(dict.fromkeys([*kept, *(i for i in met if i is not None)])))

    def release(self, contact: Contact) -> None:
        """What is selected stays selected."""
        self._end()

    def cancel(self) -> None:
        """What was selected before is selected again, if it is still there."""
        self._end()
        self._stage.select([i for i in self._before if i in self._stage.document.records])

    def _end(self) -> None:
        self._stage.lasso(None)
        self._stage.edge_scroll(self, None)

    def _box(self, contact: Contact) -> Box:
        x, y = self._stage.to_map(contact.x, contact.y)
        left, top = min(x, self._start[0]), min(y, self._start[1])
        return Box(left, top, abs(x - self._start[0]), abs(y - self._start[1]))
