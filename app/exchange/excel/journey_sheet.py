"""A map as a sheet: time runs across, a column for each touchpoint, and every lane is a band of rows.

What belongs to a touchpoint stands in its column; what belongs to a whole phase stands across it, in a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from openpyxl import Workbook

from app.drawing.colors import mix
from app.exchange.base import Remark
from app.exchange.excel.actors import actors_of
from app.exchange.excel.cells import Entry, Sheet, Titled, Value, area
from app.exchange.excel.heights import height_of
from app.exchange.excel.looks import Look, Looks
from app.exchange.excel.page import Spread, down_pages, landscape, over_pages, paper_for, share_to_fit
from app.exchange.excel.scores import SCORE_FORMAT, score_colors
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.document import Document
from app.model.lane_kinds import LANE_KINDS, kind_of
from app.model.names import INFLUENCE_NAMES, STATE_TITLES, own_title, title_of
from app.model.open_actions import open_actions
from app.model.records import (
    Id,
    Influence,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Person,
    Persona,
    Phase,
    Record,
    Touchpoint,
)

MOST_COLUMNS = 16_383
"""Touchpoints beside the lanes' names, on a sheet of Excel's 16,384 columns."""

_TOO_WIDE = N_("“{title}” is wider than a sheet of Excel, which lacks its last {count} touchpoints.")
_LANE_WIDTH = 20.0
_WIDTH, _WIDTH_ALONE = 25.0, 32.0
_SHARES = (1.0, 0.9, 0.8, 0.68)
"""Which part of its width a touchpoint keeps, where the map then needs one page beside the other less."""

_PHASE_ROW = 4


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the grid: a touchpoint, or a phase that has none."""

    phase: Phase
    phase_index: int
    touchpoint: Touchpoint | None
    first: bool
    width: float


@dataclass(frozen=True, slots=True)
class _Strip:
    """One row of a lane: what each column holds; with `across`, a phase's columns are one cell.

    One that `divides` is a line across the sheet, named at the left.
    """

    title: str
    values: tuple[Value, ...]
    look: Look
    across: bool = False
    scores: bool = False
    divides: bool = False


