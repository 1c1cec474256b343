"""A project from JSON: a foreign file until everything in it has been found sound.

Whatever is wrong refuses the whole file in one sentence; nothing is mended, since what was meant cannot be known.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from app.errors import ImportFileError
from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.json_file.landing import landed
from app.exchange.json_file.pictures import renamed, unpacked
from app.exchange.json_file.shape import FORMAT, OLDEST, OUTER, VERSION
from app.i18n import N_
from app.model.belonging import Misfit, lacks_map, misfits
from app.model.codec import CodecError, unpack
from app.model.document import Document
from app.model.domain import fault_of
from app.model.edits.mending import mended
from app.model.older import as_today
from app.model.picture import Picture
from app.model.records import BY_KIND, PROJECT_ID, Project, Record, field_names

MOST_RECORDS = 200_000
"""Records in one file: many times the largest project, and few enough to hold."""

NOT_OURS = N_("“{name}” is no project that Reiskaart wrote as JSON. Nothing was imported.")
NEWER = N_(
    "“{name}” was written by a newer Reiskaart, in format {version}; this one reads {known}. Nothing was imported."
)
TOO_MANY = N_("“{name}” holds more than {limit} records, so it was not read. Nothing was imported.")
UNKNOWN = N_("“{name}” holds “{what}”, which this Reiskaart does not know. Nothing was imported.")
UNSOUND = N_("In “{name}” record {record} ({kind}) holds a value that cannot be in a map. Nothing was imported.")
TWICE = N_("In “{name}” two records have the id {record}. Nothing was imported.")
LOOSE = N_("In “{name}” field {field} of record {record} points at nothing that fits. Nothing was imported.")
NO_PICTURE = N_("In “{name}” picture {picture} is not what its name says. Nothing was imported.")
NO_PROJECT = N_("“{name}” does not say whose project it is: it needs exactly one project record. Nothing was imported.")

NO_MAP = N_("“{name}” holds no journey map, and a file needs at least one. Nothing was imported.")
ASTRAY: dict[Misfit, str] = {
    Misfit.SCORED_TWICE: N_(
        "In “{name}” one actor has two scores at the same touchpoint, of which {record} is one. Nothing was imported."
    ),
    Misfit.TAGGED_TWICE: N_("In “{name}” one item carries the same tag twice, by {record}. Nothing was imported."),
    Misfit.NOT_IN_ITS_LANE: N_(
        "In “{name}” note {record} stands in a lane of another map or in one without notes. Nothing was imported."
    ),
    Misfit.NOT_UNDER_ITS_TOUCHPOINT: N_(
        "In “{name}” note {record} stands in another phase than its touchpoint. Nothing was imported."
    ),
    Misfit.BETWEEN_MAPS: N_("In “{name}” link {record} leads from one map to another. Nothing was imported."),
    Misfit.FROM_ITSELF: N_("In “{name}” record {record} says that it was made from itself. Nothing was imported."),
    Misfit.NEEDED_TWICE: N_("In “{name}” one action needs another twice, by {record}. Nothing was imported."),
    Misfit.IN_A_CIRCLE: N_("In “{name}” actions wait for each other in a circle, by {record}. Nothing was imported."),
}
"""What is wrong between records that are sound one by one, in a sentence each."""


class _RepeatedError(ValueError):
    """One name stands twice in an object, so that a reader would lose one of the two."""


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads a project called `name`; raises ImportFileError when it is none, or not sound in every part."""
    version, rows, pictures = _outer(source, name)
    document = _document(list(_records(rows, version, name)), name)
    held = dict(_pictures(pictures, name))
    document = Document(renamed(document.records.values(), held))
    project = document.get(PROJECT_ID, Project)
    return ImportPlan(
        titles=tuple(journey.title for journey in document.maps()) or (project.title,),
        build=lambda into, ids: landed(document, into, ids),
        project=project,
        pictures=tuple(held.values()),
    )


def _outer(source: bytes, name: str) -> tuple[int, dict[str, Any], dict[str, Any]]:
    """The version, the rows of each kind and the pictures, from a file that is ours and of a version that we know."""
    try:
        whole = json.loads(source.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise ImportFileError(NOT_OURS, name=name) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or type(whole.get("version")) is not int:
        raise ImportFileError(NOT_OURS, name=name)
    if whole["version"] > VERSION:
        raise ImportFileError(NEWER, name=name, version=whole["version"], known=VERSION)
    rows, pictures = whole.get("records"), whole.get("pictures", {})
    if whole["version"] < OLDEST or not isinstance(rows, dict) or not isinstance(pictures, dict):
        raise ImportFileError(NOT_OURS, name=name)
    _refuse_unknown(whole, OUTER, name)
    _refuse_unknown(rows, BY_KIND, name)
    return whole["version"], rows, pictures


def _pictures(pictures: dict[str, Any], name: str) -> Iterator[tuple[str, Picture]]:
    """The pictures as a map holds them, each with the name that it came with."""
    for known, text in pictures.items():
        picture = unpacked(known, text)
        if picture is None:
            raise ImportFileError(NO_PICTURE, name=name, picture=_shown(known[:12]))
        yield known, picture


def _records(rows: dict[str, Any], version: int, name: str) -> Iterator[Record]:
    if not all(isinstance(row, list) for row in rows.values()):
        raise ImportFileError(NOT_OURS, name=name)
    if sum(map(len, rows.values())) > MOST_RECORDS:
        raise ImportFileError(TOO_MANY, name=name, limit=MOST_RECORDS)
    return (_record(kind, plain, version, name) for kind, row in rows.items() for plain in row)


def _record(kind: str, plain: Any, version: int, name: str) -> Record:
    if not isinstance(plain, dict):
        raise ImportFileError(NOT_OURS, name=name)
    today = as_today({**plain, "record": kind}, version)
    _refuse_unknown((field for field in today if field != "record" or field in plain), field_names(BY_KIND[kind]), name)
    try:
        record = unpack(today)
        wrong = fault_of(record)
    except CodecError as error:
        raise _unsound(kind, plain, name) from error
    if wrong:
        raise _unsound(kind, plain, name)
    return record


def _document(records: list[Record], name: str) -> Document:
    """The document that sound records make, once they have been found to belong together; long keys become short."""
    document = Document(records)
    if len(document.records) != len(records):
        [(twice, _times)] = Counter(record.id for record in records).most_common(1)
        raise ImportFileError(TWICE, name=name, record=_shown(twice))
    if document.find(PROJECT_ID, Project) is None:
        raise ImportFileError(NO_PROJECT, name=name)
    for loose in document.loose_references():
        raise ImportFileError(LOOSE, name=name, field=loose.field, record=_shown(loose.record_id))
    if lacks_map(document):
        raise ImportFileError(NO_MAP, name=name)
    for record, misfit in misfits(document):
        raise ImportFileError(ASTRAY[misfit], name=name, record=_shown(record.id))
    return mended(document)


def _refuse_unknown(given: Iterable[str], known: Any, name: str) -> None:
    for what in given:
        if what not in known:
            raise ImportFileError(UNKNOWN, name=name, what=_shown(what))


def _unsound(kind: str, plain: dict[str, Any], name: str) -> ImportFileError:
    return ImportFileError(UNSOUND, name=name, kind=kind, record=_shown(plain.get("id")))


def _shown(value: Any) -> str:
    """As much of a foreign word as fits in a sentence, in letters that can be printed."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in str(value)[:40])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _RepeatedError
    return made


def _refuse_constant(word: str) -> None:
    raise ValueError(word)
