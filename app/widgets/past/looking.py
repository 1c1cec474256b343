"""Looking at a map as it was: a frame over the map of now, which meanwhile takes no hand and no key.

It ends by its button, by Esc, by whoever shows it, and by any change of the map: then what is shown is the map of now.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout

from app.analysis.uses import drawn_for
from app.model.change import Change
from app.model.document import Document
from app.model.edits import become
from app.model.records import Action, EmotionScore, Id, JourneyMap
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.flight import ViewPlace
from app.widgets.canvas.markers import Markers
from app.widgets.desk import Desk
from app.widgets.over_canvas import OverCanvas
from app.widgets.past.bar import PastBar
from app.widgets.past.moment import Moment
from app.widgets.past.view import PastView
from app.widgets.pictures.gallery import gallery_of

BORDER = 4
"""Pixels of the frame that says that this is not the map of now, as the stylesheet has it."""


class Looking(OverCanvas):
    """Shows other moments of a desk's map over its canvas."""

    ZOOMS = True

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__(desk, canvas)
        self.setObjectName("past")
        self._moment: Moment | None = None
        self._state = Document()
        self._map_id = canvas.map_id
        self.bar = PastBar(self)
        self.view = PastView(canvas.theme.name, self)
        self.view.renderer.hang(gallery_of(canvas.session))
        self._markers = Markers(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)  # the frame itself takes room
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self.bar.restore.connect(self.restore)
        self.bar.leave.connect(self.stop)
        canvas.zoom_changed.connect(self._follow_canvas)

    def look_at(self, moment: Moment) -> bool:
        """Shows a moment; False, with the reason said, when the file has lost it."""
        state = self._desk.attempt(moment.state)
        journey = _map_of(state, self._canvas.map_id) if state is not None else None
        if state is None or journey is None:
            self.stop()
            return False
        if not self.active:
            self.begin()
        self._moment, self._state = moment, state
        differing = Change.between(self._desk.session.document.records, state.records)
        self.bar.show_moment(moment.looking, moment.when, len(differing.pairs))
        self.view.assumptions = self._canvas.showing.assumptions
        self.view.show_document(state, journey)
        self._markers.show(_marked(differing, state))
        self.show()
        return True

    def restore(self) -> None:
        """Makes the map what is looked at, as one step that can be undone."""
        moment, state = self._moment, self._state
        if moment is None:
            return
        self.stop()
        if self._desk.attempt(self._backed_up) is None:
            return
        if self._desk.run(lambda document: become(document, state, moment.restoring)) is not None:
            self._desk.offer_undo(moment.restored)

    def begin(self) -> None:
        """Lies over the canvas from now on, at the place of the map that is seen there."""
        super().begin()
        self._map_id = self._canvas.map_id
        self.view.show_place(_moved(self._canvas.place(), 1))

    def left(self) -> None:
        """The map of now is seen at the place that was looked at."""
        self._moment, self._state = None, Document()
        if self._canvas.map_id == self._map_id:
            self._canvas.show_place(_moved(self.view.place(), -1))

    def _backed_up(self) -> bool:
        self._desk.session.back_up()
        return True

    def _follow_canvas(self) -> None:
        """The commands that zoom know the map of now only; what is looked at goes along."""
        if self.active:
            self.view.show_place(_moved(self._canvas.place(), 1))


def _map_of(state: Document, wanted: Id) -> Id | None:
    """The map to show of a state: the one that is shown now, or else its first."""
    if state.find(wanted, JourneyMap) is not None:
        return wanted
    return next((journey.id for journey in state.maps()), None)


def _marked(differing: Change, state: Document) -> Iterator[Id]:
    """What was otherwise than it is now, as far as it is drawn: scores and actions by what they are about."""
    for _now, then in differing.pairs:
        if isinstance(then, EmotionScore | Action):
            yield drawn_for(state, then.id) or then.id
        elif then is not None:
            yield then.id


def _moved(place: ViewPlace, way: int) -> ViewPlace:
    """The place of the view within the frame for one of the canvas; or back, with way -1.

    Nothing moves sideways. What is at the top of the canvas is right below the bar, which so covers none of the map.
    """
    x, y, zoom = place
    return x + way * BORDER / zoom, y, zoom
