"""What the canvas shows now: the stored map, or the map as the gestures under way would leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QTimer

from app.analysis.plan.outlook import PlanChoice, lifts
from app.drawing.drawing import Drawing
from app.drawing.layout import Look, layout
from app.drawing.look import Stays
from app.drawing.primitives import Group
from app.errors import DocumentError
from app.guides.prompts import own_question
from app.i18n import screen_translator
from app.model.document import Document
from app.model.records import Id, Link, Phase, Touchpoint
from app.widgets import motion
from app.widgets.canvas.curves_shown import CurvesShown
from app.widgets.canvas.feedback import Feedback
from app.widgets.canvas.foreseeing import Foreseeing
from app.widgets.canvas.gestures.stage import Maker
from app.widgets.canvas.in_turns import InTurns
from app.widgets.canvas.map_view import MapView


@dataclass(frozen=True, slots=True)
class _Preview:
    owner: object
    maker: Maker


_AT_REST_MS = 30
"""How long after the neighbours have made room for what is carried the links follow."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A document as gestures would leave it, and how it looks; with `links_wait` its links are laid only later."""

    document: Document
    look: Look
    drawing: Drawing
    links_wait: bool = False


class Showing:
    """Lays out the map for a view. `drawing` is always that of the stored document; previews are only shown."""

    def __init__(self, view: MapView, feedback: Feedback, follow: Callable[[], object]) -> None:
        """`follow` is called whenever something was shown by itself, some time after it was asked for."""
        self._view = view
        self._follow = follow
        self._feedback = feedback
        self._previews: list[_Preview] = []
        self._landing: dict[object, tuple[Id, ...]] = {}
        self._document, self._map_id = Document(), Id("")
        self.drawing = Drawing(0, 0, ())
        self._foreseen: _Laid | None = None
        self._foreseeing = Foreseeing(view)
        self._asked: Id | None = None
        self.curves = CurvesShown()
        self.plan: PlanChoice | None = None
        self.assumptions, self.heat = True, False
        self.links_wait = QTimer(view)
        self.links_wait.setSingleShot(True)
        self.links_wait.setInterval(motion.ROOM_MS + _AT_REST_MS)
        self.links_wait.timeout.connect(self._show_links)
        self.room = InTurns(view, self._lay_out_previews, self._show_room, lambda laid: view.make_ready(laid.drawing))

    def refresh(self, document: Document, map_id: Id) -> None:
        """Lays out `document` anew and shows it, with what gestures under way would make of it."""
        foreseen = self._foreseen if map_id == self._map_id else None
        self._document, self._map_id = document, map_id
        self.drawing = self._as_foreseen(foreseen) or layout(document, map_id, self.look(document))
        self.show()

    def show(self, with_links: bool = False) -> None:
        """Shows what gestures under way would make of the document, which is as the last refresh found it.

        While something is carried, links stay as they were; `with_links` they come after, as do they a moment later
        by `links_wait`: once the neighbours have made room, for until then a link would go before its touchpoint.
        """
        self.room.call_off()
        self._show_laid(self._lay_out_previews(with_links))

    def _show_links(self) -> None:
        self.show(with_links=True)
        self._follow()

    def _show_room(self, laid: _Laid) -> None:
        self._show_laid(laid)
        self._follow()

    def _lay_out_previews(self, with_links: bool = False) -> _Laid:
        document, look = self._with_previews(self._document), self.look(self._document)
        if document is self._document:
            return _Laid(document, look, self.drawing)
        carried = bool(self._landing) and _touchpoints_move(self._document, document)
        wait = carried and not with_links and self._has_links and _same_links(self._document, document)
        if carried:
            widths = {column.phase_id: column.w for column in self.drawing.columns}
            look = replace(look, stays=Stays(self.drawing.roads if wait else None, widths))
        return _Laid(document, look, layout(document, self._map_id, look), wait)

    @property
    def _has_links(self) -> bool:
        return self.drawing.roads is not None and self.drawing.roads.part is not None

    def _as_foreseen(self, foreseen: _Laid | None) -> Drawing | None:
        """The map as it was shown while it was carried, or laid out meanwhile, if it became just that."""
        look = self.look(self._document)
        if foreseen is None or foreseen.links_wait or foreseen.look != look:
            return self._foreseeing.drawing(self._document, self._map_id, look)
        return foreseen.drawing if foreseen.document == self._document else None

    def _show_laid(self, laid: _Laid) -> None:
        if laid.links_wait:
            self.links_wait.start()
        else:
            self.links_wait.stop()
        self._foreseen = laid if laid.document is not self._document else None
        if laid.look.stays is not None:
            self._foreseeing.begin(laid.document, self._map_id, self.look(self._document))
        else:
            self._foreseeing.call_off()
        self._view.show_drawing(laid.drawing)
        self._show_landing()

    def ask(self, actor_id: Id | None) -> bool:
        """Has the open points of a persona or one of us wait for scores, or those of the customer; whether it is new.

        They show from the next refresh on.
        """
        known, self._asked = self._asked, actor_id
        return actor_id != known

    @property
    def asked(self) -> Id | None:
        """Whose open points wait."""
        return self._asked

    def preview(self, owner: object, maker: Maker | None, soon: bool = False) -> None:
        """From the next time on, shows the map as `maker` would leave it, until its owner says otherwise.

        With `soon` the next time is soon: what is carried is shown at its new place first, then room is made for it.
        """
        self._previews = [each for each in self._previews if each.owner is not owner]
        if maker is not None:
            self._previews.append(_Preview(owner, maker))
        if soon:
            self.room.ask()
            self._view.map_scene.gliding.rest()

    def lift(self, owner: object, ids: Sequence[Id], dx: float, dy: float, landing: Sequence[Id] | None = None) -> None:
        """Shows records lifted off the map, moved by (dx, dy) map units from where they stand; no ids ends it.

        What shows where they will land, they themselves or the copies in `landing`, becomes an empty place.
        """
        lifting = self._feedback.lifting
        if not ids:
            lifting.put_down(owner)
        else:
            if not lifting.holds(owner):
                lifting.lift(
                    owner,
                    self._in_sight_first(map(self.drawing.of_record, ids)),
                    self._view.zoom,
                    self._view.devicePixelRatioF(),
                )
            lifting.carry(owner, dx, dy)
        known = self._landing.pop(owner, ())
        places = tuple(ids if landing is None else landing)
        if places:
            self._landing[owner] = places
        if places != known:
            for i in known:
                self._set_visible(i, True)
            self._show_landing()

    @property
    def lifted(self) -> frozenset[Id]:
        """The records that are in the air now: in their place stands where they will land."""
        return frozenset(i for ids in self._landing.values() for i in ids)

    def look(self, document: Document) -> Look:
        """How a document is shown now."""
        curves = self.curves
        return Look(
            self._view.theme,
            screen_translator(),
            question=own_question,
            actors=curves.actors(document),
            asked=self._asked if self._asked in document.records else None,
            expected=curves.expected is not False,
            ask_expected=curves.expected is True,
            assumptions=self.assumptions,
            heat=self.heat,
            lifts=lifts(document, self.plan) if self.plan is not None else frozenset(),
        )

    def _with_previews(self, document: Document) -> Document:
        for preview in self._previews:
            with suppress(DocumentError):  # what it aims at has just gone; its gesture will aim anew
                edit = preview.maker(document)
                document = document.after(edit.change) if edit else document
        return document

    def _in_sight_first(self, found: Iterable[Group | None]) -> list[Group]:
        sight = self._view.camera.in_sight()
        groups = [group for group in found if group is not None]
        return sorted(groups, key=lambda group: not sight.intersects(QRectF(group.x, group.y, group.w, group.h)))

    def _show_landing(self) -> None:
        for i in self.lifted:
            self._set_visible(i, False)
        self._feedback.lifting.landing(self._in_sight_first(map(self._view.map_scene.group_of, self.lifted)))

    def _set_visible(self, record_id: Id, visible: bool) -> None:
        item = self._view.map_scene.item_for(record_id)
        if item is not None:
            item.setVisible(visible)


def _touchpoints_move(one: Document, other: Document) -> bool:
    """Whether a touchpoint may stand elsewhere, and the links with it."""
    return one.stamp(Touchpoint, Phase) != other.stamp(Touchpoint, Phase)


def _same_links(one: Document, other: Document) -> bool:
    return one.stamp(Link) == other.stamp(Link)
