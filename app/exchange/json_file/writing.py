"""A project as JSON: the same bytes for the same project."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from app.exchange.base import ExportOptions, ExportReport, Progress, Remark
from app.exchange.json_file.pictures import named, packed
from app.exchange.json_file.shape import FORMAT, OUTER, VERSION
from app.exchange.pictures import Pictures, no_pictures
from app.i18n import N_
from app.model.codec import Plain, to_plain
from app.model.document import Document
from app.model.records import RECORD_TYPES, Id, Record, Source, field_names

_WHOLE = N_("JSON holds the whole project, so all of its maps are in the file.")
_NAMELESS = N_("The names of anonymous respondents were left out: {count}.")

_LOST = N_("Pictures that could not be found or read, and are not in the file: {count}.")


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes the whole project, whichever maps are asked for."""
    whole = as_bytes(document, options.pictures)
    progress(0.8)
    target.write(whole)
    progress(1.0)
    return ExportReport(tuple(_remarks(document, map_ids, options.pictures)))


def as_bytes(document: Document, pictures: Pictures = no_pictures) -> bytes:
    """The project as UTF-8."""
    parts = (FORMAT, VERSION, _records(document), packed(document, pictures))
    whole = dict(zip(OUTER, parts, strict=True))
    return (json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def check(path: Path) -> None:
    """Reads the file back as JSON; raises ValueError when it is cut short or none of ours."""
    whole = json.loads(path.read_bytes())
    if not isinstance(whole, dict) or tuple(whole) != OUTER:
        raise ValueError("not a whole project")


def _records(document: Document) -> Mapping[str, list[dict[str, Plain]]]:
    return {kind.KIND: [_plain(record) for record in _by_id(document.all_of(kind))] for kind in RECORD_TYPES}


def _by_id(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: record.id)


def _plain(record: Record) -> dict[str, Plain]:
    shown = _without_name(record) if isinstance(record, Source) else record
    return {name: to_plain(getattr(shown, name)) for name in field_names(type(shown))}


def _without_name(source: Source) -> Source:
    return replace(source, respondent="") if source.anonymous else source


def _remarks(document: Document, map_ids: Sequence[Id], pictures: Pictures) -> Iterable[Remark]:
    if not {journey.id for journey in document.maps()} <= set(map_ids):
        yield Remark(_WHOLE)
    hidden = sum(bool(source.anonymous and source.respondent) for source in document.sources())
    if hidden:
        yield Remark(_NAMELESS, {"count": hidden})
    lost = sum(pictures(name) is None for name in named(document))
    if lost:
        yield Remark(_LOST, {"count": lost})
