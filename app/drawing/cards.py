"""The lane of actions: under each touchpoint, as small cards, what is still to be done about it and by whom."""

from __future__ import annotations

from functools import lru_cache, partial

from app.drawing import measures as m
from app.drawing.badges import light
from app.drawing.fonts import lost_characters
from app.drawing.kept import Kept
from app.drawing.lanes import MORE, at_least, content_of, group_of
from app.drawing.notes import Block
from app.drawing.primitives import Box, Rect, TextPlace
from app.drawing.sheet import Band, Content, Sheet, Stretch
from app.drawing.text import broken, shortened
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.names import own_title
from app.model.records import Lane, Light, Person

_LIGHT = 6.0
_TEXT_X = m.NOTE_PADDING + 2 * _LIGHT + 8
_TEXT_WIDTH = m.NOTE_WIDTH - _TEXT_X - m.NOTE_PADDING
_CONTENTS: Kept[Content] = Kept(1024)


def actions(sheet: Sheet, lane: Lane) -> Band:
    """The open actions, each under its touchpoint."""
    band = Band(m.NOTE_HEIGHT + 2 * m.CELL_PADDING)
    theme, more = sheet.look.theme, sheet.look.translate(MORE)
    people = sheet.document.stamp(Person)
    for stretch in sheet.stretches:
        make = partial(_stacks, sheet, stretch, theme, more)
        tasks, counts = sheet.acted_on(stretch)
        content = _CONTENTS.of((stretch.touchpoints, *tasks, *people), (theme, more, counts), make)
        band.put("actions", lane, stretch, content)
    return at_least(band, lane)


@lru_cache(maxsize=1024)
def card(title: str, status: Light, owner: str, theme: Theme, more: str) -> Block:
    """An action: its light, what is to be done, and in softer letters by whom."""
    lines, step = broken(title, _TEXT_WIDTH, m.BODY), m.line_step(m.BODY)
    shown = lines[: m.MAX_LINES]
    foot = [more] if len(lines) > m.MAX_LINES else []
    foot += [shortened(owner, _TEXT_WIDTH, m.SMALL)] if owner else []
    below = m.NOTE_PADDING + max(1, len(shown)) * step
    height = max(m.NOTE_HEIGHT, below + len(foot) * m.line_step(m.SMALL) + m.NOTE_PADDING)
    marks = (
        Rect(Box(0.5, 0.5, m.NOTE_WIDTH - 1, height - 1), theme.surface, theme.border, 1.0, m.NOTE_RADIUS),
        *light(m.NOTE_PADDING + _LIGHT, m.NOTE_PADDING + step / 2, _LIGHT, status, theme, theme.surface),
        *text_lines(tuple(shown), _TEXT_X, m.NOTE_PADDING, m.BODY, theme.ink),
        *text_lines(tuple(foot), _TEXT_X, below, m.SMALL, theme.ink_soft),
    )
    place = TextPlace(
        "title", Box(_TEXT_X, m.NOTE_PADDING, _TEXT_WIDTH, below - m.NOTE_PADDING), m.BODY, "regular", theme.ink
    )
    return Block(m.NOTE_WIDTH, height, marks, place, lost_characters(f"{title}{owner}"))


def _stacks(sheet: Sheet, stretch: Stretch, theme: Theme, more: str) -> Content:
    groups, blocks, height = [], [], 0.0
    for place, touchpoint_id in enumerate(stretch.touchpoint_ids):
        y = m.CELL_PADDING
        for action in sheet.open_actions.get(touchpoint_id, ()):
            owner = sheet.document.find(action.owner_id, Person)
            block = card(own_title(action), action.light, owner.name if owner else "", theme, more)
            groups.append(group_of("action", action.id, block, m.CELL_PADDING + place * m.STEP, y))
            blocks.append(block)
            y += block.h + m.GAP
        height = max(height, y - m.GAP + m.CELL_PADDING)
    return content_of(tuple(groups), height, blocks)
