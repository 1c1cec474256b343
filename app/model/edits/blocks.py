"""Pasting a block of cells: a table from a spreadsheet becomes notes and touchpoints, each where its cell says.

Headings that are names of this map's phases and lanes, in Dutch or English, say where cells go; a name beside them that
nobody knows becomes a phase or a lane. Without headings the columns of the block go to the columns of the map, from the
cursor to the right, and its rows onto one stack.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.errors import DocumentError
from app.i18n import N_
from app.model.blocks import MOST_COLUMNS, MOST_ROWS, Rows
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Ids, Remark, keys_at, new_id
from app.model.edits.block_headings import by_name, folded, headings_of
from app.model.edits.intake import Intake
from app.model.edits.paste import Place, pasted
from app.model.lane_kinds import kind_of
from app.model.records import Id, Lane, LaneKind, Note, Phase, Touchpoint

TOO_LARGE = N_(
    "A table to paste has at most {rows} rows and {columns} columns. This one is larger: nothing was pasted."
)
LEFT_OUT = N_("Cells of lanes that hold no notes were left out: {count}.")

_Column = tuple[Id, Id | None]
"""A column of the map: its phase, and its touchpoint, or None for what belongs to the whole phase."""


def add_block(document: Document, place: Place, rows: Rows, *, ids: Ids = new_id) -> Edit:
    """Puts the cells of a table down, as one step: touchpoints, notes, and what headings name that was not there.

    Raises DocumentError for a table larger than any map.
    """
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise DocumentError(TOO_LARGE, rows=MOST_ROWS, columns=MOST_COLUMNS)
    if not rows or place.phase_id is None:
        return Edit(pasted(0), Change())
    return _Block(document, place, rows, ids).edit()


def cells_in(document: Document, map_id: Id, rows: Rows) -> int:
    """How many cells of a table become something: those with words that are no headings."""
    cells = headings_of(document, map_id, rows).cells(rows)
    return sum(1 for row in cells for cell in row if cell)


class _Block:
    """One table on its way to a map: first where its columns and rows go, then what its cells become."""

    def __init__(self, document: Document, place: Place, rows: Rows, ids: Ids) -> None:
        self._document, self._place, self._ids = document, place, ids
        self._intake = Intake()
        self._frame: list[Phase | Lane] = []  # what new headings become
        self._titles: dict[Id, list[tuple[Id, str]]] = defaultdict(list)
        self._texts: dict[tuple[Id, _Column], list[str]] = defaultdict(list)
        self._left_out = 0
        self._read(rows)

    def edit(self) -> Edit:
        """The edit that puts the table down."""
        made = (*self._touchpoints(), *self._notes())
        lanes = [self._document.find(note.lane_id, Lane) for note in made if isinstance(note, Note)]
        hidden = {lane.id: lane for lane in lanes if lane is not None and lane.hidden}
        shown = [(lane, replace(lane, hidden=False)) for lane in hidden.values()]  # else nothing would seem to come
        remark = (Remark(LEFT_OUT, {"count": self._left_out}),) if self._left_out else ()
        return Edit(
            label=pasted(len(made)),
            change=Change.of([*((None, record) for record in (*self._frame, *made)), *shown]),
            created=tuple(record.id for record in made),
            focus=made[0].id if made else None,
            remarks=(*self._intake.remarks, *remark),
        )

    # --- where cells go ------------------------------------------------------------------------------------------

    def _read(self, rows: Rows) -> None:
        headings = headings_of(self._document, self._place.map_id, rows)
        cells = headings.cells(rows)
        lanes = self._lanes([row[0] for row in rows[headings.above :]]) if headings.left else self._one_lane(len(cells))
        columns = self._named(rows[0][headings.left :], lanes) if headings.above else self._beside(cells, lanes)
        for (phase_id, touchpoint_id), column in zip(columns, zip(*cells, strict=True), strict=True):
            filled = [(lane, text) for lane, text in zip(lanes, column, strict=True) if text]
            self._put(phase_id, touchpoint_id, filled)

    def _one_lane(self, length: int) -> list[Lane | None]:
        return [self._document.find(self._place.lane_id, Lane)] * length

    def _lanes(self, names: Sequence[str]) -> list[Lane | None]:
        """The lane of each name, None for that of the touchpoints; an empty name goes on with the one above."""
        known = {name: self._document.get(i, Lane) for name, i in by_name(self._all_lanes()).items()}
        lanes: list[Lane | None] = []
        for name in names:
            if name and folded(name) not in known:
                known[folded(name)] = self._new_lane(name)
            lane = known[folded(name)] if name else (lanes[-1] if lanes else None)
            lanes.append(None if lane is not None and kind_of(lane).holds_touchpoints else lane)
        return lanes

    def _named(self, names: Sequence[str], lanes: Sequence[Lane | None]) -> list[_Column]:
        """The column of each heading; one whose phase is there several times is each time the next touchpoint's."""
        known = by_name(self._all_phases())
        phases: list[Id] = []
        for name in names:
            if name and folded(name) not in known:
                known[folded(name)] = self._new_phase(name)
            phases.append(known[folded(name)] if name else (phases[-1] if phases else self._new_phase("")))
        if None in lanes:
            return [(phase_id, None) for phase_id in phases]  # the table says itself whose notes they are
        often = Counter(phases)
        numbers = [phases[:n].count(phase_id) for n, phase_id in enumerate(phases)]
        return [(i, self._touchpoint_at(i, n) if often[i] > 1 else None) for i, n in zip(phases, numbers, strict=True)]

    def _beside(self, cells: Rows, lanes: Sequence[Lane | None]) -> list[_Column]:
        """As many columns of the map as a block has, from the cursor to the right, and behind the last new phases."""
        whole: list[_Column] = [(phase_id, None) for phase_id in self._phases_on()]
        columns = whole if None in lanes else list(self._columns_on())
        lacking = len(cells[0]) - len(columns) if cells else 0
        columns += [(self._new_phase(""), None) for _ in range(lacking)]
        return columns[: len(cells[0])] if cells else []

    def _phases_on(self) -> list[Id]:
        phases = [phase.id for phase in self._all_phases()]
        return phases[phases.index(self._cursor) :]

    def _columns_on(self) -> Iterable[_Column]:
        first, *others = self._phases_on()
        touchpoints = [t.id for t in self._document.touchpoints(first)]
        if self._place.touchpoint_id in touchpoints:
            yield from ((first, i) for i in touchpoints[touchpoints.index(self._place.touchpoint_id) :])
        else:
            yield first, None
        for phase_id in others:
            owners: list[Id | None] = [t.id for t in self._document.touchpoints(phase_id)]
            yield from ((phase_id, owner) for owner in owners or [None])

    # --- what cells become ---------------------------------------------------------------------------------------

    def _put(self, phase_id: Id, owner: Id | None, column: Sequence[tuple[Lane | None, str]]) -> None:
        """The cells of one column; the first touchpoint among them is whose notes the others are."""
        titles = [text for lane, text in column if lane is None]
        owners = [self._touchpoint(phase_id, title, len(titles) < len(column)) for title in titles]
        for lane, text in column:
            if lane is None:
                continue
            if kind_of(lane).holds_notes:
                self._texts[lane.id, (phase_id, owners[0] if owners else owner)].append(text)
            else:
                self._left_out += 1

    def _touchpoint(self, phase_id: Id, title: str, has_notes: bool) -> Id:
        """The touchpoint of this title, for whose notes one that is there already does; or a new one."""
        there = self._document.touchpoints(phase_id) if has_notes else ()
        known = next((t.id for t in there if folded(t.title) == folded(title)), None)
        if known is not None:
            return known
        made = self._ids()
        self._titles[phase_id].append((made, title))
        return made

    def _touchpoints(self) -> list[Touchpoint]:
        made = []
        for phase_id, named in self._titles.items():
            at_cursor = phase_id == self._place.phase_id and self._place.lane_id is None
            there = self._document.touchpoints(phase_id)
            keys = keys_at(there, self._place.position if at_cursor else None, len(named))
            for key, (i, title) in zip(keys, named, strict=True):
                made.append(Touchpoint(id=i, phase_id=phase_id, order=key, title=self._intake.line(title)))
        return made

    def _notes(self) -> list[Note]:
        made = []
        for (lane_id, (phase_id, owner)), texts in self._texts.items():
            there = self._document.column(phase_id, lane_id, owner)
            at_cursor = (lane_id, phase_id, owner) == (self._place.lane_id, self._cursor, self._place.touchpoint_id)
            keys = keys_at(there, self._place.position if at_cursor else None, len(texts))
            for key, text in zip(keys, texts, strict=True):
                words = self._intake.text(text)
                made.append(
                    Note(id=self._ids(), phase_id=phase_id, lane_id=lane_id, order=key, text=words, touchpoint_id=owner)
                )
        return made

    # --- phases and lanes ----------------------------------------------------------------------------------------

    @property
    def _cursor(self) -> Id:
        return self._document.get(self._place.phase_id or Id(""), Phase).id

    def _all_phases(self) -> tuple[Phase, ...]:
        return (*self._document.phases(self._place.map_id), *(r for r in self._frame if isinstance(r, Phase)))

    def _all_lanes(self) -> tuple[Lane, ...]:
        return (*self._document.lanes(self._place.map_id), *(r for r in self._frame if isinstance(r, Lane)))

    def _touchpoint_at(self, phase_id: Id, number: int) -> Id | None:
        touchpoints = self._document.touchpoints(phase_id)
        return touchpoints[number].id if number < len(touchpoints) else None

    def _new_phase(self, name: str) -> Id:
        key = keys_at(self._all_phases(), None, 1)[0]
        made = Phase(id=self._ids(), map_id=self._place.map_id, order=key, title=self._intake.line(name))
        self._frame.append(made)
        return made.id

    def _new_lane(self, name: str) -> Lane:
        key = keys_at(self._all_lanes(), None, 1)[0]
        title = self._intake.line(name)
        made = Lane(id=self._ids(), map_id=self._place.map_id, order=key, kind=LaneKind.FREE, title=title)
        self._frame.append(made)
        return made
