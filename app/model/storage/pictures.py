"""The pictures of a map as rows: outside records and history, each once, named by its digest and shape.

A picture is no record: no undo makes or unmakes one, and records may name one that is not there. Those that nothing
speaks of, neither the records nor a step of history nor a named version, can be swept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, Text, delete, func, insert, select

from app.model.picture import MEDIA_TYPES, Picture, is_of, names_in, picture_id
from app.model.records import Record
from app.model.storage import versions
from app.model.storage.tables import HISTORY, METADATA, RowError

PICTURES = Table(
    "picture",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""One row for each picture; its name is its checksum."""

_NAMING = "picture_id"


def add(connection: Connection, picture: Picture) -> None:
    """Writes a picture, of which none with its name may be there."""
    connection.execute(insert(PICTURES), values_of(picture))


def has(connection: Connection, name: str) -> bool:
    """Whether there is a picture with this name."""
    return connection.execute(select(PICTURES.c.id).where(PICTURES.c.id == name)).first() is not None


def read(connection: Connection, name: str) -> bytes | None:
    """The bytes of the picture with this name; None when it is not there or not what it was."""
    data = connection.execute(select(PICTURES.c.data).where(PICTURES.c.id == name)).scalar()
    return data if data is not None and is_of(name, data) else None


def read_all(connection: Connection) -> Iterator[Picture]:
    """All pictures that are sound, one at a time."""
    for name in names(connection):
        row = connection.execute(select(PICTURES).where(PICTURES.c.id == name)).first()
        picture = _picture(dict(row._mapping)) if row is not None else None
        if picture is not None:
            yield picture


def names(connection: Connection) -> list[str]:
    """The names of all pictures, in order."""
    return list(connection.execute(select(PICTURES.c.id).order_by(PICTURES.c.id)).scalars())


def total_bytes(connection: Connection) -> int:
    """What all pictures take together."""
    return connection.execute(select(func.sum(func.length(PICTURES.c.data)))).scalar() or 0


def remove(connection: Connection, unused: Iterable[str]) -> None:
    """Deletes these pictures."""
    for name in unused:
        connection.execute(delete(PICTURES).where(PICTURES.c.id == name))


def unused(connection: Connection, records: Iterable[Record]) -> set[str]:
    """The pictures that nothing speaks of: not these records, no step of history, no named version.

    Raises RowError when a version can no longer be read, as nobody knows which ones it needs.
    """
    loose = set(names(connection))
    if loose:
        loose -= {getattr(record, _NAMING, "") for record in records}
    if loose:
        loose -= _in_history(connection)
    return loose - _in_versions(connection) if loose else loose


def values_of(picture: Picture) -> dict[str, Any]:
    """The row of a picture by column."""
    values = {name: getattr(picture, name) for name in ("media_type", "width", "height", "data")}
    return {"id": picture.id, **values}


def check(values: Any) -> None:
    """Raises RowError when a row, in the order of the columns, is not the picture that its name says."""
    if _picture(dict(zip(PICTURES.c.keys(), values, strict=True))) is None:
        raise RowError("picture: not what it was")


def salvaged(rows: Iterable[dict[str, Any]]) -> Iterator[Picture]:
    """The pictures that are whole among the rows, by column, of a damaged file."""
    return (picture for row in rows if (picture := _picture(row)) is not None)


def _picture(row: dict[str, Any]) -> Picture | None:
    try:
        picture = Picture(row["data"], row["width"], row["height"], row["media_type"])
        sound = picture.media_type in MEDIA_TYPES and row["id"] == picture_id(row["data"], row["width"], row["height"])
    except (KeyError, TypeError):
        return None
    return picture if sound else None


def _in_history(connection: Connection) -> set[str]:
    steps = select(HISTORY.c.change).where(HISTORY.c.change.contains(_NAMING))
    return {name for change in connection.execute(steps).scalars() for name in names_in(change)}


def _in_versions(connection: Connection) -> set[str]:
    rows = versions.read_all(connection)
    return {str(plain.get(_NAMING, "")) for row in rows for plain in row.plain_records()}
