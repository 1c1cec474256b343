"""A clip as a table for a spreadsheet, laid out as on the map: phases across, lanes down, a note in each cell.

Every touchpoint has a column of its own under the name of its phase, as it has on the map; a lane has as many rows as
its highest stack, each beginning with its name, so that nothing in the table depends on what stands around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeGuard

from app.i18n import Translate
from app.model.blocks import Rows
from app.model.clip import Clip
from app.model.lane_kinds import LANE_KINDS
from app.model.names import own_title, title_of
from app.model.records import Id, Lane, LaneKind, Note, Phase, Record, Touchpoint

Column = tuple[str, Id, str, Id]
"""Where a column stands: the order and id of its phase, and of its touchpoint; the notes of a whole phase come last."""

Row = tuple[str, Id]
"""Where a lane stands: its order and id. Touchpoints come before all lanes, whose own lane no clip brings along."""

_TOUCHPOINTS: Row = ("", Id(""))
_LAST = "~"


def texts_of(clip: Clip) -> list[str]:
    """The words of what was chosen, in map order, each with what belongs to it right behind."""
    phases = [((r.order, r.id, "", Id("")), _TOUCHPOINTS, ("", r.id), r.title) for r in clip.records if _is_named(r)]
    return [text for _column, _row, _order, text in sorted([*phases, *_placed(clip)])]


def table_of(clip: Clip, translate: Translate = str) -> Rows:
    """The clip as rows with a heading above and at the left, or no rows when a list of lines says as much."""
    placed = sorted(_placed(clip))
    columns = sorted({column for column, *_ in placed})
    lanes = sorted({row for _column, row, *_ in placed})
    if len(columns) < 2 or lanes == [_TOUCHPOINTS]:
        return ()
    cells: defaultdict[tuple[Row, Column], list[str]] = defaultdict(list)
    for column, row, _order, text in placed:
        cells[row, column].append(text)
    everything = {record.id: record for record in (*clip.records, *clip.context)}
    heading = ("", *(_title(everything.get(column[1]), translate) for column in columns))
    return (heading, *(line for lane in lanes for line in _lines(lane, columns, cells, everything, translate)))


def _lines(
    lane: Row,
    columns: Sequence[Column],
    cells: dict[tuple[Row, Column], list[str]],
    everything: dict[Id, Record],
    translate: Translate,
) -> list[tuple[str, ...]]:
    """The rows of one lane: as many as its highest stack has notes."""
    stacks = [cells.get((lane, column), []) for column in columns]
    name = _title(everything.get(lane[1]), translate) or translate(LANE_KINDS[LaneKind.TOUCHPOINTS].title)
    depth = max(len(stack) for stack in stacks)
    return [(name, *(stack[n] if n < len(stack) else "" for stack in stacks)) for n in range(depth)]


def _placed(clip: Clip) -> list[tuple[Column, Row, tuple[str, Id], str]]:
    """The column, the row, the place in the stack and the words of everything in a clip that has words."""
    everything = {record.id: record for record in (*clip.records, *clip.context)}
    found = []
    for record in clip.records:
        if isinstance(record, Touchpoint | Note) and own_title(record):
            row = (
                _TOUCHPOINTS if isinstance(record, Touchpoint) else (_order(everything, record.lane_id), record.lane_id)
            )
            found.append((_column(everything, record), row, (record.order, record.id), own_title(record)))
    return found


def _is_named(record: Record) -> TypeGuard[Phase]:
    return isinstance(record, Phase) and bool(record.title)


def _column(everything: dict[Id, Record], record: Touchpoint | Note) -> Column:
    owner = record.id if isinstance(record, Touchpoint) else record.touchpoint_id
    order = _order(everything, owner) if owner is not None else _LAST
    return _order(everything, record.phase_id), record.phase_id, order, owner or Id("")


def _order(everything: dict[Id, Record], record_id: Id) -> str:
    record = everything.get(record_id)
    return record.order if isinstance(record, Phase | Touchpoint | Lane) else _LAST


def _title(record: Record | None, translate: Translate) -> str:
    return title_of(record, translate) if record is not None else ""
