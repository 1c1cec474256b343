"""The headers of a map: phases as chevrons in which time reads, lanes with their sign, and the corner between them."""

from __future__ import annotations

from functools import lru_cache

from app.drawing import measures as m
from app.drawing.drawing import Placed
from app.drawing.fonts import width
from app.drawing.icons import Command, icon
from app.drawing.kept import part_of_one
from app.drawing.primitives import Box, Group, Layer, Mark, Path, Rect, TextPlace
from app.drawing.sheet import Sheet, Stretch
from app.drawing.text import first_lines, shortened
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.drawing.ways import Way
from app.model.lane_kinds import kind_of
from app.model.names import STATE_TITLES, title_of
from app.model.records import Lane

_ICON, _MARGIN = 18.0, 16.0
_TITLE_X = _MARGIN + _ICON + 10
_CHEVRON_GAP = 4.0
_CHEVRON_PADDING = 12.0
_DETAIL = 24.0
"""What the sign takes that says that a phase is worked out in a map of its own."""


def ground(sheet: Sheet) -> Placed:
    """What the chevrons lie on, so that notes that scroll under them do not show between them."""
    w = sheet.width - m.HEADER_WIDTH
    marks = _ground_marks(w, sheet.look.theme)
    group = Group("ground", "ground", Layer.PHASE_HEADERS, 0.0, 0.0, w, m.HEADER_HEIGHT, marks)
    return Placed(group.key, group.layer, m.HEADER_WIDTH, 0.0, part_of_one(group))


@lru_cache(maxsize=64)
def _ground_marks(w: float, theme: Theme) -> tuple[Mark, ...]:
    return (Rect(Box(0, 0, w, m.HEADER_HEIGHT), theme.canvas),)


def phase_header(sheet: Sheet, stretch: Stretch) -> Placed:
    """The chevron over a phase, with its title on at most two lines."""
    last = stretch.index == len(sheet.stretches) - 1
    title = title_of(stretch.phase, sheet.look.translate)
    theme = sheet.look.theme
    proven, detail = sheet.proven(stretch.phase.id), stretch.phase.detail_id is not None
    shape = _chevron_marks(title, stretch.column.w, stretch.index, last, theme, proven, detail)
    _lines, place = _title_place(title, stretch.column.w, proven, detail)
    group = Group(
        key=f"phase:{stretch.phase.id}",
        role="phase",
        layer=Layer.PHASE_HEADERS,
        x=0.0,
        y=0.0,
        w=stretch.column.w,
        h=m.HEADER_HEIGHT,
        marks=shape,
        record_id=stretch.phase.id,
        text=TextPlace("title", place, m.TITLE, "semibold", theme.phase_ink),
        spill=0.0 if last else m.CHEVRON_POINT,
    )
    return Placed(group.key, group.layer, stretch.column.x, 0.0, part_of_one(group), phase_id=stretch.phase.id)


def lane_header(sheet: Sheet, lane: Lane, way: Way, height: float) -> Placed:
    """The name of a lane with its sign."""
    theme = sheet.look.theme
    title = title_of(lane, sheet.look.translate)
    step, aside = m.line_step(m.BODY), 0.0 if lane.collapsed else way.aside
    middle = m.COLLAPSED_HEIGHT / 2 if lane.collapsed else way.title_middle
    place = Box(_TITLE_X, middle - step / 2, m.HEADER_WIDTH - _TITLE_X - 8 - aside, step)
    group = Group(
        key=f"lane:{lane.id}",
        role="lane",
        layer=Layer.LANE_HEADERS,
        x=0.0,
        y=0.0,
        w=m.HEADER_WIDTH,
        h=height,
        marks=_lane_marks(title, kind_of(lane).icon, lane.collapsed, height, place, theme, sheet.proven(lane.id)),
        record_id=lane.id,
        text=TextPlace("title", place, m.BODY, "semibold", theme.ink),
    )
    return Placed(group.key, group.layer, 0.0, 0.0, part_of_one(group), lane_id=lane.id)


def corner(sheet: Sheet) -> Placed:
    """Where the headers meet: the map's title, and whether it shows what is or what we want."""
    theme, w = sheet.look.theme, m.HEADER_WIDTH - 2 * _MARGIN
    lines = first_lines(title_of(sheet.journey, sheet.look.translate), w, m.BODY, "semibold", 2)
    state = shortened(sheet.look.translate(STATE_TITLES[sheet.journey.state]), w, m.SMALL)
    step = m.line_step(m.BODY)
    top = (m.HEADER_HEIGHT - len(lines) * step - m.line_step(m.SMALL)) / 2
    group = Group(
        key="corner",
        role="corner",
        layer=Layer.CORNER,
        x=0.0,
        y=0.0,
        w=m.HEADER_WIDTH,
        h=m.HEADER_HEIGHT,
        marks=_corner_marks(lines, state, top, theme),
        record_id=sheet.journey.id,
        text=TextPlace("title", Box(_MARGIN, top, w, len(lines) * step), m.BODY, "semibold", theme.ink),
    )
    return Placed(group.key, group.layer, 0.0, 0.0, part_of_one(group))


