"""The shelf: the templates that the user made or was given, each a file in one folder of the user's own.

A list says which files we wrote ourselves, by their digest, and what a gallery shows of each; so a gallery opens none
of them to name them. It lies with our own data and not beside them, so that unpacking somebody's templates there makes
none of them ours. Whatever is not on it, because it was put there by hand, is a stranger: it is read as any foreign
file is, in a process of its own, and only then comes on the list. Knows no windows and no maps.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from app.errors import FileError, ImportFileError
from app.exchange import IMPORTERS, card
from app.exchange.base import ImportOptions
from app.exchange.import_child import ImportJob, Reading, import_in_child
from app.exchange.incoming import from_file
from app.exchange.pictures import Pictures
from app.exchange.template_file import read, written
from app.folders import TEMPLATE_SUFFIX, data_folder, templates_folder
from app.guides.own_template import has_content
from app.i18n import LANGUAGES, N_, screen_language, translator
from app.model.document import Document
from app.model.edits import new_id
from app.model.names import title_of
from app.model.picture import Picture
from app.model.records import PROJECT_ID, Project, Record
from app.model.text import file_name, one_line
from app.whole_files import taking_the_place_of, write_whole

_log = logging.getLogger(__name__)

OWN = "own:"
"""Begins what a template of the user's own is called where others go by their ids."""

IMPORTER = next(importer for importer in IMPORTERS if TEMPLATE_SUFFIX in importer.suffixes)
_MOST_OF_A_LIST = 8 << 20
"""Bytes: room for thousands of templates. Whatever is larger is not our list."""

_MOST_PHASES, _LONGEST_WORDS = 200, 300
"""Phases of one template that a search finds it by, and characters of each text on the list."""

