"""What was read from elsewhere lands in a map here, written once for the window and the command line.

Each landing keeps a backup first, stores the pictures before the edit that speaks of them, and is one step of history.
Who calls shows what the edit remarks. Knows neither windows nor terminals.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.exchange.beginnings import begun_by
from app.exchange.comeback.found import Picked
from app.exchange.import_child import Reading
from app.i18n import N_
from app.model.document import Document
from app.model.edits import Edit, insert_records, land_maps
from app.model.edits import taking_in as edits
from app.model.edits.base import label
from app.model.records import PROJECT_ID, Project
from app.session import Session


def empty(language: str) -> Document:
    """What a file of its own begins as, whose names are in `language`: the document to read into."""
    return Document([Project(id=PROJECT_ID, language=language)])


def make_file(reading: Reading, into: Document, name: str = "", path: Path | None = None) -> Session:
    """A map file of nothing but what was read into `empty`, at `path` or else among the user's documents.

    It is called as its first map, or else `name`; a beginning is begun from. Raises FileError; never replaces a file.
    """
    from app.session.naming import path_for

    if reading.beginning:
        records = list(begun_by(reading, into.project.language).records)
    else:
        title = reading.titles[0] if reading.titles else name
        records = [reading.project or replace(into.project, title=title), *reading.records]
    return Session.create_from(records, path or path_for(records), reading.pictures)


def add(session: Session, reading: Reading) -> Edit:
    """Adds the maps that were read to an open file; the edit's focus is the first. Raises FileError, as Session.run."""
    edit = _begin(session.document, reading) if reading.beginning else _insert(session.document, reading)
    session.back_up()
    for each in reading.pictures:
        session.add_picture(each.data, each.width, each.height, each.media_type)
    session.run(edit)
    return edit


def take_in(session: Session, picked: Picked, name: str) -> Edit:
    """Takes over what was picked of a workbook called `name` that came back. Raises as `add` does."""
    added, removed = [each.values for each in picked.added], [each.action_id for each in picked.removed]
    what = label(N_("Take in changes from “{title}”"), title=name)
    edit = edits.take_in(session.document, what, picked.by_action(), added, removed)
    session.back_up()
    session.run(edit)
    return edit


def _insert(document: Document, reading: Reading) -> Edit:
    title = reading.titles[0] if reading.titles else ""
    return insert_records(document, reading.records, label(N_("Import “{title}”"), title=title))


def _begin(document: Document, reading: Reading) -> Edit:
    """Puts the maps of a template down as the gallery does: what the file knows by its name is used as it is."""
    return land_maps(document, begun_by(reading, document.project.language).records)
