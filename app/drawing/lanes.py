"""Laying out one lane: touchpoints in a row, notes in stacks under them, chips, or a slim row when it is collapsed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.drawing import links, notes
from app.drawing import measures as m
from app.drawing.badges import Badges
from app.drawing.kept import Kept, Latest, part
from app.drawing.notes import Block, Moment
from app.drawing.primitives import Group, Layer
from app.drawing.sheet import Band, Content, Sheet, Stretch
from app.drawing.signs import Signs
from app.drawing.theme import Theme
from app.i18n import N_
from app.model.lane_kinds import kind_of
from app.model.names import own_title
from app.model.records import Id, Influence, Lane, Light, Note, Person, Record, Tint, Touchpoint

MORE = N_("… more")
_BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_WORDS = re.compile(r"[^\W\d_]\S*")
_WORST = (Light.RED, Light.AMBER, Light.GREEN)


def touchpoints(sheet: Sheet, lane: Lane) -> Band:
    """The touchpoints, in one row in time order."""
    band = Band(m.TOUCHPOINT_HEIGHT + 2 * m.CELL_PADDING)
    paper = Paper(Tint.SUN, sheet.look.theme, sheet.look.translate(MORE))
    rows = [_blocks(sheet, stretch, paper) for stretch in sheet.stretches]
    ways = links.roads(sheet, rows)
    for stretch, blocks in zip(sheet.stretches, rows, strict=True):
        content = _CONTENTS.of(blocks, stretch.touchpoint_ids, partial(_row, stretch.touchpoint_ids, blocks))
        band.put("touchpoints", lane, stretch, content, ways.over)
    links.put(ways, band, lane.id)
    return at_least(band, lane)


def _blocks(sheet: Sheet, stretch: Stretch, paper: Paper) -> tuple[Block, ...]:
    """The touchpoints of a phase as drawn: with their signs, their owners and what is to be done about them."""
    tasks, counts = sheet.acted_on(stretch)
    beside = (sheet.signs.each(stretch.touchpoints), *sheet.document.stamp(Person), *tasks)
    return _BLOCKS.of((stretch.touchpoints, *beside), (paper, counts), partial(_touchpoints, sheet, stretch, paper))


def note_stacks(sheet: Sheet, lane: Lane) -> Band:
    """The notes of a lane, each under its touchpoint; those of a whole phase go to the lowest stack, left first."""
    band = Band(m.NOTE_HEIGHT + 2 * m.CELL_PADDING)
    look = Paper(kind_of(lane).tint, sheet.look.theme, sheet.look.translate(MORE))
    for stretch in sheet.stretches:
        found = sheet.document.notes(stretch.phase.id, lane.id)
        signs = sheet.signs.each(found)
        also = (look, stretch.touchpoint_ids, stretch.stacks)
        content = _CONTENTS.of((found, signs), also, partial(_stacks, found, signs, stretch, look))
        band.put("notes", lane, stretch, content)
    return at_least(band, lane)


def chips(sheet: Sheet, lane: Lane) -> Band:
    """What the touchpoints name in one of their fields, each under its own: their channels, or their owners."""
    band, field = Band(m.CHIP_HEIGHT + 2 * m.CELL_PADDING), kind_of(lane).chips_of
    for stretch in sheet.stretches:
        found = [sheet.document.find(getattr(touchpoint, field), Record) for touchpoint in stretch.touchpoints]
        blocks = tuple(notes.chip(own_title(named), sheet.look.theme) if named else None for named in found)
        also = (lane.id, stretch.touchpoint_ids)
        content = _CONTENTS.of(blocks, also, partial(_chips, lane.id, stretch.touchpoint_ids, blocks))
        band.put("chips", lane, stretch, content)
    return at_least(band, lane)


@dataclass(frozen=True, slots=True)
class Paper:
    """What the notes of a lane look like if they do not say so themselves; `more` ends a text that is cut off."""

    tint: Tint
    theme: Theme
    more: str


_BLOCKS: Kept[tuple[Block, ...]] = Kept(1024)
_CONTENTS: Kept[Content] = Kept(1024)
"""What filled cells before. Most cells of a map are the same from one layout to the next."""

_NOTES: Latest[Block] = Latest(12_000)
_GROUPS: Latest[Group] = Latest(12_000)
"""More than a large map has: with fewer, carrying a touchpoint across a phase set hundreds anew."""


def _row(ids: Sequence[Id], blocks: Sequence[Block]) -> Content:
    """Touchpoints beside each other."""
    groups = tuple(
        group_of("touchpoint", i, block, m.CELL_PADDING + place * m.STEP, m.CELL_PADDING)
        for place, (i, block) in enumerate(zip(ids, blocks, strict=True))
    )
    return content_of(groups, max((block.h for block in blocks), default=0.0) + 2 * m.CELL_PADDING, blocks)


def _chips(lane_id: Id, ids: Sequence[Id], blocks: Sequence[Block | None]) -> Content:
    """Each chip in the middle of its touchpoint's column."""
    shown = [(place, i, block) for place, (i, block) in enumerate(zip(ids, blocks, strict=True)) if block is not None]
    groups = tuple(
        group_of(
            "chip", i, block, m.CELL_PADDING + place * m.STEP + (m.NOTE_WIDTH - block.w) / 2, m.CELL_PADDING, lane_id
        )
        for place, i, block in shown
    )
    return content_of(groups, 0.0, [block for _, _, block in shown])


