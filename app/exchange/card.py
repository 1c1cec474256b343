"""What the card of an own template is drawn from: of a large one its beginning, kept when it was put on the shelf.

So a gallery reads no more for a picture than a picture shows, and what it reads lies with our own data, as the list
does. A template whose beginning was not kept has no picture.
"""

from __future__ import annotations

import logging
from collections.abc import Collection

from app.errors import ImportFileError
from app.exchange.base import ImportOptions
from app.exchange.pictures import Pictures
from app.exchange.template_file import read, written
from app.folders import data_folder
from app.guides.glance import glance_at
from app.i18n import N_
from app.model.document import Document
from app.model.edits import new_id
from app.model.picture import Picture
from app.model.records import PROJECT_ID, Project
from app.whole_files import write_whole

_log = logging.getLogger(__name__)

SMALL = 150_000
"""Bytes of a template that is read whole for its card: about what the largest of our own samples are."""

MOST_OF_PICTURES = 1 << 20
"""Bytes of the pictures that are kept for one card."""

_NONE = N_("The template has no picture.")
_FOLDER, _ENDING = "template-cards", ".json"


def keep(digest: str, size: int, document: Document, pictures: Pictures) -> None:
    """Keeps what the card of a template needs, if that is more than `SMALL`; a disk that refuses is let be."""
    if size <= SMALL:
        return
    data = written(Document(glance_at(document)), _few(pictures))
    target = data_folder(_FOLDER, digest + _ENDING)
    try:
        target.parent.mkdir(exist_ok=True)
        write_whole(target, data)
    except OSError as error:
        _log.warning("what a card shows could not be kept: %s", error.strerror)


def kept(digest: str) -> tuple[Document, tuple[Picture, ...]]:
    """What was kept of the template with this digest. Raises ImportFileError when there is nothing sound."""
    try:
        data = data_folder(_FOLDER, digest + _ENDING).read_bytes()
    except OSError as error:
        raise ImportFileError(_NONE) from error
    plan = read(data, digest, ImportOptions())
    into = Document([Project(id=PROJECT_ID)])
    return Document([plan.project or Project(id=PROJECT_ID), *plan.build(into, new_id)]), plan.pictures


def sweep(digests: Collection[str]) -> None:
    """Deletes what was kept of templates that are none of these."""
    try:
        for path in data_folder(_FOLDER).glob("*" + _ENDING):
            if path.name.removesuffix(_ENDING) not in digests:
                path.unlink()
    except OSError as error:
        _log.warning("what a card showed could not be deleted: %s", error.strerror)


def _few(pictures: Pictures) -> Pictures:
    """The pictures, as long as they are few enough to be read for a card."""
    left = MOST_OF_PICTURES
    given: dict[str, bytes | None] = {}

    def give(name: str) -> bytes | None:
        nonlocal left
        if name not in given:
            data = pictures(name)
            fits = data is not None and len(data) <= left
            given[name] = data if fits else None
            left -= len(data) if data is not None and fits else 0
        return given[name]

    return give