@lru_cache(maxsize=64)
def _corner_marks(lines: tuple[str, ...], state: str, top: float, theme: Theme) -> tuple[Mark, ...]:
    foot = top + len(lines) * m.line_step(m.BODY)
    return (
        Rect(Box(0, 0, m.HEADER_WIDTH, m.HEADER_HEIGHT), theme.canvas),
        *text_lines(lines, _MARGIN, top, m.BODY, theme.ink, "semibold"),
        *text_lines((state,), _MARGIN, foot, m.SMALL, theme.ink_soft),
        *_edges(m.HEADER_HEIGHT, theme),
    )


@lru_cache(maxsize=256)
def _lane_marks(
    title: str, sign: str, collapsed: bool, height: float, place: Box, theme: Theme, proven: str = ""
) -> tuple[Mark, ...]:
    ink = theme.ink_soft if collapsed else theme.ink
    most = 1 if collapsed else max(1, int((height - place.y) // place.h))
    told = width(proven, m.SMALL) if collapsed and proven else 0.0
    lines = first_lines(title, place.w - (told + 8 if told else 0), m.BODY, "semibold", most)
    middle = place.y + place.h / 2
    below, beside = (place.x, place.y + len(lines) * place.h), (place.right - told, middle - m.line_step(m.SMALL) / 2)
    return (
        Rect(Box(0, 0, m.HEADER_WIDTH, height), theme.canvas),
        *icon(sign, _MARGIN, middle - _ICON / 2, _ICON, theme.ink_soft, 1.5),
        *text_lines(lines, place.x, place.y, m.BODY, ink, "semibold"),
        *text_lines((proven,), *(beside if collapsed else below), m.SMALL, theme.ink_soft),
        *_edges(height, theme),
    )


def _edges(height: float, theme: Theme) -> tuple[Mark, ...]:
    """The thin lines at the right and at the foot of a header, half a unit in so that they stay one pixel."""
    right, foot = m.HEADER_WIDTH - 0.5, height - 0.5
    lines = ((("M", right, 0.0), ("L", right, height)), (("M", 0.0, foot), ("L", m.HEADER_WIDTH, foot)))
    return tuple(Path(line, stroke=theme.lines, stroke_width=theme.line_weight) for line in lines)


@lru_cache(maxsize=256)
def _chevron_marks(
    title: str, w: float, index: int, last: bool, theme: Theme, proven: str = "", detail: bool = False
) -> tuple[Mark, ...]:
    lines, box = _title_place(title, w, proven, detail)
    middle = m.CHEVRON_TOP + m.CHEVRON_HEIGHT / 2
    return (
        Path(_chevron(w, index == 0, last), fill=theme.phase_color(index)),
        *text_lines(lines, box.x, box.y, m.TITLE, theme.phase_ink, "semibold"),
        *(_share(proven, w - _CHEVRON_PADDING, theme) if proven else ()),
        *(icon("layers", box.x + box.w + 6, middle - 8, 16, theme.phase_ink, 1.6) if detail else ()),
    )


def _share(proven: str, right: float, theme: Theme) -> tuple[Mark, ...]:
    """How much of a phase is proven, in a frame that ends at `right`."""
    w, middle = width(proven, m.SMALL, "semibold") + 14, m.CHEVRON_TOP + m.CHEVRON_HEIGHT / 2
    top = middle - m.line_step(m.SMALL) / 2
    words = text_lines((proven,), right - w + 7, top, m.SMALL, theme.phase_ink, "semibold")
    return (Rect(Box(right - w, middle - 11, w, 22), stroke=theme.phase_ink, radius=11), *words)


def _title_place(title: str, w: float, proven: str = "", detail: bool = False) -> tuple[tuple[str, ...], Box]:
    """The lines of a phase's title, and the box that they fill, in the middle of the chevron's height."""
    x = m.CHEVRON_POINT + _CHEVRON_PADDING + _CHEVRON_GAP
    aside = (width(proven, m.SMALL, "semibold") + 22 if proven else 0.0) + (_DETAIL if detail else 0.0)
    room = max(16.0, w - x - _CHEVRON_PADDING - aside)
    lines = first_lines(title, room, m.TITLE, "semibold", 2)
    height = max(1, len(lines)) * m.line_step(m.TITLE)
    return lines, Box(x, m.CHEVRON_TOP + (m.CHEVRON_HEIGHT - height) / 2, room, height)


def _chevron(w: float, first: bool, last: bool) -> tuple[Command, ...]:
    """An arrow that points to the next phase and takes in the point of the one before."""
    left = _CHEVRON_GAP
    top, foot = m.CHEVRON_TOP, m.CHEVRON_TOP + m.CHEVRON_HEIGHT
    middle = (top + foot) / 2
    right = w if not last else w - m.CHEVRON_POINT
    arrow: tuple[Command, ...] = (
        ("L", right, top),
        ("L", right + m.CHEVRON_POINT, middle),
        ("L", right, foot),
    )
    if not first:
        return (("M", left, top), *arrow, ("L", left, foot), ("L", left + m.CHEVRON_POINT, middle), ("Z",))
    r = m.NOTE_RADIUS
    return (
        ("M", left + r, top),
        *arrow,
        ("L", left + r, foot),
        ("C", left + r / 2, foot, left, foot - r / 2, left, foot - r),
        ("L", left, top + r),
        ("C", left, top + r / 2, left + r / 2, top, left + r, top),
        ("Z",),
    )
