"""Journey maps as wholes: adding, duplicating and ordering them, and making the future map from the current one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, label_of, new_id
from app.model.edits.fields import set_fields
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding
from app.model.owning import with_all_they_own
from app.model.records import (
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    MapState,
    Phase,
    Record,
    Touchpoint,
    refs,
)


def add_map(
    document: Document, title: str, *, like: Id | None = None, behind: Id | None = None, ids: Ids = new_id
) -> Edit:
    """Adds a map: one unnamed phase and the lanes of the map `like`, or else touchpoints and emotion.

    It stands right behind the map `behind`, or else last.
    """
    intake = Intake()
    journey = JourneyMap(id=ids(), order=_order(document, behind), title=intake.line(title))
    kinds = [(lane.kind, lane.title) for lane in document.lanes(like)] if like else []
    lanes: list[Lane] = []
    for kind, name in kinds or [(LaneKind.TOUCHPOINTS, ""), (LaneKind.EMOTION, "")]:
        lanes.append(Lane(id=ids(), map_id=journey.id, order=key_at(lanes, None), kind=kind, title=name))
    phase = Phase(id=ids(), map_id=journey.id, order=key_at((), None))
    made = adding(N_("Add map “{title}”"), N_("Add map"), journey, intake)
    return replace(made, change=Change.creating([journey, *lanes, phase]))


def rename_map(document: Document, map_id: Id, title: str) -> Edit:
    """Gives a map another title, and the project too while it is called after its first map."""
    edit, project = set_fields(document, map_id, title=title), document.project
    if map_id != document.maps()[0].id or project.title != document.get(map_id, JourneyMap).title:
        return edit
    return replace(edit, change=edit.change.then(set_fields(document, project.id, title=title).change))


def duplicate_map(document: Document, map_id: Id, title: str, *, ids: Ids = new_id) -> Edit:
    """Puts a copy of a map, with all that is on it, right behind it."""
    journey = document.get(map_id, JourneyMap)
    intake = Intake()
    made = _copied(document, map_id, ids)
    copy = replace(_of(made, journey), order=_behind(document, journey), title=intake.line(title))
    change = Change.creating((made | {map_id: copy}).values())
    return Edit(label_of(journey, N_("Duplicate “{title}”")), change, (copy.id,), copy.id, remarks=intake.remarks)


def make_future(document: Document, map_id: Id, title: str, *, without: Collection[Id] = (), ids: Ids = new_id) -> Edit:
    """Makes the future map from a map of today: a copy whose phases and touchpoints remember what they came from.

    It begins with everything that is there today, as that is what will change; but not with the lanes `without`, nor
    what stands in them. What evidence says about today is not said of the future, so none comes along.
    """
    journey = document.get(map_id, JourneyMap)
    intake = Intake()
    left_out = with_all_they_own(document, [document.get(i, Record) for i in without])
    made: dict[Id, Record] = {}
    for origin, record in _copied(document, map_id, ids).items():
        if record.KIND == "evidence" or origin in left_out:
            continue
        remembers = isinstance(record, Phase | Touchpoint)
        made[origin] = replace(record, origin_id=origin) if remembers else record  # type: ignore[call-arg]
    copy = replace(
        _of(made, journey),
        order=_behind(document, journey),
        title=intake.line(title),
        state=MapState.FUTURE,
        origin_id=map_id,
        review_date=None,
    )
    change = Change.creating((made | {map_id: copy}).values())
    label = label_of(journey, N_("Make a future map of “{title}”"))
    return Edit(label, change, (copy.id,), copy.id, remarks=intake.remarks)


def move_map(document: Document, map_id: Id, position: int) -> Edit:
    """Moves a map to `position` among the others."""
    journey = document.get(map_id, JourneyMap)
    others = [other for other in document.maps() if other.id != map_id]
    stays = document.maps().index(journey) == max(0, min(position, len(others)))
    moved = journey if stays else replace(journey, order=key_at(others, position))
    return Edit(label_of(journey, N_("Move “{title}”")), Change.of([(journey, moved)]), focus=map_id)


def _copied(document: Document, map_id: Id, ids: Ids) -> dict[Id, Record]:
    """Copies of a map and all it holds, by the ids of what they are copies of; they point at each other."""
    held = held_by(document, map_id)
    new = {record_id: ids() for record_id in held}
    return {i: replace(record, id=new[i], **_pointing(record, new)) for i, record in held.items()}


def held_by(document: Document, map_id: Id) -> dict[Id, Record]:
    """A map and all that goes when it goes, owners before what they own."""
    return with_all_they_own(document, [document.get(map_id, Record)])


def _pointing(record: Record, new: Mapping[Id, Id]) -> dict[str, Any]:
    """The fields of `record` that point at something that is copied too, with the ids of the copies."""
    targets = {name: getattr(record, name) for name, _ in refs(type(record))}
    return {name: new[target] for name, target in targets.items() if target in new}


def _of(made: Mapping[Id, Record], journey: JourneyMap) -> JourneyMap:
    copy = made[journey.id]
    assert isinstance(copy, JourneyMap)
    return copy


def _order(document: Document, behind: Id | None) -> str:
    return _behind(document, document.get(behind, JourneyMap)) if behind else key_at(document.maps(), None)


def _behind(document: Document, journey: JourneyMap) -> str:
    return key_at(document.maps(), document.maps().index(journey) + 1)
