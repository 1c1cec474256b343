"""Fading: what a filter does not want steps back on the map, and stays so when the map is laid out again."""

from __future__ import annotations

from app.drawing.drawing import Part
from app.model.records import Id
from app.widgets.canvas.map_view import MapView

FADED = 0.18
"""How much is left of what fades: where it stands can be seen, and no longer what it says."""

_ROLES = frozenset({"touchpoint", "note", "action", "chip", "point", "expected", "link"})


class Fading:
    """What is faded in one view."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._faded: frozenset[Id] = frozenset()
        self._seen: dict[str, Part] = {}
        view.drawn.connect(self.follow)

    @property
    def faded(self) -> frozenset[Id]:
        """The records that are faded."""
        return self._faded

    def set_faded(self, ids: frozenset[Id]) -> None:
        """Fades these records, and no others."""
        if ids != self._faded:
            self._faded = ids
            self._seen = {}
            self._apply()

    def follow(self) -> None:
        """Fades what was drawn anew."""
        if self._faded:
            self._apply()

    def _apply(self) -> None:
        known, scene = self._seen, self._view.map_scene
        self._seen = {placed.key: placed.part for placed in scene.drawing.parts}
        for key, part in self._seen.items():
            if known.get(key) is not part:
                self._fade(part)

    def _fade(self, part: Part) -> None:
        for group in part.groups:
            item = self._view.map_scene.item(group.key) if group.role in _ROLES else None
            if item is not None:
                item.setOpacity(FADED if group.record_id in self._faded else 1.0)
