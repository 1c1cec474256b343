"""Small pictures of the maps of a file, laid out lane by lane and painted in slices, and only what looks different.

What a map shows is known by the rows of its records, which the document gives as the very same objects for as long as
none of them changes; so to see that thirty maps are as they were takes no layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap

from app.drawing.drawing import Drawing
from app.drawing.layout import lane_by_lane, layout
from app.drawing.look import Look
from app.i18n import screen_translator
from app.model.document import Document
from app.model.records import Id, JourneyMap, Lane
from app.widgets import style
from app.widgets.miniature import Miniature
from app.widgets.own_turn import OwnTurn

SIZE = QSize(88, 56)
"""Of a picture, in pixels at a scale of 1."""

SETTLED_MS = 300
"""A map that is being edited is painted again when it has rested for so long."""


def shown_by(document: Document, map_id: Id) -> tuple[object, ...]:
    """What a small picture of a map depends on; equal for as long as the picture would be."""
    lanes, phases = document.lanes(map_id), document.phases(map_id)
    columns = tuple(document.touchpoints(phase.id) for phase in phases)
    notes = tuple(document.notes(phase.id, lane.id) for lane in lanes for phase in phases)
    scores = tuple(document.scores(touchpoint.id) for column in columns for touchpoint in column)
    return (document.find(map_id, JourneyMap), lanes, phases, columns, notes, scores)


class Thumbnails(QObject):
    """The pictures of one list of maps. `painted(map_id)` tells that there is a new one."""

    painted = Signal(str)

    def __init__(self, parent: QObject, document: Callable[[], Document]) -> None:
        super().__init__(parent)
        self._document = document
        self._pictures: dict[Id, QPixmap] = {}
        self._shown: dict[Id, tuple[object, ...]] = {}
        self._waiting: list[Id] = []
        self._laying: Iterator[Lane] | None = None  # the lanes of the one that comes next
        self._busy: Id | None = None
        self._miniature = Miniature(self)
        self._miniature.painted.connect(self._keep)
        self._turning = OwnTurn(self, self._turn)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._turning.ask)

    def picture(self, map_id: Id) -> QPixmap | None:
        """The last picture of a map, or None before there is one."""
        return self._pictures.get(map_id)

    def want(self, map_ids: Sequence[Id]) -> None:
        """Has these maps painted, in this order, as far as they look different; others are forgotten."""
        for gone in self._pictures.keys() - set(map_ids):
            del self._pictures[gone]
            self._shown.pop(gone, None)
        new = any(map_id not in self._pictures for map_id in map_ids)
        self._waiting = [map_id for map_id in map_ids if map_id != self._busy]
        self._waiting += [self._busy] if self._busy in map_ids and self._busy is not None else []
        self._laying = None
        self._settling.stop()
        self._turning.call_off()
        if new:
            self._turning.ask()
        else:
            self._settling.start()

    @property
    def idle(self) -> bool:
        """Whether nothing waits to be painted."""
        return self._busy is None and not self._waiting

    def _turn(self) -> None:
        """Lays out a lane of the next map that looks different, or paints it once all its lanes are there."""
        document = self._document()
        self._pass_over(document)
        if not self._waiting or self._busy is not None:
            return
        map_id, look = self._waiting[0], Look(style.look(), screen_translator())
        if self._laying is None:
            self._laying = lane_by_lane(document, map_id, look)
        if next(self._laying, None) is not None:
            self._turning.ask()
            return
        self._shown[map_id], self._busy = shown_by(document, map_id), self._waiting.pop(0)
        self._laying = None
        self._begin(layout(document, map_id, look))

    def _pass_over(self, document: Document) -> None:
        """Forgets those that come next and are gone or look the same; to see that takes hardly any time."""
        while self._waiting:
            map_id = self._waiting[0]
            if document.find(map_id, JourneyMap) is not None and self._shown.get(map_id) != shown_by(document, map_id):
                return
            self._waiting.pop(0)
            self._laying = None

    def _begin(self, drawing: Drawing) -> None:
        scale = max(SIZE.width() / drawing.width, SIZE.height() / drawing.height)
        whole = QSizeF(drawing.width * scale, drawing.height * scale)
        self._miniature.begin(drawing, whole, _ratio(), style.look().canvas)

    def _keep(self, picture: QPixmap) -> None:
        map_id, self._busy = self._busy, None
        if map_id is not None:
            cut = picture.copy(0, 0, round(SIZE.width() * _ratio()), round(SIZE.height() * _ratio()))
            self._pictures[map_id] = cut
            self.painted.emit(map_id)
        if self._waiting:
            self._turning.ask()


def _ratio() -> float:
    """Pixels for each pixel of the finest screen."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
