"""What a new map or file can begin from, by one name: a shipped template or sample, or a template of the user's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import ImportFileError
from app.exchange import shelf
from app.exchange.import_child import Reading
from app.guides import templates
from app.guides.images import images_of
from app.guides.own_template import begun_from
from app.model.document import Document
from app.model.picture import Picture
from app.model.records import PROJECT_ID, Project, Record

_Read = Callable[[shelf.OwnTemplate], tuple[Document, tuple[Picture, ...]]]


@dataclass(frozen=True, slots=True)
class Beginning:
    """The records of a new file, its project among them, and the pictures that they name."""

    records: tuple[Record, ...]
    pictures: tuple[Picture, ...]


def beginning(name: str, language: str, title: str = "") -> Beginning:
    """What the template called `name` gives, for a map called `title` in a file that speaks `language`.

    Raises UnknownTemplateError, and ImportFileError for a template of the user's own that cannot be read.
    """
    return _begun(name, language, title, shelf.content)


def at_a_glance(name: str, language: str) -> Beginning:
    """What a small picture of the template called `name` shows: of a large one no more than its beginning.

    Raises as `beginning` does.
    """
    return _begun(name, language, "", shelf.glance)


def _begun(name: str, language: str, title: str, read: _Read) -> Beginning:
    if not name.startswith(shelf.OWN):
        records = templates.build(name, language, title)
        return Beginning(tuple(records), tuple(images_of(records)))
    own = shelf.find(name)
    if own is None:
        raise ImportFileError(shelf.GONE, name=name.removeprefix(shelf.OWN))
    document, pictures = read(own)
    return Beginning(tuple(begun_from(document, language, title)), pictures)


def begun_by(reading: Reading, language: str, title: str = "") -> Beginning:
    """What a template's file gives that somebody sent, once it has been read."""
    template = Document([reading.project or Project(id=PROJECT_ID), *reading.records])
    return Beginning(tuple(begun_from(template, language, title)), reading.pictures)
