"""What the first future map of a map becomes, where its template says so: its title, and what it leaves out.

A template asks about the future, and does not make it: the future map is made from today's, once there is one.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.guides.data_files import Data
from app.guides.prompts import name_of_lane
from app.guides.templates import template_data, template_ids
from app.i18n import Bilingual
from app.model.document import Document
from app.model.hierarchy import futures
from app.model.records import Id, JourneyMap


@dataclass(frozen=True, slots=True)
class Future:
    """The msgid of a future map's title, and which lanes of today it goes without."""

    title: str
    without: frozenset[Id]


def first_future(document: Document, map_id: Id) -> Future | None:
    """What the future map of a map begins as; None where its template does not say, or it has one already."""
    template = document.get(map_id, JourneyMap).template
    wanted = _wanted(template)
    if wanted is None or futures(document, map_id):
        return None
    named = ((lane.id, name_of_lane(template, lane)) for lane in document.lanes(map_id))
    left_out = frozenset(lane_id for lane_id, name in named if name in wanted.get("without", ()))
    return Future(Bilingual(wanted["title"]), left_out)


def _wanted(template: str) -> Data | None:
    return template_data(template).get("future") if template in template_ids() else None
