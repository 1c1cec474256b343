"""Benchmarks of the canvas: every step of a hand, from the input to the picture, in the whole window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt

from app.drawing.primitives import Group
from app.model.records import Id, Note
from app.settings import Settings
from app.widgets.canvas.canvas import Canvas
from app.widgets.main_window import MainWindow
from tests.benchmarks.bare_scene import BareScene
from tests.benchmarks.figures import FRAME, Bar, Figure, every_frame, never_over, usually, watching_garbage
from tests.benchmarks.files import raw_edits
from tests.benchmarks.maps import Create, plain
from tests.benchmarks.screen import SIZE, Screen, application, type_letter

T = TypeVar("T")
_ROLES = ("touchpoint", "note")
_STEP = 37
"""Pixels of each step of a hand that moves briskly: about five steps over a note."""

_DROPPED = Id("note5")
"""A note that is in sight when the map is opened, with room to either side."""

_STOP = 0.05
"""Seconds that a hand holds still before it lets go."""

_REST = 0.3
"""Seconds after which everything in sight has been sharp for long."""


class Bench:
    """The window with a large map in it, and a bare scene with as many pixmaps."""

    def __init__(self, notes: int, folder: Path, create: Create = plain) -> None:
        self.notes = notes
        application()
        self.path = folder / f"canvas-{notes}.reiskaart"
        self.window = MainWindow(create(notes, self.path), Settings(language="nl"))
        self.window.resize(*SIZE)
        self.window.show()
        self.canvas = self._shown()
        self.screen = Screen(self.canvas.viewport())
        self.screen.settle()
        self.bare = BareScene(self._boxes(), self.canvas.sceneRect())

    def close(self) -> None:
        """Takes both windows away."""
        self.window.close()
        self.bare.close()

    def figures(self, steps: int) -> Iterator[Figure]:
        """All figures, `steps` samples each where that takes no longer than a moment."""
        yield self._pan(steps)
        yield self._hover(steps)
        yield self._drag_touchpoint(steps)
        yield self._drag_note(steps)
        yield self._drag_point(steps)
        yield self._drop(max(2, steps // 4))
        yield self._type(max(2, steps // 4))
        yield self._repaint_whole(steps)
        yield self._zoom(max(2, steps // 2))

    # --- what is measured ----------------------------------------------------------------------------------------

    def _pan(self, steps: int) -> Figure:
        places = self._to_and_fro(QPointF(1200, 700), -_STEP, 0, 20, steps)
        middle = Qt.MouseButton.MiddleButton
        with self._holding(places[0], middle):
            samples, pause = self._in_time(places[1:], lambda at: self.screen.move(at, middle))
        return self._figure("pan", samples, self.bare.pan(steps, _STEP), self._every_frame(), pause)

    def _hover(self, steps: int) -> Figure:
        places = self._to_and_fro(QPointF(400, 300), _STEP, 11, 30, steps)
        none = Qt.MouseButton.NoButton
        with watching_garbage() as pauses:
            samples = [self.screen.answer(partial(self.screen.move, at, none)) for at in places]
        return self._figure("hover", samples, [], self._every_frame(), pauses.longest)

    def _drag_touchpoint(self, steps: int) -> Figure:
        return self._drag("drag a touchpoint", "touchpoint", _STEP, 0, 16, steps)

    def _drag_note(self, steps: int) -> Figure:
        return self._drag("drag a note", "note", _STEP, 9, 16, steps)

    def _drag_point(self, steps: int) -> Figure:
        return self._drag("bend the curve", "point", 0, 5, 4, steps)

    def _drag(self, name: str, role: str, dx: float, dy: float, turn: int, steps: int) -> Figure:
        start = self._middle(self._one_in_sight(role))
        places = self._to_and_fro(start, dx, dy, turn, steps)
        with self._holding(start):
            self.screen.frame(lambda: self.screen.move(start + QPointF(8, 8)))
            samples, pause = self._in_time(places, self.screen.move)
        return self._figure(name, samples, self.bare.drag(steps, _STEP), self._every_frame(), pause)

    def _drop(self, times: int) -> Figure:
        """From letting go of a note to the edit on the disk and on the screen."""
        with watching_garbage() as pauses:
            samples = [self._dropped(300 if n % 2 else -300) for n in range(times)]
        limit = 0.016 if self.notes <= 1000 else 0.040
        return self._figure("drop to safe", samples, raw_edits(self.path, times), usually(limit), pauses.longest)

    def _dropped(self, dx: float) -> float:
        note = self.canvas.document.get(_DROPPED, Note)
        start = self._middle(self._group(_DROPPED))
        self.screen.press(start)
        self.screen.frame(lambda: self.screen.move(start + QPointF(dx / 2, 0)))
        self.screen.frame(lambda: self.screen.move(start + QPointF(dx, 0)))
        self.screen.settle(_STOP)
        seconds = self.screen.frame(lambda: self.screen.release(start + QPointF(dx, 0)))
        if self.canvas.document.get(_DROPPED, Note) == note:
            raise RuntimeError("the drop changed nothing")
        self.canvas.session.undo()
        self.screen.settle(0.05)
        return seconds

    def _type(self, letters: int) -> Figure:
        self.canvas.edit_text(_DROPPED)
        self.screen.settle()
        samples, pause = self._in_time("abcdefgh " * (letters // 9 + 1), lambda a: type_letter(self.canvas.editor, a))
        self.canvas.editor.finish()
        self.screen.settle()
        return self._figure("type a letter", samples, [], self._every_frame(), pause)

    def _repaint_whole(self, steps: int) -> Figure:
        self.canvas.camera.zoom_to(0.1)
        self.bare.zoom(0.1)
        self.screen.settle()
        samples, pause = self._frames(range(steps), lambda _: self.canvas.viewport().update())
        floor = [self.bare.repaint() for _ in range(steps)]
        return self._figure("zoomed-out repaint", samples, floor, self._every_frame(), pause)

    def _zoom(self, steps: int) -> Figure:
        """Through all levels and back, pictures included that are painted while it comes to rest."""
        at, control = QPointF(960, 400), Qt.KeyboardModifier.ControlModifier
        turns = list(islice(cycle([120] * 20 + [-120] * 20), steps))
        with watching_garbage() as pauses:
            samples = [self._zoom_step(at, turn, control, n) for n, turn in enumerate(turns)]
        floor = [self.bare.screen.frame(partial(self.bare.zoom, 0.1 * 1.2**z)) for z in range(1, 20)]
        return self._figure("zoom", samples, floor, never_over(0.033), pauses.longest)

    def _zoom_step(self, at: QPointF, turn: int, keys: Qt.KeyboardModifier, n: int) -> float:
        step = self.screen.frame(lambda: self.screen.wheel(at, turn, keys))
        if n % 8 == 7:
            return max(step, *self._coming_to_rest())
        return step

    def _coming_to_rest(self) -> list[float]:
        """What each turn of the event loop takes until the picture is sharp."""
        end, turns = perf_counter() + _REST, []
        while perf_counter() < end:
            turns.append(self.screen.answer(lambda: None))
        return turns

    # --- how -----------------------------------------------------------------------------------------------------

    def _shown(self) -> Canvas:
        if self.window.canvas is None:
            raise RuntimeError("no map is open")
        return self.window.canvas

    def _in_time(self, inputs: Iterable[T], act: Callable[[T], object]) -> tuple[list[float], float]:
        with watching_garbage() as pauses:
            samples = self.screen.in_time(inputs, act)
        return samples, pauses.longest

    def _frames(self, inputs: Iterable[T], act: Callable[[T], object]) -> tuple[list[float], float]:
        with watching_garbage() as pauses:
            samples = [self.screen.frame(partial(act, each)) for each in inputs]
        return samples, pauses.longest

    @contextmanager
    def _holding(self, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> Iterator[None]:
        """Holds a button down at a place, and calls the drag off there at the end."""
        self.screen.press(at, button)
        yield
        self.canvas.machine.cancel()
        self.screen.release(at, button)
        self.screen.settle()

    def _figure(self, name: str, samples: list[float], floor: list[float], bar: Bar, pause: float) -> Figure:
        return Figure(f"{name}, {self.notes} notes", samples, floor, bar, pause=pause)

    def _to_and_fro(self, start: QPointF, dx: float, dy: float, turn: int, steps: int) -> list[QPointF]:
        """Places that are never twice the same in a row."""
        there = [start + QPointF(dx * n, dy * n) for n in range(turn)]
        return list(islice(cycle([*there, *there[-2:0:-1]]), steps))

    def _every_frame(self) -> Bar:
        """Up to 5,000 notes nearly all pictures are in time; beyond, most of them."""
        return every_frame() if self.notes <= 5000 else usually(FRAME)

    def _boxes(self) -> list[QRectF]:
        groups = (group for group in self.canvas.drawing.groups if group.role in _ROLES)
        return [QRectF(group.x, group.y, group.w, group.h) for group in groups]

    def _one_in_sight(self, role: str) -> Group:
        """A group of a role with room to drag it: neither the highest nor the lowest that can be taken hold of."""
        free = QRectF(self.canvas.viewport().rect()).adjusted(160, 40, -900, -200)
        groups = [g for g in self.canvas.drawing.groups if g.role == role and free.contains(self._middle(g))]
        return sorted(groups, key=lambda group: group.y)[len(groups) // 2]

    def _group(self, record_id: Id) -> Group:
        group = self.canvas.drawing.of_record(record_id)
        if group is None:
            raise RuntimeError(f"{record_id} is not on the map")
        return group

    def _middle(self, group: Group) -> QPointF:
        return QPointF(self.canvas.mapFromScene(group.x + group.w / 2, group.y + group.h / 2))


def measure(notes: int, steps: int, folder: Path, create: Create = plain) -> list[Figure]:
    """All figures of the canvas with a map of so many notes."""
    bench = Bench(notes, folder, create)
    try:
        return list(bench.figures(steps))
    finally:
        bench.close()
