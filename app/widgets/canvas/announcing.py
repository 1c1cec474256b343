"""What is said aloud of a change that the ear would else miss: where something went, what is gone, what was undone.

`sentence` is the whole of it: a change and the document after it in, one sentence in the language of the screen out, or
nothing where the focus already says it. Whoever speaks to the screen reader says it politely, after the focus.
"""

from __future__ import annotations

from app.i18n import N_, _, fill
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Label, shorten
from app.model.names import title_of
from app.model.records import Channel, EmotionScore, Lane, Note, Person, Phase, Record, Touchpoint
from app.session.events import Changed
from app.widgets.canvas.accessible_words import spoken_score

_ON_MAP = (Phase, Lane, Touchpoint, Note)
_HOLDERS = ("phase_id", "lane_id", "touchpoint_id")
_WHERE = (*_HOLDERS, "order")


def sentence(changed: Changed, document: Document, step: Label | None = None) -> str:
    """What to say of `changed`, which `document` already holds; `step` is the step that was made, undone or redone."""
    if changed.origin == "file":
        return _("The map was changed by another program")
    if changed.origin == "undo":
        return fill(N_("Undone: {step}"), step=step.text()) if step else _("Undone")
    if changed.origin == "redo":
        return fill(N_("Done again: {step}"), step=step.text()) if step else _("Done again")
    return _of_edit(changed.change, document, step)


def _of_edit(change: Change, document: Document, step: Label | None) -> str:
    gone = _outermost([record for record in change.deleted if isinstance(record, _ON_MAP)])
    made = _outermost([record for record in change.created if isinstance(record, _ON_MAP)])
    moved = _outermost([after for before, after in change.pairs if after is not None and _has_moved(before, after)])
    if gone:
        return _of_deleted(gone)
    if made and step is not None and step.msgid.startswith("Duplicate"):
        return _of_duplicated(made)
    if len(made) > 1:
        return fill(N_("Added: {count}"), count=len(made))
    if len(moved) > 1:
        return fill(N_("Moved: {count}"), count=len(moved))
    if moved and not made:
        return _of_moved(moved[0], document)
    return _of_values(change, document)


def _of_duplicated(records: list[Record]) -> str:
    if len(records) == 1:
        return fill(N_("Duplicated: {title}"), title=shorten(title_of(records[0], _)))
    return fill(N_("Duplicated: {count}"), count=len(records))


def _of_deleted(records: list[Record]) -> str:
    if len(records) == 1:
        return fill(N_("Deleted: {title}"), title=shorten(title_of(records[0], _)))
    return fill(N_("Deleted: {count}"), count=len(records))


def _of_moved(record: Record, document: Document) -> str:
    if isinstance(record, Note):
        return _of_moved_note(record, document)
    siblings = document.siblings(record)
    if isinstance(record, Lane):
        siblings = tuple(lane for lane in siblings if isinstance(lane, Lane) and not lane.hidden)
    place, count = _place(record, siblings)
    if isinstance(record, Touchpoint):
        phase = title_of(document.get(record.phase_id, Phase), _)
        return fill(N_("Moved to {phase}, {place} of {count}"), phase=phase, place=place, count=count)
    return fill(N_("Moved: {place} of {count}"), place=place, count=count)


def _of_moved_note(note: Note, document: Document) -> str:
    lane = title_of(document.get(note.lane_id, Lane), _)
    place, count = _place(note, document.siblings(note))
    touchpoint = document.find(note.touchpoint_id, Touchpoint)
    over = touchpoint or document.get(note.phase_id, Phase)
    return fill(
        N_("Moved to {lane} at {title}, {place} of {count}"),
        lane=lane,
        title=shorten(title_of(over, _)),
        place=place,
        count=count,
    )


def _of_values(change: Change, document: Document) -> str:
    """Scores, marks and folded lanes; words that were typed were heard while they were typed."""
    for before, after in change.pairs:
        if isinstance(after, EmotionScore):
            return fill(N_("Emotion {score}"), score=spoken_score(after.score))
        if isinstance(before, EmotionScore) and after is None:
            return _("Emotion cleared")
        if said := _of_touchpoint(before, after, document):
            return said
        if isinstance(before, Lane) and isinstance(after, Lane) and (said := _said_of_lane(before, after)):
            return fill(said, title=title_of(after, _))
    return ""


def _of_chips(before: Touchpoint, after: Touchpoint, document: Document) -> str:
    """What a touchpoint names now in its chips: its channel, or its owner."""
    channel, owner = document.find(after.channel_id, Channel), document.find(after.owner_id, Person)
    if before.channel_id != after.channel_id:
        return fill(N_("Channel: {name}"), name=channel.name) if channel else _("Channel cleared")
    if before.owner_id != after.owner_id:
        return fill(N_("Owner: {name}"), name=owner.name) if owner else _("Owner cleared")
    return ""


def _of_touchpoint(before: Record | None, after: Record | None, document: Document) -> str:
    if not isinstance(before, Touchpoint) or not isinstance(after, Touchpoint):
        return ""
    return _of_truth(before, after) or _of_chips(before, after, document)


def _of_truth(before: Touchpoint, after: Touchpoint) -> str:
    if before.moment_of_truth == after.moment_of_truth:
        return ""
    return _("Moment of truth") if after.moment_of_truth else _("No longer a moment of truth")


def _said_of_lane(before: Lane, after: Lane) -> str:
    """The msgid of what happened to a lane that was folded, hidden or brought back; nothing for anything else."""
    if before.hidden != after.hidden:
        return N_("Lane {title} hidden") if after.hidden else N_("Lane {title} shown")
    if before.collapsed != after.collapsed:
        return N_("Lane {title} collapsed") if after.collapsed else N_("Lane {title} opened")
    return ""


def _has_moved(before: Record | None, after: Record) -> bool:
    if before is None or not isinstance(after, _ON_MAP):
        return False
    return any(getattr(before, field, None) != getattr(after, field, None) for field in _WHERE)


def _outermost(records: list[Record]) -> list[Record]:
    """Those that did not go along merely because what holds them went."""
    ids = {record.id for record in records}
    return [record for record in records if not any(getattr(record, field, None) in ids for field in _HOLDERS)]


def _place(record: Record, siblings: tuple[Record, ...]) -> tuple[int, int]:
    ids = [sibling.id for sibling in siblings]
    return ids.index(record.id) + 1, len(ids)
