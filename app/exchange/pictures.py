"""Where the painters of an export get its pictures, and how they travel to a process of its own: in a folder.

Painters ask for a picture by its name, and draw a pale box where there is none.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.folders import data_folder
from app.model.document import Document
from app.model.picture import is_name, is_of
from app.model.records import Record

Pictures = Callable[[str], bytes | None]
"""Gives the bytes of a picture by its name; None for one that is not there."""


def no_pictures(_name: str) -> bytes | None:
    """For an export without any."""
    return None


@dataclass(frozen=True, slots=True)
class PicturesIn:
    """The pictures in a folder, each in a file of its own name; it can be sent to another process."""

    folder: Path

    def __call__(self, name: str) -> bytes | None:
        """The bytes of the picture with this name; None when it is not there or not what it was."""
        if not is_name(name):
            return None
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        return data if is_of(name, data) else None


def any_pictures(document: Document) -> bool:
    """Whether any record of a map has a picture."""
    return any(getattr(record, "picture_id", "") for record in document.records.values())


class Luggage:
    """The pictures of some records, in a folder that goes with `drop`; nothing is made when there are none."""

    def __init__(self, records: Iterable[Record], pictures: Pictures) -> None:
        self._folder: Path | None = None
        for name in {getattr(record, "picture_id", "") for record in records} - {""}:
            data = pictures(name)
            if data is not None:
                self._put(name, data)

    def packed(self) -> Pictures:
        """The pictures as they can be sent to another process, which finds them in the folder."""
        return PicturesIn(self._folder) if self._folder is not None else no_pictures

    def drop(self) -> None:
        """Deletes the folder."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _put(self, name: str, data: bytes) -> None:
        if self._folder is None:
            base = data_folder("reading")
            base.mkdir(parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(prefix="pictures-", dir=base))
        (self._folder / name).write_bytes(data)
