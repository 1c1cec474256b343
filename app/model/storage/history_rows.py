"""The steps of history as rows: what each is called beside its change, which is JSON of packed records."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, LargeBinary, bindparam, cast, delete, func, insert, select

from app.model.change import Change
from app.model.codec import CodecError, Plain, pack_change, unpack_change
from app.model.edits.base import Label
from app.model.records import Id
from app.model.storage.checksum import checksum
from app.model.storage.step import Step
from app.model.storage.tables import HISTORY, RowError

_NO_LIMIT = -1
"""What SQLite takes for no limit."""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_LIGHT = (
    HISTORY.c.seq,
    HISTORY.c.label,
    HISTORY.c.label_values,
    HISTORY.c.focus,
    HISTORY.c.merge_key,
    HISTORY.c.made_at,
)
_ONE = select(*_LIGHT).where(HISTORY.c.seq == bindparam("wanted"))
_LAST = select(*_LIGHT).order_by(HISTORY.c.seq.desc()).limit(bindparam("last"))
_WHOLE = select(HISTORY).where(HISTORY.c.seq == bindparam("wanted"))
_DROP = delete(HISTORY).where(HISTORY.c.seq >= bindparam("first"))
_DROP_UP_TO = delete(HISTORY).where(HISTORY.c.seq <= bindparam("last"))
_SIZES = select(HISTORY.c.seq, func.length(cast(HISTORY.c.change, LargeBinary))).order_by(HISTORY.c.seq.desc())
_INSERT = insert(HISTORY)


def read(connection: Connection, seq: int) -> Step | None:
    """The step with this number, or None."""
    row = connection.execute(_ONE, {"wanted": seq}).first()
    return step_of(row) if row else None


def first(connection: Connection) -> int:
    """The number of the oldest step; 1 when there is none."""
    return connection.execute(select(func.min(HISTORY.c.seq))).scalar() or 1


def read_last(connection: Connection, last: int | None) -> list[Step]:
    """The `last` steps or else all, the oldest first; those that cannot be read are left out."""
    rows = connection.execute(_LAST, {"last": _NO_LIMIT if last is None else last}).all()
    return [step for row in reversed(rows) if (step := _readable(row)) is not None]


def is_sound(row: Any) -> bool:
    """Whether a whole row of history is what was once written."""
    return bool(checksum(list(row[:-1])) == row[-1])


def read_change(connection: Connection, seq: int) -> Change:
    """The change of the step with this number; raises RowError when it is missing or damaged."""
    row = connection.execute(_WHOLE, {"wanted": seq}).first()
    if row is None or not is_sound(row):
        raise RowError("history: checksum")
    return change_of(row.change)


def change_of(text: str) -> Change:
    """The change that was written as `text`; raises RowError when it was not."""
    try:
        return unpack_change(json.loads(text))
    except (CodecError, ValueError, TypeError, AttributeError) as error:
        raise RowError("history: no change") from error


def add(connection: Connection, step: Step, change: Change) -> int:
    """Writes a step, of which none with its number may be there, and gives how many characters its change takes."""
    text = _encode(pack_change(change))
    connection.execute(_INSERT, values_of(step, text))
    return len(text)


def drop_from(connection: Connection, seq: int) -> None:
    """Deletes the step with this number and all later ones."""
    connection.execute(_DROP, {"first": seq})


def drop_oldest(connection: Connection, most: int) -> int:
    """Makes the changes of all steps take no more than three quarters of `most` bytes, if they take more than `most`.

    The oldest go, but never the last. Gives how many bytes are left.
    """
    sizes = [tuple(row) for row in connection.execute(_SIZES)]
    if sum(size for _, size in sizes) <= most:
        return sum(size for _, size in sizes)
    total = 0
    for number, (seq, size) in enumerate(sizes):
        if number and total + size > most * 3 // 4:
            connection.execute(_DROP_UP_TO, {"last": seq})
            break
        total += size
    return total


def values_of(step: Step, change: str) -> dict[str, Plain]:
    """The row of a step whose change is the JSON `change`."""
    row: dict[str, Plain] = {
        "seq": step.seq,
        "label": step.label.msgid,
        "label_values": _encode(step.label.values),
        "change": change,
        "focus": step.focus,
        "merge_key": step.merge_key,
        "made_at": step.made_at.isoformat(timespec="milliseconds"),
    }
    return row | {"crc": checksum(list(row.values()))}


def step_of(row: Any) -> Step:
    """The step that a row tells of; raises RowError when it tells of none."""
    try:
        return _step(row.seq, row.label, row.label_values, row.focus, row.merge_key, row.made_at)
    except ValueError as error:
        raise RowError("history: no step") from error


@lru_cache(maxsize=1024)
def _step(seq: int, label: str, told: str, focus: Id | None, merge_key: str | None, made_at: str) -> Step:
    """The very same step for the same row: who lists the last hundreds asks for all of them again at each edit."""
    values = json.loads(told)
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise ValueError("no values of a label")
    return Step(seq, Label(label, values), datetime.fromisoformat(made_at), focus, merge_key)


def _readable(row: Any) -> Step | None:
    try:
        return step_of(row)
    except RowError:
        return None
