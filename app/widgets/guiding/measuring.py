"""How far a map is with each of the guides, measured a few at a time and once only for as long as nothing changes.

To measure all of them takes longer than a picture may where there are a thousand notes.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

from app.guides.following import Progress, progress
from app.guides.guides import Guide
from app.model.document import Document
from app.model.records import RECORD_TYPES, Id

_SLICE = 0.004
"""Seconds of measuring in one go."""


class Measuring:
    """Keeps what was measured of one map, and forgets it as soon as the document holds anything else."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._known: dict[Guide, Progress] = {}

    def far(self, guide: Guide, document: Document, map_id: Id) -> Progress:
        """How far the map is with a guide."""
        self._turn_to(document, map_id)
        if guide not in self._known:
            self._known[guide] = progress(guide, document, map_id)
        return self._known[guide]

    def some(self, guides: Iterable[Guide], document: Document, map_id: Id) -> bool:
        """Measures some of these guides ahead; False when it knew them all."""
        self._turn_to(document, map_id)
        lacking = [guide for guide in guides if guide not in self._known]
        end = perf_counter() + _SLICE
        for guide in lacking:
            self.far(guide, document, map_id)
            if perf_counter() > end:
                break
        return bool(lacking)

    def _turn_to(self, document: Document, map_id: Id) -> None:
        of = (map_id, *document.stamp(*RECORD_TYPES))
        if of != self._of:
            self._of = of
            self._known.clear()
