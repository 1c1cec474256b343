"""Laying out one lane: touchpoints in a row, notes in stacks under them, chips, or a slim row when it is collapsed."""

from __future__ import annotations

from functools import lru_cache

from app.drawing import measures as m
from app.drawing import notes
from app.drawing.notes import NO_BADGES, Badges, Block
from app.drawing.primitives import Group, Layer
from app.drawing.sheet import Band, Sheet, Stretch
from app.i18n import N_
from app.model.lane_kinds import LANE_KINDS
from app.model.names import own_title
from app.model.records import Channel, Id, Lane, Light, Note, Person, Touchpoint

MORE = N_("… more")
_WORST = (Light.RED, Light.AMBER, Light.GREEN)


def touchpoints(sheet: Sheet, lane: Lane, y: float) -> Band:
    """The touchpoints, in one row in time order."""
    band = Band(m.TOUCHPOINT_HEIGHT + 2 * m.CELL_PADDING)
    for stretch in sheet.stretches:
        for touchpoint, x in stretch.placed():
            block = _touchpoint(sheet, touchpoint)
            band.height = max(band.height, block.h + 2 * m.CELL_PADDING)
            _put(band, "touchpoint", touchpoint.id, block, x, y + m.CELL_PADDING)
    return _at_least(band, lane)


def note_stacks(sheet: Sheet, lane: Lane, y: float) -> Band:
    """The notes of a lane, each under its touchpoint; those of a whole phase go to the lowest stack, left first."""
    band = Band(m.NOTE_HEIGHT + 2 * m.CELL_PADDING)
    for stretch in sheet.stretches:
        _stack(sheet, lane, stretch, y, band)
    return _at_least(band, lane)


def chips(sheet: Sheet, lane: Lane, y: float) -> Band:
    """The channels of the touchpoints, each under its own."""
    band = Band(m.CHIP_HEIGHT + 2 * m.CELL_PADDING)
    for stretch in sheet.stretches:
        for touchpoint, x in stretch.placed():
            channel = sheet.document.find(touchpoint.channel_id, Channel)
            if channel is not None:
                block = notes.chip(channel.name, sheet.look.theme)
                middle = x + (m.NOTE_WIDTH - block.w) / 2
                _put(band, "chip", touchpoint.id, block, middle, y + m.CELL_PADDING, lane.id)
    return _at_least(band, lane)


def _stack(sheet: Sheet, lane: Lane, stretch: Stretch, y: float, band: Band) -> None:
    """Puts the notes of one cell into its band."""
    tint, theme, more = LANE_KINDS[lane.kind].tint, sheet.look.theme, sheet.look.translate(MORE)
    left, bottoms = stretch.column.x + m.CELL_PADDING, [y + m.CELL_PADDING] * stretch.stacks
    for note, own in _in_stacking_order(sheet, lane, stretch):
        place = bottoms.index(min(bottoms)) if own is None else own
        block = notes.note(note.text, note.tint or tint, theme, more)
        _put(band, "note", note.id, block, left + place * m.STEP, bottoms[place])
        bottoms[place] += block.h + m.GAP
    band.height = max(band.height, max(bottoms) - m.GAP + m.CELL_PADDING - y)


def _in_stacking_order(sheet: Sheet, lane: Lane, stretch: Stretch) -> list[tuple[Note, int | None]]:
    """The notes of a cell with the stack of their touchpoint; last those that belong to none of the phase."""
    places = {touchpoint.id: place for place, touchpoint in enumerate(stretch.touchpoints)}
    found = sheet.document.notes(stretch.phase.id, lane.id)
    placed = [(note, places.get(note.touchpoint_id) if note.touchpoint_id else None) for note in found]
    return sorted(placed, key=lambda pair: pair[1] is None)


def _touchpoint(sheet: Sheet, touchpoint: Touchpoint) -> Block:
    return notes.touchpoint(
        own_title(touchpoint),
        touchpoint.time_frame,
        _badges(sheet, touchpoint),
        touchpoint.tint,
        sheet.look.theme,
        sheet.look.translate(MORE),
    )


def _badges(sheet: Sheet, touchpoint: Touchpoint) -> Badges:
    actions = sheet.open_actions.get(touchpoint.id, ())
    owner = sheet.document.find(touchpoint.owner_id, Person)
    if not actions and owner is None and not touchpoint.moment_of_truth:
        return NO_BADGES
    lights = {action.light for action in actions}
    worst = next((light for light in _WORST if light in lights), None)
    return Badges(touchpoint.moment_of_truth, initials(owner.name) if owner else "", len(actions), worst)


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def _put(band: Band, role: str, record_id: Id, block: Block, x: float, y: float, lane_id: Id | None = None) -> None:
    band.groups.append(_group(role, record_id, block, x, y, lane_id))
    if block.lost:
        band.lost |= block.lost


@lru_cache(maxsize=32_768)
def _group(role: str, record_id: Id, block: Block, x: float, y: float, lane_id: Id | None) -> Group:
    """The group of a record; kept, so that what did not change is the very same group in the next layout."""
    key = f"{role}:{lane_id}:{record_id}" if lane_id else f"{role}:{record_id}"
    return Group(key, role, Layer.NOTES, x, y, block.w, block.h, block.marks, record_id, False, block.text)


def _at_least(band: Band, lane: Lane) -> Band:
    band.height = max(band.height, float(lane.height or 0))
    return band
