"""What the canvas shows now: the stored map, or the map as the gestures under way would leave it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from app.drawing.layout import Look, layout
from app.drawing.primitives import Drawing, Group
from app.errors import DocumentError
from app.i18n import _
from app.model.document import Document
from app.model.records import Id
from app.widgets.canvas.feedback import Feedback
from app.widgets.canvas.gestures.stage import Maker
from app.widgets.canvas.map_view import MapView
from app.widgets.canvas.scene import MAIN_ROLES


@dataclass(frozen=True, slots=True)
class _Preview:
    owner: object
    maker: Maker


class Showing:
    """Lays out the map for a view. `drawing` is always that of the stored document; previews are only shown."""

    def __init__(self, view: MapView, feedback: Feedback) -> None:
        self._view = view
        self._feedback = feedback
        self._previews: list[_Preview] = []
        self._landing: dict[object, tuple[Id, ...]] = {}
        self.drawing = Drawing(0, 0, ())

    def refresh(self, document: Document, map_id: Id) -> None:
        """Lays out `document` anew and shows it, with what gestures under way would make of it."""
        self.drawing = self._laid_out(document, map_id)
        self.show(document, map_id)

    def show(self, document: Document, map_id: Id) -> None:
        """Shows what gestures under way would make of `document`, which is as the last refresh found it."""
        changed = self._with_previews(document)
        self._view.show_drawing(self.drawing if changed is document else self._laid_out(changed, map_id))
        self._show_landing()

    def preview(self, owner: object, maker: Maker | None) -> None:
        """From the next time on, shows the map as `maker` would leave it, until its owner says otherwise."""
        self._previews = [each for each in self._previews if each.owner is not owner]
        if maker is not None:
            self._previews.append(_Preview(owner, maker))

    def lift(self, owner: object, ids: Sequence[Id], dx: float, dy: float, landing: Sequence[Id] | None = None) -> None:
        """Shows records lifted off the map, moved by (dx, dy) map units from where they stand; no ids ends it.

        What shows where they will land, they themselves or the copies in `landing`, becomes an empty place.
        """
        groups = [group for group in self.drawing.groups if self._stands_for_one_of(group, ids)] if ids else []
        self._feedback.lift(owner, groups, dx, dy, self._view.zoom, self._view.devicePixelRatioF())
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

    def _laid_out(self, document: Document, map_id: Id) -> Drawing:
        return layout(document, map_id, Look(self._view.theme, _))

    def _with_previews(self, document: Document) -> Document:
        for preview in self._previews:
            with suppress(DocumentError):  # what it aims at has just gone; its gesture will aim anew
                edit = preview.maker(document)
                document = document.after(edit.change) if edit else document
        return document

    def _stands_for_one_of(self, group: Group, ids: Sequence[Id]) -> bool:
        return group.role in MAIN_ROLES and group.record_id in ids

    def _show_landing(self) -> None:
        for i in self.lifted:
            self._set_visible(i, False)
        groups = (self._view.map_scene.group_of(i) for i in self.lifted)
        self._feedback.landing([group for group in groups if group is not None])

    def _set_visible(self, record_id: Id, visible: bool) -> None:
        item = self._view.map_scene.item_for(record_id)
        if item is not None:
            item.setVisible(visible)
