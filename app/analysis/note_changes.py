"""How the notes of two moments differ: told by what they say, since a note knows no note that it came from.

Lanes are matched by their kind and name, notes by lane and text; what is left is matched by likeness. Notes in lanes
that are out of sight stay out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.model.document import Document
from app.model.records import Id, Lane, Note, Phase

_ALIKE = 0.5
"""How much of two texts is the same (0..1) where one is still taken for the other, reworded."""

_MOST = 2_000
"""Characters of a text that are weighed: what comes after them says little, and takes long."""


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that came (`before` is None), went (`after` is None) or was changed."""

    before: Note | None
    after: Note | None


def lane_pairs(document: Document, current_id: Id, future_id: Id) -> dict[Id, Id]:
    """The lanes in sight of the current map that the future map has too, by kind and name, else by kind alone."""
    left = [lane for lane in document.lanes(future_id) if not lane.hidden]
    mine = [lane for lane in document.lanes(current_id) if not lane.hidden]
    pairs: dict[Id, Id] = {}
    for same in (_of_one_name, _of_one_kind):
        for lane in mine:
            found = next((other for other in left if lane.id not in pairs and same(lane, other)), None)
            if found is not None:
                pairs[lane.id] = found.id
                left.remove(found)
    return pairs


def notes_by_owner(document: Document, phases: Sequence[Phase], lane_ids: Iterable[Id]) -> Mapping[Id, list[Note]]:
    """The notes in some lanes, by the touchpoint that they belong to, or the phase."""
    found: dict[Id, list[Note]] = defaultdict(list)
    lanes = tuple(lane_ids)
    for phase in phases:
        for lane_id in lanes:
            for note in document.notes(phase.id, lane_id):
                found[note.touchpoint_id or phase.id].append(note)
    return found


def note_changes(before: Sequence[Note], after: Sequence[Note], lanes: Mapping[Id, Id]) -> tuple[NoteChange, ...]:
    """What happened to the notes of one moment, those that were changed first; a note that stayed is left out.

    `lanes` gives for lanes of the notes before the lane of the notes after.
    """
    gone, come = list(before), list(after)
    found = [*_same(gone, come, lanes), *_reworded(gone, come, lanes)]
    changed = [NoteChange(one, other) for one, other in found if not _equal(one, other)]
    return (*changed, *(NoteChange(None, note) for note in come), *(NoteChange(note, None) for note in gone))


def _of_one_name(one: Lane, other: Lane) -> bool:
    return (one.kind, one.title) == (other.kind, other.title)


def _of_one_kind(one: Lane, other: Lane) -> bool:
    return one.kind is other.kind


def _same(gone: list[Note], come: list[Note], lanes: Mapping[Id, Id]) -> Iterator[tuple[Note, Note]]:
    """Takes out of both lists, and gives, the pairs of one text in one lane; of equal texts those that equal wholly."""
    for alike in (_equal, _of_one_text):
        for note in list(gone):
            there = (other for other in come if lanes.get(note.lane_id) == other.lane_id and alike(note, other))
            found = next(there, None)
            if found is not None:
                gone.remove(note)
                come.remove(found)
                yield note, found


def _reworded(gone: list[Note], come: list[Note], lanes: Mapping[Id, Id]) -> Iterator[tuple[Note, Note]]:
    """The pairs of one lane whose texts are alike, the most alike first."""
    pairs = [(one, other) for one in gone for other in come if lanes.get(one.lane_id) == other.lane_id]
    likeness = {(one.id, other.id): _likeness(one.text, other.text) for one, other in pairs}
    for one, other in sorted(pairs, key=lambda pair: -likeness[pair[0].id, pair[1].id]):
        if one in gone and other in come and likeness[one.id, other.id] >= _ALIKE:
            gone.remove(one)
            come.remove(other)
            yield one, other


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # only here, since who offers a comparison imports this file at the start

    return SequenceMatcher(None, one[:_MOST].casefold(), other[:_MOST].casefold(), autojunk=False).ratio()


def _of_one_text(one: Note, other: Note) -> bool:
    return one.text == other.text


def _equal(one: Note, other: Note) -> bool:
    """Whether two notes say the same, and look the same."""
    return (one.text, one.whys, one.tint, one.picture_id) == (other.text, other.whys, other.tint, other.picture_id)
