"""Rendering groups into pixmaps: what is seen first, a few milliseconds at a time, and never more memory than allowed.

A group is rendered at just the scale of the view, so that text is as sharp as the screen. While the view zooms, the
pixmaps at hand are shown stretched, and new ones come once it has come to rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPixmap

from app.drawing.primitives import Box, Group, Picture
from app.exchange.raster import no_images
from app.widgets.canvas.items import PixmapItem, Swatches, render
from app.widgets.own_turn import OwnTurn
from app.widgets.pictures.gallery import Gallery

SLICE = 0.004
"""Seconds of rendering in one go, so that a frame is never late."""

_RESTS_MS = 90
"""How long the view was not zoomed when it has come to rest."""

FIRST_SLICE = 0.040
"""Seconds of rendering before a map is shown for the first time."""

MEMORY = 64 * 2**20
"""Bytes that pixmaps may take; beyond it those that were rendered longest ago go back to swatches."""

_ROOM = MEMORY // 8
"""Bytes that are made free at a time."""


class Renderer(QObject):
    """Keeps the items in sight sharp."""

    def __init__(
        self,
        parent: QObject,
        items_in: Callable[[Box], Iterable[PixmapItem]],
        in_sight: Callable[[], QRectF],
        scale: Callable[[], float],
        device_pixel_ratio: Callable[[], float],
    ) -> None:
        super().__init__(parent)
        self._items_in = items_in
        self._in_sight = in_sight
        self._scale = scale
        self._ratio = device_pixel_ratio
        self._swatches = Swatches()
        self._gallery: Gallery | None = None
        self._lacking: defaultdict[str, list[PixmapItem]] = defaultdict(list)
        self._waiting: list[PixmapItem] = []
        self._looking = OwnTurn(self, self.look, for_picture=True)
        self._working = OwnTurn(self, self._work, for_picture=True)
        self._resting = QTimer(self, singleShot=True, interval=_RESTS_MS)
        self._resting.timeout.connect(self._looking.ask)
        self._rendered: dict[PixmapItem, None] = {}  # those rendered last come last
        self._used = 0

    def hang(self, gallery: Gallery) -> None:
        """Paints the pictures of a gallery from now on, and each of them again when it has become sharper."""
        self._gallery = gallery
        gallery.arrived.connect(self._picture_arrived)

    def prepare(self, item: PixmapItem) -> None:
        """Gives a new or changed item something to show until it is rendered; one that showed something keeps it."""
        if item.pixmap().isNull():
            item.show_swatch(self._swatches.of(item.drawn))
        else:
            item.rendered = -1.0
        self._working.call_off()  # looking goes on with what waits; both at once would be too much for one picture
        self._looking.ask()

    def view_moved(self) -> None:
        """The view was scrolled: other items are in sight."""
        if not self._resting.isActive():
            self._looking.ask()

    def view_zoomed(self) -> None:
        """The view was zoomed: everything is rendered anew once it has come to rest, and until then nothing is."""
        self._looking.call_off()
        self._working.call_off()
        for item in self._seen():
            if item.transformationMode() is not Qt.TransformationMode.SmoothTransformation:
                item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._resting.start()

    def look(self, seconds: float = SLICE) -> None:
        """Finds what in sight is not sharp, and begins to render it."""
        scale = self._device_scale()
        self._waiting = [item for item in self._seen() if item.rendered != scale]
        self._waiting.reverse()
        self._work(seconds)

    def finish(self) -> None:
        """Renders all that is in sight now: for pictures of the window."""
        self.look(seconds=60.0)
        if self._gallery is not None:
            self._gallery.finish()
            self.look(seconds=60.0)

    def _work(self, seconds: float = SLICE) -> None:
        end, scale, ratio = perf_counter() + seconds, self._device_scale(), self._ratio()
        while self._waiting and perf_counter() < end:
            item = self._waiting.pop()
            self._used -= max(0, item.bytes)
            self._rendered.pop(item, None)
            self._rendered[item] = None
            item.show_rendered(self._sharp(item, scale, ratio), scale)
            item.setTransformationMode(Qt.TransformationMode.FastTransformation)
            self._used += item.bytes
        if self._waiting:
            self._working.ask()
        elif self._used > MEMORY:
            self._let_go()

    def picture_of(self, group: Group, scale: float, ratio: float) -> QPixmap:
        """A group at `scale` pixels a map unit, with its pictures as far as they are at hand."""
        return render(group, scale, ratio, self._gallery.image if self._gallery is not None else no_images)

    def _sharp(self, item: PixmapItem, scale: float, ratio: float) -> QPixmap:
        pixmap = self.picture_of(item.drawn, scale, ratio)
        if self._gallery is not None:
            names = (mark.name for mark in item.drawn.marks if isinstance(mark, Picture))
            for name in filter(self._gallery.awaits, names):
                self._lacking[name].append(item)
        return pixmap

    def _picture_arrived(self, name: str) -> None:
        for item in self._lacking.pop(name, ()):
            if item.rendered:
                item.rendered = -1.0
        self.view_moved()

    def _let_go(self) -> None:
        """Makes room: first of what is gone, then of what is out of sight, beginning with what was rendered first.

        Were all let go that is out of sight, memory would rise and fall, and a step back would find nothing sharp.
        """
        kept = set(self._seen())
        self._rendered = {item: None for item in self._rendered if item.scene() is not None}
        self._used = sum(item.bytes for item in self._rendered)
        for item in [item for item in self._rendered if item not in kept]:
            if self._used <= MEMORY - _ROOM:
                return
            self._used -= item.bytes
            item.show_swatch(self._swatches.of(item.drawn))
            del self._rendered[item]

    def _seen(self) -> Iterable[PixmapItem]:
        sight = self._in_sight()
        return self._items_in(Box(sight.x(), sight.y(), sight.width(), sight.height()))

    def _device_scale(self) -> float:
        return self._scale() * self._ratio()