def _stacks(found: Sequence[Note], signs: Sequence[Signs], stretch: Stretch, look: Paper) -> Content:
    """The notes of one cell, stack by stack."""
    bottoms, groups, blocks = [m.CELL_PADDING] * stretch.stacks, [], []
    of_note = {note.id: sign for note, sign in zip(found, signs, strict=True)}
    for note, own in _in_stacking_order(found, stretch.touchpoint_ids):
        place = bottoms.index(min(bottoms)) if own is None else own
        drawn = (note.text, note.tint or look.tint, look.theme, look.more, of_note[note.id], note.picture_id)
        block = _NOTES.of(note.id, drawn, partial(notes.note, *drawn))
        groups.append(group_of("note", note.id, block, m.CELL_PADDING + place * m.STEP, bottoms[place]))
        blocks.append(block)
        bottoms[place] += block.h + m.GAP
    return content_of(tuple(groups), max(bottoms) - m.GAP + m.CELL_PADDING, blocks)


def content_of(groups: tuple[Group, ...], height: float, blocks: Sequence[Block]) -> Content:
    """What fills a cell with these groups, drawn from `blocks`."""
    lost = frozenset[str]().union(*(block.lost for block in blocks))
    return Content(part(*groups) if groups else None, height, lost)


def _in_stacking_order(found: Sequence[Note], touchpoint_ids: Sequence[Id]) -> list[tuple[Note, int | None]]:
    """The notes of a cell with the stack of their touchpoint; last those that belong to none of the phase."""
    places = {touchpoint_id: place for place, touchpoint_id in enumerate(touchpoint_ids)}
    placed = [(note, places.get(note.touchpoint_id) if note.touchpoint_id else None) for note in found]
    return sorted(placed, key=lambda pair: pair[1] is None)


def _touchpoints(sheet: Sheet, stretch: Stretch, paper: Paper) -> tuple[Block, ...]:
    return tuple(
        notes.touchpoint(_moment(sheet, touchpoint), paper.theme, paper.more) for touchpoint in stretch.touchpoints
    )


def _moment(sheet: Sheet, touchpoint: Touchpoint) -> Moment:
    return Moment(
        own_title(touchpoint),
        touchpoint.time_frame,
        touchpoint.tint,
        touchpoint.influence,
        _badges(sheet, touchpoint),
        sheet.signs.of(touchpoint.id),
        touchpoint.picture_id,
    )


def _badges(sheet: Sheet, touchpoint: Touchpoint) -> Badges:
    actions = sheet.open_actions.get(touchpoint.id, ())
    owner = sheet.document.find(touchpoint.owner_id, Person)
    detail = touchpoint.detail_id is not None
    lights = {action.light for action in actions}
    worst = next((light for light in _WORST if light in lights), None)
    return Badges(
        touchpoint.moment_of_truth,
        initials(owner.name) if owner else "",
        len(actions),
        worst,
        detail,
        touchpoint.brand_moment,
        touchpoint.influence is Influence.PARTNER,
    )


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name; what stands in brackets is no part of it."""
    words = _WORDS.findall(_BRACKETS.sub(" ", name)) or _WORDS.findall(name) or name.split()[:1]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def group_of(role: str, record_id: Id, block: Block, x: float, y: float, lane_id: Id | None = None) -> Group:
    """The group of a record in its cell; kept, so that what did not change is the very same group the next time."""
    key = f"{role}:{lane_id}:{record_id}" if lane_id else f"{role}:{record_id}"

    def make() -> Group:
        return Group(key, role, Layer.NOTES, x, y, block.w, block.h, block.marks, record_id, False, block.text)

    return _GROUPS.of(key, (block, x, y), make)


def at_least(band: Band, lane: Lane) -> Band:
    """The band, as high as the user made its lane if it needs less."""
    band.height = max(band.height, float(lane.height or 0))
    return band
