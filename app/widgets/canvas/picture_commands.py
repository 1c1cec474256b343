"""Commands about pictures: adding them to what is selected, dropping and pasting them, and taking them off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from functools import partial

from PySide6.QtCore import QTimer

from app.drawing import hit_test
from app.drawing.primitives import Box
from app.exchange.picture_child import Source
from app.exchange.picture_form import shape_of
from app.model import edits
from app.model.clip import Clip
from app.model.edits import Place
from app.model.lane_kinds import kind_of
from app.model.records import Id, Lane, Note, Touchpoint
from app.widgets.canvas import creation
from app.widgets.canvas.making_commands import MakingCommands
from app.widgets.pictures.intake import Taken, take
from app.widgets.pictures.sources import choose_pictures

Target = Id | Place
"""What gets a picture: a note or touchpoint, or a place where new ones are made."""


class PictureCommands(MakingCommands):
    """The commands of a canvas that bring pictures in, and take them off."""

    def create_at(self, x: float, y: float) -> None:
        """Begins what a double click at a point of the map makes; in a lane for pictures asks for those first."""
        if self.begins_with_picture(x, y):
            QTimer.singleShot(0, self._canvas, lambda: self._choose_at(x, y))
        else:
            super().create_at(x, y)

    def begins_with_picture(self, x: float, y: float) -> bool:
        """Whether what is made at a point of the map begins with a picture."""
        lane = self._document.find(hit_test.lane_at(self._canvas.drawing, y), Lane)
        return lane is not None and kind_of(lane).shows_pictures and x >= self._canvas.drawing.header_width

    def can_add_picture(self) -> bool:
        """Whether there is anything, or any place, for a picture."""
        return bool(self._of(Note, Touchpoint) or self._document.phases(self._canvas.map_id))

    def add_picture(self) -> None:
        """Asks for a picture for the selected note or touchpoint, or for pictures that become notes in a cell."""
        chosen = self._one_selected()
        self._put(choose_pictures(self._canvas, many=chosen is None), chosen or self._place())

    def has_picture(self) -> bool:
        """Whether a selected note or touchpoint has a picture."""
        return bool(self._pictured())

    def remove_picture(self) -> None:
        """Takes the pictures off what is selected."""
        ids = self._pictured()
        if len(ids) == 1:
            self._run(edits.set_picture(self._document, ids[0], ""))
        elif ids:
            self._run(edits.set_fields(self._document, ids, picture_id=""))

    def paste_pictures(self, sources: Sequence[Source]) -> None:
        """Gives the selected note or touchpoint the picture, if it has none; else makes notes of pictures."""
        chosen = self._one_selected()
        free = chosen is not None and len(sources) == 1 and not self._pictured()
        self._put(sources, chosen if chosen is not None and free else self._place())

    def drop_pictures(self, sources: Sequence[Source], x: float, y: float) -> None:
        """Gives pictures to what lies at a point of the view, or makes notes or touchpoints of them there."""
        self._put(sources, self._target_at(x, y, len(sources)) or self._place())

    def picture_box(self, x: float, y: float, count: int) -> Box | None:
        """The box on the map of what would get `count` pictures dropped at a point of the view."""
        target = self._target_at(x, y, count)
        if target is None:
            return None
        if not isinstance(target, Place):
            group = self._canvas.map_scene.group_of(target)
            return group.box if group is not None else None
        cell = hit_test.cell_at(self._canvas.drawing, *self._canvas.stage.to_map(x, y))
        return cell.box if cell is not None else None

    def _choose_at(self, x: float, y: float) -> None:
        place = creation.place_at(self._canvas.drawing, self._document, x, y)
        if place is not None:
            self._put(choose_pictures(self._canvas, many=True), place)

    # --- helpers -------------------------------------------------------------------------------------------------

    def _target_at(self, x: float, y: float, count: int) -> Target | None:
        at = self._canvas.stage.to_map(x, y)
        group = hit_test.hit(self._canvas.drawing, *at)
        if count == 1 and group is not None and group.role in ("note", "touchpoint"):
            return group.record_id
        return creation.place_at(self._canvas.drawing, self._document, *at)

    def _place(self) -> Place:
        """Where pictures go that were given no place: beside the selection, or else into the lane that is for them."""
        place = self._canvas.cursor_place()
        if place.lane_id is not None:
            return place
        lanes = [lane for lane in self._document.lanes(self._canvas.map_id) if not lane.hidden]
        holding = [lane for lane in lanes if kind_of(lane).holds_notes]
        lane = min(holding, key=_for_pictures_first, default=None)
        return place if lane is None else Place(place.map_id, place.phase_id, lane.id, place.touchpoint_id)

    def _take_pictures_of(self, clip: Clip) -> None:
        """Stores the pictures that a clip brings along; one that cannot be stored is missing on the map.

        Only what is in our own form is taken: every map holds its pictures so, and nothing need be decoded here.
        """
        session = self._canvas.session
        known = frozenset(session.pictures())
        for picture in clip.sound_pictures():
            if picture.id not in known and shape_of(picture.data) == (picture.width, picture.height):
                self._canvas.guard(partial(session.add_picture, *astuple(picture)))

    def _put(self, sources: Sequence[Source], target: Target) -> None:
        canvas = self._canvas
        take(canvas, canvas.session, canvas.door, sources, lambda taken: self._use(target, taken))

    def _use(self, target: Target, taken: Sequence[Taken]) -> None:
        names = [picture.name for picture in taken]
        if isinstance(target, Place):
            titles = [picture.title for picture in taken]
            self._run_and_select(edits.add_pictures(self._document, target, names, titles))
        else:
            self._run(edits.set_picture(self._document, target, names[0]))
            self._canvas.select([target])

    def _one_selected(self) -> Id | None:
        ids = self._of(Note, Touchpoint)
        return ids[0] if len(ids) == 1 else None

    def _pictured(self) -> list[Id]:
        records = (self._document.records[i] for i in self._of(Note, Touchpoint))
        return [record.id for record in records if isinstance(record, Note | Touchpoint) and record.picture_id]


def _for_pictures_first(lane: Lane) -> bool:
    return not kind_of(lane).shows_pictures
