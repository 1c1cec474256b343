"""Repairing a damaged map into a new file: whatever can be saved is, and what had to be made up is counted.

A row whose checksum is right is taken as it is. For one that is damaged or gone, history often still has the value, as
each step holds its records whole. What is left after that is mended field by field. Nothing that was read is dropped
for want of an owner: the owner is made anew.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from app.folders import data_folder
from app.i18n import N_
from app.model.codec import CodecError, PlainRecord, unpack
from app.model.older import as_today
from app.model.picture import Picture
from app.model.records import BY_KIND, Id, Record
from app.model.storage import pictures, versions
from app.model.storage.checks import check_records
from app.model.storage.checksum import checksum
from app.model.storage.errors import CannotRead, CannotWrite, FileExists, NoSuchFile, NotAMap
from app.model.storage.files import copy_whole, digest
from app.model.storage.format import SUFFIX
from app.model.storage.mending import mended, whole
from app.model.storage.salvage import Row, tables
from app.model.storage.store import Store
from app.model.storage.tables import VERSIONS
from app.model.text import within_bytes


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair made of a damaged file.

    `kept` counts the records that are as they were, `mended` those with a value that had to be guessed or that stand in
    for a lost one, `lost` the rows of which nothing could be saved, `versions` the named versions, which are kept whole
    or not at all, and `pictures` the same of the pictures. History starts anew.
    """

    path: Path
    kept: int
    mended: int
    lost: int
    versions: int = 0
    pictures: int = 0

    @property
    def notices(self) -> list[tuple[str, dict[str, object]]]:
        """What to tell the user, as msgids and the values of their placeholders."""
        told = [
            (N_("{count} items are as they were."), self.kept),
            (N_("{count} items could only be saved in part; look for “Recovered”."), self.mended),
            (N_("{count} items are lost."), self.lost),
            (N_("{count} named versions are as they were."), self.versions),
            (N_("{count} pictures are as they were."), self.pictures),
        ]
        return [(sentence, {"count": count}) for sentence, count in told if count]


def repair(path: Path) -> RepairReport:
    """Saves what can be saved of the map at `path` into a new file beside it, marked in its name.

    The damaged file stays as it is. Raises FileError when there is nothing of a map in it, or no place to write.
    """
    path = path.expanduser().resolve()
    if not path.is_file():
        raise NoSuchFile(path)
    base = data_folder("reading")
    base.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=base) as folder:
        copy = Path(folder) / "copy.db"
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            raise CannotRead(path, error.strerror or type(error).__name__) from error
        salvaged = Salvaged(tables(copy))
        if not salvaged.records:
            raise NotAMap(path)
        records = whole(salvaged.records.values(), path.stem)
        new = _written(records, salvaged, path, Path(folder) / "new.db")
    untouched = sum(1 for record in records if salvaged.sound.get(record.id) == record)
    kept = (len(salvaged.versions), len(salvaged.pictures))
    return RepairReport(new, untouched, len(records) - untouched, salvaged.lost, *kept)


class Salvaged:
    """The records found in the rows of a damaged file: `sound` those with a right checksum, `records` all.

    `versions` and `pictures` are those that are whole.
    """

    def __init__(self, found: dict[str, list[Row]]) -> None:
        self.sound: dict[Id, Record] = {}
        rows = [(kind, row) for kind in BY_KIND for row in found.get(kind, ())]
        damaged = [(kind, row) for kind, row in rows if not self._take_sound(kind, row)]
        for record_id, record in _remembered(found).items():
            if record is not None:
                self.sound.setdefault(record_id, record)
        self.records = dict(self.sound)
        self.lost = sum(not self._take_damaged(kind, row) for kind, row in damaged)
        self.versions = list(versions.salvaged(row.values for row in found.get(VERSIONS.name, ())))
        self.pictures: list[Picture] = list(
            pictures.salvaged(row.values for row in found.get(pictures.PICTURES.name, ()))
        )

    def _take_sound(self, kind: str, row: Row) -> bool:
        *values, crc = row.values.values()
        if checksum([kind, *values]) != crc:
            return False
        try:
            record = unpack(_plain(kind, row))
        except (ValueError, TypeError):
            return False
        self.sound[record.id] = record
        return True

    def _take_damaged(self, kind: str, row: Row) -> bool:
        record = mended(kind, _plain(kind, row))
        if record is not None:
            self.records.setdefault(record.id, record)
        return record is not None


def _plain(kind: str, row: Row) -> PlainRecord:
    """The values of a row of a file of any format, as those of a record of today's."""
    values = {name: value for name, value in row.values.items() if name != "crc"}
    return as_today({**values, "record": kind})


def _remembered(found: dict[str, list[Row]]) -> dict[Id, Record | None]:
    """The last value of each record that history knows, None for one that was deleted."""
    cursor = next((row.values.get("cursor") for row in found.get("about", ())), None)
    last: dict[Id, Record | None] = {}
    for row in found.get("history", ()):
        *values, crc = row.values.values()
        if checksum(values) != crc or (isinstance(cursor, int) and row.number > cursor):
            continue
        for before, after in json.loads(row.values["change"]):
            record = _unpacked(after or before)
            if record is not None:
                last[record.id] = record if after else None
    return last


def _unpacked(plain: PlainRecord) -> Record | None:
    try:
        return unpack(as_today(plain))
    except (CodecError, KeyError):
        return None


def _written(records: list[Record], salvaged: Salvaged, path: Path, scratch: Path) -> Path:
    check_records(records)
    Store.create(scratch, records, str(uuid4()), salvaged.versions, salvaged.pictures).close()
    for number in range(1, 1000):
        mark = " (repaired)" if number == 1 else f" (repaired {number})"
        target = path.with_name(f"{within_bytes(path.stem)}{mark}{SUFFIX}")
        try:
            copy_whole(scratch, target, digest(scratch), exclusive=True)
            return target
        except FileExistsError:
            continue
        except OSError as error:
            raise CannotWrite(target, error.strerror or type(error).__name__) from error
    raise FileExists(path)
