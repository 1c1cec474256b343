"""A long session of mixed input on one map: whether any picture comes late, and whether memory grows.

Hands do what people do in a workshop, at random but the same each time: pan, zoom, drag, bend the curve, type, walk
with the arrows, draw a lasso, open panels, undo. What an act changed is undone soon after, so that the map stays as
large as it was and what grows is the program.

The inputs of an act come sixty times a second, or as soon as the last one is done with. Of each counts the longest
turn of the event loop from it to the next: what is put off until after the picture counts too.

An edit is on the disk before it is on the screen, so a disk that stands still for a moment holds up a picture. Between
the acts a bare transaction is made in the same folder: how long the worst of those took is what no program could do
about it, and `--folder` puts the files on another disk, or in memory. So it is with a processor that is taken away for
a moment: a bare loop is run between the acts, which always does the same. After a late picture it is run at once, and
what that picture would have taken while the loop took what it usually does is a figure of its own. Another is what is
left of each picture without the time that the kernel says others took from this thread (`taken`).
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, thread_time
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from app.drawing.primitives import Box, Group
from app.widgets.canvas.editor import Editor
from app.widgets.panels.table import PANELS
from tests.benchmarks.canvas import Bench
from tests.benchmarks.figures import MIB, Figure, Unit, above_floor, never_over, timed
from tests.benchmarks.files import raw_editing
from tests.benchmarks.maps import Create, plain
from tests.benchmarks.screen import PACE, type_letter
from tests.benchmarks.stacks import Stacks
from tests.benchmarks.taken import Taken

LATE = 0.050
GROWTH = 8 * MIB
"""Bytes that count as no growth: Python's and Qt's own pools breathe by about so much."""

_REST = 0.04
"""Seconds between two acts."""

_LOOP = 100_000
"""Rounds of the bare loop: some ten milliseconds."""

_ZOOMS = (0.6, 1.0, 1.6)
"""Pixels to a map unit at which the whole map is seen before the session, since caches fill until then."""

_SEEN = 0.15
"""Seconds after which everything in sight has become sharp, counted from a zoom."""

_SETTLING = 0.2
"""The share of the session in which memory is weighed for the first time, and again at the end."""

_PANELS = (*(row.name for row in PANELS), "")
_PLAIN, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Turn(NamedTuple):
    """A picture, or a turn of the event loop between two: how long it took, in seconds, the longest first in order."""

    seconds: float
    worked: float  # of them, in which this thread ran
    taken: float  # of them, in which others kept it from running
    name: str = ""

    @property
    def own(self) -> float:
        """What is left of it without others: never less than it ran, for what was stolen elsewhere counts as taken."""
        return max(self.worked, self.seconds - self.taken)


class Session:
    """Random acts in one window, each of them watched picture by picture."""

    def __init__(self, bench: Bench, minutes: float, stacks: Stacks | None = None) -> None:
        self._bench, self._canvas, self._screen = bench, bench.canvas, bench.screen
        self._seconds, self._stacks = minutes * 60, stacks
        self._random = Random(1)
        self._steps = 0
        # All flat: what is weighed is the program, not these.
        self._pictures, self._weights, self._raw = array("d"), array("d"), array("d")
        self._loops, self._passed = array("d"), array("d")
        self._even, self._own = array("d"), array("d")
        self._late: list[tuple[float, str]] = []
        self._taken = Taken()
        self._last = Turn(0.0, 0.0, 0.0)

    def run(self) -> None:
        """Acts until the time is over."""
        acts = (self._pan, self._zoom, self._drag_note, self._drag_touchpoint, self._bend, self._type, self._walk)
        acts += (self._lasso, self._panel, self._undo_all)
        self._see_everything()
        start = perf_counter()
        with raw_editing(self._bench.path) as edit:
            while (passed := perf_counter() - start) < self._seconds:
                act = self._random.choice(acts)
                name = act.__name__.strip("_")
                for seconds in act():
                    picture, pause = self._last, self._resting(PACE - seconds)
                    self._take_down(max(picture._replace(name=name), pause._replace(name=f"behind {name}")))
                self._take_down(self._resting(_REST)._replace(name=f"after {name}"))
                self._raw.extend(timed(edit, 1))
                self._loops.extend(timed(_bare_loop, 1))
                self._passed.append(passed / self._seconds)
                self._weights.append(_resident())

    def figures(self) -> Iterator[Figure]:
        """All pictures, and memory at the end beside what it was when the caches were full."""
        name = f"{self._seconds / 60:g} minutes, {self._bench.notes} notes"
        yield Figure(f"mixed input, {name}", list(self._pictures), [], never_over(LATE))
        yield Figure("the same, were the processor as fast as usual", list(self._even), [], never_over(LATE))
        yield Figure("the same, less what others took meanwhile", list(self._own), [], never_over(LATE))
        yield Figure("a bare transaction meanwhile", list(self._raw), [])
        yield Figure("a bare loop meanwhile", list(self._loops), [])
        weights = list(zip(self._passed, self._weights, strict=True))
        early = [weight for share, weight in weights if share <= _SETTLING] or [weights[0][1]]
        late = [weight for share, weight in weights if share >= 1 - _SETTLING] or [weights[-1][1]]
        bar = above_floor(GROWTH)
        yield Figure(f"memory, {name}", [median(late)], [max(early)], bar, Unit.MEMORY)

    def late(self) -> list[str]:
        """The acts whose pictures came late, the latest first, for who looks for the cause.

        Where the program was at work for much less, the disk or another program was what it waited for.
        """
        return [f"{seconds * 1000:.1f} ms {name}" for seconds, name in sorted(self._late, reverse=True)]

    def _see_everything(self) -> None:
        """Goes over the whole map, from afar and from near: what may be kept of it is kept from the start."""
        camera, drawing = self._canvas.camera, self._canvas.drawing
        for zoom in _ZOOMS:
            camera.zoom_to(zoom)
            w, h = camera.in_sight().width(), camera.in_sight().height()
            for y in range(int(drawing.height / h) + 1):
                for x in range(int(drawing.width / w) + 1):
                    self._canvas.show_place((x * w, y * h, zoom))
                    self._screen.settle(_SEEN)
        self._canvas.show_start()
        self._screen.settle()

    def close(self) -> None:
        """Lets go of what was open to measure."""
        self._taken.close()

    def _take_down(self, turn: Turn) -> None:
        slowed = self._slowed() if turn.seconds > LATE else 1.0
        self._pictures.append(turn.seconds)
        self._even.append(turn.seconds / slowed)
        self._own.append(turn.own)
        if turn.seconds > LATE:
            worked, taken = turn.worked * 1000, turn.taken * 1000
            said = f"at work for {worked:.1f}, others took {taken:.1f}, a bare loop took {slowed:.1f} times as long"
            self._late.append((turn.seconds, f"{turn.name}, {said}"))

    def _slowed(self) -> float:
        """How many times as long as it usually takes a bare loop takes at this moment; never less than 1."""
        return max(1.0, median(timed(_bare_loop, 3)) / median(self._loops)) if self._loops else 1.0

    # --- acts ----------------------------------------------------------------------------------------------------

    def _pan(self) -> Iterator[float]:
        at, middle = QPointF(900, 500), Qt.MouseButton.MiddleButton
        dx, dy = self._random.choice(((-31, 0), (31, 0), (0, -17), (0, 17)))
        self._screen.press(at, middle)
        for step in range(1, 11):
            yield self._answer(lambda step=step: self._screen.move(at + QPointF(dx * step, dy * step), middle))  # type: ignore[misc]
        self._screen.release(at, middle)

    def _zoom(self) -> Iterator[float]:
        turn = self._random.choice((120, -120))
        for direction in (turn, -turn):
            for _ in range(5):
                yield self._answer(lambda d=direction: self._screen.wheel(QPointF(960, 500), d, _CONTROL))  # type: ignore[misc]

    def _drag_note(self) -> Iterator[float]:
        return self._drag("note", QPointF(self._random.choice((-190, 190)), 0))

    def _drag_touchpoint(self) -> Iterator[float]:
        return self._drag("touchpoint", QPointF(self._random.choice((-400, 400)), 0))

    def _bend(self) -> Iterator[float]:
        return self._drag("point", QPointF(0, self._random.choice((-30, 30))))

    def _drag(self, role: str, way: QPointF) -> Iterator[float]:
        group = self._one(role)
        if group is None:
            return
        start = QPointF(self._canvas.mapFromScene(group.x + group.w / 2, group.y + group.h / 2))
        self._screen.press(start)
        for step in range(1, 13):
            yield self._answer(lambda step=step: self._screen.move(start + way * (step / 12)))  # type: ignore[misc]
        yield self._answer(lambda: self._screen.release(start + way))
        self._steps += 1

    def _type(self) -> Iterator[float]:
        group = self._one("note")
        if group is None or group.record_id is None:
            return
        record_id = group.record_id
        yield self._answer(lambda: self._canvas.edit_text(record_id))
        for letter in self._random.choices("abcdefgh ", k=12):
            if isinstance(self._canvas.editor, Editor) and self._canvas.editor.active:
                yield self._answer(lambda letter=letter: type_letter(self._canvas.editor, letter))  # type: ignore[misc]
        yield self._answer(self._canvas.editor.finish)
        self._steps += 1

    def _walk(self) -> Iterator[float]:
        for key in self._random.choices(_ARROWS, k=8):
            yield self._answer(lambda key=key: self._key(key))  # type: ignore[misc]

    def _lasso(self) -> Iterator[float]:
        start = QPointF(self._random.randrange(300, 900), 700)
        self._screen.press(start)
        for step in range(1, 9):
            yield self._answer(lambda step=step: self._screen.move(start + QPointF(40 * step, 20 * step)))  # type: ignore[misc]
        self._screen.release(start + QPointF(320, 160))

    def _panel(self) -> Iterator[float]:
        workspace = self._bench.window.workspace
        if workspace is not None:
            yield self._answer(lambda: workspace.open_panel(self._random.choice(_PANELS)))

    def _undo_all(self) -> Iterator[float]:
        for _ in range(min(self._steps, 6)):
            if self._canvas.session.can_undo:
                yield self._answer(self._canvas.session.undo)
        self._steps = max(0, self._steps - 6)
        yield self._answer(self._canvas.show_start)

    # --- how -----------------------------------------------------------------------------------------------------

    def _answer(self, act: Callable[[], object]) -> float:
        if self._stacks is not None:
            self._stacks.begin()
        taken, start = self._taken.seconds(), thread_time()
        seconds = self._screen.answer(act)
        self._last = Turn(seconds, thread_time() - start, self._taken.seconds() - taken)
        if self._stacks is not None and seconds > LATE:
            print(f"{seconds * 1000:.1f} ms: {self._stacks.told()}", file=sys.stderr)
        return seconds

    def _resting(self, pause: float) -> Turn:
        """The longest turn of the event loop in a pause of so many seconds, with whatever the program does meanwhile.

        There is none when nothing is left of the pause.
        """
        end, longest = perf_counter() + pause, Turn(0.0, 0.0, 0.0)
        while perf_counter() < end:
            self._answer(lambda: None)
            longest = max(longest, self._last)
        return longest

    def _key(self, key: Qt.Key) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._canvas, QKeyEvent(kind, key, _PLAIN))

    def _one(self, role: str) -> Group | None:
        """A group of a role well in sight."""
        sight = self._canvas.camera.in_sight()
        inner = QRectF(sight).adjusted(sight.width() / 4, sight.height() / 8, -sight.width() / 4, -sight.height() / 8)
        box = Box(inner.x(), inner.y(), inner.width(), inner.height())
        found = [group for group in self._canvas.drawing.within(box) if group.role == role]
        return self._random.choice(found) if found else None


def _bare_loop() -> int:
    """As much work as a picture may be, and always the same."""
    return sum(number * number % 7 for number in range(_LOOP))


def _resident() -> float:
    """Bytes of memory that the process has in use now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return float(pages * os.sysconf("SC_PAGE_SIZE"))


def measure(notes: int, minutes: float, folder: Path, create: Create = plain, why: bool = False) -> list[Figure]:
    """The figures of a session of so many minutes; what came late is said on stderr, and `why`."""
    bench = Bench(notes, folder, create)
    try:
        with Stacks() if why else nullcontext() as stacks:
            session = Session(bench, minutes, stacks)
            with closing(session):
                session.run()
        print("\n".join(session.late()), file=sys.stderr)
        return list(session.figures())
    finally:
        bench.close()
