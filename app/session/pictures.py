"""The pictures of an open map: put in before the edit that speaks of them, and swept when nothing needs them any more.

A picture is no edit: undo takes its name out of the records and never the picture out of the file.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from app.model.picture import Picture

if TYPE_CHECKING:
    from app.session.editing import Editing

_log = logging.getLogger(__name__)
MOST_BYTES = 384 * 1024 * 1024
"""What all pictures of a map take at most, so that its file never becomes too large to save."""


class WithPictures(ABC):
    """What a session knows of pictures. They are read from the file each time: whoever draws them keeps them."""

    _editing: Editing
    _closed_with: bool | None

    def add_picture(self, data: bytes, width: int, height: int, media_type: str) -> str:
        """Stores a picture of `width` by `height` pixels and gives its name, for `picture_id` of a record.

        The same picture twice is stored once. Unless an edit then names it, it goes when the map is closed. Raises
        PictureNotStored, TooManyPictures, NotStored while an edit waits for the disk, or DocumentError once closed.
        """
        picture = Picture(data, width, height, media_type)
        editing = self._open_editing()
        if picture.id not in self.pictures():
            editing.finish_waiting()
            _store(editing, picture)
        return picture.id

    def picture(self, name: str) -> bytes | None:
        """The bytes of the picture with this name; None when the file has none, or a damaged one, or is closed."""
        if self._closed_with is not None:
            return None
        from sqlalchemy.exc import SQLAlchemyError

        from app.model.storage import pictures

        try:
            with self._editing.writer.store.transaction() as connection:
                return pictures.read(connection, name)
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            _log.warning("a picture cannot be read: %s", type(error).__name__)
            return None

    def pictures(self) -> tuple[str, ...]:
        """The names of all pictures in the file."""
        from sqlalchemy.exc import SQLAlchemyError

        from app.model.storage import pictures

        try:
            with self._editing.writer.store.transaction() as connection:
                return tuple(pictures.names(connection))
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            _log.warning("the pictures cannot be listed: %s", type(error).__name__)
            return ()

    @abstractmethod
    def _open_editing(self) -> Editing:
        """The door to all that writes; raises DocumentError once the session is closed."""


def sweep(editing: Editing) -> None:
    """Deletes the pictures that no record, step of history or version speaks of; none while that is not sure."""
    from app.model.storage import pictures
    from app.model.storage.errors import PictureNotStored
    from app.model.storage.store import UNREADABLE

    try:
        with editing.writer.store.transaction() as connection:
            unused = pictures.unused(connection, editing.document.records.values())
    except UNREADABLE as error:
        _log.warning("pictures are kept, as what needs them cannot be read: %s", type(error).__name__)
        return
    if unused:
        editing.writer.write_aside(lambda connection: pictures.remove(connection, unused), PictureNotStored)


def _store(editing: Editing, picture: Picture) -> None:
    from app.model.storage import pictures
    from app.model.storage.errors import PictureNotStored, TooManyPictures

    with editing.writer.store.transaction() as connection:
        total = pictures.total_bytes(connection)
    if total + len(picture.data) > MOST_BYTES:
        raise TooManyPictures(MOST_BYTES >> 20)
    editing.writer.write_aside(lambda connection: pictures.add(connection, picture), PictureNotStored)