GONE = N_("The template “{name}” is no longer there.")
_CHANGED = N_("The template “{title}” was changed by another program. Open the gallery again, and it is read anew.")
_UNWRITTEN = N_("“{name}” could not be written: {reason}. Nothing was changed.")
_TOO_LARGE = N_("“{name}” would be larger than {megabytes} MB, so it was not written. Leave out the notes.")
_UNDELETED = N_("“{name}” could not be deleted: {reason}. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """What is known of a template without opening it; `phases` are the names of its phases in all languages.

    `filled` says that there is more on it than a frame. `size`, `moment` and `digest` are those of its file as we left
    it, in bytes and in nanoseconds.
    """

    path: Path
    title: str
    when: str
    phases: tuple[str, ...]
    filled: bool
    size: int
    moment: int
    digest: str

    @property
    def key(self) -> str:
        """What it is called where shipped templates go by their ids."""
        return OWN + self.path.name


def list_file() -> Path:
    """Where it is written which templates are ours; it need not exist yet."""
    return data_folder("templates.json")


def shelf() -> tuple[OwnTemplate, ...]:
    """The templates that are there as we left them, by their titles."""
    known = [own for own in _listed() if _is_as_we_left(own)]
    return tuple(sorted(known, key=lambda own: (own.title.casefold(), own.path.name)))


def strangers() -> tuple[Path, ...]:
    """Files on the shelf that we did not write, or that were changed since."""
    known = {own.path for own in shelf()}
    with suppress(OSError):
        return tuple(
            sorted(p for p in templates_folder().iterdir() if p.suffix.lower() == TEMPLATE_SUFFIX and p not in known)
        )
    return ()


def find(name: str) -> OwnTemplate | None:
    """The template on the shelf with this key or file name, with or without its ending."""
    wanted = name.removeprefix(OWN)
    return next((own for own in shelf() if wanted in (own.path.name, own.path.stem)), None)


def content(own: OwnTemplate) -> tuple[Document, tuple[Picture, ...]]:
    """What a template holds, and its pictures. Raises ImportFileError where its file is not as we left it."""
    data = _bytes(own)
    if hashlib.sha256(data).hexdigest() != own.digest:
        raise ImportFileError(_CHANGED, title=own.title)
    plan = read(data, own.path.name, ImportOptions(screen_language()))
    return _document(plan.project, plan.build(_empty(), new_id)), plan.pictures


def glance(own: OwnTemplate) -> tuple[Document, tuple[Picture, ...]]:
    """What the card of a template shows, however large that is. Raises ImportFileError where there is nothing."""
    return content(own) if own.size <= card.SMALL else card.kept(own.digest)


# --- putting on it and taking off it ---------------------------------------------------------------------------------


def keep(records: Iterable[Record], pictures: Pictures) -> OwnTemplate:
    """Puts a new template on the shelf, under a name that is free. Raises FileError."""
    document = Document(records)
    path = _free(document.project.title)
    return _written(path, document, pictures, exclusive=True)


def foreign(path: Path) -> ImportJob:
    """Begins to read a template that somebody sent, in a process of its own; `keep_read` puts it on the shelf.

    Raises ImportFileError when it cannot even be opened.
    """
    return import_in_child(IMPORTER, from_file(path), ImportOptions(screen_language()), _empty())


def keep_read(reading: Reading, path: Path) -> OwnTemplate:
    """Puts a template that was read from `path` on the shelf: a stranger there in its own place. Raises FileError."""
    document = _document(reading.project, reading.records)
    if not document.project.title:
        document = _renamed(document, one_line(path.stem), document.project.ambition)
    there = path.parent == templates_folder()
    return _written(path if there else _free(document.project.title), document, _giving(reading.pictures), not there)


def rename(own: OwnTemplate, title: str, when: str) -> OwnTemplate:
    """Gives a template another name and line; its file is called after it. Raises ImportFileError and FileError."""
    document, pictures = content(own)
    renamed = _renamed(document, one_line(title) or own.title, one_line(when))
    stays = file_name(renamed.project.title) == file_name(own.title)
    made = _written(own.path if stays else _free(renamed.project.title), renamed, _giving(pictures), not stays)
    if made.path != own.path:
        take_off(own)
    return made


def take_off(own: OwnTemplate) -> bytes:
    """Deletes a template; gives its bytes, by which `put_back` brings it back. Raises ImportFileError and FileError."""
    data = _bytes(own)
    try:
        own.path.unlink()
    except OSError as error:
        raise FileError(_UNDELETED, name=own.path.name, reason=error.strerror) from error
    _keep_list(other for other in _listed() if other.path != own.path)
    return data


def put_back(own: OwnTemplate, data: bytes) -> OwnTemplate:
    """Brings a template back that was taken off, under its own name if that is still free. Raises FileError."""
    path = own.path if not own.path.exists() else _free(own.title)
    return _on_list(replace(own, path=path), data, exclusive=True)


def copy_out(own: OwnTemplate, target: Path) -> Path:
    """Writes a template to a file of its own, to be shared; gives its path. Raises ImportFileError and FileError."""
    _write(target, _bytes(own), exclusive=False)
    return target


# --- inside ----------------------------------------------------------------------------------------------------------


def _written(path: Path, document: Document, pictures: Pictures, exclusive: bool) -> OwnTemplate:
    project, journeys = document.project, document.maps()
    phases = [phase for journey in journeys for phase in document.phases(journey.id)]
    named = (title_of(phase, translator(say)) for phase in phases[:_MOST_PHASES] for say in LANGUAGES)
    names = tuple(dict.fromkeys(_shown(name) for name in named))
    filled = has_content(document.records.values())
    own = OwnTemplate(path, _shown(project.title), _shown(project.ambition), names, filled, 0, 0, "")
    made = _on_list(own, written(document, pictures), exclusive)
    card.sweep({own.digest for own in _listed()})
    card.keep(made.digest, made.size, document, pictures)
    return made


def _shown(words: str) -> str:
    return one_line(words)[:_LONGEST_WORDS]


def _on_list(own: OwnTemplate, data: bytes, exclusive: bool) -> OwnTemplate:
    if len(data) > IMPORTER.megabytes << 20:
        raise FileError(_TOO_LARGE, name=own.path.name, megabytes=IMPORTER.megabytes)
    _write(own.path, data, exclusive)
    told = own.path.stat()
    made = replace(own, size=told.st_size, moment=told.st_mtime_ns, digest=hashlib.sha256(data).hexdigest())
    _keep_list([*(other for other in _listed() if other.path != made.path), made])
    return made


def _write(target: Path, data: bytes, exclusive: bool) -> None:
    """Writes a file whole or not at all, and reads it back before it counts."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with taking_the_place_of(target, exclusive=exclusive) as temporary:
            temporary.write_bytes(data)
            if temporary.read_bytes() != data:
                raise OSError(None, "it reads back otherwise")
    except OSError as error:
        raise FileError(_UNWRITTEN, name=target.name, reason=error.strerror or str(error)) from error


def _free(title: str) -> Path:
    stem = file_name(title)
    names = (f"{stem}{f' {n}' if n > 1 else ''}{TEMPLATE_SUFFIX}" for n in count(1))
    return next(path for name in names if not (path := templates_folder() / name).exists())


def _bytes(own: OwnTemplate) -> bytes:
    if not own.path.is_file():
        raise ImportFileError(GONE, name=own.title)
    return from_file(own.path).data


def _empty() -> Document:
    return Document([Project(id=PROJECT_ID, language=screen_language())])


def _document(project: Project | None, records: Iterable[Record]) -> Document:
    return Document([project or Project(id=PROJECT_ID), *records])


def _renamed(document: Document, title: str, when: str) -> Document:
    project = replace(document.project, title=title, ambition=when)
    return Document([project, *(record for record in document.records.values() if not isinstance(record, Project))])


def _giving(pictures: Iterable[Picture]) -> Pictures:
    held = {picture.id: picture.data for picture in pictures}
    return held.get


def _is_as_we_left(own: OwnTemplate) -> bool:
    with suppress(OSError, ValueError):  # the latter for a name that no file can have
        told = own.path.stat()
        return (told.st_size, told.st_mtime_ns) == (own.size, own.moment)
    return False


def _listed() -> list[OwnTemplate]:
    """What the list says; one that is missing or damaged is read as empty, and then every file is a stranger."""
    try:
        with list_file().open("rb") as file:
            data = file.read(_MOST_OF_A_LIST + 1)
        stored = json.loads(data) if len(data) <= _MOST_OF_A_LIST else None
    except (OSError, ValueError, RecursionError):
        return []
    return list(_sound(stored)) if isinstance(stored, dict) else []


def _sound(stored: Mapping[str, Any]) -> Iterator[OwnTemplate]:
    for name, told in stored.items():
        match told:
            case {
                "title": str(title),
                "when": str(when),
                "phases": list(phases),
                "filled": bool(filled),
                "size": int(size),
                "moment": int(moment),
                "digest": str(digest),
            } if Path(name).name == name and name.lower().endswith(TEMPLATE_SUFFIX):
                names = tuple(_shown(phase) for phase in phases if isinstance(phase, str))
                path, words = templates_folder() / name, (_shown(title), _shown(when), names)
                yield OwnTemplate(path, *words, filled, size, moment, digest)


def _keep_list(known: Iterable[OwnTemplate]) -> None:
    """Writes the list; a disk that refuses is let be, since all files are then read again as strangers."""
    rows = {own.path.name: {k: v for k, v in asdict(own).items() if k != "path"} for own in known if own.path.exists()}
    try:
        write_whole(list_file(), json.dumps(rows, indent=1, ensure_ascii=False).encode())
    except OSError as error:
        _log.warning("the list of templates cannot be written: %s", error.strerror)