class JourneySheet:
    """Writes one map onto a sheet of its own."""

    def __init__(
        self, workbook: Workbook, looks: Looks, document: Document, journey: JourneyMap, words: Words, name: str
    ) -> None:
        self.sheet = Sheet(workbook, name, looks)
        self._document = document
        self._map = journey
        self._words = words
        self._looks = looks
        self._paper = "a3"
        columns = tuple(_columns(document, journey.id))
        self._columns = columns[:MOST_COLUMNS]
        if len(columns) > MOST_COLUMNS:
            values = {"title": journey.title, "count": len(columns) - MOST_COLUMNS}
            self.sheet.remarks.append(Remark(_TOO_WIDE, values))

    def write(self, paper: str) -> Sheet:
        """Writes it all, set up for printing on `paper`."""
        spread = self._set_up(paper)
        self._write_top()
        self._write_phases()
        for lane in self._document.lanes(self._map.id):
            if not lane.hidden:
                self._write_lane(lane)
        down_pages(self.sheet.raw, self.sheet.heights, (_PHASE_ROW, _PHASE_ROW), spread.scale, self._paper)
        return self.sheet

    def _set_up(self, paper: str) -> Spread:
        self._columns = _narrowed(self._columns, paper)
        widths = [_LANE_WIDTH, *(column.width for column in self._columns)]
        self.sheet.widths(widths)
        paper = self._paper = paper_for(paper, widths)
        raw = self.sheet.raw
        raw.freeze_panes = f"B{_PHASE_ROW + 1}"
        raw.sheet_properties.tabColor = self._looks.theme.phase_color(1).removeprefix("#")
        landscape(raw, (_PHASE_ROW, _PHASE_ROW), paper)
        phases = groupby(self._columns, key=lambda column: column.phase.id)
        return over_pages(raw, _LANE_WIDTH, [[column.width for column in columns] for _, columns in phases], paper)

    def _write_top(self) -> None:
        soft = Look(ink=self._looks.theme.ink_soft, down="center")
        persona = self._document.find(self._map.persona_id, Persona)
        about = [persona.name if persona else "", self._words(STATE_TITLES[self._map.state])]
        # In the second column, since the first is repeated on every page and would repeat what it cuts off.
        self.sheet.row([None, (self._map.title, Look(size=20, bold=True, down="center"))], 33)
        self.sheet.row([None, (" · ".join(filter(None, about)), soft)], 18)
        self.sheet.row([None, (" ".join(self._map.scenario.split()), replace(soft, italic=True))], 24)

    def _write_phases(self) -> None:
        theme = self._looks.theme
        entries: list[Entry | None] = [("", Look())]
        for column in self._columns:
            title = title_of(column.phase, self._words.say) if column.first else None
            fill = theme.phase_color(column.phase_index)
            look = Look(13, bold=True, ink=theme.phase_ink, fill=fill, down="center", indent=1, left=theme.canvas)
            entries.append((title, look))
        row = self.sheet.row(entries, 30)
        self._merge_phases(row)

    def _write_lane(self, lane: Lane) -> None:
        strips = [strip for strip in self._strips(lane) if strip.title or any(v is not None for v in strip.values)]
        rows = [self._write_strip(strip) for strip in strips]
        titles = groupby(zip(strips, rows, strict=True), key=lambda pair: pair[0].title)
        for _, group in titles:
            same = [row for _, row in group]
            self.sheet.merge(same[0], 1, same[-1], 1)

    def _strips(self, lane: Lane) -> Iterator[_Strip]:
        title, kind = title_of(lane, self._words.say), kind_of(lane)
        if kind.holds_touchpoints:
            yield self._touchpoints(title)
        elif kind.holds_scores:
            yield from self._emotion(title)
        elif kind.chips_of:
            named = (self._named(c.touchpoint, kind.chips_of) for c in self._columns)
            yield self._strip(title, named, Look())
        elif kind.holds_actions:
            yield self._strip(title, (self._actions(c.touchpoint) for c in self._columns), Look())
        elif kind.divides:
            yield _Strip(title, (None,) * len(self._columns), Look(), divides=True)
        elif kind.holds_notes:
            yield from self._notes(lane, title)

    def _touchpoints(self, title: str) -> _Strip:
        texts = [self._touchpoint(column.touchpoint) for column in self._columns]
        fill = self._looks.theme.tints[LANE_KINDS[LaneKind.TOUCHPOINTS].tint]
        return self._strip(title, texts, Look(fill=fill))

    def _touchpoint(self, touchpoint: Touchpoint | None) -> Titled | None:
        if touchpoint is None:
            return None
        star = "★ " if touchpoint.moment_of_truth else ""
        owner = self._document.find(touchpoint.owner_id, Person)
        shown = self._document.lane(self._map.id, LaneKind.CHANNELS)
        channel = None if shown and not shown.hidden else self._named(touchpoint, "channel_id")
        lines = [touchpoint.time_frame, channel, owner.name if owner else "", *self._signs(touchpoint)]
        return Titled(star + touchpoint.title, "\n".join(filter(None, lines)))

    def _signs(self, touchpoint: Touchpoint) -> Iterator[str]:
        """What the map tells by a sign or by the paper of a touchpoint."""
        if touchpoint.brand_moment:
            yield self._words(N_("Brand moment"))
        if touchpoint.influence is not Influence.OWN:
            yield self._words(INFLUENCE_NAMES[touchpoint.influence])

    def _named(self, touchpoint: Touchpoint | None, field: str) -> str | None:
        """The name of the channel or of whoever else a touchpoint names in this field."""
        named = self._document.find(getattr(touchpoint, field), Record) if touchpoint else None
        return own_title(named) if named else None

    def _actions(self, touchpoint: Touchpoint | None) -> str | None:
        return _listed(own_title(a) for a in open_actions(self._document, touchpoint.id)) if touchpoint else None

    def _emotion(self, title: str) -> Iterator[_Strip]:
        actors = actors_of(self._document, self._map, self._words)
        look = Look(13, bold=True, across="center", down="center", format=SCORE_FORMAT)
        for actor in actors:
            name = title if len(actors) == 1 else f"{title}\n{actor.name}"
            touchpoints = [column.touchpoint for column in self._columns]
            values = tuple(actor.score(self._document, each) if each else None for each in touchpoints)
            yield _Strip(name, values, look, scores=True)

    def _notes(self, lane: Lane, title: str) -> Iterator[_Strip]:
        fill = self._looks.theme.tints[kind_of(lane).tint]
        look = Look(fill=mix(fill, "#FFFFFF", 0.35))
        own = [self._of_touchpoint(lane, column) for column in self._columns]
        whole = [self._of_phase(lane, column) for column in self._columns]
        if any(own) or not any(whole):
            yield self._strip(title, own, look)
        if any(whole):
            yield self._strip(title, whole, look, across=True)

    def _of_touchpoint(self, lane: Lane, column: _Column) -> str | None:
        notes = self._document.notes(column.phase.id, lane.id)
        return self._joined(n for n in notes if column.touchpoint and n.touchpoint_id == column.touchpoint.id)

    def _of_phase(self, lane: Lane, column: _Column) -> str | None:
        if not column.first:
            return None
        here = {touchpoint.id for touchpoint in self._document.touchpoints(column.phase.id)}
        notes = self._document.notes(column.phase.id, lane.id)
        return self._joined(n for n in notes if n.touchpoint_id not in here)

    def _joined(self, notes: Iterable[Note]) -> str | None:
        """The texts of notes as a list, one under the other; of a picture without words, that it is one."""
        return _listed(n.text or (self._words(N_("(picture)")) if n.picture_id else "") for n in notes)

    def _strip(self, title: str, values: Iterable[Value], look: Look, across: bool = False) -> _Strip:
        return _Strip(title, tuple(values), replace(look, wrap=True, down="center", indent=1), across)

    def _write_strip(self, strip: _Strip) -> int:
        theme = self._looks.theme
        header = Look(bold=True, wrap=True, fill=theme.sunken, down="center", indent=1, under=theme.border)
        entries: list[Entry | None] = [(strip.title, header)]
        line = theme.lines_strong if strip.divides else theme.border
        for index, value in enumerate(strip.values):
            filled = value is not None or (strip.across and self._phase_value(strip, index) is not None)
            look = replace(strip.look, under=line, left=None if strip.divides else theme.border)
            entries.append((value, look if filled else replace(look, fill=None)))
        row = self.sheet.row(entries, self._height(strip))
        if strip.across:
            self._merge_phases(row)
        if strip.scores and self._columns:
            self._color_scores(row)
        return row

    def _phase_value(self, strip: _Strip, index: int) -> Value:
        phase = self._columns[index].phase
        return next(v for c, v in zip(self._columns, strip.values, strict=True) if c.phase is phase)

    def _height(self, strip: _Strip) -> float:
        named = height_of(strip.title, _LANE_WIDTH - 1, 11, True)
        if strip.scores:
            return max(30.0, named)
        widths = [self._phase_width(c.phase) if strip.across else c.width for c in self._columns]
        needed = [
            height_of(str(value), width - 1, strip.look.size, isinstance(value, Titled))
            for value, width in zip(strip.values, widths, strict=True)
            if value is not None
        ]
        return max([24.0, named, *needed])

    def _phase_width(self, phase: Phase) -> float:
        return sum(column.width for column in self._columns if column.phase is phase)

    def _merge_phases(self, row: int) -> None:
        for _, group in groupby(enumerate(self._columns, 2), key=lambda pair: pair[1].phase.id):
            numbers = [number for number, _ in group]
            self.sheet.merge(row, numbers[0], row, numbers[-1])

    def _color_scores(self, row: int) -> None:
        cells = area(row, 2, row, len(self._columns) + 1)
        self.sheet.raw.conditional_formatting.add(cells, score_colors(self._looks.theme))


def _columns(document: Document, map_id: Id) -> Iterator[_Column]:
    for index, phase in enumerate(document.phases(map_id)):
        touchpoints = document.touchpoints(phase.id)
        if len(touchpoints) < 2:
            yield _Column(phase, index, touchpoints[0] if touchpoints else None, True, _WIDTH_ALONE)
            continue
        for number, touchpoint in enumerate(touchpoints):
            yield _Column(phase, index, touchpoint, number == 0, _WIDTH)


def _narrowed(columns: tuple[_Column, ...], paper: str) -> tuple[_Column, ...]:
    """The columns, each narrower where all of them then fit the width of one page."""
    share = share_to_fit(paper, _SHARES, lambda share: [_LANE_WIDTH, *(column.width * share for column in columns)])
    return tuple(replace(column, width=round(column.width * share, 1)) for column in columns)


def _listed(texts: Iterable[str]) -> str | None:
    """Texts one under the other; None when there are none."""
    texts = (text.strip() for text in texts)
    return "\n".join("• " + text.replace("\n", "\n   ") for text in texts if text) or None
