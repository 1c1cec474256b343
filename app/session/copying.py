"""Copies in other files: single maps and personas into one that is there, and a whole map without its past.

Each opens or makes the other file, does one thing with it, and closes it again. What is written anew is made by
`Store.create` and by nothing else: so no page of it ever held what was deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import FileError
from app.i18n import N_
from app.model.document import Document
from app.model.edits.transfer import bring, needed
from app.model.names import own_title
from app.model.picture import JPEG, PNG, Picture, shape
from app.model.records import PROJECT_ID, Id, JourneyMap, Project, Record, Source, anonymised
from app.session.naming import is_there, resolved
from app.session.session import Session

ITSELF = N_("“{name}” is the file that you copy from, so nothing was changed. Choose another one.")
BEHIND = N_("{name} could not be written. The work is kept on this computer; open the map again to go on with it.")

Bytes = Callable[[str], bytes | None]
"""Gives the bytes of the picture with a name."""


@dataclass(frozen=True)
class Copied:
    """What came into the other file: where that is, whether it is new, and how many records it did not have yet."""

    path: Path
    is_new: bool
    records: int


def copy_to_file(session: Session, ids: Sequence[Id], path: Path | str) -> Copied:
    """Copies maps and personas, with all they need, to the map file at `path`, or to a new one.

    A file that is there is backed up first, and gets one step of history that can be taken back. Raises FileError.
    """
    target = Path(path).expanduser().absolute()
    if resolved(target) == resolved(session.path):
        raise FileError(ITSELF, name=target.name)
    records = needed(session.document, ids)
    title = own_title(session.document.project) or session.path.stem
    if is_there(target):
        return Copied(target, False, _added(session, records, target, title))
    base = _new_file(session.document, records)
    made = [*base, *bring(Document(base), records, title).change.created]
    _close(Session.create_from(made, target, pictures_of(made, session.picture)))
    return Copied(target, True, len(made) - len(base))


def copy_without_history(document: Document, pictures: Bytes, path: Path | str, *, anonymous: bool = False) -> Path:
    """Writes a new file with the records as they are now: no steps, no named versions, only pictures that are used.

    With `anonymous`, no source says who the respondent was. Raises FileError; never replaces a file.
    """
    target = Path(path).expanduser().absolute()
    records = [
        anonymised(record) if anonymous and isinstance(record, Source) else record
        for record in document.records.values()
    ]
    _close(Session.create_from(records, target, pictures_of(records, pictures)))
    return target


def pictures_of(records: Iterable[Record], pictures: Bytes) -> list[Picture]:
    """The pictures that `records` speak of, as far as there are bytes for them, each once."""
    names = dict.fromkeys(name for record in records if (name := getattr(record, "picture_id", "")))
    return [_picture(name, data) for name in names if (data := pictures(name)) is not None]


def _picture(name: str, data: bytes) -> Picture:
    width, height = shape(name)
    return Picture(data, width, height, PNG if data.startswith(b"\x89PNG") else JPEG)


def _added(session: Session, records: Sequence[Record], target: Path, title: str) -> int:
    """Brings records into the file at `target`; how many came in."""
    other = Session.open(target)
    try:
        edit = bring(other.document, records, title)
        if edit.change:
            other.back_up()
            for picture in pictures_of(edit.change.created, session.picture):
                other.add_picture(picture.data, picture.width, picture.height, picture.media_type)
            other.run(edit)
    except BaseException:
        other.close()
        raise
    _close(other)
    return len(edit.created)


def _new_file(document: Document, records: Sequence[Record]) -> list[Record]:
    """What a new file begins with: a project, and a first map where none comes along."""
    from app.guides import templates

    language = document.project.language
    titles = [own_title(record) for record in records if isinstance(record, JourneyMap)]
    if not titles:
        return templates.build("empty", language)
    return [Project(id=PROJECT_ID, title=titles[0], language=language)]


def _close(session: Session) -> None:
    """Closes a file that was written; raises FileError where it does not hold everything."""
    problem = session.status.problem
    if not session.close():
        raise FileError(problem or BEHIND, name=session.path.name)
