"""Moving notes of several cells together: they keep their arrangement, as cards do that are pushed with both hands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, label
from app.model.edits.notes import cell_at, move_notes
from app.model.lane_kinds import takes_notes
from app.model.records import Id, Note, Phase

Column = tuple[Id, Id | None]
"""A column of notes on a map: its phase, and its touchpoint if it has one."""

_Place = tuple[Id, Column]


def move_arranged(
    document: Document,
    ids: Sequence[Id],
    held: Id,
    lane_id: Id,
    phase_id: Id,
    position: int | None,
    *,
    touchpoint_id: Id | None = None,
) -> Edit:
    """Moves notes together with the one that is `held`, which goes to `position` among those that stay in its column.

    Each of the others goes as many columns and lanes along as the held one; at an end of the map they stay at the edge.
    What comes into one column keeps the order of `ids`: with the held note at its position, elsewhere at the end, and
    where it stood if it goes nowhere.
    """
    lane, phase = cell_at(document, lane_id, phase_id)
    goal: _Place = (lane.id, (phase.id, touchpoint_id))
    places = _goals(document, [document.get(i, Note) for i in ids], document.get(held, Note), goal)
    comers: dict[_Place, list[Id]] = defaultdict(list)
    for note_id, place in places.items():
        comers[place].append(note_id)
    with_held = comers.pop(goal)
    change, now = Change(), document
    for place, moving in comers.items():
        if any(_place(document.get(i, Note)) != place for i in moving):
            change, now = _go_on(
                change, document, move_notes(now, moving, *_cell(place), None, touchpoint_id=place[1][1])
            )
    last = move_notes(now, with_held, lane.id, phase.id, position, touchpoint_id=touchpoint_id)
    if len(ids) == 1:
        return last
    return Edit(label(N_("Move {count} notes"), count=str(len(ids))), change.then(last.change), focus=held)


def columns_of(document: Document, map_id: Id) -> list[Column]:
    """The columns in which notes stand, in the order of time; a phase without touchpoints is one by itself."""
    found: list[Column] = []
    for phase in document.phases(map_id):
        found += [(phase.id, t.id) for t in document.touchpoints(phase.id)] or [(phase.id, None)]
    return found


def _goals(document: Document, notes: Sequence[Note], held: Note, goal: _Place) -> dict[Id, _Place]:
    """Where each note goes when the held one goes to `goal`."""
    map_id = document.get(held.phase_id, Phase).map_id
    columns = columns_of(document, map_id)
    own = {note.lane_id for note in notes}
    lanes = [each.id for each in document.lanes(map_id) if each.id in {goal[0], *own} or takes_notes(each)]
    across = _index(columns, goal[1]) - _index(columns, _place(held)[1])
    down = lanes.index(goal[0]) - lanes.index(held.lane_id)
    found: dict[Id, _Place] = {}
    for note in notes:
        column = _shifted(columns, _place(note)[1], across)
        lane = lanes[_within(lanes.index(note.lane_id) + down, len(lanes))]
        found[note.id] = goal if note.id == held.id or _place(note) == _place(held) else (lane, column)
    return found


def _shifted(columns: Sequence[Column], column: Column, across: int) -> Column:
    return columns[_within(_index(columns, column) + across, len(columns))] if across else column


def _index(columns: Sequence[Column], column: Column) -> int:
    """Which column it is; notes of a phase as a whole stand with the first of the phase."""
    exact = next((i for i, each in enumerate(columns) if each == column), None)
    return exact if exact is not None else next(i for i, each in enumerate(columns) if each[0] == column[0])


def _within(index: int, count: int) -> int:
    return max(0, min(count - 1, index))


def _place(note: Note) -> _Place:
    return note.lane_id, (note.phase_id, note.touchpoint_id)


def _cell(place: _Place) -> tuple[Id, Id]:
    return place[0], place[1][0]


def _go_on(change: Change, document: Document, edit: Edit) -> tuple[Change, Document]:
    whole = change.then(edit.change)
    return whole, document.after(whole)
