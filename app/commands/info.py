"""`reiskaart info`: says what is in a map file, and whether the file is sound."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from app.analysis.evidence import map_evidence, supported_by
from app.analysis.respondents import respondent_of
from app.commands.json_out import print_json
from app.commands.telling import printed
from app.errors import FileError
from app.i18n import N_
from app.model.document import Document
from app.model.records import RECORD_TYPES, Action, JourneyMap, Note, Person, Persona, Source, Tag

if TYPE_CHECKING:
    from app.session import Version


def run(options: Namespace) -> int:
    """Shows it; the exit code is 1 when the file is damaged, though what can be read is shown."""
    from app.session import format_version, integrity, named_versions, read

    try:
        document = read(options.file)
    except FileError:
        if options.json and options.file.is_file():
            print_json({"integrity": integrity(options.file)})
        raise
    data = {
        "format_version": format_version(options.file),
        **contents(document),
        "versions": [_version(version) for version in named_versions(options.file)],
        "integrity": integrity(options.file),
    }
    if options.json:
        print_json(data)
    else:
        show(data)
    return 0 if data["integrity"] == "ok" else 1


def contents(document: Document) -> dict[str, Any]:
    """What is in a file, for programs."""
    return {
        "title": document.project.title,
        "language": document.project.language,
        "maps": [_map(document, journey) for journey in document.maps()],
        "personas": [persona.name for persona in document.personas()],
        "channels": [channel.name for channel in document.channels()],
        "actions": [_action(document, action) for action in document.actions()],
        "segments": [segment.name for segment in document.segments()],
        "sources": [_source(document, source) for source in document.sources()],
        "tags": [_tag(document, tag) for tag in document.tags()],
        "records": {kind.KIND: len(document.all_of(kind)) for kind in RECORD_TYPES},
        "pictures": len(_pictures(document)),
    }


def _source(document: Document, source: Source) -> dict[str, Any]:
    """A source, its respondent as others may read it."""
    return {
        "title": source.title,
        "kind": source.kind.value,
        "date": source.held.isoformat() if source.held else None,
        "respondent": respondent_of(document, source) or None,
        "evidence": len(supported_by(document, source.id)),
    }


def _tag(document: Document, tag: Tag) -> dict[str, Any]:
    return {"name": tag.name, "colour": tag.tint.value, "carried_by": len(document.referrers(tag.id))}


def _pictures(document: Document) -> set[str]:
    """The names of the pictures that are shown anywhere."""
    return {getattr(record, "picture_id", "") for record in document.records.values()} - {""}


def _map(document: Document, journey: JourneyMap) -> dict[str, Any]:
    phases = document.phases(journey.id)
    lanes = document.lanes(journey.id)
    persona = document.find(journey.persona_id, Persona)
    return {
        "id": journey.id,
        "name": journey.title,
        "state": journey.state.value,
        "persona": persona.name if persona else None,
        "phases": len(phases),
        "lanes": len(lanes),
        "touchpoints": len(document.journey(journey.id)),
        "notes": sum(_notes(document, phase.id) for phase in phases),
        "links": sum(len(document.links(touchpoint.id)) for touchpoint in document.journey(journey.id)),
        "origin": journey.origin_id,
        "proven_percent": map_evidence(document, journey.id).whole.percent,
    }


def _version(version: Version) -> dict[str, Any]:
    moment = version.made_at
    return {
        "name": version.name,
        "named_at": moment.isoformat(timespec="seconds") if moment else None,
        "readable": version.readable,
    }


def _notes(document: Document, phase_id: Any) -> int:
    return sum(isinstance(record, Note) for record in document.referrers(phase_id))


def _action(document: Document, action: Action) -> dict[str, Any]:
    owner = document.find(action.owner_id, Person)
    return {
        "title": action.title,
        "owner": owner.name if owner else None,
        "light": action.light.value,
        "progress": action.progress.value,
        "start": action.start.isoformat() if action.start else None,
        "due": action.due.isoformat() if action.due else None,
        "percent": action.percent,
    }


def show(data: dict[str, Any]) -> None:
    """The same for people."""
    print(data["title"])
    for journey in data["maps"]:
        printed(
            N_("  {name}: {phases} phases, {lanes} lanes, {touchpoints} touchpoints, {notes} notes"),
            **{key: journey[key] for key in ("name", "phases", "lanes", "touchpoints", "notes")},
        )
    printed(
        N_("  {personas} personas, {channels} channels, {actions} actions"),
        **{key: len(data[key]) for key in ("personas", "channels", "actions")},
    )
    printed(
        N_("  {segments} segments, {sources} sources, {tags} tags, {pictures} pictures"),
        **{key: len(data[key]) for key in ("segments", "sources", "tags")},
        pictures=data["pictures"],
    )
    sentence = N_("  Format {version}; the file is sound.")
    if data["integrity"] != "ok":
        sentence = N_("  Format {version}; the file is damaged: {reason}.")
    printed(sentence, version=data["format_version"], reason=data["integrity"])
